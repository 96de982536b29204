"""The rules for reading a request, one data file for each language in `resources/intake`; the code knows none."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from officer_app.domain.places import resource
from officer_app.domain.vocabulary import Right
from officer_app.intake.phrases import PhraseBook, Word, fold_word, words_of

RIGHT_NAMED: Mapping[str, Right] = {right.value: right for right in Right}
_BOOKS = (
    "closings",
    "conditions",
    "negations",
    "threats",
    "shields",
    "noise",
    "reminders",
    "about_data",
    "personal",
    "not_names",
)


@dataclass(frozen=True, slots=True)
class Rules:
    """How people who write in one language ask, close a letter, write for somebody else, or only say thanks."""

    language: str
    stop_words: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    asks: PhraseBook
    hints: PhraseBook
    for_somebody: PhraseBook
    name_labels: PhraseBook
    closings: PhraseBook
    conditions: PhraseBook
    negations: PhraseBook
    threats: PhraseBook
    shields: PhraseBook
    noise: PhraseBook
    reminders: PhraseBook
    about_data: PhraseBook
    personal: PhraseBook
    not_names: PhraseBook

    def share_of_stop_words(self, words: Iterable[Word]) -> float:
        """Return which part of the words (0 to 1) are this language's small words."""
        all_words = list(words)
        return sum(word.text in self.stop_words for word in all_words) / max(len(all_words), 1)


def rules_folder() -> Path:
    """Return where the rules files lie."""
    return resource("intake")


@cache
def languages(folder: Path) -> tuple[str, ...]:
    """Return the languages for which there are rules, by their two-letter codes."""
    return tuple(sorted(path.stem for path in folder.glob("??.toml")))


@cache
def rules_for(language: str, folder: Path) -> Rules:
    """Read one language's rules; raises KeyError or ValueError where the file breaks its own form."""
    with (folder / f"{language}.toml").open("rb") as file:
        found = tomllib.load(file)
    return _rules(language, found)


def _rules(language: str, found: Mapping[str, Any]) -> Rules:
    lists = found.get("words", {})
    books = {name: _book({name: found.get(name, [])}, lists) for name in (*_BOOKS, "for_somebody", "name_labels")}
    return Rules(
        language=language,
        stop_words=_words(found["stop_words"]),
        particles=_words(found.get("particles", "")),
        titles=_words(found.get("titles", "")),
        asks=_book(_by_right(found.get("asks", {})), lists),
        hints=_book(_by_right(found.get("hints", {})), lists),
        **books,
    )


def _by_right(phrases: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {RIGHT_NAMED[right].value: entries for right, entries in phrases.items()}


def _book(phrases: Mapping[str, Iterable[str]], lists: Mapping[str, list[str]]) -> PhraseBook:
    book = PhraseBook()
    for meaning, entries in phrases.items():
        book.add(meaning, entries, lists)
    return book


def _words(text: str) -> frozenset[str]:
    return frozenset(word.text for word in words_of(text)) | frozenset(fold_word(each) for each in text.split())
