"""Typed dates: every usual way is understood, every impossible one refused with its own sentence."""

from datetime import date

import pytest

from officer_app.domain.errors import OfficerError
from officer_app.domain.typed import parse_day

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026-03-05", "en"),
        ("2026/3/5", "fr"),
        ("20260305", "en"),
        ("5/3/2026", "en"),
        ("05/03/2026", "fr"),
        ("5-3-2026", "nl"),
        ("5.3.2026", "de"),
        ("05. 03. 2026", "de"),
        ("5 3 26", "nl"),
        ("5/3/26", "en"),
        (" 5 / 3 / 2026 ", "en"),
        ("\N{FULLWIDTH DIGIT FIVE}/3/2026", "en"),
        ("5\N{NO-BREAK SPACE}March 2026", "en"),
        ("5 March 2026", "en"),
        ("5th of March, 2026", "en"),
        ("March 5, 2026", "en"),
        ("Mar 5 26", "en"),
        ("5 mars 2026", "fr"),
        ("5 maart 2026", "nl"),
        ("5 mrt. 2026", "nl"),
        ("5. März 2026", "de"),
        ("5. Marz 2026", "de"),
        ("5 MÄRZ 2026", "en"),
        ("5 de marzo de 2026", "es"),
        ("5 martie 2026", "ro"),
        ("5 Μαρτίου 2026", "el"),
        ("5 марта 2026", "ru"),
    ],
)
def test_usual_ways_of_writing_a_day_are_understood(text, language):
    assert parse_day(text, language) == DAY


def test_first_of_the_month_in_french():
    assert parse_day("1er mars 2026", "fr") == date(2026, 3, 1)


@pytest.mark.parametrize(("text", "year"), [("1/1/68", 2068), ("1/1/69", 1969), ("1/1/85", 1985), ("1/1/0085", 85)])
def test_two_digits_leave_the_century_out_and_four_do_not(text, year):
    assert parse_day(text).year == year


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31), date(2028, 2, 29)])
def test_every_day_of_the_calendar_can_be_typed(day):
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/02/2026", "There is no day 31 in that month: it has 28 days in 2026."),
        ("29/02/2027", "There is no day 29 in that month: it has 28 days in 2027."),
        ("0/3/2026", "There is no day 0 in that month: it has 31 days in 2026."),
        ("2026-13-01", "There is no month 13. The day stands before the month: 25/3/2026."),
        ("03/25/2026", "There is no month 25. The day stands before the month: 25/3/2026."),
        ("0000-01-01", "There is no year 0."),
        ("5/3", "Add the year: 5/3/2026 or 5 March 2026."),
        ("5 March", "Add the year: 5/3/2026 or 5 March 2026."),
        ("5 Brumaire 2026", "There is no month called brumaire."),
        ("5 ma 2026", "There is no month called ma."),
        ("5 jui 2026", "There is no month called jui."),
        ("soon", "This cannot be read as a date. Write it as 5/3/2026 or 5 March 2026."),
        ("", "This cannot be read as a date. Write it as 5/3/2026 or 5 March 2026."),
        ("5/3/202", "This cannot be read as a date. Write it as 5/3/2026 or 5 March 2026."),
        ("12026-01-01", "This cannot be read as a date. Write it as 5/3/2026 or 5 March 2026."),
    ],
)
def test_impossible_days_are_refused_with_their_own_sentence(text, sentence):
    with pytest.raises(OfficerError) as refused:
        parse_day(text, "fr")
    assert str(refused.value.sentence) == sentence


def test_a_million_letters_are_refused_without_a_pause():
    with pytest.raises(OfficerError):
        parse_day("5 " * 500_000)
