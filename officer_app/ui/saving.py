"""Saving a PDF where the person says, whole or not at all, and showing its folder."""

from pathlib import Path

from pathvalidate import sanitize_filename
from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

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
    name = sanitize_filename(f"{title}.pdf", platform="universal")
    place = choose_new_file(parent, t("Save as PDF"), (folder or documents_folder()) / name, t("PDF documents (*.pdf)"))
    if place is None:
        return None
    return write_whole(place if place.suffix else place.with_suffix(".pdf"), pdf)


def open_folder_of(path: Path) -> None:
    """Show the folder of a file in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
