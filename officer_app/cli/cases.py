"""`officer case`: add, list, show and move."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from officer_app.cli.opening import fields_of, open_for, print_json
from officer_app.domain.case import Case, is_open
from officer_app.domain.case_file import CaseFile, CaseLine
from officer_app.domain.deadlines import Deadlines
from officer_app.domain.errors import MoveNotAllowed, ProblemsFound
from officer_app.domain.fields import is_empty, specs
from officer_app.domain.plain import from_plain, plain_value, to_plain
from officer_app.domain.readiness import open_points
from officer_app.domain.vocabulary import Stage
from officer_app.domain.words import Sentence, date_in_words
from officer_app.domain.words import show as in_words
from officer_app.services.cases import case_file, find_case, move_case, open_case
from officer_app.services.intake import open_case_from, read_bytes, read_candidate
from officer_app.services.listing import case_lines


def add(arguments: argparse.Namespace) -> int:
    """Record a request and print its reference."""
    given = fields_of(arguments)
    _refuse_course(given, _INSTEAD)
    values = from_plain(Case, given)
    with open_for(arguments) as register:
        if arguments.source is None:
            case = open_case(register, **values)
        elif arguments.source == "-":
            case = open_case_from(register, read_bytes(sys.stdin.buffer.read()), **values)
        else:
            case = open_case_from(register, read_candidate(Path(arguments.source)), **values)
        print(case.reference)
    return 0


_INSTEAD = {
    "reference": Sentence(
        "Leave out reference: the register gives the next free one. The number that they gave is external_reference."
    ),
    "stage": Sentence(
        "Leave out stage: a new case is received. Take it further with: officer case move REGISTER REF STAGE."
    ),
    "logged_at": Sentence("Leave out logged_at: it is now. The day on which the request came is received_on."),
    "acknowledged_on": Sentence(
        "Leave out acknowledged_on: making the letter sets it. Use: officer letter REGISTER REF acknowledgement."
    ),
    "answered_on": Sentence(
        "Leave out answered_on: the answer sets it. Give it to: officer case move REGISTER REF answered."
    ),
    "closed_on": Sentence("Leave out closed_on: closing sets it. Use: officer case move REGISTER REF closed."),
    "reopened_on": Sentence(
        "Leave out reopened_on: taking the case up again sets it. Use: officer case move REGISTER REF review."
    ),
    "extension_notified_on": Sentence(
        "Leave out extension_notified_on: making the letter sets it. Use: officer letter REGISTER REF extension."
    ),
    "erased_on": Sentence("Leave out erased_on: it is set when the case is erased."),
    "retired_on": Sentence("Leave out retired_on: a case is taken out of the list in the window."),
    "retired_reason": Sentence("Leave out retired_reason: a case is taken out of the list in the window."),
}
"""What to do instead of writing a field that only a verb sets."""

_INSTEAD_OF_MOVING = {name: sentence for name, sentence in _INSTEAD.items() if name != "answered_on"} | {
    "stage": Sentence("Leave out stage: the stage is the word behind the reference."),
}


def _refuse_course(given: dict[str, Any], instead: dict[str, Sentence]) -> None:
    problems = {name: instead[name] for name in given if name in instead}
    if problems:
        raise ProblemsFound(problems)


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
    given = fields_of(arguments)
    _refuse_course(given, _INSTEAD_OF_MOVING)
    values = from_plain(Case, given)
    try:
        to = next(stage for stage in Stage if stage.value == arguments.stage)
    except StopIteration:
        raise MoveNotAllowed(
            "There is no stage {stage}; there are: {known}.",
            stage=arguments.stage,
            known=[stage.value for stage in Stage],
        ) from None
    with open_for(arguments) as register:
        case = find_case(register, arguments.reference)
        file = case_file(register, case.id or 0, register.clock.today())
        case = move_case(register, case.id or 0, to, **values)
        for point in open_points(replace(file, case=replace(file.case, **values)), to):
            print(with_source(point), file=sys.stderr)
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
