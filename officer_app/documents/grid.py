"""The rows of a report: shown on paper in the words of its language, and given out as data with their own values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, overload

from officer_app.documents.blocks import Sign, Table
from officer_app.documents.report_words import ReportWords
from officer_app.documents.tabular import Sheet
from officer_app.domain.plain import plain_value
from officer_app.domain.watch import UNWATCHED, Watch

Row = tuple[Any, ...]
"""Values as records hold them: texts, numbers, dates, choices, countries, several of them, `Shown` ones, or None."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that a page shows in another way, as a sign or set in; it is read aloud and given out as itself."""

    sign: str
    value: Any


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key that it has as data, its title, its part of the width, and whether it stands at the right.

    Where it is too narrow for its title, `short` stands at its head on paper.
    """

    key: str
    title: str
    share: float = 1.0
    right: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a report; `name` is its key among the data, `title` the name of its sheet in a workbook.

    Rows may be any sequence: of a long register each is made when it is looked at. `on_paper` is False where the rows
    only travel as data, because the page shows them as a chart or in words.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    on_paper: bool = True

    def table(self, words: ReportWords) -> Table:
        """Return the table as a page shows it."""
        return Table(
            tuple(Sign(each.short, each.title) if each.short else each.title for each in self.columns),
            Mapped(self.rows, lambda row: tuple(_on_paper(value, words) for value in row)),
            tuple(column.share for column in self.columns),
            right=frozenset(place for place, column in enumerate(self.columns) if column.right),
        )

    def sheet(self, words: ReportWords, watch: Watch = UNWATCHED) -> Sheet:
        """Return the table for a workbook or a text file: numbers and days as such, all else in words.

        Whoever goes through its rows is told by `GivenUp` where nobody wants them any more.
        """
        rows = Mapped(self.rows, lambda row: tuple(_as_data(value, words) for value in row), watch)
        return Sheet(tuple(column.title for column in self.columns), rows, self.title)

    def objects(self, watch: Watch = UNWATCHED) -> Iterator[dict[str, Any]]:
        """Yield the rows as JSON values under the keys of their columns; raises `GivenUp` where `watch` says so."""
        keys = [column.key for column in self.columns]
        for row in watch.over(self.rows):
            yield dict(zip(keys, (plain_value(_itself(each)) for each in row), strict=True))


@dataclass(frozen=True, slots=True)
class Mapped(Sequence[Any]):
    """A sequence of which each item is made from that of another when it is looked at.

    Whoever goes through all of it meets `watch` now and then, and the `GivenUp` that this may raise.
    """

    items: Sequence[Any]
    make: Callable[[Any], Any] = field(repr=False)
    watch: Watch = field(default=UNWATCHED, repr=False)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, place: int) -> Any: ...

    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self.make(item) for item in self.items[place]]
        return self.make(self.items[place])

    def __iter__(self) -> Iterator[Any]:
        return map(self.make, self.watch.over(self.items))


def _itself(value: Any) -> Any:
    return value.value if isinstance(value, Shown) else value


def _on_paper(value: Any, words: ReportWords) -> str:
    return Sign(value.sign, words.cell(value.value)) if isinstance(value, Shown) else words.cell(value)


def _as_data(value: Any, words: ReportWords) -> str | int | date:
    value = _itself(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return words.cell(value)
