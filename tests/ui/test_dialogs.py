"""Dialogs: a record that is kept or refused, and questions whose safe answer is the default."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from officer_app.domain.correspondence import Message, Pause, SearchTask
from officer_app.domain.errors import ProblemsFound
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.words import Sentence
from officer_app.ui.dialogs.question import Question
from officer_app.ui.dialogs.record import RecordDialog, edit_record


def remark(form, name):
    return form.findChild(QLabel, f"{name}.problem").text()


def answer(name):
    """Press a button in the question that is about to open."""

    def press():
        question = next(each for each in QGuiApplication.instance().topLevelWidgets() if isinstance(each, Question))
        question.findChild(QPushButton, name).click()

    QTimer.singleShot(0, press)


@pytest.mark.parametrize(("name", "stays"), [("question.safe", True), ("question.verb", False)])
def test_dialog_asks_before_typed_words_are_lost(qtbot, name, stays):
    dialog = RecordDialog(None, IdentityCheck)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.findChild(QPlainTextEdit, "doubt").setPlainText("Another address.")
    answer(name)
    dialog.reject()
    assert dialog.isVisible() is stays
    assert dialog.findChild(QPlainTextEdit, "doubt").toPlainText() == "Another address."
    dialog.form.load(IdentityCheck())


@pytest.mark.parametrize("record_type", [SearchTask, Message, Pause, IdentityCheck])
def test_dialog_opens_as_tall_as_its_fields_need(qtbot, record_type):
    dialog = RecordDialog(None, record_type)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = dialog.findChild(QScrollArea, "record_scroll").viewport().height()
    assert shown >= min(dialog.form.sizeHint().height(), 500)


@pytest.mark.parametrize("key", list(RECORD_TYPES))
def test_the_cursor_stands_in_the_first_field_of_every_record(qtbot, key):
    seen = []
    dialog = RecordDialog(None, RECORD_TYPES[key].record)
    qtbot.addWidget(dialog)

    def look():
        seen.append(dialog.focusWidget())
        dialog.done(0)

    QTimer.singleShot(0, look)
    dialog.exec()
    first = dialog.form.editor(dialog.form.names()[0])
    assert seen[0] is not None
    assert seen[0] in {first.field, first.widget, *first.widget.findChildren(QWidget)}


def test_dialog_without_a_change_closes_at_once(qtbot):
    dialog = RecordDialog(None, IdentityCheck)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.close()
    assert not dialog.isVisible()


def test_dialog_stays_open_where_the_verb_refuses(qtbot):
    def keep(_values):
        raise ProblemsFound({"doubt": Sentence("Say what makes you doubt.")})

    dialog = RecordDialog(None, IdentityCheck, keep=keep)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.findChild(QPushButton, "record_save").click()
    assert dialog.isVisible()
    assert dialog.values is None
    assert remark(dialog.form, "doubt") == "Say what makes you doubt."
    dialog.form.load(IdentityCheck())


def test_edited_record_comes_back(qtbot):
    def fill():
        dialog = next(each for each in QGuiApplication.instance().topLevelWidgets() if isinstance(each, RecordDialog))
        qtbot.keyClicks(dialog.findChild(QLineEdit, "system"), "Mailing platform")
        dialog.findChild(QPushButton, "record_save").click()

    QTimer.singleShot(0, fill)
    values = edit_record(None, SearchTask, fields=("system", "due_on"), title="Add a task")
    assert values == {"system": "Mailing platform", "due_on": None}


def test_question_is_safe_by_default(qtbot):
    question = Question(None, "Erase <b>3</b> people?", "Erase", details="They are gone for good.")
    qtbot.addWidget(question)
    question.show()
    assert question.findChild(QPushButton, "question.safe").isDefault()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert question.result() == QDialog.DialogCode.Rejected
