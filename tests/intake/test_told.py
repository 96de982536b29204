"""What people tell without asking it outright, in the four main languages, and what only sounds like it."""

import tomllib

import pytest

from officer_app.domain.vocabulary import Right
from officer_app.intake.phrases import slips
from officer_app.intake.rules import rules_folder
from officer_app.intake.told import cues_of
from officer_app.intake.triage import assess
from tests.intake.conftest import messages, misses

MAIN = ("en", "fr", "nl", "de")
INDIRECT = messages("indirect", "indirect_two", "indirect_three", "indirect_four", "indirect_five")
"""At first sight 11, 13, 36, 21 and 15 of their 80, 60, 56, 40 and 32 requests were read exactly; now tuned to."""
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


def test_each_right_that_is_only_told_is_shown_by_its_sentence():
    found = [(each, shown) for each in INDIRECT for shown in assess(each["text"]).evidence]
    assert {shown.right.value for _, shown in found} == {right for each in INDIRECT for right in each["rights"]}
    assert [each["id"] for each, shown in found if shown.quote not in each["text"]] == []


def test_the_daily_business_of_an_office_hardly_ever_asks_for_something():
    silent = [*messages("business", "business_two"), *(each for each in INDIRECT if not each["rights"])]
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
