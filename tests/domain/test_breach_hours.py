"""Seventy-two hours as they pass, across both changes of the clocks."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.deadlines import breach_deadline
from officer_app.domain.errors import OfficerError

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize(
    ("aware_at", "notify_by"),
    [
        ("2026-11-16T10:20:00+01:00", "2026-11-19T10:20:00+01:00"),
        ("2026-11-20T18:05:00+01:00", "2026-11-23T18:05:00+01:00"),
        ("2026-10-23T16:00:00+02:00", "2026-10-26T15:00:00+01:00"),
        ("2026-03-27T16:00:00+01:00", "2026-03-30T17:00:00+02:00"),
        ("2026-10-23T14:00:00+00:00", "2026-10-26T15:00:00+01:00"),
        ("2026-11-16T10:20:00", "2026-11-19T10:20:00+01:00"),
        ("2026-10-23T16:00:00", "2026-10-26T15:00:00+01:00"),
        ("2026-10-25T02:30:00", "2026-10-28T01:30:00+01:00"),
        ("2026-10-25T02:30:00+02:00", "2026-10-28T01:30:00+01:00"),
        ("2026-10-25T02:30:00+01:00", "2026-10-28T02:30:00+01:00"),
        ("2026-03-29T02:30:00", "2026-04-01T03:30:00+02:00"),
    ],
    ids=[
        "worked row 1",
        "worked row 2: a weekend counts",
        "worked row 3: clocks go back",
        "clocks go forward",
        "given in UTC",
        "without a zone",
        "without a zone, clocks go back",
        "the hour that comes twice, without a zone: the first",
        "the first of the two hours",
        "the second of the two hours",
        "the hour that is left out",
    ],
)
def test_end_of_seventy_two_hours(aware_at, notify_by):
    found = breach_deadline(datetime.fromisoformat(aware_at), BRUSSELS)
    assert found.notify_by.isoformat() == notify_by


def test_a_doubled_hour_without_a_zone_is_the_first_whatever_its_fold():
    later = datetime(2026, 10, 25, 2, 30, fold=1)  # noqa: DTZ001 - a person's typing has no zone
    assert breach_deadline(later, BRUSSELS).notify_by.isoformat() == "2026-10-28T01:30:00+01:00"


@pytest.mark.parametrize(
    ("aware_at", "changes"),
    [("2026-10-23T16:00:00+02:00", True), ("2026-03-27T16:00:00+01:00", True), ("2026-11-16T10:20:00+01:00", False)],
)
def test_explanation_says_when_the_clocks_change(aware_at, changes):
    said = " ".join(map(str, breach_deadline(datetime.fromisoformat(aware_at), BRUSSELS).explanation))
    assert "Weekends and holidays count." in said
    assert ("The clocks change in between" in said) is changes


def test_explanation_shows_both_moments_in_the_zone_of_the_organisation():
    said = str(breach_deadline(datetime(2026, 11, 16, 9, 20, tzinfo=UTC), BRUSSELS).explanation[0])
    assert said.startswith(
        "Aware on Monday 16 November 2026, 10:20 CET; 72 hours later it is Thursday 19 November 2026"
    )


@given(st.datetimes(datetime(1901, 1, 1), datetime(2199, 12, 1)), st.sampled_from([-11, 0, 2, 14]))  # noqa: DTZ001
def test_seventy_two_hours_always_pass(naive, hours):
    aware_at = naive.replace(tzinfo=timezone(timedelta(hours=hours)))
    for zone in (BRUSSELS, ZoneInfo("Europe/Athens"), ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+11")):
        notify_by = breach_deadline(aware_at, zone).notify_by
        assert notify_by.astimezone(UTC) - aware_at.astimezone(UTC) == timedelta(hours=72)
        assert notify_by.tzinfo is zone


@pytest.mark.parametrize("aware_at", ["0001-01-01T00:00", "9999-12-31T23:59:59", "9999-12-31T23:59:59Z"])
def test_far_years_are_one_sentence(aware_at):
    with pytest.raises(OfficerError, match="cannot be right: enter a date between 1900 and 2199"):
        breach_deadline(datetime.fromisoformat(aware_at), BRUSSELS)
