"""The refusal, whole or in part: reasons, provision, complaint, court (GDPR Art. 12(4) and (5), 77, 79)."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.case_rules import REFUSING, refused_rights
from officer_app.domain.refusal import check_refusal
from officer_app.domain.vocabulary import Outcome
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
        *_granted_fact(writing),
        _in_time(writing),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the refusal."""
    case, words = writing.file.case, writing.words
    refused = tuple(writing.right(right) for right in refused_rights(case))
    grounds = tuple(words(f"grounds.{ground.value}") for ground in case.refusal_grounds)
    return {
        **letterhead.values(writing),
        "partial": case.outcome is Outcome.PARTLY,
        "granted_part": writing.or_missing("granted_part", case.granted_part),
        "refused": refused or writing.missing("refused"),
        "reasons": writing.or_missing("reasons", case.outcome_reason),
        "grounds": (grounds[0] if len(grounds) == 1 else grounds) or writing.missing("grounds"),
    }


def _ground_fact(writing: Writing) -> Fact:
    case = writing.file.case
    refused = refused_rights(case)
    problem = check_refusal(refused, case.refusal_grounds) if refused else Sentence("Say which right is refused.")
    note = problem or Sentence("{grounds}", {"grounds": case.refusal_grounds})
    mends = "case.refusal_grounds" if refused else "case.refused_rights"
    return Fact("grounds", "Ground", problem is None, note, mends, checklist=("REF-2",))


def _granted_fact(writing: Writing) -> tuple[Fact, ...]:
    if writing.file.case.outcome is not Outcome.PARTLY:
        return ()
    fact = text_fact("granted_part", "What is granted all the same", writing.file.case.granted_part,
        lacks="Say what is granted: the refusal is only a part.", mends="case.granted_part", checklist=("REF-5",),
        source="EDPB 01/2022 para 193")  # fmt: skip
    return (fact,)


def _in_time(writing: Writing) -> Fact:
    last = writing.file.deadlines.refusal_due_on
    in_time = writing.today <= last
    text = "In time until {day}." if in_time else "The month ended on {day}: this refusal is late. Send it today."
    note = Sentence(text, {"day": last}, "GDPR Art. 12(4)")
    return Fact("in_time", "Within the month", in_time, note, "", required=False, checklist=("REF-1",))


TYPE = LetterType("refusal", "Refusal", facts, values)
