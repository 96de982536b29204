"""`officer add`, `list` and `show`: records of any type, JSON in and out."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from officer_app.cli.opening import fields_of, open_for, print_json
from officer_app.domain.agreement import ClauseCheck
from officer_app.domain.errors import NotFound, OfficerError, refuse
from officer_app.domain.fields import spec_of
from officer_app.domain.plain import from_plain, to_plain
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.domain.words import Sentence
from officer_app.services import case_work, checklist, documents, organisation
from officer_app.services.cases import find_case
from officer_app.services.own_verbs import OWN_VERBS
from officer_app.services.register import Register
from officer_app.services.registers import add_record

_OWN: dict[str, Callable[..., Any]] = {
    "organisation": organisation.save_organisation,
    "identity_check": case_work.add_identity_check,
    "search_task": case_work.add_task,
    "message": case_work.add_message,
    "pause": case_work.add_pause,
    "clause_check": lambda register, **values: _fill_in(register, values),
}
"""The types that are not added like any other."""


def add(arguments: argparse.Namespace) -> int:
    """Add a record and print its number; what hangs on a case names it as `"case": "DSR-2026-0001"`.

    What hangs on another record names it by its number: `"client_id": 4`. A document names its file: `"path": "a.pdf"`,
    an entry of the suppression list its address: `"address": "ann@example.com"`.
    """
    kind = _type(arguments.type)
    if kind.has_own_verbs and kind.key not in {*_OWN, *OWN_VERBS}:
        raise OfficerError("A {type} is not added this way.", type=kind.singular.lower())
    fields = fields_of(arguments)
    if kind.parent == "case" and "case_id" in fields:
        raise OfficerError("Name the case by its reference: {example}.", example='{"case": "DSR-2026-0001"}')
    reference, path = str(fields.pop("case", "")), fields.pop("path", None) if kind.key == "document" else None
    own_verbs = OWN_VERBS.get(kind.key)
    asked = {name: str(fields.pop(name, "")) for name in own_verbs.asks} if own_verbs else {}
    values = from_plain(kind.record, fields)
    with open_for(arguments) as register:
        if own_verbs:
            print(own_verbs.add(register, **asked, **values).id)
            return 0
        if kind.key == "document":
            print(documents.add_document(register, _file_of(path), **values).document.id)
            return 0
        case = _case_of(register, kind, reference)
        own = _OWN.get(kind.key)
        on_case = {kind.parent_field: case[0]} if case else {}
        made = own(register, *case, **values) if own else add_record(register, kind.key, **values, **on_case)
        print(made.id)
    return 0


def show_list(arguments: argparse.Namespace) -> int:
    """Print every record of a type as one JSON array."""
    kind = _type(arguments.type)
    with open_for(arguments, read_only=True) as register:
        print_json([{"id": each.id} | to_plain(each) for each in register.all(kind.record)])
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Print one record as JSON."""
    kind = _type(arguments.type)
    with open_for(arguments, read_only=True) as register:
        record = register.get(kind.record, arguments.id)
        print_json({"id": record.id} | to_plain(record))
    return 0


def _type(key: str) -> RecordType:
    if key not in RECORD_TYPES:
        raise NotFound("There is no record type {key}; there are: {known}.", key=key, known=list(RECORD_TYPES))
    return RECORD_TYPES[key]


def _case_of(register: Register, kind: RecordType, reference: str) -> tuple[int, ...]:
    return (find_case(register, reference).id or 0,) if kind.parent == "case" else ()


def _fill_in(register: Register, values: dict[str, Any]) -> ClauseCheck:
    """Write into a row of a checklist: an agreement has its rows from the beginning."""
    lacking = {name: spec_of(ClauseCheck, name) for name in ("agreement_id", "clause") if values.get(name) is None}
    refuse({name: Sentence(spec.missing) for name, spec in lacking.items()})
    return checklist.check_clause(register, **values)


def _file_of(path: object) -> Path:
    if not isinstance(path, str) or not path:
        raise OfficerError("A document names its file: {example}.", example='{"path": "agreement.pdf"}')
    return Path(path)
