"""What must hold in every case that is kept, rule by rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from officer_app.domain.case import Case
from officer_app.domain.case_rules import check_case, refused_rights, unlikely_receipt
from officer_app.domain.correspondence import Pause, check_pause
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import AnswerTo, Outcome, Right, Role

TODAY = date(2026, 3, 10)
RECEIVED = date(2026, 3, 5)
GOOD = Case(id=7, rights=(Right.ACCESS, Right.ERASURE), received_on=RECEIVED, subject_name="Ann O'Brien")
REFUSED = replace(
    GOOD, outcome=Outcome.REFUSED, refusal_grounds=(RefusalGround.NATIONAL_LAW,), outcome_reason="The law forbids it."
)
PARTLY = replace(
    REFUSED,
    outcome=Outcome.PARTLY,
    refused_rights=(Right.ERASURE,),
    refusal_grounds=(RefusalGround.LEGAL_OBLIGATION,),
    granted_part="Access to everything.",
)


def problems(**values):
    return check_case(replace(GOOD, **values), TODAY)


@pytest.mark.parametrize("case", [GOOD, REFUSED, PARTLY])
def test_a_good_case_has_no_problem(case):
    assert check_case(case, TODAY) == {}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rights": ()}, "rights"),
        ({"received_on": None}, "received_on"),
        ({"subject_name": ""}, "subject_name"),
        ({"subject_name": "   "}, "subject_name"),
        ({"subject_name": "\u200b"}, "subject_name"),
        ({"dated_on": date(2026, 3, 6)}, "dated_on"),
        ({"answered_on": date(2026, 3, 4)}, "answered_on"),
        ({"period_from": RECEIVED, "period_to": date(2026, 3, 4)}, "period_to"),
        ({"subject_other_emails": ("ann@example.org", "ann at example")}, "subject_other_emails"),
        ({"answer_to": AnswerTo.THIRD}, "receiver_name"),
        ({"answer_to": AnswerTo.THIRD, "receiver_name": "\u200b"}, "receiver_name"),
        ({"receiver_email": "vita"}, "receiver_email"),
        ({"role": Role.PROCESSOR}, "client"),
        ({"role": Role.PROCESSOR, "client": "\u200b "}, "client"),
        ({"is_excessive": True}, "excessive_reason"),
        ({"reminder_of": 7}, "related"),
        ({"duplicate_of": 7}, "related"),
        ({"related": (3, 7)}, "related"),
        ({"restriction_lifted_on": TODAY}, "restriction_lifted_on"),
        ({"restriction_lifted_on": RECEIVED, "restriction_told_on": TODAY}, "restriction_lifted_on"),
        ({"role": None}, "role"),
        ({"channel": None}, "channel"),
        ({"is_excessive": None}, "is_excessive"),
        ({"subject_birth_date": date(9999, 12, 31)}, "subject_birth_date"),
    ],
)
def test_each_rule_speaks_at_its_field_alone(values, field):
    assert set(problems(**values)) == {field}


@pytest.mark.parametrize(
    "values",
    [
        {"role": Role.PROCESSOR, "client": "Acme"},
        {"is_excessive": True, "excessive_reason": "The ninth request this week."},
        {"related": (3, 4), "reminder_of": 2},
        {"dated_on": RECEIVED},
        {"answered_on": RECEIVED},
        {"period_from": RECEIVED, "period_to": RECEIVED},
        {"restriction_lifted_on": TODAY, "restriction_told_on": RECEIVED},
        {"outcome": Outcome.GRANTED},
    ],
)
def test_what_the_rules_allow(values):
    assert problems(**values) == {}


def test_a_new_case_may_name_any_other():
    assert check_case(replace(GOOD, id=None, related=(7,)), TODAY) == {}


@pytest.mark.parametrize(
    ("received_on", "asked"),
    [
        (TODAY, ""),
        (TODAY + timedelta(1), "is in the future"),
        (date(2016, 3, 10), ""),
        (date(2016, 3, 9), "is more than ten years ago"),
        (date(1900, 1, 1), "is more than ten years ago"),
        (date(1, 1, 1), "is more than ten years ago"),
        (date(9999, 12, 31), "is in the future"),
    ],
)
def test_an_unlikely_day_of_receipt_is_asked_about(received_on, asked):
    assert asked in str(unlikely_receipt(received_on, TODAY) or "")
    assert bool(unlikely_receipt(received_on, TODAY)) is bool(asked)
    assert ("received_on" in problems(received_on=received_on)) is bool(asked)


def test_an_unlikely_day_is_kept_once_somebody_said_why():
    assert problems(received_on=date(1999, 1, 4), received_note="Found in the archive.") == {}
    assert "received_on" in problems(received_on=date(1999, 1, 4), received_note="\u200b")


@pytest.mark.parametrize("received_on", [date(1, 1, 1), date(1899, 12, 31), date(2200, 1, 1), date(9999, 12, 31)])
def test_a_day_with_which_nothing_can_be_computed_is_refused_even_with_a_note(received_on):
    found = problems(received_on=received_on, received_note="Really.")
    assert "cannot be right: enter a date between 1900 and 2199" in str(found["received_on"])


@pytest.mark.parametrize(
    ("case", "values", "fields"),
    [
        (REFUSED, {"refusal_grounds": ()}, {"refusal_grounds"}),
        (REFUSED, {"refusal_grounds": (RefusalGround.COMPELLING_GROUNDS,)}, {"refusal_grounds"}),
        (REFUSED, {"rights": (Right.ACCESS,), "refusal_grounds": (RefusalGround.OTHERS_RIGHTS,)}, {"refusal_grounds"}),
        (REFUSED, {"outcome_reason": " \u200b"}, {"outcome_reason"}),
        (REFUSED, {"rights": (Right.MARKETING_OBJECTION,)}, {"refusal_grounds"}),
        (REFUSED, {"rights": (Right.ACCESS, Right.MARKETING_OBJECTION)}, {"refusal_grounds"}),
        (REFUSED, {"rights": ()}, {"rights", "refused_rights"}),
        (PARTLY, {"refused_rights": ()}, {"refused_rights"}),
        (PARTLY, {"refused_rights": (Right.RESTRICTION,), "refusal_grounds": (RefusalGround.NATIONAL_LAW,)},
         {"refused_rights"}),
        (PARTLY, {"granted_part": ""}, {"granted_part"}),
        (PARTLY, {"refused_rights": (Right.MARKETING_OBJECTION,), "rights": (Right.MARKETING_OBJECTION,)},
         {"refusal_grounds"}),
    ],
)  # fmt: skip
def test_a_refusal_says_which_right_on_what_ground_and_why(case, values, fields):
    assert set(check_case(replace(case, **values), TODAY)) == fields


def test_what_a_decision_refuses():
    assert refused_rights(REFUSED) == REFUSED.rights
    assert refused_rights(PARTLY) == (Right.ERASURE,)
    assert refused_rights(replace(PARTLY, outcome=Outcome.GRANTED)) == ()


@pytest.mark.parametrize(
    ("pause", "received_on", "field"),
    [
        (Pause(asked_on=date(2026, 3, 4)), RECEIVED, "asked_on"),
        (Pause(asked_on=TODAY, answered_on=RECEIVED), RECEIVED, "answered_on"),
        (Pause(asked_on=RECEIVED, answered_on=RECEIVED), RECEIVED, None),
        (Pause(asked_on=RECEIVED), RECEIVED, None),
        (Pause(), RECEIVED, None),
        (Pause(asked_on=RECEIVED), None, None),
    ],
)
def test_days_of_a_pause_follow_each_other(pause, received_on, field):
    assert set(check_pause(pause, received_on)) == ({field} if field else set())
