"""What is still open in a case that is about to be marked as answered or closed: said before, never forbidden."""

from collections.abc import Iterable

from officer_app.domain.case import WITHOUT_ANSWER, Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.case_rules import REFUSING, refused_rights
from officer_app.domain.correspondence import Message
from officer_app.domain.fields import is_empty
from officer_app.domain.forwarding import CLIENT_LETTER, may_tell_person
from officer_app.domain.identity import GATED_RIGHTS
from officer_app.domain.recipient import Recipient
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import (
    Delivery,
    Direction,
    IdentityResult,
    Outcome,
    PauseReason,
    Right,
    Role,
    Stage,
    TaskAnswer,
)
from officer_app.domain.words import Sentence

NO_ANSWERS = frozenset({
    "acknowledgement", "identity_request", "clarification_request", "extension", "restriction_lift", "fee_notice",
    CLIENT_LETTER,
    "recipient_notice", "instruction_search", "instruction_erase", "instruction_chase",
})  # fmt: skip
"""Letters that leave in the course of a case and are not its answer."""

REFUSALS = frozenset({"refusal", "objection_rejected"})
"""Letters that refuse a request, whole or in part."""

_REFUSED_WITHIN = {
    "rectification_done": Right.RECTIFICATION,
    "erasure_done": Right.ERASURE,
    "restriction_imposed": Right.RESTRICTION,
    "portability_cover": Right.PORTABILITY,
}
"""Letters that say themselves what of their right is refused, on which ground and what can be done about it."""

_TOLD_OF = {
    Outcome.FORWARDED: Sentence("The person was not told that the request was forwarded."),
    Outcome.NOT_OURS: Sentence("The person was not told that the request is not for this organisation."),
}
_PASSED_ON = frozenset({Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION})
_LOST = frozenset({Delivery.BOUNCED, Delivery.FAILED})
_MOST_NAMES = 5


def open_points(file: CaseFile, to: Stage) -> tuple[Sentence, ...]:
    """Return what is still open where a case goes to answered or closed, as the case stands; else nothing."""
    if to is Stage.ANSWERED:
        return (*_letters(file), *_fit(file), *_waiting_tasks(file), *_open_questions(file), *_late(file))
    if to is Stage.CLOSED:
        without_answer = file.case.outcome in WITHOUT_ANSWER
        letters = _untold(file) if without_answer else _letters(file)
        return (*letters, *_waiting_tasks(file), *_untold_recipients(file))
    return ()


def _answers(file: CaseFile) -> list[Message]:
    """Return what answers the request; once a case was taken up again, only what left since."""
    since = file.case.reopened_on
    return [
        each
        for each in file.messages
        if each.direction is Direction.OUT
        and each.template not in NO_ANSWERS
        and (since is None or each.received_on is None or each.received_on >= since)
    ]


def _letters(file: CaseFile) -> Iterable[Sentence]:
    answers = _answers(file)
    if not answers:
        yield Sentence("No letter with the answer is recorded with this case.")
    elif all(each.delivery in _LOST for each in answers):
        yield Sentence("The letter with the answer did not reach the person.")
    elif any(each.delivery is Delivery.PENDING for each in answers):
        yield Sentence("The letter with the answer is not marked as sent.")


def _fit(file: CaseFile) -> Iterable[Sentence]:
    yield from _letter_fits(file)
    yield from _search_fits(file)


def _letter_fits(file: CaseFile) -> Iterable[Sentence]:
    outcome = file.case.outcome
    made = {each.template for each in _answers(file)}
    if not made or "" in made:  # what a letter of another program says is not known here
        return
    if outcome in REFUSING and not _is_refused_in(file.case, made):
        yield Sentence("The outcome is {outcome}, but no letter with the refusal is recorded.", {"outcome": outcome},
            "GDPR Art. 12(4)")  # fmt: skip
    if outcome not in REFUSING and made <= REFUSALS:
        yield Sentence("The outcome is {outcome}, but the letter refuses the request.", {"outcome": outcome})


