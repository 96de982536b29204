"""Appointments as a file for any calendar (RFC 5545): escaped and folded by the library, stable, with reminders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from officer_app.documents.plain_line import one_line
from officer_app.documents.report_words import ReportWords
from officer_app.domain.appointments import Appointment

MAKER: Final = "-//Officer//Officer//EN"
_AHEAD: Final = timedelta(days=2)
_AN_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAsked:
    """How a calendar is written: in which words, at which moment, of which register, with or without names.

    `register` tells this register from others, so that the same record has the same entry on every export.
    """

    words: ReportWords
    at: datetime
    register: str
    names: bool = False


def calendar_bytes(appointments: Iterable[Appointment], asked: CalendarAsked) -> bytes:
    """Return the file; the same appointments at the same moment give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", asked.words("calendar.title"))
    for each in appointments:
        calendar.add_component(_event(each, asked))
    found: bytes = calendar.to_ical()
    return found


def _event(each: Appointment, asked: CalendarAsked) -> Event:
    event = Event()
    kind = asked.words.leading(asked.words.choice(each.kind))
    title = f"{each.title}, {each.person}" if asked.names and each.person else each.title
    event.add("uid", f"{each.key}-{each.record_id}-{each.kind.value}-{asked.register}@officer")
    event.add("dtstamp", asked.at.astimezone(UTC))
    event.add("summary", one_line(f"{kind}{title}"))
    if each.at:
        event.add("dtstart", (each.at - _AN_HOUR).astimezone(UTC))
        event.add("dtend", each.at.astimezone(UTC))
    else:
        event.add("dtstart", each.on)
        event.add("dtend", each.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(f"{kind}{title}"))
    alarm.add("trigger", -_AN_HOUR * 24 if each.at else _morning(each) - _midnight(each))
    event.add_component(alarm)
    return event


def _morning(each: Appointment) -> datetime:
    """Return nine o'clock on the second working day before."""
    day, left = each.on, _AHEAD.days
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < 5  # noqa: PLR2004 - Monday to Friday
    return datetime.combine(day, time(9), UTC)


def _midnight(each: Appointment) -> datetime:
    return datetime.combine(each.on, time(), UTC)
