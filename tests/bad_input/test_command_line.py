"""The command line meets anything: one sentence, exit code 2, no traceback, and nothing half-written."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

KEPT = {
    "subject_name": "O'Brien d’Arc Nguyễn Παπαδόπουλος Łódź 李小龍 עברית Robert'); DROP TABLE requests;-- <b>Ann</b>",
    "subject_phone": "=1+1", "subject_email": "δοκιμή@παράδειγμα.gr", "external_reference": "../../x CON a:b a/b .",
    "identifiers": ["00123", "1E5", "2/3", "12-34 56", "0" * 40], "client": "R&D A && B",
    "notes": "<!-- x -->\n\n\t&lt;b&gt;  &#0; <img src='/etc/hostname'> 😀👩‍👩‍👧 Z\u0351\u0343",
    "request_text": "w" * 200_000,
}  # fmt: skip


def facts(**values):
    return json.dumps({"subject_name": "Ann", "received_on": "2026-03-05", "rights": ["erasure"]} | values)


def asked(officer, register, **values):
    return officer("--today", "2026-03-05", "case", "add", register, "--json", facts(**values))


def test_whatever_can_be_kept_comes_back_as_it_went_in(officer, plain_register):
    assert asked(officer, plain_register, **KEPT).code == 0
    shown = officer("case", "show", plain_register, "DSR-2026-0001", "--json").json
    assert {name: shown[name] for name in KEPT} == KEPT
    assert KEPT["subject_name"] in officer("case", "list", plain_register).out
    assert officer("verify", plain_register).code == 0


REFUSED = [
    ({"subject_name": ""}, "Enter the name of the person"),
    ({"subject_name": "\u200b"}, "Enter the name of the person"),
    ({"subject_name": "x" * 10_000}, "10000 characters; there is room for 200"),
    ({"notes": "x" * 1_000_000}, "1000000 characters; there is room for 200000"),
    *(({"notes": f"a{mark}b"}, "cannot be printed") for mark in ("\0", "\a", "\x1b", "\ufffe", "\ud800")),
    *(({"subject_email": each}, "one e-mail address") for each in ("a@b", "a@@b.gr", "a b@c.gr", "a@b.gr,c@d.gr")),
    ({"subject_email": "x@y.gr\r\nBcc: z@w.gr"}, "cannot be printed"), ({"subject_phone": "1" * 201}, "201 characters"),
    ({"received_on": "31/02/2026"}, "is not a date"), ({"received_on": "2027-02-29"}, "is not a date"),
    ({"received_on": "2026-13-01"}, "is not a date"), ({"received_on": 5}, "is not a date"),
    ({"received_on": "2026-03-06"}, "in the future"), ({"received_on": "1900-01-01"}, "more than ten years ago"),
    ({"received_on": "0001-01-01"}, "between 1900 and 2199"), ({"received_on": "9999-12-31"}, "between 1900 and 2199"),
    ({"reminder_of": 10**30}, "cannot be read"), ({"reminder_of": -1}, "between zero"), ({"": 1}, "no field"),
    ({"subject_name": ["x"]}, "cannot be read"), ({"identifiers": "x"}, "cannot be read"),
    ({"reference": "DSR-2026-0001"}, "the register gives the next free one"),
    ({"extension_notified_on": "2026-03-01"}, "making the letter sets it"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_kept_is_one_sentence_and_leaves_the_file(officer, plain_register, values, said):
    before = sha256(plain_register.read_bytes()).hexdigest()
    result = asked(officer, plain_register, **values)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert len(result.err) < 400
    assert sha256(plain_register.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    "words",
    [
        ["--today", "0001-01-01", "demo", "{there}/a"], ["--today", "9999-12-31", "demo", "{there}/b"],
        ["--today", "9999-12-31", "case", "list", "{r}"], ["case", "add", "{r}", "--json", "[" * 100_000],
        ["case", "add", "{r}", "--json", '{"a":' * 100_000], ["case", "add", "{r}", "--json", '{"a": ' + "9" * 5_000],
        ["show", "{r}", "case", "1" + "0" * 30], ["show", "{r}", "case", "-1"], ["show", "{r}", "case", "x"],
        ["case", "show", "{r}", "\udcff"], ["case", "show", "{r}", "../../x"], ["case", "show", "{r}", "%s{x}"],
        ["new", "/", "--no-encryption"], ["new", "", "--no-encryption"], ["new", "{there}", "--no-encryption"],
        ["new", "{there}/" + "x" * 260, "--no-encryption"], ["new", "{there}/" + "é" * 120, "--no-encryption"],
        ["demo", "{r}"], ["demo", "{r}/inside"], ["demo", "{there}/" + "x" * 260],
        ["case", "list", "{there}"], ["case", "list", "{there}/" + "x" * 260], ["verify", "{r}", "--head", "zz"],
        ["--passphrase-file", "{there}/gone", "new", "{there}/n.officer"],
        ["--passphrase-file", "{there}", "new", "{there}/n.officer"],
        ["case", "add", "{r}", "--from", "{there}"], ["case", "add", "{r}", "--from", "{there}/gone.eml"],
        ["--file"], ["--colour", "red"], ["case", "list", "{r}", "--colour"], ["sing"], ["case", "sing"],
    ],
    ids=lambda words: " ".join(words)[:50].encode("ascii", "replace").decode(),
)  # fmt: skip
def test_an_odd_command_is_one_sentence(officer, plain_register, tmp_path, words):
    before = sorted(each.name for each in tmp_path.iterdir())
    result = officer(*(word.replace("{r}", str(plain_register)).replace("{there}", str(tmp_path)) for word in words))
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_a_place_with_odd_signs_is_a_place_like_any_other(officer, tmp_path):
    path = tmp_path / "100% %s %20 'quoted' {x} & Łódź.officer"
    assert officer("new", path, "--no-encryption").code == 0
    assert asked(officer, path).out == "DSR-2026-0001\n"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


BAD_LINES = (
    b"\xff\xfe", b"\x00", b'{"received_on":"2026-03-05"}\xff', b"[1]", b'"x"', b'{"received_on":"\\ud800"}',
    b'{"received_on":"2026-03-05","holidays":"\\ud800"}', b'{"received_on":"2026-03-05","holidays":["BE"]}',
    b'{"received_on":"9999-12-31"}', b'{"received_on":"31/02/2026"}', b'{"received_on":"2026-03-05","pauses":[1]}',
    b'{"aware_at":"\\ud800","zone":"\\u0000"}', b'{"aware_at":"2026-01-01T00:00","zone":"../../etc/passwd"}',
    b'{"file":"/etc"}', b'{"file":"\\u0000"}', b'{"text":5}', b"[" * 20_000,
)  # fmt: skip


@pytest.mark.parametrize("rule", ["deadline", "breach", "intake"])
def test_a_bad_line_is_answered_and_the_next_one_too(officer, rule):
    good = {"deadline": b'{"received_on":"2026-03-05"}', "breach": b'{"aware_at":"2026-03-05T10:00:00+01:00"}',
            "intake": b'{"text":"Please delete my data. Ann Smith"}'}[rule]  # fmt: skip
    result = officer("assess", rule, stdin=b"\n".join((*BAD_LINES, good)) + b"\n")
    assert result.code == 0
    assert len(result.lines) == len(BAD_LINES) + 1
    assert all("error" in each for each in result.lines[:-1] if "due_on" not in each and "rights" not in each)
    assert "error" not in result.lines[-1]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_names_reach_a_pipe_whatever_the_system_speaks(officer, plain_register, encoding):
    assert asked(officer, plain_register, subject_name="Παπαδόπουλος 李小龍").code == 0
    run = subprocess.run(
        [sys.executable, "-m", "officer_app", "case", "list", str(plain_register)],
        cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": encoding}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, b"")
    assert "Παπαδόπουλος 李小龍" in run.stdout.decode("utf-8")


def test_an_unknown_option_is_told_by_the_program_itself():
    run = subprocess.run(
        [sys.executable, "-m", "officer_app", "--file", "100%s.officer"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert "--help" in run.stderr
    assert "Traceback" not in run.stderr
