"""The answer to a request for access: what it tells of sources, recipients and decisions, and what it lacks."""

from dataclasses import replace

import pytest
from case_files import (
    ACTIVITIES,
    LANGUAGES,
    RECIPIENTS,
    complete_file,
    pending_check,
)
from letters_written import missing, write
from reading import words_of

from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.vocabulary import (
    AttachmentKind,
    Direction,
    Safeguard,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_missing_source_is_said_in_the_text(language):
    activity = replace(ACTIVITIES[0], source={})
    file = replace(complete_file("access_response", language), activities=(activity,))
    sentences = {
        "en": "Missing: where the data come from",
        "fr": "Il manque : la source des données",
        "nl": "Ontbreekt: waar de gegevens vandaan komen",
        "de": "Es fehlt: woher die Daten stammen",
    }
    written = write("access_response", file, language)
    assert sentences[language] in words_of(written.pdf)
    assert [fact.key for fact in written.missing] == ["source"]


@pytest.mark.parametrize("field", ["purpose", "categories", "retention", "source"])
def test_a_text_in_another_language_only_is_missing(field):
    english_only = replace(ACTIVITIES[0], **{field: {"en": "Words."}})
    file = replace(complete_file("access_response", "fr"), activities=(english_only,))
    written = write("access_response", file, "fr")
    assert written.draft
    assert "Words." not in written.text
    assert "There is no text in French for: Newsletter." in str(written.missing[0].note)


def test_recipients_are_named_with_country_purpose_and_safeguard():
    words = words_of(write("access_response", complete_file("access_response", "fr"), "fr").pdf)
    assert "Nordlys AB Suède hébergement Espace économique européen" in words
    assert "Mailstream Inc. États-Unis envoi des messages clauses contractuelles types, décision (UE) 2021/914" in words


def test_a_recipient_without_purpose_in_the_language_is_missing():
    silent = replace(RECIPIENTS[0], purpose={"en": "hosting"})
    file = replace(complete_file("access_response", "fr"), recipients=(silent,))
    assert missing("access_response", file, language="fr") == {"recipients"}
    assert "Il manque : la finalité" in write("access_response", file, "fr").text


def test_recipients_inside_the_area_need_no_safeguard():
    inside = replace(RECIPIENTS[1], safeguard=Safeguard.EEA)
    file = replace(complete_file("access_response", "en"), recipients=(RECIPIENTS[0], inside))
    text = write("access_response", file).text
    assert "do not leave the European Economic Area" in text
    assert "outside the European Economic Area" not in text


@pytest.mark.parametrize(
    ("language", "promised", "excepted"),
    [
        ("en", "a copy of it", "no such safeguard"),
        ("fr", "obtenir une copie", "pas de telle garantie"),
        ("nl", "een kopie bij ons", "geen dergelijke waarborg"),
        ("de", "eine Kopie davon", "keine solche Garantie"),
    ],
)
def test_an_exception_is_not_called_a_safeguard(language, promised, excepted):
    file = complete_file("access_response", language)
    by_exception = replace(file, recipients=(replace(RECIPIENTS[1], safeguard=Safeguard.DEROGATION),))
    assert promised in write("access_response", file, language).text
    assert excepted not in write("access_response", file, language).text
    assert promised not in write("access_response", by_exception, language).text
    assert excepted in write("access_response", by_exception, language).text


def test_without_recipients_the_letter_says_so():
    file = replace(complete_file("access_response", "en"), activities=(replace(ACTIVITIES[0], recipients=()),))
    assert "We gave your data to nobody outside our organisation." in write("access_response", file).text


def test_automated_decisions_are_explained_or_missing():
    silent = replace(complete_file("access_response", "en"), activities=(replace(ACTIVITIES[0], automated=True),))
    assert missing("access_response", silent) == {"logic"}
    told = replace(ACTIVITIES[0], automated=True, logic={"en": "A score decides who gets a voucher."})
    text = write("access_response", replace(silent, activities=(told,))).text
    assert "A score decides who gets a voucher." in text
    assert "no decisions about you by automated means" not in text


@pytest.mark.parametrize("holds", [False, None])
def test_an_access_response_says_what_is_held_and_nothing_else(holds):
    file = complete_file("access_response", "en", holds_data=holds)
    written = write("access_response", file)
    assert {fact.key for fact in written.missing} == {"holds_data"}
    assert "Missing: whether we hold data about you" in written.text
    assert "Annex" not in written.text


def test_withheld_parts_bring_the_remedies():
    file = complete_file("access_response", "en", withheld="Names of two colleagues: their rights.")
    text = write("access_response", file).text
    assert "Names of two colleagues: their rights." in text
    assert "a court (Article 79 GDPR)" in text


def test_own_letters_are_not_the_copy_of_the_data():
    letter = Attachment(id=2, message_id=9, kind=AttachmentKind.RESPONSE, name="acknowledgement.pdf")
    sent = Message(id=9, direction=Direction.OUT, template="acknowledgement")
    file = replace(complete_file("access_response", "en"), attachments=(letter,), messages=(sent,))
    assert missing("access_response", file) == {"copy"}


def test_an_answer_needs_a_settled_identity():
    file = replace(complete_file("access_response", "en"), checks=(pending_check("en"),))
    assert missing("access_response", file) == {"identity"}
