"""Processing activities: what the record of processing says of each (GDPR Art. 30), and what people are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.fields import Wording
from officer_app.domain.folding import fold
from officer_app.domain.vocabulary import SubjectCategory
from officer_app.domain.words import Choice, Sentence


class ActivityRole(Choice):
    """In which capacity the organisation processes."""

    CONTROLLER = "controller", "Controller"
    JOINT = "joint", "Joint controller"
    PROCESSOR = "processor", "Processor for clients"


class ActivityState(Choice):
    """How far the entry has come."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    APPROVED = "approved", "Approved"
    CEASED = "ceased", "Ceased"


class LegalBasis(Choice):
    """On what a purpose rests (GDPR Art. 6(1))."""

    CONSENT = "6(1)(a)", "Consent (Art. 6(1)(a))"
    CONTRACT = "6(1)(b)", "Contract (Art. 6(1)(b))"
    LEGAL_OBLIGATION = "6(1)(c)", "Legal obligation (Art. 6(1)(c))"
    VITAL = "6(1)(d)", "Vital interests (Art. 6(1)(d))"
    PUBLIC_TASK = "6(1)(e)", "Public task (Art. 6(1)(e))"
    LEGITIMATE_INTEREST = "6(1)(f)", "Legitimate interests (Art. 6(1)(f))"


class SpecialCondition(Choice):
    """Why special categories may be processed (GDPR Art. 9(2))."""

    CONSENT = "9(2)(a)", "Explicit consent (Art. 9(2)(a))"
    EMPLOYMENT = "9(2)(b)", "Employment and social security (Art. 9(2)(b))"
    VITAL = "9(2)(c)", "Vital interests (Art. 9(2)(c))"
    ASSOCIATION = "9(2)(d)", "Association's own members (Art. 9(2)(d))"
    MADE_PUBLIC = "9(2)(e)", "Made public by the person (Art. 9(2)(e))"
    CLAIMS = "9(2)(f)", "Legal claims (Art. 9(2)(f))"
    PUBLIC_INTEREST = "9(2)(g)", "Substantial public interest (Art. 9(2)(g))"
    HEALTH_CARE = "9(2)(h)", "Health or social care (Art. 9(2)(h))"
    PUBLIC_HEALTH = "9(2)(i)", "Public health (Art. 9(2)(i))"
    ARCHIVES = "9(2)(j)", "Archives, research, statistics (Art. 9(2)(j))"


