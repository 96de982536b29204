"""Forms as a person uses them: typed, pasted, refused with a sentence, saved once, and never wiped."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QWidget,
)

from officer_app.domain.activity import Activity
from officer_app.domain.case import Case
from officer_app.domain.case_rules import unlikely_receipt
from officer_app.domain.correspondence import Message, SearchTask
from officer_app.domain.fields import Kind, specs
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import Right, Salutation, SubjectCategory
from officer_app.ui.day_editor import CalendarPopup
from officer_app.ui.editors import PlainPaper
from tests.ui.filling import line, make, records, remark

TODAY = date(2026, 4, 2)


@pytest.mark.parametrize("key", list(RECORD_TYPES))
def test_every_record_type_has_a_form_that_gives_its_record_back(qtbot, key):
    record = RECORD_TYPES[key].record()
    form = make(qtbot, RECORD_TYPES[key].record, record, records=records)
    names = {spec.name for spec in specs(type(record)) if spec.in_form}
    assert set(form.names()) == names
    assert {name: form.editor(name).value() for name in names} == {name: getattr(record, name) for name in names}
    assert not form.is_dirty()


@pytest.mark.parametrize("key", list(RECORD_TYPES))
def test_every_input_has_a_name_for_tests_and_one_for_screen_readers(qtbot, key):
    form = make(qtbot, RECORD_TYPES[key].record, records=records)
    for name in form.names():
        editor = form.editor(name)
        assert editor.field.objectName() == name
        assert editor.spec.label in editor.field.accessibleName()
        assert editor.field.accessibleName().endswith("required") is editor.spec.required


def test_full_case_comes_back_as_it_was(qtbot):
    case = Case(
        rights=(Right.ACCESS, Right.ERASURE), received_on=date(2026, 3, 5), language="fr", subject_name="Łódź O'Brien",
        subject_salutation=Salutation.MADAM, subject_country="BE", subject_aliases=("Ann", "Anna"),
        subject_address="Rue Neuve 12\n1000\N{NO-BREAK SPACE}Bruxelles", is_complete=False, pages_final=12,
        related=(2,), subject_category=SubjectCategory.EMPLOYEE, activities=(1, 2), reminder_of=1, is_excessive=True,
    )  # fmt: skip
    form = make(qtbot, Case, case, records=records)
    values = form.collect()
    assert values == {name: getattr(case, name) for name in form.names()}
    assert type(values["subject_salutation"]) is Salutation
    assert all(type(each) is Right for each in values["rights"])


def test_chosen_groups_and_fields_only(qtbot):
    assert make(qtbot, groups=("Extension",)).names() == ("extension_reason", "extension_details")
    assert make(qtbot, fields=("notes", "rights")).names() == ("notes", "rights")


def test_headings_stand_over_groups_but_not_over_a_few_fields(qtbot):
    assert make(qtbot).findChild(QLabel, "group.Data subject") is not None
    assert make(qtbot, fields=("notes", "rights")).findChild(QLabel, "group.Request") is None


def test_labels_never_take_data_for_markup(qtbot):
    form = make(qtbot, Activity, records=lambda _key: [(1, "<b>R&D</b>")])
    box = form.findChild(QCheckBox, "recipients.1")
    assert box.text() == "<b>R&&D</b>"
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in form.findChildren(QLabel))


def test_typed_day_is_read_back_in_words(qtbot):
    form = make(qtbot)
    qtbot.keyClicks(line(form, "received_on"), "5/3/26")
    assert form.value("received_on") == date(2026, 3, 5)
    assert form.findChild(QLabel, "received_on.echo").text() == "Thursday 5 March 2026"


@pytest.mark.parametrize("typed", ["31/02/2026", "29/02/2027", "2026-13-01", "soon"])
def test_impossible_day_has_a_sentence_and_keeps_what_was_typed(qtbot, typed):
    form = make(qtbot)
    qtbot.keyClicks(line(form, "received_on"), typed)
    assert remark(form, "received_on") == ""
    form.save()
    assert remark(form, "received_on") != ""
    assert line(form, "received_on").text() == typed
    assert line(form, "received_on").accessibleDescription() == remark(form, "received_on")


def test_day_far_ahead_is_asked_about_but_not_forbidden(qtbot):
    form = make(qtbot, fields=("received_on",), remarks={"received_on": lambda day: unlikely_receipt(day, TODAY)})
    line(form, "received_on").setText("3/4/2026")
    assert "in the future" in remark(form, "received_on")
    assert form.problems() == {}


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31"])
def test_day_outside_the_calendar_of_people_is_refused_and_kept(qtbot, typed):
    form = make(qtbot, fields=("received_on",))
    line(form, "received_on").setText(typed)
    assert "received_on" in form.problems()
    assert line(form, "received_on").text() == typed


def test_day_from_the_calendar(qtbot):
    form = make(qtbot)
    line(form, "received_on").setText("5/3/2026")
    form.findChild(QWidget, "received_on.calendar").click()
    popup = form.findChild(CalendarPopup)
    assert popup.calendar.selectedDate().day() == 5
    popup.calendar.clicked.emit(popup.calendar.selectedDate().addDays(1))
    assert form.value("received_on") == date(2026, 3, 6)


@pytest.mark.parametrize("typed", ["", "2026-13-01"])
def test_calendar_opens_on_any_text(qtbot, typed):
    form = make(qtbot)
    line(form, "received_on").setText(typed)
    form.findChild(QWidget, "received_on.calendar").click()
    assert form.findChild(CalendarPopup).calendar.isVisible()
    form.findChild(CalendarPopup).close()


def test_moment_is_shown_in_local_time_and_kept_in_utc(qtbot):
    at = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
    form = make(qtbot, Message, Message(written_at=at))
    assert form.value("written_at") == at
    line(form, "written_at").setText("5/3/2026 25:00")
    assert "written_at" in form.problems()
    line(form, "written_at").setText("5/3/2026 23:59")
    assert form.value("written_at").tzinfo is UTC


@pytest.mark.parametrize("typed", ["-1", "1,5", "x", "9" * 20, "\N{ARABIC-INDIC DIGIT ONE}"])
def test_number_that_is_none_is_refused_and_kept(qtbot, typed):
    form = make(qtbot, SearchTask, fields=("pages",))
    line(form, "pages").setText(typed)
    assert str(form.problems()["pages"]) == "Enter a whole number, zero or more."
    assert line(form, "pages").text() == typed


@pytest.mark.parametrize("typed", ["a@b", "a@@b.gr", "a b@c.gr", "a@b.gr,c@d.gr"])
def test_address_that_is_none_is_told_on_leaving_the_field(qtbot, typed):
    form = make(qtbot)
    field = line(form, "subject_email")
    field.setText(typed)
    field.editingFinished.emit()
    assert "e-mail address" in remark(form, "subject_email")
    assert field.text() == typed
    field.setText("δοκιμή@παράδειγμα.gr")
    assert remark(form, "subject_email") == ""
    assert "subject_email" not in form.problems()


def test_leaving_an_empty_required_field_is_no_fault_yet(qtbot):
    form = make(qtbot)
    line(form, "subject_name").editingFinished.emit()
    assert remark(form, "subject_name") == ""


@pytest.mark.parametrize("typed", ["", "   ", "\N{ZERO WIDTH SPACE}"])
def test_name_of_nothing_is_refused_and_has_the_cursor(qtbot, typed):
    form = make(qtbot, fields=("subject_name",))
    form.activateWindow()
    line(form, "subject_name").setText(typed)
    assert not form.save()
    assert remark(form, "subject_name") == "Enter the name of the person."
    assert line(form, "subject_name").text() == typed
    assert form.summary.text() == "One field needs another look."


@pytest.mark.parametrize("mark", ["\0", "\a", "\x1b", "\ufffe"])
def test_sign_that_cannot_be_printed_is_refused(qtbot, mark):
    form = make(qtbot, fields=("subject_name", "notes"))
    form.findChild(QPlainTextEdit, "notes").setPlainText(f"a{mark}b")
    line(form, "subject_name").setText(f"a{mark}b")
    assert set(form.problems()) == {"subject_name", "notes"}


def test_line_break_in_one_line_is_refused(qtbot):
    form = make(qtbot, fields=("subject_email",))
    line(form, "subject_email").setText("x@y.gr\r\nBcc: z@w.gr")
    assert "subject_email" in form.problems()


def test_pasted_formatting_stays_behind(qtbot):
    data = QMimeData()
    data.setHtml("<b>Bold</b> <img src='/etc/hostname'>")
    data.setText("Bold")
    form = make(qtbot, fields=("notes",))
    paper = form.findChild(PlainPaper, "notes")
    QGuiApplication.clipboard().setMimeData(data)
    paper.paste()
    assert form.value("notes") == "Bold"


def test_a_megabyte_is_taken_and_told_to_be_too_long(qtbot):
    form = make(qtbot, fields=("subject_name", "notes"))
    line(form, "subject_name").insert("a" * 1_000_000)
    form.findChild(QPlainTextEdit, "notes").insertPlainText("word " * 200_000)
    problems = form.problems()
    assert "1000000 characters" in str(problems["subject_name"])
    assert "there is room for 200000" in str(problems["notes"])


def test_lines_are_kept_as_a_list_without_empty_ones(qtbot):
    form = make(qtbot, fields=("identifiers",))
    form.findChild(QPlainTextEdit, "identifiers").setPlainText(" customer 4711 \n\n00123")
    assert form.value("identifiers") == ("customer 4711", "00123")


def test_long_text_keeps_its_lines_tabs_and_blanks(qtbot):
    form = make(qtbot, fields=("notes",))
    text = "one\n\n\ttwo  three\N{NO-BREAK SPACE}four\n"
    form.findChild(QPlainTextEdit, "notes").setPlainText(text)
    assert form.value("notes") == text


def test_kinds_of_the_domain_all_have_an_input():
    shown = {spec.kind for kind in RECORD_TYPES.values() for spec in specs(kind.record) if spec.in_form}
    assert shown == set(Kind) - {Kind.BLOB}
