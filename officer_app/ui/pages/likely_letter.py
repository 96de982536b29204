"""Which letter a case probably needs next, so that the letter page opens on it, or asks where none is likely."""

from officer_app.domain.case import OPEN_STAGES, Case
from officer_app.domain.case_rules import REFUSING
from officer_app.domain.forwarding import CLIENT_LETTER
from officer_app.domain.vocabulary import Outcome, Right, Role, Stage

_BY_STAGE = {
    Stage.IDENTITY_PENDING: "identity_request",
    Stage.CLARIFICATION_PENDING: "clarification_request",
}
_ANSWERING = (Stage.READY, Stage.ANSWERED, Stage.CLOSED)
_ANSWERED_BY_ACCESS = frozenset({Outcome.GRANTED, Outcome.NOTHING_HELD, None})


def likely_letter(case: Case) -> str:
    """Return the kind of letter that this case probably needs next; nothing where none of them is a good guess.

    A letter of the beginning is never proposed for an answer: whoever trusts the proposal would send the wrong one.
    """
    if case.role is Role.PROCESSOR:
        return CLIENT_LETTER if case.forwarded_on is None else ""
    if case.outcome in REFUSING:
        return "refusal"
    if case.rights == (Right.MARKETING_OBJECTION,) and case.outcome in {Outcome.GRANTED, None}:
        return "marketing_confirmation"
    if case.stage in _BY_STAGE:
        return _BY_STAGE[case.stage]
    if case.stage is not Stage.RECEIVED and Right.ACCESS in case.rights and case.outcome in _ANSWERED_BY_ACCESS:
        return "access_response"
    is_early = case.stage in OPEN_STAGES and case.stage not in _ANSWERING and case.outcome is None
    return "acknowledgement" if is_early and case.acknowledged_on is None else ""
