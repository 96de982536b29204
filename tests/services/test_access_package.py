"""The access package read back: what is in it, what is not, who can open it, and what a failure leaves."""

import csv
import hashlib
import io
import json
import os
from dataclasses import replace

import pytest
import pyzipper
from pypdf import PdfReader

from officer_app.documents.access_package import FOLDER, Package, PackedFile, entries, index_of
from officer_app.documents.letters import letter_types
from officer_app.domain.access_package import COVER_LETTERS
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.errors import OfficerError, ProblemsFound, ReadOnlyRegister
from officer_app.domain.organisation import Organisation
from officer_app.domain.vocabulary import (
    AttachmentKind,
    Delivery,
    Direction,
    IdentityMethod,
    IdentityResult,
    Outcome,
    Right,
)
from officer_app.intake.attachments import IncomingFile
from officer_app.services import access_package, case_work, cases, output
from officer_app.services.access_package import look_over_package, make_package
from officer_app.services.register import create_register, open_register
from officer_app.services.registers import add_record
from tests.faults.conftest import break_everywhere
from tests.services.conftest import RECEIVED, TODAY

CASE = 1
TEXTS = {"en": "To send the news."}
OWN = ["letter.pdf", "index.pdf", "index.json", "data.json", "data.csv"]
SECRET = b"our lawyer thinks otherwise"


def attach(register, name, data=b"a,b\r\n1,2\r\n", kind=AttachmentKind.RESPONSE, **facts):
    """Attach contents under any name, as a file that another program wrote may have it."""
    with register.change("attachment.add") as work:
        facts = {"case_id": CASE, "kind": kind, **facts}
        return case_work.insert_attachment(
            work, register, IncomingFile(name=name, data=data, media_type="text/plain"), **facts
        )


def prepare(register, rights=(Right.ACCESS, Right.PORTABILITY), letter="access_response"):
    recipient = add_record(register, "recipient", name="Mailhouse", purpose=TEXTS)
    facts = dict.fromkeys(("purpose", "categories", "retention", "source"), TEXTS)
    activity = add_record(register, "activity", name="Newsletter", recipients=(recipient.id,), **facts)
    case = cases.open_case(
        register, rights=rights, received_on=RECEIVED, subject_name="Ann Peeters", subject_email="ann@example.com",
        language="fr", outcome=Outcome.GRANTED, holds_data=True, activities=(activity.id,),
        data_summary="Name: Ann Peeters\nCity: =Ghent\nA loyal customer", portable_data="Orders: 12",
        portable_format="CSV",
    )  # fmt: skip
    case_work.add_identity_check(register, case.id, method=IdentityMethod.LOGIN, result=IdentityResult.PASSED)
    case_work.add_note(register, case.id, "A note for ourselves.")
    attach(register, "orders.csv")
    attach(register, "lawyer.txt", SECRET, AttachmentKind.INTERNAL)
    attach(register, "authority.txt", b"authority file", AttachmentKind.AUTHORITY)
    whole = attach(register, "mail.txt", b"Bob wrote this", AttachmentKind.INTERNAL)
    attach(register, "mail redacted.txt", b"### wrote this", redacts=whole.id)
    if letter:
        output.make_letter(register, case.id, letter, "en")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    path = tmp_path_factory.mktemp("package") / "one.officer"
    profile = Organisation(name="Heron SA", address="1 Weir\n1000 Brussels", officer_email="p@heron.example")
    with create_register(path, None, clock=FixedClock(TODAY), actor="Anna", organisation=profile) as register:
        prepare(register)
    return path.read_bytes()


@pytest.fixture
def make(prepared, tmp_path_factory):
    def made(**how):
        path = tmp_path_factory.mktemp("same") / "one.officer"
        path.write_bytes(prepared)
        return open_register(path, clock=FixedClock(TODAY), actor="Anna", **how)

    return made


@pytest.fixture
def register(make):
    with make() as made:
        yield made


def unpacked(made):
    with pyzipper.AESZipFile(made.path) as archive:
        archive.setpassword(made.passphrase.encode())
        assert archive.testzip() is None
        return {each.filename: archive.read(each) for each in archive.infolist()}


def test_the_package_opens_with_its_passphrase_and_holds_the_answer(register, tmp_path):
    made = make_package(register, CASE, tmp_path / "answer.zip")
    files = unpacked(made)
    assert list(files) == [*OWN, "files/orders.csv", "files/mail redacted.txt"]
    letter = next(each for each in register.all(Attachment) if each.message_id and each.name.endswith(".pdf"))
    assert files["letter.pdf"] == register.content(letter.digest)
    assert (files["files/orders.csv"], files["files/mail redacted.txt"]) == (b"a,b\r\n1,2\r\n", b"### wrote this")
    assert not any(word in data for word in (SECRET, b"Bob", b"authority", b"for ourselves") for data in files.values())


