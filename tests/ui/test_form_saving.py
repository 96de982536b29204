"""Choosing and saving in forms: words of closed lists, found names, one save, and problems where they belong."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from officer_app.domain.activity import Activity
from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError, ProblemsFound
from officer_app.domain.fields import WORDING_LANGUAGES
from officer_app.domain.organisation import Organisation
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence
from officer_app.ui.editors import PlainPaper
from officer_app.ui.forms import Form
from officer_app.ui.scrolling import scrolled
from tests.ui.filling import line, make, records, remark

TODAY = date(2026, 4, 2)


def test_rights_are_chips_that_stay_pressed(qtbot):
    form = make(qtbot)
    qtbot.mouseClick(form.findChild(QPushButton, "rights.erasure"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.findChild(QPushButton, "rights.access"), Qt.MouseButton.LeftButton)
    assert form.value("rights") == (Right.ACCESS, Right.ERASURE)


def test_unknown_answer_stays_unknown_until_it_is_given(qtbot):
    form = make(qtbot, fields=("is_complete",))
    assert form.value("is_complete") is None
    form.findChild(QPushButton, "is_complete.no").click()
    assert form.value("is_complete") is False


@pytest.mark.parametrize("typed", ["French", "french", "fr", "Frenc"])
def test_language_is_found_by_its_name(qtbot, typed):
    form = make(qtbot, fields=("language",))
    line(form, "language").setText(typed)
    assert form.value("language") == "fr"


@pytest.mark.parametrize(("typed", "code"), [("Cote d'Ivoire", "CI"), ("Österreich", None), ("Belg", "BE"), ("", "")])
def test_country_is_found_without_its_accents(qtbot, typed, code):
    form = make(qtbot, fields=("subject_country",))
    line(form, "subject_country").setText(typed)
    if code is None:
        assert "Österreich" in str(form.problems()["subject_country"])
        assert line(form, "subject_country").text() == typed
    else:
        assert form.value("subject_country") == code


def test_link_is_found_by_its_title(qtbot):
    form = make(qtbot, fields=("reminder_of",), records=records)
    line(form, "reminder_of").setText("nordlys ab")
    assert form.value("reminder_of") == 1
    line(form, "reminder_of").setText("nobody")
    assert "reminder_of" in form.problems()


def test_wheel_does_not_change_a_list_that_is_only_passed_by(qtbot):
    form = make(qtbot)
    combo = form.findChild(QComboBox, "channel")
    event = QWheelEvent(
        combo.rect().center(), combo.mapToGlobal(combo.rect().center()), combo.rect().center(),
        combo.rect().center(), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    before = combo.currentIndex()
    combo.wheelEvent(event)
    assert combo.currentIndex() == before
    assert not event.isAccepted()


def test_wording_is_kept_in_each_language(qtbot):
    form = make(qtbot, Activity, fields=("purpose",))
    for code in WORDING_LANGUAGES[:2]:
        form.findChild(QPlainTextEdit, f"purpose.{code}").setPlainText(f"in {code}")
    assert form.value("purpose") == {"en": "in en", "fr": "in fr"}
    assert form.editor("purpose").tabs.tabText(1) == "French ✓"
    form.editor("purpose").tabs.setCurrentIndex(WORDING_LANGUAGES.index("nl"))
    assert form.findChild(QPlainTextEdit, "purpose.nl").isVisible()


def test_loading_tells_nobody_and_typing_tells_once(qtbot):
    form = make(qtbot)
    told = []
    form.edited.connect(told.append)
    form.load(Case(subject_name="Ann"))
    assert told == []
    assert not form.is_dirty()
    qtbot.keyClicks(line(form, "subject_name"), "e")
    assert told == ["subject_name"]
    assert form.is_dirty()


def test_double_enter_and_a_held_key_save_once(qtbot):
    form = make(qtbot, Organisation, Organisation(name="A", address="B", officer_email="a@b.be"))
    saved = []
    form.saved.connect(saved.append)
    field = line(form, "name")
    for keys in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_S):
        qtbot.keyClick(field, keys, Qt.KeyboardModifier.ControlModifier)
    assert len(saved) == 1
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [each["name"] for each in saved] == ["A", "xA"]


def test_keys_of_the_form_reach_it_from_a_long_text(qtbot):
    form = make(qtbot, Case, Case(notes="x"), fields=("notes",))
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.findChild(PlainPaper, "notes"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(form.given_up):
        qtbot.keyClick(form.findChild(PlainPaper, "notes"), Qt.Key.Key_Escape)


def test_collect_gives_every_problem_at_once(qtbot):
    with pytest.raises(ProblemsFound) as found:
        make(qtbot).collect()
    assert set(found.value.problems) == {"rights", "received_on", "subject_name"}


def test_refusal_of_a_verb_is_said_beside_its_field_and_can_be_mended(qtbot):
    form = make(qtbot, Case, fields=("subject_name", "notes"))
    line(form, "subject_name").setText("Ann")
    saved = []
    form.saved.connect(saved.append)
    form.save()
    form.refuse(ProblemsFound({"notes": Sentence("Say more."), "stage": Sentence("Not now.")}))
    assert remark(form, "notes") == "Say more."
    assert form.summary.text() == "One field needs another look. Not now."
    form.save()
    assert len(saved) == 2
    form.refuse(OfficerError("The disk is full."))
    assert form.summary.text() == "The disk is full."


def test_first_problem_is_brought_into_view(qtbot):
    form = Form(Case)
    inner = QWidget()
    QVBoxLayout(inner).addWidget(form)
    area = scrolled(inner, "area")
    qtbot.addWidget(area)
    area.resize(700, 300)
    area.show()
    form.editor("rights").load((Right.ACCESS,))
    form.editor("received_on").load(TODAY)
    form.save()
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().value() > 300


def test_what_the_last_try_to_save_lacked_is_said_no_more_once_the_person_types(qtbot):
    form = make(qtbot, Organisation, fields=("name", "officer_email"))
    form.save()
    assert form.summary.isVisible()
    line(form, "name").setText("Heron SA")
    assert not form.summary.isVisible()
