"""Whom a letter says we told of a correction, an erasure or a restriction, in every state (GDPR Art. 19)."""

from dataclasses import replace
from datetime import date

import pytest
from case_files import ACTIVITIES, LANGUAGES, complete_file
from case_files_done import OPERATIONS, in_words
from letters_written import facts_of, write

from officer_app.domain.recipient_notice import Operation, RecipientNotice

TOLD = ("rectification_done", "erasure_done", "restriction_imposed")
DAY = date(2026, 3, 23)


@pytest.mark.parametrize("key", TOLD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_recipient_is_named_with_what_it_knows(key, language):
    text = write(key, complete_file(key, language), language).text
    day = {"en": "on 12 March 2026", "fr": "le 12 mars 2026", "nl": "op 12 maart 2026", "de": "am 12. März 2026"}
    assert f"- Nordlys AB, {day[language]}" in text
    assert f"Mailstream BV{' ' if language == 'fr' else ''}: {in_words('reason', language)}" in text
    assert "\n- Mailstream Inc." in text


@pytest.mark.parametrize("key", TOLD)
def test_who_is_not_told_yet_is_promised_and_does_not_hold_the_letter_up(key):
    file = replace(complete_file(key, "en"), notices=())
    fact = facts_of(key, file)["recipients"]
    assert (fact.present, fact.is_missing) == (False, False)
    assert "Not told yet: Nordlys AB, Mailstream Inc." in str(fact.note)
    text = write(key, file).text
    assert "We are also telling the following, so that they do the same:\n\n- Nordlys AB\n- Mailstream Inc." in text
    assert "We told those" not in text


@pytest.mark.parametrize("key", TOLD)
def test_a_day_for_all_counts_for_each_without_a_notice(key):
    file = complete_file(key, "en", recipients_told_on=DAY)
    text = write(key, file).text
    assert "- Nordlys AB, on 12 March 2026; confirmed on 16 March 2026\n- Mailstream Inc., on 23 March 2026" in text
    assert "also telling" not in text
    assert facts_of(key, file)["recipients"].present


@pytest.mark.parametrize("key", TOLD)
@pytest.mark.parametrize(
    ("change", "activities", "said", "present"),
    [
        ({"recipients_told_on": DAY}, (), "On 23 March 2026 we told everyone to whom we had given these data", True),
        ({}, (replace(ACTIVITIES[0], recipients=()),), "We had given these data to nobody outside", True),
        ({"activities": ()}, (), "We tell everyone to whom we had given these data", False),
    ],
)
def test_where_no_recipient_is_known_the_letter_claims_no_more(key, change, activities, said, present):
    file = replace(complete_file(key, "en", **change), notices=(), activities=activities, recipients=())
    assert said in write(key, file).text
    assert facts_of(key, file)["recipients"].present is present


@pytest.mark.parametrize("key", TOLD)
def test_a_notice_of_something_else_is_no_notice_of_this(key):
    other = next(each for each in Operation if each is not OPERATIONS[key])
    notices = (RecipientNotice(recipient=1, name="Nordlys AB", operation=other, told_on=DAY),)
    text = write(key, replace(complete_file(key, "en"), notices=notices)).text
    assert "Nordlys AB, on" not in text
    assert "- Nordlys AB\n" in text


def test_a_notice_that_waits_is_among_those_to_tell():
    notices = (RecipientNotice(name="Vita NV", operation=Operation.ERASED),)
    text = write("erasure_done", replace(complete_file("erasure_done", "en"), notices=notices)).text
    assert "- Vita NV\n- Nordlys AB" in text


def test_whoever_heard_of_the_restriction_hears_of_its_end():
    file = complete_file("restriction_lift", "en")
    assert "tell them of its end too:\n\n- Nordlys AB\n\n" in write("restriction_lift", file).text
    assert "of its end" not in write("restriction_lift", replace(file, notices=())).text


@pytest.mark.parametrize("key", TOLD)
def test_a_day_that_is_still_to_come_tells_nobody(key):
    to_come = date(2026, 4, 3)
    notices = (RecipientNotice(recipient=1, name="Nordlys AB", operation=OPERATIONS[key], told_on=to_come),)
    file = replace(complete_file(key, "en", recipients_told_on=to_come), notices=notices)
    text = write(key, file).text
    assert "so that they do the same:\n\n- Nordlys AB\n- Mailstream Inc." in text
    assert "3 April 2026" not in text
