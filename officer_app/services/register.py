"""The register: made, opened, read and changed; every change is whole, with its entry in the history, or is not."""

import hmac
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from officer_app.domain.audit import HistoryEntry
from officer_app.domain.clock import Clock, FixedClock
from officer_app.domain.errors import DamagedRegister, ReadOnlyRegister, RegisterError, WrongPassphrase
from officer_app.domain.organisation import Organisation
from officer_app.storage.database import Connection
from officer_app.storage.header import Header, read_header
from officer_app.storage.history import Chronicler, read_history
from officer_app.storage.keys import Effort, Entropy, FileKey, key_from_passphrase, new_salt, recovery_key
from officer_app.storage.opening import OpenFile, make_file, open_file
from officer_app.storage.passphrase import Strength, check_passphrase, passphrase_strength, unlock_delay
from officer_app.storage.pieces import Cancelled, Progress, never, unheard
from officer_app.storage.unit_of_work import Reader, Work
from officer_app.storage.verification import Verification, verify

__all__ = [
    "Effort",
    "Reader",
    "Register",
    "Strength",
    "Verification",
    "Work",
    "check_passphrase",
    "create_register",
    "is_encrypted",
    "open_register",
    "passphrase_strength",
    "unlock_delay",
    "verify_register",
]

Record = TypeVar("Record")
Listener = Callable[[frozenset[str]], None]

USUAL_EFFORT: Final = Effort()


class Register:
    """An open register, used by the thread that opened it; other threads take a `snapshot`."""

    def __init__(self, file: OpenFile, *, clock: Clock, actor: str, entropy: Entropy = os.urandom) -> None:
        self._file = file
        self.clock = clock
        self.actor = actor
        self._reader = Reader(file.connection)
        self._chronicler = Chronicler(clock, actor, _entropy(file.connection, clock, entropy))
        self._listeners: list[Listener] = []

    @property
    def path(self) -> Path:
        """Where the register's file is."""
        return self._file.path

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self._file.header.encrypted

    @property
    def read_only(self) -> bool:
        """Whether it can be read here but not changed."""
        return self._file.lock is None

    def get(self, record_class: type[Record], record_id: int) -> Record:
        """Return one record; raises `NotFound`."""
        return self._reader.get(record_class, record_id)

    def all(self, record_class: type[Record], **equals: Any) -> list[Record]:
        """Return the records whose fields have these values, ordered by id."""
        return self._reader.all(record_class, **equals)

    def case_id(self, reference: str) -> int | None:
        """Return the number of the case with that reference, whatever its spelling, or None."""
        return self._reader.case_id(reference)

    def content(self, digest: str) -> bytes:
        """Return the contents of an attachment; raises `NotFound`."""
        return self._reader.content(digest)

    def head(self) -> str:
        """Return the digest of the last entry of the history."""
        return self._reader.head()

    def history(
        self,
        record_type: str | None = None,
        record_id: int | None = None,
        *,
        newest: int = 100,
        before: int | None = None,
    ) -> list[HistoryEntry]:
        """Return entries of the history, the newest first; `before` is the number of the last one already shown."""
        return read_history(self._file.connection, record_type, record_id, newest, before)

    @contextmanager
    def change(self, verb: str) -> Generator[Work]:
        """Keep all changes of the block under one verb, or none; then tell the listeners which tables changed."""
        if self.read_only:
            raise ReadOnlyRegister("The register can be read here but not changed. Nothing was saved.")
        if self._file.connection.in_transaction:
            raise RuntimeError("a change cannot begin inside another")
        work = Work(self._file.connection, self._chronicler, verb)
        with self._file.connection.transaction():
            yield work
        if work.touched:
            for listener in tuple(self._listeners):
                listener(frozenset(work.touched))

    def listen(self, callback: Listener) -> None:
        """Call back after each change, with the names of the tables that it touched."""
        self._listeners.append(callback)

    @contextmanager
    def snapshot(self) -> Generator[Reader]:
        """Read the register as it is now, from any thread; a change waits until the block is left."""
        connection = Connection(self.path, self._file.header, self._file.connection.key, "ro")
        try:
            with connection.transaction("DEFERRED"):
                yield Reader(connection)
        finally:
            connection.close()

    def recovery_key(self) -> str:
        """Return what opens the register without its passphrase, to be kept on paper."""
        return recovery_key(self._key().seed)

    def change_passphrase(self, old: str, new: str) -> None:
        """Encrypt the whole file anew; the old passphrase and the old recovery key open it no more."""
        key = self._key()
        if not hmac.compare_digest(key_from_passphrase(old, key.salt).seed, key.seed):
            raise WrongPassphrase("This is not the passphrase of the register.")
        check_passphrase(new)
        if self.read_only:
            raise ReadOnlyRegister("The register can be read here but not changed. Its passphrase stays as it is.")
        self._file.connection.change_key(key_from_passphrase(new, key.salt))
        with self.change("register.passphrase") as work:
            work.note({"passphrase": "changed"})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._file.close()

    def _key(self) -> FileKey:
        key = self._file.connection.key
        if key is None:
            raise RegisterError("This register is not encrypted: it has no passphrase and no recovery key.")
        return key


