"""The clarification request: which data are meant; to specify, never to justify (recital 63; EDPB 01/2022 159)."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the question needs: an overview from which the person can choose."""
    return (
        *letterhead.facts(writing),
        text_fact("overview", "What we process", writing.file.case.clarification_overview,
            lacks="Write an overview of what is processed, so that the person can choose.",
            mends="case.clarification_overview", checklist=("CLA-1", "CLA-2"), source="GDPR recital 63"),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the clarification request."""
    overview = writing.file.case.clarification_overview
    return {
        **letterhead.values(writing),
        "overview": writing.or_missing("overview", overview),
        "prompt": writing.is_prompt(),
    }


TYPE = LetterType("clarification_request", "Clarification request", facts, values)
