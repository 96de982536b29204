"""The reports page: every kind drawn, options that change the pages, work that can be given up, and what is kept."""

import io
from dataclasses import replace
from datetime import date
from threading import Event

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from officer_app.domain.vocabulary import Channel, Right
from officer_app.services import cases
from officer_app.services.reports import REPORTS, ReportForm, ReportRequest, draw_report, read_report
from officer_app.ui.pages import reports_drawing
from officer_app.ui.pages.reports_choices import FIELDS
from officer_app.ui.pages.reports_kinds import TIMELESS, groups
from officer_app.ui.pages.reports_period import Quick, days_of
from officer_app.ui.theme import THEME, Look


@pytest.fixture
def settle_page(settled, qtbot):
    """Wait until what was wanted is drawn and shown."""

    def wait(page):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not page._rest.isActive(), timeout=20_000)
        settled()
        settled()
        return page

    return wait


@pytest.fixture
def page(window, settle_page):
    window.show_page("reports")
    return settle_page(window.workplace.page("reports"))


def text_of(page):
    return " ".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(page.shown.pdf)).pages)


def test_every_kind_of_report_stands_in_one_group_with_what_it_is_for(page):
    listed = [key for _, purposes in groups() for key in purposes]
    assert sorted(listed) == sorted(REPORTS)
    assert all(purpose.endswith(".") for _, purposes in groups() for purpose in purposes.values())
    assert set(page.kinds.buttons) == set(REPORTS)


def test_every_choice_that_a_report_knows_has_its_field():
    assert {name for kind in REPORTS.values() for name in kind.choices} == set(FIELDS)


@pytest.mark.usefixtures("lively", "told")
@pytest.mark.parametrize("key", sorted(REPORTS))
def test_a_period_is_asked_for_just_where_it_changes_the_report(register, key):
    periods = ((date(2026, 1, 1), date(2026, 3, 10)), (date(2025, 1, 1), date(2025, 6, 1)))
    requests = (ReportRequest(key=key, period_from=first, period_to=last) for first, last in periods)
    written = {draw_report(key, read_report(register, register, each), ReportForm.JSON) for each in requests}
    assert (len(written) == 1) is (key in TIMELESS)


@pytest.mark.usefixtures("lively")
@pytest.mark.parametrize("key", sorted(REPORTS))
def test_every_kind_can_be_looked_at(page, settle_page, key):
    page.kinds.buttons[key].setChecked(True)
    settle_page(page)
    assert page.shown.request.key == key
    assert len(page.view.sheets) == min(page.shown.pages, 40) > 0
    shown = {name for name, field in page.options.fields.items() if field.isVisibleTo(page)}
    assert shown == set(REPORTS[key].choices)
    assert page.options.period.isVisibleTo(page) is (key not in TIMELESS)


def test_an_empty_register_gives_a_report_too(page):
    assert "nothing" in text_of(page).lower()
    assert page.save_button.isEnabled()


def test_quick_periods():
    today = date(2026, 4, 2)
    assert days_of(Quick.THIS_YEAR, today) == (date(2026, 1, 1), today)
    assert days_of(Quick.LAST_YEAR, today) == (date(2025, 1, 1), date(2025, 12, 31))
    assert days_of(Quick.TWELVE_MONTHS, today) == (date(2025, 4, 3), today)
    assert days_of(Quick.EVERYTHING, today) == (None, None)


@pytest.mark.usefixtures("lively")
def test_period_language_and_draft_change_the_pages(page, settle_page):
    options = page.options
    options.period.choose(Quick.LAST_YEAR)
    options.language.combo.setCurrentIndex(options.language.combo.findData("fr"))
    options.draft.click()
    settle_page(page)
    assert (page.shown.asked.period_from, page.shown.asked.period_to) == (date(2025, 1, 1), date(2025, 12, 31))
    assert pypdf.PdfReader(io.BytesIO(page.shown.pdf)).trailer["/Root"]["/Lang"].startswith("fr")
    with_mark = page.shown.pdf
    options.draft.click()
    settle_page(page)
    assert page.shown.pdf != with_mark


@pytest.mark.usefixtures("lively")
def test_a_right_and_a_channel_narrow_the_case_register(page, settle_page):
    fields = page.options.fields
    fields["right"].combo.setCurrentIndex(fields["right"].combo.findData(Right.QUESTION.value))
    settle_page(page)
    assert "José Álvarez" in text_of(page)
    assert "Łukasz" not in text_of(page)
    fields["channel"].combo.setCurrentIndex(fields["channel"].combo.findData(Channel.POST.value))
    settle_page(page)
    assert "José" not in text_of(page)


@pytest.mark.usefixtures("lively")
def test_days_of_ones_own_that_cannot_be_are_said_and_nothing_can_be_saved(page, settle_page):
    page.options.period.own_days(date(2026, 3, 1), date(2026, 2, 1))
    settle_page(page)
    assert page.state.words.text() == "The first day comes after the last one."
    assert not page.save_button.isEnabled()
    page.options.period.own_days(date(2026, 2, 1), date(2026, 3, 1))
    settle_page(page)
    assert page.shown.asked.period_to == date(2026, 3, 1)


