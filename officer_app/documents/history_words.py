"""The history in the words of a report: what was done to which kind of record, and which fields it changed."""

from collections.abc import Mapping
from typing import Final

from officer_app.documents.report_words import Items, ReportWords
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.registry import RECORD_TYPES

ERASURE: Final = "audit_payload"
"""The record type of an entry that tells that the contents of another were erased; its number is that of the other."""
_TURNS: Final[Mapping[str, str]] = {
    "move": "moved", "extend": "extended", "retire": "retired", "bring_back": "brought_back", "forward": "forwarded",
    "import": "imported", "undo_import": "undone", "file": "filed", "create": "created", "passphrase": "passphrase",
    "strengthen": "strengthened", "protect": "protected", "chase": "reminded", "delivery": "delivered",
    "stop": "stopped",
}  # fmt: skip
"""What the end of a verb says was done; any other is told by what became of the record."""


def deed(entry: HistoryEntry, words: ReportWords) -> str:
    """Return what was done to which kind of record."""
    kind = words(f"records.{entry.record_type}")
    return words("history.deed", kind=kind, turn=words(f"turns.{_turn(entry)}"))


def _turn(entry: HistoryEntry) -> str:
    if not entry.is_readable:
        return "unreadable"
    if entry.record_type == ERASURE:
        return "erased"
    if entry.verb.endswith(".delete"):
        return "deleted"
    head, _, end = entry.verb.partition(".")
    if head == "letter":
        return "lettered"
    return _TURNS.get(end) or _became(entry)


def _became(entry: HistoryEntry) -> str:
    if entry.before is None:
        return "added" if entry.after is not None else "written"
    return "changed" if entry.after is not None else "deleted"


def changed_fields(entry: HistoryEntry) -> tuple[str, ...]:
    """Return the keys of the fields that an entry changed; nothing for a record that is new, gone or erased."""
    kind = RECORD_TYPES.get(entry.record_type)
    if kind is None or entry.before is None or entry.after is None:
        return ()
    before, after = entry.before, entry.after
    return tuple(name for name in after if before.get(name) != after[name] and name in kind.record.__dataclass_fields__)


def changed_words(entry: HistoryEntry, words: ReportWords) -> Items:
    """Return the names of the fields that an entry changed."""
    return Items(words.field(entry.record_type, name) for name in changed_fields(entry))
