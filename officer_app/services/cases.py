"""The verbs of a case: open, edit, move, extend, and everything that is hung on it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from officer_app.domain.activity import Activity
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import ANSWERING, Case, check_move, check_outcome
from officer_app.domain.case_file import CaseFile, calendar_of, dates_among, dates_of, first_request, read_clock
from officer_app.domain.case_rules import check_case
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.deadlines import Deadlines
from officer_app.domain.errors import MoveNotAllowed, NotFound, ProblemsFound, refuse
from officer_app.domain.fields import check_record, is_empty
from officer_app.domain.folding import fold
from officer_app.domain.forwarding import Contracts
from officer_app.domain.identity import IdentityCheck, check_gate, needs_identity
from officer_app.domain.notice import NoticeVersion, notice_in_force
from officer_app.domain.organisation import Organisation
from officer_app.domain.recipient import Recipient
from officer_app.domain.vocabulary import Outcome, Role, Stage
from officer_app.domain.words import Sentence
from officer_app.services.case_parties import contracts_of, notices_of, suppressions_of, with_client
from officer_app.services.named_records import lost_links
from officer_app.services.register import Reader, Register, Work

DECIDED = (Stage.ANSWERED, Stage.CLOSED)


Records = Register | Reader
"""What records can be read from: the register itself, a change of it, or a snapshot in another thread."""


def organisation_of(reader: Records) -> Organisation:
    """Return the register's organisation; an unwritten one has the defaults."""
    known = reader.all(Organisation)
    return known[0] if known else Organisation()


def open_case(register: Register, **values: Any) -> Case:
    """Record a request as a new case with the next reference; raises `ProblemsFound` and saves nothing."""
    with register.change("case.open") as work:
        return insert_case(work, register, **values)


def insert_case(work: Work, register: Register, **values: Any) -> Case:
    """Insert a new case within a larger change."""
    today = register.clock.today()
    case = Case(**_without_course(values), reference=next_reference(work, today), logged_at=register.clock.now())
    if case.notice is None and is_empty(case.notice_version) and case.received_on:
        in_force = notice_in_force(work.all(NoticeVersion), case.received_on)
        case = replace(case, notice=in_force.id if in_force else None)
    case = with_client(work, case)
    refuse(_problems(work, case, today))
    return work.insert(case)


def next_reference(work: Work, today: date) -> str:
    """Return the next free reference of the year: `DSR-2026-0112`."""
    prefix = f"DSR-{today.year}-"
    last = work.last_reference(prefix)
    return f"{prefix}{int(last.removeprefix(prefix) or 0) + 1:04d}" if last else f"{prefix}0001"


def edit_case(register: Register, case_id: int, **values: Any) -> Case:
    """Change a case's facts; its stage and the dates of its course have verbs of their own.

    Raises `ProblemsFound`, `MoveNotAllowed` where an answered or closed case would lose its outcome, and
    `IdentityNotSettled` where the change would turn an answer into a disclosure.
    """
    with register.change("case.edit") as work:
        before = work.get(Case, case_id)
        case = with_client(work, replace(before, **_without_course(values)))
        refuse(_problems(work, case, register.clock.today()) | _receipt_moved(before, case))
        if case.stage in DECIDED:
            check_outcome(case, case.stage)
        _keep_gate(work, before, case)
        return work.update(case)


def move_case(register: Register, case_id: int, to: Stage, **values: Any) -> Case:
    """Take a case to another stage, with the facts that belong to the step (its outcome, its reasons).

    Raises `MoveNotAllowed`, `IdentityNotSettled` or `ProblemsFound`; then nothing was changed.
    """
    with register.change("case.move") as work:
        return move_within(work, register, work.get(Case, case_id), to, **values)


def move_within(work: Work, register: Register, case: Case, to: Stage, **values: Any) -> Case:
    """Move a case within a larger change."""
    today = register.clock.today()
    also = ("answered_on",) if to is Stage.ANSWERED else ()
    case = replace(case, **_without_course(values, also))
    refuse(_problems(work, case, today) | _ahead("answered_on", values.get("answered_on"), today))
    check_move(case, to)
    check_gate(case, work.all(IdentityCheck, case_id=case.id), to)
    return work.update(_arrived(case, to, today))


