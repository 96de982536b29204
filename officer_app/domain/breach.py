"""Personal data breaches: every one is documented, most are notified within 72 hours (GDPR Art. 33 and 34)."""

from dataclasses import dataclass
from datetime import date, datetime

from officer_app.domain import fields
from officer_app.domain.words import Choice, Sentence


class BreachNature(Choice):
    """What was lost (EDPB 09/2022)."""

    CONFIDENTIALITY = "confidentiality", "Confidentiality"
    INTEGRITY = "integrity", "Integrity"
    AVAILABILITY = "availability", "Availability"


class BreachCause(Choice):
    """How it came about."""

    INTERNAL_ACCIDENT = "internal_accident", "Internal, by accident"
    INTERNAL_MALICE = "internal_malice", "Internal, on purpose"
    EXTERNAL_ACCIDENT = "external_accident", "External, by accident"
    EXTERNAL_MALICE = "external_malice", "External, on purpose"
    UNKNOWN = "unknown", "Not known yet"


class BreachSeverity(Choice):
    """How hard the consequences may hit people."""

    NEGLIGIBLE = "negligible", "Negligible"
    LIMITED = "limited", "Limited"
    SIGNIFICANT = "significant", "Significant"
    MAXIMUM = "maximum", "Maximum"


class BreachRisk(Choice):
    """The risk to people, on which notification hangs (GDPR Art. 33(1), 34(1))."""

    NONE = "none", "Unlikely to be a risk"
    RISK = "risk", "Risk"
    HIGH = "high", "High risk"


class NotificationStage(Choice):
    """What the authority was told so far; information may follow in phases (GDPR Art. 33(4))."""

    NONE = "none", "Not notified"
    INITIAL = "initial", "Initial notification"
    FOLLOW_UP = "follow_up", "Follow-up sent"
    COMPLETE = "complete", "Complete"


class SubjectsTold(Choice):
    """Whether the people concerned were told (GDPR Art. 34)."""

    UNDECIDED = "undecided", "Not decided yet"
    YES = "yes", "Told"
    SOON = "soon", "Will be told"
    NO = "no", "Not told"


