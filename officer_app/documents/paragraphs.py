"""Paragraphs made of runs: the one place where text becomes ReportLab fragments, and where tags will be added."""

from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from officer_app.documents import house_style
from officer_app.documents.blocks import Span, Spans
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.text_runs import LINE_BREAK, Run, line_in_order, runs

LONG_TEXT = 2_000
"""Characters from which a text is laid line by line of its source, so that very long ones stay quick."""


class TextParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph of ready fragments; lines of Arabic or Hebrew are turned around just before they are drawn."""

    def draw(self) -> None:
        self.blPara: Any = _in_visual_order(self.blPara)
        super().draw()


def paragraph(spans: Spans | str, style: ParagraphStyle, bullet: str | None = None) -> TextParagraph:
    """Return one paragraph; a plain string is one span."""
    spans = (Span(spans),) if isinstance(spans, str) else spans
    fragments = [fragment for span in spans for fragment in _fragments(span, style)]
    return TextParagraph("", style, bulletText=bullet, frags=fragments or [_fragment(Run("", style.fontName), style)])


def paragraphs(spans: Spans, style: ParagraphStyle, continued: ParagraphStyle) -> list[Flowable]:
    """Return a text as one paragraph, or a very long one as a paragraph for each of its lines."""
    if sum(len(span.text) for span in spans) < LONG_TEXT:
        return [paragraph(spans, style)]
    lines = list(_lines(spans))
    return [paragraph(line, style if line is lines[-1] else continued) for line in lines]


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


def _fragments(span: Span, style: ParagraphStyle) -> list[ParaFrag]:
    base = face_of(style)
    if span.missing:
        face = Face(SANS, bold=True)
    else:
        face = Face(base.family, bold=base.bold or span.bold, italic=base.italic or span.italic)
    return [_fragment(run, style, missing=span.missing) for run in runs(span.text, face)]


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
    if broken.kind == 0:
        font = getattr(broken, "fontName", "")
        lines = [(room, _words_in_order(words, font)) for room, words in broken.lines]
        return broken.clone(lines=lines)
    for line in broken.lines:
        line.words = [_turned(piece) for piece in line.words]
    return broken


def _words_in_order(words: Iterable[str], font: str) -> list[str]:
    return line_in_order(" ".join(words), font).split(" ")


def _turned(piece: Any) -> Any:
    if not getattr(piece, "text", ""):
        return piece
    return piece.clone(text=line_in_order(piece.text, piece.fontName))
