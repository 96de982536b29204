"""One record with all that belongs to it: read in the background, shown by the panel beside the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from officer_app.domain.document import Document
from officer_app.domain.fields import FieldSpec, Kind
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.processor import Processor
from officer_app.domain.registry import RECORD_TYPES, RecordType, children_of, links_from
from officer_app.domain.sub_processor import SubProcessor
from officer_app.domain.transfer import Transfer
from officer_app.domain.transfer_rules import Verdict
from officer_app.services.cases import Records
from officer_app.services.documents import documents_of
from officer_app.services.gaps import ZONE, RecordFindings, findings_for
from officer_app.services.registers import LinkedRecord, Links, links_of
from officer_app.ui.register_book import verdicts_of


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A record, both ends of its links, what hangs on it, its files, and what the rules find."""

    kind: RecordType
    record: Any
    links: Links = Links((), ())
    children: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    linked_of_children: Mapping[tuple[str, int], str] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    chain: tuple[SubProcessor, ...] = ()
    verdict: Verdict | None = None
    findings: RecordFindings = RecordFindings(None, is_good=True, findings=())

    def linked(self, spec: FieldSpec) -> tuple[LinkedRecord, ...]:
        """Return the records that one of its fields names."""
        return tuple(each for each in self.links.out if each.spec.name == spec.name)

    @property
    def named_by(self) -> tuple[LinkedRecord, ...]:
        """The records that name it."""
        return self.links.back


def papers_spec(key: str) -> FieldSpec | None:
    """Return the field in which a type names its files."""
    return next((each for each in links_from(key) if each.links_to == "document" and each.kind is Kind.LINKS), None)


def read_file(reader: Records, key: str, record_id: int, today: date) -> RegisterFile:
    """Read one record whole; raises `NotFound`."""
    kind = RECORD_TYPES[key]
    record = reader.get(kind.record, record_id)
    papers = papers_spec(key)
    children = {each.key: tuple(reader.all(each.record, **{each.parent_field: record_id})) for each in children_of(key)}
    return RegisterFile(
        kind=kind,
        record=record,
        links=links_of(reader, key, record_id),
        children=children,
        linked_of_children=_titles(reader, children),
        documents=documents_of(reader, record, papers.name) if papers else (),
        chain=_chain(reader, record),
        verdict=_verdict(reader, record, today),
        findings=findings_for(reader, key, record_id, today, ZONE),
    )


def _chain(reader: Records, record: Any) -> tuple[SubProcessor, ...]:
    """Return the whole chain of a processor, seen from it or from one of its links."""
    if isinstance(record, Processor):
        return tuple(reader.all(SubProcessor, processor=record.id))
    return tuple(reader.all(SubProcessor, processor=record.processor)) if isinstance(record, SubProcessor) else ()


def _verdict(reader: Records, record: Any, today: date) -> Verdict | None:
    if not isinstance(record, Transfer):
        return None
    return verdicts_of((record,), reader.all(ImpactAssessment, transfer=record.id), today).get(record.id or 0)


def _titles(reader: Records, children: Mapping[str, tuple[Any, ...]]) -> dict[tuple[str, int], str]:
    """Return the titles of what the children link to, by type and number."""
    found = {}
    for key, records in children.items():
        for spec in links_from(key):
            if spec.kind is not Kind.LINK or spec.name == RECORD_TYPES[key].parent_field:
                continue
            kind = RECORD_TYPES[spec.links_to]
            for number in {getattr(each, spec.name) for each in records} - {None}:
                found[spec.links_to, number] = kind.title(reader.get(kind.record, number))
    return found
