"""The verbs of every record type that has none of its own: add, change, retire, bring back, delete; and its links."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from officer_app.domain.errors import OfficerError, ProblemsFound, refuse
from officer_app.domain.fields import FieldSpec, Kind, check_record, is_empty
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES, RecordType, children_of, links_from, links_to
from officer_app.domain.words import Sentence
from officer_app.services.cases import Records
from officer_app.services.named_records import ids_in, lost_links
from officer_app.services.register import Register, Work

RETIREMENT = ("retired_on", "retired_reason")


class StillLinked(OfficerError):
    """A record that others name cannot be deleted; it can be retired."""


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """A record at the other end of a link: which one, how it is called, and by which field they are linked."""

    kind: RecordType
    id: int
    title: str
    spec: FieldSpec
    is_retired: bool


@dataclass(frozen=True, slots=True)
class Links:
    """What a record links to, and what links to it, retired ones included; parents and children are not among them."""

    out: tuple[LinkedRecord, ...]
    back: tuple[LinkedRecord, ...]


def add_record(register: Register, key: str, **values: Any) -> Any:
    """Add a record of a type; raises `ProblemsFound` with a sentence for each field, and saves nothing."""
    with register.change(f"{key}.add") as work:
        return add_within(work, key, **values)


def add_within(work: Work, key: str, **values: Any) -> Any:
    """Add a record, and what every such record begins with, within a larger change."""
    kind = RECORD_TYPES[key]
    record = kind.record(**without_course(values))
    check_whole(work, record)
    kept = work.insert(record)
    for child in kind.born_with(kept):
        work.insert(child)
    return kept


def change_record(register: Register, key: str, record_id: int, **values: Any) -> Any:
    """Change a record's facts; raises `NotFound` or `ProblemsFound`, and then saves nothing."""
    with register.change(f"{key}.edit") as work:
        return change_within(work, key, record_id, **values)


def change_within(work: Work, key: str, record_id: int, **values: Any) -> Any:
    """Change a record within a larger change."""
    record = replace(work.get(RECORD_TYPES[key].record, record_id), **without_course(values))
    check_whole(work, record)
    return work.update(record)


def retire_record(register: Register, key: str, record_id: int, reason: str) -> Any:
    """Take a record out of its list; it stays in the register, and what names it goes on naming it.

    Raises `ProblemsFound` without a reason.
    """
    if is_empty(reason):
        raise ProblemsFound({"retired_reason": Sentence("Say why it is taken out of the list.")})
    with register.change(f"{key}.retire") as work:
        record = work.get(RECORD_TYPES[key].record, record_id)
        return work.update(replace(record, retired_on=register.clock.today(), retired_reason=reason.strip()))


def bring_back(register: Register, key: str, record_id: int) -> Any:
    """Put a retired record into its list again; raises `ProblemsFound` where it cannot stand there any more."""
    with register.change(f"{key}.bring_back") as work:
        record = replace(work.get(RECORD_TYPES[key].record, record_id), retired_on=None, retired_reason="")
        check_whole(work, record)
        return work.update(record)


def delete_record(register: Register, key: str, record_id: int) -> None:
    """Delete a record that nothing names, with what hangs on it; raises `StillLinked` where something does."""
    with register.change(f"{key}.delete") as work:
        delete_within(work, key, record_id)


def delete_within(work: Work, key: str, record_id: int) -> None:
    """Delete a record within a larger change."""
    record = work.get(RECORD_TYPES[key].record, record_id)
    namers = links_of(work, key, record_id).back
    if namers:
        raise StillLinked(
            "{title} is named by {others}. Take it out of the list instead; then it stays where it is named.",
            title=RECORD_TYPES[key].title(record),
            others=[Sentence("{kind} {title}", {"kind": Sentence(each.kind.singular), "title": each.title})
                    for each in namers[:_NAMED]],
        )  # fmt: skip
    for kind in children_of(key):
        for child in work.all(kind.record, **{kind.parent_field: record_id}):
            work.delete(child)
    work.delete(record)


_NAMED = 5
"""How many of the records that name another are told; more would be no sentence."""


def check_whole(reader: Records, record: Any) -> None:
    """Raise `ProblemsFound` where a record's fields, its own rules, its links or its place among others do not hold."""
    kind = BY_RECORD[type(record)]
    problems = check_record(record)
    for found in (kind.check(record), lost_links(reader, record), _among(reader, kind, record)):
        problems |= {name: sentence for name, sentence in found.items() if name not in problems}
    refuse(problems)


def _among(reader: Records, kind: RecordType, record: Any) -> Mapping[str, Sentence]:
    return kind.check_among(record, reader.all(kind.record)) if kind.checks_among else {}


def links_of(reader: Records, key: str, record_id: int) -> Links:
    """Return both ends of a record's links; raises `NotFound`."""
    kind = RECORD_TYPES[key]
    record = reader.get(kind.record, record_id)
    out = tuple(
        each
        for spec in links_from(key)
        if spec.name != kind.parent_field
        for each in _named(reader, RECORD_TYPES[spec.links_to], spec, ids_in(record, spec))
    )
    return Links(out, tuple(_naming(reader, key, record_id)))


def _named(reader: Records, kind: RecordType, spec: FieldSpec, ids: Iterable[int]) -> Iterable[LinkedRecord]:
    for record_id in ids:
        for record in reader.all(kind.record, id=record_id):
            yield _linked(kind, record, spec)


def _naming(reader: Records, key: str, record_id: int) -> Iterable[LinkedRecord]:
    for kind, spec in links_to(key):
        if spec.name == kind.parent_field:
            continue
        if spec.kind is Kind.LINK:
            records = reader.all(kind.record, **{spec.name: record_id})
        else:
            records = [each for each in reader.all(kind.record) if record_id in getattr(each, spec.name)]
        yield from (_linked(kind, record, spec) for record in records)


def _linked(kind: RecordType, record: Any, spec: FieldSpec) -> LinkedRecord:
    return LinkedRecord(kind, record.id, kind.title(record), spec, getattr(record, "retired_on", None) is not None)


def without_course(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values; refuse those that only the verbs of retirement set."""
    by_verb = next((name for name in RETIREMENT if name in values), None)
    if by_verb:
        raise ProblemsFound({by_verb: Sentence("This follows from taking the record out of its list.")})
    return dict(values)
