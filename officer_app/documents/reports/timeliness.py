"""How quickly requests were answered in a period, and what stood in the way: the numbers of facts F1."""

from collections.abc import Callable, Iterable, Iterator
from statistics import median
from typing import Any

from officer_app.documents.charts import BarChart
from officer_app.documents.grid import Column, Grid, Mapped, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import (
    bars_by_month,
    columns_of,
    counts_grid,
    is_yearly,
    month_of,
    share_of,
    with_details,
)
from officer_app.documents.reports.punctuality import Timeliness, days_late, received_on, timeliness
from officer_app.documents.reports.timeliness_tables import identity_section, said_no, short_lists
from officer_app.domain.case import is_open
from officer_app.domain.case_file import CaseLine
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.vocabulary import Right

_SHARES = {"received": 1.3, "answered": 1.4, "in_month": 1.4, "in_time": 1.3, "late": 1.2,
    "extended": 1.4, "median": 1.5}  # fmt: skip


def build(asked: Asked) -> Report:
    """Build the report on timeliness of the requests received in the period."""
    words = asked.words("timeliness")
    lines = asked.in_period()
    counts = timeliness(lines)
    return headed(
        asked,
        words,
        title=words("timeliness.title"),
        covers=asked.covers(words),
        figures=_figures(counts, words),
        lead=_lead(lines, counts, words),
        sections=tuple(_sections(asked, lines, counts, words)) if lines else (),
    )


def _figures(counts: Timeliness, words: ReportWords) -> tuple[Figure, ...]:
    return (
        Figure(str(counts.received), words("timeliness.received")),
        Figure(share_of(counts.in_month, counts.answered, words), words("timeliness.in_month")),
        Figure(share_of(counts.in_time, counts.answered, words), words("timeliness.in_time")),
        Figure(str(counts.late), words("timeliness.late")),
    )


def _lead(lines: tuple[CaseLine, ...], counts: Timeliness, words: ReportWords) -> str:
    if not lines:
        return words("timeliness.none")
    waited = [
        (line.case.acknowledged_on - line.case.received_on).days
        for line in lines
        if line.case.acknowledged_on and line.case.received_on
    ]
    complaints = sum(Right.COMPLAINT in line.case.rights for line in lines)
    parts = [
        words("timeliness.answered", answered=counts.answered, received=counts.received),
        words.counted("timeliness.acknowledged", len(waited), days=f"{median(waited):g}" if waited else ""),
        words.counted("timeliness.extended", counts.extended),
        words.counted("timeliness.refused", sum(map(said_no, lines))),
        words.counted("timeliness.complaints", complaints),
    ]
    return " ".join(parts)


def _sections(asked: Asked, lines: tuple[CaseLine, ...], counts: Timeliness, words: ReportWords) -> Iterator[Section]:
    yield Section(words("timeliness.within"), (_within(lines, counts, words),))
    yield _months(asked, lines, words)
    rights = [right for right in Right if any(right in line.case.rights for line in lines)]
    by_right = {right: [line for line in lines if right in line.case.rights] for right in rights}
    yield Section(words("timeliness.by_right"), (_table("rights", by_right, words),), words("timeliness.right_note"))
    channels = _grouped(lines, lambda line: line.case.channel)
    yield Section(words("timeliness.by_channel"), (_table("channels", channels, words),))
    yield _why_late(lines, words)
    yield from short_lists(lines, words)
    yield identity_section(asked, lines, asked.book.all(IdentityCheck), words)


def _within(lines: tuple[CaseLine, ...], counts: Timeliness, words: ReportWords) -> Grid:
    in_first = sum(_in_first_month(line) for line in lines)
    open_late = sum(is_open(line.case) and days_late(line) > 0 for line in lines)
    found = {
        "month": in_first,
        "three_months": counts.in_time - in_first,
        "late_answer": counts.answered - counts.in_time,
        "open_in_time": counts.still_open - open_late,
        "open_late": open_late,
        "without_answer": counts.received - counts.answered - counts.still_open,
    }
    columns = columns_of(words, {"what": 5.0, "count": 1.2, "share": 1.2}, {"count", "share"})
    rows = tuple(
        (words(f"within.{key}"), count, share_of(count, counts.received, words)) for key, count in found.items()
    )
    return Grid("within", words("timeliness.within"), columns, rows)


def _in_first_month(line: CaseLine) -> bool:
    """Tell whether an answer came in time and within the first month; a client's request has days of its own."""
    answered_on, dates = line.case.answered_on, line.deadlines
    return answered_on is not None and answered_on <= min(dates.first_due_on, dates.due_on)


def _months(asked: Asked, lines: tuple[CaseLine, ...], words: ReportWords) -> Section:
    first, last = asked.period_from, asked.period_to
    days = ((received_on(line), days_late(line) > 0) for line in lines)
    chart = BarChart(bars_by_month(asked, days, first, last), words("timeliness.late_row"))
    months = _grouped(lines, lambda line: month_of(asked, received_on(line), first, last))
    heading = words("timeliness.by_year" if is_yearly(first, last) else "timeliness.by_month")
    return Section(heading, (chart, _table("months", months, words)), words("timeliness.legend"))


def _grouped(lines: Iterable[CaseLine], value_of: Callable[[CaseLine], Any]) -> dict[Any, list[CaseLine]]:
    found: dict[Any, list[CaseLine]] = {}
    for line in lines:
        found.setdefault(value_of(line), []).append(line)
    return found


def _table(name: str, groups: dict[Any, list[CaseLine]], words: ReportWords) -> Grid:
    def row(value: Any) -> Row:
        counts = timeliness(groups[value])
        middle = words("report.none") if counts.median_days is None else round(counts.median_days)
        numbers = (counts.received, counts.answered, counts.in_month, counts.in_time, counts.late, counts.extended)
        return (value, *numbers, middle)

    columns = (Column("value", words(f"timeliness.head_{name}"), 3.2), *columns_of(words, _SHARES, _SHARES))
    return Grid(name, words(f"timeliness.sheet_{name}"), columns, Mapped(tuple(groups), row))


def _why_late(lines: tuple[CaseLine, ...], words: ReportWords) -> Section:
    late = sorted((line for line in lines if days_late(line)), key=lambda line: (-days_late(line), line.case.reference))
    heading = words("timeliness.why_late")
    reasons = counts_grid("late_reasons", heading, words.field("case", "late_reason"),
        (line.case.late_reason for line in late), words)  # fmt: skip
    shares = {"reference": 2.2, "received": 1.7, "due": 1.7, "answered": 1.7, "late_days": 1.2, "reason": 3.6}

    def row(line: CaseLine) -> Row:
        case = line.case
        why = with_details(case.late_reason, case.late_note, words)
        return (case.reference, case.received_on, line.deadlines.due_on, case.answered_on, days_late(line), why)

    columns = columns_of(words, shares, {"late_days"})
    cases = Grid("late_cases", words("timeliness.late_cases"), columns, Mapped(late, row))
    return Section(heading, (reasons, cases) if late else (reasons,))
