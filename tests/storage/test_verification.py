"""Attacks on a plain register with another program that knows how it is built: each is found and named."""

import json
import shutil
from dataclasses import asdict, replace

import pytest

from officer_app.domain.audit import Link, head_in_groups, link_digest, payload_digest
from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment
from officer_app.domain.errors import OfficerError
from officer_app.services.register import verify_register

_AFTER_SEQ = "at, actor, verb, record_type, record_id, payload_digest"
COLUMNS = "seq, at, actor, verb, record_type, record_id, payload_digest, previous"


@pytest.fixture(autouse=True, params=[2_000, 2, 1], ids=["one batch", "batches of two", "batches of one"])
def _batches(request, monkeypatch):
    monkeypatch.setattr("officer_app.storage.pieces.MOST_ROWS", request.param)


@pytest.fixture
def chain(plain, raw):
    """Return a function that reads every entry of the file with its digest."""

    def read():
        (rows,) = raw(plain, f"SELECT {COLUMNS}, digest FROM audit_entry ORDER BY seq")
        names = COLUMNS.split(", ")
        return [(Link(**dict(zip(names, row[:-1], strict=True))), row[-1]) for row in rows]

    return read


@pytest.fixture
def found(plain):
    """Return a function that verifies the register and gives its findings as text."""
    return lambda head=None: [str(each) for each in verify_register(plain, head=head).findings]


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
    assert verify_register(plain, head=head_in_groups(result.head)).findings == ()


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
    assert len(found(head_in_groups(head))) == 1
    assert "does not contain the printed state" in found(head_in_groups(head))[0]


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


def test_a_record_edited_behind_the_history_is_named(attack, found):
    attack("UPDATE \"case\" SET subject_name = 'Somebody Else', received_on = '2026-01-01' WHERE id = 2")
    assert found() == [
        "Case 2026-0002 (number 2) is not as its history says; changed outside the program: Received on, Name."
    ]


def test_a_value_that_no_program_of_ours_writes_is_named_too(attack, found, plain, reopen):
    attack("UPDATE \"case\" SET received_on = 'soon', stage = 'lost' WHERE id = 2")
    assert "Case number 2 is not as its history says" in found()[0]
    with reopen(plain) as register, pytest.raises(OfficerError):
        register.get(Case, 2)


def test_a_record_deleted_or_put_in_behind_the_history_is_named(attack, found):
    attack('DELETE FROM "case" WHERE id = 2', "INSERT INTO recipient (id, name) VALUES (7, 'Nobody')")
    assert found() == [
        "Recipient 7 is in the register but not in its history: it was put in outside the program.",
        "Case 2 is in the history but not in the register: it was deleted outside the program.",
    ]


def test_altered_and_missing_contents_are_named(plain, attack, found, reopen):
    attack("UPDATE content SET data = CAST('the letter as it CAME' AS BLOB)")
    assert found()[0].startswith("The contents of the attached file ")
    attack("DELETE FROM content")
    assert found() == ["The contents of the attachment letter.txt (number 1) are missing."]
    with reopen(plain) as register, pytest.raises(OfficerError, match="not in the register any more"):
        register.content(register.get(Attachment, 1).digest)


def test_a_reference_to_nothing_is_named(attack, found):
    attack("PRAGMA foreign_keys = 0", "DELETE FROM message")
    assert "attachment 1 refers to a record that is not there." in found()


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


def test_a_record_deleted_outside_whose_number_was_given_again_is_named(plain, attack, found, reopen):
    """As a program did that gave the highest number again."""
    attack('DELETE FROM "case" WHERE id = 2')
    with reopen(plain) as register, register.change("case.open") as work:
        work._next_id = lambda _table: 2
        work.insert(Case(reference="2026-0007"))
    assert found() == ["Case 2 was added twice in the history: the first was deleted outside the program."]


def test_the_number_of_a_record_deleted_outside_is_never_given_again(plain, attack, found, reopen):
    attack('DELETE FROM "case" WHERE id = 2')
    with reopen(plain) as register, register.change("case.open") as work:
        assert work.insert(Case(reference="2026-0007")).id == 3
    assert found() == ["Case 2 is in the history but not in the register: it was deleted outside the program."]


def test_numbers_that_nobody_gave_end_in_a_sentence(plain, attack, reopen):
    attack(f'UPDATE "case" SET id = {2**63 - 1} WHERE id = 2')
    with reopen(plain) as register, pytest.raises(OfficerError, match="did not give"), register.change("x") as work:
        work.insert(Case(reference="2026-0007"))


@pytest.mark.parametrize("is_erased", [False, True])
def test_a_record_deleted_by_its_verb_is_no_finding_and_stays_deleted(plain, attack, found, reopen, is_erased):
    with reopen(plain) as register:
        with register.change("case.delete") as work:
            work.delete(work.get(Case, 2))
        if is_erased:
            with register.change("history.erase") as work:
                for entry in register.history("case", 2):
                    work.erase_payload(entry.seq)
    assert found() == []
    attack("INSERT INTO \"case\" (id, reference) VALUES (2, '2026-0002')")
    assert found() == [
        "Case 2 was deleted as the history says but is in the register: it was put in outside the program."
    ]
