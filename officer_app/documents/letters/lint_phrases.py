"""Phrases that must not stand in a letter, or that have to: read from `lint.toml` of each language, found by sentence.

A phrase is some words as they follow one another; `word*` is the beginning of a word, `...` stands for up to five words
between. Case, accents and signs do not count.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from officer_app.documents.blocks import Block, Bullets, Span, Spans, Table
from officer_app.documents.wording import LETTER_LANGUAGES, WordingProblem
from officer_app.domain.folding import fold
from officer_app.domain.places import resource

_WORD: Final = re.compile(r"[^\W_]+")
_GAP: Final = r"(?: \w+){0,5}"
_NOTHING: Final = re.compile(r"(?!)")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_LONGEST_INTRO: Final = 300
_CLAUSE_END: Final = re.compile(r"[,;()–—]|(?<=[.!?])\s")


@dataclass(frozen=True, slots=True)
class Sought:
    """What a rule looks for: see the head of the `lint.toml` files."""

    what: re.Pattern[str]
    asks: re.Pattern[str] | None
    unless: re.Pattern[str]
    mentions: re.Pattern[str]
    about: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language."""

    begin: re.Pattern[str]
    conditions: re.Pattern[str]
    rules: Mapping[str, Sought]
    places: re.Pattern[str]
    unfilled: re.Pattern[str]
    remedies: Mapping[str, re.Pattern[str]]
    words: frozenset[str]

    def finds(self, sought: Sought, sentence: str) -> bool:
        """Tell whether a sentence says what is sought, and nothing that makes it harmless."""
        said = in_words(sentence)
        if not sought.what.search(said) or (sought.asks and not sought.asks.search(said)):
            return False
        if sought.mentions.search(said):
            return False
        return any(sought.what.search(each) and not self._is_denied(sought, each) for each in self._clauses(sentence))

    def _clauses(self, sentence: str) -> Iterator[str]:
        for part in _CLAUSE_END.split(sentence):
            yield from (f" {each.strip()} " for each in self.begin.split(in_words(part)))

    def _is_denied(self, sought: Sought, clause: str) -> bool:
        """Tell whether a clause says that something is not asked; a condition says that it is."""
        rest, denials = sought.unless.subn("", clause)
        return denials > 0 and not self.conditions.search(rest)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a letter, with the words that introduce it, and the paragraph in which it stands."""

    sentence: str
    paragraph: str
    intro: str = field(default="")


def in_words(text: str) -> str:
    """Return the words of a text as phrases compare them, with a blank at both ends."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


@cache
def read_phrases(language: str) -> Phrases:
    """Read the phrases of one language; raises `WordingProblem` where the file is missing or broken."""
    file = f"letters/{language}/lint.toml"
    try:
        tree = tomllib.loads(resource(*file.split("/")).read_text("utf-8"))
        return _phrases(tree)
    except FileNotFoundError as cause:
        raise WordingProblem("There is no wording file {file}.", file=file) from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as cause:
        raise WordingProblem("The wording file {file} cannot be read: {reason}.", file=file, reason=cause) from cause


def _phrases(tree: Mapping[str, Any]) -> Phrases:
    return Phrases(
        begin=_pattern(tree["clauses"]["begin"], before=True),
        conditions=_pattern(tree["clauses"]["conditions"]),
        rules={name: _sought(tree[name]) for name in ("identity_copy", "signature", "reasons")},
        places=_pattern(tree["places"]["names"], at_start=True),
        unfilled=_pattern(tree["places"]["phrases"]),
        remedies={name: _pattern(phrases) for name, phrases in tree["remedies"].items()},
        words=frozenset(fold(word) for word in tree["language"]["words"]),
    )


def _sought(rule: Mapping[str, Sequence[str]]) -> Sought:
    return Sought(
        what=_pattern(rule["what"]),
        asks=_pattern(rule["asks"]) if "asks" in rule else None,
        unless=_pattern(rule.get("unless", ())),
        mentions=_pattern(rule.get("mentions", ())),
        about=_pattern(rule.get("about", ())),
    )


def _pattern(phrases: Iterable[str], *, before: bool = False, at_start: bool = False) -> re.Pattern[str]:
    """Return what finds any of these phrases in the words of a text: anywhere, `at_start`, or the place `before` it."""
    found = "|".join(_phrase(each) for each in phrases)
    if not found:
        return _NOTHING
    if before:
        return re.compile(f"(?=(?: (?:{found})) )")
    return re.compile(f"{'^' if at_start else ''} (?:{found})(?= )")


def _phrase(phrase: str) -> str:
    parts: list[str] = []
    for word in phrase.split():
        if word == "...":
            parts[-1] += _GAP
        else:
            parts += [re.escape(each) for each in _WORD.findall(fold(word))]
            parts[-1] += r"\w*" if word.endswith("*") else ""
    return " ".join(parts)


def passages(blocks: Sequence[Block]) -> Iterator[Passage]:
    """Yield every sentence of a letter; a list is introduced by the sentence with the colon before it."""
    intro = ""
    for block in blocks:
        for text in _texts(block):
            last = ""
            for sentence in filter(None, map(str.strip, _SENTENCE_END.split(text))):
                yield Passage(sentence, text, (last or intro)[-_LONGEST_INTRO:])
                last = sentence if sentence.endswith(":") else last
        if not isinstance(block, Bullets):
            intro = last if last.endswith(":") and text.rstrip().endswith(":") else ""


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Bullets():
            return tuple(written(item) for item in block.items)
        case Table():
            return tuple(cell for row in block.rows for cell in row)
        case _:
            return (written(block.spans),)


def written(spans: Spans) -> str:
    """Return the words of some spans without the marks of what a draft lacks."""
    return "".join(span.text for span in spans if not _is_mark(span))


def _is_mark(span: Span) -> bool:
    return span.missing


def language_of(text: str) -> Counter[str]:
    """Count, for each language that letters are written in, the words of a text that are common in it."""
    words = Counter(in_words(text).split())
    return Counter({each: sum(words[word] for word in read_phrases(each).words) for each in LETTER_LANGUAGES})
