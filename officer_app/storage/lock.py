"""One writer for each register: a lock file beside it, which the system drops when the program dies."""

from pathlib import Path

from filelock import FileLock, Timeout

from officer_app.domain.errors import ReadOnlyRegister, RegisterInUse


def lock_path(path: Path) -> Path:
    """Return the lock file of a register."""
    return path.with_name(f".{path.name}.lock")


def take_lock(path: Path) -> FileLock:
    """Return the held lock of a register; raises `RegisterInUse`, or `ReadOnlyRegister` in a read-only folder."""
    lock = FileLock(lock_path(path), timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
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
