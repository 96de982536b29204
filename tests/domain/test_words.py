"""Sentences: their places are all filled, values are shown as people write them, in four languages and more."""

import ast
import string
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import officer_app
from officer_app.domain import refusal, vocabulary
from officer_app.domain.errors import OfficerError, ProblemsFound, refuse
from officer_app.domain.vocabulary import Right, Stage
from officer_app.domain.words import Choice, Sentence, date_in_words, instant_in_words, say, show

DAY = date(2026, 4, 7)


@pytest.mark.parametrize(
    ("language", "plain", "with_weekday"),
    [
        ("en", "7 April 2026", "Tuesday 7 April 2026"),
        ("fr", "7 avril 2026", "mardi 7 avril 2026"),
        ("nl", "7 april 2026", "dinsdag 7 april 2026"),
        ("de", "7. April 2026", "Dienstag, 7. April 2026"),
        ("el", "7 Απριλίου 2026", "Τρίτη 7 Απριλίου 2026"),
        ("tlh", "7 April 2026", "Tuesday, 7 April 2026"),
        ("", "7 April 2026", "Tuesday, 7 April 2026"),
        ("not a language", "7 April 2026", "Tuesday, 7 April 2026"),
    ],
)
def test_dates_as_people_write_them(language, plain, with_weekday):
    assert date_in_words(DAY, language) == show(DAY, language=language) == plain
    assert date_in_words(DAY, language, weekday=True).replace(",", "") == with_weekday.replace(",", "")


def test_the_first_of_a_month_in_french():
    first = date(2026, 4, 1)
    assert date_in_words(first, "fr") == "1er avril 2026"
    assert date_in_words(first, "fr", weekday=True) == "mercredi 1er avril 2026"
    assert date_in_words(date(2026, 4, 11), "fr") == "11 avril 2026"
    assert date_in_words(first, "nl") == "1 april 2026"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Monday 26 October 2026, 15:00 CET"),
        ("fr", "lundi 26 octobre 2026, 15:00 heure de Bruxelles"),
        ("nl", "maandag 26 oktober 2026, 15:00 Belgische tijd"),
        ("de", "Montag, 26. Oktober 2026, 15:00 MEZ"),
    ],
)
def test_moments_carry_their_hour_and_zone(language, shown):
    at = datetime(2026, 10, 26, 15, tzinfo=ZoneInfo("Europe/Brussels"))
    assert instant_in_words(at, language) == show(at, language=language) == shown


def test_a_moment_of_the_world_is_shown_in_its_own_zone():
    assert show(datetime(2026, 10, 26, 14, tzinfo=UTC)).endswith("14:00 UTC")


FRENCH = {"A case that is {stage} waits for {whom}.": "Un dossier {stage} attend {whom}.", "Received": "Reçu",
          "Access": "Accès", "Erasure": "Effacement"}  # fmt: skip


def translate(text):
    return FRENCH.get(text, text)


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (Stage.RECEIVED, "Received", "Reçu"),
        ((Right.ACCESS, Right.ERASURE), "Access, Erasure", "Accès, Effacement"),
        ([DAY, 3], "7 April 2026, 3", "7 avril 2026, 3"),
        (Sentence("Access"), "Access", "Accès"),
        ("Access", "Access", "Access"),
        ((), "", ""),
        (0, "0", "0"),
    ],
)
def test_values_are_shown_in_the_language_of_the_sentence(value, english, french):
    assert show(value) == english
    assert show(value, translate, "fr") == french


def test_a_sentence_is_translated_with_everything_in_it():
    sentence = Sentence(
        "A case that is {stage} waits for {whom}.", {"stage": Stage.RECEIVED, "whom": Sentence("Access")}
    )
    assert str(sentence) == "A case that is Received waits for Access."
    assert say(sentence, translate, "fr") == "Un dossier Reçu attend Accès."


def test_text_from_outside_is_never_read_as_a_template():
    hostile = "{0.__class__} {name} %s {"
    assert str(Sentence("Hello {name}.", {"name": hostile})) == f"Hello {hostile}."
    assert str(OfficerError("There is no case {reference}.", reference=hostile)) == f"There is no case {hostile}."
    inner = Sentence("No {name}.", {"name": hostile})
    assert str(ProblemsFound({"one": inner, "two": Sentence("Second.")})) == f"No {hostile}. Second."


def test_choices_compare_with_what_is_stored():
    assert Right("access") is Right.ACCESS == "access"
    assert f"{Right.ACCESS}" == "access"
    assert Right.MARKETING_OBJECTION.label == "Objection to marketing"
    with pytest.raises(ValueError, match="nothing"):
        Right("nothing")


LISTS = [each for module in (vocabulary, refusal) for each in vars(module).values()
         if isinstance(each, type) and issubclass(each, Choice) and each is not Choice]  # fmt: skip


@pytest.mark.parametrize("choices", LISTS, ids=lambda each: each.__name__)
def test_labels_tell_the_words_of_a_list_apart(choices):
    labels = [each.label for each in choices]
    assert len(set(labels)) == len(labels)
    assert all(label and label == label.strip() and "_" not in label and "!" not in label for label in labels)


def sentences_in(path):
    """Every literal `Sentence("...", {...})` of a module with the names that it is given, where both are literal.

    The sentences of a table are filled in elsewhere.
    """
    tree = ast.parse(path.read_text("utf-8"))
    tables = [node.value for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    kept = {id(value) for table in tables if isinstance(table, ast.Dict) for value in table.values}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "id", "") == "Sentence"
            and node.args
            and id(node) not in kept
        ):
            given = node.args[1] if len(node.args) > 1 else ast.Dict([], [])
            if isinstance(node.args[0], ast.Constant) and isinstance(given, ast.Dict):
                yield node.args[0].value, {key.value for key in given.keys if isinstance(key, ast.Constant)}


def test_every_sentence_of_the_program_has_its_values_and_is_plainly_written():
    modules = Path(officer_app.__file__).parent.rglob("*.py")
    found = [each for path in modules for each in sentences_in(path)]
    assert len(found) > 40
    for text, given in found:
        places = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        assert places == given, text
        assert "!" not in text
        assert text == text.strip()


def test_problems_are_refused_together_and_none_is_no_problem():
    refuse({})
    with pytest.raises(ProblemsFound, match="Say why") as raised:
        refuse({"reason": Sentence("Say why.")})
    assert set(raised.value.problems) == {"reason"}


def test_a_name_that_ends_in_a_full_stop_ends_the_sentence_too():
    assert say(Sentence("It is {name}. Ask {name} first.", {"name": "Segmenta Inc."})) == (
        "It is Segmenta Inc. Ask Segmenta Inc. first."
    )
    assert say(Sentence("It is {name}.", {"name": "Segmenta"})) == "It is Segmenta."
