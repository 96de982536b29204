"""The list of gaps leaves the window: as a table, on paper, by the clipboard; what is narrowed goes out narrowed."""

import csv
import zipfile

import pytest
from PySide6.QtGui import QGuiApplication

from officer_app.services.registers import add_record
from tests.ui.registers_told import tell


@pytest.fixture
def page(register, window, settled):
    tell(register)
    add_record(register, "processor", name="=1+1", country="BE")
    window.show_page("gaps")
    settled()
    return window.workplace.page("gaps")


def choose(page, name):
    menu = page.export_button.menu()
    next(action for action in menu.actions() if action.objectName() == f"gap_export_{name}").trigger()


@pytest.fixture
def saved(monkeypatch, tmp_path, settled):
    """Give a function that exports by a way of the menu and returns the file."""

    def save(page, name, ending):
        place = tmp_path / f"gaps.{ending}"
        for module in ("exporting", "saving"):
            monkeypatch.setattr(f"officer_app.ui.{module}.choose_new_file", lambda *_: place)
        choose(page, name)
        settled()
        return place

    return save


def test_the_menu_names_every_way_out(page):
    assert [action.text() for action in page.export_button.menu().actions()] == [
        "Excel workbook", "CSV with semicolons", "CSV with commas", "PDF document", "Print", "Copy the list",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "separator"), [("csv_semicolon", ";"), ("csv_usual", ",")])
def test_a_text_table_holds_what_is_shown_and_nothing_live(page, saved, name, separator):
    page.filters.line.setText("=1+1")
    rows = list(csv.reader(saved(page, name, "csv").read_text("utf-8-sig").splitlines(), delimiter=separator))
    assert rows[0] == ["Severity", "Register", "Record", "What is missing", "Kind", "Source", "Due on"]
    assert len(rows) == 1 + len(page.shown_gaps()) > 2
    assert {row[2] for row in rows[1:]} == {"'=1+1"}
    assert page._desk.notices.shown()[-1].accessibleName() == f"{len(rows) - 1} gaps are in gaps.csv."


def test_a_workbook_holds_every_gap(page, saved):
    with zipfile.ZipFile(saved(page, "xlsx", "xlsx")) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 1 + len(page.shown_gaps())
    assert "<f>" not in sheet


def test_the_report_is_a_pdf_with_the_records_the_sentences_and_the_filter(page, saved, read_pdf):
    page.filters.narrow("register", "transfer")
    words = read_pdf(saved(page, "pdf", "pdf"))
    assert "Gaps of the registers" in words
    assert "Deliveries" in words
    assert "2010/87/EU were repealed" in words
    assert "Register: Transfers" in words
    assert "Laptop on a train" not in words


@pytest.fixture
def read_pdf():
    def read(path):
        import pypdfium2  # noqa: PLC0415 - only this test reads pages

        document = pypdfium2.PdfDocument(path)
        said = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        return " ".join(said.split())

    return read


def test_the_report_goes_to_the_printer(page, settled, monkeypatch):
    printed = []
    monkeypatch.setattr("officer_app.ui.gap_exporting.print_pdf", lambda _window, pdf: printed.append(pdf))
    choose(page, "print")
    settled()
    assert printed[0].startswith(b"%PDF")


def test_the_list_is_copied_with_tabs_and_nothing_live(page):
    page.filters.line.setText("=1+1")
    choose(page, "copy")
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert {len(cells) for cells in copied} == {7}
    assert copied[1][2] == "'=1+1"
