"""Which part of a message is new: without quoted replies, mail programs' additions and disclaimers."""

import re
from dataclasses import dataclass
from email.utils import parseaddr

from officer_app.domain.folding import fold
from officer_app.intake.mail_words import MailWords

_ADDRESS = re.compile(r"[^\s<>@,;:\"()\[\]]{1,64}@[^\s<>@,;:\"()\[\]]{1,190}\.[^\W\d_]{2,24}")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_RULE = re.compile(r"[\s]*[_\-=]{5,}[\s]*$")
_REFERENCE = re.compile(r"\s*(?P<prefix>[^\W\d_]{1,12})\s*(?:\[\d+\])?\s*[:：]")
_LONGEST_HEADER = 400
_LINES_OF_A_HEADER = 8
_SURE_LABELS = 2
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message that somebody passed on: its text and who wrote it."""

    text: str
    name: str = ""
    email: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class NewPart:
    """What the sender wrote herself, and the message below it where she passed one on."""

    text: str
    forwarded: Forwarded | None = None


def first_address(text: str) -> str:
    """Return the first e-mail address in the text, or ""."""
    found = _ADDRESS.search(text) if "@" in text else None
    return found[0].rstrip(".") if found else ""


def new_part(text: str, subject: str, words: MailWords) -> NewPart:
    """Take a message apart; a reply keeps only what is new, a passed-on message keeps what was passed on."""
    lines = text.split("\n")
    cut, marked = _cut(lines, words)
    own = _without_quotes(lines[:cut] if cut is not None else lines, words)
    if cut is None:
        return NewPart(own)
    below = lines[cut:]
    answer = _below_a_quote(below, words)
    if answer:
        return NewPart(f"{own}\n\n{answer}".strip("\n"))
    is_forward = marked or _is_forward(subject, words) or not own.strip()
    return NewPart(own, _forwarded(below, words) if is_forward else None)


def _is_forward(subject: str, words: MailWords) -> bool:
    found = _REFERENCE.match(subject[:100])
    return bool(found) and fold(found["prefix"]) in words.forward_prefixes  # type: ignore[index]


def _cut(lines: list[str], words: MailWords) -> tuple[int | None, bool]:
    """Return the line where the older message begins, and whether it is marked as passed on."""
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        marker = words.marker(line)
        if marker in words.forwarded:
            return at, True
        if marker in words.original or _is_header_block(lines, at, words):
            return at, False
        if _attribution(lines, at, words):
            return at, False
    return None, False


def _is_header_block(lines: list[str], at: int, words: MailWords) -> bool:
    """Tell whether `From:` and at least two other such lines begin here, perhaps below a rule."""
    first = words.label(lines[at])
    if first is None:
        return bool(_RULE.match(lines[at][:200])) and at + 1 < len(lines) and _is_header_block(lines, at + 1, words)
    if first[0] not in words.from_labels:
        return False
    following = (words.label(line) for line in lines[at + 1 : at + _LINES_OF_A_HEADER])
    return sum(label is not None for label in following) >= _SURE_LABELS


def _attribution(lines: list[str], at: int, words: MailWords) -> int:
    """Return how many lines `On Tuesday Jan <jan@x.example> wrote:` takes from here; 0 where it is none."""
    together = ""
    for count, line in enumerate(lines[at : at + 3], start=1):
        together = f"{together} {line.strip()}"
        if len(together) > _LONGEST_HEADER or not line.strip():
            return 0
        if together.rstrip(" *").endswith((":", "：")):
            return count if _is_attribution(together, lines[at + count :], words) else 0
    return 0


def _is_attribution(line: str, following: list[str], words: MailWords) -> bool:
    if not words.wrote.search(fold(line)):
        return False
    next_line = next((each for each in following if each.strip()), "")
    return next_line.lstrip().startswith(">") or (
        any(mark.isdigit() for mark in line) and bool(_ADDRESS.search(line) or _CLOCK.search(line))
    )


def _below_a_quote(below: list[str], words: MailWords) -> str:
    """Return what was written below or between quoted lines that each begin with `>`."""
    skip = _attribution(below, 0, words)
    rest = [line for line in below[skip:] if line.strip()]
    if not skip or not rest or not rest[0].lstrip().startswith(">"):
        return ""
    return _without_quotes(below[skip:], words)


def _without_quotes(lines: list[str], words: MailWords) -> str:
    """Drop quoted lines, what the telephone adds, and a disclaimer with all below it."""
    kept: list[str] = []
    for line in lines:
        start = words.addition(line)
        if line.lstrip().startswith(">") or start.startswith(words.sent_from):
            continue
        if start.startswith(words.disclaimers) and any(each.strip() for each in kept):
            break
        kept.append(line)
    return "\n".join(kept).strip("\n")


def _forwarded(below: list[str], words: MailWords) -> Forwarded:
    """Read the header and the text of a message that was passed on."""
    plain = [re.sub(r"^(?:\s?>)+ ?", "", line) for line in below]
    facts: dict[str, str] = {}
    start = _attribution(below, 0, words)
    if start:
        facts["from"] = " ".join(plain[:start])
    for at, line in enumerate(plain[start : start + 2 * _LINES_OF_A_HEADER], start=start):
        label = words.label(line)
        if label is None and line.strip() and words.marker(line) not in words.forwarded | words.original and facts:
            break
        start = at + 1
        if label is not None:
            facts.setdefault("from" if label[0] in words.from_labels else label[0], label[1])
    inner = new_part("\n".join(plain[start:]).strip("\n"), "", words)
    name, _ = parseaddr(facts.get("from", "").replace("[mailto:", "<").replace("]", ">"))
    subject = next((value for label, value in facts.items() if label in words.subject_labels), "")
    name = "" if _ADDRESS.search(name) or len(name) > _LONGEST_NAME else name
    return Forwarded(inner.text, name, first_address(facts.get("from", "")), subject)
