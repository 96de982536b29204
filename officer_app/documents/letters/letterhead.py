"""What stands around the text of every letter: sender, window, reference block, salutation, closing, signature."""

from collections.abc import Iterator
from typing import Any

from officer_app.documents.blocks import Span, Spans
from officer_app.documents.letter import Letter
from officer_app.documents.letters.head_facts import authority_fact, facts, outside_facts, plain_facts, sender_facts
from officer_app.documents.letters.writing import LetterType, Writing, WritingAbout
from officer_app.documents.pdf import Footer, short_digest
from officer_app.documents.text_runs import whole
from officer_app.documents.wording import Missing, Value, Worded
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import AnswerTo

__all__ = [
    "authority_fact",
    "authority_values",
    "compose",
    "facts",
    "outside_facts",
    "outside_values",
    "plain_facts",
    "sender_facts",
    "values",
]


def values(writing: Writing) -> dict[str, Value]:
    """Return the values that every wording of a case may use."""
    case = writing.file.case
    return {
        "reference": case.reference,
        "subject_name": writing.or_missing("addressee", case.subject_name),
        "for_other": writing.to.part is AnswerTo.REQUESTER,
        "for_receiver": writing.to.part is AnswerTo.THIRD,
        "received_on": writing.day_or_missing("received_on", case.received_on and writing.file.deadlines.received_on),
        "due_on": writing.words.day(writing.file.deadlines.due_on),
        "contact": writing.or_missing("contact", writing.file.organisation.officer_email),
        **authority_values(writing),
    }


def outside_values(writing: WritingAbout[Any]) -> dict[str, Value]:
    """Return the values that every wording about something else may use."""
    return {
        "reference": writing.head.reference,
        "contact": writing.or_missing("contact", writing.file.organisation.officer_email),
        "to_name": writing.or_missing(writing.head.missing, writing.to.name),
    }


def authority_values(writing: WritingAbout[Any]) -> dict[str, Value]:
    """Return the values that name the supervisory authority."""
    authority = writing.authority
    return {
        "authority_name": authority.name if authority else writing.missing("authority"),
        "authority_address": authority.address if authority else "",
        "authority_phone": whole(authority.phone) if authority else "",
        "authority_email": authority.email if authority else "",
        "authority_site": authority.site if authority else "",
        "authority_languages": authority.languages if authority else "",
    }


def compose(kind: LetterType, writing: WritingAbout[Any], worded: Worded, digest: str) -> Letter:
    """Put the text of a letter between its head and its end; `digest` is that of the register's history, or empty."""
    words, manner = writing.words, _manner(writing)
    return Letter(
        language=words.language,
        made_on=writing.today,
        sender=(_span(writing.or_missing("organisation", writing.file.organisation.name)),),
        office=_office(writing),
        sender_line=_sender_line(writing),
        address=_address(writing),
        details=tuple(_details(writing)),
        subject=worded.subject,
        salutation="" if kind.is_form else words(f"salutation.{manner}", name=_greeted(writing)),
        blocks=worded.blocks,
        closing="" if kind.is_form else words(f"closing.{manner}"),
        signature=_signature(writing),
        annexes=kind.annexes(writing),
        annexes_word=words("letter.annexes"),
        footer=Footer(
            writing.head.reference,
            words("letter.page"),
            words("letter.register", digest=short_digest(digest)) if digest else "",
        ),
    )


def _manner(writing: WritingAbout[Any]) -> str:
    if is_empty(_greeted(writing)):
        return "unknown"
    return writing.head.salutation.value


def _greeted(writing: WritingAbout[Any]) -> str:
    """Return the name in the salutation: of an organisation, that of the person who opens its letters."""
    return writing.to.attention if writing.to.part is None else writing.to.name


def _office(writing: WritingAbout[Any]) -> tuple[str, ...]:
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


def _title(writing: WritingAbout[Any]) -> str:
    title = writing.file.organisation.officer_title.get(writing.words.language, "")
    return writing.words("office.title") if is_empty(title) else title


def _sender_line(writing: WritingAbout[Any]) -> str:
    organisation = writing.file.organisation
    return ", ".join(line for line in (organisation.name, *organisation.address.splitlines()) if not is_empty(line))


def _address(writing: WritingAbout[Any]) -> tuple[Spans, ...]:
    to, address = writing.to, _postal_address(writing)
    name = writing.or_missing(writing.head.missing, to.name)
    if isinstance(name, str) and to.part is not None:
        name = writing.words(f"addressee.{_manner(writing)}", name=name)
    attention = "" if is_empty(to.attention) else writing.words("letter.attention", name=to.attention)
    rest = [to.organisation, attention, *address.splitlines()]
    if not address and to.email:
        rest.append(writing.words("letter.by_email", address=to.email))
    return ((_span(name),), *((Span(line),) for line in rest if not is_empty(line)))


def _postal_address(writing: WritingAbout[Any]) -> str:
    to = writing.to
    if is_empty(to.address):
        return ""
    abroad = to.country and to.country != writing.file.organisation.country
    return f"{to.address}\n{writing.words.country(to.country).upper()}" if abroad else to.address


def _details(writing: WritingAbout[Any]) -> Iterator[tuple[str, Spans]]:
    """Yield the rows of the reference block; a text that is empty has none, a day that is missing is marked."""
    words, place = writing.words, writing.file.organisation.place
    yield words("letter.our_reference"), (_span(writing.head.reference),)
    for key, value in writing.head.details:
        said = value if isinstance(value, str) else writing.day_or_missing("received_on", value)
        if said:
            yield words(f"letter.{key}"), (_span(said),)
    day = words.day(writing.today)
    yield words("letter.date"), (_span(day if is_empty(place) else f"{place}, {day}"),)


def _signature(writing: WritingAbout[Any]) -> tuple[str, ...]:
    organisation = writing.file.organisation
    lines = (organisation.officer_name, _title(writing), organisation.name)
    return tuple(line for line in lines if not is_empty(line))


def _span(value: str | Missing) -> Span:
    return Span(value.sentence, missing=True) if isinstance(value, Missing) else Span(value)
