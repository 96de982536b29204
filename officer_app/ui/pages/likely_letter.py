"""Which letter a case probably needs next, so that the letter page opens on it."""

from officer_app.domain.case import Case
from officer_app.domain.vocabulary import Outcome, Right, Stage

_BY_STAGE = {
    Stage.RECEIVED: "acknowledgement",
    Stage.IDENTITY_PENDING: "identity_request",
    Stage.CLARIFICATION_PENDING: "clarification_request",
}


def likely_letter(case: Case) -> str:
    """Return the kind of letter that this case probably needs next."""
    if case.outcome in {Outcome.REFUSED, Outcome.PARTLY}:
        return "refusal"
    if case.stage in _BY_STAGE:
        return _BY_STAGE[case.stage]
    return "access_response" if Right.ACCESS in case.rights else "acknowledgement"
