"""How a phrase is written in the rules, and the steps it stands for.

A phrase is written as words. `delet*` is any word that begins so, `*daten` any that ends so, `(a|b)` one of several,
also `(a|b (c|d))`, `word?` may be missing, `{name}` stands for each entry of a word list, `..` for at most four words
between and `...` for at most nine (at the end of a phrase: whatever follows). Case, accents and apostrophes do not
count.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from officer_app.domain.folding import fold

_PART = re.compile(r"\{\w+\}|\((?:[^()]|\([^()]*\))*\)\??|[^\s()]+")
_BETWEEN = re.compile(r"\|(?![^()]*\))")
"""A bar between two choices, outside the choices within one of them."""
_GAPS = {"..": 4, "...": 9}
LONGEST_WORD = 40
"""Letters of a word that are compared."""

WordLists = Mapping[str, Sequence[str]]


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """Return one word in small letters without accents, as phrases compare it."""
    return fold(word[:LONGEST_WORD])


class Form(NamedTuple):
    """The words that fit one place of a phrase: whole words, how a word may begin, how it may end."""

    exact: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]


class Step(NamedTuple):
    """One place of a phrase: what fits, how many words may stand before it, whether it may be missing."""

    form: Form
    gap: int = 0
    optional: bool = False


def read_phrase(phrase: str, lists: WordLists) -> Iterator[tuple[Step, ...]]:
    """Yield the sequences of steps that the phrase stands for; raises KeyError for an unknown word list.

    It raises ValueError where choices stand in choices more than once, or a bracket is not closed.
    """
    if _PART.sub("", phrase).strip():
        message = f"This phrase cannot be read: {phrase}"
        raise ValueError(message)
    for parts in _spelled_out(phrase, lists):
        yield _steps(parts)


def _form(words: Iterable[str]) -> Form:
    words = list(words)
    return Form(
        exact=frozenset(fold_word(word) for word in words if "*" not in word),
        begins=tuple(fold_word(word[:-1]) for word in words if word.endswith("*")),
        ends=tuple(fold_word(word[1:]) for word in words if word.startswith("*")),
    )


def _alternatives(part: str) -> list[str]:
    return _BETWEEN.split(part[1:-1]) if part.startswith("(") else [part]


def _expansions(part: str, lists: WordLists) -> list[list[str]]:
    """Return what the part may be: its single words as one choice, and each of its longer entries."""
    if not part.startswith(("{", "(")):
        return [[part]]
    mark = "?" if part.endswith("?") else ""
    entries = lists[part.strip("{}?")] if part.startswith("{") else _alternatives(part.rstrip("?"))
    single = [word for entry in entries if _is_single(entry) for word in _alternatives(entry)]
    longer = [parts for entry in entries if not _is_single(entry) for parts in _spelled_out(entry, lists)]
    return ([["(" + "|".join(single) + ")" + mark]] if single else []) + longer + ([[]] if mark and longer else [])


def _spelled_out(phrase: str, lists: WordLists) -> Iterator[list[str]]:
    """Yield the parts of each plain phrase that a phrase with choices and word lists in it stands for."""
    choices = [_expansions(part, lists) for part in _PART.findall(phrase)]
    for chosen in itertools.product(*choices):
        yield [part for parts in chosen for part in parts]


def _is_single(entry: str) -> bool:
    return not re.search(r"[ ('’\-]", entry)


def _steps(parts: Iterable[str]) -> tuple[Step, ...]:
    steps: list[Step] = []
    gap = 0
    for part in parts:
        if part in _GAPS:
            gap = _GAPS[part]
            continue
        optional = part.endswith("?")
        pieces = [_alternatives(part.rstrip("?"))]
        if not part.startswith("("):
            pieces = [[piece] for piece in re.split(r"['’\-]", part.rstrip("?")) if piece]
        for piece in pieces:
            steps.append(Step(_form(piece), gap, optional))
            gap = 0
    return (*steps, *[Step(_form(["*"]), 0, optional=True)] * gap)
