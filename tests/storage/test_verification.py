"""Attacks on the history with another program that knows how it is built: each is found and named."""

import json
import shutil
from dataclasses import asdict, replace

import pytest

from officer_app.documents.pdf import short_digest
from officer_app.domain.audit import Link, link_digest, payload_digest
from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.services.register import verify_register

pytestmark = pytest.mark.usefixtures("batches")
_AFTER_SEQ = "at, actor, verb, record_type, record_id, payload_digest"
COLUMNS = "seq, at, actor, verb, record_type, record_id, payload_digest, previous"


@pytest.fixture
def chain(plain, raw):
    """Return a function that reads every entry of the file with its digest."""

    def read():
        (rows,) = raw(plain, f"SELECT {COLUMNS}, digest FROM audit_entry ORDER BY seq")
        names = COLUMNS.split(", ")
        return [(Link(**dict(zip(names, row[:-1], strict=True))), row[-1]) for row in rows]

    return read


def _store(link, digest):
    values = asdict(link) | {"digest": digest}
    places = ", ".join(f"{name} = ?" for name in values)
    return f"UPDATE audit_entry SET {places} WHERE seq = ?", (*values.values(), link.seq)


def _rehashed(links, previous):
    """Return statements that store these links as a chain that agrees with itself."""
    statements = []
    for link in links:
        fitting = replace(link, previous=previous)
        previous = link_digest(fitting)
        statements.append(_store(fitting, previous))
    return statements


def test_an_honest_register_has_no_findings_and_tells_its_head(plain, encrypted, reopen, chain):
    result = verify_register(plain)
    assert result.findings == ()
    assert result.entries == len(chain()) == 7
    with reopen(plain) as register:
        assert result.head == register.head() == chain()[-1][1]
    assert verify_register(encrypted, passphrase="the heron waits by the weir").findings == ()
    assert verify_register(plain, head=short_digest(result.head)).findings == ()


@pytest.mark.parametrize("column", [name for name in COLUMNS.split(", ") if name != "seq"])
def test_an_edited_entry_is_named(attack, found, column):
    value = "7" if column == "record_id" else "'" + "0" * 64 + "'"
    attack(f"UPDATE audit_entry SET {column} = {value} WHERE seq = 4")
    named = [each for each in found() if each.startswith("Entry ")]
    assert len(named) == 1
    assert "Entry 4 " in named[0]


def test_an_edited_payload_is_named(attack, found):
    attack("UPDATE audit_payload SET content = replace(content, 'Mijn', 'Onze') WHERE seq = 4")
    assert "What entry 4 of the history says is not what was written." in found()


def test_a_deleted_entry_is_named(attack, found):
    attack("DELETE FROM audit_payload WHERE seq = 4", "DELETE FROM audit_entry WHERE seq = 4")
    assert "Entry 4 of the history is missing: it was deleted." in found()


def test_a_deleted_payload_is_named(attack, found):
    attack("DELETE FROM audit_payload WHERE seq = 4")
    assert "What entry 4 of the history says was erased, and no entry tells of it." in found()


def test_a_deleted_entry_is_named_even_where_the_others_moved_up(attack, found):
    attack(
        "PRAGMA foreign_keys = 0",
        "DELETE FROM audit_payload WHERE seq = 4",
        "DELETE FROM audit_entry WHERE seq = 4",
        "UPDATE audit_entry SET seq = seq - 1 WHERE seq > 4",
        "UPDATE audit_payload SET seq = seq - 1 WHERE seq > 4",
    )
    assert found()[0].startswith("Entry 4 of the history does not follow")


def test_two_swapped_entries_are_named(attack, found):
    attack(
        "PRAGMA foreign_keys = 0",
        *(
            f"UPDATE {table} SET seq = {new} WHERE seq = {old}"
            for table in ("audit_entry", "audit_payload")
            for old, new in ((4, 99), (5, 4), (99, 5))
        ),
    )
    assert found()[0].startswith("Entry 4 of the history does not follow")


def test_an_inserted_entry_is_named(attack, found, chain):
    forged = replace(chain()[4][0], verb="case.forged", payload_digest=payload_digest(b"s", "{}"))
    attack(
        "PRAGMA foreign_keys = 0",
        "UPDATE audit_payload SET seq = seq + 1000 WHERE seq >= 5",
        "UPDATE audit_entry SET seq = seq + 1000 WHERE seq >= 5",
        "UPDATE audit_payload SET seq = seq - 999 WHERE seq >= 1000",
        "UPDATE audit_entry SET seq = seq - 999 WHERE seq >= 1000",
        (
            f"INSERT INTO audit_entry ({COLUMNS}, digest) VALUES ({', '.join('?' * 9)})",
            (*asdict(forged).values(), link_digest(forged)),
        ),
        ("INSERT INTO audit_payload VALUES (5, ?, '{}')", (b"s",)),
    )
    assert found()[0].startswith("Entry 6 of the history does not follow")


def _forge_tail(plain, raw, attack, chain):
    """Rewrite the title of the first case and hash everything after it anew, as one who knows the format would."""
    ((salt, content),) = raw(plain, "SELECT salt, content FROM audit_payload WHERE seq = 7")[0]
    forged = content.replace("A copy of all her data", "Nothing at all")
    last = replace(chain()[-1][0], payload_digest=payload_digest(salt, forged))
    attack(
        ("UPDATE audit_payload SET content = ? WHERE seq = 7", (forged,)),
        *_rehashed([last], last.previous),
        "UPDATE \"case\" SET title = 'Nothing at all' WHERE id = 1",
    )


