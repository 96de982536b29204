"""Text from outside is drawn, never followed: no file, no socket, no loss, no endless work."""

import csv
import json
import socket
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from case_files import CASE, LANGUAGES, ORGANISATION, TODAY, complete_file, make_file
from filled_records import retold
from hostile import HOSTILE, nothing_foreign_opened
from matter_files import OF_MATTERS, complete_matter
from pypdf import PdfReader
from reading import letters, pages_of, text_of, words_of
from reportlab.lib.utils import rlUrlRead

from officer_app.documents.access_package import Package, PackedFile, entries
from officer_app.documents.blocks import Table
from officer_app.documents.letters import LETTERS, write_letter
from officer_app.documents.mail_draft import DraftAsked, Mailbox, mail_draft
from officer_app.documents.tables import paged
from officer_app.documents.wording import WordingProblem
from officer_app.domain.recipient import Recipient

AT = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
CLAIRE = Mailbox("Claire Dubois", "privacy@selligent.example")


DEEDS = (
    Path(__file__).read_bytes,
    lambda: list(Path(__file__).parent.iterdir()),
    lambda: compile("1", "x", "eval"),
    lambda: socket.socket().close(),
)


@pytest.mark.parametrize("deed", DEEDS)
def test_the_watch_sees_what_is_done(deed):
    with pytest.raises(AssertionError), nothing_foreign_opened():
        deed()


def about(key, language, text):
    """Return what a letter is drawn from, with one text in every field of every record that takes one."""
    return retold(complete_matter(key, language) if key in OF_MATTERS else complete_file(key, language), text)


@pytest.mark.parametrize("key", LETTERS)
def test_a_letter_follows_nothing_that_stands_in_its_records(key):
    language = LANGUAGES[list(LETTERS).index(key) % len(LANGUAGES)]
    write_letter(key, about(key, language, "Ann"), language=language, today=TODAY)
    matter = about(key, language, HOSTILE)
    with nothing_foreign_opened():
        written = write_letter(key, matter, language=language, today=TODAY, head=HOSTILE)
    shown = bare(words_of(written.pdf))
    assert bare(HOSTILE) in shown
    assert written.text.count(HOSTILE) > 1
    assert not [each for page in PdfReader(BytesIO(written.pdf)).pages for each in page.get("/Annots") or ()]


def bare(text):
    return "".join(text.split())


def test_a_wording_of_the_officer_includes_and_runs_nothing():
    file, plain = complete_file("acknowledgement", "en"), "# Received\n\n" + "Thank you for your letter. " * 20
    drawn = {"language": "en", "today": TODAY}
    write_letter("acknowledgement", file, wordings={("acknowledgement", "en"): plain}, **drawn)
    text = HOSTILE.replace("{{", "{ {").replace("}}", "} }")
    with nothing_foreign_opened():
        written = write_letter("acknowledgement", file, wordings={("acknowledgement", "en"): plain + text}, **drawn)
    assert "<imgsrc=" in bare(words_of(written.pdf))
    for tag in ("{{> /etc/passwd}}", "{{=<% %>=}}<%> /etc/passwd%>", "{{{/etc/passwd}}}"):
        with nothing_foreign_opened(), pytest.raises(WordingProblem):
            write_letter("acknowledgement", file, wordings={("acknowledgement", "en"): plain + tag}, **drawn)


def test_an_email_draft_follows_nothing_and_keeps_it_out_of_its_headers():
    letter = write_letter("refusal", about("refusal", "en", "Ann"), language="en", today=TODAY)
    letter = replace(letter, email="ann@example.org")
    asked = DraftAsked(sender=CLAIRE, at=AT, file_name=HOSTILE)
    mail_draft(letter, asked)
    matter = about("refusal", "en", HOSTILE)
    with nothing_foreign_opened():
        written = write_letter("refusal", matter, language="en", today=TODAY)
        draft = mail_draft(replace(written, email="ann@example.org"), asked)
    message = message_from_bytes(draft, policy=default)
    assert [each.addr_spec for each in message["To"].addresses] == ["ann@example.org"]
    assert message["To"].addresses[0].display_name == HOSTILE
    assert HOSTILE in message.get_body().get_content()
    assert [part.get_content_type() for part in message.walk()] == ["multipart/mixed", "text/plain", "application/pdf"]


