"""`officer import` and `officer export`: counts, problems by row, options, and a whole register out and in again."""

import json
import os
import subprocess
import sys
import time

import pytest

TODAY = ("--today", "2026-03-05")
TABLE = "Firma;Web;Seit;Farbe\nÄlpha;https://a.example;03/04/2026;rot\nBeta;;05/04/2026;\n;x;;\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "vendors.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    return path


def listed(officer, register, kind="processor"):
    return officer("list", register, kind).json


def test_a_table_is_imported_once(officer, plain_register, table):
    words = (*TODAY, "import", plain_register, "processor", table, "--map", "active_from=Seit", "--dates", "day-first")
    rehearsal = officer(*words, "--dry-run")
    assert (rehearsal.code, rehearsal.err) == (0, "")
    assert rehearsal.out.splitlines() == [
        "vendors.csv: 3 rows, cp1252, separated by semicolon",
        "  Firma -> name (Name)",
        "  Web -> website (Website)",
        "  Seit -> active_from (Works for us since)",
        "  Farbe: not taken over",
        "2 new, 0 changed, 0 unchanged, 1 with problems. Nothing was written.",
        "row 4: Enter the legal name of the processor.",
    ]
    assert listed(officer, plain_register) == []
    assert "2 new, 0 changed, 0 unchanged, 1 with problems.\n" in officer(*words).out
    assert [(each["name"], each["active_from"]) for each in listed(officer, plain_register)] == [
        ("Älpha", "2026-04-03"), ("Beta", "2026-04-05"),
    ]  # fmt: skip
    assert "0 new, 0 changed, 2 unchanged, 1 with problems.\n" in officer(*words).out


def test_days_that_can_be_read_in_two_ways_are_asked(officer, plain_register, table):
    found = officer("import", plain_register, "processor", table, "--map", "active_from=Seit")
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "Column Seit: 03/04/2026 in row 2 can be read in two ways. Add --dates day-first or month-first.\n"
    )


