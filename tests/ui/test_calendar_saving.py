"""Deadlines as a calendar file, from Today and a case: off the window's thread, whole, without names by default."""

import pytest
from icalendar import Calendar
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton


@pytest.fixture
def place(monkeypatch, tmp_path):
    """Answer the dialog for a new file with one place."""
    to = tmp_path / "deadlines.ics"
    monkeypatch.setattr("officer_app.ui.calendar_saving.choose_new_file", lambda *_: to)
    return to


def events(path):
    return [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def choose(menu, name):
    menu.findChild(QAction, name).trigger()


@pytest.fixture
def today_menu(lively, window, settled):
    assert lively
    settled()
    return window.workplace.page("today").findChild(QPushButton, "today_calendar").menu()


def test_every_deadline_without_names_unless_these_are_wanted(today_menu, place, settled, window):
    choose(today_menu, "calendar.plain")
    settled()
    plain = events(place)
    assert len(plain) > 3
    assert not any("Lefèvre" in each for each in plain)
    shown = [notice.accessibleName() for notice in window.workplace.desk.notices.shown()]
    assert "The deadlines are in deadlines.ics." in shown
    choose(today_menu, "calendar.names")
    settled()
    assert len(events(place)) == len(plain)
    assert any("Hélène Lefèvre" in each for each in events(place))


def test_one_case_gives_its_own_deadlines(lively, window, place, settled):
    case = lively[1]
    window.workplace.desk.open_case(case.id, "overview")
    settled()
    menus = [each for each in window.findChildren(QMenu, "case_menu") if each.actions()]
    choose(menus[-1].findChild(QMenu, "calendar_menu"), "calendar.plain")
    settled()
    assert events(place)
    assert all(case.reference in each for each in events(place))


def test_given_up_and_a_place_that_cannot_be_written(today_menu, monkeypatch, tmp_path, settled, window):
    monkeypatch.setattr("officer_app.ui.calendar_saving.choose_new_file", lambda *_: None)
    choose(today_menu, "calendar.plain")
    monkeypatch.setattr("officer_app.ui.calendar_saving.choose_new_file", lambda *_: tmp_path / "nowhere" / "x.ics")
    choose(today_menu, "calendar.plain")
    settled()
    shown = [notice.accessibleName() for notice in window.workplace.desk.notices.shown()]
    assert any("could not be written" in each for each in shown)
    assert list(tmp_path.glob("**/*.ics")) == []
