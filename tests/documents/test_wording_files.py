"""The wording that ships: the same places and requirements in each language, and no language in another."""

import re
from dataclasses import replace
from datetime import date

import pytest
from case_files import CASE, LANGUAGES, OF_CASES, ORGANISATION, TODAY, complete_file, make_file

from officer_app.documents.authority import authority_of
from officer_app.documents.letter_words import read_words
from officer_app.documents.letters import LETTERS, write_letter
from officer_app.documents.letters.writing import begin
from officer_app.documents.report_words import report_words
from officer_app.documents.wording import read_wording
from officer_app.domain.places import resource
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.suppression import SuppressionChannel
from officer_app.domain.vocabulary import (
    Channel,
    ErasureGround,
    ExtensionReason,
    IdentityMethod,
    RestrictionGround,
    Right,
    Safeguard,
    Stage,
)

REQUIRED = {
    "acknowledgement": {"ACK-1", "ACK-2", "ACK-3", "ACK-4"},
    "identity_request": {f"ID-{number}" for number in range(1, 9)},
    "clarification_request": {"CLA-1", "CLA-2", "CLA-3"},
    "extension": {"EXT-1", "EXT-2", "EXT-3", "EXT-4"},
    "access_response": {*(f"ACC-{each}" for each in "0123456abcdefgh"), "REF-3", "REF-4"},
    "not_identifiable": {"NID-1", "REF-1", "REF-2", "REF-3", "REF-4"},
    "nothing_held": {"ACC-0", "REF-2", "REF-3", "REF-4"},
    "rectification_done": {"REC-1", "REC-2", "REC-3", *(f"REF-{number}" for number in range(1, 6))},
    "erasure_done": {*(f"ERA-{number}" for number in range(1, 5)), *(f"REF-{number}" for number in range(1, 6))},
    "restriction_imposed": {*(f"RES-{number}" for number in range(1, 5)), *(f"REF-{number}" for number in range(1, 6))},
    "restriction_lift": {"LIF-1", "REF-3", "REF-4"},
    "portability_cover": {*(f"POR-{number}" for number in range(1, 5)), *(f"REF-{number}" for number in range(1, 6))},
    "refusal": {"REF-1", "REF-2", "REF-3", "REF-4", "REF-5"},
    "marketing_confirmation": {"MKT-1", "MKT-2"},
    "objection_upheld": {"OBJ-1", "REF-3", "REF-4"},
    "objection_rejected": {"OBJ-2", "OBJ-3", "REF-1", "REF-2", "REF-3", "REF-4", "REF-5"},
    "consent_withdrawal": {"R20", "REF-3", "REF-4"},
    "automated_decision": {"ADM-1", "REF-3", "REF-4"},
    "fee_notice": {"FEE-1", "FEE-2", "FEE-3", "REF-3", "REF-4"},
    "not_ours": {"COM-received", "COM-clear", "COM-contact", "REF-3", "REF-4"},
    "question_answered": {"COM-received", "COM-clear", "COM-contact", "REF-3", "REF-4"},
    "forward_to_client": {"FWD-1"},
    "forwarded_notice": {"FWD-2"},
}
FOREIGN = {
    "en": ("vous", "votre", "nous", "uw", "wij", "und", "Ihre"),
    "fr": ("the", "your", "you", "and", "with", "not", "have", "uw", "wij", "und", "Ihre"),
    "nl": ("the", "your", "you", "and", "with", "not", "have", "vous", "votre", "und", "Ihre"),
    "de": ("the", "your", "you", "and", "with", "not", "have", "vous", "votre", "uw", "wij"),
}
EACH = [(key, language) for key in OF_CASES for language in LANGUAGES]
CHOICES = {"rights": Right, "safeguards": Safeguard, "identity_methods": IdentityMethod, "grounds": RefusalGround,
    "extension_reasons": ExtensionReason, "channels": Channel, "identity_seen": IdentityMethod,
    "ways": SuppressionChannel, "erasure_grounds": ErasureGround, "restriction_grounds": RestrictionGround,
    "lift_checks": RestrictionGround}  # fmt: skip


