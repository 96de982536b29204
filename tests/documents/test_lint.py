"""The last look at a letter: what an officer may type that must not leave, and what is no fault though it sounds so."""

from dataclasses import replace

import pytest
from case_files import CASE, LANGUAGES, TODAY, complete_file, make_file, pending_check

from officer_app.documents.blocks import Bullets, Heading, Span, Text
from officer_app.documents.letters import LETTERS, write_letter
from officer_app.documents.letters.lint import Finished, look_over
from officer_app.domain.vocabulary import IdentityMethod, Right
from officer_app.domain.words import say

ASKING = {
    "identity_copy": {
        "en": (
            "a copy of your passport",
            "Please send us a copy of your identity card.",
            "We need your passport before we can go on.",
            "To be sure, we require both sides of your ID card.",
            "Please send us:\n- your customer number\n- your driving licence",
            "If you do not send us a copy of your passport, we close your request.",
            "Without a scan of your identity document we cannot answer.",
            "We do not need your customer number, but please send a copy of your passport.",
            "Send us a photo of your residence permit, we delete it at once.",
            "PLEASE  ATTACH your Pass­port",
        ),
        "fr": (
            "une copie de votre passeport",
            "Veuillez nous envoyer une copie recto verso de votre carte d'identité.",
            "Il nous faut votre pièce d’identité.",
            "Si vous n'envoyez pas de copie de votre carte d'identité, nous ne pouvons pas répondre.",
            "Sans copie de votre permis de conduire, nous classons votre demande.",
            "Merci de joindre un scan de votre titre de séjour.",
        ),
        "nl": (
            "een kopie van uw paspoort",
            "Gelieve ons een kopie van uw identiteitskaart te bezorgen.",
            "Wij hebben uw rijbewijs nodig.",
            "Als u ons geen kopie van uw identiteitskaart stuurt, sluiten wij uw verzoek.",
            "Zonder scan van uw identiteitsbewijs antwoorden wij niet.",
            "Stuur ons:\n- uw klantnummer\n- uw identiteitskaart",
        ),
        "de": (
            "eine Kopie Ihres Reisepasses",
            "Bitte schicken Sie uns eine Kopie Ihres Personalausweises.",
            "Wir benötigen Ihren Ausweis.",
            "Wenn Sie uns keine Kopie Ihres Ausweises schicken, schließen wir den Vorgang.",
            "Ohne Ausweiskopie können wir nicht antworten.",
            "Wir brauchen keine Kundennummer, sondern eine Kopie Ihres Führerscheins.",
        ),
    },
    "signature": {
        "en": (
            "Please sign this letter and send it back.",
            "Print the form, sign it and return it.",
            "We need your signature.",
            "Only a signed request can be handled.",
            "Please send it back, duly signed and dated.",
        ),
        "fr": (
            "Veuillez dater et signer ce formulaire.",
            "Renvoyez-nous la lettre signée.",
            "Nous avons besoin de votre signature.",
            "La demande doit être signée à la main.",
        ),
        "nl": (
            "Gelieve dit formulier te ondertekenen.",
            "Stuur de brief ondertekend terug.",
            "Wij hebben uw handtekening nodig.",
            "Bezorg ons een gedateerd en ondertekend verzoek.",
        ),
        "de": (
            "Bitte unterschreiben Sie das Formular.",
            "Schicken Sie den Brief unterschrieben zurück.",
            "Wir brauchen Ihre Unterschrift.",
            "Der Antrag ist eigenhändig zu unterzeichnen.",
        ),
    },
    "reasons": {
        "en": (
            "Why do you want these data?",
            "Please tell us why you ask for this.",
            "Please give us the reason for your request.",
            "You have to justify your request.",
        ),
        "fr": (
            "Pourquoi souhaitez-vous ces données ?",
            "Veuillez nous indiquer les raisons de votre demande.",
            "Dites-nous pourquoi vous demandez cela.",
            "Vous devez motiver votre demande.",
        ),
        "nl": (
            "Waarom wilt u deze gegevens?",
            "Geef ons de reden van uw verzoek.",
            "Laat ons weten waarom u dit vraagt.",
            "U moet uw verzoek motiveren.",
        ),
        "de": (
            "Warum möchten Sie diese Daten?",
            "Bitte nennen Sie uns den Grund Ihrer Anfrage.",
            "Teilen Sie uns mit, warum Sie das verlangen.",
            "Bitte begründen Sie Ihre Anfrage.",
        ),
    },
}
FINE = {
    "en": (
        "We do not need a copy of your identity card or passport. Please do not send one.",
        "You need not send a copy of your passport.",
        "We deleted the copy of your passport that you sent us on 3 May.",
        "Come to our office and show us who you are.",
        "You signed the contract on 3 May 2024.",
        "No signature is needed.",
        "You can sign in to your account at any time.",
        "You do not have to give reasons.",
        "This is why we keep your invoices.",
        "The reasons for our decision stand above.",
        "Your passport number is not among the data.",
    ),
    "fr": (
        "Nous n'avons pas besoin d'une copie de votre carte d'identité ou de votre passeport.",
        "N'envoyez pas de copie de votre passeport.",
        "Nous avons effacé la copie de votre carte d'identité.",
        "Vous avez signé le contrat le 3 mai 2024.",
        "Aucune signature n'est nécessaire.",
        "Vous n'avez pas à donner de raisons.",
        "Voilà pourquoi nous conservons vos factures.",
    ),
    "nl": (
        "Wij hebben geen kopie van uw identiteitskaart of paspoort nodig.",
        "U hoeft ons geen kopie van uw paspoort te sturen.",
        "Wij hebben de kopie van uw identiteitskaart gewist.",
        "U hebt het contract op 3 mei 2024 ondertekend.",
        "Er is geen handtekening nodig.",
        "U hoeft geen redenen te geven.",
        "Daarom bewaren wij uw facturen.",
    ),
    "de": (
        "Wir brauchen keine Kopie Ihres Personalausweises oder Reisepasses.",
        "Bitte schicken Sie uns keine Kopie Ihres Ausweises.",
        "Die Kopie Ihres Ausweises haben wir gelöscht.",
        "Sie haben den Vertrag am 3. Mai 2024 unterschrieben.",
        "Eine Unterschrift ist nicht nötig.",
        "Sie brauchen keine Gründe zu nennen.",
        "Deshalb bewahren wir Ihre Rechnungen auf.",
    ),
}
SAID = {"identity_copy": "identity document", "signature": "signature", "reasons": "why the person wants it"}
EACH_ASKING = [
    (rule, language, text) for rule, texts in ASKING.items() for language in LANGUAGES for text in texts[language]
]
OF_CASES = [key for key, kind in LETTERS.items() if kind.about == "case"]


