"""What a good passphrase is: long rather than strange, and not one of those that everybody tries first."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from officer_app.domain.errors import ProblemsFound
from officer_app.domain.fields import is_empty
from officer_app.domain.words import Sentence

SHORTEST: Final = 8
RECOMMENDED: Final = 15

_MEASURED: Final = 72
"""Letters that the meter looks at: it takes seconds over a long text, and more of them add nothing."""

_CONSONANTS: Final = "bdfgklmnprstvz"
_VOWELS: Final = "aeiou"
_WORDS, _SYLLABLES = 4, 3

_GOOD: Final = 3
_DELAYS: Final = (0.0, 0.0, 0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)

_COMMON: Final = frozenset(FREQUENCY_LISTS["passwords"])
_VERDICTS: Final = (
    "Very weak: a program guesses it at once.",
    "Weak: a program guesses it in hours.",
    "Fair: add a word or two.",
    "Good.",
    "Strong.",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess: 0 to 4, and what to say about it."""

    score: int
    sentence: Sentence


def passphrase_strength(text: str) -> Strength:
    """Return how hard the passphrase is to guess, for the meter under its field."""
    problem = _problem(text)
    if problem:
        return Strength(0, problem)
    score = int(zxcvbn(text[:_MEASURED])["score"])
    if score >= _GOOD and len(text) < RECOMMENDED:
        return Strength(
            score, Sentence("Good. With {recommended} letters or more it is safer still.", {"recommended": RECOMMENDED})
        )
    return Strength(score, Sentence(_VERDICTS[score]))


def check_passphrase(text: str) -> None:
    """Raise `ProblemsFound` where a passphrase must not be used; any letters are welcome, no kind is required."""
    problem = _problem(text)
    if problem:
        raise ProblemsFound({"passphrase": problem})


def unlock_delay(failed_attempts: int) -> float:
    """Return the seconds to wait before the next attempt: none after two slips, then 1, 2, 4 up to 30."""
    return _DELAYS[min(failed_attempts, len(_DELAYS) - 1)]


def pronounceable_passphrase(entropy: Callable[[int], bytes]) -> str:
    """Return four invented words of three syllables each, with some 73 bits of chance."""
    chance = int.from_bytes(entropy(32))
    words = []
    for _ in range(_WORDS):
        word = ""
        for _ in range(_SYLLABLES):
            chance, consonant = divmod(chance, len(_CONSONANTS))
            chance, vowel = divmod(chance, len(_VOWELS))
            word += _CONSONANTS[consonant] + _VOWELS[vowel]
        words.append(word)
    return "-".join(words)


def _problem(text: str) -> Sentence | None:
    if is_empty(text):
        return Sentence("Enter a passphrase.")
    length = len(unicodedata.normalize("NFC", text))
    if length < SHORTEST:
        return Sentence(
            "A passphrase has {shortest} letters or more; this one has {length}.",
            {"shortest": SHORTEST, "length": length},
        )
    if text.casefold() in _COMMON:
        return Sentence("This passphrase is one of the first that everybody tries. Choose another one.")
    return None
