"""What the organisation promised in public, and what an audit of a promise says: looks, lapses, a verdict."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from officer_app.domain.book import Book
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine
from officer_app.domain.gap import grouped
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.domain.registry import BY_RECORD
from officer_app.domain.vocabulary import Outcome
from officer_app.domain.words import Choice, Country

Record = TypeVar("Record")


class Promise(Choice):
    """The promises of the published policy, in its order."""

    REQUESTS = "requests", "Requests reach the officer and are answered in time"
    DATA = "data", "We say which data we hold"
    TRACKERS = "trackers", "Trackers are told, and set with consent"
    CLIENTS = "clients", "Clients' data only on their instructions"
    PURPOSES = "purposes", "Only for published purposes"
    MARKETING = "marketing", "Marketing stops at once"
    SAFEGUARDS = "safeguards", "Safeguards protect the data"
    PROCESSORS = "processors", "Processors do not use, disclose or share"
    RECIPIENTS = "recipients", "Recipients are known, and nothing is sold"
    DISCLOSURES = "disclosures", "Authorities get data on a ground, after a review"
    TRANSFERS = "transfers", "Data leave the EEA lawfully only"
    RIGHTS = "rights", "Rights are granted, after identity is verified"
    NOT_OURS = "not_ours", "What is not ours is answered and closed"
    NOTICES = "notices", "Each case knows its policy"

    @property
    def number(self) -> int:
        """Its place in the policy, from 1."""
        return list(Promise).index(self) + 1


class PromiseVerdict(Choice):
    """What an audit says of a promise."""

    KEPT = "kept", "Kept"
    BROKEN = "broken", "Broken"
    NOT_PROVABLE = "not_provable", "Not provable"


class Looked(StrEnum):
    """What was looked at for a promise; the words are in the shells and in the reports."""

    PROFILE = "profile"
    REQUESTS = "requests"
    QUESTIONS = "questions"
    ACTIVITY_DATA = "activity_data"
    CATEGORIES = "categories"
    TRACKERS = "trackers"
    CONSENT = "consent"
    CLIENT_REQUESTS = "client_requests"
    CLIENT_AGREEMENTS = "client_agreements"
    CLIENT_RECORDS = "client_records"
    CLIENT_ACTIVITIES = "client_activities"
    PURPOSES = "purposes"
    ACTIVITY_PURPOSES = "activity_purposes"
    OBJECTIONS = "objections"
    ACTIVITY_MEASURES = "activity_measures"
    PROCESSOR_MEASURES = "processor_measures"
    MEASURE_KINDS = "measure_kinds"
    PROCESSORS = "processors"
    CLAUSES = "clauses"
    PROMISES = "promises"
    RECIPIENTS = "recipients"
    RECIPIENT_TERMS = "recipient_terms"
    DISCLOSURES = "disclosures"
    TRANSFERS = "transfers"
    ABROAD = "abroad"
    IDENTITY = "identity"
    REFUSALS = "refusals"
    NOT_OURS = "not_ours"
    CASE_NOTICES = "case_notices"
    NOTICE_TEXTS = "notice_texts"


class LapseKind(StrEnum):
    """What can be wrong with one record; the sentences are in the shells and in the reports."""

    PROFILE_INCOMPLETE = "profile_incomplete"
    ANSWERED_LATE = "answered_late"
    OVERDUE = "overdue"
    ACTIVITY_WITHOUT_DATA = "activity_without_data"
    CATEGORY_WITHOUT_SOURCE = "category_without_source"
    TRACKER_INCOMPLETE = "tracker_incomplete"
    TRACKER_UNLINKED = "tracker_unlinked"
    TRACKER_WITHOUT_CONSENT = "tracker_without_consent"
    FORWARDED_LATE = "forwarded_late"
    NOT_FORWARDED = "not_forwarded"
    ANSWERED_FOR_CLIENT = "answered_for_client"
    CLIENT_WITHOUT_AGREEMENT = "client_without_agreement"
    CLIENT_INCOMPLETE = "client_incomplete"
    ACTIVITY_WITHOUT_CLIENT = "activity_without_client"
    PURPOSE_NOT_PUBLISHED = "purpose_not_published"
    ACTIVITY_WITHOUT_PURPOSE = "activity_without_purpose"
    STOPPED_LATE = "stopped_late"
    NOT_STOPPED = "not_stopped"
    OBJECTION_REFUSED = "objection_refused"
    ACTIVITY_WITHOUT_MEASURES = "activity_without_measures"
    PROCESSOR_WITHOUT_MEASURES = "processor_without_measures"
    MEASURE_KIND_MISSING = "measure_kind_missing"
    PROCESSOR_WITHOUT_AGREEMENT = "processor_without_agreement"
    CLAUSES_MISSING = "clauses_missing"
    CLAUSES_NOT_CHECKED = "clauses_not_checked"
    PROMISE_NOT_AGREED = "promise_not_agreed"
    PROMISE_NOT_CHECKED = "promise_not_checked"
    RECIPIENT_WITHOUT_PURPOSE = "recipient_without_purpose"
    RECIPIENT_WITHOUT_TERMS = "recipient_without_terms"
    DISCLOSED_WITHOUT_GROUND = "disclosed_without_ground"
    DISCLOSED_WITHOUT_REVIEW = "disclosed_without_review"
    DISCLOSED_BEFORE_REVIEW = "disclosed_before_review"
    DISCLOSED_ABROAD = "disclosed_abroad"
    TRANSFER_WITHOUT_GROUND = "transfer_without_ground"
    TRANSFER_NOT_ADEQUATE = "transfer_not_adequate"
    TRANSFER_CLAUSES = "transfer_clauses"
    TRANSFER_NOT_ASSESSED = "transfer_not_assessed"
    TRANSFER_TO_SUSPEND = "transfer_to_suspend"
    TRANSFER_GROUND_FAILS = "transfer_ground_fails"
    COUNTRY_UNRECORDED = "country_unrecorded"
    ANSWERED_BEFORE_IDENTITY = "answered_before_identity"
    ANSWERED_WITHOUT_IDENTITY = "answered_without_identity"
    REFUSED_WITHOUT_GROUND = "refused_without_ground"
    NOT_OURS_OPEN = "not_ours_open"
    NOT_OURS_UNANSWERED = "not_ours_unanswered"
    NOTICE_UNKNOWN = "notice_unknown"
    NOTICE_NOT_IN_FORCE = "notice_not_in_force"
    NOTICE_WITHOUT_TEXT = "notice_without_text"


class Wanted(StrEnum):
    """What a record must say for a promise to be proved; the words are in the shells and in the reports."""

    NAME = "name"
    ADDRESS = "address"
    EMAIL = "email"
    PROVIDER = "provider"
    PURPOSE = "purpose"
    COLLECTS = "collects"
    LIFETIME = "lifetime"
    SERVICES = "services"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """One record that does not keep a promise; each language says it by its kind, with these values.

    `on` and `until` are the days that the sentence of its kind names, `days` lie between them; `what` are the names,
    clauses, countries or fields that it tells. `record_id` is None where the record is still to be made; `row` is the
    record among those that hang on it.
    """

    kind: LapseKind
    key: str
    record_id: int | None
    reference: str
    row: int | None = None
    on: date | None = None
    until: date | None = None
    days: int | None = None
    what: tuple[str | Choice | Country | Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What was looked at, how many there were, and each lapse; one that does not `prove` only speaks where it fails."""

    looked: Looked
    count: int
    lapses: tuple[Lapse, ...] = ()
    proves: bool = True

    @property
    def kept(self) -> int:
        """Return how many of them keep the promise."""
        return self.count - len({(each.key, each.record_id, each.row, each.reference) for each in self.lapses})


