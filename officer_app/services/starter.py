"""The starter set: what a marketing-technology company usually writes into its registers, to be made one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import WORDING_LANGUAGES, first_value
from officer_app.domain.folding import fold
from officer_app.domain.registry import RecordType
from officer_app.services.record_files import Numbers, RecordReader, Table, read_records, write_record
from officer_app.services.register import Register, Work

FOLDER = "starter"


@dataclass(frozen=True, slots=True)
class StarterSet:
    """The numbers of its records in this register, and how many of each type were new to it."""

    numbers: Numbers
    added: Mapping[str, int]


def add_starter_set(register: Register, language: str = "en") -> Mapping[str, int]:
    """Add what is not there yet, whole or not at all, and return how many records of each type were added.

    Names are written in `language` (en, fr, nl or de); a record that is there under its name in any of the four is
    left as it is. Raises `OfficerError` for another language, and where the register cannot be written.
    """
    with register.change("starter.add") as work:
        return place_starter_set(work, register, language).added


def starter_counts() -> Mapping[str, int]:
    """Return how many records of each type the whole set has."""
    return {kind.key: len(tables) for kind, tables in read_records(FOLDER)}


def place_starter_set(work: Work, register: Register, language: str) -> StarterSet:
    """Add the set within a larger change."""
    if language not in WORDING_LANGUAGES:
        raise OfficerError("The starter set is written in {languages}; not in {language}.",
            languages=", ".join(WORDING_LANGUAGES), language=language)  # fmt: skip
    numbers: Numbers = {}
    added: dict[str, int] = {}
    reader = RecordReader(language, numbers, register.clock.today(), register.clock.now())
    for kind, tables in read_records(FOLDER):
        there = {_identity(kind, _known_by(kind, each)): each.id for each in work.all(kind.record)}
        for key, table in tables.items():
            twin = _twin(kind, table, there)
            if twin is None:
                twin = write_record(work, reader, kind, table)
                added[kind.key] = added.get(kind.key, 0) + 1
            numbers[kind.key, key] = twin
    return StarterSet(numbers, added)


def _twin(kind: RecordType, table: Table, there: Mapping[tuple[str, ...], Any]) -> int | None:
    identities = (_identity(kind, _in_language(table, language)) for language in WORDING_LANGUAGES)
    return next((int(there[identity]) for identity in identities if identity in there), None)


def _known_by(kind: RecordType, record: Any) -> Table:
    return {name: getattr(record, name) for name in kind.known_by}


def _in_language(table: Table, language: str) -> Table:
    return {name: value[language] if isinstance(value, dict) else value for name, value in table.items()}


def _identity(kind: RecordType, values: Table) -> tuple[str, ...]:
    return tuple(fold(str(values.get(name, first_value(kind.record, name)))) for name in kind.known_by)
