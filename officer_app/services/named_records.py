"""The records that a record names by its links: which they are, and which of them lead nowhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from officer_app.domain.fields import FieldSpec, Kind
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES, RecordType, links_from
from officer_app.domain.words import Sentence
from officer_app.services.register import Reader, Register

Find = Callable[[RecordType, int], Any | None]
"""What finds a record of a type by its number, or None."""


@dataclass(frozen=True, slots=True)
class LostLink:
    """A link that leads nowhere: to a record that is not there, or to one that belongs to another parent."""

    spec: FieldSpec
    id: int
    other_parent: str = ""
    """The kind of record to another of which it belongs, in small letters."""


def ids_in(record: Any, spec: FieldSpec) -> tuple[int, ...]:
    """Return the numbers of the records that a link field names."""
    value = getattr(record, spec.name)
    if spec.kind is Kind.LINKS:
        return tuple(value)
    return () if value is None else (value,)


def lost_links(reader: Register | Reader, record: Any) -> dict[str, Sentence]:
    """Return a sentence for each field of a record that names one which is not in the register, or not of its case."""

    def find(kind: RecordType, number: int) -> Any | None:
        return next(iter(reader.all(kind.record, id=number)), None)

    return {lost.spec.name: _told(lost) for lost in lost_among(record, find)}


def lost_among(record: Any, find: Find) -> Iterator[LostLink]:
    """Yield the first lost link of each field of a record."""
    kind = BY_RECORD[type(record)]
    for spec in links_from(kind.key):
        found = (_lost(kind, record, spec, number, find) for number in ids_in(record, spec))
        yield from [lost for lost in found if lost][:1]


def _lost(kind: RecordType, record: Any, spec: FieldSpec, number: int, find: Find) -> LostLink | None:
    target = RECORD_TYPES[spec.links_to]
    named = find(target, number)
    if named is None:
        return LostLink(spec, number)
    if not kind.parent or kind.parent != target.parent:
        return None
    is_beside = getattr(named, kind.parent_field) == getattr(record, kind.parent_field)
    return None if is_beside else LostLink(spec, number, RECORD_TYPES[kind.parent].singular.lower())


def _told(lost: LostLink) -> Sentence:
    values = {"kind": Sentence(RECORD_TYPES[lost.spec.links_to].singular), "id": lost.id}
    if lost.other_parent:
        return Sentence("{kind} {id} belongs to another {parent}.", values | {"parent": lost.other_parent})
    return Sentence("{kind} {id} is not in the register.", values)
