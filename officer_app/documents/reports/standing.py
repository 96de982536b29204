"""What all reports on the registers share: they tell how things stand on the day of making."""

from collections.abc import Iterable
from typing import Any

from officer_app.documents.grid import Column, Grid
from officer_app.documents.report import Content, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.domain.folding import fold


def standing(asked: Asked, words: ReportWords, key: str, **parts: Any) -> Report:
    """Return a report of how the registers stand on the day of making; `parts` are its figures, lead and sections."""
    covers = words("report.as_of", day=words.day(asked.today))
    return Report(
        words=words,
        made_on=asked.today,
        office=words("report.office", organisation=asked.organisation.name),
        title=words(f"{key}.title"),
        covers=f"{covers}, {asked.filter_words}" if asked.filter_words else covers,
        footer=asked.footer(words),
        draft=asked.draft,
        **parts,
    )


def across(heading: str, *content: Content, note: str = "", level: int = 1, new_page: bool = False) -> Section:
    """Return a section on turned pages, for wide tables; one whose tables are empty stays where it is."""
    has_rows = any(isinstance(each, Grid) and each.rows for each in content)
    return Section(heading, content, note, level, new_page=new_page and has_rows, landscape=has_rows)


def columns(words: ReportWords, shares: dict[str, float], right: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """Return columns by their keys, with their parts of the width; those in `right` stand at the right."""
    return tuple(Column(key, words(f"columns.{key}"), share, right=key in right) for key, share in shares.items())


def by_name(records: Iterable[Any], name: str = "name") -> list[Any]:
    """Return records in the order of their names, as a person looks for them."""
    return sorted(records, key=lambda each: (fold(getattr(each, name)), each.id or 0))


def lines(*texts: str) -> str:
    """Return the texts that are not empty, one below the other."""
    return "\n".join(text.strip() for text in texts if text and text.strip())
