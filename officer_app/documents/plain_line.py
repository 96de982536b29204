"""A text as one line of a file for another program: a header of an e-mail, the title of an appointment."""

import unicodedata
from typing import Final

_TURNING: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that nobody sees and that turn the order of what is read."""
_BREAKING: Final = frozenset({"Cc", "Zl", "Zp", "Cs"})


def one_line(text: str) -> str:
    """Return a text without line breaks and other signs that a header must not hold, nor marks that turn its order."""
    plain = (" " if unicodedata.category(mark) in _BREAKING else mark for mark in text if mark not in _TURNING)
    return " ".join("".join(plain).split())
