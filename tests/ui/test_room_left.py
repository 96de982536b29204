"""The counter under a text that nears its limit: nothing typed or pasted is lost."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from officer_app.domain.activity import Activity
from officer_app.domain.case import Case
from officer_app.domain.fields import spec_of, specs
from officer_app.domain.registry import RECORD_TYPES
from officer_app.ui import room_left
from officer_app.ui.room_left import LIMITED
from tests.ui.filling import line, make, remark


@pytest.fixture
def heard(monkeypatch):
    """Gather what a screen reader is told."""
    said = []
    monkeypatch.setattr(room_left, "announce", lambda _widget, words: said.append(words))
    return said


def counter(form, name):
    return form.findChild(QLabel, f"{name}.room")


def test_the_counter_comes_near_the_limit_and_goes_again(qtbot):
    form = make(qtbot, fields=("subject_name",))
    line(form, "subject_name").setText("a" * 179)
    assert counter(form, "subject_name").isHidden()
    qtbot.keyClicks(line(form, "subject_name"), "a")
    shown = counter(form, "subject_name")
    assert (shown.isVisible(), shown.text(), shown.property("look")) == (True, "180 of 200 characters", "note")
    below = shown.mapTo(form, QPoint(0, 0)).y()
    assert below >= line(form, "subject_name").mapTo(form, QPoint(0, 0)).y() + line(form, "subject_name").height()
    line(form, "subject_name").setText("a" * 10)
    assert shown.isHidden()


def test_too_much_is_counted_and_kept_to_be_shortened(qtbot):
    form = make(qtbot, fields=("subject_name", "notes"))
    for name, box in (("subject_name", line(form, "subject_name")), ("notes", form.findChild(QPlainTextEdit, "notes"))):
        limit = spec_of(Case, name).limit
        QGuiApplication.clipboard().setText("a" * (limit + 1_234))
        box.paste()
        shown = counter(form, name)
        assert shown.text() == f"{limit + 1_234:,} of {limit:,} characters, 1,234 too many"
        assert shown.property("look") == "bad"
        assert form.value(name) == "a" * (limit + 1_234)
    form.save()
    assert "there is room for 200" in remark(form, "subject_name")


def test_a_screen_reader_hears_the_limit_once_as_it_nears_and_once_as_it_is_passed(qtbot, heard):
    form = make(qtbot, fields=("subject_name",))
    typed = line(form, "subject_name")
    for length in (100, 180, 190, 200, 201, 260, 150):
        typed.setText("a" * length)
    assert heard == ["180 of 200 characters", "201 of 200 characters, 1 too many"]
    form.load(Case(subject_name="a" * 190))
    assert len(heard) == 2
    assert counter(form, "subject_name").text() == "190 of 200 characters"


def test_each_line_and_each_language_has_the_limit_for_itself(qtbot):
    form = make(qtbot, fields=("identifiers",))
    form.findChild(QPlainTextEdit, "identifiers").setPlainText("\n".join(["a" * 150] * 3))
    assert counter(form, "identifiers").isHidden()
    form.findChild(QPlainTextEdit, "identifiers").setPlainText("short\n" + "a" * 195)
    assert counter(form, "identifiers").text() == "The longest line has 195 of 200 characters"
    form = make(qtbot, Activity, fields=("purpose",))
    form.findChild(QPlainTextEdit, "purpose.fr").setPlainText("a" * 4_900)
    assert counter(form, "purpose").text() == "4,900 of 5,000 characters"


@pytest.mark.parametrize("key", list(RECORD_TYPES))
def test_every_limited_text_of_every_form_has_its_counter(qtbot, key):
    form = make(qtbot, RECORD_TYPES[key].record, records=lambda _key: [])
    limited = {spec.name for spec in specs(RECORD_TYPES[key].record) if spec.in_form and spec.kind in LIMITED}
    assert {name for name in form.names() if counter(form, name)} == limited


def test_the_announcement_reaches_the_system(qtbot, monkeypatch):
    update, told = QAccessible.updateAccessibility, []

    def updating(event):
        told.append((event.message(), event.politeness()))
        update(event)

    monkeypatch.setattr(room_left.QAccessible, "updateAccessibility", updating)
    form = make(qtbot, fields=("subject_name",))
    room_left.announce(line(form, "subject_name"), "180 of 200 characters")
    assert told == [("180 of 200 characters", QAccessible.AnnouncementPoliteness.Polite)]
