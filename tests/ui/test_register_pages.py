"""The pages of the registers: made from their types, sorted, narrowed, searched, empty, and quick with thousands."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from officer_app.domain.processor import Processor
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.own_verbs import can_be_written
from officer_app.services.registers import add_record, change_record
from officer_app.ui.pages.register_columns import columns_of
from officer_app.ui.register_book import REGISTERS, Shelf, searched_words
from officer_app.ui.register_words import empty_words
from officer_app.ui.tables import SORT_ROLE, RecordModel


@pytest.fixture
def page(told, window, settled):
    assert told
    return shown(window, settled, "processor")


def shown(window, settled, key):
    window.show_page(key)
    settled()
    return window.workplace.page(key)


def titles(page):
    kind = RECORD_TYPES[page.key]
    return [kind.title(page.model.record(page.model.index(row, 0))) for row in range(page.model.rowCount())]


def press(page, name):
    page.findChild(QAbstractButton, name).click()


@pytest.mark.parametrize("key", REGISTERS)
def test_every_register_lists_its_records_and_shows_one(told, window, settled, key):
    assert told
    page = shown(window, settled, key)
    kind = RECORD_TYPES[key]
    if kind.has_own_verbs:
        assert page.new_button.isHidden() is not can_be_written(key)
        return
    assert page.model.rowCount() > 0, f"give {key} a record in tests/ui/registers_told.py"
    page.table.choose(0)
    settled()
    record = page.model.record(page.model.index(0, 0))
    assert page.panel.file.record == record
    assert page.panel.header.title.text()
    for name in page.panel.parts:
        page.panel.show_tab(name)
        settled()
        assert page.panel.parts[name].isVisible()


@pytest.mark.parametrize("key", REGISTERS)
def test_an_empty_register_says_what_belongs_there(window, settled, key):
    page = shown(window, settled, key)
    said = page.findChild(QLabel, f"{key}_empty_words").text()
    assert said == empty_words(key)
    assert said.endswith(".")
    offer = page.findChild(QAbstractButton, f"{key}_empty_offer")
    assert (offer is None) is not can_be_written(key)


@pytest.mark.parametrize("key", REGISTERS)
def test_the_model_of_every_register_keeps_qts_rules(qtmodeltester, told, register, window, key):
    assert told
    book = window.workplace.desk.registers
    model = RecordModel(columns_of(key, book, register.clock.today()), lambda record: record.id)
    model.show_rows(register.all(RECORD_TYPES[key].record))
    qtmodeltester.check(model)
    for column in range(model.columnCount()):
        model.sort(column, Qt.SortOrder.DescendingOrder)
        values = [model.index(row, column).data(SORT_ROLE) for row in range(model.rowCount())]
        found = [value for value in values if value is not None]
        assert found == sorted(found, reverse=True)


def test_the_list_leaves_out_what_was_taken_out_and_shows_it_on_demand(page):
    assert titles(page) == ["Łódzki Druk", "Mailstream Inc.", "Nordlys AB", "R&D <b>BV</b>", "Zürich Analytik"]
    assert page.summary.text() == "5"
    press(page, "processor_filter_retired")
    assert titles(page) == ["Bygone Ltd"]
    press(page, "processor_filter_all")
    assert page.model.rowCount() == 5


def test_chips_and_menus_offer_what_occurs_and_narrow_the_list(page):
    press(page, "processor_filter_considered")
    assert titles(page) == ["Łódzki Druk"]
    assert page.findChild(QAbstractButton, "processor_filter_ended") is None
    press(page, "processor_filter_all")
    chip = page.findChild(QAbstractButton, "processor_filter_country")
    assert [action.text() for action in chip.menu().actions()][:2] == ["Any", "Netherlands"]
    next(action for action in chip.menu().actions() if action.text() == "Sweden").trigger()
    assert titles(page) == ["Nordlys AB"]
    assert page.findChild(QAbstractButton, "processor_filter_country").text() == "Country: Sweden"
    assert page.summary.text() == "5, 1 shown"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("lodzki", "Łódzki Druk"), ("ZURICH", "Zürich Analytik"), ("sweden", "Nordlys AB"), ("p1@", "Mailstream Inc."),
     ("r&d <b>", "R&D <b>BV</b>")],
)  # fmt: skip
def test_typing_finds_whatever_the_accents(qtbot, page, typed, name):
    qtbot.keyClicks(page.filters.line, typed)
    assert titles(page) == [name]
    page.filters.line.clear()
    assert page.model.rowCount() == 5


def test_a_search_that_finds_nothing_says_so_and_offers_all(page):
    page.filters.search('" OR 1=1 --')
    assert '" OR 1=1 --' in page.findChild(QLabel, "processor_no_match_words").text()
    press(page, "processor_no_match_offer")
    assert page.model.rowCount() == 5


def test_a_change_shows_in_the_list_and_in_those_that_name_the_record(told, register, page, window, settled):
    other = shown(window, settled, "agreement")
    change_record(register, "processor", told["Nordlys"], name="Nordlys Group AB")
    settled()
    assert "Nordlys Group AB" in titles(page)
    column = [each.key for each in other.model.columns].index("processor")
    assert other.model.index(0, column).data() == "Nordlys Group AB"
    other.filters.search("nordlys group")
    assert titles(other) == ["Hosting agreement"]


def test_transfers_are_told_by_their_verdict_and_counted_where_they_have_no_ground(told, register, window, settled):
    page = shown(window, settled, "transfer")
    verdicts = {row.name: page.model.columns[0].face(row).words for row in page._shelf.records}
    assert verdicts == {"Deliveries": "Gap", "Hosting": "Not a transfer"}
    assert page.summary.text() == "2, 1 without a ground that holds"
    assert window.findChild(QLabel, "nav_transfer_count").text() == "1"
    change_record(register, "transfer", told["transfer"], same_legal_entity=True)
    settled()
    assert page.summary.text() == "2"
    assert window.findChild(QLabel, "nav_transfer_count").text() == ""


def test_texts_that_letters_quote_are_told_where_they_are_missing(told, window, settled):
    assert told
    for key, words in (("activity", "Missing in French, Dutch, German"), ("recipient", "No text yet")):
        page = shown(window, settled, key)
        column = next(each for each in page.model.columns if each.key == "texts")
        assert column.face(page._shelf.records[0]).words == words


@pytest.fixture
def crowd():
    kind = RECORD_TYPES["processor"]
    records = tuple(
        Processor(id=number, name=f"Société {number}", country=("BE", "FR", "US")[number % 3], email=f"a{number}@e.org")
        for number in range(1, 3_001)
    )
    return Shelf(kind, records, {each.id: searched_words(kind, each, {}) for each in records})


def test_three_thousand_processors_are_narrowed_and_sorted_at_once(page, window, crowd):
    book = window.workplace.desk.registers
    book._shelves["processor"] = crowd
    book.read.emit(frozenset({"processor"}))
    assert page.model.rowCount() == 3_000
    page.filters.search("societe 2999")
    assert titles(page) == ["Société 2999"]
    began = time.perf_counter()
    page.filters.search("")
    page.model.sort(2, Qt.SortOrder.DescendingOrder)
    page.table.scrollToBottom()
    assert page.model.rowCount() == 3_000
    assert time.perf_counter() - began < 10  # a wall, not a measure: the figures stand in benchmarks


def test_a_record_added_elsewhere_appears(register, page, settled):
    add_record(register, "processor", name="Aarhus Print")
    settled()
    assert "Aarhus Print" in titles(page)
