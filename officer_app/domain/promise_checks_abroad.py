"""The promise that data leave the European Economic Area lawfully only (GDPR Art. 44 to 49)."""

from collections.abc import Iterable, Iterator
from typing import Final

from officer_app.domain.gap import grouped
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.law import law_tables
from officer_app.domain.processor import Engagement, Processor
from officer_app.domain.processor_rules import countries_of, unrecorded
from officer_app.domain.promise import Facts, Lapse, LapseKind, Look, Looked, lapse_of, look_at
from officer_app.domain.recipient import Recipient
from officer_app.domain.transfer import Mechanism, Transfer, TransferStatus
from officer_app.domain.transfer_facts import TransferCode, facts_of
from officer_app.domain.transfer_rules import TransferAssessment, assess_transfer
from officer_app.domain.words import Country

_FLOWS: Final = frozenset({TransferStatus.ACTIVE})
_KINDS: Final = {
    TransferCode.NO_MECHANISM: LapseKind.TRANSFER_WITHOUT_GROUND,
    TransferCode.NO_ADEQUACY_DECISION: LapseKind.TRANSFER_NOT_ADEQUATE,
    TransferCode.ADEQUACY_EXPIRED: LapseKind.TRANSFER_NOT_ADEQUATE,
    TransferCode.ADEQUACY_SCOPE_UNCONFIRMED: LapseKind.TRANSFER_NOT_ADEQUATE,
    TransferCode.DPF_NOT_LISTED: LapseKind.TRANSFER_NOT_ADEQUATE,
    TransferCode.DPF_NO_HR_COVER: LapseKind.TRANSFER_NOT_ADEQUATE,
    TransferCode.SCC_REPEALED_SET: LapseKind.TRANSFER_CLAUSES,
    TransferCode.SCC_NOT_A_TRANSFER_TOOL: LapseKind.TRANSFER_CLAUSES,
    TransferCode.SCC_MODULE_MISMATCH: LapseKind.TRANSFER_CLAUSES,
    TransferCode.SCC_IMPORTER_UNDER_GDPR: LapseKind.TRANSFER_CLAUSES,
    TransferCode.TIA_MISSING: LapseKind.TRANSFER_NOT_ASSESSED,
    TransferCode.TIA_SAYS_SUSPEND: LapseKind.TRANSFER_TO_SUSPEND,
}
"""What a finding means for the promise; any other takes the ground away."""

Assessed = tuple[Transfer, TransferAssessment]
_Party = tuple[Processor | Recipient, tuple[str, ...], frozenset[str]]
"""Who may hold data outside the Economic Area, in which countries, and those to which a transfer is recorded."""


def transfers_lawful(facts: Facts) -> tuple[Look, ...]:
    """Look whether each transfer that flows has a ground that holds, and each country abroad its transfer."""
    transfers = facts.book.live(Transfer)
    working = [each for each in facts.book.live(Processor) if each.status is Engagement.ACTIVE]
    of_processors, of_recipients = countries_of(transfers, "processor"), countries_of(transfers, "recipient")
    processors: list[_Party] = [(each, _places(each), of_processors.get(each.id, frozenset())) for each in working]
    recipients: list[_Party] = [
        (each, (each.country,), of_recipients.get(each.id, frozenset()) | _through(each, of_processors))
        for each in facts.book.live(Recipient)
    ]
    abroad = [each for each in (*processors, *recipients) if unrecorded(each[1], frozenset())]
    return (
        look_at(Looked.TRANSFERS, flowing(facts), lambda each: ungrounded(*each)),
        look_at(Looked.ABROAD, abroad, lambda each: _not_recorded(*each)),
    )


def flowing(facts: Facts) -> list[Assessed]:
    """Return the transfers that flow today, where they are transfers, with what is found of each."""
    done = grouped(facts.book.live(ImpactAssessment), "transfer")
    found = []
    for each in facts.book.live(Transfer):
        if each.status in _FLOWS and not (each.ends_on and each.ends_on < facts.today):
            assessed = assess_transfer(facts_of(each, done.get(each.id, ()), facts.today), law_tables())
            if assessed.is_transfer:
                found.append((each, assessed))
    return found


def ungrounded(transfer: Transfer, found: TransferAssessment) -> Iterator[Lapse]:
    """Tell why the ground of a transfer does not hold, each reason once."""
    kinds = (_KINDS.get(TransferCode(each.code), LapseKind.TRANSFER_GROUND_FAILS) for each in found.faults)
    for kind in dict.fromkeys(kinds):
        yield lapse_of(kind, transfer, on=transfer.starts_on, what=_route(transfer))


def _route(transfer: Transfer) -> tuple[Country | Mechanism, ...]:
    to = Country(transfer.country)
    return (to,) if transfer.mechanism is Mechanism.NONE else (to, transfer.mechanism)


def _places(processor: Processor) -> tuple[str, ...]:
    return (processor.country, *processor.storage_countries, *processor.access_countries)


def _through(recipient: Recipient, of_processors: dict[int | None, frozenset[str]]) -> frozenset[str]:
    return of_processors.get(recipient.processor, frozenset()) if recipient.processor else frozenset()


def _not_recorded(record: Processor | Recipient, places: Iterable[str], recorded: frozenset[str]) -> Iterator[Lapse]:
    missing = unrecorded(places, recorded)
    if missing:
        yield lapse_of(LapseKind.COUNTRY_UNRECORDED, record, what=tuple(missing))
