"""Workbooks, honest and hostile: values only, and nothing that is too large, locked or damaged gets into memory."""

import io
import random
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from officer_app.domain.errors import OfficerError
from officer_app.intake.tabular import look_over, open_table

SHEET = "xl/worksheets/sheet1.xml"


def workbook(fill, **options):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options) as book:
        fill(book)
    return out.getvalue()


def simple(book):
    sheet = book.add_worksheet("Vendors")
    sheet.write_row(0, 0, ("Name", "Town"))
    sheet.write_row(1, 0, ("Alpha", "Brussels"))


def changed(data, **parts):
    """Return an archive with some of its members replaced or added."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    kept = {name: source.read(name) for name in source.namelist()} | parts
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in kept.items():
            if contents is not None:
                archive.writestr(name, contents)
    return out.getvalue()


@pytest.fixture
def table(tmp_path):
    def opened(data):
        path = tmp_path / "list.xlsx"
        path.write_bytes(data)
        return open_table(path)

    return opened


def rows(file):
    return [row.cells for row in file.rows()]


def notices(file):
    return [str(each) for each in look_over(file).notices]


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_days_are_days_whichever_way_they_are_counted(table, epoch_1904):
    def fill(book):
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ("Name", "Signed", "At"))
        sheet.write_string(1, 0, "Alpha")
        sheet.write_datetime(1, 1, datetime(2026, 3, 5), day)  # noqa: DTZ001
        sheet.write_datetime(1, 2, datetime(2026, 3, 5, 14, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))  # noqa: DTZ001

    file = table(workbook(fill, date_1904=epoch_1904))
    assert rows(file)[1] == ("Alpha", date(2026, 3, 5), datetime(2026, 3, 5, 14, 30))  # noqa: DTZ001


def test_formulas_give_their_last_result_and_merged_cells_their_first(table):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Name", "Sum", "Bad"))
        sheet.write_string(1, 0, "Alpha")
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        sheet.merge_range(2, 0, 2, 2, "Beta")
        sheet.write_boolean(3, 1, True)
        sheet.write_number(3, 2, 1.5)

    file = table(workbook(fill))
    assert rows(file) == [("Name", "Sum", "Bad"), ("Alpha", 2, ""), ("Beta", "", ""), ("", True, 1.5)]
    assert notices(file) == [
        "The workbook holds formulas. Their last results are read, not the formulas.",
        "Some formulas of the workbook have no result (such as #N/A). They read as empty.",
        "Some cells of the sheet are merged. Their value counts for the first cell only.",
    ]


def test_a_hidden_sheet_is_read_only_where_it_is_chosen(table):
    def fill(book):
        book.add_worksheet("Empty")
        hidden = book.add_worksheet("Secret")
        hidden.write_row(0, 0, ("Name", "x"))
        hidden.hide()
        book.add_worksheet("Shown").write_row(0, 0, ("Town", "y"))

    file = table(workbook(fill))
    assert file.reading.sheet == "Shown"
    assert [(each.name, each.is_hidden) for each in file.workbook.sheets] == [
        ("Empty", False), ("Secret", True), ("Shown", False),
    ]  # fmt: skip
    assert rows(file.read_as(sheet="Secret")) == [("Name", "x")]
    assert notices(file) == ["The workbook has hidden sheets; the sheet Shown is read."]
    with pytest.raises(OfficerError, match=r"^list.xlsx has no sheet Nowhere; it has: Empty, Secret, Shown.$"):
        rows(file.read_as(sheet="Nowhere"))


def test_rows_keep_the_numbers_and_columns_that_stand_beside_them(table):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(4, 2, ("Name", "Town"))
        sheet.write_row(7, 2, ("Alpha", "x"))

    file = table(workbook(fill))
    assert [(row.number, row.cells) for row in file.records()] == [(8, ("", "", "Alpha", "x"))]
    assert [(each.title, each.place) for each in look_over(file).columns] == [("Name", 2), ("Town", 3)]


def test_macros_are_not_run_and_told(table):
    file = table(changed(workbook(simple), **{"xl/vbaProject.bin": b"Sub Auto_Open()"}))
    assert rows(file)[1] == ("Alpha", "Brussels")
    assert notices(file) == ["The workbook holds macros. They were not run; only values are read."]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is in an old form of office document"),
        (b"PK\x03\x04" + bytes(60), "is damaged or no Excel workbook"),
        (workbook(simple)[:-200], "is damaged or no Excel workbook"),
        (changed(workbook(simple), **{SHEET: b"<worksheet><c"}), "is damaged or no Excel workbook"),
        (changed(workbook(simple), **{SHEET: None}), "is damaged or no Excel workbook"),
        (changed(b"PK\x05\x06" + bytes(18), **{"word/document.xml": b"<a/>"}), "is no Excel workbook"),
    ],
    ids=["password", "old", "rubbish", "cut", "broken", "missing", "word"],
)
def test_what_cannot_be_read_is_one_sentence(table, data, sentence):
    with pytest.raises(OfficerError, match=sentence):
        look_over(table(data))


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>'
)


@pytest.mark.parametrize("shared", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
def test_entities_are_refused(table, shared):
    with pytest.raises(OfficerError, match=r"^list.xlsx declares entities, which no spreadsheet program writes"):
        table(changed(workbook(simple), **{"xl/sharedStrings.xml": shared}))


MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FAR = MAIN + b"<row r='1'><c r='A1'><v>1</v></c></row><row r = '1048576'><c s='0' r = \"XFD1048576\"><v>1</v></c></row>"
SKIPS = MAIN + b'<row r="9999999"><c r="ZZZ9"><v>1</v></c></row>'


@pytest.mark.parametrize("sheet", [FAR, SKIPS], ids=["far", "skips"])
def test_two_cells_far_apart_do_not_fill_the_memory(table, sheet):
    with pytest.raises(OfficerError, match=r"^list.xlsx unfolds to more than this program reads from a workbook"):
        table(changed(workbook(simple), **{SHEET: sheet + b"</sheetData></worksheet>"}))


def test_a_bomb_is_refused_by_what_it_says_it_unfolds_to(table):
    with pytest.raises(OfficerError, match=r"^list.xlsx unfolds to more than this program reads from a workbook"):
        table(changed(workbook(simple), **{"xl/bomb.xml": b" " * 30_000_000}))
    with pytest.raises(OfficerError, match=r"^list.xlsx unfolds to more than this program reads from a workbook"):
        table(changed(workbook(simple), **{f"xl/{number}.txt": b"" for number in range(10_001)}))


def test_one_long_text_shared_by_many_cells_is_refused(table):
    long = b"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>" + b"x" * 600_000
    cells = b"<row>" + b"<c t='s'><v>0</v></c>" * 2_000 + b"</row>"
    data = changed(
        workbook(simple),
        **{"xl/sharedStrings.xml": long + b"</t></si></sst>", SHEET: MAIN + cells + b"</sheetData></worksheet>"},
    )
    with pytest.raises(OfficerError, match=r"^list.xlsx unfolds to more than this program reads from a workbook"):
        table(data)


def test_damage_anywhere_gives_a_table_or_a_sentence(table):
    base, rnd = workbook(simple), random.Random(7)  # noqa: S311
    sheet = zipfile.ZipFile(io.BytesIO(base)).read(SHEET)
    for _ in range(150):
        broken = bytearray(sheet)
        broken[rnd.randrange(len(broken))] = rnd.choice(b"0123456789AZxs<&/ ")
        try:
            look_over(table(changed(base, **{SHEET: bytes(broken)})))
        except OfficerError as error:
            assert str(error).startswith("list.xlsx ")  # noqa: PT017


def test_a_breakdown_of_the_reader_is_a_sentence(table, monkeypatch):
    class PanicException(BaseException):
        pass

    class Broken:
        @staticmethod
        def from_filelike(_data):
            raise PanicException

    file = table(workbook(simple))
    monkeypatch.setattr("officer_app.intake.tabular_workbook.CalamineWorkbook", Broken)
    with pytest.raises(OfficerError, match=r"^list.xlsx is damaged or no Excel workbook"):
        rows(file)
