"""The embedded fonts: two families for our own words, and others for the scripts that these do not draw."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from officer_app.domain.places import resource


@dataclass(frozen=True, slots=True)
class Face:
    """The look of a text: its family, and whether it is bold or italic."""

    family: str = "NotoSerif"
    bold: bool = False
    italic: bool = False

    @property
    def font(self) -> str:
        """Return the name of the font that draws this face."""
        return self.family + _STYLE_NAMES[self.bold, self.italic]


_ONE_AT_A_TIME = Lock()
"""A font that is loaded twice would forget which of its signs a page in the making already uses."""

SERIF, SANS = "NotoSerif", "NotoSans"

_STYLE_NAMES = {
    (False, False): "-Regular",
    (True, False): "-Bold",
    (False, True): "-Italic",
    (True, True): "-BoldItalic",
}

_FALLBACKS = (
    ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
    ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    ("NotoSansArmenian-Regular", "NotoSansArmenian-Regular"),
    ("NotoSansGeorgian-Regular", "NotoSansGeorgian-Regular"),
    ("NanumSquareR", "NanumSquareR"),
    ("DroidSansFallbackFull", "DroidSansFallbackFull"),
    ("NotoSansSymbols-Regular", "NotoSansSymbols-Regular"),
    ("NotoSansSymbols2-Regular", "NotoSansSymbols2-Regular"),
)
"""Regular and bold of each further font, in the order in which they are asked for a letter."""

_NEVER_DRAWN = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Controls, unassigned and private signs, lone surrogates: where a font maps them, it maps them to a box."""

RIGHT_TO_LEFT_FONTS = frozenset({name for pair in _FALLBACKS[:2] for name in pair})


@cache
def ready(name: str) -> str:
    """Load a font from the program's own files on first use and return its name."""
    with _ONE_AT_A_TIME:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))
    return name


def draws(name: str, mark: str) -> bool:
    """Tell whether a font has a glyph with an outline for this character; some map signs to empty ones."""
    face = pdfmetrics.getFont(ready(name)).face
    glyph = face.charToGlyph.get(ord(mark))
    return glyph is not None and (mark.isspace() or face.glyphPos[glyph + 1] > face.glyphPos[glyph])


@cache
def font_for(mark: str, face: Face) -> str | None:
    """Return the font that draws this character closest to the face asked for, or None where none does."""
    if unicodedata.category(mark) in _NEVER_DRAWN:
        return None
    own = face.font
    further = [pair[face.bold] for pair in _FALLBACKS]
    return next((name for name in (own, *further) if draws(name, mark)), None)
