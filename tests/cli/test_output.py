"""Letters, reports, the sample and the verification on the command line."""

import json

import pytest
from pypdf import PdfReader

from officer_app.documents.letters import LETTERS

FRENCH = json.dumps({
    "subject_name": "Hélène Lefèvre", "subject_salutation": "madam", "language": "fr",
    "subject_address": "Rue Neuve 12\n1000 Bruxelles", "received_on": "2026-03-05", "rights": ["access"],
})  # fmt: skip


@pytest.fixture
def register(officer, plain_register):
    assert officer("--today", "2026-03-05", "case", "add", plain_register, "--json", FRENCH).code == 0
    return plain_register


def text_of(path):
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_lists_name_a_key_and_a_title_on_each_line(officer):
    keys = [line.split("  ")[0] for line in officer("letter", "--list").out.splitlines()]
    assert keys == list(LETTERS)
    assert officer("report", "--list").out.startswith("case_register  ")


@pytest.mark.parametrize(
    "key",
    ["acknowledgement", "identity_request", "clarification_request", "extension", "access_response", "refusal"],
)
def test_each_letter_comes_out_in_french_and_twice_the_same(officer, register, tmp_path, key):
    made = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for path in made:
        result = officer("--today", "2026-03-06", "letter", register, "DSR-2026-0001", key, "--out", path)
        assert result.code == 0, result.err
    assert "Lefèvre" in text_of(made[0])
    assert made[0].read_bytes() == made[1].read_bytes()


def test_a_missing_fact_is_named_and_the_letter_is_a_draft(officer, register, tmp_path):
    path = tmp_path / "refusal.pdf"
    result = officer("--today", "2026-03-06", "letter", register, "DSR-2026-0001", "refusal", "--out", path)
    assert result.out.strip().endswith("(draft)")
    assert "Missing:" in result.err
    assert "PROJET" in text_of(path)


def test_the_report_is_a_pdf_with_the_case(officer, register, tmp_path):
    path = tmp_path / "register.pdf"
    result = officer("--today", "2026-03-06", "report", register, "case_register", "--lang", "fr", "--out", path)
    assert result.code == 0, result.err
    assert "Lefèvre" in text_of(path)


@pytest.mark.parametrize(
    ("kind", "choice", "sentence"),
    [
        ("case_register", "colour=red", "The report Case register has no choice colour; it has: right, channel."),
        ("gaps", "right=access", "The report Gaps knows no choice, so right cannot be chosen."),
        ("case_register", "right=red", "The choice right is one of these: access, rectification, "),
        ("overdue", "days=soon", "The choice days is a whole number from 1 to 3650; soon is none."),
        ("case_sample", "count=0", "The choice count is a whole number from 1 to 10000; 0 is none."),
        ("audit_log", "values=red", "The choice values is yes or no; red is neither."),
        ("yearly", "year=" + "9" * 5000, "9999999999999999999999999999999999999999 is not a year; write it in four "),
        ("case_file", "case=red", "There is no case red in the list of cases."),
    ],
)
def test_what_cannot_be_chosen_is_told_and_nothing_is_written(officer, register, tmp_path, kind, choice, sentence):
    path = tmp_path / "report.json"
    result = officer("--today", "2026-03-06", "report", register, kind, "--choose", choice, "--out", path)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(sentence)
    assert not path.exists()


def test_a_pdf_that_cannot_be_written_leaves_the_old_one(officer, register, tmp_path):
    result = officer("letter", register, "DSR-2026-0001", "refusal", "--out", tmp_path / "nowhere" / "x.pdf")
    assert result.code == 2
    assert "could not be written" in result.err


def test_the_demo_makes_one_register_a_letter_and_a_report(officer, tmp_path):
    folder = tmp_path / "demo"
    result = officer("--today", "2026-11-22", "demo", folder, "--cases", "60")
    assert result.code == 0, result.err
    (register,) = folder.glob("*.officer")
    assert register.name == "demo.officer"
    assert "Passphrase: a lantern by the river" in result.out
    listed = officer("--today", "2026-11-22", "case", "list", register, "--json").json
    assert len(listed) == 60
    pdfs = sorted(folder.glob("*.pdf"))
    assert len(pdfs) == 2
    assert all(path.read_bytes().startswith(b"%PDF") for path in pdfs)
    head = text_of(next(path for path in pdfs if "register" in path.name)).split("register ")[-1][:14]
    verified = officer("verify", register, "--head", head)
    assert (verified.code, "no findings" in verified.out) == (0, True)
    assert officer("verify", register, "--head", "0123 4567 89ab").code == 1


def test_a_second_demo_in_the_same_place_spoils_nothing(officer, tmp_path):
    (tmp_path / "demo.officer").write_bytes(b"mine")
    assert officer("demo", tmp_path).code == 2
    assert (tmp_path / "demo.officer").read_bytes() == b"mine"
