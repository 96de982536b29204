"""Saving a PDF or an e-mail where the person says, whole or not at all; opening it, and showing its folder."""

from pathlib import Path

from pathvalidate import sanitize_filename
from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.case_work import write_whole
from officer_app.ui.dialogs.files import choose_new_file
from officer_app.ui.words import t


def documents_folder() -> Path:
    """Return the person's folder for documents, or her home where there is none."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def save_pdf(parent: QWidget, pdf: bytes, title: str, folder: Path | None = None) -> Path | None:
    """Ask for a place and write the pages there, for the owner only; None where the person gave it up.

    Raises `OfficerError` where the place cannot be written; an older file there is then untouched.
    """
    proposed = (folder or documents_folder()) / file_name(f"{title}.pdf")
    place = choose_new_file(parent, t("Save as PDF"), proposed, t("PDF documents (*.pdf)"))
    return write_whole(with_ending(place, ".pdf"), pdf) if place else None


def save_mail(parent: QWidget, message: bytes, title: str) -> Path | None:
    """Ask for a place and write an e-mail draft there; None where the person gave it up; raises as `save_pdf`."""
    proposed = documents_folder() / file_name(f"{title}.eml")
    place = choose_new_file(parent, t("Save the e-mail draft"), proposed, t("E-mail messages (*.eml)"))
    return write_whole(with_ending(place, ".eml"), message) if place else None


def file_name(title: str) -> str:
    """Return a title as a file name that every system takes: never a path, never a name with a meaning."""
    return sanitize_filename(title, platform="universal")


def with_ending(place: Path, ending: str) -> Path:
    """Return a place that the person chose with the ending of its kind; raises `OfficerError` where it is taken."""
    if place.suffix.casefold() == ending:
        return place
    longer = place.with_name(f"{place.name}{ending}")
    if longer.exists():  # the system asked about the shorter name only
        raise OfficerError("There is a file at {path} already. Choose another name.", path=longer)
    return longer


def open_file(path: Path) -> bool:
    """Open a file with the program that the system has for it; False where it has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder_of(path: Path) -> None:
    """Show the folder of a file in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
