"""`officer letter` for what is no case: named by number, by reference, by title, or by its place in a case."""

import json

import pytest
from pypdf import PdfReader

from officer_app.domain.clock import FixedClock
from officer_app.services.register import open_register
from tests.services.conftest import TODAY
from tests.services.matters_told import OF_CASE, OF_RECORD, record_for, tell_matters

pytestmark = pytest.mark.usefixtures("told")
PROFILE = json.dumps({"name": "Heron SA", "address": "1 Weir\n1000 Brussels", "officer_email": "p@heron.example"})


@pytest.fixture
def told(officer, plain_register):
    assert officer("add", plain_register, "organisation", "--json", PROFILE).code == 0
    with open_register(plain_register, clock=FixedClock(TODAY), actor="Anna") as register:
        return tell_matters(register)


@pytest.fixture
def letter(officer, plain_register, tmp_path):
    """Make a letter on the day of the tests; return what the command said and the text of the pages."""

    def made(named, key, *more):
        path = tmp_path / "letter.pdf"
        said = officer("--today", "2026-03-10", "letter", plain_register, str(named), key, "--out", path, *more)
        text = " ".join(page.extract_text() for page in PdfReader(path).pages) if path.exists() else ""
        path.unlink(missing_ok=True)
        return said, text

    return made


def test_the_list_names_every_letter(officer):
    keys = {line.split("  ")[0] for line in officer("letter", "--list").out.splitlines()}
    assert keys >= {*OF_CASE, *OF_RECORD, "acknowledgement"}


@pytest.mark.parametrize("key", [*OF_CASE, *OF_RECORD])
def test_each_comes_out_by_the_number_of_its_record(letter, told, key):
    said, text = letter(record_for(told, key), key, "--lang", "nl")
    assert (said.code, said.err) == (0, "")
    assert "(draft)" not in said.out
    assert "Heron SA" in text


@pytest.mark.parametrize(
    ("named", "key", "holds"),
    [
        ("DSR-2026-0001/1", "instruction_search", "Stockholm"),
        ("dsr-2026-0001/2", "instruction_search", "Amsterdam"),
        ("CRM", "instruction_erase", "The loyalty card."),
        ("DSR-2026-0001/1", "recipient_notice", "Customer 4711."),
        ("mailstream bv", "recipient_notice", "Customer 4711."),
        ("New host", "sub_processor_objection", "New host"),
        ("federal police", "disclosure_reply", "46bis"),
        ("List sent astray", "breach_notification", "List sent astray"),
    ],
)
def test_a_record_goes_by_its_title_or_its_place_in_a_case(letter, named, key, holds):
    said, text = letter(named, key, "--lang", "en")
    assert said.code == 0, said.err
    assert holds in text


@pytest.mark.parametrize(
    ("named", "key", "sentence"),
    [
        ("DSR-2026-0001/9", "instruction_search", "The case DSR-2026-0001 has no task 9; it has 2."),
        ("DSR-2026-0001/²", "instruction_search", "The case DSR-2026-0001 has no task ²; it has 2."),
        ("DSR-2026-0007/1", "instruction_search", "There is no case DSR-2026-0007 in this register."),
        ("77", "breach_letter", "There is no personal data breach 77 in this register."),
        ("", "breach_letter", "There is no personal data breach"),
    ],
)
def test_what_is_not_there_is_named_in_one_sentence(letter, named, key, sentence):
    said, text = letter(named, key)
    assert said.code == 2
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    assert text == ""


def test_two_of_one_title_are_told_apart_by_their_number(officer, plain_register, letter):
    again = {"title": "List sent astray", "aware_at": "2026-03-09T08:00:00+00:00", "nature": ["integrity"]}
    assert officer("add", plain_register, "breach", "--json", json.dumps(again)).code == 0
    said, _ = letter("List sent astray", "breach_letter")
    assert "Several records are called List sent astray; name one by its number: 1, 2." in said.err


@pytest.mark.parametrize(
    ("key", "named", "fields", "holds"),
    [
        ("breach_letter", "1", {"effects": "Nothing but a doubled newsletter."}, "doubled newsletter"),
        ("instruction_search", "DSR-2026-0001/1", {"due_on": "2026-03-24"}, "24 March 2026"),
    ],
)
def test_facts_given_with_the_letter_are_kept_with_the_record(letter, key, named, fields, holds):
    said, text = letter(named, key, "--lang", "en", "--json", json.dumps(fields))
    assert said.code == 0, said.err
    assert holds in text
