"""The verbs that every register has: add, change, retire, bring back, delete, links, and the checklist."""

from datetime import date

import pytest

from officer_app.domain.agreement import Agreement, Clause, ClauseCheck, Presence
from officer_app.domain.errors import NotFound, ProblemsFound
from officer_app.domain.fields import Kind, specs
from officer_app.domain.processor import Processor
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services import checklist, registers
from officer_app.services.registers import StillLinked, add_record, links_of
from tests.services.conftest import last_entry, nothing_changes

OTHERWISE = {"document", "clause_check"}
ORDINARY = [key for key, kind in RECORD_TYPES.items() if not kind.has_own_verbs and key not in OTHERWISE]


def least(register, key):
    """Give the fewest values with which a record of a type can be kept, its links and its parent included."""
    kind = RECORD_TYPES[key]
    values = {spec.name: _some(register, spec) for spec in specs(kind.record) if spec.required}
    extra = {
        "agreement": {"processor": lambda: processor(register).id},
        "change_notice": {"processor": lambda: processor(register).id},
        "recipient_notice": {"name": lambda: "Mailhouse"},
    }
    return values | {name: make() for name, make in extra.get(key, {}).items()}


def _some(register, spec):
    if spec.kind is Kind.LINK:
        return add_record(register, spec.links_to, **least(register, spec.links_to)).id
    made = {
        Kind.DATE: date(2026, 3, 1), Kind.INSTANT: register.clock.now(), Kind.COUNTRY: "BE",
        Kind.CHOICES: tuple(spec.choices or ())[:1], Kind.CHOICE: next(iter(spec.choices or ()), None),
    }  # fmt: skip
    return made.get(spec.kind, "Something")


def processor(register, **values):
    return add_record(register, "processor", **{"name": "Nordlys AB"} | values)


def agreement(register, **values):
    usual = {"title": "Hosting agreement", "processor": values.get("processor") or processor(register).id}
    return add_record(register, "agreement", **usual | values)


@pytest.mark.parametrize("key", ORDINARY)
def test_every_type_is_added_retired_brought_back_and_deleted(register, key):
    kind = RECORD_TYPES[key]
    record = add_record(register, key, **least(register, key))
    assert register.get(kind.record, record.id) == record
    if hasattr(record, "retired_on"):
        retired = registers.retire_record(register, key, record.id, "Entered twice")
        assert (retired.retired_on, retired.retired_reason) == (register.clock.today(), "Entered twice")
        assert registers.bring_back(register, key, record.id) == record
    registers.delete_record(register, key, record.id)
    assert register.all(kind.record, id=record.id) == []
    assert last_entry(register).verb == f"{key}.delete"


@pytest.mark.parametrize("key", ORDINARY)
def test_what_is_required_is_asked_for_by_its_field(register, key):
    needed = {spec.name for spec in specs(RECORD_TYPES[key].record) if spec.required and spec.name != "clause"}
    with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
        add_record(register, key, **{name: None for name in needed if name.endswith("_id")})
    assert needed <= set(raised.value.problems) | {"country"}


def test_a_change_is_checked_and_written_once(register):
    kept = processor(register, country="SE")
    changed = registers.change_record(register, "processor", kept.id, country="FI")
    assert (changed.country, last_entry(register).before, last_entry(register).after) == (
        "FI", {"country": "SE"}, {"country": "FI"},
    )  # fmt: skip
    with nothing_changes(register), pytest.raises(ProblemsFound):
        registers.change_record(register, "processor", kept.id, country="XX")
    with nothing_changes(register), pytest.raises(NotFound, match="Processor 77 is not in the register"):
        registers.change_record(register, "processor", 77, name="x")


def test_retirement_has_its_own_verbs_and_a_reason(register):
    kept = processor(register)
    with nothing_changes(register), pytest.raises(ProblemsFound):
        registers.change_record(register, "processor", kept.id, retired_reason="no")
    with nothing_changes(register), pytest.raises(ProblemsFound, match="Say why"):
        registers.retire_record(register, "processor", kept.id, " ")


