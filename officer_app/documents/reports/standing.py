"""What all reports on the registers share: they tell how things stand on the day of making."""

from collections.abc import Iterable
from typing import Any, Unpack

from officer_app.documents.grid import Grid
from officer_app.documents.report import Content, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import Parts, headed
from officer_app.domain.folding import fold


def standing(asked: Asked, words: ReportWords, key: str, **parts: Unpack[Parts]) -> Report:
    """Return a report of how the registers stand on the day of making; `parts` are its figures, lead and sections."""
    covers = ", ".join(filter(None, (asked.as_of(words), asked.filter_words)))
    return headed(asked, words, title=words(f"{key}.title"), covers=covers, **parts)


def across(heading: str, *content: Content, note: str = "", level: int = 1, new_page: bool = False) -> Section:
    """Return a section on turned pages, for wide tables; one whose tables are empty stays where it is."""
    has_rows = any(isinstance(each, Grid) and each.rows for each in content)
    return Section(heading, content, note, level, new_page=new_page and has_rows, landscape=has_rows)


def by_name(records: Iterable[Any], name: str = "name") -> list[Any]:
    """Return records in the order of their names, as a person looks for them."""
    return sorted(records, key=lambda each: (fold(getattr(each, name)), each.id or 0))


def lines(*texts: str) -> str:
    """Return the texts that are not empty, one below the other."""
    return "\n".join(text.strip() for text in texts if text and text.strip())
