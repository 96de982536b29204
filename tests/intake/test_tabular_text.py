"""Tables as text, of every awkward kind: encodings, separators, quotation marks, ragged rows, titles that repeat."""

import os

import pytest

from officer_app.domain.errors import OfficerError
from officer_app.domain.watch import GivenUp
from officer_app.intake.tabular import letters, look_over, open_table
from officer_app.intake.tabular_days import DayOrder


@pytest.fixture
def table(tmp_path):
    """Write a file and open it as a table."""

    def written(data, encoding="utf-8", name="list.csv"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))
        return open_table(path)

    return written


def cells(file):
    return [row.cells for row in file.rows()]


@pytest.mark.parametrize(
    ("encoding", "found", "words"),
    [
        ("utf-8", "utf-8", "Zoé"),
        ("utf-8-sig", "utf-8", "Zoé"),
        ("utf-16", "utf-16", "Zoé"),
        ("utf-16-le", "utf-16-le", "Zoe"),
        ("utf-16-be", "utf-16-be", "Zoe"),
        ("cp1252", "cp1252", "Müller & Söhne, Liège"),
        ("cp1253", "cp1253", "Παπαδόπουλος Γιώργος"),
        ("cp1250", "cp1250", "Żółć, Łódź, Święto"),
        ("cp1251", "cp1251", "Иван Петров, Москва"),
    ],
)
def test_the_encoding_is_found_out(table, encoding, found, words):
    file = table(f"Name;Town\n{words};x\n{words};y\n", encoding)
    assert file.reading.encoding == found
    assert cells(file) == [("Name", "Town"), (words, "x"), (words, "y")]


def test_bytes_that_mean_nothing_anywhere_leave_the_other_rows_readable(table):
    file = table(b"Name;Town\nM\xfcller;K\xf6ln\n\x81\x8d\x90;x\n")
    assert cells(file)[:2] == [("Name", "Town"), ("Müller", "Köln")]
    assert file.reading.encoding == "iso8859-15"


