"""Transfers outside the European Economic Area: who sends what to whom, and on which ground (GDPR Art. 44 to 49)."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.words import Choice, Sentence


class ExporterRole(Choice):
    """In which capacity data leave."""

    CONTROLLER = "controller", "Controller"
    PROCESSOR = "processor", "Processor"


class ImporterRole(Choice):
    """In which capacity data arrive (EDPB 05/2021)."""

    CONTROLLER = "controller", "Controller"
    PROCESSOR = "processor", "Processor"
    EMPLOYEE = "employee", "Own employee abroad"
    DATA_SUBJECT = "data_subject", "The data subject"


class Mechanism(Choice):
    """The ground of a transfer, in the order in which the law asks for them: Art. 45, 46, 49."""

    NONE = "none", "None"
    ADEQUACY = "adequacy", "Adequacy decision (Art. 45)"
    PUBLIC_INSTRUMENT = "public_instrument", "Binding instrument between public bodies (Art. 46(2)(a))"
    SCC = "scc", "Standard contractual clauses (Art. 46(2)(c))"
    SCC_AUTHORITY = "scc_authority", "Clauses of an authority (Art. 46(2)(d))"
    BCR = "bcr", "Binding corporate rules (Art. 47)"
    CODE = "code", "Code of conduct (Art. 46(2)(e))"
    CERTIFICATION = "certification", "Certification (Art. 46(2)(f))"
    ADHOC = "adhoc", "Ad hoc clauses (Art. 46(3)(a))"
    PUBLIC_BODY = "public_body", "Administrative arrangement between public bodies (Art. 46(3)(b))"
    CONSENT = "49(1)(a)", "Explicit consent (Art. 49(1)(a))"
    CONTRACT = "49(1)(b)", "Contract with the person (Art. 49(1)(b))"
    CONTRACT_FOR = "49(1)(c)", "Contract in the person's interest (Art. 49(1)(c))"
    PUBLIC_INTEREST = "49(1)(d)", "Important public interest (Art. 49(1)(d))"
    CLAIMS = "49(1)(e)", "Legal claims (Art. 49(1)(e))"
    VITAL = "49(1)(f)", "Vital interests (Art. 49(1)(f))"
    PUBLIC_REGISTER = "49(1)(g)", "Public register (Art. 49(1)(g))"
    COMPELLING = "49(1)2", "Compelling legitimate interests (Art. 49(1), second subparagraph)"


class ClauseSet(Choice):
    """Which standard contractual clauses were signed."""

    SCC_2021_914 = "2021/914", "(EU) 2021/914"
    SCC_2021_915 = "2021/915", "(EU) 2021/915 (Art. 28 only)"
    SCC_2010_87 = "2010/87", "2010/87/EU (repealed)"
    SCC_2001_497 = "2001/497", "2001/497/EC (repealed)"
    SCC_2004_915 = "2004/915", "2004/915/EC (repealed)"


class Module(Choice):
    """The module of the clauses (EU) 2021/914."""

    ONE = "1", "1: controller to controller"
    TWO = "2", "2: controller to processor"
    THREE = "3", "3: processor to processor"
    FOUR = "4", "4: processor to controller"


class TransferStatus(Choice):
    """Whether data flow now."""

    PLANNED = "planned", "Planned"
    ACTIVE = "active", "Active"
    SUSPENDED = "suspended", "Suspended"
    ENDED = "ended", "Ended"


class Frequency(Choice):
    """How often data flow (Annex I.B of the clauses)."""

    ONCE = "once", "Once"
    OCCASIONAL = "occasional", "Occasionally"
    REGULAR = "regular", "Regularly"
    CONTINUOUS = "continuous", "Continuously"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One flow of data to one importer in one country; an onward transfer is a row of its own."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter a name for the transfer.", group="Transfer", help="For the list: Support tickets to Zendora.")
    status: TransferStatus = fields.choice("Status", TransferStatus, TransferStatus.ACTIVE, group="Transfer")
    processor: int | None = fields.link("Processor", "processor", group="Transfer")
    sub_processor: int | None = fields.link("Sub-processor", "sub_processor", group="Transfer")
    recipient: int | None = fields.link("Recipient", "recipient", group="Transfer")
    client: int | None = fields.link("Client", "client", group="Transfer")
    activities: tuple[int, ...] = fields.links("Processing activities", "activity", group="Transfer")
    onward_of: int | None = fields.link("Onward transfer of", "transfer", group="Transfer")
    starts_on: date | None = fields.day("Since", group="Transfer")
    ends_on: date | None = fields.day("Until", group="Transfer")

    exporter: str = fields.text("Exporter", group="Parties", help="Empty where it is this organisation.")
    exporter_country: str = fields.country("Country of the exporter", "BE", group="Parties")
    exporter_role: ExporterRole = fields.choice("The exporter is", ExporterRole, ExporterRole.CONTROLLER,
        group="Parties")
    exporter_under_gdpr: bool = fields.flag("The GDPR applies to the exporter", default=True, group="Parties")
    importer: str = fields.text("Importer", group="Parties", help="The exact legal entity that receives the data.")
    country: str = fields.country("Country of the importer", required=True,
        missing="Choose the country of the importer.", group="Parties")
    importer_role: ImporterRole = fields.choice("The importer is", ImporterRole, ImporterRole.PROCESSOR,
        group="Parties")
    importer_organisation: str = fields.text("International organisation", group="Parties",
        help="Where it is one and no country: EPO.")
    same_legal_entity: bool = fields.flag("Same legal entity as the exporter", group="Parties",
        help="A branch or an employee abroad: no transfer, but Art. 32 applies (EDPB 05/2021).")
    importer_under_gdpr: bool = fields.flag("The GDPR applies to the importer's processing", group="Parties",
        help="Then the clauses (EU) 2021/914 are not made for it (their recital 7).")
    direct_from_data_subject: bool = fields.flag("The person gives the data directly", group="Parties")
    remote_access: bool = fields.flag("Only seen from there (remote access)", group="Parties")

    categories: tuple[int, ...] = fields.links("Categories of data", "data_category", group="Data")
    data_subjects: str = fields.text("Data subjects", group="Data")
    hr_data: bool = fields.flag("Data of employees", group="Data",
        help="The Data Privacy Framework covers them only where the importer certified for them.")
    sensitive: str = fields.text("Sensitive data and their safeguards", long=True, limit=5_000, group="Data")
    frequency: Frequency = fields.choice("How often", Frequency, Frequency.CONTINUOUS, group="Data")
    purpose: str = fields.text("Purpose and nature", long=True, limit=5_000, group="Data")
    retention: str = fields.text("Kept there", group="Data")

    mechanism: Mechanism = fields.choice("Ground", Mechanism, Mechanism.NONE, group="Ground")
    clause_set: ClauseSet | None = fields.choice("Clauses", ClauseSet, group="Ground")
    module: Module | None = fields.choice("Module", Module, group="Ground")
    clauses_signed_on: date | None = fields.day("Clauses signed on", group="Ground")
    adequacy_scope_confirmed: bool = fields.flag("The importer is within the scope of the decision", group="Ground",
        help="Some decisions cover only certain importers: Canada PIPEDA, Japan APPI, the United States the list.")
    dpf_entity: str = fields.text("Entity on the Data Privacy Framework list", group="Ground")
    dpf_listed: bool | None = fields.flag("Is on the list", default=None, group="Ground")
    dpf_active: bool | None = fields.flag("Is active on the list", default=None, group="Ground")
    dpf_covers_hr: bool | None = fields.flag("The listing covers employees' data", default=None, group="Ground")
    dpf_checked_on: date | None = fields.day("List looked at on", group="Ground")
    dpf_next_certification_on: date | None = fields.day("Next certification on", group="Ground")
    authorised_on: date | None = fields.day("Authorised by the authority on", group="Ground",
        help="Ad hoc clauses and administrative arrangements need it (Art. 46(3)).")
    derogation_reason: str = fields.text("Why a derogation", long=True, limit=5_000, group="Ground")
    guarantees: str = fields.text("Other guarantees", long=True, limit=5_000, group="Ground")
    review_on: date | None = fields.day("Look again on", group="Ground")
    documents: tuple[int, ...] = fields.links("Documents", "document", group="Papers")
    notes: str = fields.text("Notes", long=True, group="Papers")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


def check_transfer(transfer: Transfer) -> dict[str, Sentence]:
    """Return what contradicts itself in a transfer, by field; whether its ground holds is assessed apart."""
    found: dict[str, Sentence] = {}
    if transfer.starts_on and transfer.ends_on and transfer.ends_on < transfer.starts_on:
        found["ends_on"] = Sentence("The transfer cannot end before it starts.")
    if transfer.id is not None and transfer.onward_of == transfer.id:
        found["onward_of"] = Sentence("A transfer cannot be its own onward transfer.")
    return found