def create_register(
    path: Path | str,
    passphrase: str | None,
    *,
    clock: Clock,
    actor: str,
    organisation: Organisation | None = None,
    entropy: Entropy = os.urandom,
    effort: Effort = USUAL_EFFORT,
) -> Register:
    """Make a register and open it: encrypted, or plain where the passphrase is None. Nothing is overwritten."""
    place = Path(path).resolve()
    header, key = _new_key(passphrase, effort, entropy)
    rehearsal = isinstance(clock, FixedClock)

    def fill(connection: Connection) -> None:
        connection.run("INSERT INTO meta VALUES ('rehearsal', ?)", (str(int(rehearsal)),))
        chronicler = Chronicler(clock, actor, _entropy(connection, clock, entropy))
        work = Work(connection, chronicler, "register.create")
        work.note({"encrypted": header.encrypted, "rehearsal": rehearsal})
        if organisation is not None:
            work.insert(organisation)

    make_file(place, header, key, fill)
    return Register(_open_made(place, key), clock=clock, actor=actor, entropy=entropy)


def open_register(
    path: Path | str,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    read_only: bool = False,
    clock: Clock,
    actor: str,
    entropy: Entropy = os.urandom,
) -> Register:
    """Open a register; where it cannot be written it opens read-only. Raises the `RegisterError`s."""
    file = open_file(Path(path).resolve(), passphrase, recovery_key, read_only=read_only)
    return Register(file, clock=clock, actor=actor, entropy=entropy)


def verify_register(
    path: Path | str,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    head: str | None = None,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> Verification:
    """Check a register from end to end without changing it; `head` as printed on a PDF, blanks allowed.

    Others may change it meanwhile, which is no finding. `progress` hears of the entries gone through, `cancelled` is
    asked now and then. A damaged file is a finding; what cannot be opened at all raises, as `open_register` does.
    """
    try:
        file = open_file(Path(path).resolve(), passphrase, recovery_key, read_only=True)
    except DamagedRegister as problem:
        return Verification((problem.sentence,), 0, "")
    try:
        return verify(file.connection, head, progress=progress, cancelled=cancelled)
    finally:
        file.close()


def is_encrypted(path: Path | str) -> bool:
    """Tell whether a register asks for a passphrase; raises `NotARegister` and its kin."""
    return read_header(Path(path).resolve()).encrypted


def _new_key(passphrase: str | None, effort: Effort, entropy: Entropy) -> tuple[Header, FileKey | None]:
    if passphrase is None:
        return Header(encrypted=False), None
    check_passphrase(passphrase)
    salt = new_salt(effort, entropy)
    return Header(encrypted=True, salt=salt), key_from_passphrase(passphrase, salt)


def _open_made(path: Path, key: FileKey | None) -> OpenFile:
    return open_file(path, None, recovery_key(key.seed) if key else None, read_only=False)


def _entropy(connection: Connection, clock: Clock, entropy: Entropy) -> Entropy | None:
    rehearsal = connection.value("SELECT value FROM meta WHERE key = 'rehearsal'") == "1"
    return None if rehearsal and isinstance(clock, FixedClock) else entropy
