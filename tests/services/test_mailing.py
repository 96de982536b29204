"""A mailing is checked against the suppression list: pasted, CSV or XLSX; nothing of it stays in the register."""

import csv
import io

import pytest

from officer_app.documents.tabular import Sheet, xlsx_bytes
from officer_app.domain.errors import OfficerError
from officer_app.domain.suppression import SuppressionScope
from officer_app.domain.watch import GivenUp
from officer_app.services import mailing, marketing, registers
from officer_app.services.mailing import (
    address_columns,
    check_lines,
    cleaned_table,
    column_lines,
    look_over,
    open_table,
    pasted_lines,
    stopped_table,
)
from tests.services.conftest import TODAY, nothing_changes


@pytest.fixture
def stopped(register):
    marketing.stop_marketing(register, ["ann@example.be", "0475 12 34 56"])
    return register


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("ann@example.be\n\nbob@example.be", [(1, "ann@example.be"), (3, "bob@example.be")]),
        ("ann@example.be; bob@example.be,carla@example.be",
         [(1, "ann@example.be"), (1, "bob@example.be"), (1, "carla@example.be")]),
        ('"Doe, John" <john@example.be>; <ann@example.be>', [(1, "john@example.be"), (1, "ann@example.be")]),
        ("+32 475 12 34 56", [(1, "+32 475 12 34 56")]),
        ("nobody\r\n0475/123456", [(1, "nobody"), (2, "0475/123456")]),
        ("=cmd()|'x'", [(1, "=cmd()|'x'")]),
    ],
)  # fmt: skip
def test_a_pasted_list_is_read_as_people_paste(text, lines):
    assert list(pasted_lines(text)) == lines


def table(path, *rows, encoding="utf-8"):
    path.write_text("\r\n".join(rows) + "\r\n", encoding=encoding)
    return open_table(path)


def test_a_table_is_checked_by_its_column_and_comes_back_without_the_stopped(stopped, tmp_path):
    file = table(
        tmp_path / "list.csv",
        "Naam;E-mail;Telefoon",
        "Ann;ANN@example.be;",
        "Zoë & Bob;bob@example.be;'+32475123456",
        "Nobody;not an address;",
        ";;",
        "=Formula;carla@example.be;0475123456",
        encoding="cp1252",
    )
    survey = look_over(file)
    [column] = address_columns(survey)
    assert column.title == "E-mail"
    with nothing_changes(stopped):
        found = check_lines(stopped, column_lines(file, column.place))
    assert [(hit.line, hit.address) for hit in found.stopped] == [(2, "ANN@example.be")]
    assert found.unreadable == ((4, "not an address"),)
    assert found.whole == 4
    assert rows_of(cleaned_table(found, file)) == [
        ["Naam", "E-mail", "Telefoon"],
        ["Zoë & Bob", "bob@example.be", "'+32475123456"],
        ["'=Formula", "carla@example.be", "0475123456"],
    ]
    phones = check_lines(stopped, column_lines(file, 2))
    assert [hit.line for hit in phones.stopped] == [3, 6]
    assert rows_of(stopped_table(phones))[1] == ["3", "'+32475123456", "Objection (Art. 21(2))", TODAY.isoformat()]


def test_a_workbook_with_two_columns_of_addresses_leaves_the_choice(stopped, tmp_path):
    path = tmp_path / "list.xlsx"
    sheet = Sheet(("Name", "Work", "Private"), [("Ann", "a@work.be", "ann@example.be"), ("Bo", "b@work.be", "")])
    path.write_bytes(xlsx_bytes(sheet, TODAY))
    file = open_table(path)
    assert [each.title for each in address_columns(look_over(file))] == ["Work", "Private"]
    assert [hit.line for hit in check_lines(stopped, column_lines(file, 2)).stopped] == [2]


def test_a_list_without_titles_is_checked_from_its_first_line(stopped, tmp_path):
    file = table(tmp_path / "list.txt", "ann@example.be", "bob@example.be")
    [column] = address_columns(look_over(file))
    found = check_lines(stopped, column_lines(file, column.place))
    assert [hit.line for hit in found.stopped] == [1]
    assert rows_of(cleaned_table(found, file))[-1] == ["bob@example.be"]


def test_a_column_is_known_by_its_title_where_its_rows_are_no_help(tmp_path):
    file = table(tmp_path / "list.csv", "Name,Telephone", "Ann,unknown")
    assert [each.title for each in address_columns(look_over(file))] == ["Telephone"]
    assert address_columns(look_over(table(tmp_path / "other.csv", "Name,Town", "Ann,Liège"))) == ()


def test_a_hundred_thousand_lines_tell_how_far_they_are(stopped):
    heard = []
    lines = ((number, f"person{number}@example.be") for number in range(1, 100_001))
    found = check_lines(stopped, lines, progress=heard.append)
    assert len(found.free) == 100_000
    assert heard == list(range(mailing.EVERY, 100_001, mailing.EVERY))


def test_the_check_can_be_given_up(stopped, tmp_path):
    lines = [(number, "x@example.be") for number in range(5_000)]
    seen = []

    def cancelled():
        seen.append(1)
        return len(seen) == 2

    with pytest.raises(GivenUp):
        check_lines(stopped, lines, cancelled=cancelled)
    assert len(seen) == 2
    file = table(tmp_path / "list.csv", "E-mail", *(f"p{number}@example.be" for number in range(2_000)))
    found = check_lines(stopped, column_lines(file, 0))
    with pytest.raises(GivenUp):
        cleaned_table(found, file, cancelled=lambda: True)


def test_what_is_for_a_client_or_a_topic_counts_only_there(register):
    client = registers.add_record(register, "client", name="Bakery")
    marketing.add_suppression(register, "ann@example.be", scope=SuppressionScope.CLIENT, client=client.id)
    marketing.add_suppression(register, "bob@example.be", scope=SuppressionScope.TOPIC, topic="Events")
    lines = [(1, "ann@example.be"), (2, "bob@example.be")]
    assert [hit.line for hit in check_lines(register, lines, client=client.id).stopped] == [1]
    assert [hit.line for hit in check_lines(register, lines, topic=" events ").stopped] == [2]


def test_a_file_that_is_no_table_says_so_in_one_sentence(tmp_path):
    for name, data in (("empty.csv", b""), ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(OfficerError) as refused:
            look_over(open_table(path))
        assert str(refused.value).count("\n") == 0
