"""The system's own dialogs for files and folders; what was visited is not remembered in a shared file."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget | None, title: str, kinds: str = "", folder: Path | None = None) -> Path | None:
    """Let the person choose a file to read; None where she chose none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder or ""), kinds)
    return _forgotten(chosen)


def choose_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Let the person choose a folder; None where she chose none."""
    return _forgotten(QFileDialog.getExistingDirectory(parent, title, str(folder)))


def choose_new_file(parent: QWidget | None, title: str, proposed: Path, kinds: str) -> Path | None:
    """Let the person say where a file is to be saved; the system asks before one is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    return _forgotten(chosen)


def _forgotten(chosen: str) -> Path | None:
    """Clear Qt's list of visited folders: their names may be names of people."""
    shared = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in ("lastVisited", "history", "qtVersion", "shortcuts"):
        shared.remove(f"FileDialog/{key}")
    return Path(chosen) if chosen else None
