"""A case with everything that hangs on it, and what its clock says today."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from officer_app.domain.activity import Activity
from officer_app.domain.calendars import Calendar, own_days_from
from officer_app.domain.case import Case, is_open
from officer_app.domain.case_rules import REFUSING
from officer_app.domain.client import Client
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.deadlines import Deadlines, Extension, Suspension, deadlines
from officer_app.domain.forwarding import Contracts, forwarding_dates, term_of
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.suppression import Suppression
from officer_app.domain.vocabulary import ClockState, PauseReason, Role
from officer_app.domain.words import Sentence


@dataclass(frozen=True, slots=True)
class ClockReading:
    """The clock of a case on a day: what it does, the date that counts, and the days left (negative: late).

    `days_after_first` counts from the end of the first month, whether or not more time was taken.
    """

    state: ClockState
    due_on: date
    days_left: int
    is_late: bool
    days_after_first: int = 0


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as a list shows it."""

    case: Case
    deadlines: Deadlines
    clock: ClockReading


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case as its page, its letters and its reports need it."""

    organisation: Organisation
    case: Case
    deadlines: Deadlines
    clock: ClockReading
    checks: tuple[IdentityCheck, ...] = field(default=())
    tasks: tuple[SearchTask, ...] = field(default=())
    messages: tuple[Message, ...] = field(default=())
    attachments: tuple[Attachment, ...] = field(default=())
    pauses: tuple[Pause, ...] = field(default=())
    activities: tuple[Activity, ...] = field(default=())
    recipients: tuple[Recipient, ...] = field(default=())
    client: Client | None = None
    suppressions: tuple[Suppression, ...] = field(default=())
    notices: tuple[RecipientNotice, ...] = field(default=())
    """Whom we told of what was done (Art. 19), each with the name of its recipient."""


NO_CONTRACTS: Final = Contracts()


def calendar_of(organisation: Organisation) -> Calendar:
    """Return the working days of an organisation; raises `OfficerError` where its own days cannot be read."""
    return Calendar(organisation.holidays_country or "BE", own_days_from(organisation.own_holidays))


def dates_of(
    case: Case,
    pauses: tuple[Pause, ...],
    checks: tuple[IdentityCheck, ...],
    calendar: Calendar,
    contracts: Contracts = NO_CONTRACTS,
) -> Deadlines:
    """Compute the dates of a case; a question about identity is a pause like those recorded as such.

    A request that belongs to a client has the days agreed with it in place of the month (facts R24), and a refusal
    the first month only, also in part (facts R15).
    """
    if case.received_on is None:
        raise ValueError("a case has a day of receipt")
    if case.role is Role.PROCESSOR:
        return forwarding_dates(case.received_on, term_of(case, contracts))
    suspensions = [
        Suspension(each.reason, each.asked_on, each.answered_on, each.without_undue_delay)
        for each in pauses
        if each.asked_on
    ]
    suspensions += [
        Suspension(PauseReason.IDENTITY, each.asked_on, each.obtained_on, each.without_undue_delay)
        for each in checks
        if each.asked_on
    ]
    extension = None
    if case.extension_notified_on or case.extension_reason:
        reason = case.extension_details or (case.extension_reason.label if case.extension_reason else "")
        extension = Extension(case.extension_notified_on, reason)
    dates = deadlines(case.received_on, calendar, suspensions, extension)
    return _without_more_time(dates) if dates.extension_valid and case.outcome in REFUSING else dates


def _without_more_time(dates: Deadlines) -> Deadlines:
    said = Sentence(
        "A refusal, whole or in part, is due by {due}: more time moves the answer, not the refusal.",
        {"due": dates.refusal_due_on},
        "GDPR Art. 12(4)",
    )
    return replace(dates, due_on=dates.refusal_due_on, explanation=(*dates.explanation, said))


def first_request(case: Case, cases: Mapping[int | None, Case]) -> Case:
    """Return the request of which a case is a reminder, the first of a chain of them, or else the case itself.

    Only a request that still waits for its answer is reminded of; after it a new one begins (EDPB 01/2022 para 29).
    """
    seen = {case.id}
    while (earlier := cases.get(case.reminder_of)) and earlier.id not in seen and _waited(earlier, case):
        seen.add(earlier.id)
        case = earlier
    return case


def _waited(earlier: Case, case: Case) -> bool:
    if earlier.retired_on or earlier.received_on is None or case.received_on is None:
        return False
    if earlier.received_on > case.received_on:
        return False
    ended_on = _ended_on(earlier)
    return ended_on is None or ended_on >= case.received_on


def dates_among(
    case: Case,
    cases: Mapping[int | None, Case],
    pauses: Mapping[int | None, tuple[Pause, ...]],
    checks: Mapping[int | None, tuple[IdentityCheck, ...]],
    calendar: Calendar,
    contracts: Contracts = NO_CONTRACTS,
) -> Deadlines:
    """Compute the dates of a case; a reminder starts no new month, so it has the dates of the first request."""
    first = first_request(case, cases)
    dates = dates_of(first, pauses.get(first.id, ()), checks.get(first.id, ()), calendar, contracts)
    if first is case:
        return dates
    said = Sentence(
        "This is a reminder of {reference}: no new month starts, the dates are those of the first request.",
        {"reference": first.reference},
        "GDPR Art. 12(3); EDPB 01/2022 paras 28 and 29",
    )
    return replace(dates, explanation=(said, *dates.explanation))


def read_clock(
    case: Case, dates: Deadlines, pauses: tuple[Pause, ...], checks: tuple[IdentityCheck, ...], today: date
) -> ClockReading:
    """Say what the clock of a case does on a day; being late is measured on the date that counts."""
    ended_on = _ended_on(case)
    until = ended_on or today
    left = (dates.due_on - until).days
    waiting = any(each.asked_on and not each.answered_on for each in pauses) or any(
        each.asked_on and not each.obtained_on for each in checks
    )
    if ended_on or not is_open(case):
        state = ClockState.ENDED
    elif waiting:
        state = ClockState.STOPPED
    else:
        state = ClockState.EXTENDED if dates.extension_valid else ClockState.RUNNING
    after_first = max(0, (until - dates.first_due_on).days)
    return ClockReading(state, dates.due_on, left, is_late=left < 0, days_after_first=after_first)


def _ended_on(case: Case) -> date | None:
    """Return the day that stopped the clock: the answer, the forwarding to a client, or else the closing.

    The forwarding is what a processor owes (Art. 28(3)(e)); a case that was taken up again after it runs once more,
    until the request is forwarded anew or the case is closed again.
    """
    forwarded_on = case.forwarded_on if case.role is Role.PROCESSOR else None
    if forwarded_on and case.reopened_on and is_open(case) and forwarded_on <= case.reopened_on:
        forwarded_on = None
    return case.answered_on or forwarded_on or case.closed_on
