"""The words of the history: every verb of the services has its own, and no key is ever shown."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from officer_app import services
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services import documents, marketing, registers
from officer_app.services.starter import add_starter_set
from officer_app.ui.history_words import changes, deed, has_words, subject
from officer_app.ui.register_book import REGISTERS
from officer_app.ui.words import translate
from tests.ui.registers_told import tell

_CHANGE = re.compile(r'register\.change\(f?"([^"]+)"\)')
_PLACE = re.compile(r"\{[^}]+\}")


def verbs():
    """Every verb that the services write, those of a type once for each register."""
    written = [
        verb for path in Path(services.__path__[0]).glob("*.py") for verb in _CHANGE.findall(path.read_text("utf-8"))
    ]
    told = {_PLACE.sub(key, verb) for verb in written for key in REGISTERS}
    assert {"case.open", "agreement.retire", "starter.add", "letter.breach", "tracker.undo_import"} <= told
    return sorted({*told, "processor.file.delete", "tracker.undo_import.delete"})


def entry(verb, key, before=None, after=None):
    return HistoryEntry(
        seq=9, at=datetime(2026, 4, 2, tzinfo=UTC), actor="Anna", verb=verb, record_type=key, record_id=1,
        before=before, after=after,
    )  # fmt: skip


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_has_words_and_shows_no_key(verb):
    assert has_words(verb), f"give {verb} its words in officer_app/ui/history_words.py"
    for key in (*RECORD_TYPES, "register", "audit_payload"):
        for before, after in ((None, {}), ({}, {}), ({}, None), (None, None)):
            said = deed(entry(verb, key, before, after))
            assert said[0].isupper()
            assert "_" not in said
            assert verb not in said


def test_a_verb_that_nobody_knows_has_none():
    assert not has_words("case.dance")
    assert not has_words("processor.paint")


def test_what_happens_to_a_record_is_told_in_turn(register):
    made = registers.add_record(register, "measure", name="Encryption")
    registers.change_record(register, "measure", made.id, owner="Bea")
    registers.retire_record(register, "measure", made.id, "Replaced")
    registers.bring_back(register, "measure", made.id)
    registers.delete_record(register, "measure", made.id)
    entries = register.history("measure", made.id)
    assert [deed(each) for each in reversed(entries)] == [
        "Measure added",
        "Measure changed",
        "Measure taken out of its list",
        "Measure brought back into its list",
        "Measure deleted",
    ]
    assert deed(entry("suppression.edit", "audit_payload")) == "What an entry said was erased"


def test_what_one_verb_writes_in_many_registers_says_where_it_comes_from(register, tmp_path):
    add_starter_set(register)
    assert deed(register.history("tracker")[0]) == "Tracker added with the starter set"
    tracker = registers.add_record(register, "measure", name="Locks")
    (tmp_path / "Proof.txt").write_text("kept", "utf-8")
    documents.attach_document(register, "measure", tracker.id, tmp_path / "Proof.txt")
    assert deed(register.history("measure", tracker.id)[0]) == "Measure: files changed"
    entry_id = marketing.add_suppression(register, "ann@example.org").id
    assert deed(register.history("suppression", entry_id)[0]) == "Address put on the suppression list"


def test_an_erased_entry_is_told_by_its_verb():
    kind = translate(RECORD_TYPES["suppression"].singular)
    assert deed(entry("processor.edit", "processor")) == "Processor changed"
    assert deed(entry("marketing.stop", "suppression")) == f"{kind} added, to stop marketing"


def test_the_history_of_every_register_shows_no_key(register):
    assert tell(register)
    for each in register.history(newest=1_000):
        if each.record_type in REGISTERS and each.record_type != "tracker":
            said = "\n".join((deed(each), subject(each, register), *changes(each, register)))
            assert "_" not in said, said
