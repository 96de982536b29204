"""Working days: Belgium's ten by year, other countries', the organisation's own."""

from datetime import date

import pytest

from officer_app.domain.calendars import Calendar, own_days_from
from officer_app.domain.deadlines import deadlines
from officer_app.domain.errors import OfficerError

FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
MOVABLE = {
    2026: ((4, 6), (5, 14), (5, 25)),
    2027: ((3, 29), (5, 6), (5, 17)),
    2028: ((4, 17), (5, 25), (6, 5)),
    2029: ((4, 2), (5, 10), (5, 21)),
    2030: ((4, 22), (5, 30), (6, 10)),
}
BELGIUM = Calendar("BE")


@pytest.mark.parametrize("year", MOVABLE)
def test_belgium_has_its_ten_days_and_no_other_weekday(year):
    expected = {date(year, *day) for day in (*FIXED, *MOVABLE[year])}
    days = [
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    ]
    weekdays = {day for day in days if day.weekday() < 5 and not BELGIUM.is_working_day(day)}
    assert weekdays == {day for day in expected if day.weekday() < 5}
    assert all(BELGIUM.name_of(day) for day in expected)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 4, 3),  # Good Friday
        date(2025, 12, 26),
        date(2026, 11, 2),
        date(2027, 11, 15),
        date(2028, 7, 11),
        date(2027, 9, 27),
        date(2026, 5, 8),
        date(2026, 5, 15),  # the bridge after Ascension
        date(2026, 8, 17),  # after a holiday on a Saturday
    ],
)
def test_days_that_are_no_legal_holidays_in_belgium_count(day):
    assert BELGIUM.is_working_day(day)


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("GB", date(2024, 12, 26)),
        ("GB-ENG", date(2025, 8, 25)),
        ("GB-SCT", date(2025, 12, 1)),
        ("GB", date(2021, 12, 27)),
        ("GB", date(2021, 12, 28)),
        ("FR", date(2026, 7, 14)),
        ("DE", date(2025, 10, 3)),
        ("NL", date(2026, 4, 27)),
        ("GR", date(2026, 4, 13)),
    ],
)
def test_other_countries_have_their_own_days(country, day):
    assert not Calendar(country).is_working_day(day)
    assert Calendar("BE").is_working_day(day)


def test_holidays_are_named_in_the_language_where_the_country_speaks_it():
    christmas = date(2026, 12, 25)
    assert BELGIUM.name_of(christmas, "fr") == "Noël"
    assert BELGIUM.name_of(christmas, "nl") == "Kerstmis"
    assert BELGIUM.name_of(christmas, "de") == "Weihnachten"
    assert BELGIUM.name_of(christmas, "el") == BELGIUM.name_of(christmas, "xx")
    assert BELGIUM.name_of(date(2026, 12, 24), "fr") is None


def test_next_working_day_passes_weekend_and_holiday_in_a_row():
    assert BELGIUM.next_working_day(date(2026, 4, 4)) == date(2026, 4, 7)
    assert BELGIUM.next_working_day(date(2026, 4, 7)) == date(2026, 4, 7)


def test_each_skipped_day_is_explained_once():
    said = [str(each) for each in BELGIUM.reasons_after(date(2026, 4, 4))]
    assert said == [
        "4 April 2026 is a Saturday",
        "5 April 2026 is a Sunday",
        "6 April 2026 is a holiday: Easter Monday",
    ]
    assert BELGIUM.reasons_after(date(2026, 4, 7)) == ()


@pytest.mark.parametrize(
    "country", ["", "XX", "be", "GB-XXX", "BE-BRU-1", "__class__", "country_holidays", "ECB", "Belgium", "-"]
)
def test_unknown_country_is_one_sentence(country):
    with pytest.raises(OfficerError, match="No public holidays are known for"):
        Calendar(country)


def test_own_days_move_a_date_and_are_named():
    own = own_days_from(["2026-04-07 Closed for the move", "  ", "2026-04-08", "  2026-04-09   Bridge day  "])
    calendar = Calendar("BE", own)
    assert own == {
        date(2026, 4, 7): "Closed for the move",
        date(2026, 4, 8): "2026-04-08",
        date(2026, 4, 9): "Bridge day",
    }
    dates = deadlines(date(2026, 3, 5), calendar)
    assert dates.due_on == date(2026, 4, 10)
    assert "7 April 2026 is a holiday: Closed for the move" in str(dates.explanation[-1])


@pytest.mark.parametrize("line", ["Bridge day", "7/5/2027 Bridge day", "2027-02-30 x", "2027-05-07Bridge"])
def test_an_own_day_that_cannot_be_read_names_its_line(line):
    with pytest.raises(OfficerError) as raised:
        own_days_from(["2027-05-07 Bridge day", line])
    assert line in str(raised.value)


def test_a_year_without_known_holidays_is_told_and_still_computed(monkeypatch):
    assert BELGIUM.knows(2028)
    nobody = Calendar("BE")
    monkeypatch.setattr("officer_app.domain.calendars._holidays_in", lambda _country, _year: [date(2026, 1, 1)])
    assert not nobody.knows(2028)
    dates = deadlines(date(2028, 1, 5), nobody)
    assert dates.due_on == date(2028, 2, 7)
    assert str(dates.explanation[1]).startswith("No public holidays of BE are known for 2028;")


def test_a_calendar_without_work_every_monday_still_ends():
    mondays = {date.fromordinal(number): "Monday" for number in range(date(2026, 1, 5).toordinal(), 740_000, 7)}
    assert Calendar("BE", mondays).next_working_day(date(2026, 4, 4)) == date(2026, 4, 7)
