"""The program as a person starts it: the window opens, a second start raises it, nothing is left behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from officer_app.ui.single_instance import raise_first_window

ROOT = Path(__file__).resolve().parents[2]

START = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from officer_app.domain.clock import FixedClock
from officer_app.ui.app import run_window

app = QApplication([])
QTimer.singleShot(int(sys.argv[3]), lambda: QApplication.activeWindow() and QApplication.closeAllWindows())
QTimer.singleShot(int(sys.argv[3]) + 500, app.quit)
register = Path(sys.argv[1]) if sys.argv[1] else None
sys.exit(run_window(register, clock=FixedClock(date(2026, 4, 2)), state_folder=Path(sys.argv[2])))
"""


def start(register, state, stays=1500, **environment):
    known = {key: value for key, value in os.environ.items() if key not in environment}
    given = {key: value for key, value in environment.items() if value is not None}
    return subprocess.Popen(
        [sys.executable, "-c", START, str(register or ""), str(state), str(stays)],
        cwd=ROOT,
        env=known | given,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process):
    _out, error = process.communicate(timeout=90)
    return process.returncode, error


@pytest.fixture
def closed_register(register):
    path = register.path
    register.close()
    return path


def test_the_window_opens_and_closes_and_leaves_only_its_own_files(closed_register, tmp_path):
    state = tmp_path / "state"
    home = tmp_path / "home"
    home.mkdir()
    code, error = finished(start(closed_register, state, HOME=str(home), XDG_CONFIG_HOME=None, XDG_CACHE_HOME=None))
    assert (code, "Traceback" in error) == (0, False)
    assert [each.name for each in state.iterdir()] == ["window.json"]
    assert not [each for each in home.rglob("*") if each.is_file() and b"Selligent" in each.read_bytes()]


def test_a_second_start_raises_the_first_window_and_ends_well(closed_register, tmp_path):
    first = start(closed_register, tmp_path / "one", stays=60_000)
    try:
        until = time.monotonic() + 60
        while not raise_first_window(closed_register) and time.monotonic() < until:
            time.sleep(0.2)
        code, error = finished(start(closed_register, tmp_path / "two", stays=15_000))
        assert (code, error.count("Traceback")) == (0, 0)
        assert not (tmp_path / "two" / "window.json").exists()
        assert first.poll() is None
    finally:
        first.terminate()
        first.communicate(timeout=30)


@pytest.mark.parametrize("environment", [{"HOME": None}, {"LANG": "C", "LC_ALL": "C"}, {"LANG": "tr_TR.UTF-8"}])
def test_it_starts_in_odd_surroundings_with_the_first_page(tmp_path, environment):
    code, error = finished(start(None, tmp_path / "state", **environment))
    assert (code, "Traceback" in error) == (0, False)


def test_a_file_that_is_no_register_gives_the_first_page_and_stays_as_it_is(tmp_path):
    stranger = tmp_path / "letter.officer"
    stranger.write_text("Dear Sir or Madam, this is a letter and not a register at all.", "utf-8")
    code, error = finished(start(stranger, tmp_path / "state"))
    assert (code, "Traceback" in error) == (0, False)
    assert stranger.read_text("utf-8").startswith("Dear Sir")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("letter")] == ["letter.officer"]
