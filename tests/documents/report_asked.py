"""What a report is asked for in the tests: cases with their dates, records in a book, a language, a moment."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from case_files import CASE, HEAD, ORGANISATION

from officer_app.documents.reports import report_type
from officer_app.documents.reports.asked import Asked
from officer_app.domain.book import Book
from officer_app.domain.calendars import Calendar
from officer_app.domain.case_file import CaseLine, dates_of, read_clock
from officer_app.domain.vocabulary import Outcome, Stage

TODAY = date(2026, 11, 22)
MINE = ("case_file", "timeliness", "overdue", "case_sample", "retention", "audit_log", "suppression",
    "notice_versions", "disclosures", "breaches")  # fmt: skip
CALENDAR = Calendar("BE", {})


def line(number, received_on, days=None, **changes):
    """Return a case, answered after some days or still open, with its dates and its clock."""
    answered_on = received_on + timedelta(days=days) if days is not None else None
    facts = {"reference": f"DSR-2026-{number:04}", "received_on": received_on, "answered_on": answered_on,
        "stage": Stage.ANSWERED if answered_on else Stage.COLLECTING, "activities": (),
        "outcome": Outcome.GRANTED if answered_on else None}  # fmt: skip
    case = replace(CASE, id=number, **{**facts, **changes})
    dates = dates_of(case, (), (), CALENDAR)
    return CaseLine(case, dates, read_clock(case, dates, (), (), TODAY))


def asked(lines=(), records=(), language="en", **changes):
    """Return what a report is drawn from."""
    by_class = {}
    for record in (*(each.case for each in lines), *records):
        by_class.setdefault(type(record), []).append(record)
    facts = {"organisation": ORGANISATION, "period_from": date(2026, 1, 1), "period_to": date(2026, 11, 22),
        "at": datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/Brussels")), "head": HEAD,
        "file_name": "our.officer", "book": Book({kind: tuple(each) for kind, each in by_class.items()})}  # fmt: skip
    return Asked(lines=tuple(lines), language=language, **{**facts, **changes})


def built(key, *given, **facts):
    """Return the report itself."""
    return report_type(key).build(asked(*given, **facts))


def rows_of(report, name):
    """Return the rows of one of its tables."""
    return [tuple(row) for grid in report.grids if grid.name == name for row in grid.rows]


def figures_of(report):
    """Return its figures in their order."""
    return [each.value for each in report.figures]
