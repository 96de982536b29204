"""Reports on the work on cases, read from a real register: all that hangs on a case, and the history of that case."""

from datetime import date

import pytest

from officer_app.documents.report_forms import ReportForm
from officer_app.domain.correspondence import Message, SearchTask
from officer_app.domain.errors import NotFound
from officer_app.domain.vocabulary import Right
from officer_app.services import case_work, cases, registers
from officer_app.services.reports import ReportRequest, draw_report, read_report

RECEIVED = date(2026, 3, 5)


@pytest.fixture
def two_cases(register):
    """Return two cases with their tasks; of the first a notice to a recipient was added, changed and deleted."""
    found = [
        cases.open_case(register, rights=(Right.ACCESS,), received_on=RECEIVED, subject_name=name)
        for name in ("Ann", "Ben")
    ]
    for case in found:
        case_work.add_task(register, case.id, system=f"System of {case.subject_name}")
    notice = registers.add_record(register, "recipient_notice", case_id=found[0].id, name="Nordlys")
    registers.change_record(register, "recipient_notice", notice.id, name="Nordlys AB")
    registers.delete_record(register, "recipient_notice", notice.id)
    return found


def asked_for(register, case, reader=None):
    request = ReportRequest(key="case_file", choices={"case": case.reference})
    return read_report(register, reader or register, request)


def test_only_what_hangs_on_the_case_is_read(register, two_cases):
    asked = asked_for(register, two_cases[0])
    assert [task.system for task in asked.book.all(SearchTask)] == ["System of Ann"]
    assert {message.case_id for message in asked.book.all(Message)} <= {two_cases[0].id}


def test_the_history_is_that_of_the_case_and_of_what_was_deleted_from_it(register, two_cases):
    entries = asked_for(register, two_cases[0]).history
    assert [entry.seq for entry in entries] == sorted(entry.seq for entry in entries)
    told = [(entry.record_type, entry.record_id) for entry in entries]
    assert ("case", two_cases[0].id) in told
    assert ("case", two_cases[1].id) not in told
    assert sum(kind == "search_task" for kind, _ in told) == 1
    assert [entry.verb for entry in entries if entry.record_type == "recipient_notice"][-1].endswith(".delete")
    assert sum(kind == "recipient_notice" for kind, _ in told) == 3


def test_a_snapshot_reads_the_same(register, two_cases):
    with register.snapshot() as reader:
        asked = asked_for(register, two_cases[0], reader)
    assert asked == asked_for(register, two_cases[0])
    assert draw_report("case_file", asked, ReportForm.JSON) == draw_report("case_file", asked, ReportForm.JSON)


@pytest.mark.usefixtures("two_cases")
def test_a_reference_that_is_not_there_is_named(register):
    with pytest.raises(NotFound, match="DSR-0"):
        read_report(register, register, ReportRequest(key="case_file", choices={"case": "DSR-0"}))


def test_a_register_without_cases_gives_a_file_that_says_so(register):
    asked = read_report(register, register, ReportRequest(key="case_file"))
    assert asked.history == ()
    assert draw_report("case_file", asked)[:5] == b"%PDF-"
