"""Paragraphs made of runs: the one place where text becomes ReportLab fragments, each at its place in the document."""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any, Final

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer
from reportlab.platypus.paraparser import ParaFrag

from officer_app.documents import house_style
from officer_app.documents.blocks import Bullets, Span, Spans, plain
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.pdf_syntax import LONGEST_STRING
from officer_app.documents.structure import ADORNMENT, Place
from officer_app.documents.text_runs import LINE_BREAK, Run, line_in_order, runs

_TURNED: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEAST_LINES, _NEARLY = 2, 1e-6
"""Fewer lines than this stand alone on no page."""
LONG_TEXT = 2_000
"""Characters from which a text is laid line by line of its source, so that very long ones stay quick."""


class TextParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph of ready fragments; lines of Arabic or Hebrew are turned around just before they are drawn.

    All pieces into which it is split belong to its place; the sign of a point of a list stands before the first.
    """

    place = ADORNMENT
    sign = ""
    sign_place = ADORNMENT
    _laid_over = -1.0

    def draw(self) -> None:
        self.blPara: Any = _in_visual_order(self.blPara)
        if self.sign:
            with self.canv.says(self.sign_place):
                self._draw_sign()
        with self.canv.says(self.place):
            super().draw()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the text into lines over a width in points, once for each width; return the size."""
        if self._laid_over != width:
            super().wrap(width, height)
            self._laid_over = width
        return self.width, self.height

    def split(self, width: float, room: float) -> list["TextParagraph"]:
        """Return the lines that fit into `room` points and the others; nothing where a line would stand alone."""
        self.wrap(width, room)
        lines, leading = self.blPara.lines, self.style.leading
        count = int(room / leading + _NEARLY)
        if count >= len(lines):
            return [self]
        if count == len(lines) - 1:
            count -= 1
        if count < _LEAST_LINES:
            return []
        return [self._part(0, count), self._part(count, len(lines))]

    def _part(self, start: int, stop: int) -> "TextParagraph":
        part = copy(self)
        part.__dict__.pop("_postponed", None)  # the whole was moved to this page; its parts may be moved once more
        part.frags = None
        part.blPara = self.blPara.clone(lines=self.blPara.lines[start:stop])
        part.height = (stop - start) * self.style.leading
        if start:
            part.sign = ""
        return part

    def _draw_sign(self) -> None:
        first = self.blPara if self.blPara.kind == 0 else self.blPara.lines[0]
        look = self.style
        y = self.height - getattr(first, "fontSize", look.fontSize)
        draw_text(
            self.canv,
            self.sign,
            x=look.bulletIndent,
            y=y,
            face=face_of(look),
            size=look.fontSize,
            colour=look.textColor,
        )


class Rule(HRFlowable):  # type: ignore[misc]
    """A line across the page, which says nothing."""

    def draw(self) -> None:
        with self.canv.says(ADORNMENT):
            super().draw()


def paragraph(spans: Spans | str, style: ParagraphStyle, place: Place | None = None) -> TextParagraph:
    """Return one paragraph, at a place of its own where none is given; a plain string is one span."""
    spans = (Span(spans),) if isinstance(spans, str) else spans
    fragments = [
        _fragment(run, style, missing=span.missing)
        for span in spans
        for run in runs(span.text, _face(span, face_of(style)))
    ]
    made = TextParagraph("", style, frags=fragments or [_fragment(Run("", style.fontName), style)])
    made.place = place or Place("P")
    _speak(made.place, spans)
    return made


def paragraphs(
    spans: Spans, style: ParagraphStyle, continued: ParagraphStyle, place: Place | None = None
) -> list[TextParagraph]:
    """Return a text as one paragraph, or a long one as a paragraph for each of its lines, all at one place.

    A text that is too long to be spoken in one piece has a place for each line.
    """
    place = place or Place("P")
    length = sum(len(span.text) for span in spans)
    if length <= LONGEST_STRING:
        _speak(place, spans)
    if length < LONG_TEXT:
        return [paragraph(spans, style, place)]
    lines = list(_lines(spans))
    places = [place if length <= LONGEST_STRING else Place(place.role, place.inside) for _ in lines]
    styles = [continued] * (len(lines) - 1) + [style]
    return list(map(paragraph, lines, styles, places))


