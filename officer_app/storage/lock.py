"""One writer for each register: a lock file beside it, which the system drops when the program dies."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from officer_app.domain.errors import ReadOnlyRegister, RegisterInUse

PATIENCE: Final = 0.2
"""Seconds to wait for a writer that is just closing."""


def lock_path(path: Path) -> Path:
    """Return the lock file of a register."""
    return path.with_name(f".{path.name}.lock")


def take_lock(path: Path) -> FileLock:
    """Return the held lock of a register; raises `RegisterInUse`, or `ReadOnlyRegister` in a read-only folder."""
    lock = FileLock(lock_path(path), timeout=PATIENCE, mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise RegisterInUse("The register {name} is open in another window or command.", name=path.name) from None
    except (OSError, NotImplementedError) as problem:
        raise ReadOnlyRegister(
            "The register {name} cannot be changed: its folder {folder} cannot be written.",
            name=path.name,
            folder=path.parent,
        ) from problem
    return lock


def drop_lock(lock: FileLock) -> None:
    """Let the next writer in and leave nothing behind; whoever waits for the removed file takes a new one."""
    if os.name == "posix" and lock.is_locked:
        with suppress(OSError):
            Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


@contextmanager
def writer_lock(path: Path) -> Generator[None]:
    """Be the one writer of a register for the block."""
    lock = take_lock(path)
    try:
        yield
    finally:
        drop_lock(lock)
