"""The words of every closed list stand in every language of reports, and none is English left over."""

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator

import pytest

from officer_app import domain
from officer_app.documents.report_words import report_words
from officer_app.domain.places import resource
from officer_app.domain.words import LOCALES, Choice

SAME_IN = {
    "fr": {"Cookie", "Note", "Pseudonymisation", "Question", "Rectification", "Urgent"},
    "nl": {"(EU) 2021/914", "Cookie", "E-mail", "Hosting", "Marketing", "Post", "Widget"},
    "de": {"(EU) 2021/914", "Cookie", "Hosting", "Post", "Support"},
}
"""Words that are the same in English and in the other language."""


def test_each_list_of_the_domain_has_its_words_in_each_language(language: str) -> None:
    written = _written(language)
    wanted = {kind.__name__: {member.value for member in kind} for kind in _lists()}

    assert {kind: set(words) for kind, words in written.items()} == wanted


def test_no_two_lists_bear_one_name() -> None:
    names = [kind.__name__ for kind in _lists()]

    assert sorted(names) == sorted(set(names))


def test_the_english_words_are_the_labels() -> None:
    written = _written("en")

    assert {kind.__name__: {member.value: member.label for member in kind} for kind in _lists()} == written


def test_reports_say_each_word_of_each_list(language: str) -> None:
    words = report_words(language)

    said = [words.choice(member) for kind in _lists() for member in kind]

    assert all(text == text.strip() and text for text in said)
    assert not [text for text in said if "!" in text or text[0].islower()]


def test_two_words_of_one_list_are_never_told_apart_by_nothing(language: str) -> None:
    said = {kind: sorted(words.values()) for kind, words in _written(language).items()}

    assert {kind: texts for kind, texts in said.items() if len(texts) != len(set(texts))} == {}


@pytest.mark.parametrize("language", sorted(SAME_IN))
def test_nothing_is_left_in_english(language: str) -> None:
    words = report_words(language)

    left = {words.choice(member) for kind in _lists() for member in kind if words.choice(member) == member.label}

    assert left == SAME_IN[language]


@pytest.fixture(params=sorted(LOCALES))
def language(request: pytest.FixtureRequest) -> str:
    """Each language of reports in turn."""
    return str(request.param)


def _written(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("reports", language, "choices.toml").read_text("utf-8"))


def _lists() -> list[type[Choice]]:
    for module in pkgutil.walk_packages(domain.__path__):
        importlib.import_module(f"officer_app.domain.{module.name}")
    return sorted(_all_of(Choice), key=lambda kind: kind.__name__)


def _all_of(base: type[Choice]) -> Iterator[type[Choice]]:
    for kind in base.__subclasses__():
        yield from _all_of(kind)
        if len(kind) and kind.__module__.startswith("officer_app.domain."):
            yield kind
