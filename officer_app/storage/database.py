"""The one door to a register's file: SQLCipher's connection, its settings, and its errors in plain words."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from sqlcipher3 import dbapi2
from sqlite_utils.db import Database

from officer_app.domain.errors import (
    DamagedRegister,
    ReadOnlyRegister,
    RegisterError,
    RegisterInUse,
    WrongPassphrase,
)
from officer_app.storage.header import Header, hold, is_there, let_go
from officer_app.storage.keys import FileKey

Row = tuple[Any, ...]
Mode = Literal["ro", "rw"]

BUSY_SECONDS: Final = 10

STEPS_BETWEEN_QUESTIONS: Final = 1_000
"""Steps of SQLite's machine after which a query that may be broken off asks whether it should be."""

SETTINGS: Final = (
    f"busy_timeout = {BUSY_SECONDS * 1_000}",
    "trusted_schema = 0",
    "cell_size_check = 1",
    "mmap_size = 0",
    "temp_store = 2",
    "foreign_keys = 1",
    "secure_delete = 1",
    "synchronous = EXTRA",
    "fullfsync = 1",
    "checkpoint_fullfsync = 1",
)
"""Durability and caution on every connection; the two `fullfsync` matter on macOS and do nothing elsewhere."""

JOURNAL: Final = "journal_mode = DELETE"
"""The rollback journal, set by whoever may write: another program may have switched the file to a write-ahead log."""

_RESTORE = "Restore the latest copy."
_TOLD: Final[dict[int, tuple[type[RegisterError], str]]] = {
    dbapi2.SQLITE_BUSY: (RegisterInUse, "Another program uses the register just now. Try again in a few seconds."),
    dbapi2.SQLITE_LOCKED: (RegisterInUse, "Another window uses the register just now. Try again in a few seconds."),
    dbapi2.SQLITE_READONLY: (ReadOnlyRegister, "The register can be read here but not changed. Nothing was saved."),
    dbapi2.SQLITE_PERM: (ReadOnlyRegister, "This account may not change the register. Nothing was saved."),
    dbapi2.SQLITE_IOERR: (RegisterError, "The disk could not be read or written. Nothing was changed; check the disk."),
    dbapi2.SQLITE_FULL: (RegisterError, "The disk is full. Nothing was changed; make room, then do it again."),
    dbapi2.SQLITE_CANTOPEN: (RegisterError, "The register cannot be opened: its disk or its folder is not there."),
    dbapi2.SQLITE_PROTOCOL: (RegisterInUse, "The register cannot be locked in this folder. Move it to a local disk."),
    dbapi2.SQLITE_CORRUPT: (DamagedRegister, f"This register is damaged: a part is not as it was written. {_RESTORE}"),
    dbapi2.SQLITE_NOTADB: (DamagedRegister, f"This register is damaged: a part cannot be read. {_RESTORE}"),
    dbapi2.SQLITE_INTERRUPT: (RegisterError, "The change was interrupted. Nothing was changed; do it again."),
}  # fmt: skip


@contextmanager
def told() -> Generator[None]:
    """Turn what the disk and SQLite report into sentences; a mistake of ours passes as it is."""
    try:
        yield
    except dbapi2.Error as problem:
        family = getattr(problem, "sqlite_errorcode", 0) & 0xFF
        if family not in _TOLD:
            raise
        error, sentence = _TOLD[family]
        raise error(sentence) from problem


