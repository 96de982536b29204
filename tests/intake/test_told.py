"""What people tell without asking it outright, in the four main languages, and what only sounds like it."""

import tomllib

import pytest

from officer_app.domain.vocabulary import Right
from officer_app.intake.phrases import PhraseBook, slips, words_of
from officer_app.intake.rules import rules_folder
from officer_app.intake.told import cues_of
from officer_app.intake.triage import assess
from tests.intake.conftest import messages, misses

MAIN = ("en", "fr", "nl", "de")
INDIRECT = messages("indirect", "indirect_two", "indirect_three", "indirect_four", "indirect_five")
"""At first sight 11, 13, 36, 21 and 15 of their 80, 60, 56, 40 and 32 requests were read exactly; now tuned to."""
OTHER_WORDING = messages("other_wording")
"""Written to see whether a repair reaches further than its own words: at first sight 218 of 304 were read exactly."""
GOAL = 0.9
MOST_FALSE_ALARMS = 0.03


def classes_of(language):
    return set(tomllib.loads((rules_folder() / f"{language}.toml").read_text("utf-8"))["classes"])


def classes_of_cues():
    *tiers, chasing = cues_of(rules_folder())
    told = [cue for tier in tiers for cues in tier.values() for cue in cues]
    return {mark for cue in (*told, *chasing) for mark in cue.here | cue.near | cue.absent}


@pytest.mark.parametrize("language", MAIN)
def test_each_language_has_the_classes_that_the_cues_name_and_no_others(language):
    assert classes_of(language) == classes_of_cues() - {"question"}


@pytest.mark.parametrize("language", MAIN)
def test_nine_in_ten_messages_that_only_tell_what_they_want_are_read_exactly(language):
    chosen = [each for each in INDIRECT if each["language"] == language and each["rights"]]
    assert len(chosen) >= 60
    assert 1 - len(misses(chosen)) / len(chosen) >= GOAL, misses(chosen)


@pytest.mark.parametrize("language", MAIN)
def test_what_is_repaired_in_some_words_is_read_in_other_words_too(language):
    chosen = [each for each in OTHER_WORDING if each["language"] == language]
    assert len(chosen) >= 70
    assert 1 - len(misses(chosen)) / len(chosen) >= GOAL, misses(chosen)


@pytest.mark.parametrize("language", MAIN)
def test_a_letter_that_nobody_answered_is_a_reminder_though_it_names_no_right(language):
    chosen = [each for each in OTHER_WORDING if each["language"] == language]
    assert any(each["is_reminder"] for each in chosen)
    assert [each["id"] for each in chosen if assess(each["text"]).is_reminder is not each["is_reminder"]] == []


def test_each_right_that_is_only_told_is_shown_by_its_sentence():
    found = [(each, shown) for each in INDIRECT for shown in assess(each["text"]).evidence]
    assert {shown.right.value for _, shown in found} == {right for each in INDIRECT for right in each["rights"]}
    assert [each["id"] for each, shown in found if shown.quote not in each["text"]] == []


def test_the_daily_business_of_an_office_hardly_ever_asks_for_something():
    silent = [
        *messages("business", "business_two", "business_three"),
        *(each for each in INDIRECT if not each["rights"]),
    ]
    assert len(silent) >= 150
    wrong = [each["id"] for each in silent if assess(each["text"]).rights]
    assert len(wrong) <= MOST_FALSE_ALARMS * len(silent), wrong


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("My licence photo must not be wiped before the hearing.", ["restriction"]),
        ("Please wipe my photo before the hearing.", ["erasure"]),
        ("Put everything you have on me on ice until the judge has decided.", ["restriction"]),
        ("Send me everything you have on me.", ["access"]),
        ("Which photos of me do you have? Then delete them.", ["access", "erasure"]),
        ("Which photos of me do you have? Then call me.", ["access"]),
        ("I allowed you to show my picture. I've changed my mind.", ["withdraw_consent"]),
        ("I allowed you to show my picture. It looks lovely.", []),
        ("Nothing may be deleted from my file until the judge has ruled.", ["restriction"]),
        ("Everything may be deleted from my file.", ["erasure"]),
        ("Wipe my details and stop your flyers.", ["erasure", "marketing_objection"]),
        ("Wipe my details and stop.", ["erasure"]),
        ("The card index on us is wrong, please correct it.", ["rectification"]),
        ("Send me a copy of my data. Until the judge rules, freeze my file.", ["access", "restriction"]),
        ("Thanks for fixing the boiler. Please let me see what you noted about me.", ["access"]),
        ("Thanks for deleting my data so quickly.", []),
    ],
)
def test_a_word_more_or_less_changes_what_is_told(text, rights):
    assert [right.value for right in assess(text).rights] == rights


@pytest.mark.parametrize(("slip", "meant"), [("detials", "details"), ("newslleter", "newsleter"), ("proove", "prove"),
                                             ("evrything", "everything"), ("recieve", "receive")])  # fmt: skip
def test_a_slip_of_the_fingers_is_known(slip, meant):
    assert meant in set(slips(slip))


def test_a_request_full_of_slips_is_read():
    assert assess("can you send me evrything you have recorded about him, my son").rights == (Right.ACCESS,)


@pytest.mark.parametrize("text", ["my old street", "my name is no longer true", "my name changed"])
def test_a_choice_may_stand_within_a_choice(text):
    book = PhraseBook()
    book.add("wrong", ["my .. (old|no longer (right|true)|changed)"], {})
    assert [match.meaning for match in book.find(words_of(text))] == ["wrong"]


@pytest.mark.parametrize("phrase", ["my (old|new name", "my (a|b (c|d (e|f)))", "my old)"])
def test_a_phrase_that_cannot_be_read_is_not_passed_over(phrase):
    with pytest.raises(ValueError, match="cannot be read"):
        PhraseBook().add("wrong", [phrase], {})


@pytest.mark.parametrize(
    ("text", "is_reminder"),
    [
        ("I wrote to you on 4 May and have heard nothing since.", True),
        ("I got a reminder for a bill. My name is wrong on it, please correct my name.", False),
        ("Reminder: please correct my name.", True),
        ("If I hear nothing I will write to you again.", False),
    ],
)
def test_a_reminder_chases_what_its_writer_asked(text, is_reminder):
    assert assess(text).is_reminder is is_reminder
