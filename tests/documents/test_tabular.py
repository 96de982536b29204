"""Tables that go out: nothing in them is live, nothing is cut without a word, and the same rows give the same bytes."""

import csv
import io
import json
import re
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from officer_app.documents.tabular import LONGEST_CELL, Sheet, csv_bytes, json_bytes, xlsx_bytes
from officer_app.domain.errors import OfficerError

PREFIXES = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "'=1", '=HYPERLINK("http://x")')
LINKS = ("http://evil.example", "https://evil.example", "internal:Sheet1!A1", "external:c:\\x", "file:///etc/passwd",
         "mailto:a@b.example", "ftp://x")  # fmt: skip
TODAY = date(2026, 3, 5)


def read_csv(data, separator=","):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def read_xlsx(data):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def parts(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


@pytest.mark.parametrize("text", PREFIXES)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_cell_of_a_text_table_begins_like_a_formula(text, place):
    row = ["a", "b", "c"]
    row[place] = text
    data = csv_bytes(Sheet(("x", "y", "z"), [tuple(row)]))
    assert data.startswith(b"\xef\xbb\xbf")
    cell = read_csv(data)[1][place]
    assert cell == f"'{text}"
    assert text in cell


def test_titles_are_inert_too():
    assert read_csv(csv_bytes(Sheet(("=x", "@y"), [])))[0] == ["'=x", "'@y"]
    assert "<f>" not in parts(xlsx_bytes(Sheet(("=x",), [("=1",)]), TODAY))["xl/worksheets/sheet1.xml"]


def test_phone_numbers_stay_readable():
    assert read_csv(csv_bytes(Sheet(("Telephone",), [("+32 2 123 45 67",)])))[1] == ["'+32 2 123 45 67"]
    assert read_xlsx(xlsx_bytes(Sheet(("Telephone",), [("+32 2 123 45 67",)]), TODAY))[1] == ["+32 2 123 45 67"]


@pytest.mark.parametrize("text", PREFIXES + LINKS + ("00123", "1E5", "2/3", "TRUE", "_x0041_", " a\n b "))
def test_a_workbook_keeps_text_as_text(text):
    data = xlsx_bytes(Sheet(("x", "y"), [(text, text)]), TODAY)
    found = read_xlsx(data)[1]
    assert found == [text, text]
    whole = parts(data)
    sheet = whole["xl/worksheets/sheet1.xml"]
    assert re.findall(r"<f[ >]", sheet) == []
    assert "hyperlink" not in sheet.casefold()
    assert not [name for name in whole if "externalLink" in name or name.endswith("sheet1.xml.rels")]
    assert not re.search(r'<c r="[AB]2"(?![^>]*t="(s|inlineStr|str)")', sheet)


def test_days_and_numbers_are_days_and_numbers_in_a_workbook():
    sheet = Sheet(("Signed", "Old", "Size"), [(date(2026, 3, 5), date(1900, 1, 5), 12)])
    assert read_xlsx(xlsx_bytes(sheet, TODAY))[1] == [date(2026, 3, 5), "1900-01-05", 12.0]
    assert read_csv(csv_bytes(sheet))[1] == ["2026-03-05", "1900-01-05", "12"]


def test_a_text_too_long_for_a_cell_is_told_and_not_cut():
    xlsx_bytes(Sheet(("x",), [("x" * LONGEST_CELL,)]), TODAY)
    with pytest.raises(
        OfficerError, match=r"^Row 2 holds a text of 32768 characters; a cell of a workbook takes 32767"
    ):
        xlsx_bytes(Sheet(("x",), [("x" * (LONGEST_CELL + 1),)]), TODAY)


def test_more_rows_than_a_workbook_takes_are_told(monkeypatch):
    monkeypatch.setattr("officer_app.documents.tabular.MOST_ROWS", 1)
    with pytest.raises(OfficerError, match=r"^A workbook has room for 1 rows. Export the list as CSV instead.$"):
        xlsx_bytes(Sheet(("x",), [("a",), ("b",)]), TODAY)


@pytest.mark.parametrize("name", ["", "a/b:c*d?[e]", "'quoted'", "x" * 60, "Verarbeitungstätigkeiten"])
def test_any_name_makes_a_sheet(name):
    assert read_xlsx(xlsx_bytes(Sheet(("x",), [("a",)], name), TODAY)) == [["x"], ["a"]]


def test_the_separator_is_chosen_and_every_cell_comes_back():
    row = ('a;b,c\t"d"', "line\nbreak", "é Ω 李", "")
    for separator in ",;\t|":
        assert read_csv(csv_bytes(Sheet(("1", "2", "3", "4"), [row]), separator), separator)[1] == list(row)


def test_the_same_rows_give_the_same_bytes():
    sheet = Sheet(("x", "y"), [("a", TODAY), ("", 1)])
    assert xlsx_bytes(sheet, TODAY) == xlsx_bytes(sheet, TODAY)
    assert csv_bytes(sheet) == csv_bytes(sheet)


def test_lone_halves_of_letters_break_nothing():
    assert b"?" in csv_bytes(Sheet(("x",), [("\ud800",)]))
    assert read_xlsx(xlsx_bytes(Sheet(("x",), [("a\ud800",)]), TODAY))[1] == ["a?"]


def test_json_is_one_array():
    assert json.loads(json_bytes([{"id": 1, "name": "é"}])) == [{"id": 1, "name": "é"}]
