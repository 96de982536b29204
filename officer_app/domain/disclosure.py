"""Disclosures to authorities: on what they relied, who looked at it, and what they were given (GDPR Art. 6, 48)."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.words import Choice, Sentence


class DisclosureOutcome(Choice):
    """What became of an authority's demand."""

    OPEN = "open", "Being looked at"
    DISCLOSED = "disclosed", "Disclosed"
    PART = "part", "Disclosed in part"
    REFUSED = "refused", "Refused"
    CHALLENGED = "challenged", "Challenged"


class DisclosureGround(Choice):
    """Which of the published grounds applies."""

    LEGAL_PROCESS = "legal_process", "Legal process"
    GOVERNMENT_REQUEST = "government_request", "Request of a government"
    PREVENT_HARM = "prevent_harm", "To prevent harm"
    REORGANISATION = "reorganisation", "Reorganisation of the company"


class Bindingness(Choice):
    """Whether the organisation has to obey."""

    BINDING = "binding", "Binding order"
    VOLUNTARY = "voluntary", "Voluntary"
    UNCLEAR = "unclear", "Not clear yet"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One demand of an authority for personal data, and what was done with it."""

    id: int | None = None
    authority: str = fields.text("Authority", required=True,
        missing="Enter the name of the authority.", group="Demand")
    country: str = fields.country("Country", "BE", group="Demand")
    officer: str = fields.text("Its officer", personal=True, group="Demand")
    contact: str = fields.text("Contact", personal=True, group="Demand")
    verified_how: str = fields.text("How we checked that they are genuine", long=True, limit=2_000, group="Demand")
    received_on: date | None = fields.day("Received on", required=True,
        missing="Enter the day on which the demand was received.", group="Demand")
    ground: DisclosureGround | None = fields.choice("Ground", DisclosureGround, group="Demand")
    instrument: str = fields.text("Legal instrument", group="Demand")
    reference: str = fields.text("Their reference", group="Demand")
    bindingness: Bindingness = fields.choice("Binding", Bindingness, Bindingness.UNCLEAR, group="Demand")
    due_on: date | None = fields.day("Deadline", group="Demand")
    data_asked: str = fields.text("Data asked", long=True, limit=10_000, personal=True, group="Demand")
    necessity: str = fields.text("Necessity, and how little suffices", long=True, limit=10_000, group="Decision")
    reviewed_by: str = fields.text("Legal review by", group="Decision")
    reviewed_on: date | None = fields.day("Reviewed on", group="Decision")
    approved_by: str = fields.text("Approved by", group="Decision")
    outcome: DisclosureOutcome = fields.choice("Outcome", DisclosureOutcome, DisclosureOutcome.OPEN, group="Decision")
    outcome_reason: str = fields.text("Reasons", long=True, limit=10_000, group="Decision")
    data_given: str = fields.text("Data handed over", long=True, limit=10_000, personal=True, group="Decision")
    channel: str = fields.text("How they were handed over", group="Decision")
    disclosed_on: date | None = fields.day("Handed over on", group="Decision")
    subject_told_on: date | None = fields.day("Data subject told on", group="Data subject")
    gag: str = fields.text("Why the person may not be told", group="Data subject")
    gag_until: date | None = fields.day("Not to be told until", group="Data subject")
    art_48: str = fields.text("Outside the EEA: international agreement relied on", group="Data subject",
        help="Art. 48: an order of a third country counts only on the basis of an international agreement.")
    transfer: int | None = fields.link("Transfer", "transfer", group="Linked")
    activities: tuple[int, ...] = fields.links("Processing activities", "activity", group="Linked")
    cases: tuple[int, ...] = fields.links("Cases", "case", group="Linked")
    documents: tuple[int, ...] = fields.links("Documents", "document", group="Linked")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


def check_disclosure(disclosure: Disclosure) -> dict[str, Sentence]:
    """Return what contradicts itself in a disclosure, by field."""
    found: dict[str, Sentence] = {}
    given = disclosure.outcome in {DisclosureOutcome.DISCLOSED, DisclosureOutcome.PART}
    if given and fields.is_empty(disclosure.data_given):
        found["data_given"] = Sentence("Say which data were handed over.")
    if given and disclosure.disclosed_on is None:
        found["disclosed_on"] = Sentence("Enter the day on which the data were handed over.")
    if disclosure.received_on and disclosure.disclosed_on and disclosure.disclosed_on < disclosure.received_on:
        found["disclosed_on"] = Sentence("The data cannot be handed over before the demand was received.")
    return found
