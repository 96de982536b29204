"""In which language a message is written, found on this machine."""

import itertools
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
_ENOUGH_MARKS = 200
_ENOUGH_LETTERS = 600
"""Characters whose statistics are taken."""
_LEAD = 0.15
"""By which share of all words the small words of one language lead those of the next in a text that is clear."""
_LEAD_OF_FEW = 0.4
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
    clear = _clear_lead(shares, of_few=len(words) <= _SHORT)
    return clear or _likeliest(sample[:_ENOUGH_LETTERS], shares, folder, of_few=len(words) <= _SHORT)


def _clear_lead(shares: Counter[str], *, of_few: bool) -> str:
    """Return the language whose small words stand so far ahead that the statistics of letters would not change it."""
    (first, most), (_, next_most) = [*shares.most_common(2), ("", 0.0), ("", 0.0)][:2]
    return first if most - next_most > (_LEAD_OF_FEW if of_few else _LEAD) else ""


def _likeliest(sample: str, shares: Counter[str], folder: Path, *, of_few: bool) -> str:
    with _lock:
        scores: dict[str, float] = dict(_identifier(folder).rank(sample))
    weight = _SMALL_WORDS if of_few else 1.0
    for code in _worth_a_look(scores, words_only=of_few, folder=folder):
        scores[code] = scores.get(code, 0.0) + weight * shares[code]
    return max(scores, key=scores.__getitem__)


def _shares_of_small_words(words: Sequence[str], folder: Path) -> Counter[str]:
    """Return for each language which part of the words (0 to 1) are its small words."""
    known = small_words(folder)
    counts = Counter(itertools.chain.from_iterable(known[word] for word in words if word in known))
    return Counter({code: count / len(words) for code, count in counts.items()})


def _worth_a_look(scores: Mapping[str, float], *, words_only: bool, folder: Path) -> Sequence[str]:
    return languages(folder) if words_only else sorted(scores, key=scores.__getitem__, reverse=True)[:_LIKELIEST]


def _in_small_letters(text: str) -> str:
    letters = [mark for mark in text[:: 1 + len(text) // _ENOUGH_MARKS] if mark.isalpha()]
    capitals = sum(mark.isupper() for mark in letters)
    return text.lower() if letters and capitals / len(letters) > _CAPITALS else text
