"""What is said before a case is marked as answered or closed: each open point in its sentence, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile, calendar_of, dates_of, read_clock
from officer_app.domain.correspondence import Message, Pause, SearchTask
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.domain.readiness import open_points
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import (
    Delivery,
    Direction,
    IdentityResult,
    LateReason,
    Outcome,
    PauseReason,
    Right,
    Role,
    Stage,
    TaskAnswer,
)

RECEIVED, TODAY, LATE = date(2026, 3, 5), date(2026, 3, 20), date(2026, 4, 20)
SENT = Message(direction=Direction.OUT, template="access_response", delivery=Delivery.SENT)
NO_LETTER = "No letter with the answer is recorded with this case."
EXTENDED_ON = date(2026, 3, 10)


def file_of(today=TODAY, messages=(SENT,), tasks=(), checks=(), pauses=(), recipients=(), notices=(), **facts):
    known = {"rights": (Right.ACCESS,), "stage": Stage.READY, "outcome": Outcome.GRANTED, "received_on": RECEIVED}
    case = Case(**(known | facts))
    dates = dates_of(case, pauses, checks, calendar_of(Organisation()))
    clock = read_clock(case, dates, pauses, checks, today)
    parts = {"checks": checks, "tasks": tasks, "messages": messages, "pauses": pauses, "notices": notices}
    return CaseFile(Organisation(), case, dates, clock, recipients=recipients, **parts)


def said(to=Stage.ANSWERED, **facts):
    return [str(each) for each in open_points(file_of(**facts), to)]


def tasks(number, answer=TaskAnswer.PENDING):
    return tuple(SearchTask(system=f"System {each}", answer=answer) for each in range(number))


@pytest.mark.parametrize("to", [Stage.ANSWERED, Stage.CLOSED])
def test_nothing_is_said_where_the_answer_left_and_nothing_waits(to):
    assert said(to, tasks=tasks(3, TaskAnswer.DONE)) == []


@pytest.mark.parametrize("to", [each for each in Stage if each not in {Stage.ANSWERED, Stage.CLOSED}])
def test_on_the_way_to_the_answer_nothing_is_asked(to):
    assert said(to, messages=(), tasks=tasks(2)) == []


@pytest.mark.parametrize(
    "message",
    [
        replace(SENT, template="acknowledgement"), replace(SENT, template="identity_request"),
        replace(SENT, template="clarification_request"), replace(SENT, template="extension"),
        replace(SENT, direction=Direction.IN), replace(SENT, direction=Direction.NOTE),
    ],
)  # fmt: skip
@pytest.mark.parametrize("to", [Stage.ANSWERED, Stage.CLOSED])
def test_what_is_no_answer_does_not_count_as_one(message, to):
    assert said(to, messages=(message,)) == [NO_LETTER]


def test_a_letter_of_another_program_counts_as_an_answer():
    assert said(messages=(replace(SENT, template="", delivery=None),), outcome=Outcome.REFUSED) == []


def test_an_answer_from_before_the_case_was_taken_up_again_is_none_now():
    earlier = replace(SENT, received_on=date(2026, 3, 10))
    assert said(messages=(earlier,), reopened_on=date(2026, 3, 12)) == [NO_LETTER]
    assert said(messages=(earlier,), reopened_on=date(2026, 3, 10)) == []
    assert said(messages=(SENT,), reopened_on=date(2026, 3, 12)) == []


@pytest.mark.parametrize(
    ("deliveries", "words"),
    [
        ((Delivery.PENDING,), ["The letter with the answer is not marked as sent."]),
        ((Delivery.SENT, Delivery.PENDING), ["The letter with the answer is not marked as sent."]),
        ((Delivery.BOUNCED,), ["The letter with the answer did not reach the person."]),
        ((Delivery.FAILED, Delivery.BOUNCED), ["The letter with the answer did not reach the person."]),
        ((Delivery.BOUNCED, Delivery.DELIVERED), []),
    ],
)
def test_a_letter_that_did_not_arrive_is_told(deliveries, words):
    assert said(messages=tuple(replace(SENT, delivery=each) for each in deliveries)) == words


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.PARTLY])
def test_a_refusal_needs_its_letter(outcome):
    assert said(outcome=outcome) == [f"The outcome is {outcome.label}, but no letter with the refusal is recorded."]
    assert said(outcome=outcome, messages=(SENT, replace(SENT, template="refusal"))) == []


def test_a_refusing_letter_does_not_fit_what_is_granted():
    refusing = replace(SENT, template="refusal")
    assert said(messages=(refusing,)) == ["The outcome is Granted, but the letter refuses the request."]
    assert said(messages=(refusing, SENT)) == []


@pytest.mark.parametrize(
    ("template", "facts", "is_enough"),
    [
        ("not_identifiable", {"outcome": Outcome.REFUSED, "refusal_grounds": (RefusalGround.NOT_IDENTIFIABLE,)}, True),
        ("not_identifiable", {"outcome": Outcome.REFUSED, "refusal_grounds": (RefusalGround.NATIONAL_LAW,)}, False),
        ("erasure_done", {"outcome": Outcome.PARTLY, "refused_rights": (Right.ERASURE,)}, True),
        ("erasure_done", {"outcome": Outcome.PARTLY, "refused_rights": (Right.ERASURE, Right.ACCESS)}, False),
        ("erasure_done", {"outcome": Outcome.REFUSED, "refused_rights": (Right.ERASURE,)}, False),
        ("access_response", {"outcome": Outcome.PARTLY, "refused_rights": (Right.ACCESS,)}, False),
    ],
)
def test_a_letter_that_says_what_is_refused_needs_no_other_one(template, facts, is_enough):
    assert (said(messages=(replace(SENT, template=template),), **facts) == []) is is_enough


def test_the_notice_before_lifting_is_no_answer():
    assert said(messages=(replace(SENT, template="restriction_lift"),)) == [NO_LETTER]


def test_what_was_found_does_not_fit_nothing_held():
    nothing = "The outcome is that nothing is held, but"
    found = (*tasks(1, TaskAnswer.FOUND), SearchTask(system="Archive", answer=TaskAnswer.EXCEPTION))
    assert said(outcome=Outcome.NOTHING_HELD, tasks=found) == [f"{nothing} data were found: System 0, Archive."]
    assert said(outcome=Outcome.NOTHING_HELD, holds_data=True) == [f"{nothing} the case says that data are held."]
    assert said(outcome=Outcome.NOTHING_HELD, holds_data=False, tasks=tasks(1, TaskAnswer.NOT_FOUND)) == []


def test_nothing_held_does_not_fit_a_granted_access():
    assert said(holds_data=False) == [
        "The outcome is that the request is granted, but the case says that no data are held."
    ]
    assert said(holds_data=False, rights=(Right.MARKETING_OBJECTION,)) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, ["1 task still waits for an answer: System 0."]),
        (2, ["2 tasks still wait for an answer: System 0, System 1."]),
        (7, ["7 tasks still wait for an answer, among them: System 0, System 1, System 2, System 3, System 4."]),
    ],
)
@pytest.mark.parametrize("to", [Stage.ANSWERED, Stage.CLOSED])
def test_waiting_tasks_are_counted_and_named(number, words, to):
    assert said(to, tasks=tasks(number)) == words


def test_questions_that_the_person_has_not_answered_are_named_once():
    asked = {"asked_on": date(2026, 3, 6)}
    checks = (IdentityCheck(doubt="Another name.", **asked), IdentityCheck(result=IdentityResult.PENDING))
    pauses = (Pause(reason=PauseReason.FEE, **asked), Pause(reason=PauseReason.IDENTITY, **asked))
    answered = Pause(reason=PauseReason.CLARIFICATION, answered_on=date(2026, 3, 9), **asked)
    assert said(checks=checks, pauses=(*pauses, answered)) == [
        "The person was asked something and has not answered yet: Identity, Fee."
    ]
    assert said(checks=(checks[1],), pauses=(answered,)) == []


def test_a_late_answer_without_word_or_reason_is_told():
    untold = "The answer was due on 7 April 2026, and the person was not told of more time."
    unsaid = "The answer is late, and the case does not say why."
    assert said(today=LATE) == [untold, unsaid]
    assert said(today=LATE, late_note="The archive was closed.") == [untold]
    assert said(today=LATE, late_reason=LateReason.SEARCH) == [untold]
    extended = {"extension_notified_on": EXTENDED_ON, "extension_details": "Many systems."}
    assert said(today=LATE, **extended) == []
    assert said(today=date(2026, 6, 30), **extended) == [unsaid]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.FORWARDED, ["The person was not told that the request was forwarded."]),
        (Outcome.NOT_OURS, ["The person was not told that the request is not for this organisation."]),
        (Outcome.WITHDRAWN, []),
        (Outcome.DUPLICATE, []),
    ],
)
def test_closing_without_an_answer_asks_whether_the_person_knows(outcome, words):
    assert said(Stage.CLOSED, outcome=outcome, messages=()) == words
    assert said(Stage.CLOSED, outcome=outcome) == []


def test_a_case_without_a_decision_closes_only_after_its_answer():
    assert said(Stage.CLOSED, outcome=None, messages=()) == [NO_LETTER]


def test_recipients_are_told_before_the_case_is_closed():
    facts = {"recipients": (Recipient(name="Nordlys AB"), Recipient(name="Mailhouse BV"))}
    both = {"rights": (Right.ACCESS, Right.ERASURE)}
    letters = (SENT, replace(SENT, template="refusal"))
    told = "The recipients of the data were not told of it: Nordlys AB, Mailhouse BV."
    assert said(Stage.CLOSED, **both, **facts) == [told]
    assert said(Stage.CLOSED, **both, **facts, recipients_told_on=TODAY) == []
    assert said(Stage.CLOSED, **facts) == []
    assert said(Stage.CLOSED, **both, **facts, outcome=Outcome.NOTHING_HELD) == []
    partly = both | {"outcome": Outcome.PARTLY, "messages": letters}
    assert said(Stage.CLOSED, **partly, **facts, refused_rights=(Right.ACCESS,)) == [told]
    assert said(Stage.CLOSED, **partly, **facts, refused_rights=(Right.ERASURE,)) == []


def test_a_recipient_with_a_notice_is_not_asked_about_again():
    recipients = (Recipient(id=1, name="Nordlys AB"), Recipient(id=2, name="Mailhouse"), Recipient(id=3, name="Vita"))
    notices = (
        RecipientNotice(recipient=1, told_on=TODAY),
        RecipientNotice(recipient=2, not_told_reason="The firm no longer exists."),
        RecipientNotice(recipient=3),
    )
    facts = {"rights": (Right.ERASURE,), "recipients": recipients}
    assert said(Stage.CLOSED, **facts, notices=notices) == ["The recipients of the data were not told of it: Vita."]
    assert said(Stage.CLOSED, **facts, notices=(*notices, RecipientNotice(recipient=3, told_on=TODAY))) == []


def test_each_rule_of_law_names_its_article():
    points = open_points(file_of(today=LATE, outcome=Outcome.REFUSED), Stage.ANSWERED)
    assert [each.source for each in points if each.source] == ["GDPR Art. 12(4)", "GDPR Art. 12(3)"]


NOT_PASSED = "It is not recorded that the client has the request."
NOT_TOLD = "The person was not told that the request was forwarded."


@pytest.mark.parametrize(
    ("facts", "open_still"),
    [
        ({}, [NOT_PASSED]),
        ({"forwarded_on": TODAY}, []),
        ({"messages": (Message(direction=Direction.OUT, template="forward_to_client"),)}, []),
        ({"forwarded_on": TODAY, "client_instruction": "Tell her that it is with us."}, [NOT_TOLD]),
    ],
)
def test_a_request_of_a_client_is_closed_once_the_client_has_it(facts, open_still):
    known = {"role": Role.PROCESSOR, "client": "Bakery", "outcome": Outcome.FORWARDED, "messages": ()}
    assert said(Stage.CLOSED, **(known | facts)) == open_still
