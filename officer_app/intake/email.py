"""An e-mail file becomes plain facts: sender, date, text, attachments; nothing in it is fetched, run or trusted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from officer_app.domain.errors import OfficerError
from officer_app.domain.words import Sentence
from officer_app.intake.attachments import IncomingFile, incoming_file, read_plain_file
from officer_app.intake.mail_headers import LONGEST_LINE, MAIL_POLICY, header, received_on, safely, sender_of, sent_at
from officer_app.intake.plain_text import clean, one_line, text_of_html

LARGEST_MAIL = 50_000_000
"""Bytes of an e-mail file, attachments included."""
MOST_PARTS = 1_000
_DEEPEST = 20
_MOST_MULTIPARTS = 200
_LONGEST_TEXT = 5_000_000
_SAMPLE = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingMessage:
    """A message as it came in; `received_on` is the day that the receiving server wrote down, else that of `Date:`."""

    sender_name: str = ""
    sender_email: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    received_on: date | None = None
    text: str = ""
    files: tuple[IncomingFile, ...] = ()
    notes: tuple[Sentence, ...] = ()

    @property
    def sender(self) -> str:
        """Return name and address as a mail shows them."""
        return f"{self.sender_name} <{self.sender_email}>".strip() if self.sender_email else self.sender_name


@dataclass(slots=True)
class _Unpacking:
    """What was found so far while the parts of a mail are gone through."""

    files: list[IncomingFile] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)
    parts: int = 0
    inner: list[bytes] = field(default_factory=list)

    def note(self, text: str, **values: object) -> None:
        sentence = Sentence(text, values)
        if sentence not in self.notes:
            self.notes.append(sentence)


def read_message_file(path: Path) -> IncomingMessage:
    """Read an e-mail or text file; raises OfficerError where it is no plain file, too large, or no message."""
    data = read_plain_file(path, LARGEST_MAIL)
    if path.suffix.casefold() == ".txt":
        return read_text_bytes(data)
    return read_message(data)


def read_text_bytes(data: bytes) -> IncomingMessage:
    """Read a text of unknown encoding; odd bytes become a note."""
    found = _Unpacking()
    text = clean(_decoded(data, "", found))
    return IncomingMessage(text=text, notes=tuple(found.notes))


def read_message(data: bytes) -> IncomingMessage:
    """Read the bytes of an e-mail; whatever is odd becomes a note, and OfficerError says what is no e-mail at all."""
    if len(data) > LARGEST_MAIL:
        raise OfficerError("This e-mail is larger than {limit} MB.", limit=LARGEST_MAIL // 1_000_000)
    if not data.strip():
        raise OfficerError("This e-mail file is empty.")
    if len(re.findall(rb"multipart/", data, re.IGNORECASE)) > _MOST_MULTIPARTS:
        raise OfficerError("This e-mail has too many parts inside parts to be read safely.")
    return _read(data, inside=False)


def _read(data: bytes, *, inside: bool) -> IncomingMessage:
    try:
        parsed: Any = BytesParser(EmailMessage, policy=MAIL_POLICY).parsebytes(data)
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError, AssertionError) as error:
        raise OfficerError("This file cannot be read as an e-mail.") from error
    found = _Unpacking()
    text = clean(_text_of(parsed, found, 0)[:_LONGEST_TEXT]).strip("\n")
    if not inside and not text.strip() and len(found.inner) == 1:
        return _only_inside(parsed, found)
    return _facts(parsed, text, found)


def _only_inside(parsed: EmailMessage, found: _Unpacking) -> IncomingMessage:
    """Return the message that a mail without words of its own carries as an attachment."""
    outer = _facts(parsed, "-", found)
    inner = _read(found.inner[0], inside=True)
    note = Sentence("{sender} passed this message on as an attachment.", {"sender": outer.sender})
    return IncomingMessage(
        sender_name=inner.sender_name,
        sender_email=inner.sender_email,
        subject=inner.subject,
        sent_at=inner.sent_at,
        received_on=outer.received_on,
        text=inner.text,
        files=outer.files,
        notes=(*outer.notes, *inner.notes, note),
    )


def _facts(parsed: EmailMessage, text: str, found: _Unpacking) -> IncomingMessage:
    name, address = sender_of(parsed)
    sent = sent_at(parsed)
    if not address:
        found.note("The message names no sender.")
    if sent is None:
        found.note("The message has no date that can be read; say yourself when it was received.")
    if not text.strip():
        found.note("The message has no text.")
    return IncomingMessage(
        sender_name=name,
        sender_email=address,
        subject=one_line(header(parsed, "Subject"), LONGEST_LINE),
        sent_at=sent,
        received_on=received_on(parsed),
        text=text,
        files=tuple(found.files),
        notes=tuple(found.notes),
    )


def _text_of(part: EmailMessage, found: _Unpacking, depth: int) -> str:
    """Return the text of a part and of those in it; attachments are put aside."""
    found.parts += 1
    if found.parts > MOST_PARTS:
        found.note("The message has more than {limit} parts; the rest was left out.", limit=MOST_PARTS)
        return ""
    if depth > _DEEPEST:
        found.note("The message nests its parts too deeply; the deepest were left out.")
        return ""
    kind = safely(part.get_content_type, "text/plain")
    if kind == "message/rfc822":
        return _put_message_aside(part, found)
    if safely(part.is_multipart, False):
        return _text_of_parts(part, kind, found, depth)
    if _is_attachment(part, kind):
        _put_aside(part, kind, found)
        return ""
    text = _decoded(_payload(part), safely(lambda: part.get_content_charset() or "", ""), found)
    return text_of_html(text) if kind == "text/html" else _plain(text)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def _text_of_parts(part: EmailMessage, kind: str, found: _Unpacking, depth: int) -> str:
    children = [each for each in _children(part) if isinstance(each, EmailMessage)]
    if kind != "multipart/alternative":
        return "\n\n".join(text for each in children if (text := _text_of(each, found, depth + 1)).strip())
    ordered = sorted(children, key=lambda each: safely(each.get_content_type, "") != "text/plain")
    for each in ordered:
        text = _text_of(each, found, depth + 1)
        if text.strip():
            return text
    return ""


def _children(part: EmailMessage) -> Iterator[Any]:
    payload = part.get_payload()
    return iter(payload if isinstance(payload, list) else ())


def _is_attachment(part: EmailMessage, kind: str) -> bool:
    disposition = safely(lambda: part.get_content_disposition() or "", "attachment")
    if disposition == "attachment":
        return True
    return kind not in {"text/plain", "text/html"} or bool(_file_name(part))


def _file_name(part: EmailMessage) -> str:
    return safely(lambda: part.get_filename() or "", "") or ""


def _payload(part: EmailMessage) -> bytes:
    data: Any = safely(lambda: part.get_payload(decode=True), None)
    return data if isinstance(data, bytes) else b""


_EXTENSIONS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "text/calendar": ".ics",
}


def _put_aside(part: EmailMessage, kind: str, found: _Unpacking) -> None:
    name = _file_name(part) or f"attachment{_EXTENSIONS.get(kind, '')}"
    found.files.append(incoming_file(name, _payload(part), [each.name for each in found.files]))


def _put_message_aside(part: EmailMessage, found: _Unpacking) -> str:
    inner = next((each for each in _children(part) if isinstance(each, EmailMessage)), None)
    data: bytes = safely(inner.as_bytes, b"") if inner is not None else b""
    subject = one_line(header(inner, "Subject"), 100) if inner is not None else ""
    found.files.append(incoming_file(f"{subject or 'message'}.eml", data, [each.name for each in found.files]))
    found.inner.append(data)
    return ""


def _decoded(data: bytes, charset: str, found: _Unpacking) -> str:
    """Return the bytes as text: by the charset they name, else by the one they show."""
    for name in (charset or "utf-8", "utf-8"):
        try:
            text = data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
        if charset and name != charset:
            found.note("The message names a character set that is not its own; the letters were repaired.")
        return text
    best = safely(lambda: from_bytes(data[:_SAMPLE]).best(), None)
    found.note("The message names a character set that is not its own; the letters were repaired.")
    return data.decode(best.encoding if best else "cp1252", "replace")