def placeholders(source):
    """Return the names that a wording uses."""
    return set(re.findall(r"\{\{\s*[#^/>&={]?\s*([^\s!}]+)\s*[=}]?\}\}", source.text))


def checklist_marks(source):
    """Return the legal requirements that a wording says it meets, from its comments: `{{! ACK-3 }}`."""
    return {mark for comment in re.findall(r"\{\{!([^}]*)\}\}", source.text) for mark in comment.split()}


@pytest.mark.parametrize(("key", "language"), EACH)
def test_every_requirement_of_the_law_has_its_paragraph(key, language):
    assert checklist_marks(read_wording(language, key)) >= REQUIRED[key]


@pytest.mark.parametrize("key", OF_CASES)
def test_facts_name_requirements_that_exist(key):
    known = set().union(*REQUIRED.values())
    writing = begin(complete_file(key, "en"), language="en", today=TODAY)
    named = {mark for fact in LETTERS[key].facts(writing) for mark in fact.checklist}
    assert {mark for mark in named if not mark.startswith("COM-")} <= known


@pytest.mark.parametrize(("key", "language"), EACH)
def test_places_are_those_that_the_letter_fills(key, language):
    values = LETTERS[key].values(begin(complete_file(key, language), language=language, today=TODAY))
    used = placeholders(read_wording(language, key))
    assert used <= set(values)
    assert used == placeholders(read_wording("en", key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_words(language):
    def keys(code):
        return {
            (group, key, tuple(sorted(re.findall(r"\{(\w+)\}", text))))
            for group, words in read_words(code).tree.items()
            for key, text in words.items()
            if text.strip()
        }

    manners = {each for each in keys("en") ^ keys(language) if each[0] == "salutation"}
    assert keys(language) ^ keys("en") == manners


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_the_law_has_words(language):
    words, shown = read_words(language), report_words(language)
    for group, choices in CHOICES.items():
        assert all(words(f"{group}.{each.value}") for each in choices)
    assert all(shown.choice(each) for choices in (Right, Stage) for each in choices)


@pytest.mark.parametrize(("key", "language"), EACH)
def test_no_other_language_and_no_shouting_in_a_letter(key, language):
    text = write_letter(key, complete_file(key, language), language=language, today=TODAY).text
    text = re.sub(r"Autorité de protection des données|Gegevensbeschermingsautoriteit", "", text)
    found = [word for word in FOREIGN[language] if re.search(rf"\b{word}\b", text)]
    assert found == []
    assert "!" not in text
    assert "{{" not in text
    assert "None" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_wording_files_have_no_exclamation_mark(language):
    for file in resource("letters", language).iterdir():
        text = re.sub(r"\{\{!.*?\}\}", "", file.read_text("utf-8"))
        assert "!" not in text, file.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_belgian_authority_is_complete(language):
    authority = authority_of("BE", language)
    assert authority is not None
    assert "35, 1000 Brux" in authority.address or "35, 1000 Br" in authority.address
    assert authority.phone == "+32 2 274 48 00"
    assert authority.email == "contact@apd-gba.be"


@pytest.mark.parametrize("country", ["FR", "", "../", "B", "BEL", "É1"])
def test_an_authority_that_is_not_known_is_none(country):
    assert authority_of(country, "en") is None


def test_the_first_of_a_month_is_said_as_the_french_say_it():
    assert read_words("fr").day(date(2026, 4, 1)) == "1er\u00a0avril\u00a02026"
    assert read_words("fr").day(date(2026, 4, 11)) == "11\u00a0avril\u00a02026"
    assert read_words("de").day(date(2026, 4, 1)) == "1.\u00a0April\u00a02026"


def test_letters_in_other_languages_fall_back_to_the_organisation():
    file = make_file(CASE, replace(ORGANISATION, letter_language="nl"))
    assert write_letter("acknowledgement", file, language="pl", today=TODAY).language == "nl"
    assert write_letter("acknowledgement", make_file(CASE), language="", today=TODAY).language == "en"
