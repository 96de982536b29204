"""E-mail drafts: read back by the standard library as what they should be, whatever stands in names and subjects."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import compat32, default
from email.utils import getaddresses

import pytest
from case_files import LANGUAGES, TODAY, complete_file
from letters_written import write
from matter_files import complete_matter
from pypdf import PdfReader

from officer_app.documents.letters import LETTERS
from officer_app.documents.mail_draft import DraftAsked, Mailbox, covering_text, mail_draft
from officer_app.domain.errors import OfficerError

AT = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
CLAIRE = Mailbox("Claire Dubois", "privacy@selligent.example")
NAMES = (
    "Hélène Lefèvre",
    'Müller, "Jörg" <j@x.y>',
    "Παπαδόπουλος Γιώργος, von und zu einem sehr langen Namen der nicht in eine Zeile passt, Łukasz",
    "محمد علي",
    "R&D <b>Ann</b>; Bcc: all@x.y",
    "A" * 200,
    "=?utf-8?q?x?= Ann",
)


def written(**facts):
    letter = write("acknowledgement", complete_file("acknowledgement", "en"))
    return replace(letter, **{"email": "ann@example.org", **facts})


def bytes_of(letter, **facts):
    return mail_draft(letter, DraftAsked(**{"sender": CLAIRE, "at": AT, "file_name": "letter.pdf", **facts}))


def read(letter, **facts):
    data = bytes_of(letter, **facts)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    return message_from_bytes(data, policy=default)


def test_a_draft_is_one_and_has_the_pages_with_it():
    letter = written()
    message = read(letter)
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime == AT
    assert str(message["From"]) == "Claire Dubois <privacy@selligent.example>"
    assert str(message["To"]) == f"{letter.recipient} <ann@example.org>"
    assert message["Subject"] == f"{letter.subject} ({letter.letter.footer.left})"
    (pages,) = message.iter_attachments()
    assert (pages.get_content_type(), pages.get_filename()) == ("application/pdf", "letter.pdf")
    assert pages.get_content() == letter.pdf
    assert PdfReader(io.BytesIO(pages.get_content())).pages


def test_the_same_letter_at_the_same_moment_gives_the_same_bytes():
    assert bytes_of(written()) == bytes_of(written())


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_read_back_as_it_is(name):
    message = read(written(recipient=name), sender=Mailbox(name, CLAIRE.email))
    raw = message_from_bytes(bytes_of(written(recipient=name), sender=Mailbox(name, CLAIRE.email)), policy=compat32)
    for header, email in (("To", "ann@example.org"), ("From", CLAIRE.email)):
        ((encoded, address),) = getaddresses([raw[header]])
        assert (str(make_header(decode_header(encoded))), address) == (name, email)
    assert message["Bcc"] is None


@pytest.mark.parametrize("name", NAMES[:-1])
def test_the_pages_keep_their_name(name):
    assert next(read(written(), file_name=f"{name}.pdf").iter_attachments()).get_filename() == f"{name}.pdf"


@pytest.mark.parametrize("brk", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85"])
def test_a_line_break_never_makes_a_header(brk):
    hostile = f"Due{brk}Bcc: all@example.org"
    message = read(
        written(subject=hostile, recipient=hostile), sender=Mailbox(hostile, CLAIRE.email), file_name=f"{hostile}.pdf"
    )
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Due Bcc: all@example.org (")
    assert message["To"].addresses[0].display_name == "Due Bcc: all@example.org"
    assert [each.addr_spec for each in message["To"].addresses] == ["ann@example.org"]


@pytest.mark.parametrize(
    "email",
    ["a@x.be\r\nBcc: b@x.be", "a@x.be, b@x.be", "a@x.be;b@x.be", "nobody", "é@x.be", "a@x..be", f"a@{'b' * 70}.be"],
)
def test_an_address_that_is_none_is_one_sentence(email):
    for facts in ({"letter": written(email=email)}, {"letter": written(), "sender": Mailbox("Claire", email)}):
        with pytest.raises(OfficerError, match="is not an e-mail address that every mail program takes") as refused:
            read(**facts)
        assert "\n" not in str(refused.value)


def test_a_domain_in_another_script_is_written_in_ascii():
    assert read(written(email="ann@müller.example"))["To"].addresses[0].addr_spec == "ann@xn--mller-kva.example"


def test_without_an_address_and_of_a_draft_there_is_none():
    with pytest.raises(OfficerError, match="No e-mail address is recorded for Ann"):
        read(written(email=" ", recipient="Ann"))
    with pytest.raises(OfficerError, match="A fact is missing"):
        read(written(draft=True))


def every_letter(language):
    for key, kind in LETTERS.items():
        file = complete_file(key, language) if kind.about == "case" else complete_matter(key, language)
        yield write(key, file, language, TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_its_lines_in_its_language(language):
    said = {"en": "Please find attached", "fr": "Veuillez trouver", "nl": "In bijlage", "de": "anbei"}[language]
    for letter in every_letter(language):
        text = read(replace(letter, email="ann@example.org")).get_body().get_content().replace("\r\n", "\n")
        assert text == covering_text(letter.letter)
        assert text.split("\n\n")[1].startswith(said)
        assert letter.letter.footer.left in text
        assert "\u00a0" not in text
        assert "{" not in text
