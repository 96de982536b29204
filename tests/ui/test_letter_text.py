"""The text of one letter changed by hand: typed in the window, seen on its pages, kept, made, recorded."""

import io

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from officer_app.domain.correspondence import Attachment, Message
from officer_app.services.cases import edit_case
from officer_app.services.letter_text import Look
from officer_app.ui.desk import Desk
from officer_app.ui.jobs import Jobs
from officer_app.ui.pages import letter, letter_editing
from officer_app.ui.settings import Settings
from tests.ui.letter_page import english_case, press, shown


@pytest.fixture
def desk(qtbot, register, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs(window)
    made = Desk(register, jobs, Settings(tmp_path / "state"), window)
    made.faults = []
    jobs.failed.connect(made.faults.append)
    jobs.crashed.connect(made.faults.append)
    yield made
    jobs.stop()
    assert made.faults == []


@pytest.fixture
def case(register, days):
    return english_case(register, days(-10))


@pytest.fixture
def panel(qtbot, desk, case):
    made = shown(qtbot, desk, case)
    press(made, "letter.edit")
    yield made
    made.hide()


def write(qtbot, panel, words):
    """Type at the end of the first paragraph, and wait for the pages."""
    before = panel.reading
    paper = panel.editing.paper
    cursor = QTextCursor(paper.document().begin().next())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    paper.setTextCursor(cursor)
    qtbot.keyClicks(paper, words)
    qtbot.waitUntil(lambda: panel.reading is not before and words in panel.reading.written.text, timeout=20_000)


def text_of(pdf):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_text_begins_as_it_is_written_from_the_facts(panel):
    text = panel.editing.paper.toPlainText()
    assert text.startswith("Your request has reached us\nThank you for writing to us.")
    assert "23 March 2026" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "{{" not in text
    assert panel.verbs.draft_note.text() == ""


def test_what_is_typed_stands_on_the_page_and_in_the_record(qtbot, panel, register, case, monkeypatch):
    asked = []
    monkeypatch.setattr(letter, "may_make", lambda _parent, said: not asked.append(said))
    write(qtbot, panel, " **We** are glad. {{reasons}} <b>& so on")
    assert panel.verbs.draft_note.text() == "text changed by hand"
    press(panel, "letter.make")
    (message,) = register.all(Message, case_id=case.id)
    assert message.template_version.endswith(" edited")
    assert "**We** are glad. {{reasons}} <b>& so on" in message.body
    (kept,) = register.all(Attachment, case_id=case.id)
    assert "glad" in text_of(register.content(kept.digest))
    press(panel, "letter.make")
    assert len(register.all(Message, case_id=case.id)) == 1
    assert [len(said) for said in asked] == [1]
    assert "{{reasons}}" in asked[0][0]


def test_bold_italic_headings_and_lists_by_keys_alone(qtbot, panel):
    paper, tools = panel.editing.paper, panel.editing.tools
    paper.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClick(paper, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(paper, "bold")
    assert tools.bold.isChecked()
    qtbot.keyClick(paper, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(paper, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(paper, "slanted")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(paper, Qt.Key.Key_2, keys)
    qtbot.keyClicks(paper, "Head")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert paper.look() is Look.TEXT
    paper.choose_look(Look.NUMBER)
    qtbot.keyClicks(paper, "one")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClicks(paper, "two")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert paper.look() is Look.TEXT
    lines = [line for line in paper.lines() if line.parts][-4:]
    assert [line.look for line in lines] == [Look.TEXT, Look.HEADING, Look.NUMBER, Look.NUMBER]
    assert [(part.text, part.bold, part.italic) for part in lines[0].parts] == [
        ("bold", True, False),
        ("slanted", False, True),
    ]
    qtbot.waitUntil(lambda: "two" in panel.reading.written.text, timeout=20_000)


def test_text_stays_when_she_goes_to_another_letter_page_or_case(qtbot, desk, panel, case):
    write(qtbot, panel, " By hand.")
    panel.choice.show_letter("extension")
    qtbot.waitUntil(lambda: "By hand." not in panel.reading.written.text, timeout=20_000)
    assert "By hand." not in panel.editing.paper.toPlainText()
    panel.choice.show_letter("acknowledgement")
    qtbot.waitUntil(lambda: "By hand." in panel.reading.written.text, timeout=20_000)
    panel.hide()
    again = shown(qtbot, desk, case)
    assert "By hand." in again.editing.paper.toPlainText()
    assert desk.letter_drafts.has_unmade()
    press(again, "letter.make")
    assert not desk.letter_drafts.has_unmade()
    again.hide()


def test_facts_that_change_are_told_and_do_not_touch_her_text(qtbot, panel, register, case, days):
    write(qtbot, panel, " By hand.")
    before = panel.reading
    edit_case(register, case.id, received_on=days(-4), received_note="It lay at the desk.")
    qtbot.waitUntil(lambda: panel.reading is not before, timeout=20_000)
    assert "has changed since you began" in panel.editing.remark.text()
    assert "By hand." in panel.editing.paper.toPlainText()


@pytest.mark.parametrize("answer", [True, False])
def test_back_to_the_original_asks(qtbot, panel, monkeypatch, answer):
    monkeypatch.setattr(letter_editing, "confirm", lambda *_args, **_named: answer)
    write(qtbot, panel, " By hand.")
    press(panel, "letter_original")
    assert ("By hand." in panel.editing.paper.toPlainText()) is not answer
    if answer:
        qtbot.waitUntil(lambda: panel.verbs.draft_note.text() == "", timeout=20_000)
        assert not panel.editing.original.isEnabled()


def test_a_letter_without_a_subject_is_not_made_and_nothing_is_lost(qtbot, panel, register, case):
    panel.editing.paper.selectAll()
    qtbot.keyClick(panel.editing.paper, Qt.Key.Key_Delete)
    assert "has no subject" in panel.editing.remark.text()
    press(panel, "letter.make")
    assert register.all(Message, case_id=case.id) == []
    qtbot.keyClick(panel.editing.paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Thank you for writing" in panel.editing.paper.toPlainText()


def test_typing_the_text_back_is_no_change(qtbot, desk, panel):
    write(qtbot, panel, "x")
    qtbot.keyClick(panel.editing.paper, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: panel.verbs.draft_note.text() == "", timeout=20_000)
    assert not desk.letter_drafts.has_unmade()


def test_way_to_the_wording_of_all_such_letters(qtbot, desk, panel):
    with qtbot.waitSignal(desk.wording_wanted) as told:
        press(panel, "letter_for_good")
    assert told.args == ["acknowledgement", "en"]
