"""The import assistant from a file to its preview and its end, as a person works with it."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QTableView, QWidget

from officer_app.domain.processor import Processor
from officer_app.ui.dialogs.import_dialog import ImportDialog, import_records
from tests.ui.import_assistant import Assistant, vendors


@pytest.fixture
def assistant(window, qtbot, settled):
    return Assistant.opened(window.workplace.desk, qtbot, settled)


@pytest.fixture
def table(tmp_path):
    return vendors(tmp_path)


@pytest.fixture
def desk(window):
    return window.workplace.desk


def test_a_table_is_read_mapped_previewed_imported_and_taken_back(assistant, table, register):
    assistant.take(table)
    assert assistant.step == 1
    assert assistant.dialog.findChild(QComboBox, "import_encoding").currentData() == "cp1252"
    assert assistant.dialog.findChild(QComboBox, "import_separator").currentData() == ";"
    assert assistant.work.columns == {"name": 0, "website": 1}
    assistant.to_preview(table)
    assert assistant.step == 2
    assert assistant.says("import_counts") == "2 new, 0 changed, 0 unchanged, 1 with problems."
    assert assistant.says("import_notes") == "Not taken over: Colour."
    lines = assistant.lines()
    assert [(line.row, line.state, line.title) for line in lines] == [(4, 0, ""), (2, 2, "Älpha"), (3, 2, "Beta")]
    assert lines[0].words == "Enter the legal name of the processor."
    assert register.all(Processor) == []
    assert assistant.dialog.next.text() == "Import 2 records"
    assistant.press("import_next")
    assert assistant.step == 3
    assert [(each.name, str(each.active_from)) for each in register.all(Processor)] == [
        ("Älpha", "2026-04-03"), ("Beta", "2026-04-05"),
    ]  # fmt: skip
    assert assistant.says("import_result_title") == "2 added, 0 changed."
    assert assistant.says("import_result") == "1 row was left out."
    assistant.press("import_undo")
    assert register.all(Processor) == []
    assert assistant.says("import_result_title") == "2 deleted again, 0 as before."


def test_back_keeps_what_was_chosen(assistant, table):
    assistant.to_preview(table)
    assistant.press("import_back")
    assert assistant.step == 1
    assert assistant.dialog.findChild(QComboBox, "import_field_2").currentData() == "active_from"


def test_a_file_that_is_no_table_is_told_and_nothing_is_lost(assistant, table, tmp_path):
    assistant.to_preview(table)
    other = tmp_path / "photo.csv"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assistant.take(other)
    assert assistant.says("import_problem") == (
        "photo.csv is no table. Tables are CSV files and Excel workbooks (.xlsx)."
    )
    assert assistant.work.file.path == table
    assert assistant.step == 2


def test_a_page_opens_the_assistant_with_a_file_and_it_can_be_put_away(desk, table, qtbot):
    seen = []

    def look():
        dialog = desk.window.findChild(ImportDialog, "import_dialog")
        if dialog.work.survey is None:
            QTimer.singleShot(20, look)
        else:
            seen.append(dialog.stack.currentIndex())
            dialog.findChild(QPushButton, "import_close").click()

    QTimer.singleShot(0, look)
    import_records(desk, "processor", table)
    assert seen == [1]
    qtbot.waitUntil(lambda: desk.window.findChild(ImportDialog, "import_dialog") is None)


def test_a_file_is_dropped(assistant, table):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), *facts)
    assistant.dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    assistant.dialog.dropEvent(QDropEvent(QPointF(50, 50), *facts))
    assistant.settled()
    assert assistant.step == 1


def test_rows_with_problems_are_saved(assistant, table, tmp_path, monkeypatch):
    to = tmp_path / "left out.csv"
    monkeypatch.setattr("officer_app.ui.dialogs.import_dialog.choose_new_file", lambda *_: to)
    assistant.to_preview(table)
    assistant.press("import_save_problems")
    assert to.read_text("utf-8-sig").splitlines() == [
        "Company;Web;Started;Colour;Problem", ";x;;;Enter the legal name of the processor.",
    ]  # fmt: skip


def test_every_control_has_a_name_for_tests_and_one_for_screen_readers(assistant, table):
    assistant.to_preview(table)
    kinds = (QAbstractButton, QComboBox, QTableView)
    nameless = [
        (type(each).__name__, each.objectName())
        for each in assistant.dialog.findChildren(QWidget)
        if isinstance(each, kinds)
        and not each.objectName().startswith("qt_")
        and not isinstance(each.parent(), QTableView)
        and not (each.objectName() and (each.accessibleName() or getattr(each, "text", str)()))
    ]
    assert nameless == []


@pytest.mark.usefixtures("window")
def test_no_words_of_a_file_are_taken_for_markup(assistant, tmp_path):
    path = tmp_path / "<b>x.csv"
    path.write_text("name,<img src=x>\n<b>Ann</b>,<i>&amp</i>\n", "utf-8")
    assistant.take(path)
    assistant.press("import_next")
    for label in assistant.dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.objectName()
