"""What the head of every letter needs: who writes, to whom and where, about what, in which language, by which way."""

from dataclasses import replace
from typing import Any

from officer_app.documents.letters.writing import LANGUAGE_NAMES, Fact, Writing, WritingAbout, text_fact
from officer_app.documents.wording import LETTER_LANGUAGES, letter_language
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import AnswerTo, Channel
from officer_app.domain.words import Sentence

_ELECTRONIC = frozenset({Channel.EMAIL, Channel.WEB_FORM, Channel.SECURE_LINK})


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what every letter to a person needs: who writes, to whom, about what, and who supervises us."""
    return (*sender_facts(writing), authority_fact(writing), *_person_facts(writing))


def plain_facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what a letter needs that names no authority: to a client, or about a request that is not ours."""
    return (*sender_facts(writing), *_person_facts(writing))


def outside_facts(writing: WritingAbout[Any]) -> tuple[Fact, ...]:
    """Return what a letter needs that goes to another organisation: who writes, to whom, and where."""
    return (*sender_facts(writing), _addressee_fact(writing), _where_fact(writing))


def sender_facts(writing: WritingAbout[Any]) -> tuple[Fact, ...]:
    """Return what every letter needs of the organisation that writes."""
    organisation = writing.file.organisation
    return (
        text_fact("organisation", "Organisation", organisation.name,
            lacks="The organisation has no name yet.", mends="organisation.name", checklist=("COM-controller",)),
        text_fact("sender_address", "Our address", organisation.address,
            lacks="The organisation has no postal address yet.", mends="organisation.address",
            checklist=("COM-controller",)),
        text_fact("contact", "How to reach us", organisation.officer_email,
            lacks="The privacy officer has no e-mail address yet.", mends="organisation.officer_email",
            checklist=("COM-contact",)),
    )  # fmt: skip


def authority_fact(writing: WritingAbout[Any]) -> Fact:
    """Return whether the supervisory authority of the organisation's country is known."""
    note = (
        Sentence("{name}", {"name": writing.authority.name})
        if writing.authority
        else Sentence("The program does not know the supervisory authority of the organisation's country.")
    )
    return Fact("authority", "Supervisory authority", writing.authority is not None, note, "organisation.country",
        checklist=("COM-authority",))  # fmt: skip


def _person_facts(writing: Writing) -> tuple[Fact, ...]:
    case = writing.file.case
    received = Sentence("{day}", {"day": case.received_on}) if case.received_on else Sentence("No day is recorded.")
    return (
        _receiver_noted(writing, _addressee_fact(writing)),
        _where_fact(writing),
        Fact("received_on", "Received on", case.received_on is not None, received, "case.received_on",
            checklist=("COM-received",)),
        _language_fact(writing),
        _delivery_fact(writing),
    )  # fmt: skip


def _where_fact(writing: WritingAbout[Any]) -> Fact:
    where = writing.to.email if is_empty(writing.to.address) else writing.to.address
    return text_fact("address", "Where to", where, lacks="There is neither a postal address nor an e-mail address.",
        mends=writing.head.mends_address)  # fmt: skip


def _addressee_fact(writing: WritingAbout[Any]) -> Fact:
    return text_fact("addressee", "To whom", writing.to.name, lacks=writing.head.lacks,
        mends=writing.head.mends_name)  # fmt: skip


def _receiver_noted(writing: Writing, fact: Fact) -> Fact:
    to, case = writing.to, writing.file.case
    if to.part is None:
        return replace(fact, checklist=("FWD-1",))
    if case.answer_to is not AnswerTo.THIRD or to.part is AnswerTo.THIRD or not fact.present:
        return fact
    both = {"name": to.name, "receiver": case.receiver_name}
    return replace(fact, note=Sentence("{name}; only the letter with the data goes to {receiver}.", both))


def _language_fact(writing: Writing) -> Fact:
    client = writing.to.part is None
    wanted = _language_of_client(writing) if client else writing.file.case.language
    fits = wanted == writing.words.language
    name = LANGUAGE_NAMES[writing.words.language]
    if client:
        return Fact("language", "Language", fits, Sentence("{language}", {"language": name}),
            "client.language" if writing.file.client else "", required=False)  # fmt: skip
    if fits:
        note = Sentence("{language}, as the person wrote.", {"language": name})
    elif wanted in LETTER_LANGUAGES:
        note = Sentence("{language}, but the person wrote in {other}.",
            {"language": name, "other": LANGUAGE_NAMES[wanted]})  # fmt: skip
    else:
        note = Sentence("{language}: letters are not written in the language of the request.", {"language": name})
    return Fact("language", "Language", fits, note, "case.language", required=False, checklist=("COM-language",))


def _language_of_client(writing: Writing) -> str:
    client = writing.file.client
    return letter_language(client.language if client else "", writing.file.organisation.letter_language)


def _delivery_fact(writing: Writing) -> Fact:
    if writing.to.part is None:
        note = Sentence("To the client, promptly.", source="Decision (EU) 2021/915 clause 8(a)")
        return Fact("delivery", "How it goes", True, note, "", required=False)
    electronic = writing.file.case.channel in _ELECTRONIC
    text = (
        "By electronic means, as the request came, unless the person asks for something else."
        if electronic
        else "By post, or as the person asks."
    )
    note = Sentence(text, source="GDPR Art. 12(3)")
    return Fact("delivery", "How it goes", True, note, "case.channel", required=False, checklist=("COM-delivery",))
