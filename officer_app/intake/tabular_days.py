"""How the days of a column are written: day before month, month before day, or in a way that only a person can tell."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Final

from officer_app.domain.errors import OfficerError
from officer_app.domain.typed import parse_day

_YEAR_LAST: Final = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?:[ T,]+\d.*)?")
_HOUR_BEHIND: Final = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})(?:T|,? +)\d{1,2}[:.h]\d{2}.*")
_LONGEST: Final = 30
_MONTHS: Final = 12


class DayOrder(Enum):
    """Which of two numbers is the day; `UNKNOWN` refuses a day that can be read both ways."""

    UNKNOWN = auto()
    DAY_FIRST = auto()
    MONTH_FIRST = auto()


@dataclass(slots=True)
class DaysSeen:
    """The first row that shows each way of writing a day, 0 where none does; `example` can be read both ways."""

    day_first: int = 0
    month_first: int = 0
    unclear: int = 0
    example: str = ""

    def look_at(self, cell: object, row: int) -> None:
        """Take note of one cell; only what looks like a day with its year at the end says anything."""
        if not isinstance(cell, str) or len(cell) > _LONGEST or not cell[:1].isdigit():
            return
        found = _YEAR_LAST.fullmatch(cell)
        if not found:
            return
        first, second = int(found[1]), int(found[2])
        if first > _MONTHS >= second:
            self.day_first = self.day_first or row
        elif second > _MONTHS >= first:
            self.month_first = self.month_first or row
        elif first != second and not self.unclear:
            self.unclear, self.example = row, cell.strip()

    @property
    def order(self) -> DayOrder:
        """How the days of the column are meant; unknown where its rows do not settle it."""
        if bool(self.day_first) == bool(self.month_first):
            return DayOrder.UNKNOWN
        return DayOrder.DAY_FIRST if self.day_first else DayOrder.MONTH_FIRST

    @property
    def is_question(self) -> bool:
        """Whether a person has to say how the days of the column are meant."""
        return bool(self.unclear) and self.order is DayOrder.UNKNOWN


def read_day(text: str, order: DayOrder) -> date:
    """Return the day that a cell means; raises `OfficerError` where there is none or it can be read both ways."""
    if found := _HOUR_BEHIND.fullmatch(text):
        text = found[1]
    found = _YEAR_LAST.fullmatch(text)
    if not found:
        return parse_day(text)
    first, second = int(found[1]), int(found[2])
    if first <= _MONTHS and second <= _MONTHS and first != second and order is DayOrder.UNKNOWN:
        raise OfficerError("{day} can be read in two ways: say whether the day or the month stands first.", day=text)
    month_first = second > _MONTHS >= first or (order is DayOrder.MONTH_FIRST and first <= _MONTHS)
    day, month = (second, first) if month_first else (first, second)
    return parse_day(f"{day}/{month}/{found[3]}")


def read_moment(text: str) -> datetime:
    """Return the moment that a cell means, with its zone where it names one; raises `ValueError`."""
    return datetime.fromisoformat(text)
