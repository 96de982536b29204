"""The words of reports in each language: their own, those that all share, and those of the closed lists."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from types import NoneType
from typing import Any

from officer_app.documents.letter_words import LetterWords
from officer_app.documents.text_runs import UNBROKEN, bound
from officer_app.documents.wording import WordingProblem
from officer_app.domain.places import resource
from officer_app.domain.words import Choice, Country

_SHARED, _CHOICES, _FIELDS = "report", "choices", "fields"
_SPACED_PERCENT = frozenset({"fr", "de"})
_ALL = "*"
"""Stands for the first words of labels where every one begins small within a sentence."""


@dataclass(frozen=True, slots=True)
class ReportWords(LetterWords):
    """The words of one report in one language; what it does not have itself, all reports share."""

    choices: Mapping[str, Mapping[str, str]]
    fields: Mapping[str, Mapping[str, str]]

    def choice(self, value: Choice) -> str:
        """Return a word of a closed list; raises `WordingProblem` where the language lacks it."""
        kind = type(value).__name__
        found = self.choices.get(kind, {}).get(value.value)
        if found is None:
            file = f"reports/{self.language}/{_CHOICES}.toml"
            raise WordingProblem("The file {file} has no words for {key}.", file=file, key=f"{kind}.{value.value}")
        return found

    def field(self, record_type: str, name: str) -> str:
        """Return the name of a field of a record type, by the keys of both; raises `WordingProblem`."""
        found = self.fields.get(record_type, {}).get(name)
        if found is None:
            file = f"reports/{self.language}/{_FIELDS}.toml"
            raise WordingProblem("The file {file} has no words for {key}.", file=file, key=f"{record_type}.{name}")
        return found

    def leading(self, name: str) -> str:
        """Return a name with the colon before its value; a French colon stands apart from its word."""
        return bound(f"{name} : ") if self.language == "fr" else f"{name}: "

    def listed(self, said: Iterable[str]) -> str:
        """Return things that may have commas of their own as one list; a French semicolon stands apart too."""
        return (f"{UNBROKEN}; " if self.language == "fr" else "; ").join(said)

    def percent(self, number: int) -> str:
        """Return a percentage: `80%`, in French and German `80 %` on one line."""
        return f"{number}{UNBROKEN if self.language in _SPACED_PERCENT else ''}%"

    def within(self, label: str) -> str:
        """Return a label as it stands within a sentence: abbreviations keep their capitals, and German nouns do."""
        small = self("list.small")
        is_small = small == _ALL or label.partition(" ")[0].rstrip(",").lower() in small.split()
        return label[:1].lower() + label[1:] if is_small and label[1:2].islower() else label

    def short(self, day: date | None) -> str:
        """Return a date in figures: 7/04/2026, in German 07.04.2026; nothing where there is none."""
        return _in_figures(day, self.language) if day else ""

    def moment(self, at: datetime) -> str:
        """Return an instant in figures, in the zone that it carries."""
        return f"{_in_figures(at.date(), self.language)} {at:%H:%M}"

    def counted(self, key: str, count: int, **places: object) -> str:
        """Return the words for a number of things: `key_none`, `key_one` or `key_many`, with the place `{count}`."""
        form = {0: "none", 1: "one"}.get(count, "many")
        return self(f"{key}_{form}", count=count, **places)

    def cell(self, value: object) -> str:
        """Return a value of a table in words."""
        if type(value) is str:
            return value
        kind: Any = type(value)
        say_it = _way_of(kind)
        return say_it(self, value) if say_it else str(value)


class Items(tuple[Any, ...]):
    """Values of a cell that are texts of their own, with commas in them: semicolons stand between them."""

    __slots__ = ()


Way = Callable[[ReportWords, Any], str]

_WAYS: Mapping[type[Any], Way] = {
    NoneType: lambda _words, _value: "",
    bool: lambda words, value: words("report.yes" if value else "report.no"),
    Choice: ReportWords.choice,
    Country: ReportWords.country,
    datetime: ReportWords.moment,
    date: ReportWords.short,
    Items: lambda words, value: bound(words("report.between")).join(filter(None, map(words.cell, value))),
    tuple: lambda words, value: ", ".join(filter(None, map(words.cell, value))),
}
"""How a value of each class is said; the first that fits counts."""


@cache
def _way_of(kind: type[Any]) -> Way | None:
    return next((way for base, way in _WAYS.items() if issubclass(kind, base)), None)


@lru_cache(maxsize=20_000)
def _in_figures(day: date, language: str) -> str:
    return f"{day:%d.%m}.{day.year}" if language == "de" else f"{day:%d/%m}/{day.year}"


@cache
def report_words(language: str, key: str = "") -> ReportWords:
    """Read the words of one report; without a key only those that all share. Raises `WordingProblem`."""
    tree = dict(_read(language, _SHARED))
    if key:
        for group, words in _read(language, key).items():
            tree[group] = {**tree.get(group, {}), **words}
    file = f"reports/{language}/{key or _SHARED}.toml"
    return ReportWords(language, file, tree, _read(language, _CHOICES), _read(language, _FIELDS))


def _read(language: str, name: str) -> dict[str, Any]:
    file = f"reports/{language}/{name}.toml"
    try:
        return tomllib.loads(resource(*file.split("/")).read_text("utf-8"))
    except FileNotFoundError as cause:
        raise WordingProblem("There is no wording file {file}.", file=file) from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise WordingProblem("The wording file {file} cannot be read: {reason}.", file=file, reason=cause) from cause
