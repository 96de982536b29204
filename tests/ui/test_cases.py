"""The list of cases: sorted by what is meant, narrowed by words and chips, with the detail beside it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine
from officer_app.domain.vocabulary import Right
from officer_app.services import cases as case_verbs
from officer_app.services.listing import case_lines
from officer_app.ui.case_book import Listing, searched_words
from officer_app.ui.pages.case_columns import due_columns
from officer_app.ui.pages.case_filter import CaseFilter, chosen
from officer_app.ui.tables import RECORD_ROLE, SORT_ROLE, RecordModel


@pytest.fixture
def page(lively, window, settled):
    assert lively
    window.show_page("cases")
    settled()
    return window.workplace.page("cases")


def names(page):
    rows = range(page.model.rowCount())
    return [page.model.record(page.model.index(row, 0)).case.subject_name for row in rows]


def test_the_model_keeps_qts_rules(qtmodeltester, lively, register, clock):
    model = RecordModel(due_columns(clock.today()), lambda line: line.case.id)
    model.show_rows(case_lines(register, clock.today()))
    qtmodeltester.check(model)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)
    assert model.rowCount() == len(lively)


def test_rows_carry_their_record_and_native_values(page, clock):
    index = page.model.index(0, 5)
    assert isinstance(index.data(RECORD_ROLE), CaseLine)
    assert index.data(SORT_ROLE) < clock.today()


def test_every_column_sorts_both_ways(page):
    for column in range(page.model.columnCount()):
        page.model.sort(column)
        up = [page.model.index(row, column).data(SORT_ROLE) for row in range(page.model.rowCount())]
        page.model.sort(column, Qt.SortOrder.DescendingOrder)
        down = [page.model.index(row, column).data(SORT_ROLE) for row in range(page.model.rowCount())]
        assert up == sorted(up)
        assert down == sorted(down, reverse=True)


def test_open_cases_are_shown_first_the_most_urgent_on_top(page, lively):
    assert names(page)[0] == "Hélène Lefèvre"
    assert len(names(page)) == len(lively) - 1
    assert page.summary.text() == "8 open, 1 of them late"


def test_a_chip_narrows_the_list(qtbot, page):
    for state, number in {"all": 9, "open": 8, "late": 1, "soon": 3, "waiting": 2, "closed": 1}.items():
        qtbot.mouseClick(page.findChild(QAbstractButton, f"filter_{state}"), Qt.MouseButton.LeftButton)
        assert page.model.rowCount() == number, state


FOUND = {
    "lefevre": "Hélène Lefèvre",
    "παπαδοπουλος": "Παπαδόπουλος Γιώργος",
    "wozniak": "Łukasz Woźniak",
    "D'Angelo": "Niccolò D'Angelo",
    "0003": "Amira El Idrissi",
    "person3@": "Jörg Müßigmann",
    "alvarez": "José Álvarez",
}


def test_typing_finds_people_references_and_addresses(page):
    for typed, name in FOUND.items():
        page.search(typed)
        assert names(page) == [name]


def test_signs_find_nothing_and_break_nothing(page):
    for typed in ('"', "*", "NEAR(", "%", "name:x", "-a zz", "\\"):
        page.search(typed)
        assert page.model.rowCount() == 0
        assert typed in page.findChild(QLabel, "cases_no_match_words").text()
        page.findChild(QAbstractButton, "cases_no_match_offer").click()
        assert page.model.rowCount() == 9


def test_right_and_language_narrow_too(page):
    menu = page.filters.right.menu()
    next(action for action in menu.actions() if action.text() == "Erasure").trigger()
    assert set(names(page)) == {"Wouter Van den Broeck", "R&D <b>Ann</b>"}
    assert page.filters.right.text() == "Right: Erasure"
    menu = page.filters.language.menu()
    next(action for action in menu.actions() if action.text() == "Dutch").trigger()
    assert set(names(page)) == {"Wouter Van den Broeck", "R&D <b>Ann</b>"}


def test_choosing_a_row_shows_the_case_beside_the_list(page):
    page.table.choose(1)
    assert page.panel.isVisible()
    assert page.table.isVisible()
    assert page.panel.header.title.text() == "Wouter Van den Broeck"


def test_the_detail_keeps_its_place_when_the_list_changes(page, register, lively, settled):
    page.table.choose(1)
    page.panel.show_tab("tasks")
    page.search("lefevre")
    assert page.panel.case_id == lively[1].id
    case_verbs.edit_case(register, lively[3].id, notes="called")
    settled()
    assert page.panel.case_id == lively[1].id
    assert page.panel.tabs.currentIndex() == 2
    page.search("")
    assert page.table.chosen_record().case.id == lively[1].id


def test_enter_opens_and_escape_goes_back_step_by_step(qtbot, window, page):
    page.table.choose(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.table.isVisible()
    assert page.panel.header.up.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.panel.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.workplace.current.objectName() == "today"


def test_an_empty_register_says_what_becomes_a_case(window, settled):
    window.show_page("cases")
    settled()
    page = window.workplace.page("cases")
    assert "drop an e-mail" in page.findChild(QLabel, "cases_empty_words").text()


def test_many_changes_at_once_cost_one_reading_more(page, register, lively, window, settled):
    settled()
    readings = []
    window.workplace.desk.book.read.connect(readings.append)
    for number in range(8):
        case_verbs.edit_case(register, lively[3].id, notes=f"call {number}")
    settled()
    assert len(readings) == 2
    assert page.model.rowCount() == len(lively) - 1


def test_f5_many_times_reads_again_and_keeps_the_choice(qtbot, window, page, settled):
    page.table.choose(1)
    for _ in range(15):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    settled()
    assert page.table.chosen_record().case.subject_name == "Wouter Van den Broeck"


@pytest.fixture
def crowd(register, clock, lively):
    """Give 20,000 cases as they come from the register, without writing them all."""
    pattern = case_lines(register, clock.today())
    lines = []
    for number in range(20_000):
        line = pattern[number % len(pattern)]
        case = Case(
            id=number + 1,
            reference=f"DSR-2026-{number:05d}",
            subject_name=f"{line.case.subject_name} {number}",
            rights=line.case.rights,
            received_on=line.case.received_on - timedelta(days=number % 300),
            stage=line.case.stage,
        )
        lines.append(CaseLine(case, line.deadlines, line.clock))
    assert lively
    return Listing(lines, {line.case.id: searched_words(line.case) for line in lines}, frozenset())


def test_twenty_thousand_cases_are_narrowed_and_shown_without_a_pause(page, crowd):
    page.show_listing(crowd)
    page.filters.choose_state("all")
    assert page.model.rowCount() == 20_000
    page.search("lefevre 19998")
    assert names(page) == ["Hélène Lefèvre 19998"]
    page.search("")
    page.model.sort(2, Qt.SortOrder.DescendingOrder)
    assert page.model.rowCount() == 20_000


def test_a_filter_lets_in_what_it_says(crowd):
    erasure = chosen(crowd, CaseFilter(state="all", right=Right.ERASURE))
    assert {right for line in erasure for right in line.case.rights} == {Right.ERASURE}
    assert len(chosen(crowd, CaseFilter(state="nobody knows"))) == len(chosen(crowd, CaseFilter()))
