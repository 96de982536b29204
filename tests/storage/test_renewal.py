"""A register encrypted anew: all of it is there, the old file stays until the new one is whole, nothing is half."""

import hashlib
import os
import stat
from pathlib import Path

import pytest

from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError, ProblemsFound, ReadOnlyRegister, RegisterInUse, WrongPassphrase
from officer_app.services.register import (
    Effort,
    create_register,
    earlier_copy,
    is_encrypted,
    open_register,
    remove_earlier_copy,
    verify_register,
)
from officer_app.storage import renewal as renewal_module
from officer_app.storage.header import read_header
from officer_app.storage.keys import effort_of
from officer_app.storage.replacing import beside as unfinished_of

CHEAP = Effort(6, 1, 1)
DEARER = Effort(8, 2, 1)
PASSPHRASE = "the heron waits by the weir"
NEW = "the otter sleeps at noon"
MARKS = ("application_id", "user_version", "page_size", "encoding", "auto_vacuum", "journal_mode")
STRICT = "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' ORDER BY name"


def contents(register):
    """Return what a register's file holds: schema, settings, and a digest of every table's rows with their types."""
    connection = register._file.connection
    schema = connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    found = {"schema": schema, "strict": connection.rows(STRICT)}
    found |= {mark: str(connection.value(f"PRAGMA {mark}")) for mark in MARKS}
    for kind, name, _, _ in schema:
        if kind == "table":
            rows = sorted(map(repr, connection.rows(f'SELECT * FROM "{name}"')))
            found[name] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
    return found


def without_history(found):
    return {name: value for name, value in found.items() if not name.startswith("audit_")}


@pytest.fixture
def names(tmp_path):
    """Return a function that lists what lies in the folder, lock files apart."""
    return lambda: sorted(each.name for each in tmp_path.iterdir() if not each.name.endswith(".lock"))


def test_everything_survives_a_new_passphrase(encrypted, reopen):
    with reopen(encrypted) as register:
        before, head, salt = contents(register), register.head(), read_header(encrypted).salt
        register.change_passphrase(PASSPHRASE, NEW, effort=DEARER)
        after = contents(register)
        assert without_history(after) == without_history(before)
        assert after["audit_entry"][0] == before["audit_entry"][0] + 1
        assert [each.verb for each in register.history(newest=1)] == ["register.passphrase"]
    renewed = read_header(encrypted).salt
    assert renewed != salt
    assert effort_of(renewed) == DEARER
    assert verify_register(encrypted, passphrase=NEW, head=head).findings == ()


def test_an_effort_is_never_lowered(tmp_path, clock):
    path = tmp_path / "dear.officer"
    with create_register(path, PASSPHRASE, clock=clock, actor="Anna", effort=Effort(9, 3, 2)) as register:
        register.change_passphrase(PASSPHRASE, NEW, effort=DEARER)
    assert effort_of(read_header(path).salt) == Effort(9, 3, 2)


def test_the_register_as_it_was_is_kept_until_it_is_removed(encrypted, reopen, sha256, names):
    before = sha256(encrypted)
    with reopen(encrypted) as register:
        recovery = register.recovery_key()
        register.change_passphrase(PASSPHRASE, NEW, effort=CHEAP)
    copy = earlier_copy(encrypted)
    assert sha256(copy) == before
    assert names() == [encrypted.name, copy.name]
    reopen(copy).close()
    reopen(copy, recovery_key=recovery).close()
    with reopen(encrypted, passphrase=NEW) as register:
        register.change_passphrase(NEW, PASSPHRASE, effort=CHEAP)
    with pytest.raises(WrongPassphrase):
        reopen(copy)
    remove_earlier_copy(encrypted)
    assert earlier_copy(encrypted) is None
    assert names() == [encrypted.name]


def test_a_disk_without_second_names_gets_a_written_copy(encrypted, reopen, monkeypatch):
    def refuse(*_names):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with reopen(encrypted) as register:
        before = contents(register)
        register.change_passphrase(PASSPHRASE, NEW, effort=CHEAP)
    with reopen(earlier_copy(encrypted)) as copy:
        assert contents(copy) == before
    assert verify_register(encrypted, passphrase=NEW).findings == ()


