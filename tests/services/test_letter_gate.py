"""Letters and the identity gate: an answer made too early is a draft without a record, and asking moves the case."""

from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message, Pause
from officer_app.domain.errors import NotFound
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.readiness import NO_ANSWERS
from officer_app.domain.vocabulary import (
    AnswerTo,
    ExtensionReason,
    IdentityMethod,
    IdentityResult,
    Outcome,
    Right,
    Stage,
)
from officer_app.services import case_work, cases, output
from officer_app.services.registers import add_record
from tests.services.conftest import RECEIVED, TODAY, last_entry, nothing_changes, opened, settle

TEXTS = {"en": "To send the news."}


@pytest.fixture
def answerable(register):
    """Return a case in which all is known but who asks."""
    recipient = add_record(register, "recipient", name="Mailhouse", purpose=TEXTS)
    facts = dict.fromkeys(("purpose", "categories", "retention", "source"), TEXTS)
    activity = add_record(register, "activity", name="Newsletter", recipients=(recipient.id,), **facts)
    return opened(
        register,
        language="en",
        subject_email="zoe@example.com",
        outcome=Outcome.GRANTED,
        activities=(activity.id,),
        holds_data=True,
        data_summary="Name: Zoé O'Brien",
    )


@pytest.mark.parametrize(
    "unsettled", [None, {}, {"result": IdentityResult.FAILED}, {"doubt": "Another address.", "asked_on": TODAY}]
)
def test_an_answer_before_it_is_known_who_asks_is_a_draft_without_a_record(register, answerable, unsettled):
    if unsettled is not None:
        case_work.add_identity_check(register, answerable.id, **unsettled)
    with nothing_changes(register):
        made = output.make_letter(register, answerable.id, "access_response")
    assert made.written.draft
    assert made.message is None


def test_once_it_is_known_the_answer_is_recorded_with_its_pages(register, answerable):
    settle(register, answerable)
    made = output.make_letter(register, answerable.id, "access_response")
    assert not made.written.draft
    assert register.all(Message, case_id=answerable.id) == [made.message]
    (kept,) = register.all(Attachment, case_id=answerable.id)
    assert register.content(kept.digest) == made.written.pdf
    assert register.get(Case, answerable.id).answered_on is None
    assert {entry.verb for entry in register.history(newest=2)} == {"letter.access_response"}


def test_the_same_letter_again_on_the_same_day_is_the_same_record(register, answerable):
    settle(register, answerable)
    first = output.make_letter(register, answerable.id, "access_response")
    with nothing_changes(register):
        again = output.make_letter(register, answerable.id, "access_response")
    assert (again.message, again.written.pdf) == (first.message, first.written.pdf)


def test_the_data_go_to_somebody_else_and_every_other_letter_to_whoever_asks(register, answerable):
    settle(register, answerable)
    cases.edit_case(
        register, answerable.id, answer_to=AnswerTo.THIRD, receiver_name="Vita NV", receiver_email="in@vita.example"
    )
    assert output.make_letter(register, answerable.id, "acknowledgement").message.recipient == "Zoé O'Brien"
    made = output.make_letter(register, answerable.id, "access_response")
    assert made.message.recipient == "Vita NV"
    assert "By e-mail: in@vita.example" in made.written.text
    assert "zoe@example.com" not in made.written.text.replace("Name: Zoé O'Brien", "")


def test_a_letter_answers_the_latest_message_that_came_in(register, answerable):
    assert output.make_letter(register, answerable.id, "acknowledgement").message.in_reply_to is None
    later = case_work.add_message(register, answerable.id, received_on=TODAY, subject="Again")
    case_work.add_message(register, answerable.id, received_on=RECEIVED, subject="My data")
    case_work.add_note(register, answerable.id, "He called.")
    settle(register, answerable)
    assert output.make_letter(register, answerable.id, "access_response").message.in_reply_to == later.id


def test_acknowledging_dates_the_case_once(register, answerable, clock):
    output.make_letter(register, answerable.id, "acknowledgement")
    clock.day = date(2026, 3, 12)
    output.make_letter(register, answerable.id, "acknowledgement")
    assert register.get(Case, answerable.id).acknowledged_on == TODAY


def test_asking_who_asks_stops_the_work_until_it_is_known(register, answerable):
    check = case_work.add_identity_check(
        register,
        answerable.id,
        doubt="Another address.",
        method=IdentityMethod.CODE,
        asked_for="The code that we send.",
    )
    output.make_letter(register, answerable.id, "identity_request")
    assert register.get(Case, answerable.id).stage is Stage.IDENTITY_PENDING
    assert register.get(IdentityCheck, check.id).asked_on == TODAY
    assert last_entry(register).verb == "letter.identity_request"


def test_asking_what_is_meant_is_a_pause(register, answerable):
    cases.edit_case(register, answerable.id, clarification_overview="News and orders.")
    output.make_letter(register, answerable.id, "clarification_request")
    assert register.get(Case, answerable.id).stage is Stage.CLARIFICATION_PENDING
    (pause,) = register.all(Pause)
    assert (pause.asked_on, pause.answered_on, pause.without_undue_delay) == (TODAY, None, True)


def test_announcing_more_time_extends_the_case_and_too_late_does_nothing(register, answerable, clock):
    reason = {"extension_reason": ExtensionReason.COMPLEXITY, "extension_details": "Five archives on paper."}
    cases.edit_case(register, answerable.id, **reason)
    late = opened(register, language="en", **reason)
    output.make_letter(register, answerable.id, "extension")
    assert register.get(Case, answerable.id).extension_notified_on == TODAY
    clock.day = date(2026, 4, 8)
    with nothing_changes(register):
        assert output.make_letter(register, late.id, "extension").written.draft


def test_there_is_no_other_letter_and_no_letter_without_a_case(register, case):
    with nothing_changes(register), pytest.raises(NotFound, match="There is no letter invoice; there are: acknowl"):
        output.make_letter(register, case.id, "invoice")
    with nothing_changes(register), pytest.raises(NotFound):
        output.make_letter(register, 77, "acknowledgement")


def test_an_objection_to_marketing_has_no_letter_of_refusal(register):
    case = opened(register, Right.MARKETING_OBJECTION, language="en", received_on=RECEIVED)
    with nothing_changes(register):
        assert output.make_letter(register, case.id, "refusal").written.draft


def test_every_letter_is_an_answer_or_known_as_none():
    assert {kind.key for kind in output.letter_types()} >= NO_ANSWERS
    assert {kind.key for kind in output.letter_types_about("case")} - NO_ANSWERS == {
        "access_response", "automated_decision", "consent_withdrawal", "erasure_done", "forwarded_notice",
        "marketing_confirmation", "not_identifiable", "not_ours", "nothing_held",
        "objection_rejected", "objection_upheld", "portability_cover", "question_answered", "rectification_done",
        "refusal", "restriction_imposed",
    }  # fmt: skip
