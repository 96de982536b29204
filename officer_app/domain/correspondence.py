"""What hangs on a case: search tasks, messages, attachments, and the pauses of its clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from officer_app.domain import fields
from officer_app.domain.vocabulary import (
    AttachmentKind,
    Channel,
    Delivery,
    Direction,
    PauseReason,
    Right,
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
    processor: int | None = fields.link("Processor in the register", "processor")
    right: Right | None = fields.choice("Which request it serves", Right,
        help="Where several things are asked and this task serves one of them.")
    instruction: str = fields.text("What to do", long=True, limit=2_000)
    condition: str = fields.text("Only if", long=True, limit=2_000, personal=True,
        help="Where the task may fall away: the contact card shows a call. The answer is then: not needed.")
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
    register_head: str = fields.text("Head of the history when it was made", in_form=False)
    delivery: Delivery | None = fields.choice("Delivery", Delivery)
    in_reply_to: int | None = fields.link("Answers the message", "message")


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


def check_task(task: SearchTask) -> dict[str, Sentence]:
    """Return what is wrong with the dates of a search, by field."""
    if task.asked_on and task.due_on and task.due_on < task.asked_on:
        return {"due_on": Sentence("The task is due before it was asked.")}
    return {}


def check_pause(pause: Pause, received_on: date | None) -> dict[str, Sentence]:
    """Return what is wrong with the dates of a pause, by field."""
    if pause.asked_on and received_on and pause.asked_on < received_on:
        return {"asked_on": Sentence("The question cannot be older than the request.")}
    if pause.asked_on and pause.answered_on and pause.answered_on < pause.asked_on:
        return {"answered_on": Sentence("The answer cannot be older than the question.")}
    return {}


def check_reply(message: Message, others: Iterable[Message]) -> dict[str, Sentence]:
    """Return why a message cannot answer the one it names; `others` are the messages of its case."""
    if message.in_reply_to is None:
        return {}
    by_id = {each.id: each for each in others}
    answered = by_id.get(message.in_reply_to)
    if answered is None or answered.direction is Direction.NOTE:
        return {"in_reply_to": Sentence("Choose a message of this case that came in or went out.")}
    if _leads_to(message.id, message.in_reply_to, {each.id: each.in_reply_to for each in by_id.values()}):
        return {"in_reply_to": Sentence("A message cannot answer itself, nor one that answers it.")}
    if answered.received_on and message.received_on and answered.received_on > message.received_on:
        return {"in_reply_to": Sentence("The answer cannot be older than the message that it answers.")}
    return {}


def check_attachment(attachment: Attachment, others: Iterable[Attachment]) -> dict[str, Sentence]:
    """Return why a file cannot be what it is said to be; `others` are the files of its case.

    Where a redacted version is there, the whole file is no response: it would leave beside the redacted one.
    """
    by_id = {each.id: each for each in others if each.id != attachment.id}
    is_response = attachment.kind is AttachmentKind.RESPONSE
    if is_response and any(each.redacts == attachment.id is not None for each in by_id.values()):
        return {"kind": Sentence("A redacted version of this file is there: that one is the response.")}
    if attachment.redacts is None:
        return {}
    whole = by_id.get(attachment.redacts)
    if whole is None:
        return {"redacts": Sentence("Choose another file of this case.")}
    if _leads_to(attachment.id, whole.id, {each.id: each.redacts for each in by_id.values()}):
        return {"redacts": Sentence("That file is itself a redacted version of this one.")}
    if whole.kind is AttachmentKind.RESPONSE:
        return {"redacts": Sentence("{name} is a response and would leave unredacted. Correct its kind first.",
            {"name": whole.name})}  # fmt: skip
    return {}


def _leads_to(end: int | None, start: int | None, links: Mapping[int | None, int | None]) -> bool:
    """Tell whether the links lead from one record to another; a record that is not kept yet has no number."""
    seen: set[int | None] = set()
    while start is not None and start not in seen:
        if start == end:
            return True
        seen.add(start)
        start = links.get(start)
    return False
