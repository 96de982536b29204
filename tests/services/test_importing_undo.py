"""Taking imports back: at once, long afterwards, after others; what somebody touched since stays, with a sentence."""

from datetime import date

import pytest

from officer_app.domain.agreement import Agreement, ClauseCheck
from officer_app.domain.clock import FixedClock
from officer_app.domain.errors import OfficerError
from officer_app.domain.processor import Processor
from officer_app.domain.sub_processor import SubProcessor
from officer_app.services import importing
from officer_app.services.register import open_register, verify_register
from officer_app.services.registers import add_record, change_record, delete_record, retire_record
from tests.services.tables import brought, counts, planned

CLOCK = FixedClock(date(2026, 11, 24))


@pytest.fixture
def table(tmp_path):
    def written(text, name="list.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


def names(register, record=Processor):
    return [each.name for each in register.all(record)]


def left(done):
    return [str(each) for each in done.left]


def test_an_import_is_taken_back_where_nothing_depends_on_it(register, table):
    kept = add_record(register, "processor", name="Old", phone="1")
    touched = add_record(register, "processor", name="Touched", phone="1")
    _, receipt = brought(register, table("name,phone\nOld,2\nTouched,2\nAlpha,\nBeta,\nGamma,\nDelta,\n"))
    by_name = {each.name: each.id for each in register.all(Processor)}
    change_record(register, "processor", by_name["Beta"], notes="Ours.")
    change_record(register, "processor", touched.id, notes="Ours.")
    add_record(register, "agreement", title="Master", processor=by_name["Gamma"])
    done = importing.undo_import(register, receipt)
    assert (done.deleted, done.restored) == (2, 1)
    assert left(done) == [
        "Beta was changed since and stays.",
        "Gamma is named by another record and stays.",
        "Touched was changed since and stays as it is.",
    ]
    assert names(register) == ["Old", "Touched", "Beta", "Gamma"]
    assert (register.get(Processor, kept.id).phone, register.get(Processor, touched.id).phone) == ("1", "2")
    head = register.head()
    with pytest.raises(OfficerError, match=r"^This import was taken back already\.$"):
        importing.undo_import(register, receipt)
    assert register.head() == head
    register.close()
    assert verify_register(register.path).findings == ()


def test_the_imports_of_a_register_are_known_after_it_was_closed(register, table):
    brought(register, table("name,phone\nAlpha,1\nBeta,1\n"))
    brought(register, table("name,phone\nAlpha,2\nGamma,2\n"))
    brought(register, table("name\nSold\n"), "data_category")
    register.close()
    with open_register(register.path, clock=CLOCK, actor="Ben") as again:
        last, first = importing.past_imports(again, "processor")
        assert [(each.added, each.changed) for each in (first, last)] == [(2, 0), (1, 1)]
        assert last.at == register.clock.now()
        done = importing.undo_import(again, last)
        assert (done.deleted, done.restored, done.left) == (1, 1, ())
        assert [(each.name, each.phone) for each in again.all(Processor)] == [("Alpha", "1"), ("Beta", "1")]
        assert importing.past_imports(again, "processor") == (first,)
        done = importing.undo_import(again, first)
        assert (done.deleted, done.left) == (2, ())
        assert importing.past_imports(again, "processor") == ()
        assert len(importing.past_imports(again, "data_category")) == 1


def test_two_imports_one_behind_the_other_are_two(register, table):
    """No clock tells them apart here: both were carried out in the same instant."""
    brought(register, table("name\nAlpha\nBeta\n"))
    _, second = brought(register, table("name\nGamma\n"))
    assert importing.undo_import(register, second).deleted == 1
    assert names(register) == ["Alpha", "Beta"]


def test_the_earlier_of_two_imports_leaves_what_the_later_one_changed(register, table):
    _, first = brought(register, table("name,phone\nAlpha,1\nBeta,1\n"))
    brought(register, table("name,phone\nAlpha,2\n"))
    done = importing.undo_import(register, first)
    assert (done.deleted, left(done)) == (1, ["Alpha was changed since and stays."])
    assert [(each.name, each.phone) for each in register.all(Processor)] == [("Alpha", "2")]


def test_nothing_new_is_no_import(register, table):
    path = table("name\nAlpha\n")
    brought(register, path)
    head = register.head()
    _, receipt = brought(register, path)
    assert receipt is None
    assert register.head() == head
    assert len(importing.past_imports(register, "processor")) == 1


def test_what_was_changed_and_put_back_was_not_changed(register, table):
    old = add_record(register, "processor", name="Old", phone="1")
    _, receipt = brought(register, table("name,phone\nOld,2\nAlpha,1\n"))
    for record in register.all(Processor):
        change_record(register, "processor", record.id, notes="Ours.")
        change_record(register, "processor", record.id, notes="")
    done = importing.undo_import(register, receipt)
    assert (done.deleted, done.restored, done.left) == (1, 1, ())
    assert register.all(Processor) == [old]


def test_what_is_as_before_or_gone_already_is_no_remark(register, table):
    old = add_record(register, "processor", name="Old", phone="1")
    _, receipt = brought(register, table("name,phone\nOld,2\nAlpha,1\n"))
    change_record(register, "processor", old.id, phone="1")
    delete_record(register, "processor", 2)
    done = importing.undo_import(register, receipt)
    assert (done.deleted, done.restored, done.left) == (0, 0, ())


def test_what_was_erased_or_retired_since_stays(register, table):
    old = add_record(register, "processor", name="Old", contact_name="Ann")
    _, receipt = brought(register, table("name,contact name\nOld,Bea\nAlpha,Carl\nBeta,Dora\n"))
    with register.change("processor.erase") as work:
        for record in register.all(Processor)[:2]:
            work.forget(record, "contact_name")
    retire_record(register, "processor", 3, "Ended.")
    done = importing.undo_import(register, receipt)
    assert (done.deleted, done.restored) == (0, 0)
    assert left(done) == [
        "Alpha was changed since and stays.",
        "Beta was changed since and stays.",
        "Old was changed since and stays.",
    ]
    assert register.get(Processor, old.id).contact_name == ""


def test_a_record_of_whose_import_nothing_is_said_any_more_stays(register, table):
    add_record(register, "processor", name="Old", phone="1")
    _, receipt = brought(register, table("name,phone\nOld,2\nAlpha,1\n"))
    written = [each.seq for each in register.history("processor") if each.verb == "processor.import"]
    with register.change("processor.erase") as work:
        for number in written:
            work.erase_payload(number)
    done = importing.undo_import(register, receipt)
    assert (done.deleted, done.restored, len(done.left)) == (0, 0, 2)
    assert names(register) == ["Old", "Alpha"]


def test_a_record_that_named_what_is_gone_stays_as_it_is(register, table):
    gone, other = (add_record(register, "processor", name=name).id for name in ("Gone", "Other"))
    agreement = add_record(register, "agreement", title="Master", notes="x", part_of=None, processor=other)
    part = add_record(register, "agreement", title="Annex", processor=other, part_of=agreement.id)
    second = add_record(register, "agreement", title="Second", processor=other)
    _, receipt = brought(register, table("title,processor,part_of\nAnnex,Other,Second\n"), "agreement")
    assert register.get(Agreement, part.id).part_of == second.id
    delete_record(register, "agreement", agreement.id)
    delete_record(register, "processor", gone)
    done = importing.undo_import(register, receipt)
    assert left(done) == ["Annex named a record that is gone, and stays as it is."]
    assert register.get(Agreement, part.id).part_of == second.id


def test_what_came_with_a_record_goes_with_it_unless_it_was_worked_on(register, table):
    add_record(register, "processor", name="Alpha")
    path = table("title,processor\nMaster,Alpha\nSecond,Alpha\nThird,Alpha\n")
    _, receipt = brought(register, path, "agreement")
    second, third = (register.all(ClauseCheck, agreement_id=number) for number in (2, 3))
    change_record(register, "clause_check", second[3].id, note="See 4.2.")
    delete_record(register, "clause_check", third[0].id)
    done = importing.undo_import(register, receipt)
    assert (done.deleted, left(done)) == (
        1, ["Second was changed since and stays.", "Third was changed since and stays."],
    )  # fmt: skip
    assert {each.agreement_id for each in register.all(ClauseCheck)} == {2, 3}


def test_a_chain_that_one_import_brought_goes_as_a_whole(register, table):
    add_record(register, "processor", name="Alpha")
    text = "name,processor,under\nThird,Alpha,Second\nSecond,Alpha,First\nFirst,Alpha,\n"
    path = table(text)
    _, receipt = brought(register, path, "sub_processor")
    assert importing.undo_import(register, receipt).deleted == 3
    _, receipt = brought(register, path, "sub_processor")
    change_record(register, "sub_processor", next(e.id for e in register.all(SubProcessor) if e.name == "Second"),
                  role="Storage")  # fmt: skip
    done = importing.undo_import(register, receipt)
    assert (done.deleted, left(done)) == (
        1, ["First is named by another record and stays.", "Second was changed since and stays."],
    )  # fmt: skip
    assert counts(planned(register, path, "sub_processor")) == (1, 0, 2, 0)


def test_broken_off_half_way_the_import_stands(register, table):
    _, receipt = brought(register, table("name\n" + "".join(f"Vendor {number}\n" for number in range(50))))
    head = register.head()
    steps = importing.undoing_import(register, receipt)
    next(steps)
    steps.close()
    assert (len(register.all(Processor)), register.head()) == (50, head)
    assert importing.past_imports(register, "processor") == (receipt,)
