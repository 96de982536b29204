"""A text taken apart into its sentences, each with its place, so that a guess can be shown by the words behind it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from officer_app.domain.vocabulary import Right
from officer_app.intake.articles import rights_cited
from officer_app.intake.mail_words import MailWords
from officer_app.intake.phrase_forms import fold_word
from officer_app.intake.phrases import Match, PhraseBook, places_of_words, words_of

_STOP = re.compile(r"[.!?…;\u037e。\n](?:(?<=\n)|[.!?…;\u037e。]*(?=[\s\"'»”)\]]|$))")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\Z")
_LIST_MARK = re.compile(r"\s*(?:[-*•–·▪◦]|\(?\d{1,2}[.)]|\(?[^\W\d_]\))\s")
_WRAPPED = 50
"""From this length on a line was broken by the mail program and goes on below."""
_LONGEST = 1_500
_LONGEST_ORDINAL = 2


@dataclass(frozen=True)
class Said:
    """One sentence: as written, its words, its phrases, the rights of the articles it cites, whether it is a point."""

    text: str
    words: Sequence[str] = field(compare=False)
    phrases: Sequence[Match] = field(compare=False, default=())
    cited: Sequence[Right | None] = field(compare=False, default=())
    is_listed: bool = False

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Match]]:
        found: dict[str, list[Match]] = {}
        for match in self.phrases:
            found.setdefault(match.kind, []).append(match)
        return found

    def all(self, kind: str) -> Sequence[Match]:
        """Return the phrases of one kind, in the order of the sentence."""
        return self._by_kind.get(kind, ())

    def first(self, kind: str) -> Match | None:
        """Return the first phrase of one kind, or None."""
        found = self._by_kind.get(kind)
        return found[0] if found else None

    def at_start(self, kind: str, within: int) -> Match | None:
        """Return the longest phrase of one kind that begins among the first words, or None."""
        fitting = (match for match in self.all(kind) if match.first <= within)
        return max(fitting, key=lambda match: match.after, default=None)

    @cached_property
    def _looked_up(self) -> dict[PhraseBook, list[Match]]:
        return {}

    def found_in(self, book: PhraseBook) -> Sequence[Match]:
        """Return the phrases of a further book that stand in the sentence, looked up when first asked for."""
        if book not in self._looked_up:
            self._looked_up[book] = book.find(self.words)
        return self._looked_up[book]

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Return where in the sentence each of its words begins and ends."""
        return places_of_words(self.text)

    def between(self, first: int, after: int) -> str:
        """Return what stands from the end of the word before `first` to the start of the word at `after`."""
        return self.text[self.places[first - 1][1] : self.places[after][0]]

    @cached_property
    def is_question(self) -> bool:
        """Tell whether it ends with a question mark of some script."""
        return self.text.rstrip("\"'»”) ").endswith(("?", ";", "\u037e"))


def sentences_of(text: str, words: MailWords, spoken: PhraseBook) -> list[Said]:
    """Return the sentences of the text in their order, each with the phrases of the book that stand in it."""
    pieces = (piece.strip() for piece in _pieces(text, words.abbreviations))
    return [_said(piece, words, spoken) for piece in pieces if piece]


@lru_cache(maxsize=2_000)
def _said(piece: str, mail_words: MailWords, spoken: PhraseBook) -> Said:
    """Take a sentence apart, once for all copies of a standard letter: they come by the hundred."""
    words = words_of(piece)
    return Said(
        text=piece,
        words=words,
        phrases=spoken.find(words),
        cited=rights_cited(piece, mail_words.articles),
        is_listed=bool(_LIST_MARK.match(piece)),
    )


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
