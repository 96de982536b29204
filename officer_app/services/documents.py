"""Files beside the records of the registers: kept once under their digest, read back, saved out, never opened."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from officer_app.domain.document import Document
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import spec_of
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.words import Sentence
from officer_app.intake.attachments import IncomingFile, numbered, read_attachment
from officer_app.services.case_work import MEGABYTE, write_whole
from officer_app.services.cases import Records, organisation_of
from officer_app.services.named_records import ids_in
from officer_app.services.register import Register, Work
from officer_app.services.registers import check_whole, links_of

PAPERS = "documents"
"""The field under which most records keep their files."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was taken into the register, and what to know before anybody opens a copy of it."""

    document: Document
    warnings: tuple[Sentence, ...] = ()


def add_document(register: Register, path: Path, **facts: Any) -> KeptFile:
    """Copy a file into the register; the same file under the same name is kept once.

    Raises `OfficerError` where it cannot be read, is empty or is larger than the organisation allows.
    """
    file = read_attachment(path, _limit(register))
    with register.change("document.add") as work:
        return KeptFile(_kept(work, register, file, file.name, facts), file.warnings)


def attach_document(
    register: Register, key: str, record_id: int, path: Path, *, field: str = PAPERS, **facts: Any
) -> KeptFile:
    """Copy a file into the register and name it in a record, both or neither."""
    file = read_attachment(path, _limit(register))
    with register.change(f"{key}.file") as work:
        record = work.get(RECORD_TYPES[key].record, record_id)
        return KeptFile(attach_within(work, register, record, file, field=field, **facts), file.warnings)


def attach_within(
    work: Work, register: Register, record: Any, file: IncomingFile, *, field: str = PAPERS, **facts: Any
) -> Document:
    """Keep a record as it is given and name a file in it, within a larger change; the same file is named once."""
    named = _documents(work, getattr(record, field))
    document = next((each for each in named if _is(each, work, file)), None)
    if document is None:
        name = numbered(file.name, [each.name for each in named])
        document = _kept(work, register, file, name, facts)
        record = replace(record, **{field: (*getattr(record, field), document.id)})
    check_whole(work, record)
    work.update(record)
    return document


def detach_document(register: Register, key: str, record_id: int, document_id: int, *, field: str = PAPERS) -> Any:
    """Take a file off a record; a file that no other record names leaves the register with it."""
    with register.change(f"{key}.file") as work:
        record = work.get(RECORD_TYPES[key].record, record_id)
        left = tuple(each for each in getattr(record, field) if each != document_id)
        changed = replace(record, **{field: left})
        check_whole(work, changed)
        kept = work.update(changed)
        if not _is_named(work, document_id):
            work.delete(work.get(Document, document_id))
        return kept


def remove_unnamed(register: Register, document_ids: Iterable[int]) -> None:
    """Take those of some files out of the register that no record names."""
    with register.change("document.delete") as work:
        for document_id in document_ids:
            found = work.all(Document, id=document_id)
            if found and not _is_named(work, document_id):
                work.delete(found[0])


def documents_of(reader: Records, record: Any, field: str = PAPERS) -> tuple[Document, ...]:
    """Return the files that a record names, in its order."""
    return tuple(_documents(reader, ids_in(record, spec_of(type(record), field))))


def read_document(register: Register, document_id: int) -> bytes:
    """Return the contents of a file; raises `NotFound`."""
    return register.content(register.get(Document, document_id).digest)


def save_document(register: Register, document_id: int, to: Path) -> Path:
    """Write a copy of a file for its owner only, whole or not at all; it is never opened in place."""
    return write_whole(to, read_document(register, document_id))


def _limit(register: Register) -> int:
    return (organisation_of(register).attachment_limit_mb or 0) * MEGABYTE


def _documents(reader: Records, ids: tuple[int, ...]) -> list[Document]:
    return [document for each in ids for document in reader.all(Document, id=each)]


def _is(document: Document, work: Work, file: IncomingFile) -> bool:
    return document.size == len(file.data) and work.content(document.digest) == file.data


def _kept(work: Work, register: Register, file: IncomingFile, name: str, facts: dict[str, Any]) -> Document:
    unknown = facts.keys() - {"title", "dated_on"}
    if unknown:
        raise OfficerError("{fields} of a file follows from its contents.", fields=sorted(unknown))
    digest = work.store_content(file.data)
    known = [each for each in work.all(Document, digest=digest, name=name) if each.retired_on is None]
    if known:
        return known[0]
    document = Document(
        name=name,
        media_type=file.media_type,
        size=len(file.data),
        digest=digest,
        added_at=register.clock.now(),
        **facts,
    )
    check_whole(work, document)
    return work.insert(document)


def _is_named(work: Work, document_id: int) -> bool:
    return bool(links_of(work, "document", document_id).back)
