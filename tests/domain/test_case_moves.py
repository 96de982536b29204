"""Where a case can go, what it must know first, and that no path leads around the identity gate."""

from collections import deque
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from officer_app.domain.addressee import addressee
from officer_app.domain.case import (
    ALLOWED_MOVES,
    OPEN_STAGES,
    WITHOUT_ANSWER,
    Case,
    check_move,
    check_outcome,
    is_open,
    next_stage,
)
from officer_app.domain.errors import IdentityNotSettled, MoveNotAllowed
from officer_app.domain.identity import (
    IdentityCheck,
    check_gate,
    check_identity_record,
    check_question,
    is_settled,
    needs_identity,
)
from officer_app.domain.vocabulary import AnswerTo, IdentityMethod, IdentityResult, Outcome, Right, Stage

S = Stage
TABLE = {
    S.RECEIVED: {S.ACCEPTED, S.IDENTITY_PENDING, S.CLARIFICATION_PENDING, S.CLOSED},
    S.IDENTITY_PENDING: {S.ACCEPTED, S.CLARIFICATION_PENDING, S.READY, S.CLOSED},
    S.CLARIFICATION_PENDING: {S.ACCEPTED, S.IDENTITY_PENDING, S.READY, S.CLOSED},
    S.ACCEPTED: {S.COLLECTING, S.REVIEW, S.READY, S.IDENTITY_PENDING, S.CLARIFICATION_PENDING, S.CLOSED},
    S.COLLECTING: {S.REVIEW, S.READY, S.IDENTITY_PENDING, S.CLARIFICATION_PENDING, S.CLOSED},
    S.REVIEW: {S.READY, S.COLLECTING, S.CLOSED},
    S.READY: {S.ANSWERED, S.REVIEW, S.CLOSED},
    S.ANSWERED: {S.CLOSED, S.REVIEW},
    S.CLOSED: {S.REVIEW},
}
DAY = date(2026, 3, 5)
GATED = (Right.ACCESS, Right.PORTABILITY)
DISCLOSING = (Outcome.GRANTED, Outcome.PARTLY, Outcome.NOTHING_HELD)


def case_at(stage, outcome=None, rights=(Right.ERASURE,)):
    return Case(stage=stage, outcome=outcome, rights=rights, received_on=DAY, subject_name="Ann")


@pytest.mark.parametrize(("stage", "to"), list(product(Stage, Stage)))
def test_every_stage_goes_only_where_the_table_says(stage, to):
    case = case_at(stage, Outcome.WITHDRAWN if to is S.CLOSED else Outcome.GRANTED)
    if to in TABLE[stage]:
        check_move(case, to)
    else:
        with pytest.raises(MoveNotAllowed) as raised:
            check_move(case, to)
        assert stage.label in str(raised.value)
        assert all(each.label in str(raised.value) for each in TABLE[stage])


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_an_answer_needs_a_decision_on_the_request_itself(outcome):
    decided = {Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED, Outcome.NOTHING_HELD}
    if outcome in decided:
        check_move(case_at(S.READY, outcome), S.ANSWERED)
    else:
        with pytest.raises(MoveNotAllowed, match="how the request was decided"):
            check_move(case_at(S.READY, outcome), S.ANSWERED)


@pytest.mark.parametrize(("stage", "outcome"), list(product(OPEN_STAGES, [None, *Outcome])))
def test_a_case_without_answer_closes_only_where_none_is_owed(stage, outcome):
    if outcome in WITHOUT_ANSWER:
        check_move(case_at(stage, outcome), S.CLOSED)
    else:
        with pytest.raises(MoveNotAllowed, match=r"with which outcome|Answer first"):
            check_move(case_at(stage, outcome), S.CLOSED)


@pytest.mark.parametrize("outcome", Outcome)
def test_an_answered_case_closes_with_any_outcome_but_not_without(outcome):
    check_move(case_at(S.ANSWERED, outcome), S.CLOSED)
    with pytest.raises(MoveNotAllowed, match="with which outcome"):
        check_move(case_at(S.ANSWERED), S.CLOSED)


def test_a_closed_case_keeps_an_outcome_that_fits_its_course():
    answered = replace(case_at(S.CLOSED, Outcome.GRANTED), answered_on=DAY)
    check_outcome(answered, S.CLOSED)
    check_outcome(case_at(S.CLOSED, Outcome.DUPLICATE), S.CLOSED)
    with pytest.raises(MoveNotAllowed):
        check_outcome(case_at(S.CLOSED, Outcome.GRANTED), S.CLOSED)
    with pytest.raises(MoveNotAllowed):
        check_outcome(replace(answered, outcome=None), S.CLOSED)


