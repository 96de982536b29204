"""What holds for every date: properties over all days of three centuries, and what is refused."""

import calendar as months
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.calendars import Calendar
from officer_app.domain.deadlines import Extension, Suspension, after_months, deadlines
from officer_app.domain.errors import OfficerError
from officer_app.domain.vocabulary import PauseReason
from officer_app.domain.words import Sentence

BELGIUM = Calendar("BE")
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
CALENDARS = st.sampled_from(["BE", "GB", "FR", "US"]).map(Calendar)
OWN_OFFSETS = st.sets(st.integers(0, 130), max_size=12)
PROMPT = st.builds(
    lambda asked, waited, reason: (asked, waited, reason),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from([PauseReason.IDENTITY, PauseReason.CLARIFICATION]),
)


def suspensions_of(received_on, drawn):
    return [
        Suspension(reason, received_on + timedelta(asked), received_on + timedelta(asked + waited))
        for asked, waited, reason in drawn
    ]


@given(DAYS, st.sampled_from([1, 3]))
def test_nominal_day_is_the_same_date_or_the_last_of_a_shorter_month(day, count):
    end = after_months(day, count)
    length = months.monthrange(end.year, end.month)[1]
    assert end.day == min(day.day, length)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == count


@given(DAYS, CALENDARS)
def test_due_is_the_first_working_day_from_the_nominal_one(received_on, calendar):
    dates = deadlines(received_on, calendar)
    for months_later, due_on in ((1, dates.first_due_on), (3, dates.extended_due_on)):
        nominal = after_months(received_on, months_later)
        assert calendar.is_working_day(due_on)
        assert due_on >= nominal
        between = [nominal + timedelta(offset) for offset in range((due_on - nominal).days)]
        assert not any(calendar.is_working_day(day) for day in between)
    assert (dates.first_due_on - received_on).days >= 28
    assert dates.extended_due_on >= dates.first_due_on
    assert dates.due_on == dates.refusal_due_on == dates.extension_notice_due_on == dates.first_due_on


@given(DAYS, st.integers(0, 40))
def test_a_later_receipt_is_never_due_earlier(received_on, later):
    later_on = min(received_on + timedelta(later), date(2199, 12, 31))
    one, other = deadlines(received_on, BELGIUM), deadlines(later_on, BELGIUM)
    assert one.first_due_on <= other.first_due_on
    assert one.extended_due_on <= other.extended_due_on


@given(DAYS, OWN_OFFSETS)
def test_own_days_without_work_never_make_a_date_earlier(received_on, offsets):
    own = Calendar("BE", {received_on + timedelta(offset): "Closed" for offset in offsets})
    usual, later = deadlines(received_on, BELGIUM), deadlines(received_on, own)
    assert later.first_due_on >= usual.first_due_on
    assert later.extended_due_on >= usual.extended_due_on
    assert later.first_due_on not in own.own_days


@given(DAYS, st.lists(PROMPT, max_size=4), st.booleans())
def test_waiting_for_the_person_is_never_counted_against_her_nor_relied_on(received_on, drawn, is_extended):
    pauses = [each for each in suspensions_of(received_on, drawn) if each.answered_on <= date(2199, 12, 31)]
    extension = Extension(received_on, "complexity") if is_extended else None
    without = deadlines(received_on, BELGIUM, (), extension)
    dates = deadlines(received_on, BELGIUM, iter(pauses), extension)
    assert dates.due_on == without.due_on
    assert without.paused_due_on is None
    if dates.paused_due_on:
        assert dates.paused_due_on >= dates.due_on
        assert BELGIUM.is_working_day(dates.paused_due_on)


@given(DAYS, OWN_OFFSETS, st.booleans())
def test_explanation_names_every_skipped_day(received_on, offsets, is_extended):
    calendar = Calendar("BE", {received_on + timedelta(offset): "Closed" for offset in offsets})
    dates = deadlines(received_on, calendar, (), Extension(received_on, "number") if is_extended else None)
    said = " ".join(map(str, dates.explanation))
    nominal = after_months(received_on, 3 if is_extended else 1)
    for offset in range((dates.due_on - nominal).days + 1):
        assert str(Sentence("{day}", {"day": nominal + timedelta(offset)})) in said
    assert all(each.source for each in dates.explanation if "No public holidays" not in each.text)


@pytest.mark.parametrize("year", range(1900, 2200))
def test_thirty_first_of_january_ends_in_february_of_every_year(year):
    assert after_months(date(year, 1, 31), 1) == date(year, 2, 29 if months.isleap(year) else 28)
    dates = deadlines(date(year, 1, 31), BELGIUM)
    assert dates.first_due_on <= date(year, 3, 3)
    assert dates.extended_due_on >= date(year, 4, 30)


