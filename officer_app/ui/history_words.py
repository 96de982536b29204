"""The history in words: who did what to which record, when, and what changed from what to what."""

from collections.abc import Iterable
from typing import Any

from officer_app.domain.audit import HistoryEntry
from officer_app.domain.case_file import CaseFile
from officer_app.domain.errors import NotFound
from officer_app.domain.fields import is_empty, specs
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES
from officer_app.services.register import Register
from officer_app.ui.field_words import short_words
from officer_app.ui.words import moment, t, translate

REGISTER = "register"
_TITLED_BY_LABEL = frozenset({"identity_check", "pause"})


def deed(entry: HistoryEntry) -> str:
    """Return what was done, in two or three words."""
    known = {
        "case.open": t("Case opened"),
        "case.edit": t("Case changed"),
        "case.move": t("Case moved on"),
        "case.extend": t("More time announced"),
        "case.retire": t("Case taken out of the list"),
        "case.forward": t("Request passed on to the client"),
        "identity.add": t("Check of identity recorded"),
        "identity.edit": t("Check of identity changed"),
        "task.add": t("Task added"),
        "task.edit": t("Task changed"),
        "task.chase": t("Reminder sent"),
        "message.add": t("Message filed"),
        "message.delivery": t("Delivery recorded"),
        "message.link": t("Message linked to the one it answers"),
        "pause.add": t("Wait recorded"),
        "pause.edit": t("Wait changed"),
        "attachment.add": t("File attached"),
        "attachment.edit": t("File corrected"),
        "letter.make": t("Letter made"),
        "organisation.edit": t("Organisation changed"),
        "register.create": t("Register created"),
        "register.passphrase": t("Passphrase changed"),
        "register.strengthen": t("Encryption made stronger"),
        "register.protect": t("Register encrypted"),
    }
    if entry.verb in known and entry.record_type in {"case", *_own(entry.verb), REGISTER}:
        return known[entry.verb]
    kind = RECORD_TYPES.get(entry.record_type)
    name = translate(kind.singular) if kind else t("Register")
    if entry.before is None:
        return t("{kind} added", kind=name)
    return t("{kind} changed", kind=name)


def _own(verb: str) -> set[str]:
    names = {"identity": "identity_check", "task": "search_task"}
    head = verb.partition(".")[0]
    return {names.get(head, head)}


def subject(entry: HistoryEntry, register: Register) -> str:
    """Return which record it was about: a case by its reference, the rest by title."""
    kind = RECORD_TYPES.get(entry.record_type)
    if kind is None:
        return ""
    try:
        record = register.get(kind.record, entry.record_id)
    except NotFound:
        return t("{kind} {number}", kind=translate(kind.singular), number=str(entry.record_id))
    title = kind.title(record)
    title = translate(title) if kind.key in _TITLED_BY_LABEL else title
    if kind.parent == "case" and record.case_id is not None:
        case = register.get(RECORD_TYPES["case"].record, record.case_id)
        return f"{case.reference}, {title}" if title else str(case.reference)
    return title


def changes(entry: HistoryEntry, register: Register) -> list[str]:
    """Return what changed, a line a field: from what to what, in the labels of the form."""
    kind = RECORD_TYPES.get(entry.record_type)
    if kind is None:
        return []
    if entry.before is None and entry.after is None:
        return [t("What this entry said was erased; the entry itself still stands in the chain.")]
    before, after = entry.before or {}, entry.after or {}
    lines = []
    for spec in specs(kind.record):
        if spec.name == "case_id" or (spec.name not in before and spec.name not in after):
            continue
        line = _line(translate(spec.label), *(_told(spec, side.get(spec.name), register) for side in (before, after)))
        if line:
            lines.append(line)
    return lines


def _told(spec: Any, value: Any, register: Register) -> str:
    return "" if is_empty(value) or value is False else short_words(spec, value, register)


def _line(label: str, was: str, now: str) -> str:
    if was == now:
        return ""
    if not was:
        return t("{label}: {now}", label=label, now=now)
    if not now:
        return t("{label}: {was}, now empty", label=label, was=was)
    return t("{label}: {was} → {now}", label=label, was=was, now=now)


def when_and_who(entry: HistoryEntry) -> str:
    """Return the instant in the computer's zone, who it was, and the entry's number."""
    return t("{when}, {who}, entry {number}", when=moment(entry.at), who=entry.actor, number=entry.seq)


def history_of_case(file: CaseFile, register: Register) -> list[HistoryEntry]:
    """Return every entry about a case and what hangs on it, the newest first."""
    records: Iterable[Any] = (
        file.case, *file.checks, *file.tasks, *file.messages, *file.attachments, *file.pauses,
    )  # fmt: skip
    entries = [
        entry for record in records for entry in register.history(BY_RECORD[type(record)].key, record.id, newest=_ALL)
    ]
    return sorted(entries, key=lambda entry: entry.seq, reverse=True)


_ALL = 10_000