def test_a_case_is_found_by_its_person(qtbot, lively, page, settle_page):
    page.kinds.buttons["case_file"].setChecked(True)
    settle_page(page)
    line = page.options.fields["case"].line
    line.setText(f"{lively[3].reference}, {lively[3].subject_name}")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle_page(page)
    assert page.shown.request.choices == {"case": lively[3].reference}
    line.setText("DSR-1999-0001")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle_page(page)
    assert "DSR-1999-0001" in page.state.words.text()
    assert not page.view.sheets


def test_a_case_that_was_taken_out_is_offered_after_the_others_and_marked(qtbot, register, lively, page, settle_page):
    cases.retire_case(register, lively[0].id, "Entered twice")
    page.kinds.buttons["case_file"].setChecked(True)
    settle_page(page)
    field = page.options.fields["case"]
    offered = field._titles.stringList()
    marked = [each for each in offered if each.endswith(" (taken out)")]
    assert marked == offered[-1:] == [f"{lively[0].reference}, {lively[0].subject_name} (taken out)"]
    field.line.setText(marked[0])
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    settle_page(page)
    assert page.shown.request.choices == {"case": lively[0].reference}
    assert "Entered twice" in text_of(page)


def test_a_size_that_is_no_number_is_said_plainly(qtbot, page, settle_page):
    page.kinds.buttons["case_sample"].setChecked(True)
    line = page.options.fields["count"].line
    line.setText("many")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle_page(page)
    assert page.state.words.text() == "Number of cases: write a whole number from 1 to 10000."


@pytest.mark.usefixtures("lively")
def test_a_year_takes_the_place_of_the_period(page, settle_page):
    page.kinds.buttons["yearly"].setChecked(True)
    field = page.options.fields["year"]
    field.combo.setCurrentIndex(field.combo.findData("2025"))
    settle_page(page)
    assert not page.options.period.isEnabled()
    assert "2025" in text_of(page)
    page.kinds.buttons["timeliness"].setChecked(True)
    assert page.options.period.isEnabled()


@pytest.mark.usefixtures("lively")
def test_the_history_is_verified_while_the_report_is_drawn(register, page, settle_page):
    page.kinds.buttons["audit_log"].setChecked(True)
    settle_page(page)
    assert page.shown.asked.checked.entries == len(register.history())
    assert page.shown.asked.checked.findings == ()


@pytest.fixture
def held(monkeypatch):
    """Hold the drawing until it is let go."""
    begun, go = Event(), Event()
    real = reports_drawing.draw_report

    def slowly(*given):
        begun.set()
        go.wait(20)
        return real(*given)

    monkeypatch.setattr(reports_drawing, "draw_report", slowly)
    yield begun, go
    go.set()


def test_a_drawing_can_be_given_up_and_begun_again(qtbot, page, settle_page, held):
    begun, go = held
    page.options.draft.click()
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    assert page.state.cancel.isVisible()
    assert page.state.bar.isVisible()
    qtbot.mouseClick(page.state.cancel, Qt.MouseButton.LeftButton)
    assert page.state.again.isVisible()
    go.set()
    settle_page(page)
    assert page.shown is None
    assert not page.save_button.isEnabled()
    qtbot.mouseClick(page.state.again, Qt.MouseButton.LeftButton)
    settle_page(page)
    assert page.shown.request.draft


def test_another_wish_takes_the_place_of_the_one_under_way(qtbot, page, settle_page, held):
    begun, go = held
    page.options.draft.click()
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    page.kinds.buttons["gaps"].setChecked(True)
    page.reload()
    go.set()
    settle_page(page)
    assert page.shown.request.key == "gaps"


def test_a_change_is_drawn_when_somebody_looks(register, page, window, settled, settle_page):
    window.show_page("today")
    settled()
    cases.open_case(register, rights=(Right.ACCESS,), received_on=date(2026, 4, 1), subject_name="R&D <b>Ann</b>",
        channel=Channel.EMAIL)  # fmt: skip
    settled()
    assert page.shown is None
    window.show_page("reports")
    settle_page(page)
    assert "R&D <b>Ann</b>" in text_of(page).replace("\n", " ")


def test_what_was_chosen_stays_while_one_is_elsewhere(page, window, settled, settle_page):
    page.kinds.buttons["timeliness"].setChecked(True)
    page.options.period.choose(Quick.EVERYTHING)
    settle_page(page)
    before = page.shown
    window.show_page("today")
    settled()
    window.show_page("reports")
    settle_page(page)
    assert window.workplace.current is page
    assert (page.kinds.key, page.options.period.chosen) == ("timeliness", Quick.EVERYTHING)
    assert page.shown is before


def test_the_arrow_keys_go_through_the_kinds(qtbot, page, settle_page):
    first, second = list(page.kinds.buttons)[:2]
    page.kinds.buttons[first].setFocus()
    qtbot.keyClick(page.kinds.buttons[first], Qt.Key.Key_Down)
    assert page.kinds.key == second
    settle_page(page)
    assert page.shown.request.key == second


def test_light_dark_and_a_window_at_twice_the_size(page, window, settled):
    THEME.choose(Look.DARK)
    window.resize(683, 384)
    settled()
    assert page.width() <= window.width()
    assert page.view.width() <= page.width()
    assert page.kinds.isVisible()


def test_a_report_of_very_many_pages_says_how_many_are_shown(page):
    page._show(replace(page.shown, pages=212))
    assert page.state.words.text() == "The first 40 of 212 pages are shown; what you save or print has all."
