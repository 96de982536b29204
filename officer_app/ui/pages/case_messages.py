"""What was written: messages in and out, notes, and the files that came or went with them."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.domain.case_file import CaseFile
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import specs
from officer_app.domain.vocabulary import AttachmentKind, Delivery, Direction
from officer_app.services import case_work
from officer_app.ui.buttons import button
from officer_app.ui.chips import Face
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_file, choose_new_file
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.forms import no_records
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Elided, Text
from officer_app.ui.notices import Offer
from officer_app.ui.pages.case_list_tab import CaseListTab
from officer_app.ui.pages.record_names import answerable, message_name, names_within
from officer_app.ui.rows import Offered, Row, selectable
from officer_app.ui.saving import documents_folder, file_name
from officer_app.ui.theme import Tone
from officer_app.ui.words import full_day, moment, show_here, t, translate

_SHOWN = 600
_KILOBYTE, _MEGABYTE = 1_000, 1_000_000


class Messages(CaseListTab):
    """The thread, the newest first; files that belong to no message last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("messages", t("Messages"))
        self._desk = desk
        self._case_id = 0
        self._whole: set[int | None] = set()
        self._file: CaseFile | None = None
        self.offer(t("Add a note"), "note_add", self.add_note, icon="note")
        self.offer(t("Record a message"), "message_add", self.add_message, icon="mail")
        self.offer(t("Attach a file"), "attachment_add", self.choose_and_attach, icon="attachment")

    def show_file(self, file: CaseFile) -> None:
        """Show the messages of a case."""
        if file.case.id != self._case_id:
            self._whole.clear()
        self._file = file
        self._case_id = file.case.id or 0
        rows = [self._row(message, file) for message in sorted(file.messages, key=_when, reverse=True)]
        loose = [each for each in file.attachments if each.message_id is None]
        if loose:
            row = Row("loose_files", t("Files of the case"))
            for attachment in loose:
                row.add(self._file_line(attachment, file))
            rows.append(row)
        self.show_rows(rows, t("What the person wrote, what you answered, and your own notes stand here."), "message")

    def _row(self, message: Message, file: CaseFile) -> Row:
        row = Row(f"message_{message.id}", message.subject or _kind(message), _face(message), self._sending(message))
        row.say(_parties(message), "quiet")
        self._say_reply(row, message, file)
        body = message.body.strip()
        cut = len(body) > _SHOWN and message.id not in self._whole
        if body:
            row.add(selectable(Text(f"{body[:_SHOWN].rstrip()}…" if cut else body, wrap=True, name="message_body")))
        if cut:
            row.add(button(t("Show all"), f"message_all_{message.id}", lambda: self._show_all(message), look="link"))
        for attachment in file.attachments:
            if attachment.message_id == message.id:
                row.add(self._file_line(attachment, file))
        return row

    def _sending(self, message: Message) -> list[Offered]:
        if message.direction is not Direction.OUT:
            return []
        offers = [Offered(t("Delivery"), f"message_delivery_{message.id}", lambda: self.ask_delivery(message))]
        if message.delivery is Delivery.PENDING:
            offers.insert(0, Offered(t("Mark as sent"), f"message_sent_{message.id}", lambda: self.mark_sent(message)))
        return offers

    def _say_reply(self, row: Row, message: Message, file: CaseFile) -> None:
        answered = next((each for each in file.messages if each.id == message.in_reply_to), None)
        if message.direction is Direction.NOTE or not any(answerable(each, message) for each in file.messages):
            return
        words = t("Change") if answered else t("Which message does it answer?")
        ask = button(words, f"message_reply_{message.id}", lambda: self.ask_reply(message, file), look="link")
        ask.setAccessibleName(t("Which message does it answer?"))
        if answered is None:
            row.add(ask)
            return
        holder = QWidget()
        holder.setObjectName(f"message_answers_{message.id}")
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Text(t("answers: {message}", message=message_name(answered)), "quiet", wrap=True), 1)
        line.addWidget(ask)
        row.add(holder)

    def ask_reply(self, message: Message, file: CaseFile) -> None:
        """Ask which message of the case another one answers."""
        edit_record(
            self._desk.window,
            Message,
            message,
            ("in_reply_to",),
            message.subject or _kind(message),
            records=names_within(file, message),
            keep=lambda values: case_work.link_message(self._desk.register, message.id or 0, values["in_reply_to"]),
        )

    def mark_sent(self, message: Message) -> None:
        """Record that a message left."""
        self._desk.attempt(
            lambda: case_work.record_delivery(self._desk.register, message.id or 0, Delivery.SENT), t("Marked as sent.")
        )

    def ask_delivery(self, message: Message) -> None:
        """Ask what became of a message that went out."""
        edit_record(
            self._desk.window,
            Message,
            message,
            ("delivery",),
            message.subject or t("Delivery"),
            keep=lambda values: case_work.record_delivery(self._desk.register, message.id or 0, values["delivery"]),
        )

    def _show_all(self, message: Message) -> None:
        self._whole.add(message.id)
        if self._file:
            self.show_file(self._file)

    def _file_line(self, attachment: Attachment, file: CaseFile) -> QWidget:
        holder = QWidget()
        holder.setObjectName(f"attachment_{attachment.id}")
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(Sign("attachment"))
        line.addWidget(Elided(attachment.name, name="attachment_name"), 2)
        size = t("{size}, {kind}", size=size_words(attachment.size), kind=attachment.kind)
        line.addWidget(Text(size, "quiet"))
        whole = next((each for each in file.attachments if each.id == attachment.redacts), None)
        if whole:
            line.addWidget(Elided(t("redacted version of {name}", name=whole.name), "quiet"), 1)
        if attachment.warning:
            line.addWidget(Elided(attachment.warning, "warn"), 1)
        save = button(t("Save a copy"), f"attachment_save_{attachment.id}", lambda: self.save(attachment), look="link")
        save.setAccessibleName(t("Save a copy of {name}", name=attachment.name))
        line.addWidget(save)
        change = button(
            t("Edit"), f"attachment_edit_{attachment.id}", lambda: self.correct(attachment, file), look="link"
        )
        change.setAccessibleName(t("Edit: {group}", group=attachment.name))
        line.addWidget(change)
        return holder

    def add_note(self) -> None:
        """File a note of the officer's own."""
        edit_record(
            self._desk.window,
            Message,
            None,
            ("body",),
            t("Note"),
            verb=t("Add the note"),
            keep=lambda values: case_work.add_note(self._desk.register, self._case_id, values["body"]),
        )

    def add_message(self) -> None:
        """File a message that came or went by another way."""
        fields = tuple(spec.name for spec in specs(Message) if spec.in_form and spec.name != "written_at")
        edit_record(
            self._desk.window,
            Message,
            Message(received_on=self._desk.today()),
            fields,
            t("Record a message"),
            records=names_within(self._file) if self._file else no_records,
            intro=t("A message stays with the case for good; it cannot be deleted."),
            keep=lambda values: case_work.add_message(self._desk.register, self._case_id, **values),
        )

    def choose_and_attach(self) -> None:
        """Let the person choose a file and say what it is to the case."""
        chosen = choose_file(self._desk.window, t("Attach a file"))
        if chosen is None:
            return
        edit_record(
            self._desk.window,
            Attachment,
            None,
            _parts_of(self._file, None),
            t("Attach {name}", name=chosen.name),
            verb=t("Attach the file"),
            intro=_about_responses(),
            records=names_within(self._file) if self._file else no_records,
            keep=lambda values: self._attach(chosen, values),
        )

    def correct(self, attachment: Attachment, file: CaseFile) -> None:
        """Correct what a file is to the case; its contents stay as they are."""
        edit_record(
            self._desk.window,
            Attachment,
            attachment,
            _parts_of(file, attachment),
            attachment.name,
            intro=_about_responses(),
            records=names_within(file, attachment),
            keep=lambda values: case_work.change_attachment(
                self._desk.register, attachment.id or 0, **{"redacts": attachment.redacts, **values}
            ),
        )

    def _attach(self, path: Path, values: dict[str, Any]) -> None:
        case_work.attach_file(self._desk.register, self._case_id, path, **values)
        self._desk.notices.say(t("Attached: {name}", name=path.name), Tone.OK)

    def attach(self, path: Path, kind: AttachmentKind = AttachmentKind.INTERNAL) -> None:
        """Copy a file into the register."""
        self._desk.attempt(
            lambda: case_work.attach_file(self._desk.register, self._case_id, path, kind),
            t("Attached: {name}", name=path.name),
        )

    def save(self, attachment: Attachment) -> None:
        """Write a copy of a file where the person says."""
        to = choose_new_file(self._desk.window, t("Save a copy"), documents_folder() / file_name(attachment.name), "")
        if to is None:
            return
        try:
            case_work.save_attachment(self._desk.register, attachment.id or 0, to)
        except OfficerError as error:
            again = Offer(t("Choose another place"), lambda: self.save(attachment))
            self._desk.notices.say_error(error, again)
        else:
            self._desk.notices.say(t("Saved: {name}", name=to.name), Tone.OK)


