"""Everything with a date that the officer must not miss, as entries of a calendar; names of people stand apart."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from officer_app.domain.activity import Activity
from officer_app.domain.agreement import Agreement, AgreementStatus
from officer_app.domain.book import Book
from officer_app.domain.breach import Breach, is_excused, is_notified
from officer_app.domain.breach_rules import clock_of
from officer_app.domain.case import Case, is_open
from officer_app.domain.case_file import CaseLine
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.disclosure import Disclosure, DisclosureOutcome
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.measure import Measure
from officer_app.domain.processor import Processor
from officer_app.domain.registry import BY_RECORD
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome
from officer_app.domain.transfer import Transfer, TransferStatus
from officer_app.domain.vocabulary import TaskAnswer
from officer_app.domain.words import Choice


class AppointmentKind(Choice):
    """What falls due."""

    CASE_DUE = "case_due", "Answer due"
    EXTENSION_NOTICE = "extension_notice", "Last day to announce more time"
    TASK_DUE = "task_due", "Search due"
    RESTRICTION_REVIEW = "restriction_review", "Restriction to look at again"
    OBJECTION_WINDOW = "objection_window", "Last day to object"
    BREACH_CLOCK = "breach_clock", "Authority to be told of a breach"
    DISCLOSURE_DUE = "disclosure_due", "Authority waits for an answer"
    AGREEMENT_END = "agreement_end", "Agreement ends"
    AGREEMENT_REVIEW = "agreement_review", "Agreement to review"
    TRANSFER_REVIEW = "transfer_review", "Transfer to look at again"
    CERTIFICATION = "certification", "Certification to be renewed"
    ASSESSMENT_REVIEW = "assessment_review", "Transfer impact assessment to evaluate again"
    PROCESSOR_REVIEW = "processor_review", "Processor to review"
    ACTIVITY_REVIEW = "activity_review", "Processing activity to review"
    MEASURE_TEST = "measure_test", "Measure to test again"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry: what falls due, for which record, on which day; `at` where the hour counts.

    `title` names no person; `person` is whom it is about, where it is about one.
    """

    kind: AppointmentKind
    key: str
    record_id: int
    title: str
    on: date
    at: datetime | None = None
    person: str = ""


APPOINTED: Final = (
    Case, SearchTask, ChangeNotice, Breach, Disclosure, Agreement, Transfer, ImpactAssessment, Processor, Activity,
    Measure,
)  # fmt: skip
"""The records among which appointments are found."""

_IN_FORCE: Final = frozenset({AgreementStatus.IN_FORCE, AgreementStatus.EXPIRED})


def appointments(book: Book, lines: Iterable[CaseLine], zone: ZoneInfo) -> list[Appointment]:
    """Return every appointment that is still to be kept, the soonest first; the hours of a breach pass in `zone`."""
    found = [each for line in lines for each in _of_case(line, book)]
    for record, days in _DAYS.items():
        found += [each for one in book.live(record) for each in days(one, book)]
    found += [each for breach in book.live(Breach) for each in _of_breach(breach, zone)]
    return sorted(found, key=lambda each: (each.on, each.kind, each.key, each.record_id))


def _of_case(line: CaseLine, book: Book) -> Iterator[Appointment]:
    case = line.case
    if not is_open(case) or case.answered_on:
        return
    yield _of(AppointmentKind.CASE_DUE, case, line.deadlines.due_on, case.subject_name)
    if case.extension_notified_on is None and line.deadlines.extension_notice_due_on < line.deadlines.extended_due_on:
        yield _of(AppointmentKind.EXTENSION_NOTICE, case, line.deadlines.extension_notice_due_on, case.subject_name)
    if case.restriction_review_on and case.restriction_lifted_on is None:
        yield _of(AppointmentKind.RESTRICTION_REVIEW, case, case.restriction_review_on, case.subject_name)
    for task in book.of(SearchTask, "case_id", case.id):
        if task.due_on and task.answer is TaskAnswer.PENDING:
            title = f"{case.reference}, {task.system}"
            yield Appointment(AppointmentKind.TASK_DUE, "search_task", task.id or 0, title, task.due_on,
                person=case.subject_name)  # fmt: skip


def _of_breach(breach: Breach, zone: ZoneInfo) -> Iterator[Appointment]:
    clock = None if breach.we_are_processor else clock_of(breach, zone)
    if clock and not is_notified(breach) and not is_excused(breach):
        until = clock.notify_by
        yield Appointment(AppointmentKind.BREACH_CLOCK, "breach", breach.id or 0, breach.title, until.date(), until)


def _of_agreement(agreement: Agreement, _book: Book) -> Iterator[Appointment]:
    if agreement.status in _IN_FORCE and agreement.terminated_on is None:
        yield from _on_days(agreement, {
            AppointmentKind.AGREEMENT_END: agreement.ends_on, AppointmentKind.AGREEMENT_REVIEW: agreement.review_on,
        })  # fmt: skip


def _of_transfer(transfer: Transfer, _book: Book) -> Iterator[Appointment]:
    if transfer.status is not TransferStatus.ENDED:
        yield from _on_days(transfer, {
            AppointmentKind.TRANSFER_REVIEW: transfer.review_on,
            AppointmentKind.CERTIFICATION: transfer.dpf_next_certification_on,
        })  # fmt: skip


def _of_change(notice: ChangeNotice, _book: Book) -> Iterator[Appointment]:
    if notice.outcome is ChangeOutcome.ANNOUNCED:
        yield from _on_days(notice, {AppointmentKind.OBJECTION_WINDOW: notice.objection_until})


def _of_disclosure(disclosure: Disclosure, _book: Book) -> Iterator[Appointment]:
    if disclosure.outcome is DisclosureOutcome.OPEN:
        yield from _on_days(disclosure, {AppointmentKind.DISCLOSURE_DUE: disclosure.due_on})


def _of_assessment(assessment: ImpactAssessment, book: Book) -> Iterator[Appointment]:
    for each in _on_days(assessment, {AppointmentKind.ASSESSMENT_REVIEW: assessment.review_on}):
        yield replace(each, title=book.title(Transfer, assessment.transfer) or each.title)


_DAYS: Final[dict[type[Any], Callable[[Any, Book], Iterator[Appointment]]]] = {
    Agreement: _of_agreement,
    Transfer: _of_transfer,
    ChangeNotice: _of_change,
    Disclosure: _of_disclosure,
    ImpactAssessment: _of_assessment,
    Processor: lambda each, _: _on_days(each, {AppointmentKind.PROCESSOR_REVIEW: each.next_review_on}),
    Activity: lambda each, _: _on_days(each, {AppointmentKind.ACTIVITY_REVIEW: each.review_on}),
    Measure: lambda each, _: _on_days(each, {AppointmentKind.MEASURE_TEST: each.review_on}),
}


def _on_days(record: Any, days: dict[AppointmentKind, date | None]) -> Iterator[Appointment]:
    for kind, day in days.items():
        if day:
            yield _of(kind, record, day)


def _of(kind: AppointmentKind, record: Any, day: date, person: str = "") -> Appointment:
    type_of = BY_RECORD[type(record)]
    return Appointment(kind, type_of.key, record.id or 0, type_of.title(record), day, person=person)
