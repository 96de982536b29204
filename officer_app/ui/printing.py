"""Paper: a PDF goes to a printer of the person's choice, page by page, in the printer's own resolution."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from officer_app.ui.pdf_view import page_count, page_images
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
    """Print the pages, or the chosen ones, each to the edges of the sheet."""
    printer.setFullPage(True)
    images = page_images(pdf, dots_per_inch=min(printer.resolution(), _FINEST))
    first, last = printer.fromPage() or 1, printer.toPage() or len(images)
    painter = QPainter(printer)
    try:
        for number, image in enumerate(images[first - 1 : last]):
            if number:
                printer.newPage()
            painter.drawImage(QRectF(painter.viewport()), image)
    finally:
        painter.end()
