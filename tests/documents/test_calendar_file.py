"""Calendar files: read back by another reader, stable, escaped, and without names unless these are asked for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from officer_app.documents.calendar_file import CalendarAsked, calendar_bytes
from officer_app.documents.report_words import report_words
from officer_app.domain.appointments import Appointment, AppointmentKind

AT = datetime(2026, 3, 5, 9, tzinfo=UTC)
DUE = Appointment(AppointmentKind.CASE_DUE, "case", 7, "DSR-2026-0007", date(2026, 4, 7), person="Ann Peeters")
BREACH = Appointment(
    AppointmentKind.BREACH_CLOCK, "breach", 2, "Laptop", date(2026, 10, 26), datetime(2026, 10, 26, 14, tzinfo=UTC)
)


def written(*appointments, language="en", **facts):
    asked = CalendarAsked(words=report_words(language, "calendar"), at=AT, register="20260305", **facts)
    return calendar_bytes(appointments, asked)


def events(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_a_day_lasts_all_day_and_is_reminded_of_two_working_days_before():
    (event,) = events(written(DUE))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 4, 7), date(2026, 4, 8))
    assert str(event["summary"]) == "Answer due: DSR-2026-0007"
    (alarm,) = event.walk("VALARM")
    assert datetime(2026, 4, 7, tzinfo=UTC) + alarm.decoded("trigger") == datetime(2026, 4, 3, 9, tzinfo=UTC)


def test_an_hour_that_counts_is_told_in_utc():
    (event,) = events(written(BREACH))
    assert event.decoded("dtend") == datetime(2026, 10, 26, 14, tzinfo=UTC)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=1)


def test_names_stand_in_it_only_where_they_are_asked_for():
    assert b"Peeters" not in written(DUE)
    assert str(events(written(DUE, names=True))[0]["summary"]) == "Answer due: DSR-2026-0007, Ann Peeters"


def test_the_same_again_and_the_same_entry_on_every_export():
    assert written(DUE, BREACH) == written(DUE, BREACH)
    assert events(written(DUE))[0]["uid"] == "case-7-case_due-20260305@officer"


def test_nothing_that_was_typed_becomes_a_line_of_its_own():
    hostile = Appointment(
        AppointmentKind.MEASURE_TEST,
        "measure",
        1,
        "Test\r\nATTENDEE:mailto:x@y.z\nRRULE:FREQ=SECONDLY;\\",
        date(2026, 4, 7),
    )
    data = written(hostile)
    assert b"\nATTENDEE" not in data
    assert b"\nRRULE" not in data
    assert str(events(data)[0]["summary"]) == "Measure to test again: Test ATTENDEE:mailto:x@y.z RRULE:FREQ=SECONDLY;\\"
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert data.count(b"\n") == data.count(b"\r\n")


def test_any_letter_stands_in_it_as_it_was_typed():
    """A calendar is not paper: what no font of the letters draws stays what it is, on one line."""
    title = "Vol \U0001f680 \U0001f469\u200d\U0001f4bb,\r\n\u2028 ቋንቋ; \ud7a3\tÉ\u202e" + "\U0001f680" * 30
    (event,) = events(written(replace(DUE, title=title)))
    told = "Answer due: Vol \U0001f680 \U0001f469\u200d\U0001f4bb, ቋንቋ; \ud7a3 É" + "\U0001f680" * 30
    (alarm,) = event.walk("VALARM")
    assert str(event["summary"]) == str(alarm["description"]) == told


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_every_kind_has_words(language):
    every = [Appointment(kind, "case", 1, "x", date(2026, 4, 7)) for kind in AppointmentKind]
    assert len({str(event["summary"]) for event in events(written(*every, language=language))}) == len(AppointmentKind)
