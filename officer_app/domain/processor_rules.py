"""What is missing around processors and clients (GDPR Art. 28, 30; EDPB Opinion 22/2024)."""

from collections.abc import Iterable, Iterator
from datetime import date

from officer_app.domain.agreement import Agreement, AgreementStatus
from officer_app.domain.client import Client
from officer_app.domain.fields import is_empty
from officer_app.domain.gap import Gap, GapKind, GapRecords, gap_of, labels
from officer_app.domain.law import law_tables
from officer_app.domain.processor import Engagement, Processor
from officer_app.domain.transfer import Transfer, TransferStatus
from officer_app.domain.words import Country, Sentence

_BINDS_NOBODY = frozenset({AgreementStatus.NONE, AgreementStatus.TERMINATED, AgreementStatus.SUPERSEDED})


def processor_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell what is missing around each processor that works for us, or still holds data of ours."""
    agreed = {each.processor for each in _standing(records.agreements)}
    busy = {processor for each in records.activities for processor in each.processors}
    transfers = countries_of(records.transfers, "processor")
    for processor in records.processors:
        if processor.status is Engagement.ACTIVE:
            yield from unbound(processor, is_agreed=processor.id in agreed, is_busy=processor.id in busy)
            yield from not_assessed(processor)
            yield from review_due(processor, today)
            yield from not_described(processor)
            yield from abroad(processor, transfers.get(processor.id, frozenset()))
        elif processor.status is Engagement.ENDED:
            yield from keeps_data(processor)


def _standing(agreements: Iterable[Agreement]) -> list[Agreement]:
    return [each for each in agreements if each.status not in _BINDS_NOBODY]


def unbound(processor: Processor, *, is_agreed: bool, is_busy: bool) -> Iterator[Gap]:
    """Tell of a processor without agreement; one that an activity names weighs more."""
    if is_agreed:
        return
    if is_busy:
        text = "It processes data for us, but there is no agreement with it."
        sentence = Sentence(text, source="GDPR Art. 28(3)")
        yield gap_of(GapKind.PROCESSOR_WITHOUT_AGREEMENT, processor, sentence, "agreement")
    else:
        text = "There is neither an agreement with it nor a processing activity that names it."
        source = "GDPR Art. 28(3) and 30(1)(d)"
        yield gap_of(GapKind.PROCESSOR_UNUSED, processor, Sentence(text, source=source), "agreement")


def not_assessed(processor: Processor) -> Iterator[Gap]:
    """Tell of a processor whose guarantees nobody assessed (Art. 28(1))."""
    if processor.assessed_on is None:
        sentence = Sentence("Nobody has assessed whether its guarantees suffice.", source="GDPR Art. 28(1)")
        yield gap_of(GapKind.PROCESSOR_NOT_ASSESSED, processor, sentence, "assessed_on")


def review_due(processor: Processor, today: date) -> Iterator[Gap]:
    """Tell of a review whose day has come."""
    due = processor.next_review_on
    if due and due <= today:
        sentence = Sentence("Its review was planned for {day}.", {"day": due}, "GDPR Art. 28(1); EDPB Opinion 22/2024")
        yield gap_of(GapKind.PROCESSOR_REVIEW_DUE, processor, sentence, "next_review_on", due_on=due)


def not_described(processor: Processor) -> Iterator[Gap]:
    """Tell what is not at hand of a processor: address, contact person, what it does."""
    missing = [name for name in ("address", "description") if is_empty(getattr(processor, name))]
    if is_empty(processor.contact_name) and is_empty(processor.privacy_contact):
        missing.insert(1, "contact_name")
    if missing:
        text = "Of every processor this must be at hand, and is missing: {fields}."
        sentence = Sentence(text, {"fields": labels(processor, missing)}, "EDPB Opinion 22/2024")
        yield gap_of(GapKind.PROCESSOR_INCOMPLETE, processor, sentence, missing[0])


def abroad(processor: Processor, recorded: frozenset[str]) -> Iterator[Gap]:
    """Tell of countries outside the EEA where a processor is, stores or looks, and no transfer is recorded."""
    places = (processor.country, *processor.storage_countries, *processor.access_countries)
    missing = unrecorded(places, recorded)
    if missing:
        text = (
            "It is, stores or sees data outside the European Economic Area, and no transfer is recorded: {countries}."
        )
        sentence = Sentence(text, {"countries": missing}, "GDPR Art. 44; EDPB Guidelines 05/2021")
        yield gap_of(GapKind.PROCESSOR_ABROAD, processor, sentence, _place_field(processor, missing[0]))


def _place_field(processor: Processor, country: str) -> str:
    if processor.country == country:
        return "country"
    return "storage_countries" if country in processor.storage_countries else "access_countries"


def unrecorded(places: Iterable[str], recorded: frozenset[str]) -> list[Country]:
    """Return the countries outside the EEA among places that no transfer names, each once and in their order."""
    law = law_tables()
    outside = (each for each in places if law.is_known(each) and not law.is_inside(each))
    return [Country(each) for each in dict.fromkeys(outside) if each not in recorded]


def countries_of(transfers: Iterable[Transfer], link: str) -> dict[int | None, frozenset[str]]:
    """Return the countries of the transfers that still stand, by the record that they name in a field."""
    found: dict[int | None, frozenset[str]] = {}
    for each in transfers:
        if each.status is not TransferStatus.ENDED:
            named = getattr(each, link)
            found[named] = found.get(named, frozenset()) | {each.country}
    return found


def keeps_data(processor: Processor) -> Iterator[Gap]:
    """Tell of a processor whose work ended and that did not return or delete the data (Art. 28(3)(g))."""
    if processor.returned_on is None:
        text = "It does not work for us any more, and the data are not known to be returned or deleted."
        sentence = Sentence(text, source="GDPR Art. 28(3)(g)")
        yield gap_of(GapKind.PROCESSOR_KEEPS_DATA, processor, sentence, "returned_on")


def client_gaps(records: GapRecords, _today: date) -> Iterator[Gap]:
    """Tell what is missing around each client whose data we process."""
    agreed = {each.client for each in _standing(records.agreements)}
    for client in records.clients:
        if client.status is Engagement.ACTIVE:
            yield from client_unbound(client, is_agreed=client.id in agreed)
            yield from client_not_described(client)


def client_unbound(client: Client, *, is_agreed: bool) -> Iterator[Gap]:
    """Tell of a client without agreement: its instructions need one (Art. 28(3))."""
    if not is_agreed:
        sentence = Sentence("We process data for it, but there is no agreement with it.", source="GDPR Art. 28(3)")
        yield gap_of(GapKind.CLIENT_WITHOUT_AGREEMENT, client, sentence, "agreement")


def client_not_described(client: Client) -> Iterator[Gap]:
    """Tell what our record of processing lacks of a client (Art. 30(2)(a) and (b))."""
    missing = [name for name in ("address", "services") if is_empty(getattr(client, name))]
    if all(is_empty(each) for each in (client.contact_name, client.privacy_contact, client.privacy_email)):
        missing.append("privacy_contact")
    if missing:
        text = "The record of processing needs this of every client, and it is missing: {fields}."
        sentence = Sentence(text, {"fields": labels(client, missing)}, "GDPR Art. 30(2)(a) and (b)")
        yield gap_of(GapKind.CLIENT_INCOMPLETE, client, sentence, missing[0])