def test_the_recovery_key_is_as_good_as_the_passphrase_so_far(encrypted, reopen):
    with reopen(encrypted) as register:
        key = register.recovery_key()
    with reopen(encrypted, recovery_key=key) as register:
        register.change_passphrase(key.lower(), NEW, effort=CHEAP)
        assert register.recovery_key() != key
    reopen(encrypted, passphrase=NEW).close()


def test_a_stronger_key_keeps_the_passphrase_and_renews_the_recovery_key(encrypted, reopen, monkeypatch):
    monkeypatch.setattr("officer_app.services.register.USUAL_EFFORT", DEARER)
    with reopen(encrypted) as register:
        old = register.recovery_key()
        assert register.could_be_stronger
        for known in ("not this one", old):
            with register.stronger_key(known) as renewal, pytest.raises(WrongPassphrase):
                renewal.write()
        with register.stronger_key(PASSPHRASE) as renewal:
            renewal.write()
            renewal.finish()
        assert not register.could_be_stronger
        assert register.history(newest=1)[0].verb == "register.strengthen"
        reopened = register.recovery_key()
    assert effort_of(read_header(encrypted).salt) == DEARER
    reopen(encrypted).close()
    reopen(encrypted, recovery_key=reopened).close()
    with pytest.raises(WrongPassphrase, match="before its passphrase was changed"):
        reopen(encrypted, recovery_key=old)


def test_a_plain_register_is_protected_and_nothing_readable_is_left(plain, reopen, names):
    with reopen(plain) as register:
        before = contents(register)
        with pytest.raises(ProblemsFound):
            register.protection("short")
        with register.protection(NEW, effort=CHEAP) as renewal:
            renewal.write()
            assert renewal.finish() is None
        assert register.encrypted
        assert without_history(contents(register)) == without_history(before)
        entry = register.history(newest=1)[0]
        assert (entry.verb, entry.after) == ("register.protect", {"encrypted": True})
        with register.change("case.open") as work:
            work.insert(Case(reference="2026-0009"))
        with pytest.raises(OfficerError, match="encrypted already"):
            register.protection(NEW)
    assert is_encrypted(plain)
    assert names() == [plain.name]
    assert b"Lambrechts" not in plain.read_bytes()
    assert verify_register(plain, passphrase=NEW).findings == ()


def test_meanwhile_everything_is_read_and_nothing_changed_and_giving_up_ends_that(encrypted, reopen, sha256, names):
    before = sha256(encrypted)
    with reopen(encrypted) as register:
        told = []
        register.listen(told.append)
        with register.new_passphrase(PASSPHRASE, NEW, effort=CHEAP) as renewal:
            for begin in (lambda: register.stronger_key(PASSPHRASE), register.change("case.open").__enter__):
                with pytest.raises(RegisterInUse, match="being encrypted anew"):
                    begin()
            renewal.write()
            with register.snapshot() as reader:
                assert len(reader.all(Case)) == len(register.all(Case)) == 2
        assert (told, names()) == ([], [encrypted.name])
        with register.change("case.open") as work:
            work.insert(Case(reference="2026-0009"))
    assert sha256(encrypted) != before
    reopen(encrypted).close()


@pytest.mark.parametrize("answers", [0, 1, 3, 10, 30])
def test_cancelled_at_any_question_nothing_has_happened(encrypted, reopen, sha256, names, monkeypatch, answers):
    monkeypatch.setattr("officer_app.storage.database.STEPS_BETWEEN_QUESTIONS", 20)
    before, asked = sha256(encrypted), []
    with reopen(encrypted) as register:
        with (
            register.new_passphrase(PASSPHRASE, NEW, effort=CHEAP) as renewal,
            pytest.raises(OfficerError, match="giv"),
        ):
            renewal.write(cancelled=lambda: asked.append(True) or len(asked) > answers)
        assert len(asked) > answers
        assert names() == [encrypted.name]
    assert sha256(encrypted) == before


