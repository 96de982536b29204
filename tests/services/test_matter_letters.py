"""Letters about tasks, notices, changes, disclosures and breaches: kept once, with the dates that follow from them."""

from datetime import UTC, date, datetime

import pytest

from officer_app.domain.breach import Breach, NotificationStage, SubjectsTold
from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message, SearchTask
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.document import Document
from officer_app.domain.errors import NotFound
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome
from officer_app.domain.vocabulary import AttachmentKind, Delivery, Direction
from officer_app.services import output, registers
from officer_app.services.documents import documents_of, read_document
from officer_app.services.matters import read_matter
from tests.services.conftest import TODAY, last_entry, nothing_changes
from tests.services.matters_told import KIND_OF, OF_CASE, OF_RECORD, RECEIVED, record_for, tell_matters


@pytest.fixture
def told(register):
    return tell_matters(register)


def make(register, told, key, language="en"):
    """Make the letter of a key about the record that was told for it."""
    return output.make_letter(register, record_for(told, key), key, language)


def test_every_letter_that_is_not_of_a_case_is_tried_here():
    assert {*OF_CASE, *OF_RECORD} == {each.key for each in output.letter_types() if each.about != "case"}
    assert {each.about for each in output.letter_types()} - {"case"} == set(KIND_OF.values())


@pytest.mark.parametrize("key", OF_CASE)
def test_a_letter_of_a_task_or_a_notice_is_a_message_of_its_case_with_its_pages(register, told, key):
    made = make(register, told, key)
    message = register.all(Message, case_id=told["case"])[-1]
    assert made.message == message
    assert made.is_kept
    assert not made.written.draft
    assert (message.direction, message.template, message.delivery) == (Direction.OUT, key, Delivery.PENDING)
    (pages,) = register.all(Attachment, message_id=message.id)
    assert register.content(pages.digest) == made.written.pdf
    assert pages.kind is AttachmentKind.INTERNAL, "it must not leave with the answer to the person"


@pytest.mark.parametrize("key", OF_RECORD)
def test_a_letter_about_another_record_is_a_file_beside_it(register, told, key):
    made = make(register, told, key)
    record = register.get(RECORD_TYPES[KIND_OF[key]].record, record_for(told, key))
    (document,) = documents_of(register, record)
    assert document == made.document
    assert (document.dated_on, document.title) == (TODAY, made.written.subject)
    assert read_document(register, document.id) == made.written.pdf
    assert last_entry(register).verb == f"letter.{key}"


@pytest.mark.parametrize("key", [*OF_CASE, *OF_RECORD])
def test_the_same_letter_made_again_is_kept_once(register, told, key):
    first = make(register, told, key)
    with nothing_changes(register):
        again = make(register, told, key)
    assert again.written.pdf == first.written.pdf
    assert (again.message, again.document) == (first.message, first.document)


def test_two_tasks_asked_on_one_day_are_each_kept_once(register, told):
    numbers = (told["search_task"], told["asked_task"])
    first = [output.make_letter(register, number, "instruction_search").message for number in numbers]
    again = [output.make_letter(register, number, "instruction_search").message for number in numbers]
    assert first == again
    assert len(register.all(Message, case_id=told["case"])) == 2


@pytest.mark.parametrize("key", [*OF_CASE, *OF_RECORD])
@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_each_is_made_in_the_language_asked_for(register, told, key, language):
    made = make(register, told, key, language)
    assert made.is_kept
    assert made.written.language == language


def test_a_draft_is_kept_nowhere(register, told):
    registers.change_record(register, "breach", told["breach"], effects="")
    registers.change_record(register, "recipient_notice", told["recipient_notice"], details="")
    for key in ("breach_letter", "recipient_notice"):
        with nothing_changes(register):
            made = make(register, told, key)
        assert made.written.draft
        assert not made.is_kept


def test_an_instruction_says_when_it_was_asked_and_keeps_an_earlier_day(register, told):
    make(register, told, "instruction_search")
    assert register.get(SearchTask, told["search_task"]).asked_on == TODAY
    output.make_letter(register, told["asked_task"], "instruction_search")
    assert register.get(SearchTask, told["asked_task"]).asked_on == RECEIVED


def test_a_reminder_is_counted_on_each_day(register, told, clock):
    for day in (TODAY, date(2026, 3, 17)):
        clock.day = day
        make(register, told, "instruction_chase")
    task = register.get(SearchTask, told["asked_task"])
    assert (task.chases, task.chased_on) == (2, date(2026, 3, 17))


def test_with_the_last_notice_all_recipients_of_the_case_are_told(register, told):
    facts = {"case_id": told["case"], "done_on": RECEIVED, "details": "Customer 4711."}
    second = registers.add_record(register, "recipient_notice", name="Quay", email="q@quay.example", **facts)
    make(register, told, "recipient_notice")
    assert register.get(RecipientNotice, told["recipient_notice"]).told_on == TODAY
    assert register.get(Case, told["case"]).recipients_told_on is None
    output.make_letter(register, second.id, "recipient_notice")
    assert register.get(Case, told["case"]).recipients_told_on == TODAY


def test_an_objection_is_the_outcome_of_the_change_and_keeps_its_day(register, told, clock):
    make(register, told, "sub_processor_objection")
    clock.day = date(2026, 3, 12)
    make(register, told, "sub_processor_objection")
    change = register.get(ChangeNotice, told["change_notice"])
    assert (change.outcome, change.decided_on) == (ChangeOutcome.OBJECTED, TODAY)
    assert len(change.documents) == 2


def test_a_reply_to_an_authority_leaves_what_was_decided(register, told):
    before = register.get(Disclosure, told["disclosure"])
    make(register, told, "disclosure_reply")
    after = register.get(Disclosure, told["disclosure"])
    assert (after.outcome, after.disclosed_on) == (before.outcome, before.disclosed_on)
    assert len(after.documents) == 1


def test_the_people_of_a_breach_are_told_with_their_letter(register, told):
    make(register, told, "breach_letter")
    breach = register.get(Breach, told["breach"])
    assert (breach.subjects_told, breach.subjects_told_on) == (SubjectsTold.YES, TODAY)


def test_a_notification_is_the_first_and_then_a_further_one(register, told, clock):
    make(register, told, "breach_notification")
    breach = register.get(Breach, told["breach"])
    first_at = datetime(2026, 3, 10, 12, tzinfo=UTC)
    assert (breach.notification, breach.notified_at) == (NotificationStage.INITIAL, first_at)
    clock.day = date(2026, 3, 20)
    written = make(register, told, "breach_notification").written
    breach = register.get(Breach, told["breach"])
    assert (breach.notification, breach.notified_at) == (NotificationStage.FOLLOW_UP, first_at)
    assert "Further notification" in written.text
    assert len(register.all(Document)) == 2


def test_a_late_notification_without_reasons_is_a_draft(register, told, clock):
    clock.day = date(2026, 3, 13)
    made = make(register, told, "breach_notification")
    assert [fact.key for fact in made.written.missing] == ["delay_reason"]
    registers.change_record(register, "breach", told["breach"], delay_reason="The facts came late.")
    made = make(register, told, "breach_notification")
    assert made.is_kept
    assert "The facts came late." in made.written.text


@pytest.mark.parametrize("about", ["case", *dict.fromkeys(KIND_OF.values())])
def test_what_is_not_there_is_not_found(register, about):
    with pytest.raises(NotFound):
        read_matter(register, about, 9_999, TODAY, register.clock.now())
