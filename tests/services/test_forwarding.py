"""A client's request goes to the client with its facts, in one transaction, and nobody else answers it."""

from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message
from officer_app.domain.errors import MoveNotAllowed, ProblemsFound
from officer_app.domain.forwarding import LetterNotAllowed
from officer_app.domain.vocabulary import ClockState, Delivery, Direction, Outcome, Right, Role, Stage
from officer_app.services import cases, output, registers
from officer_app.services.forwarding import forward_case
from officer_app.services.listing import case_lines
from tests.services.conftest import RECEIVED, TODAY, nothing_changes, opened

REQUEST = "Bonjour,\n\nsupprimez-moi de ce club.\n\nOdile"


@pytest.fixture
def client(register):
    return registers.add_record(register, "client", name="Brasserie du Lac", address="Quai 4\n4000 Liège", country="BE",
        language="fr", privacy_email="vie.privee@lac.example", forward_days=3)  # fmt: skip


@pytest.fixture
def case(register, client):
    return opened(register, Right.ERASURE, role=Role.PROCESSOR, client_record=client.id, request_text=REQUEST,
        subject_email="odile@courriel.example", language="nl")  # fmt: skip


def test_the_name_of_the_client_follows_from_the_register(case):
    assert case.client == "Brasserie du Lac"


def test_the_letter_to_the_client_stops_the_clock_and_decides(register, case):
    assert cases.case_file(register, case.id, TODAY).deadlines.due_on == date(2026, 3, 8)
    made = output.make_letter(register, case.id, "forward_to_client")
    assert not made.written.draft
    assert made.written.language == "fr"
    assert REQUEST in made.written.text
    assert "Brasserie du Lac\nQuai 4\n4000 Liège" in made.written.text
    assert made.message.recipient == "Brasserie du Lac"
    case = register.get(Case, case.id)
    assert (case.forwarded_on, case.outcome, case.stage) == (TODAY, Outcome.FORWARDED, Stage.RECEIVED)
    file = cases.case_file(register, case.id, TODAY)
    assert file.clock.state is ClockState.ENDED
    assert [line.clock for line in case_lines(register, TODAY)] == [file.clock]
    with nothing_changes(register):
        assert output.make_letter(register, case.id, "forward_to_client").message == made.message
    assert cases.move_case(register, case.id, Stage.CLOSED).closed_on == TODAY


def test_the_agreement_in_force_goes_before_the_client(register, client, case):
    registers.add_record(register, "agreement", title="Processing", our_role="processor", client=client.id,
        status="in_force", request_days=1)  # fmt: skip
    file = cases.case_file(register, case.id, TODAY)
    assert file.deadlines.due_on == date(2026, 3, 6)
    assert case_lines(register, TODAY)[0].deadlines == file.deadlines


@pytest.mark.parametrize("key", [each.key for each in output.letter_types_about("case")])
def test_only_the_two_letters_of_forwarding_can_be_written(register, case, key):
    offered = [each.key for each in output.letter_types_for(case)]
    assert offered == ["forward_to_client", "forwarded_notice"]
    if key not in offered:
        with nothing_changes(register), pytest.raises(LetterNotAllowed, match="only the client answers"):
            output.make_letter(register, case.id, key)


def test_our_own_cases_are_answered_and_not_forwarded(register):
    own = opened(register)
    offered = {each.key for each in output.letter_types_for(own)}
    assert {"acknowledgement", "access_response", "nothing_held", "refusal"} <= offered
    assert not offered & {"forward_to_client", "forwarded_notice", "erasure_done", "restriction_lift"}
    for key in ("forward_to_client", "forwarded_notice"):
        with nothing_changes(register), pytest.raises(LetterNotAllowed):
            output.make_letter(register, own.id, key)
    with nothing_changes(register), pytest.raises(MoveNotAllowed, match="hold for a client"):
        forward_case(register, own.id, body="Passed on.")


def test_the_person_hears_of_it_only_with_leave(register, client, case):
    forward_case(register, case.id, body="Passed on by telephone.")
    with nothing_changes(register):
        made = output.make_letter(register, case.id, "forwarded_notice")
    assert [each.key for each in made.written.missing] == ["allowed"]
    registers.change_record(register, "client", client.id, tells_people=True)
    made = output.make_letter(register, case.id, "forwarded_notice")
    assert made.message.recipient == "Zoé O'Brien"
    assert "supprimez" not in made.written.text


def test_forwarding_by_another_way_is_one_transaction(register, case):
    done = forward_case(register, case.id, forwarded_on=date(2026, 3, 6), close=True, body="By their portal.")
    assert (done.stage, done.outcome, done.forwarded_on, done.closed_on) == (
        Stage.CLOSED, Outcome.FORWARDED, date(2026, 3, 6), TODAY,
    )  # fmt: skip
    [message] = register.all(Message, case_id=case.id)
    assert (message.direction, message.recipient, message.delivery) == (
        Direction.OUT, "Brasserie du Lac", Delivery.SENT,
    )  # fmt: skip
    assert {each.verb for each in register.history(newest=3)} == {"case.forward"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"body": " "}, "body"),
        ({"body": "x", "forwarded_on": date(2026, 3, 11)}, "forwarded_on"),
        ({"body": "x", "forwarded_on": date(2026, 3, 4)}, "forwarded_on"),
        ({"body": "x", "template": "refusal"}, "template"),
    ],
)
def test_what_cannot_have_been_forwarded_saves_nothing(register, case, values, field):
    with nothing_changes(register), pytest.raises(ProblemsFound) as refused:
        forward_case(register, case.id, **values)
    assert set(refused.value.problems) == {field}


def test_taken_up_again_it_is_forwarded_anew(register, case, clock):
    forward_case(register, case.id, close=True, body="By mail.")
    cases.move_case(register, case.id, Stage.REVIEW)
    clock.day = date(2026, 3, 12)
    assert cases.case_file(register, case.id, clock.day).clock.state is ClockState.RUNNING
    assert forward_case(register, case.id, body="Again.").forwarded_on == clock.day


def test_nothing_of_a_clients_request_is_answered_or_extended(register, case):
    for to in (Stage.READY, Stage.ANSWERED):
        with nothing_changes(register), pytest.raises(MoveNotAllowed):
            cases.move_case(register, case.id, to, outcome=Outcome.FORWARDED)
    with nothing_changes(register), pytest.raises(ProblemsFound):
        cases.edit_case(register, case.id, outcome=Outcome.GRANTED)
    with nothing_changes(register), pytest.raises(MoveNotAllowed, match="Only the client"):
        cases.extend_case(register, case.id, extension_reason="complexity", extension_details="x")


def test_an_answered_case_does_not_become_a_clients(register):
    own = opened(register, Right.QUESTION, outcome=Outcome.GRANTED)
    for to in (Stage.ACCEPTED, Stage.READY, Stage.ANSWERED):
        cases.move_case(register, own.id, to)
    with nothing_changes(register), pytest.raises(ProblemsFound) as refused:
        cases.edit_case(register, own.id, role=Role.PROCESSOR, client="Brasserie")
    assert set(refused.value.problems) == {"outcome"}
    assert own.received_on == RECEIVED
