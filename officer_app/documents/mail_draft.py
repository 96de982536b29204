"""An e-mail with a letter in it, not sent: a file that the officer's own mail program opens (RFC 5322)."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import Final

from officer_app.documents.letter import Letter
from officer_app.documents.letter_words import read_words
from officer_app.documents.letters import WrittenLetter
from officer_app.documents.plain_line import one_line
from officer_app.documents.text_runs import UNBROKEN
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import is_empty, looks_like_email

_LINE: Final = 75


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Who writes or is written to."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAsked:
    """From whom a draft is, at which moment it was made, and what the pages in it are called."""

    sender: Mailbox
    at: datetime
    file_name: str


def mail_draft(written: WrittenLetter, asked: DraftAsked) -> bytes:
    """Return the draft; the same letter at the same moment gives the same bytes.

    Raises `OfficerError` where a fact is missing in the letter, or an address is none that can be mailed to.
    """
    if written.draft:
        raise OfficerError("A fact is missing in this letter, so no e-mail is made of it yet.")
    if is_empty(written.email):
        raise OfficerError(
            "No e-mail address is recorded for {name}. Add it, or send the letter by post.", name=written.recipient
        )
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(asked.at)
    message["Subject"] = _subject(written)
    message["Content-Language"] = written.language
    message.set_content(covering_text(written.letter), cte="quoted-printable")
    message.add_attachment(written.pdf, maintype="application", subtype="pdf", filename=one_line(asked.file_name))
    # "=_" stands in no line of quoted-printable text or base64, so nothing in the message can end it early
    message.set_boundary("=_" + hashlib.sha256(written.pdf).hexdigest()[:32])
    people = ("From", asked.sender), ("To", Mailbox(written.recipient, written.email))
    return "".join(_header(name, box) for name, box in people).encode("ascii") + message.as_bytes()


def covering_text(letter: Letter) -> str:
    """Return the few lines beside the letter: they say nothing of what is in it, for e-mail is read on the way."""
    words, mail = read_words(letter.language), read_words(letter.language, "mail")
    kind = "letter" if letter.salutation else "form"
    parts = (
        letter.salutation or words("salutation.unknown"),
        mail(f"mail.{kind}", day=words.day(letter.made_on), reference=one_line(letter.footer.left)),
        mail("mail.unread"),
        letter.closing or words("closing.unknown"),
        "\n".join(letter.signature),
    )
    return "\n\n".join(parts).replace(UNBROKEN, " ") + "\n"


def _subject(written: WrittenLetter) -> str:
    subject, reference = one_line(written.subject), one_line(written.letter.footer.left)
    return subject if not reference or reference in subject else f"{subject} ({reference})"


def _header(field: str, box: Mailbox) -> str:
    """Return the line of an address (RFC 2047); the library itself loses the quotes of a long name with a comma."""
    name, address = one_line(box.name), _address(box)
    if name.isascii() and "=?" not in name:
        return f"{field}: {formataddr((name, address))}\r\n"
    encoded = Header(name, "utf-8", maxlinelen=_LINE, header_name=field).encode(linesep="\r\n")
    return f"{field}: {encoded}\r\n <{address}>\r\n"


def _address(box: Mailbox) -> str:
    """Return an address as headers take it; a domain in another script is written in ASCII (RFC 5890)."""
    address = box.email.strip()
    user, _, domain = address.rpartition("@")
    if looks_like_email(address) and one_line(address) == address:
        with suppress(UnicodeError):
            return Address("", user.encode("ascii").decode(), domain.encode("idna").decode()).addr_spec
    raise OfficerError(
        "{address} is not an e-mail address that every mail program takes. Correct it, or send the letter by post.",
        address=one_line(address),
    )
