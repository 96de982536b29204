"""The acknowledgement: the request arrived, what was understood, and until when the answer comes (EDPB 01/2022 57)."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the acknowledgement tells: receipt, what was understood, the period."""
    rights, dates = writing.file.case.rights, writing.file.deadlines
    understood = Sentence("{rights}", {"rights": rights}) if rights else Sentence("Say what the person asks.")
    period = Sentence("From {start} to {end}.", {"start": dates.received_on, "end": dates.due_on})
    return (
        *letterhead.facts(writing),
        Fact("rights", "What is asked", bool(rights), understood, "case.rights", checklist=("ACK-1",)),
        *_other_fact(writing),
        Fact("period", "Period", True, period, "case.received_on", checklist=("ACK-2",)),
    )


def _other_fact(writing: Writing) -> tuple[Fact, ...]:
    if Right.OTHER not in writing.file.case.rights:
        return ()
    fact = text_fact("other_request", "What else is asked", writing.file.case.other_request,
        lacks="The letter only says: what you describe in your letter.", mends="case.other_request",
        required=False)  # fmt: skip
    return (fact,)


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the acknowledgement."""
    rights = writing.file.case.rights
    points = tuple(writing.right(right) for right in rights)
    return {
        **letterhead.values(writing),
        "rights": points or writing.missing("rights"),
        "marketing": Right.MARKETING_OBJECTION in rights,
    }


TYPE = LetterType("acknowledgement", "Acknowledgement", facts, values)
