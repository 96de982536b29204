"""How the reports lay their tables and charts: columns with their shares, counts by a value, bars by month."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from babel.dates import format_date

from officer_app.documents.charts import Bar
from officer_app.documents.grid import Column, Grid, Shown
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.domain.errors import OfficerError
from officer_app.domain.words import LOCALES, Choice

MOST_MONTHS: Final = 18
"""Of a longer period the bars are years."""


def columns_of(words: ReportWords, shares: Mapping[str, float], right: Collection[str] = ()) -> tuple[Column, ...]:
    """Return columns by their keys, with the words that the report has for them under `columns`."""
    return tuple(Column(key, words(f"columns.{key}"), share, key in right) for key, share in shares.items())


def counts_grid(name: str, title: str, head: str, values: Iterable[Any], words: ReportWords) -> Grid:
    """Return how often each value comes, the most frequent first and what nobody said last among equals."""
    found = sorted(Counter(values).items(), key=lambda each: (-each[1], not each[0], words.cell(each[0])))
    columns = (Column("value", head, 4.0), Column("count", words("report.count"), 1.0, right=True))
    return Grid(name, title, columns, tuple((_known(value, words), count) for value, count in found))


def _known(value: Any, words: ReportWords) -> Any:
    return value or words("report.not_said")


def is_yearly(first: date, last: date) -> bool:
    """Tell whether a period is so long that it is shown by year."""
    return (last.year - first.year) * 12 + last.month - first.month + 1 > MOST_MONTHS


def bars_by_month(asked: Asked, days: Iterable[tuple[date, bool]], first: date, last: date) -> tuple[Bar, ...]:
    """Return a bar for each month of a time, or each year of a long one; a day that is marked counts in both."""
    yearly = is_yearly(first, last)
    starts = _starts(first, last, 12 if yearly else 1)
    found = {start: [0, 0] for start in starts}
    for day, marked in days:
        count = found[date(day.year, 1 if yearly else day.month, 1)]
        count[0] += 1
        count[1] += marked
    locale = LOCALES[asked.language]
    names = (f"{start:%Y}" if yearly else _month_name(start, first, last, locale) for start in found)
    return tuple(Bar(name, whole, marked) for name, (whole, marked) in zip(names, found.values(), strict=True))


def month_of(asked: Asked, day: date, first: date, last: date) -> Shown:
    """Return the month of a day: on paper as the bars of that time name it, as data like `2026-04`."""
    return Shown(_month_name(day, first, last, LOCALES[asked.language]), f"{day:%Y-%m}")


def _month_name(day: date, first: date, last: date, locale: str) -> str:
    name: str = format_date(day, "MM/yy" if first.year != last.year else "LLL", locale=locale)
    return name


def with_details(reason: Choice | None, details: str, words: ReportWords) -> Choice | str | None:
    """Return a reason of a list with what was written about it, as in `Workload: two of us were ill`."""
    return words.leading(words.choice(reason)) + details if reason and details else reason or details


def _starts(first: date, last: date, step: int) -> list[date]:
    month = first.year * 12 + (first.month - 1 if step == 1 else 0)
    end = last.year * 12 + last.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(month, end + 1, step)]


def in_days(asked: Asked, records: Iterable[Any], day_of: Callable[[Any], date | None]) -> list[Any]:
    """Return the records whose day lies in the period asked for, the oldest first."""
    chosen = [(day, each) for each in records if (day := day_of(each)) and asked.period_from <= day <= asked.period_to]
    return [each for _, each in sorted(chosen, key=lambda pair: (pair[0], pair[1].id))]


def share_of(part: int, whole: int, words: ReportWords) -> str:
    """Return a percentage in whole numbers, rounded half up; 0 and 100 stand only where it is none, or all."""
    if not whole:
        return words("report.none")
    rounded = (200 * part + whole) // (2 * whole)
    return words.percent(100 * part // whole if part in {0, whole} else min(99, max(1, rounded)))


def number_chosen(asked: Asked, name: str, usual: int, most: int) -> int:
    """Return a whole number that was chosen; raises `OfficerError` where it is none, or out of reach."""
    given = asked.choices.get(name, "")
    if not given:
        return usual
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(most)) and 1 <= int(given) <= most):
        raise OfficerError(
            "The choice {name} is a whole number from 1 to {most}; {given} is none.",
            name=name,
            most=most,
            given=given[:40],
        )
    return int(given)
