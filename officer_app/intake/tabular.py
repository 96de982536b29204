"""Tables that come in as files: how one is read is detected, shown and may be changed; a first look goes over all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from officer_app.domain.errors import OfficerError
from officer_app.domain.folding import fold
from officer_app.domain.watch import Cancelled, GivenUp, Progress, never, unheard
from officer_app.domain.words import Sentence
from officer_app.intake.content_types import media_type_of
from officer_app.intake.tabular_days import DaysSeen
from officer_app.intake.tabular_text import check_plain_file, detect_encoding, detect_separator, text_rows
from officer_app.intake.tabular_workbook import Workbook, open_workbook

Cell = str | int | float | bool | date | datetime

HEAD: Final = 8_192
MOST_ROWS: Final = 1_048_576
"""What a spreadsheet can hold; whoever has more splits the file."""
MOST_COLUMNS: Final = 1_000
EVERY: Final = 1_000
"""Rows between two looks at whether the person gave up."""
_EXAMPLES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a file is read: a text by encoding and separator, a workbook by sheet; `titled` where row 1 has titles."""

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number that a spreadsheet program shows beside it, and its cells; an empty cell is an empty text."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column that holds something: its title, made unique, where it stands, examples, and how its days look."""

    title: str
    place: int
    examples: tuple[str, ...]
    days: DaysSeen


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look over the whole table found; `width` is how many cells a row may have."""

    columns: tuple[ColumnSeen, ...]
    rows: int
    width: int
    notices: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table in a file, and how it is read."""

    path: Path
    reading: Reading
    workbook: Workbook | None = None

    def read_as(self, **facts: Any) -> "TableFile":
        """Return the same file, read otherwise."""
        return replace(self, reading=replace(self.reading, **facts))

    def rows(self) -> Iterator[Row]:
        """Yield every row, the titles included; raises `OfficerError` where the file cannot be read that way."""
        if self.workbook:
            numbered = self.workbook.rows(self.reading.sheet)
        else:
            numbered = text_rows(self.path, self.reading.encoding, self.reading.separator)
        for number, cells in numbered:
            if number > MOST_ROWS:
                raise OfficerError(
                    "{name} has more than {most} rows. Split it into several files.",
                    name=self.path.name,
                    most=f"{MOST_ROWS:,}",
                )
            yield Row(number, tuple(cells))

    def records(self) -> Iterator[Row]:
        """Yield the rows that hold something, without the titles."""
        rows = self.rows()
        if self.reading.titled:
            next((row for row in rows if _says_something(row)), None)
        return (row for row in rows if _says_something(row))


def open_table(path: Path) -> TableFile:
    """Return a table as it seems to be meant; raises `OfficerError` where the file is none, or cannot be trusted."""
    check_plain_file(path)
    try:
        with path.open("rb") as opened:
            head = opened.read(HEAD)
    except OSError as problem:
        raise OfficerError("{name} could not be read: {why}.", name=path.name, why=problem.strerror) from problem
    kind = media_type_of(head)
    if kind in _WORKBOOKS:
        workbook = open_workbook(path, kind)
        return TableFile(path, Reading(sheet=workbook.first_sheet), workbook)
    encoding = detect_encoding(path, head, kind)
    file = TableFile(path, Reading(encoding=encoding, separator=detect_separator(path, encoding)))
    return file.read_as(titled=_has_titles(file))


_WORKBOOKS: Final = frozenset({"application/zip", "application/x-ole-storage"})
_DATA: Final = re.compile(r".*@.*|\W*\d[\d\s./:-]*|https?://.*")
"""What is data wherever it stands: an address, a number, a day."""


def _has_titles(file: TableFile) -> bool:
    first = next((row for row in file.rows() if _says_something(row)), None)
    return first is None or not any(_DATA.fullmatch(str(cell).strip()) for cell in first.cells if cell != "")


def _says_something(row: Row) -> bool:
    return any(cell != "" and not (isinstance(cell, str) and not cell.strip()) for cell in row.cells)


def look_over(file: TableFile, progress: Progress = unheard, cancelled: Cancelled = never) -> Survey:
    """Read the whole table once: its columns, how many rows, how its days are written; raises `OfficerError`."""
    rows = (row for row in file.rows() if _says_something(row))
    first = next(rows, None)
    if first is None:
        raise OfficerError("{name} holds no rows.", name=file.path.name)
    titles = [str(cell).strip() for cell in first.cells] if file.reading.titled else []
    seen = _Columns(len(titles) if file.reading.titled else 0, grows=not file.reading.titled)
    if not file.reading.titled:
        seen.take(first)
    for row in rows:
        seen.take(row)
        if seen.rows % EVERY == 0:
            progress(seen.rows, 0)
            if cancelled():
                raise GivenUp
    return seen.survey(titles, file.workbook.notices(file.reading.sheet) if file.workbook else ())


class _Columns:
    """Collects what the columns of a table hold."""

    def __init__(self, width: int, *, grows: bool) -> None:
        self.rows = 0
        self._grows = grows
        self._examples: list[list[str]] = []
        self._days: list[DaysSeen] = []
        self._widen(width)

    def _widen(self, width: int) -> None:
        while len(self._examples) < min(width, MOST_COLUMNS):
            self._examples.append([])
            self._days.append(DaysSeen())

    def take(self, row: Row) -> None:
        self.rows += 1
        if self._grows:
            self._widen(len(row.cells))
        for examples, days, cell in zip(self._examples, self._days, row.cells, strict=False):
            if cell == "":
                continue
            days.look_at(cell, row.number)
            if len(examples) < _EXAMPLES and (text := " ".join(str(cell).split())) and text not in examples:
                examples.append(text[:80])

    def survey(self, titles: list[str], notices: tuple[Sentence, ...]) -> Survey:
        width = len(self._examples)
        titles = [*titles[:width], *[""] * (width - len(titles))]
        named, repeated = _unique(titles)
        columns = tuple(
            ColumnSeen(named[place], place, tuple(examples), days)
            for place, (examples, days) in enumerate(zip(self._examples, self._days, strict=True))
            if examples or titles[place]
        )
        if repeated:
            notices += (Sentence("Several columns are called {titles}.", {"titles": tuple(repeated)}),)
        return Survey(columns, self.rows, width, notices)


def _unique(titles: list[str]) -> tuple[list[str], list[str]]:
    """Return each title once: a second `E-mail` is `E-mail (2)`, one without a title is called by its letter."""
    named: list[str] = []
    repeated: list[str] = []
    for place, title in enumerate(titles):
        wanted = " ".join(title.split()) or f"Column {letters(place)}"
        taken = {fold(each) for each in named}
        name, count = wanted, 1
        while fold(name) in taken:
            count += 1
            name = f"{wanted} ({count})"
        if count > 1 and wanted not in repeated:
            repeated.append(wanted)
        named.append(name)
    return named, repeated


def letters(place: int) -> str:
    """Return what a spreadsheet program calls a column: 0 is A, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
