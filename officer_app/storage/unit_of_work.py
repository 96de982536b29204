"""Reading records, and changing several of them in one transaction together with their history."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeVar

from sqlcipher3 import dbapi2

from officer_app.domain.audit import HistoryEntry, changed
from officer_app.domain.errors import DamagedRegister, NotFound, OfficerError, ProblemsFound
from officer_app.domain.registry import BY_RECORD
from officer_app.domain.words import Sentence
from officer_app.storage.database import Connection
from officer_app.storage.history import (
    PAYLOAD,
    REGISTER,
    REMOVAL,
    Chronicler,
    content_digest,
    entries_between,
    entries_of_whole,
    last_entry,
)
from officer_app.storage.table import Table, table_of

Record = TypeVar("Record")

_HIGHEST_ID: Final = 2**62
"""No record of ours gets there; above it SQLite would run out of numbers."""


class Reader:
    """Reads the records of a register through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, record_class: type[Record], record_id: int) -> Record:
        """Return one record; raises `NotFound`."""
        table = table_of(record_class)
        found = self._connection.rows(f"{table.select} WHERE id = ?", (record_id,))
        if not found:
            raise _not_found(record_class, record_id)
        record: Record = table.load(found[0])
        return record

    def all(self, record_class: type[Record], **equals: Any) -> list[Record]:
        """Return the records whose fields have these values, ordered by id."""
        table = table_of(record_class)
        condition, bound = table.where(equals)
        found = self._connection.rows(f"{table.select} WHERE {condition or '1'} ORDER BY id", bound)
        return [table.load(row) for row in found]

    def case_id(self, reference: str) -> int | None:
        """Return the number of the case with that reference, whatever its spelling, or None."""
        sql = 'SELECT id FROM "case" WHERE trim(reference) = trim(?) COLLATE NOCASE'
        found: int | None = self._connection.value(sql, (reference,))
        return found

    def last_reference(self, prefix: str) -> str:
        """Return the highest reference that begins so, or an empty text."""
        sql = 'SELECT reference FROM "case" WHERE substr(reference, 1, ?) = ?'
        order = "ORDER BY length(reference) DESC, reference DESC LIMIT 1"
        return self._connection.value(f"{sql} {order}", (len(prefix), prefix)) or ""

    def head(self) -> str:
        """Return the digest of the last entry of the history."""
        return last_entry(self._connection)[1]

    def entries_between(self, start: datetime, end: datetime) -> list[HistoryEntry]:
        """Return the history from one instant until before another, the oldest entry first."""
        return entries_between(self._connection, start, end)

    def entries_of_whole(self, record_type: str, record_id: int) -> list[HistoryEntry]:
        """Return the history of one record and of all that ever hung on it, the oldest entry first."""
        return entries_of_whole(self._connection, record_type, record_id)

    def content(self, digest: str) -> bytes:
        """Return the contents that are kept under a digest; raises `NotFound`."""
        found = self._connection.value("SELECT data FROM content WHERE digest = ?", (digest,))
        if found is None:
            raise NotFound("The contents of this file are not in the register any more.")
        return bytes(found)


