"""Letters beside those of a case, made and kept: to a processor, a recipient, an authority, people after a breach."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from officer_app.documents.letters import WrittenLetter
from officer_app.documents.letters.writing import LetterType
from officer_app.domain.breach import Breach, SubjectsTold
from officer_app.domain.breach_phase import notified
from officer_app.domain.matter import BreachFile, ChangeFile, DisclosureFile, Matter, NoticeFile, TaskFile
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome
from officer_app.domain.vocabulary import AttachmentKind, Channel
from officer_app.intake.attachments import IncomingFile
from officer_app.services.documents import attach_within
from officer_app.services.letter_filing import Filing, MadeLetter, file_letter
from officer_app.services.register import Register, Work

Write = Callable[[str], WrittenLetter]
"""Writes the letter with the head of the register's history at its foot."""


def make_of_matter(register: Register, file: Matter, kind: LetterType, language: str, write: Write) -> MadeLetter:
    """Make a letter and keep it: of a task or a notice with its case, of any other record as a file beside it.

    A draft is not kept; the same letter made again on the same day is kept once.
    """
    if isinstance(file, TaskFile | NoticeFile):
        return _made_with_case(register, file, kind, language, write)
    written = write("")
    if written.draft:
        return MadeLetter(written)
    record = _FOLLOWS[kind.key](file, register)
    day = register.clock.today()
    name = f"{kind.key.replace('_', ' ')} {record.id} {day.isoformat()} {language}.pdf"
    pages = IncomingFile(name=name, data=written.pdf, media_type="application/pdf")
    with register.change(f"letter.{kind.key}") as work:
        document = attach_within(work, register, record, pages, title=written.subject[:200], dated_on=day)
        return MadeLetter(written, document=document)


def _made_with_case(
    register: Register, file: TaskFile | NoticeFile, kind: LetterType, language: str, write: Write
) -> MadeLetter:
    again = _made_before(register, file, kind, language, write)
    if again:
        return again
    written = write(register.head())
    if written.draft:
        return MadeLetter(written)
    case_file = file.case_file
    record = file.task if isinstance(file, TaskFile) else file.notice
    name = f"{case_file.case.reference} {kind.key.replace('_', ' ')} {record.id} {language}.pdf"
    filing = Filing(key=kind.key, language=language, channel=Channel.EMAIL, name=name, kind=AttachmentKind.INTERNAL)
    with register.change(f"letter.{kind.key}") as work:
        message = file_letter(work, register, case_file, written, filing)
        _OF_CASE[kind.key](work, register, file)
        return MadeLetter(written, message)


def _made_before(
    register: Register, file: TaskFile | NoticeFile, kind: LetterType, language: str, write: Write
) -> MadeLetter | None:
    sought = (kind.key, language, register.clock.today())
    for message in reversed(file.case_file.messages):
        if (message.template, message.language, message.received_on) == sought:
            written = write(message.register_head)
            kept = [each.digest for each in file.case_file.attachments if each.message_id == message.id]
            if written.pdf in [register.content(digest) for digest in kept]:
                return MadeLetter(written, message)
    return None


def _asked(work: Work, register: Register, file: TaskFile) -> None:
    if file.task.asked_on is None:
        work.update(replace(file.task, asked_on=register.clock.today()))


def _chased(work: Work, register: Register, file: TaskFile) -> None:
    work.update(replace(file.task, chases=file.task.chases + 1, chased_on=register.clock.today()))


def _recipient_told(work: Work, register: Register, file: NoticeFile) -> None:
    """Say that the recipient was told; with the last one, that all of the case were (GDPR Art. 19)."""
    today, case = register.clock.today(), file.case_file.case
    if file.notice.told_on is None:
        work.update(replace(file.notice, told_on=today))
    notices = work.all(RecipientNotice, case_id=case.id)
    if case.recipients_told_on is None and all(each.told_on or each.not_told_reason for each in notices):
        work.update(replace(case, recipients_told_on=today))


def _objected(file: ChangeFile, register: Register) -> ChangeNotice:
    change = file.change
    if change.outcome is ChangeOutcome.OBJECTED and change.decided_on:
        return change
    return replace(
        change,
        outcome=ChangeOutcome.OBJECTED,
        decided_on=register.clock.today(),
        decided_by=change.decided_by or file.organisation.officer_name,
    )


def _people_told(file: BreachFile, register: Register) -> Breach:
    told_on = file.breach.subjects_told_on or register.clock.today()
    return replace(file.breach, subjects_told=SubjectsTold.YES, subjects_told_on=told_on)


def _replied(file: DisclosureFile, _register: Register) -> Any:
    """Leave the record as it is: the reply says what was decided, and is filed under its day."""
    return file.disclosure


_OF_CASE: dict[str, Callable[[Work, Register, Any], None]] = {
    "instruction_search": _asked,
    "instruction_erase": _asked,
    "instruction_chase": _chased,
    "recipient_notice": _recipient_told,
}
_FOLLOWS: dict[str, Callable[[Any, Register], Any]] = {
    "sub_processor_objection": _objected,
    "disclosure_reply": _replied,
    "breach_letter": _people_told,
    "breach_notification": lambda file, _register: notified(file),
}
"""What a record says once the letter about it is made."""
