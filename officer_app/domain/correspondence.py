"""What hangs on a case: search tasks, messages, attachments, and the pauses of its clock."""

from dataclasses import dataclass
from datetime import date, datetime

from officer_app.domain import fields
from officer_app.domain.vocabulary import (
    AttachmentKind,
    Channel,
    Delivery,
    Direction,
    PauseReason,
    TaskAnswer,
)
from officer_app.domain.words import Sentence


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTask:
    """One system or processor that has to be searched, changed or emptied for a case."""

    id: int | None = None
    case_id: int | None = fields.link("Case", "case", in_form=False)
    system: str = fields.text("System or processor", required=True,
        missing="Enter which system or processor is asked.")
    instruction: str = fields.text("What to do", long=True, limit=2_000)
    contact: str = fields.text("Contact", personal=True)
    escalation_contact: str = fields.text("Contact if no answer comes", personal=True)
    period_from: date | None = fields.day("Data from")
    period_to: date | None = fields.day("Data until")
    asked_on: date | None = fields.day("Asked on")
    due_on: date | None = fields.day("Due on")
    chased_on: date | None = fields.day("Last reminded on")
    chases: int = fields.number("Reminders", 0)
    answer: TaskAnswer = fields.choice("Answer", TaskAnswer, TaskAnswer.PENDING)
    answered_on: date | None = fields.day("Answered on")
    answered_by: str = fields.text("Answered by", personal=True)
    pages: int | None = fields.number("Pages")
    note: str = fields.text("Note", long=True, limit=10_000, personal=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message in or out, or a note; it is never deleted, only erased with its case."""

    id: int | None = None
    case_id: int | None = fields.link("Case", "case", in_form=False)
    direction: Direction = fields.choice("Direction", Direction, Direction.IN)
    channel: Channel = fields.choice("Way", Channel, Channel.EMAIL)
    written_at: datetime | None = fields.instant("Written at")
    received_on: date | None = fields.day("On")
    sender: str = fields.text("From", limit=1_000, personal=True)
    recipient: str = fields.text("To", limit=1_000, personal=True)
    subject: str = fields.text("Subject", limit=1_000, personal=True)
    body: str = fields.text("Text", long=True, limit=5_000_000, personal=True)
    template: str = fields.text("Letter", in_form=False)
    template_version: str = fields.text("Version of the wording", in_form=False)
    language: str = fields.language("Language", in_form=False)
    is_draft: bool = fields.flag("Draft", in_form=False)
    register_head: str = fields.text("Head of the history when it was made", in_form=False)
    delivery: Delivery | None = fields.choice("Delivery", Delivery)
    in_reply_to: int | None = fields.link("Answers", "message", in_form=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a case, kept inside the register under the digest of its contents."""

    id: int | None = None
    case_id: int | None = fields.link("Case", "case", in_form=False)
    message_id: int | None = fields.link("Message", "message", in_form=False)
    kind: AttachmentKind = fields.choice("Kind", AttachmentKind, AttachmentKind.INTERNAL)
    name: str = fields.text("File name", limit=255, required=True, personal=True,
        missing="Enter a name for the file.")
    media_type: str = fields.text("Type", in_form=False)
    size: int = fields.number("Size in bytes", 0, in_form=False)
    digest: str = fields.text("SHA-256", in_form=False)
    warning: str = fields.text("Warning", limit=500, in_form=False)
    redacts: int | None = fields.link("Redacted version of", "attachment")
    added_at: datetime | None = fields.instant("Added", in_form=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A time in which the answer had to wait for the person: a fact; what it does to dates is policy."""

    id: int | None = None
    case_id: int | None = fields.link("Case", "case", in_form=False)
    reason: PauseReason = fields.choice("Reason", PauseReason, PauseReason.IDENTITY, required=True,
        missing="Choose why the answer has to wait.")
    asked_on: date | None = fields.day("Asked on", required=True,
        missing="Enter the day on which the person was asked.")
    answered_on: date | None = fields.day("Answered on")
    without_undue_delay: bool = fields.flag("Asked without undue delay", default=True)
# fmt: on


def check_pause(pause: Pause, received_on: date | None) -> dict[str, Sentence]:
    """Return what is wrong with the dates of a pause, by field."""
    if pause.asked_on and received_on and pause.asked_on < received_on:
        return {"asked_on": Sentence("The question cannot be older than the request.")}
    if pause.asked_on and pause.answered_on and pause.answered_on < pause.asked_on:
        return {"answered_on": Sentence("The answer cannot be older than the question.")}
    return {}
