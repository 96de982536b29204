"""The refusal, whole or in part: reasons, provision, complaint, court (GDPR Art. 12(4) and (5), 77, 79)."""

from collections.abc import Iterator

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Missing, Value
from officer_app.domain.case_rules import REFUSING, refused_rights
from officer_app.domain.fields import is_empty
from officer_app.domain.refusal import RefusalGround, check_refusal, only_withholds
from officer_app.domain.vocabulary import Outcome, Right
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the refusal needs: the decision, a ground that the law allows, reasons, and what is granted."""
    case = writing.file.case
    decided = case.outcome in REFUSING
    decision = (
        Sentence("{outcome}", {"outcome": case.outcome}) if decided else Sentence("No refusal is decided in this case.")
    )
    return (
        *letterhead.facts(writing),
        Fact("decision", "Decision", decided, decision, "case.outcome"),
        _ground_fact(writing),
        text_fact("reasons", "Reasons, to the person", case.outcome_reason, mends="case.outcome_reason",
            lacks="Say why, with the facts of this case.", checklist=("REF-2",), source="GDPR Art. 12(4)"),
        *proof_facts(writing),
        *granted_fact(writing),
        time_fact(writing),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the refusal."""
    case = writing.file.case
    refused = tuple(writing.right(right) for right in refused_rights(case))
    kept_back = tuple(_kept_back(writing))
    return {
        **letterhead.values(writing),
        **proof_values(writing),
        "partial": case.outcome is Outcome.PARTLY,
        "granted_part": writing.or_missing("granted_part", case.granted_part),
        "refused": refused or writing.missing("refused"),
        "has_kept_back": bool(kept_back),
        "kept_back": kept_back[0] if len(kept_back) == 1 else kept_back,
        "reasons": writing.or_missing("reasons", case.outcome_reason),
        "grounds": ground_words(writing, case.refusal_grounds),
    }


def ground_words(writing: Writing, grounds: tuple[RefusalGround, ...]) -> str | tuple[str, ...] | Missing:
    """Return the provisions in words: one as a sentence, several as a list, none as the mark that it is missing."""
    said = tuple(writing.words(f"grounds.{ground.value}") for ground in grounds)
    return (said[0] if len(said) == 1 else said) or writing.missing("grounds")


def proof_facts(writing: Writing) -> tuple[Fact, ...]:
    """Return the proof that a request is unfounded or excessive, where that is the ground: we carry its burden."""
    if RefusalGround.UNFOUNDED_OR_EXCESSIVE not in writing.file.case.refusal_grounds:
        return ()
    fact = text_fact("excessive_reason", "Why unfounded or excessive", writing.file.case.excessive_reason,
        lacks="It is for us to show that the request is unfounded or excessive: say what shows it.",
        mends="case.excessive_reason", checklist=("REF-2",), source="GDPR Art. 12(5)")  # fmt: skip
    return (fact,)


def proof_values(writing: Writing) -> dict[str, Value]:
    """Return the values for the paragraph with that proof."""
    return {
        "excessive": RefusalGround.UNFOUNDED_OR_EXCESSIVE in writing.file.case.refusal_grounds,
        "excessive_reason": writing.or_missing("excessive_reason", writing.file.case.excessive_reason),
    }


def granted_fact(writing: Writing) -> tuple[Fact, ...]:
    """Return what is granted all the same, where only a part is refused."""
    if writing.file.case.outcome is not Outcome.PARTLY:
        return ()
    fact = text_fact("granted_part", "What is granted all the same", writing.file.case.granted_part,
        lacks="Say what is granted: the refusal is only a part.", mends="case.granted_part", checklist=("REF-5",),
        source="EDPB 01/2022 para 193")  # fmt: skip
    return (fact,)


def time_fact(writing: Writing) -> Fact:
    """Return whether the refusal leaves within the first month; a late one is still due."""
    last = writing.file.deadlines.refusal_due_on
    in_time = writing.today <= last
    text = "In time until {day}." if in_time else "The month ended on {day}: this refusal is late. Send it today."
    note = Sentence(text, {"day": last}, "GDPR Art. 12(4)")
    return Fact("in_time", "Within the month", in_time, note, "", required=False, checklist=("REF-1",))


def _ground_fact(writing: Writing) -> Fact:
    case = writing.file.case
    refused = refused_rights(case)
    problem = check_refusal(refused, case.refusal_grounds) if refused else Sentence("Say which right is refused.")
    if problem is None and case.outcome is Outcome.REFUSED:
        problem = only_withholds(refused, case.refusal_grounds)
    note = problem or Sentence("{grounds}", {"grounds": case.refusal_grounds})
    mends = "case.refusal_grounds" if refused else "case.refused_rights"
    return Fact("grounds", "Ground", problem is None, note, mends, checklist=("REF-2",))


def _kept_back(writing: Writing) -> Iterator[str]:
    """Yield exactly which part is refused, where a right is granted for the rest."""
    case = writing.file.case
    if case.outcome is not Outcome.PARTLY:
        return
    for right, part in ((Right.ACCESS, case.withheld), (Right.ERASURE, case.erasure_kept)):
        if right in refused_rights(case) and not is_empty(part):
            yield part


TYPE = LetterType("refusal", "Refusal", facts, values)
