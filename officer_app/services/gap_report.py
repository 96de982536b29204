"""The gaps that a window shows as a PDF: the report on gaps, of those that were chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.gaps import ZONE, gap_report
from officer_app.domain.gap import Gap
from officer_app.domain.organisation import Organisation
from officer_app.domain.watch import UNWATCHED, Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReport:
    """What a report of gaps is asked for: those shown, how many there are, which filter, for whom and at which moment.

    `language` is one of those in which letters are written; `summary` stands before the tables where it is given.
    """

    gaps: Sequence[Gap]
    total: int
    organisation: Organisation
    at: datetime
    summary: str = ""
    filter_words: str = ""
    head: str = ""
    file_name: str = ""
    language: str = "en"


def write_gap_report(wanted: GapReport, watch: Watch = UNWATCHED) -> bytes:
    """Return the report as a PDF; the same gaps at the same moment give the same bytes. Raises `GivenUp`."""
    at = wanted.at.astimezone(ZONE)
    asked = Asked(
        organisation=wanted.organisation,
        language=wanted.language,
        at=at,
        period_from=at.date(),
        period_to=at.date(),
        head=wanted.head,
        file_name=wanted.file_name,
        filter_words=wanted.filter_words,
    )
    report = gap_report(asked, wanted.gaps, wanted.total, wanted.summary)
    return report_bytes(report, ReportForm.PDF, watch)