def test_a_tail_hashed_anew_agrees_with_itself_and_is_found_by_the_printed_head(plain, raw, attack, chain, found):
    head = chain()[-1][1]
    _forge_tail(plain, raw, attack, chain)
    assert found() == []
    assert len(found(short_digest(head))) == 1
    assert "does not contain the printed state" in found(short_digest(head))[0]


def test_a_cut_tail_is_found_by_the_printed_head(attack, found, chain):
    head = chain()[-1][1]
    attack(
        "DELETE FROM audit_payload WHERE seq = 7",
        "DELETE FROM audit_entry WHERE seq = 7",
        "UPDATE \"case\" SET title = 'A copy of her data' WHERE id = 1",
    )
    assert found() == []
    assert "does not contain the printed state" in found(head)[0]


def test_yesterdays_file_is_found_by_the_printed_head(plain, reopen, found, tmp_path):
    shutil.copyfile(plain, tmp_path / "yesterday")
    with reopen(plain) as register, register.change("case.open") as work:
        work.insert(Case(reference="2026-0003"))
        head = work.head()
    assert found(head[:12]) == []
    shutil.copyfile(tmp_path / "yesterday", plain)
    assert found() == []
    assert "older copy" in found(head[:12])[0]


def test_an_older_printed_head_is_still_in_the_history(found, chain):
    for _, digest in chain():
        assert found(f"{digest[:4]} {digest[4:8]} {digest[8:12].upper()}") == []


@pytest.mark.parametrize("head", ["", "3f9c", "not a head at all", "z" * 12])
def test_what_is_no_head_is_told(plain, head):
    with pytest.raises(OfficerError, match="12 digits or more"):
        verify_register(plain, head=head)


def test_missing_triggers_are_named(plain, raw):
    raw(plain, "DROP TRIGGER audit_entry_stays", "DROP TRIGGER message_is_kept")
    findings = [str(each) for each in verify_register(plain).findings]
    assert findings == ["Tables or triggers are not as this program makes them: audit_entry_stays, message_is_kept."]


def test_a_real_register_cannot_become_a_rehearsal(attack, found):
    attack("UPDATE meta SET value = '0'")
    assert found() == ["The register's mark of a rehearsal was changed after it was made."]


def test_the_triggers_refuse_to_change_the_history(plain, raw):
    refused = (
        "UPDATE audit_entry SET actor = 'x'",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_payload",
        "UPDATE audit_payload SET content = '{}'",
        "UPDATE audit_payload SET salt = NULL, content = NULL, seq = seq + 100",
        "REPLACE INTO audit_payload VALUES (7, x'00', '{}')",
        "DELETE FROM message",
        "UPDATE content SET data = x'00', size = 1",
        f"INSERT INTO audit_entry SELECT 9, {_AFTER_SEQ}, digest, digest FROM audit_entry WHERE seq = 7",
        f"INSERT INTO audit_entry SELECT 8, {_AFTER_SEQ}, '', digest FROM audit_entry WHERE seq = 7",
    )
    for statement in refused:
        with pytest.raises(Exception, match=r"history|never|erased|follows|digest"):
            raw(plain, "PRAGMA recursive_triggers = 1", statement)
    assert verify_register(plain).findings == ()


def test_an_erased_payload_is_gone_and_the_chain_holds(plain, reopen, found, raw):
    with reopen(plain) as register:
        with register.change("history.erase") as work:
            for entry in register.history("case", 1):
                work.erase_payload(entry.seq)
        newest = register.history(newest=1)[0]
        assert (newest.verb, newest.record_type, newest.after) == ("history.erase", "audit_payload", None)
        assert all(entry.before is None and entry.after is None for entry in register.history("case", 1))
        with register.change("history.erase") as work, pytest.raises(OfficerError, match="nothing that can be erased"):
            work.erase_payload(newest.seq)
        with register.change("case.edit") as work:
            work.update(replace(work.get(Case, 1), title="After the erasure", subject_name=""))
    assert found() == []
    assert b"A copy of her data" not in plain.read_bytes()
    raw(plain, "UPDATE \"case\" SET title = 'Behind' WHERE id = 1")
    assert found() == ["Case 2026-0001 (number 1) is not as its history says; changed outside the program: Title."]


def test_an_erasure_without_its_entry_is_named(attack, found):
    attack("UPDATE audit_payload SET salt = NULL, content = NULL WHERE seq = 3")
    assert found() == ["What entry 3 of the history says was erased, and no entry tells of it."]


def test_entries_that_are_no_json_are_named_and_nothing_breaks(attack, found):
    attack("UPDATE audit_payload SET content = 'not json' WHERE seq IN (1, 3)")
    assert "What entry 1 of the history says is not what was written." in found()
    assert json.dumps(found())


def test_how_far_the_check_came_is_told(attack, plain):
    assert verify_register(plain).stopped is None
    attack("DELETE FROM audit_payload WHERE seq = 6", "DELETE FROM audit_entry WHERE seq = 6")
    assert str(verify_register(plain).stopped) == (
        "The check of the history stopped after entry 5: those that follow, up to 7, were not checked."
    )
    attack("DELETE FROM audit_payload WHERE seq = 1", "DELETE FROM audit_entry WHERE seq = 1")
    assert str(verify_register(plain).stopped) == "No entry of the history could be checked."
