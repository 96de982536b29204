"""Everything that is recorded about a case, in the groups of its form."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.fields import FieldSpec, is_empty, specs
from officer_app.domain.vocabulary import AnswerTo
from officer_app.services.register import Register
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, Turning, clear
from officer_app.ui.field_words import value_words
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Text
from officer_app.ui.pages.case_moves import Moves
from officer_app.ui.rows import selectable
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import t, translate

_TWO_COLUMNS = 760
_UNUSUAL = frozenset({"stage", "reference", "rights", "retired_reason"})
COURSE = "Course"


def grouped() -> dict[str, list[FieldSpec]]:
    """Return the fields of a case by group; those that verbs set come last."""
    groups: dict[str, list[FieldSpec]] = {}
    for spec in specs(Case):
        groups.setdefault(spec.group or COURSE, []).append(spec)
    groups[COURSE] = groups.pop(COURSE)
    return groups


class Overview(QWidget):
    """The groups that hold something as cards; the empty ones as buttons that begin them."""

    def __init__(self, register: Register, moves: Moves) -> None:
        super().__init__()
        self.setObjectName("overview")
        self.setAccessibleName(t("Overview"))
        self._register = register
        self._moves = moves
        inside = QWidget()
        inside.setObjectName("overview_inside")
        self._page = QVBoxLayout(inside)
        self._page.setContentsMargins(0, 4, 10, 12)
        self._page.setSpacing(12)
        self._columns = Turning("overview_columns", needs=_TWO_COLUMNS)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.setSpacing(12)
            self._columns.box.addLayout(side, 1)
        self._page.addWidget(self._columns)
        self._begin = QWidget()
        self._begin.setObjectName("overview_begin")
        self._offers = FlowLayout(self._begin, 8)
        self._page.addWidget(self._begin)
        self._page.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, "overview_area"))

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        for side in self._sides:
            clear(side)
        clear(self._offers)
        heights = [0, 0]
        empty: list[str] = []
        for group, fields in grouped().items():
            lines = self._lines(file.case, fields) + self._reckoned(file, group)
            if lines:
                lower = heights.index(min(heights))
                self._sides[lower].addWidget(self._card(file.case, group, lines))
                heights[lower] += 3 + sum(1 + len(words) // 60 + words.count("\n") for _label, words in lines)
            elif group != COURSE:
                empty.append(group)
        for side in self._sides:
            side.addStretch(1)
        self._offer(file.case, empty)

    def _lines(self, case: Case, fields: list[FieldSpec]) -> list[tuple[str, str]]:
        lines = []
        for spec in fields:
            value = getattr(case, spec.name)
            if spec.name in _UNUSUAL - {"rights"} or is_empty(value) or (value is False or _says_nothing(case, spec)):
                continue
            lines.append((translate(spec.label), value_words(spec, value, self._register)))
        return lines

    def _reckoned(self, file: CaseFile, group: str) -> list[tuple[str, str]]:
        """Return what is not written in the case but follows from its dates, and from the cases that name it."""
        if group == COURSE:
            days = max(0, -file.clock.days_left), file.clock.days_after_first
            said = (t("Days late"), t("Days after the first month"))
            return [(label, str(number)) for label, number in zip(said, days, strict=True) if number]
        if group != "Our part":
            return []
        named = ((t("Reminded of in"), "reminder_of"), (t("Duplicates"), "duplicate_of"))
        found = ((label, self._register.all(Case, **{field: file.case.id})) for label, field in named)
        return [(label, "\n".join(each.reference for each in cases)) for label, cases in found if cases]

    def _card(self, case: Case, group: str, lines: list[tuple[str, str]]) -> Card:
        title = t("Course") if group == COURSE else translate(group)
        card = Card(f"group_{group}", title)
        if group != COURSE:
            edit = button(t("Edit"), f"edit_{group}", lambda: self._moves.edit(case, group), look="quiet")
            edit.setAccessibleName(t("Edit: {group}", group=title))
            card.head.addWidget(edit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, 130)
        grid.setColumnStretch(1, 1)
        for row, (label, words) in enumerate(lines):
            name = Text(label, "note", wrap=True)
            name.setFixedWidth(150)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(selectable(Text(words, wrap=True)), row, 1)
        card.column.addLayout(grid)
        return card

    def _offer(self, case: Case, groups: list[str]) -> None:
        self._begin.setVisible(bool(groups))
        if groups:
            self._offers.addWidget(Text(t("Nothing recorded yet:"), "muted"))
        for group in groups:
            chip = button(translate(group), f"begin_{group}", partial(self._moves.edit, case, group),
                          look="chip", icon_name="plus")  # fmt: skip
            self._offers.addWidget(chip)


def _says_nothing(case: Case, spec: FieldSpec) -> bool:
    """Tell whether a field stands at what a new case has anyway, in a group that may be left out."""
    if spec.group in {"Request", "Data subject", "Our part"}:
        return False
    to_nobody = case.answer_to is AnswerTo.REQUESTER and not case.requester_name
    return bool(getattr(case, spec.name) == getattr(Case(), spec.name)) or (spec.name == "answer_to" and to_nobody)