def test_another_encoding_can_be_chosen_and_a_wrong_one_is_told(table):
    file = table("Name\nŁódź\n", "cp1250")
    assert cells(file.read_as(encoding="cp1252")) == [("Name",), ("£ódŸ",)]
    with pytest.raises(OfficerError, match=r"^list.csv is not written in Unicode \(UTF-8\). Choose another encoding.$"):
        cells(file.read_as(encoding="utf-8"))
    with pytest.raises(OfficerError, match=r"^There is no encoding called klingon.$"):
        cells(file.read_as(encoding="klingon"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(table, separator):
    rows = [["Name", "What, it; does"], ["Alpha | Co", "a,b\tc"], ["Beta", "x;y"], ["Gamma", ""]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    file = table(text)
    assert file.reading.separator == separator
    assert cells(file) == [tuple(row) for row in rows]


def test_excels_own_hint_names_the_separator_and_is_no_row(table):
    file = table("sep=|\nName|A;B;C\nx|y;z;z\n")
    assert file.reading.separator == "|"
    assert [(row.number, row.cells) for row in file.rows()] == [(2, ("Name", "A;B;C")), (3, ("x", "y;z;z"))]


def test_quoted_line_breaks_stay_in_their_cell_and_rows_are_numbered_as_a_spreadsheet_does(table):
    file = table('Name,Address\r\nAlpha,"Street 1\r\n1000 Brussels"\r\n\r\nBeta,"say ""x"""\r\n')
    assert [(row.number, row.cells) for row in file.records()] == [
        (2, ("Alpha", "Street 1\r\n1000 Brussels")), (4, ("Beta", 'say "x"')),
    ]  # fmt: skip


def test_a_quotation_mark_that_is_never_closed_is_told_and_swallows_nothing(table):
    file = table('Name,Address\nAlpha,"Street\nBeta,x\nGamma,y\n')
    with pytest.raises(OfficerError, match=r"^Row 2: a quotation mark is opened and not closed again"):
        cells(file)


def test_a_cell_beyond_all_measure_is_told(table):
    file = table(f"Name\n{'x' * 1_000_001}\n")
    with pytest.raises(OfficerError, match=r"^Row 2 cannot be read: a cell is longer than 1,000,000 characters"):
        cells(file)


def test_columns_are_named_once_and_empty_ones_are_left_out(table):
    survey = look_over(table("E-mail,,e-mail,Name,,\na@b.be,,c@d.be,Alpha,x,\n"))
    assert [(each.title, each.place) for each in survey.columns] == [
        ("E-mail", 0), ("e-mail (2)", 2), ("Name", 3), ("Column E", 4),
    ]  # fmt: skip
    assert [str(each) for each in survey.notices] == ["Several columns are called e-mail."]


def test_a_table_without_titles_is_noticed(table):
    file = table("Alpha,info@alpha.example\nBeta,info@beta.example\n")
    assert not file.reading.titled
    survey = look_over(file)
    assert [each.title for each in survey.columns] == ["Column A", "Column B"]
    assert survey.rows == 2
    assert look_over(file.read_as(titled=True)).rows == 1


def test_rows_of_blanks_are_no_rows(table):
    assert look_over(table("Name,Town\n , \nAlpha,x\n\n,,\n")).rows == 1


def test_a_stray_nul_stays_in_its_cell(table):
    assert cells(table("Name,Town\nAl\x00pha,x\n")) == [("Name", "Town"), ("Al\x00pha", "x")]


@pytest.mark.parametrize("rubbish", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.7\n", b"\x7fELF" + bytes(60)])
def test_what_is_no_text_is_told(table, rubbish):
    with pytest.raises(OfficerError, match=r"^list.csv is no table. Tables are CSV files and Excel workbooks"):
        table(rubbish)


def test_what_is_no_file_is_told(tmp_path, table):
    with pytest.raises(OfficerError, match=r"^The file gone.csv is not there any more.$"):
        open_table(tmp_path / "gone.csv")
    with pytest.raises(OfficerError, match=r"is a folder; choose a file in it.$"):
        open_table(tmp_path)
    with pytest.raises(OfficerError, match=r"^The file list.csv is empty.$"):
        table(b"")
    with pytest.raises(OfficerError, match=r"^list.csv holds no rows.$"):
        look_over(table("\n , \n"))
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(OfficerError, match=r"^pipe.csv is not a file but a device or a pipe.$"):
        open_table(tmp_path / "pipe.csv")


@pytest.mark.parametrize(
    ("days", "order", "is_question"),
    [
        (("03/04/2026", "2026-04-03"), DayOrder.UNKNOWN, True),
        (("03/04/2026", "25/04/2026"), DayOrder.DAY_FIRST, False),
        (("03/04/2026", "04/25/2026"), DayOrder.MONTH_FIRST, False),
        (("03/04/2026", "25/04/2026", "04/25/2026"), DayOrder.UNKNOWN, True),
        (("25/04/2026", "04/25/2026"), DayOrder.UNKNOWN, False),
        (("04/04/2026", "2026-04-03", "3.4.2026", "3 April 2026"), DayOrder.UNKNOWN, False),
    ],
)
def test_a_column_shows_how_its_days_are_meant_or_asks(table, days, order, is_question):
    seen = look_over(table("\n".join(("Signed", *days)))).columns[0].days
    assert (seen.order, seen.is_question) == (order, is_question)


def test_a_million_rows_are_read_one_after_the_other_and_can_be_given_up(tmp_path):
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("name,town\n")
        file.writelines("Vendor,Brussels\n" * 1_000 for _ in range(1_000))
    table = open_table(path)
    heard = []
    with pytest.raises(GivenUp):
        look_over(table, lambda done, _: heard.append(done), lambda: heard[-1] >= 500_000)
    assert heard[-1] == 500_000
    assert heard == sorted(heard)


def test_more_rows_than_a_spreadsheet_holds_are_refused(table, monkeypatch):
    monkeypatch.setattr("officer_app.intake.tabular.MOST_ROWS", 3)
    with pytest.raises(OfficerError, match=r"^list.csv has more than 3 rows. Split it into several files.$"):
        look_over(table("a,b\n1,2\n1,2\n1,2\n"))


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_a_spreadsheet_calls_them(place, name):
    assert letters(place) == name