def test_progress_grows_to_its_end(encrypted, reopen):
    heard = []
    with reopen(encrypted) as register, register.new_passphrase(PASSPHRASE, NEW, effort=CHEAP) as renewal:
        renewal.write(lambda done, whole: heard.append((done, whole)))
    assert heard == sorted(heard)
    assert heard[-1] == (100, 100)


def test_closing_the_register_gives_up(encrypted, reopen, sha256, names):
    before = sha256(encrypted)
    register = reopen(encrypted)
    renewal = register.new_passphrase(PASSPHRASE, NEW, effort=CHEAP)
    renewal.write()
    register.close()
    renewal.give_up()
    assert names() == [encrypted.name]
    assert sha256(encrypted) == before


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE anew.\"case\" SET title = 'else' WHERE id = 1",
        'UPDATE anew."case" SET subject_name = lower(subject_name)',
        "DELETE FROM anew.attachment",
        "INSERT INTO anew.recipient (id, name) VALUES (5, 'Nobody')",
        "CREATE INDEX anew.another ON attachment(name)",
        "PRAGMA anew.user_version = 1",
    ],
)
def test_a_new_file_that_is_not_as_the_old_one_is_never_put_in_place(encrypted, reopen, monkeypatch, spoil, sha256):
    def compare(connection, progress, cancelled):
        connection.run(spoil)
        honest(connection, progress, cancelled)

    honest, before = renewal_module._compare, sha256(encrypted)
    monkeypatch.setattr(renewal_module, "_compare", compare)
    with (
        reopen(encrypted) as register,
        register.new_passphrase(PASSPHRASE, NEW, effort=CHEAP) as renewal,
        pytest.raises(OfficerError, match="could not be written anew as it is"),
    ):
        renewal.write()
    assert sha256(encrypted) == before


def test_what_a_killed_renewal_left_goes_when_the_register_is_opened(encrypted, reopen, names):
    unfinished_of(encrypted).write_bytes(b"half")
    copy = encrypted.with_name(f"{encrypted.name}.earlier.officer-copy")
    copy.hardlink_to(encrypted)
    reopen(encrypted).close()
    assert names() == [encrypted.name]


def test_a_check_of_the_old_file_ends_with_a_sentence(encrypted, reopen):
    with reopen(encrypted) as register:

        def heard(_done, _total):
            if register.head() == head:
                register.change_passphrase(PASSPHRASE, NEW, effort=CHEAP)

        head = register.head()
        with pytest.raises(RegisterInUse, match="passphrase of the register was changed"):
            verify_register(encrypted, passphrase=PASSPHRASE, progress=heard)


def test_read_only_registers_keep_their_key(encrypted, reopen):
    with reopen(encrypted, read_only=True) as register, pytest.raises(ReadOnlyRegister):
        register.new_passphrase(PASSPHRASE, NEW)


@pytest.mark.skipif(os.name != "posix", reason="modes of files the Unix way")
def test_the_new_file_may_be_read_by_whoever_could_read_the_old_one(encrypted, reopen):
    encrypted.chmod(0o640)
    with reopen(encrypted) as register:
        register.change_passphrase(PASSPHRASE, NEW, effort=CHEAP)
    assert stat.S_IMODE(encrypted.stat().st_mode) == 0o640


def test_a_file_that_cannot_be_replaced_goes_on_as_it_is(encrypted, reopen, monkeypatch):
    def refuse(_finished, _path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("officer_app.storage.replacing.put_in_place", refuse)
    with reopen(encrypted) as register:
        with register.new_passphrase(PASSPHRASE, NEW, effort=CHEAP) as renewal:
            renewal.write()
            with pytest.raises(RegisterInUse, match="reads the register"):
                renewal.finish()
        with register.change("case.open") as work:
            work.insert(Case(reference="2026-0009"))
    open_register(encrypted, passphrase=PASSPHRASE, clock=register.clock, actor="Anna").close()
