"""The withdrawal of consent is confirmed: for what, since when, and what stays lawful (GDPR Art. 7(3))."""

from officer_app.documents.letters import after_stopping, letterhead
from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.case_rules import REFUSING
from officer_app.domain.words import Sentence

_POINTS = ("R20",)


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: that nothing is refused, the consent, the day of its end, and the data."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        *_decision_fact(writing),
        text_fact("withdrawn_consent", "Consent to what", case.withdrawn_consent, mends="case.withdrawn_consent",
            lacks="Say to what the person had consented, in her language.", checklist=_POINTS,
            source="GDPR Art. 7(3)"),
        past_day(writing, "consent_ended_on", "Ended on", case.consent_ended_on, checklist=_POINTS,
            lacks="Enter the day since which nothing rests on this consent any more.", mends="case.consent_ended_on"),
        *after_stopping.facts(writing, required=False, checklist=_POINTS, source="GDPR Art. 17(1)(b)"),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    return {
        **letterhead.values(writing),
        **after_stopping.values(writing, "consent"),
        "withdrawn_consent": writing.or_missing("withdrawn_consent", case.withdrawn_consent),
        "consent_ended_on": writing.day_or_missing("consent_ended_on", case.consent_ended_on),
    }


def _decision_fact(writing: Writing) -> tuple[Fact, ...]:
    outcome = writing.file.case.outcome
    if outcome not in REFUSING:
        return ()
    note = Sentence("The outcome of the case is {outcome}; a withdrawal can never be refused.", {"outcome": outcome},
        "GDPR Art. 7(3)")  # fmt: skip
    return (Fact("decision", "Decision", present=False, note=note, mends="case.outcome", required=False),)


TYPE = LetterType("consent_withdrawal", "Consent withdrawn", facts, values)
