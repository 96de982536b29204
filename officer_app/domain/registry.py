"""The one list of record types: pages, forms, tables, search, import, export, audit and command line all read it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from officer_app.domain.activity import Activity, Purpose, check_activity, check_names, check_purpose
from officer_app.domain.agreement import Agreement, ClauseCheck, check_agreement, checklist_of
from officer_app.domain.breach import Breach, check_breach
from officer_app.domain.case import Case
from officer_app.domain.client import Client, Instruction, check_client
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure, check_disclosure
from officer_app.domain.document import Document
from officer_app.domain.fields import FieldSpec, Kind, spec_of, specs
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.impact_assessment import ImpactAssessment, check_assessment
from officer_app.domain.measure import Measure
from officer_app.domain.notice import NoticeVersion, PublishedPurpose, check_frozen, check_notice
from officer_app.domain.organisation import Organisation
from officer_app.domain.processor import Processor, check_processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice, check_recipient_notice
from officer_app.domain.sub_processor import (
    ChangeNotice,
    SubProcessor,
    check_chain,
    check_change,
    check_sub_processor,
)
from officer_app.domain.suppression import Suppression, check_suppression
from officer_app.domain.tracker import Tracker, check_tracker
from officer_app.domain.transfer import Transfer, check_transfer
from officer_app.domain.wording import Wording
from officer_app.domain.words import Sentence

Problems = Mapping[str, Sentence]


def _nothing(*_records: Any) -> Problems:
    return {}


def _no_children(_record: Any) -> tuple[Any, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """A kind of record: its key is its table and its name on the command line."""

    key: str
    record: type[Any]
    singular: str
    plural: str
    title: Callable[[Any], str]
    parent: str = ""
    """The type on whose records these hang; the field that says on which is `<parent>_id`."""
    group: str = ""
    """The heading under which its page stands at the left; none where it has no page of its own."""
    icon: str = "list"
    columns: tuple[str, ...] = ()
    """The fields that its list shows beside the title."""
    known_by: tuple[str, ...] = ("name",)
    """The fields by which an import recognises a record that it brought before."""
    check: Callable[[Any], Problems] = _nothing
    """What must hold within one record, beyond its fields."""
    check_among: Callable[[Any, Iterable[Any]], Problems] = _nothing
    """What must hold among the records of the type."""
    born_with: Callable[[Any], tuple[Any, ...]] = _no_children
    """The records that come with a new one; they hang on it."""
    has_own_verbs: bool = False
    """Whether other services than `registers` write it."""

    @property
    def checks_among(self) -> bool:
        """Whether a record is compared with the others of its type before it is kept."""
        return self.check_among is not _nothing

    @property
    def parent_field(self) -> str:
        """The field that names the record on which this one hangs, or nothing."""
        return f"{self.parent}_id" if self.parent else ""


def _of_a_case(key: str, record: type[Any], singular: str, plural: str, title: Callable[[Any], str]) -> RecordType:
    return RecordType(
        key=key, record=record, singular=singular, plural=plural, title=title, parent="case", has_own_verbs=True
    )


def _name(record: Any) -> str:
    return str(record.name)


def _title(record: Any) -> str:
    return str(record.title)


_PROCESSORS, _DATA, _PROMISES = "Processors", "Processing", "Accountability"

_TYPES = (
    RecordType(key="organisation", record=Organisation, singular="Organisation", plural="Organisation", title=_name,
               has_own_verbs=True),
    RecordType(key="document", record=Document, singular="Document", plural="Documents", title=_name,
               columns=("title", "dated_on", "size"), known_by=("digest", "name")),
    RecordType(key="data_category", record=DataCategory, singular="Data category", plural="Data categories",
               title=_name, group=_DATA, icon="list", columns=("sensitivity", "sources")),
    RecordType(key="measure", record=Measure, singular="Measure", plural="Measures", title=_name, group=_DATA,
               icon="shield", columns=("kind", "state", "tested_on", "review_on")),
    RecordType(key="client", record=Client, singular="Client", plural="Clients", title=_name, group=_PROCESSORS,
               icon="person", columns=("country", "status", "privacy_email"), known_by=("name", "address"),
               check=check_client),
    RecordType(key="instruction", record=Instruction, singular="Instruction", plural="Instructions",
               title=lambda record: record.text.partition("\n")[0][:80], parent="client",
               known_by=("given_on", "text")),
    RecordType(key="processor", record=Processor, singular="Processor", plural="Processors", title=_name,
               group=_PROCESSORS, icon="organisation", columns=("category", "country", "status", "risk", "assessed_on"),
               known_by=("name", "address", "email", "website"), check=check_processor),
    RecordType(key="recipient", record=Recipient, singular="Recipient", plural="Recipients", title=_name,
               group=_DATA, icon="person", columns=("kind", "country", "safeguard"), known_by=("name", "country")),
    RecordType(key="notice_version", record=NoticeVersion, singular="Notice version", plural="Notice versions",
               title=lambda record: f"{record.notice} {record.number}", group=_PROMISES, icon="document",
               columns=("kind", "state", "effective_from", "effective_to"), known_by=("notice", "number"),
               check=check_notice, check_among=check_frozen),
    RecordType(key="published_purpose", record=PublishedPurpose, singular="Published purpose",
               plural="Published purposes", title=_name, group=_PROMISES, icon="check", columns=("notices", "place")),
    RecordType(key="activity", record=Activity, singular="Processing activity", plural="Processing activities",
               title=_name, group=_DATA, icon="list", columns=("role", "state", "processors", "review_on"),
               check=check_activity, check_among=check_names),
    RecordType(key="purpose", record=Purpose, singular="Purpose", plural="Purposes", title=_name, parent="activity",
               check=check_purpose),
    RecordType(key="agreement", record=Agreement, singular="Agreement", plural="Agreements", title=_title,
               group=_PROCESSORS, icon="document", columns=("processor", "client", "status", "signed_on", "ends_on"),
               known_by=("title", "processor", "client"), check=check_agreement, born_with=checklist_of),
    RecordType(key="clause_check", record=ClauseCheck, singular="Clause", plural="Checklist of Art. 28",
               title=lambda record: record.clause.label, parent="agreement", known_by=("clause",)),
    RecordType(key="sub_processor", record=SubProcessor, singular="Sub-processor", plural="Sub-processors",
               title=_name, group=_PROCESSORS, icon="organisation",
               columns=("processor", "under", "country", "same_obligations"),
               known_by=("name", "processor", "country"), check=check_sub_processor, check_among=check_chain),
    RecordType(key="change_notice", record=ChangeNotice, singular="Change of sub-processors",
               plural="Changes of sub-processors", title=lambda record: record.what, group=_PROCESSORS, icon="clock",
               columns=("processor", "client", "told_on", "objection_until", "outcome"),
               known_by=("what", "told_on"), check=check_change),
    RecordType(key="transfer", record=Transfer, singular="Transfer", plural="Transfers", title=_name,
               group=_PROCESSORS, icon="globe", columns=("country", "importer", "mechanism", "status", "review_on"),
               known_by=("name", "country"), check=check_transfer),
    RecordType(key="impact_assessment", record=ImpactAssessment, singular="Transfer impact assessment",
               plural="Transfer impact assessments",
               title=lambda record: record.version or (record.done_on.isoformat() if record.done_on else ""),
               group=_PROCESSORS, icon="check", columns=("conclusion", "done_on", "review_on"),
               known_by=("transfer", "version", "done_on"), check=check_assessment),
    RecordType(key="tracker", record=Tracker, singular="Tracker", plural="Trackers", title=_name, group=_DATA,
               icon="search", columns=("kind", "category", "provider", "party", "consent"),
               known_by=("name", "provider"), check=check_tracker),
    RecordType(key="case", record=Case, singular="Case", plural="Cases", title=lambda record: record.reference,
               has_own_verbs=True),
    _of_a_case("identity_check", IdentityCheck, "Identity check", "Identity checks",
               lambda record: record.method.label if record.method else ""),
    _of_a_case("search_task", SearchTask, "Task", "Tasks", lambda record: record.system),
    _of_a_case("message", Message, "Message", "Messages", lambda record: record.subject),
    _of_a_case("attachment", Attachment, "Attachment", "Attachments", _name),
    RecordType(key="recipient_notice", record=RecipientNotice, singular="Notice to a recipient",
               plural="Notices to recipients", title=_name, parent="case", known_by=("recipient", "name", "operation"),
               check=check_recipient_notice),
    RecordType(key="wording", record=Wording, singular="Wording", plural="Wordings",
               title=lambda record: f"{record.letter} {record.language}", has_own_verbs=True),
    _of_a_case("pause", Pause, "Pause", "Pauses", lambda record: record.reason.label),
    RecordType(key="disclosure", record=Disclosure, singular="Disclosure to an authority",
               plural="Disclosures to authorities", title=lambda record: record.authority, group=_PROMISES,
               icon="forward", columns=("received_on", "bindingness", "outcome", "due_on"),
               known_by=("authority", "received_on", "reference"), check=check_disclosure),
    RecordType(key="breach", record=Breach, singular="Personal data breach", plural="Personal data breaches",
               title=_title, group=_PROMISES, icon="warning",
               columns=("aware_at", "risk", "notification", "subjects_told", "closed_on"),
               known_by=("title", "aware_at"), check=check_breach),
    RecordType(key="suppression", record=Suppression, singular="Suppressed address", plural="Suppression list",
               title=lambda record: record.plain or record.digest[:12], group=_PROMISES, icon="lock",
               columns=("channel", "scope", "reason", "since", "confirmed_on"), known_by=("digest", "scope", "topic"),
               check=check_suppression, has_own_verbs=True),
)  # fmt: skip


def _refuse_twins(types: tuple[RecordType, ...]) -> None:
    if len({each.key for each in types}) != len(types) or len({each.record for each in types}) != len(types):
        raise AssertionError("two record types share a key or a class")


_refuse_twins(_TYPES)
RECORD_TYPES: dict[str, RecordType] = {each.key: each for each in _TYPES}
BY_RECORD: dict[type[Any], RecordType] = {each.record: each for each in _TYPES}


def kind_name(kind: RecordType) -> Sentence:
    """Return the name of a kind of record, to stand in a sentence."""
    return Sentence(kind.singular, names=kind.key)


def field_name(record: type[Any], name: str) -> Sentence:
    """Return the name of a field, to stand in a sentence."""
    return Sentence(spec_of(record, name).label, names=f"{BY_RECORD[record].key}.{name}")


def children_of(key: str) -> tuple[RecordType, ...]:
    """Return the types whose records hang on records of this one."""
    return tuple(each for each in _TYPES if each.parent == key)


def links_from(key: str) -> tuple[FieldSpec, ...]:
    """Return the fields of a type that link to other records."""
    return tuple(spec for spec in specs(RECORD_TYPES[key].record) if spec.kind in {Kind.LINK, Kind.LINKS})


def links_to(key: str) -> tuple[tuple[RecordType, FieldSpec], ...]:
    """Return every field of every type that links to records of this one."""
    return tuple((each, spec) for each in _TYPES for spec in links_from(each.key) if spec.links_to == key)