class NotToldReason(Choice):
    """Why people need not be told (GDPR Art. 34(1) and (3))."""

    NO_HIGH_RISK = "no_high_risk", "No high risk (Art. 34(1))"
    PROTECTED = "34(3)(a)", "Data were unreadable (Art. 34(3)(a))"
    REMEDIED = "34(3)(b)", "High risk no longer likely (Art. 34(3)(b))"
    EFFORT = "34(3)(c)", "Disproportionate effort; public notice (Art. 34(3)(c))"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One personal data breach: its facts, its effects and the remedy (GDPR Art. 33(5))."""

    id: int | None = None
    title: str = fields.text("Title", required=True,
        missing="Enter a title for the breach.", group="What happened")
    system: str = fields.text("Concerned system", group="What happened")
    aware_at: datetime | None = fields.instant("Became aware", required=True,
        missing="Enter when you became aware of the breach.", group="What happened",
        help="The hour at which it was reasonably certain; the 72 hours run from it.")
    discovered_at: datetime | None = fields.instant("Discovered", group="What happened")
    occurred_at: datetime | None = fields.instant("Occurred", group="What happened")
    ended_at: datetime | None = fields.instant("Ended", group="What happened")
    goes_on: bool = fields.flag("Still going on", group="What happened")
    reported_by: str = fields.text("Reported by", personal=True, group="What happened")
    noticed_how: str = fields.text("How it was noticed", group="What happened")
    location: str = fields.text("Where", group="What happened")
    nature: tuple[BreachNature, ...] = fields.several("What was lost", BreachNature, required=True,
        missing="Choose what was lost.",
        group="What happened")
    cause: BreachCause = fields.choice("Cause", BreachCause, BreachCause.UNKNOWN, group="What happened")
    description: str = fields.text("Description", long=True, limit=20_000, group="What happened")

    subject_categories: str = fields.text("Categories of people", group="People and data",
        help="Art. 33(3)(a), with the approximate number.")
    subject_count: int | None = fields.number("People, about", group="People and data")
    record_count: int | None = fields.number("Records, about", group="People and data")
    categories: tuple[int, ...] = fields.links("Categories of data", "data_category", group="People and data")
    data_concerned: str = fields.text("Data concerned", long=True, limit=10_000, group="People and data")
    countries: tuple[str, ...] = fields.countries("People live in", group="People and data")

    effects: str = fields.text("Likely consequences", long=True, limit=10_000, group="Risk", help="Art. 33(3)(c).")
    severity: BreachSeverity | None = fields.choice("Severity", BreachSeverity, group="Risk")
    risk: BreachRisk | None = fields.choice("Risk to people", BreachRisk, group="Risk")
    risk_reason: str = fields.text("Why that risk", long=True, limit=10_000, group="Risk")
    measures_taken: str = fields.text("Measures taken", long=True, limit=10_000, group="Risk", help="Art. 33(3)(d).")
    measures_planned: str = fields.text("Measures planned", long=True, limit=10_000, group="Risk")

    we_are_processor: bool = fields.flag("We are the processor", group="Notification")
    client: int | None = fields.link("Client", "client", group="Notification")
    client_told_at: datetime | None = fields.instant("Client told", group="Notification",
        help="Art. 33(2): without undue delay.")
    notification: NotificationStage = fields.choice("Authority", NotificationStage, NotificationStage.NONE,
        group="Notification")
    notified_at: datetime | None = fields.instant("Authority notified", group="Notification")
    authority: str = fields.text("Which authority", group="Notification")
    authority_reference: str = fields.text("Its reference", group="Notification")
    delay_reason: str = fields.text("Why later than 72 hours", long=True, limit=5_000, group="Notification",
        help="Art. 33(1): a late notification says why.")
    not_notified_reason: str = fields.text("Why not notified", long=True, limit=5_000, group="Notification")
    other_authorities: str = fields.text("Other authorities told", group="Notification")
    subjects_told: SubjectsTold = fields.choice("People", SubjectsTold, SubjectsTold.UNDECIDED, group="Notification")
    subjects_told_on: date | None = fields.day("People told on", group="Notification")
    subjects_told_how: str = fields.text("How they were told, and what", long=True, limit=10_000,
        group="Notification")
    not_told_reason: NotToldReason | None = fields.choice("Why they need not be told", NotToldReason,
        group="Notification")

    processors: tuple[int, ...] = fields.links("Processors", "processor", group="Linked")
    activities: tuple[int, ...] = fields.links("Processing activities", "activity", group="Linked")
    cases: tuple[int, ...] = fields.links("Cases", "case", group="Linked")
    documents: tuple[int, ...] = fields.links("Proofs", "document", group="Linked")
    closed_on: date | None = fields.day("Closed on", group="Linked")
    lessons: str = fields.text("What we learned", long=True, limit=10_000, group="Linked")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


def is_notified(breach: Breach) -> bool:
    """Tell whether the authority knows of the breach."""
    return breach.notification is not NotificationStage.NONE or breach.notified_at is not None


def is_excused(breach: Breach) -> bool:
    """Tell whether a reason for silence may hold: of a risk to people the authority is always told (Art. 33(1))."""
    return not fields.is_empty(breach.not_notified_reason) and breach.risk not in {BreachRisk.RISK, BreachRisk.HIGH}


def check_breach(breach: Breach) -> dict[str, Sentence]:
    """Return what contradicts itself in a breach, by field; a processor tells its client only (Art. 33(2))."""
    found: dict[str, Sentence] = {}
    if breach.aware_at and breach.notified_at and breach.notified_at < breach.aware_at:
        found["notified_at"] = Sentence("The authority cannot be notified before anybody was aware.")
    if breach.occurred_at and breach.ended_at and breach.ended_at < breach.occurred_at:
        found["ended_at"] = Sentence("The breach cannot end before it began.")
    if breach.we_are_processor and breach.client is None:
        found["client"] = Sentence("Choose the client whose data are concerned.")
    if breach.subjects_told is SubjectsTold.NO and breach.not_told_reason is None:
        found["not_told_reason"] = Sentence("Say why the people need not be told (Art. 34).")
    owes_word = not breach.we_are_processor and not is_notified(breach)
    if breach.closed_on and owes_word and fields.is_empty(breach.not_notified_reason):
        found["not_notified_reason"] = Sentence("Say why the authority was not notified (Art. 33(1)).")
    return found
