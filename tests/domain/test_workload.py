"""The officer's day: what is late, what comes next, what waits for whom, and the months behind."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine, dates_of, read_clock
from officer_app.domain.correspondence import Pause, SearchTask
from officer_app.domain.vocabulary import Role, Stage, TaskAnswer
from officer_app.domain.workload import WaitsFor, months_until, waits_for, workload

TODAY = date(2026, 4, 2)
NOBODY = ()


def line(number, received_on, pauses=NOBODY, **facts):
    case = Case(id=number, reference=f"DSR-2026-{number:04d}", received_on=received_on, **facts)
    dates = dates_of(case, pauses, (), Calendar("BE"))
    return CaseLine(case, dates, read_clock(case, dates, pauses, (), TODAY))


LATE = line(1, date(2026, 2, 27))  # due on 27 March
DUE = line(2, date(2026, 3, 2))  # due today
SOON = line(3, date(2026, 3, 5), pauses=(Pause(asked_on=date(2026, 3, 6)),))  # due on 7 April
ANSWERED = line(4, date(2026, 3, 1), stage=Stage.ANSWERED, answered_on=date(2026, 3, 30))
ANSWERED_LATE = line(5, date(2025, 6, 2), stage=Stage.CLOSED, answered_on=date(2025, 7, 10))
CLIENTS = line(6, date(2026, 4, 1), role=Role.PROCESSOR, client="Acme")
LINES = [SOON, ANSWERED, CLIENTS, DUE, ANSWERED_LATE, LATE]


def test_open_cases_come_by_their_date_and_answered_ones_not_at_all():
    day = workload(LINES, [], TODAY)
    assert day.due_next == (LATE, DUE, SOON, CLIENTS)
    assert (day.late, day.due_on(0), day.due_on(5), day.due_within(7), day.due_within(40)) == (1, 1, 1, 2, 3)


def test_open_searches_come_by_their_date_and_undated_ones_last():
    tasks = [
        SearchTask(id=1, case_id=2, system="CRM"),
        SearchTask(id=2, case_id=2, system="Shop", due_on=date(2026, 4, 5)),
        SearchTask(id=3, case_id=1, system="Mail", due_on=date(2026, 3, 30)),
        SearchTask(id=4, case_id=2, system="Done", answer=TaskAnswer.FOUND),
        SearchTask(id=5, case_id=4, system="Of an answered case"),
    ]
    day = workload(LINES, tasks, TODAY)
    assert [(each.task.id, each.days_left, each.line) for each in day.tasks] == [
        (3, -3, LATE),
        (2, 3, DUE),
        (1, None, DUE),
    ]
    assert [(each.line, each.waits_for) for each in day.waiting] == [
        (LATE, WaitsFor.SEARCH),
        (DUE, WaitsFor.SEARCH),
        (SOON, WaitsFor.PERSON),
    ]


@pytest.mark.parametrize(
    ("each", "is_searched", "whom"),
    [
        (SOON, True, WaitsFor.PERSON),
        (DUE, True, WaitsFor.SEARCH),
        (DUE, False, None),
        (CLIENTS, False, None),
        (replace(CLIENTS, case=replace(CLIENTS.case, forwarded_on=TODAY)), True, WaitsFor.CLIENT),
        (replace(CLIENTS, case=replace(CLIENTS.case, forwarded_on=TODAY, client_instruction="Erase.")), False, None),
    ],
)
def test_who_holds_a_case_up(each, is_searched, whom):
    assert waits_for(each, is_searched=is_searched) is whom


def test_twelve_months_end_with_this_one_and_count_the_late():
    months = months_until(LINES, TODAY)
    assert [(each.year, each.month) for each in (months[0], months[-1])] == [(2025, 5), (2026, 4)]
    assert len(months) == 12
    counted = {(each.year, each.month): (each.received, each.late) for each in months if each.received}
    assert counted == {(2025, 6): (1, 1), (2026, 2): (1, 1), (2026, 3): (3, 0), (2026, 4): (1, 0)}


def test_an_empty_register_is_an_empty_day():
    day = workload([], [], TODAY)
    assert (day.late, day.due_next, day.tasks, day.waiting) == (0, (), (), ())
    assert sum(each.received for each in day.months) == 0
