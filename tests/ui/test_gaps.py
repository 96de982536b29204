"""The gaps page: what it lists, in which order, how it is narrowed, what it says where nothing is missing."""

import re
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from officer_app.domain.gap import GapKind, Severity
from officer_app.domain.processor import Processor
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.registers import add_record, retire_record
from officer_app.ui.gap_book import GapLine
from officer_app.ui.gap_table import Heading
from officer_app.ui.tables import RECORD_ROLE


@pytest.fixture
def page(told, window, settled):
    assert told
    window.show_page("gaps")
    settled()
    return window.workplace.page("gaps")


def rows(page):
    return [page.model.index(row, 0).data(RECORD_ROLE) for row in range(page.model.rowCount())]


def lines(page):
    return [row for row in rows(page) if isinstance(row, GapLine)]


def words(parent, name):
    return parent.findChild(QLabel, name).text()


def test_the_worst_stand_first_below_their_headings(page):
    shown = rows(page)
    headings = [row for row in shown if isinstance(row, Heading)]
    assert [row.severity for row in headings] == [Severity.URGENT, Severity.SERIOUS, Severity.MODERATE, Severity.MINOR]
    order = [row.severity if isinstance(row, Heading) else row.gap.severity for row in shown]
    assert order == sorted(order, key=list(Severity).index)
    for heading in headings:
        assert heading.number == sum(line.gap.severity is heading.severity for line in lines(page))
    assert lines(page)[0].title == "Laptop on a train"


def test_a_row_says_what_is_missing_where_and_by_which_rule(page):
    model, table = page.model, page.table
    breach = next(row for row in range(model.rowCount()) if isinstance(model.record(model.index(row, 0)), GapLine))
    said = [model.index(breach, column).data() for column in range(4)]
    assert said[0].startswith("Laptop on a train: The authority must be told by Saturday 4 April 2026")
    assert said[1:3] == ["Breaches", "GDPR Art. 33(1)"]
    assert re.fullmatch(r"\d+ hours left", said[3])
    table.choose(breach)
    assert words(page, "gap_chosen_words") == said[0].partition(": ")[2]
    assert words(page, "gap_chosen_source") == "Breach not notified. GDPR Art. 33(1)"


def test_the_figures_count_each_weight_and_the_sentence_says_what_it_means(page, window):
    listing = window.workplace.desk.gaps.listing
    for severity, figure in page.figures.items():
        assert figure.number.text() == str(listing.numbers[severity])
    assert page.summary.text().startswith("Begin with the urgent one")
    assert window.findChild(QLabel, "nav_gaps_count").text() == str(listing.urgent) == "1"


def test_a_figure_shows_its_weight_only_and_all_again(qtbot, page):
    everything = len(lines(page))
    qtbot.mouseClick(page.figures[Severity.SERIOUS], Qt.MouseButton.LeftButton)
    assert {line.gap.severity for line in lines(page)} == {Severity.SERIOUS}
    assert page.summary.text().startswith(f"{len(lines(page))} of {everything} shown.")
    qtbot.mouseClick(page.figures[Severity.SERIOUS], Qt.MouseButton.LeftButton)
    assert len(lines(page)) == everything


def chip(page, name):
    made = page.findChild(QAbstractButton, f"gap_filter_{name}")
    made.menu().aboutToShow.emit()
    return made


def test_menus_offer_what_occurs_with_its_number_and_narrow_the_list(page):
    transfers = sum(line.gap.key == "transfer" for line in lines(page))
    offered = {action.text(): action for action in chip(page, "register").menu().actions()}
    assert f"Transfers ({transfers})" in offered
    assert not any(text.startswith("Data categories") for text in offered)
    offered[f"Transfers ({transfers})"].trigger()
    assert {line.gap.key for line in lines(page)} == {"transfer"}
    assert chip(page, "register").text() == "Register: Transfers"
    kinds = [action.text() for action in chip(page, "kind").menu().actions()]
    assert "Old or wrong clauses (1)" in kinds
    assert not any(text.startswith("Agreement not") for text in kinds)
    page.findChild(QAbstractButton, "gap_filter_clear").click()
    assert {line.gap.key for line in lines(page)} > {"transfer", "processor"}


@pytest.mark.parametrize("typed", ["NORDLYS", "nordlýs guarantees", "28(1) nordlys"])
def test_typing_finds_records_sentences_and_sources_whatever_the_accents(page, typed):
    page.filters.line.setText(typed)
    assert {line.title for line in lines(page)} == {"Nordlys AB"}


def test_what_finds_nothing_says_so_and_offers_all(page):
    page.filters.line.setText("no such thing")
    assert page.findChild(QWidget, "gap_no_match").isVisible()
    assert words(page, "gap_no_match_words") == "No gap matches no such thing."
    page.findChild(QAbstractButton, "gap_no_match_offer").click()
    assert lines(page)
    assert page.filters.line.text() == ""


