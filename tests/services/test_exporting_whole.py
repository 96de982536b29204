"""A whole register out and in again: identical to the byte, checked from end to end, and only into an empty one."""

import base64
import json

import pytest

from officer_app.domain.document import Document
from officer_app.domain.errors import OfficerError, ProblemsFound
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.sub_processor import SubProcessor
from officer_app.domain.vocabulary import AttachmentKind
from officer_app.services.case_work import add_message, attach_file
from officer_app.services.exporting_whole import export_whole, import_whole, read_whole
from officer_app.services.register import create_register, verify_register
from officer_app.services.registers import add_record, change_record, delete_record


@pytest.fixture
def full(register, case, tmp_path):
    """Fill a register: a case with a file and messages, processors in a chain, a document, gaps in the numbers."""
    paper = tmp_path / "paper.txt"
    paper.write_text("The request, signed.", "utf-8")
    attach_file(register, case.id, paper, next(iter(AttachmentKind)))
    first = add_message(register, case.id, direction="in", body="Où sont mes données ?\n\n=1+1", subject="Données")
    add_message(register, case.id, direction="out", body="Ici.", subject="Re", in_reply_to=first.id)
    gone = add_record(register, "processor", name="Gone")
    kept = add_record(register, "processor", name="Alpha", country="BE", storage_countries=("BE", "US"))
    delete_record(register, "processor", gone.id)
    top = add_record(register, "sub_processor", name="Top", processor=kept.id)
    below = add_record(register, "sub_processor", name="Below", processor=kept.id)
    change_record(register, "sub_processor", top.id, under=below.id)
    with register.change("document.add") as work:
        digest = work.store_content(b"%PDF-1.7 \x00\xff signed")
        paper = work.insert(Document(name="dpa.pdf", digest=digest, size=18, media_type="application/pdf"))
    add_record(register, "agreement", title="Master", processor=kept.id, documents=(paper.id,))
    return register


@pytest.fixture
def empty(tmp_path, clock):
    with create_register(tmp_path / "empty.officer", None, clock=clock, actor="Ben") as made:
        yield made


def test_out_and_in_and_out_again_is_identical(full, empty):
    data = export_whole(full)
    whole = read_whole(data)
    assert import_whole(empty, whole) == whole.size
    assert whole.size > 8
    assert export_whole(empty) == data
    assert empty.content(empty.all(Document)[0].digest) == b"%PDF-1.7 \x00\xff signed"
    assert empty.all(SubProcessor)[0].under == 2
    for kind in RECORD_TYPES.values():
        assert empty.all(kind.record) == full.all(kind.record)
    empty.close()
    assert verify_register(empty.path).findings == ()


def test_it_says_what_it_is_and_names_every_kind(full):
    found = json.loads(export_whole(full))
    assert (found["format"], found["version"]) == ("officer register", 1)
    assert list(found["records"]) == list(RECORD_TYPES)
    assert list(found["contents"]) == sorted(found["contents"])


def test_an_empty_register_goes_out_and_in(empty, tmp_path, clock):
    data = export_whole(empty)
    with create_register(tmp_path / "other.officer", None, clock=clock, actor="Ben") as other:
        assert import_whole(other, read_whole(data)) == 0
        assert export_whole(other) == data


def test_it_goes_only_into_an_empty_register(full):
    head = full.head()
    with pytest.raises(OfficerError, match=r"^This register holds records already \(Organisation\)."):
        import_whole(full, read_whole(export_whole(full)))
    assert full.head() == head


def spoiled(full, change):
    found = json.loads(export_whole(full))
    change(found)
    return json.dumps(found).encode()


def _set(path, value):
    def change(found):
        for step in path[:-1]:
            found = found[step]
        found[path[-1]] = value

    return change


def _twin(key, **facts):
    def change(found):
        listed = found["records"][key]
        listed.append(listed[0] | facts)

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_set(("format",), "x"), "^This is no export of a register."),
        (_set(("version",), 2), "^This export was written by a newer version of the program."),
        (_set(("records",), []), "^This is no export of a register."),
        (_set(("records", "spaceship"), []), "^The export holds records of a kind that this program does not know"),
        (_set(("records", "processor", 0, "id"), "1"), "^Processor \\?: it has no number."),
        (_set(("records", "processor", 0, "id"), True), "^Processor \\?: it has no number."),
        (_set(("records", "processor", 0, "id"), 2**63), "^Processor \\?: it has no number."),
        (_set(("records", "processor", 0), "x"), "^Processor \\?: it has no number."),
        (_set(("records", "processor"), {"name": "x"}), "^Processor \\?: it has no number."),
        (_set(("records", "processor", 0, "name"), "\ud800"), "^Processor 2: Name has a sign that cannot be printed"),
        (_set(("records", "processor", 0, "colour"), "x"), "^Processor 2: There is no field colour."),
        (_set(("records", "processor", 0, "risk"), "mad"), "^Processor 2: Risk: mad is not one of"),
        (_set(("records", "sub_processor", 0, "under"), 99), ": number 99 is not in the file."),
        (_set(("records", "agreement", 0, "documents"), [7]), ": number 7 is not in the file."),
        (_twin("processor"), "^Processor 2: it stands there twice."),
        (_twin("case", id=9, reference=" dsr-2026-0001"), "^Case 9: it stands there twice."),
        (_twin("clause_check", id=999), "^Clause 999: it stands there twice."),
        (_twin("organisation", id=2), "^The export holds more than one organisation."),
    ],
)  # fmt: skip
def test_a_spoiled_file_is_refused_before_anything_is_written(full, change, sentence):
    with pytest.raises(OfficerError, match=sentence):
        read_whole(spoiled(full, change))


def test_many_problems_are_told_by_the_first(full):
    def change(found):
        found["records"]["processor"] = [{"id": number, "name": "\x07"} for number in range(1, 20)]

    with pytest.raises(ProblemsFound, match=r"Processor 5: .* And \d+ more.$"):
        read_whole(spoiled(full, change))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"format": "officer register"}'])
def test_what_is_no_export_is_refused(data):
    with pytest.raises(OfficerError):
        read_whole(data)


def test_contents_that_are_not_what_they_were_are_refused_and_nothing_is_kept(full, empty):
    def change(found):
        digest = next(iter(found["contents"]))
        found["contents"][digest] = base64.b64encode(b"another").decode()

    head = empty.head()
    with pytest.raises(OfficerError, match=r"^The contents of a file in the export are damaged"):
        import_whole(empty, read_whole(spoiled(full, change)))
    assert empty.head() == head
    with pytest.raises(OfficerError, match=r"^The contents of a file in the export are damaged"):
        read_whole(spoiled(full, lambda found: found["contents"].update({"a": "%%%"})))


def test_a_file_whose_contents_were_erased_stays_told(full, empty):
    data = spoiled(full, lambda found: found["contents"].clear())
    import_whole(empty, read_whole(data))
    assert json.loads(export_whole(empty)) == json.loads(data)
