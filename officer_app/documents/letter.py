"""A letter as a pure structure, and its drawing: DIN 5008 form B, window envelope, footer on each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepInFrame, KeepTogether, Spacer

from officer_app.documents import house_style as style
from officer_app.documents.blocks import Block, Bullets, Heading, Span, Spans, Table, Text, as_text, plain
from officer_app.documents.fonts import SANS, Face
from officer_app.documents.paragraphs import TextParagraph, draw_text, fitting, paragraph, paragraphs, points
from officer_app.documents.pdf import Footer, Sheets, write_pdf
from officer_app.documents.sheet import Sheet
from officer_app.documents.structure import ADORNMENT, Place
from officer_app.documents.tables import paged
from officer_app.documents.text_runs import UNBROKEN

HEADING_HEIGHT, LEAST_TEXT = 24.0, 28.0
"""Points: a heading stands over at least two lines of its text."""

LINE_OF_LETTERS, LONGEST_LEAD = 80, 240
"""About so many letters stand in a line; a longer text before a list is no mere announcement of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything that stands on a letter; a form has no salutation, a finished letter no `draft_word`."""

    language: str
    made_on: date
    sender: Spans
    office: tuple[str, ...]
    sender_line: str
    address: tuple[Spans, ...]
    details: tuple[tuple[str, Spans], ...]
    subject: Spans
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    signature: tuple[str, ...]
    annexes: tuple[str, ...] = field(default=())
    annexes_word: str = ""
    footer: Footer
    draft_word: str = ""


def render_letter(letter: Letter) -> bytes:
    """Return the letter as a PDF; the same letter gives the same bytes."""
    sheets = Sheets(
        title=title_of(letter),
        author=plain(letter.sender),
        language=letter.language,
        made_on=letter.made_on,
        footer=letter.footer,
        draft_word=letter.draft_word,
        first_top=style.TEXT_TOP,
        first_page=lambda canvas: _draw_head(canvas, letter),
        later_pages=lambda canvas: _draw_later_head(canvas, letter),
    )
    return write_pdf(sheets, list(_story(letter)))


def title_of(letter: Letter) -> str:
    """Return the subject of the letter as plain text."""
    return plain(letter.subject).replace(UNBROKEN, " ")


def text_of(letter: Letter) -> str:
    """Return what the letter says, as plain text."""
    head = "\n".join(plain(line) for line in letter.address)
    end = "\n".join(line for line in (letter.closing, *letter.signature) if line)
    annexes = "\n".join((f"{letter.annexes_word}:", *letter.annexes)) if letter.annexes else ""
    parts = (head, plain(letter.subject), letter.salutation, as_text(letter.blocks), end, annexes)
    return "\n\n".join(part for part in parts if part).replace(UNBROKEN, " ")


def _story(letter: Letter) -> Iterator[Flowable]:
    yield paragraph(letter.subject, style.SUBJECT, Place("H1"))
    if letter.salutation:
        yield paragraph(letter.salutation, style.BODY)
    *body, last = [*flowables(letter.blocks, style.TEXT_WIDTH)] or [Spacer(1, 0)]
    heading = [body.pop()] if body and getattr(body[-1], "place", ADORNMENT).role == "H2" else []
    yield from body
    end: list[Flowable] = [Spacer(1, 6)]
    if letter.closing:
        end.append(paragraph(letter.closing, style.BODY))
    end += [Spacer(1, 8 * mm), *(paragraph(line, style.SIGNATURE) for line in letter.signature)]
    if isinstance(last, TextParagraph):
        end[:0] = [*heading, last]
    else:
        yield from (*heading, last)
    yield KeepTogether(end)
    if letter.annexes:
        yield Spacer(1, 14)
        yield paragraph((Span(letter.annexes_word, bold=True),), style.ANNEX)
        yield from (paragraph(line, style.ANNEX) for line in letter.annexes)


def flowables(blocks: tuple[Block, ...], width: float) -> Iterator[Flowable]:
    """Yield blocks as they are laid on the page, over a width in points; what announces stays with what follows."""
    for number, block in enumerate(blocks):
        match block:
            case Heading():
                yield CondPageBreak(HEADING_HEIGHT + _kept_height(blocks[number + 1 : number + 3], width))
                yield paragraph(block.spans, style.HEADING, Place("H2"))
            case Text():
                if _announces(blocks[number : number + 2]):
                    yield CondPageBreak(_kept_height(blocks[number : number + 2], width))
                yield from paragraphs(block.spans, style.BODY, style.CONTINUED)
            case Bullets():
                yield from points(block, style.BULLET)
            case Table():
                yield paged(block, width)


def _kept_height(blocks: tuple[Block, ...], width: float) -> float:
    """Return about how many points the first of these blocks takes before it may end at the foot of a page."""
    match blocks:
        case (Table() as table, *_):
            return paged(table, width).kept_height
        case (Text() as lead, *_) if _announces(blocks):
            lines = 1 + len(plain(lead.spans)) // LINE_OF_LETTERS
            return float((lines + 1) * style.BODY.leading + style.BODY.spaceAfter)
        case _:
            return LEAST_TEXT


def _announces(blocks: tuple[Block, ...]) -> bool:
    """Tell whether the first of these blocks only leads to the list after it."""
    match blocks:
        case (Text() as lead, Bullets(), *_):
            return len(plain(lead.spans)) <= LONGEST_LEAD
        case _:
            return False


def _draw_head(canvas: Sheet, letter: Letter) -> None:
    top = style.PAGE_HEIGHT
    _place(canvas, [paragraph(letter.sender, style.LETTERHEAD)], style.LEFT, top - style.LETTERHEAD_TOP, 95, 24)
    office = [paragraph(line, style.OFFICE) for line in letter.office]
    _place(canvas, office, 120 * mm, top - style.LETTERHEAD_TOP, 70, 28)
    _draw_window(canvas, letter)
    _place(canvas, list(_details(letter)), style.REFERENCE_LEFT, top - style.REFERENCE_TOP, 65, 45)
    with canvas.says(ADORNMENT):
        _draw_marks(canvas)


def _details(letter: Letter) -> Iterator[TextParagraph]:
    """Yield the reference block as a list: each value is a point, its name the sign before it."""
    listed = Place("L", attributes="/A<</O/List/ListNumbering/None>>")
    for name, value in letter.details:
        point = Place("LI", listed)
        yield paragraph(name, style.LABEL, Place("Lbl", point))
        yield paragraph(value, style.VALUE, Place("LBody", point))


def _draw_window(canvas: Sheet, letter: Letter) -> None:
    top = style.PAGE_HEIGHT - style.WINDOW_TOP
    line = [paragraph(letter.sender_line, style.SENDER_LINE, ADORNMENT)]
    _place(canvas, line, style.LEFT, top, 80, 6)
    with canvas.says(ADORNMENT):
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(0.4)
        rule = top - 5 * mm
        canvas.line(style.LEFT, rule, style.LEFT + style.WINDOW_WIDTH, rule)
    address = [paragraph(line, style.ADDRESS) for line in letter.address]
    _place(canvas, address, style.LEFT, top - 7.5 * mm, 80, 37.5)


def _draw_marks(canvas: Canvas) -> None:
    canvas.setStrokeColor(style.LINE)
    canvas.setLineWidth(0.4)
    for from_top in style.FOLD_MARKS:
        canvas.line(4 * mm, style.PAGE_HEIGHT - from_top, 8 * mm, style.PAGE_HEIGHT - from_top)
    middle = style.PAGE_HEIGHT - style.PUNCH_MARK
    canvas.line(4 * mm, middle, 10 * mm, middle)


def _draw_later_head(canvas: Sheet, letter: Letter) -> None:
    with canvas.says(ADORNMENT):
        _draw_running_head(canvas, letter)


def _draw_running_head(canvas: Canvas, letter: Letter) -> None:
    y = style.PAGE_HEIGHT - 15 * mm
    look: dict[str, Any] = {"face": Face(SANS), "size": 7.5, "colour": style.MUTED}
    room = style.TEXT_WIDTH / 2 - 20
    draw_text(canvas, fitting(plain(letter.sender), room, look["face"], look["size"]), x=style.LEFT, y=y, **look)
    subject = fitting(plain(letter.subject), room, look["face"], look["size"])
    draw_text(canvas, subject, x=style.PAGE_WIDTH - style.RIGHT, y=y, align=1.0, **look)


def _place(canvas: Canvas, content: Sequence[Flowable], left: float, top: float, width: float, height: float) -> None:
    """Put content at a place, made smaller where it does not fit; width and height in millimetres."""
    box = KeepInFrame(width * mm, height * mm, list(content), mode="shrink")
    _, used = box.wrapOn(canvas, width * mm, height * mm)
    box.drawOn(canvas, left, top - used)


def as_draft(letter: Letter, word: str) -> Letter:
    """Return the letter with a mark on every page that it is not finished."""
    return replace(letter, draft_word=word)
