"""The parts of one message: what it says, and the signature below it."""

import re
from dataclasses import dataclass

from officer_app.intake.mail_words import MailWords
from officer_app.intake.phrases import places_of_words, words_of
from officer_app.intake.rules import Rules

_SIGNATURE_MARK = re.compile(r"--\s*\Z")
_LONGEST_CLOSING = 80
_ROOM_FOR_A_NAME = 7
_LONGEST_SIGNATURE = 25
"""Lines; a closing formula further up than that is none."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says and how it is signed."""

    body: str
    signature: tuple[str, ...] = ()


def letter_of(text: str, rules: Rules, words: MailWords) -> Letter:
    """Take a message apart at the signature mark or the closing formula; a postscript belongs to what it says."""
    lines = text.split("\n")
    at = _signature_at(lines, rules)
    if at is None:
        return Letter(text)
    signature = [line.strip() for line in lines[at:] if line.strip()]
    extra = _postscript(lines[at:], words)
    body = "\n".join(lines[:at]).rstrip()
    return Letter(f"{body}\n\n{extra}" if extra else body, tuple(signature))


def _signature_at(lines: list[str], rules: Rules) -> int | None:
    said = False
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if said and _SIGNATURE_MARK.match(line):
            return at
        if said and len(lines) - at <= _LONGEST_SIGNATURE and is_closing(line, rules) and not _goes_on(lines, at):
            return at
        said = True
    return None


def is_closing(line: str, rules: Rules) -> bool:
    """Tell whether a line is a closing formula, perhaps with a name behind it."""
    if len(line) > _LONGEST_CLOSING or line.rstrip().endswith("?"):
        return False
    words = words_of(line)
    match = rules.closings.at_start(words)
    return match is not None and len(words) - match.after <= _name_room(line, places_of_words(line)[match.after - 1][1])


def _name_room(line: str, end: int) -> int:
    """Return how many words may follow the formula: a name after a comma, else hardly anything."""
    rest = line[end:].strip()
    if not rest.strip(",.!;: "):
        return 0
    return _ROOM_FOR_A_NAME if rest[0] in ",." or rest[0].isupper() else 0


def _goes_on(lines: list[str], at: int) -> bool:
    """Tell whether whole sentences follow, so that the line was no closing but a word of thanks in between."""
    following = [line.strip() for line in lines[at + 1 : at + 4] if line.strip()]
    return any(len(line) > _LONGEST_CLOSING and line.endswith((".", "!", "?")) for line in following[:1])


def _postscript(lines: list[str], words: MailWords) -> str:
    for at, line in enumerate(lines):
        first = line.strip().casefold().split(maxsplit=1)
        if first and first[0].strip(":-") in words.postscripts:
            return "\n".join(lines[at:]).strip()
    return ""
