"""The answer to a question, a complaint or another message: the officer's own text between a beginning and an end."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.vocabulary import Right


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: the answer; the authority is named only where somebody complained."""
    case = writing.file.case
    head = letterhead.facts if Right.COMPLAINT in case.rights else letterhead.plain_facts
    return (
        *head(writing),
        text_fact("answer_text", "Answer", case.answer_text, mends="case.answer_text", checklist=("COM-clear",),
            lacks="Write the answer, in the language of the person.", source="GDPR Art. 12(1)"),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    complains = Right.COMPLAINT in case.rights
    asks = not complains and Right.QUESTION in case.rights
    return {
        **letterhead.values(writing),
        "complaint": complains,
        "question": asks,
        "message": not complains and not asks,
        "answer_text": writing.or_missing("answer_text", case.answer_text),
    }


TYPE = LetterType("question_answered", "Question answered", facts, values)
