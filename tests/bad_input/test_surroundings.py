"""The program as a person starts it, in surroundings that lack something, and at every scale of the screen."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

START = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from officer_app.bootstrap import main

app = QApplication([])

def look():
    window = next(each for each in app.topLevelWidgets() if each.objectName() == "main_window")
    print("shown" if window.isVisible() else "hidden", window.doors.currentWidget().objectName())
    window.close()
    app.quit()

QTimer.singleShot(300, look)
sys.exit(main(sys.argv[1:]))
"""

ODD_SURROUNDINGS = {
    "no home and nobody known": {"HOME": "/proc/nonexistent", "USER": None, "LOGNAME": None, "XDG_STATE_HOME": None},
    "no temp": {"TMPDIR": "/proc/nonexistent", "TEMP": "/proc/nonexistent", "TMP": "/proc/nonexistent"},
    "POSIX without UTF-8": {"LANG": "C", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "Turkish": {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    "neither home nor temp can be written": dict.fromkeys(
        ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME"), "/proc"
    ),
    "nothing at all": {name: None for name in os.environ if name not in {"PATH", "LD_LIBRARY_PATH"}},
}


def start(words, environment, code=START, **how):
    known = {key: value for key, value in os.environ.items() if key not in environment}
    given = {key: value for key, value in environment.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], cwd=ROOT, capture_output=True, text=True, timeout=90,
        env=known | given | {"QT_QPA_PLATFORM": "offscreen"}, check=False, **how,
    )  # fmt: skip


def assert_started(run, page="workplace"):
    assert (run.returncode, "Traceback" in run.stderr) == (0, False), run.stderr
    assert run.stdout.split() == ["shown", page]


@pytest.fixture
def closed(register, case_of):
    case_of("Łódź Iğdır ı İ")
    register.close()
    return register.path


@pytest.mark.parametrize("environment", ODD_SURROUNDINGS.values(), ids=ODD_SURROUNDINGS)
def test_it_starts_with_a_register_where_something_is_missing(closed, tmp_path, environment):
    assert_started(start([closed], {"XDG_STATE_HOME": str(tmp_path / "state")} | environment))
    assert_sound(closed)


def assert_sound(register):
    run = subprocess.run(
        [sys.executable, "-m", "officer_app", "verify", str(register)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout


SETTINGS = {
    "10 MB of rubbish": '{"look": "' + "x" * 10_000_000,
    "newer and far away": '{"place": [-9000, 9000, 0, 0], "last_register": "/nowhere/x.officer", "wings": {}}',
}  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS.values(), ids=SETTINGS)
def test_it_starts_with_any_settings(tmp_path, text):
    folder = tmp_path / "state" / "officer"
    folder.mkdir(parents=True)
    (folder / "window.json").write_text(text, "utf-8")
    assert_started(start([], {"XDG_STATE_HOME": str(tmp_path / "state")}), "first_run")
    kept = json.loads((folder / "window.json").read_text("utf-8"))
    assert kept["place"][2] >= 480
    assert (folder / "window.unreadable.json").exists() is (text[-1] != "}")


@pytest.mark.parametrize("name", ["gone.officer", "100%20%s.officer"])
def test_a_register_that_is_not_there_gives_the_first_page(tmp_path, name):
    assert_started(start([tmp_path / name], {"XDG_STATE_HOME": str(tmp_path / "state")}), "first_run")
    assert not (tmp_path / name).exists()


SCALES = """
import json, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer, Qt
from PySide6.QtWidgets import QApplication, QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea
from officer_app.domain.clock import FixedClock
from officer_app.ui.app import _application
from officer_app.ui.jobs import Jobs
from officer_app.ui.labels import Elided
from officer_app.ui.main_window import MainWindow
from officer_app.ui.navigation import PAGES
from officer_app.ui.opening import Opener
from officer_app.ui.settings import Settings
from officer_app.ui.theme import THEME, Look

app = _application()
THEME.install(app, Look.LIGHT)
jobs = Jobs(app)
window = MainWindow(Opener(jobs, FixedClock(date(2026, 4, 2)), "Anna"), Settings(Path(sys.argv[2])))
window.open_path(Path(sys.argv[1]))
width, height = 1366, 768
ratio = window.devicePixelRatioF()
window.resize(int(width / ratio), int(height / ratio))
window.show()

def settle():
    for _ in range(400):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if not jobs.under_way():
            break
    for _ in range(5):
        app.processEvents()

def scrolls(widget):
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False

def cut(widget):
    if isinstance(widget, Elided) or not widget.text():
        return False
    shown = Qt.TextFlag.TextShowMnemonic if isinstance(widget, QAbstractButton) else 0
    metrics = widget.fontMetrics()
    words, ink = metrics.size(shown, widget.text()), metrics.tightBoundingRect(widget.text())
    if isinstance(widget, QPushButton) and widget.width() + 1 < needed(widget):
        return True
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() + 1 < widget.heightForWidth(widget.width())
    return widget.width() + 1 < words.width() or widget.height() + 1 < ink.height()

def needed(push):
    icon = push.iconSize().width() + 4 if not push.icon().isNull() else 0
    return push.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, push.text()).width() + icon

def beyond(widget):
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None or area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return False
    right = widget.mapTo(area.viewport(), QPoint(widget.width(), 0)).x()
    return right > area.viewport().width() + 1

found = []
def look(place):
    for kind in (QLabel, QAbstractButton, QLineEdit, QComboBox):
        for widget in window.findChildren(kind):
            if not widget.isVisible() or type(widget).__name__ in ("QToolButton", "QAbstractButton"):
                continue
            if beyond(widget):
                found.append([place, "beyond", widget.objectName(), widget.width()])
            if kind in (QLabel, QAbstractButton) and cut(widget):
                found.append([place, "cut", widget.objectName(), widget.text()[:40], widget.width(), widget.height()])
            inside = QRect(widget.mapTo(window, QPoint()), widget.size())
            if isinstance(widget, QAbstractButton) and not scrolls(widget) and not window.rect().contains(inside):
                found.append([place, "outside", widget.objectName(), str(inside)])

settle()
for page in PAGES:
    window.show_page(page.key)
    settle()
    look(page.key)
for tab in ("overview", "identity", "tasks", "notices", "messages", "letters", "history"):
    window.workplace.desk.open_case(1, tab)
    settle()
    look(tab)
real = [window.width() * ratio, window.height() * ratio]
window.workplace.page("new_case").begin()
print(json.dumps({"ratio": ratio, "size": real, "found": found}))
sys.stdout.flush()
jobs.stop()
import os
os._exit(0)
"""


@pytest.fixture
def lively_file(register, lively):
    assert lively
    register.close()
    return register.path


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_no_word_is_cut_and_every_button_can_be_reached(lively_file, tmp_path, scale):
    assert cut_words(lively_file, tmp_path, {"QT_SCALE_FACTOR": scale}, scale) == []


def test_text_twice_as_large_is_cut_nowhere(lively_file, tmp_path):
    assert cut_words(lively_file, tmp_path, {"QT_SCALE_FACTOR": "1", "QT_FONT_DPI": "192"}, "2") == []


def cut_words(lively_file, tmp_path, larger, scale):
    """Return what is cut or out of reach on any page of a window that is so much larger."""
    environment = larger | {"XDG_STATE_HOME": str(tmp_path / "state")}
    run = start([lively_file, tmp_path / "state"], environment, SCALES)
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["ratio"] == float(scale)
    shutil.rmtree(tmp_path / "state", ignore_errors=True)
    return seen["found"]
