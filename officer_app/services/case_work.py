"""The verbs of what hangs on a case: checks of identity, search tasks, messages, pauses and attachments."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import Any

from officer_app.domain.case import ANSWERING, Case
from officer_app.domain.correspondence import (
    Attachment,
    Message,
    Pause,
    SearchTask,
    check_attachment,
    check_pause,
    check_reply,
)
from officer_app.domain.errors import OfficerError, ProblemsFound, refuse
from officer_app.domain.fields import check_record, is_empty
from officer_app.domain.identity import IdentityCheck, check_gate, check_identity_record
from officer_app.domain.organisation import is_prompt
from officer_app.domain.vocabulary import AttachmentKind, Delivery, Direction, IdentityResult, TaskAnswer
from officer_app.domain.words import Sentence
from officer_app.intake.attachments import IncomingFile, numbered, read_attachment, safe_name
from officer_app.services.cases import DECIDED, organisation_of
from officer_app.services.register import Register, Work

MEGABYTE = 1_000_000
WARNING_ROOM = 500


def add_identity_check(register: Register, case_id: int, **values: Any) -> IdentityCheck:
    """Record a check of identity, or why none is needed; raises `ProblemsFound`, and `IdentityNotSettled`."""
    with register.change("identity.add") as work:
        check = _timed(work, IdentityCheck(**values, case_id=case_id))
        refuse(check_record(check) | check_identity_record(check))
        kept = work.insert(check)
        _keep_gate(work, check.case_id)
        return kept


def change_identity_check(register: Register, check_id: int, **values: Any) -> IdentityCheck:
    """Record what became of a check; raises `ProblemsFound`.

    Raises `IdentityNotSettled` where the answer is ready to leave: take the case back to review first.
    """
    with register.change("identity.edit") as work:
        check = _timed(work, replace(work.get(IdentityCheck, check_id), **_staying(values)))
        refuse(check_record(check) | check_identity_record(check))
        kept = work.update(check)
        _keep_gate(work, check.case_id)
        return kept


def ask_identity_within(work: Work, case: Case, today: date) -> None:
    """Note that the identity letter left today on the open check of a case."""
    for check in work.all(IdentityCheck, case_id=case.id):
        if check.result is IdentityResult.PENDING and check.asked_on is None:
            work.update(_timed(work, replace(check, asked_on=today)))


def add_task(register: Register, case_id: int, **values: Any) -> SearchTask:
    """Ask a system's owner or a processor to search; raises `ProblemsFound`."""
    with register.change("task.add") as work:
        work.get(Case, case_id)
        task = SearchTask(**values, case_id=case_id)
        refuse(check_record(task) | _task_problems(task))
        return work.insert(task)


def change_task(register: Register, task_id: int, **values: Any) -> SearchTask:
    """Record what a search gave; an answer without a day is of today."""
    with register.change("task.edit") as work:
        task = replace(work.get(SearchTask, task_id), **_staying(values))
        if task.answer is not TaskAnswer.PENDING and task.answered_on is None:
            task = replace(task, answered_on=register.clock.today())
        refuse(check_record(task) | _task_problems(task))
        return work.update(task)


def chase_task(register: Register, task_id: int) -> SearchTask:
    """Record one more reminder for a search that has no answer."""
    with register.change("task.chase") as work:
        task = work.get(SearchTask, task_id)
        return work.update(replace(task, chases=task.chases + 1, chased_on=register.clock.today()))


def add_message(register: Register, case_id: int, **values: Any) -> Message:
    """File a message in or out, or a note; it stays with the case for good."""
    with register.change("message.add") as work:
        work.get(Case, case_id)
        return insert_message(work, Message(**({"received_on": register.clock.today()} | values), case_id=case_id))


def add_note(register: Register, case_id: int, body: str) -> Message:
    """File a note of the officer's own."""
    if is_empty(body):
        raise ProblemsFound({"body": Sentence("Write the note first.")})
    return add_message(register, case_id, direction=Direction.NOTE, body=body)


def record_delivery(register: Register, message_id: int, delivery: Delivery | None) -> Message:
    """Record what became of a message that went out; raises `ProblemsFound` for any other."""
    with register.change("message.delivery") as work:
        message = work.get(Message, message_id)
        if message.direction is not Direction.OUT:
            raise ProblemsFound({"delivery": Sentence("Only a message that went out is delivered.")})
        return work.update(replace(message, delivery=delivery))


def link_message(register: Register, message_id: int, in_reply_to: int | None) -> Message:
    """Record which message of the case another one answers; raises `ProblemsFound`."""
    with register.change("message.link") as work:
        message = replace(work.get(Message, message_id), in_reply_to=in_reply_to)
        refuse(_reply_problems(work, message))
        return work.update(message)


def insert_message(work: Work, message: Message) -> Message:
    """File a message within a larger change."""
    refuse(check_record(message) | _reply_problems(work, message))
    return work.insert(message)


def add_pause(register: Register, case_id: int, **values: Any) -> Pause:
    """Record that the answer waits for the person; whether it moves a date is for the rules to say."""
    with register.change("pause.add") as work:
        return insert_pause(work, Pause(**values, case_id=case_id))


def change_pause(register: Register, pause_id: int, **values: Any) -> Pause:
    """Record the end of a pause, or correct it."""
    with register.change("pause.edit") as work:
        pause = _prompt(work, replace(work.get(Pause, pause_id), **_staying(values)))
        refuse(_pause_problems(work, pause))
        return work.update(pause)


