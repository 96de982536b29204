"""Whatever a person is called, the window shows it letter by letter and does nothing that the letters say."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QTabBar, QWidget

from officer_app.domain.case import Case
from officer_app.services.cases import similar_cases
from officer_app.ui.dialogs.question import Question
from officer_app.ui.labels import plain_tip
from officer_app.ui.tables import RECORD_ROLE
from officer_app.ui.words import without_mnemonic

SCRIPTS = ("O'Brien", "d’Arc", "Nguyễn Thị", "Παπαδόπουλος", "Łódź", "李小龍", "עברית")
MARKUP = (
    "Robert'); DROP TABLE requests;--", "<b>Ann</b>", '<a href="http://evil">Click</a>', '<img src="/etc/hostname">',
    '<img src="http://127.0.0.1:9/x">', "John <john@example.com>", "<b>open", "a<br>b", "</para><para>x",
    '<font color="[[[print(1)]]]">x</font>', "<!-- x -->", "<![CDATA[y]]>", "&lt;b&gt;", "&nbsp;", "&#0;",
    '<onDraw name="x"/>', '<index item="x"/>', "R&D", "A && B", "{name} %s %1 {0}",
)  # fmt: skip
BLANK = ("", "   ", "\u200b", "\u00a0\u2003")


def literal(widget):
    """Return whether Qt takes the words of a widget for words."""
    tip = widget.toolTip()
    bare = "<" not in tip.removeprefix("<span>").removesuffix("</span>")
    return bare and (not isinstance(widget, QLabel) or widget.textFormat() is Qt.TextFormat.PlainText)


@pytest.mark.usefixtures("nothing_foreign_opened")
def test_hostile_and_foreign_names_stand_literally_everywhere(hand, case_of, register):
    names = SCRIPTS + MARKUP
    made = [case_of(name, title=name, client=name, notes=name, identifiers=(name,)) for name in names]
    assert set(hand.listed()) == set(names)
    model = hand.work.page("cases").model
    for row in range(model.rowCount()):
        name = model.index(row, 0).data(RECORD_ROLE).case.subject_name
        assert model.index(row, 2).data() == f"{name} (client)"
        assert model.index(row, 2).data(Qt.ItemDataRole.ToolTipRole) == plain_tip(f"{name} (client)")
    for case in made:
        panel = hand.case(case.id)
        assert panel.header.title.text() == case.subject_name
        assert panel.header.title.grab().width() > 0
    for key in ("today", "history", "organisation"):
        hand.page(key)
    widgets = [*hand.window.findChildren(QWidget)]
    assert [each for each in widgets if not literal(each)] == []
    assert {case.subject_name for case in register.all(Case)} == set(names)


@pytest.mark.usefixtures("nothing_foreign_opened")
def test_a_question_and_a_notice_show_a_name_literally(hand):
    for name in MARKUP:
        question = Question(hand.window, name, name, details=name)
        labels = {each.objectName(): each for each in question.findChildren(QLabel)}
        assert labels["question.words"].text() == name
        assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels.values())
        notice = hand.work.desk.notices.say(name)
        words = notice.findChild(QLabel, "notice_words")
        assert (words.text(), words.textFormat()) == (name, Qt.TextFormat.PlainText)
        question.deleteLater()


@pytest.mark.parametrize("name", ["R&D", "A && B", "&File"])
def test_menus_tabs_and_buttons_keep_the_ampersand(qtbot, name):
    shown = without_mnemonic(name)
    bar, menu, button = QTabBar(), QMenu(), QPushButton(shown)
    for each in (bar, menu, button):
        qtbot.addWidget(each)
    bar.addTab(shown)
    menu.addAction(shown)
    for text in (bar.tabText(0), menu.actions()[0].text(), button.text()):
        assert text.replace("&&", "\0").replace("&", "").replace("\0", "&") == name


def test_no_name_is_asked_for_where_it_is_missing(hand, register):
    page = hand.page("new_case")
    line = page.findChild(QLineEdit, "subject_name")
    hand.press("rights.access")
    for name in BLANK:
        line.setText(name)
        hand.work.top.search.setFocus()
        hand.press("new_case.save")
        assert page.form.row("subject_name").remark == "Enter the name of the person."
        assert line.text() == name
        assert hand.window.focusWidget() is line
    assert register.all(Case) == []


def test_signs_that_cannot_be_printed_are_refused_and_stay_to_be_mended(hand, register):
    page = hand.page("new_case")
    line, notes = page.findChild(QLineEdit, "subject_name"), page.findChild(QPlainTextEdit, "request_text")
    hand.press("rights.access")
    for mark in ("\x00", "\x07", "\x1b", "\ufffe"):
        line.setText(f"An{mark}n")
        notes.setPlainText(f"a{mark}b")
        hand.press("new_case.save")
        assert "cannot be printed" in page.form.row("subject_name").remark
        assert line.text() == f"An{mark}n"
        assert register.all(Case) == []
    line.setText("Ann")
    notes.setPlainText("ab")
    hand.press("new_case.save")
    assert [case.subject_name for case in register.all(Case)] == ["Ann"]


def test_half_a_sign_is_refused_or_replaced_and_never_kept(hand, register):
    page = hand.page("new_case")
    line = page.findChild(QLineEdit, "subject_name")
    QGuiApplication.clipboard().setText("An\ud800n")
    line.paste()
    hand.press("rights.access")
    hand.press("new_case.save")
    assert not any("\ud800" in case.subject_name for case in register.all(Case))
    hand.work.top.search.setText("\ud800")
    hand.work.top.search.entered.emit()
    hand.settled()


ONE_PERSON = (("José", "Jose\u0301"), ("Ａｎｎ Lee", "Ann Lee"), ("Nguye\u0302\u0303n", "Nguyễn"), ("ﬁona", "Fiona"))


@pytest.mark.parametrize(("kept", "typed"), ONE_PERSON)
def test_one_person_is_found_and_recognised_however_her_name_is_typed(hand, case_of, register, qtbot, kept, typed):
    first = case_of(kept)
    case_of("Somebody Else")
    assert similar_cases(register, name=typed, email="") == [first]
    page = hand.page("cases")
    for words in (kept, typed):
        page.search(words)
        hand.settled()
        assert hand.listed() == [kept]
    form = hand.page("new_case")
    form.findChild(QLineEdit, "subject_name").setText(typed)
    qtbot.waitUntil(form.earlier.isVisible, timeout=5_000)
    assert form.findChild(QPushButton, f"reminder.{first.id}")


def test_one_letter_is_a_name_and_a_megabyte_is_counted_and_refused(hand, register):
    page = hand.page("new_case")
    line = page.findChild(QLineEdit, "subject_name")
    hand.press("rights.access")
    for text in ("x" * 10_000, "x" * 1_000_000):
        QGuiApplication.clipboard().setText(text)
        line.clear()
        line.paste()
        hand.press("new_case.save")
        assert f"{len(text)} characters; there is room for 200" in page.form.row("subject_name").remark
        assert len(line.text()) == len(text)
        assert register.all(Case) == []
    notes = page.findChild(QPlainTextEdit, "request_text")
    QGuiApplication.clipboard().setText("word " * 200_000)
    notes.paste()
    line.setText("x")
    hand.press("new_case.save")
    assert "1000000 characters; there is room for 200000" in page.form.row("request_text").remark
    notes.clear()
    hand.press("new_case.save")
    assert [case.subject_name for case in register.all(Case)] == ["x"]


TEXTS = (
    "w" * 5_000, "😀 👩‍👩‍👧 नमस्ते", "Z\u0351\u0343\u0342a\u0300\u0301l\u0317g\u0318o",
    "one\n\n\tthree  four\u00a0five\n\nend",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=["one word", "emoji", "zalgo", "lines"])
def test_any_long_text_is_kept_shown_and_given_back_as_it_was(hand, register, text):
    page = hand.page("new_case")
    page.findChild(QLineEdit, "subject_name").setText("Ann")
    page.findChild(QPlainTextEdit, "request_text").setPlainText(text)
    hand.press("rights.access")
    hand.press("new_case.save")
    (case,) = register.all(Case)
    assert case.request_text == text
    panel = hand.case(case.id, "overview")
    assert panel.isVisible()
    for width in (900, 1366):
        hand.window.resize(width, 768)
        hand.settled()
        assert hand.window.width() == width