@dataclass(frozen=True, slots=True)
class PromiseAudit:
    """One promise with the evidence for it and against it."""

    promise: Promise
    looks: tuple[Look, ...]
    source: str

    @property
    def lapses(self) -> tuple[Lapse, ...]:
        """Every lapse, in the order of the looks."""
        return tuple(lapse for look in self.looks for lapse in look.lapses)

    @property
    def verdict(self) -> PromiseVerdict:
        """Return broken where anything lapsed, kept where something proves it, else not provable."""
        if self.lapses:
            return PromiseVerdict.BROKEN
        proved = any(look.count and look.proves for look in self.looks)
        return PromiseVerdict.KEPT if proved else PromiseVerdict.NOT_PROVABLE


@dataclass(frozen=True)
class Facts:
    """The register on a day, as the checks look at it: its records, its cases with their dates, its profile.

    Of the messages only those of requests that are not ours need be in the book.
    """

    book: Book
    lines: tuple[CaseLine, ...]
    organisation: Organisation
    today: date

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The cases that are in the list."""
        return tuple(line.case for line in self.lines)

    @cached_property
    def checks(self) -> Mapping[int | None, tuple[IdentityCheck, ...]]:
        """The checks of identity by their case."""
        return grouped(self.book.all(IdentityCheck), "case_id")


Check = Callable[[Facts], tuple[Look, ...]]


@dataclass(frozen=True, slots=True)
class PromiseCheck:
    """How a promise is audited, and on which article it rests beside the policy."""

    promise: Promise
    check: Check
    source: str
    records: tuple[type[Any], ...] = field(default=())
    """The classes of which it needs the records in the book."""


def is_stranger(case: Case) -> bool:
    """Tell whether a request is for somebody else: of these the audit looks at the messages."""
    return case.outcome is Outcome.NOT_OURS


def look_at(
    looked: Looked, records: Iterable[Record], lapses: Callable[[Record], Iterable[Lapse]], *, proves: bool = True
) -> Look:
    """Look at each record, and collect what is wrong with it."""
    those = tuple(records)
    return Look(looked, len(those), tuple(lapse for each in those for lapse in lapses(each)), proves)


def lapse_of(kind: LapseKind, record: Any, **values: Any) -> Lapse:
    """Return a lapse of a record, named as its list names it."""
    its_type = BY_RECORD[type(record)]
    return Lapse(kind=kind, key=its_type.key, record_id=record.id, reference=its_type.title(record), **values)
