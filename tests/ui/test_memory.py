"""What the window keeps and how it starts: settings, geometry, one window a register, jobs, faults."""

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from officer_app.domain.errors import OfficerError
from officer_app.ui.crash import CrashDialog, CrashGuard, facts_of, keep_log
from officer_app.ui.jobs import Jobs
from officer_app.ui.settings import Remembered, Settings, visible_place
from officer_app.ui.single_instance import Doorbell, channel_name, raise_first_window
from officer_app.ui.theme import Look

RUBBISH = (
    "",
    "{",
    "[]",
    "null",
    '{"look": "purple"}',
    '{"look": 5}',
    '{"place": "wide"}',
    '{"place": [1, 2, 3]}',
    '{"place": [1, 2, 3, "x"]}',
    '{"list_width": true}',
    '{"last_register": 7}',
    "[" * 90_000,
    '{"look": "dark", "x": "' + "y" * 10_000_000 + '"}',
)


@pytest.mark.parametrize("text", RUBBISH, ids=range(len(RUBBISH)))
def test_unreadable_settings_give_the_defaults_and_are_set_aside(tmp_path, text):
    (tmp_path / "window.json").write_text(text, "utf-8")
    settings = Settings(tmp_path)
    assert settings.values == Remembered()
    assert (tmp_path / "window.unreadable.json").read_text("utf-8") == text
    settings.keep(look="dark")
    assert Settings(tmp_path).look is Look.DARK


def test_settings_of_a_newer_version_are_read_as_far_as_they_are_known(tmp_path):
    (tmp_path / "window.json").write_text(json.dumps({"look": "dark", "new_thing": {"a": 1}}), "utf-8")
    assert Settings(tmp_path).look is Look.DARK


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path):
    (tmp_path / "state").write_text("a file in the way", "utf-8")
    settings = Settings(tmp_path / "state")
    settings.keep(look="light")
    assert settings.look is Look.LIGHT


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "place",
    [(), (0, 0, 0, 0), (-5000, -5000, 1366, 768), (90_000, 100, 800, 600), (10, 10, 99_999, 99_999), (5, 5, -3, -9)],
)
def test_the_window_is_always_where_it_can_be_seen(place):
    rect = visible_place(place)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(rect)
    assert rect.width() >= min(640, screen.width())
    assert rect.height() >= min(420, screen.height())


@pytest.mark.usefixtures("qapp")
def test_a_good_place_is_kept():
    assert visible_place((20, 30, 700, 500)) == QRect(20, 30, 700, 500)


@pytest.mark.usefixtures("qapp")
def test_a_second_start_rings_at_the_first_window_also_through_a_link(qtbot, tmp_path):
    register = tmp_path / "office.officer"
    register.write_bytes(b"")
    link = tmp_path / "link.officer"
    link.symlink_to(register)
    assert not raise_first_window(register)
    rung = []
    bell = Doorbell(register, lambda: rung.append(1))
    assert bell.is_listening
    assert raise_first_window(link)
    qtbot.waitUntil(lambda: rung == [1])
    bell.close()
    assert not raise_first_window(register)


@pytest.mark.usefixtures("qapp")
def test_a_doorbell_left_by_a_killed_program_does_not_matter(tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from officer_app.ui.single_instance import Doorbell; app = QCoreApplication([]);"
        "bell = Doorbell(Path(sys.argv[1]), lambda: None); assert bell.is_listening; os.kill(os.getpid(), 9)"
    )
    path = tmp_path / "office.officer"
    subprocess.run([sys.executable, "-c", code, str(path)], check=False, timeout=60)
    assert not raise_first_window(path)
    bell = Doorbell(path, lambda: None)
    assert bell.is_listening
    bell.close()


def test_the_channel_does_not_tell_the_path(tmp_path):
    assert "office" not in channel_name(tmp_path / "office.officer").removeprefix("officer-")


def test_a_job_brings_its_result_and_its_progress_to_the_window(qtbot, qapp):
    jobs, steps, results = Jobs(qapp), [], []

    def work(progress, _cancelled):
        progress(1, 2)
        progress(2, 2)
        return 42

    job = jobs.start("Counting", work, results.append)
    job.progressed.connect(lambda done, whole: steps.append((done, whole)))
    qtbot.waitUntil(lambda: results == [42])
    assert jobs.under_way() == ()
    assert steps[-1:] in ([], [(2, 2)])


def test_a_cancelled_job_brings_nothing(qtbot, qapp):
    jobs, results = Jobs(qapp), []

    def work(_progress, cancelled):
        while not cancelled():
            pass
        return 42

    jobs.start("Waiting", work, results.append).cancel()
    qtbot.waitUntil(lambda: jobs.under_way() == ())
    assert results == []


def test_failures_of_the_world_and_our_own_are_told_apart(qtbot, qapp):
    jobs, failed, crashed = Jobs(qapp), [], []
    jobs.failed.connect(failed.append)
    jobs.crashed.connect(crashed.append)

    def world(*_):
        raise OfficerError("The disk is full.")

    def ours(*_):
        raise KeyError("Hélène")

    jobs.start("a", world)
    jobs.start("b", ours)
    qtbot.waitUntil(lambda: len(failed) + len(crashed) == 2)
    assert str(failed[0]) == "The disk is full."
    assert isinstance(crashed[0], KeyError)


def _fault():
    name = "Hélène Lefèvre"
    raise KeyError(name)


@pytest.mark.usefixtures("qtbot")
def test_a_fault_is_told_and_logged_without_personal_data(tmp_path):
    with pytest.raises(KeyError) as caught:
        _fault()
    log = keep_log(tmp_path)
    guard = CrashGuard(log)
    shown = []

    def look():
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog))
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(0, look)
    guard.tell(caught.value)
    written = log.read_text("utf-8")
    assert "KeyError" in written
    assert "test_memory.py" in written
    assert not any("Lefèvre" in text for text in [written, facts_of(caught.value), *shown])
    assert any("fault of the program" in text for text in shown)
    keep_log(tmp_path / "other")
