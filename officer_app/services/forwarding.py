"""Passing a client's request on: what was sent to whom and when, in one transaction with what follows from it."""

from dataclasses import replace
from datetime import date
from typing import Any

from officer_app.domain.case import Case, is_open
from officer_app.domain.client import Client
from officer_app.domain.correspondence import Message
from officer_app.domain.errors import MoveNotAllowed, ProblemsFound, refuse
from officer_app.domain.fields import is_empty
from officer_app.domain.forwarding import SOURCE
from officer_app.domain.vocabulary import Channel, Delivery, Direction, Outcome, Role, Stage
from officer_app.domain.words import Sentence
from officer_app.services.case_work import insert_message
from officer_app.services.cases import move_within
from officer_app.services.register import Register, Work


def forward_case(
    register: Register, case_id: int, *, forwarded_on: date | None = None, close: bool = False, **message: Any
) -> Case:
    """Record that a request was passed on to its client by another way than our letter, with the message that went.

    `message` holds what is known of it: its body, recipient, channel. With `close` the case ends as forwarded.
    Raises `MoveNotAllowed` where the data are our own, `ProblemsFound` for a day that cannot be; nothing is saved then.
    """
    with register.change("case.forward") as work:
        case = work.get(Case, case_id)
        day = forwarded_on or register.clock.today()
        refuse(_problems(case, day, register.clock.today()) | _no_words(message))
        case = forward_within(work, case, day)
        _record(work, register, case, day, message)
        if close and case.stage is not Stage.CLOSED:
            case = move_within(work, register, case, Stage.CLOSED)
        return case


def forward_within(work: Work, case: Case, forwarded_on: date) -> Case:
    """Note within a larger change that a request was passed on; the first time counts, until it is taken up again."""
    if case.role is not Role.PROCESSOR:
        raise MoveNotAllowed("Only a request about data that we hold for a client is forwarded to it.", source=SOURCE)
    stale = case.reopened_on is not None and is_open(case) and (case.forwarded_on or date.min) <= case.reopened_on
    day = forwarded_on if case.forwarded_on is None or stale else case.forwarded_on
    return work.update(replace(case, forwarded_on=day, outcome=case.outcome or Outcome.FORWARDED))


def client_name(work: Work, case: Case) -> str:
    """Return how the client of a case is called."""
    return case.client if case.client_record is None else work.get(Client, case.client_record).name


def _problems(case: Case, day: date, today: date) -> dict[str, Sentence]:
    if day > today:
        return {"forwarded_on": Sentence("{day} is still to come.", {"day": day})}
    if case.received_on and day < case.received_on:
        return {"forwarded_on": Sentence("A request cannot be passed on before it was received.")}
    return {}


def _no_words(message: dict[str, Any]) -> dict[str, Sentence]:
    if is_empty(message.get("body", "")):
        return {"body": Sentence("Write down what was passed on, and how.")}
    return {}


def _record(work: Work, register: Register, case: Case, day: date, message: dict[str, Any]) -> None:
    known: dict[str, Any] = {
        "direction": Direction.OUT,
        "channel": Channel.EMAIL,
        "recipient": client_name(work, case),
        "received_on": day,
        "delivery": Delivery.SENT,
        "language": case.language,
    } | message
    own = known.keys() & {"case_id", "template", "register_head"}
    if own:
        raise ProblemsFound({name: Sentence("This follows from what is done.") for name in own})
    insert_message(work, Message(**known, written_at=register.clock.now(), case_id=case.id))