def test_the_index_says_what_each_file_is_with_its_size_and_digest(register, tmp_path):
    files = unpacked(make_package(register, CASE, tmp_path / "answer.zip"))
    index = json.loads(files["index.json"])["tables"]["files"]
    assert [each["name"] for each in index] == [name for name in files if not name.startswith("index")]
    for row in index:
        data = files[row["name"]]
        assert row["what"]
        assert (row["size"], row["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(files["index.pdf"])).pages)
    assert "Index of your data" in text
    assert "mail redacted.txt" in text.replace("\n", " ")


def test_the_copy_for_machines_holds_what_the_letters_say(register, tmp_path):
    files = unpacked(make_package(register, CASE, tmp_path / "answer.zip"))
    data = json.loads(files["data.json"])
    assert data["data_summary"] == [
        {"name": "Name", "value": "Ann Peeters"}, {"name": "City", "value": "=Ghent"},
        {"name": "", "value": "A loyal customer"},
    ]  # fmt: skip
    assert data["portable_data"] == [{"name": "Orders", "value": "12"}]
    assert [each["name"] for each in data["files"]] == ["orders.csv", "mail redacted.txt"]
    rows = list(csv.reader(io.StringIO(files["data.csv"].decode("utf-8-sig"))))
    assert rows[0] == ["part", "name", "value"]
    assert rows[1] == ["data_summary", "Name", "Ann Peeters"]
    assert rows[2][2] == "'=Ghent"
    assert rows[-1][0] == "files"


@pytest.mark.parametrize("password", [None, b"", b"another"])
def test_nobody_opens_it_without_the_passphrase(register, tmp_path, password):
    made = make_package(register, CASE, tmp_path / "answer.zip")
    with pyzipper.AESZipFile(made.path) as archive:
        for each in archive.infolist():
            assert (each.flag_bits & 1, each.wz_aes_strength) == (1, 3), each.filename
            with pytest.raises(RuntimeError):
                archive.read(each, pwd=password)
    assert b"Ann Peeters" not in made.path.read_bytes()


def test_the_passphrase_is_kept_nowhere_and_is_another_each_time(register, tmp_path, caplog, capfd):
    first = make_package(register, CASE, tmp_path / "first.zip")
    second = make_package(register, CASE, tmp_path / "second.zip")
    assert first.passphrase != second.passphrase
    words = first.passphrase.split("-")
    assert [len(word) for word in words] == [6, 6, 6, 6]
    with register.snapshot() as reader:
        everything = repr(reader._connection.rows("SELECT * FROM message")) + repr(register.history(newest=1000))
    register.close()
    beside = b"".join(each.read_bytes() for each in register.path.parent.iterdir())
    for word in (*words, first.passphrase):
        assert word not in everything
        assert word.encode() not in beside
        assert word not in caplog.text + "".join(capfd.readouterr())


def test_the_case_remembers_names_and_digests(register, tmp_path):
    made = make_package(register, CASE, tmp_path / "answer.zip")
    kept = register.get(Message, made.message.id)
    assert (kept.subject, kept.direction, kept.delivery) == ("Access package made", Direction.OUT, Delivery.PENDING)
    for name, data in unpacked(made).items():
        if name.startswith(FOLDER):
            line = f"{name.removeprefix(FOLDER)}  {len(data)}  {hashlib.sha256(data).hexdigest()}"
            assert line in kept.body.splitlines()
    assert [entry.verb for entry in register.history(newest=1)] == ["package.make"]
    assert look_over_package(register, CASE, register.clock) == made.findings


def test_what_the_check_refuses_writes_nothing(register, tmp_path):
    cases.edit_case(register, CASE, outcome=None)
    head = register.head()
    with pytest.raises(ProblemsFound, match="not decided"):
        make_package(register, CASE, tmp_path / "answer.zip")
    assert (list(tmp_path.iterdir()), register.head()) == ([], head)


@pytest.mark.parametrize("name", ["taken.zip", "folder.zip", "answer.pdf", "a\0b.zip", "x" * 252 + ".zip", "no/way.zip",
    "x" * 255 + ".zip"])  # fmt: skip
def test_a_place_that_cannot_be_written_changes_nothing(register, tmp_path, name):
    (tmp_path / "taken.zip").write_bytes(b"mine")
    (tmp_path / "folder.zip").mkdir()
    head = register.head()
    with pytest.raises(OfficerError):
        make_package(register, CASE, tmp_path / name)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.zip", "taken.zip"]
    assert ((tmp_path / "taken.zip").read_bytes(), register.head()) == (b"mine", head)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_changes_nothing(register, tmp_path):
    head = register.head()
    tmp_path.chmod(0o500)
    with pytest.raises(OfficerError, match="could not be written"):
        make_package(register, CASE, tmp_path / "answer.zip")
    tmp_path.chmod(0o700)
    assert (list(tmp_path.iterdir()), register.head()) == ([], head)


def test_a_full_disk_leaves_nothing_under_the_name(register, tmp_path, monkeypatch):
    def full(_path, _data):
        raise OSError(28, "No space left on device")

    head = register.head()
    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OfficerError, match="No space left"):
        make_package(register, CASE, tmp_path / "answer.zip")
    assert (list(tmp_path.iterdir()), register.head()) == ([], head)


def test_a_package_that_is_broken_off_leaves_neither_file_nor_message(register, tmp_path, monkeypatch):
    def stopped(_path, _data):
        raise KeyboardInterrupt

    head = register.head()
    monkeypatch.setattr("pathlib.Path.write_bytes", stopped)
    with pytest.raises(KeyboardInterrupt):
        make_package(register, CASE, tmp_path / "answer.zip")
    assert (list(tmp_path.iterdir()), register.head()) == ([], head)


def test_a_register_that_is_only_read_makes_no_package(make, tmp_path):
    with make(read_only=True) as register, pytest.raises(ReadOnlyRegister):
        make_package(register, CASE, tmp_path / "answer.zip")
    assert list(tmp_path.iterdir()) == []


def test_hostile_names_become_names_and_stay_apart(register, tmp_path):
    names = [
        "../../etc/passwd",
        "C:\\temp\\a\0b.csv",
        "é" * 255 + ".csv",
        "CON.txt",
        "orders.csv",
        "ORDERS.CSV",
        "=1+1.csv",
    ]
    with register.change("attachment.add") as work:
        pattern = work.all(Attachment, case_id=CASE)[0]
        for name in names:
            work.insert(replace(pattern, id=None, name=name[:255]))
    files = unpacked(make_package(register, CASE, tmp_path / "answer.zip"))
    inside = [name.removeprefix(FOLDER) for name in files if name.startswith(FOLDER)]
    assert len(inside) == len({name.casefold() for name in inside}) == len(names) + 2
    for name in inside:
        assert not set(name) & set('/\\\0:<>"|?*')
        assert name not in {"..", "."}
        assert len(name.encode()) <= 255


@pytest.mark.slow
def test_a_package_that_is_not_kept_is_not_left_lying(make, monkeypatch):
    monkeypatch.setattr(access_package, "pack", lambda *_: b"PK")  # the pages are the same each time
    left = []

    def package(register):
        to = register.path.with_name("answer.zip")
        to.unlink(missing_ok=True)
        try:
            make_package(register, CASE, to)
        except OfficerError:
            left.extend(each.name for each in to.parent.iterdir() if each.suffix in {".zip", ".part"})
            raise

    assert break_everywhere(make, package) > 20
    assert left == []


def test_every_letter_that_brings_data_is_a_cover_letter():
    assert {each.key for each in letter_types() if each.brings_data} == COVER_LETTERS


@pytest.mark.parametrize(("language", "title"), [("en", "Index of your data"), ("fr", "Inventaire de vos données"),
    ("nl", "Inventaris van uw gegevens"), ("de", "Verzeichnis Ihrer Daten"), ("pl", "Index of your data")])  # fmt: skip
def test_the_index_speaks_the_language_of_the_letter(language, title):
    files = (PackedFile("a.pdf", "application/pdf", b"1"), PackedFile("b.png", "image/png", b"2"),
        PackedFile("c.bin", "", b"3"))  # fmt: skip
    package = Package(language=language, organisation="Heron SA", reference="DSR-2026-0001",
        made_at=FixedClock(TODAY).now(), letter=b"%PDF-", files=files, told={"data_summary": " "})  # fmt: skip
    report = index_of(package)
    assert report.title == title
    assert len({row[1] for row in report.grids[0].rows}) == 6
    assert "data_summary" not in json.loads(entries(package)["data.json"])
    assert entries(package) == entries(package)
