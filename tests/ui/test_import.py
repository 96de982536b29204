"""The import assistant and the export of lists, as a person works with them."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QTableView, QWidget

from officer_app.domain.processor import Processor
from officer_app.services.registers import add_record, change_record
from officer_app.ui.dialogs.import_dialog import ImportDialog, import_records

TABLE = "Company;Web;Started;Colour\nAlpha;https://alpha.example;03/04/2026;red\nBeta;;05/04/2026;\n;x;;\n"


@pytest.fixture
def desk(window):
    return window.workplace.desk


@pytest.fixture
def assistant(desk, qtbot, settled):
    """Open the assistant for processors and work with it by the names of its parts."""
    dialog = ImportDialog(desk, "processor")
    qtbot.addWidget(dialog)
    dialog.show()
    return Assistant(dialog, settled, qtbot)


class Assistant:
    def __init__(self, dialog, settled, qtbot):
        self.dialog, self.settled, self.qtbot = dialog, settled, qtbot
        self.work = dialog.work

    def take(self, path):
        self.dialog.take(path)
        self.settled()

    def press(self, name):
        self.dialog.findChild(QPushButton, name).click()
        self.settled()
        self.qtbot.waitUntil(lambda: not self.work.is_under_way)

    def choose(self, name, data):
        combo = self.dialog.findChild(QComboBox, name)
        index = combo.findData(data)
        assert index >= 0, (name, data)
        combo.setCurrentIndex(index)
        combo.activated.emit(index)
        self.settled()

    def says(self, name):
        return self.dialog.findChild(QLabel, name).text()

    @property
    def step(self):
        return self.dialog.stack.currentIndex()

    def column(self, title):
        return next(each.place for each in self.work.survey.columns if each.title == title)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "vendors.csv"
    path.write_bytes(TABLE.replace("Alpha", "Älpha").encode("cp1252"))
    return path


def to_preview(assistant, table):
    assistant.take(table)
    assistant.choose(f"import_field_{assistant.column('Started')}", "active_from")
    assistant.choose("import_order_active_from", assistant_day_first())
    assistant.press("import_next")


def assistant_day_first():
    from officer_app.services.importing import DayOrder  # noqa: PLC0415

    return DayOrder.DAY_FIRST


def test_a_table_is_read_mapped_previewed_imported_and_taken_back(assistant, table, register):
    assistant.take(table)
    assert assistant.step == 1
    assert assistant.dialog.findChild(QComboBox, "import_encoding").currentData() == "cp1252"
    assert assistant.dialog.findChild(QComboBox, "import_separator").currentData() == ";"
    assert assistant.work.columns == {"name": 0, "website": 1}
    to_preview(assistant, table)
    assert assistant.step == 2
    assert assistant.says("import_counts") == "2 new, 0 changed, 0 unchanged, 1 with problems."
    assert assistant.says("import_notes") == "Not taken over: Colour."
    lines = [assistant.dialog.preview_step.model.record(assistant.dialog.preview_step.model.index(row, 0))
             for row in range(3)]  # fmt: skip
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


def test_a_day_that_can_be_read_in_two_ways_is_asked_once(assistant, table):
    assistant.take(table)
    assistant.choose(f"import_field_{assistant.column('Started')}", "active_from")
    assistant.press("import_next")
    assert assistant.step == 1
    assert assistant.says("import_columns_problem") == "Say how the days of the column Started are meant."
    assistant.choose("import_order_active_from", assistant_day_first())
    assistant.press("import_next")
    assert assistant.step == 2


def test_how_a_file_is_read_can_be_changed(assistant, table):
    assistant.take(table)
    assistant.choose("import_separator", ",")
    assert len(assistant.work.survey.columns) == 1
    assert assistant.work.columns == {}
    assistant.choose("import_separator", ";")
    assert len(assistant.work.survey.columns) == 4
    assistant.choose("import_encoding", "utf-8")
    assert assistant.says("import_problem") == (
        "vendors.csv is not written in Unicode (UTF-8). Choose another encoding."
    )
    assert assistant.work.file.reading.encoding == "cp1252"


def test_a_field_is_taken_from_one_column_only(assistant, table):
    assistant.take(table)
    assistant.choose(f"import_field_{assistant.column('Colour')}", "name")
    assert assistant.work.columns["name"] == 3
    assert assistant.dialog.findChild(QComboBox, "import_field_0").currentData() == ""


def test_what_was_chosen_is_remembered_for_the_same_titles_and_kept_without_them(assistant, table, settings):
    to_preview(assistant, table)
    kept = (settings.path.parent / "imports.json").read_text("utf-8")
    assert "Company" not in kept
    assert "Started" not in kept
    assistant.work.columns, assistant.work.orders = {}, {}
    assistant.take(table)
    assert assistant.work.columns == {"name": 0, "website": 1, "active_from": 2}
    assert assistant.work.orders == {"active_from": assistant_day_first()}


@pytest.mark.parametrize("rubbish", ["[]", "{", '{"processor x": 3}', "\x00"])
def test_rubbish_in_the_memory_costs_nothing(assistant, table, settings, rubbish):
    path = settings.path.parent / "imports.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rubbish, "utf-8")
    to_preview(assistant, table)
    assert assistant.step == 2
    assert len(json.loads(path.read_text("utf-8"))) >= 1


def test_a_memory_that_somebody_else_wrote_costs_nothing(assistant, table, settings):
    to_preview(assistant, table)
    path = settings.path.parent / "imports.json"
    source, kept = next(iter(json.loads(path.read_text("utf-8")).items()))
    odd = {"columns": kept["columns"] | {"spaceship": kept["columns"]["name"], "phone": []}, "orders": {"x": [1]}}
    path.write_text(json.dumps({source: odd}), "utf-8")
    assistant.take(table)
    assert assistant.work.columns == {"name": 0, "website": 1, "active_from": 2}
    assert assistant.work.orders == {}


def test_back_keeps_what_was_chosen(assistant, table):
    to_preview(assistant, table)
    assistant.press("import_back")
    assert assistant.step == 1
    assert assistant.dialog.findChild(QComboBox, "import_field_2").currentData() == "active_from"


def test_a_file_that_is_no_table_is_told_and_nothing_is_lost(assistant, table, tmp_path):
    to_preview(assistant, table)
    other = tmp_path / "photo.csv"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assistant.take(other)
    assert assistant.says("import_problem") == (
        "photo.csv is no table. Tables are CSV files and Excel workbooks (.xlsx)."
    )
    assert assistant.work.file.path == table
    assert assistant.step == 2


def test_a_change_after_the_preview_is_compared_anew_before_anything_is_written(assistant, table, register):
    to_preview(assistant, table)
    add_record(register, "processor", name="Beta")
    assistant.press("import_next")
    assert assistant.step == 2
    assert "changed after this preview" in assistant.says("import_problem")
    assistant.settled()
    assert assistant.says("import_counts") == "1 new, 1 changed, 0 unchanged, 1 with problems."
    assert [each.name for each in register.all(Processor)] == ["Beta"]


def test_given_up_half_way_nothing_is_written(assistant, tmp_path, register):
    path = tmp_path / "many.csv"
    path.write_text("name\n" + "".join(f"Vendor {number}\n" for number in range(3_000)), "utf-8")
    assistant.take(path)
    assistant.press("import_next")
    entries = len(register.history(newest=10_000))
    assistant.work.write()
    assistant.qtbot.waitSignal(assistant.work.progressed).wait()
    assistant.work.cancel()
    assert not assistant.work.is_under_way
    assert register.all(Processor) == []
    assert len(register.history(newest=10_000)) == entries
    assert assistant.says("import_problem") == "Given up. Nothing was changed."
    assistant.press("import_next")
    assert len(register.all(Processor)) == 3_000


def test_the_other_pages_hear_of_an_import_once_it_is_whole(assistant, table, desk):
    told = []
    desk.changed.connect(told.append)
    to_preview(assistant, table)
    assert told == []
    assistant.press("import_next")
    assert told == [frozenset({"processor"})]


def test_after_closing_the_notice_takes_the_import_back_but_not_what_was_touched(assistant, table, register, desk):
    to_preview(assistant, table)
    assistant.press("import_next")
    beta = register.all(Processor)[1]
    change_record(register, "processor", beta.id, notes="Ours.")
    assistant.press("import_next")
    assert not assistant.dialog.isVisible()
    notice = desk.notices.shown()[-1]
    notice.findChild(QPushButton, "notice_offer").click()
    assistant.qtbot.waitUntil(lambda: not assistant.work.is_under_way)
    assert [each.name for each in register.all(Processor)] == ["Beta"]
    assert desk.notices.shown()[-1].accessibleName() == (
        "1 deleted again, 0 as before. Beta was changed since and stays."
    )


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
    to_preview(assistant, table)
    assistant.press("import_save_problems")
    assert to.read_text("utf-8-sig").splitlines() == [
        "Company;Web;Started;Colour;Problem", ";x;;;Enter the legal name of the processor.",
    ]  # fmt: skip


def test_every_control_has_a_name_for_tests_and_one_for_screen_readers(assistant, table):
    to_preview(assistant, table)
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
