"""Files beside records: kept once, safely named, within the organisation's limit, saved out and never opened."""

import stat

import pytest

from officer_app.domain.document import Document
from officer_app.domain.errors import NotFound, OfficerError, ProblemsFound
from officer_app.domain.notice import NoticeState
from officer_app.services import documents, organisation
from officer_app.services.registers import StillLinked, add_record, delete_record
from tests.services.conftest import last_entry, nothing_changes

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def signed(tmp_path):
    path = tmp_path / "Accord signé.pdf"
    path.write_bytes(PDF)
    return path


@pytest.fixture
def processor(register):
    return add_record(register, "processor", name="Nordlys AB")


def test_a_file_is_kept_with_its_digest_size_and_type(register, signed):
    kept = documents.add_document(register, signed, title="Signed agreement").document
    assert (kept.name, kept.title, kept.size, kept.media_type) == (
        "Accord signé.pdf", "Signed agreement", len(PDF), "application/pdf",
    )  # fmt: skip
    assert documents.read_document(register, kept.id) == PDF
    assert kept.added_at == register.clock.now()
    assert (last_entry(register).verb, last_entry(register).record_type) == ("document.add", "document")


def test_the_same_file_is_kept_once(register, signed):
    first = documents.add_document(register, signed).document
    with nothing_changes_but_listening(register):
        again = documents.add_document(register, signed).document
    assert again == first


def nothing_changes_but_listening(register):
    return _SameRecords(register)


class _SameRecords:
    def __init__(self, register):
        self.register = register

    def __enter__(self):
        self.before = self.register.all(Document), self.register.head()

    def __exit__(self, *_):
        assert (self.register.all(Document), self.register.head()) == self.before


def test_a_file_named_in_a_record_comes_with_it_or_not_at_all(register, processor, signed):
    kept = documents.attach_document(register, "processor", processor.id, signed).document
    named = register.get(type(processor), processor.id)
    assert named.documents == (kept.id,)
    assert documents.documents_of(register, named) == (kept,)
    version = add_record(
        register, "notice_version", notice="Privacy", number="4", state=NoticeState.PUBLISHED,
        effective_from=register.clock.today(),
    )  # fmt: skip
    other = signed.with_name("other.pdf")
    other.write_bytes(PDF + b"% other")
    with nothing_changes(register), pytest.raises(ProblemsFound, match="stays as it is"):
        documents.attach_document(register, "notice_version", version.id, other)


def test_a_file_is_named_once_in_a_record_and_another_of_its_name_gets_a_number(register, processor, signed):
    documents.attach_document(register, "processor", processor.id, signed)
    documents.attach_document(register, "processor", processor.id, signed)
    signed.write_bytes(PDF + b"% second")
    second = documents.attach_document(register, "processor", processor.id, signed).document
    assert second.name == "Accord signé (1).pdf"
    assert len(register.get(type(processor), processor.id).documents) == 2


def test_a_file_taken_off_stays_while_another_record_names_it(register, processor, signed):
    kept = documents.attach_document(register, "processor", processor.id, signed).document
    measure = add_record(register, "measure", name="Encryption", documents=(kept.id,))
    with pytest.raises(StillLinked, match="Nordlys AB"):
        delete_record(register, "document", kept.id)
    documents.detach_document(register, "processor", processor.id, kept.id)
    assert register.all(Document) == [kept]
    documents.detach_document(register, "measure", measure.id, kept.id)
    assert register.all(Document) == []


def test_a_copy_is_for_its_owner_only(register, signed, tmp_path):
    kept = documents.add_document(register, signed).document
    copy = documents.save_document(register, kept.id, tmp_path / "copy.pdf")
    assert copy.read_bytes() == PDF
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["CON.pdf", "a\u202egpj.exe", "semi;colon.pdf"])
def test_a_name_is_made_safe_as_that_of_an_attachment(register, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(PDF)
    kept = documents.add_document(register, path).document
    assert "\u202e" not in kept.name
    assert not kept.name.upper().startswith("CON.")


def test_a_file_whose_name_lies_is_taken_with_a_warning(register, tmp_path):
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"MZ" + b"\0" * 200)
    assert documents.add_document(register, path).warnings


def test_what_cannot_be_taken_is_told_and_leaves_no_trace(register, processor, signed, tmp_path):
    organisation.save_organisation(register, attachment_limit_mb=1)
    large = tmp_path / "large.pdf"
    large.write_bytes(b"x" * 1_000_001)
    missing = tmp_path / "missing.pdf"
    for path in (large, missing, tmp_path):
        with nothing_changes(register), pytest.raises(OfficerError):
            documents.attach_document(register, "processor", processor.id, path)
    with nothing_changes(register), pytest.raises(NotFound):
        documents.attach_document(register, "processor", 77, signed)
    with nothing_changes(register), pytest.raises(OfficerError, match="follows from its contents"):
        documents.add_document(register, signed, size=3)
