"""What hangs together: messages and their answers, files and their redacted versions, reminders and first requests."""

from datetime import date, timedelta

import pytest

from officer_app.domain.correspondence import Attachment, Message, SearchTask
from officer_app.domain.errors import MoveNotAllowed, NotFound, ProblemsFound
from officer_app.domain.vocabulary import (
    AttachmentKind,
    ClockState,
    Direction,
    ExtensionReason,
    Outcome,
    Right,
    Role,
    Stage,
    TaskAnswer,
)
from officer_app.services import case_work, cases
from officer_app.services.intake import open_case_from, read_bytes
from officer_app.services.listing import case_lines
from tests.services.conftest import RECEIVED, TODAY, brought_to, last_entry, nothing_changes, opened

REASON = {"extension_reason": ExtensionReason.COMPLEXITY, "extension_details": "Five archives on paper."}


class TestMessages:
    @pytest.fixture
    def asked(self, register, case):
        return case_work.add_message(register, case.id, subject="My data", received_on=RECEIVED)

    def test_an_answer_names_what_it_answers(self, register, case, asked):
        reply = case_work.add_message(register, case.id, direction=Direction.OUT, in_reply_to=asked.id)
        assert register.get(Message, reply.id).in_reply_to == asked.id
        assert case_work.link_message(register, reply.id, None).in_reply_to is None
        case_work.link_message(register, reply.id, asked.id)
        entry = last_entry(register)
        assert (entry.verb, entry.before, entry.after) == (
            "message.link", {"in_reply_to": None}, {"in_reply_to": asked.id})  # fmt: skip

    def test_a_message_of_another_case_or_a_note_is_not_answered(self, register, case, asked):
        elsewhere = case_work.add_message(register, opened(register).id, subject="Other")
        note = case_work.add_note(register, case.id, "He called.")
        for wrong in (elsewhere.id, note.id, asked.id, 77):
            with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
                case_work.link_message(register, asked.id, wrong)
            assert set(raised.value.problems) == {"in_reply_to"}
        with nothing_changes(register), pytest.raises(ProblemsFound):
            case_work.add_message(register, case.id, in_reply_to=elsewhere.id)


class TestFiles:
    @pytest.fixture
    def attach(self, register, case, tmp_path):
        def attached(name, kind=AttachmentKind.INTERNAL, **values):
            (tmp_path / name).write_bytes(name.encode())
            return case_work.attach_file(register, case.id, tmp_path / name, kind, **values)

        return attached

    def test_a_file_attached_as_the_wrong_thing_is_corrected_with_an_entry(self, register, attach):
        whole = attach("export.csv", AttachmentKind.RESPONSE)
        corrected = case_work.change_attachment(register, whole.id, kind=AttachmentKind.INTERNAL, redacts=None)
        assert corrected.kind is AttachmentKind.INTERNAL
        assert last_entry(register).verb == "attachment.edit"
        redacted = attach("export without names.csv", AttachmentKind.RESPONSE, redacts=whole.id)
        assert register.get(Attachment, redacted.id).redacts == whole.id
        assert register.content(whole.digest) == b"export.csv"

    def test_the_whole_file_is_no_response_beside_its_redacted_version(self, register, attach):
        whole = attach("export.csv", AttachmentKind.RESPONSE)
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            attach("cut.csv", AttachmentKind.RESPONSE, redacts=whole.id)
        assert "export.csv is a response" in str(raised.value.problems["redacts"])
        case_work.change_attachment(register, whole.id, kind=AttachmentKind.INTERNAL, redacts=None)
        cut = attach("cut.csv", AttachmentKind.RESPONSE, redacts=whole.id)
        for record, values, field in (
            (whole, {"kind": AttachmentKind.RESPONSE, "redacts": None}, "kind"),
            (cut, {"kind": AttachmentKind.RESPONSE, "redacts": cut.id}, "redacts"),
            (whole, {"kind": AttachmentKind.INTERNAL, "redacts": cut.id}, "redacts"),
        ):
            with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
                case_work.change_attachment(register, record.id, **values)
            assert set(raised.value.problems) == {field}

    def test_there_is_nothing_to_correct_where_no_file_is(self, register):
        with nothing_changes(register), pytest.raises(NotFound):
            case_work.change_attachment(register, 77, kind=AttachmentKind.INTERNAL, redacts=None)


