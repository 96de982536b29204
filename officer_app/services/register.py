"""The register: made, opened, read and changed; every change is whole, with its entry in the history, or is not."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Self, TypeVar

from officer_app.domain.audit import HistoryEntry
from officer_app.domain.clock import Clock, FixedClock
from officer_app.domain.errors import DamagedRegister, ReadOnlyRegister, RegisterError, RegisterInUse
from officer_app.domain.organisation import Organisation
from officer_app.domain.watch import Cancelled, Progress, never, unheard
from officer_app.services.renewal import USUAL_EFFORT, Renewal, Wish, earlier_copy, remove_earlier_copy
from officer_app.storage.database import Connection
from officer_app.storage.header import Header, read_header
from officer_app.storage.history import Chronicler, read_history
from officer_app.storage.keys import Effort, Entropy, FileKey, effort_of, key_from_passphrase, new_salt, recovery_key
from officer_app.storage.opening import OpenFile, make_file, open_file
from officer_app.storage.passphrase import Strength, check_passphrase, passphrase_strength, unlock_delay
from officer_app.storage.unit_of_work import Reader, Work
from officer_app.storage.verification import Verification, verify

__all__ = [
    "Effort", "Reader", "Register", "Renewal", "Strength", "Verification", "Work", "check_passphrase",
    "create_register", "earlier_copy", "is_encrypted", "open_register", "passphrase_strength", "remove_earlier_copy",
    "unlock_delay", "verify_register",
]  # fmt: skip

Record = TypeVar("Record")
Listener = Callable[[frozenset[str]], None]


class Register:
    """An open register, used by the thread that opened it; other threads take a `snapshot`."""

    def __init__(self, file: OpenFile, *, clock: Clock, actor: str, entropy: Entropy = os.urandom) -> None:
        self._file = file
        self.clock = clock
        self.actor = actor
        self._entropy = entropy
        self._chronicler = Chronicler(clock, actor, _entropy(file.connection, clock, entropy))
        self._listeners: list[Listener] = []
        self._renewal: Renewal | None = None
        self._gate = Lock()

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

    @property
    def _reader(self) -> Reader:
        return Reader(self._file.connection)

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

    def entries_between(self, start: datetime, end: datetime) -> list[HistoryEntry]:
        """Return the history from one instant until before another, the oldest entry first."""
        return self._reader.entries_between(start, end)

    def entries_of_whole(self, record_type: str, record_id: int) -> list[HistoryEntry]:
        """Return the history of one record and of all that ever hung on it, the oldest entry first."""
        return self._reader.entries_of_whole(record_type, record_id)

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
        if self._renewal:
            raise RegisterInUse(
                "The register is being encrypted anew just now. What you typed stays here; save it again in a moment."
            )
        if self._file.connection.in_transaction:
            raise RuntimeError("a change cannot begin inside another")
        work = Work(self._file.connection, self._chronicler, verb)
        with self._file.connection.transaction():
            yield work
        self._tell(work.touched)

    def _tell(self, touched: set[str]) -> None:
        for listener in tuple(self._listeners) if touched else ():
            listener(frozenset(touched))

    def listen(self, callback: Listener) -> None:
        """Call back after each change, with the names of the tables that it touched."""
        self._listeners.append(callback)

    @contextmanager
    def snapshot(self) -> Generator[Reader]:
        """Read the register as it is now, from any thread; a change waits until the block is left."""
        with self._gate:
            connection = Connection(self.path, self._file.header, self._file.connection.key, "ro")
        try:
            with connection.transaction("DEFERRED"):
                yield Reader(connection)
        finally:
            connection.close()

    def in_haste(self) -> None:
        """Wait for no disk any more: for a register in the making, which counts once it is put in its place."""
        self._file.connection.in_haste()

    def recovery_key(self) -> str:
        """Return what opens the register without its passphrase, to be kept on paper."""
        return recovery_key(self._key().seed)

    def change_passphrase(self, old: str, new: str, *, effort: Effort = USUAL_EFFORT) -> None:
        """Encrypt the whole file anew, here and now; the old passphrase and the old recovery key open it no more."""
        with self.new_passphrase(old, new, effort=effort) as renewal:
            renewal.write()
            renewal.finish()

    def new_passphrase(self, known: str, new: str, *, effort: Effort = USUAL_EFFORT) -> Renewal:
        """Begin to encrypt the file anew under another passphrase; `known` is the one so far, or the recovery key."""
        effort = effort_of(self._key().salt).raised_to(effort)
        check_passphrase(new)
        return self._begin(Wish("register.passphrase", {"passphrase": "changed"}, new, known, self._entropy, effort))

    def stronger_key(self, passphrase: str) -> Renewal:
        """Begin to encrypt the file anew under the same passphrase, each guess at which then costs what is usual now.

        The recovery key becomes another one.
        """
        effort = effort_of(self._key().salt).raised_to(USUAL_EFFORT)
        return self._begin(Wish("register.strengthen", {"key": "stronger"}, None, passphrase, self._entropy, effort))

    def protection(self, passphrase: str, *, effort: Effort = USUAL_EFFORT) -> Renewal:
        """Begin to encrypt a plain file; nothing readable is left in its place."""
        if self.encrypted:
            raise RegisterError("This register is encrypted already. Change its passphrase instead.")
        check_passphrase(passphrase)
        return self._begin(Wish("register.protect", {"encrypted": True}, passphrase, "", self._entropy, effort))

    def _begin(self, wish: Wish) -> Renewal:
        if self.read_only:
            raise ReadOnlyRegister("The register can be read here but not changed. Its passphrase stays as it is.")
        if self._renewal:
            raise RegisterInUse("The register is being encrypted anew already. Wait until that is done.")
        self._renewal = Renewal(self._file, wish, self._chronicler, self._gate, self._renewed)
        return self._renewal

    def _renewed(self, changed: bool) -> None:
        self._renewal = None
        self._tell({"register"} if changed else set())

    @property
    def could_be_stronger(self) -> bool:
        """Whether a guess at the passphrase costs less than in a register that is made today."""
        key = self._file.connection.key
        return key is not None and (effort := effort_of(key.salt)) != effort.raised_to(USUAL_EFFORT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in; what is being encrypted anew is given up."""
        if self._renewal:
            self._renewal.give_up()
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
        return Verification((problem.sentence,), 0, "", 0)
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
