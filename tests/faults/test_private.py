"""Only its owner can read a register, and without its key nobody can (R18, R19)."""

import os
import sqlite3
import stat
from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.services.register import Effort, create_register
from officer_app.storage.files import copy_closed

CHEAP = Effort(6, 1, 1)
NAMES = ("Lambrechts", "Papadopoulos", "rue du Héron", "zoe@heron.example", "Mijn gegevens", "what the letter says")


def _fill(register):
    with register.change("case.open") as work:
        case = work.insert(
            Case(
                reference="2026-0001", subject_name="Zoé Lambrechts", subject_email="zoe@heron.example",
                subject_address="rue du Héron 1", requester_name="Γ. Papadopoulos",
            )
        )  # fmt: skip
        work.insert(Message(case_id=case.id, subject="Mijn gegevens"))
        work.insert(
            Attachment(case_id=case.id, name="Lambrechts.txt", digest=work.store_content(b"what the letter says"))
        )


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def mask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights in lists, not in modes")
@pytest.mark.parametrize("passphrase", [None, "the heron waits by the weir"], ids=["plain", "encrypted"])
def test_every_file_is_its_owners_only(tmp_path, mask, passphrase):
    path = tmp_path / "r.officer"
    with create_register(path, passphrase, clock=FixedClock(date(2026, 3, 5)), actor="Anna", effort=CHEAP) as register:
        _fill(register)
        connection = register._file.connection
        connection.run("PRAGMA cache_size = 1")
        connection.run("BEGIN IMMEDIATE")
        connection.run('UPDATE "case" SET request_text = hex(zeroblob(50000))')
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
        connection.run("ROLLBACK")
    copy_closed(path, tmp_path / "copy")
    modes["copy"] = stat.S_IMODE((tmp_path / "copy").stat().st_mode)
    assert modes == dict.fromkeys(("r.officer", "r.officer-journal", ".r.officer.lock", "copy"), 0o600), oct(mask)


def test_an_encrypted_register_tells_nothing_without_its_key(tmp_path):
    path = tmp_path / "r.officer"
    passphrase = "the heron waits by the weir"
    with create_register(path, passphrase, clock=FixedClock(date(2026, 3, 5)), actor="Anna", effort=CHEAP) as register:
        _fill(register)
        connection = register._file.connection
        connection.run("PRAGMA cache_size = 1")
        connection.run("BEGIN IMMEDIATE")
        connection.run("UPDATE \"case\" SET request_text = 'Lambrechts again' || hex(zeroblob(50000))")
        beside = b"".join(each.read_bytes() for each in tmp_path.iterdir())
        connection.run("ROLLBACK")
    found = beside + path.read_bytes()
    assert [name for name in NAMES if name.encode() in found] == []
    assert b"CREATE TABLE" not in found
    assert b"Anna" not in found
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        other.execute("SELECT * FROM sqlite_master").fetchall()
    other.close()


def test_a_plain_register_would_tell_so_the_search_above_is_sound(tmp_path):
    path = tmp_path / "r.officer"
    with create_register(path, None, clock=FixedClock(date(2026, 3, 5)), actor="Anna") as register:
        _fill(register)
    assert [name for name in NAMES if name.encode() in path.read_bytes()] == list(NAMES)


def test_an_emptied_field_is_gone_from_the_bytes_of_the_table(tmp_path):
    path = tmp_path / "r.officer"
    with create_register(path, None, clock=FixedClock(date(2026, 3, 5)), actor="Anna") as register:
        _fill(register)
        with register.change("case.erase") as work:
            case = work.get(Case, 1)
            work.update(type(case)(id=1, reference=case.reference))
            for entry in register.history("case", 1):
                work.erase_payload(entry.seq)
    remaining = path.read_bytes()
    assert [name for name in ("Papadopoulos", "rue du Héron", "zoe@heron.example") if name.encode() in remaining] == []
