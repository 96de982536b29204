"""The sheet with the recovery key: one page to print and to lock away."""

from collections.abc import Iterator
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from officer_app.documents import house_style as style
from officer_app.documents.fonts import SANS, Face
from officer_app.documents.letter_words import LetterWords, read_words
from officer_app.documents.paragraphs import Rule, paragraph, text_width
from officer_app.documents.pdf import Footer, Sheets, write_pdf
from officer_app.documents.report_words import report_words
from officer_app.documents.structure import Place
from officer_app.documents.text_runs import whole
from officer_app.documents.wording import letter_language

_FACE = Face(SANS, bold=True)
LARGEST, SMALLEST = 17.0, 8.0
"""Sizes of the key in points."""


def recovery_sheet(recovery_key: str, *, file_name: str, made_on: date, organisation: str, language: str) -> bytes:
    """Return the page that bears the recovery key of a register; the same facts give the same bytes."""
    words = report_words(letter_language(language))
    page = read_words(letter_language(language))("letter.page")
    sheets = Sheets(
        title=words("recovery.title"),
        author=organisation,
        language=words.language,
        made_on=made_on,
        footer=Footer(file_name, page, ""),
        first_top=25 * mm,
    )
    facts = ((words("recovery.file"), file_name), (words("recovery.organisation"), organisation),
        (words("recovery.date"), words.day(made_on)))  # fmt: skip
    return write_pdf(sheets, list(_story(words, recovery_key, facts)))


def _story(words: LetterWords, recovery_key: str, facts: tuple[tuple[str, str], ...]) -> Iterator[Flowable]:
    yield paragraph(words("recovery.title"), style.TITLE, Place("H1"))
    yield paragraph(words("recovery.lead"), style.REPORT_TEXT)
    yield Spacer(1, 10)
    yield Rule(width="100%", thickness=0.9, color=style.INK, spaceAfter=8)
    yield paragraph(words("recovery.key"), style.LABEL)
    yield paragraph(whole(recovery_key.strip()), _key_style(recovery_key))
    yield Rule(width="100%", thickness=0.5, color=style.LINE, spaceBefore=8, spaceAfter=10)
    for label, value in facts:
        if value:
            yield paragraph(label, style.LABEL)
            yield paragraph(value, style.VALUE)
    for part in ("how", "keep"):
        yield paragraph(words(f"recovery.{part}_title"), style.REPORT_HEADING, Place("H2"))
        yield paragraph(words(f"recovery.{part}"), style.REPORT_TEXT)


def _key_style(recovery_key: str) -> ParagraphStyle:
    """Return the largest style in which the whole key stands on one line."""
    size = LARGEST
    while size > SMALLEST and text_width(recovery_key, _FACE, size) > style.TEXT_WIDTH:
        size -= 0.5
    return style.style(_FACE, size, 1.5 * size)
