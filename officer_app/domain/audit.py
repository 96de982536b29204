"""The history's arithmetic: each entry's digest covers the entry before it, so no entry can change unseen.

What was written about people stays outside the chain: an entry holds only a salted digest of it, so that it can be
erased later and the chain still holds (GDPR Art. 5(1)(e) beside Art. 5(2)).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

Values = Mapping[str, Any]

SALT_SIZE = 16
"""Bytes of salt before each payload: without them a short payload could be guessed from its digest."""

SHORTEST_HEAD = 12
"""Hex digits of a printed head that are enough to name one entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One entry as the chain sees it: who did what to which record, when; `payload_digest` seals the values."""

    seq: int
    at: str
    actor: str
    verb: str
    record_type: str
    record_id: int
    payload_digest: str
    previous: str


_LINK_FIELDS = tuple(each.name for each in fields(Link))


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One entry as people see it; `before` and `after` are None where the record did not exist or was erased.

    `is_readable` is False where somebody put something else in the place of what the program wrote.
    """

    seq: int
    at: datetime
    actor: str
    verb: str
    record_type: str
    record_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    is_readable: bool = True


def canonical(value: Any) -> str:
    """Return the one JSON text of a value: sorted keys, no blanks, every letter as itself."""
    return _CANONICAL.encode(value)


def payload_of(before: Values | None, after: Values | None) -> str:
    """Return what an entry says about the record's values."""
    return canonical({"before": before, "after": after})


def payload_digest(salt: bytes, content: str) -> str:
    """Return the salted SHA-256 of a payload, in hex."""
    return hashlib.sha256(salt + content.encode()).hexdigest()


def link_digest(link: Link) -> str:
    """Return the SHA-256 of an entry, in hex; it covers the digest of the entry before."""
    return hashlib.sha256(canonical({name: getattr(link, name) for name in _LINK_FIELDS}).encode()).hexdigest()


def rehearsal_salt(previous: str, content: str) -> bytes:
    """Return a salt that is the same on every run, for rehearsals under a fixed clock only."""
    return hashlib.sha256(f"{previous}\n{content}".encode()).digest()[:SALT_SIZE]


def changed(before: Values, after: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return only the fields that differ, as they were and as they are."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def head_digits(printed: str) -> str:
    """Return the hex digits of a head as somebody copied it from paper, or an empty text where it is none."""
    digits = "".join(printed.split()).lower()
    long_enough = SHORTEST_HEAD <= len(digits) <= hashlib.sha256().digest_size * 2
    return digits if long_enough and set(digits) <= set("0123456789abcdef") else ""
