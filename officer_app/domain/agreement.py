"""Agreements under GDPR Art. 28, with their checklist clause by clause and the organisation's three promises."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.words import Choice, Sentence


class OurRole(Choice):
    """Which side of the agreement we are."""

    CONTROLLER = "controller", "We are the controller"
    PROCESSOR = "processor", "We are the processor"


class AgreementStatus(Choice):
    """How far an agreement has come."""

    NONE = "none", "None yet"
    REQUESTED = "requested", "Requested"
    DRAFT = "draft", "Draft"
    NEGOTIATION = "negotiation", "In negotiation"
    IN_FORCE = "in_force", "In force"
    EXPIRED = "expired", "Expired"
    TERMINATED = "terminated", "Terminated"
    SUPERSEDED = "superseded", "Superseded"


class AgreementForm(Choice):
    """What binds the two parties (GDPR Art. 28(3), (6) and (9))."""

    SIGNED = "signed", "Signed agreement"
    BY_REFERENCE = "by_reference", "Terms accepted by reference"
    SCC_28 = "scc_2021_915", "Clauses of Decision (EU) 2021/915"
    SCC_46 = "scc_2021_914", "Clauses of Decision (EU) 2021/914, module 2 or 3"
    LAW = "law", "Another legal act"


class Authorisation(Choice):
    """How sub-processors are authorised (GDPR Art. 28(2))."""

    SPECIFIC = "specific", "Specific, each by name"
    GENERAL = "general", "General, with notice of changes"


class EndOfContract(Choice):
    """What happens with the data at the end, at the controller's choice (GDPR Art. 28(3)(g))."""

    RETURN = "return", "Return chosen"
    DELETE = "delete", "Deletion chosen"
    CERTIFIED = "certified", "Deletion certified"


class Clause(Choice):
    """One row of the checklist: what Art. 28 wants, and what the organisation promised in public."""

    C0_SUBJECT = "C0_subject", "Subject matter"
    C0_DURATION = "C0_duration", "Duration"
    C0_NATURE = "C0_nature", "Nature of the processing"
    C0_PURPOSE = "C0_purpose", "Purpose"
    C0_DATA = "C0_data", "Type of personal data"
    C0_SUBJECTS = "C0_subjects", "Categories of data subjects"
    C0_RIGHTS = "C0_rights", "Obligations and rights of the controller"
    CA = "Ca", "Documented instructions only, also for transfers"
    CB = "Cb", "Confidentiality of everybody who handles the data"
    CC = "Cc", "Security measures of Art. 32, described"
    CD = "Cd", "Conditions for engaging sub-processors"
    CE = "Ce", "Help with requests of data subjects"
    CF = "Cf", "Help with security, breaches, impact assessments"
    CG = "Cg", "Deletion or return at the controller's choice"
    CH1 = "Ch1", "Information and audits, inspections included"
    CH2 = "Ch2", "Warning where an instruction infringes the law"
    C2 = "C2", "Authorisation of sub-processors and notice of changes"
    C4 = "C4", "Same obligations for sub-processors, full liability"
    C9 = "C9", "In writing, accepted, dated copy kept"
    C1 = "C1", "Sufficient guarantees assessed and documented"
    C10 = "C10", "The processor determines no purposes of its own"
    C29 = "C29", "Our record of processing names this recipient"
    NO_USE = "no_use", "Promise: no use for other ends"
    NO_DISCLOSURE = "no_disclosure", "Promise: no disclosure"
    NO_SHARING = "no_sharing", "Promise: no sharing"


