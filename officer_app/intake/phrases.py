"""Phrases that a person would say, found in a text word by word: in linear time, whatever the text.

A phrase is written as words. `delet*` is any word that begins so, `*daten` any that ends so, `(a|b)` one of several,
`word?` may be missing, `{name}` stands for each entry of a word list, `..` for at most four words between and `...`
for at most nine (at the end of a phrase: whatever follows). Case, accents and apostrophes do not count.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from officer_app.domain.folding import fold

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"\{\w+\}|\([^)]*\)\??|[^\s()]+")
_GAPS = {"..": 4, "...": 9}
_LONGEST_WORD = 40

WordLists = Mapping[str, Sequence[str]]


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """Return one word in small letters without accents, as phrases compare it."""
    return fold(word[:_LONGEST_WORD])


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, folded, with its place in the text."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Return the words of the text; `don't` is two of them."""
    return [Word(fold_word(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a phrase: the forms that fit, how many words may stand before it, whether it may be missing."""

    exact: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    gap: int = 0
    optional: bool = False

    def fits(self, word: str) -> bool:
        """Tell whether a folded word is one of the forms."""
        return (
            word in self.exact
            or (bool(self.begins) and word.startswith(self.begins))
            or (bool(self.ends) and word.endswith(self.ends))
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: what it means, and from which word up to which (exclusive)."""

    meaning: str
    first: int
    after: int

    def covers(self, other: "Match") -> bool:
        """Tell whether this is the longer phrase around the other."""
        inside = self.first <= other.first and other.after <= self.after
        return inside and (self.after - self.first) > (other.after - other.first)


def _step(forms: Iterable[str], gap: int, *, optional: bool) -> _Step:
    forms = list(forms)
    return _Step(
        exact=frozenset(fold_word(form) for form in forms if "*" not in form),
        begins=tuple(fold_word(form[:-1]) for form in forms if form.endswith("*")),
        ends=tuple(fold_word(form[1:]) for form in forms if form.startswith("*")),
        gap=gap,
        optional=optional,
    )


def _forms(part: str) -> list[str]:
    return part.strip("()").split("|") if part.startswith("(") else [part]


def _expansions(part: str, lists: WordLists) -> list[list[str]]:
    """Return what the part may be: its single words as one choice, and each of its longer entries."""
    if not part.startswith(("{", "(")):
        return [[part]]
    mark = "?" if part.endswith("?") else ""
    entries = lists[part.strip("{}?")] if part.startswith("{") else _forms(part.rstrip("?"))
    single = [form for entry in entries if _is_single(entry) for form in _forms(entry)]
    longer = [parts for entry in entries if not _is_single(entry) for parts in _spelled_out(entry, lists)]
    return ([["(" + "|".join(single) + ")" + mark]] if single else []) + longer + ([[]] if mark and longer else [])


def _spelled_out(phrase: str, lists: WordLists) -> Iterator[list[str]]:
    """Yield the parts of each plain phrase that a phrase with choices and word lists in it stands for."""
    choices = [_expansions(part, lists) for part in _PART.findall(phrase)]
    for chosen in itertools.product(*choices):
        yield [part for parts in chosen for part in parts]


def _is_single(entry: str) -> bool:
    return not re.search(r"[ '’\-]", entry)


def _steps(parts: Iterable[str]) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    gap = 0
    for part in parts:
        if part in _GAPS:
            gap = _GAPS[part]
            continue
        optional = part.endswith("?")
        pieces = [_forms(part.rstrip("?"))]
        if not part.startswith("("):
            pieces = [[piece] for piece in re.split(r"['’\-]", part.rstrip("?")) if piece]
        for piece in pieces:
            steps.append(_step(piece, gap, optional=optional))
            gap = 0
    return (*steps, *[_step(["*"], 0, optional=True)] * gap)


def read_phrase(phrase: str, lists: WordLists) -> Iterator[tuple[_Step, ...]]:
    """Yield the sequences of steps that the phrase stands for; raises KeyError for an unknown word list."""
    for parts in _spelled_out(phrase, lists):
        yield _steps(parts)


def _end(words: Sequence[Word], at: int, steps: tuple[_Step, ...], step: int) -> int:
    """Return the index after the last word of the match, or -1."""
    if step == len(steps):
        return at
    wanted = steps[step]
    for place in range(at, min(at + wanted.gap + 1, len(words))):
        if wanted.fits(words[place].text):
            end = _end(words, place + 1, steps, step + 1)
            if end >= 0:
                return end
    return _end(words, at, steps, step + 1) if wanted.optional else -1


@dataclass(slots=True)
class PhraseBook:
    """Many phrases with what each means, looked up by their first word."""

    _exact: dict[str, list[tuple[str, tuple[_Step, ...]]]] = field(default_factory=dict)
    _begins: dict[str, list[tuple[str, tuple[_Step, ...]]]] = field(default_factory=dict)
    _ends: list[tuple[str, tuple[_Step, ...]]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self._exact or self._begins or self._ends)

    def add(self, meaning: str, phrases: Iterable[str], lists: WordLists) -> None:
        """Add phrases that have this meaning."""
        for phrase in phrases:
            for steps in read_phrase(phrase, lists):
                self._file(meaning, steps)

    def _file(self, meaning: str, steps: tuple[_Step, ...]) -> None:
        """Put a phrase under its first word, and under the next where the first may be missing."""
        first = steps[0]
        for form in first.exact:
            self._exact.setdefault(form, []).append((meaning, steps))
        for form in first.begins:
            self._begins.setdefault(form, []).append((meaning, steps))
        if first.ends:
            self._ends.append((meaning, steps))
        if first.optional and len(steps) > 1:
            self._file(meaning, steps[1:])

    def _starting_with(self, word: str) -> Iterator[tuple[str, tuple[_Step, ...]]]:
        yield from self._exact.get(word, ())
        for length in range(1, len(word) + 1):
            yield from self._begins.get(word[:length], ())
        yield from (entry for entry in self._ends if entry[1][0].fits(word))

    def find(self, words: Sequence[Word]) -> list[Match]:
        """Return every match, in the order of the text."""
        found = []
        for at, word in enumerate(words):
            for meaning, steps in self._starting_with(word.text):
                end = _end(words, at + 1, steps, 1)
                if end >= 0:
                    found.append(Match(meaning, at, end))
        return found

    def first(self, words: Sequence[Word]) -> Match | None:
        """Return the first match, or None."""
        return next(iter(self.find(words)), None)

    def at_start(self, words: Sequence[Word], within: int = 0) -> Match | None:
        """Return the longest match that begins among the first words, or None."""
        fitting = [match for match in self.find(words[:30]) if match.first <= within]
        return max(fitting, key=lambda match: match.after, default=None)