def look(text, language="en", key="acknowledgement", case=CASE):
    """Return what is found in a letter that consists of a text."""
    case = replace(case, language=language)
    blocks = (Heading((Span("About your request"),)), Text((Span(text),)))
    return [say(each) for each in look_over(Finished(key, language, blocks), make_file(case))]


@pytest.mark.parametrize(("rule", "language", "text"), EACH_ASKING)
def test_what_must_not_be_asked_is_found(rule, language, text):
    found = look(text, language)
    assert any(SAID[rule] in each for each in found), found
    assert not [each for each in found if not any(said in each for said in SAID.values())]


@pytest.mark.parametrize(("language", "text"), [(each, text) for each in LANGUAGES for text in FINE[each]])
def test_what_says_the_contrary_is_no_fault(language, text):
    assert look(text, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", OF_CASES)
def test_no_letter_of_the_program_has_a_fault(key, language):
    assert write_letter(key, complete_file(key, language), language=language, today=TODAY).warnings == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", IdentityMethod)
def test_no_way_to_find_out_who_asks_is_a_fault_of_the_program(method, language):
    case = replace(CASE, language=language, requester_name="Noël Roux")
    file = make_file(case, checks=(pending_check(language, method),))
    assert write_letter("identity_request", file, language=language, today=TODAY).warnings == ()


@pytest.mark.parametrize("rule", ASKING)
@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("refusal", "outcome_reason"),
        ("refusal", "granted_part"),
        ("clarification_request", "clarification_overview"),
        ("extension", "extension_details"),
        ("access_response", "data_summary"),
        ("access_response", "withheld"),
        ("fee_notice", "fee_reason"),
        ("not_ours", "responsible_party"),
    ],
)
def test_what_the_officer_types_into_a_field_is_looked_at(rule, key, field):
    asked = ASKING[rule]["en"][1]
    written = write_letter(key, complete_file(key, "en", **{field: asked}), language="en", today=TODAY)
    assert any(SAID[rule] in say(each) for each in written.warnings)
    assert not written.draft or written.missing


def test_the_doubt_about_identity_is_looked_at():
    check = replace(pending_check("en"), asked_for="A copy of your passport, please.")
    written = write_letter("identity_request", make_file(replace(CASE, language="en"), checks=(check,)),
        language="en", today=TODAY)  # fmt: skip
    (found,) = written.warnings
    assert "A copy of your passport, please." in say(found)
    assert found.source.startswith("GDPR Art. 12(6)")


def test_a_point_of_a_list_is_read_with_the_words_before_it():
    blocks = (Text((Span("Please send us:"),)), Bullets(((Span("your customer number"),), (Span("your passport"),))))
    found = look_over(Finished("identity_request", "en", blocks), make_file(replace(CASE, language="en")))
    assert [each.values["text"] for each in found] == ["your passport"]
    denied = (Text((Span("We do not need:"),)), blocks[1])
    assert look_over(Finished("identity_request", "en", denied), make_file(replace(CASE, language="en"))) == ()


@pytest.mark.parametrize("right", [Right.OBJECTION, Right.AUTOMATED_DECISION, Right.COMPLAINT, Right.QUESTION])
def test_reasons_may_be_asked_where_the_request_lives_from_them(right):
    asked = "Please tell us why you see it like this."
    assert look(asked, case=replace(CASE, rights=(right,))) == []
    assert look(asked, case=replace(CASE, rights=(right, Right.ACCESS))) != []


def test_a_letter_to_an_organisation_may_ask_for_more():
    blocks = (Text((Span("Please sign the agreement and send us a copy of her passport."),)),)
    assert look_over(Finished("instruction_search", "en", blocks, to_person=False), None) == ()


def test_the_same_sentence_is_said_once_and_no_more_than_three_of_a_kind():
    assert len(look("Please sign this.\n" * 5)) == 1
    assert len(look("\n".join(f"Please sign this, page {number}." for number in range(9)))) == 3
