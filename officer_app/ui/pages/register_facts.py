"""What is recorded in a register's record, in the groups of its form; what it links to is one click away."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from officer_app.domain.fields import FieldSpec, Kind, is_empty, specs
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, Turning, clear
from officer_app.ui.field_words import value_words
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Text
from officer_app.ui.pages.register_findings import FindingsCard
from officer_app.ui.pages.register_links import LinksCard, link_button
from officer_app.ui.register_faces import is_toned, state_spec
from officer_app.ui.register_file import RegisterFile
from officer_app.ui.rows import selectable
from officer_app.ui.scrolling import scrolled
from officer_app.ui.wordings import lacking_words, text_here
from officer_app.ui.words import t, translate

_TWO_COLUMNS = 760
_LABEL = 150
_SAID_ABOVE = frozenset({"retired_on"})
Open = Callable[[str, int], None]


def groups_of(record_type: type[Any]) -> dict[str, list[FieldSpec]]:
    """Return the fields of a type by the group of its form; those without a group stand together."""
    groups: dict[str, list[FieldSpec]] = {}
    for spec in specs(record_type):
        if spec.in_form or spec.name == "retired_reason":
            groups.setdefault(spec.group, []).append(spec)
    return groups


class Facts(QWidget):
    """The groups that hold something as cards, the empty ones as buttons that begin them, links among them."""

    edit_wanted = Signal(str)
    mend_wanted = Signal(object)

    def __init__(self, key: str, open_record: Open, links: LinksCard) -> None:
        super().__init__()
        self.setObjectName(f"{key}_facts")
        self.setAccessibleName(t("Overview"))
        self._open = open_record
        self.findings = FindingsCard(self.mend_wanted.emit)
        self.links = links
        inside = QWidget()
        inside.setObjectName(f"{key}_facts_inside")
        self._page = QVBoxLayout(inside)
        self._page.setContentsMargins(0, 4, 10, 12)
        self._page.setSpacing(12)
        self._page.addWidget(self.findings)
        self._page.addWidget(self._make_columns(key))
        self._begin = QWidget()
        self._begin.setObjectName(f"{key}_begin")
        self._offers = FlowLayout(self._begin, 8)
        self._page.addWidget(self._begin)
        self._page.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, f"{key}_facts_area"))

    def _make_columns(self, key: str) -> Turning:
        columns = Turning(f"{key}_columns", needs=_TWO_COLUMNS)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.setSpacing(12)
            columns.box.addLayout(side, 1)
        self._cards = (QVBoxLayout(), QVBoxLayout())
        self._sides[0].addLayout(self._cards[0])
        self._sides[1].addWidget(self.links)
        self._sides[1].addLayout(self._cards[1])
        for cards, side in zip(self._cards, self._sides, strict=True):
            cards.setSpacing(12)
            side.addStretch(1)
        return columns

    def show_file(self, file: RegisterFile) -> None:
        """Show a record."""
        for cards in self._cards:
            clear(cards)
        clear(self._offers)
        self.findings.show_findings(file.findings)
        self.links.show_file(file)
        heights, empty = [0, self.links.lines()], []
        for group, fields in groups_of(file.kind.record).items():
            filled = [spec for spec in fields if _says_something(file.record, spec)]
            lines = [spec for spec in filled if not _stands_in_head(file, spec)]
            if lines:
                lower = heights.index(min(heights)) if heights[0] else 0
                self._cards[lower].addWidget(self._card(file, group, lines))
                heights[lower] += 3 + sum(_height(getattr(file.record, spec.name)) for spec in lines)
            elif group and not filled:
                empty.append(group)
        self._offer(empty)

    def _card(self, file: RegisterFile, group: str, filled: Iterable[FieldSpec]) -> Card:
        title = translate(group) if group else t("Facts")
        card = Card(f"group_{group}", title)
        edit = button(t("Edit"), f"edit_{group}", lambda: self.edit_wanted.emit(group), look="quiet")
        edit.setAccessibleName(t("Edit: {group}", group=title))
        card.head.addWidget(edit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, spec in enumerate(filled):
            label = Text(translate(spec.label), "note", wrap=True)
            label.setFixedWidth(_LABEL)
            if spec.kind in {Kind.LINK, Kind.LINKS}:
                label.setContentsMargins(0, 4, 0, 0)  # level with the words of a button
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value(file, spec), row, 1)
        card.column.addLayout(grid)
        return card

    def _value(self, file: RegisterFile, spec: FieldSpec) -> QWidget:
        value = getattr(file.record, spec.name)
        if spec.kind in {Kind.LINK, Kind.LINKS}:
            return self._linked(file, spec)
        if spec.kind is Kind.WORDING:
            return _wording(value)
        return selectable(Text(value_words(spec, value), wrap=True, name=f"fact_{spec.name}"))

    def _linked(self, file: RegisterFile, spec: FieldSpec) -> QWidget:
        holder = QWidget()
        holder.setObjectName(f"fact_{spec.name}")
        flow = FlowLayout(holder, 14, line_gap=0)
        for each in file.linked(spec):
            flow.addWidget(link_button(each, f"to_{spec.name}_{each.id}", self._open))
        return holder

    def _offer(self, groups: list[str]) -> None:
        self._begin.setVisible(bool(groups))
        if groups:
            self._offers.addWidget(Text(t("Nothing recorded yet:"), "muted"))
        for group in groups:
            chip = button(translate(group), f"begin_{group}", look="chip", icon_name="plus")
            chip.clicked.connect(lambda _checked=False, group=group: self.edit_wanted.emit(group))
            self._offers.addWidget(chip)


def _says_something(record: Any, spec: FieldSpec) -> bool:
    value = getattr(record, spec.name)
    is_plain_no = value is False and getattr(type(record)(), spec.name) is False
    return not is_empty(value) and not is_plain_no and spec.name not in _SAID_ABOVE


def _stands_in_head(file: RegisterFile, spec: FieldSpec) -> bool:
    """Tell whether the head of the record says it already: its title, and how it stands."""
    state = state_spec(file.kind.key)
    is_title = getattr(file.record, spec.name) == file.kind.title(file.record)
    return is_title or (is_toned(state) and state is not None and spec.name == state.name)


def _height(value: object) -> int:
    if isinstance(value, str):
        return 1 + len(value) // 60 + value.count("\n")
    return len(value) if isinstance(value, tuple) else 1


def _wording(value: Any) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(selectable(Text(text_here(value), wrap=True)))
    lacking = lacking_words(value)
    if lacking:
        column.addWidget(Text(lacking, "warn", wrap=True))
    return holder
