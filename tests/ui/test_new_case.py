"""A new case from nothing, from a dropped e-mail, from a text: dates at once, guesses with their words, saved once."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.vocabulary import Right
from officer_app.services.cases import open_case
from officer_app.ui.desk import Desk
from officer_app.ui.jobs import Jobs
from officer_app.ui.pages import new_case
from officer_app.ui.pages.new_case import NewCasePage
from officer_app.ui.settings import Settings

FRENCH = """Bonjour,

Je voudrais savoir quelles données vous avez sur moi et en recevoir une copie.
Merci aussi de ne plus m'envoyer votre newsletter.

Hélène Lefèvre
"""


@pytest.fixture
def desk(qtbot, register, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs(window)
    made = Desk(register, jobs, Settings(tmp_path / "state"), window)
    yield made
    jobs.stop()


@pytest.fixture
def page(qtbot, desk):
    made = NewCasePage(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def mail(tmp_path):
    message = EmailMessage()
    message["From"] = "Hélène Lefèvre <helene.lefevre@example.org>"
    message["To"] = "privacy@selligent.example"
    message["Subject"] = "Mes données <b>personnelles</b>"
    message["Date"] = "Thu, 05 Mar 2026 10:12:00 +0100"
    message.set_content(FRENCH)
    message.add_attachment(b"%PDF-1.7 proof", maintype="application", subtype="pdf", filename="preuve.pdf")
    path = tmp_path / "request.eml"
    path.write_bytes(message.as_bytes())
    return path


def press(page, name):
    page.findChild(QPushButton, name).click()


def said(page):
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def notices(desk):
    return [notice.accessibleName() for notice in desk.notices.shown()]


def drop(page, *paths, text=""):
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) if isinstance(path, Path) else QUrl(path) for path in paths])
    if text:
        data.setText(text)
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), *facts)
    page.dragEnterEvent(enter)
    if enter.isAccepted():
        page.dropEvent(QDropEvent(QPointF(50, 50), *facts))


def test_the_cursor_stands_in_the_first_field(qtbot, window, settled):
    for _again in range(2):
        window.new_case()
        settled()
        first = window.workplace.page("new_case").findChild(QPushButton, "rights.access")
        assert window.focusWidget() is first
        window.show_page("today")
    window.new_case()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.workplace.page("new_case").form.value("rights") == (Right.ACCESS,)
    window.workplace.page("new_case").begin()


def test_date_and_its_reasons_stand_there_as_soon_as_the_day_is_typed(qtbot, page):
    line = page.findChild(QLineEdit, "received_on")
    line.clear()
    assert not page.dates.due.isVisible()
    qtbot.keyClicks(line, "5/3/2026")
    assert page.dates.due.text() == "7 April 2026"
    assert page.dates.chip.face.words == "In 5 days"
    assert "Easter Monday" in page.dates.why.text()
    assert "Reg. 1182/71" in page.dates.why.text()
    line.setText("31/02/2026")
    assert not page.dates.due.isVisible()
    line.setText("9999-12-31")
    assert not page.dates.due.isVisible()


def test_typed_case_is_opened_and_shown(qtbot, page, desk, register):
    page.findChild(QLineEdit, "subject_name").setText("Łukasz O'Brien")
    press(page, "rights.erasure")
    with qtbot.waitSignal(desk.case_wanted) as wanted:
        press(page, "new_case.save")
    case = register.get(Case, wanted.args[0])
    assert (case.subject_name, case.rights, case.reference) == ("Łukasz O'Brien", (Right.ERASURE,), "DSR-2026-0001")
    assert not page.is_dirty()


def test_dropped_mail_is_a_case_in_two_clicks(qtbot, page, desk, register, mail):
    drop(page, mail)
    qtbot.waitUntil(lambda: any("because of the words" in each for each in said(page)), timeout=20_000)
    assert page.form.value("rights") == (Right.ACCESS, Right.MARKETING_OBJECTION)
    assert page.form.value("language") == "fr"
    assert page.form.value("received_on") == date(2026, 3, 5)
    assert page.form.value("subject_name") == "Hélène Lefèvre"
    assert page.dates.due.text() == "7 April 2026"
    words = said(page)
    assert any("Access, because of the words:" in each and "quelles données" in each for each in words)
    assert "Subject: Mes données <b>personnelles</b>" in words
    assert any("preuve.pdf" in each for each in words)
    with qtbot.waitSignal(desk.case_wanted) as wanted:
        press(page, "new_case.save")
    assert len(register.all(Case)) == 1
    assert register.all(Message, case_id=wanted.args[0])[0].sender.startswith("Hélène")
    assert [each.name for each in register.all(Attachment, case_id=wanted.args[0])] == ["preuve.pdf"]


def test_double_press_opens_one_case(page, register):
    page.findChild(QLineEdit, "subject_name").setText("Ann")
    press(page, "rights.access")
    form = page.form
    form.save()
    form.save()
    assert len(register.all(Case)) == 1


def test_refused_case_saves_nothing_and_wipes_nothing(page, register):
    page.findChild(QLineEdit, "subject_name").setText("Ann")
    page.findChild(QLineEdit, "received_on").setText("3/4/2026")
    press(page, "rights.access")
    press(page, "new_case.save")
    assert register.all(Case) == []
    assert "in the future" in page.form.row("received_on").remark
    assert page.findChild(QLineEdit, "received_on").text() == "3/4/2026"
    page.findChild(QLineEdit, "received_note").setText("The post office stamped it so.")
    press(page, "new_case.save")
    assert len(register.all(Case)) == 1


def test_text_is_pasted_or_dropped(qtbot, page):
    drop(page, text=FRENCH)
    qtbot.waitUntil(lambda: page.form.value("language") == "fr", timeout=20_000)
    page.begin()
    QGuiApplication.clipboard().setText("Please delete all my data.\nAnn Smith")
    press(page, "new_case.paste")
    qtbot.waitUntil(lambda: Right.ERASURE in page.form.value("rights"), timeout=20_000)


def test_empty_clipboard_has_a_sentence(page, desk):
    QGuiApplication.clipboard().clear()
    press(page, "new_case.paste")
    assert "There is no text to paste" in notices(desk)[0]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("folder", "folder is a folder"), ("x.docx", "x.docx is no message"), ("x.msg", "Outlook's own form")],
)
def test_what_is_no_message_is_refused_with_its_reason(page, desk, tmp_path, name, sentence):
    place = tmp_path / name
    place.mkdir() if name == "folder" else place.write_bytes(b"x")
    drop(page, place)
    assert sentence in notices(desk)[0]
    assert page._candidate is None


def test_web_addresses_and_too_many_files_are_refused(page, desk, mail):
    drop(page, "https://example.org/x.eml")
    assert "web address" in notices(desk)[0]
    drop(page, *[mail] * 1_000)
    assert "1000 files are too many at once" in notices(desk)[1]


def test_file_that_cannot_be_read_has_a_sentence(qtbot, page, desk, tmp_path):
    heard = []
    desk.jobs.failed.connect(heard.append)
    page.read_files([tmp_path / "gone.eml"])
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=20_000)
    assert str(heard[0].sentence)


def test_several_messages_are_taken_one_after_another(qtbot, page, register, mail, tmp_path):
    second = tmp_path / "second.txt"
    second.write_text("Please delete all my data.\n\nAnn Smith\nann@example.org", "utf-8")
    drop(page, mail, second)
    qtbot.waitUntil(lambda: page._candidate is not None, timeout=20_000)
    assert page.queue_note.text() == "1 more to come"
    press(page, "new_case.save")
    qtbot.waitUntil(lambda: page.form.value("rights") == (Right.ERASURE,), timeout=20_000)
    assert page.queue_note.text() == ""
    assert len(register.all(Case)) == 1


def test_same_person_is_noticed_and_a_reminder_is_linked(qtbot, page, register, days):
    first = open_case(register, subject_name="Ann", subject_email="ann@x.be", rights=(Right.ACCESS,),
        received_on=days(-20))  # fmt: skip
    open_case(register, subject_name="Ann", subject_email="ann@x.be", rights=(Right.ACCESS,), received_on=days(-700))
    page.begin()
    page.findChild(QLineEdit, "subject_email").setText("ANN@x.be")
    qtbot.waitUntil(page.earlier.isVisible, timeout=5_000)
    assert page.findChildren(QPushButton, f"reminder.{first.id + 1}") == []
    press(page, f"reminder.{first.id}")
    assert page.form.value("reminder_of") == first.id


def test_chosen_file_is_read(qtbot, page, monkeypatch, mail):
    monkeypatch.setattr(new_case, "choose_file", lambda *_: mail)
    press(page, "new_case.file")
    qtbot.waitUntil(lambda: page.form.value("language") == "fr", timeout=20_000)


@pytest.mark.parametrize("answer", [True, False])
def test_giving_up_asks_before_words_are_lost(qtbot, page, desk, monkeypatch, answer):
    monkeypatch.setattr(new_case, "may_discard", lambda _parent: answer)
    page.findChild(QLineEdit, "subject_name").setText("Ann")
    left = []
    desk.page_wanted.connect(left.append)
    qtbot.keyClick(page.findChild(QLineEdit, "subject_name"), Qt.Key.Key_Escape)
    assert left == (["cases"] if answer else [])
    assert (page.findChild(QLineEdit, "subject_name").text() == "") is answer
