"""Letters that say what was done: made only where they fit, read from the register, with what follows from them."""

from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message
from officer_app.domain.errors import ProblemsFound
from officer_app.domain.forwarding import LetterNotAllowed
from officer_app.domain.readiness import open_points
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.vocabulary import ErasureGround, Outcome, RestrictionGround, Right, Stage
from officer_app.services import cases, marketing, output
from officer_app.services.registers import add_record
from tests.services.conftest import TODAY, nothing_changes, opened, settle

LIFT = date(2026, 4, 1)
RESTRICTED = {
    "restriction_ground": RestrictionGround.ACCURACY,
    "restricted_on": TODAY,
    "restriction_scope": "The entry of 2023",
    "restriction_lift_on": LIFT,
    "restriction_lift_reason": "The entry is right.",
}
ERASED = {
    "erased_data": "The account",
    "erasure_done_on": TODAY,
    "erasure_ground": ErasureGround.NOT_NEEDED,
    "erasure_backups": "They are overwritten within 30 days.",
}
PERSON = {"language": "en", "subject_email": "zoe@example.com"}


def test_a_letter_about_what_was_not_asked_is_not_made(register):
    access = opened(register, Right.ACCESS, **PERSON)
    with nothing_changes(register), pytest.raises(LetterNotAllowed, match="No erasure is asked in this case"):
        output.make_letter(register, access.id, "erasure_done")
    with nothing_changes(register), pytest.raises(LetterNotAllowed, match="so there is nothing to lift"):
        output.make_letter(register, access.id, "restriction_lift")


def test_the_notice_before_lifting_dates_the_telling_once(register, clock):
    case = opened(register, Right.RESTRICTION, **PERSON, **RESTRICTED)
    assert output.make_letter(register, case.id, "restriction_lift").message
    assert register.get(Case, case.id).restriction_told_on == TODAY
    clock.day = date(2026, 3, 20)
    assert output.make_letter(register, case.id, "restriction_lift").message
    assert register.get(Case, case.id).restriction_told_on == TODAY


def test_a_restriction_is_lifted_only_after_the_notice_and_not_before_its_day(register, clock):
    case = opened(register, Right.RESTRICTION, **PERSON, **RESTRICTED)
    clock.day = LIFT
    with nothing_changes(register), pytest.raises(ProblemsFound, match="Tell the person before"):
        cases.edit_case(register, case.id, restriction_lifted_on=LIFT)
    clock.day = date(2026, 3, 20)
    output.make_letter(register, case.id, "restriction_lift")
    with nothing_changes(register), pytest.raises(ProblemsFound, match="it cannot be lifted earlier"):
        cases.edit_case(register, case.id, restriction_lifted_on=date(2026, 3, 25))
    assert cases.edit_case(register, case.id, restriction_lifted_on=LIFT).restriction_lifted_on == LIFT


def test_a_notice_on_the_day_itself_is_a_draft_without_a_record(register, clock):
    case = opened(register, Right.RESTRICTION, **PERSON, **RESTRICTED)
    clock.day = LIFT
    with nothing_changes(register):
        made = output.make_letter(register, case.id, "restriction_lift")
    assert [fact.key for fact in made.written.missing] == ["lift_on"]
    assert made.message is None


def test_recipients_of_the_register_are_named_as_they_are_called_now(register):
    recipient = add_record(register, "recipient", name="Mailhouse")
    case = opened(register, Right.ERASURE, **PERSON, **ERASED)
    add_record(register, "recipient_notice", case_id=case.id, recipient=recipient.id, told_on=TODAY)
    add_record(register, "recipient_notice", case_id=case.id, name="Vita NV", not_told_reason="It no longer exists.")
    file = cases.case_file(register, case.id, TODAY)
    assert [(each.name, each.operation) for each in file.notices] == [
        ("Mailhouse", Operation.ERASED), ("Vita NV", Operation.ERASED),
    ]  # fmt: skip
    text = output.make_letter(register, case.id, "erasure_done").written.text
    assert "- Mailhouse, on 10 March 2026" in text
    assert "- Vita NV: It no longer exists." in text


def test_a_fingerprint_on_the_list_is_named_whatever_is_asked(register):
    marketing.stop_marketing(register, ["zoe@example.com"], subject_name="Zoé", subject_email="zoe@example.com")
    access = opened(register, Right.ACCESS, **PERSON, holds_data=False)
    settle(register, access)
    text = output.make_letter(register, access.id, "nothing_held").written.text
    assert "It is a fingerprint of:\n\n- your e-mail address" in text
    assert "zoe@example.com" not in text.split("Dear")[1]
    other = opened(register, Right.ACCESS, language="en", subject_email="bob@example.com", holds_data=False)
    settle(register, other)
    assert "fingerprint" not in output.make_letter(register, other.id, "nothing_held").written.text


def test_an_erasure_granted_with_its_letter_leaves_nothing_open_but_the_sending(register):
    case = opened(register, Right.ERASURE, **PERSON, **ERASED, outcome=Outcome.GRANTED)
    output.make_letter(register, case.id, "erasure_done")
    (message,) = register.all(Message, case_id=case.id)
    assert message.template == "erasure_done"
    points = open_points(cases.case_file(register, case.id, TODAY), Stage.ANSWERED)
    assert [str(each) for each in points] == ["The letter with the answer is not marked as sent."]
