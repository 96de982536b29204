"""What is missing in the chain of sub-processors, and how long one may still object (GDPR Art. 28(2) and (4))."""

from collections.abc import Iterator
from datetime import date, timedelta

from officer_app.domain.agreement import Agreement
from officer_app.domain.fields import is_empty
from officer_app.domain.gap import Gap, GapKind, GapRecords, Severity, gap_of, labels
from officer_app.domain.processor import Engagement
from officer_app.domain.processor_rules import countries_of, unrecorded
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome, SubProcessor
from officer_app.domain.words import Sentence

URGENT_DAYS = 7
"""With less time than this to object, a notice is urgent (our policy)."""


def chain_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell what is missing of each sub-processor in use."""
    working = {each.id for each in records.processors if each.status is not Engagement.ENDED}
    transfers = countries_of(records.transfers, "sub_processor")
    for each in records.sub_processors:
        if each.processor in working and (each.active_to is None or today <= each.active_to):
            yield from obligations_unconfirmed(each)
            yield from sub_not_described(each)
            yield from sub_abroad(each, transfers.get(each.id, frozenset()))


def obligations_unconfirmed(record: SubProcessor) -> Iterator[Gap]:
    """Tell of a sub-processor that is not known to have the same obligations (Art. 28(4))."""
    if record.same_obligations is not True:
        text = "It is not confirmed that it has the same obligations as the processor."
        sentence = Sentence(text, source="GDPR Art. 28(4)")
        yield gap_of(GapKind.SUB_OBLIGATIONS, record, sentence, "same_obligations")


def sub_not_described(record: SubProcessor) -> Iterator[Gap]:
    """Tell what is not at hand of a sub-processor: address, contact person, what it does."""
    missing = [name for name in ("address", "contact_name", "description") if is_empty(getattr(record, name))]
    if missing:
        text = "Of the whole chain this must be at hand, and is missing: {fields}."
        sentence = Sentence(text, {"fields": labels(record, missing)}, "EDPB Opinion 22/2024")
        yield gap_of(GapKind.SUB_INCOMPLETE, record, sentence, missing[0])


def sub_abroad(record: SubProcessor, recorded: frozenset[str]) -> Iterator[Gap]:
    """Tell of a sub-processor outside the EEA for which no transfer is recorded."""
    missing = unrecorded([record.country], recorded)
    if missing:
        text = "It is outside the European Economic Area, and no transfer is recorded: {countries}."
        sentence = Sentence(text, {"countries": missing}, "GDPR Art. 44; EDPB Opinion 22/2024")
        yield gap_of(GapKind.SUB_ABROAD, record, sentence, "country")


def change_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell of announced changes on which nobody decided yet."""
    agreements = {each.id: each for each in records.agreements}
    for notice in records.changes:
        until = last_day_to_object(notice, agreements.get(notice.agreement))
        if notice.outcome is ChangeOutcome.ANNOUNCED and until:
            yield from undecided(notice, until, today)


def last_day_to_object(notice: ChangeNotice, agreement: Agreement | None) -> date | None:
    """Return until when one may object: as the notice says, else as the agreement, else before it takes effect."""
    if notice.objection_until:
        return notice.objection_until
    if agreement and agreement.objection_days is not None and notice.told_on:
        return notice.told_on + timedelta(days=agreement.objection_days)
    return notice.takes_effect_on


def undecided(notice: ChangeNotice, until: date, today: date) -> Iterator[Gap]:
    """Tell of the time that is left to object, or that has passed without a decision."""
    if until < today:
        text = (
            "The time to object ended on {day} without a decision. Under a general authorisation that may count as "
            "accepted, under a specific one as refused."
        )
        sentence = Sentence(text, {"day": until}, "GDPR Art. 28(2); EDPB Guidelines 07/2020")
        yield gap_of(GapKind.CHANGE_UNDECIDED, notice, sentence, "outcome", due_on=until)
        return
    soon = (until - today).days <= URGENT_DAYS
    sentence = Sentence("One may object until {day}; nobody has decided yet.", {"day": until}, "GDPR Art. 28(2)")
    severity = Severity.URGENT if soon else GapKind.CHANGE_CLOSING.severity
    yield gap_of(GapKind.CHANGE_CLOSING, notice, sentence, "outcome", due_on=until, severity=severity)
