"""From a request to a case on the command line, and every way to ask for it wrongly."""

import json
import sqlite3
from hashlib import sha256

import pytest

from officer_app.services.cases import COURSE

MAIL = """From: Hélène Lefèvre <helene.lefevre@example.org>
To: privacy@example.com
Date: Thu, 05 Mar 2026 09:12:00 +0100
Subject: Mes données
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Bonjour,

Pouvez-vous me dire quelles données vous avez sur moi et m'en envoyer une copie ?

Bien à vous,
Hélène Lefèvre
"""


@pytest.fixture
def mail(tmp_path):
    path = tmp_path / "mail.eml"
    path.write_text(MAIL, encoding="utf-8")
    return path


def test_a_french_mail_becomes_a_case_with_its_date_and_its_reason(officer, tmp_path, mail):
    register = tmp_path / "R.officer"
    assert officer("new", register).code == 0
    added = officer("--today", "2026-03-05", "case", "add", register, "--from", mail)
    assert (added.code, added.out) == (0, "DSR-2026-0001\n")
    case = officer("--today", "2026-03-06", "case", "show", register, "DSR-2026-0001", "--json").json
    assert (case["rights"], case["language"], case["due_on"]) == (["access"], "fr", "2026-04-07")
    assert (case["subject_name"], case["subject_email"]) == ("Hélène Lefèvre", "helene.lefevre@example.org")
    assert any("Easter Monday" in each and "Art. 3(4)" in each for each in case["explanation"])
    assert [each["direction"] for each in case["messages"]] == ["in"]


def test_an_encrypted_register_is_nothing_to_other_programs(officer, tmp_path, mail):
    register = tmp_path / "R.officer"
    officer("new", register)
    officer("--today", "2026-03-05", "case", "add", register, "--from", mail)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(register).execute("SELECT * FROM sqlite_master")
    assert "Lefèvre".encode() not in register.read_bytes()


def test_standard_input_and_facts_by_name(officer, plain_register):
    asked = json.dumps({"subject_name": "Wouter Peeters", "received_on": "2026-03-02"})
    text = "Stuur mij geen reclame meer. Wouter Peeters"
    added = officer("--today", "2026-03-05", "case", "add", plain_register, "--from", "-", "--json", asked, stdin=text)
    assert added.code == 0, added.err
    case = officer("case", "show", plain_register, added.out.strip(), "--json").json
    assert case["rights"] == ["marketing_objection"]
    assert (case["language"], case["received_on"], case["subject_name"]) == ("nl", "2026-03-02", "Wouter Peeters")


def facts(**values):
    return json.dumps({"subject_name": "Ann", "received_on": "2026-03-05", "rights": ["erasure"]} | values)


def test_the_list_is_one_json_array_with_references_and_filters(officer, plain_register):
    for day in ("2026-03-01", "2026-03-03"):
        officer("--today", "2026-03-05", "case", "add", plain_register, "--json", facts(received_on=day))
    officer("--today", "2026-03-05", "case", "move", plain_register, "DSR-2026-0001", "closed",
            "--json", json.dumps({"outcome": "withdrawn"}))  # fmt: skip
    listed = officer("case", "list", plain_register, "--json").json
    assert [each["reference"] for each in listed] == ["DSR-2026-0001", "DSR-2026-0002"]
    assert [each["reference"] for each in officer("case", "list", plain_register, "--json", "--open").json] == [
        "DSR-2026-0002"
    ]
    due = officer("case", "list", plain_register, "--json", "--due-before", "2026-04-02").json
    assert [each["reference"] for each in due] == ["DSR-2026-0001"]


def test_no_answer_on_access_before_it_is_known_who_asks(officer, plain_register):
    officer("--today", "2026-03-05", "case", "add", plain_register, "--json", facts(rights=["access"]))
    officer("case", "move", plain_register, "dsr-2026-0001", "accepted")
    refused = officer("case", "move", plain_register, "DSR-2026-0001", "ready", "--json", '{"outcome": "granted"}')
    assert refused.code == 2
    assert "not settled who asks" in refused.err
    check = json.dumps({"case": "DSR-2026-0001", "result": "waived", "reason": "Wrote from the address that we know."})
    assert officer("add", plain_register, "identity_check", "--json", check).code == 0
    assert (
        officer("case", "move", plain_register, "DSR-2026-0001", "ready", "--json", '{"outcome": "granted"}').code == 0
    )
    answered = officer("case", "move", plain_register, "DSR-2026-0001", "answered")
    assert (answered.code, answered.out) == (0, "DSR-2026-0001 answered\n")
    assert "No letter with the answer is recorded with this case." in answered.err


@pytest.mark.parametrize("name", sorted(COURSE - {"id"}))
def test_each_field_that_a_verb_sets_names_what_to_do_instead(officer, plain_register, name):
    refused = officer("case", "add", plain_register, "--json", facts(**{name: "2026-03-05"}))
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"Leave out {name}: ")
    assert officer("case", "list", plain_register, "--json").json == []