class TestReminders:
    def test_a_reminder_has_the_dates_of_the_first_request_wherever_it_is_shown(self, register, case):
        chaser = opened(register, received_on=TODAY, reminder_of=case.id)
        cases.extend_case(register, case.id, **REASON)
        due = cases.case_file(register, case.id, TODAY).deadlines.due_on
        file = cases.case_file(register, chaser.id, TODAY)
        assert (file.deadlines.due_on, file.clock.state) == (due, ClockState.EXTENDED)
        assert [line.deadlines.due_on for line in case_lines(register, TODAY)] == [due, due]
        assert "reminder of DSR-2026-0001" in str(file.deadlines.explanation[0])

    def test_more_time_is_taken_in_the_first_case_only(self, register, case):
        chaser = opened(register, received_on=TODAY, reminder_of=case.id)
        with nothing_changes(register), pytest.raises(MoveNotAllowed, match="reminder of DSR-2026-0001"):
            cases.extend_case(register, chaser.id, **REASON)

    def test_after_the_answer_a_new_month_starts(self, register, clock):
        first = brought_to(register, opened(register, Right.ERASURE), Stage.ACCEPTED, Stage.READY, Stage.ANSWERED)
        clock.day = date(2026, 3, 20)
        again = opened(register, Right.ERASURE, received_on=clock.day, reminder_of=first.id)
        assert cases.case_file(register, again.id, clock.day).deadlines.first_due_on == date(2026, 4, 20)


def test_a_case_taken_up_again_runs_until_it_is_forwarded_anew(register, clock):
    case = opened(register, role=Role.PROCESSOR, client="Acme Retail")
    brought_to(register, case, Stage.CLOSED, outcome=Outcome.FORWARDED)
    clock.day += timedelta(days=3)
    again = cases.move_case(register, case.id, Stage.REVIEW)
    assert (again.reopened_on, again.forwarded_on) == (clock.day, TODAY)
    assert cases.case_file(register, case.id, clock.day).clock.state is ClockState.RUNNING
    clock.day += timedelta(days=1)
    cases.edit_case(register, case.id, forwarded_on=clock.day)
    assert cases.case_file(register, case.id, clock.day).clock.state is ClockState.ENDED


def test_the_same_person_is_found_under_each_of_her_addresses_and_names(register):
    first = opened(register, subject_email="zoe@example.org", subject_other_emails=("old@example.net",),
        subject_aliases=("Zoé Dupont",))  # fmt: skip
    opened(register, subject_name="Bram", subject_email="bram@example.org")
    for found in (
        {"name": "", "email": "OLD@example.net"},
        {"name": "zoe dupont", "email": ""},
        {"name": "", "email": "new@example.org", "other_emails": ("zoe@example.org",)},
    ):
        assert cases.similar_cases(register, **found) == [first]
    assert cases.similar_cases(register, name="", email="") == []


def test_a_task_may_serve_one_right_under_a_condition_and_fall_away(register, case):
    task = case_work.add_task(register, case.id, system="CRM", right=Right.ACCESS, condition="Only if a customer.")
    done = case_work.change_task(register, task.id, answer=TaskAnswer.NOT_NEEDED)
    assert done == register.get(SearchTask, task.id)
    assert (done.right, done.condition, done.answered_on) == (Right.ACCESS, "Only if a customer.", TODAY)


LAWYER = b"""From: Noel Roux <roux@cabinet.example>
To: privacy@acme.example
Subject: Access request of my client
Content-Type: text/plain; charset=utf-8

Dear Sir or Madam,

I write on behalf of my client, Helen Carter. Please send a copy of all personal data that you hold about her.

Yours faithfully,
Noel Roux
"""


def test_the_address_of_a_mail_written_for_somebody_else_is_the_writers(register):
    candidate = read_bytes(LAWYER)
    assert candidate.requester.on_behalf_by == "Noel Roux"
    case = open_case_from(register, candidate, received_on=RECEIVED)
    assert (case.subject_name, case.subject_email) == ("Helen Carter", "")
    assert (case.requester_name, case.requester_email) == ("Noel Roux", "roux@cabinet.example")
