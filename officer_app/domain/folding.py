"""Words as a search compares them: without case, accents, ligatures and width, in any script."""

import unicodedata

_PLAIN = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
        "þ": "th", "Þ": "th", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ħ": "h", "Ħ": "h",
        "ŧ": "t", "Ŧ": "t", "ς": "σ", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "–": "-", "—": "-", "‐": "-",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart, and signs that people type in several ways."""


def fold(text: str) -> str:
    """Return a text as a search compares it: `Łódź` and `lodz` become the same, blanks become one space."""
    if text.isascii():
        return " ".join(text.casefold().split())
    whole = unicodedata.normalize("NFC", text)
    small = unicodedata.normalize("NFKD", whole.translate(_PLAIN)).casefold()
    plain = unicodedata.normalize("NFKD", small).translate(_PLAIN).casefold()
    kept = (mark for mark in plain if unicodedata.category(mark) not in {"Mn", "Cf"})
    return " ".join("".join(kept).split())


def found(query: str, folded: str) -> bool:
    """Tell whether every word of a query stands somewhere in a folded text; no sign has a special meaning."""
    return all(word in folded for word in fold(query).split())
