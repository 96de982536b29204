"""A decision taken by a machine was looked at again: by whom, the person's view, the result (GDPR Art. 22(3))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value

_SOURCE = "GDPR Art. 22(3)"
_POINTS = ("ADM-1",)


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: which decision, what the person said, who looked at it when, the result."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        text_fact("decision_about", "Which decision", case.decision_about, mends="case.decision_about",
            lacks="Say which decision it is, in the language of the person.", checklist=_POINTS, source=_SOURCE),
        text_fact("decision_view", "What the person said about it", case.decision_view, mends="case.decision_view",
            lacks="Say what the person told you about the decision; let her say it first, if she did not.",
            checklist=_POINTS, source=_SOURCE),
        text_fact("decision_reviewer", "Looked at again by", case.decision_reviewer, mends="case.decision_reviewer",
            lacks="Name the person who looked at it again and has the power to change it.", checklist=_POINTS,
            source=_SOURCE),
        past_day(writing, "decision_reviewed_on", "Looked at again on", case.decision_reviewed_on, checklist=_POINTS,
            lacks="Enter the day on which it was looked at again.", mends="case.decision_reviewed_on"),
        text_fact("decision_result", "Result", case.decision_result, mends="case.decision_result",
            lacks="Say whether the decision stands or changes, and on what that rests.", checklist=_POINTS,
            source=_SOURCE),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    texts = ("decision_about", "decision_view", "decision_reviewer", "decision_result")
    return {
        **letterhead.values(writing),
        **{name: writing.or_missing(name, getattr(case, name)) for name in texts},
        "decision_reviewed_on": writing.day_or_missing("decision_reviewed_on", case.decision_reviewed_on),
    }


TYPE = LetterType("automated_decision", "Decision looked at again", facts, values)
