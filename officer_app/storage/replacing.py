"""A finished file put in the place of a register, which keeps a second name: names on the disk, and nothing else."""

from contextlib import suppress
from pathlib import Path

from officer_app.domain.errors import RegisterError, RegisterInUse
from officer_app.storage.files import discard, put_in_place


def beside(path: Path) -> Path:
    """Return where the new file grows until it is whole."""
    return path.with_name(f".{path.name}.unfinished")


def copy_before(path: Path) -> Path:
    """Return where the register is kept as it was before it was encrypted anew."""
    return path.with_name(f"{path.name}.earlier.officer-copy")


def _second_name(path: Path) -> Path:
    return path.with_name(f".{path.name}.second")


def put_instead(new: Path, path: Path, copy: Path | None) -> None:
    """Give the new file the register's name in one step; `copy` names where the old one is kept, if it is.

    No connection of this process may have the register open for writing. Interrupted anywhere, the register's name is
    that of the old file or of the new one. Raises `RegisterInUse` where another program keeps the old one open.
    """
    try:
        new.chmod(path.stat().st_mode & 0o777)
        if copy is not None and can_keep(path):
            _keep(path, copy)
        put_in_place(new, path)
    except PermissionError as problem:
        raise RegisterInUse(
            "Another window or program reads the register {name} just now. Nothing was changed; do it again.",
            name=path.name,
        ) from problem
    except OSError as problem:
        raise RegisterError(
            "The register could not be put in its place: {why}. Nothing was changed.", why=problem.strerror
        ) from problem


def _keep(path: Path, copy: Path) -> None:
    """Give the old file a second name, in place of what was kept before."""
    second = _second_name(path)
    second.unlink(missing_ok=True)
    second.hardlink_to(path)
    second.replace(copy)


def can_keep(path: Path) -> bool:
    """Tell whether this disk lets a file have a second name: those of memory sticks do not."""
    trial = _second_name(path)
    trial.unlink(missing_ok=True)
    try:
        trial.hardlink_to(path)
    except OSError:
        return False
    trial.unlink()
    return True


def clear_away(path: Path) -> None:
    """Remove what a killed renewal left: an unfinished file, and a second name of a file that was never replaced."""
    discard(beside(path))
    for name in (copy_before(path), _second_name(path)):
        with suppress(OSError):
            if name.exists() and name.samefile(path):
                name.unlink()
