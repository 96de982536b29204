"""Everybody can use the window: names for screen readers, keys one can see, targets one can hit, data as data."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from officer_app.domain.case import Case
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import Right
from officer_app.services import cases
from officer_app.ui.buttons import button
from officer_app.ui.dialogs.register_record import RegisterDialog
from officer_app.ui.labels import Elided
from officer_app.ui.navigation import PAGES
from officer_app.ui.register_book import REGISTERS
from officer_app.ui.words import translate
from tests.ui.registers_told import tell

PROBES = ("<b>Ann</b>", '<a href="http://evil">Click</a>', '<img src="/etc/hostname">', "R&D && A", "&File")


def every_page(window, settled):
    for page in PAGES:
        window.show_page(page.key)
        settled()


def _is_qts_own(widget):
    """Tell whether Qt made the widget for itself, or an editable list speaks through its line."""
    own = widget.objectName().startswith("qt_") or type(widget).__name__ == "QToolButton"
    inner = type(widget).__name__ == "QAbstractButton" and isinstance(widget.parent(), QTableView)
    return own or inner or (isinstance(widget, QComboBox) and widget.isEditable())


def _spoken(widget):
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.mark.usefixtures("lively")
def test_every_control_has_a_name_for_tests_and_one_for_screen_readers(window, settled):
    every_page(window, settled)
    window.workplace.desk.open_case(1, "messages")
    settled()
    kinds = (QAbstractButton, QLineEdit, QTableView, QTabBar, QComboBox, QPlainTextEdit)
    nameless = {
        (type(widget).__name__, widget.objectName(), widget.accessibleName())
        for widget in window.workplace.findChildren(QWidget)
        if isinstance(widget, kinds) and not _is_qts_own(widget) and not (widget.objectName() and _spoken(widget))
    }
    assert not nameless


@pytest.mark.parametrize("key", REGISTERS)
def test_every_control_of_a_register_has_its_names_and_every_field_its_label(register, window, settled, key):
    tell(register)
    settled()
    window.show_page(key)
    settled()
    page = window.workplace.page(key)
    if page.model.rowCount():
        page.open_record(page.model.record(page.model.index(0, 0)).id)
    for part in page.panel.parts:
        page.panel.show_tab(part)
        settled()
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QTabBar, QComboBox, QPlainTextEdit)
    nameless = {
        (type(widget).__name__, widget.objectName(), widget.accessibleName())
        for widget in page.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget, QHeaderView)
        and not _is_qts_own(widget)
        and not (widget.objectName() and _spoken(widget))
    }
    assert not nameless
    small = {
        (each.objectName(), each.width(), each.height())
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and not _is_qts_own(each) and min(each.width(), each.height()) < 24
    }
    assert not small


@pytest.mark.parametrize("key", [key for key in REGISTERS if not RECORD_TYPES[key].has_own_verbs])
def test_every_field_of_a_registers_form_is_labelled_and_tab_goes_down_the_form(qtbot, key):
    dialog = RegisterDialog(None, RECORD_TYPES[key].record)
    qtbot.addWidget(dialog)
    dialog.show()
    reached = []
    for name in dialog.form.names():
        row = dialog.form.row(name)
        spoken = [each.accessibleName() for each in row.findChildren(QWidget) if each.accessibleName()]
        assert any(translate(row.editor.spec.label) in each for each in spoken), name
    widget = dialog.form.focusProxy()
    for _step in range(400):
        owner = next((name for name in dialog.form.names() if dialog.form.row(name).isAncestorOf(widget)), None)
        if owner and owner not in reached:
            reached.append(owner)
        widget = widget.nextInFocusChain()
    assert reached == list(dialog.form.names())


def test_data_are_never_taken_for_markup_or_shortcuts(window, register, settled, clock):
    for probe in PROBES:
        facts = {"title": probe, "client": probe, "notes": probe, "requester_name": probe, "identifiers": (probe,)}
        cases.open_case(register, subject_name=probe, rights=(Right.ACCESS,), received_on=clock.today(), **facts)
    every_page(window, settled)
    for case in register.all(Case):
        window.workplace.desk.open_case(case.id)
        assert window.workplace.page("cases").panel.header.title.text() == case.subject_name
    settled()
    labels = window.findChildren(QLabel)
    for label in labels:
        assert label.textFormat() is Qt.TextFormat.PlainText, label.objectName()
        assert label.buddy() is None or "&" not in label.text()
    for widget in window.findChildren(QWidget):
        assert "<b>Ann" not in widget.toolTip()
        assert "<img" not in widget.toolTip()


@pytest.mark.usefixtures("lively")
def test_every_control_is_large_enough_to_be_hit(window, settled):
    every_page(window, settled)
    window.workplace.desk.open_case(1, "tasks")
    settled()
    small = {
        (each.objectName(), each.width(), each.height())
        for each in window.workplace.findChildren(QAbstractButton)
        if each.isVisible() and not _is_qts_own(each) and min(each.width(), each.height()) < 24
    }
    assert not small


@pytest.mark.parametrize("look", ["", "filled", "quiet", "link", "chip", "nav", "figure", "row", "status"])
def test_the_keyboards_place_can_be_seen(qtbot, look):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    focused, other = button("Word", "one", look=look), button("Word", "two", look=look)
    for each in (focused, other):
        column.addWidget(each)
    holder.show()
    holder.activateWindow()
    focused.setFocus()
    qtbot.waitUntil(focused.hasFocus)
    assert focused.grab().toImage() != other.grab().toImage()


def test_a_name_from_right_to_left_is_cut_at_its_end_which_is_left(qtbot):
    label = Elided("שלום שלום שלום שלום שלום שלום", "title")
    qtbot.addWidget(label)
    label.resize(90, 28)
    label.show()
    image = label.grab().toImage()
    ground = image.pixel(0, 0)
    low = range(image.height() * 2 // 3, image.height())
    tall = range(image.height() // 3, image.height() // 2)
    first = range(8)
    assert any(image.pixel(x, y) != ground for x in first for y in low), "the ellipsis stands at the left"
    assert all(image.pixel(x, y) == ground for x in first for y in tall), "and no letter before it"
