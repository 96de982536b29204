"""What was corrected or added, since when, and who was told (GDPR Art. 16, 19 and 12(3))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.answering import (
    decision_facts,
    identity_fact,
    listed,
    listed_or_missing,
    refused_values,
)
from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.told_recipients import recipients_fact, recipients_values
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.vocabulary import Right


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: what was corrected or added, since when, and whom we told."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        identity_fact(writing, required=False),
        *decision_facts(writing, Right.RECTIFICATION),
        text_fact("corrections", "What was corrected", case.corrections, mends="case.corrections",
            lacks="Say what stood there and what stands there now, or which statement was added.",
            required=is_empty(case.supplement), checklist=("REC-1",), source="GDPR Art. 16"),
        past_day(writing, "corrected_on", "Corrected on", case.corrected_on, mends="case.corrected_on",
            lacks="Enter the day on which the data were corrected.", checklist=("REC-1",)),
        text_fact("supplement", "Statement added", case.supplement, mends="case.supplement",
            lacks="No statement was added.", required=False, checklist=("REC-2",), source="GDPR Art. 16"),
        recipients_fact(writing, Operation.RECTIFIED, "REC-3"),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    has_supplement = not is_empty(case.supplement)
    return {
        **letterhead.values(writing),
        "has_corrections": not is_empty(case.corrections) or not has_supplement,
        "corrections": listed_or_missing(writing, "corrections", case.corrections),
        "corrected_on": writing.day_or_missing("corrected_on", case.corrected_on),
        "has_supplement": has_supplement,
        "supplement": listed(case.supplement),
        **recipients_values(writing, Operation.RECTIFIED),
        **refused_values(writing, Right.RECTIFICATION),
    }


TYPE = LetterType("rectification_done", "Rectification done", facts, values)
