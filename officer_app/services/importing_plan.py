"""What an import would do, row by row, before anything is written: new, changed, unchanged, and what is in the way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import Kind, check_record, specs
from officer_app.domain.folding import fold
from officer_app.domain.registry import RecordType
from officer_app.domain.watch import Cancelled, GivenUp, Progress, never, unheard
from officer_app.domain.words import Sentence
from officer_app.intake.tabular import EVERY, Row, Survey, TableFile
from officer_app.intake.tabular_values import text_of
from officer_app.services.cases import Records
from officer_app.services.importing_columns import Wish, importable, not_taken
from officer_app.services.importing_known import KnownRecords, LinkedRecords
from officer_app.services.importing_rows import ReadRow, RowReader, about
from officer_app.services.importing_within import NamedWithin, with_numbers

_ONE_LINE: Final = frozenset({Kind.TEXT, Kind.EMAIL})


@dataclass(frozen=True, slots=True)
class Addition:
    """A new record; its number is given when it is written."""

    row: int
    record: Any


@dataclass(frozen=True, slots=True)
class Alteration:
    """A record of the register with other values."""

    row: int
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that is left out, and why; `title` is what it calls its record, where that could be read."""

    row: int
    sentences: tuple[Sentence, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do to the register as it was when its history ended in `head`."""

    key: str
    head: str
    additions: tuple[Addition, ...]
    alterations: tuple[Alteration, ...]
    unchanged: int
    problems: tuple[RowProblem, ...]
    notices: tuple[Sentence, ...]
    not_taken: tuple[str, ...]

    @property
    def writes(self) -> int:
        """How many records would be written."""
        return len(self.additions) + len(self.alterations)

    @property
    def counts(self) -> Sentence:
        """The counts in one sentence, such as `412 new, 3 changed, 0 unchanged, 2 with problems`."""
        numbers = {"new": len(self.additions), "changed": len(self.alterations)}
        numbers |= {"same": self.unchanged, "problems": len(self.problems)}
        return Sentence("{new} new, {changed} changed, {same} unchanged, {problems} with problems.", numbers)


def plan_import(
    reader: Records,
    key: str,
    file: TableFile,
    survey: Survey,
    wish: Wish,
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> Plan:
    """Return what the import would do; nothing is written. Raises `OfficerError` where nothing could be imported."""
    kind = importable(key)
    if not wish.columns:
        raise OfficerError("No column of the table is taken over. Say which column means which field.")
    return _Planning(reader, kind, survey, wish).plan(file, progress, cancelled)


class _Planning:
    """One pass over the rows: read, recognise, check."""

    def __init__(self, reader: Records, kind: RecordType, survey: Survey, wish: Wish) -> None:
        self._reader, self._kind, self._survey, self._wish = reader, kind, survey, wish
        self._specs = {spec.name: spec for spec in specs(kind.record)}
        self._within = NamedWithin(kind, LinkedRecords(reader))
        self._cells = RowReader(kind, survey, wish, self._within.find)
        records = reader.all(kind.record)
        self._known = KnownRecords(kind, records, wish.columns)
        self._among: dict[int, Any] = {each.id: each for each in records} if kind.checks_among else {}
        self._problems: dict[int, RowProblem] = {}
        self._repeated = self._same = 0
        self._rows: list[ReadRow] = []
        self._first_with: dict[tuple[str, ...], ReadRow] = {}
        self._additions: list[Addition] = []
        self._alterations: list[Alteration] = []

    def plan(self, file: TableFile, progress: Progress, cancelled: Cancelled) -> Plan:
        try:
            return self._plan(file, progress, cancelled)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """Let go of a million rows one by one: all at once, nothing else in the program would move for a second."""
        for listed in (self._rows, self._first_with, self._additions, self._alterations):
            take = listed.popitem if isinstance(listed, dict) else listed.pop
            while listed:
                take()

    def _plan(self, file: TableFile, progress: Progress, cancelled: Cancelled) -> Plan:
        total = 2 * self._survey.rows
        self._read_rows(file, progress, cancelled, total)
        self._first_with.clear()
        self._recognise()
        self._settle()
        for done, (read, circle) in enumerate(self._within.in_order(self._rows), start=self._survey.rows):
            _beat(done, total, progress, cancelled)
            if why := circle or self._within.lost(read, self._problems):
                self._leave_out(read.row, read.values, (why,))
            else:
                self._decide(read)
        return Plan(
            key=self._kind.key,
            head=self._reader.head(),
            additions=tuple(self._additions),
            alterations=tuple(self._alterations),
            unchanged=self._same,
            problems=tuple(self._problems[row] for row in sorted(self._problems)),
            notices=self._notices(),
            not_taken=tuple(column.title for column in not_taken(self._survey, self._wish.columns)),
        )

    def _notices(self) -> tuple[Sentence, ...]:
        notices = (*self._survey.notices, *self._cells.notices())
        if not self._repeated:
            return notices
        return (*notices, Sentence("Rows that repeat an earlier one: {n}.", {"n": self._repeated}))

    def _read_rows(self, file: TableFile, progress: Progress, cancelled: Cancelled, total: int) -> None:
        for done, row in enumerate(file.records()):
            _beat(done, total, progress, cancelled)
            read = self._read(row)
            if read is None:
                continue
            read.key = self._known.key(read.values)
            earlier = self._first_with.setdefault(read.key, read) if read.key else read
            if earlier is read:
                self._rows.append(read)
            elif differing := self._known.differing(earlier.values, read.values):
                labels = [Sentence(spec.label) for spec, _ in self._cells.taken if spec.name in differing]
                values = {"row": earlier.row, "fields": labels}
                why = Sentence("The same record as in row {row}, but with another value in: {fields}.", values)
                self._leave_out(row.number, read.values, (why,))
            else:
                self._repeated += 1
                self._same += 1

    def _read(self, row: Row) -> ReadRow | None:
        values, problems = self._cells.read(row)
        if problems:
            self._leave_out(row.number, values, tuple(problems))
            return None
        return ReadRow(row.number, values)

    def _leave_out(self, row: int, values: Mapping[str, Any], why: tuple[Sentence, ...]) -> None:
        called = values.get(self._kind.known_by[0])
        self._problems[row] = RowProblem(row, why, called if type(called) is str else "")

    def _recognise(self) -> None:
        """Let each row find its record: first those that agree in every field, then those that contradict none."""
        for find in (self._known.exact, self._known.akin):
            for read in self._rows:
                if read.match is None and read.row not in self._problems:
                    try:
                        read.match = find(read.key)
                    except OfficerError as error:
                        self._leave_out(read.row, read.values, (error.sentence,))

    def _settle(self) -> None:
        """Let the rows name one another, now that all are read."""
        self._rows = [read for read in self._rows if read.row not in self._problems]
        left_out = {fold(each.title): each.row for each in self._problems.values() if each.title}
        for read, why in self._within.settle(self._rows, left_out):
            self._leave_out(read.row, read.values, (why,))
        self._rows = [read for read in self._rows if read.row not in self._problems]

    def _decide(self, read: ReadRow) -> None:
        if read.match is None:
            record = self._kind.record(**read.values, id=-read.row)
            if self._holds(read, record):
                self._additions.append(Addition(read.row, record))
            return
        differing = {name: value for name, value in read.values.items() if self._differs(read.match, name, value)}
        if not differing:
            self._same += 1
            return
        record = replace(read.match, **differing)
        if self._holds(read, record):
            self._alterations.append(Alteration(read.row, read.match, record))

    def _differs(self, record: Any, name: str, value: Any) -> bool:
        kept = getattr(record, name)
        if kept == value:
            return False
        spec = self._specs[name]
        if isinstance(kept, str) and not spec.choices:
            return bool(text_of(kept, one_line=spec.kind in _ONE_LINE) != value)
        return not (isinstance(kept, Mapping) and {**kept, **value} == kept)

    def _holds(self, read: ReadRow, record: Any) -> bool:
        """Check a record as every record is checked before it is kept; note what is in the way."""
        problems: dict[str, Sentence] = check_record(with_numbers(record, self._within.links, abs))
        problems = {**self._kind.check(record), **problems}
        if self._kind.checks_among and not problems:
            problems = dict(self._kind.check_among(record, self._among.values()))
        if problems:
            why = tuple(about(self._specs[name], problem) for name, problem in problems.items())
            self._leave_out(read.row, read.values, why)
            return False
        if self._kind.checks_among:
            self._among[record.id] = record
        return True


def _beat(done: int, total: int, progress: Progress, cancelled: Cancelled) -> None:
    if done % EVERY == 0:
        progress(done, total)
        if cancelled():
            raise GivenUp