def size_words(size: int) -> str:
    """Return a size as people say it, `1.2 MB`."""
    if size >= _MEGABYTE:
        return t("{number} MB", number=f"{size / _MEGABYTE:.1f}")
    return t("{number} kB", number=max(1, round(size / _KILOBYTE)))


def _parts_of(file: CaseFile | None, attachment: Attachment | None) -> tuple[str, ...]:
    """Return the fields that say what a file is; without another file there is nothing to redact."""
    others = [each for each in file.attachments if each is not attachment] if file else []
    return ("kind", "redacts") if others else ("kind",)


def _about_responses() -> str:
    return t("A response goes with the answer, as the copy of the person's data.")


def _when(message: Message) -> tuple[Any, ...]:
    return (message.received_on is not None, message.received_on or 0, message.id or 0)


def _kind(message: Message) -> str:
    return t("Note") if message.direction is Direction.NOTE else t("Message without a subject")


def _face(message: Message) -> Face:
    if message.direction is Direction.NOTE:
        return Face(translate(message.direction.label), Tone.PLAIN, "note")
    tone = Tone.ACCENT if message.direction is Direction.IN else Tone.OK
    return Face(translate(message.direction.label), tone, "mail" if message.direction is Direction.IN else "forward")


def _parties(message: Message) -> str:
    when = moment(message.written_at) if message.written_at else ""
    said = [
        when or (full_day(message.received_on) if message.received_on else ""),
        t("from {sender}", sender=message.sender) if message.sender else "",
        t("to {recipient}", recipient=message.recipient) if message.recipient else "",
        show_here(message.delivery),
    ]
    return "; ".join(each for each in said if each)
