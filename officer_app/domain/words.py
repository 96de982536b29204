"""Sentences and choices: what a person reads, kept apart from the language in which she reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Self

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

Translate = Callable[[str], str]

LOCALES = {"en": "en_GB", "fr": "fr_BE", "nl": "nl_BE", "de": "de_BE"}

_ZONES = {("Europe/Brussels", "fr"): "heure de Bruxelles", ("Europe/Brussels", "nl"): "Belgische tijd"}
"""The zones for which a language has no letters of its own and would borrow the English CET."""


def untranslated(text: str) -> str:
    """Return the English text itself: the translation in use where no other is installed."""
    return text


class Choice(StrEnum):
    """A closed list of words: the value goes into the file, the label to the person."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member that compares equal to its stored value and carries its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Country(str):
    """A country by its ISO 3166-1 code: the code goes into the file, its name in her language to the person."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence with `{places}`, the values for them, and where the rule behind it stands.

    Where it is but the name of a kind of record or of a field, `names` says which: `processor`, `processor.risk`.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    source: str = ""
    names: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Return the sentence in English."""
        return say(self)


def say(sentence: Sentence, translate: Translate = untranslated, language: str = "en") -> str:
    """Return the sentence as the person reads it; `translate` turns an English template into hers."""
    shown = {name: show(value, translate, language) for name, value in sentence.values.items()}
    return filled(translate(sentence.text), shown)


def filled(template: str, values: Mapping[str, object]) -> str:
    """Return a template with its places filled; a name that ends in a full stop, as `Inc.`, ends the sentence too."""
    for name, value in values.items():
        if str(value).endswith("."):
            template = template.replace(f"{{{name}}}.", f"{{{name}}}")
    return template.format(**values)


def show(value: object, translate: Translate = untranslated, language: str = "en") -> str:
    """Return one value in words: dates as people write them, choices by label, countries by name, lists with commas."""
    match value:
        case Sentence():
            return say(value, translate, language)
        case Choice():
            return translate(value.label)
        case Country():
            return str(_locale(language).territories.get(str(value), value))
        case date():
            return instant_in_words(value, language) if isinstance(value, datetime) else date_in_words(value, language)
        case list() | tuple():
            return ", ".join(show(item, translate, language) for item in value)
        case _:
            return str(value)


def date_in_words(day: date, language: str = "en", *, weekday: bool = False) -> str:
    """Return `7 April 2026`, or `Tuesday 7 April 2026`, in the order and the words of the language.

    The first of a month is `1er` in French.
    """
    if language == "de":
        pattern = "EEEE, d. MMMM y" if weekday else "d. MMMM y"
    elif language in LOCALES:
        pattern = "EEEE d MMMM y" if weekday else "d MMMM y"
    else:
        pattern = "full" if weekday else "long"
    words: str = format_date(day, pattern, locale=_locale(language))
    return words.replace("1 ", "1er ", 1) if language == "fr" and day.day == 1 else words


def instant_in_words(at: datetime, language: str = "en") -> str:
    """Return an instant with its date, its hour and its zone, in the zone that it carries."""
    day = date_in_words(at.date(), language, weekday=True)
    return f"{day}, {at:%H:%M} {_zone_in_words(at, language)}"


def _zone_in_words(at: datetime, language: str) -> str:
    if own := _ZONES.get((str(at.tzinfo), language)):
        return own
    shown: str = format_datetime(at, "z", locale=_locale(language))
    return shown if shown[0].isalpha() else at.tzname() or shown


@cache
def _locale(language: str) -> Locale:
    """Return how dates are written in a language; English where nobody has written that down."""
    try:
        return Locale.parse(LOCALES.get(language, language))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(LOCALES["en"])
