"""Paper: a PDF goes to a printer of the person's choice, page by page, in the printer's own resolution."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from officer_app.ui.pdf_view import page_count, page_image
from officer_app.ui.words import count

_FINEST = 600
"""Dots an inch beyond which nobody sees a difference, and pages become very large."""


def print_pdf(parent: QWidget | None, pdf: bytes) -> bool:
    """Ask for a printer, telling how many pages there are, and print; False where the person gave it up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    pages = page_count(pdf)
    dialog.setWindowTitle(count(pages, "Print 1 page", "Print {n} pages"))
    dialog.setMinMax(1, pages)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_pages(pdf, printer)
    return True


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Print the pages, or the chosen ones, each as large as the sheet allows and never out of shape."""
    printer.setFullPage(True)
    pages = page_count(pdf)
    first, last = printer.fromPage() or 1, min(printer.toPage() or pages, pages)
    painter = QPainter(printer)
    try:
        for number in range(first - 1, last):
            if number >= first:
                printer.newPage()
            image = page_image(pdf, number, min(printer.resolution(), _FINEST))
            painter.drawImage(_within(QRectF(painter.viewport()), image.size()), image)
    finally:
        painter.end()


def _within(sheet: QRectF, size: QSize) -> QRectF:
    """Return where a page stands on the sheet: in the middle, in its own shape."""
    place = QRectF(QPointF(), QSizeF(size).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(sheet.center())
    return place
