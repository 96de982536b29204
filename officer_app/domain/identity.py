"""Who asks: checks of identity, and the gate that no answer passes before it is known (GDPR Art. 12(6))."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.case import Case
from officer_app.domain.errors import IdentityNotSettled
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import IdentityMethod, IdentityResult, Outcome, Right, Stage
from officer_app.domain.words import Sentence


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCheck:
    """One attempt to find out who asks; never the copy of a document, only the note that it was checked."""

    id: int | None = None
    case_id: int | None = fields.link("Case", "case", in_form=False)
    doubt: str = fields.text("The reasonable doubt", long=True, limit=2_000,
        help="What makes you doubt in this case; a doubt in general is not enough (Art. 12(6)).")
    method: IdentityMethod | None = fields.choice("Method", IdentityMethod,
        help="The least intrusive that settles the doubt.")
    asked_for: str = fields.text("What is asked for", long=True, limit=2_000,
        help="Exactly the information that is needed, and no more.")
    asked_on: date | None = fields.day("Asked on")
    chased_on: date | None = fields.day("Reminded on")
    obtained_on: date | None = fields.day("Received on")
    result: IdentityResult = fields.choice("Result", IdentityResult, IdentityResult.PENDING)
    reason: str = fields.text("Note, or why no check was needed", long=True, limit=2_000)
    checked_by: str = fields.text("Checked by")
    attempts: int = fields.number("Attempts", 1)
    attempts_limit: int = fields.number("Most attempts", 3)
    evidence_destroyed_on: date | None = fields.day("Evidence destroyed on",
        help="A copy goes as soon as the check is done (EDPB 01/2022 para 79).")
    without_undue_delay: bool = fields.flag("Asked without undue delay", default=True, in_form=False)
# fmt: on


GATED_RIGHTS = frozenset({Right.ACCESS, Right.PORTABILITY})
DISCLOSING_OUTCOMES = frozenset({Outcome.GRANTED, Outcome.PARTLY, Outcome.NOTHING_HELD})
_SETTLED = frozenset({IdentityResult.PASSED, IdentityResult.WAIVED})


def check_identity_record(check: IdentityCheck) -> dict[str, Sentence]:
    """Return what a check still lacks: the doubt for a question, a reason for a waiver, a method for a pass."""
    problems: dict[str, Sentence] = {}
    if check.result is IdentityResult.WAIVED and is_empty(check.reason):
        problems["reason"] = Sentence("Say why no check was needed.", source="GDPR Art. 12(6)")
    if check.asked_on and is_empty(check.doubt):
        problems["doubt"] = Sentence("Say what makes you doubt who asks.", source="GDPR Art. 12(6)")
    if check.result is IdentityResult.PASSED and check.method is None:
        problems["method"] = Sentence("Say how the identity was checked.")
    if check.asked_on and check.obtained_on and check.obtained_on < check.asked_on:
        problems["obtained_on"] = Sentence("The answer cannot be older than the question.")
    if (check.attempts or 0) > (check.attempts_limit or 0):
        problems["attempts"] = Sentence("There were more attempts than the limit allows.")
    return problems


def check_question(check: IdentityCheck, received_on: date | None) -> dict[str, Sentence]:
    """Return what is wrong with the day on which a person was asked who she is; her request came before it."""
    if check.asked_on and received_on and check.asked_on < received_on:
        return {"asked_on": Sentence("The question cannot be older than the request.")}
    return {}


def is_settled(checks: Iterable[IdentityCheck]) -> bool:
    """Tell whether a check was passed, or waived with its reason, and no later one failed or is open."""
    latest = max(checks, key=lambda check: check.id or 0, default=None)
    return latest is not None and latest.result in _SETTLED and not check_identity_record(latest)


def needs_identity(case: Case) -> bool:
    """Tell whether the answer, as decided, would tell the person about her data."""
    undecided = case.outcome is None
    return bool(GATED_RIGHTS & set(case.rights)) and (undecided or case.outcome in DISCLOSING_OUTCOMES)


def check_gate(case: Case, checks: Iterable[IdentityCheck], to: Stage) -> None:
    """Raise `IdentityNotSettled` where a case may not come to a stage before it is known who asks.

    Two doors are kept: out of *identity pending* towards the work, and into an answer on access or portability.
    """
    leaves_doubt = case.stage is Stage.IDENTITY_PENDING and to not in {
        Stage.CLOSED,
        Stage.CLARIFICATION_PENDING,
    }
    if leaves_doubt and case.outcome is Outcome.REFUSED:
        leaves_doubt = False
    answers = to in {Stage.READY, Stage.ANSWERED} and needs_identity(case)
    if (leaves_doubt or answers) and not is_settled(checks):
        raise IdentityNotSettled(
            "It is not settled who asks. Record a check that was passed, or say why none is needed.",
            source="GDPR Art. 12(6)",
        )
