"""The word to the person that her request was passed on: for whom we act, and nothing else (2021/915 clause 8(a))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, beginning, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.forwarding import NOTICE_LETTER, may_tell_person
from officer_app.domain.words import Sentence

_CLAUSE = "Decision (EU) 2021/915 clause 8(a)"


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the notice needs: for whom we act, that the request was passed on, and leave to say so."""
    passed_on = writing.file.case.forwarded_on
    note = Sentence("{day}", {"day": passed_on}) if passed_on else Sentence("Forward the request to the client first.")
    return (
        *letterhead.plain_facts(writing),
        text_fact("client", "For whom we act", _client(writing), lacks="It is not said for which client.",
            mends="case.client", checklist=("FWD-2",)),
        Fact("forwarded_on", "Passed on", passed_on is not None, note, "case.forwarded_on", checklist=("FWD-2",)),
        _allowed_fact(writing),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the notice."""
    return {
        **letterhead.values(writing),
        "client": writing.or_missing("client", _client(writing)),
        "forwarded_on": writing.day_or_missing("forwarded_on", writing.file.case.forwarded_on),
    }


def _client(writing: Writing) -> str:
    client = writing.file.client
    return client.name if client else writing.file.case.client


def _allowed_fact(writing: Writing) -> Fact:
    case, client = writing.file.case, writing.file.client
    allowed = may_tell_person(case, client)
    if client and client.tells_people:
        note = Sentence("{client} allows it for every request.", {"client": client.name}, _CLAUSE)
    elif allowed:
        note = Sentence("See that this allows it: {text}", {"text": beginning(case.client_instruction)}, _CLAUSE)
    else:
        note = Sentence("Nobody allowed us to write to the person. Enter the instruction of the client.",
            source=_CLAUSE)  # fmt: skip
    mends = "client.tells_people" if client and client.tells_people else "case.client_instruction"
    return Fact("allowed", "Leave to say so", allowed, note, mends, checklist=("FWD-2",))


TYPE = LetterType(NOTICE_LETTER, "Passed on, to the person", facts, values)
