"""The records at the other ends of a record's links: one click away, grouped by their kind."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from officer_app.domain.fields import Kind
from officer_app.domain.registry import links_to
from officer_app.services.registers import LinkedRecord
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, clear
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Text, plain_tip
from officer_app.ui.register_book import REGISTERS
from officer_app.ui.register_file import RegisterFile
from officer_app.ui.register_words import new_words
from officer_app.ui.scrolling import measure_round
from officer_app.ui.words import count, t, translate

Open = Callable[[str, int], None]
_LONGEST = 48
"""Signs of a title that a link shows; the whole is its tooltip."""
_SHOWN = 6
"""Links of one kind that are shown before the person asks for all."""


def link_title(linked: LinkedRecord) -> str:
    """Return what a linked record is called, and whether it was taken out of its list."""
    title = linked.title or t("{kind} {number}", kind=translate(linked.kind.singular), number=str(linked.id))
    if linked.kind.key == "impact_assessment" and linked.title:
        title = t("Assessment {title}", title=title)
    return t("{title} (taken out)", title=title) if linked.is_retired else title


def link_button(linked: LinkedRecord, name: str, open_record: Open) -> QPushButton:
    """Return a button that shows the linked record."""
    title = link_title(linked)
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
    made = button(short, name, partial(open_record, linked.kind.key, linked.id), look="link")
    made.setAccessibleName(t("Open {kind} {title}", kind=translate(linked.kind.singular), title=title))
    made.setToolTip(plain_tip(t("{kind}: {title}", kind=translate(linked.kind.singular), title=title)))
    return made


class LinksCard(Card):
    """Everything that names the record, and a menu to add more of it."""

    def __init__(self, key: str, open_record: Open, add: Callable[[str, str], None]) -> None:
        super().__init__(f"{key}_links", t("Named by"), " ")
        self._open = open_record
        self._whole: set[str] = set()
        self._file: RegisterFile | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.column.addLayout(self._rows)
        self.add_button = button(t("Add"), f"{key}_links_add", look="quiet", icon_name="plus")
        self.add_button.setAccessibleName(t("Add a record that names this one"))
        menu = QMenu(self.add_button)
        menu.setObjectName(f"{key}_links_menu")
        menu.setAccessibleName(t("Add a record that names this one"))
        for kind, spec in links_to(key):
            if kind.key in REGISTERS and spec.kind is Kind.LINK and not kind.has_own_verbs and kind.key != key:
                menu.addAction(new_words(kind.key), partial(add, kind.key, spec.name))
        self.add_button.setMenu(menu)
        self.head.addWidget(self.add_button)
        self.add_button.setVisible(bool(menu.actions()))

    def lines(self) -> int:
        """Return about how many lines the card takes."""
        return 3 + (len(self._file.named_by) if self._file else 0)

    def show_file(self, file: RegisterFile) -> None:
        """Show what names a record."""
        if self._file is None or self._file.record.id != file.record.id:
            self._whole.clear()
        self._file = file
        clear(self._rows)
        number = len(file.named_by)
        self.remark.setText(count(number, "1 record", "{n} records") if number else "")
        if not number:
            self._rows.addWidget(Text(t("No other record names this one."), "muted", wrap=True))
        groups: dict[str, list[LinkedRecord]] = {}
        for each in file.named_by:
            groups.setdefault(each.kind.key, []).append(each)
        for key, linked in groups.items():
            self._add_group(key, linked)

    def _add_group(self, key: str, linked: list[LinkedRecord]) -> None:
        kind = linked[0].kind
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(Sign(kind.icon, "faint"))
        row.addWidget(Text(translate(kind.plural), "note"), 1)
        self._rows.addWidget(head)
        shown = linked if key in self._whole else linked[:_SHOWN]
        for each in shown:
            self._rows.addWidget(self._line(each))
        if len(shown) < len(linked):
            words = count(len(linked) - len(shown), "1 more", "{n} more")
            self._rows.addWidget(_indented(button(words, f"more_{key}", partial(self._show_whole, key), look="link")))

    def _line(self, linked: LinkedRecord) -> QWidget:
        return _indented(link_button(linked, f"from_{linked.kind.key}_{linked.spec.name}_{linked.id}", self._open))

    def _show_whole(self, key: str) -> None:
        self._whole.add(key)
        if self._file:
            self.show_file(self._file)
            measure_round(self)


def _indented(made: QPushButton) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(24, 0, 0, 0)
    row.addWidget(made)
    row.addStretch(1)
    return holder
