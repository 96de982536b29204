"""Writing and reading the history: one entry for each changed record, chained to the one before."""

import hashlib
import json
import os
from collections.abc import Generator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final

from officer_app.domain.audit import (
    SALT_SIZE,
    HistoryEntry,
    Link,
    Values,
    link_digest,
    payload_digest,
    payload_of,
    rehearsal_salt,
)
from officer_app.domain.clock import Clock
from officer_app.domain.errors import OfficerError
from officer_app.domain.registry import RECORD_TYPES, children_of
from officer_app.storage.database import Connection, Row
from officer_app.storage.keys import Entropy
from officer_app.storage.table import instant_text, table_of

REGISTER: Final = "register"
"""Record type of entries about the file itself: made, passphrase changed."""

PAYLOAD: Final = "audit_payload"
"""Record type of entries that say of another entry (`record_id` is its number) that its payload was erased."""

REMOVAL: Final = ".delete"
"""How the verb of an entry ends with which a record was taken out of the register."""

_LINK: Final = "e.seq, e.at, e.actor, e.verb, e.record_type, e.record_id, e.payload_digest, e.previous"
_INSERT: Final = (
    "INSERT INTO audit_entry (seq, at, actor, verb, record_type, record_id, payload_digest, previous, digest)"
    " VALUES (:seq, :at, :actor, :verb, :record_type, :record_id, :payload_digest, :previous, :digest)"
)


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry with all that the file holds of it; `salt` and `content` are None once they were erased."""

    link: Link
    digest: str
    salt: bytes | None
    content: str | None


def last_entry(connection: Connection) -> tuple[int, str]:
    """Return number and digest of the last entry; 0 and an empty text in an empty history."""
    found = connection.rows("SELECT seq, digest FROM audit_entry ORDER BY seq DESC LIMIT 1")
    return (int(found[0][0]), str(found[0][1])) if found else (0, "")


@dataclass(frozen=True, slots=True)
class Chronicler:
    """Who writes entries and when; `entropy` is None in a rehearsal, whose salts are the same on every run."""

    clock: Clock
    actor: str
    entropy: Entropy | None = os.urandom

    def write(
        self,
        connection: Connection,
        verb: str,
        record_type: str,
        record_id: int,
        before: Values | None = None,
        after: Values | None = None,
    ) -> int:
        """Append one entry in the open transaction and return its number."""
        seq, previous = last_entry(connection)
        content = payload_of(before, after)
        salt = self.entropy(SALT_SIZE) if self.entropy else rehearsal_salt(previous, content)
        link = Link(
            seq=seq + 1,
            at=instant_text(self.clock.now()),
            actor=self.actor,
            verb=verb,
            record_type=record_type,
            record_id=record_id,
            payload_digest=payload_digest(salt, content),
            previous=previous,
        )
        connection.run(_INSERT, asdict(link) | {"digest": link_digest(link)})
        connection.run("INSERT INTO audit_payload (seq, salt, content) VALUES (?, ?, ?)", (link.seq, salt, content))
        return link.seq

    def secret(self, connection: Connection) -> bytes:
        """Return 32 bytes that nobody can guess; in a rehearsal the same ones on every run."""
        return self.entropy(32) if self.entropy else rehearsal_salt(last_entry(connection)[1], "secret")


def entries(connection: Connection, after: float, last: int) -> Generator[StoredEntry]:
    """Yield the entries above one number up to another, as they stand in the file; `-math.inf` begins at the first."""
    sql = (
        f"SELECT {_LINK}, e.digest, p.salt, p.content FROM audit_entry e LEFT JOIN audit_payload p USING (seq)"
        " WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq"
    )
    for row in connection.each(sql, (after, last)):
        yield StoredEntry(_link(row), row[8], row[9], row[10])


def _link(row: Row) -> Link:
    return Link(
        seq=row[0],
        at=row[1],
        actor=row[2],
        verb=row[3],
        record_type=row[4],
        record_id=row[5],
        payload_digest=row[6],
        previous=row[7],
    )


def read_history(
    connection: Connection, record_type: str | None, record_id: int | None, newest: int, before: int | None
) -> list[HistoryEntry]:
    """Return entries, the newest first: of one type, of one record, older than entry `before`."""
    conditions = {"e.record_type = ?": record_type, "e.record_id = ?": record_id, "e.seq < ?": before}
    asked = {condition: value for condition, value in conditions.items() if value is not None}
    where = " AND ".join(asked) or "1"
    sql = (
        f"SELECT {_LINK}, p.content FROM audit_entry e LEFT JOIN audit_payload p USING (seq)"
        f" WHERE {where} ORDER BY e.seq DESC LIMIT ?"
    )
    return [_told(_link(row), row[8]) for row in connection.rows(sql, (*asked.values(), newest))]


def entries_between(connection: Connection, start: datetime, end: datetime) -> list[HistoryEntry]:
    """Return the entries from one instant until before another, the oldest first."""
    sql = (
        f"SELECT {_LINK}, p.content FROM audit_entry e LEFT JOIN audit_payload p USING (seq)"
        " WHERE e.at >= ? AND e.at < ? ORDER BY e.seq"
    )
    bounds = (instant_text(start), instant_text(end))
    return [_told(_link(row), row[8]) for row in connection.rows(sql, bounds)]


def entries_of_whole(connection: Connection, record_type: str, record_id: int) -> list[HistoryEntry]:
    """Return the entries of one record and of all that ever hung on it, the oldest first."""
    found = read_history(connection, record_type, record_id, _ALL, None)
    for child in children_of(record_type):
        named = " OR ".join(f"json_extract({_WHOLE}, '$.{side}.{child.parent_field}') = ?" for side in _SIDES)
        sql = (
            "SELECT DISTINCT e.record_id FROM audit_entry e JOIN audit_payload p USING (seq)"
            f" WHERE e.record_type = ? AND ({named})"
        )
        for (child_id,) in connection.rows(sql, (child.key, *[record_id] * len(_SIDES))):
            found += read_history(connection, child.key, child_id, _ALL, None)
    return sorted(found, key=lambda entry: entry.seq)


_SIDES: Final = ("before", "after")
_WHOLE: Final = "CASE WHEN json_valid(p.content) THEN p.content END"
"""SQLite reads no further where it meets a text that is not JSON."""
_ALL: Final = -1
"""As a limit it is none."""


def _told(link: Link, content: str | None) -> HistoryEntry:
    before, after, is_readable = None, None, True
    try:
        at = datetime.fromisoformat(link.at).astimezone(UTC)
        if content is not None:
            before, after = (_typed(link.record_type, side) for side in _sides_of(content))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError, OfficerError):
        at, is_readable = _instant(link.at), False
    return HistoryEntry(
        seq=link.seq,
        at=at,
        actor=link.actor,
        verb=link.verb,
        record_type=link.record_type,
        record_id=link.record_id,
        before=before,
        after=after,
        is_readable=is_readable,
    )


def _instant(at: str) -> datetime:
    """Return when an entry was written; where nobody can read that, the beginning of 1970."""
    try:
        return datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return datetime.fromtimestamp(0, UTC)


def _sides_of(content: str) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Return what an entry says of before and after; raises where it is not as the program writes it."""
    payload = json.loads(content)
    before, after = (payload[side] for side in _SIDES)
    if any(not isinstance(side, dict | None) for side in (before, after)):
        raise TypeError("a side of an entry is an object or nothing")
    return before, after


def _typed(record_type: str, values: dict[str, Any] | None) -> dict[str, Any] | None:
    if values is None or record_type not in RECORD_TYPES:
        return values
    if any(isinstance(value, dict | list) for value in values.values()):
        raise TypeError("what is kept of a field is one text, one number or nothing")
    return table_of(RECORD_TYPES[record_type].record).typed(values)


def content_digest(data: bytes) -> str:
    """Return the SHA-256 of an attachment's contents, in hex: the name under which they are kept."""
    return hashlib.sha256(data).hexdigest()
