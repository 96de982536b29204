"""What the first bytes of a file tell, before any database looks at it.

A file that this process has open is never read behind SQLite's back: closing it would drop SQLite's own locks
(https://sqlite.org/howtocorrupt.html, section 2.2). For such a file the bytes that were read first are remembered.
"""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

from officer_app.domain.errors import DamagedRegister, NewerRegister, NotARegister, RegisterError, RegisterInUse
from officer_app.storage.keys import MAGIC, SALT_SIZE

APPLICATION_ID = int.from_bytes(b"OFCR")
SQLITE_MARK = b"SQLite format 3\x00"
ENCRYPTED_PAGE = 4_096
"""Bytes of a page of an encrypted file (SQLCipher's default); a whole file is a number of whole pages."""

_READ = 100
_live: dict[tuple[int, int], tuple[int, "Header"]] = {}
_live_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Header:
    """What kind of register a file is; `salt` is empty for a plain one."""

    encrypted: bool
    salt: bytes = b""


def read_header(path: Path) -> Header:
    """Return the head of a register; raises one of the `RegisterError`s where it is none or not whole."""
    with _live_lock:
        known = _live.get(_identity(path))
        return known[1] if known else _interpret(_first_bytes(path), path.stat().st_size)


def hold(path: Path, header: Header) -> tuple[int, int]:
    """Remember that this process has the file open, and return the token to `let_go` of it.

    Raises `RegisterInUse` where the file is not the one any more of which the header was read.
    """
    with _live_lock:
        token = _identity(path)
        count, known = _live.get(token, (0, None))
        if (known or _header_now(path) or header) != header:
            raise RegisterInUse("The register was encrypted anew just now. Open it again, with its new passphrase.")
        _live[token] = (count + 1, header)
    return token


def _header_now(path: Path) -> Header | None:
    """Return the head of a file that nobody here has open; None where it is just being made."""
    size = path.stat().st_size
    return _interpret(_first_bytes(path), size) if size else None


def is_there(path: Path, token: tuple[int, int]) -> bool:
    """Tell whether the name is still that of the file which was opened: another may have been put in its place."""
    try:
        return _identity(path) == token
    except RegisterError:
        return False


def let_go(token: tuple[int, int]) -> None:
    """Forget one connection to the file."""
    with _live_lock:
        count, header = _live.pop(token)
        if count > 1:
            _live[token] = (count - 1, header)


def is_held(path: Path) -> bool:
    """Tell whether this process has a connection to the file."""
    return _identity(path) in _live


def _identity(path: Path) -> tuple[int, int]:
    try:
        facts = path.stat()
    except FileNotFoundError:
        raise RegisterError("There is no register at {path}.", path=path) from None
    except OSError as problem:
        raise RegisterError(
            "The register at {path} cannot be reached: {why}.", path=path, why=problem.strerror
        ) from None
    return facts.st_dev, facts.st_ino


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_READ)
    except OSError as problem:
        raise RegisterError("The file {path} cannot be read: {why}.", path=path, why=problem.strerror) from None


def _interpret(start: bytes, size: int) -> Header:
    if start.startswith(MAGIC):
        _check_size(size, ENCRYPTED_PAGE)
        return Header(encrypted=True, salt=start[:SALT_SIZE])
    if start.startswith(MAGIC[:-1]) and start[3:4].isdigit():
        raise NewerRegister("A newer version of this program wrote this register. Update the program to open it.")
    if start.startswith(SQLITE_MARK) and int.from_bytes(start[68:72]) == APPLICATION_ID:
        _check_size(size, int.from_bytes(start[16:18]))
        return Header(encrypted=False)
    raise NotARegister("This file is not a register of this program. Nothing in it was changed.")


def _check_size(size: int, page: int) -> None:
    if not size or not page or size % page:
        raise DamagedRegister("This register is cut short: a part of it is missing. Restore the latest copy.")


def is_writable(path: Path) -> bool:
    """Tell whether this account may change the file and make others beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
