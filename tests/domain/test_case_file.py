"""A case with what hangs on it: its dates from its facts, and what its clock says on a day."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import calendar_of, dates_among, dates_of, first_request, read_clock
from officer_app.domain.correspondence import Pause
from officer_app.domain.errors import OfficerError
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation, is_prompt
from officer_app.domain.organisation_rules import check_organisation
from officer_app.domain.vocabulary import (
    ClockState,
    ExtensionReason,
    Outcome,
    PauseReason,
    Role,
    Stage,
)

BELGIUM = Calendar("BE")
TODAY = date(2026, 3, 20)
CASE = Case(received_on=date(2026, 3, 2), subject_name="Ann")
ASKED, ANSWERED = date(2026, 3, 4), date(2026, 3, 11)
PROFILE = Organisation(name="Acme", address="1420 Braine-l'Alleud", officer_email="privacy@acme.example")


def clock(case, pauses=(), checks=(), today=TODAY):
    return read_clock(case, dates_of(case, pauses, checks, BELGIUM), pauses, checks, today)


def test_a_question_of_identity_is_a_pause_like_those_recorded_as_such():
    pause = Pause(reason=PauseReason.IDENTITY, asked_on=ASKED, answered_on=ANSWERED)
    check = IdentityCheck(asked_on=ASKED, obtained_on=ANSWERED)
    for pauses, checks in (((pause,), ()), ((), (check,)), ((pause,), (check,))):
        assert dates_of(CASE, pauses, checks, BELGIUM).paused_due_on == date(2026, 4, 9)
    assert dates_of(CASE, (Pause(),), (IdentityCheck(),), BELGIUM).paused_due_on is None


@pytest.mark.parametrize(
    ("values", "valid"),
    [
        ({}, False),
        ({"extension_reason": ExtensionReason.COMPLEXITY}, False),
        ({"extension_reason": ExtensionReason.COMPLEXITY, "extension_notified_on": TODAY}, True),
        ({"extension_details": "Five archives.", "extension_notified_on": TODAY}, True),
        ({"extension_notified_on": TODAY}, False),
        ({"extension_reason": ExtensionReason.NUMBER, "extension_notified_on": date(2026, 4, 3)}, False),
    ],
)
def test_an_extension_counts_once_the_person_was_told_why(values, valid):
    dates = dates_of(replace(CASE, **values), (), (), BELGIUM)
    assert dates.extension_valid is valid
    assert dates.due_on == (date(2026, 6, 2) if valid else date(2026, 4, 2))


@pytest.mark.parametrize(("days", "asked", "prompt"), [(5, 7, True), (5, 8, False), (0, 2, True), (None, 3, False)])
def test_a_question_is_prompt_within_the_days_that_the_organisation_allows(days, asked, prompt):
    profile = replace(PROFILE, undue_delay_days=days)
    assert is_prompt(profile, date(2026, 3, 2), date(2026, 3, asked)) is prompt


def test_a_case_without_a_day_of_receipt_has_no_dates():
    with pytest.raises(ValueError, match="day of receipt"):
        dates_of(Case(), (), (), BELGIUM)


EXTENDED = replace(CASE, extension_reason=ExtensionReason.COMPLEXITY, extension_notified_on=TODAY)


@pytest.mark.parametrize(
    ("outcome", "due_on"),
    [
        (Outcome.GRANTED, date(2026, 6, 2)),
        (None, date(2026, 6, 2)),
        (Outcome.REFUSED, date(2026, 4, 2)),
        (Outcome.PARTLY, date(2026, 4, 2)),
    ],
)
def test_a_refusal_of_an_extended_case_is_late_after_the_first_month(outcome, due_on):
    case = replace(EXTENDED, outcome=outcome, stage=Stage.ANSWERED, answered_on=date(2026, 5, 4))
    dates = dates_of(case, (), (), BELGIUM)
    assert (dates.due_on, dates.extension_valid) == (due_on, True)
    assert clock(case).is_late is (due_on < date(2026, 5, 4))
    assert ("not the refusal" in str(dates.explanation[-1])) is (due_on == dates.refusal_due_on)


@pytest.mark.parametrize(
    ("case", "pauses", "checks", "state"),
    [
        (CASE, (), (), ClockState.RUNNING),
        (EXTENDED, (), (), ClockState.EXTENDED),
        (CASE, (Pause(asked_on=ASKED),), (), ClockState.STOPPED),
        (CASE, (Pause(asked_on=ASKED, answered_on=ANSWERED),), (), ClockState.RUNNING),
        (CASE, (), (IdentityCheck(asked_on=ASKED),), ClockState.STOPPED),
        (CASE, (), (IdentityCheck(asked_on=ASKED, obtained_on=ANSWERED),), ClockState.RUNNING),
        (CASE, (Pause(),), (IdentityCheck(),), ClockState.RUNNING),
        (replace(CASE, stage=Stage.ANSWERED, answered_on=TODAY), (Pause(asked_on=ASKED),), (), ClockState.ENDED),
        (replace(CASE, stage=Stage.CLOSED, closed_on=TODAY, outcome=Outcome.WITHDRAWN), (), (), ClockState.ENDED),
        (replace(CASE, role=Role.PROCESSOR, forwarded_on=TODAY), (), (), ClockState.ENDED),
        (replace(CASE, forwarded_on=TODAY), (), (), ClockState.RUNNING),
        (replace(CASE, retired_on=TODAY), (), (), ClockState.ENDED),
    ],
)
def test_what_the_clock_does(case, pauses, checks, state):
    assert clock(case, pauses, checks).state is state


@pytest.mark.parametrize(
    ("case", "today", "left"),
    [
        (CASE, date(2026, 4, 1), 1),
        (CASE, date(2026, 4, 2), 0),
        (CASE, date(2026, 4, 3), -1),
        (EXTENDED, date(2026, 4, 3), 60),
        (replace(CASE, stage=Stage.ANSWERED, answered_on=date(2026, 4, 2)), date(2027, 1, 1), 0),
        (replace(CASE, stage=Stage.ANSWERED, answered_on=date(2026, 4, 7)), date(2027, 1, 1), -5),
        (replace(CASE, role=Role.PROCESSOR, forwarded_on=date(2026, 3, 3)), date(2027, 1, 1), 1),
        (replace(CASE, role=Role.PROCESSOR), date(2026, 3, 7), -3),
        (replace(CASE, stage=Stage.CLOSED, closed_on=date(2026, 3, 30)), date(2027, 1, 1), 3),
        (CASE, date(1970, 1, 1), 20_545),
    ],
)
def test_days_left_count_to_the_date_that_counts_and_stop_with_the_answer(case, today, left):
    reading = clock(case, today=today)
    assert (reading.days_left, reading.is_late) == (left, left < 0)


FORWARDED = replace(CASE, role=Role.PROCESSOR, forwarded_on=date(2026, 3, 5), reopened_on=date(2026, 3, 10))


@pytest.mark.parametrize(
    ("case", "state", "left"),
    [
        (replace(FORWARDED, stage=Stage.REVIEW), ClockState.RUNNING, -16),
        (replace(FORWARDED, stage=Stage.REVIEW, forwarded_on=date(2026, 3, 10)), ClockState.RUNNING, -16),
        (replace(FORWARDED, stage=Stage.REVIEW, forwarded_on=date(2026, 3, 11)), ClockState.ENDED, -7),
        (replace(FORWARDED, stage=Stage.REVIEW, reopened_on=None), ClockState.ENDED, -1),
        (replace(FORWARDED, stage=Stage.CLOSED, closed_on=TODAY), ClockState.ENDED, -1),
        (replace(FORWARDED, stage=Stage.ANSWERED, answered_on=TODAY), ClockState.ENDED, -16),
    ],
)
def test_a_forwarded_case_that_was_taken_up_again_runs_until_it_is_forwarded_anew(case, state, left):
    reading = clock(case)
    assert (reading.state, reading.days_left) == (state, left)


@pytest.mark.parametrize(
    ("case", "today", "after_first"),
    [
        (CASE, date(2026, 4, 2), 0),
        (CASE, date(2026, 4, 5), 3),
        (EXTENDED, date(2026, 4, 5), 3),
        (replace(EXTENDED, stage=Stage.ANSWERED, answered_on=date(2026, 4, 3)), date(2027, 1, 1), 1),
    ],
)
def test_lateness_is_also_told_against_the_first_month(case, today, after_first):
    assert clock(case, today=today).days_after_first == after_first


FIRST = replace(CASE, id=1, reference="DSR-2026-0001")
CHASER = replace(CASE, id=2, received_on=date(2026, 3, 18), reminder_of=1)
AGAIN = replace(CASE, id=3, received_on=date(2026, 3, 25), reminder_of=2)


def first_of(case, *others):
    return first_request(case, {each.id: each for each in (*others, case)}).id


def test_a_reminder_belongs_to_the_first_request_of_its_chain():
    assert first_of(FIRST) == 1
    assert first_of(CHASER, FIRST) == 1
    assert first_of(AGAIN, CHASER, FIRST) == 1
    assert first_of(replace(FIRST, reminder_of=2), CHASER) == 1
    same_day = replace(CHASER, received_on=FIRST.received_on)
    assert first_of(same_day, replace(FIRST, reminder_of=2)) == 1  # a circle ends


@pytest.mark.parametrize(
    "first",
    [
        replace(FIRST, stage=Stage.ANSWERED, answered_on=date(2026, 3, 17)),
        replace(FIRST, received_on=date(2026, 3, 19)),
        replace(FIRST, received_on=None),
        replace(FIRST, retired_on=TODAY),
        replace(FIRST, id=9),
    ],
)
def test_what_no_longer_waited_is_not_reminded_of(first):
    assert first_of(CHASER, first) == 2


def test_a_request_that_was_answered_on_the_day_of_the_reminder_or_later_was_reminded_of():
    answered = replace(FIRST, stage=Stage.ANSWERED, answered_on=CHASER.received_on)
    assert first_of(CHASER, answered) == 1


def test_a_reminder_has_the_dates_of_the_first_request_and_says_so():
    first = replace(FIRST, extension_reason=ExtensionReason.COMPLEXITY, extension_notified_on=TODAY)
    check = IdentityCheck(asked_on=ASKED, obtained_on=ANSWERED)
    cases = {1: first, 2: CHASER}
    dates = dates_among(CHASER, cases, {}, {1: (check,)}, BELGIUM)
    own = dates_among(first, cases, {}, {1: (check,)}, BELGIUM)
    assert dates.explanation[1:] == own.explanation
    assert (dates.due_on, dates.paused_due_on) == (own.due_on, own.paused_due_on)
    assert dates.due_on == date(2026, 6, 2)
    assert "reminder of DSR-2026-0001" in str(dates.explanation[0])


def test_a_stopped_clock_is_late_all_the_same():
    reading = clock(CASE, checks=(IdentityCheck(asked_on=ASKED),), today=date(2026, 4, 3))
    assert (reading.state, reading.is_late) == (ClockState.STOPPED, True)


def test_calendar_of_the_organisation():
    own = replace(PROFILE, own_holidays=("2026-04-02 Stocktaking",))
    assert not calendar_of(own).is_working_day(date(2026, 4, 2))
    assert calendar_of(replace(PROFILE, holidays_country="")).country == "BE"
    assert calendar_of(replace(PROFILE, holidays_country="GR")).name_of(date(2026, 3, 25))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, None),
        ({"name": ""}, "name"),
        ({"officer_email": "privacy"}, "officer_email"),
        ({"own_holidays": ("Bridge day",)}, "own_holidays"),
        ({"holidays_country": "XX"}, "holidays_country"),
        ({"holidays_country": "EA"}, "holidays_country"),
        ({"officer_title": {"french": "Déléguée"}}, "officer_title"),
    ],
)
def test_each_problem_of_the_profile_stands_at_its_field(values, field):
    assert set(check_organisation(replace(PROFILE, **values))) == ({field} if field else set())


def test_a_profile_whose_days_cannot_be_read_says_which_line():
    with pytest.raises(OfficerError, match="This is not a day: Bridge day"):
        calendar_of(replace(PROFILE, own_holidays=("Bridge day",)))
