"""The cells of tables: a short text in one font is laid and drawn by itself, any other text is a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from officer_app.documents.line_drawing import draw_line, set_ink, written_number
from officer_app.documents.long_words import pieces, word_width
from officer_app.documents.paragraphs import TextParagraph, face_of, paragraph
from officer_app.documents.structure import ADORNMENT, Place
from officer_app.documents.text_runs import LINE_BREAK, UNBROKEN, runs

SHORT_TEXT = 400
"""Characters up to which a text can be a plain cell."""
LONGEST_SIGN = 3
"""Characters up to which a text is taken for a sign that comes again."""


@dataclass(slots=True)
class PlainCell:
    """A text in one font, broken into lines."""

    lines: Sequence[str]
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
        set_ink(sheet, look.textColor)
        sheet.setFont(look.fontName, look.fontSize)
        baseline = top - look.fontSize * _ASCENT
        for line in (each.replace(UNBROKEN, " ") for each in self.lines):
            if look.alignment == TA_RIGHT:
                start = left + width - word_width(line, look.fontName, look.fontSize)
                draw_line(sheet, start, baseline, line)
            else:
                draw_line(sheet, left, baseline, f"{line} ")
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


@dataclass(slots=True)
class SignCell:
    """A sign or two that stand in many cells of a document: set as a paragraph once, and stamped wherever they stand.

    `height` is that of its one line, in points.
    """

    text: str
    look: ParagraphStyle
    width: float
    place: Place
    height: float

    def draw_on(self, sheet: Any, left: float, top: float, _width: float) -> None:
        """Draw the sign below `top`."""
        key, foot = (self.text, self.look, self.width), top - self.height
        if key not in sheet.stamps:
            sheet.stamps[key] = self._first(sheet, left, foot)
            return
        code = sheet._code  # noqa: SLF001 - ReportLab takes no drawing as it is
        code += ("q", f"1 0 0 1 {written_number(left)} {written_number(foot)} cm")
        sheet.begin(self.place)
        code += sheet.stamps[key]
        sheet.end()
        code.append("Q")

    def _first(self, sheet: Any, left: float, foot: float) -> list[str]:
        """Draw the sign as a paragraph and return what was written between its place and the end of that."""
        start = len(sheet._code) + len(("q", "cm", "BDC"))  # noqa: SLF001
        text = paragraph(self.text, self.look, self.place)
        text.wrap(self.width, 1e6)
        text.drawOn(sheet, left, foot)
        return list(sheet._code[start : -len(("EMC", "Q"))])  # noqa: SLF001

    def split(self, room: float) -> tuple["SignCell | None", "SignCell | None"]:
        """Return the sign as what fits into `room` points, or as what is left."""
        return (self, None) if self.height <= room else (None, self)


Cell = PlainCell | TextCell | SignCell


def cell(text: str, look: ParagraphStyle, width: float, place: Place) -> Cell:
    """Lay a text over a width in points."""
    if len(text) <= SHORT_TEXT and (lines := _plain_lines(text, look, width)) is not None:
        return PlainCell(lines, look, place)
    has_words = bool(place.spoken) or place is ADORNMENT
    if has_words and len(text) <= LONGEST_SIGN and (height := _sign_height(text, look, width)):
        return SignCell(text, look, width, place, height)
    return TextCell(paragraph(text, look, place), width)


@lru_cache(maxsize=5_000)
def _plain_lines(text: str, look: ParagraphStyle, width: float) -> tuple[str, ...] | None:
    """Return the lines of a text in one font, broken over a width in points; None where it has signs of others."""
    found = runs(text, face_of(look))
    if any(run.font != look.fontName for run in found):
        return None
    whole = "".join(run.text for run in found)
    return tuple(each for line in whole.split(LINE_BREAK) for each in _set_in(line, look, width))


def forget_texts() -> None:
    """Forget what was laid for a document that is finished: its texts are about people."""
    _plain_lines.cache_clear()
    word_width.cache_clear()


@lru_cache(maxsize=500)
def _sign_height(text: str, look: ParagraphStyle, width: float) -> float:
    """Return the height of a sign over a width, both in points; nothing where it does not stand on one line."""
    set_once = paragraph(text, look, ADORNMENT)
    height = set_once.wrap(width, 1e6)[1]
    return float(height) if len(set_once.blPara.lines) == 1 else 0.0


def _set_in(line: str, look: ParagraphStyle, width: float) -> Iterator[str]:
    """Yield one line as it is broken over a width in points; all parts of one that is set in stand as far in."""
    text = line.lstrip(UNBROKEN)
    indent = line[: len(line) - len(text)]
    room = width - word_width(indent, look.fontName, look.fontSize)
    if indent and room >= width / 2:
        yield from (f"{indent}{each}" for each in _lines(text, look, room))
    else:
        yield from _lines(line, look, width)


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
        *whole, begun = pieces(word, font, size, width)
        yield from whole
        used = word_width(begun, font, size)
    yield begun
