"""Codes of countries and languages, and how people write countries instead."""

from functools import cache
from typing import Final

from babel import Locale

from officer_app.domain.folding import fold

OTHER_CODES: Final = {"EL": "GR", "UK": "GB"}
"""Codes that the Union uses in its own texts, and the ISO 3166-1 codes that they stand for."""

_NAMED_IN = ("en", "fr", "nl", "de")
_LETTERS = 2


@cache
def country_codes() -> frozenset[str]:
    """Return the ISO 3166-1 codes of two letters that this program knows."""
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == _LETTERS and code.isalpha())


@cache
def language_codes() -> frozenset[str]:
    """Return the codes of the languages that this program can name."""
    return frozenset(code for code in map(str, Locale("en").languages) if code.isalpha())


def read_country(text: str) -> str:
    """Return the code of a country that is written as a code or by its name in one of our languages; "" if unknown."""
    written = text.strip()
    code = OTHER_CODES.get(written.upper(), written.upper())
    return code if code in country_codes() else _codes_by_name().get(fold(written), "")


def written_otherwise(text: str) -> bool:
    """Tell whether a code is one of those that stand for another: `EL`, `UK`."""
    return text.strip().upper() in OTHER_CODES


@cache
def _codes_by_name() -> dict[str, str]:
    named = {
        fold(name): str(code)
        for language in reversed(_NAMED_IN)
        for code, name in Locale(language).territories.items()
        if str(code) in country_codes()
    }
    return named | {
        "usa": "US",
        "united states of america": "US",
        "great britain": "GB",
        "holland": "NL",
        "turkey": "TR",
    }
