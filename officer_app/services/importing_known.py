"""Recognising records: which one a row brought before, and which one a cell names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, is_empty
from officer_app.domain.folding import fold
from officer_app.domain.plain import plain_value
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.domain.words import Sentence
from officer_app.services.cases import Records

Values = Mapping[str, Any]
Key = tuple[str, ...]


def compared(value: Any) -> str:
    """Return a value as records are compared by it: without case, accents and the slash at the end of an address."""
    if is_empty(value):
        return ""
    plain = plain_value(value)
    return fold(plain).rstrip("/") if isinstance(plain, str) else str(plain)


class KnownRecords:
    """The records of a type as the import finds them; each is recognised by one row at most."""

    def __init__(self, kind: RecordType, records: Iterable[Any], mapped: Iterable[str]) -> None:
        mapped = set(mapped)
        parents = (kind.parent_field,) if kind.parent else ()
        self._fields = tuple(name for name in (*parents, *kind.known_by) if name in mapped)
        self._by_key: dict[Key, list[Any]] = defaultdict(list)
        self._by_first: dict[str, list[Any]] = defaultdict(list)
        self._claimed: set[int] = set()
        for record in records:
            key = tuple(compared(getattr(record, name)) for name in self._fields)
            if self._fields:
                self._by_key[key].append(record)
                self._by_first[key[0]].append(record)

    def differing(self, one: Values, other: Values) -> frozenset[str]:
        """Return in which fields two rows that are recognised as one record say something else."""
        names = (one.keys() | other.keys()) - set(self._fields)
        return frozenset(name for name in names if one.get(name) != other.get(name))

    def key(self, values: Values) -> Key:
        """Return by what a row is recognised; nothing where it says nothing of that."""
        key = tuple(compared(values.get(name)) for name in self._fields)
        return key if any(key) else ()

    def exact(self, key: Key) -> Any | None:
        """Return the record that says the same in every such field, and claim it; raises where there are several."""
        return self._only(self._by_key.get(key, []) if key else [])

    def akin(self, key: Key) -> Any | None:
        """Return the one unclaimed record that contradicts the row in no such field, and claim it."""
        if not key or not key[0]:
            return None
        free = (each for each in self._by_first.get(key[0], []) if each.id not in self._claimed)
        return self._only([each for each in free if self._fits(key, each)])

    def _fits(self, key: Key, record: Any) -> bool:
        pairs = zip(key, (compared(getattr(record, name)) for name in self._fields), strict=True)
        return all(not row or not kept or row == kept for row, kept in pairs)

    def _only(self, found: list[Any]) -> Any | None:
        if len(found) > 1:
            found = [each for each in found if getattr(each, "retired_on", None) is None] or found
        if len(found) > 1:
            raise OfficerError(
                "{count} records in the register could be meant. Add a column that tells them apart.",
                count=len(found),
            )
        if not found or found[0].id in self._claimed:
            return None
        self._claimed.add(found[0].id)
        return found[0]


class LinkedRecords:
    """Finds the record that a cell names: by its title, else by its number, `12` or `#12`."""

    def __init__(self, reader: Records) -> None:
        self._reader = reader
        self._titles: dict[str, dict[str, list[Any]]] = {}

    def also(self, kind: RecordType, records: Iterable[Any]) -> None:
        """Let cells name records too that the table brings itself; their numbers are their rows, below nothing."""
        titles = self._titled(kind)
        for record in records:
            titles[fold(kind.title(record))].append(record)

    def called(self, kind: RecordType, text: str) -> list[Any]:
        """Return the records of a type that a text may mean, those of the list before retired ones."""
        titles = self._titled(kind)
        found = titles.get(fold(text), [])
        if len(found) > 1:
            found = [each for each in found if getattr(each, "retired_on", None) is None] or found
        if not found and text.removeprefix("#").isdecimal():
            found = [each for listed in titles.values() for each in listed if str(each.id) == text.removeprefix("#")]
        return found

    def find(self, spec: FieldSpec, text: str, fits: Callable[[Any], bool] | None = None) -> int:
        """Return the number of the record; raises `OfficerError` where there is none, or several of that title.

        Of several the one counts that `fits`.
        """
        kind = RECORD_TYPES[spec.links_to]
        found = self.called(kind, text)
        if not found:
            raise OfficerError(
                "There is no {kind} called {title} in the register.", kind=_inside(kind), title=text[:80]
            )
        if len(found) > 1 and fits:
            found = [each for each in found if fits(each)] or found
        if len(found) > 1:
            raise _several(kind, text, found[:5])
        number: int = found[0].id
        return number

    def _titled(self, kind: RecordType) -> dict[str, list[Any]]:
        if kind.key not in self._titles:
            titles: dict[str, list[Any]] = defaultdict(list)
            for record in self._reader.all(kind.record):
                titles[fold(kind.title(record))].append(record)
            self._titles[kind.key] = titles
        return self._titles[kind.key]


def _several(kind: RecordType, text: str, found: list[Any]) -> OfficerError:
    if any(each.id < 0 for each in found):
        which = tuple(Sentence("row {row}", {"row": -each.id}) if each.id < 0 else f"#{each.id}" for each in found)
        return OfficerError(
            "Several of the kind {kind} are called {title}: {which}. "
            "Leave this cell empty and choose the right one after the import.",
            kind=_inside(kind),
            title=text[:80],
            which=which,
        )
    return OfficerError(
        "Several records of the kind {kind} are called {title}; write the number instead: {numbers}.",
        kind=_inside(kind),
        title=text[:80],
        numbers=tuple(f"#{each.id}" for each in found),
    )


def _inside(kind: RecordType) -> Sentence:
    return Sentence(kind.singular)
