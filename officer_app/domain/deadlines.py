"""By when a person must have her answer, with the reason for each date in words (facts A1 to A5)."""

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from officer_app.domain.calendars import Calendar
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FIRST_YEAR, LAST_YEAR, far_day, is_empty
from officer_app.domain.vocabulary import PauseReason
from officer_app.domain.words import Sentence

FIRST_MONTHS = 1
EXTENDED_MONTHS = 3
BREACH_HOURS = 72


@dataclass(frozen=True, slots=True)
class Suspension:
    """A question to the person that held the answer up; without an answer date it is still open."""

    reason: PauseReason
    asked_on: date
    answered_on: date | None = None
    without_undue_delay: bool = True


@dataclass(frozen=True, slots=True)
class Extension:
    """The notice that more time is needed: when it was given and why (GDPR Art. 12(3))."""

    notified_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The dates of one request. `due_on` is the one that counts; `paused_due_on` is never relied on first."""

    received_on: date
    first_due_on: date
    extended_due_on: date
    due_on: date
    paused_due_on: date | None
    extension_valid: bool
    extension_notice_due_on: date
    refusal_due_on: date
    explanation: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class BreachDeadline:
    """Until when the authority must be told of a breach, in the organisation's own zone (GDPR Art. 33(1))."""

    notify_by: datetime
    explanation: tuple[Sentence, ...]


