"""Lines of text in one font: sign for sign what ReportLab's canvas writes for each, in a fraction of its time."""

from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase.pdfmetrics import getFont

written_number = lru_cache(maxsize=50_000)(fp_str)
"""A length in points as a page writes it; the same ones come again on each page of a table."""


class OtherPartError(Exception):
    """A sign stands in a further part of its font: a line with it changes fonts on its way."""


class Alphabet(dict[int, str]):
    """How one font writes each sign in one document, in the first part of the font; each comes when it is first drawn.

    A line is written by `text.translate(alphabet)`, which raises `OtherPartError` for a sign of a further part.
    """

    def __init__(self, font: str, document: Any) -> None:
        """Begin without any sign."""
        super().__init__()
        self._font, self._document = getFont(font), document
        self._name = ""

    def __missing__(self, code: int) -> str:
        """Take a sign into the document, as ReportLab does it."""
        ((part, written),) = self._font.splitString(chr(code), self._document)
        if part:
            raise OtherPartError
        self[code] = escapePDF(written)
        return self[code]

    @property
    def name(self) -> str:
        """The name of the font in the document, which it gets when its first line is drawn."""
        self._name = self._name or self._font.getSubsetInternalName(0, self._document)
        return self._name


@lru_cache(maxsize=100)
def filling(red: float, green: float, blue: float) -> str:
    """Return how a page says that what follows is filled with a colour."""
    return f"{fp_str(red, green, blue)} rg"


def set_ink(sheet: Any, colour: Color) -> None:
    """Draw what follows in a colour; the one that is in use is only said again."""
    if sheet._fillColorObj is colour:  # noqa: SLF001 - ReportLab tells it in no other way
        sheet._code.append(filling(colour.red, colour.green, colour.blue))  # noqa: SLF001
    else:
        sheet.setFillColor(colour)


def draw_line(sheet: Any, x: float, y: float, text: str) -> None:
    """Draw one line in the font that is in use."""
    font = sheet._fontname  # noqa: SLF001
    signs = sheet.alphabets.get(font)
    if signs is None:
        signs = sheet.alphabets[font] = Alphabet(font, sheet._doc)  # noqa: SLF001
    try:
        written = text.translate(signs)
    except OtherPartError:
        written = ""
    if not written:
        sheet.drawString(x, y, text)
        return
    place = f"1 0 0 1 {written_number(x)} {written_number(y)} Tm"
    look = f"{written_number(sheet._fontsize)} Tf {written_number(sheet._leading)} TL"  # noqa: SLF001
    sheet._code.append(f"BT {place} {signs.name} {look} ({written}) Tj T* ET")  # noqa: SLF001
