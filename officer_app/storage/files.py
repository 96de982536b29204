"""Making files that are whole or not there, and that only their owner can read."""

import os
import shutil
from pathlib import Path


def make_private(path: Path) -> None:
    """Make an empty file that only its owner can read, before any byte goes in; what a killed attempt left goes."""
    discard(path)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def discard(path: Path) -> None:
    """Remove an unfinished file and its journal, where there are any."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def put_in_place(finished: Path, path: Path) -> None:
    """Give a finished file its name, on disk before the name is, and the name on disk when this returns."""
    sync(finished, os.O_RDWR)
    finished.replace(path)
    if os.name == "posix":
        sync(path.parent, os.O_RDONLY)


def copy_closed(path: Path, copy: Path) -> None:
    """Copy a file that no connection has open; a copy that exists already is kept."""
    if copy.exists():
        return
    unfinished = copy.with_name(f".{copy.name}.unfinished")
    make_private(unfinished)
    with path.open("rb") as source, unfinished.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    put_in_place(unfinished, copy)


def sync(path: Path, flags: int) -> None:
    """Wait until a file or a folder is on disk."""
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
