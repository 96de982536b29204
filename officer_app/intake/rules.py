"""The rules for reading a request, one data file for each language in `resources/intake`; the code knows none."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from officer_app.domain.places import resource
from officer_app.domain.vocabulary import Right
from officer_app.intake.phrase_forms import WordLists, fold_word
from officer_app.intake.phrases import PhraseBook, words_of

RIGHT_NAMED: Mapping[str, Right] = {right.value: right for right in Right}
_OF_SENTENCES = ("conditions", "threats", "shields", "noise", "thanked", "reminders", "reminded", "about_data",
                 "personal", "for_somebody")  # fmt: skip
_BY_RIGHT = ("asks", "hints")


@dataclass(frozen=True, slots=True)
class Rules:
    """How people who write in one language ask, close a letter, write for somebody else, or only say thanks.

    `spoken` holds all phrases of whole sentences, each with its kind; `classes` holds the words that tell
    something only together (`told`); the other books are for single lines and names.
    """

    language: str
    folder: Path
    particles: frozenset[str]
    titles: frozenset[str]
    spoken: PhraseBook
    classes: PhraseBook
    closings: PhraseBook
    negations: PhraseBook
    name_labels: PhraseBook
    not_names: PhraseBook


def rules_folder() -> Path:
    """Return where the rules files lie."""
    return resource("intake")


@cache
def languages(folder: Path) -> tuple[str, ...]:
    """Return the languages for which there are rules, by their two-letter codes."""
    return tuple(sorted(path.stem for path in folder.glob("??.toml")))


@cache
def _contents(language: str, folder: Path) -> Mapping[str, Any]:
    with (folder / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def small_words(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Return for each small word, such as `and`, the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in languages(folder):
        for word in _words(_contents(language, folder)["stop_words"]):
            found[word] = (*found.get(word, ()), language)
    return found


@cache
def _closings(folder: Path) -> PhraseBook:
    """Return the closing formulas of all languages: people close a letter in their own, whatever they write it in."""
    book = PhraseBook()
    for language in languages(folder):
        found = _contents(language, folder)
        book.add(language, found.get("closings", ()), found.get("words", {}), "closings")
    return book


@cache
def rules_for(language: str, folder: Path) -> Rules:
    """Read one language's rules; raises KeyError or ValueError where the file breaks its own form."""
    found = _contents(language, folder)
    lists = found.get("words", {})
    return Rules(
        language=language,
        folder=folder,
        particles=_words(found.get("particles", "")),
        titles=_words(found.get("titles", "")),
        spoken=_spoken(found, lists),
        classes=_classes(found.get("classes", {}), lists),
        closings=_closings(folder),
        negations=_book(found, "negations", lists),
        name_labels=_book(found, "name_labels", lists),
        not_names=_book(found, "not_names", lists),
    )


def _spoken(found: Mapping[str, Any], lists: WordLists) -> PhraseBook:
    book = PhraseBook()
    for kind in _OF_SENTENCES:
        book.add(kind, found.get(kind, ()), lists, kind)
    for kind in _BY_RIGHT:
        for right, phrases in found.get(kind, {}).items():
            book.add(RIGHT_NAMED[right].value, phrases, lists, kind)
    return book


def _classes(classes: Mapping[str, Iterable[str]], lists: WordLists) -> PhraseBook:
    """Return a book in which all single words of a class are one form, so that a word is looked up once."""
    book = PhraseBook()
    for name, phrases in classes.items():
        book.add(name, [f"{{{name}}}"], {**lists, name: list(phrases)}, name)
    return book


def _book(found: Mapping[str, Iterable[str]], name: str, lists: WordLists) -> PhraseBook:
    book = PhraseBook()
    book.add(name, found.get(name, ()), lists, name)
    return book


def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) | frozenset(fold_word(each) for each in text.split())