def test_a_link_to_nothing_is_refused_beside_its_field(register):
    with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
        add_record(register, "sub_processor", name="Mailhouse", processor=99)
    assert set(raised.value.problems) == {"processor"}


def test_what_others_name_is_not_deleted_and_the_sentence_says_who_names_it(register):
    kept = processor(register)
    agreement(register, processor=kept.id)
    with nothing_changes(register), pytest.raises(StillLinked, match="Agreement Hosting agreement"):
        registers.delete_record(register, "processor", kept.id)


def test_children_go_with_their_record_and_are_no_reason_to_keep_it(register):
    made = agreement(register)
    assert len(register.all(ClauseCheck, agreement_id=made.id)) == len(Clause)
    registers.delete_record(register, "agreement", made.id)
    assert register.all(ClauseCheck) == []
    assert register.all(Agreement) == []


def test_links_are_seen_from_both_ends(register):
    measure = add_record(register, "measure", name="Encryption")
    kept = processor(register, measures=(measure.id,))
    bound = agreement(register, processor=kept.id)
    seen = links_of(register, "processor", kept.id)
    assert [(each.kind.key, each.id, each.spec.name) for each in seen.out] == [("measure", measure.id, "measures")]
    assert [(each.kind.key, each.id, each.spec.name) for each in seen.back] == [("agreement", bound.id, "processor")]
    assert [each.title for each in links_of(register, "measure", measure.id).back] == ["Nordlys AB"]
    assert links_of(register, "agreement", bound.id).back == ()
    with pytest.raises(NotFound):
        links_of(register, "processor", 77)


def test_a_retired_record_goes_on_being_named(register):
    kept = processor(register)
    bound = agreement(register, processor=kept.id)
    registers.retire_record(register, "processor", kept.id, "Contract ended")
    (named,) = links_of(register, "agreement", bound.id).out
    assert named.is_retired
    assert register.all(Processor) != []


class TestChecklist:
    def test_a_row_is_filled_in_and_says_who_looked_and_when(self, register):
        made = agreement(register)
        row = checklist.check_clause(register, made.id, Clause.CG, presence=Presence.NO, place="7.2")
        assert (row.presence, row.place, row.checked_by, row.checked_on) == (
            Presence.NO, "7.2", "Anna", register.clock.today(),
        )  # fmt: skip
        assert register.all(ClauseCheck, agreement_id=made.id, clause=Clause.CG) == [row]

    def test_a_row_that_nobody_looked_at_bears_no_name(self, register):
        made = agreement(register)
        checklist.check_clause(register, made.id, Clause.CG, presence=Presence.YES)
        row = checklist.check_clause(register, made.id, Clause.CG, presence=Presence.OPEN)
        assert (row.checked_by, row.checked_on) == ("", None)

    def test_a_note_alone_does_not_move_the_day_of_the_check(self, register, clock):
        made = agreement(register)
        checklist.check_clause(register, made.id, Clause.CG, presence=Presence.YES)
        first, clock.day = clock.day, date(2026, 9, 1)
        assert checklist.check_clause(register, made.id, Clause.CG, note="Annex II").checked_on == first
        assert checklist.check_clause(register, made.id, Clause.CG, presence=Presence.PARTLY).checked_on == clock.day

    def test_there_must_be_such_an_agreement(self, register):
        with nothing_changes(register), pytest.raises(NotFound, match="Agreement 9 is not in the register"):
            checklist.check_clause(register, 9, Clause.CG, presence=Presence.YES)

    def test_progress_counts_what_was_looked_at_and_what_lacks(self, register):
        made = agreement(register)
        for clause, found in {Clause.CA: Presence.YES, Clause.CB: Presence.NO, Clause.CC: Presence.PARTLY}.items():
            checklist.check_clause(register, made.id, clause, presence=found)
        progress = checklist.progress_of(register.all(ClauseCheck, agreement_id=made.id))
        assert (progress.rows, progress.checked, progress.missing, progress.partly) == (25, 3, 1, 1)
