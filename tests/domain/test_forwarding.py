"""A request about a client's data: forwarded within the days agreed, never answered by us (facts R24, FWD-1, FWD-2)."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.agreement import Agreement, AgreementStatus, OurRole
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import ALLOWED_MOVES, WITHOUT_ANSWER, Case, allowed_moves, check_move, next_stage
from officer_app.domain.case_file import dates_of
from officer_app.domain.case_rules import check_case
from officer_app.domain.client import Client
from officer_app.domain.errors import MoveNotAllowed
from officer_app.domain.forwarding import (
    FORWARDING_LETTERS,
    Contracts,
    LetterNotAllowed,
    check_letter,
    contracts_among,
    may_be_written,
    may_tell_person,
)
from officer_app.domain.vocabulary import Outcome, Right, Role, Stage

FRIDAY = date(2026, 3, 6)
CLIENT = Client(id=4, name="Brasserie du Lac", forward_days=5)
CASE = Case(subject_name="Ann", rights=(Right.ACCESS,), received_on=FRIDAY, role=Role.PROCESSOR, client="Brasserie",
    client_record=4)  # fmt: skip
AGREED = Agreement(id=1, title="Master agreement", our_role=OurRole.PROCESSOR, client=4, request_days=3,
    status=AgreementStatus.IN_FORCE)  # fmt: skip


def dates(case=CASE, clients=(CLIENT,), agreements=(AGREED,)):
    return dates_of(case, (), (), Calendar("BE"), contracts_among(clients, agreements))


def why(case=CASE, **among):
    return " ".join(str(each) for each in dates(case, **among).explanation)


@pytest.mark.parametrize(
    ("agreements", "due"),
    [
        ((AGREED,), date(2026, 3, 9)),
        ((AGREED, replace(AGREED, id=2, request_days=1)), date(2026, 3, 7)),
        ((replace(AGREED, request_days=0),), FRIDAY),
        ((replace(AGREED, request_days=None),), date(2026, 3, 11)),
        ((replace(AGREED, status=AgreementStatus.DRAFT),), date(2026, 3, 11)),
        ((replace(AGREED, retired_on=FRIDAY),), date(2026, 3, 11)),
        ((replace(AGREED, client=5),), date(2026, 3, 11)),
        ((replace(AGREED, our_role=OurRole.CONTROLLER),), date(2026, 3, 11)),
        ((), date(2026, 3, 11)),
    ],
)
def test_the_days_are_those_of_the_agreement_in_force_and_else_of_the_client(agreements, due):
    found = dates(agreements=agreements)
    assert {found.due_on, found.first_due_on, found.extended_due_on, found.refusal_due_on} == {due}
    assert not found.extension_valid


def test_the_reason_names_the_agreement_and_the_month_that_is_not_ours():
    said = why()
    assert "The agreement “Master agreement” has it forwarded within 3 days, so by 9 March 2026." in said
    assert "The month of Brasserie du Lac begins when the request reaches it" in said
    assert [each.source for each in dates().explanation] == [
        "GDPR Art. 28(3)(e)",
        "Decision (EU) 2021/915 clause 8(a)",
    ]
    assert "The register of clients has it forwarded within 5 days" in why(agreements=())
    assert "within 1 day, so by 7 March 2026" in why(agreements=(replace(AGREED, request_days=1),))


def test_a_client_that_is_only_named_hears_of_it_promptly():
    found = dates(replace(CASE, client_record=None))
    assert found.due_on == date(2026, 3, 8)
    assert "No number of days is agreed: it is forwarded promptly, here within 2 days" in str(found.explanation[0])
    assert dates_of(CASE, (), (), Calendar("BE")).due_on == date(2026, 3, 8)
    assert Contracts().client_of(CASE) is None


def test_our_own_cases_keep_their_month():
    assert dates(replace(CASE, role=Role.CONTROLLER)).due_on == date(2026, 4, 7)


@pytest.mark.parametrize("stage", list(Stage))
def test_a_clients_request_never_becomes_ready_or_answered(stage):
    case = replace(CASE, stage=stage)
    assert not {Stage.READY, Stage.ANSWERED} & set(allowed_moves(case))
    assert allowed_moves(replace(case, role=Role.CONTROLLER)) == ALLOWED_MOVES[stage]
    for to in (Stage.READY, Stage.ANSWERED):
        with pytest.raises(MoveNotAllowed, match="only the client answers") as refused:
            check_move(replace(case, outcome=Outcome.FORWARDED), to)
        assert refused.value.sentence.source == "GDPR Art. 28(3)(e)"
    assert next_stage(case) is (None if stage is Stage.CLOSED else Stage.CLOSED)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_the_client_decides_on_a_request_about_its_data(outcome):
    problems = check_case(replace(CASE, outcome=outcome), FRIDAY)
    assert ("outcome" in problems) is (outcome not in WITHOUT_ANSWER)


def test_the_client_is_named_in_words_or_in_the_register():
    assert "client" not in check_case(replace(CASE, client=""), FRIDAY)
    assert "client" in check_case(replace(CASE, client="", client_record=None), FRIDAY)


@pytest.mark.parametrize("key", ["acknowledgement", "access_response", "refusal", "marketing_confirmation", "invoice"])
def test_no_letter_answers_for_the_client(key):
    assert not may_be_written(CASE, key)
    with pytest.raises(LetterNotAllowed, match="We hold these data for Brasserie, and only the client answers"):
        check_letter(CASE, key)
    check_letter(replace(CASE, role=Role.CONTROLLER), key)


@pytest.mark.parametrize("key", sorted(FORWARDING_LETTERS))
def test_what_is_ours_to_answer_is_not_forwarded(key):
    check_letter(CASE, key)
    with pytest.raises(LetterNotAllowed, match="Only a request about data that we hold for a client"):
        check_letter(replace(CASE, role=Role.CONTROLLER), key)


@pytest.mark.parametrize(
    ("client", "instruction", "may"),
    [
        (None, "", False),
        (CLIENT, " ", False),
        (replace(CLIENT, tells_people=True), "", True),
        (None, "You may tell her.", True),
    ],
)
def test_the_person_is_told_only_where_somebody_allowed_it(client, instruction, may):
    assert may_tell_person(replace(CASE, client_instruction=instruction), client) is may
