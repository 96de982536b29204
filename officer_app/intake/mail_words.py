"""What does not depend on the language of a message: words of mail programs, and how an article is cited."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from officer_app.domain.folding import fold
from officer_app.intake.phrase_forms import fold_word

_LABEL = re.compile(r"[\s>*_]*(?P<label>[^\W\d_][^:*]{0,25}?)\s*\*{0,2}\s*[:：]\s*\*{0,2}\s*(?P<value>\S.{0,400})?\s*$")

_LONGEST_MARKER = 60
"""Characters of `----- Forwarded message -----`, in the wordiest language and with many dashes."""


@dataclass(frozen=True, slots=True, eq=False)
class MailWords:
    """What mail programs write, folded, so that a line can be known for what it is; read once, so equal to itself."""

    wrote: re.Pattern[str]
    from_labels: frozenset[str]
    other_labels: frozenset[str]
    subject_labels: frozenset[str]
    forwarded: frozenset[str]
    original: frozenset[str]
    forward_prefixes: frozenset[str]
    sent_from: tuple[str, ...]
    disclaimers: tuple[str, ...]
    first_words: frozenset[str]
    postscripts: tuple[str, ...]
    abbreviations: frozenset[str]
    articles: re.Pattern[str]

    def marker(self, line: str) -> str:
        """Return a short line folded, without the dashes around it: `forwarded` and `original` have what it may be."""
        return fold(line.strip(" \t-_*>:=")) if len(line) <= _LONGEST_MARKER else ""

    def addition(self, line: str) -> str:
        """Return the folded beginning of a line that may begin with `sent_from` or `disclaimers`, else ""."""
        first = line[:80].strip(" *_|").split(" ", 1)[0]
        return fold(line[:80].strip(" *_|")) if fold_word(first) in self.first_words else ""

    def label(self, line: str) -> tuple[str, str] | None:
        """Return the folded label and the value of a header line such as `Van: Jan <jan@x.example>`, or None."""
        found = _LABEL.match(line[:500]) if ":" in line or "：" in line else None
        if not found:
            return None
        label = fold(found["label"].strip(" *_"))
        known = label in self.from_labels or label in self.other_labels
        return (label, (found["value"] or "").strip(" *")) if known else None


@cache
def mail_words(folder: Path) -> MailWords:
    """Read the words of the mail programs."""
    with (folder / "mail.toml").open("rb") as file:
        found = tomllib.load(file)
    wrote = "|".join(re.escape(verb) for verb in sorted(map(fold, found["wrote"]), key=len, reverse=True))
    return MailWords(
        wrote=re.compile(rf"(?<!\w)(?:{wrote})(?!\w)"),
        from_labels=_folded(found["from_labels"]),
        other_labels=_folded(found["other_labels"] + found["subject_labels"]),
        subject_labels=_folded(found["subject_labels"]),
        forwarded=_folded(found["forwarded"]),
        original=_folded(found["original"]),
        forward_prefixes=_folded(found["forward_prefixes"]),
        sent_from=tuple(_folded(found["sent_from"])),
        disclaimers=tuple(_folded(found["disclaimers"])),
        first_words=frozenset(fold(each.split()[0]) for each in found["sent_from"] + found["disclaimers"]),
        postscripts=tuple(_folded(found["postscripts"])),
        abbreviations=_folded(found["abbreviations"].split()),
        articles=_article(found["articles"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _article(words: list[str]) -> re.Pattern[str]:
    """Return what finds an article's number, which stands after the word in some languages and before it in others."""
    word = "|".join(re.escape(each).replace(r"\*", r"\w{0,12}") for each in words)
    after = rf"(?<!\w)(?:{word})\.?\s{{0,2}}(?P<after>\d{{1,2}})(?!\d)"
    before = rf"(?<![\w.])(?P<before>\d{{1,2}})\.?\s?(?:{word})(?!\w)"
    return re.compile(f"{after}|{before}", re.IGNORECASE)
