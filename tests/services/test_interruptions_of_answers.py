"""Letters that answer objections, consents, decisions and questions, or ask a fee, broken off at every step (R2)."""

from datetime import date

import pytest

from officer_app.domain.correspondence import Pause
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import Outcome, PauseReason, Right, Stage
from officer_app.services import cases, output
from tests.faults.conftest import break_everywhere
from tests.services.broken_off import RECEIVED, TODAY, copy_of, once_for_each_head, pattern_of

ACCEPTED, REJECTED, ASKED, FEE = 1, 2, 3, 4
OF_LETTER = {
    "objection_upheld": ACCEPTED,
    "consent_withdrawal": ACCEPTED,
    "automated_decision": ACCEPTED,
    "objection_rejected": REJECTED,
    "not_ours": ASKED,
    "question_answered": ASKED,
    "fee_notice": FEE,
}


def prepare(register):
    """Fill a register with a case for each of these letters, in which nothing is missing."""
    person = {"received_on": RECEIVED, "subject_name": "Ann Peeters", "subject_email": "ann@example.com",
        "language": "en"}  # fmt: skip
    cases.open_case(
        register,
        rights=(Right.OBJECTION, Right.WITHDRAW_CONSENT, Right.AUTOMATED_DECISION),
        outcome=Outcome.GRANTED,
        stopped_processing="The profile.",
        stopped_on=TODAY,
        erasure_kept="Your orders, which the law makes us keep.",
        withdrawn_consent="The newsletter.",
        consent_ended_on=TODAY,
        decision_about="No payment by invoice.",
        decision_view="All was paid.",
        decision_reviewer="Marc Janssens",
        decision_reviewed_on=TODAY,
        decision_result="It is changed.",
        **person,
    )
    refused = {"outcome": Outcome.REFUSED, "refusal_grounds": (RefusalGround.COMPELLING_GROUNDS,)}
    cases.open_case(register, rights=(Right.OBJECTION,), outcome_reason="Three frauds.", **refused, **person)
    cases.open_case(register, rights=(Right.QUESTION,), answer_text="It is Nordlys.", **person)
    cases.open_case(
        register,
        rights=(Right.ACCESS,),
        is_excessive=True,
        excessive_reason="The same four times in a month.",
        fee_proposed="EUR 18.50",
        fee_reason="Half an hour of work.",
        fee_answer_by=date(2026, 3, 30),
        **person,
    )


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    return pattern_of(tmp_path_factory.mktemp("pattern"), prepare)


@pytest.fixture
def make(pattern, tmp_path_factory):
    return lambda: copy_of(pattern, tmp_path_factory.mktemp("same"))


@pytest.mark.slow
@pytest.mark.parametrize("key", OF_LETTER)
def test_a_letter_broken_off_leaves_neither_a_record_nor_a_consequence(make, key, monkeypatch):
    monkeypatch.setattr(output, "write_letter", once_for_each_head(output.write_letter))

    def letter(register):
        made = output.make_letter(register, OF_LETTER[key], key)
        assert made.message is not None, [str(fact) for fact in made.written.missing]

    assert break_everywhere(make, letter) > 20


@pytest.mark.parametrize(
    ("key", "stage", "outcome"),
    [
        ("question_answered", Stage.READY, Outcome.GRANTED),
        ("not_ours", Stage.READY, Outcome.NOT_OURS),
        ("fee_notice", Stage.RECEIVED, None),
        ("objection_upheld", Stage.RECEIVED, Outcome.GRANTED),
    ],
)
def test_what_follows_from_a_letter(make, key, stage, outcome):
    with make() as register:
        output.make_letter(register, OF_LETTER[key], key)
        case = cases.case_file(register, OF_LETTER[key], TODAY).case
        assert (case.stage, case.outcome) == (stage, outcome)
        pauses = [(each.reason, each.asked_on) for each in register.all(Pause)]
        assert pauses == ([(PauseReason.FEE, TODAY)] if key == "fee_notice" else [])


def test_a_decision_that_was_taken_stays(make):
    with make() as register:
        cases.edit_case(register, ASKED, outcome=Outcome.WITHDRAWN)
        output.make_letter(register, ASKED, "question_answered")
        case = cases.case_file(register, ASKED, TODAY).case
        assert (case.stage, case.outcome) == (Stage.RECEIVED, Outcome.WITHDRAWN)
        cases.edit_case(register, ASKED, outcome=None, rights=(Right.QUESTION, Right.ACCESS))
        output.make_letter(register, ASKED, "question_answered", "fr")
        assert cases.case_file(register, ASKED, TODAY).case.outcome is None


def test_what_is_not_ours_can_be_closed_after_the_letter(make):
    with make() as register:
        output.make_letter(register, ASKED, "not_ours")
        assert cases.move_case(register, ASKED, Stage.CLOSED).outcome is Outcome.NOT_OURS
