"""A report leaves the window: as each kind of file, whole or not at all, under a name that says what it is."""

import csv
import json
import zipfile
from datetime import date

import pytest

from officer_app.services.reports import ReportForm
from officer_app.ui.pages import reports as page_module
from officer_app.ui.pages.reports_period import Quick
from officer_app.ui.pages.reports_saving import name_of
from tests.ui.reports_page import opened


@pytest.fixture
def page(qtbot, lively, window, settled):
    assert lively
    shown = opened(qtbot, window, settled)
    shown.drawn_again()
    return shown


@pytest.fixture
def asked_for(monkeypatch):
    """Answer the question for a place, and remember what was proposed."""
    proposed = []

    def answer(to):
        def ask(_parent, _title, name, _kinds):
            proposed.append(name)
            return to

        monkeypatch.setattr("officer_app.ui.pages.reports_saving.choose_new_file", ask)
        return proposed

    return answer


def test_what_is_seen_is_what_is_saved(page, settled, tmp_path, asked_for):
    to = tmp_path / "report.pdf"
    proposed = asked_for(to)
    page.save_button.click()
    settled()
    assert to.read_bytes() == page.shown.pdf
    assert proposed[0].name == "Case register 2025-04-03 to 2026-04-02 en.pdf"


def test_each_kind_of_file_holds_the_rows(page, settled, tmp_path, asked_for, lively):
    for action in page.tables_button.menu().actions():
        form = ReportForm(action.objectName().removeprefix("report_save_"))
        asked_for(tmp_path / f"report.{form.value}")
        action.trigger()
        settled()
    rows = json.loads((tmp_path / "report.json").read_text("utf-8"))["tables"]["cases"]
    assert len(rows) == len(lively)
    with zipfile.ZipFile(tmp_path / "report.xlsx") as book:
        assert any(lively[0].reference.encode() in book.read(name) for name in book.namelist())
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as text:
        assert any(lively[0].reference in row for row in csv.reader(text))


def test_a_place_that_was_not_given_writes_nothing(page, settled, tmp_path, asked_for):
    before = sorted(tmp_path.iterdir())
    asked_for(None)
    page.save(ReportForm.XLSX)
    settled()
    assert sorted(tmp_path.iterdir()) == before


def test_a_place_that_cannot_be_written_is_said(page, window, settled, tmp_path, asked_for, monkeypatch):
    asked_for(tmp_path / "nowhere" / "report.pdf")
    said = []
    monkeypatch.setattr(window.workplace.desk.notices, "say_error", lambda error, offer: said.append((error, offer)))
    page.save(ReportForm.PDF)
    settled()
    assert len(said) == 1
    assert not (tmp_path / "nowhere").exists()


def test_names_say_what_the_report_is(page, lively):
    page.options.draft.click()
    page.kinds.buttons["case_file"].setChecked(True)
    page.options.fields["case"].line.setText(lively[2].reference)
    page.reload()
    page.drawn_again()
    assert name_of(page.shown) == f"Case file {lively[2].reference} en draft"
    page.kinds.buttons["gaps"].setChecked(True)
    page.reload()
    page.drawn_again()
    assert name_of(page.shown) == "Gaps 2026-04-02 en draft"


def test_everything_begins_with_the_first_case(page):
    page.options.period.choose(Quick.EVERYTHING)
    page.reload()
    page.drawn_again()
    assert page.shown.asked.period_from == date(2026, 2, 1)


def test_the_pages_that_are_seen_are_printed(page, monkeypatch):
    printed = []
    monkeypatch.setattr(page_module, "print_pdf", lambda _parent, pdf: printed.append(pdf) or True)
    page.print_button.click()
    assert printed == [page.shown.pdf]
