"""Where there is little room, at larger text or in a small window: nothing is cut, nothing lies over something else."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit

from officer_app.domain.activity import Activity
from officer_app.domain.case import Case
from officer_app.domain.data_category import DataCategory
from officer_app.domain.impact_assessment import Conclusion
from officer_app.domain.registry import RECORD_TYPES
from officer_app.ui.chips import FACE_ROLE, chip_width, column_width
from officer_app.ui.dialogs.record import RecordDialog
from officer_app.ui.form_rows import FieldRow
from officer_app.ui.forms import Form
from officer_app.ui.register_faces import choice_face
from officer_app.ui.scrolling import scrolled
from officer_app.ui.tables import Column, RecordModel, RecordTable
from tests.ui.filling import make

LONG = choice_face(Conclusion.WITH_MEASURES)
TWICE = (683, 384)
"""A screen of 1366 x 768 pixels at twice the size of text."""


@pytest.fixture
def listed(qtbot):
    """Return a list with a long chip beside a title."""
    columns = (
        Column("state", "Conclusion", lambda _row: "", lambda row: row, face=lambda _row: LONG, weight=9),
        Column("title", "Assessment", str, look="strong", weight=9, widest=260),
    )
    model = RecordModel(columns, lambda row: row)
    table = RecordTable(model, "assessments", "Assessments")
    qtbot.addWidget(table)
    model.show_rows(["Campaign for the southern summer, version 1"])
    table.resize(900, 200)
    table.show()
    return table


def across(widget, parent):
    """Return where a widget stands within another, from left to right."""
    left = widget.mapTo(parent, QPoint(0, 0)).x()
    return left, left + widget.width()


def test_a_long_chip_is_read_whole_where_there_is_room(listed):
    listed.share_room()
    assert listed.columnWidth(0) >= chip_width(LONG) + 12
    face = listed.model().index(0, 0).data(FACE_ROLE)
    assert face.within(listed.columnWidth(0) - 12).words == "Proceed with supplementary measures"


def test_a_long_chip_is_said_shortly_in_a_narrow_list_and_whole_in_its_tooltip(listed):
    listed.resize(360, 200)
    room = listed.columnWidth(0) - 12
    assert LONG.within(room).words == "With measures"
    assert chip_width(LONG.within(room)) <= room
    assert column_width(LONG, is_short=True) < column_width(LONG)
    tip = listed.model().index(0, 0).data(int(Qt.ItemDataRole.ToolTipRole))
    assert "Proceed with supplementary measures" in tip


def within(qtbot, form, width):
    """Show a form in an area of a width."""
    area = scrolled(form, "area")
    area.resize(width, 600)
    qtbot.addWidget(area)
    area.show()
    return area


def cut_in(form, area):
    """Return the fields that reach beyond the area, or have less room than they need."""
    rows = [row for row in form.findChildren(FieldRow) if row.isVisible()]
    room = area.viewport().width()
    return {
        row.editor.spec.name
        for row in rows
        if across(row, form)[1] > room or row.width() < row.minimumSizeHint().width()
    }


@pytest.mark.parametrize("key", list(RECORD_TYPES))
def test_no_field_of_a_form_is_cut_in_a_narrow_window(qtbot, key):
    form = Form(RECORD_TYPES[key].record, records=lambda _key: [])
    area = within(qtbot, form, 480)
    qtbot.waitUntil(lambda: not cut_in(form, area))


def test_fields_stand_side_by_side_again_where_there_is_room(qtbot):
    form = Form(Activity, fields=("name", "review_on"))
    first, second = form.row("name"), form.row("review_on")
    area = within(qtbot, form, 700)
    qtbot.waitUntil(lambda: second.x() > first.x())
    area.resize(form.needed_width() - 20, 300)
    qtbot.waitUntil(lambda: second.x() == first.x() and second.y() > first.y())
    area.resize(700, 300)
    qtbot.waitUntil(lambda: second.x() > first.x())


def test_a_dialog_stays_on_the_screen(qtbot):
    dialog = RecordDialog(None, DataCategory)
    qtbot.addWidget(dialog)
    dialog.resize_within(9_000, 9_000)
    room = dialog.screen().availableSize()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()


def test_a_text_in_several_languages_takes_the_room_of_one(qtbot):
    form = make(qtbot, DataCategory)
    paper = form.findChild(QPlainTextEdit, "label.en") or form.findChildren(QPlainTextEdit)[0]
    stack = paper.parentWidget()
    assert stack.height() - paper.height() < 10


@pytest.mark.usefixtures("lively")
def test_every_verb_of_a_case_is_in_view_at_twice_the_size(window, settled):
    window.resize(*TWICE)
    page = window.workplace.page("cases")
    for case in window.workplace.desk.register.all(Case):
        window.workplace.desk.open_case(case.id)
        settled()
        header = page.panel.header
        for verb in (header.more, header.extend, header.next):
            if verb.isVisible():
                assert across(verb, page)[1] <= page.width(), (case.reference, verb.objectName())


def test_the_check_of_a_mailing_scrolls_before_its_parts_lie_over_one_another(window, settled):
    window.resize(*TWICE)
    window.show_page("mailing")
    settled()
    page = window.workplace.page("mailing")
    text, client = page.findChild(QPlainTextEdit, "mailing_text"), page.findChild(QComboBox, "mailing_client")
    verb = page.findChild(QAbstractButton, "mailing.check")
    assert text.mapTo(page, QPoint(0, text.height())).y() <= client.mapTo(page, QPoint(0, 0)).y()
    assert client.mapTo(page, QPoint(0, client.height())).y() <= verb.mapTo(page, QPoint(0, 0)).y()


def test_the_way_back_stands_apart_from_the_trail(told, window, settled):
    page = window.workplace.page("transfer")
    window.show_page("transfer")
    header = page.panel.header
    header.show_way_back("Survey platform")
    bar = header.way_back_bar
    assert not bar.isHidden()
    header.show_way_back("")
    assert bar.isHidden()
    assert header.way_back.isHidden()
    assert told
    settled()
