"""Tables that go out: CSV and XLSX in which nothing is live, and JSON; the same rows give the same bytes."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import chain
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from officer_app.domain.errors import OfficerError
from officer_app.domain.inert import inert

Cell = str | int | date

LONGEST_CELL: Final = 32_767
"""Letters that a cell of a workbook takes."""
MOST_ROWS: Final = 1_048_575
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before this day Excel counts a day that never was."""
_LONGEST_NAME: Final = 31
_WIDEST: Final = 60
_NARROWEST: Final = 8
_SAMPLE: Final = 200
_FORBIDDEN: Final = str.maketrans("[]:*?/\\", "       ")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its titles and its rows."""

    titles: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    name: str = ""


def csv_bytes(sheet: Sheet, separator: str = ",", *, mark: bool = True) -> bytes:
    """Return a table as text in UTF-8 with its mark, which Excel needs; no cell of it begins like a formula."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    for row in chain((sheet.titles,), sheet.rows):
        writer.writerow([inert(_as_text(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8", "replace")


def _as_text(cell: Any) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def json_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return records as one JSON array."""
    return (json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def xlsx_bytes(sheet: Sheet, made_on: date) -> bytes:
    """Return a table as a workbook: days are days, text is text, nothing is a formula or a link.

    Raises `OfficerError` where a text or the table is too long for a workbook: nothing is cut without a word.
    """
    return workbook_bytes([sheet], made_on)


def workbook_bytes(sheets: Sequence[Sheet], made_on: date) -> bytes:
    """Return several tables as one workbook, each on a sheet of its own; raises `OfficerError` like `xlsx_bytes`."""
    out = BytesIO()
    inert_options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, {"in_memory": True, **inert_options})
    book.set_properties({"created": datetime(made_on.year, made_on.month, made_on.day)})  # noqa: DTZ001 - Excel has no zones
    strong, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    taken: set[str] = set()
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS:
            raise OfficerError("A workbook has room for {most} rows. Export the list as CSV instead.", most=MOST_ROWS)
        page = book.add_worksheet(_sheet_name(sheet.name, taken))
        for place, title in enumerate(sheet.titles):
            page.write_string(0, place, title, strong)
        for number, row in enumerate(sheet.rows, start=1):
            for place, cell in enumerate(row):
                _write(page, (number, place), cell, day, wrapped)
        _arrange(page, sheet)
    book.close()
    return out.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str | None:
    """Return a name as Excel takes it: no forbidden sign, at most 31 letters, no two alike; None where none is left."""
    wanted = name.translate(_FORBIDDEN).strip().strip("'")[:_LONGEST_NAME]
    found, number = wanted, 2
    while found.casefold() in taken:
        found, number = f"{wanted[: _LONGEST_NAME - 4]} {number}", number + 1
    taken.add(found.casefold())
    return found or None


def _write(page: Worksheet, at: tuple[int, int], cell: Any, day: Format, wrapped: Format) -> None:
    if isinstance(cell, date) and not isinstance(cell, datetime) and cell >= _FIRST_DAY:
        page.write_datetime(*at, cell, day)
    elif isinstance(cell, int) and not isinstance(cell, bool):
        page.write_number(*at, cell)
    elif text := _as_text(cell):
        if len(text.encode("utf-16-le", "replace")) > 2 * LONGEST_CELL:
            raise OfficerError(
                "Row {row} holds a text of {length} characters; a cell of a workbook takes {most}. "
                "Export the list as CSV or JSON instead.",
                row=at[0] + 1,
                length=len(text),
                most=LONGEST_CELL,
            )
        page.write_string(*at, text.encode("utf-8", "replace").decode(), wrapped if "\n" in text else None)


def _arrange(page: Worksheet, sheet: Sheet) -> None:
    """Keep the titles in sight, let each column be filtered, and give it the width of its words."""
    page.freeze_panes(1, 0)
    if sheet.rows and sheet.titles:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.titles) - 1)
    for place, title in enumerate(sheet.titles):
        shown = [title, *(_as_text(row[place]) for row in sheet.rows[:_SAMPLE])]
        longest = max(len(line) for text in shown for line in (text.splitlines() or [""]))
        page.set_column(place, place, min(max(longest + 2, _NARROWEST), _WIDEST))