def _is_refused_in(case: Case, made: set[str]) -> bool:
    if "refusal" in made or ("objection_rejected" in made and refused_rights(case) == (Right.OBJECTION,)):
        return True
    if "not_identifiable" in made and RefusalGround.NOT_IDENTIFIABLE in case.refusal_grounds:
        return True
    told = {right for key, right in _REFUSED_WITHIN.items() if key in made}
    refused = set(case.refused_rights) if case.outcome is Outcome.PARTLY else set()
    return bool(refused) and refused <= told


def _search_fits(file: CaseFile) -> Iterable[Sentence]:
    case = file.case
    found = [each.system for each in file.tasks if each.answer in {TaskAnswer.FOUND, TaskAnswer.EXCEPTION}]
    if case.outcome is Outcome.NOTHING_HELD and found:
        yield Sentence("The outcome is that nothing is held, but data were found: {systems}.", {"systems": found})
    elif case.outcome is Outcome.NOTHING_HELD and case.holds_data:
        yield Sentence("The outcome is that nothing is held, but the case says that data are held.")
    if case.outcome is Outcome.GRANTED and case.holds_data is False and GATED_RIGHTS & set(case.rights):
        yield Sentence("The outcome is that the request is granted, but the case says that no data are held.")


def _waiting_tasks(file: CaseFile) -> Iterable[Sentence]:
    waiting = [each.system for each in file.tasks if each.answer is TaskAnswer.PENDING]
    values = {"n": len(waiting), "systems": waiting[:_MOST_NAMES]}
    if len(waiting) == 1:
        yield Sentence("1 task still waits for an answer: {systems}.", values)
    elif len(waiting) > _MOST_NAMES:
        yield Sentence("{n} tasks still wait for an answer, among them: {systems}.", values)
    elif waiting:
        yield Sentence("{n} tasks still wait for an answer: {systems}.", values)


def _open_questions(file: CaseFile) -> Iterable[Sentence]:
    asked = {each.reason for each in file.pauses if each.answered_on is None}
    if any(each.asked_on and each.result is IdentityResult.PENDING for each in file.checks):
        asked.add(PauseReason.IDENTITY)
    if asked:
        reasons = [each for each in PauseReason if each in asked]
        yield Sentence("The person was asked something and has not answered yet: {reasons}.", {"reasons": reasons})


def _late(file: CaseFile) -> Iterable[Sentence]:
    case = file.case
    if not file.clock.is_late:
        return
    if case.extension_notified_on is None:
        yield Sentence("The answer was due on {day}, and the person was not told of more time.",
            {"day": file.clock.due_on}, "GDPR Art. 12(3)")  # fmt: skip
    if case.late_reason is None and is_empty(case.late_note):
        yield Sentence("The answer is late, and the case does not say why.")


def _untold(file: CaseFile) -> Iterable[Sentence]:
    case = file.case
    if case.role is Role.PROCESSOR and case.outcome is Outcome.FORWARDED:
        yield from _unpassed(file)
        if not may_tell_person(case, file.client):
            return
    told_of = _TOLD_OF.get(case.outcome) if case.outcome else None
    if told_of and not _answers(file):
        yield told_of


def _unpassed(file: CaseFile) -> Iterable[Sentence]:
    if file.case.forwarded_on is None and not any(each.template == CLIENT_LETTER for each in file.messages):
        yield Sentence("It is not recorded that the client has the request.", source="GDPR Art. 28(3)(e)")


def _untold_recipients(file: CaseFile) -> Iterable[Sentence]:
    case = file.case
    done = _PASSED_ON & (set(case.rights) - set(refused_rights(case)))
    untold = [each.name for each in untold_recipients(file)]
    if done and case.outcome in {Outcome.GRANTED, Outcome.PARTLY} and untold:
        yield Sentence("The recipients of the data were not told of it: {names}.", {"names": untold[:_MOST_NAMES]},
            "GDPR Art. 19")  # fmt: skip


def untold_recipients(file: CaseFile) -> list[Recipient]:
    """Return the recipients of the data who were neither told what was done nor could not be (GDPR Art. 19)."""
    if file.case.recipients_told_on is not None:
        return []
    settled = {each.recipient for each in file.notices if each.told_on or not is_empty(each.not_told_reason)}
    return [each for each in file.recipients if each.id not in settled]
