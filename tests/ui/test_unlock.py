"""The locked door: the right key opens it, wrong ones get a sentence and a longer wait, and nothing else is shown."""

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from officer_app.services.register import Effort, create_register
from officer_app.ui.jobs import Jobs
from officer_app.ui.opening import Opener
from officer_app.ui.pages.unlock import UnlockPage

PASSPHRASE = ' purple otter\'s "canoe" 7'
QUICK = Effort(memory_log2=12, passes=1, lanes=1)


@pytest.fixture
def locked(tmp_path, clock):
    made = create_register(tmp_path / "Office.officer", PASSPHRASE, clock=clock, actor="Anna", effort=QUICK)
    key = made.recovery_key()
    made.close()
    return made.path, key


@pytest.fixture
def page(qtbot, clock, locked):
    jobs = Jobs()
    opened = UnlockPage(Opener(jobs, clock, "Anna"))
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    opened.ask(locked[0])
    opened.show()
    yield opened
    jobs.stop()


def press(page, qtbot):
    qtbot.mouseClick(page.findChild(QPushButton, "unlock.open"), Qt.MouseButton.LeftButton)


def test_passphrase_opens_the_register_and_is_forgotten(qtbot, page):
    page.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(page.unlocked, timeout=20_000) as opened:
        press(page, qtbot)
    register = opened.args[0]
    assert register.encrypted
    assert page.passphrase.text() == ""
    register.close()


def test_enter_opens_too(qtbot, page):
    qtbot.keyClicks(page.passphrase.line, PASSPHRASE)
    with qtbot.waitSignal(page.unlocked, timeout=20_000) as opened:
        qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    opened.args[0].close()


def test_wrong_passphrase_has_a_sentence_leaves_the_file_and_waits_longer(qtbot, page, locked):
    before = hashlib.sha256(locked[0].read_bytes()).hexdigest()
    waits = []
    for attempt in range(4):
        page._set_waiting(0)
        page.passphrase.line.setText(f"wrong {attempt}")
        press(page, qtbot)
        qtbot.waitUntil(lambda number=attempt: page._failures == number + 1, timeout=20_000)
        waits.append(page._wait)
    assert waits == [0, 0, 1, 2]
    assert "passphrase" in page.findChild(QLabel, "unlock.problem").text()
    assert page.passphrase.text() == "wrong 3"
    assert page.open_button.text() == "Wait 2 seconds"
    assert not page.open_button.isEnabled()
    page._count_down()
    assert page.open_button.text() == "Wait 1 second"
    page._count_down()
    assert page.open_button.isEnabled()
    assert hashlib.sha256(locked[0].read_bytes()).hexdigest() == before


def test_nothing_typed_is_no_attempt(qtbot, page):
    press(page, qtbot)
    assert page.remark.text() == "Enter the passphrase."
    assert page._failures == 0


def test_recovery_key_opens_the_register(qtbot, page, locked):
    page.findChild(QPushButton, "unlock.turn").click()
    assert not page.passphrase.isVisible()
    page.recovery_line.setText(f" {locked[1].lower()} ")
    with qtbot.waitSignal(page.unlocked, timeout=20_000) as opened:
        press(page, qtbot)
    opened.args[0].close()


def test_wrong_recovery_key_has_a_sentence(qtbot, page):
    page.findChild(QPushButton, "unlock.turn").click()
    page.recovery_line.setText("ABCD")
    press(page, qtbot)
    assert page.remark.text()
    assert page.recovery_line.text() == "ABCD"


def test_locking_again_shows_nothing_of_before(page, locked):
    page.passphrase.line.setText("half typed")
    page.findChild(QPushButton, "unlock.turn").click()
    page.recovery_line.setText("half")
    page.remark.say("Something")
    page.ask(locked[0])
    assert page.passphrase.text() == page.recovery_line.text() == page.remark.text() == ""
    assert page.passphrase.isVisible()
    assert page.file_name.text() == "Office.officer"


def test_file_that_was_left_meanwhile_does_not_open(qtbot, page, locked, tmp_path):
    with qtbot.assertNotEmitted(page.unlocked):
        page.passphrase.line.setText(PASSPHRASE)
        press(page, qtbot)
        page.ask(tmp_path / "Other.officer")
        qtbot.waitUntil(lambda: page._opener.jobs.under_way() == (), timeout=20_000)
    page.ask(locked[0])


def test_caps_lock_is_noticed_from_what_arrives(qtbot, page):
    caps = page.findChild(QLabel, "passphrase.caps")
    qtbot.keyClick(page.passphrase.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not caps.isVisible()
    qtbot.keyClick(page.passphrase.line, "A")
    assert caps.isVisible()
    qtbot.keyClick(page.passphrase.line, "a")
    assert not caps.isVisible()


def test_passphrase_is_shown_only_on_demand(page):
    line = page.passphrase.line
    assert line.echoMode() is line.EchoMode.Password
    page.findChild(QPushButton, "passphrase.show").click()
    assert line.echoMode() is line.EchoMode.Normal
    page.passphrase.clear()
    assert line.echoMode() is line.EchoMode.Password


def test_another_file_is_one_press_away(qtbot, page):
    with qtbot.waitSignal(page.other_wanted):
        page.findChild(QPushButton, "unlock.other").click()


def test_failure_of_ours_is_not_shown_as_a_wrong_passphrase(qtbot, page):
    with qtbot.waitSignal(page._opener.jobs.crashed):
        page._refused(ValueError("ours"))
    assert page.remark.text() == ""
