"""The law tables: the line that says when they were checked, louder when that is long ago, and what stands in them."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from officer_app.domain.law import law_tables
from officer_app.ui.chips import FACE_ROLE
from officer_app.ui.gap_law import LawDialog, LawLine, is_old, law_contents

CHECKED = date(2026, 5, 10)
TODAY = date(2026, 11, 10)


@pytest.fixture
def tables():
    return replace(law_tables(), checked_on=CHECKED)


@pytest.mark.parametrize(
    ("today", "old"), [(date(2026, 5, 10), False), (TODAY, False), (date(2026, 11, 11), True), (date(2030, 1, 1), True)]
)
def test_after_six_months_the_line_says_what_to_do(qtbot, tables, today, old):
    line = LawLine(today, tables)
    qtbot.addWidget(line)
    line.show()
    assert is_old(CHECKED, today) is old
    assert line.checked.text() == "Law tables last checked on 10 May 2026 (5 sources)"
    assert line.old.isVisible() is old
    assert line.advice.isVisible() is old
    assert "look for a newer version of the program" in line.advice.text()


@pytest.fixture
def dialog(qtbot, tables):
    made = LawDialog(None, tables, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def page_of(dialog, title):
    dialog.tabs.setCurrentIndex(next(at for at in range(dialog.tabs.count()) if dialog.tabs.tabText(at) == title))
    return dialog.pages.currentWidget()


def row_of(page, words):
    return next(row for row in range(page.model.rowCount()) if page.model.index(row, 1).data() == words)


def test_the_dialog_says_when_and_by_which_sources(dialog):
    assert dialog.findChild(QLabel, "law_checked").text() == "Law tables last checked on 10 May 2026 (5 sources)."
    assert [dialog.tabs.tabText(at) for at in range(dialog.tabs.count())] == [
        "Adequacy decisions", "Standard clauses", "Grounds of a transfer", "Agreements", "Inside the EEA",
    ]  # fmt: skip


def test_a_decision_is_told_with_its_dates_its_scope_and_its_source(dialog):
    page = page_of(dialog, "Adequacy decisions")
    row = row_of(page, "Brazil")
    said = [page.model.index(row, column).data() for column in range(1, 6)]
    assert said == [
        "Brazil", "(EU) 2026/179", "26 January 2026", "No end set",
        "Is the importer's processing subject to the Brazilian law LGPD?",
    ]  # fmt: skip
    assert page.model.index(row, 0).data(FACE_ROLE).words == "In force"
    page.table.choose(row)
    assert page.source.text().startswith("Implementing Decision (EU) 2026/179")


def test_what_fell_and_what_is_no_ground_can_be_told_apart(dialog, tables):
    fallen = next(each for each in tables.adequacy if each.valid_to and each.valid_to < TODAY)
    page = page_of(dialog, "Adequacy decisions")
    faces = {page.model.index(row, 2).data(): page.model.index(row, 0).data(FACE_ROLE)
             for row in range(page.model.rowCount())}  # fmt: skip
    assert (faces[fallen.decision].words, faces[fallen.decision].icon) == ("Ended", "close")
    page = page_of(dialog, "Standard clauses")
    states = {page.model.index(row, 1).data(): page.model.index(row, 0).data() for row in range(page.model.rowCount())}
    assert states["(EU) 2021/914"] == "In force"
    assert states["(EU) 2021/915"] == "Not for transfers"
    assert states["2010/87/EU"] == "Repealed"


def test_every_row_of_the_tables_is_shown_with_a_source(tables):
    shown = {table.name: table for table in law_contents(tables, TODAY)}
    assert set(shown) == set(tables.sources)
    sizes = (tables.adequacy, tables.clause_sets, tables.mechanisms, tables.clauses, tables.inside)
    assert [len(table.rows) for table in shown.values()] == [len(each) for each in sizes]
    for table in shown.values():
        assert table.source
        assert len({row.key for row in table.rows}) == len(table.rows)
        assert all(len(row.cells) == len(table.columns) and row.cells[0] for row in table.rows)
        assert all(row.source for row in table.rows) or table.name == "eea"


def test_the_line_of_the_page_opens_the_dialog(window, settled):
    window.show_page("gaps")
    settled()
    seen = []

    def look():
        dialog = next(
            each for each in QApplication.topLevelWidgets() if isinstance(each, LawDialog) and each.isVisible()
        )
        seen.append(dialog.windowTitle())
        dialog.findChild(QAbstractButton, "law_close").click()

    QTimer.singleShot(0, look)
    window.findChild(QAbstractButton, "law_tables").click()
    assert seen == ["Law tables"]
