"""Taking imports back, also long afterwards: what each of them wrote is read from the history."""

from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from officer_app.domain.audit import HistoryEntry
from officer_app.domain.errors import NotFound, OfficerError
from officer_app.domain.fields import specs
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES, children_of, links_from, links_to
from officer_app.domain.words import Sentence
from officer_app.services.named_records import ids_in
from officer_app.services.register import Register, Work

ROWS_AT_ONCE: Final = 20
"""Records that are written between two looks at whether the person gave up: some milliseconds."""

_FILE: Final = "register"
"""The record type of entries about the register itself; one of them closes what an import wrote."""
_ALL: Final = 1_000_000
_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Receipt:
    """An import as the history tells of it: the entry that closes it, when it was, and how many records it wrote."""

    key: str
    number: int
    at: datetime
    added: int
    changed: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of taking an import back; `left` says what stays, and why."""

    deleted: int
    restored: int
    left: tuple[Sentence, ...]


def close_import(work: Work, added: int, changed: int) -> None:
    """Write the entry that says where an import ends, by which it is found again."""
    work.note({"added": added, "changed": changed})


def past_imports(register: Register, key: str) -> tuple[Receipt, ...]:
    """Return the imports of a type that were not taken back, the last one first."""
    entries = register.history(_FILE, 1, newest=_ALL)
    undone = {(each.after or {}).get("import") for each in entries if each.verb == f"{key}.undo_import"}
    return tuple(
        Receipt(key, each.seq, each.at, each.after["added"], each.after["changed"])
        for each in entries
        if each.verb == f"{key}.import" and each.after and each.seq not in undone
    )


def undoing_import(register: Register, receipt: Receipt) -> Generator[int, None, Undone]:
    """Take an import back step by step, telling how many records were looked at; closed before its end it did nothing.

    What it added is deleted and what it changed is as it was, unless it was changed since or another record names it.
    All of it is one transaction. Raises `OfficerError` where it was taken back already.
    """
    with register.change(f"{receipt.key}.undo_import") as work:
        if receipt not in past_imports(register, receipt.key):
            raise OfficerError("This import was taken back already.")
        undoing = _Undoing(register, work, receipt)
        yield from undoing.run()
        work.note({"import": receipt.number, "deleted": undoing.deleted, "restored": undoing.restored})
    return Undone(undoing.deleted, undoing.restored, tuple(reversed(undoing.left)))


class _Undoing:
    """Goes through what an import wrote, the last first: so each record is met before those that it names."""

    def __init__(self, register: Register, work: Work, receipt: Receipt) -> None:
        self._register, self._work, self._receipt = register, work, receipt
        self._kind = RECORD_TYPES[receipt.key]
        self._own = tuple(spec for spec in links_from(receipt.key) if spec.links_to == receipt.key)
        self._named: Counter[int] | None = None
        self._children: dict[tuple[str, int], HistoryEntry] = {}
        self.deleted = self.restored = 0
        self.left: list[Sentence] = []

    def run(self) -> Generator[int, None, None]:
        looked_at = 0
        for entry in _written(self._register, self._receipt):
            if entry.record_type != self._receipt.key:
                self._children[entry.record_type, entry.record_id] = entry
                continue
            self._take_back(entry)
            self._children.clear()
            looked_at += 1
            if looked_at % ROWS_AT_ONCE == 0:
                yield looked_at

    def _take_back(self, entry: HistoryEntry) -> None:
        try:
            now = self._work.get(self._kind.record, entry.record_id)
        except NotFound:
            return
        if entry.after is None:
            self._leave("{title} was changed since and stays.", now)  # what the entry said was erased
        elif entry.before is None:
            self._delete(now, entry)
        else:
            self._restore(now, entry.before, entry)

    def _restore(self, now: Any, before: dict[str, Any], entry: HistoryEntry) -> None:
        known = {spec.name for spec in specs(self._kind.record)}
        record = replace(now, **{name: value for name, value in before.items() if name in known})
        if record == now:
            return
        if _changed_since(self._register, now, entry):
            self._leave("{title} was changed since and stays as it is.", now)
        elif self._names_what_is_gone(record):
            self._leave("{title} named a record that is gone, and stays as it is.", now)
        else:
            self._work.update(record)
            self.restored += 1

    def _names_what_is_gone(self, record: Any) -> bool:
        return any(
            not self._work.all(RECORD_TYPES[spec.links_to].record, id=number)
            for spec in links_from(self._kind.key)
            for number in ids_in(record, spec)
        )

    def _delete(self, now: Any, entry: HistoryEntry) -> None:
        children = [
            child
            for kind in children_of(self._kind.key)
            for child in self._work.all(kind.record, **{kind.parent_field: now.id})
        ]
        if _changed_since(self._register, now, entry) or self._are_others(children):
            self._leave("{title} was changed since and stays.", now)
        elif self._count_named()[now.id]:
            self._leave("{title} is named by another record and stays.", now)
        else:
            for record in (*children, now):
                self._work.delete(record)
            self._count_named().subtract(number for spec in self._own for number in ids_in(now, spec))
            self.deleted += 1

    def _are_others(self, children: list[Any]) -> bool:
        """Tell whether what hangs on a record is not just what came with it."""
        found = {(BY_RECORD[type(child)].key, child.id): child for child in children}
        return found.keys() != self._children.keys() or any(
            _changed_since(self._register, child, self._children[key]) for key, child in found.items()
        )

    def _leave(self, why: str, record: Any) -> None:
        self.left.append(Sentence(why, {"title": self._kind.title(record)}))

    def _count_named(self) -> Counter[int]:
        """Return how often each record of the type is named; what hangs on a record is not counted."""
        if self._named is None:
            self._named = Counter(
                number
                for kind, spec in links_to(self._kind.key)
                if spec.name != kind.parent_field
                for record in self._work.all(kind.record)
                for number in ids_in(record, spec)
            )
        return self._named


def _written(register: Register, receipt: Receipt) -> Iterator[HistoryEntry]:
    """Yield what an import wrote, the last first: its entries stand without a gap before the one that closes it."""
    before = receipt.number
    while page := register.history(newest=_PAGE, before=before):
        for entry in page:
            if entry.verb != f"{receipt.key}.import" or entry.record_type == _FILE:
                return
            yield entry
        before = page[-1].seq


def _changed_since(register: Register, now: Any, entry: HistoryEntry) -> bool:
    """Tell whether a record is another than an entry left it; what was changed and put back is no change."""
    values = {spec.name: getattr(now, spec.name) for spec in specs(type(now))}
    then = dict(values)
    for later in register.history(entry.record_type, entry.record_id, newest=_ALL):
        if later.before is None and later.seq > entry.seq:
            return True  # what it said was erased
        if later.seq <= entry.seq:
            break
        then |= later.before or {}
    return entry.after is None or then.keys() != values.keys() or then != values
