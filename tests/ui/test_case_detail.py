"""A case: its head says what counts, its parts show what hangs on it, and each verb asks what belongs to it."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message, SearchTask
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.vocabulary import AttachmentKind, Delivery, Direction, IdentityResult, Outcome, Stage
from officer_app.services import case_work, cases
from officer_app.services.cases import case_file
from officer_app.ui.dialogs.record import RecordDialog
from officer_app.ui.pages import case_messages
from officer_app.ui.pages.case_course import course_of, why
from officer_app.ui.pages.case_overview import grouped
from officer_app.ui.paragraph import address_of
from officer_app.ui.theme import Tone

FIRST, ERASURE, READY, _ACCEPTED, DOUBTED, UNCLEAR, FRESH = range(7)


@pytest.fixture
def panel(lively, window, settled):
    """Show the first case over the whole page."""
    window.workplace.desk.open_case(lively[FIRST].id)
    settled()
    return window.workplace.page("cases").panel


def fill_in(qtbot, **values):
    """Fill the dialog that opens next, and save it."""

    def answer():
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, RecordDialog))
        dialog.form.show_values(values)
        dialog.form.save()
        if dialog.isVisible():
            refused.append(dialog.form.summary.text())
            dialog.form.load(dialog.form.record_type())
            dialog.done(0)

    refused = []
    QTimer.singleShot(0, answer)
    assert qtbot is not None
    return refused


def press(panel, name):
    panel.findChild(QAbstractButton, name).click()


def shown(widget):
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def chips(panel):
    return [each.accessibleName() for each in panel.header.chips.findChildren(QWidget) if each.accessibleName()]


def test_the_head_says_who_what_language_way_and_the_date_that_counts(panel):
    assert [each for each in chips(panel) if not each.startswith("sign")] == [
        "Hélène Lefèvre",
        "Access",
        "French",
        "by e-mail",
        "Answer by Mon 30 Mar, 3 days late",
    ]
    assert panel.header.reference.text() == "DSR-2026-0001"


def test_the_date_explains_itself_with_its_rules(panel):
    said = panel.header.why.text()
    assert said.startswith("Why 30 March. Received on 28 February 2026")
    assert "Reg. 1182/71 Art. 3(2)(c)" in said
    assert all(address_of(link.words).startswith("https://") for link in panel.header.why.links())
    assert panel.header.why.runs[-2].look == "faint"  # what is not relied on is said last and quieter


def test_the_line_of_days_shows_the_wait_for_identity(register, lively, clock):
    course = course_of(case_file(register, lively[FIRST].id, clock.today()), clock.today())
    assert [mark.label for mark in course.marks] == [
        "received", "identity asked", "confirmed", "answer by", "latest, if extended",
    ]  # fmt: skip
    assert course.waits == ((date(2026, 3, 4), date(2026, 3, 8)),)
    assert course.marks[3].is_missed


def test_the_course_of_an_answered_case_ends_with_its_answer(register, lively, clock):
    course = course_of(case_file(register, lively[-1].id, clock.today()), clock.today())
    assert "answered" in [mark.label for mark in course.marks]
    assert not any(mark.label.startswith("latest") for mark in course.marks)


def test_every_case_says_why(register, lively, clock):
    for case in lively:
        assert why(case_file(register, case.id, clock.today()))[0].look == "strong"


def test_the_next_step_moves_the_case(panel, register, lively, settled):
    assert panel.header.next.text() == "Next: review"
    panel.header.next.click()
    settled()
    assert register.get(Case, lively[FIRST].id).stage is Stage.REVIEW
    assert panel.header.next.text() == "Next: ready to send"


def test_a_doubt_leads_to_the_identity_tab_instead_of_a_refused_move(panel, lively, window):
    window.workplace.desk.open_case(lively[DOUBTED].id)
    assert panel.header.next.text() == "Next: settle who asks"
    panel.header.next.click()
    assert panel.tabs.currentIndex() == 1


def test_a_move_that_the_law_forbids_is_refused_in_one_sentence(panel, register, lively, window, settled):
    window.workplace.desk.open_case(lively[DOUBTED].id)
    action = next(each for each in panel.header.menu.actions() if each.objectName() == "move.accepted")
    action.trigger()
    settled()
    notice = window.workplace.desk.notices.shown()[-1]
    assert "not settled who asks" in notice.accessibleName()
    assert register.get(Case, lively[DOUBTED].id).stage is Stage.IDENTITY_PENDING
    notice.put_away()


def test_recording_the_answer_asks_for_the_decision_first(qtbot, panel, register, lively, window, settled):
    window.workplace.desk.open_case(lively[READY].id)
    assert panel.header.next.text() == "Next: record the answer"
    case_work.add_message(
        register, lively[READY].id, direction=Direction.OUT, subject="Our answer", delivery=Delivery.SENT
    )
    settled()
    fill_in(qtbot, outcome=Outcome.GRANTED)
    panel.header.next.click()
    settled()
    case = register.get(Case, lively[READY].id)
    assert (case.stage, case.outcome, case.answered_on) == (Stage.ANSWERED, Outcome.GRANTED, date(2026, 4, 2))


def test_a_refusal_without_a_ground_stays_in_the_dialog(qtbot, panel, register, lively, window):
    window.workplace.desk.open_case(lively[ERASURE].id)
    refused = fill_in(qtbot, outcome=Outcome.REFUSED)
    next(each for each in panel.header.menu.actions() if each.objectName() == "case.decide").trigger()
    assert refused
    assert register.get(Case, lively[ERASURE].id).outcome is None


def test_more_time_can_be_announced_within_the_month_only(qtbot, panel, register, lively, window, settled):
    assert panel.header.extend.isHidden()
    window.workplace.desk.open_case(lively[UNCLEAR].id)
    assert panel.header.extend.isVisible()
    fill_in(qtbot, extension_reason="complexity", extension_details="Seven systems, two of them on paper.")
    panel.header.extend.click()
    settled()
    assert register.get(Case, lively[UNCLEAR].id).extension_notified_on == date(2026, 4, 2)
    assert panel.header.extend.isHidden()


def test_a_case_is_taken_out_of_the_list_with_a_reason(qtbot, panel, register, lively, window, settled):
    window.workplace.desk.open_case(lively[FRESH].id)
    fill_in(qtbot, retired_reason="Recorded twice.")
    next(each for each in panel.header.menu.actions() if each.objectName() == "case.retire").trigger()
    settled()
    assert register.get(Case, lively[FRESH].id).retired_reason == "Recorded twice."


def test_the_overview_shows_what_is_recorded_and_offers_what_is_not(qtbot, panel, register, lively, settled):
    text = shown(panel.overview)
    for words in ("Received on", "28 February 2026", "French", "E-mail", "person0@example.org"):
        assert words in text
    fill_in(qtbot, notes="She prefers to be called.")
    press(panel, "edit_Our part")
    settled()
    assert "She prefers to be called." in shown(panel.overview)
    assert panel.findChild(QAbstractButton, "begin_Restriction").isVisible()
    assert register.get(Case, lively[FIRST].id).notes == "She prefers to be called."


def test_every_field_of_a_case_belongs_to_a_group_of_the_overview():
    names = [spec.name for specs in grouped().values() for spec in specs]
    assert len(names) == len(set(names))
    assert {"subject_name", "outcome", "answered_on", "destroy_on"} <= set(names)


def test_a_check_of_identity_is_added_and_settles_who_asks(qtbot, panel, register, lively, window, settled):
    window.workplace.desk.open_case(lively[DOUBTED].id, "identity")
    assert "The answer waits" in shown(panel.identity)
    fill_in(qtbot, reason="She showed her badge at the desk.")
    press(panel, "identity_waive")
    settled()
    check = register.all(IdentityCheck, case_id=lively[DOUBTED].id)[-1]
    assert (check.result, check.reason) == (IdentityResult.WAIVED, "She showed her badge at the desk.")
    assert "It is known who asks." in shown(panel.identity)


def test_a_task_is_added_chased_and_answered(qtbot, panel, register, lively, settled):
    panel.show_tab("tasks")
    assert panel.tabs.tabText(2) == "Tasks 2"
    fill_in(qtbot, system="Paper archive", due_on=date(2026, 4, 10))
    press(panel, "task_add")
    settled()
    task = register.all(SearchTask, case_id=lively[FIRST].id)[-1]
    assert (task.system, task.due_on) == ("Paper archive", date(2026, 4, 10))
    press(panel, f"task_chase_{task.id}")
    settled()
    assert register.get(SearchTask, task.id).chases == 1
    fill_in(qtbot, answer="found")
    press(panel, f"task_edit_{task.id}")
    settled()
    assert panel.tabs.tabText(2) == "Tasks 2"
    assert register.get(SearchTask, task.id).answered_on == date(2026, 4, 2)


def test_a_note_and_a_message_are_filed_and_shown_newest_first(qtbot, panel, register, lively, settled):
    panel.show_tab("messages")
    fill_in(qtbot, body="He will call back.")
    press(panel, "note_add")
    settled()
    fill_in(qtbot, subject="Your letter", body="<b>bold</b>", direction="out")
    press(panel, "message_add")
    settled()
    assert panel.tabs.tabText(4) == "Messages 4"
    text = shown(panel.messages)
    assert text.index("Your letter") < text.index("He will call back.") < text.index("Mes données")
    assert "<b>bold</b>" in text
    assert len(register.all(Message, case_id=lively[FIRST].id)) == 4


def test_a_long_message_is_cut_and_shown_whole_when_asked(panel, register, lively, settled):
    case_work.add_note(register, lively[FIRST].id, "begin " + "word " * 500 + "end")
    panel.show_tab("messages")
    settled()
    note = register.all(Message, case_id=lively[FIRST].id)[-1]
    assert "word end" not in shown(panel.messages)
    press(panel, f"message_all_{note.id}")
    assert "word end" in shown(panel.messages)


def test_a_file_is_attached_and_a_copy_saved(panel, register, lively, tmp_path, monkeypatch, settled):
    source = tmp_path / "Réponse & R&D.txt"
    source.write_text("the data", "utf-8")
    panel.show_tab("messages")
    panel.messages.attach(source)
    settled()
    kept = register.all(Attachment, case_id=lively[FIRST].id)[0]
    assert (kept.name, kept.kind) == (source.name, AttachmentKind.INTERNAL)
    copy = tmp_path / "copy.txt"
    monkeypatch.setattr(case_messages, "choose_new_file", lambda *_: copy)
    press(panel, f"attachment_save_{kept.id}")
    assert copy.read_text("utf-8") == "the data"


def test_a_file_that_cannot_be_taken_is_refused_with_its_reason(panel, register, window, tmp_path):
    panel.messages.attach(tmp_path / "missing.pdf")
    assert window.workplace.desk.notices.shown()
    assert register.all(Attachment) == []


def test_the_history_tells_changes_in_labels_not_keys(panel, register, lively, settled):
    cases.edit_case(register, lively[FIRST].id, owner="Anna", language="nl")
    panel.show_tab("history")
    settled()
    text = shown(panel.history)
    assert "Language of the request: French → Dutch" in text
    assert "Handled by: Anna" in text
    assert "Stage: Accepted → Collecting" in text
    for key in ("subject_name", "case.move", "identity_check", "StrEnum", "None"):
        assert key not in text


def test_a_case_that_went_away_closes_its_panel(panel, lively, window):
    panel.case_id = 999_999
    panel.reload()
    assert window.workplace.page("cases").table.isVisible()
    assert lively


def test_the_due_chip_of_a_case_far_from_its_date_is_calm(panel, window, lively):
    window.workplace.desk.open_case(lively[FRESH].id)
    face = panel.header.chips.findChildren(QWidget)[-1].face
    assert face.tone is Tone.PLAIN
