"""Whoever works while the register is checked neither waits nor becomes a finding, and hides none."""

import random
from dataclasses import replace

import pytest

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.errors import OfficerError, RegisterInUse
from officer_app.services.register import verify_register
from officer_app.storage.history import last_entry
from officer_app.storage.opening import open_file
from officer_app.storage.pieces import giving_way
from officer_app.storage.reference_check import check_references
from officer_app.storage.verification import pieces

PASSPHRASE = "the heron waits by the weir"
CHANGE = "INSERT INTO meta VALUES ('colour', 'blue')"
STRUCTURE = "PRAGMA integrity_check(10)"
SHUFFLES = range(12)


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr("officer_app.storage.pieces.MOST_ROWS", 2)


@pytest.fixture
def officer(plain, reopen):
    """Return the register as the window has it open; whatever is locked when it commits fails at once."""
    with reopen(plain) as register:
        register.in_haste()
        _connection(register).run("PRAGMA busy_timeout = 0")
        yield register


@pytest.fixture
def reading(plain):
    """Return the connection of somebody who checks the register."""
    file = open_file(plain, None, None, read_only=True)
    file.connection.run("PRAGMA busy_timeout = 0")
    yield file.connection
    file.close()


def _connection(register):
    return register._file.connection


def _chance(seed):
    return random.Random(seed)  # noqa: S311 - the same work on every run


def _edit(register, chance):
    with register.change("case.edit") as work:
        case = chance.choice(work.all(Case))
        work.update(replace(case, notes=f"{case.notes} {chance.random()}", owner="Anna"))


def _add(register, chance):
    with register.change("case.open") as work:
        case = work.insert(Case(reference=f"new {chance.random()}"))
        message = work.insert(Message(case_id=case.id, subject="New"))
        digest = work.store_content(chance.randbytes(30))
        work.insert(Attachment(case_id=case.id, message_id=message.id, name="new.txt", digest=digest, size=30))


def _erase(register, chance):
    with register.change("history.erase") as work:
        said = [entry for entry in register.history() if entry.record_type == "case" and entry.after]
        if said:
            work.erase_payload(chance.choice(said).seq)


def _work(register, chance):
    chance.choice((_edit, _edit, _add, _erase))(register, chance)


@pytest.mark.parametrize("seed", SHUFFLES)
def test_every_piece_lets_the_next_change_through_and_changes_are_no_findings(officer, reading, seed):
    chance = _chance(seed)
    seq, _ = last_entry(reading)
    steps = 0
    for piece in pieces(reading, seq, None):
        assert piece.findings == ()
        assert not reading.in_transaction
        _work(officer, chance)
        steps += 1
    assert steps > 12
    assert verify_register(officer.path).findings == ()


@pytest.mark.parametrize("seed", SHUFFLES)
def test_changes_in_the_middle_of_a_piece_are_no_findings(officer, reading, seed):
    """Before every single statement of the check somebody tries to change the register."""
    chance = _chance(seed)
    came_through = []

    def interrupted(act):
        def acting(*arguments):
            try:
                _work(officer, chance)
                came_through.append(True)
            except RegisterInUse:
                came_through.append(False)
            return act(*arguments)

        return acting

    seq, _ = last_entry(reading)
    reading.rows = interrupted(reading.rows)
    reading.each = interrupted(reading.each)
    assert [finding for piece in pieces(reading, seq, None) for finding in piece.findings] == []
    assert True in came_through
    assert False in came_through


ATTACKS = {
    "UPDATE \"case\" SET title = 'Behind' WHERE id = 1": "Case 2026-0001 (number 1) is not as its history says",
    "DELETE FROM attachment": "Attachment 1 is in the history but not in the register",
    "INSERT INTO recipient (id, name) VALUES (-7, 'Nobody')": "Recipient -7 is in the register but not in its history",
    "UPDATE audit_entry SET actor = 'Nobody' WHERE seq = 6": "Entry 6 of the history is not as it was written",
    "UPDATE audit_payload SET salt = NULL, content = NULL WHERE seq = 7": "What entry 7 of the history says was erased",
    "UPDATE content SET data = CAST('the letter as it CAME' AS BLOB)": "The contents of the attached file",
}