class Connection:
    """One connection to a register, used by one thread; `rows`, `run` and `transaction` are all it does."""

    def __init__(self, path: Path, header: Header, key: FileKey | None, mode: Mode) -> None:
        self.path = path
        self.key = key
        self._header = header
        self._mode = mode
        self._raw: Any = None
        self._token: tuple[int, int] | None = None
        self._open()

    def _open(self) -> None:
        self._token = hold(self.path, self._header)
        place = f"{self.path.absolute().as_uri()}?mode={self._mode}"
        try:
            with told():
                self._raw = dbapi2.connect(place, uri=True, isolation_level=None)
                self._raw.execute("PRAGMA cipher_log_level = NONE")
            self._refuse_another_file()
            self._unlock()
            self._settle()
        except BaseException:
            self.close()
            raise

    def _refuse_another_file(self) -> None:
        if self.is_replaced():
            raise RegisterInUse("The register was encrypted anew just now. Open it again.")

    def _unlock(self) -> None:
        if self.key is not None:
            self._raw.execute(f"PRAGMA key = \"x'{self.key.database_key().hex()}{self.key.salt.hex()}'\"")
        self._raw.execute(f"PRAGMA {SETTINGS[0]}")
        try:
            with told():
                self._raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except DamagedRegister as problem:
            if self.key is None or _family(problem.__cause__) != dbapi2.SQLITE_NOTADB:
                raise
            raise WrongPassphrase(
                "This passphrase does not open the register, or the file is not whole. "
                "Check Caps Lock and the keyboard's layout, then try again."
            ) from problem

    def _settle(self) -> None:
        with told():
            for setting in (*SETTINGS, *([JOURNAL] if self._mode == "rw" else [])):
                self._raw.execute(f"PRAGMA {setting}").fetchall()
            self.database = Database(self._raw, execute_plugins=False, strict=True)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        with told():
            found: list[Row] = self._raw.execute(sql, values).fetchall()
        return found

    def each(self, sql: str, values: Sequence[Any] = ()) -> Generator[Row]:
        """Yield the rows of a query one after the other, without holding them all."""
        with told():
            yield from self._raw.execute(sql, values)

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first value of the first row, or None."""
        found = self.rows(sql, values)
        return found[0][0] if found else None

    def rows_unless(self, stop: Callable[[], bool], sql: str) -> list[Row] | None:
        """Return all rows of a long query, or None where `stop` broke it off; it is asked about every millisecond."""
        self._raw.set_progress_handler(stop, STEPS_BETWEEN_QUESTIONS)
        try:
            return self.rows(sql)
        except RegisterError as problem:
            if _family(problem.__cause__) != dbapi2.SQLITE_INTERRUPT:
                raise
            return None
        finally:
            self._raw.set_progress_handler(None, 0)

    def export(self, name: str, stop: Callable[[], bool]) -> bool:
        """Copy all tables, rows, indexes and triggers into an attached file; False where `stop` broke it off.

        SQLCipher tells of whatever goes wrong on the way without its code.
        """
        try:
            return self.rows_unless(stop, f"SELECT sqlcipher_export('{name}')") is not None
        except dbapi2.OperationalError as problem:
            if stop():
                return False
            raise RegisterError(
                "The register could not be written anew: the disk is full, or cannot be written. Nothing was changed."
            ) from problem

    def run(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> int:
        """Run one statement and return the id of the row that it inserted, if it did."""
        with told():
            return int(self._raw.execute(sql, values).lastrowid or 0)

    @contextmanager
    def transaction(self, kind: Literal["IMMEDIATE", "DEFERRED"] = "IMMEDIATE") -> Generator[None]:
        """Keep all changes of the block, or none of them."""
        try:
            self.run(f"BEGIN {kind}")
            yield
            self._commit()
        except BaseException:
            self._undo()
            raise

    def _commit(self) -> None:
        try:
            self.run("COMMIT")
        except RegisterError as problem:
            came_too_late = _family(problem.__cause__) == dbapi2.SQLITE_INTERRUPT and not self._raw.in_transaction
            if not came_too_late:
                raise

    def _undo(self) -> None:
        try:
            if self._raw.in_transaction:
                self._raw.rollback()
        except dbapi2.Error:
            self._reopen()

    def _reopen(self) -> None:
        """Connect anew, which takes back whatever was not committed."""
        self.close()
        self._open()

    def in_haste(self) -> None:
        """Wait for no disk any more: for a file that whoever makes it syncs and puts in its place at the end."""
        self.run("PRAGMA synchronous = 0")

    @property
    def in_transaction(self) -> bool:
        """Tell whether a transaction is open."""
        return bool(self._raw.in_transaction)

    def is_replaced(self) -> bool:
        """Tell whether another file was put in the place of the one that is open, as a new passphrase does."""
        return self._token is None or not is_there(self.path, self._token)

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        if self._raw is not None:
            self._raw.close()
            self._raw = None
        if self._token is not None:
            let_go(self._token)
            self._token = None


def _family(problem: BaseException | None) -> int:
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF
