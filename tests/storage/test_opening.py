"""What is told before anything can write: foreign files, versions, passphrases (catalogue rows 73, 75, 76, 97)."""

import os
import sqlite3

import pytest
from sqlcipher3 import dbapi2

from officer_app.domain.case import Case
from officer_app.domain.errors import (
    DamagedRegister,
    NewerRegister,
    NotARegister,
    OfficerError,
    ReadOnlyRegister,
    RegisterError,
    WrongPassphrase,
)
from officer_app.services.register import create_register, is_encrypted, open_register, verify_register
from officer_app.storage.header import APPLICATION_ID

FOREIGN = {
    "empty": b"",
    "one byte": b"O",
    "text": b"Dear Sir or Madam,\n" * 200,
    "PNG": b"\x89PNG\r\n\x1a\n" + bytes(5_000),
    "random": os.urandom(8_192),
    "zeroes": bytes(8_192),
}


def _other_program(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE photos (id INTEGER PRIMARY KEY, name TEXT)")
    connection.execute("PRAGMA application_id = 252006674")
    connection.commit()
    connection.close()


def names_in(folder):
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture(params=[*FOREIGN, "other program"])
def foreign(request, tmp_path):
    path = tmp_path / "foreign.officer"
    if request.param == "other program":
        _other_program(path)
    else:
        path.write_bytes(FOREIGN[request.param])
    return path


def test_a_foreign_file_is_told_and_left_as_it_is(foreign, reopen, sha256):
    before, names = sha256(foreign), names_in(foreign.parent)
    for attempt in (reopen, is_encrypted, verify_register, lambda path: reopen(path, read_only=True)):
        with pytest.raises(NotARegister, match="not a register of this program"):
            attempt(foreign)
    assert sha256(foreign) == before
    assert names_in(foreign.parent) == names


def test_nothing_is_there(tmp_path, reopen):
    with pytest.raises(RegisterError, match="There is no register at"):
        reopen(tmp_path / "nothing.officer")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_register(tmp_path, reopen):
    with pytest.raises(RegisterError, match="cannot be read"):
        reopen(tmp_path)


@pytest.mark.parametrize(
    "name", ["50% of it.officer", "what?#frag.officer", "Zoé & fils – 李.officer", "a;b'c\"d.officer"]
)
def test_any_file_name_will_do(tmp_path, clock, reopen, name):
    create_register(tmp_path / name, None, clock=clock, actor="Anna").close()
    with reopen(tmp_path / name) as register:
        assert register.path.name == name
    assert name in names_in(tmp_path)


def test_five_wrong_passphrases_leave_the_file_as_it_is(encrypted, reopen, sha256):
    before, names = sha256(encrypted), names_in(encrypted.parent)
    for attempt in ("wrong one", "the heron waits by the wei", "The heron waits by the weir", "x" * 99, "wrong again"):
        with pytest.raises(WrongPassphrase, match="does not open the register, or the file is not whole"):
            reopen(encrypted, passphrase=attempt)
    with pytest.raises(WrongPassphrase, match="is encrypted"):
        reopen(encrypted, passphrase=None)
    assert sha256(encrypted) == before
    assert names_in(encrypted.parent) == names


def test_after_a_change_only_the_new_passphrase_opens(encrypted, reopen):
    with reopen(encrypted) as register:
        old = register.recovery_key()
        with pytest.raises(WrongPassphrase):
            register.change_passphrase("not the old one", "the otter sleeps at noon")
        register.change_passphrase("the heron waits by the weir", "the otter sleeps at noon")
        assert register.recovery_key() != old
        assert register.get(Case, 1).subject_name == "Zoé Lambrechts"
        with register.snapshot() as reader:
            assert reader.get(Case, 1).subject_name == "Zoé Lambrechts"
    for wrong in ({"passphrase": "the heron waits by the weir"}, {"recovery_key": old}):
        with pytest.raises(WrongPassphrase):
            reopen(encrypted, **wrong)
    reopen(encrypted, passphrase="the otter sleeps at noon").close()
    assert verify_register(encrypted, passphrase="the otter sleeps at noon").findings == ()


def _set_version(path, version, application_id=APPLICATION_ID):
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("version", "error"),
    [(2_000, NewerRegister), (2**31 - 1, NewerRegister), (0, DamagedRegister), (-1, DamagedRegister)],
)
def test_another_version_is_refused_untouched(plain, reopen, sha256, beside, version, error):
    _set_version(plain, version)
    before = sha256(plain)
    for read_only in (False, True):
        with pytest.raises(error):
            reopen(plain, read_only=read_only)
    assert sha256(plain) == before
    assert beside(plain) == []


def test_a_newer_minor_version_opens(plain, reopen, raw):
    raw(plain, "CREATE TABLE tomorrow (id INTEGER PRIMARY KEY) STRICT", 'ALTER TABLE "case" ADD mood TEXT')
    _set_version(plain, 1_002)
    with reopen(plain) as register:
        assert register.get(Case, 1).subject_name == "Zoé Lambrechts"
        with register.change("case.open") as work:
            work.insert(Case(reference="2026-0003"))
    assert verify_register(plain).findings == ()


