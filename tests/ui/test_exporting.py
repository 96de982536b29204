"""Lists that leave the window as files: in the background, whole or not at all."""

from threading import Event

import pytest

from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.exporting import Form
from officer_app.services.registers import add_record
from officer_app.ui.exporting import export_list, export_menu


@pytest.fixture
def desk(window):
    return window.workplace.desk


@pytest.mark.parametrize(("form", "ending"), [(Form.CSV, ".csv"), (Form.XLSX, ".xlsx"), (Form.JSON, ".json")])
def test_a_list_is_exported_in_the_background(desk, register, settled, tmp_path, monkeypatch, form, ending):
    record = add_record(register, "processor", name="=1+1")
    monkeypatch.setattr("officer_app.ui.exporting.choose_new_file", lambda *_: tmp_path / "list")
    export_list(desk, "processor", [record], form=form)
    settled()
    assert (tmp_path / f"list{ending}").stat().st_size > 20
    assert desk.notices.shown()[-1].accessibleName() == f"1 record is in list{ending}."


def test_a_cancelled_export_leaves_no_file(desk, register, settled, tmp_path, monkeypatch):
    record = add_record(register, "processor", name="Alpha")
    monkeypatch.setattr("officer_app.ui.exporting.choose_new_file", lambda *_: tmp_path / "list.csv")
    given_up = Event()

    def made_too_late(*_, **__):
        assert given_up.wait(10)
        return b"name\r\n"

    monkeypatch.setattr("officer_app.ui.exporting.export_bytes", made_too_late)
    export_list(desk, "processor", [record], form=Form.CSV).cancel()
    given_up.set()
    settled()
    assert [each.name for each in tmp_path.iterdir() if each.suffix in {".csv", ".part"}] == []


def test_the_export_menu_names_its_kinds(desk, window):
    menu = export_menu(window, desk, "processor", list)
    assert [each.text() for each in menu.actions()] == [
        "Excel workbook", "CSV with semicolons", "CSV with commas", "JSON",
    ]  # fmt: skip
    assert all(each.objectName() for each in menu.actions())
    assert RECORD_TYPES["processor"].plural
