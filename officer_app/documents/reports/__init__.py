"""The one list of reports; each is a pure function from what was asked to a `Report`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from officer_app.documents.report import Report
from officer_app.documents.reports import (
    art30_controller,
    art30_processor,
    case_register,
    gaps,
    processors,
    promise_audit,
    sub_processors,
    trackers,
    transfers,
)
from officer_app.documents.reports.asked import Asked
from officer_app.domain.case import Case
from officer_app.domain.errors import NotFound
from officer_app.domain.promise import is_stranger
from officer_app.domain.promises import RECORDS


@dataclass(frozen=True, slots=True)
class ReportType:
    """One kind of report: the records that it is drawn from, and the choices that it knows besides the period.

    `messages_of` says of which cases the messages are read where it needs them: of all they would be too many.
    `of_history` has it given the entries of the history in the period, and what its verification says.
    """

    key: str
    label: str
    build: Callable[[Asked], Report]
    needs: tuple[type[Any], ...] = ()
    choices: tuple[str, ...] = ()
    of_history: bool = False
    messages_of: Callable[[Case], bool] | None = None


REPORTS: dict[str, ReportType] = {
    each.key: each
    for each in (
        ReportType("case_register", "Case register", case_register.build, (Case,), ("right", "channel")),
        ReportType("promise_audit", "Promise audit", promise_audit.build, (Case, *RECORDS), messages_of=is_stranger),
        ReportType("processors", "Processors and clause matrix", processors.build, processors.NEEDS),
        ReportType("sub_processors", "Chains of sub-processors", sub_processors.build, sub_processors.NEEDS),
        ReportType("transfers", "Transfers", transfers.build, transfers.NEEDS),
        ReportType("art30_controller", "Record as controller, Art. 30", art30_controller.build, art30_controller.NEEDS),
        ReportType("art30_processor", "Record as processor, Art. 30", art30_processor.build, art30_processor.NEEDS),
        ReportType("trackers", "Trackers", trackers.build, trackers.NEEDS),
        ReportType("gaps", "Gaps", gaps.build, gaps.NEEDS),
    )
}  # fmt: skip


def report_type(key: str) -> ReportType:
    """Return one kind of report; raises `NotFound` naming those that exist."""
    if key not in REPORTS:
        raise NotFound("There is no report {key}; there are: {known}.", key=key, known=list(REPORTS))
    return REPORTS[key]
