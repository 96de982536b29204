"""The second step of an import: how the file is read, its columns, its days, and what is remembered of them."""

import json

import pytest
from PySide6.QtWidgets import QComboBox

from officer_app.services.importing import DayOrder
from tests.ui.import_assistant import Assistant, vendors


@pytest.fixture
def assistant(window, qtbot, settled):
    return Assistant.opened(window.workplace.desk, qtbot, settled)


@pytest.fixture
def table(tmp_path):
    return vendors(tmp_path)


def test_a_day_that_can_be_read_in_two_ways_is_asked_once(assistant, table):
    assistant.take(table)
    assistant.choose(f"import_field_{assistant.column('Started')}", "active_from")
    assistant.press("import_next")
    assert assistant.step == 1
    assert assistant.says("import_columns_problem") == "Say how the days of the column Started are meant."
    assistant.choose("import_order_active_from", DayOrder.DAY_FIRST)
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
    assistant.to_preview(table)
    kept = (settings.path.parent / "imports.json").read_text("utf-8")
    assert "Company" not in kept
    assert "Started" not in kept
    assistant.work.columns, assistant.work.orders = {}, {}
    assistant.take(table)
    assert assistant.work.columns == {"name": 0, "website": 1, "active_from": 2}
    assert assistant.work.orders == {"active_from": DayOrder.DAY_FIRST}


@pytest.mark.parametrize("rubbish", ["[]", "{", '{"processor x": 3}', "\x00"])
def test_rubbish_in_the_memory_costs_nothing(assistant, table, settings, rubbish):
    path = settings.path.parent / "imports.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rubbish, "utf-8")
    assistant.to_preview(table)
    assert assistant.step == 2
    assert len(json.loads(path.read_text("utf-8"))) >= 1


def test_a_memory_that_somebody_else_wrote_costs_nothing(assistant, table, settings):
    assistant.to_preview(table)
    path = settings.path.parent / "imports.json"
    source, kept = next(iter(json.loads(path.read_text("utf-8")).items()))
    odd = {"columns": kept["columns"] | {"spaceship": kept["columns"]["name"], "phone": []}, "orders": {"x": [1]}}
    path.write_text(json.dumps({source: odd}), "utf-8")
    assistant.take(table)
    assert assistant.work.columns == {"name": 0, "website": 1, "active_from": 2}
    assert assistant.work.orders == {}