def test_next_stage_is_the_usual_one_and_none_at_the_end():
    course = [S.RECEIVED]
    while following := next_stage(case_at(course[-1])):
        course.append(following)
    assert course == [S.RECEIVED, S.ACCEPTED, S.COLLECTING, S.REVIEW, S.READY, S.ANSWERED, S.CLOSED]


@pytest.mark.parametrize("stage", Stage)
def test_somebody_waits_until_the_answer_and_not_in_a_retired_case(stage):
    assert is_open(case_at(stage)) is (stage not in {S.ANSWERED, S.CLOSED})
    assert not is_open(replace(case_at(stage), retired_on=DAY))
    assert (stage in OPEN_STAGES) is is_open(case_at(stage))


@pytest.mark.parametrize(
    ("answer_to", "requester", "letters", "answer"),
    [
        (AnswerTo.SUBJECT, "Maître Dupont", "Ann", "Ann"),
        (AnswerTo.REQUESTER, "Maître Dupont", "Maître Dupont", "Maître Dupont"),
        (AnswerTo.REQUESTER, "", "Ann", "Ann"),
        (AnswerTo.REQUESTER, "\u200b", "Ann", "Ann"),
        (AnswerTo.THIRD, "", "Ann", "Vita Verzekering"),
        (AnswerTo.THIRD, "Maître Dupont", "Maître Dupont", "Vita Verzekering"),
    ],
)
def test_letters_go_to_whoever_asks_and_the_answer_to_whom_she_chose(answer_to, requester, letters, answer):
    case = replace(case_at(S.READY), answer_to=answer_to, requester_name=requester, receiver_name="Vita Verzekering")
    assert addressee(case).name == letters
    assert addressee(case, brings_data=True).name == answer


def test_an_addressee_brings_only_her_own_addresses():
    case = replace(
        case_at(S.READY), answer_to=AnswerTo.THIRD, subject_email="ann@example.org", subject_address="Kerkstraat 1",
        subject_country="NL", requester_name="Maître Dupont", requester_organisation="Dupont SRL",
        requester_email="dupont@example.org", requester_address="Place 1", receiver_name="Vita",
        receiver_email="vita@example.org", receiver_address="Dok 9",
    )  # fmt: skip
    third, requester = addressee(case, brings_data=True), addressee(case)
    assert (third.part, third.email, third.address, third.organisation, third.country) == (
        AnswerTo.THIRD, "vita@example.org", "Dok 9", "", "")  # fmt: skip
    assert (requester.email, requester.address, requester.organisation) == (
        "dupont@example.org", "Place 1", "Dupont SRL")  # fmt: skip
    subject = addressee(replace(case, answer_to=AnswerTo.SUBJECT), brings_data=True)
    assert (subject.email, subject.address, subject.country) == ("ann@example.org", "Kerkstraat 1", "NL")


PASSED = IdentityCheck(id=1, method=IdentityMethod.LOGIN, result=IdentityResult.PASSED)
WAIVED = IdentityCheck(id=1, reason="Wrote from the address that we know", result=IdentityResult.WAIVED)
UNSETTLED = {
    "no check": [],
    "pending": [IdentityCheck(id=1)],
    "failed": [IdentityCheck(id=1, result=IdentityResult.FAILED)],
    "abandoned": [IdentityCheck(id=1, result=IdentityResult.ABANDONED)],
    "passed without method": [replace(PASSED, method=None)],
    "waived without reason": [replace(WAIVED, reason=" \u200b")],
    "a new doubt after a pass": [PASSED, IdentityCheck(id=2, doubt="Another address", asked_on=DAY)],
    "failed after a pass": [IdentityCheck(id=2, result=IdentityResult.FAILED), PASSED],
    "too many attempts": [replace(PASSED, attempts=4)],
}
SETTLED = {
    "passed": [PASSED],
    "waived with reason": [WAIVED],
    "passed after a failure": [IdentityCheck(id=1, result=IdentityResult.FAILED), replace(PASSED, id=2)],
}


@pytest.mark.parametrize("checks", UNSETTLED.values(), ids=UNSETTLED)
def test_unsettled(checks):
    assert not is_settled(iter(checks))


@pytest.mark.parametrize("checks", SETTLED.values(), ids=SETTLED)
def test_settled(checks):
    assert is_settled(iter(checks))


def allowed_steps(case, checks):
    """Every stage that the rules let this case reach next, under every outcome that may be entered on the way.

    Yields stage, outcome and the day of the answer: all that a move changes.
    """
    for outcome in [None, *Outcome]:
        decided = replace(case, outcome=outcome)
        for to in Stage:
            try:
                check_move(decided, to)
                check_gate(decided, checks, to)
            except (MoveNotAllowed, IdentityNotSettled):
                continue
            yield to, outcome, {S.ANSWERED: DAY, S.CLOSED: case.answered_on}.get(to)


