"""Rows that name records of their own table: found when all rows are read, and put behind those that they name."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, Kind
from officer_app.domain.folding import fold
from officer_app.domain.registry import RecordType, links_from
from officer_app.domain.words import Sentence
from officer_app.services.importing_known import LinkedRecords
from officer_app.services.importing_rows import ReadRow, about

Turn = tuple[int, tuple[int, ...]]
"""A row, and the circle of rows in which it stands, if it does."""

_CHAIN_SHOWN: Final = 8


def own_links(kind: RecordType) -> tuple[FieldSpec, ...]:
    """Return the fields by which records of a type name others of the same type."""
    return tuple(spec for spec in links_from(kind.key) if spec.links_to == kind.key)


def with_numbers(record: Any, links: Sequence[FieldSpec], turn: Callable[[int], int]) -> Any:
    """Return a record with other numbers in these links; rows have numbers below nothing there."""
    for spec in links:
        value = getattr(record, spec.name)
        turned = _each(value, turn)
        if turned != value:
            record = replace(record, **{spec.name: turned})
    return record


def _each(value: Any, turn: Callable[[int], int]) -> Any:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(map(turn, value)))
    return None if value is None else turn(value)


class NamedWithin:
    """What the rows of a table say of records of the table's own type.

    While the rows are read, each text that names such a record is kept under a number that stands for it. Once all
    are read, `settle` puts in its place the number of the record, or minus the number of the row that brings it.
    """

    def __init__(self, kind: RecordType, linked: LinkedRecords) -> None:
        self._kind, self._linked = kind, linked
        self.links = own_links(kind)
        self._places: dict[str, int] = {}
        self._texts: list[str] = []

    def find(self, spec: FieldSpec, text: str) -> int:
        """Return the number of a record of another type, or one that stands for the text until all rows are read."""
        if spec.links_to != self._kind.key:
            return self._linked.find(spec, text)
        place = self._places.setdefault(fold(text), len(self._texts))
        if place == len(self._texts):
            self._texts.append(text)
        return place

    def settle(self, rows: Sequence[ReadRow], left_out: Mapping[str, int]) -> Iterator[tuple[ReadRow, Sentence]]:
        """Let every row name records and rows by number; yield those that cannot, and why.

        `left_out` holds the rows that are left out already, by title.
        """
        if not self._texts:
            return
        self._linked.also(self._kind, (self.record(read) for read in rows if read.match is None))
        for read in rows:
            for spec in self.links:
                try:
                    self._settle(read, spec, left_out)
                except OfficerError as error:
                    yield read, about(spec, error.sentence)

    def _settle(self, read: ReadRow, spec: FieldSpec, left_out: Mapping[str, int]) -> None:
        def number(place: int) -> int:
            text = self._texts[place]
            if not self._linked.called(self._kind, text):
                raise self._unknown(text, left_out.get(fold(text)))
            return self._linked.find(spec, text, lambda other: self._fits(read, spec, other))

        if spec.name in read.values:
            read.values[spec.name] = _each(read.values[spec.name], number)

    def _unknown(self, text: str, row: int | None) -> OfficerError:
        if row is not None:
            return OfficerError(_left_out(row).text, row=row)
        return OfficerError(
            "There is no {kind} called {title}, neither in the register nor in this table.",
            kind=Sentence(self._kind.singular),
            title=text[:80],
        )

    def _fits(self, read: ReadRow, spec: FieldSpec, other: Any) -> bool:
        """Tell whether a row may name a record; of several with one title that leaves the right one."""
        if spec.kind is not Kind.LINK:
            return True
        record = replace(self.record(read), **{spec.name: other.id})
        return not self._kind.check_among(record, (other,))

    def record(self, read: ReadRow) -> Any:
        """Return the record that a row makes, apart from what it names of its own type."""
        own = {spec.name for spec in self.links}
        values = {name: value for name, value in read.values.items() if name not in own}
        return self._kind.record(**values, id=-read.row) if read.match is None else replace(read.match, **values)

    def in_order(self, rows: list[ReadRow]) -> Iterator[tuple[ReadRow, Sentence | None]]:
        """Yield each row behind those that it names, with what is wrong where rows name one another in a circle.

        Where none names another, each row is let go of when it was yielded.
        """
        if not self._texts:
            rows.reverse()
            while rows:
                yield rows.pop(), None
            return
        by_row = {read.row: read for read in rows}
        by_number = {read.match.id: read.row for read in rows if read.match is not None}
        by_number |= {-read.row: read.row for read in rows if read.match is None}
        named = {
            read.row: {by_number[number] for _, number in self._named(read) if number in by_number} for read in rows
        }
        for row, circle in in_order(named):
            yield by_row[row], self._circle([by_row[each] for each in circle]) if circle else None

    def _circle(self, circle: list[ReadRow]) -> Sentence:
        titles = [self._kind.title(self.record(read)) for read in (*circle, circle[0])]
        chain = [*titles[:_CHAIN_SHOWN], "…"] if len(titles) > _CHAIN_SHOWN else titles
        return about(self.links[0], Sentence("This would go round in a circle: {chain}.", {"chain": " → ".join(chain)}))

    def _named(self, read: ReadRow) -> Iterator[tuple[FieldSpec, int]]:
        for spec in self.links:
            value = read.values.get(spec.name)
            numbers = value if isinstance(value, tuple) else () if value is None else (value,)
            yield from ((spec, number) for number in numbers)

    def lost(self, read: ReadRow, left_out: Collection[int]) -> Sentence | None:
        """Return what is wrong where a row names another that is left out."""
        named = self._named(read) if self._texts else ()
        return next((about(spec, _left_out(-number)) for spec, number in named if -number in left_out), None)


def _left_out(row: int) -> Sentence:
    return Sentence("Row {row}, which this row names, is left out too.", {"row": row})


def in_order(named: Mapping[int, Collection[int]]) -> Iterator[Turn]:
    """Yield each row behind those that it names, as early as that allows; those in a circle with all of the circle."""
    left = dict(named)
    while left:
        for row in _free(left):
            del left[row]
            yield row, ()
        for circle in _circles(left):
            for row in circle:
                del left[row]
                yield row, circle


def _free(named: Mapping[int, Collection[int]]) -> list[int]:
    """Return the rows that stand in no circle and name none that does."""
    sorter = TopologicalSorter({row: [each for each in others if each in named] for row, others in named.items()})
    with suppress(CycleError):  # what stands in no circle is sorted all the same
        sorter.prepare()
    rows: list[int] = []
    while ready := sorter.get_ready():
        rows += sorted(ready)
        sorter.done(*ready)
    return rows


def _circles(named: Mapping[int, Iterable[int]]) -> list[tuple[int, ...]]:
    """Return the circles into which the rows run that are left: each of them names another that is left."""
    seen: set[int] = set()
    circles: list[tuple[int, ...]] = []
    for start in named:
        path: list[int] = []
        row = start
        while row not in seen:
            seen.add(row)
            path.append(row)
            row = next(each for each in named[row] if each in named)
        if row in path:
            circles.append(tuple(path[path.index(row) :]))
    return circles
