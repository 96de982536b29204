"""The registers of the sample: what the officer wrote into them on some days of the past year, counted from any today.

A record is written on the first of those days on which everything that it tells had happened, and all that it names
was there; `written` in its table names another day. A table with `of` goes on with the record of that key, and
`papers` are files that lie beside it.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from officer_app.domain.agreement import Clause, Presence
from officer_app.domain.calendars import Calendar
from officer_app.domain.clock import Clock
from officer_app.domain.fields import Kind
from officer_app.domain.places import resource
from officer_app.domain.registry import RecordType, children_of, links_from
from officer_app.services.documents import attach_document
from officer_app.services.record_files import (
    FROM_TODAY,
    Numbers,
    RecordReader,
    Table,
    heading_of,
    read_records,
    write_children,
    write_record,
)
from officer_app.services.register import Register, Work
from officer_app.services.registers import change_within
from officer_app.services.sample_stories import read_sample
from officer_app.services.starter import FOLDER as STARTER

FOLDER: Final = ("sample", "registers")
DAYS_AGO: Final = (430, 365, 300, 240, 180, 150, 120, 90, 60, 30, 14, 7, 2, 0)
"""When the officer sat down to her registers; what happened since then waits for the next time."""

_HOURS_A_DAY: Final = 24
_COURSE: Final = frozenset({"of", "written", "papers"})
"""What a table says beside the fields of its record."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to be written or, where it is there already, to be completed; its own key differs where it goes on."""

    kind: RecordType
    key: str
    record_key: str
    table: Table
    written: str
    papers: tuple[str, ...]

    @property
    def place(self) -> Key:
        """Where the number of its record stands."""
        return self.kind.key, self.record_key


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is written on one day: the records in one change, the papers beside them."""

    day: date
    entries: tuple[Entry, ...]


def sittings(today: date, calendar: Calendar) -> list[Sitting]:
    """Return the days of the registers, the earliest first."""
    waits = _sitting_of_each()
    found = []
    for number, days_ago in enumerate(DAYS_AGO):
        day = min(calendar.next_working_day(today - timedelta(days=days_ago)), today)
        entries = tuple(each for each in _entries() if waits[each.kind.key, each.key] == number)
        found.append(Sitting(day, entries))
    return [each for each in found if each.entries]


def tell_sitting(
    register: Register, sitting: Sitting, numbers: Numbers, cases: Mapping[str, int], language: str, clock: Clock
) -> None:
    """Write what belongs to a day; `numbers` gets those of the new records. Raises `ProblemsFound`.

    The dates of the records are counted from the clock's today, the day on which the sample is built.
    """
    told: Numbers = {("case", key): number for key, number in cases.items()}
    reader = RecordReader(language, ChainMap(numbers, told), clock.today(), clock.now())
    there = [each for each in sitting.entries if each.place in numbers]
    _add_papers(register, there, numbers)
    with register.change("registers.fill") as work:
        for entry in sitting.entries:
            _write(work, reader, entry, numbers)
    _add_papers(register, [each for each in sitting.entries if each not in there], numbers)


def _add_papers(register: Register, entries: Iterable[Entry], numbers: Numbers) -> None:
    """Put files beside records; beside those that are there before they change, for then a notice is published."""
    for entry in entries:
        for name in entry.papers:
            attach_document(register, entry.kind.key, numbers[entry.place], resource("sample", "files", name))


def _write(work: Work, reader: RecordReader, entry: Entry, numbers: Numbers) -> None:
    if entry.place not in numbers:
        numbers[entry.place] = write_record(work, reader, entry.kind, entry.table)
        return
    number = numbers[entry.place]
    change_within(work, entry.kind.key, number, **reader.values(entry.kind, entry.table))
    write_children(work, reader, entry.kind, entry.table, number)


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            kind,
            key,
            table.get("of", key),
            _own_fields(table),
            table.get("written", ""),
            tuple(table.get("papers", ())),
        )
        for kind, tables in read_records(*FOLDER)
        for key, table in tables.items()
    )


def _own_fields(table: Table) -> Table:
    return {name: value for name, value in _with_checklist(table).items() if name not in _COURSE}


@cache
def _sitting_of_each() -> Mapping[Key, int]:
    """Return for each record the number of the day on which it is written."""
    waits: dict[Key, int] = {}
    brought = _brought()
    for entry in _entries():
        linked = (waits[each] for each in _named(entry) if each in waits and each not in brought)
        waits[entry.kind.key, entry.key] = max(_own_sitting(entry), *linked, 0)
    return waits


def _brought() -> frozenset[Key]:
    """Return the records that are there since the first day; a sitting only completes them."""
    recipients = (("recipient", key) for key in read_sample("organisation.toml")["recipient"])
    return frozenset(recipients) | {(kind.key, key) for kind, tables in read_records(STARTER) for key in tables}


def _own_sitting(entry: Entry) -> int:
    if entry.table.get("cases"):
        return len(DAYS_AGO) - 1
    told = entry.written or entry.table
    latest = min((ago for ago in _days_ago(told) if ago >= 0), default=DAYS_AGO[0])
    return next(number for number, days_ago in enumerate(DAYS_AGO) if days_ago <= latest)


def _days_ago(value: Any) -> Iterator[int]:
    """Return how many days ago each date of a record is; of an hour, one day less, for the office to open."""
    match value:
        case str():
            counted = FROM_TODAY.fullmatch(value)
            if counted:
                count = -int(counted[1])
                yield max(count // _HOURS_A_DAY - 1, 0) if counted[2] and count >= 0 else count
        case dict():
            for each in value.values():
                yield from _days_ago(each)
        case list():
            for each in value:
                yield from _days_ago(each)


def _named(entry: Entry) -> Iterator[Key]:
    """Return the records that a record, or what hangs on it, names; and the one with which it goes on."""
    if entry.record_key != entry.key:
        yield entry.kind.key, entry.record_key
    yield from _links_in(entry.kind, entry.table)
    for child in children_of(entry.kind.key):
        for table in entry.table.get(heading_of(child), ()):
            yield from _links_in(child, table)


def _links_in(kind: RecordType, table: Table) -> Iterator[Key]:
    for spec in links_from(kind.key):
        written = table.get(spec.name, ())
        for key in written if spec.kind is Kind.LINKS else (written,):
            yield spec.links_to, str(key)


def _with_checklist(table: Table) -> Table:
    """Return an agreement with its rows written out: every clause is there but for those that the table names."""
    if "checklist" not in table:
        return table
    said: Mapping[str, Any] = table["checklist"]
    places = read_sample("clauses.toml")[said["places"]]
    presence = {clause: word for word in Presence for clause in said.get(word.value, ())}
    rows = [
        {
            "clause": clause.value,
            "presence": presence.get(clause, Presence.YES).value,
            "place": "" if presence.get(clause) in {Presence.NO, Presence.OPEN} else places[clause],
            "note": said.get("notes", {}).get(clause, ""),
            "checked_by": "" if presence.get(clause) is Presence.OPEN else "Claire Exemple",
            "checked_on": None if presence.get(clause) is Presence.OPEN else said["checked_on"],
        }
        for clause in Clause
    ]
    return {name: value for name, value in table.items() if name != "checklist"} | {"clause_checks": rows}
