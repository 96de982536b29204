"""The last step of an import: written in short steps, given up, and taken back, at once or long afterwards."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from officer_app.domain.processor import Processor
from officer_app.domain.sub_processor import SubProcessor
from officer_app.services.importing import past_imports, undo_import
from officer_app.services.registers import add_record, change_record
from officer_app.ui.history_words import deed
from tests.services.tables import brought
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


def test_a_change_after_the_preview_is_compared_anew_before_anything_is_written(assistant, table, register):
    assistant.to_preview(table)
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
    assistant.to_preview(table)
    assert told == []
    assistant.press("import_next")
    assert told == [frozenset({"processor", "register"})]


def test_after_closing_the_notice_takes_the_import_back_but_not_what_was_touched(assistant, table, register, desk):
    assistant.to_preview(table)
    assistant.press("import_next")
    beta = register.all(Processor)[1]
    change_record(register, "processor", beta.id, notes="Ours.")
    assistant.press("import_next")
    assert not assistant.dialog.isVisible()
    notice = desk.notices.shown()[-1]
    notice.findChild(QPushButton, "notice_offer").click()
    assistant.qtbot.waitUntil(lambda: not assistant.work.is_under_way)
    assert [each.name for each in register.all(Processor)] == ["Beta"]
    assert assistant.dialog.isVisible()
    assert assistant.dialog.isModal()
    assert assistant.says("import_result_title") == "1 deleted again, 0 as before."
    assert assistant.says("import_result") == "Beta was changed since and stays."
    told = len(desk.notices.shown())
    assistant.press("import_next")
    assert (assistant.dialog.isVisible(), len(desk.notices.shown())) == (False, told)


def test_the_preview_calls_a_row_of_the_table_by_its_title(desk, qtbot, settled, tmp_path, register):
    add_record(register, "processor", name="Alpha")
    add_record(register, "sub_processor", name="Old", processor=1)
    path = tmp_path / "chain.csv"
    path.write_text("name,processor,under\nThird,Alpha,Second\nOld,Alpha,Third\nSecond,Alpha,\n", "utf-8")
    assistant = Assistant.opened(desk, qtbot, settled, "sub_processor")
    assistant.take(path)
    assistant.press("import_next")
    assert {line.title: line.words for line in assistant.lines()} == {
        "Old": "Through the sub-processor: – → Third", "Third": "Alpha; Second", "Second": "Alpha",
    }  # fmt: skip
    assistant.press("import_next")
    by_id = {each.id: each for each in register.all(SubProcessor)}
    assert {each.name: each.under and by_id[each.under].name for each in by_id.values()} == {
        "Second": None, "Third": "Second", "Old": "Third",
    }  # fmt: skip


@pytest.fixture
def brought_before(register, tmp_path):
    """Import two lists of processors before the assistant is opened, and one of another register."""
    path = tmp_path / "earlier.csv"
    for text, key in (("name\nAlpha\nBeta\n", "processor"), ("name,phone\nBeta,2\nGamma,\n", "processor"),
                      ("name\nSold\n", "data_category")):  # fmt: skip
        path.write_text(text, "utf-8")
        brought(register, path, key)
    return [each.number for each in past_imports(register, "processor")]


def answers(monkeypatch, yes):
    asked = []
    monkeypatch.setattr(
        "officer_app.ui.dialogs.import_past.confirm", lambda *words, **more: asked.append((words[1], more)) or yes
    )
    return asked


def test_an_import_of_another_day_is_taken_back(brought_before, assistant, register, monkeypatch):
    last, first = brought_before
    card = assistant.dialog.findChild(QWidget, "import_past")
    assert card.isVisible()
    assert len(card.findChildren(QPushButton)) == 2
    assert assistant.says(f"import_past_counts_{last}") == "1 added, 1 changed."
    assert assistant.says(f"import_past_{first}").startswith("2 Apr 2026, ")
    change_record(register, "processor", 2, notes="Ours.")
    asked = answers(monkeypatch, yes=True)
    assistant.press(f"import_take_back_{last}")
    assert asked[0][0].startswith("Take back the import of 2 Apr 2026, ")
    assert asked[0][1]["details"].startswith("1 added, 1 changed. What it added is deleted, ")
    assert assistant.step == 3
    assert assistant.says("import_result_title") == "1 deleted again, 0 as before."
    assert assistant.says("import_result") == "Beta was changed since and stays as it is."
    assert [each.name for each in register.all(Processor)] == ["Alpha", "Beta"]
    assert [each.number for each in past_imports(register, "processor")] == [first]


def test_nothing_is_taken_back_before_the_question_is_answered(brought_before, assistant, register, monkeypatch):
    head = register.head()
    answers(monkeypatch, yes=False)
    assistant.press(f"import_take_back_{brought_before[0]}")
    assert (assistant.step, register.head()) == (0, head)


def test_an_import_that_somebody_took_back_meanwhile_is_told(brought_before, assistant, register, monkeypatch, desk):
    undo_import(register, past_imports(register, "processor")[0])
    head, notices = register.head(), len(desk.notices.shown())
    answers(monkeypatch, yes=True)
    assistant.press(f"import_take_back_{brought_before[0]}")
    assert assistant.says("import_problem") == "This import was taken back already."
    assistant.press("import_close")
    assert (register.head(), len(desk.notices.shown())) == (head, notices)


def test_where_nothing_was_imported_nothing_is_offered(assistant):
    assert not assistant.dialog.findChild(QWidget, "import_past").isVisible()


def test_an_import_of_just_now_is_offered_when_the_assistant_is_opened_again(assistant, table, desk, qtbot, settled):
    assistant.to_preview(table)
    assistant.press("import_next")
    assistant.press("import_next")
    again = Assistant.opened(desk, qtbot, settled)
    number = past_imports(desk.register, "processor")[0].number
    assert again.says(f"import_past_counts_{number}") == "2 added, 0 changed."


@pytest.mark.usefixtures("brought_before")
def test_the_history_tells_of_the_list_as_a_whole(register):
    undo_import(register, past_imports(register, "processor")[0])
    told = [deed(each) for each in register.history("register", 1, newest=4)]
    assert told == ["Import taken back: Processors", "List imported: Data categories",
                    "List imported: Processors", "List imported: Processors"]  # fmt: skip
