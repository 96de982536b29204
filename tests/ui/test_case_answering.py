"""Before a case is marked as answered or closed, the window names what is still open; going back is the safe answer."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from officer_app.domain.case import Case
from officer_app.domain.vocabulary import Delivery, Direction, Outcome, Stage
from officer_app.services import case_work, cases
from officer_app.ui.dialogs.question import Question
from officer_app.ui.dialogs.record import RecordDialog

READY, FRESH = 2, 6


class Asked:
    """Answers the next question with one of its buttons, and remembers what it said."""

    def __init__(self, name):
        self.words, self.details, self.verb, self.has_safe_default = "", "", "", False
        self._name = name
        self._timer = QTimer()
        self._timer.timeout.connect(self._answer)
        self._timer.start(5)

    def _answer(self):
        asked = (each for each in QApplication.topLevelWidgets() if isinstance(each, Question))
        dialog = next((each for each in asked if each.isVisible()), None)
        if dialog is None:
            return
        self._timer.stop()
        self.words = dialog.findChild(QLabel, "question.words").text()
        self.details = dialog.findChild(QLabel, "question.details").text()
        self.verb = dialog.findChild(QPushButton, "question.verb").text()
        safe = dialog.findChild(QPushButton, "question.safe")
        self.has_safe_default = safe.isDefault() and dialog.focusWidget() is safe
        dialog.findChild(QPushButton, self._name).click()


@pytest.fixture
def open_case(lively, window, settled):
    """Show a case over the whole page and return its panel."""

    def show(number):
        window.workplace.desk.open_case(lively[number].id)
        settled()
        return window.workplace.page("cases").panel

    return show


def decide(outcome):
    """Fill the dialog that asks for the decision, and save it."""

    def answer():
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, RecordDialog))
        dialog.form.show_values({"outcome": outcome})
        dialog.form.save()

    QTimer.singleShot(0, answer)


def choose(panel, name):
    next(each for each in panel.header.menu.actions() if each.objectName() == name).trigger()


def wait_for_two(register, case):
    for system in ("CRM", "Newsletter tool"):
        case_work.add_task(register, case.id, system=system)
    cases.edit_case(register, case.id, outcome=Outcome.GRANTED)


def test_an_answer_without_letter_and_with_waiting_tasks_is_asked_about(open_case, register, lively, settled):
    wait_for_two(register, lively[READY])
    panel = open_case(READY)
    asked = Asked("question.safe")
    panel.header.next.click()
    assert asked.words == "Is the request answered?"
    assert "No letter with the answer is recorded with this case." in asked.details
    assert "2 tasks still wait for an answer: CRM, Newsletter tool." in asked.details
    assert asked.verb == "Mark as answered all the same"
    assert asked.has_safe_default
    assert register.get(Case, lively[READY].id).stage is Stage.READY
    asked = Asked("question.verb")
    panel.header.next.click()
    settled()
    assert asked.words
    assert register.get(Case, lively[READY].id).stage is Stage.ANSWERED


def test_escape_goes_back(qtbot, open_case, register, lively):
    wait_for_two(register, lively[READY])
    panel = open_case(READY)
    QTimer.singleShot(50, lambda: qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))
    panel.header.next.click()
    assert register.get(Case, lively[READY].id).stage is Stage.READY


def test_nothing_is_asked_where_the_answer_left(open_case, register, lively, settled):
    case_work.add_message(
        register, lively[READY].id, direction=Direction.OUT, subject="Our answer", delivery=Delivery.SENT
    )
    cases.edit_case(register, lively[READY].id, outcome=Outcome.GRANTED)
    open_case(READY).header.next.click()
    settled()
    assert register.get(Case, lively[READY].id).stage is Stage.ANSWERED


def test_going_back_keeps_the_decision_that_was_just_made(open_case, register, lively, window):
    panel = open_case(READY)
    decide(Outcome.NOTHING_HELD)
    asked = Asked("question.safe")
    panel.header.next.click()
    case = register.get(Case, lively[READY].id)
    assert "No letter" in asked.details
    assert (case.stage, case.outcome) == (Stage.READY, Outcome.NOTHING_HELD)
    assert "The decision is kept" in window.workplace.desk.notices.shown()[-1].accessibleName()


def test_a_case_with_waiting_tasks_is_not_closed_in_passing(open_case, register, lively, settled):
    case_work.add_task(register, lively[FRESH].id, system="CRM")
    panel = open_case(FRESH)
    decide(Outcome.NOT_OURS)
    asked = Asked("question.verb")
    choose(panel, "move.closed")
    settled()
    assert asked.words == "Is the case done?"
    assert "The person was not told that the request is not for this organisation." in asked.details
    assert "1 task still waits for an answer: CRM." in asked.details
    assert asked.verb == "Close the case all the same"
    assert register.get(Case, lively[FRESH].id).stage is Stage.CLOSED


def test_a_move_that_is_refused_is_not_asked_about(open_case, register, lively, window):
    cases.edit_case(register, lively[READY].id, outcome=Outcome.GRANTED)
    choose(open_case(READY), "move.closed")
    assert "has no answer yet" in window.workplace.desk.notices.shown()[-1].accessibleName()
    assert register.get(Case, lively[READY].id).stage is Stage.READY
