"""`officer add`, `list` and `show`: records of any type, JSON in and out."""

import argparse
from collections.abc import Callable
from typing import Any

from officer_app.cli.opening import fields_of, open_for, print_json
from officer_app.domain.errors import NotFound, OfficerError
from officer_app.domain.plain import from_plain, to_plain
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.services import case_work, organisation
from officer_app.services.cases import find_case
from officer_app.services.register import Register

_ADD: dict[str, Callable[..., Any]] = {
    "organisation": organisation.save_organisation,
    "activity": organisation.add_activity,
    "recipient": organisation.add_recipient,
    "identity_check": case_work.add_identity_check,
    "search_task": case_work.add_task,
    "message": case_work.add_message,
    "pause": case_work.add_pause,
}


def add(arguments: argparse.Namespace) -> int:
    """Add a record and print its number; what hangs on a case names it as `"case": "DSR-2026-0001"`."""
    kind = _type(arguments.type)
    if kind.key not in _ADD:
        raise OfficerError("A {type} is not added this way.", type=kind.singular.lower())
    fields = fields_of(arguments)
    reference = str(fields.pop("case", ""))
    values = from_plain(kind.record, fields)
    with open_for(arguments) as register:
        case = _case_of(register, kind, reference)
        print(_ADD[kind.key](register, *case, **values).id)
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
