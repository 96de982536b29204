"""A letter that was made is kept: as a message of its case with its pages, or as a file beside its record."""

from dataclasses import dataclass

from officer_app.documents.letters import WrittenLetter
from officer_app.domain.case_file import CaseFile
from officer_app.domain.correspondence import Message
from officer_app.domain.document import Document
from officer_app.domain.vocabulary import AttachmentKind, Channel, Delivery, Direction
from officer_app.intake.attachments import IncomingFile
from officer_app.services.case_work import insert_attachment, insert_message
from officer_app.services.register import Register, Work


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter as it was made: its pages, and the message or the file that keeps it; a draft is not kept."""

    written: WrittenLetter
    message: Message | None = None
    document: Document | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the register has the letter."""
        return self.message is not None or self.document is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """How a letter is filed with its case."""

    key: str
    language: str
    channel: Channel
    name: str
    kind: AttachmentKind
    in_reply_to: int | None = None


def file_letter(work: Work, register: Register, file: CaseFile, written: WrittenLetter, filing: Filing) -> Message:
    """Keep a letter as a message of its case, not sent yet, with its pages beside it."""
    message = insert_message(
        work,
        Message(
            case_id=file.case.id,
            direction=Direction.OUT,
            channel=filing.channel,
            written_at=register.clock.now(),
            received_on=register.clock.today(),
            sender=file.organisation.officer_email,
            recipient=written.recipient,
            subject=written.subject,
            body=written.text,
            template=filing.key,
            template_version=written.template_version,
            language=filing.language,
            register_head=work.head(),
            delivery=Delivery.PENDING,
            in_reply_to=filing.in_reply_to,
        ),
    )
    pages = IncomingFile(name=filing.name, data=written.pdf, media_type="application/pdf")
    insert_attachment(work, register, pages, case_id=file.case.id, message_id=message.id, kind=filing.kind)
    return message
