"""What belongs together in a case, as the window shows it: answers, redacted files, tasks for a right, reminders."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message, SearchTask
from officer_app.domain.vocabulary import AnswerTo, AttachmentKind, Direction, Right
from officer_app.services import case_work, cases
from officer_app.services.registers import add_record, delete_record
from officer_app.ui.case_book import searched_words
from officer_app.ui.dialogs.record import RecordDialog
from officer_app.ui.pages import case_messages
from officer_app.ui.pages.record_names import names_within


@pytest.fixture
def panel(lively, window, settled):
    """Show the first case over the whole page."""
    window.workplace.desk.open_case(lively[0].id)
    settled()
    return window.workplace.page("cases").panel


def in_dialog(act):
    """Do something in the dialog that opens next, then put it away."""

    def look():
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, RecordDialog))
        act(dialog)
        if dialog.isVisible():
            dialog.form.load(dialog.form.record_type())
            dialog.done(0)

    QTimer.singleShot(0, look)


def fill(dialog, **values):
    dialog.form.show_values(values)
    dialog.form.save()


def press(panel, name):
    panel.findChild(QAbstractButton, name).click()


def shown(widget):
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_message_says_which_one_it_answers(panel, register, lively, settled):
    (asked,) = register.all(Message, case_id=lively[0].id, direction=Direction.IN)
    panel.show_tab("messages")
    in_dialog(lambda dialog: fill(dialog, subject="Our answer", direction=Direction.OUT, in_reply_to=asked.id))
    press(panel, "message_add")
    settled()
    answer = register.all(Message, case_id=lively[0].id)[-1]
    assert answer.in_reply_to == asked.id
    assert "answers: Mes données (from the person, 28 February 2026)" in shown(panel.messages)
    in_dialog(lambda dialog: fill(dialog, in_reply_to=None))
    press(panel, f"message_reply_{answer.id}")
    settled()
    assert register.get(Message, answer.id).in_reply_to is None
    assert "answers:" not in shown(panel.messages)


def test_what_came_first_is_asked_nothing_and_notes_are_no_answers(panel, register, lively, settled):
    panel.show_tab("messages")
    settled()
    for message in register.all(Message, case_id=lively[0].id):
        assert panel.findChild(QAbstractButton, f"message_reply_{message.id}") is None


def test_two_messages_of_one_day_and_subject_can_be_told_apart(register, lively, clock):
    for _ in range(2):
        case_work.add_message(register, lively[1].id, subject="Again")
    file = cases.case_file(register, lively[1].id, clock.today())
    names = [name for _key, name in names_within(file)("message")]
    assert names == ["Again (from the person, 2 April 2026)", "Again (from the person, 2 April 2026) 2"]


@pytest.fixture
def whole(register, lively, tmp_path):
    """Attach a file with everything in it."""
    (tmp_path / "export.csv").write_text("a;b", "utf-8")
    return case_work.attach_file(register, lively[0].id, tmp_path / "export.csv", AttachmentKind.RESPONSE)


def test_a_file_is_corrected_and_then_redacted(panel, register, lively, whole, tmp_path, monkeypatch, settled):
    source = tmp_path / "export without names.csv"
    source.write_text("a;", "utf-8")
    monkeypatch.setattr(case_messages, "choose_file", lambda *_: source)
    panel.show_tab("messages")
    settled()
    refused = []

    def try_too_early(dialog):
        fill(dialog, kind=AttachmentKind.RESPONSE, redacts=whole.id)
        refused.append(dialog.form.row("redacts").remark)

    in_dialog(try_too_early)
    press(panel, "attachment_add")
    assert "export.csv is a response" in refused[0]
    in_dialog(lambda dialog: fill(dialog, kind=AttachmentKind.INTERNAL))
    press(panel, f"attachment_edit_{whole.id}")
    settled()
    assert register.get(Attachment, whole.id).kind is AttachmentKind.INTERNAL
    in_dialog(lambda dialog: fill(dialog, kind=AttachmentKind.RESPONSE, redacts=whole.id))
    press(panel, "attachment_add")
    settled()
    assert register.all(Attachment, case_id=lively[0].id)[-1].redacts == whole.id
    assert "redacted version of export.csv" in shown(panel.messages)
    panel.show_tab("history")
    assert "File corrected" in shown(panel.history)
    assert "Kind: Response → Internal" in shown(panel.history)


def test_a_task_serves_one_of_what_is_asked_under_a_condition(panel, register, lively, window, settled):
    window.workplace.desk.open_case(lively[2].id, "tasks")
    offered = []

    def answer(dialog):
        combo = dialog.form.editor("right").combo
        offered.extend(combo.itemText(row) for row in range(combo.count()))
        fill(dialog, system="Order history", right=Right.PORTABILITY, condition="She is a customer.")

    in_dialog(answer)
    press(panel, "task_add")
    settled()
    assert offered == ["Not chosen", "Access", "Portability"]
    task = register.all(SearchTask, case_id=lively[2].id)[-1]
    assert (task.right, task.condition) == (Right.PORTABILITY, "She is a customer.")
    assert "Only if: She is a customer." in shown(panel.tasks)
    in_dialog(lambda dialog: fill(dialog, answer="not_needed", answered_by="Accounting"))
    press(panel, f"task_edit_{task.id}")
    settled()
    assert "Portability; asked on 2 April 2026; answered on 2 April 2026 by Accounting" in shown(panel.tasks)


def test_a_task_keeps_its_processor_and_tells_of_one_that_went_away(panel, register, lively, window, settled):
    gone, kept = (add_record(register, "processor", name=name) for name in ("Mailhouse", "Alpha"))
    window.workplace.desk.open_case(lively[2].id, "tasks")
    settled()
    said = []

    def answer(dialog):
        dialog.form.show_values({"system": "Order history", "processor": gone.id})
        delete_record(register, "processor", gone.id)
        dialog.form.save()
        said.append(dialog.form.row("processor").remark)
        fill(dialog, processor=kept.id)

    in_dialog(answer)
    press(panel, "task_add")
    settled()
    assert said == [f"Processor {gone.id} is not in the register."]
    task = register.all(SearchTask, case_id=lively[2].id)[-1]
    in_dialog(lambda dialog: fill(dialog, contact="Ben"))
    press(panel, f"task_edit_{task.id}")
    settled()
    edited = register.get(SearchTask, task.id)
    assert (edited.processor, edited.contact) == (kept.id, "Ben")


def test_the_first_case_names_its_reminders_and_how_late_it_is(panel, register, lively, clock, settled):
    chaser = cases.open_case(
        register, subject_name="Hélène Lefèvre", rights=(Right.ACCESS,), received_on=clock.today() - timedelta(2),
        reminder_of=lively[0].id,
    )  # fmt: skip
    settled()
    text = shown(panel.overview)
    assert chaser.reference in text
    assert "Days late\n3" in text
    assert "Days after the first month\n3" in text


def test_somebody_else_needs_a_name_beside_the_field(panel, register, lively, settled):
    said = []

    def answer(dialog):
        fill(dialog, answer_to=AnswerTo.THIRD)
        said.append(dialog.form.row("receiver_name").remark)
        fill(dialog, receiver_name="Vita NV")

    in_dialog(answer)
    press(panel, "begin_Representative")
    settled()
    assert said == ["Name the person or the firm to whom the answer goes."]
    assert register.get(Case, lively[0].id).receiver_name == "Vita NV"
    assert "Somebody else" in shown(panel.overview)


def test_the_search_looks_through_every_address():
    case = Case(subject_email="one@example.org", subject_other_emails=("two@example.net",), receiver_name="Vita NV")
    assert all(each in searched_words(case) for each in ("one@example.org", "two@example.net", "vita nv"))
