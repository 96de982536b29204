"""Where a word breaks that is wider than its column: after a sign within it, or between syllables with a hyphen."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth

from officer_app.documents.text_runs import UNBROKEN

HYPHEN: Final = "\u00ad"
"""Drawn as a hyphen; whoever reads the text knows that it is no letter of the word."""
_BEFORE, _AFTER = 3, 4
"""Letters that stand at least before a hyphen and after it."""
_SIGN: Final = re.compile(rf"(?<=[-/@._,;&)\u2010{UNBROKEN}])(?=\w)")
_LONGEST: Final = 40
"""Letters: what is longer is no word of a language, and gets no hyphen."""
_ADDRESS: Final = re.compile(r"[@/\d_]|\w\.\w")
_VOWELS: Final = "aeiouyàáâäåæèéêëìíîïòóôöøœùúûüýÿąęěőűů"
_SYLLABLE: Final = re.compile(
    rf"(?:sch[lmnrw]?|(?<![dfghkt])s[pt]r|[bcdfgkptv][lr]|[cpst]h|qu|[^\W\d_{_VOWELS}])(?=[{_VOWELS}])", re.IGNORECASE
)
"""Before the consonants with which a syllable begins in the four languages: `Wider|spruch`, `be|pa|lin|gen`."""


@lru_cache(maxsize=20_000)
def word_width(word: str, font: str, size: float) -> float:
    """Return the width of a word in points."""
    return float(stringWidth(word, font, size))


def pieces(word: str, font: str, size: float, width: float) -> Iterator[str]:
    """Yield the parts of a word that each stand on a line of that width in points; each but the last ends its line."""
    is_address = len(word) > _LONGEST or bool(_ADDRESS.search(word))
    while word_width(word, font, size) > width and len(word) > 1:
        piece, word = _cut(word, font, size, width, is_address=is_address)
        yield piece
    yield word


def _cut(word: str, font: str, size: float, width: float, *, is_address: bool) -> tuple[str, str]:
    """Return what fits of a word with the hyphen that it needs, and the rest."""
    fits = _fitting(word, font, size, width)
    if at := max((each.start() for each in _SIGN.finditer(word[: fits + 1])), default=0):
        return word[:at].rstrip(UNBROKEN), word[at:]
    with_hyphen = 0 if is_address else _fitting(word, font, size, width - word_width("-", font, size))
    if at := _between_syllables(word, with_hyphen):
        return word[:at] + HYPHEN, word[at:]
    return word[:fits], word[fits:]


def _fitting(word: str, font: str, size: float, width: float) -> int:
    """Return how many letters fit into a width in points, at least one."""
    count = max(1, min(len(word) - 1, int(len(word) * width / word_width(word, font, size))))
    while count > 1 and word_width(word[:count], font, size) > width:
        count -= 1
    return count


def _between_syllables(word: str, most: int) -> int:
    """Return the last good place for a hyphen within the first letters of a word; 0 where there is none."""
    places = [each.start() for each in _SYLLABLE.finditer(word)] or list(range(len(word)))
    return max((at for at in places if at <= most and _has_letters_around(word, at)), default=0)


def _has_letters_around(word: str, at: int) -> bool:
    before, after = word[max(0, at - _BEFORE) : at], word[at : at + _AFTER]
    return len(before) == _BEFORE and len(after) == _AFTER and (before + after).isalpha()
