"""The verbs of a case: what each keeps, what each refuses without a trace, and its entry in the history."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from officer_app.domain.case import Case
from officer_app.domain.errors import IdentityNotSettled, MoveNotAllowed, NotFound, ProblemsFound
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.notice import NoticeState
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import (
    ClockState,
    IdentityResult,
    Outcome,
    Right,
    Role,
    Stage,
)
from officer_app.services import case_work, cases
from officer_app.services.registers import add_record
from tests.services.conftest import RECEIVED, TODAY, brought_to, last_entry, nothing_changes, opened, settle

REFUSAL = {
    "outcome": Outcome.REFUSED,
    "refusal_grounds": (RefusalGround.NATIONAL_LAW,),
    "outcome_reason": "The law forbids it.",
}
TO_READY = (Stage.ACCEPTED, Stage.COLLECTING, Stage.REVIEW, Stage.READY)


class TestOpening:
    def test_a_case_gets_its_reference_its_moment_and_its_entry(self, register, case):
        assert case == register.get(Case, case.id)
        assert (case.reference, case.stage) == ("DSR-2026-0001", Stage.RECEIVED)
        assert case.logged_at == datetime(2026, 3, 10, 12, tzinfo=UTC)
        entry = last_entry(register)
        assert (entry.verb, entry.record_type, entry.record_id, entry.actor) == ("case.open", "case", case.id, "Anna")
        assert entry.before is None
        assert entry.after["subject_name"] == "Zoé O'Brien"

    def test_references_count_on_and_begin_anew_each_year(self, register, clock):
        assert [opened(register).reference for _ in range(3)] == ["DSR-2026-0001", "DSR-2026-0002", "DSR-2026-0003"]
        clock.day = date(2027, 1, 4)
        assert opened(register, received_on=date(2027, 1, 2)).reference == "DSR-2027-0001"
        clock.day = TODAY
        assert opened(register).reference == "DSR-2026-0004"

    def test_the_ten_thousandth_case_of_a_year_has_a_follower(self, register, case):
        with register.change("case.edit") as work:
            work.update(replace(case, reference="DSR-2026-9999"))
        assert opened(register).reference == "DSR-2026-10000"
        assert opened(register).reference == "DSR-2026-10001"

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"subject_name": "\u200b"}, "subject_name"),
            ({"rights": ()}, "rights"),
            ({"received_on": None}, "received_on"),
            ({"received_on": TODAY + timedelta(1)}, "received_on"),
            ({"received_on": date(1, 1, 1), "received_note": "Really."}, "received_on"),
            ({"received_on": date(9999, 12, 31), "received_note": "Really."}, "received_on"),
            ({"subject_email": "a@b.gr\r\nBcc: z@w.gr"}, "subject_email"),
            ({"subject_name": "An\x00n"}, "subject_name"),
            ({"notes": "\ud800"}, "notes"),
            ({"pages_final": 10**30}, "pages_final"),
            ({"role": Role.PROCESSOR}, "client"),
            ({"reference": "DSR-1"}, "reference"),
            ({"stage": Stage.ANSWERED}, "stage"),
            ({"id": 9}, "id"),
            ({"answered_on": TODAY}, "answered_on"),
        ],
    )
    def test_what_cannot_be_kept_leaves_no_trace(self, register, values, field):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            opened(register, **values)
        assert set(raised.value.problems) == {field}

    @pytest.mark.parametrize(
        "name",
        [
            "Robert'); DROP TABLE requests;--",
            "<b>Ann</b>",
            "עברית",
            "李小龍",
            "John <john@example.com>",
            "Zoe\u0301",
            "👩‍👩‍👧",
        ],
    )
    def test_any_name_is_kept_as_it_was_typed(self, register, name):
        case = opened(register, subject_name=name, notes=f"{name}\n\n\ttwice  {name}")
        kept = register.get(Case, case.id)
        assert (kept.subject_name, kept.notes) == (name, f"{name}\n\n\ttwice  {name}")

    def test_listeners_are_told_the_tables_after_the_change(self, register):
        told = []
        register.listen(told.append)
        opened(register)
        assert told == [frozenset({"case"})]

    def test_a_link_to_no_record_is_refused(self, register):
        with nothing_changes(register), pytest.raises(ProblemsFound, match=r"^Case 77 is not in the register\.$"):
            opened(register, reminder_of=77)


class TestEditing:
    def test_only_what_changed_is_in_the_history(self, register, case):
        edited = cases.edit_case(register, case.id, title="All her data", language="fr")
        assert edited == register.get(Case, case.id) == replace(case, title="All her data", language="fr")
        entry = last_entry(register)
        assert (entry.verb, entry.before, entry.after) == (
            "case.edit", {"title": "", "language": ""}, {"title": "All her data", "language": "fr"},
        )  # fmt: skip

    def test_the_same_values_again_leave_no_entry(self, register, case):
        with nothing_changes(register):
            assert cases.edit_case(register, case.id, subject_name=case.subject_name) == case

    @pytest.mark.parametrize("field", sorted(cases.COURSE))
    def test_the_course_of_a_case_is_not_written_by_hand(self, register, case, field):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            cases.edit_case(register, case.id, **{field: None})
        assert set(raised.value.problems) == {field}

    def test_another_day_of_receipt_needs_a_word_why(self, register, case):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            cases.edit_case(register, case.id, received_on=date(2026, 3, 4))
        assert set(raised.value.problems) == {"received_note"}
        first = cases.edit_case(register, case.id, received_on=date(2026, 3, 4), received_note="Lay at the desk.")
        assert first.received_on == date(2026, 3, 4)
        with nothing_changes(register), pytest.raises(ProblemsFound):
            cases.edit_case(register, case.id, received_on=date(2026, 3, 3))

    @pytest.mark.parametrize("today", [date(1970, 1, 1), date(2026, 2, 28), date(2037, 1, 5)])
    def test_a_wrong_clock_or_many_years_do_not_question_a_recorded_receipt(self, register, case, clock, today):
        clock.day = today
        assert cases.edit_case(register, case.id, title="Still hers").title == "Still hers"

    def test_there_must_be_such_a_case(self, register):
        with nothing_changes(register), pytest.raises(NotFound, match="Case 77 is not in the register"):
            cases.edit_case(register, 77, title="x")

    def test_an_answered_case_keeps_a_decision(self, register):
        case = brought_to(register, opened(register, Right.ERASURE), *TO_READY, Stage.ANSWERED)
        for outcome in (None, Outcome.WITHDRAWN):
            with nothing_changes(register), pytest.raises(MoveNotAllowed):
                cases.edit_case(register, case.id, outcome=outcome)
        assert cases.edit_case(register, case.id, outcome=Outcome.NOTHING_HELD).outcome is Outcome.NOTHING_HELD

    def test_a_case_closed_without_answer_does_not_become_an_answered_one(self, register, case):
        brought_to(register, case, Stage.CLOSED, outcome=Outcome.WITHDRAWN)
        with nothing_changes(register), pytest.raises(MoveNotAllowed):
            cases.edit_case(register, case.id, outcome=Outcome.GRANTED)


class TestTheGate:
    def test_nobody_gets_an_answer_before_it_is_known_who_asks(self, register, case):
        brought_to(register, case, Stage.ACCEPTED)
        with nothing_changes(register), pytest.raises(IdentityNotSettled):
            cases.move_case(register, case.id, Stage.READY, outcome=Outcome.GRANTED)
        settle(register, case)
        assert brought_to(register, case, Stage.READY, Stage.ANSWERED).answered_on == TODAY

    def test_a_waiver_with_its_reason_opens_it(self, register, case):
        settle(register, case, method=None, result=IdentityResult.WAIVED, reason="Wrote from her known address.")
        assert brought_to(register, case, *TO_READY).stage is Stage.READY

    @pytest.mark.parametrize(
        "stages", [TO_READY, (*TO_READY, Stage.ANSWERED), (*TO_READY, Stage.ANSWERED, Stage.CLOSED)]
    )
    @pytest.mark.parametrize("change", [{"rights": (Right.ERASURE, Right.ACCESS)}, {"rights": (Right.PORTABILITY,)}])
    def test_an_edit_does_not_lead_around_it(self, register, stages, change):
        case = brought_to(register, opened(register, Right.ERASURE), *stages)
        with nothing_changes(register), pytest.raises(IdentityNotSettled):
            cases.edit_case(register, case.id, **change)

    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.NOTHING_HELD, None])
    def test_a_refusal_does_not_become_a_disclosure(self, register, case, outcome):
        cases.edit_case(register, case.id, **REFUSAL)
        brought_to(register, case, *TO_READY)
        with nothing_changes(register), pytest.raises(IdentityNotSettled):
            cases.edit_case(register, case.id, outcome=outcome)

    def test_an_answer_that_was_given_can_still_be_described(self, register, case, clock):
        settle(register, case)
        brought_to(register, case, *TO_READY, Stage.ANSWERED)
        clock.day += timedelta(1)
        case_work.add_identity_check(register, case.id, result=IdentityResult.FAILED, reason="It was her sister.")
        assert cases.edit_case(register, case.id, notes="See the last check.").notes == "See the last check."


class TestMoving:
    def test_each_step_is_kept_with_its_entry(self, register, case):
        moved = cases.move_case(register, case.id, Stage.ACCEPTED, title="Clear")
        entry = last_entry(register)
        assert (moved.stage, entry.verb, entry.before, entry.after) == (
            Stage.ACCEPTED,
            "case.move",
            {"stage": "received", "title": ""},
            {"stage": "accepted", "title": "Clear"},
        )

    def test_a_step_that_is_not_allowed_leaves_no_trace(self, register, case):
        with nothing_changes(register), pytest.raises(MoveNotAllowed):
            cases.move_case(register, case.id, Stage.REVIEW, title="Clear")
        with nothing_changes(register), pytest.raises(MoveNotAllowed):
            cases.move_case(register, case.id, Stage.CLOSED)
        with nothing_changes(register), pytest.raises(ProblemsFound):
            cases.move_case(register, case.id, Stage.ACCEPTED, subject_name="")

    def test_the_day_of_the_answer_may_be_an_earlier_one_and_not_a_later(self, register):
        case = brought_to(register, opened(register, Right.ERASURE), *TO_READY)
        for day in (TODAY + timedelta(1), RECEIVED - timedelta(1)):
            with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
                cases.move_case(register, case.id, Stage.ANSWERED, outcome=Outcome.GRANTED, answered_on=day)
            assert set(raised.value.problems) == {"answered_on"}
        answered = cases.move_case(
            register, case.id, Stage.ANSWERED, outcome=Outcome.GRANTED, answered_on=date(2026, 3, 9)
        )
        assert answered.answered_on == date(2026, 3, 9)

    def test_only_an_answer_has_a_day_of_answer(self, register, case):
        with nothing_changes(register), pytest.raises(ProblemsFound):
            cases.move_case(register, case.id, Stage.ACCEPTED, answered_on=TODAY)

    def test_closing_dates_the_case_and_a_reopened_one_waits_again(self, register, clock):
        case = brought_to(register, opened(register, Right.ERASURE), *TO_READY, Stage.ANSWERED, Stage.CLOSED)
        assert (case.answered_on, case.closed_on) == (TODAY, TODAY)
        clock.day -= timedelta(9)
        again = cases.move_case(register, case.id, Stage.REVIEW, received_note="Clock was wrong.")
        assert (again.answered_on, again.closed_on) == (None, None)

    def test_a_forwarded_case_is_dated(self, register):
        case = opened(register, role=Role.PROCESSOR, client="Acme Retail")
        closed = brought_to(register, case, Stage.CLOSED, outcome=Outcome.FORWARDED)
        assert (closed.forwarded_on, closed.closed_on) == (TODAY, TODAY)
        assert cases.case_file(register, case.id, TODAY).clock.state is ClockState.ENDED

    @pytest.mark.parametrize("rights", [(Right.MARKETING_OBJECTION,), (Right.ERASURE, Right.MARKETING_OBJECTION)])
    def test_an_objection_to_marketing_is_not_refused(self, register, rights):
        case = brought_to(register, opened(register, *rights), Stage.ACCEPTED)
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            cases.move_case(register, case.id, Stage.READY, **REFUSAL)
        assert "never be refused" in str(raised.value.problems["refusal_grounds"])


def test_no_check_is_left_behind_by_a_failed_verb(register, case):
    with nothing_changes(register), pytest.raises(ProblemsFound):
        case_work.add_identity_check(register, case.id, asked_on=TODAY)
    assert register.all(IdentityCheck) == []


def test_a_case_knows_the_notice_that_was_in_force_when_it_came(register):
    published = {"notice": "Privacy notice", "state": NoticeState.PUBLISHED}
    old = add_record(register, "notice_version", number="1", effective_from=date(2024, 1, 1), **published)
    add_record(register, "notice_version", number="2", effective_from=date(2026, 3, 8), **published)
    assert opened(register, received_on=date(2026, 3, 5)).notice == old.id
    assert opened(register, received_on=date(2023, 3, 5)).notice is None
    assert opened(register, notice_version="Website, 2019").notice is None
