"""The one list of reports; each is a pure function from what was asked to a `Report`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from officer_app.documents.report import Report
from officer_app.documents.reports import (
    art30_controller,
    art30_processor,
    audit_log,
    breaches,
    case_file,
    case_register,
    case_sample,
    disclosures,
    gaps,
    notice_versions,
    overdue,
    processors,
    promise_audit,
    retention,
    sub_processors,
    suppression,
    timeliness,
    trackers,
    transfers,
    yearly,
)
from officer_app.documents.reports.asked import Asked
from officer_app.domain.activity import Activity
from officer_app.domain.agreement import Agreement
from officer_app.domain.breach import Breach
from officer_app.domain.case import Case
from officer_app.domain.client import Client
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.document import Document
from officer_app.domain.errors import NotFound
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.measure import Measure
from officer_app.domain.notice import NoticeVersion, PublishedPurpose
from officer_app.domain.processor import Processor
from officer_app.domain.promise import is_stranger
from officer_app.domain.promises import RECORDS
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.sub_processor import SubProcessor
from officer_app.domain.suppression import Suppression
from officer_app.domain.tracker import Tracker
from officer_app.domain.transfer import Transfer

ON_CASE = (IdentityCheck, SearchTask, Message, Attachment, Pause, RecipientNotice, Suppression)
"""What hangs on a case and stands in its file."""
NAMED = (NoticeVersion, Client, Activity, Processor, Recipient)
"""What cases, breaches and disclosures name: their titles stand in place of numbers."""
TITLED = (*NAMED, Agreement, SubProcessor, Transfer, Tracker, Measure, DataCategory, PublishedPurpose, Breach,
    Disclosure)  # fmt: skip
"""Records whose titles tell of no person."""


@dataclass(frozen=True, slots=True)
class ReportType:
    """One kind of report: the records that it is drawn from, and the choices that it knows besides the period.

    `messages_of` says of which cases the messages are read where it needs them: of all they would be too many.
    One `of_case` is given what hangs on the case that was chosen, or on the newest, and the history of that one.
    `of_history` has it given the entries of the history in the period, and what its verification says.
    """

    key: str
    label: str
    build: Callable[[Asked], Report]
    needs: tuple[type[Any], ...] = ()
    choices: tuple[str, ...] = ()
    of_history: bool = False
    messages_of: Callable[[Case], bool] | None = None
    of_case: bool = False


REPORTS: dict[str, ReportType] = {
    each.key: each
    for each in (
        ReportType("case_register", "Case register", case_register.build, (Case,), ("right", "channel")),
        ReportType("promise_audit", "Promise audit", promise_audit.build, (Case, *RECORDS), messages_of=is_stranger),
        ReportType("yearly", "Yearly report to management", yearly.build, (Case, *yearly.NEEDS), ("year",),
                   messages_of=is_stranger),
        ReportType("processors", "Processors and clause matrix", processors.build, processors.NEEDS),
        ReportType("sub_processors", "Chains of sub-processors", sub_processors.build, sub_processors.NEEDS),
        ReportType("transfers", "Transfers", transfers.build, transfers.NEEDS),
        ReportType("art30_controller", "Record as controller, Art. 30", art30_controller.build, art30_controller.NEEDS),
        ReportType("art30_processor", "Record as processor, Art. 30", art30_processor.build, art30_processor.NEEDS),
        ReportType("trackers", "Trackers", trackers.build, trackers.NEEDS),
        ReportType("gaps", "Gaps", gaps.build, gaps.NEEDS),
        ReportType("case_file", "Case file", case_file.build, (Case, *ON_CASE, *NAMED), ("case",), of_case=True),
        ReportType("timeliness", "Timeliness", timeliness.build, (Case, IdentityCheck)),
        ReportType("overdue", "Overdue and upcoming", overdue.build, (Case, SearchTask), ("days",)),
        ReportType("case_sample", "Sample of cases", case_sample.build, (Case,), ("count", "seed")),
        ReportType("retention", "Retention and destruction", retention.build, (Case, IdentityCheck, Activity)),
        ReportType("audit_log", "History with its verification", audit_log.build, (Case, *TITLED), ("values",),
                   of_history=True),
        ReportType("suppression", "Suppression list in numbers", suppression.build, (Suppression, Client)),
        ReportType("notice_versions", "Versions of the notices", notice_versions.build,
                   (Case, NoticeVersion, PublishedPurpose, Document)),
        ReportType("disclosures", "Disclosures to authorities", disclosures.build,
                   (Case, Disclosure, *NAMED, Transfer, Document)),
        ReportType("breaches", "Personal data breaches", breaches.build,
                   (Case, Breach, *NAMED, DataCategory, Document)),
    )
}  # fmt: skip


def report_type(key: str) -> ReportType:
    """Return one kind of report; raises `NotFound` naming those that exist."""
    if key not in REPORTS:
        raise NotFound("There is no report {key}; there are: {known}.", key=key, known=list(REPORTS))
    return REPORTS[key]
