"""Promises about the others who get data: clients, processors, recipients, authorities, countries."""

from collections.abc import Iterator
from typing import Final

from officer_app.domain.activity import Activity, ActivityRole
from officer_app.domain.activity_rules import running
from officer_app.domain.agreement import Agreement, Clause, ClauseCheck, OurRole, Presence
from officer_app.domain.agreement_gaps import binds
from officer_app.domain.agreement_rules import AgreementCode, agreement_facts, assess_agreement
from officer_app.domain.client import Client
from officer_app.domain.disclosure import Disclosure, DisclosureOutcome
from officer_app.domain.fields import is_empty
from officer_app.domain.gap import grouped
from officer_app.domain.law import law_tables
from officer_app.domain.processor import Engagement, Processor
from officer_app.domain.promise import Facts, Lapse, LapseKind, Look, Looked, Wanted, lapse_of, look_at
from officer_app.domain.promise_checks_cases import client_requests
from officer_app.domain.recipient import Recipient, RecipientKind

PROMISED: Final = (Clause.NO_USE, Clause.NO_DISCLOSURE, Clause.NO_SHARING)
"""What the policy says of processors beside Art. 28."""

_GIVEN: Final = frozenset({DisclosureOutcome.DISCLOSED, DisclosureOutcome.PART})
_NEEDS_TERMS: Final = frozenset({RecipientKind.JOINT, RecipientKind.OTHER})


def active_processors(facts: Facts) -> list[Processor]:
    """Return the processors that work for us now."""
    return [each for each in facts.book.live(Processor) if each.status is Engagement.ACTIVE]


def agreements_in_force(facts: Facts, role: OurRole) -> list[Agreement]:
    """Return the agreements in force in which we are the controller, or the processor."""
    return [each for each in facts.book.live(Agreement) if each.our_role is role and binds(each, facts.today)]


def clients_obeyed(facts: Facts) -> tuple[Look, ...]:
    """Look at requests about clients' data, at the agreements with clients, and at our record of Art. 30(2)."""
    clients = [each for each in facts.book.live(Client) if each.status is Engagement.ACTIVE]
    bound = {each.client for each in agreements_in_force(facts, OurRole.PROCESSOR)}
    activities = running(facts.book.live(Activity), facts.today)
    for_clients = [each for each in activities if each.role is ActivityRole.PROCESSOR]
    return (
        client_requests(facts),
        look_at(Looked.CLIENT_AGREEMENTS, clients, lambda each: _unbound(each, bound)),
        look_at(Looked.CLIENT_RECORDS, clients, not_recorded),
        look_at(Looked.CLIENT_ACTIVITIES, for_clients, clientless),
    )


def _unbound(client: Client, bound: set[int | None]) -> Iterator[Lapse]:
    if client.id not in bound:
        yield lapse_of(LapseKind.CLIENT_WITHOUT_AGREEMENT, client, on=client.active_from)


def not_recorded(client: Client) -> Iterator[Lapse]:
    """Tell what our record of processing lacks of a client (GDPR Art. 30(2)(a) and (b))."""
    said = {
        Wanted.ADDRESS: client.address, Wanted.SERVICES: client.services,
        Wanted.CONTACT: client.contact_name or client.privacy_contact or client.privacy_email,
    }  # fmt: skip
    missing = tuple(wanted for wanted, value in said.items() if is_empty(value))
    if missing:
        yield lapse_of(LapseKind.CLIENT_INCOMPLETE, client, what=missing)


def clientless(activity: Activity) -> Iterator[Lapse]:
    """Tell of an activity for clients that names none (GDPR Art. 30(2)(a))."""
    if not activity.clients:
        yield lapse_of(LapseKind.ACTIVITY_WITHOUT_CLIENT, activity)


def processors_bound(facts: Facts) -> tuple[Look, ...]:
    """Look whether each processor has an agreement in force, with every clause and the three promises."""
    processors = active_processors(facts)
    working = {each.id for each in processors}
    agreements = [each for each in agreements_in_force(facts, OurRole.CONTROLLER) if each.processor in working]
    bound = {each.processor for each in agreements}
    rows = grouped(facts.book.all(ClauseCheck), "agreement_id")
    return (
        look_at(Looked.PROCESSORS, processors, lambda each: _without_agreement(each, bound)),
        look_at(Looked.CLAUSES, agreements, lambda each: clauses_lacking(each, rows.get(each.id, ()), facts)),
        look_at(Looked.PROMISES, agreements, lambda each: promises_lacking(each, rows.get(each.id, ()))),
    )


