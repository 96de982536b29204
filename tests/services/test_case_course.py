"""More time, finding and reading cases, and taking one out of the list."""

from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.errors import MoveNotAllowed, NotFound, ProblemsFound
from officer_app.domain.vocabulary import ClockState, ExtensionReason, PauseReason
from officer_app.services import case_work, cases, organisation
from officer_app.services.listing import case_lines
from officer_app.services.registers import add_record
from tests.services.conftest import RECEIVED, TODAY, last_entry, nothing_changes, opened, settle

REASON = {"extension_reason": ExtensionReason.COMPLEXITY, "extension_details": "Five archives on paper."}


class TestExtending:
    def test_three_months_from_receipt(self, register, case):
        extended = cases.extend_case(register, case.id, **REASON)
        assert extended.extension_notified_on == TODAY
        dates = cases.case_file(register, case.id, TODAY).deadlines
        assert (dates.extension_valid, dates.due_on) == (True, date(2026, 6, 5))
        assert last_entry(register).verb == "case.extend"

    def test_the_law_allows_it_once(self, register, case):
        cases.extend_case(register, case.id, **REASON)
        with nothing_changes(register), pytest.raises(MoveNotAllowed, match="already on 10 March 2026") as raised:
            cases.extend_case(register, case.id, **REASON)
        assert raised.value.sentence.source == "GDPR Art. 12(3)"

    @pytest.mark.parametrize(
        "values",
        [{}, {"extension_reason": ExtensionReason.NUMBER}, {"extension_details": "Many."},
         {"extension_reason": ExtensionReason.NUMBER, "extension_details": "\u200b "}],
    )  # fmt: skip
    def test_not_without_reasons(self, register, case, values):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            cases.extend_case(register, case.id, **values)
        assert set(raised.value.problems) == {"extension_details"}

    @pytest.mark.parametrize(
        ("today", "told", "field"),
        [
            (date(2026, 4, 7), None, None),
            (date(2026, 4, 8), None, "extension_notified_on"),
            (date(2026, 4, 8), date(2026, 4, 7), None),
            (TODAY, date(2026, 3, 4), "extension_notified_on"),
            (TODAY, date(2026, 3, 11), "extension_notified_on"),
        ],
    )
    def test_only_in_the_first_month(self, register, clock, case, today, told, field):
        clock.day = today
        if field is None:
            assert cases.extend_case(register, case.id, notified_on=told, **REASON).extension_notified_on
            return
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            cases.extend_case(register, case.id, notified_on=told, **REASON)
        assert set(raised.value.problems) == {field}


class TestFindingAndReading:
    @pytest.mark.parametrize("reference", ["DSR-2026-0001", " dsr-2026-0001 ", "Dsr-2026-0001"])
    def test_a_case_is_found_however_its_reference_is_spelled(self, register, case, reference):
        assert cases.find_case(register, reference) == case

    @pytest.mark.parametrize("reference", ["", "DSR-2026-0002", "%", "DSR-2026-000_", "' OR 1=1 --"])
    def test_no_other_case_is_found(self, register, reference):
        opened(register)
        with pytest.raises(NotFound, match="There is no case"):
            cases.find_case(register, reference)

    def test_a_case_file_joins_what_hangs_on_it_and_nothing_else(self, register, case):
        other = opened(register)
        recipient = add_record(register, "recipient", name="Mailhouse")
        activity = add_record(register, "activity", name="Newsletter", recipients=(recipient.id,))
        add_record(register, "activity", name="Payroll")
        for each in (case, other):
            settle(register, each)
            case_work.add_task(register, each.id, system="CRM")
            case_work.add_note(register, each.id, "A note.")
            case_work.add_pause(register, each.id, reason=PauseReason.CLARIFICATION, asked_on=RECEIVED)
        cases.edit_case(register, case.id, activities=(activity.id,))
        file = cases.case_file(register, case.id, TODAY)
        hanging = (*file.checks, *file.tasks, *file.messages, *file.pauses)
        assert [each.case_id for each in hanging] == [case.id] * 4
        assert (file.activities, file.recipients) == ((activity,), (recipient,))
        assert (file.organisation.name, file.clock.state) == ("Acme", ClockState.STOPPED)
        with register.snapshot() as reader:
            assert cases.case_file(reader, case.id, TODAY) == file

    def test_lines_have_each_case_with_its_own_dates(self, register, case):
        other = opened(register)
        case_work.add_pause(register, other.id, reason=PauseReason.CLARIFICATION, asked_on=RECEIVED)
        case_work.add_identity_check(register, other.id, asked_on=RECEIVED, obtained_on=TODAY, doubt="Another address.")
        gone = opened(register)
        cases.retire_case(register, gone.id, "Test")
        lines = case_lines(register, TODAY)
        assert [line.case.id for line in lines] == [case.id, other.id]
        assert [line.clock.state for line in lines] == [ClockState.RUNNING, ClockState.STOPPED]
        assert [line.deadlines.paused_due_on for line in lines] == [None, date(2026, 4, 10)]

    def test_dates_can_be_seen_before_there_is_a_case(self, register):
        assert cases.preview_deadlines(register, RECEIVED).due_on == date(2026, 4, 7)
        organisation.save_organisation(register, own_holidays=("2026-04-07 Moving house",))
        assert cases.preview_deadlines(register, RECEIVED).due_on == date(2026, 4, 8)

    def test_a_reminder_shows_the_dates_of_its_request_before_it_is_a_case(self, register, case):
        assert cases.preview_deadlines(register, TODAY, case.id).due_on == date(2026, 4, 7)
        assert cases.preview_deadlines(register, TODAY).due_on == date(2026, 4, 10)

    def test_earlier_cases_of_the_same_person(self, register):
        one = opened(register, subject_name="Ann Peeters", subject_email="Ann@Example.com")
        opened(register, subject_name="Someone else")
        for name, email in (("ann peeters", ""), ("", "ann@example.COM"), ("Ann Peeters", "other@example.com")):
            assert cases.similar_cases(register, name=name, email=email) == [one]
        assert cases.similar_cases(register, name="", email="") == []
        assert cases.similar_cases(register, name="\u200b", email=" ") == []

    @pytest.mark.parametrize(
        "typed", ["Zoé Lambrechts", "Zoe\u0301 Lambrechts", "ZOE LAMBRECHTS", "Ｚｏｅ  Lambrechts"]
    )
    def test_one_person_however_she_is_typed(self, register, typed):
        one = opened(register, subject_name="Zoé Lambrechts")
        assert cases.similar_cases(register, name=typed, email="") == [one]


class TestRetiring:
    def test_a_case_leaves_the_list_and_stays_in_the_register(self, register, case):
        cases.retire_case(register, case.id, "Entered twice")
        assert case_lines(register, TODAY) == []
        assert register.get(Case, case.id).retired_on == TODAY
        assert last_entry(register).after == {"retired_on": TODAY, "retired_reason": "Entered twice"}

    @pytest.mark.parametrize("reason", ["", " \u200b", "x" * 201, "a\x00b", "\x07"])
    def test_not_without_a_reason_that_can_be_kept(self, register, case, reason):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            cases.retire_case(register, case.id, reason)
        assert set(raised.value.problems) == {"retired_reason"}
