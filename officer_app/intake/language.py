"""In which language a message is written, found on this machine."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from officer_app.intake.phrases import words_of
from officer_app.intake.rules import languages, small_words

_ENOUGH = 1_500
"""Characters from which the language shows; more only cost time."""
_SHORT = 25
"""Words up to which the small words of a language count more than the statistics of letters."""
_SMALL_WORDS = 2.5
_LIKELIEST = 4
_CAPITALS = 0.6
_lock = Lock()


@cache
def _identifier(folder: Path) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(set(languages(folder)) & set(identifier.labels))
    return identifier


def language_of(text: str, folder: Path) -> str:
    """Return the two-letter code of the text's language, or "" where there is nothing to go by."""
    sample = _in_small_letters(unicodedata.normalize("NFC", text[:_ENOUGH]))
    words = words_of(sample)
    if not any(word.isalpha() for word in words):
        return ""
    shares = _shares_of_small_words(words, folder)
    with _lock:
        ranked = dict(_identifier(folder).rank(sample))
    weight = _SMALL_WORDS if len(words) <= _SHORT else 1.0
    scores = dict[str, float](ranked)
    for code in _worth_a_look(scores, words_only=len(words) <= _SHORT, folder=folder):
        scores[code] = scores.get(code, 0.0) + weight * shares[code]
    return max(scores, key=scores.__getitem__)


def _shares_of_small_words(words: Sequence[str], folder: Path) -> Counter[str]:
    """Return for each language which part of the words (0 to 1) are its small words."""
    known = small_words(folder)
    counts = Counter(code for word in words if word in known for code in known[word])
    return Counter({code: count / len(words) for code, count in counts.items()})


def _worth_a_look(scores: Mapping[str, float], *, words_only: bool, folder: Path) -> Sequence[str]:
    return languages(folder) if words_only else sorted(scores, key=scores.__getitem__, reverse=True)[:_LIKELIEST]


def _in_small_letters(text: str) -> str:
    letters = [mark for mark in text if mark.isalpha()]
    capitals = sum(mark.isupper() for mark in letters)
    return text.lower() if letters and capitals / len(letters) > _CAPITALS else text