def test_the_index_of_an_access_package_follows_nothing():
    facts = {"language": "fr", "made_at": AT, "letter": b"%PDF-1.7"}
    for name in ("Ann", HOSTILE):
        package = Package(organisation=name, reference=name, told={name: f"{name}: {name}"},
            files=(PackedFile(name, name, name.encode()),), **facts)  # fmt: skip
        with nothing_foreign_opened() if name == HOSTILE else nullcontext():
            inside = entries(package)
    assert bare(f"files/{HOSTILE}") in bare(words_of(inside["index.pdf"]))
    assert HOSTILE in json.loads(inside["data.json"])["files"][0]["name"]
    rows = list(csv.reader(StringIO(inside["data.csv"].decode("utf-8-sig"), newline="")))
    assert ["files", f"'{HOSTILE}", sha256(HOSTILE.encode()).hexdigest()] in rows


def test_reportlab_may_reach_no_address():
    for url in ("http://127.0.0.1:9/x", "file:///etc/hostname", "data:text/plain,x"):
        with pytest.raises(OSError, match="Cannot open"):
            rlUrlRead(url)


def test_a_word_of_five_thousand_letters_wraps():
    file = complete_file("access_response", "en", data_summary="x" * 5_000)
    assert text_of(write_letter("access_response", file, language="en", today=TODAY).pdf).count("x") >= 5_000


def test_two_hundred_kilobytes_of_notes_are_all_there():
    text = "Ligne avec des mots. " * 5_000 + "\n" + "mot " * 24_000 + "FIN"
    file = complete_file("access_response", "fr", data_summary=text)
    words = words_of(write_letter("access_response", file, language="fr", today=TODAY).pdf)
    assert words.count("Ligne") == 5_000
    assert words.count("mot ") == 24_000
    assert "FIN" in words


def test_a_table_row_taller_than_a_page_is_split_and_keeps_its_head():
    purpose = {"en": "purpose " * 3_000}
    recipient = Recipient(id=1, name="Nordlys AB", country="SE", purpose=purpose)
    file = replace(complete_file("access_response", "en"), recipients=(recipient,))
    pages = pages_of(write_letter("access_response", file, language="en", today=TODAY).pdf)
    assert sum(page.count("purpose") for page in pages) >= 3_000
    assert sum("Recipient" in page and "Safeguard" in page for page in pages) > 2


@pytest.mark.parametrize("room", [2, 20, 40, 60, 300])
def test_a_table_puts_no_more_on_a_page_than_it_has_room_for(room):
    pieces = paged(Table(("Number", "Note"), [("1\n2\n3", "note " * 3_000)]), 400).split(400, room)
    assert not pieces or pieces[0].wrap(400, room)[1] <= room


def test_an_address_of_a_hundred_lines_stays_in_its_window():
    file = complete_file("acknowledgement", "en", subject_address="\n".join(f"line {n}" for n in range(100)))
    pages = pages_of(write_letter("acknowledgement", file, language="en", today=TODAY).pdf)
    assert "line 99" in pages[0]
    assert len(pages) == 1


def test_a_letterhead_of_any_length_leaves_the_letter_on_its_page():
    organisation = replace(ORGANISATION, name="Société " * 25, address="rue\n" * 60 + "1000 Bruxelles")
    file = make_file(complete_file("acknowledgement", "fr").case, organisation)
    assert len(pages_of(write_letter("acknowledgement", file, language="fr", today=TODAY).pdf)) == 1


def test_lines_and_blank_lines_are_kept():
    file = complete_file("access_response", "en", data_summary="one\n\nthree\tfour  five")
    found = write_letter("access_response", file, language="en", today=TODAY)
    shown = text_of(found.pdf).replace("\r\n", "\n")
    assert "\none\n" in shown
    assert "\nthree four five\n" in shown
    assert "one\n\nthree\tfour  five" in found.text


def test_a_stack_of_marks_is_kept():
    zalgo = "Z\u0351\u0343\u0342a\u0300\u0301l\u0317g\u0318o"
    file = complete_file("acknowledgement", "en", subject_name=zalgo)
    shown = letters(text_of(write_letter("acknowledgement", file, language="en", today=TODAY).pdf))
    assert all(shown[mark] for mark in "Zlgo")


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\ufffe", "\ud800", "\ue000\ue100\uf8ff", "\u202e", "\u200b"])
def test_signs_that_cannot_be_printed_do_not_stop_a_letter(sign):
    file = complete_file("acknowledgement", "en", subject_name=f"Ann{sign}Lee")
    words = words_of(write_letter("acknowledgement", file, language="en", today=TODAY).pdf)
    assert "Ann" in words
    assert "Lee" in words


def test_the_file_says_its_title_language_author_and_day():
    written = write_letter("acknowledgement", make_file(CASE), language="fr", today=TODAY)
    reader = PdfReader(BytesIO(written.pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Nous avons bien reçu votre demande"
    assert reader.metadata.author == "Selligent SA"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == TODAY
    assert reader.trailer["/Root"]["/Lang"] == "fr"