def points(bullets: Bullets, style: ParagraphStyle) -> Iterator[Flowable]:
    """Yield a list, each point with its sign before it; numbers of two digits get the room that they need."""
    if bullets.numbered and len(bullets.items) > _ONE_DIGIT:
        style = style.clone("two_digits", leftIndent=style.leftIndent + style.fontSize * 0.6)
    continued = style.clone("continued", spaceAfter=0)
    listed = Place("L", attributes=_NUMBERED if bullets.numbered else "")
    for number, item in enumerate(bullets.items, 1):
        point = Place("LI", listed)
        pieces = paragraphs(item, style, continued, Place("LBody", point))
        pieces[0].sign = f"{number}." if bullets.numbered else "•"
        pieces[0].sign_place = Place("Lbl", point)
        yield from pieces
    yield Spacer(1, 3)


_ONE_DIGIT: Final = 9
_NUMBERED: Final = "/A<</O/List/ListNumbering/Decimal>>"


def face_of(style: ParagraphStyle) -> Face:
    """Return the face in which a style draws."""
    family, _, look = style.fontName.partition("-")
    return Face(family, bold="Bold" in look, italic="Italic" in look)


def draw_text(
    canvas: Canvas, text: str, *, x: float, y: float, face: Face, size: float, colour: Color, align: float = 0.0
) -> None:
    """Draw one line at a place; `align` is the part of its width that lies left of `x` (0, 0.5 or 1)."""
    found = [Run(line_in_order(run.text, run.font), run.font) for run in runs(text, face) if run.text != LINE_BREAK]
    x -= _width(found, size) * align
    canvas.setFillColor(colour)
    for run in found:
        canvas.setFont(run.font, size)
        canvas.drawString(x, y, run.text)
        x += stringWidth(run.text, run.font, size)


def fitting(text: str, width: float, face: Face, size: float) -> str:
    """Return the text, or as much of its beginning as one line of that width in points holds."""
    text = " ".join(text.split())
    if _width(runs(text, face), size) <= width:
        return text
    shown = text[: int(2 * width / size)]
    while shown and _width(runs(f"{shown}…", face), size) > width:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"


def text_width(text: str, face: Face, size: float) -> float:
    """Return the width of one line of text in points."""
    return _width(runs(text, face), size)


def _width(found: list[Run], size: float) -> float:
    return float(sum(stringWidth(run.text, ready(run.font), size) for run in found))


def _lines(spans: Spans) -> Iterator[Spans]:
    line: list[Span] = []
    for span in spans:
        first, *more = span.text.split("\n")
        line.append(Span(first, span.bold, span.italic, span.missing))
        for text in more:
            yield tuple(line)
            line = [Span(text, span.bold, span.italic, span.missing)]
    yield tuple(line)


def _speak(place: Place, spans: Spans) -> None:
    """Have words from right to left read in their order, not in that in which they are drawn."""
    text = plain(spans)
    if place is not ADORNMENT and not place.spoken and len(text) <= LONGEST_STRING and _TURNED.search(text):
        place.spoken = text


def _face(span: Span, base: Face) -> Face:
    if span.missing:
        return Face(SANS, bold=True)
    return Face(base.family, bold=base.bold or span.bold, italic=base.italic or span.italic)


def _fragment(run: Run, style: ParagraphStyle, *, missing: bool = False) -> ParaFrag:
    facts: dict[str, Any] = {
        "text": run.text,
        "fontName": ready(run.font),
        "fontSize": style.fontSize * (0.92 if missing else 1),
        "textColor": house_style.WARN_INK if missing else style.textColor,
        "rise": 0,
        "us_lines": [],
        "link": [],
    }
    if missing:
        facts["backColor"] = house_style.WARN_SOFT
    if run.text == LINE_BREAK:
        facts |= {"text": "", "lineBreak": True}
    return ParaFrag(**facts)


def _in_visual_order(broken: Any) -> Any:
    """Turn words from right to left around, and end each line but the last with a blank: it is a blank when read."""
    ends = [""] * (len(broken.lines) - 1)
    if broken.kind == 0:
        font: str = getattr(broken, "fontName", "")
        lines = [
            (room, [*_words_in_order(words, font), *ends[at : at + 1]]) for at, (room, words) in enumerate(broken.lines)
        ]
        return broken.clone(lines=lines)
    for at, line in enumerate(broken.lines):
        *words, last = [_turned(piece) for piece in line.words]
        is_read_on = at < len(ends) and bool(getattr(last, "text", ""))
        line.words = [*words, last.clone(text=f"{last.text} ") if is_read_on else last]
    return broken


def _words_in_order(words: Iterable[str], font: str) -> list[str]:
    return line_in_order(" ".join(words), font).split(" ")


def _turned(piece: Any) -> Any:
    if not getattr(piece, "text", ""):
        return piece
    return piece.clone(text=line_in_order(piece.text, piece.fontName))
