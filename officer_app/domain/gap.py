"""A gap: something in the registers that is missing, expired or contradictory; and the records it is looked for in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self, TypeVar

from officer_app.domain.activity import Activity, Purpose
from officer_app.domain.agreement import Agreement, ClauseCheck
from officer_app.domain.breach import Breach
from officer_app.domain.client import Client
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.measure import Measure
from officer_app.domain.notice import NoticeVersion, PublishedPurpose
from officer_app.domain.processor import Processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.registry import BY_RECORD, field_name
from officer_app.domain.sub_processor import ChangeNotice, SubProcessor
from officer_app.domain.suppression import Suppression
from officer_app.domain.tracker import Tracker
from officer_app.domain.transfer import Transfer
from officer_app.domain.words import Choice, Sentence

Record = TypeVar("Record")


class Severity(Choice):
    """How much a gap weighs, the worst first."""

    URGENT = "urgent", "Urgent"
    SERIOUS = "serious", "Serious"
    MODERATE = "moderate", "To be mended"
    MINOR = "minor", "To be completed"


class GapKind(Choice):
    """What is looked for, each with its weight; a rule may make single gaps weigh more."""

    severity: Severity

    def __new__(cls, value: str, label: str, severity: Severity) -> Self:
        """Make a member with its label and its weight."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.severity = severity
        return member

    PROCESSOR_UNUSED = "processor_unused", "Processor without agreement and activity", Severity.MODERATE
    PROCESSOR_WITHOUT_AGREEMENT = "processor_without_agreement", "Processor without agreement", Severity.SERIOUS
    PROCESSOR_NOT_ASSESSED = "processor_not_assessed", "Guarantees not assessed", Severity.MODERATE
    PROCESSOR_REVIEW_DUE = "processor_review_due", "Review of a processor due", Severity.MODERATE
    PROCESSOR_INCOMPLETE = "processor_incomplete", "Processor not described", Severity.MINOR
    PROCESSOR_ABROAD = "processor_abroad", "Processor abroad without transfer", Severity.SERIOUS
    PROCESSOR_KEEPS_DATA = "processor_keeps_data", "Data not returned at the end", Severity.SERIOUS
    SUB_OBLIGATIONS = "sub_obligations", "Sub-processor without confirmed obligations", Severity.MODERATE
    SUB_INCOMPLETE = "sub_incomplete", "Sub-processor not described", Severity.MINOR
    SUB_ABROAD = "sub_abroad", "Sub-processor abroad without transfer", Severity.SERIOUS
    CHANGE_CLOSING = "change_closing", "Time to object is running", Severity.SERIOUS
    CHANGE_UNDECIDED = "change_undecided", "Time to object has passed", Severity.SERIOUS
    CLIENT_WITHOUT_AGREEMENT = "client_without_agreement", "Client without agreement", Severity.SERIOUS
    CLIENT_INCOMPLETE = "client_incomplete", "Client not described", Severity.MINOR
    AGREEMENT_NOT_IN_FORCE = "agreement_not_in_force", "Agreement not concluded", Severity.SERIOUS
    AGREEMENT_UNSIGNED = "agreement_unsigned", "Agreement not signed", Severity.SERIOUS
    AGREEMENT_EXPIRED = "agreement_expired", "Agreement expired", Severity.SERIOUS
    AGREEMENT_ENDING = "agreement_ending", "Agreement ends soon", Severity.MODERATE
    AGREEMENT_CLAUSES = "agreement_clauses", "Clauses missing", Severity.SERIOUS
    AGREEMENT_NOT_CHECKED = "agreement_not_checked", "Clauses not checked", Severity.MODERATE
    AGREEMENT_PROMISES = "agreement_promises", "Promise not kept", Severity.SERIOUS
    AGREEMENT_NOTICE = "agreement_notice", "Authorisation without notice", Severity.MODERATE
    AGREEMENT_AUTHORISATION = "agreement_authorisation", "Sub-processors not authorised", Severity.SERIOUS
    AGREEMENT_BARE = "agreement_bare", "Agreement repeats the law only", Severity.MINOR
    AGREEMENT_OLD = "agreement_old", "No review in 24 months", Severity.MODERATE
    AGREEMENT_REVIEW_DUE = "agreement_review_due", "Review of an agreement due", Severity.MODERATE
    TRANSFER_GROUND = "transfer_ground", "Transfer without ground", Severity.SERIOUS
    TRANSFER_CLAUSES = "transfer_clauses", "Old or wrong clauses", Severity.SERIOUS
    TRANSFER_ASSESSMENT = "transfer_assessment", "Impact assessment missing", Severity.SERIOUS
    TRANSFER_SUSPEND = "transfer_suspend", "Transfer to be suspended", Severity.URGENT
    TRANSFER_ASSESSMENT_DUE = "transfer_assessment_due", "Impact assessment due again", Severity.MODERATE
    TRANSFER_ADEQUACY_ENDING = "transfer_adequacy_ending", "Adequacy decision ends soon", Severity.MODERATE
    TRANSFER_LIST = "transfer_list", "Data Privacy Framework entry to be checked", Severity.MODERATE
    TRANSFER_UNSIGNED = "transfer_unsigned", "Clauses without a date", Severity.MODERATE
    TRANSFER_DEROGATION = "transfer_derogation", "Derogation without reasons", Severity.MODERATE
    TRANSFER_REVIEW_DUE = "transfer_review_due", "Review of a transfer due", Severity.MODERATE
    RECIPIENT_ABROAD = "recipient_abroad", "Recipient abroad without transfer", Severity.SERIOUS
    RECIPIENT_SAFEGUARD = "recipient_safeguard", "Ground does not fit the country", Severity.SERIOUS
    ACTIVITY_WITHOUT_PURPOSE = "activity_without_purpose", "Activity without purpose", Severity.SERIOUS
    ACTIVITY_WITHOUT_RETENTION = "activity_without_retention", "Activity without retention", Severity.MODERATE
    ACTIVITY_WITHOUT_CLIENT = "activity_without_client", "Activity without client", Severity.MODERATE
    ACTIVITY_INCOMPLETE = "activity_incomplete", "Activity not described", Severity.MODERATE
    ACTIVITY_IMPACT = "activity_impact", "Impact assessment of an activity missing", Severity.SERIOUS
    ACTIVITY_CONSENT = "activity_consent", "Consent without evidence", Severity.MODERATE
    ACTIVITY_REVIEW_DUE = "activity_review_due", "Review of an activity due", Severity.MODERATE
    PURPOSE_WITHOUT_BASIS = "purpose_without_basis", "Purpose without legal basis", Severity.SERIOUS
    PURPOSE_NOT_PUBLISHED = "purpose_not_published", "Purpose that the notice does not name", Severity.SERIOUS
    PURPOSE_SPECIAL = "purpose_special", "Special categories without condition", Severity.SERIOUS
    TRACKER_CONSENT = "tracker_consent", "Tracker without consent", Severity.SERIOUS
    TRACKER_THIRD_PARTY = "tracker_third_party", "Third party without processor or transfer", Severity.SERIOUS
    BREACH_CLOCK = "breach_clock", "Breach not notified", Severity.URGENT
    BREACH_LATE = "breach_late", "Late notification without reason", Severity.SERIOUS
    BREACH_CLIENT = "breach_client", "Client not told of a breach", Severity.URGENT
    BREACH_RISK = "breach_risk", "Risk of a breach not assessed", Severity.SERIOUS
    BREACH_PEOPLE = "breach_people", "People not told of a breach", Severity.URGENT
    BREACH_CONTENT = "breach_content", "Breach not documented", Severity.MODERATE
    DISCLOSURE_DUE = "disclosure_due", "Demand of an authority due", Severity.SERIOUS
    DISCLOSURE_REVIEW = "disclosure_review", "Disclosure without legal review", Severity.SERIOUS
    DISCLOSURE_ABROAD = "disclosure_abroad", "Disclosure abroad without agreement", Severity.SERIOUS
    NOTICE_NONE = "notice_none", "No notice in force", Severity.SERIOUS
    NOTICE_OVERLAP = "notice_overlap", "Two versions at once", Severity.MINOR
    SUPPRESSION_UNCONFIRMED = "suppression_unconfirmed", "Opt-out not confirmed", Severity.MODERATE
    MEASURE_DUE = "measure_due", "Test of a measure due", Severity.MODERATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap of one record. `field` is the field that mends it, or the type of the records that do.

    `record_id` is None where the record is still to be made; `row` is the record among those that hang on it.
    """

    severity: Severity
    kind: GapKind
    key: str
    record_id: int | None
    title: str
    sentence: Sentence
    field: str = ""
    row: int | None = None
    due_on: date | None = None

    @property
    def source(self) -> str:
        """Where the rule behind it stands."""
        return self.sentence.source


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRecords:
    """The records in which gaps are looked for: those in the lists, not the ones taken out of them."""

    processors: tuple[Processor, ...] = ()
    sub_processors: tuple[SubProcessor, ...] = ()
    changes: tuple[ChangeNotice, ...] = ()
    clients: tuple[Client, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    clauses: tuple[ClauseCheck, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    assessments: tuple[ImpactAssessment, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    activities: tuple[Activity, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    categories: tuple[DataCategory, ...] = ()
    trackers: tuple[Tracker, ...] = ()
    measures: tuple[Measure, ...] = ()
    breaches: tuple[Breach, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    notices: tuple[NoticeVersion, ...] = ()
    published: tuple[PublishedPurpose, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


GAP_RECORDS: Final[Mapping[str, type[Any]]] = {
    "processors": Processor,
    "sub_processors": SubProcessor,
    "changes": ChangeNotice,
    "clients": Client,
    "agreements": Agreement,
    "clauses": ClauseCheck,
    "transfers": Transfer,
    "assessments": ImpactAssessment,
    "recipients": Recipient,
    "activities": Activity,
    "purposes": Purpose,
    "categories": DataCategory,
    "trackers": Tracker,
    "measures": Measure,
    "breaches": Breach,
    "disclosures": Disclosure,
    "notices": NoticeVersion,
    "published": PublishedPurpose,
    "suppressions": Suppression,
}
"""The records of a `GapRecords`, by the name that they have there."""


def gap_of(kind: GapKind, record: Any, sentence: Sentence, field: str = "", **more: Any) -> Gap:
    """Return a gap of a record, named as its list names it."""
    its_type = BY_RECORD[type(record)]
    facts = {"severity": kind.severity, "title": its_type.title(record), "record_id": record.id} | more
    return Gap(kind=kind, key=its_type.key, sentence=sentence, field=field, **facts)


def grouped(records: Iterable[Record], link: str) -> Mapping[int | None, tuple[Record, ...]]:
    """Return records by the one that they name in a field; a record that none names has no entry."""
    found: defaultdict[int | None, list[Record]] = defaultdict(list)
    for record in records:
        found[getattr(record, link)].append(record)
    return {each: tuple(those) for each, those in found.items()}


def labels(record: Any, names: Iterable[str]) -> list[Sentence]:
    """Return the labels of fields, to be named in a sentence."""
    return [field_name(type(record), name) for name in names]
