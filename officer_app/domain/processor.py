"""A processor: who handles personal data for us, and how we know that it may (GDPR Art. 28(1))."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.words import Choice, Sentence


class ProcessorCategory(Choice):
    """What a processor does for the organisation."""

    HOSTING = "hosting", "Hosting"
    EMAIL = "email", "E-mail and mailings"
    CUSTOMERS = "customers", "Customer management"
    ANALYTICS = "analytics", "Analytics"
    ADVERTISING = "advertising", "Advertising"
    SUPPORT = "support", "Support"
    SURVEYS = "surveys", "Surveys and events"
    PAYMENT = "payment", "Payments and orders"
    PERSONNEL = "personnel", "Personnel and payroll"
    OFFICE = "office", "Office software"
    SECURITY = "security", "Security"
    CONSULTING = "consulting", "Consulting and development"
    ARCHIVE = "archive", "Archive and destruction"
    OTHER = "other", "Other"


class Engagement(Choice):
    """Whether somebody works for us now."""

    CONSIDERED = "considered", "Being considered"
    ACTIVE = "active", "Active"
    ENDED = "ended", "Ended"


class Risk(Choice):
    """How much could go wrong for the people concerned."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Processor:
    """One processor, with what Opinion 22/2024 wants at hand for each: name, address, contact and what it does."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter the legal name of the processor.", group="Processor",
        help="The legal name of the company that signs, not the name of its product.")
    product: str = fields.text("Product or brand", group="Processor")
    category: ProcessorCategory | None = fields.choice("Category", ProcessorCategory, group="Processor")
    description: str = fields.text("What it does with the data", long=True, limit=5_000, group="Processor",
        help="EDPB Opinion 22/2024: a description of the processing, at hand for every processor.")
    status: Engagement = fields.choice("Status", Engagement, Engagement.ACTIVE, group="Processor")
    active_from: date | None = fields.day("Works for us since", group="Processor")
    active_to: date | None = fields.day("Worked for us until", group="Processor")
    group_of: str = fields.text("Part of the group", group="Processor")

    address: str = fields.text("Postal address", long=True, limit=1_000, group="Where it is")
    country: str = fields.country("Country", group="Where it is")
    storage_countries: tuple[str, ...] = fields.countries("Stores data in", group="Where it is")
    access_countries: tuple[str, ...] = fields.countries("Accesses data from", group="Where it is",
        help="A screen in another country suffices to make it a transfer (EDPB 05/2021).")
    enterprise_number: str = fields.text("Enterprise number", group="Where it is")
    vat: str = fields.text("VAT number", group="Where it is")
    lei: str = fields.text("LEI", group="Where it is")

    contact_name: str = fields.text("Contact person", personal=True, group="Contact")
    email: str = fields.email("E-mail", personal=True, group="Contact")
    phone: str = fields.text("Telephone", personal=True, group="Contact")
    fax: str = fields.text("Fax", group="Contact")
    website: str = fields.text("Website", limit=500, group="Contact")
    privacy_contact: str = fields.text("Privacy contact", personal=True, group="Contact",
        help="Who answers there when a request or a breach cannot wait.")
    privacy_email: str = fields.email("E-mail for privacy", personal=True, group="Contact")
    has_officer: bool | None = fields.flag("Has a data protection officer", default=None, group="Contact")

    assessed_on: date | None = fields.day("Guarantees assessed on", group="Guarantees",
        help="Art. 28(1): only processors with sufficient guarantees; assessed before and again.")
    assessment: str = fields.text("What was assessed, with what evidence", long=True, limit=10_000, group="Guarantees")
    risk: Risk | None = fields.choice("Risk", Risk, group="Guarantees")
    next_review_on: date | None = fields.day("Next review", group="Guarantees")
    certifications: tuple[str, ...] = fields.lines("Certifications", group="Guarantees",
        help="One a line, with its end: ISO 27001 until 2027-06-30.")
    audit_reports: tuple[str, ...] = fields.lines("Audit reports", group="Guarantees")
    keeps_record: bool | None = fields.flag("Keeps its record of processing (Art. 30(2))", default=None,
        group="Guarantees")
    measures_confirmed_on: date | None = fields.day("Security measures confirmed on", group="Guarantees")
    measures: tuple[int, ...] = fields.links("Measures", "measure", group="Guarantees")
    sub_processor_list: str = fields.text("Published list of sub-processors", limit=500, group="Guarantees",
        help="The address of the page; a page that one must look up does not inform (Art. 28(2)).")
    list_checked_on: date | None = fields.day("List looked at on", group="Guarantees")

    returned_on: date | None = fields.day("Data returned or deleted on", group="End")
    end_certificate: str = fields.text("Certificate of deletion", group="End")
    documents: tuple[int, ...] = fields.links("Documents", "document", group="Papers")
    notes: str = fields.text("Notes", long=True, personal=True, group="Papers")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


def check_processor(processor: Processor) -> dict[str, Sentence]:
    """Return what contradicts itself in a processor, by field."""
    if processor.active_from and processor.active_to and processor.active_to < processor.active_from:
        return {"active_to": Sentence("The work for us cannot end before it began.")}
    return {}
