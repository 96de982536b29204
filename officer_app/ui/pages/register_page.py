"""The page of a register, made from its type: the list at the left, the chosen record beside it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.own_verbs import can_be_written
from officer_app.services.starter import starter_counts
from officer_app.ui.buttons import filled
from officer_app.ui.cards import EDGE, Card, EmptyPlace
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.starter import starter_button
from officer_app.ui.page_head import PageHead
from officer_app.ui.pages.list_and_detail import ListAndDetail
from officer_app.ui.pages.register_columns import columns_of
from officer_app.ui.pages.register_filter import RETIRED, RegisterFilter, chosen
from officer_app.ui.pages.register_filter_bar import RegisterFilterBar
from officer_app.ui.pages.register_panel import RegisterPanel
from officer_app.ui.pages.register_verbs import RegisterVerbs
from officer_app.ui.pages.register_verdict import verdict_column, verdict_gaps
from officer_app.ui.pages.transfer_map import overview_of
from officer_app.ui.register_book import Shelf
from officer_app.ui.register_words import empty_words, new_words
from officer_app.ui.tables import RecordModel, RecordTable, fill
from officer_app.ui.words import count, t, translate

LIST_WIDTH = 470
_NEWEST_FIRST = {
    "breach": "aware_at",
    "change_notice": "told_on",
    "disclosure": "received_on",
    "notice_version": "effective_from",
}
"""Registers in which the latest matters most, and the column by which they are sorted first."""


class RegisterPage(QWidget):
    """List and detail; Enter opens, Esc goes back, and the detail keeps its place when the list changes."""

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self.key, self._kind = key, RECORD_TYPES[key]
        self.setObjectName(key)
        self.setAccessibleName(translate(self._kind.plural))
        self._desk = desk
        self._shelf: Shelf | None = None
        self.verbs = RegisterVerbs(desk)
        self.filters = RegisterFilterBar(key)
        self.filters.changed.connect(lambda _wanted: self._narrow())
        self.panel = RegisterPanel(desk, key, self.verbs)
        self.panel.closed.connect(self.go_back)
        self.panel.gone.connect(self._show_without)
        self.panel.widened.connect(self._open_chosen)
        self._lay_out()
        desk.registers.read.connect(self._on_read)
        self._on_read(frozenset({key}))

    def _lay_out(self) -> None:
        side = self._list_side()
        self._split = ListAndDetail(f"{self.key}_split", side, self.table, self.panel, _list_width)
        self._split.turned.connect(self._turn)
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, 18, EDGE, 18)
        page.setSpacing(10)
        page.addWidget(self._head())
        page.addWidget(self._split, 1)
        self.setFocusProxy(self.table)

    def _head(self) -> PageHead:
        self.new_button = filled(new_words(self.key), f"{self.key}_new", self.new, icon_name="plus")
        self._top = PageHead(self.key, translate(self._kind.plural), self.new_button)
        self.summary = self._top.summary
        self.new_button.setVisible(can_be_written(self.key))
        return self._top

    def _list_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName(f"{self.key}_list_side")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        below = QVBoxLayout(listed := QWidget())
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(self.filters)
        below.addWidget(self._list(), 1)
        listed.setObjectName(f"{self.key}_listed")
        listed.setFocusProxy(self.table)
        self.overview = overview_of(self.key, self._desk, self.filters, listed)
        if self.overview:
            column.addWidget(self.overview)
        column.addWidget(listed, 1)
        return side

    def _list(self) -> Card:
        card = Card(f"{self.key}_card", padding=0)
        card.column.setContentsMargins(1, 4, 1, 2)
        book = self._desk.registers
        columns = columns_of(self.key, book, self._desk.today(), verdict_column(self.key, book))
        self.model = RecordModel(columns, lambda record: record.id, self)
        self.table = RecordTable(self.model, f"{self.key}_list", translate(self._kind.plural))
        first = _NEWEST_FIRST.get(self.key)
        order = Qt.SortOrder.DescendingOrder if first else Qt.SortOrder.AscendingOrder
        self.table.sortable([column.key for column in columns].index(first or "title"), order)
        self.table.chosen.connect(self._show_beside)
        self.table.opened.connect(self._open)
        self._nothing = EmptyPlace(f"{self.key}_no_match", "search", "", t("Show all"), self.filters.clear)
        offer = new_words(self.key) if can_be_written(self.key) else ""
        self._empty = EmptyPlace(f"{self.key}_empty", self._kind.icon, empty_words(self.key), offer, self.new)
        if self.key in starter_counts():
            self._empty.also(starter_button(self._desk, f"{self.key}_starter"))
        self._stack = QStackedLayout()
        card.column.addLayout(self._stack, 1)  # first, or the table would be shown as a window of its own
        for part in (self.table, self._nothing, self._empty):
            self._stack.addWidget(part)
        return card

    # The list

    def reload(self) -> None:
        """Read the list and the record again, in the background."""
        self._desk.registers.reload({self.key})
        self.panel.reload()

    def touched(self, names: frozenset[str]) -> None:
        """Show the open record again; the list comes from the book."""
        self.panel.touched(names)

    def _on_read(self, keys: frozenset[str]) -> None:
        shelf = self._desk.registers.shelf(self.key)
        if shelf is not None and self.key in keys:
            self._shelf = shelf
            self.filters.show_shelf(shelf)
            if self.overview:
                self.overview.show_shelf(shelf)
            self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.overview:
            self.overview.fit(event.size().height())
        super().resizeEvent(event)

    def _narrow(self) -> None:
        if self._shelf is None:
            return
        wanted = self.filters.filter
        records = chosen(self._shelf, wanted)
        fill(self.table, self.model, records, self.panel.record_id)
        self.summary.setText(self._said(self._shelf, wanted, len(records)))
        self.filters.setVisible(bool(self._shelf.records))
        if not self._shelf.records:
            self._stack.setCurrentWidget(self._empty)
        elif records:
            self._stack.setCurrentWidget(self.table)
        else:
            self._nothing.say(_why_nothing(wanted))
            self._stack.setCurrentWidget(self._nothing)

    def _said(self, shelf: Shelf, wanted: RegisterFilter, shown: int) -> str:
        if not shelf.records:
            return ""
        number = sum(each.retired_on is None for each in shelf.records)
        lost = verdict_gaps(self._desk.registers, self.key)
        said = [
            str(number),
            count(lost, "1 without a ground that holds", "{n} without a ground that holds") if lost else "",
            count(shown, "1 shown", "{n} shown") if wanted != RegisterFilter() else "",
        ]
        return ", ".join(each for each in said if each)

    # The detail

    def _show_beside(self, record: Any) -> None:
        if record is None or record.id == self.panel.record_id:
            return
        self._desk.trail_left.emit()
        self.panel.header.show_way_back("")
        self.panel.show_record(record.id)
        self._split.show_beside()

    def _open(self, record: Any) -> None:
        if record is not None:
            self.open_record(record.id)

    def _open_chosen(self) -> None:
        if self.panel.record_id is not None:
            self.open_record(self.panel.record_id)

    def open_record(self, record_id: int, tab: str = "") -> None:
        """Show a record over the whole page, and mark it in the list; `tab` as in `RegisterPanel.show_tab`."""
        self.panel.show_record(record_id)
        self._split.widen()
        self.panel.show_tab(tab)
        self.table.choose_quietly(self.model.row_of(record_id))

    @property
    def open_id(self) -> int | None:
        """The record that is shown, None where the list is alone."""
        return None if self.panel.isHidden() else self.panel.record_id

    def _turn(self, wide: bool) -> None:
        self._top.setVisible(not wide)
        self.panel.header.set_wide(wide=wide)
        if wide:
            self.panel.header.change.setFocus()

    def go_back(self) -> bool:
        """From the whole page to the list beside it, from there to the list alone; False where there is no way back."""
        if self._split.go_back():
            return True
        if self.filters.filter.query:
            self.filters.search("")
            return True
        return False

    def show_list(self, query: str = "") -> None:
        """Show the list alone, narrowed by words."""
        self._split.show_list_alone()
        self.filters.search(query)

    def _show_without(self) -> None:
        """Show the list alone: the record is not in the register any more."""
        self.show_list(self.filters.filter.query)

    def new(self) -> None:
        """Let the person add a record, and show it."""
        made = self.verbs.new(self.key)
        if made is not None:
            self.open_record(made)


def _list_width(room: int) -> int:
    return min(LIST_WIDTH, room // 2)


def _why_nothing(wanted: RegisterFilter) -> str:
    if wanted.query.strip():
        return t("Nothing in this list matches {query}.", query=wanted.query.strip())
    if wanted.state == RETIRED:
        return t("Nothing was taken out of this list.")
    return t("Nothing in this list fits what you chose.")