@pytest.mark.parametrize("year", [year for year in range(1900, 2200) if months.isleap(year)])
def test_twenty_ninth_of_february_keeps_its_date(year):
    dates = deadlines(date(year, 2, 29), BELGIUM)
    assert dates.first_due_on >= date(year, 3, 29)
    assert after_months(date(year, 2, 29), 3) == date(year, 5, 29)
    assert after_months(date(year, 2, 29), 12) == date(year + 1, 2, 28)


FAR = [date(1, 1, 1), date(1899, 12, 31), date(2200, 1, 1), date(9999, 12, 31)]


@pytest.mark.parametrize("day", FAR)
def test_far_years_are_one_sentence(day):
    near = date(2026, 3, 2)
    for received_on, pauses in (
        (day, []),
        (near, [Suspension(PauseReason.IDENTITY, day, near)]),
        (near, [Suspension(PauseReason.IDENTITY, near, day)]),
    ):
        with pytest.raises(OfficerError) as raised:
            deadlines(received_on, BELGIUM, pauses)
        assert str(raised.value) == f"{day.isoformat()} cannot be right: enter a date between 1900 and 2199."


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
def test_first_and_last_days_of_the_known_years_are_computed(day):
    dates = deadlines(day, BELGIUM, [Suspension(PauseReason.IDENTITY, day, day)])
    assert dates.due_on > day


RECEIVED = date(2026, 3, 2)


def paused(*suspensions):
    return deadlines(RECEIVED, BELGIUM, suspensions)


@pytest.mark.parametrize(
    ("suspension", "words"),
    [
        (Suspension(PauseReason.FEE, date(2026, 3, 3), date(2026, 3, 9)), "A question about a fee"),
        (
            Suspension(PauseReason.IDENTITY, date(2026, 3, 30), date(2026, 4, 1), without_undue_delay=False),
            "was not asked without undue delay",
        ),
        (Suspension(PauseReason.CLARIFICATION, date(2026, 3, 3)), "has no answer yet; the month runs on"),
        (Suspension(PauseReason.IDENTITY, date(2026, 3, 1), date(2026, 3, 9)), "lies outside the period"),
        (Suspension(PauseReason.IDENTITY, date(2026, 4, 3), date(2026, 4, 9)), "lies outside the period"),
        (Suspension(PauseReason.IDENTITY, date(2026, 3, 9), date(2026, 3, 5)), "lies outside the period"),
    ],
)
def test_pauses_that_move_nothing_are_told(suspension, words):
    dates = paused(suspension)
    assert dates.paused_due_on is None
    assert words in str(dates.explanation[-1])


def test_days_that_two_questions_share_count_once():
    one = Suspension(PauseReason.IDENTITY, date(2026, 3, 4), date(2026, 3, 11))
    other = Suspension(PauseReason.CLARIFICATION, date(2026, 3, 6), date(2026, 3, 12))
    assert paused(one).paused_due_on == date(2026, 4, 9)
    dates = paused(one, other, one)
    assert dates.paused_due_on == date(2026, 4, 10)
    assert "took 8 days; with that time added the date would be 10 April 2026" in str(dates.explanation[-1])


def test_a_question_answered_on_the_same_day_adds_nothing():
    dates = paused(Suspension(PauseReason.IDENTITY, date(2026, 3, 4), date(2026, 3, 4)))
    assert dates.paused_due_on is None


def test_a_pause_in_an_extended_case_is_added_to_three_months():
    pause = Suspension(PauseReason.IDENTITY, date(2026, 4, 20), date(2026, 4, 27))
    dates = deadlines(RECEIVED, BELGIUM, [pause], Extension(date(2026, 3, 30), "complexity"))
    assert (dates.due_on, dates.paused_due_on) == (date(2026, 6, 2), date(2026, 6, 9))


def test_the_first_sentence_says_which_rule_ended_the_month():
    usual, shorter = deadlines(date(2026, 3, 5), BELGIUM), deadlines(date(2026, 8, 31), BELGIUM)
    assert str(usual.explanation[0]) == "Received on 5 March 2026; one month ends on 5 April 2026."
    assert "no such day, so one month ends on its last, 30 September 2026" in str(shorter.explanation[0])
    assert usual.explanation[0].source == "GDPR Art. 12(3); Reg. 1182/71 Art. 3(2)(c)"
    assert usual.explanation[1].source == "Reg. 1182/71 Art. 3(4)"
