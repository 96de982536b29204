"""The stories of the sample register: who asked what, and what happened on which day, counted from any today."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count as numbers
from itertools import islice
from typing import Any

from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.deadlines import EXTENDED_MONTHS, FIRST_MONTHS, after_months, deadlines
from officer_app.domain.fields import specs
from officer_app.domain.places import resource

Table = Mapping[str, Any]

_FILES = ("cases_open.toml", "cases_past.toml")
_A_DAY, _A_WEEK = timedelta(days=1), timedelta(days=7)
_AT_ANY_HOUR = frozenset({"email", "web_form", "secure_link", "unknown"})
"""Ways on which a request also comes at the weekend."""
_LATEST_REPEAT, _YEAR, _STRIDE = 62, 360, 37
"""Repeated stories were received two to fourteen months ago; the stride spreads them over the year."""


@dataclass(frozen=True, slots=True)
class Story:
    """One case to be: the day on which it was received, its facts, and the tables from which its steps take more."""

    key: str
    received_on: date
    facts: Table
    tables: Mapping[str, Table]
    steps: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that the officer did for one case on one day."""

    day: date
    story: Story
    step: Table


def read_sample(name: str) -> dict[str, Any]:
    """Return one of the sample's data files."""
    return tomllib.loads(resource("sample", name).read_text("utf-8"))


def stories(today: date, calendar: Calendar, count: int, language: str = "fr") -> list[Story]:
    """Return so many stories as they stand today: the written ones first, then the past ones again with new names.

    However few they are, the one in that language that is ready for its response letter is the first.
    """
    return [_story(table, today, calendar) for table in islice(_tables(language), count)]


def events(told: list[Story], today: date, calendar: Calendar) -> list[Event]:
    """Return everything that happened until today in the order of the days; of one day, the older case first."""
    happened = [
        (max(story.received_on, _day(story, step, today, calendar)), story.received_on, number, place, story, step)
        for number, story in enumerate(told)
        for place, step in enumerate(story.steps)
    ]
    return [Event(day, story, step) for day, _, _, _, story, step in sorted(happened, key=lambda each: each[:4])]


def _day(story: Story, step: Table, today: date, calendar: Calendar) -> date:
    return min(calendar.next_working_day(story.received_on + timedelta(days=step["on"])), today)


@cache
def _written() -> tuple[dict[str, Any], ...]:
    return tuple(table for name in _FILES for table in read_sample(name)["case"])


def _tables(language: str) -> Iterator[dict[str, Any]]:
    yield from sorted(_written(), key=lambda table: not (table.get("for_letter") and table["language"] == language))
    again = [table for table in _written() if _can_be_repeated(table)]
    people = read_sample("people.toml")["people"]
    for number in numbers():
        table = again[number % len(again)]
        given, family = people[number % len(people)], people[(number // len(people) + number + 1) % len(people)]
        yield _repeated(table, number, f"{given['given']} {family['family']}")


def _can_be_repeated(table: Table) -> bool:
    unique = {"requester_name", "receiver_name", "subject_other_emails", "duplicate_of", "reminder_of", "received_note"}
    links = any("duplicate_of" in step for step in table.get("steps", ()))
    return table.get("ago", 0) > _LATEST_REPEAT and not links and not unique & table.keys()


def _repeated(table: dict[str, Any], number: int, name: str) -> dict[str, Any]:
    changed = {
        "key": f"{table['key']} {number}",
        "ago": _LATEST_REPEAT + number * _STRIDE % _YEAR,
        "subject_name": name,
        "subject_aliases": [],
        "subject_email": f"person{number:04d}@post.example" if "subject_email" in table else "",
        "request_text": table["request_text"].replace(table["subject_name"], name),
    }
    return table | changed


def _story(table: Table, today: date, calendar: Calendar) -> Story:
    fields = {spec.name for spec in specs(Case)}
    return Story(
        key=table["key"],
        received_on=_received_on(table, today, calendar),
        facts={name: value for name, value in table.items() if name in fields},
        tables={name: value for name, value in table.items() if isinstance(value, dict)},
        steps=_steps(table),
    )


def _steps(table: Table) -> tuple[Table, ...]:
    parts = read_parts()
    course: list[Table] = [step for name in table["course"] for step in parts[name]]
    opening: Table = {"on": 0, "do": "open"}
    written = sorted([*course, *table.get("steps", ())], key=lambda step: step["on"])
    return tuple({**step, "on": _delayed(step["on"], table.get("delay", ()))} for step in (opening, *written))


@cache
def read_parts() -> dict[str, list[Table]]:
    """Return the parts of which courses are made, by name."""
    return read_sample("parts.toml")


def _delayed(on: int, delays: list[Table]) -> int:
    return on + sum(int(delay["by"]) for delay in delays if delay["from"] <= on)


def _received_on(table: Table, today: date, calendar: Calendar) -> date:
    months = EXTENDED_MONTHS if table.get("extended") else FIRST_MONTHS
    match table:
        case {"late_by": days}:
            return _latest_due_by(today - timedelta(days=days), calendar)
        case {"due_in_working_days": days}:
            return _due_this_week(today, days, calendar)
        case {"due_in": days}:
            return _earliest_due_from(today + timedelta(days=days), calendar, months)
        case _:
            received_on = today - timedelta(days=table["ago"])
            return received_on if table["channel"] in _AT_ANY_HOUR else _working_day_until(received_on, calendar)


def _due_this_week(today: date, working_days: int, calendar: Calendar) -> date:
    """Return a day of receipt whose month ends in so many working days, or fewer where that falls out of the week."""
    received_on = _earliest_due_from(_working_days_after(today, working_days, calendar), calendar, FIRST_MONTHS)
    if working_days > 1 and _due_on(received_on, calendar, FIRST_MONTHS) > today + _A_WEEK:
        return _due_this_week(today, working_days - 1, calendar)
    return received_on


def _working_days_after(day: date, days: int, calendar: Calendar) -> date:
    for _ in range(days):
        day = calendar.next_working_day(day + _A_DAY)
    return day


def _working_day_until(day: date, calendar: Calendar) -> date:
    while not calendar.is_working_day(day):
        day -= _A_DAY
    return day


def _due_on(received_on: date, calendar: Calendar, months: int) -> date:
    dates = deadlines(received_on, calendar)
    return dates.first_due_on if months == FIRST_MONTHS else dates.extended_due_on


def _earliest_due_from(target: date, calendar: Calendar, months: int) -> date:
    """Return a day of receipt whose time ends on the target, or on the next day on which it can; at best no weekend."""
    first = after_months(target, -months) - timedelta(days=14)
    while (due_on := _due_on(first, calendar, months)) < target:
        first += _A_DAY
    working = calendar.next_working_day(first)
    return working if _due_on(working, calendar, months) == due_on else first


def _latest_due_by(target: date, calendar: Calendar) -> date:
    received_on = target
    while _due_on(received_on, calendar, FIRST_MONTHS) > target:
        received_on -= _A_DAY
    return received_on
