"""Transfers whose ground does not hold, or will not for long (GDPR Art. 44 to 49; EDPB Recommendations 01/2020)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from officer_app.domain.deadlines import after_months
from officer_app.domain.fields import is_empty
from officer_app.domain.findings import Finding
from officer_app.domain.gap import Gap, GapKind, GapRecords, gap_of, grouped
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.law import law_tables
from officer_app.domain.processor_rules import countries_of, unrecorded
from officer_app.domain.recipient import Recipient
from officer_app.domain.transfer import Mechanism, Transfer, TransferStatus
from officer_app.domain.transfer_facts import TransferCode, facts_of, last_assessment
from officer_app.domain.transfer_rules import assess_transfer
from officer_app.domain.vocabulary import Safeguard
from officer_app.domain.words import Country, Sentence

ADEQUACY_MONTHS: Final = 6
"""So long before its end an adequacy decision is told of (our policy)."""
LIST_MONTHS: Final = 12
"""After so long the Data Privacy Framework list is looked at again: entries are renewed each year."""
SOON_DAYS: Final = 30
"""So long before a certification or an assessment falls due it is told of (our policy)."""

_CODES: Final = {
    TransferCode.SCC_REPEALED_SET: GapKind.TRANSFER_CLAUSES,
    TransferCode.SCC_NOT_A_TRANSFER_TOOL: GapKind.TRANSFER_CLAUSES,
    TransferCode.SCC_MODULE_MISMATCH: GapKind.TRANSFER_CLAUSES,
    TransferCode.SCC_IMPORTER_UNDER_GDPR: GapKind.TRANSFER_CLAUSES,
    TransferCode.TIA_MISSING: GapKind.TRANSFER_ASSESSMENT,
    TransferCode.TIA_SAYS_SUSPEND: GapKind.TRANSFER_SUSPEND,
}
_STOPPED = frozenset({TransferStatus.ENDED, TransferStatus.SUSPENDED})


def transfer_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell what is wrong with every transfer that flows or is planned, where it is one."""
    assessments = grouped(records.assessments, "transfer")
    for transfer in records.transfers:
        if transfer.status not in _STOPPED and not (transfer.ends_on and transfer.ends_on < today):
            yield from gaps_of_transfer(transfer, assessments.get(transfer.id, ()), today)


def gaps_of_transfer(transfer: Transfer, assessments: Iterable[ImpactAssessment], today: date) -> Iterator[Gap]:
    """Tell what is wrong with one transfer."""
    assessments = tuple(assessments)
    found = assess_transfer(facts_of(transfer, assessments, today), law_tables())
    if found.is_transfer:
        yield from (ground_lost(transfer, finding) for finding in found.faults)
        yield from assessment_due(transfer, assessments, today)
        yield from adequacy_ending(transfer, today)
        yield from list_due(transfer, today)
        yield from clauses_undated(transfer)
        yield from derogation_unreasoned(transfer)
        yield from transfer_review_due(transfer, today)


def ground_lost(transfer: Transfer, finding: Finding) -> Gap:
    """Return the gap for a finding that takes the ground away."""
    kind = _CODES.get(TransferCode(finding.code), GapKind.TRANSFER_GROUND)
    return gap_of(kind, transfer, finding.sentence, finding.field)


def assessment_due(transfer: Transfer, assessments: Iterable[ImpactAssessment], today: date) -> Iterator[Gap]:
    """Tell of an assessment that is to be looked at again (EDPB 01/2020, step 6)."""
    last = last_assessment(transfer, assessments, today)
    due = last.review_on if last else None
    if due and due <= today + timedelta(days=SOON_DAYS) and law_tables().mechanisms[transfer.mechanism].assessment:
        text = "The transfer impact assessment is to be evaluated again on {day}."
        sentence = Sentence(text, {"day": due}, "EDPB Recommendations 01/2020, step 6")
        yield gap_of(GapKind.TRANSFER_ASSESSMENT_DUE, transfer, sentence, "impact_assessment", due_on=due)


def adequacy_ending(transfer: Transfer, today: date) -> Iterator[Gap]:
    """Tell of an adequacy decision that ends within six months."""
    if transfer.mechanism is not Mechanism.ADEQUACY:
        return
    decision = law_tables().adequate(today, transfer.country, transfer.importer_organisation.strip())
    end = decision.valid_to if decision else None
    if decision and end and end <= after_months(today, ADEQUACY_MONTHS):
        text = "Decision {decision} may be relied on until {day} only."
        sentence = Sentence(text, {"decision": decision.decision, "day": end}, decision.source)
        yield gap_of(GapKind.TRANSFER_ADEQUACY_ENDING, transfer, sentence, "mechanism", due_on=end)


