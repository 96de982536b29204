"""The cells of tables: a short text in one font is laid and drawn by itself, any other text is a paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from officer_app.documents.paragraphs import TextParagraph, face_of, paragraph
from officer_app.documents.structure import Place
from officer_app.documents.text_runs import LINE_BREAK, UNBROKEN, runs

SHORT_TEXT = 400
"""Characters up to which a text can be a plain cell."""


@dataclass(slots=True)
class PlainCell:
    """A text in one font, broken into lines."""

    lines: list[str]
    style: ParagraphStyle
    place: Place
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = len(self.lines) * self.style.leading

    def draw_on(self, sheet: Any, left: float, top: float, width: float) -> None:
        """Draw the lines below `top`, over a width in points."""
        look = self.style
        if not any(self.lines):
            sheet.structure.include(self.place)
            return
        sheet.begin(self.place)
        sheet.setFillColor(look.textColor)
        sheet.setFont(look.fontName, look.fontSize)
        baseline = top - look.fontSize * _ASCENT
        for line in (each.replace(UNBROKEN, " ") for each in self.lines):
            if look.alignment == TA_RIGHT:
                sheet.drawRightString(left + width, baseline, line)
            else:
                sheet.drawString(left, baseline, f"{line} ")
            baseline -= look.leading
        sheet.end()

    def split(self, room: float) -> tuple["PlainCell | None", "PlainCell | None"]:
        """Return the lines that fit into `room` points, and the others."""
        count = int(room / self.style.leading)
        parts = [PlainCell(lines, self.style, self.place) for lines in (self.lines[:count], self.lines[count:])]
        return tuple(part if part.lines else None for part in parts)  # type: ignore[return-value]


_ASCENT = 1.069
"""How far the highest letters of the sans reach above the line, in parts of their size."""


@dataclass(slots=True)
class TextCell:
    """A text of several fonts, or a long one."""

    text: TextParagraph
    width: float
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = self.text.wrap(self.width, 1e6)[1]

    def draw_on(self, sheet: Any, left: float, top: float, _width: float) -> None:
        """Draw the paragraph below `top`."""
        self.text.drawOn(sheet, left, top - self.height)

    def split(self, room: float) -> tuple["TextCell | None", "TextCell | None"]:
        """Return the lines that fit into `room` points, and the others."""
        if self.height <= room:
            return self, None
        parts = [TextCell(part, self.width) for part in self.text.split(self.width, room)]
        return (parts[0], parts[1]) if parts else (None, self)


Cell = PlainCell | TextCell


@lru_cache(maxsize=20_000)
def word_width(word: str, font: str, size: float) -> float:
    """Return the width of a word in points."""
    return float(stringWidth(word, font, size))


def cell(text: str, look: ParagraphStyle, width: float, place: Place) -> Cell:
    """Lay a text over a width in points."""
    if len(text) <= SHORT_TEXT:
        found = runs(text, face_of(look))
        if all(run.font == look.fontName for run in found):
            whole = "".join(run.text for run in found)
            return PlainCell(
                [each for line in whole.split(LINE_BREAK) for each in _lines(line, look, width)], look, place
            )
    return TextCell(paragraph(text, look, place), width)


def _lines(line: str, look: ParagraphStyle, width: float) -> Iterator[str]:
    """Yield one line as it is broken over a width in points."""
    font, size = look.fontName, look.fontSize
    blank = word_width(" ", font, size)
    begun, used = "", 0.0
    for word in line.split(" "):
        wide = word_width(word, font, size)
        if begun and used + blank + wide <= width:
            begun, used = f"{begun} {word}", used + blank + wide
            continue
        if begun:
            yield begun
        while wide > width and len(word) > 1:
            count = max(1, int(len(word) * width / wide))
            while count > 1 and word_width(word[:count], font, size) > width:
                count -= 1
            yield word[:count]
            word = word[count:]  # noqa: PLW2901 - what is left of it
            wide = word_width(word, font, size)
        begun, used = word, wide
    yield begun
