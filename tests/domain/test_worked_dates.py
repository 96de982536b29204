"""The worked dates and the official examples: each date as a lawyer would count it by hand."""

import json
from datetime import date
from pathlib import Path

import pytest

from officer_app.domain.calendars import Calendar
from officer_app.domain.deadlines import Deadlines, Extension, Suspension, deadlines
from officer_app.domain.vocabulary import PauseReason

WORKED = json.loads(Path(__file__).with_name("worked_dates.json").read_text("utf-8"))
BELGIUM = Calendar("BE")


def extended(received_on: date, calendar: Calendar = BELGIUM) -> Deadlines:
    return deadlines(received_on, calendar, extension=Extension(received_on, "complexity"))


@pytest.mark.parametrize("row", WORKED, ids=lambda row: f"{row['id']}-{row['received_on']}")
def test_worked_dates_of_belgium(row):
    received_on = date.fromisoformat(row["received_on"])
    first, last = date.fromisoformat(row["first_due_on"]), date.fromisoformat(row["extended_due_on"])
    plain = deadlines(received_on, BELGIUM)
    assert (plain.first_due_on, plain.extended_due_on, plain.due_on) == (first, last, first)
    assert (plain.extension_notice_due_on, plain.refusal_due_on) == (first, first)
    longer = extended(received_on)
    assert longer.extension_valid
    assert (longer.due_on, longer.refusal_due_on) == (last, first)


def test_all_seventeen_rows_are_there():
    assert len({row["id"] for row in WORKED}) == 17
    assert 44 in {row["id"] for row in WORKED}


@pytest.mark.parametrize(
    ("country", "received_on", "due_on"),
    [
        pytest.param("BE", date(2024, 3, 5), date(2024, 4, 5), id="O1 EDPB example 32"),
        pytest.param("BE", date(2027, 8, 31), date(2027, 9, 30), id="O2 EDPB example 33"),
        pytest.param("FR", date(2026, 8, 31), date(2026, 9, 30), id="O2 in France"),
        pytest.param("BE", date(2026, 3, 5), date(2026, 4, 7), id="O3 Easter Sunday and Monday"),
        pytest.param("GB", date(2024, 9, 3), date(2024, 10, 3), id="O7 ICO same date"),
        pytest.param("GB", date(2024, 11, 25), date(2024, 12, 27), id="O8 ICO Christmas and Boxing Day"),
        pytest.param("GB-ENG", date(2024, 11, 25), date(2024, 12, 27), id="O8 in England"),
        pytest.param("BE", date(2024, 11, 25), date(2024, 12, 26), id="O8 with Belgium's days"),
        pytest.param("GB", date(2025, 11, 25), date(2025, 12, 29), id="O8 in a year when 27 December is a Saturday"),
        pytest.param("GB", date(2021, 11, 25), date(2021, 12, 29), id="O8 with two substitute days"),
        pytest.param("GB", date(2025, 3, 31), date(2025, 4, 30), id="O9 ICO last day of a shorter month"),
        pytest.param("GB", date(2026, 8, 1), date(2026, 9, 1), id="O10 not the day after"),
    ],
)
def test_official_examples(country, received_on, due_on):
    assert deadlines(received_on, Calendar(country)).due_on == due_on


def test_paused_days_of_the_official_clarification_example():
    pause = Suspension(PauseReason.CLARIFICATION, date(2024, 2, 20), date(2024, 2, 27))
    dates = deadlines(date(2024, 2, 15), Calendar("GB"), [pause])
    assert (dates.first_due_on, dates.paused_due_on, dates.due_on) == (
        date(2024, 3, 15),
        date(2024, 3, 22),
        date(2024, 3, 15),
    )


@pytest.mark.parametrize(
    ("received_on", "asked_on", "answered_on", "prompt", "due_on", "paused_due_on"),
    [
        (date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 11), True, date(2026, 4, 2), date(2026, 4, 9)),
        (date(2026, 5, 4), date(2026, 5, 29), date(2026, 6, 8), False, date(2026, 6, 4), None),
        (date(2026, 3, 2), date(2026, 3, 4), None, True, date(2026, 4, 2), None),
    ],
    ids=["answered after seven days", "asked too late", "never answered"],
)
def test_chains_of_events_with_and_without_suspension(
    received_on, asked_on, answered_on, prompt, due_on, paused_due_on
):
    pause = Suspension(PauseReason.IDENTITY, asked_on, answered_on, without_undue_delay=prompt)
    without = deadlines(received_on, BELGIUM)
    dates = deadlines(received_on, BELGIUM, [pause])
    assert without.due_on == dates.due_on == due_on
    assert dates.paused_due_on == paused_due_on


RECEIVED = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("extension", "valid", "due_on"),
    [
        (Extension(date(2026, 3, 2), "complexity"), True, date(2026, 4, 30)),
        (Extension(date(2026, 2, 28), "complexity"), True, date(2026, 4, 30)),
        (Extension(RECEIVED, "number"), True, date(2026, 4, 30)),
        (Extension(date(2026, 3, 3), "complexity"), False, date(2026, 3, 2)),
        (Extension(date(2026, 2, 10), ""), False, date(2026, 3, 2)),
        (Extension(date(2026, 2, 10), " \u200b "), False, date(2026, 3, 2)),
        (Extension(date(2026, 1, 30), "complexity"), False, date(2026, 3, 2)),
        (Extension(None, "complexity"), False, date(2026, 3, 2)),
    ],
    ids=[
        "last day",
        "nominal day",
        "at once",
        "too late",
        "no reason",
        "invisible reason",
        "before receipt",
        "not told",
    ],
)
def test_notice_of_more_time_counts_only_with_a_reason_and_within_the_first_month(extension, valid, due_on):
    dates = deadlines(RECEIVED, BELGIUM, extension=extension)
    assert (dates.extension_valid, dates.due_on) == (valid, due_on)
    assert dates.extension_notice_due_on == date(2026, 3, 2)


def test_refusal_is_due_in_the_first_month_even_of_an_extended_case():
    dates = deadlines(RECEIVED, BELGIUM, extension=Extension(date(2026, 2, 10), "complexity"))
    assert dates.extension_valid
    assert dates.refusal_due_on == date(2026, 3, 2) < dates.due_on


def test_each_fault_of_an_extension_is_said():
    faults = {
        "gave no reason": Extension(date(2026, 2, 10), ""),
        "has not been told yet": Extension(None, "complexity"),
        "dated before the request": Extension(date(2026, 1, 30), "complexity"),
        "given on 3 March 2026, after 2 March 2026": Extension(date(2026, 3, 3), "complexity"),
    }
    for words, extension in faults.items():
        said = " ".join(map(str, deadlines(RECEIVED, BELGIUM, extension=extension).explanation))
        assert words in said


def test_received_on_the_day_itself_is_not_yet_late():
    dates = deadlines(date(2026, 10, 22), BELGIUM)
    assert date(2026, 11, 22) < dates.due_on == date(2026, 11, 23)
