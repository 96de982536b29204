"""A letter on the command line says what to look at again, and is made all the same."""

import json

ASKED = json.dumps({
    "subject_name": "Ann Peeters", "language": "en", "subject_address": "1 Weir\n1000 Brussels",
    "received_on": "2026-03-05", "rights": ["question"], "answer_text": "Send us a copy of your passport.",
})  # fmt: skip


def test_a_fault_in_what_was_typed_is_said_on_standard_error(officer, plain_register, tmp_path):
    assert officer("--today", "2026-03-05", "case", "add", plain_register, "--json", ASKED).code == 0
    path = tmp_path / "answer.pdf"
    made = officer(
        "--today", "2026-03-06", "letter", plain_register, "DSR-2026-0001", "question_answered", "--out", path
    )
    assert made.code == 0
    assert "Look at this again: This seems to ask for a copy of an identity document" in made.err
    assert "Look at this again" not in made.out
    assert path.read_bytes().startswith(b"%PDF")