def list_due(transfer: Transfer, today: date) -> Iterator[Gap]:
    """Tell of an entry on the Data Privacy Framework list that expires, or that nobody looked up for a year."""
    decision = law_tables().adequate(today, transfer.country, transfer.importer_organisation.strip())
    if transfer.mechanism is not Mechanism.ADEQUACY or decision is None or not decision.listed_on:
        return
    renewal = transfer.dpf_next_certification_on
    if renewal and renewal <= today + timedelta(days=SOON_DAYS):
        text = "The importer's certification is to be renewed by {day}; look at the list of the {list} again."
        sentence = Sentence(text, {"day": renewal, "list": decision.listed_on}, decision.source)
        yield gap_of(GapKind.TRANSFER_LIST, transfer, sentence, "dpf_next_certification_on", due_on=renewal)
    elif transfer.dpf_checked_on is None or after_months(transfer.dpf_checked_on, LIST_MONTHS) <= today:
        text = "Nobody has looked at the list of the {list} in the last {months} months."
        sentence = Sentence(text, {"list": decision.listed_on, "months": LIST_MONTHS}, decision.source)
        yield gap_of(GapKind.TRANSFER_LIST, transfer, sentence, "dpf_checked_on")


def clauses_undated(transfer: Transfer) -> Iterator[Gap]:
    """Tell of clauses whose day of signature is not known (annex I.A of (EU) 2021/914)."""
    if transfer.mechanism is Mechanism.SCC and transfer.clauses_signed_on is None:
        sentence = Sentence(
            "It is not said when the clauses were signed.", source="Implementing Decision (EU) 2021/914, annex I.A"
        )
        yield gap_of(GapKind.TRANSFER_UNSIGNED, transfer, sentence, "clauses_signed_on")


def derogation_unreasoned(transfer: Transfer) -> Iterator[Gap]:
    """Tell of an exception for which no reason is written down (GDPR Art. 49(6) and 5(2))."""
    if law_tables().mechanisms[transfer.mechanism].derogation and is_empty(transfer.derogation_reason):
        text = "A derogation is an exception: write down why it applies."
        sentence = Sentence(text, source="GDPR Art. 5(2) and 49(6)")
        yield gap_of(GapKind.TRANSFER_DEROGATION, transfer, sentence, "derogation_reason")


def transfer_review_due(transfer: Transfer, today: date) -> Iterator[Gap]:
    """Tell of a transfer that is to be looked at again."""
    due = transfer.review_on
    if due and due <= today:
        sentence = Sentence("Its review was planned for {day}.", {"day": due}, "GDPR Art. 24(1) and 44")
        yield gap_of(GapKind.TRANSFER_REVIEW_DUE, transfer, sentence, "review_on", due_on=due)


def recipient_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell of recipients outside the EEA whose transfer is not recorded, or whose ground cannot be theirs."""
    own = countries_of(records.transfers, "recipient")
    of_processor = countries_of([each for each in records.transfers if each.processor], "processor")
    for recipient in records.recipients:
        recorded = own.get(recipient.id, frozenset()) | of_processor.get(recipient.processor, frozenset())
        yield from recipient_abroad(recipient, recorded)
        yield from safeguard_misfit(recipient, today)


def recipient_abroad(recipient: Recipient, recorded: frozenset[str]) -> Iterator[Gap]:
    """Tell of a recipient outside the EEA for which no transfer is recorded."""
    missing = unrecorded([recipient.country], recorded)
    if missing:
        text = "It is outside the European Economic Area, and no transfer is recorded: {countries}."
        sentence = Sentence(text, {"countries": missing}, "GDPR Art. 30(1)(e) and 44")
        yield gap_of(GapKind.RECIPIENT_ABROAD, recipient, sentence, "country")


def safeguard_misfit(recipient: Recipient, today: date) -> Iterator[Gap]:
    """Tell of a ground that contradicts the country: inside the EEA though it is not, or adequate though it is not."""
    law = law_tables()
    if not law.is_known(recipient.country) or law.is_inside(recipient.country):
        return
    text = ""
    if recipient.safeguard is Safeguard.EEA:
        text = "The ground says inside the European Economic Area, but {country} is outside."
    elif recipient.safeguard is Safeguard.ADEQUACY and law.adequate(today, recipient.country) is None:
        text = "{country}: the ground says adequacy decision, but none is in force."
    if text:
        sentence = Sentence(text, {"country": Country(recipient.country)}, "GDPR Art. 44 and 45")
        yield gap_of(GapKind.RECIPIENT_SAFEGUARD, recipient, sentence, "safeguard")
