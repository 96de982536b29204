"""The third step of an import: what it would do, counted and row by row, before anything is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.fields import FieldSpec, specs
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.importing import Addition, Alteration, Plan, own_links
from officer_app.ui.buttons import button
from officer_app.ui.chips import Face
from officer_app.ui.dialogs.import_work import ImportWork
from officer_app.ui.field_words import short_words
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.tables import Column, RecordModel, RecordTable, fill
from officer_app.ui.theme import Tone
from officer_app.ui.words import say_here, t, translate

MOST_SHOWN = 500
"""Rows of each kind that the preview lists; the counts speak of all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table as the preview shows it: 0 problem, 1 changed, 2 new."""

    row: int
    state: int
    title: str
    words: str


class PreviewStep(QWidget):
    """The counts, what to know, and the rows: those with problems first."""

    def __init__(self, work: ImportWork, save_problems: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("import_preview")
        self._work = work
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        self.counts = Text("", "panel", wrap=True, name="import_counts")
        row.addWidget(self.counts, 1)
        self.save = button(t("Save the rows with problems"), "import_save_problems", save_problems, icon_name="save")
        row.addWidget(self.save)
        column.addLayout(row)
        self.notes = Note("", "muted", name="import_notes")
        column.addWidget(self.notes)
        self.model = RecordModel(_columns(), lambda line: (line.row, line.state), self)
        self.table = RecordTable(self.model, "import_lines", t("What the import does, row by row"))
        self.table.sortable(1)
        column.addWidget(self.table, 1)
        self.more = Text("", "note", name="import_more")
        column.addWidget(self.more)

    def show_plan(self) -> None:
        """Show what the import would do."""
        plan = self._work.plan
        if plan is None:
            return
        self.counts.setText(say_here(plan.counts))
        self.save.setVisible(bool(plan.problems))
        notes = [say_here(notice) for notice in plan.notices]
        if plan.not_taken:
            notes.append(t("Not taken over: {titles}.", titles=plan.not_taken))
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        lines = list(_lines(plan, self._work))
        fill(self.table, self.model, lines, None)
        hidden = len(plan.problems) + plan.writes - len(lines)
        self.more.setText(t("{n} more rows are not listed here.", n=hidden) if hidden else "")
        self.more.setVisible(hidden > 0)
        self.table.setVisible(bool(lines))


def _columns() -> tuple[Column, ...]:
    return (
        Column("row", t("Row"), lambda line: str(line.row), lambda line: line.row, "muted", weight=9, widest=80),
        Column(
            "state", t("What happens"), lambda line: _face(line).words, lambda line: line.state, face=_face, weight=9
        ),
        Column("title", t("Record"), lambda line: line.title, look="strong", weight=10),
        Column("words", t("In detail"), lambda line: line.words, weight=12, widest=420),
    )


def _face(line: Line) -> Face:
    return (
        Face(t("Left out"), Tone.WARN, "warning"),
        Face(t("Changed"), Tone.ACCENT, "edit"),
        Face(t("New"), Tone.OK, "plus"),
    )[line.state]


def _lines(plan: Plan, work: ImportWork) -> Iterator[Line]:
    title = RECORD_TYPES[plan.key].title
    words = _Words(plan, work)
    for problem in islice(plan.problems, MOST_SHOWN):
        yield Line(problem.row, 0, problem.title, " ".join(say_here(each) for each in problem.sentences))
    for change in sorted(islice(plan.alterations, MOST_SHOWN), key=lambda each: each.row):
        yield Line(change.row, 1, title(change.after), words.of_change(change))
    for addition in sorted(islice(plan.additions, MOST_SHOWN), key=lambda each: each.row):
        yield Line(addition.row, 2, title(addition.record), words.of_addition(addition))


class _Words:
    """What a row does, in words; a record that the table brings itself is called by its title too."""

    def __init__(self, plan: Plan, work: ImportWork) -> None:
        self._kind = RECORD_TYPES[plan.key]
        self._specs = {spec.name: spec for spec in specs(self._kind.record)}
        self._taken, self._register = tuple(work.columns), work.desk.register
        self._own = {spec.name for spec in own_links(self._kind)}
        self._brought = {-each.row: self._kind.title(each.record) for each in plan.additions} if self._own else {}

    def of_change(self, change: Alteration) -> str:
        told = []
        for name, spec in self._specs.items():
            was, now = getattr(change.before, name), getattr(change.after, name)
            if was != now:
                before, after = (self._value(spec, value) or "–" for value in (was, now))
                told.append(t("{label}: {was} → {now}", label=translate(spec.label), was=before, now=after))
        return "; ".join(told)

    def of_addition(self, addition: Addition) -> str:
        told = (self._value(self._specs[name], getattr(addition.record, name)) for name in self._taken)
        return "; ".join(words for words in told if words and words != self._kind.title(addition.record))

    def _value(self, spec: FieldSpec, value: Any) -> str:
        if spec.name in self._own and value in self._brought:
            return self._brought[value]
        return short_words(spec, value, self._register)
