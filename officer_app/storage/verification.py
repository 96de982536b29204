"""Checking a register from end to end while somebody works in it: the file, its tables, history, records, contents.

Nothing is locked for long: each piece reads in one short transaction, and the window's next change gets through.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from officer_app.domain.audit import head_digits
from officer_app.domain.errors import DamagedRegister, OfficerError, RegisterInUse
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.watch import Cancelled, Progress, never, unheard
from officer_app.domain.words import Sentence
from officer_app.storage.chain_check import check_chain, check_head
from officer_app.storage.database import Connection, Row
from officer_app.storage.history import REGISTER, content_digest, last_entry
from officer_app.storage.opening import foreign_parts, is_current, lacks_tables
from officer_app.storage.pieces import MOST_FINDINGS, Piece, giving_way
from officer_app.storage.record_check import check_records
from officer_app.storage.reference_check import check_references

SWEEPS: Final = 3
"""How often the pages are read without a lock before one that is damaged each time is believed to be."""


_WITH_CONTENTS: Final = {
    "attachment": "The contents of the attachment {name} (number {number}) are missing.",
    "document": "The contents of the document {name} (number {number}) are missing.",
}


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the register found: nothing where all is as it was written.

    `entries` is the number of the last entry, `held` the one up to which the chain was found to hold.
    """

    findings: tuple[Sentence, ...]
    entries: int
    head: str
    held: int

    @property
    def stopped(self) -> Sentence | None:
        """Tell how far the check of the history came; None where it came to the end."""
        if not self.findings or 0 < self.entries <= self.held:
            return None
        if not self.held:
            return Sentence("No entry of the history could be checked.")
        text = (
            "The check of the history stopped after entry {held}: those that follow, up to {entries}, were not checked."
        )
        return Sentence(text, {"held": self.held, "entries": self.entries})


def verify(
    connection: Connection,
    head: str | None = None,
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> Verification:
    """Check a register as it is when the check begins; changes made meanwhile, here or elsewhere, are no findings.

    With `head`, as printed on a PDF, also tell whether its history still contains that state. `progress` hears how many
    entries of how many were gone through. Raises `OfficerError` where it was cancelled, and `RegisterInUse` where the
    passphrase was changed meanwhile.
    """
    printed = _digits_of(head) if head is not None else None
    findings: list[Sentence] = []
    seq, last, done, held = 0, "", 0, 0
    try:
        seq, last = last_entry(connection)
        for piece in pieces(connection, seq, printed, cancelled):
            if cancelled():
                raise OfficerError("The check was cancelled before its end. Nothing can be said of the register.")
            _refuse_another_file(connection)
            findings.extend(piece.findings)
            done += piece.entries
            held += piece.held
            progress(min(done, 2 * seq), 2 * seq)
    except DamagedRegister as problem:
        _refuse_another_file(connection)
        findings.append(problem.sentence)
    _refuse_another_file(connection)
    return Verification(tuple(findings), seq, last, held)


def _digits_of(head: str) -> str:
    digits = head_digits(head)
    if not digits:
        raise OfficerError("A head has 12 digits or more, each 0 to 9 or a to f. Compare it with the paper.")
    return digits


def _refuse_another_file(connection: Connection) -> None:
    """Raise where what is checked is the register no more: it was encrypted anew since the check began."""
    if connection.is_replaced():
        raise RegisterInUse("The passphrase of the register was changed while it was checked. Start the check again.")


def pieces(connection: Connection, last: int, printed: str | None, cancelled: Cancelled = never) -> Iterator[Piece]:
    """Check everything piece by piece, the history up to entry `last`; nothing is locked between two pieces."""
    yield Piece(_damaged(_unreadable_pages(connection)))
    yield from _check_structure(connection, cancelled)
    yield Piece(_foreign_parts(connection))
    if is_current(connection) and lacks_tables(connection):
        return  # what the tables are not there for cannot be read; that they are not is said
    yield from check_references(connection)
    yield from check_chain(connection, last)
    yield Piece(_changed_mark(connection))
    for record_type in RECORD_TYPES.values():
        yield from check_records(connection, record_type)
    if printed is not None:
        yield from check_head(connection, printed, last)
    yield from _check_contents(connection)


def _damaged(problems: list[Row]) -> tuple[Sentence, ...]:
    text = "The file is damaged: {problem}. Restore the latest copy."
    return tuple(Sentence(text, {"problem": str(problem).strip()}) for (problem,) in problems)


def _unreadable_pages(connection: Connection) -> list[Row]:
    """Return the pages that are not as they were encrypted.

    SQLCipher reads the file for this without any lock, so a page that is just being written may fail once. Only what
    fails again and again, and at last under a lock, is damaged.
    """
    sql = "PRAGMA cipher_integrity_check"
    if connection.key is None or not all(connection.rows(sql) for _ in range(SWEEPS)):
        return []
    with connection.transaction("DEFERRED"):
        connection.value("SELECT count(*) FROM sqlite_master")
        return connection.rows(sql)


def _check_structure(connection: Connection, cancelled: Cancelled) -> Iterator[Piece]:
    """Let SQLite check the whole file at once; where somebody writes without a pause, one table after the other."""
    found = giving_way(connection, "PRAGMA integrity_check(10)", cancelled, at_last=False)
    if found is not None:
        yield Piece(_damaged(_not_sound(found)))
        return
    for (table,) in connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        rows = giving_way(connection, f'PRAGMA integrity_check("{table}")', cancelled) or []
        yield Piece(_damaged(_not_sound(rows)))


def _not_sound(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row[0] != "ok"]


def _foreign_parts(connection: Connection) -> tuple[Sentence, ...]:
    with connection.transaction("DEFERRED"):
        parts = foreign_parts(connection) if is_current(connection) else ()
    text = "Tables or triggers are not as this program makes them: {parts}."
    return (Sentence(text, {"parts": parts}),) if parts else ()


def _changed_mark(connection: Connection) -> tuple[Sentence, ...]:
    """Tell where a real register was marked as a rehearsal afterwards, whose salts can be guessed."""
    sql = "SELECT content FROM audit_payload JOIN audit_entry USING (seq) WHERE seq = 1 AND record_type = ?"
    with connection.transaction("DEFERRED"):
        marked = connection.value("SELECT value FROM meta WHERE key = 'rehearsal'") == "1"
        made = connection.value(sql, (REGISTER,))
    with suppress(ValueError, TypeError, KeyError):
        if json.loads(made)["after"]["rehearsal"] is not marked:
            return (Sentence("The register's mark of a rehearsal was changed after it was made."),)
    return ()


def _check_contents(connection: Connection) -> Iterator[Piece]:
    for (digest,) in connection.rows("SELECT digest FROM content"):
        yield Piece(_altered_content(connection, digest))
    for table, text in _WITH_CONTENTS.items():
        missing = f"SELECT id, name FROM {table} WHERE digest <> '' AND digest NOT IN (SELECT digest FROM content)"
        found = connection.rows(missing)[:MOST_FINDINGS]
        yield Piece(tuple(Sentence(text, {"name": name, "number": number}) for number, name in found))


def _altered_content(connection: Connection, digest: str) -> tuple[Sentence, ...]:
    data = connection.value("SELECT data FROM content WHERE digest = ?", (digest,))
    if data is None or content_digest(data) == digest:
        return ()
    return (Sentence("The contents of the attached file {digest} were changed.", {"digest": digest[:12]}),)
