"""Excel workbooks: values only, by calamine, once their size is known; nothing in them is run or followed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from officer_app.domain.errors import OfficerError
from officer_app.domain.words import Sentence
from officer_app.intake.tabular_bounds import LARGEST, Contents, damaged, locked, measure

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BREAKDOWN: Final = "PanicException"
"""What a fault inside the reader of workbooks raises; its class cannot be imported."""
_WIDEST_NUMBER: Final = 1e15
"""Beyond this a spreadsheet's number has lost its last digits; it is shown as it is kept."""


@dataclass(frozen=True, slots=True)
class SheetName:
    """One sheet of a workbook; a hidden one is read only where it is chosen."""

    name: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """An open workbook; its sheets are read on demand."""

    name: str
    sheets: tuple[SheetName, ...]
    contents: Contents
    _data: bytes = field(repr=False)

    @property
    def first_sheet(self) -> str:
        """The first sheet that can be seen and holds something, else the first that holds something, else the first."""
        shown = sorted(self.sheets, key=lambda each: each.is_hidden)
        if len(shown) == 1:
            return shown[0].name
        return next((each.name for each in shown if not self._is_empty(each.name)), shown[0].name)

    def _is_empty(self, sheet: str) -> bool:
        return self._sheet(sheet).start is None

    def _sheet(self, sheet: str) -> Any:
        if sheet not in {each.name for each in self.sheets}:
            known = [each.name for each in self.sheets]
            raise OfficerError("{name} has no sheet {sheet}; it has: {known}.",
                               name=self.name, sheet=sheet, known=known)  # fmt: skip
        with _told(self.name):
            return CalamineWorkbook.from_filelike(BytesIO(self._data)).get_sheet_by_name(sheet)

    def rows(self, sheet: str) -> Iterator[tuple[int, list[Any]]]:
        """Yield the rows of a sheet with the numbers that stand beside them; raises `OfficerError`."""
        found = self._sheet(sheet)
        if found.start is None:
            return
        top, left = found.start
        lead = [""] * left
        with _told(self.name):
            listed = found.to_python(skip_empty_area=True)
        for number, cells in enumerate(listed, start=top + 1):
            yield number, lead + [_cell(each) for each in cells]

    def notices(self, sheet: str) -> tuple[Sentence, ...]:
        """Return what a person should know of a sheet before she takes its values."""
        found = []
        if self.contents.macros:
            found.append(Sentence("The workbook holds macros. They were not run; only values are read."))
        if self.contents.formulas:
            found.append(Sentence("The workbook holds formulas. Their last results are read, not the formulas."))
        if self.contents.errors:
            found.append(Sentence("Some formulas of the workbook have no result (such as #N/A). They read as empty."))
        if self._sheet(sheet).merged_cell_ranges:
            found.append(Sentence("Some cells of the sheet are merged. Their value counts for the first cell only."))
        if any(each.is_hidden for each in self.sheets):
            found.append(Sentence("The workbook has hidden sheets; the sheet {sheet} is read.", {"sheet": sheet}))
        return tuple(found)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what the reader of workbooks reports into sentences, its own breakdown included."""
    try:
        yield
    except PasswordError as problem:
        raise locked(name) from problem
    except CalamineError as problem:
        raise damaged(name) from problem
    except BaseException as problem:
        if type(problem).__name__ == _BREAKDOWN:
            raise damaged(name) from problem
        raise


def open_workbook(path: Path, media_type: str) -> Workbook:
    """Open a workbook; raises `OfficerError` for a password, the old form, damage, and what is too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise OfficerError(
                "{name} is larger than {limit} MB. Save the sheet as CSV, or split it.",
                name=path.name,
                limit=LARGEST // 10**6,
            )
        data = path.read_bytes()
    except OSError as problem:
        raise OfficerError("{name} could not be read: {why}.", name=path.name, why=problem.strerror) from problem
    if media_type == "application/x-ole-storage":
        raise locked(path.name) if _ENCRYPTED in data else _old_form(path.name)
    contents = measure(path.name, data)
    return Workbook(path.name, _sheets(path.name, data), contents, data)


def _old_form(name: str) -> OfficerError:
    return OfficerError("{name} is in an old form of office document. Save it as .xlsx or CSV first.", name=name)


def _sheets(name: str, data: bytes) -> tuple[SheetName, ...]:
    with _told(name):
        found = CalamineWorkbook.from_filelike(BytesIO(data)).sheets_metadata
    sheets = tuple(
        SheetName(each.name, each.visible != SheetVisibleEnum.Visible)
        for each in found
        if each.typ == SheetTypeEnum.WorkSheet
    )
    if not sheets:
        raise OfficerError("{name} has no sheet with cells.", name=name)
    return sheets


def _cell(value: Any) -> Any:
    """Return a value of a spreadsheet as a cell: whole numbers whole, a day without an hour as a day."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _WIDEST_NUMBER:
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value) if isinstance(value, timedelta) else value
