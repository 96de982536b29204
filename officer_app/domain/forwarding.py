"""Requests about a client's data: the client answers them, and hears of them within the days agreed (Art. 28(3)(e))."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from officer_app.domain import fields
from officer_app.domain.agreement import Agreement, AgreementStatus, OurRole
from officer_app.domain.case import Case
from officer_app.domain.client import Client
from officer_app.domain.deadlines import Deadlines
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import is_empty
from officer_app.domain.letter_fits import misfit
from officer_app.domain.vocabulary import Channel, Role
from officer_app.domain.words import Sentence

SOURCE: Final = "GDPR Art. 28(3)(e)"
CLIENT_LETTER: Final = "forward_to_client"
NOTICE_LETTER: Final = "forwarded_notice"
FORWARDING_LETTERS: Final = frozenset({CLIENT_LETTER, NOTICE_LETTER})
"""The only letters of a request that belongs to a client; nothing else can be written in it."""

USUAL_DAYS: Final = 2
"""Where nothing is agreed, what we take `promptly` to mean (Decision (EU) 2021/915, clause 8(a))."""


class LetterNotAllowed(OfficerError):
    """This letter does not belong to a case in which we act as we do here."""


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """What the officer says of a request that she passed on by another way than the letter."""

    forwarded_on: date | None = fields.day("Passed on", required=True,
        missing="Enter the day on which the client was told.")
    channel: Channel = fields.choice("By which way", Channel, Channel.EMAIL)
    body: str = fields.text("What was passed on", long=True, limit=20_000, required=True,
        missing="Write down what was passed on, and how.")
    close: bool = fields.flag("The case is done", default=False,
        help="Leave it open where the client is to tell us what to do.")
# fmt: on


@dataclass(frozen=True, slots=True)
class ForwardTerm:
    """Within how many days a client must hear of a request, and where that stands."""

    client: str
    days: int
    agreement: str = ""
    is_recorded: bool = True


@dataclass(frozen=True, slots=True)
class Contracts:
    """The clients of a register, and for each the agreement in force that names the days."""

    clients: Mapping[int | None, Client] = field(default_factory=dict)
    agreed: Mapping[int | None, Agreement] = field(default_factory=dict)

    def client_of(self, case: Case) -> Client | None:
        """Return the client in the register to whom a case belongs."""
        return self.clients.get(case.client_record) if case.client_record is not None else None


def contracts_among(clients: Iterable[Client], agreements: Iterable[Agreement]) -> Contracts:
    """Arrange clients and agreements; where several name days, the fewest count."""
    agreed: dict[int | None, Agreement] = {}
    for each in agreements:
        if _names_days(each) and (each.client not in agreed or _days(each) < _days(agreed[each.client])):
            agreed[each.client] = each
    return Contracts({client.id: client for client in clients}, agreed)


def _names_days(agreement: Agreement) -> bool:
    return (
        agreement.our_role is OurRole.PROCESSOR
        and agreement.client is not None
        and agreement.status is AgreementStatus.IN_FORCE
        and agreement.retired_on is None
        and agreement.request_days is not None
    )


def _days(agreement: Agreement) -> int:
    return agreement.request_days or 0


def term_of(case: Case, contracts: Contracts) -> ForwardTerm:
    """Return within how many days the client of a case must hear of it: as agreed, as recorded, or promptly."""
    client = contracts.client_of(case)
    name = client.name if client else case.client
    agreement = contracts.agreed.get(client.id) if client else None
    if agreement:
        return ForwardTerm(name, _days(agreement), agreement.title)
    recorded = client.forward_days if client else None
    if recorded is None:
        return ForwardTerm(name, USUAL_DAYS, is_recorded=False)
    return ForwardTerm(name, recorded)


def forwarding_dates(received_on: date, term: ForwardTerm) -> Deadlines:
    """Return the dates of a request that belongs to a client: the day of forwarding, and never our own month.

    The days are counted as they pass, the day of receipt not among them: no agreement moves them past a weekend.
    """
    due_on = received_on + timedelta(days=max(0, term.days))
    return Deadlines(
        received_on=received_on,
        first_due_on=due_on,
        extended_due_on=due_on,
        due_on=due_on,
        paused_due_on=None,
        extension_valid=False,
        extension_notice_due_on=due_on,
        refusal_due_on=due_on,
        explanation=(_term_explained(term, received_on, due_on), _month_explained(term)),
    )


def _term_explained(term: ForwardTerm, received_on: date, due_on: date) -> Sentence:
    days = Sentence("1 day") if term.days == 1 else Sentence("{n} days", {"n": term.days})
    values = {"client": term.client, "received": received_on, "due": due_on, "days": days, "agreement": term.agreement}
    if term.agreement:
        return Sentence(
            "Received on {received} for {client}. The agreement “{agreement}” has it forwarded within {days}, "
            "so by {due}.",
            values,
            SOURCE,
        )
    if term.is_recorded:
        return Sentence(
            "Received on {received} for {client}. The register of clients has it forwarded within {days}, so by {due}.",
            values,
            SOURCE,
        )
    return Sentence(
        "Received on {received} for {client}. No number of days is agreed: it is forwarded promptly, here within "
        "{days}, so by {due}.",
        values,
        SOURCE,
    )


def _month_explained(term: ForwardTerm) -> Sentence:
    return Sentence(
        "We do not answer it ourselves. The month of {client} begins when the request reaches it, and not with us, "
        "unless it named us to people for their requests.",
        {"client": term.client},
        "Decision (EU) 2021/915 clause 8(a)",
    )


def may_tell_person(case: Case, client: Client | None) -> bool:
    """Tell whether somebody allowed us to say to the person that her request was passed on."""
    return (client is not None and client.tells_people) or not is_empty(case.client_instruction)


def may_be_written(case: Case, key: str) -> bool:
    """Tell whether a kind of letter belongs to a case: what it answers was asked, and it is ours to answer."""
    return _is_ours_to_write(case, key) and misfit(case, key) is None


def _is_ours_to_write(case: Case, key: str) -> bool:
    """Tell whether the letter is one of ours: a client's request is forwarded, never answered by us."""
    return (case.role is Role.PROCESSOR) == (key in FORWARDING_LETTERS)


def check_letter(case: Case, key: str) -> None:
    """Raise `LetterNotAllowed` where we would answer for a client or what was not asked, or forward what is ours."""
    if _is_ours_to_write(case, key):
        _check_fit(case, key)
    elif case.role is Role.PROCESSOR:
        raise LetterNotAllowed(
            "We hold these data for {client}, and only the client answers. Forward the request instead.",
            client=_client_words(case),
            source=SOURCE,
        )
    else:
        raise LetterNotAllowed(
            "Only a request about data that we hold for a client is forwarded to it. "
            "Say first, under our part, that we act as a processor, and for whom."
        )


def _check_fit(case: Case, key: str) -> None:
    why = misfit(case, key)
    if why:
        raise LetterNotAllowed(why.text, source=why.source, **why.values)


def _client_words(case: Case) -> object:
    return Sentence("a client") if is_empty(case.client) else case.client
