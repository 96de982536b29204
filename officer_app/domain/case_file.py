"""A case with everything that hangs on it, and what its clock says today."""

from dataclasses import dataclass, field
from datetime import date

from officer_app.domain.calendars import Calendar, own_days_from
from officer_app.domain.case import Case, is_open
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.deadlines import Deadlines, Extension, Suspension, deadlines
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Activity, Organisation, Recipient
from officer_app.domain.vocabulary import ClockState, PauseReason, Role


@dataclass(frozen=True, slots=True)
class ClockReading:
    """The clock of a case on a day: what it does, the date that counts, and the days left (negative: late)."""

    state: ClockState
    due_on: date
    days_left: int
    is_late: bool


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


def calendar_of(organisation: Organisation) -> Calendar:
    """Return the working days of an organisation; raises `OfficerError` where its own days cannot be read."""
    return Calendar(organisation.holidays_country or "BE", own_days_from(organisation.own_holidays))


def dates_of(case: Case, pauses: tuple[Pause, ...], checks: tuple[IdentityCheck, ...], calendar: Calendar) -> Deadlines:
    """Compute the dates of a case; a question about identity is a pause like those recorded as such."""
    if case.received_on is None:
        raise ValueError("a case has a day of receipt")
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
    return deadlines(case.received_on, calendar, suspensions, extension)


def read_clock(
    case: Case, dates: Deadlines, pauses: tuple[Pause, ...], checks: tuple[IdentityCheck, ...], today: date
) -> ClockReading:
    """Say what the clock of a case does on a day; being late is measured on the date that counts."""
    ended_on = case.answered_on or _forwarded_on(case) or case.closed_on
    left = (dates.due_on - (ended_on or today)).days
    waiting = any(each.asked_on and not each.answered_on for each in pauses) or any(
        each.asked_on and not each.obtained_on for each in checks
    )
    if ended_on or not is_open(case):
        state = ClockState.ENDED
    elif waiting:
        state = ClockState.STOPPED
    else:
        state = ClockState.EXTENDED if dates.extension_valid else ClockState.RUNNING
    return ClockReading(state, dates.due_on, left, is_late=left < 0)


def _forwarded_on(case: Case) -> date | None:
    return case.forwarded_on if case.role is Role.PROCESSOR else None
