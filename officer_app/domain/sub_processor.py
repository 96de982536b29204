"""The chain of sub-processors, of any depth and without cycles, and notices of its changes (GDPR Art. 28(2), (4))."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.words import Choice, Sentence


class ChangeKind(Choice):
    """What a notice announces."""

    ADDITION = "addition", "New sub-processor"
    REPLACEMENT = "replacement", "Replacement"
    RELOCATION = "relocation", "Other country"
    TERMS = "terms", "Other terms"
    REMOVAL = "removal", "Removal"


class ChangeOutcome(Choice):
    """What became of an announced change."""

    ANNOUNCED = "announced", "Announced"
    ACCEPTED = "accepted", "Accepted"
    OBJECTED = "objected", "Objected"
    DEEMED_ACCEPTED = "deemed_accepted", "Accepted by silence"
    DEEMED_REFUSED = "deemed_refused", "Refused by silence"
    ENGAGED = "engaged", "In use"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class SubProcessor:
    """One link of the chain: who works for a processor of ours, directly or through another sub-processor."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter the name of the sub-processor.", group="Sub-processor")
    processor: int | None = fields.link("Works for the processor", "processor", required=True,
        missing="Choose the processor for whom it works.", group="Sub-processor")
    under: int | None = fields.link("Through the sub-processor", "sub_processor", group="Sub-processor",
        help="Empty where it works for the processor directly.")
    role: str = fields.text("Role", group="Sub-processor")
    description: str = fields.text("What it does with the data", long=True, limit=5_000, group="Sub-processor",
        help="EDPB Opinion 22/2024: at hand for the whole chain.")
    address: str = fields.text("Postal address", long=True, limit=1_000, group="Sub-processor")
    country: str = fields.country("Country", group="Sub-processor")
    contact_name: str = fields.text("Contact person", personal=True, group="Sub-processor")
    email: str = fields.email("E-mail", personal=True, group="Sub-processor")
    categories: tuple[int, ...] = fields.links("Categories of data", "data_category", group="Data")
    same_obligations: bool | None = fields.flag("Same obligations confirmed (Art. 28(4))", default=None, group="Data")
    confirmed_on: date | None = fields.day("Confirmed on", group="Data")
    mechanism_note: str = fields.text("Ground for the transfer", group="Data",
        help="Where it is outside the EEA; the transfer itself stands among the transfers.")
    active_from: date | None = fields.day("In use since", group="Data")
    active_to: date | None = fields.day("In use until", group="Data")
    documents: tuple[int, ...] = fields.links("Documents", "document", group="Data")
    notes: str = fields.text("Notes", long=True, personal=True, group="Data")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNotice:
    """A change of the chain that was announced to us, or by us to a client, with the time left to object."""

    id: int | None = None
    what: str = fields.text("What changes", required=True,
        missing="Enter what changes.", group="Change")
    kind: ChangeKind = fields.choice("Kind", ChangeKind, ChangeKind.ADDITION, group="Change")
    processor: int | None = fields.link("Announced by the processor", "processor", group="Change")
    client: int | None = fields.link("Announced by us to the client", "client", group="Change",
        help="Where we are the processor: the client may object.")
    sub_processor: int | None = fields.link("Sub-processor", "sub_processor", group="Change")
    agreement: int | None = fields.link("Under the agreement", "agreement", group="Change")
    told_on: date | None = fields.day("Notice received or sent on", required=True,
        missing="Enter the day of the notice.", group="Change")
    takes_effect_on: date | None = fields.day("Takes effect on", group="Change")
    objection_until: date | None = fields.day("Objection possible until", group="Objection",
        help="Under a general authorisation silence may count as consent; under a specific one as refusal.")
    outcome: ChangeOutcome = fields.choice("Outcome", ChangeOutcome, ChangeOutcome.ANNOUNCED, group="Objection")
    decided_on: date | None = fields.day("Decided on", group="Objection")
    decided_by: str = fields.text("Decided by", group="Objection")
    reason: str = fields.text("Reason", long=True, limit=5_000, group="Objection")
    documents: tuple[int, ...] = fields.links("Documents", "document", group="Objection")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


def check_sub_processor(record: SubProcessor) -> dict[str, Sentence]:
    """Return what contradicts itself in a link of the chain, by field."""
    if record.active_from and record.active_to and record.active_to < record.active_from:
        return {"active_to": Sentence("The use cannot end before it began.")}
    return {}


def check_chain(record: SubProcessor, others: Iterable[SubProcessor]) -> dict[str, Sentence]:
    """Return what is wrong with the place of a link: a chain has no cycle and stays with one processor."""
    by_id = {each.id: each for each in others} | ({record.id: record} if record.id is not None else {})
    seen = [record.name]
    above = by_id.get(record.under)
    if above is not None and above.processor != record.processor:
        return {"under": Sentence("{name} works for another processor.", {"name": above.name})}
    while above is not None:
        seen.append(above.name)
        if above.id == record.id:
            return {"under": Sentence("This would go round in a circle: {chain}.", {"chain": " → ".join(seen)})}
        above = by_id.get(above.under)
    return {}


def check_change(notice: ChangeNotice) -> dict[str, Sentence]:
    """Return what contradicts itself in a notice, by field."""
    if notice.processor is None and notice.client is None:
        return {"processor": Sentence("Say which processor announced it, or to which client we did.")}
    if notice.told_on and notice.objection_until and notice.objection_until < notice.told_on:
        return {"objection_until": Sentence("The time to object cannot end before the notice.")}
    if notice.outcome is ChangeOutcome.OBJECTED and fields.is_empty(notice.reason):
        return {"reason": Sentence("Say why you object.")}
    return {}
