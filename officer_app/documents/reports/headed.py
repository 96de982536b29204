"""What every report says of itself: who made it, of what, on which day and from which state of the register."""

from typing import TypedDict, Unpack

from officer_app.documents.report import Figures, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked


class Parts(TypedDict, total=False):
    """The parts that are a report's own; one that is left out is empty."""

    figures: Figures
    lead: str
    sections: tuple[Section, ...]
    formal: bool
    signature: tuple[str, ...]


def headed(asked: Asked, words: ReportWords, *, title: str, covers: str, **parts: Unpack[Parts]) -> Report:
    """Return a report with its head and its foot; `covers` says of which days it tells."""
    return Report(
        words=words,
        made_on=asked.today,
        office=words("report.office", organisation=asked.organisation.name),
        title=title,
        covers=covers,
        footer=asked.footer(words),
        draft=asked.draft,
        **parts,
    )
