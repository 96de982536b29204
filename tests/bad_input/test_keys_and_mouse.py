"""Impatient hands: pressing twice, holding keys, dropping and closing in the middle of something."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message
from officer_app.services.register import open_register
from officer_app.ui.dialogs.record import RecordDialog

MAIL = (
    b"From: Ann Lee <ann@example.org>\nDate: Mon, 30 Mar 2026 10:12:00 +0200\n\nPlease delete all my data.\n\nAnn Lee"
)
SAVE_KEYS = ((Qt.Key.Key_Return, "control"), (Qt.Key.Key_Enter, "control"), (Qt.Key.Key_S, "control"))


@pytest.fixture
def typed(hand):
    page = hand.page("new_case")
    line = page.findChild(QLineEdit, "subject_name")
    line.setText("Ann")
    hand.press("rights.access")
    line.setFocus()
    return line


def test_saving_keys_pressed_many_times_open_one_case(hand, typed, register, qtbot):
    for _ in range(5):
        for key, _with in SAVE_KEYS:
            qtbot.keyClick(hand.window.focusWidget() or typed, key, Qt.KeyboardModifier.ControlModifier)
    hand.settled()
    assert len(register.all(Case)) == 1


def test_a_button_pressed_twice_opens_one_case(hand, typed, register, qtbot):
    save = hand.window.findChild(QPushButton, "new_case.save")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(save, Qt.MouseButton.LeftButton)
    hand.settled()
    assert [case.subject_name for case in register.all(Case)] == ["Ann"]
    assert typed


def test_ok_pressed_twice_in_a_dialog_keeps_one_record(hand, case_of, qtbot):
    panel = hand.case(case_of().id, "messages")
    kept = []

    def keep(values):
        kept.append(values)

    dialog = RecordDialog(hand.window, Message, None, ("body",), keep=keep)
    dialog.show()
    dialog.findChild(QPlainTextEdit, "body").setPlainText("He called.")
    ok = dialog.findChild(QPushButton, "record_save")
    qtbot.mouseDClick(ok, Qt.MouseButton.LeftButton)
    ok.click()
    dialog.form.save()
    assert len(kept) == 1
    assert panel.isVisible()


@pytest.mark.parametrize("answer", [True, False])
def test_escape_in_a_form_with_words_asks_first(hand, typed, qtbot, monkeypatch, answer):
    asked = []
    monkeypatch.setattr("officer_app.ui.pages.new_case.may_discard", lambda _parent: asked.append(1) or answer)
    qtbot.keyClick(typed, Qt.Key.Key_Escape)
    assert asked == [1]
    line = hand.work.page("new_case").findChild(QLineEdit, "subject_name")
    assert line.text() == ("" if answer else "Ann")


def test_reading_again_many_times_reads_and_loses_nothing(hand, case_of, typed, qtbot):
    case_of("Bram")
    for _ in range(50):
        hand.window.reload()
        qtbot.keyClick(hand.window, Qt.Key.Key_F5)
    hand.settled()
    assert typed.text() == "Ann"
    assert hand.listed() == ["Bram"]


def test_a_message_dropped_over_half_typed_words_asks_and_loses_nothing(hand, typed, register, tmp_path, monkeypatch):
    monkeypatch.setattr("officer_app.ui.pages.new_case.may_discard", lambda _parent: False)
    (tmp_path / "request.eml").write_bytes(MAIL)
    hand.drop(tmp_path / "request.eml")
    assert typed.text() == "Ann"
    hand.press("new_case.save")
    assert [case.subject_name for case in register.all(Case)] == ["Ann"]
    assert register.all(Message) == []


def test_a_message_dropped_while_a_case_is_saved_begins_the_next_one(hand, typed, register, tmp_path, monkeypatch):
    monkeypatch.setattr("officer_app.ui.pages.new_case.may_discard", lambda _parent: False)
    (tmp_path / "request.eml").write_bytes(MAIL)
    hand.window.findChild(QPushButton, "new_case.save").click()
    hand.drop(tmp_path / "request.eml")
    hand.drop(tmp_path / "request.eml")
    hand.press("new_case.save")
    assert [case.subject_name for case in register.all(Case)] == ["Ann", "Ann Lee"]
    assert typed is not None


def test_closed_while_messages_are_read_nothing_is_kept_and_nothing_breaks(hand, register, tmp_path, clock):
    paths = []
    for number in range(10):
        paths.append(tmp_path / f"{number}.eml")
        paths[-1].write_bytes(MAIL + b" x" * 50_000)
    page = hand.page("new_case")
    page.read_files(paths)
    assert hand.window.close()
    hand.settled()
    with open_register(register.path, clock=clock, actor="Anna") as again:
        assert again.all(Case) == []
    assert not [each.name for each in tmp_path.iterdir() if "journal" in each.name]


def test_a_letter_asked_for_twice_and_closed_is_recorded_once(hand, case_of, register, clock):
    case = case_of(subject_address="Rue 1\n1000 Bruxelles", language="fr")
    hand.case(case.id, "letters")
    make = hand.window.findChild(QPushButton, "letter.make")
    make.click()
    make.click()
    assert hand.window.close()
    with open_register(register.path, clock=clock, actor="Anna") as again:
        assert len(again.all(Message, case_id=case.id)) == 1
