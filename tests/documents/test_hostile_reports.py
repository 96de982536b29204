"""Whatever stands in a register, a report follows none of it: nothing is opened, run or sent, nothing is live."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from filled_records import filled_register
from hostile import HOSTILE, nothing_foreign_opened
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from reading import words_of

from officer_app.services.reports import REPORTS, Checked, ReportForm, ReportRequest, draw_report, read_report
from tests.documents.report_said import cells_of, strings_of

FORMULAS = tuple("=+-@＝＋－＠\t\r")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Return a register of which every text of every record is hostile."""
    with filled_register(tmp_path_factory.mktemp("hostile") / "x.officer", HOSTILE) as register:
        yield register


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    """Return the same register with harmless texts."""
    with filled_register(tmp_path_factory.mktemp("harmless") / "x.officer", "Ann") as register:
        yield register


def asked_of(register, key, text):
    """Ask for a report with all that it can tell."""
    choices = {"values": "yes"} if key == "audit_log" else {}
    request = ReportRequest(key=key, language="en", choices=choices, filter_words=text)
    return read_report(register, register, request, lambda: Checked(2, (text,)))


def bare(text):
    return "".join(text.split())


def halves(line):
    """Cut a line in two: where a row goes on over the page, the foot of the page stands within one of them."""
    return line[: len(line) // 2], line[len(line) // 2 :]


@pytest.mark.parametrize("key", REPORTS)
def test_a_report_follows_nothing_that_stands_in_its_register(key, hostile, harmless):
    plain, asked = asked_of(harmless, key, "Ann"), asked_of(hostile, key, HOSTILE)
    made = {}
    for form in ReportForm:
        draw_report(key, plain, form)
        with nothing_foreign_opened():
            made[form] = draw_report(key, asked, form)
    looked_at_pages(made[ReportForm.PDF], REPORTS[key].build(asked))
    told = strings_of(json.loads(made[ReportForm.JSON])["tables"])
    for cells in (told, cells_of_workbook(made[ReportForm.XLSX]), cells_of_text_table(made[ReportForm.CSV])):
        assert any(HOSTILE in cell for cell in cells)


def looked_at_pages(pdf, report):
    shown = bare(words_of(pdf))
    assert bare(HOSTILE) in shown
    lines = {bare(line) for cell in cells_of(report) for line in cell.splitlines()}
    assert {line for line in lines if not any(half in shown for half in halves(line))} == set()
    pages = PdfReader(BytesIO(pdf))
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pages.trailer["/Root"])
    assert not [each for page in pages.pages for each in page.get("/Annots") or () if "/A" in each.get_object()]


def cells_of_workbook(workbook):
    """Return the texts of a workbook in which nothing is live."""
    parts = ZipFile(BytesIO(workbook))
    assert not [name for name in parts.namelist() if "externalLink" in name or name.startswith("xl/worksheets/_rels")]
    assert not [name for name in parts.namelist() if b"<f>" in parts.read(name) or b"<hyperlink" in parts.read(name)]
    found = CalamineWorkbook.from_filelike(BytesIO(workbook))
    return strings_of([found.get_sheet_by_name(name).to_python() for name in found.sheet_names])


def cells_of_text_table(table):
    """Return the cells of a text table of which none begins like a formula."""
    cells = [cell for row in csv.reader(StringIO(table.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(FORMULAS)]
    return cells
