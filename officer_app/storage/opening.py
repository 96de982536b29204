"""Making and opening a register's file: every check is made before anything can write to it."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from filelock import FileLock
from sqlcipher3 import dbapi2
from sqlite_utils import Migrations
from sqlite_utils.db import Database

from officer_app.domain.errors import (
    DamagedRegister,
    NewerRegister,
    NotARegister,
    ReadOnlyRegister,
    RegisterError,
    RegisterInUse,
    WrongPassphrase,
)
from officer_app.storage import migrations
from officer_app.storage.database import Connection, told
from officer_app.storage.files import copy_closed, make_private, put_in_place
from officer_app.storage.header import APPLICATION_ID, Header, is_held, is_writable, read_header
from officer_app.storage.keys import FileKey, key_from_passphrase, key_from_recovery
from officer_app.storage.lock import drop_lock, take_lock, writer_lock
from officer_app.storage.replacing import clear_away

FIRST_VERSION: Final = 1_000
LONGEST_NAME: Final = 230
"""Bytes of a register's name: its journal, its lock and its copies have longer ones."""

Schema = frozenset[tuple[str, str, str, str]]


@dataclass(slots=True)
class OpenFile:
    """An open register: its connection, and its lock where it may be changed."""

    path: Path
    header: Header
    connection: Connection
    lock: FileLock | None

    def close(self) -> None:
        """Close the connection, then let the next writer in."""
        self.connection.close()
        if self.lock is not None:
            drop_lock(self.lock)


def unlock(header: Header, passphrase: str | None, recovery_key: str | None) -> FileKey | None:
    """Return the key of a file from what the person knows; None for a plain file."""
    if not header.encrypted:
        return None
    if recovery_key is not None:
        return key_from_recovery(recovery_key, header.salt)
    if passphrase is None:
        raise WrongPassphrase("This register is encrypted. Enter its passphrase or its recovery key.")
    return key_from_passphrase(passphrase, header.salt)


def make_file(path: Path, header: Header, key: FileKey | None, fill: Callable[[Connection], None]) -> None:
    """Make a new register, filled in the transaction that makes its tables; whole, or not there at all."""
    if not 0 < len(os.fsencode(path.name)) <= LONGEST_NAME:
        raise RegisterError("{path} cannot be a register. Give the file a name, and a shorter one.", path=path)
    if not path.parent.is_dir():
        raise RegisterError("There is no folder {folder}.", folder=path.parent)
    with writer_lock(path):
        if path.exists():
            raise RegisterError("There is a file at {path} already. Choose another name.", path=path)
        unfinished = path.with_name(f".{path.name}.unfinished")
        make_private(unfinished)
        try:
            _fill(unfinished, header, key, fill)
            put_in_place(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)


def _fill(path: Path, header: Header, key: FileKey | None, fill: Callable[[Connection], None]) -> None:
    connection = Connection(path, header, key, "rw")
    try:
        with connection.transaction():
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
            _apply_migrations(connection)
            fill(connection)
    finally:
        connection.close()


def open_file(path: Path, passphrase: str | None, recovery_key: str | None, *, read_only: bool) -> OpenFile:
    """Open a register; one that cannot be written here opens read-only. Raises the `RegisterError`s."""
    header = read_header(path)
    key = unlock(header, passphrase, recovery_key)
    try:
        return _open(path, header, key, read_only=read_only or not is_writable(path))
    except WrongPassphrase as problem:
        if recovery_key is None:
            raise
        raise WrongPassphrase(
            "This recovery key is well written, but it is the key of another register, "
            "or of this one before its passphrase was changed."
        ) from problem


def _open(path: Path, header: Header, key: FileKey | None, *, read_only: bool) -> OpenFile:
    _take_back(path, header, key)
    looking = _reading(path, header, key, older=not read_only)
    if read_only:
        return OpenFile(path, header, looking, None)
    looking.close()
    lock = take_lock(path)
    try:
        clear_away(path)
        return OpenFile(path, header, _writing(path, header, key), lock)
    except BaseException:
        drop_lock(lock)
        raise


def _take_back(path: Path, header: Header, key: FileKey | None) -> None:
    """Let SQLite take back a change that was cut off, unless its writer is still at work."""
    if not _has_journal(path) or not is_writable(path):
        return
    with suppress(RegisterInUse), writer_lock(path):
        Connection(path, header, key, "rw").close()


