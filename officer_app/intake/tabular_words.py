"""What words of a table mean, in any of our languages: titles of columns, choices, yes and no."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from babel import Locale

from officer_app.domain.fields import FieldSpec, Kind
from officer_app.domain.folding import fold
from officer_app.domain.places import resource
from officer_app.domain.words import LOCALES, Choice

Tables = Sequence[Mapping[str, str]]
"""Translations: for each language the words in it, by the English ones."""


@cache
def _resource() -> dict[str, Any]:
    return tomllib.loads(resource("exchange", "columns.toml").read_text("utf-8"))


def spoken(text: str, tables: Tables) -> tuple[str, ...]:
    """Return a text of the program in English and in every language that has a translation of it."""
    return (text, *(table[text] for table in tables if text in table))


def as_title(text: str) -> str:
    """Return a title of a column as it is compared: `Privacy_E-Mail *` and `privacy e-mail` are the same."""
    return fold(text.replace("_", " ").replace("*", " ")).rstrip(": ")


def synonyms(field_name: str) -> tuple[str, ...]:
    """Return the titles that mean a field besides its name and its label."""
    return tuple(as_title(each) for each in _resource()["titles"].get(field_name, ()))


@cache
def _yes_and_no() -> dict[str, bool]:
    found = _resource()
    return {fold(word): meant for meant, words in ((True, found["yes"]), (False, found["no"])) for word in words}


@cache
def _languages() -> dict[str, str]:
    named = {
        fold(name): str(code)
        for locale in reversed(LOCALES.values())
        for code, name in Locale.parse(locale).languages.items()
        if str(code).isalpha()
    }
    return named | {code: code for code in map(str, Locale("en").languages) if code.isalpha()}


def read_language(text: str) -> str:
    """Return the code of a language that is written as a code or by its name in one of our languages; "" if unknown."""
    return _languages().get(fold(text), "")


class Meanings:
    """Looks words up, in all languages whose translations it was given."""

    def __init__(self, tables: Tables = ()) -> None:
        self.tables = tables
        self._choices: dict[type[Choice], dict[str, Choice]] = {}
        self._flags = dict(_yes_and_no())
        for word, meant in (("Yes", True), ("No", False)):
            self._flags |= {fold(each): meant for each in spoken(word, tables)}

    def choice(self, choices: type[Choice], text: str) -> Choice | None:
        """Return the choice of that label, or of that stored word; None where there is none."""
        if choices not in self._choices:
            words = {fold(label): each for each in choices for label in spoken(each.label, self.tables)}
            self._choices[choices] = words | {fold(each.value): each for each in choices}
        return self._choices[choices].get(fold(text))

    def flag(self, text: str) -> bool | None:
        """Return what a word says to a question of yes or no; None where it says neither."""
        return self._flags.get(fold(text))

    def titles(self, specs: Iterable[FieldSpec]) -> dict[str, str]:
        """Return the field that each title means: a field's name first, then its label, then the synonyms."""
        found: dict[str, str] = {}
        listed = [spec for spec in specs if spec.kind is not Kind.BLOB]
        ways: tuple[Callable[[FieldSpec], Iterable[str]], ...] = (
            lambda spec: (as_title(spec.name),),
            lambda spec: tuple(as_title(label) for label in spoken(spec.label, self.tables)),
            lambda spec: synonyms(spec.name),
        )
        for names in ways:
            for spec in listed:
                for name in names(spec):
                    found.setdefault(name, spec.name)
        return found
