"""Dates as people type them: read in the usual ways of a language, refused with a sentence that helps."""

import calendar
import re
import unicodedata
from datetime import date
from functools import cache

from babel import Locale

from officer_app.domain.errors import OfficerError
from officer_app.domain.words import LOCALES

_ISO = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_ISO_TIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})")
_DAY_AND_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e|ste|de)? ([^\W\d]+) (\d{2}|\d{4})")
_WORD_AND_DAY = re.compile(r"([^\W\d]+) (\d{1,2})(?:st|nd|rd|th)? (\d{2}|\d{4})")
_WITHOUT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/.]?|\d{1,2}[^\W\d]* [^\W\d]+")
_CENTURY_TURNS = 69
_ENOUGH_LETTERS = 3


def parse_day(text: str, language: str = "en") -> date:
    """Return the day that was typed, day before month unless the year stands first.

    Understood are 2026-03-05, 5/3/2026, 5.3.26, 5 March 2026 and the months' names in the person's language and in
    those of the letters. Raises `OfficerError` with a sentence where there is no such day or it cannot be read.
    """
    year, month, day = _parts(_tidied(text), language)
    _check_parts(year, month, day)
    return date(year, month, day)


def _tidied(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    spaced = re.sub(r"(?<=[^\W\d])\.|\.(?=\s)|,|\s+|\bof\b|\bde\b", " ", plain)
    return re.sub(r"\s*([-/. ])\s*", r"\1", " ".join(spaced.split())).strip()


def _parts(text: str, language: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text) or _ISO_TIGHT.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _full_year(found[3]), int(found[2]), int(found[1])
    if found := _DAY_AND_WORD.fullmatch(text):
        return _full_year(found[3]), _month(found[2], language), int(found[1])
    if found := _WORD_AND_DAY.fullmatch(text):
        return _full_year(found[3]), _month(found[1], language), int(found[2])
    if _WITHOUT_YEAR.fullmatch(text):
        raise OfficerError("Add the year: 5/3/2026 or 5 March 2026.")
    raise OfficerError("This cannot be read as a date. Write it as 5/3/2026 or 5 March 2026.")


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits leave the century out
        return year
    return year + (2000 if year < _CENTURY_TURNS else 1900)


def _check_parts(year: int, month: int, day: int) -> None:
    if not year:
        raise OfficerError("There is no year 0.")
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise OfficerError("There is no month {month}. The day stands before the month: 25/3/2026.", month=month)
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise OfficerError(
            "There is no day {day} in that month: it has {length} days in {year}.", day=day, length=length, year=year
        )


def _month(word: str, language: str) -> int:
    for each in dict.fromkeys((language, *LOCALES)):
        fitting = {month for name, month in _month_names(each) if name == word}
        fitting = fitting or {month for name, month in _month_names(each) if _begins(name, word)}
        if len(fitting) == 1:
            return fitting.pop()
    raise OfficerError("There is no month called {word}.", word=word)


def _begins(name: str, word: str) -> bool:
    return len(word) >= _ENOUGH_LETTERS and _bare(name).startswith(_bare(word))


def _bare(word: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


@cache
def _month_names(language: str) -> tuple[tuple[str, int], ...]:
    months = Locale.parse(LOCALES.get(language, language)).months
    shown = (months[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated"))
    return tuple((name.casefold().rstrip("."), number) for names in shown for number, name in names.items())
