"""A register written anew under another key, beside the old file, and compared with it."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from officer_app.domain.errors import OfficerError, RegisterError
from officer_app.domain.watch import Cancelled, Progress
from officer_app.storage.database import Connection
from officer_app.storage.files import discard, make_private, sync
from officer_app.storage.header import Header
from officer_app.storage.keys import FileKey
from officer_app.storage.opening import schema_of

STEPS: Final = 100
"""What `progress` counts to: how much of the new file is written, then how many of its tables are compared."""

_WRITTEN: Final = 60
_COMPARED: Final = 95
_TABLES: Final = "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name"
_DIFFERENT: Final = "The register could not be written anew as it is. Nothing was changed; do it again."

_GIVEN_UP: Final = "It was given up before its end. The register is as it was, and so is its passphrase."


@dataclass(frozen=True, slots=True)
class KeyedFile:
    """Where a register is, and what opens it; the key is None for a plain one."""

    path: Path
    header: Header
    key: FileKey | None

    def connect(self) -> Connection:
        """Return a connection that may write."""
        return Connection(self.path, self.header, self.key, "rw")


def write_anew(
    old: KeyedFile, new: KeyedFile, last: Callable[[Connection], None], progress: Progress, cancelled: Cancelled
) -> None:
    """Write all that the old file holds into the new one, compare both, let `last` add its entry, and sync it.

    Nobody may change the old file meanwhile. Raises `OfficerError` where `cancelled` says so, and whatever the disk
    reports; then the new file is gone and the old one is as it was.
    """
    try:
        make_private(new.path)
        _copy(old, new, progress, cancelled)
        _add_entry(new, last)
        progress(STEPS, STEPS)
        sync(new.path, os.O_RDWR)
    except OSError as problem:
        discard(new.path)
        raise RegisterError(
            "The register could not be written anew: {why}. Nothing was changed.", why=problem.strerror
        ) from problem
    except BaseException:
        discard(new.path)
        raise


def _copy(old: KeyedFile, new: KeyedFile, progress: Progress, cancelled: Cancelled) -> None:
    with _both(old, new) as connection, connection.transaction("DEFERRED"):
        ask = _asking(old.path, new.path, progress, cancelled)
        if not connection.export("anew", ask) or cancelled():
            raise OfficerError(_GIVEN_UP)
        for mark in ("application_id", "user_version"):
            connection.run(f"PRAGMA anew.{mark} = {connection.value(f'PRAGMA main.{mark}')}")
        _compare(connection, progress, cancelled)


@contextmanager
def _both(old: KeyedFile, new: KeyedFile) -> Generator[Connection]:
    """Open the old file to read only, and the new one beside it as `anew`."""
    connection = Connection(old.path, old.header, old.key, "ro")
    try:
        secret = f"x'{new.key.database_key().hex()}{new.key.salt.hex()}'" if new.key else ""
        connection.run("ATTACH ? AS anew KEY ?", (f"{new.path.absolute().as_uri()}?mode=rw", secret))
        yield connection
    finally:
        connection.close()


def _asking(old: Path, new: Path, progress: Progress, cancelled: Cancelled) -> Cancelled:
    """Tell how much of the new file is there each time SQLite asks whether to go on."""
    whole = max(1, old.stat().st_size)

    def ask() -> bool:
        progress(min(_WRITTEN, _WRITTEN * new.stat().st_size // whole), STEPS)
        return cancelled()

    return ask


def _run(connection: Connection, sql: str, cancelled: Cancelled) -> list[tuple[object, ...]]:
    found = connection.rows_unless(cancelled, sql)
    if found is None or cancelled():
        raise OfficerError(_GIVEN_UP)
    return found


def _compare(connection: Connection, progress: Progress, cancelled: Cancelled) -> None:
    """Raise where the new file is not in every part as the old one, or not sound."""
    if _schema(connection, "main") != _schema(connection, "anew"):
        raise RegisterError(_DIFFERENT)
    tables = [str(name) for (name,) in connection.rows(_TABLES)]
    for number, table in enumerate(tables, start=1):
        if any(row != (0,) for sql in _differences(connection, table) for row in _run(connection, sql, cancelled)):
            raise RegisterError(_DIFFERENT)
        progress(_WRITTEN + (_COMPARED - _WRITTEN) * number // len(tables), STEPS)
    if _run(connection, "PRAGMA anew.integrity_check(1)", cancelled) != [("ok",)]:
        raise RegisterError(_DIFFERENT)


def _schema(connection: Connection, name: str) -> tuple[object, ...]:
    parts = schema_of(lambda sql: connection.rows(sql.replace("sqlite_master", f"{name}.sqlite_master")))
    return parts, *(connection.value(f"PRAGMA {name}.{mark}") for mark in ("application_id", "user_version"))


def _differences(connection: Connection, table: str) -> tuple[str, str]:
    """Return the questions how many more rows one file has, and how many rows are not the same, to the type."""
    facts = connection.rows(f'PRAGMA main.table_info("{table}")')
    keys = [name for _, name, _, _, _, place in facts if place] or ["rowid"]
    found = " AND ".join(f'a."{name}" = b."{name}"' for name in keys)
    same = " AND ".join(
        f'a."{name}" IS b."{name}" COLLATE BINARY AND typeof(a."{name}") IS typeof(b."{name}")'
        for _, name, _, _, _, _ in facts
    )
    more = f'SELECT (SELECT count(*) FROM main."{table}") - (SELECT count(*) FROM anew."{table}")'
    other = f'SELECT count(*) FROM main."{table}" a LEFT JOIN anew."{table}" b ON {found} WHERE NOT ({same})'
    return more, other


def _add_entry(new: KeyedFile, last: Callable[[Connection], None]) -> None:
    """Open the new file as it will be opened, every page of it, and add the entry that tells of it."""
    connection = new.connect()
    try:
        if new.key is not None and connection.rows("PRAGMA cipher_integrity_check"):
            raise RegisterError(_DIFFERENT)
        with connection.transaction():
            last(connection)
    finally:
        connection.close()
