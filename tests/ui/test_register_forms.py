"""The forms of the registers: groups at the left, links found by typing, records and files made on the way."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QListWidget

from officer_app.domain.agreement import Agreement
from officer_app.domain.document import Document
from officer_app.domain.processor import Processor
from officer_app.domain.transfer import Transfer
from officer_app.services.registers import add_record, retire_record
from officer_app.ui import record_source
from officer_app.ui.link_choosers import MOST_BOXES
from officer_app.ui.pages.register_verbs import RegisterVerbs


@pytest.fixture
def verbs(window):
    return RegisterVerbs(window.workplace.desk)


def top_dialog():
    return QApplication.activeModalWidget()


def press(parent, name):
    parent.findChild(QAbstractButton, name).click()


def line(dialog, name):
    return dialog.findChild(QLineEdit, name)


def in_dialogs(step):
    """Do something in the dialog that opens next; where it fails, the dialog must not wait for ever."""

    def act():
        dialog = top_dialog()
        try:
            step(dialog)
        except BaseException:
            dialog.form.load(dialog.form.record_type())
            dialog.reject()
            raise

    QTimer.singleShot(0, act)


def test_a_new_record_needs_only_what_it_must_have(qtbot, register, verbs):
    def fill(dialog):
        qtbot.waitUntil(line(dialog, "name").hasFocus)
        line(dialog, "name").setText("Nordlys AB")
        press(dialog, "record_save")

    in_dialogs(fill)
    made = verbs.new("processor")
    assert register.get(Processor, made).name == "Nordlys AB"


def test_the_groups_at_the_left_lead_to_their_fields(qtbot, verbs):
    def look(dialog):
        index = dialog.findChild(QListWidget, "record_groups")
        assert [index.item(row).text() for row in range(index.count())] == [
            "Processor", "Where it is", "Contact", "Guarantees", "End", "Papers",
        ]  # fmt: skip
        heights = [index.visualItemRect(index.item(row)).height() for row in range(index.count())]
        assert min(heights) >= 32, "the lines stand too close to be hit"
        index.setCurrentRow(3)
        index.itemClicked.emit(index.item(3))
        assert index.currentRow() == 3
        qtbot.waitUntil(line(dialog, "assessed_on").hasFocus)
        dialog.reject()

    in_dialogs(look)
    assert verbs.new("processor") is None


def test_countries_are_typed_by_name_or_code_and_taken_out_by_a_click(qtbot, register, verbs):
    def fill(dialog):
        line(dialog, "name").setText("Nordlys AB")
        typed = line(dialog, "storage_countries")
        for text in ("sweden", "FI", "EL", "uk", "Côte d’Ivoire"):
            typed.setText(text)
            qtbot.keyClick(typed, Qt.Key.Key_Return)
        assert dialog.form.value("storage_countries") == ("SE", "FI", "GR", "GB", "CI")
        assert dialog.isVisible()
        press(dialog, "storage_countries.FI")
        typed.setText("Atlantis")
        assert str(dialog.form.problems()["storage_countries"]).startswith("There is no country called Atlantis.")
        assert typed.text() == "Atlantis"
        typed.setText("Norway, BE")
        press(dialog, "record_save")

    in_dialogs(fill)
    made = register.get(Processor, verbs.new("processor"))
    assert made.storage_countries == ("SE", "GR", "GB", "CI", "NO", "BE")


def test_retired_records_are_not_offered_but_stay_where_they_are_chosen(register, told, verbs):
    bound = add_record(register, "agreement", title="Old", processor=told["Mailstream"])
    retire_record(register, "processor", told["Mailstream"], "Ended")
    seen = {}

    def look(dialog):
        combo = dialog.form.editor("processor").combo
        seen["offered"] = {combo.itemText(row) for row in range(combo.count())}
        seen["shown"] = line(dialog, "processor").text()
        line(dialog, "reference").setText("A-1")
        press(dialog, "record_save")

    in_dialogs(look)
    verbs.change("agreement", bound)
    assert seen["shown"] == "Mailstream Inc. (taken out)"
    assert "Bygone Ltd" not in seen["offered"]
    assert register.get(Agreement, bound.id).processor == told["Mailstream"]
    assert register.get(Agreement, bound.id).reference == "A-1"


def test_a_missing_record_is_made_from_the_chooser_under_the_name_that_was_typed(register, told, verbs):
    assert told

    def fill(dialog):
        line(dialog, "name").setText("Flow")
        line(dialog, "country").setText("Belgium")
        line(dialog, "processor").setText("Brand new SA")
        in_dialogs(inner)
        press(dialog, "processor.new")
        assert line(dialog, "processor").text() == "Brand new SA"
        press(dialog, "record_save")

    def inner(dialog):
        assert line(dialog, "name").text() == "Brand new SA"
        press(dialog, "record_save")

    in_dialogs(fill)
    made = register.get(Transfer, verbs.new("transfer"))
    assert register.get(Processor, made.processor).name == "Brand new SA"


def test_many_records_are_found_by_typing_and_two_of_one_name_are_told_apart(qtbot, register, verbs):
    for number in range(MOST_BOXES + 1):
        add_record(register, "measure", name=f"Measure {number:02d}")
    twins = [add_record(register, "measure", name="Backup").id for _ in range(2)]

    def fill(dialog):
        line(dialog, "name").setText("Nordlys AB")
        finder = line(dialog, "measures.find")
        finder.setText("measure 04")
        qtbot.keyClick(finder, Qt.Key.Key_Return)
        finder.setText(f"Backup, number {twins[1]}")
        qtbot.keyClick(finder, Qt.Key.Key_Return)
        boxes = {each.text() for each in dialog.findChildren(QCheckBox) if each.objectName().startswith("measures.")}
        assert boxes == {"Measure 04", f"Backup, number {twins[1]}"}
        finder.setText("no such measure")
        qtbot.keyClick(finder, Qt.Key.Key_Return)
        assert "no such measure" in dialog.findChild(QLabel, "measures.nothing").text()
        finder.clear()
        press(dialog, "record_save")

    in_dialogs(fill)
    made = register.get(Processor, verbs.new("processor"))
    assert set(made.measures) == {5, twins[1]}


@pytest.fixture
def letter(tmp_path, monkeypatch):
    path = tmp_path / "signed.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    monkeypatch.setattr(record_source, "choose_file", lambda *_: path)
    return path


@pytest.mark.usefixtures("letter")
def test_a_file_is_added_in_the_form_and_leaves_again_with_a_form_that_is_given_up(register, verbs):
    def keep(dialog):
        line(dialog, "name").setText("Nordlys AB")
        press(dialog, "documents.new")
        press(dialog, "record_save")

    in_dialogs(keep)
    made = register.get(Processor, verbs.new("processor"))
    assert len(made.documents) == 1

    def give_up(dialog):
        line(dialog, "name").setText("Another")
        press(dialog, "documents.new")
        QTimer.singleShot(0, lambda: press(top_dialog(), "question.verb"))
        dialog.reject()

    in_dialogs(give_up)
    assert verbs.new("measure") is None
    assert [each.id for each in register.all(Document)] == list(made.documents)
