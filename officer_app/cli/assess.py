"""`officer assess`: the rules as a filter, one JSON object a line in and out; a bad line stops nothing."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from officer_app.cli.asked import Answer, day, listed
from officer_app.cli.assess_agreement import agreement
from officer_app.cli.assess_transfer import transfer
from officer_app.cli.cases import with_source
from officer_app.cli.opening import clock_of
from officer_app.domain.calendars import Calendar, own_days_from
from officer_app.domain.deadlines import Deadlines, Extension, Suspension, breach_deadline, deadlines
from officer_app.domain.errors import OfficerError
from officer_app.domain.plain import plain_value
from officer_app.domain.vocabulary import PauseReason
from officer_app.services.intake import assess_line


def run(arguments: argparse.Namespace) -> int:
    """Answer each line of standard input in its order."""
    rule = _rule(arguments.rule, clock_of(arguments).today())
    for line in sys.stdin.buffer:
        if line.strip():
            print(json.dumps(_answer(rule, line), ensure_ascii=False), flush=False)
    return 0


def _rule(name: str, today: date) -> Callable[[Answer], Answer]:
    if name in RULES:
        return RULES[name]
    dated = DATED_RULES[name]
    return lambda asked: dated(asked, today)


def _answer(rule: Callable[[Answer], Answer], line: bytes) -> Answer:
    try:
        return rule(_object(json.loads(line.decode("utf-8-sig"))))
    except OfficerError as error:
        return {"error": str(error)}
    except (ValueError, RecursionError) as error:
        return {"error": f"This line is not JSON: {error}."}


def _object(asked: Any) -> Answer:
    if isinstance(asked, dict):
        return asked
    raise OfficerError("Each line must be one JSON object.")


def deadline(asked: Answer) -> Answer:
    """Return the dates of a request with their reasons (facts A1 to A4)."""
    extension = asked.get("extension")
    found = deadlines(
        day(asked, "received_on"),
        _calendar(str(asked.get("holidays") or "BE").upper(), tuple(map(str, listed(asked, "own_days")))),
        [_suspension(each) for each in listed(asked, "pauses")],
        _extension(extension) if extension else None,
    )
    return _dates(found)


def _dates(found: Deadlines) -> Answer:
    names = ("first_due_on", "extended_due_on", "due_on", "paused_due_on")
    more = ("extension_valid", "extension_notice_due_on", "refusal_due_on")
    dates = {name: plain_value(getattr(found, name)) for name in names + more}
    return dates | {"explanation": [with_source(sentence) for sentence in found.explanation]}


def breach(asked: Answer) -> Answer:
    """Return the end of the 72 hours (facts A5)."""
    aware = asked.get("aware_at")
    zone = _zone(str(asked.get("zone") or "Europe/Brussels"))
    try:
        found = breach_deadline(datetime.fromisoformat(str(aware)), zone)
    except (ValueError, OverflowError):
        raise OfficerError(
            "aware_at: {aware} is not a moment such as 2026-10-23T16:00:00+02:00.", aware=aware
        ) from None
    explanation = [with_source(sentence) for sentence in found.explanation]
    return {"notify_by": found.notify_by.isoformat(), "explanation": explanation}


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        raise OfficerError("zone: {zone} is not a time zone such as Europe/Brussels.", zone=name) from None


def _suspension(given: Any) -> Suspension:
    if not isinstance(given, dict):
        raise OfficerError("pauses: each pause must be one JSON object.")
    reason = next((each for each in PauseReason if each.value == given.get("reason", "identity")), None)
    if reason is None:
        raise OfficerError(
            "reason: {reason} is not one of {known}.", reason=given["reason"], known=", ".join(PauseReason)
        )
    answered = day(given, "answered_on") if given.get("answered_on") else None
    asked = day(given, "asked_on")
    if answered and answered < asked:
        raise OfficerError("answered_on: the answer of a pause cannot be older than its question.")
    prompt = given.get("without_undue_delay", True)
    if not isinstance(prompt, bool):
        raise OfficerError("without_undue_delay must be true or false.")
    return Suspension(reason, asked, answered, prompt)


def _extension(given: Any) -> Extension:
    if not isinstance(given, dict):
        raise OfficerError("extension must be one JSON object.")
    told = day(given, "notified_on") if given.get("notified_on") else None
    return Extension(told, str(given.get("reason") or ""))


@cache
def _calendar(country: str, own_days: tuple[str, ...]) -> Calendar:
    return Calendar(country, own_days_from(own_days))


RULES: dict[str, Callable[[Answer], Answer]] = {"deadline": deadline, "breach": breach, "intake": assess_line}
DATED_RULES: dict[str, Callable[[Answer, date], Answer]] = {"transfer": transfer, "agreement": agreement}
"""The rules that judge as of a day: today, where the question does not name one."""
ALL_RULES = sorted(RULES | DATED_RULES)
