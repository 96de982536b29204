"""Letters in standard form, as people send them by the thousand, in each language that has rules."""

import json

import pytest

from officer_app.intake.rules import languages, rules_folder
from officer_app.intake.triage import assess
from tests.intake.conftest import HERE, examples, is_exact

SAMPLE = HERE.parents[2] / "shared" / "data" / "requests" / "requests.jsonl"
FILES = sorted((HERE / "standard_letters").glob("*.jsonl")) + sorted((HERE / "standard_letters_more").glob("*.jsonl"))
LETTERS = [each for file in FILES for each in examples(file)]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda each: each["id"])
def test_a_standard_letter_asks_exactly_what_it_says(letter):
    found = assess(letter["text"])
    assert is_exact(letter, found), (found.language, found.evidence)
    assert found.is_reminder is letter.get("is_reminder", False)
    assert found.requester.name == letter.get("name", found.requester.name)
    assert all(each.quote in letter["text"] for each in found.evidence)


def test_there_are_standard_letters_in_every_main_language():
    assert {"en", "fr", "nl", "de"} <= {each["language"] for each in LETTERS} <= set(languages(rules_folder()))


def test_the_shared_sample_is_read_without_a_miss():
    if not SAMPLE.exists():
        pytest.skip(f"the sample of requests is not beside this checkout: {SAMPLE}")
    for letter in map(json.loads, SAMPLE.read_text("utf-8").splitlines()):
        found = assess(letter["text"])
        assert is_exact(letter, found), letter["id"]
        assert (found.requester.name, found.requester.email) == (letter["name"], letter["email"])
