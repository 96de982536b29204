"""Names in six scripts in every field of every record: every letter is on the pages of every report and letter."""

import shutil
import subprocess
import unicodedata
from collections import Counter

import pytest
from case_files import LANGUAGES, TODAY, complete_file
from filled_records import filled_register, retold
from matter_files import OF_MATTERS, complete_matter
from reading import letters, text_of
from report_said import words_in
from test_letters_read_back import NAMES

from officer_app.documents.letters import LETTERS, write_letter
from officer_app.services.reports import REPORTS, ReportRequest, draw_report, read_report

NAME = " / ".join(NAMES[each] for each in ("latin", "greek and cyrillic", "hebrew and arabic", "asia", "others"))
PDFTOTEXT = shutil.which("pdftotext")


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    with filled_register(tmp_path_factory.mktemp("names") / "x.officer", NAME) as register:
        yield register


def by_pdftotext(pdf):
    """Return the text that pdftotext of Poppler finds, which reads the pages by a program of its own."""
    asked = [PDFTOTEXT, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(asked, input=pdf, capture_output=True, check=True, timeout=60).stdout.decode()


def lost(said, pdf):
    """Return the letters that the pages lack, by either program; signs may change, as a hyphen at the end of a line."""
    said = Counter({mark: count for mark, count in letters(said).items() if unicodedata.category(mark)[0] in "LMN"})
    found = {"pdfium": text_of(pdf)} | ({"pdftotext": by_pdftotext(pdf)} if PDFTOTEXT else {})
    return {program: missing for program, text in found.items() if (missing := said - letters(text))}


@pytest.mark.parametrize("key", REPORTS)
def test_every_letter_of_every_name_is_on_the_pages_of_a_report(key, register):
    choices = {"values": "yes"} if key == "audit_log" else {}
    language = LANGUAGES[list(REPORTS).index(key) % len(LANGUAGES)]
    asked = read_report(register, register, ReportRequest(key=key, language=language, choices=choices))
    said = "".join(words_in(REPORTS[key].build(asked)))
    assert NAME in said
    assert not lost(said, draw_report(key, asked))


@pytest.mark.parametrize("key", LETTERS)
def test_every_letter_of_every_name_is_on_the_pages_of_a_letter(key):
    language = LANGUAGES[list(LETTERS).index(key) % len(LANGUAGES)]
    matter = complete_matter(key, language) if key in OF_MATTERS else complete_file(key, language)
    written = write_letter(key, retold(matter, NAME), language=language, today=TODAY)
    assert NAME in written.text
    assert not lost(written.text, written.pdf)


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed: apt-get install poppler-utils")
def test_pdftotext_reads_too():
    written = write_letter("acknowledgement", complete_file("acknowledgement", "en"), language="en", today=TODAY)
    assert "Hélène Lefèvre" in by_pdftotext(written.pdf)