def _without_agreement(processor: Processor, bound: set[int | None]) -> Iterator[Lapse]:
    if processor.id not in bound:
        yield lapse_of(LapseKind.PROCESSOR_WITHOUT_AGREEMENT, processor, on=processor.active_from)


def clauses_lacking(agreement: Agreement, rows: tuple[ClauseCheck, ...], facts: Facts) -> Iterator[Lapse]:
    """Tell which clauses of Art. 28 an agreement lacks, and which nobody looked for."""
    found = assess_agreement(agreement_facts(agreement, rows, facts.today), law_tables())
    unchecked = {
        each.sentence.values["clause"] for each in found.findings if each.code == AgreementCode.CLAUSE_NOT_CHECKED
    }
    missing = tuple(each for each in found.missing if each not in unchecked)
    if missing:
        yield lapse_of(LapseKind.CLAUSES_MISSING, agreement, what=missing)
    if unchecked:
        kind = LapseKind.CLAUSES_NOT_CHECKED
        yield lapse_of(kind, agreement, what=tuple(each for each in found.missing if each in unchecked))


def promises_lacking(agreement: Agreement, rows: tuple[ClauseCheck, ...]) -> Iterator[Lapse]:
    """Tell which of the three promises an agreement does not keep, and which nobody looked for."""
    said = {each.clause: each.presence for each in rows}
    presence = {clause: said.get(clause, Presence.OPEN) for clause in PROMISED}
    lacking = tuple(each for each in PROMISED if presence[each] in {Presence.NO, Presence.PARTLY})
    unchecked = tuple(each for each in PROMISED if presence[each] is Presence.OPEN)
    if lacking:
        yield lapse_of(LapseKind.PROMISE_NOT_AGREED, agreement, on=agreement.signed_on, what=lacking)
    if unchecked:
        yield lapse_of(LapseKind.PROMISE_NOT_CHECKED, agreement, on=agreement.signed_on, what=unchecked)


def recipients_known(facts: Facts) -> tuple[Look, ...]:
    """Look whether each recipient says what for; and whether there are terms with those whom the policy does not name.

    A sale cannot be seen in a register. What can be seen is who gets data for ends of its own, and on which terms.
    """
    recipients = facts.book.live(Recipient)
    strangers = [each for each in recipients if each.kind in _NEEDS_TERMS and each.processor is None]
    return (
        look_at(Looked.RECIPIENTS, recipients, undescribed),
        look_at(Looked.RECIPIENT_TERMS, strangers, termless, proves=False),
    )


def undescribed(recipient: Recipient) -> Iterator[Lapse]:
    """Tell of a recipient of whom it is not known what for (GDPR Art. 15(1)(c) and 30(1)(d))."""
    if is_empty(recipient.purpose):
        yield lapse_of(LapseKind.RECIPIENT_WITHOUT_PURPOSE, recipient)


def termless(recipient: Recipient) -> Iterator[Lapse]:
    """Tell of a recipient outside the circle that the policy names, with no terms that would rule out a sale."""
    if is_empty(recipient.arrangement):
        yield lapse_of(LapseKind.RECIPIENT_WITHOUT_TERMS, recipient)


def disclosures_reviewed(facts: Facts) -> tuple[Look, ...]:
    """Look whether whatever an authority got has a published ground and a legal review before it left."""
    given = [each for each in facts.book.live(Disclosure) if each.outcome in _GIVEN]
    return (look_at(Looked.DISCLOSURES, given, wrongly_given),)


def wrongly_given(disclosure: Disclosure) -> Iterator[Lapse]:
    """Tell what was wrong with data that were handed over (GDPR Art. 5(2), 6(1) and 48)."""
    given_on, reviewed_on = disclosure.disclosed_on, disclosure.reviewed_on
    if disclosure.ground is None:
        yield lapse_of(LapseKind.DISCLOSED_WITHOUT_GROUND, disclosure, on=given_on)
    if reviewed_on is None or is_empty(disclosure.reviewed_by):
        yield lapse_of(LapseKind.DISCLOSED_WITHOUT_REVIEW, disclosure, on=given_on)
    elif given_on and reviewed_on > given_on:
        days, kind = (reviewed_on - given_on).days, LapseKind.DISCLOSED_BEFORE_REVIEW
        yield lapse_of(kind, disclosure, on=given_on, until=reviewed_on, days=days)
    law = law_tables()
    is_abroad = law.is_known(disclosure.country) and not law.is_inside(disclosure.country)
    if is_abroad and is_empty(disclosure.art_48) and disclosure.transfer is None:
        yield lapse_of(LapseKind.DISCLOSED_ABROAD, disclosure, on=given_on)
