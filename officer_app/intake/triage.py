"""From a message to a case candidate: a guess for the officer to confirm, with the words behind each part of it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from officer_app.domain.errors import OfficerError
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence
from officer_app.intake.asking import evidence_of
from officer_app.intake.attachments import IncomingFile
from officer_app.intake.email import IncomingMessage, read_message_file
from officer_app.intake.language import language_of
from officer_app.intake.letter import Letter, letter_of
from officer_app.intake.mail_words import MailWords, mail_words
from officer_app.intake.newpart import Forwarded, NewPart, new_part
from officer_app.intake.people import Requester, requester_of
from officer_app.intake.plain_text import clean
from officer_app.intake.rules import Rules, rules_folder, rules_for
from officer_app.intake.sentences import Said, sentences_of
from officer_app.intake.told import Telling
from officer_app.intake.weighing import Evidence

_WORTH_READING = 60_000
"""Characters of a message that are searched for what it asks."""
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a message seems to be: its language, what it asks, who asks, and what was seen on the way."""

    language: str = ""
    evidence: tuple[Evidence, ...] = ()
    is_reminder: bool = False
    requester: Requester = Requester()
    subject: str = ""
    sent_at: datetime | None = None
    received_on: date | None = None
    text: str = ""
    full_text: str = ""
    sender: str = ""
    is_email: bool = False
    attachments: tuple[IncomingFile, ...] = ()
    notes: tuple[Sentence, ...] = ()

    @property
    def rights(self) -> tuple[Right, ...]:
        """Return what is asked for; nothing where the message is not for the privacy officer."""
        return tuple(each.right for each in self.evidence)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text taken apart and understood."""

    language: str
    rules: Rules
    letter: Letter
    sentences: list[Said]
    evidence: tuple[Evidence, ...]


def assess(message: str | IncomingMessage, resources: Path | None = None) -> Candidate:
    """Return the candidate for a text or an e-mail; it never raises for what a person wrote.

    `resources` is the folder of the rules, the program's own where it is left out.
    """
    folder = resources or rules_folder()
    words = mail_words(folder)
    mail = message if isinstance(message, IncomingMessage) else _as_message(message, words)
    part = new_part(mail.text, mail.subject, words)
    reading = _read(part.text, "" if part.forwarded else mail.subject, folder)
    notes = mail.notes
    if part.forwarded and not reading.evidence:
        mail, part, notes = _passed_on(mail, part.forwarded)
        reading = _read(part.text, mail.subject, folder)
    return _candidate(message, mail, part, reading, notes)


def _candidate(
    given: str | IncomingMessage, mail: IncomingMessage, part: NewPart, reading: _Reading, notes: tuple[Sentence, ...]
) -> Candidate:
    sender = (mail.sender_name, mail.sender_email)
    return Candidate(
        language=reading.language,
        evidence=reading.evidence,
        is_reminder=_is_reminder(reading),
        requester=requester_of(part.text, reading.letter, reading.sentences, sender, reading.rules),
        subject=mail.subject,
        sent_at=mail.sent_at,
        received_on=mail.received_on,
        text=part.text,
        full_text=given.text if isinstance(given, IncomingMessage) else clean(given),
        sender=mail.sender,
        is_email=isinstance(given, IncomingMessage),
        attachments=mail.files,
        notes=notes,
    )


def _as_message(text: str, words: MailWords) -> IncomingMessage:
    """Read pasted header lines at the top of a text as those of a mail."""
    text = clean(text)
    lines = text.split("\n")
    facts: dict[str, str] = {}
    for at, line in enumerate(lines[:12]):
        label = words.label(line)
        if label is None or not label[1]:
            start = at
            break
        facts.setdefault(_kind_of(label[0], words), label[1])
    else:
        start = 0
    has_sender = "@" in facts.get("from", "") and len(facts) > 1
    if not has_sender and set(facts) != {"subject"}:
        return IncomingMessage(text=text)
    inner = new_part("\n".join(["x", *lines[:start], "", *lines[start:]]), "fwd: x", words).forwarded
    name, email = (inner.name, inner.email) if inner else ("", "")
    return IncomingMessage(sender_name=name, sender_email=email, subject=facts.get("subject", ""),
                           text="\n".join(lines[start:]).strip("\n"))  # fmt: skip


def _kind_of(label: str, words: MailWords) -> str:
    if label in words.subject_labels:
        return "subject"
    return "from" if label in words.from_labels else label


def _passed_on(mail: IncomingMessage, inner: Forwarded) -> tuple[IncomingMessage, NewPart, tuple[Sentence, ...]]:
    """Return the message that was passed on in the place of the one that carried it."""
    note = Sentence("{sender} passed this message on; what it asks was read in the original.", {"sender": mail.sender})
    original = IncomingMessage(
        sender_name=inner.name,
        sender_email=inner.email,
        subject=inner.subject or mail.subject,
        sent_at=mail.sent_at,
        received_on=mail.received_on,
        text=inner.text,
        files=mail.files,
    )
    return original, NewPart(inner.text), (*mail.notes, note) if mail.sender else mail.notes


def _read(text: str, subject: str, folder: Path) -> _Reading:
    text = unicodedata.normalize("NFC", text)[:_WORTH_READING]
    words = mail_words(folder)
    language = language_of(text, folder) or language_of(subject, folder)
    rules = rules_for(language or _FALLBACK, folder)
    letter = letter_of(text, rules, words)
    sentences = sentences_of(letter.body, words, rules.spoken)
    evidence = evidence_of(sentences, rules)
    if not evidence and subject:
        titled = sentences_of(subject, words, rules.spoken)
        evidence = evidence_of([*titled, *sentences], rules)
        sentences = [*titled, *sentences]
    return _Reading(language, rules, letter, sentences, evidence)


def _is_reminder(reading: _Reading) -> bool:
    """Tell whether the message chases an earlier request, named or not; `if I hear nothing` does not."""
    chases = any(_chases(said) and not said.at_start("conditions", within=2) for said in reading.sentences)
    return chases and (bool(reading.evidence) or Telling(reading.sentences, reading.rules).is_chasing)


def _chases(said: Said) -> bool:
    """Tell whether a sentence reminds of something, other than of the bill that its writer was reminded of."""
    bills = said.all("reminded")
    return any(not any(bill.covers(match) for bill in bills) for match in said.all("reminders"))


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """Return the candidate under the names of the command line."""
    requester = {"name": candidate.requester.name, "email": candidate.requester.email}
    if candidate.requester.on_behalf_by:
        requester["on_behalf_by"] = candidate.requester.on_behalf_by
    return {
        "language": candidate.language,
        "rights": [right.value for right in candidate.rights],
        "is_reminder": candidate.is_reminder,
        "requester": requester,
        "subject": candidate.subject,
        "sent_at": candidate.sent_at.isoformat() if candidate.sent_at else None,
        "evidence": [{"right": each.right.value, "quote": each.quote} for each in candidate.evidence],
    }


def assess_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one line of `officer assess intake`, with `text` or `path`; what is wrong with it stands under `error`."""
    try:
        return candidate_json(assess(_given(line)))
    except OfficerError as error:
        return {"error": str(error.sentence)}


def _given(line: Mapping[str, Any]) -> str | IncomingMessage:
    match line:
        case {"text": str(text)}:
            return text
        case {"path": str(path)} if path:
            return read_message_file(Path(path))
    raise OfficerError('Each line needs "text" with the message or "path" with the place of its file.')
