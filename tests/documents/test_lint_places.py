"""The last look at a letter: places that nobody filled, remedies that are not named, another person's language."""

from dataclasses import replace

import pytest
from case_files import CASE, LANGUAGES, TODAY, complete_file, empty_file, make_file

from officer_app.documents.blocks import Bullets, Heading, Span, Table, Text
from officer_app.documents.letters import LETTERS, write_letter
from officer_app.documents.letters.lint import Finished, look_over
from officer_app.documents.letters.lint_phrases import read_phrases
from officer_app.documents.wording import Worded
from officer_app.domain.vocabulary import Outcome, Right
from officer_app.domain.words import say

COMPLAINT, COURT = "complain to a supervisory authority", "go to court"
FRENCH = "Nous avons examiné votre demande avec soin et nous ne pouvons pas vous donner les données de nos clients."
ENGLISH = "We have looked at your request with care, and we are not able to give you the data of our clients."
DUTCH = "Wij hebben uw verzoek met zorg onderzocht en kunnen u de gegevens van onze klanten niet geven."
GERMAN = "Wir haben Ihre Anfrage mit Sorgfalt geprüft und können Ihnen die Daten unserer Kunden nicht geben."
WRITTEN_IN = {"en": ENGLISH, "fr": FRENCH, "nl": DUTCH, "de": GERMAN}
CALLED = {"en": "English", "fr": "French", "nl": "Dutch", "de": "German"}


def look(*blocks, key="acknowledgement", language="en", file=None):
    """Return what is found in a letter made of blocks."""
    file = file or make_file(replace(CASE, language=language))
    return [say(each) for each in look_over(Finished(key, language, blocks), file)]


def text(words):
    return Text((Span(words),))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words", ["Call {{name}} today.", "The fee is ____ euro.", "Since ......", "It is […] now.", "xxx", "[ ]"]
)
def test_an_open_place_is_found_in_any_language(words, language):
    (found,) = look(text(words), language=language)
    assert found == f"A place seems not to be filled: “{words}”."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Dear [name], it is done since [date]."),
        ("en", "The reason: to be completed."),
        ("fr", "Le montant est de [montant à compléter]."),
        ("fr", "La raison : à compléter."),
        ("nl", "Het bedrag is [bedrag]."),
        ("nl", "De reden is nog aan te vullen."),
        ("de", "Der Betrag ist [Betrag einfügen]."),
        ("de", "Grund: bitte ergänzen."),
    ],
)
def test_an_open_place_is_found_by_its_name(language, words):
    assert any("place" in each for each in look(text(words), language=language))


@pytest.mark.parametrize("words", ["See Art. 12(3) [sic].", "Size XXL", "Wait… then call.", "a_b_c", "Max Exxon"])
def test_other_signs_are_no_open_places(words):
    assert look(text(words)) == []


def test_signs_in_the_data_themselves_are_no_open_places():
    file = make_file(replace(CASE, language="en", data_summary="Card: XXXX XXXX XXXX 1234\n[name]"))
    assert look(text("Card: XXXX XXXX XXXX 1234\n[name]"), file=file) == []
    assert look(text("Card: XXXX XXXX XXXX 9999"), file=file) != []


def test_a_heading_with_nothing_under_it_and_a_colon_with_nothing_behind_it_are_found():
    blocks = (Heading((Span("Why"),)), Heading((Span("What you can do"),)), text("You can do this:"))
    assert look(*blocks) == ["Nothing stands under “Why”.", "Nothing follows “You can do this:”."]
    assert look(text("You can do this:"), Bullets(((Span("write to us"),),))) == []
    assert look(text("These are they:"), Table(("a",), (("b",),))) == []


def test_what_a_draft_lacks_is_said_with_its_facts_and_not_again():
    for key, kind in LETTERS.items():
        if kind.about == "case":
            assert not [say(each) for each in write_letter(key, empty_file(), language="en", today=TODAY).warnings], key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["refusal", "objection_rejected", "automated_decision", "fee_notice"])
def test_a_letter_that_refuses_without_remedies_is_found(key, language):
    file = complete_file(key, language)
    whole = write_letter(key, file, language=language, today=TODAY)
    bare = replace(whole.worded, blocks=whole.worded.blocks[:2])
    found = [say(each) for each in write_letter(key, file, language=language, today=TODAY, edited=bare).warnings]
    assert [name for name in (COMPLAINT, COURT) if any(name in each for each in found)] == [COMPLAINT, COURT]


@pytest.mark.parametrize(
    ("key", "changes", "lacking"),
    [
        ("access_response", {}, [COMPLAINT]),
        ("access_response", {"withheld": "The names of others."}, [COMPLAINT, COURT]),
        ("erasure_done", {"rights": (Right.ERASURE,), "outcome": Outcome.PARTLY}, []),
        (
            "erasure_done",
            {"rights": (Right.ERASURE,), "outcome": Outcome.PARTLY, "refused_rights": (Right.ERASURE,)},
            [COMPLAINT, COURT],
        ),
        ("acknowledgement", {"outcome": Outcome.REFUSED}, []),
        ("question_answered", {}, []),
    ],
)
def test_remedies_are_due_where_something_is_refused(key, changes, lacking):
    found = look(text("Here is our answer."), key=key, file=make_file(replace(CASE, language="en", **changes)))
    assert [name for name in (COMPLAINT, COURT) if any(name in each for each in found)] == lacking


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("other", LANGUAGES)
def test_a_paragraph_in_another_language_is_found(language, other):
    found = look(text(WRITTEN_IN[other]), language=language)
    assert [each.split(":")[0] for each in found] == (
        [] if language == other else [f"This seems to be written in {CALLED[other]}"]
    )


def test_what_the_person_said_in_her_language_is_left_as_it_is():
    file = make_file(replace(CASE, language="en", decision_view=FRENCH, rights=(Right.AUTOMATED_DECISION,)))
    assert look(text(FRENCH), file=file) == []


def test_a_letter_in_another_language_than_the_person_wrote_in_is_found():
    file = complete_file("question_answered", "fr", answer_text="x")
    (found,) = write_letter("question_answered", file, language="en", today=TODAY).warnings
    assert say(found) == "The person wrote in French, and this letter is in English."
    polish = complete_file("question_answered", "en")
    polish = replace(polish, case=replace(polish.case, language="pl"))
    assert write_letter("question_answered", polish, language="en", today=TODAY).warnings == ()


def test_what_was_changed_by_hand_is_looked_at():
    file = complete_file("acknowledgement", "en")
    edited = Worded((Span("Your request"),), (text("Please sign the form."),))
    (found,) = write_letter("acknowledgement", file, language="en", today=TODAY, edited=edited).warnings
    assert "signature" in say(found)
    subject = replace(edited, subject=(Span("Why do you want your data?"),), blocks=(text("Hello."),))
    (found,) = write_letter("acknowledgement", file, language="en", today=TODAY, edited=subject).warnings
    assert "Why do you want your data?" in say(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_looks_for_the_same_things(language):
    here, there = read_phrases(language), read_phrases("en")
    assert here.rules.keys() == there.rules.keys()
    assert here.remedies.keys() == there.remedies.keys()
    assert len(here.words) > 20


def test_a_very_long_text_is_looked_at_too():
    words = "mot " * 24_000 + "x" * 5_000 + " (" * 2_000 + "please sign the form"
    spared = "Sign the complaint:\n" + "Please sign it.\n" * 20_000
    found = look(text(words), text(spared), text("Line. " * 20_000))
    assert [each for each in found if "signature" in each] == found
    assert len(found) == 1
