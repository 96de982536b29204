"""Records that the program's own data files write: texts in four languages, links by key, days counted from today."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

from officer_app.domain.calendars import Calendar
from officer_app.domain.fields import FieldSpec, Kind, specs
from officer_app.domain.places import resource
from officer_app.domain.plain import from_plain
from officer_app.domain.registry import RECORD_TYPES, RecordType, children_of
from officer_app.services.register import Work
from officer_app.services.registers import check_whole

Table = Mapping[str, Any]
Numbers = dict[tuple[str, str], int]
"""The number that a record got in the register, by its type and its key in the data files."""

FROM_TODAY: Final = re.compile(r"@(-?\d+)(h?)")
"""`@-30` is the working day thirty days ago or the last one before it, `@14` in two weeks, `@-30h` thirty hours ago."""

_A_DAY: Final = timedelta(days=1)


@cache
def read_records(*folder: str) -> tuple[tuple[RecordType, Mapping[str, Table]], ...]:
    """Return the records of a folder of data files by type and key; a type links only to those before it."""
    return tuple(
        (kind, tomllib.loads(path.read_text("utf-8")))
        for kind in RECORD_TYPES.values()
        if (path := resource(*folder, f"{kind.key}.toml")).is_file()
    )


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Turns what is written into what a record holds: in one language, on one day, among records with numbers."""

    language: str
    numbers: Mapping[tuple[str, str], int]
    today: date
    now: datetime
    calendar: Calendar = field(default_factory=Calendar)

    def values(self, kind: RecordType, table: Table) -> dict[str, Any]:
        """Return the typed values of a record's own fields, without what hangs on it; raises `ProblemsFound`."""
        named = {spec.name: spec for spec in specs(kind.record)}
        apart = {heading_of(each) for each in children_of(kind.key)}
        return from_plain(
            kind.record,
            {name: self._plain(named.get(name), value) for name, value in table.items() if name not in apart},
        )

    def _plain(self, spec: FieldSpec | None, value: Any) -> Any:
        match value:
            case _ if spec is None or spec.kind is Kind.WORDING:
                return value
            case dict():
                return value[self.language]
            case str() if spec.kind is Kind.LINK:
                return self.numbers[spec.links_to, value]
            case list() if spec.kind is Kind.LINKS:
                return [self.numbers[spec.links_to, key] for key in value if self._is_known(spec, key)]
            case str() if counted := FROM_TODAY.fullmatch(value):
                return self._moment(int(counted[1]), hours=bool(counted[2]))
            case _:
                return value

    def _is_known(self, spec: FieldSpec, key: str) -> bool:
        """Tell whether a record is there; only cases may be missing, in a short sample: anything else is a slip."""
        return spec.links_to != "case" or ("case", key) in self.numbers

    def _moment(self, count: int, *, hours: bool) -> str:
        if hours:
            return (self.now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=count)).isoformat()
        day = self.today + timedelta(days=count)
        while count < 0 and not self.calendar.is_working_day(day):
            day -= _A_DAY
        return day.isoformat()


def write_record(work: Work, reader: RecordReader, kind: RecordType, table: Table) -> int:
    """Add a record with what hangs on it and return its number; raises `ProblemsFound`."""
    record = kind.record(**reader.values(kind, table))
    check_whole(work, record)
    kept = work.insert(record)
    if not write_children(work, reader, kind, table, kept.id):
        for child in kind.born_with(kept):
            work.insert(child)
    return int(kept.id)


def write_children(work: Work, reader: RecordReader, kind: RecordType, table: Table, record_id: int) -> bool:
    """Add what is written to hang on a record; tell whether there is anything."""
    written = [(child, each) for child in children_of(kind.key) for each in table.get(heading_of(child), ())]
    for child, each in written:
        record = child.record(**reader.values(child, each), **{child.parent_field: record_id})
        check_whole(work, record)
        work.insert(record)
    return bool(written)


def heading_of(child: RecordType) -> str:
    """Return under what the data files list records that hang on another: `purposes`, `instructions`."""
    return f"{child.key}s"