class Presence(Choice):
    """Whether a clause is there."""

    OPEN = "open", "Not checked yet"
    YES = "yes", "Present"
    PARTLY = "partly", "Partly"
    NO = "no", "Missing"
    NA = "na", "Not applicable"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement between a controller and a processor; we are one of the two."""

    id: int | None = None
    title: str = fields.text("Title", required=True,
        missing="Enter a title for the agreement.", group="Agreement")
    reference: str = fields.text("Reference", group="Agreement")
    version: str = fields.text("Version", group="Agreement")
    our_role: OurRole = fields.choice("Our role", OurRole, OurRole.CONTROLLER, group="Agreement")
    processor: int | None = fields.link("Processor", "processor", group="Agreement")
    client: int | None = fields.link("Client", "client", group="Agreement")
    status: AgreementStatus = fields.choice("Status", AgreementStatus, AgreementStatus.NONE, group="Agreement")
    form: AgreementForm | None = fields.choice("What binds", AgreementForm, group="Agreement")
    part_of: int | None = fields.link("Part of the agreement", "agreement", group="Agreement")
    governing_law: str = fields.country("Governing law", group="Agreement")
    docking: bool | None = fields.flag("Others may accede (docking clause)", default=None, group="Agreement")

    signed_on: date | None = fields.day("Signed or accepted on", group="Term")
    signed_by: str = fields.text("Signed by, for us", personal=True, group="Term")
    counterparty_signed_by: str = fields.text("Signed by, for them", personal=True, group="Term")
    starts_on: date | None = fields.day("Starts on", group="Term")
    ends_on: date | None = fields.day("Ends on", group="Term", help="Empty where it runs until notice.")
    notice_days_us: int | None = fields.number("Our notice, days", group="Term")
    notice_days_them: int | None = fields.number("Their notice, days", group="Term")
    reviewed_on: date | None = fields.day("Last reviewed on", group="Term")
    review_on: date | None = fields.day("Review or renew on", group="Term")
    remind_days: int = fields.number("Remind days before", 60, group="Term")
    terminated_on: date | None = fields.day("Terminated on", group="Term")
    termination_reason: str = fields.text("Why terminated", group="Term")

    subject_matter: str = fields.text("Subject matter", long=True, limit=5_000, group="Processing")
    duration: str = fields.text("Duration of the processing", group="Processing")
    nature: str = fields.text("Nature", long=True, limit=5_000, group="Processing")
    purpose: str = fields.text("Purpose", long=True, limit=5_000, group="Processing")
    data_types: str = fields.text("Types of personal data", long=True, limit=5_000, group="Processing")
    data_subjects: str = fields.text("Categories of data subjects", long=True, limit=5_000, group="Processing")
    our_rights: str = fields.text("Rights and obligations of the controller", long=True, limit=5_000,
        group="Processing")
    activities: tuple[int, ...] = fields.links("Processing activities", "activity", group="Processing")

    authorisation: Authorisation | None = fields.choice("Sub-processors", Authorisation, group="Sub-processors")
    objection_days: int | None = fields.number("Days to object", group="Sub-processors")
    notice_channel: str = fields.text("How changes are told", group="Sub-processors")
    breach_hours: int | None = fields.number("Tells us of a breach within hours", group="Help")
    request_days: int | None = fields.number("Forwards requests within days", group="Help")
    audit_note: str = fields.text("Audits: what is narrowed", long=True, limit=5_000, group="Help",
        help="Where only certificates may be seen in place of an inspection, it is a deviation to record.")
    liability: str = fields.text("Liability and its limits", long=True, limit=5_000, group="Help")
    end_choice: EndOfContract | None = fields.choice("Data at the end", EndOfContract, group="Help")
    documents: tuple[int, ...] = fields.links("Signed file and annexes", "document", group="Papers")
    notes: str = fields.text("Notes", long=True, personal=True, group="Papers")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseCheck:
    """One row of the checklist of an agreement."""

    id: int | None = None
    agreement_id: int | None = fields.link("Agreement", "agreement", required=True,
        missing="Choose the agreement.", in_form=False)
    clause: Clause = fields.choice("Clause", Clause, Clause.CA, required=True,
        missing="Choose the clause.", in_form=False)
    presence: Presence = fields.choice("Present", Presence, Presence.OPEN)
    place: str = fields.text("Where in the text", help="The number of the clause: 7.1 and annex II.")
    note: str = fields.text("Note", long=True, limit=5_000)
    checked_by: str = fields.text("Checked by")
    checked_on: date | None = fields.day("Checked on")
# fmt: on


def check_agreement(agreement: Agreement) -> dict[str, Sentence]:
    """Return what contradicts itself in an agreement, by field."""
    found: dict[str, Sentence] = {}
    if agreement.our_role is OurRole.CONTROLLER and agreement.processor is None:
        found["processor"] = Sentence("Choose the processor with whom this agreement is made.")
    if agreement.our_role is OurRole.PROCESSOR and agreement.client is None:
        found["client"] = Sentence("Choose the client with whom this agreement is made.")
    if agreement.starts_on and agreement.ends_on and agreement.ends_on < agreement.starts_on:
        found["ends_on"] = Sentence("The agreement cannot end before it starts.")
    if agreement.id is not None and agreement.part_of == agreement.id:
        found["part_of"] = Sentence("An agreement cannot be part of itself.")
    return found


def checklist_of(agreement: Agreement) -> tuple[ClauseCheck, ...]:
    """Return the rows with which a new agreement begins: each clause, not checked yet."""
    return tuple(ClauseCheck(agreement_id=agreement.id, clause=clause) for clause in Clause)
