"""The objection is rejected, whole or in part: the grounds that we have to show (GDPR Art. 21(1) and (6), 12(4))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.answering import grounds_of
from officer_app.documents.letters.refusal import granted_fact, ground_words, proof_facts, proof_values, time_fact
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.case_rules import refused_rights
from officer_app.domain.refusal import RefusalGround, check_refusal
from officer_app.domain.vocabulary import Outcome, Right
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: the decision, a ground that the law allows, and why it holds for this person."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        _decision_fact(writing),
        _ground_fact(writing),
        text_fact("reasons", "Our grounds, for this person's situation", case.outcome_reason,
            mends="case.outcome_reason", lacks="Show which grounds prevail in the situation of this person.",
            checklist=("OBJ-2", "REF-2"), source="GDPR Art. 21(1)"),
        *proof_facts(writing),
        *granted_fact(writing),
        time_fact(writing),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    grounds = grounds_of(writing.file.case, Right.OBJECTION)
    return {
        **letterhead.values(writing),
        **proof_values(writing),
        "partial": case.outcome is Outcome.PARTLY,
        "granted_part": writing.or_missing("granted_part", case.granted_part),
        "reasons": writing.or_missing("reasons", case.outcome_reason),
        "grounds": ground_words(writing, grounds),
        "compelling": RefusalGround.COMPELLING_GROUNDS in grounds,
        "research": RefusalGround.RESEARCH in grounds,
    }


def _decision_fact(writing: Writing) -> Fact:
    case = writing.file.case
    rejected = Right.OBJECTION in refused_rights(case)
    note = (
        Sentence("{outcome}", {"outcome": case.outcome})
        if rejected
        else Sentence("It is not decided that the objection is refused.")
    )
    return Fact("decision", "Decision", rejected, note, "case.outcome", checklist=("OBJ-2",))


def _ground_fact(writing: Writing) -> Fact:
    grounds = grounds_of(writing.file.case, Right.OBJECTION)
    note = check_refusal((Right.OBJECTION,), grounds) or Sentence("{grounds}", {"grounds": grounds})
    marks = ("OBJ-2", "OBJ-3", "REF-2")
    return Fact("grounds", "Ground", bool(grounds), note, "case.refusal_grounds", checklist=marks)


TYPE = LetterType("objection_rejected", "Objection rejected", facts, values)