def test_esc_shows_all_again_before_it_leaves_the_page(page, window):
    page.filters.narrow("severity", "serious")
    window.go_back()
    assert window.workplace.current is page
    assert {line.gap.severity for line in lines(page)} == set(Severity)


def test_the_keyboard_passes_over_headings(qtbot, page):
    model, table = page.model, page.table
    first, second = (row for row, each in list(enumerate(rows(page)))[:4] if isinstance(each, Heading))
    table.choose(second - 1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen_record() is model.record(model.index(second + 1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.chosen_record() is model.record(model.index(second - 1, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, table.rowViewportPosition(first) + 9))
    assert isinstance(table.chosen_record(), GapLine)


def test_headings_stay_with_their_rows_when_the_list_is_narrowed(page):
    page.filters.narrow("severity", "moderate")
    page.filters.clear()
    table = page.table
    for row, each in enumerate(rows(page)):
        is_heading = isinstance(each, Heading)
        assert (table.columnSpan(row, 0) > 1) is is_heading
        assert table.rowHeight(row) == (38 if is_heading else 54)


def test_the_model_keeps_qts_rules(qtmodeltester, page):
    qtmodeltester.check(page.model)


def test_a_gap_that_is_mended_elsewhere_goes_and_a_new_one_comes(register, page, told, settled):
    assert "Nordlys AB" in {line.title for line in lines(page)}
    retire_record(register, "processor", told["Nordlys"], "Ended")
    add_record(register, "processor", name="Newly Found GmbH", country="DE")
    settled()
    assert "Nordlys AB" not in {line.title for line in lines(page) if line.gap.key == "processor"}
    assert GapKind.PROCESSOR_UNUSED in {line.gap.kind for line in lines(page) if line.title == "Newly Found GmbH"}


def test_a_new_day_brings_new_gaps(register, clock, page, window, settled):
    add_record(register, "processor", name="Quiet BV", next_review_on=clock.day + timedelta(days=1))
    settled()
    due = [line for line in lines(page) if line.gap.kind is GapKind.PROCESSOR_REVIEW_DUE]
    assert due == []
    window.show_page("today")
    clock.day += timedelta(days=1)
    window.show_page("gaps")
    settled()
    due = [line for line in lines(page) if line.gap.kind is GapKind.PROCESSOR_REVIEW_DUE]
    assert [line.title for line in due] == ["Quiet BV"]


def test_ctrl_c_copies_the_chosen_gap(qtbot, page):
    page.table.choose(1)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Laptop on a train: The authority")
    assert copied[1] == "GDPR Art. 33(1)"


def test_an_empty_register_says_what_belongs_there_and_offers_one_button(window, settled, monkeypatch):
    asked = []
    monkeypatch.setattr("officer_app.ui.pages.gaps.offer_starter_set", asked.append)
    window.show_page("gaps")
    settled()
    page = window.workplace.page("gaps")
    empty = page.findChild(QWidget, "gap_empty")
    assert empty.isVisible()
    assert not page.export_button.isVisible()
    (offer,) = empty.findChildren(QAbstractButton)
    offer.click()
    assert asked == [window.workplace.desk]
    assert window.findChild(QLabel, "nav_gaps_count").text() == ""


def test_where_nothing_is_missing_it_says_what_was_looked_through_and_when(register, window, settled):
    add_record(register, "data_category", name="Contact data")
    window.show_page("gaps")
    settled()
    page = window.workplace.page("gaps")
    assert page.findChild(QWidget, "gap_none").isVisible()
    said = words(page, "gap_none_words")
    assert "1 record was looked through on 2 April 2026" in said
    assert "What is not recorded, they cannot see." in said


def test_twelve_thousand_gaps_are_narrowed_at_once(register, window, settled):
    with register.change("test.crowd") as work:
        for number in range(3_000):
            work.insert(Processor(name=f"Société {number}", country="US"))
    window.show_page("gaps")
    settled()
    page = window.workplace.page("gaps")
    assert len(lines(page)) == 12_000
    assert not [each for each in page.table.viewport().findChildren(QWidget) if each.isVisible()]
    page.filters.line.setText("societe 2999")
    assert {line.title for line in lines(page)} == {"Société 2999"}
    assert len(lines(page)) == 4


@pytest.mark.parametrize("key", sorted({"processor", "transfer", "agreement", "breach"}))
def test_registers_are_called_as_the_navigation_calls_them(page, window, key):
    shown = next(row for row in range(page.model.rowCount())
                 if isinstance(page.model.record(page.model.index(row, 0)), GapLine)
                 and page.model.record(page.model.index(row, 0)).gap.key == key)  # fmt: skip
    assert page.model.index(shown, 1).data() == window.findChild(QAbstractButton, f"nav_{key}").text()
    assert RECORD_TYPES[key]