def _has_journal(path: Path) -> bool:
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _reading(path: Path, header: Header, key: FileKey | None, *, older: bool) -> Connection:
    connection = _connected_to_read(path, header, key)
    try:
        _check_readable(connection, older=older)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected_to_read(path: Path, header: Header, key: FileKey | None) -> Connection:
    try:
        return Connection(path, header, key, "ro")
    except ReadOnlyRegister as problem:
        raise RegisterError(
            "The last change of this register was cut off and has to be taken back first. Copy {name} together "
            "with {journal} into a folder that can be written, and open it there.",
            name=path.name,
            journal=f"{path.name}-journal",
        ) from problem


def _check_readable(connection: Connection, *, older: bool) -> None:
    if is_older(connection) and not older:
        raise ReadOnlyRegister("An older version wrote this register. Open it once where it can be changed.")


def _writing(path: Path, header: Header, key: FileKey | None) -> Connection:
    connection = Connection(path, header, key, "rw")
    try:
        if is_older(connection):
            connection.close()
            _copy_before_upgrade(path)
            connection = Connection(path, header, key, "rw")
            _upgrade(connection)
        check_schema(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def is_older(connection: Connection) -> bool:
    """Tell whether the file waits for migrations; raises where it is another program's or a newer version's."""
    if connection.value("PRAGMA application_id") != APPLICATION_ID:
        raise NotARegister("This file is not a register of this program. Nothing in it was changed.")
    version = connection.value("PRAGMA user_version")
    if version // 1_000 > migrations.SCHEMA_VERSION // 1_000:
        raise NewerRegister("A newer version of this program wrote this register. Update the program to open it.")
    if version < FIRST_VERSION:
        raise DamagedRegister("This register does not say which version wrote it. Restore the latest copy.")
    return bool(version < migrations.SCHEMA_VERSION)


def _copy_before_upgrade(path: Path) -> None:
    if is_held(path):
        raise RegisterInUse("Close the register {name} first: it has to be brought up to date.", name=path.name)
    copy_closed(path, path.with_name(f"{path.name}.before-version-{version_name()}.officer-copy"))


def version_name() -> str:
    """Return the schema's version as people read it: 1, or 1.2."""
    major, minor = divmod(migrations.SCHEMA_VERSION, 1_000)
    return f"{major}.{minor}" if minor else str(major)


def _upgrade(connection: Connection) -> None:
    connection.run("PRAGMA foreign_keys = 0")
    with connection.transaction():
        _apply_migrations(connection)
        if connection.rows("PRAGMA foreign_key_check"):
            raise DamagedRegister(
                "Records of this register refer to records that are not there. Restore the latest copy."
            )
    connection.run("PRAGMA foreign_keys = 1")


def _apply_migrations(connection: Connection) -> None:
    with told():
        migrations.MIGRATIONS.apply(connection.database)
    connection.run(f"PRAGMA user_version = {migrations.SCHEMA_VERSION}")


def check_schema(connection: Connection) -> None:
    """Raise `DamagedRegister` where tables or triggers are not as the migrations make them; a newer minor may add."""
    if is_current(connection) and foreign_parts(connection):
        raise DamagedRegister(
            "Another program changed how this register is built ({parts}). Restore the latest copy.",
            parts=foreign_parts(connection),
        )


def is_current(connection: Connection) -> bool:
    """Tell whether the file has exactly the schema that this program writes."""
    return bool(connection.value("PRAGMA user_version") == migrations.SCHEMA_VERSION)


def foreign_parts(connection: Connection) -> tuple[str, ...]:
    """Return the names of tables, indexes and triggers that are missing, changed or not ours."""
    difference = schema_of(connection.rows) ^ _schema_made_by(migrations.MIGRATIONS)
    return tuple(sorted({name for _, name, _, _ in difference}))


def lacks_tables(connection: Connection) -> bool:
    """Tell whether one of our tables is missing or built otherwise, so that not all can be read."""
    made = _schema_made_by(migrations.MIGRATIONS)
    return any(kind == "table" for kind, *_ in made - schema_of(connection.rows))


def schema_of(rows: Callable[[str], list[tuple[str, str, str, str]]]) -> Schema:
    """Return every table, index, view and trigger with its SQL, SQLite's own apart."""
    return frozenset(rows("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE substr(name, 1, 7) <> 'sqlite_'"))


@cache
def _schema_made_by(steps: Migrations) -> Schema:
    raw = dbapi2.connect(":memory:", isolation_level=None)
    try:
        steps.apply(Database(raw, execute_plugins=False, strict=True))
        return schema_of(lambda sql: raw.execute(sql).fetchall())
    finally:
        raw.close()
