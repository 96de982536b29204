"""The officer's day: what is late, what comes next, what waits for others, and the past year."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine, dates_of, read_clock
from officer_app.domain.correspondence import Pause, SearchTask
from officer_app.domain.vocabulary import Role, Stage, TaskAnswer
from officer_app.domain.workload import Month, WaitsFor, months_until, waits_for, workload

TODAY = date(2026, 11, 22)


def line(number, received_on, pauses=(), **facts):
    case = Case(id=number, reference=f"DSR-{number}", received_on=received_on, **facts)
    dates = dates_of(case, pauses, (), Calendar("BE"))
    return CaseLine(case, dates, read_clock(case, dates, pauses, (), TODAY))


LATE = line(1, date(2026, 10, 20))
SOON = line(2, date(2026, 10, 24))
FAR = line(3, date(2026, 11, 20))
DONE = line(4, date(2026, 9, 1), stage=Stage.ANSWERED, answered_on=date(2026, 11, 2))
ALL = (FAR, DONE, SOON, LATE)


def test_open_cases_stand_with_the_soonest_first():
    work = workload(ALL, (), TODAY)
    assert work.due_next == (LATE, SOON, FAR)
    assert (work.late, work.due_on(2), work.due_within(7), work.due_within(1)) == (1, 1, 1, 0)


def test_of_the_same_date_the_older_reference_comes_first():
    twin = replace(LATE, case=replace(LATE.case, id=9, reference="DSR-0"))
    assert workload((LATE, twin), (), TODAY).due_next == (twin, LATE)


def test_tasks_without_an_answer_stand_overdue_first_and_those_without_a_date_last():
    tasks = (
        SearchTask(id=1, case_id=1, system="No date"),
        SearchTask(id=2, case_id=2, system="Tomorrow", due_on=TODAY + timedelta(days=1)),
        SearchTask(id=3, case_id=3, system="Late", due_on=TODAY - timedelta(days=1)),
        SearchTask(id=4, case_id=3, system="Answered", answer=TaskAnswer.FOUND),
        SearchTask(id=5, case_id=4, system="Of a closed case"),
    )
    shown = workload(ALL, tasks, TODAY).tasks
    assert [(each.task.system, each.days_left) for each in shown] == [("Late", -1), ("Tomorrow", 1), ("No date", None)]


def test_a_case_waits_for_the_person_the_client_or_a_search():
    asked = line(5, date(2026, 11, 1), pauses=(Pause(asked_on=date(2026, 11, 3)),))
    passed_on = line(6, date(2026, 11, 1), role=Role.PROCESSOR, client="Brasserie", forwarded_on=None)
    forwarded = replace(passed_on, case=replace(passed_on.case, id=7, forwarded_on=date(2026, 11, 2)))
    told = replace(forwarded, case=replace(forwarded.case, id=8, client_instruction="Erase it."))
    work = workload((asked, passed_on, forwarded, told, FAR), (SearchTask(case_id=3, system="Mail"),), TODAY)
    assert {each.line.case.id: each.waits_for for each in work.waiting} == {
        5: WaitsFor.PERSON,
        7: WaitsFor.CLIENT,
        3: WaitsFor.SEARCH,
    }


@pytest.mark.parametrize(("is_searched", "expected"), [(True, WaitsFor.SEARCH), (False, None)])
def test_a_case_with_nothing_open_waits_for_nobody(is_searched, expected):
    assert waits_for(FAR, is_searched=is_searched) is expected


def test_months_are_counted_by_receipt_empty_ones_too():
    months = months_until(ALL, TODAY)
    assert len(months) == 12
    assert (months[0].year, months[0].month) == (2025, 12)
    assert months[-3:] == (Month(2026, 9, 1, 1), Month(2026, 10, 2, 1), Month(2026, 11, 1, 0))
    assert sum(each.received for each in months[:-3]) == 0