def walk(rights, checks):
    """Follow every allowed path from receipt and return all states of a case that can be reached."""
    start = case_at(S.RECEIVED, rights=rights)
    seen, waiting = {(start.stage, start.outcome, start.answered_on): start}, deque([start])
    while waiting:
        for state in allowed_steps(waiting.popleft(), checks):
            if state not in seen:
                stage, outcome, answered_on = state
                seen[state] = replace(start, stage=stage, outcome=outcome, answered_on=answered_on)
                waiting.append(seen[state])
    return seen.values()


@pytest.mark.parametrize("checks", UNSETTLED.values(), ids=UNSETTLED)
@pytest.mark.parametrize(
    "rights", [(Right.ACCESS,), (Right.PORTABILITY,), (Right.ERASURE, Right.ACCESS), (Right.ACCESS, Right.PORTABILITY)]
)
def test_no_path_leads_to_a_disclosure_before_it_is_known_who_asks(rights, checks):
    reached = walk(rights, checks)
    doors = {(case.stage, case.outcome) for case in reached if case.stage in {S.READY, S.ANSWERED}}
    assert not [door for door in doors if door[1] is None or door[1] in DISCLOSING]
    assert (S.ANSWERED, Outcome.REFUSED) in doors
    assert {case.stage for case in reached} == set(Stage)


@pytest.mark.parametrize("checks", SETTLED.values(), ids=SETTLED)
@pytest.mark.parametrize("right", GATED)
def test_every_answer_can_be_reached_once_it_is_known_who_asks(right, checks):
    reached = {(case.stage, case.outcome) for case in walk((right,), checks)}
    assert {(S.ANSWERED, outcome) for outcome in (*DISCLOSING, Outcome.REFUSED)} <= reached


@pytest.mark.parametrize("right", [right for right in Right if right not in GATED])
def test_rights_that_tell_nothing_need_no_check_outside_a_pending_one(right):
    reached = {(case.stage, case.outcome) for case in walk((right,), [])}
    assert (S.ANSWERED, Outcome.GRANTED) in reached
    assert not needs_identity(case_at(S.READY, Outcome.GRANTED, (right,)))


def test_a_pending_question_of_identity_holds_the_work_back():
    case = case_at(S.IDENTITY_PENDING)
    for to in (S.ACCEPTED, S.READY):
        with pytest.raises(IdentityNotSettled) as raised:
            check_gate(case, [], to)
        assert raised.value.sentence.source == "GDPR Art. 12(6)"
        check_gate(case, [PASSED], to)
    check_gate(case, [], S.CLOSED)
    check_gate(case, [], S.CLARIFICATION_PENDING)
    check_gate(replace(case, outcome=Outcome.REFUSED), [], S.READY)


@pytest.mark.parametrize(
    ("check", "field"),
    [
        (IdentityCheck(result=IdentityResult.WAIVED), "reason"),
        (IdentityCheck(asked_on=DAY), "doubt"),
        (IdentityCheck(asked_on=DAY, doubt="\u200b"), "doubt"),
        (IdentityCheck(result=IdentityResult.PASSED), "method"),
        (IdentityCheck(asked_on=DAY, doubt="x", obtained_on=date(2026, 3, 4)), "obtained_on"),
        (IdentityCheck(attempts=4), "attempts"),
    ],
)
def test_each_thing_that_a_check_lacks_is_said_at_its_field(check, field):
    assert set(check_identity_record(check)) == {field}


def test_a_whole_check_has_no_problem():
    whole = IdentityCheck(asked_on=DAY, obtained_on=DAY, doubt="Another address", method=IdentityMethod.CODE,
                          result=IdentityResult.PASSED, attempts=3)  # fmt: skip
    assert check_identity_record(whole) == {}
    assert check_identity_record(replace(whole, attempts=None, attempts_limit=None)) == {}


def test_nobody_is_asked_who_she_is_before_her_request():
    check = IdentityCheck(doubt="x", asked_on=date(2026, 3, 5))
    assert set(check_question(check, date(2026, 3, 6))) == {"asked_on"}
    assert check_question(check, date(2026, 3, 5)) == check_question(check, None) == {}
    assert check_question(replace(check, asked_on=None), date(2026, 3, 6)) == {}


def test_the_table_and_the_rule_are_one():
    assert {stage: set(moves) for stage, moves in ALLOWED_MOVES.items()} == TABLE
