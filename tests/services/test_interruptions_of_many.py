"""What writes many records at once, broken off at every step of SQLite: all of it is there, or nothing (R2)."""

from datetime import date

import pytest

from officer_app.domain.clock import FixedClock
from officer_app.services import documents, importing
from officer_app.services.exporting_whole import export_whole, import_whole, read_whole
from officer_app.services.register import create_register, open_register
from officer_app.services.registers import add_record, retire_record
from officer_app.services.starter import add_starter_set
from tests.faults.conftest import break_everywhere
from tests.services.tables import brought, planned

CLOCK = FixedClock(date(2026, 3, 10))
pytestmark = pytest.mark.slow


@pytest.fixture
def again(tmp_path, tmp_path_factory):
    """Give a function that fills a register once, and returns another that opens a copy of it again and again."""

    def filled(fill=None):
        path = tmp_path / "pattern.officer"
        with create_register(path, None, clock=CLOCK, actor="Anna") as made:
            found = fill(made) if fill else None
        pattern = path.read_bytes()

        def make():
            copy = tmp_path_factory.mktemp("again") / "same.officer"
            copy.write_bytes(pattern)
            return open_register(copy, clock=CLOCK, actor="Anna")

        return make, found

    return filled


def with_an_agreement(register):
    add_record(register, "processor", name="Alpha")
    add_record(register, "agreement", title="Mailing", processor=1)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("title,processor,notes\nMailing,Alpha,changed\nHosting,Alpha,\nSupport,Alpha,\n", "utf-8")
    return path


def test_an_import(again, table):
    make, _ = again(with_an_agreement)
    with make() as twin:
        plan = planned(twin, table, "agreement")
    assert (len(plan.additions), len(plan.alterations)) == (2, 1)
    assert break_everywhere(make, lambda register: importing.carry_out(register, plan)) > 20


def test_an_import_that_is_taken_back(again, table):
    def fill(register):
        with_an_agreement(register)
        return brought(register, table, "agreement")[1]

    make, receipt = again(fill)
    assert (receipt.added, receipt.changed) == (2, 1)
    assert break_everywhere(make, lambda register: importing.undo_import(register, receipt)) > 20


def test_the_starter_set(again):
    make, _ = again()
    assert break_everywhere(make, add_starter_set) > 20


def test_everything_of_another_register(again, tmp_path):
    paper = tmp_path / "signed.txt"
    paper.write_text("Signed in Brussels.", "utf-8")
    with create_register(tmp_path / "other.officer", None, clock=CLOCK, actor="Ben") as other:
        with_an_agreement(other)
        documents.attach_document(other, "agreement", 1, paper)
        add_record(other, "measure", name="Encryption")
        retire_record(other, "measure", 1, "Entered twice")
        whole = read_whole(export_whole(other))
    make, _ = again()
    assert break_everywhere(make, lambda register: import_whole(register, whole)) > 20
