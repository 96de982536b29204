"""The dates of a case and why they are what they are, in the words of a report (facts A1 to A4)."""

from collections.abc import Iterator
from datetime import date

from officer_app.documents.blocks import Bullets, Span
from officer_app.documents.grid import Grid, Row
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.laid import columns_of
from officer_app.documents.reports.punctuality import days_late
from officer_app.domain.case_file import CaseLine
from officer_app.domain.deadlines import EXTENDED_MONTHS, FIRST_MONTHS, after_months
from officer_app.domain.vocabulary import Role


def dates_grid(line: CaseLine, words: ReportWords) -> Grid:
    """Return every date of a case: those of the law and those of what was done."""
    dates, case = line.deadlines, line.case
    known = {
        "received": case.received_on,
        "acknowledged": case.acknowledged_on,
        "first_due": None if case.role is Role.PROCESSOR else dates.first_due_on,
        "extended_due": dates.extended_due_on if dates.extension_valid else None,
        "due": dates.due_on,
        "paused_due": dates.paused_due_on,
        "answered": case.answered_on,
        "forwarded": case.forwarded_on,
        "closed": case.closed_on,
    }
    rows: list[Row] = [(words(f"dates.{key}"), day) for key, day in known.items() if day]
    if late := days_late(line):
        rows.append((words("dates.late"), words.counted("dates.days", late)))
    return Grid("dates", words("case_file.dates"), columns_of(words, {"what": 4.0, "day": 2.0}), tuple(rows))


def explained(line: CaseLine, words: ReportWords) -> Bullets:
    """Return why the date that counts is that one."""
    return Bullets(tuple((Span(said),) for said in _reasons(line, words)))


def _reasons(line: CaseLine, words: ReportWords) -> Iterator[str]:
    case, dates = line.case, line.deadlines
    if case.received_on and case.received_on != dates.received_on:
        yield words("why.reminder", day=words.day(dates.received_on))
    if case.role is Role.PROCESSOR:
        yield words("why.processor", due=words.day(dates.due_on))
        return
    yield from _month(dates.received_on, FIRST_MONTHS, dates.first_due_on, words)
    yield from _more_time(line, words)
    if dates.extension_valid and dates.due_on == dates.refusal_due_on != dates.extended_due_on:
        yield words("why.refusal", due=words.day(dates.refusal_due_on))
    if dates.paused_due_on:
        yield words("why.paused", due=words.day(dates.paused_due_on))


def _month(received_on: date, months: int, due_on: date, words: ReportWords) -> Iterator[str]:
    nominal = after_months(received_on, months)
    key = "why.month" if months == FIRST_MONTHS else "why.three_months"
    yield words(key, received=words.day(received_on), nominal=words.day(nominal))
    if nominal.day != received_on.day:
        yield words("why.shorter")
    if due_on != nominal:
        yield words("why.rolled", nominal=words.day(nominal), due=words.day(due_on))


def _more_time(line: CaseLine, words: ReportWords) -> Iterator[str]:
    case, dates = line.case, line.deadlines
    if dates.extension_valid and case.extension_notified_on:
        yield words("why.extended", told=words.day(case.extension_notified_on))
        yield from _month(dates.received_on, EXTENDED_MONTHS, dates.extended_due_on, words)
    elif case.extension_notified_on or case.extension_reason:
        yield words("why.not_extended", due=words.day(dates.extension_notice_due_on))
