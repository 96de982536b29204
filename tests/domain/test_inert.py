"""No cell of a text table begins like a formula, and what was done to it is undone word for word."""

import pytest

from officer_app.domain.inert import as_written, inert

LIVE = (
    "=1+1", "+32 2 123 45 67", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", " =1", "'=1",
    "''=1", "' =1",
)  # fmt: skip
QUIET = ("", "Anna", "a=b", "'Anna'", "'t Hof", "32-2", "№ 5", "–dash", "O'Brien")


@pytest.mark.parametrize("text", LIVE)
def test_what_might_run_gets_an_apostrophe_and_stays_readable(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", QUIET)
def test_other_words_stay_as_they_are(text):
    assert inert(text) == text
    assert as_written(text) == text


@pytest.mark.parametrize("text", LIVE + QUIET)
def test_it_is_undone(text):
    assert as_written(inert(text)) == text
