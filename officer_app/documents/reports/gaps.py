"""The gaps of the registers by their weight: what is missing, expired or contradictory, and which rule says so."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from officer_app.documents.grid import Grid, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.citing import cited
from officer_app.documents.reports.laid import columns_of, counts_grid
from officer_app.documents.reports.standing import across, standing
from officer_app.documents.reports.telling import tell
from officer_app.domain.gap import GAP_RECORDS, Gap, Severity
from officer_app.domain.gaps import find_gaps, gap_records

NEEDS: Final = tuple(GAP_RECORDS.values())
ZONE: Final = ZoneInfo("Europe/Brussels")
"""The zone in which the 72 hours of a breach are told."""
SHARES: Final = {
    "record": 2.4, "register": 2.4, "kind": 2.3, "missing": 4.6, "source": 2.2, "due_on": 1.6,
}  # fmt: skip


def build(asked: Asked) -> Report:
    """Build the report on every gap of the registers, as they stand today."""
    return gap_report(asked, find_gaps(gap_records(asked.book), asked.today, ZONE))


def gap_report(asked: Asked, gaps: Sequence[Gap], total: int | None = None, summary: str = "") -> Report:
    """Build the report on some gaps, the worst first; `total` is how many there are where not all of them are shown."""
    words = asked.words("gaps")
    numbers = Counter(gap.severity for gap in gaps)
    figures = tuple(Figure(str(numbers[each]), words.choice(each)) for each in Severity)
    parts = [(severity, tuple(those)) for severity, those in groupby(gaps, key=lambda gap: gap.severity)]
    report = standing(
        asked,
        words,
        "gaps",
        figures=figures,
        lead=summary or words.counted("gaps.found", len(gaps)),
        sections=(*_by_register(gaps, words), *(_section(severity, those, words) for severity, those in parts)),
    )
    return report if total is None or total == len(gaps) else _in_part(report, len(gaps), total)


def _in_part(report: Report, shown: int, total: int) -> Report:
    covers = report.words("gaps.in_part", covers=report.covers, shown=shown, total=total)
    return replace(report, covers=covers)


def _by_register(gaps: Sequence[Gap], words: ReportWords) -> tuple[Section, ...]:
    heading = words("gaps.by_register")
    registers = [words(f"registers.{gap.key}") for gap in gaps]
    grid = counts_grid("registers", heading, words("columns.register"), registers, words)
    return (Section(heading, (grid,)),) if gaps else ()


def _section(severity: Severity, gaps: Sequence[Gap], words: ReportWords) -> Section:
    name = words.choice(severity)
    heads = columns_of(words, SHARES)
    grid = Grid(f"gaps_{severity.value}", name, heads, [_row(gap, words) for gap in gaps])
    return across(words("gaps.weight", weight=name, count=len(gaps)), grid)


def _row(gap: Gap, words: ReportWords) -> Row:
    register = words(f"registers.{gap.key}")
    title = register if gap.record_id is None else gap.title
    return (title, register, gap.kind, tell(gap.sentence, words), cited(gap.source, words.language), gap.due_on)
