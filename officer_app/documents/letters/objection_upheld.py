"""The objection is accepted: what stopped, since when, and what became of the data (GDPR Art. 21(1), 17(1)(c))."""

from officer_app.documents.letters import after_stopping, letterhead
from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.case_rules import refused_rights
from officer_app.domain.vocabulary import Outcome, Right
from officer_app.domain.words import Sentence

_POINTS = ("OBJ-1",)


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: the decision, what stopped and when, and what became of the data."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        _decision_fact(writing),
        text_fact("stopped_processing", "What we stopped", case.stopped_processing, mends="case.stopped_processing",
            lacks="Say which processing was stopped, in the language of the person.", checklist=_POINTS,
            source="GDPR Art. 21(1)"),
        past_day(writing, "ended_on", "Stopped on", case.stopped_on, mends="case.stopped_on",
            lacks="Enter the day since which the processing has stopped.", checklist=_POINTS),
        *after_stopping.facts(writing, required=True, checklist=_POINTS, source="GDPR Art. 17(1)(c)"),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    return {
        **letterhead.values(writing),
        **after_stopping.values(writing, "objection"),
        "stopped_processing": writing.or_missing("stopped_processing", case.stopped_processing),
        "ended_on": writing.day_or_missing("ended_on", case.stopped_on),
    }


def _decision_fact(writing: Writing) -> Fact:
    case = writing.file.case
    accepted = case.outcome in {Outcome.GRANTED, Outcome.PARTLY} and Right.OBJECTION not in refused_rights(case)
    if accepted:
        note = Sentence("{outcome}", {"outcome": case.outcome})
    elif case.outcome is None:
        note = Sentence("Nothing is decided yet: say first that the objection is granted.")
    else:
        note = Sentence("The outcome of the case is {outcome}: this letter accepts the objection.",
            {"outcome": case.outcome})  # fmt: skip
    return Fact("decision", "Decision", accepted, note, "case.outcome", checklist=_POINTS)


TYPE = LetterType("objection_upheld", "Objection accepted", facts, values)
