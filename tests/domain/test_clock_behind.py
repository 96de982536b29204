"""A computer's clock that was set back is noticed by what was recorded already."""

from datetime import UTC, datetime, timedelta

import pytest

from officer_app.domain.clock import SLACK, clock_behind

NEWEST = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("behind", [timedelta(), timedelta(seconds=1), SLACK, -timedelta(days=3650)])
def test_clocks_differ_a_little_and_time_goes_on(behind):
    assert clock_behind(NEWEST - behind, NEWEST) is None


@pytest.mark.parametrize("now", [NEWEST - timedelta(days=10), datetime(1970, 1, 1, tzinfo=UTC)])
def test_a_clock_that_was_set_back_is_told_with_both_moments(now):
    said = str(clock_behind(now, NEWEST))
    assert "something was recorded on Thursday 2 April 2026, 09:30 UTC already" in said
    assert f"shows {now:%A} {now.day} {now:%B %Y}" in said
