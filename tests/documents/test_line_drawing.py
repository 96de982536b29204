"""Lines of cells are written as ReportLab's canvas writes them, and a sign that is stamped as the paragraph it was."""

from datetime import date
from io import BytesIO

import pytest
from reportlab.lib.enums import TA_RIGHT
from reportlab.pdfgen.canvas import Canvas

from officer_app.documents import house_style, long_words, table_cells
from officer_app.documents.blocks import Table
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.line_drawing import draw_line, set_ink
from officer_app.documents.pdf import Footer, Sheets, write_pdf
from officer_app.documents.sheet import Sheet
from officer_app.documents.structure import Place
from officer_app.documents.table_cells import SignCell, TextCell, cell, paragraph
from officer_app.documents.tables import paged

FONT = ready(Face(SANS).font)
LOOK = house_style.style(Face(SANS), 7.5, 10.5)
MANY_SIGNS = "".join(map(chr, (*range(0xA1, 0x180), *range(0x391, 0x3CA), *range(0x410, 0x450))))
LINES = ("", " ", "DSR-2026-00001 ", "(a\\b) 100 % ", "naïve – 1er\u00a0mars ", "\x00\ud800 ", MANY_SIGNS, "Жизнь ")


def sheet():
    """Return pages without a foot."""
    return Sheet(BytesIO(), invariant=1, initialFontName=FONT, end_of_page=lambda *_: None)


@pytest.mark.parametrize("size", [7.5, 8.5])
def test_a_line_is_written_as_the_canvas_writes_it(size):
    ours, theirs = sheet(), sheet()
    for number, text in enumerate(LINES * 2):
        x, y = 4 + number / 3, -17.25 * number
        for each in (ours, theirs):
            each.setFont(FONT, size)
        set_ink(ours, house_style.INK)
        draw_line(ours, x, y, text)
        theirs.setFillColor(house_style.INK)
        Canvas.drawString(theirs, x, y, text)
    assert ours._code == theirs._code
    assert "+1 " in "".join(ours._code)


def test_a_sign_that_comes_again_is_stamped_as_the_paragraph_that_it_was():
    ours, theirs = sheet(), sheet()
    for number in range(3):
        made = cell("✓", LOOK, 40.0, Place("TD", spoken="Yes"))
        assert isinstance(made, SignCell)
        made.draw_on(ours, 8.0 * number, 700.0, 40.0)
        TextCell(paragraph("✓", LOOK, Place("TD", spoken="Yes")), 40.0).draw_on(theirs, 8.0 * number, 700.0, 40.0)
    assert ours._code == theirs._code
    assert len(ours.structure) == len(theirs.structure)
    assert made.split(made.height) == (made, None)
    assert made.split(made.height - 1) == (None, made)


def test_a_number_on_the_right_ends_where_its_column_ends():
    look = house_style.style(Face(SANS), 7.5, 10.5, alignment=TA_RIGHT)
    ours, theirs = sheet(), sheet()
    cell("1024", look, 60.0, Place("TD")).draw_on(ours, 10.0, 100.0, 60.0)
    theirs.setFont(FONT, 7.5)
    theirs.drawRightString(70.0, 100.0 - 7.5 * 1.069, "1024")
    assert theirs._code[-1] in ours._code


def test_no_text_of_a_finished_document_is_remembered():
    sheets = Sheets("Notes", "Office", "en", date(2026, 3, 20), Footer("Office", "{page} of {pages}", ""))
    write_pdf(sheets, [paged(Table(("Note",), (("She told us of her illness on Monday.",),)), 400.0)])
    kept = (table_cells._plain_lines, long_words.word_width)
    assert [each.cache_info().currsize for each in kept] == [0, 0]
