"""The notice of a fee, before anything is charged: why, how much, how reckoned, until when (GDPR Art. 12(5), 15(3))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import Direction, Right
from officer_app.domain.words import Sentence

FIRST_COPY = "access_response"


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the notice needs: the ground for a fee, its amount, how it was reckoned, a day to answer."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        _ground_fact(writing),
        text_fact("fee_proposed", "The fee", case.fee_proposed, mends="case.fee_proposed",
            lacks="Enter the amount with its currency.", checklist=("FEE-1",)),
        text_fact("fee_reason", "How it was reckoned", case.fee_reason, mends="case.fee_reason", checklist=("FEE-1",),
            lacks="Say how it comes from the administrative costs of this request.",
            source="GDPR Art. 12(5); EDPB 01/2022 para 30"),
        _answer_fact(writing),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the notice."""
    case = writing.file.case
    excessive, further = _is_excessive(writing), _is_further_copy(writing)
    return {
        **letterhead.values(writing),
        "excessive": excessive,
        "excessive_reason": case.excessive_reason,
        "further_copy": not excessive and further,
        "ground_lacks": not excessive and not further,
        "ground_missing": writing.missing("fee_ground"),
        "fee": writing.or_missing("fee_proposed", case.fee_proposed),
        "fee_reason": writing.or_missing("fee_reason", case.fee_reason),
        "fee_answer_by": writing.day_or_missing("fee_answer_by", case.fee_answer_by),
        "in_term": case.fee_answer_by is not None and case.fee_answer_by < writing.file.deadlines.due_on,
    }


def _is_excessive(writing: Writing) -> bool:
    case = writing.file.case
    return case.is_excessive and not is_empty(case.excessive_reason)


def _is_further_copy(writing: Writing) -> bool:
    """Tell whether the person asks for a copy once more: the first left in this case, or in one that it repeats."""
    case = writing.file.case
    sent = any(each.direction is Direction.OUT and each.template == FIRST_COPY for each in writing.file.messages)
    return Right.ACCESS in case.rights and (sent or case.answered_on is not None or case.duplicate_of is not None)


def _ground_fact(writing: Writing) -> Fact:
    present = _is_excessive(writing) or _is_further_copy(writing)
    if _is_excessive(writing):
        note = Sentence("Manifestly unfounded or excessive; it is for us to show it.", source="GDPR Art. 12(5)")
    elif present:
        note = Sentence("A further copy: the first one was free.", source="GDPR Art. 15(3)")
    else:
        note = Sentence("An answer is free. Say why this request is unfounded or excessive, or charge nothing.",
            source="GDPR Art. 12(5) and 15(3)")  # fmt: skip
    return Fact("fee_ground", "Why a fee", present, note, "case.excessive_reason", checklist=("FEE-1",))


def _answer_fact(writing: Writing) -> Fact:
    day, due_on = writing.file.case.fee_answer_by, writing.file.deadlines.due_on
    present = day is not None and day > writing.today
    if day is None:
        note = Sentence("Enter until when the person may answer.", source="EDPB 01/2022 para 194")
    elif present and day >= due_on:
        note = Sentence("{day}; but the answer is due on {due}, and a fee may not move that day.",
            {"day": day, "due": due_on}, "GDPR Art. 12(3)")  # fmt: skip
    elif present:
        note = Sentence("{day}", {"day": day}, "EDPB 01/2022 para 194")
    else:
        note = Sentence("{day} leaves the person no time to decide.", {"day": day}, "EDPB 01/2022 para 194")
    return Fact("fee_answer_by", "Answer about the fee by", present, note, "case.fee_answer_by", checklist=("FEE-2",))


TYPE = LetterType("fee_notice", "Fee notice", facts, values)
