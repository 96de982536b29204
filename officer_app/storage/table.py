"""Records to rows and back, derived from the field specs: nobody writes a mapping by hand."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

from officer_app.domain.audit import canonical
from officer_app.domain.errors import DamagedRegister, NewerRegister
from officer_app.domain.fields import FieldSpec, Kind, specs
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES, kind_name
from officer_app.domain.words import Choice, Sentence

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One field in its row: how it goes in and how it comes out."""

    name: str
    store: Convert
    load: Convert | None
    """None where the value comes out as it is."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one record type."""

    name: str
    record: type[Any]
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    """The fields in the order of `select`, `id` first."""
    loads: tuple[tuple[int, Convert], ...]
    """Where in a row a value has to be converted, and how: reading 20,000 cases must be quick."""
    select: str
    insert: str

    def row(self, record: Any) -> dict[str, Any]:
        """Return what the row of a record holds, `id` apart; it is also what the history keeps."""
        return {column.name: column.store(getattr(record, column.name)) for column in self.columns}

    def load(self, row: tuple[Any, ...]) -> Any:
        """Return the record of a row of `select`; raises `DamagedRegister` where a value cannot be one of ours."""
        values = list(row)
        try:
            for place, load in self.loads:
                values[place] = load(values[place])
        except ValueError as problem:
            raise DamagedRegister(
                "{kind} {id} holds a value that this program did not write. Restore the latest copy.",
                kind=kind_name(BY_RECORD[self.record]),
                id=row[0],
            ) from problem
        return self.record(**dict(zip(self.names, values, strict=True)))

    def typed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return stored values as the record would hold them; names that the record no longer has stay as they are."""
        loads = {column.name: column.load for column in self.columns}
        return {name: load(value) if (load := loads.get(name)) else value for name, value in values.items()}

    def where(self, equals: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """Return the condition that these fields have these values, and the values to bind."""
        stores: dict[str, Convert] = {column.name: column.store for column in self.columns} | {"id": _as_it_is}
        bound = [stores[name](value) for name, value in equals.items()]
        return " AND ".join(f'"{name}" IS ?' for name in equals), bound


def table_of(record: type[Any]) -> Table:
    """Return the table in which records of this class are kept."""
    return _table_named(BY_RECORD[record].key)


@cache
def _table_named(name: str) -> Table:
    record = RECORD_TYPES[name].record
    columns = tuple(_column(spec) for spec in specs(record))
    quoted = ", ".join(f'"{column.name}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    return Table(
        name=name,
        record=record,
        columns=columns,
        names=("id", *(column.name for column in columns)),
        loads=tuple((place, column.load) for place, column in enumerate(columns, start=1) if column.load),
        select=f'SELECT id, {quoted} FROM "{name}"',
        insert=f'INSERT INTO "{name}" (id, {quoted}) VALUES (?, {places})',
    )


def instant_text(at: datetime) -> str:
    """Return an instant as the file keeps it: UTC, ISO 8601."""
    if at.tzinfo is None:
        raise ValueError("an instant without a zone cannot be kept")
    return at.astimezone(UTC).isoformat()


def _column(spec: FieldSpec) -> Column:
    if spec.choices is not None:
        return _closed_list(spec, spec.choices)
    store, load = _CONVERSIONS[spec.kind]
    return Column(spec.name, store, load)


def _closed_list(spec: FieldSpec, choices: type[Choice]) -> Column:
    members: dict[str, Choice] = {str(each.value): each for each in choices}

    def store_one(value: str | None) -> str | None:
        return None if value is None else str(members[value].value)

    def load_one(value: str | None) -> Choice | None:
        try:
            return None if value is None else members[value]
        except KeyError:
            raise NewerRegister(
                "{label} holds a word that this version of the program does not know: {word}. Update the program.",
                label=Sentence(spec.label),
                word=value,
            ) from None

    if spec.kind is Kind.CHOICE:
        return Column(spec.name, store_one, load_one)

    def store_many(values: Iterable[str]) -> str:
        given = {store_one(value) for value in values}
        return canonical([word for word in members if word in given]) if given else "[]"

    return Column(
        spec.name,
        store_many,
        lambda value: tuple(load_one(each) for each in json.loads(value)) if value != "[]" else (),
    )


def _as_it_is(value: Any) -> Any:
    return value


def _store_day(value: date | None) -> str | None:
    if isinstance(value, datetime):
        raise TypeError("a legal date is a date, not an instant")
    return value.isoformat() if value else None


def _load_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _store_instant(value: datetime | None) -> str | None:
    return instant_text(value) if value else None


def _load_instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _store_list(value: Sequence[Any]) -> str:
    return canonical(list(value)) if value else "[]"


def _load_list(value: str) -> tuple[Any, ...]:
    return () if value == "[]" else tuple(json.loads(value))


def _store_wording(value: Mapping[str, str]) -> str:
    return canonical(dict(value))


def _store_flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _load_flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


_CONVERSIONS: Final[dict[Kind, tuple[Convert, Convert | None]]] = {
    Kind.TEXT: (_as_it_is, None),
    Kind.LONG_TEXT: (_as_it_is, None),
    Kind.EMAIL: (_as_it_is, None),
    Kind.LANGUAGE: (_as_it_is, None),
    Kind.COUNTRY: (_as_it_is, None),
    Kind.NUMBER: (_as_it_is, None),
    Kind.LINK: (_as_it_is, None),
    Kind.LINES: (_store_list, _load_list),
    Kind.COUNTRIES: (_store_list, _load_list),
    Kind.LINKS: (_store_list, _load_list),
    Kind.WORDING: (_store_wording, json.loads),
    Kind.DATE: (_store_day, _load_day),
    Kind.INSTANT: (_store_instant, _load_instant),
    Kind.FLAG: (_store_flag, _load_flag),
}