def _arrived(case: Case, to: Stage, today: date) -> Case:
    if to is Stage.ANSWERED:
        return replace(case, stage=to, answered_on=case.answered_on or today)
    if to is Stage.CLOSED:
        forwarded = case.forwarded_on or (today if case.outcome is Outcome.FORWARDED else None)
        return replace(case, stage=to, closed_on=today, forwarded_on=forwarded)
    if case.stage in DECIDED:
        return replace(case, stage=to, answered_on=None, closed_on=None, reopened_on=today)
    return replace(case, stage=to)


def extend_case(register: Register, case_id: int, *, notified_on: date | None = None, **values: Any) -> Case:
    """Record that the person was told that more time is needed, with the reason (GDPR Art. 12(3)).

    Raises `ProblemsFound` where there is no reason or where the month is over, `MoveNotAllowed` for a second one.
    """
    with register.change("case.extend") as work:
        return extend_within(work, register, work.get(Case, case_id), notified_on=notified_on, **values)


def extend_within(
    work: Work, register: Register, case: Case, *, notified_on: date | None = None, **values: Any
) -> Case:
    """Extend a case within a larger change."""
    if case.role is Role.PROCESSOR:
        raise MoveNotAllowed(
            "Only the client can take more time for a request about its data.", source="GDPR Art. 28(3)(e)"
        )
    if case.extension_notified_on:
        raise MoveNotAllowed(
            "This request was extended already on {day}; the law allows it once.",
            day=case.extension_notified_on,
            source="GDPR Art. 12(3)",
        )
    _refuse_reminder(work, case)
    today = register.clock.today()
    told = notified_on or today
    case = replace(case, **_without_course(values), extension_notified_on=told)
    problems = _problems(work, case, today) or _extension_problems(work, case, told)
    refuse(problems | _ahead("extension_notified_on", told, today))
    return work.update(case)


def _refuse_reminder(work: Work, case: Case) -> None:
    first = first_request(case, _reminded_of(work, case))
    if first is not case:
        raise MoveNotAllowed(
            "This is a reminder of {reference} and has its dates. Take more time in that case.",
            reference=first.reference,
            source="GDPR Art. 12(3)",
        )


def _extension_problems(work: Work, case: Case, told: date) -> dict[str, Sentence]:
    if case.extension_reason is None or is_empty(case.extension_details):
        return {
            "extension_details": Sentence(
                "Say why this request needs more time: what makes it complex, or which requests are many.",
                source="GDPR Art. 12(3)",
            )
        }
    dates = dates_of(case, (), (), calendar_of(organisation_of(work)))
    if dates.extension_valid:
        return {}
    return {
        "extension_notified_on": Sentence(
            "More time can only be announced between receipt and {due}; {told} is outside.",
            {"due": dates.extension_notice_due_on, "told": told},
            "GDPR Art. 12(3)",
        )
    }


def retire_case(register: Register, case_id: int, reason: str) -> Case:
    """Take a case out of the list, with the reason; its history stays."""
    with register.change("case.retire") as work:
        if is_empty(reason):
            raise ProblemsFound({"retired_reason": Sentence("Say why the case is taken out of the list.")})
        case = replace(work.get(Case, case_id), retired_on=register.clock.today(), retired_reason=reason)
        refuse(check_record(case))
        return work.update(case)


def find_case(reader: Records, reference: str) -> Case:
    """Return the case of that reference, however it is spelled; raises `NotFound`."""
    case_id = reader.case_id(reference) if reference.isprintable() else None
    if case_id is None:
        raise NotFound("There is no case {reference} in this register.", reference=reference.strip())
    return reader.get(Case, case_id)