def test_another_application_id_is_another_program(plain, reopen, sha256):
    _set_version(plain, 1_000, application_id=1)
    before = sha256(plain)
    with pytest.raises(NotARegister):
        reopen(plain)
    assert sha256(plain) == before


def test_a_newer_kind_of_encryption_is_a_newer_version(encrypted, reopen):
    encrypted.write_bytes(b"OFC2" + encrypted.read_bytes()[4:])
    with pytest.raises(NewerRegister):
        reopen(encrypted)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER audit_entry_stays",
        "DROP TABLE meta",
        "CREATE TRIGGER spy AFTER INSERT ON message BEGIN UPDATE recipient SET name = NEW.body; END",
        "CREATE VIEW people AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        'ALTER TABLE "case" ADD evil TEXT GENERATED ALWAYS AS (upper(title)) VIRTUAL',
        "CREATE INDEX slow ON message(body)",
    ],
)
def test_a_file_built_by_somebody_else_is_refused_before_a_record_is_read(plain, reopen, raw, statement):
    raw(plain, statement)
    with pytest.raises(DamagedRegister, match="changed how this register is built"):
        reopen(plain)


def test_nothing_is_made_over_an_existing_file(plain, clock, sha256):
    before = sha256(plain)
    with pytest.raises(RegisterError, match="already"):
        create_register(plain, None, clock=clock, actor="Anna")
    assert sha256(plain) == before


def test_what_a_killed_attempt_left_does_not_harm_the_next_one(tmp_path, clock, plain):
    """A journal beside the unfinished file would be played back into the new one."""
    (tmp_path / ".r.officer.unfinished").write_bytes(plain.read_bytes()[:20_000])
    (tmp_path / ".r.officer.unfinished-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(2_000))
    create_register(tmp_path / "r.officer", None, clock=clock, actor="Anna").close()
    assert verify_register(tmp_path / "r.officer").findings == ()
    assert names_in(tmp_path) == ["plain.officer", "r.officer"]


def test_a_register_that_another_program_switched_to_a_write_ahead_log_is_switched_back(plain, reopen, raw, beside):
    raw(plain, "PRAGMA journal_mode = WAL", 'UPDATE "case" SET notes = notes')
    with reopen(plain) as register:
        assert register._file.connection.value("PRAGMA journal_mode") == "delete"
        assert len(register.all(Case)) == 2
    assert beside(plain) == []
    assert verify_register(plain).findings == ()


def test_a_folder_that_is_not_there_is_told(tmp_path, clock):
    with pytest.raises(RegisterError, match="There is no folder"):
        create_register(tmp_path / "no" / "r.officer", None, clock=clock, actor="Anna")


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_without_the_right_to_write_it_opens_to_be_read(encrypted, reopen, sha256, as_nobody, closed):
    before = sha256(encrypted)
    encrypted.chmod(0o444 if closed == "file" else 0o666)
    encrypted.parent.chmod(0o555 if closed == "folder" else 0o777)

    def attempt():
        with reopen(encrypted) as register:
            try:
                with register.change("case.open"):
                    return "changed"
            except ReadOnlyRegister as problem:
                return f"{register.read_only} {register.get(Case, 2).subject_name} {problem}"

    told = as_nobody(attempt)
    encrypted.parent.chmod(0o755)
    assert told == "True Bram Peeters The register can be read here but not changed. Nothing was saved."
    assert sha256(encrypted) == before


def test_in_a_folder_that_cannot_be_written_no_register_is_made(tmp_path, clock, as_nobody):
    tmp_path.chmod(0o555)

    def attempt():
        try:
            create_register(tmp_path / "r.officer", None, clock=clock, actor="Anna")
        except ReadOnlyRegister as problem:
            return str(problem)
        return "made"

    assert "cannot be written" in as_nobody(attempt)
    tmp_path.chmod(0o755)
    assert names_in(tmp_path) == []


def test_reading_only_needs_no_lock_and_changes_nothing(plain, reopen, sha256):
    before = sha256(plain)
    with reopen(plain) as writer, reopen(plain, read_only=True) as first, reopen(plain, read_only=True) as second:
        assert first.all(Case) == second.all(Case) == writer.all(Case)
        with pytest.raises(ReadOnlyRegister), first.change("case.open"):
            pass
    assert sha256(plain) == before


def test_a_plain_register_has_no_passphrase_to_change(plain, reopen):
    with reopen(plain) as register:
        for attempt in (register.recovery_key, lambda: register.change_passphrase("a", "b")):
            with pytest.raises(OfficerError, match="not encrypted"):
                attempt()
    assert is_encrypted(plain) is False
    open_register(plain, clock=register.clock, actor="Anna").close()
