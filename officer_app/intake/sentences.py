"""A text taken apart into its sentences, each with its place, so that a guess can be shown by the words behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from officer_app.intake.phrases import Word, fold_word, words_of

_STOP = re.compile(r"[.!?…;\u037e。]+(?=[\s\"'»”)\]]|$)|\n")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\Z")
_LIST_MARK = re.compile(r"\s*(?:[-*•–·▪◦]|\(?\d{1,2}[.)]|\(?[^\W\d_]\))\s")
_WRAPPED = 50
"""From this length on a line was broken by the mail program and goes on below."""
_LONGEST = 1_500
_LONGEST_ORDINAL = 2


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: as written, its words, and whether it is a point of a list."""

    text: str
    words: tuple[Word, ...]
    is_listed: bool = False

    def between(self, first: int, after: int) -> str:
        """Return what stands from the end of the word before `first` to the start of the word at `after`."""
        return self.text[self.words[first - 1].end : self.words[after].start]

    @property
    def is_question(self) -> bool:
        """Tell whether it ends with a question mark of some script."""
        return self.text.rstrip("\"'»”) ").endswith(("?", ";", "\u037e"))


def sentences_of(text: str, abbreviations: frozenset[str]) -> list[Said]:
    """Return the sentences of the text in their order."""
    return [_said(piece) for piece in _pieces(text, abbreviations) if piece.strip()]


def _said(piece: str) -> Said:
    piece = piece.strip()
    return Said(piece, tuple(words_of(piece)), is_listed=bool(_LIST_MARK.match(piece)))


def _pieces(text: str, abbreviations: frozenset[str]) -> Iterator[str]:
    start = 0
    for found in _STOP.finditer(text):
        if found.end() - start < _LONGEST and not _ends_here(text, start, found, abbreviations):
            continue
        yield text[start : found.end()]
        start = found.end()
    yield text[start:]


def _ends_here(text: str, start: int, found: re.Match[str], abbreviations: frozenset[str]) -> bool:
    if found[0] == "\n":
        return _line_ends(text, found)
    if found[0] != ".":
        return True
    last = _LAST_WORD.search(text[max(start, found.start() - 40) : found.start()])
    following = text[found.end() : found.end() + 3].lstrip()
    if last is None or not following:
        return True
    is_ordinal = last[1].isdigit() and len(last[1]) <= _LONGEST_ORDINAL
    is_short_form = len(last[1]) == 1 or is_ordinal or fold_word(last[1]) in abbreviations
    return not is_short_form and not following[0].isdigit()


def _line_ends(text: str, found: re.Match[str]) -> bool:
    """Tell whether a line break ends a sentence, or the mail program only wrapped the line."""
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].rstrip()
    following = text[found.end() : found.end() + 6]
    if not following.strip() or following.startswith("\n") or _LIST_MARK.match(following):
        return True
    return len(line) < _WRAPPED
