"""Odd days and odd clocks: no date slips, nothing overflows, and a clock that is wrong is told."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from officer_app.domain.case import Case
from officer_app.domain.vocabulary import ExtensionReason, Right
from officer_app.services import cases

ROOT = Path(__file__).resolve().parents[2]


class ShiftedClock:
    """A clock that a test sets."""

    def __init__(self, at):
        self.at = at

    def today(self):
        return self.at.date()

    def now(self):
        return self.at


@pytest.fixture
def clock():
    return ShiftedClock(datetime(2026, 4, 2, 9, 30, tzinfo=UTC))


@pytest.mark.parametrize("back", [timedelta(days=10), timedelta(days=20_546)], ids=["ten days", "1970"])
def test_a_clock_set_back_is_told_once_and_makes_nothing_overdue(hand, case_of, clock, register, back):
    for name in ("Ann", "Bram"):
        case_of(name)
    before = [entry.seq for entry in register.history()]
    clock.at -= back
    hand.work.clock_watch.look()
    hand.work.clock_watch.look()
    hand.settled()
    assert len([each for each in hand.notices() if "clock of this computer" in each]) == 1
    hand.page("today")
    hand.work.reload()
    hand.settled()
    assert hand.work.page("today").late.number.text() == "0"
    cases.edit_case(register, 1, owner="Anna")
    assert [entry.seq for entry in register.history()] == [before[0] + 1, *before]
    assert register.history()[0].at < register.history()[1].at


def test_a_clock_that_is_behind_when_the_register_is_opened_is_told(hand, case_of, clock, register):
    case_of()
    register.close()
    clock.at -= timedelta(days=10)
    hand.window.open_path(register.path)
    hand.settled()
    told = [each.accessibleName() for each in hand.window.workplace.desk.notices.shown()]
    assert any("something was recorded on Thursday 2 April 2026, 09:30 UTC already" in each for each in told)


def test_a_new_day_is_shown_when_it_begins(hand, case_of, clock):
    case_of()
    hand.page("today")
    clock.at += timedelta(days=60)
    hand.work.clock_watch.look()
    hand.settled()
    assert "June" in hand.work.page("today").title.text()
    assert hand.work.page("today").late.number.text() == "1"
    assert hand.notices() == []


@pytest.mark.parametrize("zone", ["Pacific/Midway", "Pacific/Kiritimati"])
def test_dates_do_not_slip_in_any_zone(zone, tmp_path):
    asked = "\n".join(
        json.dumps({"received_on": day})
        for day in ("2026-01-30", "2026-01-31", "2028-02-29", "2026-03-29", "2026-10-25", "2026-03-05")
    )
    run = subprocess.run(
        [sys.executable, "-m", "officer_app", "assess", "deadline"], input=asked, cwd=ROOT,
        env=os.environ | {"TZ": zone}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    due = [json.loads(line)["due_on"] for line in run.stdout.splitlines()]
    assert due == ["2026-03-02", "2026-03-02", "2028-03-29", "2026-04-29", "2026-11-25", "2026-04-07"]
    assert tmp_path


def test_a_day_that_cannot_be_is_said_beside_its_field_and_stays(hand, register):
    page = hand.page("new_case")
    line = page.findChild(QLineEdit, "received_on")
    page.findChild(QLineEdit, "subject_name").setText("Ann")
    hand.press("rights.access")
    for typed in ("31/02/2026", "29/02/2027", "2026-13-01", "0001-01-01", "9999-12-31", "tomorrow"):
        line.setText(typed)
        hand.press("new_case.save")
        assert page.form.row("received_on").remark
        assert line.text() == typed
    assert register.all(Case) == []


@pytest.mark.parametrize(("typed", "words"), [("3/4/2026", "in the future"), ("1900-01-01", "ten years ago")])
def test_an_unlikely_day_is_asked_about_and_kept_with_a_reason(hand, register, typed, words):
    page = hand.page("new_case")
    page.findChild(QLineEdit, "subject_name").setText("Ann")
    page.findChild(QLineEdit, "received_on").setText(typed)
    hand.press("rights.erasure")
    hand.press("new_case.save")
    assert words in page.form.row("received_on").remark
    page.findChild(QLineEdit, "received_note").setText("So it is stamped.")
    hand.press("new_case.save")
    assert len(register.all(Case)) == 1


REASONS = {"extension_reason": ExtensionReason.COMPLEXITY, "extension_details": "Twelve systems."}


@pytest.mark.parametrize(
    ("told", "words"),
    [(date(2026, 2, 20), "is outside"), (date(2026, 4, 1), "is outside"), (date(2026, 4, 3), "still to come")],
)
def test_more_time_outside_the_rule_is_refused_with_its_source(case_of, register, told, words):
    case = case_of(received_on=date(2026, 2, 21))
    head = register.head()
    with pytest.raises(cases.ProblemsFound) as found:
        cases.extend_case(register, case.id, notified_on=told, **REASONS)
    assert words in str(found.value)
    assert register.head() == head


def test_more_time_twice_or_without_a_reason_is_refused_with_the_article(case_of, register):
    case = case_of()
    with pytest.raises(cases.ProblemsFound) as found:
        cases.extend_case(register, case.id)
    assert any(each.source == "GDPR Art. 12(3)" for each in found.value.problems.values())
    cases.extend_case(register, case.id, **REASONS)
    with pytest.raises(cases.MoveNotAllowed) as again:
        cases.extend_case(register, case.id, **REASONS)
    assert again.value.sentence.source == "GDPR Art. 12(3)"


def test_an_answer_before_its_request_and_another_receipt_without_a_reason_are_refused(case_of, register, days):
    case = case_of(rights=(Right.ERASURE,))
    head = register.head()
    with pytest.raises(cases.ProblemsFound, match="Say why"):
        cases.edit_case(register, case.id, received_on=days(-12))
    with pytest.raises(cases.ProblemsFound, match="after the day"):
        cases.edit_case(register, case.id, dated_on=days(0))
    assert register.head() == head
    cases.edit_case(register, case.id, received_on=days(-12), received_note="The scan bears that stamp.")
    entry = register.history(newest=1)[0]
    assert entry.before["received_on"] == days(-9)
    assert entry.after["received_on"] == days(-12)


def test_a_year_without_known_holidays_is_told_in_the_window(hand):
    page = hand.page("new_case")
    line = page.findChild(QLineEdit, "received_on")
    line.setText("2101-01-05")
    assert page.dates.due.text() == "7 February 2101"
    assert "No public holidays of BE are known for 2101" in page.dates.why.text()
