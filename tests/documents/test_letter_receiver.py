"""To whom a letter goes: the data to whom the person chose, everything else to whoever asks; and what is in no list."""

import pytest
from case_files import TODAY, complete_file

from officer_app.documents.letters import letter_facts, write_letter
from officer_app.domain.vocabulary import AnswerTo, Right


def write(key, file, language="en"):
    return write_letter(key, file, language=language, today=TODAY)


def facts_of(key, file, language="en"):
    return {fact.key: fact for fact in letter_facts(key, file, language, TODAY)}


def missing(key, file):
    return {name for name, fact in facts_of(key, file).items() if fact.is_missing}


RECEIVER = {"answer_to": AnswerTo.THIRD, "receiver_name": "Vita Verzekering NV", "receiver_address": "Dok 9\n9000 Gent",
    "receiver_email": "in@vita.example"}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "told", "greeting"),
    [
        ("en", "We were asked to send you our answer about Hélène Lefèvre.", "Dear Vita Verzekering NV,"),
        ("fr", "« vous » et « vos données » désignent Hélène Lefèvre", "Madame, Monsieur,"),
        ("nl", "“u” en “uw gegevens” voor Hélène Lefèvre", "Geachte Vita Verzekering NV,"),
        ("de", "„Sie“ und „Ihre Daten“ für Hélène Lefèvre", "Guten Tag Vita Verzekering NV,"),
    ],
)
def test_the_data_are_sent_to_somebody_else_with_a_word_about_whom_they_concern(language, told, greeting):
    written = write("access_response", complete_file("access_response", language, **RECEIVER), language)
    assert not written.draft
    assert written.recipient == "Vita Verzekering NV"
    assert "Vita Verzekering NV\nDok 9\n9000 Gent" in written.text
    assert told in written.text
    assert f"\n\n{greeting}\n\n" in written.text
    assert "Rue Neuve" not in written.text


@pytest.mark.parametrize(
    "key", ["acknowledgement", "identity_request", "clarification_request", "extension", "refusal"]
)
def test_every_other_letter_goes_to_the_person_and_its_fact_says_so(key):
    file = complete_file(key, "fr", **RECEIVER)
    assert write(key, file, "fr").recipient == "Hélène Lefèvre"
    assert "only the letter with the data goes to Vita" in str(facts_of(key, file, language="fr")["addressee"].note)
    assert "désignent" not in write(key, file, "fr").text


def test_an_answer_to_somebody_without_a_name_or_place_says_which_fields_mend_it():
    file = complete_file("access_response", "en", answer_to=AnswerTo.THIRD)
    assert missing("access_response", file) == {"addressee", "address"}
    facts = facts_of("access_response", file)
    assert (facts["addressee"].mends, facts["address"].mends) == ("case.receiver_name", "case.receiver_address")
    assert "Hélène" not in write("access_response", file).text.split("Your data with us")[0]


@pytest.mark.parametrize(
    ("language", "without"),
    [
        ("en", "what you describe in your letter"),
        ("fr", "ce que vous décrivez dans votre lettre"),
        ("nl", "wat u in uw brief beschrijft"),
        ("de", "was Sie in Ihrem Schreiben beschreiben"),
    ],
)
def test_a_request_outside_the_list_is_acknowledged_in_the_officers_words(language, without):
    asked = {"rights": (Right.ACCESS, Right.OTHER)}
    vague = complete_file("acknowledgement", language, **asked)
    assert without in write("acknowledgement", vague, language).text
    told = complete_file("acknowledgement", language, **asked, other_request="The contract of joint controllers.")
    text = write("acknowledgement", told, language).text
    assert "The contract of joint controllers." in text
    assert without not in text
    assert facts_of("acknowledgement", told, language=language)["other_request"].present


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_whom_the_letter_concerns_is_said_before_anything_is_said_to_you(language):
    text = write("access_response", complete_file("access_response", language, **RECEIVER), language).text
    _window, _subject, _greeting, first, *_rest = text.split("\n\n")
    assert first.count("Hélène Lefèvre") == 2
