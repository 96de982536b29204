"""One line in, one line out: the keys of `officer assess intake`, and one sentence where a line cannot be read."""

import json

import pytest

from officer_app.domain.vocabulary import Right
from officer_app.intake.triage import assess_line

KEYS = {"language", "rights", "is_reminder", "requester", "subject", "sent_at", "evidence"}
MAIL = b"""From: Ann Lee <ann@x.example>
Subject: My data
Date: Mon, 2 Nov 2026 09:14:00 +0100

Please send me a copy of my data and delete my account.
"""


def test_a_text_is_answered_with_exactly_the_keys_that_were_promised():
    answer = assess_line({"text": "Pouvez-vous supprimer mon compte ?\n\nCordialement,\nAnne Petit\nanne@x.example"})
    assert set(answer) == KEYS
    assert answer == {
        "language": "fr",
        "rights": ["erasure"],
        "is_reminder": False,
        "requester": {"name": "Anne Petit", "email": "anne@x.example"},
        "subject": "",
        "sent_at": None,
        "evidence": [{"right": "erasure", "quote": "Pouvez-vous supprimer mon compte ?"}],
    }


def test_a_file_is_answered_with_its_subject_and_instant(tmp_path):
    (tmp_path / "mail.eml").write_bytes(MAIL)
    answer = assess_line({"path": str(tmp_path / "mail.eml")})
    assert set(answer) == KEYS
    assert answer["rights"] == ["access", "erasure"]
    assert (answer["subject"], answer["sent_at"]) == ("My data", "2026-11-02T09:14:00+01:00")
    assert answer["requester"] == {"name": "Ann Lee", "email": "ann@x.example"}


def test_the_writer_for_somebody_has_a_key_only_where_there_is_one():
    text = "My son Tom Lee is eleven. Please delete his account.\n\nKind regards,\nAnn Lee"
    assert assess_line({"text": text})["requester"] == {"name": "Tom Lee", "email": "", "on_behalf_by": "Ann Lee"}


def test_every_answer_can_be_written_as_json_with_rights_of_the_list():
    answer = assess_line({"text": "Where did you get my address? \ud800 Please stop sending me ads."})
    json.dumps(answer).encode()
    assert set(answer["rights"]) <= {right.value for right in Right}


@pytest.mark.parametrize(
    "line", [{}, {"text": None}, {"text": 5}, {"path": ""}, {"path": 5}, {"words": "x"}, {"path": None, "other": "x"}]
)
def test_a_line_without_a_message_is_answered_with_one_sentence(line):
    answer = assess_line(line)
    assert set(answer) == {"error"}
    assert '"text"' in answer["error"]


@pytest.mark.parametrize("place", ["gone.eml", "", "a\x00b", "x" * 5_000])
def test_a_file_that_cannot_be_read_is_answered_with_one_sentence(tmp_path, place):
    answer = assess_line({"path": f"{tmp_path}/{place}"})
    assert set(answer) == {"error"}
    assert answer["error"].endswith(".")


def test_an_empty_text_is_nothing_for_the_officer():
    assert assess_line({"text": ""})["rights"] == []
