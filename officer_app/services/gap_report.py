"""The gaps of the registers as a report on paper: four figures, what they mean, and a table for each weight."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from officer_app.documents.blocks import Table
from officer_app.documents.letter_words import read_words
from officer_app.documents.report import Figure, Report, Section, render_report, report_footer
from officer_app.domain.gap import Gap, Severity
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.words import LOCALES, Sentence, Translate, date_in_words, say, untranslated

_SHARES = (2.5, 2.2, 5.6, 2.7, 1.9)


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
    translate: Translate = untranslated


def write_gap_report(asked: GapReport) -> bytes:
    """Return the report as a PDF; the same gaps on the same day give the same bytes."""
    language = asked.language if asked.language in LOCALES else "en"
    numbers = Counter(gap.severity for gap in asked.gaps)
    report = Report(
        language=language,
        made_on=asked.today,
        office=asked.organisation or asked.translate("Privacy office"),
        title=asked.translate("Gaps of the registers"),
        covers=say(Sentence("As they were found on {day}", {"day": asked.today}), asked.translate, language),
        figures=tuple(Figure(str(numbers[each]), asked.translate(each.label)) for each in Severity),
        words=asked.summary,
        sections=_sections(asked),
        footer=report_footer(
            read_words(language, "report"),
            read_words(language),
            today=asked.today,
            shown=len(asked.gaps),
            total=asked.total,
            filter_words=asked.filter_words,
            head=asked.head,
        ),
    )
    return render_report(report)


def _sections(asked: GapReport) -> tuple[Section, ...]:
    translate = asked.translate
    titles = (translate("Record"), translate("Register"), translate("What is missing"), translate("Source"),
              translate("Due on"))  # fmt: skip
    parts = []
    for severity, gaps in groupby(asked.gaps, key=lambda gap: gap.severity):
        rows = tuple(_row(gap, asked) for gap in gaps)
        parts.append(Section(f"{translate(severity.label)} ({len(rows)})", Table(titles, rows, _SHARES)))
    return tuple(parts)


def _row(gap: Gap, asked: GapReport) -> tuple[str, ...]:
    return (
        gap.title,
        asked.translate(RECORD_TYPES[gap.key].plural),
        say(gap.sentence, asked.translate, asked.language),
        gap.source,
        date_in_words(gap.due_on, asked.language) if gap.due_on else "",
    )
