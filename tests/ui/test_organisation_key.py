"""What opens the register: changed, made stronger or given for the first time while the window goes on working."""

import threading
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from officer_app.domain.case import Case
from officer_app.domain.errors import RegisterInUse, WrongPassphrase
from officer_app.services.register import Effort, create_register, earlier_copy, is_encrypted, open_register
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import Question
from officer_app.ui.jobs import Jobs
from officer_app.ui.pages.organisation import OrganisationPage
from officer_app.ui.renewing import offer_stronger_key
from officer_app.ui.settings import Settings

OLD, NEW = "purple otter under a canoe", "green heron above a canoe"
CHEAP = Effort(memory_log2=12, passes=1, lanes=1)


def make_page(qtbot, register, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    desk = Desk(register, Jobs(window), Settings(tmp_path / "state"), window)
    page = OrganisationPage(desk)
    qtbot.addWidget(page)
    page.resize(1170, 725)
    page.show_key()
    page.show()
    return page, desk


@pytest.fixture(autouse=True)
def _cheap_standard(monkeypatch):
    """Let a guess cost little more than in the registers made here; the real figures are tested in the storage."""
    monkeypatch.setattr("officer_app.services.register.USUAL_EFFORT", Effort(memory_log2=12, passes=2, lanes=1))


@pytest.fixture
def locked_page(qtbot, tmp_path, clock):
    made = create_register(tmp_path / "locked.officer", OLD, clock=clock, actor="Anna", effort=CHEAP)
    page, desk = make_page(qtbot, made, tmp_path)
    yield page, desk, made
    desk.jobs.stop()
    made.close()


@pytest.fixture
def plain_page(qtbot, register, tmp_path):
    page, desk = make_page(qtbot, register, tmp_path)
    yield page, desk, register
    desk.jobs.stop()


@pytest.fixture
def held(monkeypatch):
    """Hold every renewal up once the new file is written, until the event is set."""
    from officer_app.services.renewal import Renewal  # noqa: PLC0415 - held up here only

    go, honest = threading.Event(), Renewal.write

    def write(renewal, progress, cancelled):
        honest(renewal, progress, cancelled)
        go.wait(30)

    monkeypatch.setattr(Renewal, "write", write)
    yield go
    go.set()


def press(page, name):
    page.findChild(QPushButton, name).click()


def type_passphrases(page, old, new, again):
    page.key.old.line.setText(old)
    page.key.new.first.line.setText(new)
    page.key.new.again.line.setText(again)
    press(page, "passphrase.change")


def wait_for_the_end(qtbot, page):
    qtbot.waitUntil(lambda: not page.key.is_busy(), timeout=20_000)


def said(desk):
    return [each.accessibleName() for each in desk.notices.shown()]


def opens(path, passphrase, clock):
    try:
        open_register(path, passphrase=passphrase, clock=clock, actor="Anna").close()
    except WrongPassphrase:
        return False
    return True


def test_passphrase_is_changed_and_the_window_works_meanwhile(qtbot, locked_page, clock, held):
    page, desk, register = locked_page
    type_passphrases(page, OLD, NEW, NEW)
    assert page.is_dirty()
    assert not page.findChild(QPushButton, "passphrase.change").isEnabled()
    assert QApplication.overrideCursor() is None
    with pytest.raises(RegisterInUse, match="What you typed stays here"), register.change("case.open"):
        pass
    assert register.all(Case) == []
    held.set()
    wait_for_the_end(qtbot, page)
    assert page.key.old.text() == page.key.new.first.text() == ""
    assert page.findChild(QPushButton, "passphrase.change").isEnabled()
    assert "Print a new recovery sheet" in said(desk)[0]
    with register.change("case.open") as work:
        work.insert(Case(reference="2026-0001"))
    qtbot.waitUntil(lambda: not desk.jobs.under_way())
    register.close()
    assert (opens(register.path, OLD, clock), opens(register.path, NEW, clock)) == (False, True)


def test_argon2_runs_in_another_thread(qtbot, locked_page, monkeypatch):
    page, _desk, _register = locked_page
    threads = set()
    from officer_app.storage import keys  # noqa: PLC0415 - watched here only

    honest = keys.hash_secret_raw

    def slow(*arguments):
        threads.add(threading.current_thread())
        time.sleep(0.3)
        return honest(*arguments)

    monkeypatch.setattr(keys, "hash_secret_raw", slow)
    beats = []
    pulse = QTimer()
    pulse.timeout.connect(lambda: beats.append(True))
    pulse.start(10)
    type_passphrases(page, OLD, NEW, NEW)
    wait_for_the_end(qtbot, page)
    assert threading.main_thread() not in threads
    assert threads
    assert len(beats) > 5


def test_wrong_old_passphrase_is_told_and_changes_nothing(qtbot, locked_page, clock):
    page, _desk, register = locked_page
    type_passphrases(page, "not this one", NEW, NEW)
    wait_for_the_end(qtbot, page)
    assert "not the passphrase" in page.findChild(QLabel, "old_passphrase.problem").text()
    assert page.key.new.first.text() == NEW
    register.close()
    assert opens(register.path, OLD, clock)


def test_given_up_nothing_has_changed_and_what_was_typed_is_there(qtbot, locked_page, clock, held):
    page, desk, register = locked_page
    type_passphrases(page, OLD, NEW, NEW)
    desk.jobs.under_way()[0].cancel()
    held.set()
    wait_for_the_end(qtbot, page)
    assert said(desk) == ["Given up. The register is as it was, and so is its passphrase."]
    assert page.key.new.first.text() == NEW
    assert earlier_copy(register.path) is None
    register.close()
    assert opens(register.path, OLD, clock)


def test_new_passphrases_that_differ_are_told(locked_page):
    page, _desk, _register = locked_page
    type_passphrases(page, OLD, NEW, NEW + "x")
    assert "differ" in page.findChild(QLabel, "passphrase_again.problem").text()
    assert not page.key.is_busy()


def test_a_full_disk_is_told_and_changes_nothing(qtbot, locked_page, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    page, desk, register = locked_page
    monkeypatch.setattr("officer_app.storage.renewal.make_private", full)
    type_passphrases(page, OLD, NEW, NEW)
    wait_for_the_end(qtbot, page)
    assert said(desk) == ["The register could not be written anew: No space left on device. Nothing was changed."]
    with register.change("case.open") as work:
        work.insert(Case(reference="2026-0001"))


def test_a_weaker_register_is_made_stronger_where_it_is_wanted(qtbot, locked_page, clock):
    page, desk, register = locked_page
    page.key.today.line.setText(OLD)
    press(page, "passphrase.strengthen")
    wait_for_the_end(qtbot, page)
    assert not register.could_be_stronger
    qtbot.waitUntil(lambda: page.findChild(QLabel, "stronger_card_title") is None)
    assert "Print a new recovery sheet" in said(desk)[0]
    qtbot.waitUntil(lambda: not desk.jobs.under_way())
    register.close()
    assert opens(register.path, OLD, clock)


def test_a_stronger_key_is_offered_once(locked_page):
    _page, desk, register = locked_page
    shown = []
    for _ in range(2):
        offer_stronger_key(desk, lambda: shown.append(True))
    (notice,) = desk.notices.shown()
    assert "can be made stronger" in notice.accessibleName()
    notice.findChild(QPushButton, "notice_offer").click()
    assert shown == [True]
    assert Settings(desk.settings.path.parent).values.offered_stronger == (str(register.path),)
    assert register.could_be_stronger


def test_plain_register_is_protected(qtbot, plain_page, clock):
    page, desk, register = plain_page
    assert page.findChild(QPushButton, "passphrase.change") is None
    assert page.findChild(QLabel, "plain_card_title").text() == "Without encryption"
    page.key.new.first.line.setText(NEW)
    page.key.new.again.line.setText(NEW)
    press(page, "passphrase.protect")
    wait_for_the_end(qtbot, page)
    assert said(desk)[0].startswith("The register is encrypted now. Print a new recovery sheet")
    assert page.findChild(QPushButton, "passphrase.change").isVisible()
    assert page.findChild(QPushButton, "copy.remove") is None
    qtbot.waitUntil(lambda: not desk.jobs.under_way())
    register.close()
    assert is_encrypted(register.path)
    assert opens(register.path, NEW, clock)


def test_the_register_as_it_was_is_named_and_removed(qtbot, locked_page):
    page, _desk, register = locked_page
    type_passphrases(page, OLD, NEW, NEW)
    wait_for_the_end(qtbot, page)
    copy = earlier_copy(register.path)
    assert copy.name in page.findChild(QLabel, "copy_words").text()

    def remove():
        question = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Question))
        question.findChild(QPushButton, "question.verb").click()

    QTimer.singleShot(0, remove)
    press(page, "copy.remove")
    assert not copy.exists()
    assert register.path.exists()


def test_recovery_sheet_is_saved_for_the_owner_only(locked_page, monkeypatch, tmp_path):
    page, _desk, _register = locked_page
    monkeypatch.setattr("officer_app.ui.saving.choose_new_file", lambda *_: tmp_path / "sheet")
    press(page, "sheet.save")
    sheet = tmp_path / "sheet.pdf"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert sheet.stat().st_mode & 0o077 == 0


def test_the_whole_window_knows_that_the_register_is_protected_now(qtbot, window, register):
    assert window.workplace.top.lock.isHidden()
    window.show_page("organisation")
    page = window.workplace.current
    page.key.new.first.line.setText(NEW)
    page.key.new.again.line.setText(NEW)
    page.key.protect()
    assert not window.workplace.may_leave()
    wait_for_the_end(qtbot, page)
    assert window.workplace.top.lock.isVisible()
    assert window.can_lock()
    assert window.findChild(QLabel, "status_file").text() == f"{register.path.name}, encrypted"
    qtbot.waitUntil(lambda: not window.workplace.desk.jobs.under_way(), timeout=20_000)
    assert window.workplace.may_leave()
