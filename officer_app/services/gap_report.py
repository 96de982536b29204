"""The gaps of the registers as a report on paper: four figures, what they mean, and a table for each weight."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel.dates import format_date

from officer_app.documents.grid import Column, Grid
from officer_app.documents.letter_words import read_words
from officer_app.documents.pdf import Footer, short_digest
from officer_app.documents.report import Figure, Report, Section, render_report
from officer_app.documents.report_words import report_words
from officer_app.documents.text_runs import whole
from officer_app.domain.gap import Gap, Severity
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.words import LOCALES, Sentence, Translate, say, untranslated

_KEYS = ("record", "register", "missing", "source", "due_on")
_SHARES = (2.5, 2.1, 5.5, 2.6, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReport:
    """What a report of gaps is asked for: those shown, how many there are, which filter, for whom and on which day."""

    gaps: Sequence[Gap]
    total: int
    organisation: str
    today: date
    summary: str = ""
    filter_words: str = ""
    head: str = ""
    language: str = "en"
    """One of those in which letters are written."""
    translate: Translate = untranslated


def write_gap_report(asked: GapReport) -> bytes:
    """Return the report as a PDF; the same gaps on the same day give the same bytes."""
    numbers = Counter(gap.severity for gap in asked.gaps)
    report = Report(
        words=report_words(asked.language),
        made_on=asked.today,
        office=asked.organisation or asked.translate("Privacy office"),
        title=asked.translate("Gaps of the registers"),
        covers=say(Sentence("As they were found on {day}", {"day": asked.today}), asked.translate, asked.language),
        figures=tuple(Figure(str(numbers[each]), asked.translate(each.label)) for each in Severity),
        lead=asked.summary,
        sections=_sections(asked),
        footer=_footer(asked),
    )
    return render_report(report)


def _footer(asked: GapReport) -> Footer:
    """Return the foot: when it was made, how many of how many gaps, which filter, and the register's head."""
    text = "made {day}, {shown} of {total} gaps, {filter}"
    if not asked.filter_words:
        text = "made {day}, {shown} of {total} gaps, no filter"
    values = {"day": asked.today, "shown": len(asked.gaps), "total": asked.total, "filter": asked.filter_words}
    words = read_words(asked.language)
    digest = words("letter.register", digest=short_digest(asked.head)) if asked.head else ""
    return Footer(say(Sentence(text, values), asked.translate, asked.language), words("letter.page"), digest)


def _sections(asked: GapReport) -> tuple[Section, ...]:
    translate = asked.translate
    titles = (translate("Record"), translate("Register"), translate("What is missing"), translate("Source"),
              translate("Due on"))  # fmt: skip
    parts = []
    for severity, gaps in groupby(asked.gaps, key=lambda gap: gap.severity):
        rows = tuple(_row(gap, asked) for gap in gaps)
        columns = tuple(map(Column, _KEYS, titles, _SHARES))
        grid = Grid(f"gaps_{severity.value}", translate(severity.label), columns, rows)
        parts.append(Section(f"{translate(severity.label)} ({len(rows)})", (grid,)))
    return tuple(parts)


def _row(gap: Gap, asked: GapReport) -> tuple[str, ...]:
    return (
        gap.title,
        asked.translate(RECORD_TYPES[gap.key].plural),
        say(gap.sentence, asked.translate, asked.language),
        gap.source,
        whole(format_date(gap.due_on, "d MMM y", locale=LOCALES[asked.language])) if gap.due_on else "",
    )
