"""Promises about people's requests: answered, in time, by the right one, after identity, under a known policy."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from officer_app.domain.case import WITHOUT_ANSWER, Case
from officer_app.domain.case_file import CaseLine
from officer_app.domain.case_rules import REFUSING
from officer_app.domain.correspondence import Message
from officer_app.domain.fields import is_empty
from officer_app.domain.identity import IdentityCheck, check_identity_record, needs_identity
from officer_app.domain.notice import NoticeState, NoticeVersion
from officer_app.domain.organisation import Organisation
from officer_app.domain.promise import Facts, Lapse, LapseKind, Look, Looked, Wanted, is_stranger, lapse_of, look_at
from officer_app.domain.readiness import NO_ANSWERS
from officer_app.domain.vocabulary import Delivery, Direction, IdentityResult, Outcome, Right, Role, Stage

_QUESTIONS: Final = frozenset({Right.QUESTION, Right.COMPLAINT})
_SETTLED: Final = frozenset({IdentityResult.PASSED, IdentityResult.WAIVED})
_LOST: Final = frozenset({Delivery.BOUNCED, Delivery.FAILED})


def requests_answered(facts: Facts) -> tuple[Look, ...]:
    """Look whether people can write to the officer, and whether each request and question was answered in time."""
    owed = [line for line in facts.lines if _is_ours(line.case) and _is_ripe(line)]
    asked = [line for line in owed if _is_question(line.case)]
    rights = [line for line in owed if not _is_question(line.case)]
    profiles = [facts.organisation] if facts.organisation.id is not None else []
    return (
        look_at(Looked.REQUESTS, rights, late),
        look_at(Looked.QUESTIONS, asked, late),
        look_at(Looked.PROFILE, profiles, unreachable, proves=False),
    )


def _is_ours(case: Case) -> bool:
    """Tell whether we owe an answer ourselves."""
    return case.role is Role.CONTROLLER and case.outcome not in WITHOUT_ANSWER


def _is_ripe(line: CaseLine) -> bool:
    return line.case.answered_on is not None or line.clock.is_late


def _is_question(case: Case) -> bool:
    return bool(_QUESTIONS & set(case.rights))


def late(line: CaseLine) -> Iterator[Lapse]:
    """Tell of an answer that left after its day, or is still to come after it (GDPR Art. 12(3))."""
    if line.clock.is_late:
        answered_on = line.case.answered_on
        kind = LapseKind.ANSWERED_LATE if answered_on else LapseKind.OVERDUE
        yield lapse_of(kind, line.case, on=line.clock.due_on, until=answered_on, days=-line.clock.days_left)


def unreachable(organisation: Organisation) -> Iterator[Lapse]:
    """Tell what is missing of the address to which people write (GDPR Art. 12(2) and 13(1)(b))."""
    said = {
        Wanted.NAME: organisation.name, Wanted.ADDRESS: organisation.address, Wanted.EMAIL: organisation.officer_email,
    }  # fmt: skip
    missing = tuple(wanted for wanted, value in said.items() if is_empty(value))
    if missing:
        yield lapse_of(LapseKind.PROFILE_INCOMPLETE, organisation, what=missing)


def client_requests(facts: Facts) -> Look:
    """Look at the requests about clients' data: forwarded in time, and not answered by us."""
    elsewhere = {Outcome.WITHDRAWN, Outcome.DUPLICATE, Outcome.NOT_OURS}
    theirs = [each for each in facts.lines if each.case.role is Role.PROCESSOR and each.case.outcome not in elsewhere]
    ripe = [each for each in theirs if each.case.forwarded_on or each.clock.is_late or each.case.stage in _ENDED]
    return look_at(Looked.CLIENT_REQUESTS, ripe, not_passed_on)


_ENDED: Final = frozenset({Stage.ANSWERED, Stage.CLOSED})


def not_passed_on(line: CaseLine) -> Iterator[Lapse]:
    """Tell of a client's request that we answered ourselves, forwarded late, or did not forward (Art. 28(3)(e))."""
    case, due_on = line.case, line.deadlines.due_on
    if case.answered_on or case.outcome not in {None, Outcome.FORWARDED}:
        yield lapse_of(LapseKind.ANSWERED_FOR_CLIENT, case, on=case.answered_on or case.closed_on)
    if case.forwarded_on is None:
        yield lapse_of(LapseKind.NOT_FORWARDED, case, on=due_on)
    elif case.forwarded_on > due_on:
        days = (case.forwarded_on - due_on).days
        yield lapse_of(LapseKind.FORWARDED_LATE, case, on=due_on, until=case.forwarded_on, days=days)


