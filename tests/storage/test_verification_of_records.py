"""Records changed, deleted or put in by another program, behind the history: each is found and named."""

import pytest

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment
from officer_app.domain.errors import OfficerError

pytestmark = pytest.mark.usefixtures("batches")


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
    assert "Attachment 1 refers to a record that is not there." in found()


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
