"""A register on its way to another key: written anew beside itself in any thread, then put in place in its own."""

import hmac
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Final, Self

from officer_app.domain.errors import RegisterError, WrongPassphrase
from officer_app.domain.watch import Cancelled, Progress, never, unheard
from officer_app.storage.database import Connection
from officer_app.storage.files import discard, put_in_place
from officer_app.storage.header import Header
from officer_app.storage.history import Chronicler
from officer_app.storage.keys import Effort, Entropy, FileKey, key_from_passphrase, new_salt, parse_recovery_key
from officer_app.storage.opening import OpenFile
from officer_app.storage.renewal import KeyedFile, write_anew
from officer_app.storage.replacing import beside, can_keep, copy_before, put_instead
from officer_app.storage.unit_of_work import Work

USUAL_EFFORT: Final = Effort()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a register's key: `known` opens it today, `passphrase` shall; None is the one of today."""

    verb: str
    note: dict[str, Any]
    passphrase: str | None
    known: str = ""
    entropy: Entropy = os.urandom
    effort: Effort = USUAL_EFFORT


class Renewal:
    """`write` in any thread, then `finish` in the register's own; until then nothing else can be changed.

    As a context manager it gives up whatever was not finished.
    """

    def __init__(
        self, file: OpenFile, wish: Wish, chronicler: Chronicler, gate: Lock, ended: Callable[[bool], None]
    ) -> None:
        self._file = file
        self._wish = wish
        self._chronicler = chronicler
        self._gate = gate
        self._ended = ended
        self._new: KeyedFile | None = None
        self._is_over = False

    def write(self, progress: Progress = unheard, cancelled: Cancelled = never) -> None:
        """Write the register anew beside itself and compare both; `cancelled` is asked all the time.

        Raises `WrongPassphrase` where `known` is not it, and `RegisterError` where the disk is full; then nothing
        was changed.
        """
        connection = self._file.connection
        old = KeyedFile(self._file.path, self._file.header, connection.key)
        salt = new_salt(self._wish.effort, self._wish.entropy)
        key = key_from_passphrase(self._passphrase(connection.key), salt)
        new = KeyedFile(beside(old.path), Header(encrypted=True, salt=salt), key)
        if old.key is not None and not can_keep(old.path):
            _copy(old, cancelled)
        write_anew(old, new, self._tell, progress, cancelled)
        self._new = new

    def _passphrase(self, key: FileKey | None) -> str:
        """Return the passphrase of tomorrow, once it is sure that the one of today is known."""
        if key is not None and not (self._wish.passphrase and _is_recovery_key(self._wish.known, key)):
            seed = key_from_passphrase(self._wish.known, key.salt).seed
            if not hmac.compare_digest(seed, key.seed):
                raise WrongPassphrase("This is not the passphrase of the register.")
        return self._wish.passphrase or self._wish.known

    def _tell(self, connection: Connection) -> None:
        Work(connection, self._chronicler, self._wish.verb).note(self._wish.note)

    def finish(self) -> Path | None:
        """Put the new file in the place of the old one and go on with it; return where the old one is kept.

        An encrypted register is kept as it was, a plain one is not: that would undo what was asked for. Raises
        `RegisterError` where the file cannot be replaced; then all is as before.
        """
        new, file = self._new, self._file
        if new is None:
            raise RuntimeError("what was not written cannot be finished")
        copy = copy_before(file.path) if file.header.encrypted else None
        with self._gate:
            old = KeyedFile(file.path, file.header, file.connection.key)
            file.connection.close()
            try:
                put_instead(new.path, file.path, copy)
            except RegisterError:
                file.connection = old.connect()
                raise
            file.header = new.header
            file.connection = KeyedFile(file.path, new.header, new.key).connect()
        self._is_over = True
        self._ended(True)
        return copy

    def give_up(self) -> None:
        """Leave all as it is; what was written goes. After `finish` there is nothing to give up."""
        if not self._is_over:
            self._is_over = True
            discard(beside(self._file.path))
            self._ended(False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.give_up()


def _is_recovery_key(known: str, key: FileKey) -> bool:
    try:
        return hmac.compare_digest(parse_recovery_key(known), key.seed)
    except WrongPassphrase:
        return False


def _copy(old: KeyedFile, cancelled: Cancelled) -> None:
    """Keep the register as it is on a disk that gives no file two names: the same key, but written once more."""
    unfinished = beside(old.path)
    write_anew(old, KeyedFile(unfinished, old.header, old.key), lambda _connection: None, unheard, cancelled)
    put_in_place(unfinished, copy_before(old.path))


def earlier_copy(path: Path) -> Path | None:
    """Return where a register is kept as it was before it was encrypted anew last; it opens as it did then."""
    copy = copy_before(path)
    return copy if copy.is_file() else None


def remove_earlier_copy(path: Path) -> None:
    """Remove that copy; raises `RegisterError` where it cannot be."""
    try:
        copy_before(path).unlink(missing_ok=True)
    except OSError as problem:
        raise RegisterError("The copy cannot be removed: {why}.", why=problem.strerror) from problem