def rights_granted(facts: Facts) -> tuple[Look, ...]:
    """Look whether it was known who asks before data were given, and whether each refusal has its ground."""
    told = [each for each in facts.cases if each.role is Role.CONTROLLER and each.answered_on]
    disclosing = [each for each in told if each.outcome and needs_identity(each)]
    refused = [each for each in told if each.outcome in REFUSING]
    return (
        look_at(Looked.IDENTITY, disclosing, lambda case: identity_late(case, facts.checks.get(case.id, ()))),
        look_at(Looked.REFUSALS, refused, groundless),
    )


def identity_late(case: Case, checks: Iterable[IdentityCheck]) -> Iterator[Lapse]:
    """Tell of data that were given before it was known who asks (GDPR Art. 12(6)); a check without a day came before.

    The gate of the program lets no answer out before a check; a day that was written later says what really happened.
    """
    settled = [each for each in checks if each.result in _SETTLED and not check_identity_record(each)]
    days = [each.obtained_on or each.asked_on for each in settled]
    if not settled:
        yield lapse_of(LapseKind.ANSWERED_WITHOUT_IDENTITY, case, on=case.answered_on)
    elif None not in days:
        first = min(day for day in days if day)
        if case.answered_on and first > case.answered_on:
            days_before = (first - case.answered_on).days
            kind = LapseKind.ANSWERED_BEFORE_IDENTITY
            yield lapse_of(kind, case, on=case.answered_on, until=first, days=days_before)


def groundless(case: Case) -> Iterator[Lapse]:
    """Tell of a refusal without a ground or reasons (GDPR Art. 12(4))."""
    if not case.refusal_grounds and not case.is_excessive and is_empty(case.outcome_reason):
        yield lapse_of(LapseKind.REFUSED_WITHOUT_GROUND, case, on=case.answered_on)


def not_ours(facts: Facts) -> tuple[Look, ...]:
    """Look whether people whose request is for somebody else were told so, and the case was closed."""
    strangers = [line for line in facts.lines if is_stranger(line.case)]
    return (look_at(Looked.NOT_OURS, strangers, lambda line: _left_alone(line, facts)),)


def _left_alone(line: CaseLine, facts: Facts) -> Iterator[Lapse]:
    case = line.case
    if case.stage is not Stage.CLOSED:
        yield lapse_of(LapseKind.NOT_OURS_OPEN, case, on=case.received_on)
    if case.answered_on is None and not any(map(_tells, facts.book.of(Message, "case_id", case.id))):
        yield lapse_of(LapseKind.NOT_OURS_UNANSWERED, case, on=case.received_on)


def _tells(message: Message) -> bool:
    is_answer = message.direction is Direction.OUT and message.template not in NO_ANSWERS
    return is_answer and message.delivery not in _LOST


def notices_known(facts: Facts) -> tuple[Look, ...]:
    """Look whether each case knows the policy in force at its receipt, and each policy still has its text."""
    ours = [each for each in facts.cases if each.role is Role.CONTROLLER and each.received_on]
    versions = {each.id: each for each in facts.book.all(NoticeVersion)}
    published = [each for each in facts.book.live(NoticeVersion) if each.state is NoticeState.PUBLISHED]
    return (
        look_at(Looked.CASE_NOTICES, ours, lambda case: notice_lost(case, versions.get(case.notice))),
        look_at(Looked.NOTICE_TEXTS, published, textless, proves=False),
    )


def notice_lost(case: Case, version: NoticeVersion | None) -> Iterator[Lapse]:
    """Tell of a case that does not know its policy, or names one that was not in force when it came."""
    if version is None:
        if is_empty(case.notice_version):
            yield lapse_of(LapseKind.NOTICE_UNKNOWN, case, on=case.received_on)
    elif not _was_in_force(version, case.received_on or date.min):
        name = f"{version.notice} {version.number}"
        yield lapse_of(LapseKind.NOTICE_NOT_IN_FORCE, case, on=case.received_on, what=(name,))


def _was_in_force(version: NoticeVersion, on: date) -> bool:
    start, end = version.effective_from, version.effective_to
    return start is not None and start <= on and (end is None or on <= end)


def textless(version: NoticeVersion) -> Iterator[Lapse]:
    """Tell of a published version of which neither the text nor its address is kept."""
    if not version.documents and is_empty(version.published_at):
        yield lapse_of(LapseKind.NOTICE_WITHOUT_TEXT, version, on=version.effective_from)
