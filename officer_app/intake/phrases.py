"""Phrases that a person would say, found in a text word by word: in linear time, whatever the text.

How a phrase is written stands in `phrase_forms`. A book gives each form of its phrases a bit. A word has the bits of
all forms that it fits; a phrase that needs a bit which no word of the sentence has is left out at once.
"""

import functools
import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from officer_app.intake.phrase_forms import LONGEST_WORD, Form, Step, WordLists, fold_word, read_phrase

_WORD = re.compile(r"[^\W_]+")
_MOST_KNOWN = 20_000
"""Words whose bits are kept in memory for each book."""
_LONG_ENOUGH = 6
"""Letters from which a slip hardly makes another word."""


def words_of(text: str) -> list[str]:
    """Return the words of the text as phrases compare them; `don't` is two of them."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [fold_word(word) for word in _WORD.findall(text)]


def places_of_words(text: str) -> list[tuple[int, int]]:
    """Return where in the text each of its words begins and ends."""
    return [found.span() for found in _WORD.finditer(text)]


def slips(word: str) -> Iterator[str]:
    """Yield the words that may be meant: two letters swapped, one written twice or not twice, a vowel left out."""
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        yield head + tail[1:2] + tail[0] + tail[2:]
        yield head + head[-1] + tail
        if head[-1] == tail[0]:
            yield head + tail[1:]
        for vowel in "aeiou" if len(word) > _LONG_ENOUGH else "":
            yield head + vowel + tail


class Match(NamedTuple):
    """A phrase found: what it means, from which word up to which (exclusive), and what kind of phrase it is."""

    meaning: str
    first: int
    after: int
    kind: str = ""

    def covers(self, other: "Match") -> bool:
        """Tell whether this is the longer phrase around the other."""
        inside = self.first <= other.first and other.after <= self.after
        return inside and (self.after - self.first) > (other.after - other.first)


class _Place(NamedTuple):
    """A step of a phrase in a book: the bit of its form."""

    bit: int
    gap: int
    optional: bool


class _Phrase(NamedTuple):
    """A phrase in a book; `needed` are the bits without which it cannot stand in a sentence."""

    kind: str
    meaning: str
    places: tuple[_Place, ...]
    needed: int


def _end(bits: Sequence[int], at: int, places: tuple[_Place, ...], step: int) -> int:
    """Return the index after the last word of the match, or -1."""
    if step == len(places):
        return at
    bit, gap, optional = places[step]
    for place in range(at, min(at + gap + 1, len(bits))):
        if bits[place] & bit:
            end = _end(bits, place + 1, places, step + 1)
            if end >= 0:
                return end
    return _end(bits, at, places, step + 1) if optional else -1


class _KnownWords(dict[str, tuple[int, tuple[_Phrase, ...]]]):
    """For each word met so far its bits, and the phrases that may begin with it."""

    def __init__(self, book: "PhraseBook") -> None:
        super().__init__()
        self._book = book

    def __missing__(self, word: str) -> tuple[int, tuple[_Phrase, ...]]:
        known = self._book.look_up(word[:LONGEST_WORD])
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if len(word) <= LONGEST_WORD:
            self[word] = known
        return known


class PhraseBook:
    """Many phrases with what each means."""

    def __init__(self) -> None:
        """Make a book without phrases."""
        self.kinds: set[str] = set()
        self._bits: dict[Form, int] = {}
        self._all_bits = 0
        self._exact: dict[str, list[int]] = {}
        self._begins: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        self._starting: dict[int, list[_Phrase]] = {}
        self._known = _KnownWords(self)

    def add(self, meaning: str, phrases: Iterable[str], lists: WordLists, kind: str = "") -> None:
        """Add phrases that have this meaning and are of this kind."""
        for phrase in phrases:
            for steps in read_phrase(phrase, lists):
                self._file(kind, meaning, steps)
        self._all_bits = (1 << len(self._bits)) - 1
        self._known.clear()

    def _file(self, kind: str, meaning: str, steps: tuple[Step, ...]) -> None:
        """Put a phrase under its first word, and under the next where the first may be missing."""
        places = tuple(_Place(self._bit(step.form), step.gap, step.optional) for step in steps)
        needed = 0
        for place in places:
            needed |= 0 if place.optional else place.bit
        self.kinds.add(kind)
        self._starting.setdefault(places[0].bit, []).append(_Phrase(kind, meaning, places, needed))
        if steps[0].optional and len(steps) > 1:
            self._file(kind, meaning, steps[1:])

    def _bit(self, form: Form) -> int:
        """Return the bit of a form, a new one where the form is new."""
        if form not in self._bits:
            bit = self._bits[form] = 1 << len(self._bits)
            for shelf, entries in ((self._exact, form.exact), (self._begins, form.begins), (self._ends, form.ends)):
                for entry in entries:
                    shelf.setdefault(entry, []).append(bit)
        return self._bits[form]

    def look_up(self, word: str) -> tuple[int, tuple[_Phrase, ...]]:
        """Return the bits of all forms that a folded word fits, and the phrases that may begin with it.

        A long word that fits none is taken for the one that it is a slip of the fingers away from.
        """
        fitting = dict.fromkeys(self._exact.get(word, ()))
        for length in range(len(word) + 1):
            fitting.update(dict.fromkeys(self._begins.get(word[:length], ())))
            fitting.update(dict.fromkeys(self._ends.get(word[length:], ())))
        if not fitting and len(word) >= _LONG_ENOUGH and word.isalpha():
            meant = next((each for each in slips(word) if each in self._exact), "")
            fitting.update(dict.fromkeys(self._exact.get(meant, ())))
        return sum(fitting), tuple(phrase for bit in fitting for phrase in self._starting.get(bit, ()))

    def find(self, words: Sequence[str], *, before: int | None = None) -> list[Match]:
        """Return every match, in the order of the text; with `before`, only those that begin before that word."""
        known = [self._known[word] for word in words]
        bits = [each for each, _ in known]
        absent = self._all_bits & ~functools.reduce(operator.or_, bits, 0)
        return [
            Match(meaning, at, end, kind)
            for at, (_, phrases) in enumerate(known[:before])
            for kind, meaning, places, needed in phrases
            if not needed & absent and (end := _end(bits, at + 1, places, 1)) >= 0
        ]

    def at_start(self, words: Sequence[str], within: int = 0) -> Match | None:
        """Return the longest match that begins among the first words, or None."""
        if not any(self._known[word][1] for word in words[: within + 1]):
            return None
        return max(self.find(words[:30], before=within + 1), key=lambda match: match.after, default=None)
