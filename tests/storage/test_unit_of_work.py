"""Changing records: whole or not at all, each with its entry; references are unique (catalogue row 25)."""

import hashlib
from dataclasses import replace

import pytest

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.errors import NotFound, OfficerError, ProblemsFound
from officer_app.domain.vocabulary import Right
from officer_app.services.register import create_register, verify_register


def _state(register):
    tables = ("audit_entry", "audit_payload", "content", '"case"', "message", "attachment")
    return [register._file.connection.rows(f"SELECT * FROM {table}") for table in tables]


def test_an_insert_has_its_entry_with_every_field(register):
    with register.change("case.open") as work:
        case = work.insert(Case(reference="2026-0001", rights=(Right.ACCESS,), subject_name="Zoé"))
    entry = register.history()[0]
    assert (entry.verb, entry.record_type, entry.record_id, entry.actor) == ("case.open", "case", case.id, "Anna")
    assert entry.before is None
    assert entry.after == {name: getattr(case, name) for name in Case.__slots__ if name != "id"}


def test_an_update_tells_only_what_differs(register):
    with register.change("case.open") as work:
        case = work.insert(Case(reference="2026-0001"))
    with register.change("case.edit") as work:
        work.update(replace(case, title="A copy", rights=(Right.ACCESS,)))
    entry = register.history()[0]
    assert entry.before == {"title": "", "rights": ()}
    assert entry.after == {"title": "A copy", "rights": (Right.ACCESS,)}


def test_an_update_that_changes_nothing_leaves_no_trace(register):
    with register.change("case.open") as work:
        case = work.insert(Case(reference="2026-0001"))
    before = _state(register)
    told = []
    register.listen(told.append)
    with register.change("case.edit") as work:
        assert work.update(case) == case
    assert _state(register) == before
    assert told == []


@pytest.mark.parametrize("twin", ["2026-0001", " 2026-0001 ", "2026-0001A", "2026-0001a"])
def test_two_cases_cannot_have_one_reference(register, twin):
    with register.change("case.open") as work:
        work.insert(Case(reference="2026-0001"))
        work.insert(Case(reference="2026-0001a "))
        other = work.insert(Case(reference="2026-0002"))
    before = _state(register)
    with pytest.raises(ProblemsFound) as inserted, register.change("case.open") as work:
        work.insert(Case(reference=twin))
    with pytest.raises(ProblemsFound) as updated, register.change("case.edit") as work:
        work.update(replace(other, reference=twin))
    for refused in (inserted, updated):
        assert str(refused.value.problems["reference"]).startswith(
            "There is a case with this reference already: 2026-0001"
        )
    assert _state(register) == before


def test_cases_without_a_reference_are_no_twins(register):
    with register.change("case.open") as work:
        work.insert(Case())
        work.insert(Case(reference=" "))
    assert len(register.all(Case)) == 2


def test_the_last_reference_of_a_year_is_found_by_its_beginning_as_it_is_written(register):
    with register.change("case.open") as work:
        for reference in ("2026-0009", "2026-0010", "2026-10000", "2025-0099", "2026%0001", "20260_77"):
            work.insert(Case(reference=reference))
        assert work.last_reference("2026-") == "2026-10000"
        assert work.last_reference("2026%") == "2026%0001"
        assert work.last_reference("2024-") == ""
    assert register.case_id(" 2026-0010 ") == 2
    assert register.case_id("nothing") is None


def test_a_reference_to_nothing_is_refused(register):
    before = _state(register)
    with pytest.raises(NotFound, match="not in the register"), register.change("try") as work:
        work.insert(Message(case_id=77))
    assert _state(register) == before


def test_what_is_not_there_is_told(register):
    with pytest.raises(NotFound, match="Case 5 is not in the register"):
        register.get(Case, 5)
    with pytest.raises(NotFound), register.change("try") as work:
        work.update(Case(id=5))
    with pytest.raises(NotFound):
        register.content("0" * 64)


def test_a_change_that_fails_on_the_way_leaves_nothing(register):
    before = _state(register)
    told = []
    register.listen(told.append)
    for problem in (RuntimeError, KeyboardInterrupt):
        with pytest.raises(problem):
            _break_off(register, problem)
    assert _state(register) == before
    assert told == []
    with register.change("case.open") as work:
        work.insert(Case(reference="2026-0001"))
    assert verify_register(register.path).findings == ()


def _break_off(register, problem):
    with register.change("case.open") as work:
        case = work.insert(Case(reference="2026-0001"))
        work.insert(Message(case_id=case.id))
        work.store_content(b"x")
        raise problem


def test_changes_inside_a_change_are_a_mistake_and_the_outer_one_is_undone(register):
    before = _state(register)
    with pytest.raises(RuntimeError, match="inside another"), register.change("outer") as work:
        _change_inside(register, work)
    assert _state(register) == before


def _change_inside(register, work):
    work.insert(Case(reference="a"))
    with register.change("inner"):
        pass


def test_contents_are_kept_once_under_their_digest(register):
    with register.change("attach") as work:
        digests = [work.store_content(b"the same"), work.store_content(b"the same"), work.store_content(b"")]
        assert work.content(digests[0]) == b"the same"
        work.insert(Attachment(name="a", digest=digests[0], size=8))
    assert digests[:2] == [hashlib.sha256(b"the same").hexdigest()] * 2
    assert register.content(digests[2]) == b""
    assert register._file.connection.value("SELECT count(*) FROM content") == 2


def test_entries_about_erasures_and_the_register_cannot_be_erased(register):
    with register.change("case.open") as work:
        work.insert(Case(reference="a"))
    for seq in (1, 99):
        with pytest.raises(OfficerError, match="nothing that can be erased"), register.change("erase") as work:
            work.erase_payload(seq)
    with register.change("erase") as work:
        work.erase_payload(2)
    for seq in (2, 3):
        with pytest.raises(OfficerError, match="nothing that can be erased"), register.change("erase") as work:
            work.erase_payload(seq)


def test_a_record_that_any_verb_takes_out_is_known_to_be_gone_when_its_entries_are_erased(tmp_path, clock):
    with create_register(tmp_path / "gone.officer", None, clock=clock, actor="Anna") as register:
        with register.change("case.open") as work:
            gone, kept = (work.insert(Case(reference=reference)) for reference in ("a", "b"))
        with register.change("case.tidy") as work:
            work.delete(gone)
            work.update(replace(kept, title="Alone now"))
        assert {entry.verb for entry in register.history()[:2]} == {"case.tidy.delete", "case.tidy"}
        with register.change("history.erase") as work:
            for entry in register.history("case", gone.id):
                work.erase_payload(entry.seq)
    assert verify_register(tmp_path / "gone.officer").findings == ()
