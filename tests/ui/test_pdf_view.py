"""Pages on the screen and on paper: white sheets with their ink, crisp at any width, as many as there are."""

import io

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from officer_app.ui.jobs import Jobs
from officer_app.ui.pdf_view import PdfView, page_count, page_images
from officer_app.ui.printing import print_pages


@pytest.fixture
def pdf():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(3):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 421, 595, 421, stroke=0, fill=1)
        canvas.drawString(60, 300, f"page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def view(qtbot):
    jobs = Jobs()
    made = PdfView(jobs)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    yield made
    jobs.stop()


def test_page_images_have_their_colours_and_their_white(pdf):
    images = page_images(pdf, width=300)
    assert (len(images), images[0].width(), images[0].height()) == (3, 300, 425)
    assert images[0].pixelColor(150, 100).name() == "#ff0000"
    assert images[0].pixelColor(150, 400).name() == "#ffffff"


def test_resolution_sets_the_size(pdf):
    assert page_images(pdf, dots_per_inch=72.0)[0].width() == 595


def test_pages_are_drawn_anew_for_another_width(qtbot, view, pdf):
    view.show_pdf(pdf)
    qtbot.waitUntil(lambda: len(view.sheets) == 3, timeout=20_000)
    wide = view.sheets[0].image.width()
    view.resize(320, 400)
    qtbot.waitUntil(lambda: view.sheets[0].image.width() == view._page_width() < wide, timeout=20_000)
    assert view.sheets[2].accessibleName() == "Page 3 of 3"


def test_place_in_the_document_is_kept_when_it_changes(qtbot, view, pdf):
    view.show_pdf(pdf)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 500, timeout=20_000)
    view.verticalScrollBar().setValue(300)
    before = view.sheets[0].image.cacheKey()
    view.show_pdf(pdf + b"\n")
    qtbot.waitUntil(lambda: view.sheets[0].image.cacheKey() != before, timeout=20_000)
    assert view.verticalScrollBar().value() == 300


def test_nothing_is_shown_after_clearing_even_if_pages_come_late(qtbot, view, pdf):
    view.show_pdf(pdf)
    view.clear()
    qtbot.waitUntil(lambda: view._jobs.under_way() == (), timeout=20_000)
    assert view.sheets == []


@pytest.mark.parametrize(("first", "last", "pages"), [(0, 0, 3), (2, 3, 2)])
def test_chosen_pages_are_printed(tmp_path, pdf, first, last, pages, qapp):  # noqa: ARG001 - a printer needs Qt
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(first, last)
    print_pages(pdf, printer)
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == pages
    assert page_count(pdf) == 3
