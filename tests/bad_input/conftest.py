"""Bad input everywhere: the window's and the command line's own ways of testing, side by side."""

import sys
from pathlib import Path
from tempfile import gettempdir

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from officer_app.domain.vocabulary import Right
from officer_app.services.cases import open_case
from tests.cli.conftest import made_by_the_program, officer, plain_register
from tests.storage.conftest import as_nobody
from tests.ui.conftest import clock, days, founded, jobs, lively, qapp, register, settings, settled, window

TESTS = Path(__file__).resolve().parents[1]


__all__ = [
    "as_nobody",
    "clock",
    "days",
    "founded",
    "jobs",
    "lively",
    "made_by_the_program",
    "officer",
    "plain_register",
    "qapp",
    "register",
    "settings",
    "settled",
    "window",
]  # fmt: skip


class Hand:
    """What a person does with the window: press, type, drop, and look what stands there."""

    def __init__(self, window, settled):
        self.window = window
        self.settled = settled
        self.work = window.workplace

    def press(self, name):
        next(each for each in self.window.findChildren(QPushButton, name) if each.isVisible()).click()
        self.settled()

    def page(self, key):
        self.work.show_page(key)
        self.settled()
        return self.work.page(key)

    def case(self, case_id, tab=""):
        self.work.desk.open_case(case_id, tab)
        self.settled()
        return self.work.page("cases").panel

    def notices(self):
        return [each.accessibleName() for each in self.work.desk.notices.shown()]

    def search(self, words):
        line = self.work.top.search
        line.setText(words)
        line.searched.emit(line.text())
        self.settled()

    def listed(self):
        model = self.page("cases").model
        return [model.record(model.index(row, 0)).case.subject_name for row in range(model.rowCount())]

    def drop(self, *paths):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPointF(50, 50).toPoint(), *facts)
        self.window.dragEnterEvent(enter)
        if enter.isAccepted():
            self.window.dropEvent(QDropEvent(QPointF(50, 50), *facts))
        self.settled()


@pytest.fixture
def hand(window, settled, monkeypatch):
    """Work in the window; whatever is half typed at the end may be discarded."""
    monkeypatch.setattr("officer_app.ui.main_window.may_discard", lambda _parent: True)
    return Hand(window, settled)


@pytest.fixture
def case_of(register, days):
    """Return a function that opens a case for somebody."""

    def opened(name="Ann", **values):
        return open_case(
            register, **{"subject_name": name, "rights": (Right.ACCESS,), "received_on": days(-9)} | values
        )

    return opened


_WATCHED = {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "urllib.Request", "exec"}
_seen, _watching = [], []


def _note(event, arguments):
    if _watching and event in _WATCHED:
        _seen.append((event, str(arguments[0]) if arguments else ""))


sys.addaudithook(_note)


@pytest.fixture
def nothing_foreign_opened(tmp_path, tmp_path_factory):
    """Fail where a file that is neither the program's nor the test's own, or any connection, was opened."""
    own = (
        str(tmp_path),
        str(tmp_path_factory.getbasetemp()),
        str(TESTS.parent),
        sys.prefix,
        sys.base_prefix,
        "/usr/share/fonts",
        "/proc/self",
        "/dev/null",
    )
    _seen.clear()
    _watching.append(True)
    yield
    _watching.clear()
    foreign = [each for each in _seen if each[0] != "exec" and not each[1].startswith(own) and each[1] != gettempdir()]
    assert [each for each in foreign if not each[1].isdigit()] == []