def insert_pause(work: Work, pause: Pause) -> Pause:
    """Record a pause within a larger change."""
    pause = _prompt(work, pause)
    refuse(_pause_problems(work, pause))
    return work.insert(pause)


def attach_file(
    register: Register, case_id: int, path: Path, kind: AttachmentKind, *, redacts: int | None = None
) -> Attachment:
    """Copy a file into the register, perhaps as the redacted version of another one.

    Raises `OfficerError` with the reason where it cannot be taken.
    """
    limit = (organisation_of(register).attachment_limit_mb or 0) * MEGABYTE
    file = read_attachment(path, limit)
    with register.change("attachment.add") as work:
        work.get(Case, case_id)
        return insert_attachment(work, register, file, case_id=case_id, kind=kind, redacts=redacts)


def insert_attachment(work: Work, register: Register, file: IncomingFile, **facts: Any) -> Attachment:
    """Store a file within a larger change: the contents once, under their digest."""
    others = work.all(Attachment, case_id=facts["case_id"])
    attachment = Attachment(
        name=numbered(safe_name(file.name), [each.name for each in others]),
        media_type=file.media_type,
        size=len(file.data),
        digest=work.store_content(file.data),
        warning=" ".join(str(each) for each in file.warnings)[:WARNING_ROOM],
        added_at=register.clock.now(),
        **facts,
    )
    refuse(check_record(attachment) | check_attachment(attachment, others))
    return work.insert(attachment)


def change_attachment(
    register: Register, attachment_id: int, *, kind: AttachmentKind, redacts: int | None
) -> Attachment:
    """Correct what a file is to its case; its contents stay. Raises `ProblemsFound`."""
    with register.change("attachment.edit") as work:
        attachment = replace(work.get(Attachment, attachment_id), kind=kind, redacts=redacts)
        refuse(
            check_record(attachment) | check_attachment(attachment, work.all(Attachment, case_id=attachment.case_id))
        )
        return work.update(attachment)


def save_attachment(register: Register, attachment_id: int, to: Path) -> Path:
    """Write a copy of an attachment for its owner only, whole or not at all; it is never opened in place."""
    attachment = register.get(Attachment, attachment_id)
    return write_whole(to, register.content(attachment.digest))


def write_whole(to: Path, data: bytes) -> Path:
    """Write a file for its owner only, whole or not at all; an older file under the name is replaced at the end."""
    _check_place(to)
    part = to.with_name(f".{token_hex(8)}.part")  # as short as any name, so that the longest can be written
    try:
        part.touch(mode=0o600, exist_ok=False)
        part.write_bytes(data)
        part.replace(to)
    except OSError as error:
        raise OfficerError(
            "{path} could not be written: {reason}. Choose another place; nothing was changed there.",
            path=to,
            reason=error.strerror or error,
        ) from error
    finally:  # also where the person breaks off
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return to


def _check_place(to: Path) -> None:
    """Refuse what a file must not take the place of: a folder, a device, nothing at all."""
    with suppress(OSError):  # where this cannot be seen, the writing itself says why
        if not to.name or (to.exists() and not to.is_file()):
            raise OfficerError(
                "{path} could not be written: it is a folder or a device. Choose another place; nothing was changed "
                "there.",
                path=to,
            )


def _staying(values: dict[str, Any]) -> dict[str, Any]:
    if values.keys() & {"id", "case_id"}:
        raise ProblemsFound({"case_id": Sentence("What hangs on a case stays with that case.")})
    return values


def _timed(work: Work, check: IdentityCheck) -> IdentityCheck:
    case = _case_of(work, check.case_id)
    if check.asked_on is None or case.received_on is None:
        return check
    if check.asked_on < case.received_on:
        raise ProblemsFound({"asked_on": Sentence("The question cannot be older than the request.")})
    prompt = is_prompt(organisation_of(work), case.received_on, check.asked_on)
    return replace(check, without_undue_delay=prompt)


def _prompt(work: Work, pause: Pause) -> Pause:
    case = _case_of(work, pause.case_id)
    if pause.asked_on is None or case.received_on is None:
        return pause
    prompt = is_prompt(organisation_of(work), case.received_on, pause.asked_on)
    return replace(pause, without_undue_delay=pause.without_undue_delay and prompt)


def _pause_problems(work: Work, pause: Pause) -> dict[str, Sentence]:
    received_on = _case_of(work, pause.case_id).received_on
    return check_record(pause) | check_pause(pause, received_on)


def _reply_problems(work: Work, message: Message) -> dict[str, Sentence]:
    return check_reply(message, work.all(Message, case_id=message.case_id))


def _task_problems(task: SearchTask) -> dict[str, Sentence]:
    if task.asked_on and task.due_on and task.due_on < task.asked_on:
        return {"due_on": Sentence("The task is due before it was asked.")}
    return {}


def _case_of(work: Work, case_id: int | None) -> Case:
    return work.get(Case, case_id or 0)


def _keep_gate(work: Work, case_id: int | None) -> None:
    case = _case_of(work, case_id)
    if case.stage in ANSWERING and case.stage not in DECIDED:
        check_gate(case, work.all(IdentityCheck, case_id=case.id), case.stage)
