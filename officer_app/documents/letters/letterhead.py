"""What stands around the text of every letter: sender, window, reference block, salutation, closing, signature."""

from dataclasses import replace

from officer_app.documents.blocks import Block, Span, Spans
from officer_app.documents.letter import Letter
from officer_app.documents.letters.writing import LANGUAGE_NAMES, Fact, Writing, text_fact
from officer_app.documents.pdf import Footer, short_digest
from officer_app.documents.text_runs import whole
from officer_app.documents.wording import LETTER_LANGUAGES, Missing, Value
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import AnswerTo, Channel, Salutation
from officer_app.domain.words import Sentence

_MENDS = {
    AnswerTo.SUBJECT: "case.subject_{}",
    AnswerTo.REQUESTER: "case.requester_{}",
    AnswerTo.THIRD: "case.receiver_{}",
}
_ELECTRONIC = frozenset({Channel.EMAIL, Channel.WEB_FORM, Channel.SECURE_LINK})


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what every letter needs: who writes, to whom, about what, and how to reach the officer."""
    return (*_sender_facts(writing), *_person_facts(writing))


def values(writing: Writing) -> dict[str, Value]:
    """Return the values that every wording may use."""
    case, authority = writing.file.case, writing.authority
    lacking = writing.missing("authority")
    return {
        "reference": case.reference,
        "subject_name": writing.or_missing("addressee", case.subject_name),
        "for_other": writing.to.part is AnswerTo.REQUESTER,
        "for_receiver": writing.to.part is AnswerTo.THIRD,
        "received_on": writing.day_or_missing("received_on", case.received_on and writing.file.deadlines.received_on),
        "due_on": writing.words.day(writing.file.deadlines.due_on),
        "contact": writing.or_missing("contact", writing.file.organisation.officer_email),
        "authority_name": authority.name if authority else lacking,
        "authority_address": authority.address if authority else "",
        "authority_phone": whole(authority.phone) if authority else "",
        "authority_email": authority.email if authority else "",
        "authority_site": authority.site if authority else "",
        "authority_languages": authority.languages if authority else "",
    }


def compose(writing: Writing, subject: Spans, blocks: tuple[Block, ...], annexes: tuple[str, ...], head: str) -> Letter:
    """Put the text of a letter between its head and its end."""
    words = writing.words
    return Letter(
        language=words.language,
        made_on=writing.today,
        sender=(_span(writing.or_missing("organisation", writing.file.organisation.name)),),
        office=_office(writing),
        sender_line=_sender_line(writing),
        address=_address(writing),
        details=_details(writing),
        subject=subject,
        salutation=words(f"salutation.{_manner(writing)}", name=writing.to.name),
        blocks=blocks,
        closing=words(f"closing.{_manner(writing)}"),
        signature=_signature(writing),
        annexes=annexes,
        annexes_word=words("letter.annexes"),
        footer=Footer(
            writing.file.case.reference,
            words("letter.page"),
            words("letter.register", digest=short_digest(head)) if head else "",
        ),
    )


def _sender_facts(writing: Writing) -> tuple[Fact, ...]:
    organisation = writing.file.organisation
    known = writing.authority is not None
    authority = (
        Sentence("{name}", {"name": writing.authority.name})
        if writing.authority
        else Sentence("The program does not know the supervisory authority of the organisation's country.")
    )
    return (
        text_fact("organisation", "Organisation", organisation.name,
            lacks="The organisation has no name yet.", mends="organisation.name", checklist=("COM-controller",)),
        text_fact("sender_address", "Our address", organisation.address,
            lacks="The organisation has no postal address yet.", mends="organisation.address",
            checklist=("COM-controller",)),
        text_fact("contact", "How to reach us", organisation.officer_email,
            lacks="The privacy officer has no e-mail address yet.", mends="organisation.officer_email",
            checklist=("COM-contact",)),
        Fact("authority", "Supervisory authority", known, authority, "organisation.country",
            checklist=("COM-authority",)),
    )  # fmt: skip


def _person_facts(writing: Writing) -> tuple[Fact, ...]:
    case = writing.file.case
    to = writing.to
    where = _postal_address(writing) or to.email
    received = Sentence("{day}", {"day": case.received_on}) if case.received_on else Sentence("No day is recorded.")
    return (
        _addressee_fact(writing),
        text_fact("address", "Where to", where, lacks="There is neither a postal address nor an e-mail address.",
            mends=_MENDS[to.part].format("address")),
        Fact("received_on", "Received on", case.received_on is not None, received, "case.received_on",
            checklist=("COM-received",)),
        _language_fact(writing),
        _delivery_fact(writing),
    )  # fmt: skip


def _addressee_fact(writing: Writing) -> Fact:
    to, case = writing.to, writing.file.case
    fact = text_fact("addressee", "To whom", to.name, lacks="The person has no name yet.",
        mends=_MENDS[to.part].format("name"))  # fmt: skip
    if case.answer_to is not AnswerTo.THIRD or to.part is AnswerTo.THIRD or not fact.present:
        return fact
    both = {"name": to.name, "receiver": case.receiver_name}
    return replace(fact, note=Sentence("{name}; only the letter with the data goes to {receiver}.", both))


def _language_fact(writing: Writing) -> Fact:
    wanted = writing.file.case.language
    fits = wanted == writing.words.language
    name = LANGUAGE_NAMES[writing.words.language]
    if fits:
        note = Sentence("{language}, as the person wrote.", {"language": name})
    elif wanted in LETTER_LANGUAGES:
        note = Sentence("{language}, but the person wrote in {other}.",
            {"language": name, "other": LANGUAGE_NAMES[wanted]})  # fmt: skip
    else:
        note = Sentence("{language}: letters are not written in the language of the request.", {"language": name})
    return Fact("language", "Language", fits, note, "case.language", required=False, checklist=("COM-language",))


def _delivery_fact(writing: Writing) -> Fact:
    electronic = writing.file.case.channel in _ELECTRONIC
    text = (
        "By electronic means, as the request came, unless the person asks for something else."
        if electronic
        else "By post, or as the person asks."
    )
    note = Sentence(text, source="GDPR Art. 12(3)")
    return Fact("delivery", "How it goes", True, note, "case.channel", required=False, checklist=("COM-delivery",))


def _manner(writing: Writing) -> str:
    if is_empty(writing.to.name):
        return "unknown"
    is_subject = writing.to.part is AnswerTo.SUBJECT
    return (writing.file.case.subject_salutation if is_subject else Salutation.NEUTRAL).value


def _office(writing: Writing) -> tuple[str, ...]:
    organisation = writing.file.organisation
    address = organisation.address.splitlines()
    street, town = address[:-1], address[-1:]
    lines = (
        _title(writing),
        *street,
        ", ".join(line for line in (*town, writing.words.country(organisation.country)) if not is_empty(line)),
        organisation.officer_email,
        organisation.officer_phone,
    )
    return tuple(line for line in lines if not is_empty(line))


def _title(writing: Writing) -> str:
    title = writing.file.organisation.officer_title.get(writing.words.language, "")
    return writing.words("office.title") if is_empty(title) else title


def _sender_line(writing: Writing) -> str:
    organisation = writing.file.organisation
    return ", ".join(line for line in (organisation.name, *organisation.address.splitlines()) if not is_empty(line))


def _address(writing: Writing) -> tuple[Spans, ...]:
    to, address = writing.to, _postal_address(writing)
    name = writing.or_missing("addressee", to.name)
    if isinstance(name, str):
        name = writing.words(f"addressee.{_manner(writing)}", name=name)
    rest = [to.organisation, *address.splitlines()]
    if not address and to.email:
        rest.append(writing.words("letter.by_email", address=to.email))
    return ((_span(name),), *((Span(line),) for line in rest if not is_empty(line)))


def _postal_address(writing: Writing) -> str:
    to = writing.to
    if is_empty(to.address):
        return ""
    abroad = to.country and to.country != writing.file.organisation.country
    return f"{to.address}\n{writing.words.country(to.country).upper()}" if abroad else to.address


def _details(writing: Writing) -> tuple[tuple[str, Spans], ...]:
    case, words = writing.file.case, writing.words
    asked_on = writing.day_or_missing("received_on", case.dated_on or case.received_on)
    place = writing.file.organisation.place
    day = words.day(writing.today)
    rows: list[tuple[str, str | Missing]] = [
        (words("letter.our_reference"), case.reference),
        (words("letter.your_reference"), case.external_reference),
        (words("letter.your_request_of"), asked_on),
        (words("letter.date"), day if is_empty(place) else f"{place}, {day}"),
    ]
    return tuple((label, (_span(value),)) for label, value in rows if isinstance(value, Missing) or value)


def _signature(writing: Writing) -> tuple[str, ...]:
    organisation = writing.file.organisation
    lines = (organisation.officer_name, _title(writing), organisation.name)
    return tuple(line for line in lines if not is_empty(line))


def _span(value: str | Missing) -> Span:
    return Span(value.sentence, missing=True) if isinstance(value, Missing) else Span(value)
