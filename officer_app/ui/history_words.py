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
_ERASURE = "audit_payload"
_TITLED_BY_LABEL = frozenset({"identity_check", "pause"})


def deed(entry: HistoryEntry) -> str:
    """Return what was done, in a few words."""
    if entry.record_type == _ERASURE:
        return t("What an entry said was erased")
    own = _own_words().get(entry.verb)
    if own and entry.record_type in {"case", *_own(entry.verb), REGISTER}:
        return own
    if entry.record_type == REGISTER and (listed := RECORD_TYPES.get(entry.verb.partition(".")[0])):
        return _deed_with_a_list(entry, translate(listed.plural))
    kind = RECORD_TYPES.get(entry.record_type)
    name = translate(kind.singular) if kind else t("Register")
    words = _turn_words(name)
    turn, what = _turn(entry.verb), _what(entry)
    return words.get((turn, what)) or words["", what]


def _deed_with_a_list(entry: HistoryEntry, plural: str) -> str:
    """Return what the entry says that closes an import, or its taking back."""
    if entry.verb.endswith(".undo_import"):
        return t("Import taken back: {plural}", plural=plural)
    return t("List imported: {plural}", plural=plural)


def has_words(verb: str) -> bool:
    """Tell whether the history has words of its own for a verb."""
    turns = {turn for turn, _what in _turn_words("")}
    return verb in _own_words() or _turn(verb) in turns | {"add", "edit"}


def _own_words() -> dict[str, str]:
    """Return the words of the verbs that are about one kind of record only."""
    return {
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
        "package.make": t("Access package made"),
        "pause.add": t("Wait recorded"),
        "pause.edit": t("Wait changed"),
        "attachment.add": t("File attached"),
        "attachment.edit": t("File corrected"),
        "clause_check.edit": t("Clause checked"),
        "document.add": t("File taken into the register"),
        "document.delete": t("File taken out of the register"),
        "organisation.edit": t("Organisation changed"),
        "suppression.add": t("Address put on the suppression list"),
        "suppression.edit": t("Entry of the suppression list changed"),
        "suppression.retire": t("Address taken off the suppression list"),
        "suppression.bring_back": t("Address put back on the suppression list"),
        "wording.keep": t("Wording of a letter kept"),
        "wording.original": t("Program's own wording of a letter taken again"),
        "wording.settle": t("Wording of a letter said to be up to date"),
        "register.create": t("Register created"),
        "register.passphrase": t("Passphrase changed"),
        "register.strengthen": t("Encryption made stronger"),
        "register.protect": t("Register encrypted"),
    }


def _turn_words(kind: str) -> dict[tuple[str, str], str]:
    """Return what a verb did to a record of a kind, by the verb or its end, and by what became of the record."""
    return {
        ("", "added"): t("{kind} added", kind=kind),
        ("", "changed"): t("{kind} changed", kind=kind),
        ("", "deleted"): t("{kind} deleted", kind=kind),
        ("", ""): t("{kind} added or changed", kind=kind),
        ("retire", "changed"): t("{kind} taken out of its list", kind=kind),
        ("bring_back", "changed"): t("{kind} brought back into its list", kind=kind),
        ("file", "changed"): t("{kind}: files changed", kind=kind),
        ("import", "added"): t("{kind} imported", kind=kind),
        ("import", "changed"): t("{kind} changed by an import", kind=kind),
        ("undo_import", "changed"): t("{kind} as it was before the import", kind=kind),
        ("undo_import", "deleted"): t("{kind} deleted, the import was taken back", kind=kind),
        ("letter", "added"): t("{kind} filed with a letter", kind=kind),
        ("letter", "changed"): t("{kind} changed by a letter", kind=kind),
        ("marketing.stop", "added"): t("{kind} added, to stop marketing", kind=kind),
        ("marketing.stop", "changed"): t("{kind} changed, to stop marketing", kind=kind),
        ("register.import", "added"): t("{kind} brought from another register", kind=kind),
        ("registers.fill", "added"): t("{kind} added", kind=kind),
        ("starter.add", "added"): t("{kind} added with the starter set", kind=kind),
    }


_WHOLE = frozenset({"marketing.stop", "register.import", "registers.fill", "starter.add"})
"""Verbs that write records of many kinds; of the others the end says what was done."""


def _turn(verb: str) -> str:
    head, _, end = verb.removesuffix(".delete").partition(".")
    if head == "letter":
        return head
    return verb if verb in _WHOLE else end


def _what(entry: HistoryEntry) -> str:
    """Return what became of the record; where the entry was erased, what its verb says of it."""
    if entry.before is None and entry.after is None:
        ends = {"add": "added", "stop": "added", "edit": "changed", "retire": "changed", "bring_back": "changed",
                "delete": "deleted"}  # fmt: skip
        return ends.get(entry.verb.rpartition(".")[2], "")
    if entry.before is None:
        return "added"
    return "changed" if entry.after is not None else "deleted"


def _own(verb: str) -> set[str]:
    names = {"identity": "identity_check", "task": "search_task", "package": "message"}
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
    if not entry.is_readable:
        return [t("What this entry says cannot be read: it is not as the program wrote it.")]
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
