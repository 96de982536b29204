"""`officer case`: add, list, show and move."""

import argparse
import sys
from pathlib import Path
from typing import Any

from officer_app.cli.opening import fields_of, open_for, print_json
from officer_app.domain.case import Case, is_open
from officer_app.domain.case_file import CaseFile, CaseLine
from officer_app.domain.deadlines import Deadlines
from officer_app.domain.errors import MoveNotAllowed
from officer_app.domain.fields import is_empty, specs
from officer_app.domain.plain import from_plain, plain_value, to_plain
from officer_app.domain.vocabulary import Stage
from officer_app.domain.words import Sentence, date_in_words
from officer_app.domain.words import show as in_words
from officer_app.services.cases import case_file, find_case, move_case, open_case
from officer_app.services.intake import open_case_from, read_bytes, read_candidate
from officer_app.services.listing import case_lines


def add(arguments: argparse.Namespace) -> int:
    """Record a request and print its reference."""
    values = from_plain(Case, fields_of(arguments))
    with open_for(arguments) as register:
        if arguments.source is None:
            case = open_case(register, **values)
        elif arguments.source == "-":
            case = open_case_from(register, read_bytes(sys.stdin.buffer.read()), **values)
        else:
            case = open_case_from(register, read_candidate(Path(arguments.source)), **values)
        print(case.reference)
    return 0


def show_list(arguments: argparse.Namespace) -> int:
    """Print the cases, one a line or as one JSON array."""
    with open_for(arguments, read_only=True) as register:
        lines = [line for line in case_lines(register, register.clock.today()) if _wanted(arguments, line)]
    if arguments.json:
        print_json([to_plain(line.case) | _dates(line.deadlines) | _clock(line) for line in lines])
        return 0
    for line in lines:
        case = line.case
        due = line.deadlines.due_on.isoformat()
        print(f"{case.reference}  {due}  {case.stage.label:<22}  {case.subject_name}  ({in_words(case.rights)})")
    return 0


def _wanted(arguments: argparse.Namespace, line: CaseLine) -> bool:
    due_in_time = arguments.due_before is None or line.deadlines.due_on < arguments.due_before
    return due_in_time and (is_open(line.case) or not arguments.open)


def show(arguments: argparse.Namespace) -> int:
    """Print one case with its dates, their reasons, and all that hangs on it."""
    with open_for(arguments, read_only=True) as register:
        case = find_case(register, arguments.reference)
        file = case_file(register, case.id or 0, register.clock.today())
    if arguments.json:
        print_json(_as_json(file))
        return 0
    print(f"{case.reference}  {case.subject_name}  {case.stage.label}")
    print(f"Answer by {date_in_words(file.deadlines.due_on, weekday=True)}")
    for sentence in file.deadlines.explanation:
        print(f"  {with_source(sentence)}")
    for spec in specs(Case):
        value = getattr(case, spec.name)
        if not is_empty(value) and value is not False:
            print(f"{spec.label}: {in_words(value)}")
    return 0


def move(arguments: argparse.Namespace) -> int:
    """Take a case to another stage and print where it stands."""
    values = from_plain(Case, fields_of(arguments))
    try:
        to = next(stage for stage in Stage if stage.value == arguments.stage)
    except StopIteration:
        raise MoveNotAllowed(
            "There is no stage {stage}; there are: {known}.",
            stage=arguments.stage,
            known=[stage.value for stage in Stage],
        ) from None
    with open_for(arguments) as register:
        case = move_case(register, find_case(register, arguments.reference).id or 0, to, **values)
        print(f"{case.reference} {case.stage.value}")
    return 0


def with_source(sentence: Sentence) -> str:
    """Return a sentence with its legal source behind it."""
    return f"{sentence} ({sentence.source})" if sentence.source else str(sentence)


def _dates(dates: Deadlines) -> dict[str, Any]:
    return {
        "first_due_on": plain_value(dates.first_due_on),
        "extended_due_on": plain_value(dates.extended_due_on),
        "due_on": plain_value(dates.due_on),
        "paused_due_on": plain_value(dates.paused_due_on),
        "extension_valid": dates.extension_valid,
        "explanation": [with_source(sentence) for sentence in dates.explanation],
    }


def _clock(line: CaseLine | CaseFile) -> dict[str, Any]:
    clock = line.clock
    return {
        "clock": clock.state.value,
        "days_left": clock.days_left,
        "is_late": clock.is_late,
        "days_after_first_date": clock.days_after_first,
    }


def _as_json(file: CaseFile) -> dict[str, Any]:
    parts: dict[str, tuple[Any, ...]] = {
        "identity_checks": file.checks,
        "tasks": file.tasks,
        "messages": file.messages,
        "attachments": file.attachments,
        "pauses": file.pauses,
    }
    hung = {name: [{"id": each.id} | to_plain(each) for each in records] for name, records in parts.items()}
    return to_plain(file.case) | _dates(file.deadlines) | _clock(file) | hung
