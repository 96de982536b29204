"""The promises page: a verdict on each promise, exceptions that lead to their record, and changes that are seen."""

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from officer_app.domain.activity import Activity
from officer_app.domain.promise import Promise, PromiseVerdict
from officer_app.domain.tracker import ConsentNeed
from officer_app.domain.vocabulary import Channel, Right
from officer_app.services import cases
from officer_app.services.registers import add_record, change_record, retire_record
from officer_app.services.reports import ReportForm
from officer_app.ui.pages.promises_card import SHOWN, LapseRow
from officer_app.ui.theme import THEME, Look


@pytest.fixture
def page(window, settled):
    def show():
        window.show_page("promises")
        settled()
        settled()
        return window.workplace.page("promises")

    return show


def tracker(register, name="_seen", **changes):
    facts = {"name": name, "provider": "Us", "purpose": {"en": "To count"}, "collects": ("IP address",),
        "lifetime": "1 day", "consent": ConsentNeed.NOT_ASKED}  # fmt: skip
    return add_record(register, "tracker", **(facts | changes))


def rows(card):
    return card.findChildren(LapseRow)


def verdict(page, promise):
    return page.cards[promise].audit.verdict


def test_an_empty_register_proves_nothing_and_says_so(page):
    shown = page()
    assert shown._stack.currentWidget().objectName() == "promises_empty"
    assert not shown.report_button.isEnabled()
    assert shown.figures[PromiseVerdict.NOT_PROVABLE].number.text() == "14"


def test_each_promise_says_its_verdict_its_numbers_and_its_source(register, page):
    tracker(register)
    tracker(register, "_asked", consent=ConsentNeed.ASKED)
    shown = page()
    assert list(shown.cards) == list(Promise)
    card = shown.cards[Promise.TRACKERS]
    assert card.chip.face.words == "Broken"
    assert card.chip.face.icon == "alert"
    assert card.findChild(QLabel, "promise_trackers_look_1_number").text() == "1 of 2"
    assert "Directive 2002/58/EC Art. 5(3); GDPR Art. 13" in [each.text() for each in card.findChildren(QLabel)]
    assert shown.cards[Promise.MARKETING].chip.face.words == "Not provable"
    assert shown.summary.text() == "One promise of the policy is broken; the records are named below."


def test_an_exception_leads_to_its_record_and_back(qtbot, register, page, window, settled):
    made = tracker(register)
    row = rows(page().cards[Promise.TRACKERS])[0]
    assert row.accessibleName() == "_seen: It is set without asking for consent, though it is not exempt."
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    settled()
    current = window.workplace.current
    assert (current.objectName(), current.open_id) == ("tracker", made.id)
    window.workplace.go_back()
    settled()
    assert window.workplace.current.objectName() == "promises"


def test_a_late_case_names_its_days_and_opens(qtbot, register, page, window, settled, days):
    late = cases.open_case(register, rights=(Right.ACCESS,), received_on=days(-60), subject_name="Ann",
        channel=Channel.EMAIL)  # fmt: skip
    row = rows(page().cards[Promise.REQUESTS])[0]
    assert row.lapse.days == (days(0) - row.lapse.on).days > 0
    assert f"{row.lapse.days} days ago" in row.accessibleName()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    settled()
    assert window.workplace.page("cases").panel.case_id == late.id


def test_a_change_is_seen_while_the_page_is_shown(register, page, settled):
    made = tracker(register)
    shown = page()
    assert verdict(shown, Promise.TRACKERS) is PromiseVerdict.BROKEN
    change_record(register, "tracker", made.id, consent=ConsentNeed.ASKED)
    settled()
    settled()
    assert verdict(shown, Promise.TRACKERS) is PromiseVerdict.KEPT
    assert not any(row.isVisibleTo(shown) for row in rows(shown.cards[Promise.TRACKERS]))
    assert shown.figures[PromiseVerdict.BROKEN].number.text() == "0"


def test_a_change_elsewhere_waits_until_somebody_looks(register, page, window, settled):
    made = tracker(register)
    shown = page()
    window.show_page("today")
    settled()
    retire_record(register, "tracker", made.id, "Gone from the site")
    settled()
    assert verdict(shown, Promise.TRACKERS) is PromiseVerdict.BROKEN
    page()
    assert verdict(shown, Promise.TRACKERS) is PromiseVerdict.NOT_PROVABLE


def test_a_new_day_is_audited_anew(register, page, window, clock):
    cases.open_case(register, rights=(Right.QUESTION,), received_on=clock.day, subject_name="Ann",
        channel=Channel.EMAIL)  # fmt: skip
    shown = page()
    assert verdict(shown, Promise.REQUESTS) is PromiseVerdict.NOT_PROVABLE
    window.show_page("today")
    clock.day += timedelta(days=40)
    page()
    assert verdict(shown, Promise.REQUESTS) is PromiseVerdict.BROKEN


def test_many_exceptions_are_shown_when_asked_for(qtbot, register, page, settled):
    for number in range(SHOWN + 3):
        tracker(register, f"_t{number}")
    card = page().cards[Promise.TRACKERS]
    assert len(rows(card)) == SHOWN
    more = card.findChild(QPushButton, "promise_trackers_more")
    assert more.text() == "3 more exceptions"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    settled()
    assert len([row for row in rows(card) if not row.isHidden()]) == SHOWN + 3


def test_a_figure_shows_its_verdict_only_and_all_again(qtbot, register, page):
    tracker(register)
    shown = page()
    qtbot.mouseClick(shown.figures[PromiseVerdict.BROKEN], Qt.MouseButton.LeftButton)
    visible = [promise for promise, card in shown.cards.items() if card.isVisibleTo(shown)]
    assert visible == [Promise.TRACKERS]
    assert shown.go_back()
    assert all(card.isVisibleTo(shown) for card in shown.cards.values())
    assert not shown.go_back()
    qtbot.mouseClick(shown.figures[PromiseVerdict.KEPT], Qt.MouseButton.LeftButton)
    assert any(card.isVisibleTo(shown) for card in shown.cards.values())


def test_the_report_is_written_where_the_person_says(register, page, settled, tmp_path, monkeypatch):
    tracker(register)
    shown = page()
    to = tmp_path / "audit.json"
    monkeypatch.setattr("officer_app.ui.promise_report.choose_new_file", lambda *_: to)
    next(each for each in shown.report_button.menu().actions() if each.text() == "JSON").trigger()
    settled()
    exceptions = json.loads(to.read_text("utf-8"))["tables"]["exceptions"]
    assert [each["kind"] for each in exceptions] == ["tracker_without_consent"]


def test_a_report_that_was_given_up_writes_nothing(register, page, settled, tmp_path, monkeypatch):
    tracker(register)
    monkeypatch.setattr("officer_app.ui.promise_report.choose_new_file", lambda *_: None)
    page().report.save(ReportForm.PDF)
    settled()
    assert not list(tmp_path.glob("*.pdf"))


def test_hostile_names_are_plain_text_in_light_and_dark(register, page, settled):
    name = "<b>R&D</b> {x} 漢字"
    add_record(register, "activity", name=name, role="controller")
    shown = page()
    THEME.choose(Look.DARK)
    settled()
    assert rows(shown.cards[Promise.DATA])[0].accessibleName().startswith(name)
    assert register.all(Activity)[0].name == name
