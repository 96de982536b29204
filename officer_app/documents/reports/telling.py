"""The sentences of the domain in the language of a report, with the names, days and decisions that stand in them."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final

from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.citing import cited
from officer_app.documents.text_runs import bound
from officer_app.domain.places import resource
from officer_app.domain.words import Choice, Sentence, filled, show

_DECISIONS: Final = frozenset({"decision", "set"})
"""Places that hold a decision of the Commission: each language abbreviates it in its own way."""


def tell(sentence: Sentence, words: ReportWords) -> str:
    """Return a sentence in the language of a report; one that nobody has put into it yet stays English.

    In English it is the sentence of the window, word for word, with the names in it as a list writes them.
    """
    if sentence.names:
        return _name(sentence.names, words)
    text = _sentences(words.language).get(sentence.text, sentence.text)
    shown = {place: _value(place, value, text, words) for place, value in sentence.values.items()}
    return bound(filled(text, shown))


@cache
def _sentences(language: str) -> Mapping[str, str]:
    """Read what each English sentence is in a language; English is written in the domain itself."""
    if language == "en":
        return {}
    told: dict[str, dict[str, str]] = tomllib.loads(resource("reports", language, "sentences.toml").read_text("utf-8"))
    return {text: words for group in told.values() for text, words in group.items()}


def _name(names: str, words: ReportWords) -> str:
    kind, _, field = names.partition(".")
    return words.field(kind, field) if field else words(f"records.{kind}")


def _value(place: str, value: object, text: str, words: ReportWords) -> str:
    if isinstance(value, list | tuple):
        several = [_value(place, each, text, words) for each in value]
        return words.listed(several) if any("," in each for each in several) else ", ".join(several)
    if place in _DECISIONS:
        return cited(str(value), words.language)
    is_name = isinstance(value, Choice) or (isinstance(value, Sentence) and bool(value.names))
    if is_name and not re.search(rf"(^|\. )\{{{place}\}}", text):
        said = _said(value, words)
        return said if words.language == "en" else words.within(said)
    return _said(value, words)


def _said(value: object, words: ReportWords) -> str:
    match value:
        case Sentence():
            return tell(value, words)
        case Choice():
            return words.choice(value)
        case _:
            return show(value, language=words.language)
