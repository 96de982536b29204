"""Which answers fit which case: a letter is offered where the case asks that right, or stands as the letter says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from officer_app.domain.case import Case
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence

IDENTIFYING_RIGHTS: Final = frozenset(
    {Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION, Right.PORTABILITY}
)
"""The rights that need to know whose the data are: GDPR Art. 15 to 20 (Art. 11(2)); no objection is among them."""

CHARGEABLE_RIGHTS: Final = IDENTIFYING_RIGHTS | {Right.OBJECTION, Right.AUTOMATED_DECISION}
"""The rights of GDPR Art. 15 to 22 for which a fee can be due; none for marketing (Art. 21(3)), nor for a question."""

_NO_OBJECTION: Final = Sentence(
    "Nobody objects in this case for reasons of her own situation.", source="GDPR Art. 21(1)"
)


@dataclass(frozen=True, slots=True)
class Fit:
    """To which cases a kind of letter belongs: those that ask one of `rights`, or stand as `stands` says."""

    otherwise: Sentence
    rights: frozenset[Right] = frozenset()
    stands: Callable[[Case], bool] = field(default=lambda _case: False)


def _corrected(case: Case) -> bool:
    return case.corrected_on is not None or not is_empty(case.corrections) or not is_empty(case.supplement)


def _erased(case: Case) -> bool:
    return case.erasure_done_on is not None or not is_empty(case.erased_data)


def _consented(case: Case) -> bool:
    return case.consent_ended_on is not None or not is_empty(case.withdrawn_consent)


def _reviewed(case: Case) -> bool:
    return case.decision_reviewed_on is not None or not is_empty(case.decision_about)


def _answered(case: Case) -> bool:
    return not is_empty(case.answer_text)


def _restricted(case: Case) -> bool:
    return case.restricted_on is not None or case.restriction_ground is not None


FITS: Final[dict[str, Fit]] = {
    "not_identifiable": Fit(
        Sentence(
            "Nobody needs to be found for what is asked in this case, so this letter is no answer to it.",
            source="GDPR Art. 11(2)",
        ),
        IDENTIFYING_RIGHTS,
    ),
    "nothing_held": Fit(
        Sentence("What is asked in this case does not depend on whether we hold data, so this letter is no answer."),
        IDENTIFYING_RIGHTS,
    ),
    "rectification_done": Fit(
        Sentence("No correction is asked in this case, and none is recorded."),
        frozenset({Right.RECTIFICATION}),
        _corrected,
    ),
    "erasure_done": Fit(
        Sentence("No erasure is asked in this case, and none is recorded."), frozenset({Right.ERASURE}), _erased
    ),
    "restriction_imposed": Fit(
        Sentence("No restriction is asked in this case, and none is recorded."),
        frozenset({Right.RESTRICTION}),
        _restricted,
    ),
    "restriction_lift": Fit(
        Sentence("No data are restricted in this case, so there is nothing to lift. Enter first since when they are."),
        stands=lambda case: case.restricted_on is not None,
    ),
    "portability_cover": Fit(
        Sentence("This case does not ask for the data in a form that a machine can read.", source="GDPR Art. 20"),
        frozenset({Right.PORTABILITY}),
    ),
    "objection_upheld": Fit(_NO_OBJECTION, frozenset({Right.OBJECTION})),
    "objection_rejected": Fit(_NO_OBJECTION, frozenset({Right.OBJECTION})),
    "consent_withdrawal": Fit(
        Sentence("No consent is withdrawn in this case.", source="GDPR Art. 7(3)"),
        frozenset({Right.WITHDRAW_CONSENT}),
        _consented,
    ),
    "automated_decision": Fit(
        Sentence("This case is not about a decision that was taken by a machine alone.", source="GDPR Art. 22"),
        frozenset({Right.AUTOMATED_DECISION}),
        _reviewed,
    ),
    "fee_notice": Fit(
        Sentence("What is asked in this case is free in any case.", source="GDPR Art. 12(5) and 21(3)"),
        CHARGEABLE_RIGHTS,
    ),
    "question_answered": Fit(
        Sentence(
            "Nothing in this case is answered in your own words. Write the answer first, or choose what is asked."
        ),
        frozenset({Right.QUESTION, Right.COMPLAINT, Right.OTHER}),
        _answered,
    ),
}
"""The letters that belong to some cases only; one that is not named here belongs to every case that is ours."""


def misfit(case: Case, key: str) -> Sentence | None:
    """Return why a kind of letter does not belong to a case, or None where it does."""
    fit = FITS.get(key)
    if fit is None or fit.rights & set(case.rights) or fit.stands(case):
        return None
    return fit.otherwise
