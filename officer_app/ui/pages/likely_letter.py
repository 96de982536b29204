"""Which letter a case probably needs next, so that the letter page opens on it, or asks where none is likely."""

from officer_app.domain.case import OPEN_STAGES, Case
from officer_app.domain.case_rules import REFUSING, refused_rights
from officer_app.domain.fields import is_empty
from officer_app.domain.forwarding import CLIENT_LETTER
from officer_app.domain.letter_fits import misfit
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import Outcome, Right, Role, Stage

_BY_STAGE = {
    Stage.IDENTITY_PENDING: "identity_request",
    Stage.CLARIFICATION_PENDING: "clarification_request",
}
_ANSWERING = (Stage.READY, Stage.ANSWERED, Stage.CLOSED)
_ANSWERED_BY_ACCESS = frozenset({Outcome.GRANTED, None})
_DONE = {
    Right.RECTIFICATION: ("rectification_done", "corrected_on"),
    Right.ERASURE: ("erasure_done", "erasure_done_on"),
    Right.RESTRICTION: ("restriction_imposed", "restricted_on"),
    Right.PORTABILITY: ("portability_cover", "portable_format"),
    Right.OBJECTION: ("objection_upheld", "stopped_on"),
    Right.WITHDRAW_CONSENT: ("consent_withdrawal", "consent_ended_on"),
    Right.AUTOMATED_DECISION: ("automated_decision", "decision_reviewed_on"),
    Right.COMPLAINT: ("question_answered", "answer_text"),
    Right.QUESTION: ("question_answered", "answer_text"),
    Right.OTHER: ("question_answered", "answer_text"),
}
"""The letter that grants one of these rights, and the field that shows that it was done."""


def likely_letter(case: Case) -> str:
    """Return the kind of letter that this case probably needs next; nothing where none of them is a good guess.

    A letter of the beginning is never proposed for an answer: whoever trusts the proposal would send the wrong one.
    """
    if case.role is Role.PROCESSOR:
        return CLIENT_LETTER if case.forwarded_on is None else ""
    return _lifting(case) or _refusing(case) or _granting(case) or _in_course(case)


def _lifting(case: Case) -> str:
    """Return the notice that has to leave before a restriction is lifted, whatever became of the case."""
    announced = case.restricted_on and case.restriction_lift_on and not case.restriction_told_on
    return "restriction_lift" if announced and not case.restriction_lifted_on else ""


def _refusing(case: Case) -> str:
    if case.outcome not in REFUSING:
        return ""
    if refused_rights(case) == (Right.OBJECTION,):
        return "objection_rejected"
    if case.refusal_grounds == (RefusalGround.NOT_IDENTIFIABLE,) and misfit(case, "not_identifiable") is None:
        return "not_identifiable"
    erased_in_part = case.outcome is Outcome.PARTLY and case.rights == (Right.ERASURE,) and case.erasure_done_on
    return "erasure_done" if erased_in_part else "refusal"


def _granting(case: Case) -> str:
    """Return the letter that says what was done where one thing was asked; with several the person chooses."""
    if case.rights == (Right.MARKETING_OBJECTION,) and case.outcome in {Outcome.GRANTED, None}:
        return "marketing_confirmation"
    if case.outcome is Outcome.NOTHING_HELD and misfit(case, "nothing_held") is None:
        return "nothing_held"
    if case.outcome is Outcome.NOT_OURS:
        return "not_ours"
    letter, shown_by = _DONE.get(case.rights[0], ("", "")) if len(case.rights) == 1 else ("", "")
    is_done = letter and case.outcome is None and case.stage in _ANSWERING and getattr(case, shown_by)
    return letter if is_done or case.outcome is Outcome.GRANTED else ""


def _in_course(case: Case) -> str:
    if case.stage in _BY_STAGE:
        return _BY_STAGE[case.stage]
    if case.stage is not Stage.RECEIVED and Right.ACCESS in case.rights and case.outcome in _ANSWERED_BY_ACCESS:
        return "access_response"
    if case.outcome is None and case.is_excessive and not is_empty(case.fee_proposed):
        return "fee_notice"
    is_early = case.stage in OPEN_STAGES and case.stage not in _ANSWERING and case.outcome is None
    return "acknowledgement" if is_early and case.acknowledged_on is None else ""