def after_months(day: date, count: int) -> date:
    """Return the same date `count` months later, or the last day of a shorter month (Reg. 1182/71 Art. 3(2)(c))."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def deadlines(
    received_on: date,
    calendar: Calendar,
    suspensions: Iterable[Suspension] = (),
    extension: Extension | None = None,
) -> Deadlines:
    """Compute every date of a request from the facts; the day of receipt is never moved (GDPR Art. 12(3) and (4))."""
    suspensions = tuple(suspensions)
    _refuse_far_days((received_on, *(day for each in suspensions for day in (each.asked_on, each.answered_on))))
    first_nominal = after_months(received_on, FIRST_MONTHS)
    extended_nominal = after_months(received_on, EXTENDED_MONTHS)
    first = calendar.next_working_day(first_nominal)
    extended = calendar.next_working_day(extended_nominal)
    fault = _extension_fault(extension, received_on, first) if extension else None
    valid = extension is not None and fault is None
    nominal = extended_nominal if valid else first_nominal
    relied, days = _paused_days(suspensions, received_on, nominal)
    paused = calendar.next_working_day(nominal + timedelta(days=days)) if days else None
    return Deadlines(
        received_on=received_on,
        first_due_on=first,
        extended_due_on=extended,
        due_on=extended if valid else first,
        paused_due_on=paused,
        extension_valid=valid,
        extension_notice_due_on=first,
        refusal_due_on=first,
        explanation=(
            *_month_explained(received_on, first_nominal, calendar),
            *_extension_explained(extension, fault, received_on, extended_nominal, calendar),
            *_pauses_explained(suspensions, relied, days, paused),
        ),
    )


def _refuse_far_days(days: Iterable[date | None]) -> None:
    for day in days:
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise OfficerError("{problem}", problem=far_day(day))


def _extension_fault(extension: Extension, received_on: date, notice_due_on: date) -> Sentence | None:
    if is_empty(extension.reason):
        return Sentence("The notice of more time gave no reason, so it does not count.", source="GDPR Art. 12(3)")
    if extension.notified_on is None:
        return Sentence("The person has not been told yet that more time is needed.", source="GDPR Art. 12(3)")
    if extension.notified_on < received_on:
        return Sentence("The notice of more time is dated before the request, so it does not count.")
    if extension.notified_on > notice_due_on:
        return Sentence(
            "The notice of more time was given on {told}, after {due}: too late to count.",
            {"told": extension.notified_on, "due": notice_due_on},
            "GDPR Art. 12(3)",
        )
    return None


def _paused_days(
    suspensions: tuple[Suspension, ...], received_on: date, nominal: date
) -> tuple[tuple[Suspension, ...], int]:
    relied = tuple(
        each
        for each in suspensions
        if each.without_undue_delay
        and each.answered_on
        and each.reason is not PauseReason.FEE
        and received_on <= each.asked_on <= min(each.answered_on, nominal)
    )
    held_up = {
        each.asked_on + timedelta(days=offset)
        for each in relied
        if each.answered_on
        for offset in range((each.answered_on - each.asked_on).days)
    }
    return relied, len(held_up)


def _month_explained(received_on: date, nominal: date, calendar: Calendar) -> tuple[Sentence, ...]:
    clamped = nominal.day != received_on.day
    text = "Received on {received}; one month ends on {nominal}."
    if clamped:
        text = "Received on {received}; the next month has no such day, so one month ends on its last, {nominal}."
    start = Sentence(text, {"received": received_on, "nominal": nominal}, "GDPR Art. 12(3); Reg. 1182/71 Art. 3(2)(c)")
    return (start, *_roll_explained(nominal, calendar))


def _roll_explained(nominal: date, calendar: Calendar) -> tuple[Sentence, ...]:
    unknown = () if calendar.knows(nominal.year) else (_no_holidays(calendar.country, nominal.year),)
    reasons = calendar.reasons_after(nominal)
    if not reasons:
        return unknown
    return (
        *unknown,
        Sentence(
            "{reasons}. The next working day is {due}.",
            {"reasons": reasons, "due": calendar.next_working_day(nominal)},
            "Reg. 1182/71 Art. 3(4)",
        ),
    )


def _no_holidays(country: str, year: int) -> Sentence:
    return Sentence(
        "No public holidays of {country} are known for {year}; add them to the organisation's own days.",
        {"country": country, "year": year},
    )


def _extension_explained(
    extension: Extension | None, fault: Sentence | None, received_on: date, nominal: date, calendar: Calendar
) -> tuple[Sentence, ...]:
    if extension is None:
        return ()
    if fault:
        return (fault,)
    counted = Sentence(
        "The person was told on {told} why more time is needed; three months from receipt on {received} end on {end}.",
        {"told": extension.notified_on, "received": received_on, "end": nominal},
        "GDPR Art. 12(3)",
    )
    return (counted, *_roll_explained(nominal, calendar))


def _pauses_explained(
    suspensions: tuple[Suspension, ...], relied: tuple[Suspension, ...], days: int, paused: date | None
) -> tuple[Sentence, ...]:
    said = [_not_relied(each) for each in suspensions if each not in relied]
    if paused:
        said.append(
            Sentence(
                "Waiting for the person took {days} days; with that time added the date would be {paused}. "
                "This rests on guidance, not on the law's text, so it is not relied on.",
                {"days": days, "paused": paused},
                "EDPB Guidelines 01/2022 para 159",
            )
        )
    return tuple(said)


def _not_relied(pause: Suspension) -> Sentence:
    values = {"reason": pause.reason, "asked": pause.asked_on}
    if pause.reason is PauseReason.FEE:
        return Sentence("A question about a fee, asked on {asked}, moves no date.", values, "GDPR Art. 12(5)")
    if not pause.without_undue_delay:
        return Sentence(
            "The question of {asked} ({reason}) was not asked without undue delay, so it moves no date.",
            values,
            "EDPB Guidelines 01/2022 para 159",
        )
    if pause.answered_on is None:
        return Sentence("The question of {asked} ({reason}) has no answer yet; the month runs on.", values)
    return Sentence("The question of {asked} ({reason}) lies outside the period, so it moves no date.", values)


def breach_deadline(aware_at: datetime, zone: ZoneInfo) -> BreachDeadline:
    """Return the end of 72 elapsed hours, across a change of the clocks too (GDPR Art. 33(1)).

    An `aware_at` without a zone is taken as local time: in the hour that comes twice as the first one, in the hour
    that is left out as the clock would have shown it an hour later. Raises `OfficerError` for a far year.
    """
    _refuse_far_days((aware_at.date(),))
    aware = (aware_at if aware_at.tzinfo else aware_at.replace(tzinfo=zone, fold=0)).astimezone(UTC)
    local = aware.astimezone(zone)
    notify_by = (aware + timedelta(hours=BREACH_HOURS)).astimezone(zone)
    said = [
        Sentence(
            "Aware on {aware}; 72 hours later it is {notify}. Weekends and holidays count.",
            {"aware": local, "notify": notify_by},
            "GDPR Art. 33(1)",
        )
    ]
    if local.utcoffset() != notify_by.utcoffset():
        said.append(
            Sentence("The clocks change in between: the hours are counted as they pass, not as the clock shows.")
        )
    return BreachDeadline(notify_by=notify_by, explanation=tuple(said))
