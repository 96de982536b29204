"""The chain of sub-processors as a tree: who works for whom, in which country, with the same obligations or not."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from officer_app.domain.sub_processor import SubProcessor
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, EmptyPlace
from officer_app.ui.icons import icon
from officer_app.ui.register_file import RegisterFile
from officer_app.ui.register_words import empty_words, new_words
from officer_app.ui.theme import THEME, font
from officer_app.ui.words import country_name, show_here, t

_ID = int(Qt.ItemDataRole.UserRole)
_INDENT = 22


class Tree(QTreeWidget):
    """Enter opens the chosen link of the chain."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() and self.currentItem():
            self.itemActivated.emit(self.currentItem(), 0)
            return
        super().keyPressEvent(event)


class Chain(QWidget):
    """The whole chain of one processor; a double click or Enter opens a link of it."""

    def __init__(self, open_record: Callable[[str, int], None], add: Callable[..., Any]) -> None:
        super().__init__()
        self.setObjectName("chain")
        self.setAccessibleName(t("Chain of sub-processors"))
        self._open, self._add = open_record, add
        self._file: RegisterFile | None = None
        self.tree = Tree()
        self.tree.setObjectName("chain_tree")
        self.tree.setAccessibleName(t("Chain of sub-processors"))
        self.tree.setHeaderLabels([t("Sub-processor"), t("Country"), t("Role"), t("Same obligations")])
        self.tree.header().setObjectName("chain_header")
        self.tree.header().setAccessibleName(t("Chain of sub-processors"))
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setIndentation(_INDENT)
        self.tree.setUniformRowHeights(True)
        self.tree.itemActivated.connect(lambda item, _column: self._open(*item.data(0, _ID)))
        self.add_button = button(new_words("sub_processor"), "chain_add", self._add_under, icon_name="plus")
        self._card = Card("chain_card", padding=1)
        self._card.column.addWidget(self.tree)
        self._empty = EmptyPlace("chain_empty", "organisation", empty_words("sub_processor"))
        self._card.column.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(10)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._card, 1)
        THEME.changed.connect(self._draw_again)

    def _draw_again(self) -> None:
        if self._file:
            self.show_file(self._file)

    def show_file(self, file: RegisterFile) -> None:
        """Show the chain of a processor, or the chain in which a sub-processor stands."""
        self._file = file
        self.tree.clear()
        by_id = {each.id: each for each in file.chain}
        top = self._top(file)
        items: dict[int | None, QTreeWidgetItem] = {}
        for each in file.chain:
            self._place(each, by_id, items, top)
        self.tree.expandAll()
        self.tree.setVisible(bool(file.chain))
        self._empty.setVisible(not file.chain)

    def _top(self, file: RegisterFile) -> QTreeWidgetItem:
        is_processor = file.kind.key == "processor"
        processor = file.record.id if is_processor else file.record.processor
        linked = next((each.title for each in file.links.out if each.spec.name == "processor"), "")
        item = QTreeWidgetItem(self.tree, [file.record.name if is_processor else linked, "", "", ""])
        if is_processor:
            item.setText(1, country_name(file.record.country))
        item.setIcon(0, icon("organisation"))
        item.setData(0, _ID, ("processor", processor))
        item.setFont(0, font(weight=font().Weight.DemiBold))
        return item

    def _place(
        self, each: SubProcessor, by_id: dict[int | None, SubProcessor], items: dict[int | None, QTreeWidgetItem],
        top: QTreeWidgetItem,
    ) -> QTreeWidgetItem:  # fmt: skip
        if each.id in items:
            return items[each.id]
        above = by_id.get(each.under)
        parent = self._place(above, by_id, items, top) if above else top
        words = t("{title} (taken out)", title=each.name) if each.retired_on else each.name
        same = show_here(each.same_obligations) if each.same_obligations is not None else t("Not known yet")
        item = QTreeWidgetItem(parent, [words, country_name(each.country), each.role, same])
        item.setData(0, _ID, ("sub_processor", each.id))
        item.setIcon(0, icon("forward", "muted"))
        if self._file and each.id == self._file.record.id and self._file.kind.key == "sub_processor":
            item.setFont(0, font(weight=font().Weight.DemiBold))
            self.tree.setCurrentItem(item)
        items[each.id] = item
        return item

    def _add_under(self) -> None:
        if self._file is None:
            return
        is_processor = self._file.kind.key == "processor"
        item: QTreeWidgetItem | None = self.tree.currentItem()
        chosen = item.data(0, _ID) if item is not None else None
        begun = {"processor": self._file.record.id if is_processor else self._file.record.processor}
        if chosen and chosen[0] == "sub_processor":
            begun["under"] = chosen[1]
        self._add("sub_processor", **begun)
