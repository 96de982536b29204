"""Text from outside is drawn, never followed: no file, no socket, no loss, no endless work."""

import sys
from dataclasses import replace
from io import BytesIO

import pytest
from case_files import CASE, OF_CASES, ORGANISATION, TODAY, complete_file, make_file
from pypdf import PdfReader
from reading import letters, pages_of, text_of, words_of
from reportlab.lib.utils import rlUrlRead

from officer_app.documents.letters import write_letter
from officer_app.domain.recipient import Recipient

_WATCHED = {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "urllib.Request", "exec"}
_seen: list[tuple[str, str]] = []
_watching: list[bool] = []


def _note(event, arguments):
    if _watching and event in _WATCHED:
        _seen.append((event, str(arguments[0]) if arguments else ""))


sys.addaudithook(_note)

HOSTILE = (
    '<img src="/etc/hostname"/> <img src="http://127.0.0.1:9/x"/> <a href="file:///etc/passwd">x</a> '
    "<font color=\"[[[__import__('os').system('id')]]]\">x</font> <onDraw name=\"x\"/> "
    "{{> /etc/passwd}} ![x](/etc/passwd)"
)


def test_hostile_text_opens_nothing():
    for key in OF_CASES:
        write_letter(key, complete_file(key, "en"), language="en", today=TODAY)
    case = replace(complete_file("access_response", "en").case, subject_name="x " + HOSTILE, data_summary=HOSTILE,
        subject_address=HOSTILE, source_note=HOSTILE, withheld=HOSTILE)  # fmt: skip
    _seen.clear()
    _watching.append(True)
    try:
        written = write_letter("access_response", make_file(case), language="en", today=TODAY)
    finally:
        _watching.clear()
    foreign = [each for each in _seen if "resources" not in each[1]]
    assert foreign == []
    assert HOSTILE.replace(" ", "") in words_of(written.pdf).replace(" ", "")


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
