"""What stands around the text of every letter: sender, window, reference block, salutation, closing, signature."""

from dataclasses import replace

from officer_app.documents.blocks import Block, Span, Spans
from officer_app.documents.letter import Letter
from officer_app.documents.letters.writing import LANGUAGE_NAMES, Fact, Writing, text_fact
from officer_app.documents.pdf import Footer, short_digest
from officer_app.documents.text_runs import whole
from officer_app.documents.wording import LETTER_LANGUAGES, Missing, Value, letter_language
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import AnswerTo, Channel, Salutation
from officer_app.domain.words import Sentence

_MENDS: dict[AnswerTo | None, str] = {
    None: "client.{}",
    AnswerTo.SUBJECT: "case.subject_{}",
    AnswerTo.REQUESTER: "case.requester_{}",
    AnswerTo.THIRD: "case.receiver_{}",
}
_ELECTRONIC = frozenset({Channel.EMAIL, Channel.WEB_FORM, Channel.SECURE_LINK})


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what every letter to a person needs: who writes, to whom, about what, and who supervises us."""
    return (*_sender_facts(writing), _authority_fact(writing), *_person_facts(writing))


def plain_facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what a letter needs that names no authority: to a client, or about a request that is not ours."""
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
        salutation=words(f"salutation.{_manner(writing)}", name=_greeted(writing)),
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


def _authority_fact(writing: Writing) -> Fact:
    note = (
        Sentence("{name}", {"name": writing.authority.name})
        if writing.authority
        else Sentence("The program does not know the supervisory authority of the organisation's country.")
    )
    return Fact("authority", "Supervisory authority", writing.authority is not None, note, "organisation.country",
        checklist=("COM-authority",))  # fmt: skip


def _person_facts(writing: Writing) -> tuple[Fact, ...]:
    case = writing.file.case
    to = writing.to
    where = _postal_address(writing) or to.email
    received = Sentence("{day}", {"day": case.received_on}) if case.received_on else Sentence("No day is recorded.")
    return (
        _addressee_fact(writing),
        text_fact("address", "Where to", where, lacks="There is neither a postal address nor an e-mail address.",
            mends=_mends(writing, "address")),
        Fact("received_on", "Received on", case.received_on is not None, received, "case.received_on",
            checklist=("COM-received",)),
        _language_fact(writing),
        _delivery_fact(writing),
    )  # fmt: skip


def _mends(writing: Writing, field: str) -> str:
    """Return the field that mends what is lacking of the addressee; a client that is only named is chosen first."""
    if writing.to.part is None and writing.file.client is None:
        return "case.client_record"
    return _MENDS[writing.to.part].format(field)


def _addressee_fact(writing: Writing) -> Fact:
    to, case = writing.to, writing.file.case
    if to.part is None:
        return text_fact("addressee", "To whom", to.name, lacks="It is not said for which client the data are held.",
            mends=_mends(writing, "name"), checklist=("FWD-1",))  # fmt: skip
    fact = text_fact("addressee", "To whom", to.name, lacks="The person has no name yet.",
        mends=_MENDS[to.part].format("name"))  # fmt: skip
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


def _manner(writing: Writing) -> str:
    if is_empty(_greeted(writing)):
        return "unknown"
    is_subject = writing.to.part is AnswerTo.SUBJECT
    return (writing.file.case.subject_salutation if is_subject else Salutation.NEUTRAL).value


def _greeted(writing: Writing) -> str:
    """Return the name in the salutation: of an organisation, that of the person who opens its letters."""
    return writing.to.attention if writing.to.part is None else writing.to.name


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
    name = writing.or_missing("addressee" if to.part else "client", to.name)
    if isinstance(name, str) and to.part is not None:
        name = writing.words(f"addressee.{_manner(writing)}", name=name)
    attention = "" if is_empty(to.attention) else writing.words("letter.attention", name=to.attention)
    rest = [to.organisation, attention, *address.splitlines()]
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
    theirs: list[tuple[str, str | Missing]] = [
        (words("letter.your_reference"), case.external_reference),
        (words("letter.your_request_of"), asked_on),
    ]
    rows: list[tuple[str, str | Missing]] = [
        (words("letter.our_reference"), case.reference),
        *(theirs if writing.to.part else ()),
        (words("letter.date"), day if is_empty(place) else f"{place}, {day}"),
    ]
    return tuple((label, (_span(value),)) for label, value in rows if isinstance(value, Missing) or value)


def _signature(writing: Writing) -> tuple[str, ...]:
    organisation = writing.file.organisation
    lines = (organisation.officer_name, _title(writing), organisation.name)
    return tuple(line for line in lines if not is_empty(line))


def _span(value: str | Missing) -> Span:
    return Span(value.sentence, missing=True) if isinstance(value, Missing) else Span(value)