def case_file(reader: Records, case_id: int, today: date) -> CaseFile:
    """Join a case with everything on it; raises `NotFound`."""
    case = reader.get(Case, case_id)
    organisation = organisation_of(reader)
    contracts = contracts_of(reader)
    dates, pauses, checks = _dated(reader, case, calendar_of(organisation), contracts)
    activities = tuple(each for each in reader.all(Activity) if each.id in case.activities)
    named = {recipient for activity in activities for recipient in activity.recipients}
    return CaseFile(
        organisation=organisation,
        case=case,
        deadlines=dates,
        clock=read_clock(case, dates, pauses, checks, today),
        checks=checks,
        tasks=tuple(reader.all(SearchTask, case_id=case_id)),
        messages=tuple(reader.all(Message, case_id=case_id)),
        attachments=tuple(reader.all(Attachment, case_id=case_id)),
        pauses=pauses,
        activities=activities,
        recipients=tuple(each for each in reader.all(Recipient) if each.id in named),
        client=contracts.client_of(case),
        suppressions=suppressions_of(reader, organisation, case),
        notices=notices_of(reader, case_id),
    )


def _reminded_of(reader: Records, case: Case) -> dict[int | None, Case]:
    found: dict[int | None, Case] = {}
    while case.reminder_of is not None and case.reminder_of not in found:
        case = reader.get(Case, case.reminder_of)
        found[case.id] = case
    return found


def _dated(
    reader: Records, case: Case, calendar: Calendar, contracts: Contracts
) -> tuple[Deadlines, tuple[Pause, ...], tuple[IdentityCheck, ...]]:
    """Return the dates of a case, its pauses and its checks of identity."""
    earlier = _reminded_of(reader, case)
    pauses = {each: tuple(reader.all(Pause, case_id=each)) for each in (case.id, *earlier)}
    checks = {each: tuple(reader.all(IdentityCheck, case_id=each)) for each in (case.id, *earlier)}
    return dates_among(case, earlier, pauses, checks, calendar, contracts), pauses[case.id], checks[case.id]


def preview_deadlines(reader: Records, received_on: date, reminder_of: int | None = None, **part: Any) -> Deadlines:
    """Return the dates that a request received on that day would have, or a reminder of an earlier one.

    `part` says whose request it is: its role, its client.
    """
    case = Case(received_on=received_on, reminder_of=reminder_of, **part)
    return _dated(reader, case, calendar_of(organisation_of(reader)), contracts_of(reader))[0]


def similar_cases(reader: Records, *, name: str, email: str, other_emails: Iterable[str] = ()) -> list[Case]:
    """Return earlier cases of what may be the same person: one of the same addresses, or the same name."""
    emails, names = _folded(email, *other_emails), _folded(name)
    return [
        case
        for case in reader.all(Case)
        if emails & _folded(case.subject_email, *case.subject_other_emails)
        or names & _folded(case.subject_name, *case.subject_aliases)
    ]


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(map(fold, texts)) - {""}


COURSE = frozenset({
    "id", "reference", "stage", "logged_at", "acknowledged_on", "answered_on", "closed_on",
    "reopened_on", "extension_notified_on", "erased_on", "retired_on", "retired_reason",
})  # fmt: skip
"""Fields that only verbs set: a form or a script may not write them."""


def _without_course(values: dict[str, Any], also: tuple[str, ...] = ()) -> dict[str, Any]:
    refused = sorted((values.keys() & COURSE) - set(also))
    if refused:
        raise ProblemsFound(
            {
                name: Sentence("{name} follows from what is done with the case; it cannot be written.", {"name": name})
                for name in refused
            }
        )
    return values


def _problems(work: Work, case: Case, today: date) -> dict[str, Sentence]:
    return lost_links(work, case) | check_case(case, today)


def _receipt_moved(before: Case, case: Case) -> dict[str, Sentence]:
    if case.received_on == before.received_on or case.received_note.strip() not in {"", before.received_note.strip()}:
        return {}
    return {"received_note": Sentence("The day of receipt changes every date. Say why it was another day.")}


def _ahead(name: str, day: date | None, today: date) -> dict[str, Sentence]:
    return {name: Sentence("{day} is still to come.", {"day": day})} if day and day > today else {}


def _keep_gate(work: Work, before: Case, case: Case) -> None:
    stage = Stage.ANSWERED if case.answered_on else case.stage
    if stage in ANSWERING and not needs_identity(before):
        check_gate(case, work.all(IdentityCheck, case_id=case.id), stage)
