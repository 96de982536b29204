"""The search at the top and the column at the left reach every register; headings fold and stay folded."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from officer_app.ui.navigation import IN_NAV, NUMBERED, Navigation
from officer_app.ui.palette import Palette
from officer_app.ui.register_book import REGISTERS
from tests.ui.registers_told import tell


@pytest.fixture
def told(register):
    return tell(register)


@pytest.fixture
def search(told, lively, window, settled):
    assert told
    assert lively
    settled()
    return window.workplace.top.search


def found(window):
    shown = window.workplace.results.list
    return [shown.item(row).text() for row in range(shown.count())]


def type_in(qtbot, search, text):
    search.setFocus()
    qtbot.keyClicks(search, text)
    search.searched.emit(search.text())


def current(window):
    return window.workplace.current.objectName()


def test_records_of_all_registers_are_found_below_the_line(qtbot, search, window):
    type_in(qtbot, search, "nordlys")
    assert window.workplace.results.isVisible()
    assert set(found(window)) == {
        "Nordlys AB", "Hosting agreement", "Cloudbase", "Fjord Data", "Fjord Data joins", "Hosting",
        "Newsletter", "Laptop on a train",
    }  # fmt: skip
    assert current(window) == "today"


def test_enter_opens_the_first_where_no_case_matches(qtbot, search, window, told, settled):
    type_in(qtbot, search, "lodzki")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    settled()
    assert (current(window), window.workplace.page("processor").open_id) == ("processor", told["Łódzki"])
    assert search.text() == ""
    assert window.workplace.results.isHidden()


def test_down_goes_into_what_was_found_and_enter_opens_it(qtbot, search, window, told, settled):
    type_in(qtbot, search, "fjord")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    shown = window.workplace.results.list
    assert shown.hasFocus()
    shown.setCurrentRow(found(window).index("Fjord Data"))
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    settled()
    assert (current(window), window.workplace.page("sub_processor").open_id) == ("sub_processor", told["Fjord"])


def test_cases_still_narrow_while_typing_and_escape_clears(qtbot, search, window):
    type_in(qtbot, search, "muller")
    type_in(qtbot, search, "")
    search.clear()
    type_in(qtbot, search, "lefevre")
    assert current(window) == "cases"
    assert window.workplace.results.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_retired_records_stay_out_and_signs_find_nothing(qtbot, search, window):
    type_in(qtbot, search, "bygone")
    assert window.workplace.results.isHidden()
    search.clear()
    type_in(qtbot, search, "% OR *")
    assert window.workplace.results.isHidden()


def test_every_register_stands_in_the_navigation_under_its_heading(window):
    keys = [page.key for page in IN_NAV]
    assert set(REGISTERS) < set(keys)
    assert set(NUMBERED) < set(keys)
    for page in IN_NAV:
        entry = window.findChild(QAbstractButton, f"nav_{page.key}")
        assert entry.isVisible()
        words = entry.fontMetrics().horizontalAdvance(entry.text())
        assert words < entry.width() - 40, page.key


@pytest.mark.parametrize("height", [768, 480])
def test_the_page_that_is_shown_is_in_view_however_low_the_window(window, settled, height):
    window.resize(1366, height)
    settled()
    area = window.workplace.navigation._area
    for page in (IN_NAV[-1], IN_NAV[0], IN_NAV[len(IN_NAV) // 2]):
        window.show_page(page.key)
        settled()
        entry = window.findChild(QAbstractButton, f"nav_{page.key}")
        assert 0 <= entry.mapTo(area, entry.rect().topLeft()).y() <= area.height() - entry.height()


def test_counts_mean_work(told, window, settled):
    assert told
    settled()
    counts = {key: window.findChild(QLabel, f"nav_{key}_count").text() for key in REGISTERS}
    assert {key: text for key, text in counts.items() if text} == {
        "breach": "1", "disclosure": "1", "change_notice": "1", "transfer": "1",
    }  # fmt: skip


def test_a_heading_folds_its_pages_away_and_is_still_folded_next_time(qtbot, told, window, settings):
    assert told
    heading = window.findChild(QAbstractButton, "nav_group_Accountability")
    heading.click()
    breach = window.findChild(QAbstractButton, "nav_breach")
    assert not breach.isVisible()
    assert window.findChild(QLabel, "nav_group_Accountability_count").text() == "2"
    assert heading.accessibleName() == "Accountability, folded"
    assert settings.values.folded_groups == ("Accountability",)
    other = Navigation(settings.values.folded_groups)
    qtbot.addWidget(other)
    other.show()
    assert not other.findChild(QAbstractButton, "nav_breach").isVisible()
    window.show_page("breach")
    assert breach.isVisible()


def test_at_the_usual_size_everything_fits_without_scrolling(window, settled):
    settled()
    assert window.workplace.navigation._area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("key", ["today", "agreement", "activity", "breach"])
def test_in_a_lower_window_as_many_groups_are_open_as_fit_that_of_the_page_among_them(window, settled, settings, key):
    window.show_page(key)
    window.resize(1366, 540)
    settled()
    column = window.workplace.navigation
    assert column._area.verticalScrollBar().maximum() == 0
    assert window.findChild(QAbstractButton, f"nav_{key}").isVisible()
    assert 0 < sum(group.is_folded for group in column._groups.values()) < len(column._groups)
    assert settings.values.folded_groups is None, "only she decides for next time"
    window.resize(1366, 768)
    settled()
    assert not any(group.is_folded for group in column._groups.values())


def test_what_she_folded_stays_folded_whatever_room_there_is(qtbot, window, settled, settings):
    heading = window.findChild(QAbstractButton, "nav_group_Processing")
    heading.setFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Space)
    window.resize(1366, 500)
    settled()
    window.resize(1366, 1000)
    settled()
    assert settings.values.folded_groups == ("Processing",)
    assert not window.findChild(QAbstractButton, "nav_tracker").isVisible()
    assert window.findChild(QAbstractButton, "nav_breach").isVisible()


def test_the_palette_goes_to_registers_and_adds_to_them(qtbot, window, settled):
    palette = Palette(window, window.acts)
    qtbot.addWidget(palette)
    titles = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert "Go to Sub-processors" in titles
    assert "New: Processor" in titles
    assert "New: Suppressed address" not in titles
    palette.query.setText("go to trackers")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    settled()
    assert current(window) == "tracker"
