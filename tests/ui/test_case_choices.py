"""What a case's dialogs offer: the kind of a file, the delivery of a letter, and only what the law allows."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.vocabulary import AttachmentKind, Delivery, Direction
from officer_app.services import case_work
from officer_app.ui.dialogs.record import RecordDialog
from officer_app.ui.pages import case_messages


@pytest.fixture
def panel(lively, window, settled):
    """Show the first case over the whole page."""
    window.workplace.desk.open_case(lively[0].id)
    settled()
    return window.workplace.page("cases").panel


def in_dialog(act):
    """Do something in the dialog that opens next."""
    QTimer.singleShot(
        0, lambda: act(next(each for each in QApplication.topLevelWidgets() if isinstance(each, RecordDialog)))
    )


def fill(dialog, **values):
    dialog.form.show_values(values)
    dialog.form.save()


def press(panel, name):
    panel.findChild(QAbstractButton, name).click()


def test_a_chosen_file_is_attached_as_what_it_is_to_the_case(panel, register, lively, tmp_path, monkeypatch):
    source = tmp_path / "Copy of the data.csv"
    source.write_text("a;b", "utf-8")
    monkeypatch.setattr(case_messages, "choose_file", lambda *_: source)
    panel.show_tab("messages")
    in_dialog(lambda dialog: fill(dialog, kind=AttachmentKind.RESPONSE))
    press(panel, "attachment_add")
    (kept,) = register.all(Attachment, case_id=lively[0].id)
    assert (kept.name, kept.kind) == (source.name, AttachmentKind.RESPONSE)


def test_a_letter_is_marked_as_sent_and_its_delivery_told(panel, register, lively, settled):
    message = case_work.add_message(
        register, lively[0].id, direction=Direction.OUT, subject="Our answer", delivery=Delivery.PENDING
    )
    panel.show_tab("messages")
    settled()
    press(panel, f"message_sent_{message.id}")
    settled()
    assert register.get(Message, message.id).delivery is Delivery.SENT
    assert not [each for each in panel.findChildren(QAbstractButton, f"message_sent_{message.id}") if each.isVisible()]
    in_dialog(lambda dialog: fill(dialog, delivery=Delivery.BOUNCED))
    press(panel, f"message_delivery_{message.id}")
    assert register.get(Message, message.id).delivery is Delivery.BOUNCED


def test_a_decision_offers_what_was_asked_and_what_the_law_allows(panel, lively, window):
    window.workplace.desk.open_case(lively[1].id)
    offered = {}

    def look(dialog):
        for name in ("refused_rights", "refusal_grounds"):
            buttons = dialog.form.editor(name).buttons
            offered[name] = {choice.value for choice, button in buttons.items() if not button.isHidden()}
        dialog.done(0)

    in_dialog(look)
    next(each for each in panel.header.menu.actions() if each.objectName() == "case.decide").trigger()
    assert offered["refused_rights"] == {"erasure"}
    assert "17(3)(b)" in offered["refusal_grounds"]
    assert not offered["refusal_grounds"] & {"15(4)", "20(1)"}
