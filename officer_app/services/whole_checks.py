"""What would break a register made from an export: twins, lost links, circles, days off that nobody can read."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from officer_app.domain.case_file import calendar_of
from officer_app.domain.errors import OfficerError
from officer_app.domain.organisation import Organisation
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.domain.words import Sentence
from officer_app.services.importing_within import in_order
from officer_app.services.named_records import LostLink, lost_among

Listed = Mapping[str, tuple[Any, ...]]
"""Records by the key of their type."""
Mark = tuple[object, ...]

_ONCE: Final[Mapping[str, Callable[[Any], Mark | None]]] = {
    "case": lambda case: (_as_reference(case.reference),) if _as_reference(case.reference) else None,
    "clause_check": lambda check: (check.agreement_id, check.clause),
    "suppression": lambda entry: (
        (entry.digest, entry.scope, entry.topic, entry.client) if entry.retired_on is None else None
    ),
    "wording": lambda wording: (wording.letter, wording.language),
}
"""What no two records of a type may share, exactly as the indexes of the file have it."""

_IN_NO_CIRCLE: Final = {"sub_processor": "under", "message": "in_reply_to", "attachment": "redacts"}
"""The links that no verb ever let go round in a circle."""


def breaks_in(records: Listed) -> dict[str, Sentence]:
    """Return a sentence for each record that cannot stand in a register beside the others."""
    there = {key: {each.id: each for each in several} for key, several in records.items()}
    problems: dict[str, Sentence] = {}
    for key, kind in RECORD_TYPES.items():
        problems |= _twins(kind, records[key]) | _lost(kind, records[key], there) | _circles(kind, there[key])
    return problems | _calendars(records["organisation"])


def told(kind: RecordType, number: object, problem: Sentence) -> Sentence:
    """Return what is said of a record by its number."""
    values = {"kind": Sentence(kind.singular), "number": number, "problem": problem}
    return Sentence("{kind} {number}: {problem}", values)


def _as_reference(text: str) -> bytes:
    """Return a reference as the file compares it: without blanks around it, A like a, but É not like é."""
    return text.strip(" ").encode().lower()


def _twins(kind: RecordType, records: tuple[Any, ...]) -> dict[str, Sentence]:
    """Return a sentence for each record whose number, or whatever else only one may have, another has too."""
    seen: set[Mark] = set()
    problems: dict[str, Sentence] = {}
    for record in records:
        shared = _ONCE[kind.key](record) if kind.key in _ONCE else None
        marks = {("id", record.id), *([("once", *shared)] if shared else [])}
        if marks & seen:
            problems[f"{kind.key} {record.id}"] = told(kind, record.id, Sentence("it stands there twice."))
        seen |= marks
    return problems


def _lost(kind: RecordType, records: tuple[Any, ...], there: Mapping[str, Mapping[int, Any]]) -> dict[str, Sentence]:
    """Return a sentence for each record that names one which is not in the file, or hangs on nothing."""

    def find(other: RecordType, number: int) -> Any | None:
        return there[other.key].get(number)

    problems: dict[str, Sentence] = {}
    for record in records:
        if kind.parent and getattr(record, kind.parent_field) is None:
            why = Sentence("it belongs to no {parent}.", {"parent": RECORD_TYPES[kind.parent].singular.lower()})
            problems[f"{kind.key} {record.id}"] = told(kind, record.id, why)
        for lost in lost_among(record, find):
            problems[f"{kind.key} {record.id}"] = told(kind, record.id, _why(lost))
    return problems


def _why(lost: LostLink) -> Sentence:
    values = {"label": Sentence(lost.spec.label), "id": lost.id}
    if lost.other_parent:
        text = "{label}: number {id} belongs to another {parent}."
        return Sentence(text, values | {"parent": lost.other_parent})
    return Sentence("{label}: number {id} is not in the file.", values)


def _circles(kind: RecordType, records: Mapping[int, Any]) -> dict[str, Sentence]:
    """Return a sentence for each circle into which records of a type run."""
    name = _IN_NO_CIRCLE.get(kind.key)
    named = {number: {getattr(each, name)} - {None} for number, each in records.items()} if name else {}
    return {
        f"{kind.key} {number}": told(kind, number, _circle(kind, [records[each] for each in (*circle, number)]))
        for number, circle in in_order(named)
        if circle and number == circle[0]
    }


def _calendars(organisations: tuple[Organisation, ...]) -> dict[str, Sentence]:
    """Return what is wrong with the working days, without which no date of a case can be reckoned."""
    if len(organisations) > 1:
        return {"organisation": Sentence("The export holds more than one organisation.")}
    problems: dict[str, Sentence] = {}
    for organisation in organisations:
        try:
            calendar_of(organisation)
        except OfficerError as error:
            problems["organisation"] = told(RECORD_TYPES["organisation"], organisation.id, error.sentence)
    return problems


def _circle(kind: RecordType, records: list[Any]) -> Sentence:
    chain = " → ".join(kind.title(each) or str(each.id) for each in records)
    return Sentence("This would go round in a circle: {chain}.", {"chain": chain})