def test_the_day_of_the_answer_may_be_given_with_the_answer(officer, plain_register):
    officer("--today", "2026-03-05", "case", "add", plain_register, "--json", facts())
    for stage in ("accepted", "ready"):
        officer("--today", "2026-03-09", "case", "move", plain_register, "DSR-2026-0001", stage)
    given = json.dumps({"outcome": "granted", "answered_on": "2026-03-09"})
    moved = officer(
        "--today", "2026-03-10", "case", "move", plain_register, "DSR-2026-0001", "answered", "--json", given
    )
    assert moved.code == 0
    assert officer("case", "show", plain_register, "DSR-2026-0001", "--json").json["answered_on"] == "2026-03-09"


WRONG = [
    (["case", "add", "{r}", "--json", "nonsense"], "not JSON"),
    (["case", "add", "{r}", "--json", "[]"], "one JSON object"),
    (["case", "add", "{r}", "--json", "{}"], "Enter"),
    (["case", "add", "{r}", "--json", '{"colour": "red"}'], "no field colour"),
    (["case", "add", "{r}", "--json", facts(rights=["tea"])], "not one of"),
    (["case", "add", "{r}", "--json", facts(received_on="31/02/2026")], "not a date"),
    (["case", "add", "{r}", "--json", facts(subject_name="\u200b ")], "Enter the name of the person"),
    (["case", "add", "{r}", "--json", facts(subject_name="a\u0007b")], "cannot be printed"),
    (["case", "add", "{r}", "--json", facts(subject_email="a@@b.gr")], "one e-mail address"),
    (["case", "add", "{r}", "--json", facts(stage="closed")], "Leave out stage: a new case is received."),
    (["case", "move", "{r}", "DSR-2026-0001", "accepted", "--json", '{"stage": "closed"}'], "behind the reference"),
    (["case", "add", "{r}", "--from", "no such file.eml"], "no such file.eml"),
    (["case", "add", "no%20register.officer", "--json", facts()], "no%20register.officer"),
    (["case", "show", "{r}", "DSR-1999-0001"], "no case DSR-1999-0001"),
    (["case", "move", "{r}", "DSR-2026-0001", "lunch"], "no stage lunch"),
    (["letter", "{r}", "DSR-2026-0001", "poem", "--out", "x.pdf"], "no letter poem"),
    (["letter", "{r}", "DSR-2026-0001"], "TYPE"),
    (["report", "{r}", "weather", "--out", "x.pdf"], "no report weather"),
    (["list", "{r}", "unicorn"], "no record type unicorn"),
    (["case", "list", "{r}", "--due-before", "soon"], "not a date"),
    (["case"], "officer case --help"),
    (["--today", "yesterday", "case", "list", "{r}"], "not a date"),
    (["--file", "x"], "officer --help"),
    (["assess", "weather"], "weather"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(row[0])[:60] for row in WRONG])
def test_a_mistake_is_one_sentence_and_exit_code_2(officer, plain_register, words, said):
    officer("--today", "2026-03-05", "case", "add", plain_register, "--json", facts())
    before = sha256(plain_register.read_bytes()).hexdigest()
    result = officer(*(word.format(r=plain_register) if word == "{r}" else word for word in words))
    assert result.code == 2
    assert said in result.err
    assert "Traceback" not in result.err
    assert result.err.count("\n") == 1
    assert result.out == ""
    assert sha256(plain_register.read_bytes()).hexdigest() == before


def test_a_wrong_passphrase_changes_nothing(officer, tmp_path, monkeypatch):
    register = tmp_path / "R.officer"
    officer("new", register)
    before = sha256(register.read_bytes()).hexdigest()
    monkeypatch.setenv("OFFICER_PASSPHRASE", "another one altogether")
    result = officer("case", "list", register)
    assert (result.code, result.out) == (2, "")
    assert "passphrase" in result.err
    assert sha256(register.read_bytes()).hexdigest() == before
    assert [each.name for each in tmp_path.iterdir() if "journal" in each.name] == []


def test_the_passphrase_from_a_file(officer, tmp_path, monkeypatch):
    monkeypatch.delenv("OFFICER_PASSPHRASE")
    secret = tmp_path / "secret"
    secret.write_text(" words with a space before\n", encoding="utf-8")
    assert officer("--passphrase-file", secret, "new", tmp_path / "R.officer").code == 0
    monkeypatch.setenv("OFFICER_PASSPHRASE", " words with a space before")
    assert officer("case", "list", tmp_path / "R.officer", "--json").json == []


def test_without_a_passphrase_it_says_how_to_give_one(officer, tmp_path, monkeypatch):
    monkeypatch.delenv("OFFICER_PASSPHRASE")
    result = officer("new", tmp_path / "R.officer")
    assert result.code == 2
    assert "OFFICER_PASSPHRASE" in result.err
    assert list(tmp_path.iterdir()) == []
