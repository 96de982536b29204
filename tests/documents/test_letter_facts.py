"""What each letter needs: a missing fact is listed with its mending field, marks the letter and makes it a draft."""

from dataclasses import replace
from datetime import date

import pytest
from case_files import (
    CASE,
    LANGUAGES,
    OF_CASES,
    ORGANISATION,
    PASSED,
    TODAY,
    complete_file,
    empty_file,
    make_file,
    pending_check,
)
from letters_written import facts_of, missing, write
from reading import pages_of

from officer_app.documents.letters import letter_facts
from officer_app.domain.case import Case
from officer_app.domain.fields import spec_of
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import (
    AnswerTo,
    IdentityMethod,
    IdentityResult,
    Outcome,
    Right,
    Salutation,
)

EACH = [(key, language) for key in OF_CASES for language in LANGUAGES]


@pytest.mark.parametrize(("key", "language"), EACH)
def test_every_fact_can_be_mended_where_it_says(key, language):
    for file in (complete_file(key, language), empty_file()):
        for fact in letter_facts(key, file, language, TODAY):
            if fact.mends:
                record, field = fact.mends.split(".")
                spec_of(RECORD_TYPES[record].record, field)
            assert fact.label
            assert str(fact.note)


@pytest.mark.parametrize("key", OF_CASES)
def test_an_empty_register_lists_what_is_missing(key):
    lacking = missing(key, empty_file())
    assert {"organisation", "sender_address", "contact", "addressee", "address"} <= lacking
    assert {fact.key for fact in write(key, empty_file()).missing} == lacking


@pytest.mark.parametrize(
    ("key", "change", "fact"),
    [
        ("acknowledgement", {"rights": ()}, "rights"),
        ("clarification_request", {"clarification_overview": " \u200b"}, "overview"),
        ("extension", {"extension_reason": None}, "extension_reason"),
        ("extension", {"extension_details": ""}, "extension_details"),
        ("access_response", {"holds_data": None}, "holds_data"),
        ("access_response", {"activities": ()}, "activities"),
        ("access_response", {"outcome": Outcome.PARTLY}, "withheld"),
        ("refusal", {"outcome": None}, "decision"),
        ("refusal", {"refusal_grounds": ()}, "grounds"),
        ("refusal", {"refusal_grounds": (RefusalGround.OTHERS_RIGHTS,)}, "grounds"),
        ("refusal", {"outcome_reason": ""}, "reasons"),
        ("refusal", {"granted_part": ""}, "granted_part"),
        (
            "refusal",
            {"rights": (Right.MARKETING_OBJECTION,), "refused_rights": (Right.MARKETING_OBJECTION,)},
            "grounds",
        ),
    ],
)
def test_what_is_missing_makes_a_draft(key, change, fact):
    file = complete_file(key, "en", **change)
    assert fact in missing(key, file)
    written = write(key, file)
    assert written.draft
    assert all("DRAFT" in page for page in pages_of(written.pdf))


def test_identity_is_not_asked_where_it_is_settled():
    file = make_file(CASE, checks=(replace(PASSED, doubt="x", asked_for="y"),))
    assert missing("identity_request", file) == {"open"}


def test_the_identity_letter_asks_for_a_covered_copy_only_where_chosen():
    plain = write("identity_request", complete_file("identity_request", "en")).text
    covered = write("identity_request", make_file(CASE, checks=(pending_check("en", IdentityMethod.REDACTED_ID),))).text
    assert "Please do not send one." in plain
    assert "Please do not send one." not in covered
    assert "cover your photograph" in covered


def test_a_representative_is_asked_for_authority_and_told_who_is_meant():
    case = replace(CASE, requester_name="Maître Noël Roux", requester_address="Place 1\n4000 Liège",
        answer_to=AnswerTo.REQUESTER)  # fmt: skip
    text = write("identity_request", make_file(case, checks=(pending_check("fr"),)), "fr").text
    assert "Maître Noël Roux\nPlace 1\n4000 Liège" in text
    assert "procuration signée" in text
    assert "« vos données » désignent Hélène Lefèvre" in text
    assert "Madame, Monsieur," in text


@pytest.mark.parametrize(("day", "late"), [(date(2026, 4, 7), False), (date(2026, 4, 8), True)])
def test_more_time_is_taken_within_the_first_month_only(day, late):
    assert ("in_time" in missing("extension", complete_file("extension", "en"), day)) is late


def test_a_late_refusal_is_said_but_still_goes():
    fact = facts_of("refusal", complete_file("refusal", "en"), date(2026, 4, 8))["in_time"]
    assert not fact.present
    assert not fact.is_missing
    assert "this refusal is late" in str(fact.note)


def test_a_whole_refusal_says_what_and_why():
    file = complete_file("refusal", "en", outcome=Outcome.REFUSED)
    written = write("refusal", file)
    assert not written.draft
    assert written.subject == "We cannot do what you ask"
    assert "What we grant" not in written.text


@pytest.mark.parametrize(
    ("manner", "language", "greeting"),
    [
        (Salutation.MADAM, "fr", "Madame,"),
        (Salutation.SIR, "fr", "Monsieur,"),
        (Salutation.NEUTRAL, "fr", "Madame, Monsieur,"),
        (Salutation.MADAM, "nl", "Geachte mevrouw,"),
        (Salutation.NEUTRAL, "nl", "Geachte Hélène Lefèvre,"),
        (Salutation.MADAM, "de", "Sehr geehrte Frau Hélène Lefèvre,"),
        (Salutation.NEUTRAL, "de", "Guten Tag Hélène Lefèvre,"),
        (Salutation.SIR, "en", "Dear Mr Hélène Lefèvre,"),
    ],
)
def test_people_are_greeted_as_they_wish(manner, language, greeting):
    file = complete_file("acknowledgement", language, subject_salutation=manner)
    assert f"\n\n{greeting}\n\n" in write("acknowledgement", file, language).text


def test_a_letter_abroad_names_the_country_in_capitals():
    file = complete_file("acknowledgement", "fr", subject_country="DE")
    assert "1000 Bruxelles\nALLEMAGNE" in write("acknowledgement", file, "fr").text


def test_without_a_postal_address_the_window_names_the_mail_address():
    file = complete_file("acknowledgement", "de", subject_address="")
    assert "Per E-Mail: helene@example.be" in write("acknowledgement", file, "de").text


def test_a_controller_elsewhere_lacks_its_authority():
    file = make_file(CASE, replace(ORGANISATION, country="FR"))
    assert missing("acknowledgement", file) == {"authority"}
    assert "Missing: the supervisory authority" in write("acknowledgement", file).text


def test_the_language_of_the_request_is_noted():
    assert facts_of("acknowledgement", make_file(CASE), language="fr")["language"].present
    other = facts_of("acknowledgement", make_file(CASE), language="nl")["language"]
    assert str(other.note) == "Dutch, but the person wrote in French."
    polish = make_file(replace(CASE, language="pl"))
    assert "not written in the language" in str(facts_of("acknowledgement", polish)["language"].note)


def test_a_case_without_a_day_of_receipt_is_a_draft():
    file = replace(make_file(CASE), case=Case(id=1, reference="X"))
    assert "received_on" in missing("acknowledgement", file)


def test_waivers_settle_identity():
    waived = replace(PASSED, result=IdentityResult.WAIVED, method=None, reason="She was logged in.")
    assert "identity" not in missing(
        "access_response", replace(complete_file("access_response", "en"), checks=(waived,))
    )
