"""The one door through which text reaches a page: whatever stands in it is drawn as written, never read as markup.

ReportLab's own paragraph markup is not used at all: a text becomes runs of one font each, so there is nothing to
escape. Signs that no embedded font draws are spelled out: `[U+1F600 GRINNING FACE]`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from arabic_reshaper import ArabicReshaper

from officer_app.documents.fonts import RIGHT_TO_LEFT_FONTS, Face, font_for

LINE_BREAK = "\n"
UNBROKEN = "\u00a0"
TAB = UNBROKEN * 4
_LOOSE_SIGN = re.compile(r"(?<=\S) (?=[:;?»])|(?<=«) ")

_CITED = re.compile(
    r"\b((?:[Aa]rt|Abs|Nr|nr|no|Buchst|lit)\.|[Cc]lauses?|Klauseln?|[Bb]epaling(?:en)?|lid|leden|[Aa]rticles?|[Aa]rtikels?"
    r"|[Rr]ecitals?|[Cc]onsidérants?|[Oo]verweging(?:en)?|Erwägungsgr(?:und|ünde)|alinéas?|points?|punt(?:en)?"
    r"|Unterabsatz|Absatz|[Mm]odule?|step|étape|stap|Schritt|steps|étapes|stappen|Schritte) (?=\d)"
    r"|(§) (?=\d)|\b(Buchst\.|lit\.|Buchstabe) (?=[a-z]\b)|\b(point|punt) (?=\(?[a-z]\))"
)
"""What a rule is cited by, with the blank before the number or the letter of it: no line ends there."""

_INVISIBLE = {"\u00ad", "\u034f", "\ufeff", *(chr(code) for code in range(0xFE00, 0xFE10))}
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_JOINING = frozenset({"ES", "CS", "EN", "WS", "ON", "NSM", "BN"})
_PIECE = re.compile(r"\d+(?:[.,:/-]\d+)*|.[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]*", re.DOTALL)
_MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
_RESHAPER = ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one font draws; `text` is a line break where the line ends."""

    text: str
    font: str


def runs(text: str, face: Face) -> list[Run]:
    """Return the text as runs of one font each, with its line breaks, tabs and double spaces kept."""
    found: list[Run] = []
    for number, line in enumerate(_lines(text)):
        if number:
            found.append(Run(LINE_BREAK, face.font))
        found.extend(_runs_of_line(line, face))
    return found


def line_in_order(text: str, font: str) -> str:
    """Return one line of a run as it is drawn: Arabic and Hebrew turned around, all blanks plain."""
    text = text.replace(UNBROKEN, " ")
    return _turned(text) if font in RIGHT_TO_LEFT_FONTS else text


def whole(text: str) -> str:
    """Return the text with blanks at which no line may break: telephone numbers, dates."""
    return text.replace(" ", UNBROKEN)


def bound(text: str) -> str:
    """Return the text with its French signs bound to their words: no line begins with a colon."""
    return _LOOSE_SIGN.sub(UNBROKEN, text)


def printable(text: str) -> str:
    """Return the text without invisible marks and with the signs that cannot be drawn spelled out."""
    return "".join(run.text for run in runs(text, Face()))


def _turned(text: str) -> str:
    """Turn a run around: letters with their marks, but not the digits of a number; brackets change sides."""
    pieces = [match[0] for match in _PIECE.finditer(text)]
    return "".join(_MIRRORED.get(piece, piece) for piece in reversed(pieces))


def _lines(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _runs_of_line(line: str, face: Face) -> Iterator[Run]:
    if line and line.isascii() and line.isprintable():
        yield Run(_spaced(line), face.font)
        return
    marks = [(mark, font) for mark in _shaped(line) for font in [_font_or_none(mark, face)]]
    marks = _joined_right_to_left([pair for pair in marks if not _is_invisible(pair[0])])
    for font, group in groupby(marks, key=lambda pair: pair[1] or face.font):
        yield Run(_spaced("".join(mark if own else _named(mark) for mark, own in group)), font)


def _font_or_none(mark: str, face: Face) -> str | None:
    return font_for(" " if mark == "\t" else mark, face)


def _shaped(line: str) -> str:
    has_arabic = any("\u0600" <= mark <= "\u08ff" for mark in line)
    return str(_RESHAPER.reshape(line)) if has_arabic else line


def _is_invisible(mark: str) -> bool:
    return mark in _INVISIBLE or unicodedata.category(mark) == "Cf"


def _joined_right_to_left(marks: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Give blanks and signs between letters of a script from right to left the font of these letters."""
    joined = list(marks)
    last = None
    for place, (mark, font) in enumerate(marks):
        if font in RIGHT_TO_LEFT_FONTS and unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT | {"NSM"}:
            if last is not None and _may_join(marks[last + 1 : place], font):
                joined[last + 1 : place] = [(between, font) for between, _ in marks[last + 1 : place]]
            last = place
    return joined


def _may_join(between: list[tuple[str, str | None]], font: str) -> bool:
    face = Face(font.removesuffix("-Regular").removesuffix("-Bold"), bold=font.endswith("-Bold"))
    return all(unicodedata.bidirectional(mark) in _JOINING and font_for(mark, face) == font for mark, _ in between)


def _spaced(text: str) -> str:
    """Keep every blank: a paragraph folds plain blanks, so all but the last of several cannot break."""
    text = _CITED.sub(lambda found: f"{found[0][:-1]}{UNBROKEN}", text.replace("\t", TAB))
    while "  " in text:
        text = text.replace("  ", f"{UNBROKEN} ")
    return text


def _named(mark: str) -> str:
    name = unicodedata.name(mark, "") or _UNNAMED.get(unicodedata.category(mark), "UNASSIGNED")
    return f"[U+{ord(mark):04X} {name}]"


_UNNAMED = {"Cc": "CONTROL CHARACTER", "Cs": "LONE SURROGATE", "Co": "PRIVATE USE"}