class Work(Reader):
    """One change of the register: every record that it touches gets its entry in the history."""

    def __init__(self, connection: Connection, chronicler: Chronicler, verb: str) -> None:
        super().__init__(connection)
        self._chronicler = chronicler
        self._verb = verb
        self.touched: set[str] = set()

    def insert(self, record: Record) -> Record:
        """Keep a new record and return it with its id, which no record of its type ever had."""
        any_record: Any = record
        numbered: Record = replace(any_record, id=self._next_id(table_of(type(record))))
        return self.restore(numbered)

    def _next_id(self, table: Table) -> int:
        """Return the number after the highest that the table holds or of which the history tells."""
        sql = (
            f'SELECT max(coalesce((SELECT max(id) FROM "{table.name}"), 0),'
            " coalesce((SELECT max(record_id) FROM audit_entry WHERE record_type = ?), 0))"
        )
        highest: int = self._connection.value(sql, (table.name,))
        if highest >= _HIGHEST_ID:
            raise DamagedRegister("The register holds numbers that this program did not give. Restore the latest copy.")
        return highest + 1

    def update(self, record: Record) -> Record:
        """Keep the record's new values; nothing is written where none differs."""
        table = table_of(type(record))
        any_record: Any = record
        before, after = changed(table.row(self.get(type(record), any_record.id)), table.row(record))
        if after:
            places = ", ".join(f'"{name}" = ?' for name in after)
            sql = f'UPDATE "{table.name}" SET {places} WHERE id = ?'
            self._run(table, sql, [*after.values(), any_record.id], after)
            self._enter(table.name, any_record.id, before, after)
        return record

    def in_any_order(self) -> None:
        """Let records name others that come later in this change; at its end each of them has to be there."""
        self._connection.run("PRAGMA defer_foreign_keys = 1")

    def restore(self, record: Record) -> Record:
        """Keep a record under the number that it had in another register; raises where that number is taken."""
        table = table_of(type(record))
        row = table.row(record)
        any_record: Any = record
        self._run(table, table.insert, [any_record.id, *row.values()], row)
        self._enter(table.name, any_record.id, None, row)
        return record

    def delete(self, record: Any) -> None:
        """Take a record out of the register; its last values stay in the history until they are erased there.

        Its entry's verb ends in `.delete`, whatever the change is called: after an erasure only that tells that the
        record is gone. Raises `NotFound` where another record names it.
        """
        table = table_of(type(record))
        before = table.row(self.get(type(record), record.id))
        self._run(table, f'DELETE FROM "{table.name}" WHERE id = ?', [record.id], {})
        self._enter(table.name, record.id, before, None, self._verb.removesuffix(REMOVAL) + REMOVAL)

    def store_content(self, data: bytes) -> str:
        """Keep the contents of a file once, and return the digest under which they are found."""
        digest = content_digest(data)
        self._connection.run(
            "INSERT INTO content (digest, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (digest, len(data), data),
        )
        return digest

    def erase_payload(self, seq: int) -> None:
        """Erase what an entry says about a record; the entry stays in the chain, and a new one says so."""
        said = "SELECT record_type FROM audit_entry JOIN audit_payload USING (seq) WHERE seq = ? AND salt IS NOT NULL"
        erasable = self._connection.value(said, (seq,))
        if erasable in {None, PAYLOAD, REGISTER}:
            raise OfficerError("Entry {seq} of the history holds nothing that can be erased.", seq=seq)
        self._connection.run("UPDATE audit_payload SET salt = NULL, content = NULL WHERE seq = ?", (seq,))
        self._enter(PAYLOAD, seq, None, None)

    def forget(self, record: Record, *names: str) -> Record:
        """Empty fields of a record for good: here, and in all that the history says of it; the rest is told anew."""
        table = table_of(type(record))
        any_record: Any = record
        blank: Any = type(record)()
        emptied: Record = replace(any_record, **{name: getattr(blank, name) for name in names})
        self.update(emptied)
        said = "SELECT seq FROM audit_entry JOIN audit_payload USING (seq) WHERE record_type = ? AND record_id = ?"
        for (seq,) in self._connection.rows(f"{said} AND salt IS NOT NULL", (table.name, any_record.id)):
            self.erase_payload(seq)
        row = table.row(emptied)
        self._enter(table.name, any_record.id, row, row)
        return emptied

    def secret(self) -> bytes:
        """Return 32 bytes for a key that the register is to keep; in a rehearsal the same ones on every run."""
        return self._chronicler.secret(self._connection)

    def note(self, after: dict[str, Any]) -> None:
        """Write an entry about the register itself."""
        self._enter(REGISTER, 1, None, after)

    def _enter(self, record_type: str, record_id: int, before: Any, after: Any, verb: str = "") -> None:
        self._chronicler.write(self._connection, verb or self._verb, record_type, record_id, before, after)
        self.touched.add(record_type)

    def _run(self, table: Table, sql: str, bound: list[Any], row: dict[str, Any]) -> None:
        try:
            self._connection.run(sql, bound)
        except dbapi2.IntegrityError as problem:
            raise self._explained(table, row, str(problem)) from problem

    def _explained(self, table: Table, row: dict[str, Any], problem: str) -> OfficerError:
        if "case_reference" in problem:
            other = self._connection.value(
                'SELECT reference FROM "case" WHERE id = ?', (self.case_id(row["reference"]),)
            )
            return ProblemsFound(
                {"reference": Sentence("There is a case with this reference already: {other}.", {"other": other})}
            )
        if "FOREIGN KEY" in problem:
            return NotFound("This refers to a record that is not in the register.")
        raise AssertionError(f"{table.name}: {problem}")


def _not_found(record_class: type[Any], record_id: int) -> NotFound:
    kind = Sentence(BY_RECORD[record_class].singular)
    return NotFound("{kind} {id} is not in the register.", kind=kind, id=record_id)
