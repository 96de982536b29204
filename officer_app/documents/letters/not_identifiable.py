"""That we cannot tell whose data are meant, why, and what would help (GDPR Art. 11(2), 12(2) and 12(4))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.answering import listed, listed_or_missing
from officer_app.documents.letters.refusal import time_fact
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.letter_fits import IDENTIFYING_RIGHTS
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: a right that gives way, the proof that we cannot tell, and what would help."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        _rights_fact(writing),
        text_fact("unidentifiable", "Why we cannot tell who is meant", case.unidentifiable,
            lacks="Say which data we hold, and why they do not lead to this person: it is for us to show it.",
            mends="case.unidentifiable", checklist=("NID-1", "REF-2"), source="GDPR Art. 11(2) and 12(2)"),
        text_fact("identifying_facts", "What would help us", case.identifying_facts, mends="case.identifying_facts",
            lacks="The letter only asks in general for what could help.", required=False, checklist=("NID-1",)),
        _held_fact(writing),
        time_fact(writing),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    others = tuple(writing.right(each) for each in case.rights if each not in IDENTIFYING_RIGHTS)
    return {
        **letterhead.values(writing),
        "rights": tuple(writing.right(each) for each in _rights(writing)) or writing.missing("rights"),
        "unidentifiable": listed_or_missing(writing, "unidentifiable", case.unidentifiable),
        "has_help": not is_empty(case.identifying_facts),
        "identifying_facts": listed(case.identifying_facts),
        "others": others,
    }


def _rights(writing: Writing) -> tuple[Right, ...]:
    return tuple(each for each in writing.file.case.rights if each in IDENTIFYING_RIGHTS)


def _rights_fact(writing: Writing) -> Fact:
    rights = _rights(writing)
    note = (
        Sentence("{rights}", {"rights": rights}, "GDPR Art. 11(2)")
        if rights
        else Sentence("This answer is allowed only for access, correction, erasure, restriction and portability.",
            source="GDPR Art. 11(2)")
    )  # fmt: skip
    return Fact("rights", "What is asked", bool(rights), note, "case.rights", checklist=("NID-1",))


def _held_fact(writing: Writing) -> Fact:
    known = writing.file.case.holds_data is True
    note = (
        Sentence("The case says that we hold data about this person: then we can tell who is meant.")
        if known
        else Sentence("The case does not say that data of this person were found.")
    )
    return Fact("holds_data", "Do we hold data", not known, note, "case.holds_data", checklist=("NID-1",))


TYPE = LetterType("not_identifiable", "Person not identifiable", facts, values)
