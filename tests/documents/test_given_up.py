"""Drawing and packing that is given up stops there; what is drawn afterwards has the same bytes as ever."""

import io
from dataclasses import replace
from datetime import date

import pytest
import pyzipper
from report_asked import TODAY, built, line

from officer_app.documents.access_package import Package, PackedFile, pack
from officer_app.documents.grid import Mapped
from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.sheet import Sheet
from officer_app.domain.clock import FixedClock
from officer_app.domain.watch import ROWS, GivenUp, Watch

TABLES = (ReportForm.XLSX, ReportForm.CSV, ReportForm.JSON)


@pytest.fixture(scope="module")
def report():
    return built("case_register", [line(number, date(2026, 3, 2), 9) for number in range(120)])


@pytest.fixture
def drawn(monkeypatch):
    """Gather the pages that are drawn, finished ones too."""
    seen = []
    for name in ("showPage", "_finish"):
        real = getattr(Sheet, name)
        monkeypatch.setattr(
            Sheet, name, lambda sheet, *of, name=name, real=real: (seen.append((name, sheet.page)), real(sheet, *of))
        )
    return seen


def giving_up_after(done, whole):
    """Return who gives a drawing up as soon as so many pages of how many are told."""
    heard = []
    return Watch(lambda *told: heard.append(told), lambda: (done, whole) in heard)


def test_a_drawing_that_is_given_up_stops_at_that_page_and_the_next_one_is_whole(report, drawn):
    whole = report_bytes(report, ReportForm.PDF)
    pages = sum(name == "showPage" for name, _ in drawn)
    assert pages > 4
    for told, drawings, finished in (((3, 0), 3, 0), ((2, pages), pages, 2)):
        drawn.clear()
        with pytest.raises(GivenUp):
            report_bytes(report, ReportForm.PDF, giving_up_after(*told))
        names = [name for name, _ in drawn]
        assert (names.count("showPage"), names.count("_finish")) == (drawings, finished)
    heard = []
    assert report_bytes(report, ReportForm.PDF, Watch(lambda *told: heard.append(told))) == whole
    assert [told for told in heard if told[1] == 0] == [(page, 0) for page in range(pages + 1)]
    assert heard[-1] == (pages, pages)


def test_a_drawing_that_nobody_wants_any_more_is_not_begun(report, drawn):
    with pytest.raises(GivenUp):
        report_bytes(report, ReportForm.PDF, Watch(cancelled=lambda: True))
    assert drawn == []


@pytest.mark.parametrize("form", TABLES)
def test_rows_are_made_no_further_than_until_they_are_given_up(report, form):
    made, heard = [], []
    grid = next(each for each in report.grids if each.name == "cases")
    rows = Mapped([grid.rows[0]] * (4 * ROWS), lambda row: (made.append(1), row)[1])
    section = replace(report.sections[0], content=(replace(grid, rows=rows),))
    long = replace(report, sections=(section,))
    with pytest.raises(GivenUp):
        report_bytes(long, form, Watch(lambda *told: heard.append(told), lambda: len(heard) > 2))
    assert heard == [(0, 4 * ROWS), (ROWS, 4 * ROWS), (2 * ROWS, 4 * ROWS)]
    assert len(made) == 2 * ROWS + 1  # the one in the hand when it heard of it


@pytest.fixture
def package():
    files = (PackedFile("none.txt", "", b""), PackedFile("large.bin", "", bytes(range(256)) * 12_000),
        PackedFile("last.txt", "", b"last"))  # fmt: skip
    return Package(language="en", organisation="Heron SA", reference="DSR-2026-0001", made_at=FixedClock(TODAY).now(),
        letter=b"%PDF-", files=files, told={"data_summary": "Name: Ann"})  # fmt: skip


def test_a_package_tells_of_each_file_and_holds_them_whole(package):
    heard = []
    data = pack(package, "a lantern", Watch(lambda *told: heard.append(told)))
    assert sorted(set(heard)) == [(done, 8) for done in range(9)]
    with pyzipper.AESZipFile(io.BytesIO(data)) as archive:
        archive.setpassword(b"a lantern")
        assert [archive.read(f"files/{each.name}") for each in package.files] == [each.data for each in package.files]


@pytest.mark.parametrize("looks", [1, 7, 9])
def test_a_package_is_given_up_between_files_and_within_a_large_one(package, looks):
    heard = []
    with pytest.raises(GivenUp):
        pack(package, "a lantern", Watch(lambda *told: heard.append(told), lambda: len(heard) >= looks))
    assert len(heard) == looks
    assert heard[-1] == (min(looks - 1, 6), 8)
