"""Beside the text that she changes: what is missing, what it no longer says or must not say, and the way there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QWidget

from officer_app.domain.correspondence import Message
from officer_app.ui.desk import Desk
from officer_app.ui.letter_lines import line_with
from officer_app.ui.pages import letter
from officer_app.ui.pages.letter_remarks import MissingRow, WarningRow
from tests.ui.letter_page import english_case, press, shown

DATE_LINE = "We answer as soon as we can"


@pytest.fixture
def desk(qtbot, register, jobs, settings):
    window = QWidget()
    qtbot.addWidget(window)
    return Desk(register, jobs, settings, window)


@pytest.fixture
def case(register, days):
    return english_case(register, days(-10))


@pytest.fixture
def panel(qtbot, desk, case):
    made = shown(qtbot, desk, case)
    press(made, "letter.edit")
    yield made
    made.hide()


@pytest.fixture
def asked(monkeypatch):
    """Answer the question before a letter is made, and gather what it says."""

    class Asked(list):
        answer = False

    told = Asked()
    monkeypatch.setattr(letter, "may_make", lambda _parent, said: told.append(list(said)) or told.answer)
    return told


def remarks(panel):
    return panel.editing.remarks.rows


def read_again(qtbot, panel, change):
    before = panel.reading
    change()
    qtbot.waitUntil(lambda: panel.reading is not before, timeout=20_000)


def take_out(qtbot, panel, words):
    paper = panel.editing.paper
    cursor = QTextCursor(line_with(paper.document(), words))
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    paper.setTextCursor(cursor)
    read_again(qtbot, panel, lambda: qtbot.keyClick(paper, Qt.Key.Key_Delete))


def add(qtbot, panel, words):
    paper = panel.editing.paper
    paper.moveCursor(QTextCursor.MoveOperation.End)
    read_again(qtbot, panel, lambda: qtbot.keyClicks(paper, words))
    if words not in panel.reading.written.text:
        read_again(qtbot, panel, lambda: None)


def test_what_the_text_no_longer_says_stands_beside_it_with_its_law(qtbot, panel):
    assert remarks(panel) == []
    assert panel.editing.remarks.isHidden()
    take_out(qtbot, panel, DATE_LINE)
    (row,) = remarks(panel)
    assert row.isVisible()
    assert row.findChild(QWidget, "letter_warning.text").text() == (
        "The letter no longer says, or not in full: the period for the answer, with its last day."
    )
    assert row.findChild(QWidget, "letter_warning.source").text() == "Source: EDPB 01/2022 para 57"


def test_it_is_put_back_where_it_stood_in_one_step(qtbot, panel, desk):
    before = panel.editing.paper.lines()
    take_out(qtbot, panel, DATE_LINE)
    read_again(qtbot, panel, lambda: press(panel, "letter_warning.back"))
    assert panel.editing.paper.lines() == before
    assert remarks(panel) == []
    assert panel.editing.remarks.isHidden()
    assert not desk.letter_drafts.has_unmade()
    read_again(
        qtbot, panel, lambda: qtbot.keyClick(panel.editing.paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    )
    assert len(remarks(panel)) == 1


def test_it_is_put_back_once_however_often_that_is_pressed(qtbot, panel):
    before = panel.editing.paper.lines()
    take_out(qtbot, panel, DATE_LINE)
    back = panel.editing.remarks.findChild(QPushButton, "letter_warning.back")
    back.click()
    back.click()
    assert panel.editing.paper.lines() == before


def test_what_it_must_not_say_leads_to_its_line(qtbot, panel):
    add(qtbot, panel, " Please send us a copy of your passport.")
    (row,) = remarks(panel)
    paper = panel.editing.paper
    paper.moveCursor(QTextCursor.MoveOperation.Start)
    press(row, "letter_warning.line")
    assert "copy of your passport" in paper.textCursor().block().text()
    assert len(paper.extraSelections()) == 1
    qtbot.keyClick(paper, Qt.Key.Key_Left)
    assert paper.extraSelections() == []


def test_the_facts_show_the_same_and_lead_into_the_text(qtbot, panel):
    take_out(qtbot, panel, DATE_LINE)
    press(panel, "letter.edit")
    (row,) = panel.facts.warnings
    press(row, "letter_warning.line")
    assert panel.editing.isVisible()
    assert panel.editing.paper.textCursor().block().text() == "When you will have our answer"


def test_missing_facts_stay_in_sight_and_can_be_filled_in(qtbot, panel):
    press(panel, "letter.edit")
    read_again(qtbot, panel, lambda: panel.choice.show_letter("extension"))
    press(panel, "letter.edit")
    lacking = [row for row in remarks(panel) if isinstance(row, MissingRow)]
    assert [row.fact for row in lacking] == [fact for fact in panel.reading.facts if fact.is_missing]
    assert lacking[0].accessibleName().startswith("Missing: Reason. ")
    press(lacking[0], "letter_missing_fact.mend")
    assert panel.mending.isVisible()
    assert panel.mending.form.names() == ("extension_reason", "extension_details")
    panel.mending.close_form()


def test_making_it_asks_once_and_keeps_her_text(qtbot, panel, register, case, asked):
    take_out(qtbot, panel, DATE_LINE)
    press(panel, "letter.make")
    assert register.all(Message, case_id=case.id) == []
    assert "the period for the answer" in asked[0][0]
    asked.answer = True
    press(panel, "letter.make")
    press(panel, "letter.make")
    assert len(asked) == 2
    (message,) = register.all(Message, case_id=case.id)
    assert DATE_LINE not in message.body
    add(qtbot, panel, " Until then.")
    press(panel, "letter.make")
    assert asked[2] == asked[1]
    add(qtbot, panel, " Please send us a copy of your passport.")
    press(panel, "letter.make")
    assert len(asked) == 4


def test_what_was_typed_a_moment_ago_is_asked_about_too(qtbot, panel, register, case, asked):
    panel.editing.paper.selectAll()
    qtbot.keyClicks(panel.editing.paper, "Your request")
    press(panel, "letter.make")
    assert len(asked[0]) > 2
    assert register.all(Message, case_id=case.id) == []


def test_an_unchanged_letter_asks_nothing(panel, register, case, asked):
    press(panel, "letter.make")
    assert asked == []
    assert len(register.all(Message, case_id=case.id)) == 1


def test_many_remarks_leave_the_text_its_room(qtbot, panel):
    paper = panel.editing.paper
    paper.selectAll()
    read_again(qtbot, panel, lambda: qtbot.keyClicks(paper, "Re"))
    assert len([row for row in remarks(panel) if isinstance(row, WarningRow)]) > 3
    qtbot.waitUntil(lambda: paper.height() > panel.editing.remarks.height())
    panel.resize(520, 420)
    qtbot.waitUntil(lambda: paper.height() >= 120)
    below = panel.editing.for_good.mapTo(panel.editing, QPoint(0, 0)).y()
    assert paper.geometry().bottom() < panel.editing.remarks.y()
    assert panel.editing.remarks.geometry().bottom() < below
    assert below + panel.editing.for_good.height() <= panel._sides.height()
