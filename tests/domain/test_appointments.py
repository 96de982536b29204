"""What stands in the calendar: every date that is still to be kept, and none that is settled."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from officer_app.domain.activity import Activity
from officer_app.domain.agreement import Agreement, AgreementStatus
from officer_app.domain.appointments import AppointmentKind, appointments
from officer_app.domain.book import Book
from officer_app.domain.breach import Breach
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine, dates_of, read_clock
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.disclosure import Disclosure, DisclosureOutcome
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.measure import Measure
from officer_app.domain.processor import Processor
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome
from officer_app.domain.transfer import Transfer, TransferStatus
from officer_app.domain.vocabulary import ExtensionReason, Outcome, Right, Stage, TaskAnswer

ZONE = ZoneInfo("Europe/Brussels")
DAY = date(2026, 6, 1)
CASE = Case(id=7, reference="DSR-2026-0007", rights=(Right.ACCESS,), received_on=date(2026, 3, 5), subject_name="Ann")


def found(*records, case=None):
    by_class = {}
    for each in records:
        by_class.setdefault(type(each), []).append(each)
    lines = []
    if case:
        dates = dates_of(case, (), (), Calendar("BE", {}))
        lines = [CaseLine(case, dates, read_clock(case, dates, (), (), date(2026, 3, 20)))]
    book = Book({record: tuple(several) for record, several in by_class.items()})
    return [(each.kind, each.key, each.title, each.on) for each in appointments(book, lines, ZONE)]


def kinds(*records, case=None):
    return [kind for kind, *_ in found(*records, case=case)]


def test_an_open_case_has_its_answer_and_the_last_day_to_announce_more_time():
    assert found(case=CASE) == [
        (AppointmentKind.CASE_DUE, "case", "DSR-2026-0007", date(2026, 4, 7)),
        (AppointmentKind.EXTENSION_NOTICE, "case", "DSR-2026-0007", date(2026, 4, 7)),
    ]
    told = replace(CASE, extension_notified_on=date(2026, 3, 30), extension_reason=ExtensionReason.NUMBER)
    assert found(case=told) == [(AppointmentKind.CASE_DUE, "case", "DSR-2026-0007", date(2026, 6, 5))]


@pytest.mark.parametrize(
    "changes",
    [{"stage": Stage.CLOSED, "outcome": Outcome.WITHDRAWN}, {"stage": Stage.ANSWERED, "answered_on": date(2026, 3, 9)}],
    ids=["closed", "answered"],
)
def test_a_settled_case_has_none(changes):
    assert kinds(case=replace(CASE, **changes)) == []


def test_a_restriction_is_looked_at_again_until_it_is_lifted():
    restricted = replace(CASE, restriction_review_on=DAY)
    assert AppointmentKind.RESTRICTION_REVIEW in kinds(case=restricted)
    assert AppointmentKind.RESTRICTION_REVIEW not in kinds(case=replace(restricted, restriction_lifted_on=DAY))


def test_a_search_is_due_until_it_is_answered():
    task = SearchTask(id=1, case_id=7, system="CRM", due_on=DAY)
    assert (AppointmentKind.TASK_DUE, "search_task", "DSR-2026-0007, CRM", DAY) in found(task, case=CASE)
    assert AppointmentKind.TASK_DUE not in kinds(replace(task, answer=TaskAnswer.FOUND), case=CASE)
    assert AppointmentKind.TASK_DUE not in kinds(replace(task, due_on=None), case=CASE)
    assert AppointmentKind.TASK_DUE not in kinds(replace(task, case_id=8), case=CASE)


def test_the_hours_of_a_breach_run_until_the_authority_is_told():
    breach = Breach(id=2, title="Laptop", aware_at=datetime(2026, 10, 23, 14, tzinfo=UTC))
    (each,) = appointments(Book({Breach: (breach,)}), (), ZONE)
    assert (each.kind, each.on, each.at) == (
        AppointmentKind.BREACH_CLOCK, date(2026, 10, 26), datetime(2026, 10, 26, 15, tzinfo=ZONE),
    )  # fmt: skip
    for settled in (
        replace(breach, notified_at=breach.aware_at), replace(breach, aware_at=None),
        replace(breach, we_are_processor=True),
    ):  # fmt: skip
        assert kinds(settled) == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (ChangeNotice(id=1, what="x", objection_until=DAY), ["objection_window"]),
        (ChangeNotice(id=1, what="x", objection_until=DAY, outcome=ChangeOutcome.ACCEPTED), []),
        (Disclosure(id=1, authority="Police", due_on=DAY), ["disclosure_due"]),
        (Disclosure(id=1, authority="Police", due_on=DAY, outcome=DisclosureOutcome.REFUSED), []),
        (Agreement(id=1, title="x", status=AgreementStatus.IN_FORCE, ends_on=DAY, review_on=DAY),
         ["agreement_end", "agreement_review"]),
        (Agreement(id=1, title="x", status=AgreementStatus.DRAFT, ends_on=DAY), []),
        (Agreement(id=1, title="x", status=AgreementStatus.IN_FORCE, ends_on=DAY, terminated_on=DAY), []),
        (Agreement(id=1, title="x", status=AgreementStatus.IN_FORCE), []),
        (Agreement(id=1, title="x", status=AgreementStatus.IN_FORCE, ends_on=DAY, retired_on=DAY), []),
        (Transfer(id=1, name="x", review_on=DAY, dpf_next_certification_on=DAY), ["certification", "transfer_review"]),
        (Transfer(id=1, name="x", review_on=DAY, status=TransferStatus.ENDED), []),
        (Processor(id=1, name="x", next_review_on=DAY), ["processor_review"]),
        (Activity(id=1, name="x", review_on=DAY), ["activity_review"]),
        (Measure(id=1, name="x", review_on=DAY), ["measure_test"]),
    ],
)  # fmt: skip
def test_what_falls_due_in_the_registers(record, expected):
    assert [each.value for each in kinds(record)] == expected


def test_an_impact_assessment_bears_the_name_of_its_transfer():
    assessment = ImpactAssessment(id=1, transfer=3, version="1", review_on=DAY)
    assert found(assessment, Transfer(id=3, name="Support in Peru")) == [
        (AppointmentKind.ASSESSMENT_REVIEW, "impact_assessment", "Support in Peru", DAY)
    ]
    assert found(assessment)[0][2] == "1"


def test_the_soonest_stands_first():
    near, far = Processor(id=2, name="near", next_review_on=DAY), Measure(id=1, name="far", review_on=date(2027, 1, 1))
    assert [title for _, _, title, _ in found(far, near)] == ["near", "far"]
