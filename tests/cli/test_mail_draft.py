"""`officer letter --eml`: an e-mail draft beside the PDF or alone, whole or not at all."""

import json
from email import message_from_bytes
from email.policy import default

import pytest

ANN = {
    "subject_name": "Hélène Lefèvre", "language": "fr", "subject_address": "Rue Neuve 12\n1000 Bruxelles",
    "subject_email": "helene@example.org", "received_on": "2026-03-05", "rights": ["access"],
}  # fmt: skip


@pytest.fixture
def mail(officer, plain_register, tmp_path):
    """Return a function that makes a letter as an e-mail draft for a case with these facts."""
    profile = {"name": "Heron SA", "address": "1 Weir\n1000 Brussels", "officer_email": "p@heron.example"}
    officer("--today", "2026-03-05", "add", plain_register, "organisation", "--json", json.dumps(profile))

    def make(key="acknowledgement", *words, **facts):
        officer("--today", "2026-03-05", "case", "add", plain_register, "--json", json.dumps({**ANN, **facts}))
        path = tmp_path / "answer.eml"
        said = officer(
            "--today", "2026-03-06", "letter", plain_register, "DSR-2026-0001", key, "--eml", path, *words
        )  # fmt: skip
        return said, path

    return make


def test_a_draft_has_the_pages_that_are_written_beside_it(mail, tmp_path):
    pages = tmp_path / "answer.pdf"
    said, path = mail("acknowledgement", "--out", pages)
    assert (said.code, said.err, said.out.splitlines()) == (0, "", [str(pages), str(path)])
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert str(message["To"]) == "Hélène Lefèvre <helene@example.org>"
    assert "DSR-2026-0001" in message["Subject"]
    assert "notre lettre du 6 mars 2026" in message.get_body().get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_content() == pages.read_bytes()
    assert attached.get_filename().startswith("DSR-2026-0001 ")
    assert attached.get_filename().endswith(".pdf")


def test_alone_it_needs_no_pdf_and_comes_out_twice_the_same(mail, officer, plain_register):
    said, path = mail()
    first = path.read_bytes()
    assert (said.code, said.out.strip()) == (0, str(path))
    officer("--today", "2026-03-06", "letter", plain_register, "DSR-2026-0001", "acknowledgement", "--eml", path)
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("key", "facts", "sentence"),
    [
        ("acknowledgement", {"subject_email": ""}, "No e-mail address is recorded for Hélène Lefèvre."),
        ("refusal", {}, "A fact is missing in this letter"),
    ],
)
def test_what_cannot_be_mailed_is_one_sentence_and_leaves_no_file(mail, key, facts, sentence):
    said, path = mail(key, **facts)
    assert said.code == 2
    assert sentence in said.err
    assert "Traceback" not in said.err
    assert not path.exists()
