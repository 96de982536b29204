"""Reports: read in one short look at the file, reckoned and drawn afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.reports import REPORTS, ReportType, report_type
from officer_app.documents.reports.asked import Asked, Checked
from officer_app.documents.reports.case_chosen import case_chosen
from officer_app.documents.wording import letter_language
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.book import Book
from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message
from officer_app.domain.errors import NotFound
from officer_app.domain.registry import BY_RECORD
from officer_app.domain.watch import UNWATCHED, Watch
from officer_app.domain.words import Sentence
from officer_app.services.cases import Records
from officer_app.services.listing import Rows, lines_of, messages_among, read_rows
from officer_app.services.register import Register

__all__ = [
    "REPORTS",
    "Asked",
    "Checked",
    "ReportForm",
    "ReportRequest",
    "ReportType",
    "draw_report",
    "read_report",
    "report_type",
]

ZONE: Final = ZoneInfo("Europe/Brussels")
"""The zone in which the moment of making is told."""
_SHOWN: Final = 40
"""Letters of a name that is not known, in the sentence about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """What the officer asks for; a period without an end goes to the first and the last day that there is."""

    key: str
    language: str = ""
    period_from: date | None = None
    period_to: date | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    filter_words: str = ""
    draft: bool = False


def read_report(
    register: Register, reader: Records, request: ReportRequest, check: Callable[[], Checked] | None = None
) -> Asked:
    """Read what a report is drawn from; raises `NotFound` for an unknown kind or choice.

    `reader` is the register itself, or a snapshot of it in another thread; `check` verifies the register where the
    report tells of it.
    """
    kind = report_type(request.key)
    _refuse_unknown(kind, request.choices)
    rows = read_rows(reader)
    case = case_chosen(rows.cases, request.choices.get("case", ""), rows.retired) if kind.of_case else None
    if case and case.retired_on:
        rows = replace(rows, cases=(*rows.cases, case))
    at = register.clock.now().astimezone(ZONE)
    start, end = _period(rows, request, at.date())
    return Asked(
        organisation=rows.organisation,
        language=letter_language(request.language, rows.organisation.letter_language),
        at=at,
        period_from=start,
        period_to=end,
        book=Book({each: _needed(reader, each, kind, rows, case) for each in kind.needs}),
        lines=tuple(lines_of(rows, at.date())) if Case in kind.needs else (),
        history=_history(reader, kind, case, start, end),
        checked=check() if check and kind.of_history else None,
        head=rows.head,
        file_name=register.path.name,
        filter_words=request.filter_words,
        choices=request.choices,
        draft=request.draft,
    )


def draw_report(key: str, asked: Asked, form: ReportForm = ReportForm.PDF, watch: Watch = UNWATCHED) -> bytes:
    """Return a report as a file of a kind; needs nothing of the register any more.

    `watch` hears of the pages or rows that are done; raises its `GivenUp`.
    """
    return report_bytes(report_type(key).build(asked), form, watch)


def _refuse_unknown(kind: ReportType, choices: Mapping[str, str]) -> None:
    """Refuse a choice that this kind does not know; whether its value may be chosen says who reads it."""
    strange = next((name for name in choices if name not in kind.choices), None)
    if strange is None:
        return
    report, name = Sentence(kind.label), strange[:_SHOWN]
    if not kind.choices:
        raise NotFound("The report {report} knows no choice, so {name} cannot be chosen.", report=report, name=name)
    known = list(kind.choices)
    raise NotFound("The report {report} has no choice {name}; it has: {known}.", report=report, name=name, known=known)


def _needed(reader: Records, record: type[Any], kind: ReportType, rows: Rows, case: Case | None) -> tuple[Any, ...]:
    if kind.of_case and BY_RECORD[record].parent == BY_RECORD[Case].key:
        return tuple(reader.all(record, case_id=case.id)) if case else ()
    if record is Message and kind.messages_of:
        return messages_among(reader, filter(kind.messages_of, rows.cases))
    return tuple(reader.all(record))


def _history(reader: Records, kind: ReportType, case: Case | None, start: date, end: date) -> tuple[HistoryEntry, ...]:
    if kind.of_case:
        return tuple(reader.entries_of_whole(BY_RECORD[Case].key, case.id or 0)) if case else ()
    return _entries(reader, start, end) if kind.of_history else ()


def _entries(reader: Records, start: date, end: date) -> tuple[HistoryEntry, ...]:
    """Return the history of a period, both days whole in the zone in which they are told."""
    first = datetime.combine(start, time.min, ZONE)
    return tuple(reader.entries_between(first, datetime.combine(end, time.min, ZONE) + timedelta(days=1)))


def _period(rows: Rows, request: ReportRequest, today: date) -> tuple[date, date]:
    received = [case.received_on for case in rows.cases if case.received_on]
    start = request.period_from or min(received, default=today)
    return start, request.period_to or max([today, start, *received])
