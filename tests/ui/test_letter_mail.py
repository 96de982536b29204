"""The letter page's e-mail draft: saved with its pages, opened by the system, and a plain word where that fails."""

from email import message_from_bytes
from email.policy import default

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from officer_app.domain.vocabulary import Right
from officer_app.services.cases import edit_case, open_case
from officer_app.ui.desk import Desk
from officer_app.ui.jobs import Jobs
from officer_app.ui.pages.letter import LetterPanel
from officer_app.ui.settings import Settings


@pytest.fixture
def case(register, days):
    return open_case(
        register, subject_name="Hélène Lefèvre", subject_address="Rue Neuve 12\n1000 Bruxelles", language="fr",
        subject_email="helene@example.org", rights=(Right.ACCESS,), received_on=days(-10),
    )  # fmt: skip


@pytest.fixture
def panel(qtbot, register, case, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    desk = Desk(register, Jobs(window), Settings(tmp_path / "state"), window)
    made = LetterPanel(desk, case.id)
    made.desk = desk
    qtbot.addWidget(made)
    made.resize(1126, 600)
    made.show()
    qtbot.waitUntil(lambda: bool(made.view.sheets), timeout=20_000)
    yield made
    made.hide()
    desk.jobs.stop()


@pytest.fixture
def opened(monkeypatch):
    """Gather what the system is asked to open; it has a program for everything."""
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or True)
    return asked


def press(panel, monkeypatch, to):
    proposed = []
    monkeypatch.setattr(
        "officer_app.ui.saving.choose_new_file", lambda _parent, _title, path, _kinds: proposed.append(path) or to
    )
    panel.findChild(QPushButton, "letter.mail").click()
    return proposed


def said(panel):
    return [notice.accessibleName() for notice in panel.desk.notices.shown()]


def test_the_draft_is_saved_with_the_pages_and_opened(panel, monkeypatch, tmp_path, opened):
    (proposed,) = press(panel, monkeypatch, tmp_path / "answer")
    assert proposed.name.startswith("DSR-2026-0001 ")
    assert proposed.suffix == ".eml"
    to = tmp_path / "answer.eml"
    message = message_from_bytes(to.read_bytes(), policy=default)
    assert (message["X-Unsent"], message["To"].addresses[0].addr_spec) == ("1", "helene@example.org")
    (pages,) = message.iter_attachments()
    assert pages.get_content().startswith(b"%PDF")
    assert opened == [QUrl.fromLocalFile(str(to))]
    assert "opens in your mail program" in said(panel)[-1]


def test_where_no_program_opens_it_that_is_said(panel, monkeypatch, tmp_path):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    press(panel, monkeypatch, tmp_path / "answer.eml")
    assert (tmp_path / "answer.eml").exists()
    assert "no program opened it" in said(panel)[-1]


def test_given_up_or_without_an_address_nothing_is_written(panel, register, case, monkeypatch, tmp_path, opened):
    press(panel, monkeypatch, None)
    edit_case(register, case.id, subject_email="")
    assert press(panel, monkeypatch, tmp_path / "answer.eml") == []
    assert "No e-mail address is recorded for Hélène Lefèvre." in said(panel)[-1]
    assert (opened, list(tmp_path.glob("*.eml"))) == ([], [])


def test_a_place_that_cannot_be_written_is_told(panel, monkeypatch, tmp_path, opened):
    press(panel, monkeypatch, tmp_path / "nowhere" / "answer.eml")
    assert "could not be written" in said(panel)[-1]
    assert opened == []