@pytest.mark.parametrize("seed", SHUFFLES[:4])
@pytest.mark.parametrize("statement", ATTACKS)
def test_an_attack_is_found_whoever_works_meanwhile(plain, attack, reopen, statement, seed):
    attack(statement)
    chance = _chance(seed)
    works = (_edit,) if statement.startswith("DELETE") else (_edit, _add)
    with reopen(plain) as register:
        register.in_haste()
        found = verify_register(plain, progress=lambda _done, _total: chance.choice(works)(register, chance))
    assert [str(each)[: len(ATTACKS[statement])] for each in found.findings] == [ATTACKS[statement]]


def test_the_check_is_of_the_register_as_it_was_when_it_began(officer):
    head, chance = officer.head(), _chance(0)
    found = verify_register(officer.path, head=head, progress=lambda _done, _total: _add(officer, chance))
    assert (found.findings, found.entries, found.head) == ((), 7, head)
    assert officer.history(newest=1)[0].seq > 7


def test_a_tail_cut_during_the_check_is_named(plain, attack):
    cut = ("DELETE FROM audit_payload WHERE seq = 7", "DELETE FROM audit_entry WHERE seq = 7")
    todo = [lambda: attack(*cut)]
    found = verify_register(plain, progress=lambda _done, _total: todo and todo.pop()())
    assert str(found.findings[0]) == "Entry 7 of the history is missing: it was deleted."


@pytest.mark.parametrize("number", [-(2**63), -5, 0, 2**63 - 1])
def test_an_entry_with_a_number_that_nobody_gives_is_found(plain, attack, number):
    attack(
        f"INSERT INTO audit_entry SELECT {number}, at, actor, verb, record_type, record_id, payload_digest, previous,"
        " digest FROM audit_entry WHERE seq = 7"
    )
    missing = 8 if number > 0 else 1
    assert str(verify_register(plain).findings[0]) == f"Entry {missing} of the history is missing: it was deleted."


