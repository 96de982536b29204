"""What belongs together stands on one page: wherever a section falls, its heading and its note are not alone."""

import pypdfium2
import pytest

from officer_app.documents.blocks import Bullets, Span, Text
from officer_app.documents.charts import Bar, BarChart
from officer_app.documents.grid import Column, Grid
from officer_app.documents.report import Figure, Section
from tests.documents.charts_told import pdf_of
from tests.documents.reading import pages_of, words_of

LAST_LINE = 42
"""So many lines above fill the first page."""
HEADING, NOTE = "Section under test", "Note under test"
LEAD = Text((Span("Lead under test."),))


def table(rows):
    told = tuple((f"Row {number} of it",) for number in range(rows))
    return Grid("rows", "Rows", (Column("name", "Name", 1.0),), told)


SECTIONS = {
    "a short table": (26, (table(3),), ("Row 0 of it", "Row 2 of it"), "Row 2 of it"),
    "a text and its table": (26, (LEAD, table(2)), ("Lead under test", "Row 1 of it"), "Row 1 of it"),
    "a long table": (20, (LEAD, table(9)), ("Lead under test", "Row 0 of it"), "Row 8 of it"),
    "a table without rows": (32, (table(0),), ("nothing to show",), "nothing to show"),
    "a chart": (20, (LEAD, BarChart((Bar("May", 3, 1),), "late")), ("Lead under test", "May"), "May"),
}
"""Of each kind: so many lines above bring it near the foot; its contents; what its heading and its note need."""


@pytest.mark.parametrize("kind", SECTIONS)
def test_no_heading_and_no_note_stands_alone(kind):
    fewest, content, beginning, end = SECTIONS[kind]
    seen = set()
    for lines in range(fewest, LAST_LINE):
        above = Section("Above", (Bullets(tuple((Span(f"Line {number}"),) for number in range(lines))),))
        pages = pages_of(pdf_of((above, Section(HEADING, content, NOTE))))
        first, last = (next(at for at, page in enumerate(pages) if words in page) for words in (HEADING, NOTE))
        assert all(words in pages[first] for words in beginning), lines
        assert end in pages[last], lines
        seen.add((first, last))
    assert {(0, 0), (1, 1)} <= seen, "the section was not tried on both sides of the foot of the page"


@pytest.mark.parametrize("state", ["Abgeschlossen", "Verduidelijking gevraagd", ""])
def test_no_word_breaks_in_a_figure_that_says_a_state(state):
    figures = (*(Figure("02.12.2026", each) for each in ("came", "due", "left")), Figure(state, "state"))
    assert f"02.12.2026 left {state} state".replace("  ", " ") in words_of(pdf_of((Section("Figures", (figures,)),)))


@pytest.mark.parametrize("rows", [6, 9])
def test_no_row_of_a_table_stands_alone_on_a_page(rows):
    parted = 0
    for lines in range(20, LAST_LINE):
        above = Section("Above", (Bullets(tuple((Span(f"Line {number}"),) for number in range(lines))),))
        pages = pages_of(pdf_of((above, Section(HEADING, (table(rows),)))))
        counts = [page.count("of it") for page in pages]
        assert all(count == 0 or count >= 3 for count in counts[-1:]), lines
        assert 1 not in counts, lines
        assert pages[-1].count("Name") == 1, "the rest of a table goes on overleaf"
        parted += all(counts[:2])
    assert parted, "no table was tried at the foot of the page"


def test_no_point_of_a_list_stands_alone_on_a_page():
    for lines in range(LAST_LINE - 8, LAST_LINE):
        above = Section("Above", (Bullets(tuple((Span(f"Line {number}"),) for number in range(lines))),))
        points = Bullets(tuple((Span(f"Point {number} of it"),) for number in range(5)))
        assert 1 not in [page.count("of it") for page in pages_of(pdf_of((above, Section(HEADING, (points,)))))]


def test_the_number_of_a_point_stands_on_the_line_of_its_text():
    document = pypdfium2.PdfDocument(pdf_of((Section(HEADING, (Bullets(((Span("1 of many"),),), numbered=True),)),)))
    page = document[0].get_textpage()
    begins = page.get_text_range().index("1. ")
    places = [page.get_charbox(at)[1] for at in range(begins, begins + 8) if page.get_text_range(at, 1) == "1"]
    document.close()
    assert len(places) == 2
    assert places[0] == pytest.approx(places[1], abs=0.01)
