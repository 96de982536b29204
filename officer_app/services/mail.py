"""A letter as an e-mail draft, with its pages attached: the officer's own mail program sends it, never this one."""

from pathlib import Path

from officer_app.documents.mail_draft import DraftAsked, Mailbox, mail_draft
from officer_app.intake.attachments import safe_name
from officer_app.services.case_work import write_whole
from officer_app.services.cases import organisation_of
from officer_app.services.output import WrittenLetter
from officer_app.services.register import Register
from officer_app.services.reports import ZONE


def mail_draft_of(register: Register, written: WrittenLetter) -> bytes:
    """Return the draft, from the privacy officer to whoever receives the letter.

    Raises `OfficerError` where the letter lacks a fact or its receiver has no e-mail address.
    """
    organisation = organisation_of(register)
    asked = DraftAsked(
        sender=Mailbox(organisation.officer_name or organisation.name, organisation.officer_email),
        at=register.clock.now().astimezone(ZONE),
        file_name=f"{safe_name(f'{written.letter.footer.left} {written.subject}')[:100].rstrip(' .')}.pdf",
    )
    return mail_draft(written, asked)


def save_mail_draft(register: Register, written: WrittenLetter, to: Path) -> Path:
    """Write the draft, whole or not at all, for its owner only; return where it is."""
    return write_whole(to, mail_draft_of(register, written))