class RetentionStart(Choice):
    """The event from which a retention period runs."""

    COLLECTION = "collection", "Collection"
    LAST_CONTACT = "last_contact", "Last contact"
    END_OF_CONTRACT = "end_of_contract", "End of the contract"
    WITHDRAWAL = "withdrawal", "Withdrawal or objection"
    END_OF_YEAR = "end_of_year", "End of the book year"
    CLOSURE = "closure", "Closure of the matter"
    OTHER = "other", "Another event"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A processing activity, as the record tells it to the authority and an access response to a person."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter the name of the activity.", group="Activity", help="For the officer: Newsletter.")
    reference: str = fields.text("Reference", group="Activity")
    role: ActivityRole = fields.choice("Our role", ActivityRole, ActivityRole.CONTROLLER, group="Activity")
    state: ActivityState = fields.choice("State", ActivityState, ActivityState.DRAFT, group="Activity")
    joint_controller: str = fields.text("Joint controller and arrangement", long=True, limit=5_000, group="Activity",
        help="Art. 26, where purposes are determined together.")
    clients: tuple[int, ...] = fields.links("Carried out for the clients", "client", group="Activity",
        help="Art. 30(2)(a) and (b), where we are the processor.")
    department: str = fields.text("Department", group="Activity")
    systems: tuple[str, ...] = fields.lines("Systems", group="Activity")
    started_on: date | None = fields.day("Since", group="Activity")
    ceased_on: date | None = fields.day("Ceased on", group="Activity",
        help="The entry is kept about five years after the processing stops (advice of the Belgian authority).")

    subjects: tuple[SubjectCategory, ...] = fields.several("Data subjects", SubjectCategory, group="People and data")
    people: int | None = fields.number("People, about", group="People and data")
    data_categories: tuple[int, ...] = fields.links("Categories of data in the record", "data_category",
        group="People and data")
    processors: tuple[int, ...] = fields.links("Processors", "processor", group="People and data")
    recipients: tuple[int, ...] = fields.links("Recipients", "recipient", group="People and data",
        help="Art. 15(1)(c). By name.")
    measures: tuple[int, ...] = fields.links("Measures", "measure", group="People and data", help="Art. 30(1)(g).")

    retention_period: str = fields.text("Retention period", group="Retention", help="In short: 24 months.")
    retention_months: int | None = fields.number("In months", group="Retention")
    retention_start: RetentionStart | None = fields.choice("Runs from", RetentionStart, group="Retention")
    deletion_method: str = fields.text("How data are deleted", group="Retention")

    purpose: Wording = fields.wording("Purposes and legal basis", group="As people are told",
        help="Art. 15(1)(a). A full sentence, to the person.")
    categories: Wording = fields.wording("Categories of data", group="As people are told",
        help="Art. 15(1)(b). One a line.")
    retention: Wording = fields.wording("How long the data are kept", group="As people are told",
        help="Art. 15(1)(d). A full sentence.")
    source: Wording = fields.wording("Where the data come from", group="As people are told",
        help="Art. 15(1)(g). A full sentence.")
    automated: bool = fields.flag("Decides about people by machine alone", group="As people are told",
        help="Art. 22(1) and (4).")
    logic: Wording = fields.wording("Logic, significance and consequences of automated decisions",
        group="As people are told", help="Art. 15(1)(h). The procedure and principles in fact applied.")

    informed_how: str = fields.text("How people are informed", long=True, limit=5_000, group="Accountability",
        help="Art. 13 and 14.")
    consent_evidence: str = fields.text("Evidence of consent", group="Accountability")
    dpia_needed: bool | None = fields.flag("Impact assessment needed (Art. 35)", default=None, group="Accountability")
    dpia_reference: str = fields.text("Impact assessment", group="Accountability")
    opinion: str = fields.text("The privacy officer's opinion", long=True, limit=10_000, group="Accountability")
    reviewed_on: date | None = fields.day("Last reviewed on", group="Accountability")
    review_on: date | None = fields.day("Next review", group="Accountability")
    documents: tuple[int, ...] = fields.links("Documents", "document", group="Accountability")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """One purpose of an activity with its own legal basis, tied to a purpose that the notice names."""

    id: int | None = None
    activity_id: int | None = fields.link("Activity", "activity", required=True,
        missing="Choose the activity.", in_form=False)
    name: str = fields.text("Purpose", required=True,
        missing="Enter the purpose.")
    legal_basis: LegalBasis | None = fields.choice("Legal basis", LegalBasis)
    interest: str = fields.text("The legitimate interest", long=True, limit=5_000,
        help="Art. 13(1)(d): which interest, and how it was weighed.")
    law: str = fields.text("The law that obliges", help="Where the basis is a legal obligation or a public task.")
    special_condition: SpecialCondition | None = fields.choice("Condition for special categories", SpecialCondition)
    published: int | None = fields.link("Named in the notice as", "published_purpose")
# fmt: on


def check_activity(activity: Activity) -> dict[str, Sentence]:
    """Return what contradicts itself in an activity, by field."""
    found: dict[str, Sentence] = {}
    if activity.started_on and activity.ceased_on and activity.ceased_on < activity.started_on:
        found["ceased_on"] = Sentence("The processing cannot cease before it began.")
    if activity.role is ActivityRole.JOINT and fields.is_empty(activity.joint_controller):
        found["joint_controller"] = Sentence("Say with whom, and where the arrangement is (Art. 26).")
    return found


def check_names(activity: Activity, others: Iterable[Activity]) -> dict[str, Sentence]:
    """Return a sentence where another activity in the list has the same name."""
    name = fold(activity.name)
    twin = any(fold(each.name) == name for each in others if each.id != activity.id and each.retired_on is None)
    if twin and activity.retired_on is None:
        return {"name": Sentence("There is an activity with this name already.")}
    return {}


def check_purpose(purpose: Purpose) -> dict[str, Sentence]:
    """Return what a purpose lacks, by field."""
    if purpose.legal_basis is LegalBasis.LEGITIMATE_INTEREST and fields.is_empty(purpose.interest):
        return {"interest": Sentence("Say which legitimate interest it is (Art. 13(1)(d)).")}
    return {}