def test_how_a_table_is_read_can_be_said(officer, plain_register, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_bytes("Łódź Firma|x\nGdańsk Firma|y\n".encode("cp1250"))
    words = ("--encoding", "cp1250", "--separator", "pipe", "--no-titles", "--map", "name=Column A")
    assert officer(*TODAY, "import", plain_register, "processor", path, *words).code == 0
    assert [each["name"] for each in listed(officer, plain_register)] == ["Łódź Firma", "Gdańsk Firma"]


@pytest.mark.parametrize("order", [("{table}", "--map", "product=Web", "notes=Farbe"),
                                   ("--map", "product=Web", "--map", "notes=Farbe", "{table}")])  # fmt: skip
def test_columns_are_named_in_one_go_or_one_by_one(officer, plain_register, table, order):
    words = [word.format(table=table) for word in order]
    assert officer(*TODAY, "import", plain_register, "processor", *words).code == 0
    first = listed(officer, plain_register)[0]
    assert (first["website"], first["product"], first["notes"]) == ("", "https://a.example", "rot")


def test_an_empty_cell_empties_only_where_asked(officer, plain_register, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,phone\nAlpha,1\n", "utf-8")
    officer(*TODAY, "import", plain_register, "processor", path)
    path.write_text("name,phone\nAlpha,\n", "utf-8")
    assert "1 unchanged" in officer(*TODAY, "import", plain_register, "processor", path).out
    assert "1 changed" in officer(*TODAY, "import", plain_register, "processor", path, "--empty-clears").out
    assert listed(officer, plain_register)[0]["phone"] == ""


def test_rows_that_are_left_out_are_written_where_asked(officer, plain_register, table, tmp_path):
    to = tmp_path / "left.csv"
    officer(*TODAY, "import", plain_register, "processor", table, "--problems", to)
    assert to.read_text("utf-8-sig").splitlines() == [
        "Firma;Web;Seit;Farbe;Problem", ";x;;;Enter the legal name of the processor.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("case", "{table}"), "Cases are not imported from a table; these are: "),
        (("spaceship", "{table}"), "There is no record type spaceship; there are: "),
        (("processor", "gone.csv"), "The file gone.csv is not there any more."),
        (("processor", "{table}", "--map", "x"), "x: write FIELD=COLUMN with one of the fields name, "),
        (("processor", "{table}", "--map", "name=Wo"), "There is no column Wo; there are: Firma, Web, Seit, Farbe."),
        (("processor", "{table}", "--separator", "::"), "The separator is one of these: comma, semicolon, tab, pipe."),
        (("processor", "{table}", "--encoding", "utf-8"), "vendors.csv is not written in Unicode (UTF-8)."),
        (("processor", "{table}", "--encoding", "klingon"), "There is no encoding called klingon."),
        (("all", "{table}"), "This is no export of a register."),
        (("processor", "--map", "name=Firma"), "Name the file to import: officer import REGISTER TYPE FILE."),
        (("all", "gone.json"), "The file gone.json could not be read."),
    ],
)
def test_a_mistake_is_one_sentence(officer, plain_register, table, words, sentence):
    found = officer("import", plain_register, *(word.format(table=table) for word in words))
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(sentence)
    assert found.err.count("\n") == 1


def test_a_whole_register_goes_out_and_in_and_out_again_identical(officer, plain_register, table, tmp_path):
    officer(*TODAY, "import", plain_register, "processor", table)
    officer(*TODAY, "add", plain_register, "agreement", "--json", json.dumps({"title": "Master", "processor": 1}))
    case = {"subject_name": "Zoé", "rights": ["access"], "received_on": "2026-03-02"}
    officer(*TODAY, "case", "add", plain_register, "--json", json.dumps(case))
    first, second, other = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "other.officer"
    assert officer("export", plain_register, "--out", first).out == f"{first}\n"
    officer(*TODAY, "new", other, "--no-encryption")
    rehearsal = officer(*TODAY, "import", other, "all", first, "--dry-run")
    assert rehearsal.out.endswith(" records and 0 files. Nothing was written.\n")
    assert officer(*TODAY, "import", other, "all", first).code == 0
    officer("export", other, "--out", second)
    assert first.read_bytes() == second.read_bytes()
    assert officer("verify", other).code == 0
    again = officer(*TODAY, "import", other, "all", first)
    assert (again.code, again.out) == (2, "")
    assert again.err.startswith("This register holds records already (")


def test_the_sample_register_goes_out_and_in_identical(officer, tmp_path):
    officer(*TODAY, "demo", tmp_path / "demo", "--cases", "6")
    first, second, other = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "other.officer"
    officer(*TODAY, "export", tmp_path / "demo" / "demo.officer", "--out", first)
    officer(*TODAY, "new", other, "--no-encryption")
    assert officer(*TODAY, "import", other, "all", first).code == 0
    officer(*TODAY, "export", other, "--out", second)
    assert first.read_bytes() == second.read_bytes()
    assert len(json.loads(first.read_text("utf-8"))["contents"]) > 0


def test_what_would_not_be_accepted_today_is_counted_and_named_and_comes_in(officer, plain_register, table, tmp_path):
    officer(*TODAY, "import", plain_register, "processor", table)
    first, second, other = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "other.officer"
    officer("export", plain_register, "--out", first)
    first.write_text(first.read_text("utf-8").replace("Beta", ""), "utf-8")
    officer(*TODAY, "new", other, "--no-encryption")
    doubts = [
        "1 record would not be accepted today and comes in as it is:",
        "Processor 2: Enter the legal name of the processor.",
    ]
    rehearsal = officer(*TODAY, "import", other, "all", first, "--dry-run")
    assert (rehearsal.code, rehearsal.err) == (0, "")
    assert rehearsal.out.splitlines() == ["2 records and 0 files. Nothing was written.", *doubts]
    assert officer("list", other, "processor").json == []
    done = officer(*TODAY, "import", other, "all", first)
    assert (done.code, done.out.splitlines()) == (0, ["2 records and 0 files.", *doubts])
    officer("export", other, "--out", second)
    assert first.read_bytes() == second.read_bytes()


def test_a_place_that_cannot_be_written_is_told(officer, plain_register, tmp_path):
    found = officer("export", plain_register, "--out", tmp_path / "gone" / "a.json")
    assert found.code == 2
    assert "could not be written" in found.err


@pytest.mark.parametrize("wait", [0.05, 0.3, 0.5, 0.7, 0.9])
def test_killed_while_it_exports_nothing_half_bears_the_name(officer, plain_register, tmp_path, wait):
    for number in range(40):
        case = {"subject_name": f"Zoé {number}", "rights": ["access"], "received_on": "2026-03-02"}
        officer(*TODAY, "case", "add", plain_register, "--json", json.dumps(case))
    out = tmp_path / "all.json"
    out.write_text("the last export", "utf-8")
    words = [sys.executable, "-m", "officer_app", "export", str(plain_register), "--out", str(out)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    time.sleep(wait)
    process.kill()
    process.wait()
    text = out.read_text("utf-8")
    assert text == "the last export" or len(json.loads(text)["records"]["case"]) == 40
