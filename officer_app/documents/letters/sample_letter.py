"""A letter with its places named instead of filled, all its parts at once: to look at a wording without a case."""

from collections.abc import Iterable
from datetime import date

from officer_app.documents.blocks import Span
from officer_app.documents.letter import Letter, render_letter
from officer_app.documents.letter_words import read_words
from officer_app.documents.letters.place_words import place_label
from officer_app.documents.letters.writing import LetterType
from officer_app.documents.markdown_blocks import Line, Look, Part, Tag, blocks_of, read_template, spans_of
from officer_app.documents.pdf import Footer
from officer_app.documents.text_runs import bound
from officer_app.domain.organisation import Organisation
from officer_app.domain.words import say


def draw_sample_letter(kind: LetterType, organisation: Organisation, language: str, today: date, text: str) -> bytes:
    """Return the pages of a letter in this text, its subject on top."""
    words = read_words(language)
    subject, *rest = [line for line in _named(read_template(bound(text))) if line.parts]
    letter = Letter(
        language=language,
        made_on=today,
        sender=(Span(organisation.name),),
        office=(),
        sender_line=organisation.name,
        address=((Span("[ ]"),),),
        details=((words("letter.date"), (Span(words.day(today)),)),),
        subject=spans_of(subject),
        salutation="" if kind.is_form else words("salutation.unknown"),
        blocks=tuple(blocks_of(rest)),
        closing="" if kind.is_form else words("closing.unknown"),
        signature=(organisation.officer_name or organisation.name,),
        footer=Footer("", words("letter.page"), ""),
    )
    return render_letter(letter)


def _named(lines: Iterable[Line]) -> Iterable[Line]:
    for number, line in enumerate(line for line in lines if not line.marks):
        look = Look.HEADING if number and line.look is Look.SUBJECT else line.look
        yield Line(look, tuple(_name(part) for part in line.parts if isinstance(part, Span) or not part.sign))


def _name(part: Part) -> Span:
    if isinstance(part, Tag):
        return Span(f"[{say(place_label(part.name))}]", bold=part.bold, italic=part.italic)
    return part
