"""The short words of letters and reports in each language: salutations, closings, names of fields, rights, grounds."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from babel import Locale

from officer_app.documents.text_runs import bound, whole
from officer_app.documents.wording import WordingProblem
from officer_app.domain.places import resource
from officer_app.domain.words import LOCALES, date_in_words, filled


@dataclass(frozen=True, slots=True)
class LetterWords:
    """One language's words, read from `resources/letters/<language>/<file>.toml`."""

    language: str
    file: str
    tree: Mapping[str, Any]

    def __call__(self, key: str, **places: object) -> str:
        """Return the words under a dotted key with their places filled; raises `WordingProblem`."""
        group, _, name = key.partition(".")
        text = self.tree.get(group, {}).get(name)
        if not isinstance(text, str):
            raise WordingProblem("The file {file} has no words for {key}.", file=self.file, key=key)
        try:
            return bound(filled(text, places) if places else text)
        except (KeyError, IndexError, ValueError, AttributeError) as cause:
            raise WordingProblem(
                "In the file {file}, the places of {key} can only be: {places}.",
                file=self.file,
                key=key,
                places=[f"{{{name}}}" for name in places],
            ) from cause

    def day(self, day: date) -> str:
        """Return a date in words, never broken over two lines."""
        return whole(date_in_words(day, self.language))

    def country(self, code: str) -> str:
        """Return the name of a country, or the code itself where it is not one."""
        return str(_locale(self.language).territories.get(code.upper(), code))

    def language_name(self, code: str) -> str:
        """Return the name of a language, or the code itself where it is not one."""
        return str(_locale(self.language).languages.get(code, code))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES[language])


@cache
def read_words(language: str, name: str = "words") -> LetterWords:
    """Read the words of one language; raises `WordingProblem` where the file is missing or broken."""
    file = f"letters/{language}/{name}.toml"
    try:
        tree = tomllib.loads(resource(*file.split("/")).read_text("utf-8"))
    except FileNotFoundError as cause:
        raise WordingProblem("There is no wording file {file}.", file=file) from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise WordingProblem("The wording file {file} cannot be read: {reason}.", file=file, reason=cause) from cause
    return LetterWords(language, file, tree)
