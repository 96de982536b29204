"""What hangs on a case: checks, tasks, messages, pauses and files, kept whole or refused without a trace."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest

from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.errors import IdentityNotSettled, NotFound, OfficerError, ProblemsFound
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.vocabulary import (
    AttachmentKind,
    Delivery,
    Direction,
    IdentityMethod,
    IdentityResult,
    Outcome,
    PauseReason,
    Right,
    Stage,
    TaskAnswer,
)
from officer_app.services import case_work, cases, organisation
from tests.services.conftest import RECEIVED, TODAY, brought_to, last_entry, nothing_changes, opened, settle

DOUBT = {"doubt": "She wrote from another address.", "asked_on": TODAY}
TO_READY = (Stage.ACCEPTED, Stage.COLLECTING, Stage.REVIEW, Stage.READY)


class TestIdentityChecks:
    def test_a_check_is_kept_with_its_entry(self, register, case):
        check = case_work.add_identity_check(register, case.id, **DOUBT)
        assert check == register.get(IdentityCheck, check.id)
        assert (check.case_id, check.result, check.without_undue_delay) == (case.id, IdentityResult.PENDING, True)
        entry = last_entry(register)
        assert (entry.verb, entry.record_type, entry.before) == ("identity.add", "identity_check", None)
        assert entry.after["doubt"] == DOUBT["doubt"]

    def test_a_question_after_the_days_of_the_organisation_was_delayed(self, register, case):
        asked_on = RECEIVED + timedelta(6)
        check = case_work.add_identity_check(register, case.id, doubt="Late doubt.", asked_on=asked_on)
        assert not check.without_undue_delay
        organisation.save_organisation(register, undue_delay_days=6)
        assert case_work.change_identity_check(register, check.id, chased_on=TODAY).without_undue_delay

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"asked_on": TODAY}, "doubt"),
            ({"result": IdentityResult.WAIVED}, "reason"),
            ({"result": IdentityResult.PASSED}, "method"),
            ({"asked_on": RECEIVED - timedelta(1), "doubt": "x"}, "asked_on"),
            (DOUBT | {"obtained_on": RECEIVED}, "obtained_on"),
            (DOUBT | {"obtained_on": date(9999, 12, 31)}, "obtained_on"),
            ({"attempts": 4}, "attempts"),
            ({"attempts": None}, "attempts"),
            ({"result": None}, "result"),
            ({"reason": "a\x00b"}, "reason"),
        ],
    )
    def test_what_a_check_lacks_leaves_no_trace(self, register, case, values, field):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            case_work.add_identity_check(register, case.id, **values)
        assert set(raised.value.problems) == {field}
        kept = case_work.add_identity_check(register, case.id)
        with nothing_changes(register), pytest.raises(ProblemsFound):
            case_work.change_identity_check(register, kept.id, **values)

    def test_what_became_of_it(self, register, case):
        check = case_work.add_identity_check(register, case.id, **DOUBT)
        case_work.change_identity_check(
            register, check.id, obtained_on=TODAY, result=IdentityResult.PASSED, method=IdentityMethod.CODE
        )
        entry = last_entry(register)
        assert (entry.verb, entry.before["result"]) == ("identity.edit", IdentityResult.PENDING)
        assert brought_to(register, case, *TO_READY).stage is Stage.READY

    def test_a_case_that_is_ready_does_not_lose_its_check(self, register, case):
        check = settle(register, case)
        brought_to(register, case, *TO_READY)
        with nothing_changes(register), pytest.raises(IdentityNotSettled):
            case_work.change_identity_check(register, check.id, result=IdentityResult.FAILED)
        with nothing_changes(register), pytest.raises(IdentityNotSettled):
            case_work.add_identity_check(register, case.id, **DOUBT)
        cases.move_case(register, case.id, Stage.REVIEW)
        case_work.add_identity_check(register, case.id, **DOUBT)
        with nothing_changes(register), pytest.raises(IdentityNotSettled):
            cases.move_case(register, case.id, Stage.READY)

    def test_the_letter_that_asks_dates_the_open_checks(self, register, case):
        waiting = case_work.add_identity_check(register, case.id, doubt="Another address.")
        settled = settle(register, case)
        with register.change("letter.identity_request") as work:
            case_work.ask_identity_within(work, case, TODAY)
        assert register.get(IdentityCheck, waiting.id).asked_on == TODAY
        assert register.get(IdentityCheck, settled.id) == settled

    def test_no_check_without_its_case(self, register):
        with nothing_changes(register), pytest.raises(NotFound):
            case_work.add_identity_check(register, 77, **DOUBT)
        with nothing_changes(register), pytest.raises(NotFound):
            case_work.change_identity_check(register, 77, attempts=2)


class TestTasks:
    def test_a_search_is_asked_chased_and_answered(self, register, case, clock):
        task = case_work.add_task(register, case.id, system="CRM", asked_on=TODAY, due_on=date(2026, 3, 17))
        assert last_entry(register).verb == "task.add"
        clock.day = date(2026, 3, 18)
        for count in (1, 2):
            chased = case_work.chase_task(register, task.id)
            assert (chased.chases, chased.chased_on) == (count, clock.day)
        assert last_entry(register).verb == "task.chase"
        done = case_work.change_task(register, task.id, answer=TaskAnswer.FOUND, pages=3)
        assert (done.answered_on, register.get(SearchTask, task.id)) == (clock.day, done)
        assert last_entry(register).verb == "task.edit"

    def test_the_day_of_an_answer_may_be_given(self, register, case):
        task = case_work.add_task(register, case.id, system="CRM")
        done = case_work.change_task(register, task.id, answer=TaskAnswer.NOT_FOUND, answered_on=RECEIVED)
        assert done.answered_on == RECEIVED

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"system": " "}, "system"),
            ({"asked_on": TODAY, "due_on": RECEIVED}, "due_on"),
            ({"pages": -1}, "pages"),
            ({"chases": None}, "chases"),
        ],
    )
    def test_what_is_wrong_leaves_no_trace(self, register, case, values, field):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            case_work.add_task(register, case.id, **{"system": "CRM"} | values)
        assert set(raised.value.problems) == {field}
        task = case_work.add_task(register, case.id, system="CRM")
        with nothing_changes(register), pytest.raises(ProblemsFound):
            case_work.change_task(register, task.id, **values)

    def test_no_task_without_its_case(self, register):
        for verb in (
            lambda: case_work.add_task(register, 77, system="CRM"),
            lambda: case_work.change_task(register, 77, pages=1),
            lambda: case_work.chase_task(register, 77),
        ):
            with nothing_changes(register), pytest.raises(NotFound):
                verb()


class TestMessages:
    def test_a_message_is_filed_today_unless_told_otherwise(self, register, case):
        message = case_work.add_message(register, case.id, subject="Mes données", body="Que savez-vous ?\n\n  --  A.")
        assert message == register.get(Message, message.id)
        assert (message.received_on, message.direction) == (TODAY, Direction.IN)
        assert (last_entry(register).verb, last_entry(register).record_type) == ("message.add", "message")
        assert case_work.add_message(register, case.id, received_on=RECEIVED).received_on == RECEIVED

    def test_what_became_of_a_message_is_recorded_only_for_one_that_went_out(self, register, case):
        sent = case_work.add_message(register, case.id, direction=Direction.OUT, delivery=Delivery.PENDING)
        assert case_work.record_delivery(register, sent.id, Delivery.BOUNCED).delivery is Delivery.BOUNCED
        assert last_entry(register).verb == "message.delivery"
        came = case_work.add_message(register, case.id)
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            case_work.record_delivery(register, came.id, Delivery.SENT)
        assert set(raised.value.problems) == {"delivery"}

    def test_a_note_is_a_message_of_her_own(self, register, case):
        note = case_work.add_note(register, case.id, "Called her.")
        assert (note.direction, note.body) == (Direction.NOTE, "Called her.")

    @pytest.mark.parametrize("body", ["", "  \n", "\u200b"])
    def test_an_empty_note_is_not_filed(self, register, case, body):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            case_work.add_note(register, case.id, body)
        assert set(raised.value.problems) == {"body"}

    def test_what_cannot_be_kept_leaves_no_trace(self, register, case):
        with nothing_changes(register), pytest.raises(ProblemsFound):
            case_work.add_message(register, case.id, body="a\x00b", subject="x\r\nBcc: y")
        with nothing_changes(register), pytest.raises(NotFound):
            case_work.add_note(register, 77, "x")


class TestPauses:
    def test_a_pause_is_a_fact_and_moves_only_the_second_date(self, register, case):
        pause = case_work.add_pause(register, case.id, reason=PauseReason.CLARIFICATION, asked_on=RECEIVED)
        assert last_entry(register).verb == "pause.add"
        case_work.change_pause(register, pause.id, answered_on=TODAY)
        assert (last_entry(register).verb, last_entry(register).after) == ("pause.edit", {"answered_on": TODAY})
        dates = cases.case_file(register, case.id, TODAY).deadlines
        assert (dates.due_on, dates.paused_due_on) == (date(2026, 4, 7), date(2026, 4, 10))

    def test_a_question_asked_late_is_marked_as_such(self, register, case):
        late = RECEIVED + timedelta(6)
        assert not case_work.add_pause(register, case.id, asked_on=late).without_undue_delay
        assert case_work.add_pause(register, case.id, asked_on=RECEIVED).without_undue_delay
        told = case_work.add_pause(register, case.id, asked_on=RECEIVED, without_undue_delay=False)
        assert not told.without_undue_delay

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"asked_on": None}, "asked_on"),
            ({"asked_on": RECEIVED - timedelta(1)}, "asked_on"),
            ({"asked_on": TODAY, "answered_on": RECEIVED}, "answered_on"),
            ({"asked_on": date(9999, 12, 31)}, "asked_on"),
            ({"asked_on": TODAY, "reason": None}, "reason"),
        ],
    )
    def test_what_is_wrong_leaves_no_trace(self, register, case, values, field):
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            case_work.add_pause(register, case.id, **values)
        assert set(raised.value.problems) == {field}
        kept = case_work.add_pause(register, case.id, asked_on=RECEIVED)
        with nothing_changes(register), pytest.raises(ProblemsFound):
            case_work.change_pause(register, kept.id, **values)

    def test_no_pause_without_its_case(self, register):
        with nothing_changes(register), pytest.raises(NotFound):
            case_work.add_pause(register, 77, asked_on=TODAY)
        with nothing_changes(register), pytest.raises(NotFound):
            case_work.change_pause(register, 77, answered_on=TODAY)
        assert register.all(Pause) == []


class TestFiles:
    def test_a_file_is_copied_in_under_its_digest_and_out_again(self, register, case, tmp_path):
        (tmp_path / "request.txt").write_bytes(b"Que savez-vous de moi ?")
        kept = case_work.attach_file(register, case.id, tmp_path / "request.txt", AttachmentKind.REQUEST)
        assert kept == register.get(Attachment, kept.id)
        assert (kept.name, kept.size, kept.kind) == ("request.txt", 23, AttachmentKind.REQUEST)
        assert kept.digest == hashlib.sha256(b"Que savez-vous de moi ?").hexdigest()
        assert kept.added_at == datetime(2026, 3, 10, 12, tzinfo=UTC)
        assert last_entry(register).verb == "attachment.add"
        (tmp_path / "out.txt").write_text("older")
        out = case_work.save_attachment(register, kept.id, tmp_path / "out.txt")
        assert out.read_bytes() == b"Que savez-vous de moi ?"
        assert out.stat().st_mode & 0o777 == 0o600
        assert sorted(path.name for path in tmp_path.iterdir() if "officer" not in path.name) == [
            "out.txt",
            "request.txt",
        ]

    def test_the_same_contents_are_kept_once(self, register, case, tmp_path):
        for name in ("one.txt", "two.txt"):
            (tmp_path / name).write_bytes(b"same")
            case_work.attach_file(register, case.id, tmp_path / name, AttachmentKind.INTERNAL)
        digests = {each.digest for each in register.all(Attachment)}
        assert len(digests) == 1

    def test_a_file_that_cannot_be_taken_leaves_no_trace(self, register, case, tmp_path):
        organisation.save_organisation(register, attachment_limit_mb=1)
        (tmp_path / "large.bin").write_bytes(b"x" * 1_000_001)
        (tmp_path / "link").symlink_to(tmp_path / "large.bin")
        for name in ("large.bin", "link", "not-there", "."):
            with nothing_changes(register), pytest.raises(OfficerError):
                case_work.attach_file(register, case.id, tmp_path / name, AttachmentKind.INTERNAL)
        (tmp_path / "small.txt").write_bytes(b"x")
        with nothing_changes(register), pytest.raises(NotFound):
            case_work.attach_file(register, 77, tmp_path / "small.txt", AttachmentKind.INTERNAL)

    @pytest.mark.parametrize("place", ["no-such-folder/out.txt", "a-file/out.txt", "a-folder"])
    def test_a_place_that_cannot_be_written_is_one_sentence(self, register, case, tmp_path, place):
        (tmp_path / "a-file").write_bytes(b"x")
        (tmp_path / "a-folder").mkdir()
        kept = case_work.attach_file(register, case.id, tmp_path / "a-file", AttachmentKind.INTERNAL)
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(OfficerError, match="could not be written"):
            case_work.save_attachment(register, kept.id, tmp_path / place)
        assert sorted(tmp_path.rglob("*")) == before


def test_an_answered_case_can_still_take_notes_and_checks(register):
    case = opened(register, Right.ERASURE)
    brought_to(register, case, *TO_READY, Stage.ANSWERED, Stage.CLOSED, outcome=Outcome.GRANTED)
    note = case_work.add_note(register, case.id, "She thanked us.")
    check = case_work.add_identity_check(register, case.id, **DOUBT)
    assert register.get(Message, note.id).body == "She thanked us."
    assert register.get(IdentityCheck, check.id).doubt == DOUBT["doubt"]


def test_what_hangs_on_a_case_stays_with_it(register, case):
    other = opened(register, Right.ERASURE)
    task = case_work.add_task(register, case.id, system="Mailing platform")
    with nothing_changes(register), pytest.raises(ProblemsFound, match="stays with that case"):
        case_work.change_task(register, task.id, case_id=other.id)
