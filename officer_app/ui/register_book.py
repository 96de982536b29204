"""The records of every register as the lists show them: read in the background, again where a change concerns them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Signal

from officer_app.domain.fields import Kind, specs
from officer_app.domain.folding import fold, found
from officer_app.domain.law import law_tables
from officer_app.domain.registry import RECORD_TYPES, RecordType, links_from
from officer_app.domain.transfer_facts import facts_of
from officer_app.domain.transfer_rules import Verdict, assess_transfer
from officer_app.services.cases import Records
from officer_app.ui.jobs import Job
from officer_app.ui.words import country_name, translate

Ask = Callable[[Callable[[Any], Any], Callable[[Any], Any], Callable[[Any], None]], Job]
"""Puts a question to the register in the background, works on the answer there, and brings the result back."""

Titles = dict[str, dict[int, str]]
"""The titles of records by type and number."""

REGISTERS = tuple(key for key, kind in RECORD_TYPES.items() if kind.group)
"""The types that have a page of their own."""

_TOGETHER = frozenset({"transfer", "impact_assessment"})
"""Read together: the verdict on a transfer hangs on its assessment."""
_LOOKED_INTO = 500
"""Characters of a long text through which a search looks."""
_MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Shelf:
    """All records of one type, retired ones included, and what a search looks through."""

    kind: RecordType
    records: tuple[Any, ...] = ()
    folded: Mapping[int, str] = field(default_factory=dict)
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    """What the rules conclude, where the records are transfers."""

    def matching(self, query: str) -> list[Any]:
        """Return the records in which every word of a query stands."""
        return [each for each in self.records if found(query, self.folded.get(each.id, ""))]


@dataclass(frozen=True, slots=True)
class Hits:
    """The records of one register that a search found: some of them, and how many there are."""

    kind: RecordType
    first: tuple[Any, ...]
    number: int


def searched_words(kind: RecordType, record: Any, titles: Titles) -> str:
    """Return what a search for a record looks through, folded."""
    said = [kind.title(record)]
    for spec in specs(kind.record):
        value = getattr(record, spec.name)
        match spec.kind:
            case Kind.TEXT | Kind.EMAIL | Kind.LONG_TEXT:
                said.append(value[:_LOOKED_INTO])
            case Kind.LINES:
                said.extend(value)
            case Kind.COUNTRY if value:
                said.extend((value, country_name(value)))
            case Kind.COUNTRIES:
                said.extend(each for code in value for each in (code, country_name(code)))
            case Kind.CHOICE if value is not None:
                said.append(translate(value.label))
            case Kind.CHOICES:
                said.extend(translate(each.label) for each in value)
            case Kind.LINKS:
                said.extend(titles.get(spec.links_to, {}).get(each, "") for each in value)
            case Kind.LINK if value is not None:
                said.append(titles.get(spec.links_to, {}).get(value, ""))
            case _:
                pass
    return fold("\n".join(each for each in said if each))


def read_records(reader: Records, keys: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """Read all records of some types."""
    return {key: tuple(reader.all(RECORD_TYPES[key].record)) for key in keys}


def shelves_of(records: Mapping[str, tuple[Any, ...]], known: Titles, today: date) -> dict[str, Shelf]:
    """Reckon what the lists show; in another thread, when the register is free again."""
    titles = known | {key: titles_of(RECORD_TYPES[key], kept) for key, kept in records.items()}
    shelves = {}
    for key, kept in records.items():
        kind = RECORD_TYPES[key]
        folded = {each.id: searched_words(kind, each, titles) for each in kept}
        verdicts = verdicts_of(kept, records["impact_assessment"], today) if key == "transfer" else {}
        shelves[key] = Shelf(kind, kept, folded, verdicts)
    return shelves


def verdicts_of(transfers: Iterable[Any], assessments: Iterable[Any], today: date) -> dict[int, Verdict]:
    """Return what the rules conclude of each transfer on a day."""
    law = law_tables()
    by_transfer: dict[int | None, list[Any]] = {}
    for each in assessments:
        by_transfer.setdefault(each.transfer, []).append(each)
    return {
        each.id: assess_transfer(facts_of(each, by_transfer.get(each.id, ()), today), law).verdict for each in transfers
    }


def titles_of(kind: RecordType, records: Iterable[Any]) -> dict[int, str]:
    """Return the titles of records by their number."""
    return {each.id: kind.title(each) for each in records}


@cache
def concerned(key: str) -> frozenset[str]:
    """Return the registers whose lists name records of a type: they are read again with it."""
    linked = {each for each in REGISTERS if each == key or any(spec.links_to == key for spec in links_from(each))}
    return frozenset(linked | _TOGETHER if linked & _TOGETHER else linked)


class RegisterBook(QObject):
    """Reads the registers, one reading at a time; `read` tells which were read."""

    read = Signal(object)

    def __init__(self, ask: Ask, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._today = today
        self._wanted: set[str] = set()
        self._is_reading = False
        self._shelves: dict[str, Shelf] = {}
        self._titles: Titles = {}

    def shelf(self, key: str) -> Shelf | None:
        """Return the records of a type, None where they have not been read yet."""
        return self._shelves.get(key)

    def title(self, key: str, record_id: int) -> str:
        """Return what a record is called, as far as it was read."""
        return self._titles.get(key, {}).get(record_id, "")

    def reload(self, keys: Iterable[str] = REGISTERS) -> None:
        """Read again; what is asked for while a reading is under way is read after it."""
        self._wanted |= set(keys) | (_TOGETHER if _TOGETHER & set(keys) else set())
        if self._is_reading or not self._wanted:
            return
        self._is_reading, now = True, sorted(self._wanted)
        self._wanted = set()
        titles, today = dict(self._titles), self._today()
        job = self._ask(
            lambda reader: read_records(reader, now), lambda found: shelves_of(found, titles, today), self._show
        )
        job.finished.connect(self._ended)

    def touched(self, names: frozenset[str]) -> None:
        """Read again what a change concerns."""
        self.reload(set().union(*(concerned(name) for name in names if name in RECORD_TYPES)))

    def find(self, query: str) -> list[Hits]:
        """Return the records in which every word of a query stands, by register; retired ones stay out."""
        hits = []
        for key in REGISTERS:
            shelf = self._shelves.get(key)
            fitting = [each for each in shelf.matching(query) if each.retired_on is None] if shelf else []
            if shelf and fitting:
                hits.append(Hits(shelf.kind, tuple(fitting[:_MOST_FOUND]), len(fitting)))
        return hits

    def _show(self, shelves: dict[str, Shelf]) -> None:
        self._shelves |= shelves
        self._titles |= {key: titles_of(shelf.kind, shelf.records) for key, shelf in shelves.items()}
        self.read.emit(frozenset(shelves))

    def _ended(self) -> None:
        self._is_reading = False
        self.reload(())