def test_progress_grows_to_all_entries_at_most(plain):
    heard = []
    verify_register(plain, progress=lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert {total for _, total in heard} == {14}
    assert heard[-1][0] == 13  # the entry about the register itself is of no record


def test_a_cancelled_check_says_nothing_of_the_register(plain):
    with pytest.raises(OfficerError, match="was cancelled before its end"):
        verify_register(plain, cancelled=lambda: True)


@pytest.fixture
def asked_always(monkeypatch):
    """Let long statements ask after every step whether they should break off."""
    monkeypatch.setattr("officer_app.storage.database.STEPS_BETWEEN_QUESTIONS", 1)


@pytest.mark.usefixtures("asked_always")
def test_a_long_statement_gives_way_to_whoever_writes(officer, reading, monkeypatch):
    writer = _connection(officer)
    asked = []

    def commit(_seconds):
        writer.run("COMMIT")
        monkeypatch.setattr("time.sleep", None)

    def begin_meanwhile():
        """Change the register while the statement holds its lock, and fail to commit."""
        asked.append(True)
        if len(asked) == 200:
            writer.run("BEGIN IMMEDIATE")
            writer.run(CHANGE)
            with pytest.raises(RegisterInUse):
                writer.run("COMMIT")
        return False

    monkeypatch.setattr("time.sleep", commit)
    assert giving_way(reading, STRUCTURE, begin_meanwhile) == [("ok",)]
    assert len(asked) > 400
    assert not writer.in_transaction


@pytest.mark.usefixtures("asked_always")
def test_a_change_that_never_ends_does_not_keep_a_check_from_its_end(officer, reading, monkeypatch):
    waited = []
    monkeypatch.setattr("time.sleep", waited.append)
    _connection(officer).run("BEGIN IMMEDIATE")
    _connection(officer).run(CHANGE)
    assert giving_way(reading, STRUCTURE, lambda: False) == [("ok",)]
    assert waited == []


@pytest.mark.usefixtures("asked_always")
def test_a_long_statement_ends_when_the_check_is_cancelled(reading):
    asked = []
    assert giving_way(reading, STRUCTURE, lambda: asked.append(True) or len(asked) > 1) == []
    assert len(asked) < 5
    assert reading.rows(STRUCTURE) == [("ok",)]


def test_reading_all_pages_locks_nothing(encrypted, reopen):
    with reopen(encrypted) as register:
        file = open_file(encrypted, PASSPHRASE, None, read_only=True)
        file.connection.run("PRAGMA busy_timeout = 0")
        with _connection(register).transaction("EXCLUSIVE"):
            with pytest.raises(RegisterInUse):
                file.connection.rows("SELECT * FROM meta")
            assert file.connection.rows("PRAGMA cipher_integrity_check") == []
        file.close()


def test_a_page_that_is_being_written_while_it_is_read_is_no_damage(encrypted):
    file = open_file(encrypted, PASSPHRASE, None, read_only=True)
    honest, half_written = file.connection.rows, [[("HMAC verification failed for page 3",)]]
    file.connection.rows = lambda sql, values=(): (
        half_written.pop() if "cipher" in sql and half_written else honest(sql, values)
    )
    assert [finding for piece in pieces(file.connection, 7, None) for finding in piece.findings] == []
    assert half_written == []
    file.close()


def test_a_damaged_page_is_told_apart_from_a_changed_passphrase(encrypted):
    whole = bytearray(encrypted.read_bytes())
    whole[-2_000] ^= 1
    encrypted.write_bytes(whole)
    found = [str(each) for each in verify_register(encrypted, passphrase=PASSPHRASE).findings]
    page = len(whole) // 4_096
    assert found[0] == f"The file is damaged: HMAC verification failed for page {page}. Restore the latest copy."


@pytest.mark.parametrize("piece", range(0, 13, 3))
def test_a_passphrase_changed_meanwhile_is_no_damage(encrypted, reopen, piece):
    """After that many pieces all pages are encrypted anew, and nothing can be read with the key of before."""
    todo = [None] * piece + [lambda: register.change_passphrase(PASSPHRASE, "the otter sleeps at noon")]

    def heard(_done, _total):
        act = todo.pop(0) if todo else None
        if act:
            act()

    with reopen(encrypted) as register, pytest.raises(RegisterInUse, match="passphrase of the register was changed"):
        verify_register(encrypted, passphrase=PASSPHRASE, progress=heard)
    assert verify_register(encrypted, passphrase="the otter sleeps at noon").findings == ()


@pytest.mark.usefixtures("asked_always")
def test_a_journal_that_a_killed_program_left_holds_up_no_check(officer, reading, monkeypatch):
    waited = []
    monkeypatch.setattr("time.sleep", waited.append)
    officer.path.with_name(f"{officer.path.name}-journal").write_bytes(b"")
    assert giving_way(reading, STRUCTURE, lambda: False) == [("ok",)]
    assert waited == []


@pytest.mark.usefixtures("asked_always")
def test_a_statement_that_never_gets_through_is_not_forced_where_there_is_another_way(reading, monkeypatch):
    journals = iter(range(10_000))
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    monkeypatch.setattr("officer_app.storage.pieces._journal_of", lambda _path: (next(journals), 0))
    assert giving_way(reading, STRUCTURE, lambda: False, at_last=False) is None
    assert giving_way(reading, STRUCTURE, lambda: False) == [("ok",)]


def test_references_are_found_in_every_piece_and_rows_added_meanwhile_are_not_followed(attack, officer, reading):
    attack("PRAGMA foreign_keys = 0", 'UPDATE "case" SET reminder_of = 99 WHERE id = 2', "DELETE FROM message")
    found, chance = [], _chance(0)
    for piece in check_references(reading):
        found += map(str, piece.findings)
        _add(officer, chance)
    assert sorted(found) == [
        "Attachment 1 refers to a record that is not there.",
        "Case 2 refers to a record that is not there.",
    ]
