"""Printing: how many pages there are is said first, other paper takes whole pages, and no printer is no failure."""

import io

import pypdf
import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from reportlab.pdfgen.canvas import Canvas

from officer_app.ui import printing
from officer_app.ui.printing import print_pages, print_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def pages(number):
    """Return a document of that many A4 pages, each with its number on it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for each in range(number):
        canvas.drawString(72, 700, f"Page {each + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def dialogs(monkeypatch):
    """Gather what the print dialog shows before it is given up."""
    shown = []

    def look(dialog):
        shown.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage()))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", look)
    return shown


@pytest.mark.parametrize(("number", "title"), [(1, "Print 1 page"), (500, "Print 500 pages")])
def test_how_many_pages_there_are_is_said_before_one_is_printed(dialogs, monkeypatch, number, title):
    monkeypatch.setattr(printing, "print_pages", lambda *_: pytest.fail("it was given up"))
    assert print_pdf(None, pages(number)) is False
    assert dialogs == [(title, 1, number)]


def print_on(paper, to, first=0, last=0):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(36)
    printer.setPageSize(QPageSize(paper))
    printer.setOutputFileName(str(to))
    printer.setFromTo(first, last)
    print_pages(pages(5), printer)
    return pypdf.PdfReader(to).pages


@pytest.mark.parametrize(
    ("paper", "size"), [(QPageSize.PageSizeId.A4, (595, 842)), (QPageSize.PageSizeId.Letter, (612, 792))]
)
def test_every_page_is_on_the_paper_that_is_there(tmp_path, paper, size):
    printed = print_on(paper, tmp_path / "printed.pdf")
    assert len(printed) == 5
    assert {(round(float(each.mediabox.width)), round(float(each.mediabox.height))) for each in printed} == {size}
    width, height = drawn(tmp_path / "printed.pdf")
    assert height / width == pytest.approx(842 / 595, rel=0.01)


def drawn(path):
    """Return the width and height with which the first page's picture was put on the paper, as pdfium measures it."""
    document = pypdfium2.PdfDocument(path)
    try:
        picture = next(each for each in document[0].get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
        left, bottom, right, top = picture.get_bounds()
        return right - left, top - bottom
    finally:
        document.close()


def test_a_long_report_goes_to_the_printer_page_by_page(monkeypatch, tmp_path):
    asked = []
    real = printing.page_image
    monkeypatch.setattr(
        printing, "page_image", lambda pdf, number, dots: asked.append(number) or real(pdf, number, dots)
    )
    print_on(QPageSize.PageSizeId.A4, tmp_path / "printed.pdf")
    assert asked == [0, 1, 2, 3, 4]


def test_only_the_pages_that_were_chosen_are_printed(tmp_path):
    assert len(print_on(QPageSize.PageSizeId.A4, tmp_path / "printed.pdf", 2, 3)) == 2
