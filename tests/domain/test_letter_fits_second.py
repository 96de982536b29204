"""Which cases have letters about objections, consents, machines' decisions, fees and questions, and count them."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile, dates_of, read_clock
from officer_app.domain.correspondence import Message
from officer_app.domain.forwarding import may_be_written
from officer_app.domain.letter_fits import CHARGEABLE_RIGHTS
from officer_app.domain.organisation import Organisation
from officer_app.domain.readiness import open_points
from officer_app.domain.vocabulary import Delivery, Direction, Outcome, Right, Stage

DAY = date(2026, 3, 6)
REJECTED = Message(direction=Direction.OUT, template="objection_rejected", delivery=Delivery.SENT)


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("consent_withdrawal", {"withdrawn_consent": "The newsletter."}),
        ("consent_withdrawal", {"consent_ended_on": DAY}),
        ("automated_decision", {"decision_about": "The loan."}),
        ("automated_decision", {"decision_reviewed_on": DAY}),
        ("question_answered", {"answer_text": "It is so."}),
    ],
)
def test_what_is_recorded_brings_its_letter_without_the_right(key, facts):
    asked = Case(rights=(Right.ACCESS,))
    assert not may_be_written(asked, key)
    assert may_be_written(replace(asked, **facts), key)


@pytest.mark.parametrize("right", Right)
def test_a_fee_is_never_announced_for_what_is_always_free(right):
    free = {Right.MARKETING_OBJECTION, Right.WITHDRAW_CONSENT, Right.COMPLAINT, Right.QUESTION, Right.OTHER}
    assert may_be_written(Case(rights=(right,)), "fee_notice") is (right not in free)
    assert (right in CHARGEABLE_RIGHTS) is (right not in free)


@pytest.mark.parametrize("right", Right)
def test_every_request_may_turn_out_not_to_be_ours(right):
    assert may_be_written(Case(rights=(right,)), "not_ours")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"outcome": Outcome.REFUSED}, []),
        ({"outcome": Outcome.PARTLY, "refused_rights": (Right.OBJECTION,)}, []),
        (
            {"outcome": Outcome.REFUSED, "rights": (Right.OBJECTION, Right.ERASURE)},
            ["The outcome is Refused, but no letter with the refusal is recorded."],
        ),
        ({"outcome": Outcome.GRANTED}, ["The outcome is Granted, but the letter refuses the request."]),
    ],
)
def test_a_rejected_objection_is_the_refusal_of_nothing_else(facts, words):
    case = Case(**{"rights": (Right.OBJECTION,), "stage": Stage.READY, "received_on": DAY} | facts)
    dates = dates_of(case, (), (), Calendar("BE", {}))
    file = CaseFile(Organisation(), case, dates, read_clock(case, dates, (), (), DAY), messages=(REJECTED,))
    assert [str(each) for each in open_points(file, Stage.ANSWERED)] == words
