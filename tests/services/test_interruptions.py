"""Every verb of the officer's day, broken off at every step of SQLite, leaves the register before or after (R2)."""

import inspect
from pathlib import Path

import pytest

from officer_app.domain.agreement import Clause, Presence
from officer_app.domain.correspondence import Attachment
from officer_app.domain.vocabulary import AttachmentKind, Delivery, Right, Stage, TaskAnswer
from officer_app.services import (
    case_work,
    cases,
    checklist,
    documents,
    forwarding,
    intake,
    marketing,
    organisation,
    output,
    registers,
)
from officer_app.services.registers import add_record, change_record
from tests.faults.conftest import break_everywhere
from tests.services.broken_off import (
    ACCESS,
    ALL_CASES,
    OF_CLIENT,
    RECEIVED,
    TODAY,
    copy_of,
    pattern_of,
)

pytestmark = pytest.mark.slow

NOT_A_CHANGE = {"save_attachment", "recovery_sheet", "read_document", "save_document"}
"""Public functions that take the register first and only read it."""


def attach(register):
    return case_work.attach_file(register, ACCESS, register.path.with_name("letter.txt"), AttachmentKind.REQUEST)


def file_mail(register):
    return intake.open_case_from(register, intake.read_candidate(register.path.with_name("mail.eml")))


VERBS = {
    "open_case": lambda each: cases.open_case(each, rights=(Right.ACCESS,), received_on=RECEIVED, subject_name="Bo"),
    "edit_case": lambda each: cases.edit_case(each, ACCESS, title="All her data", notes="x" * 9_000),
    "move_case": lambda each: cases.move_case(each, ACCESS, Stage.COLLECTING, title="Clear"),
    "extend_case": lambda each: cases.extend_case(each, ACCESS),
    "retire_case": lambda each: cases.retire_case(each, ACCESS, "Entered twice"),
    "add_identity_check": lambda each: case_work.add_identity_check(each, ACCESS, doubt="New.", asked_on=TODAY),
    "change_identity_check": lambda each: case_work.change_identity_check(each, 1, asked_on=TODAY, attempts=2),
    "add_task": lambda each: case_work.add_task(each, ACCESS, system="Shop"),
    "change_task": lambda each: case_work.change_task(each, 1, answer=TaskAnswer.FOUND, pages=3),
    "chase_task": lambda each: case_work.chase_task(each, 1),
    "add_message": lambda each: case_work.add_message(each, ACCESS, subject="And?", body="When? " * 2_000),
    "record_delivery": lambda each: case_work.record_delivery(each, 1, Delivery.SENT),
    "link_message": lambda each: case_work.link_message(each, 2, 1),
    "add_note": lambda each: case_work.add_note(each, ACCESS, "Called her."),
    "add_pause": lambda each: case_work.add_pause(each, ACCESS, asked_on=TODAY),
    "change_pause": lambda each: case_work.change_pause(each, 1, answered_on=TODAY),
    "attach_file": attach,
    "change_attachment": lambda each: case_work.change_attachment(
        each, each.all(Attachment, case_id=ACCESS)[0].id, kind=AttachmentKind.INTERNAL, redacts=None
    ),
    "open_case_from": file_mail,
    "save_organisation": lambda each: organisation.save_organisation(each, place="Brussels"),
    "add_record": lambda each: add_record(each, "agreement", title="Hosting", processor=1),
    "change_record": lambda each: change_record(each, "activity", 1, name="News"),
    "retire_record": lambda each: registers.retire_record(each, "recipient", 1, "Contract ended"),
    "bring_back": lambda each: registers.bring_back(each, "measure", 1),
    "delete_record": lambda each: registers.delete_record(each, "agreement", 1),
    "check_clause": lambda each: checklist.check_clause(each, 1, Clause.CG, presence=Presence.NO),
    "add_document": lambda each: documents.add_document(each, Path(__file__)),
    "attach_document": lambda each: documents.attach_document(each, "processor", 1, Path(__file__)),
    "remove_unnamed": lambda each: documents.remove_unnamed(each, [2]),
    "detach_document": lambda each: documents.detach_document(each, "agreement", 1, 1),
    "stop_marketing": lambda each: marketing.stop_marketing(each, ["carla@example.com", "0475 12 34 56"]),
    "add_suppression": lambda each: marketing.add_suppression(each, "carla@example.com"),
    "change_suppression": lambda each: marketing.change_suppression(each, 1, confirmed_on=TODAY),
    "bring_back_suppression": lambda each: marketing.bring_back_suppression(each, 2),
    "forward_case": lambda each: forwarding.forward_case(each, OF_CLIENT, body="By telephone.", close=True),
    "make_letter": lambda each: output.make_letter(each, ACCESS, "acknowledgement"),
}


def changing_functions():
    """Every public function of the services that takes the register first, and so may change it."""
    modules = (
        cases, case_work, checklist, documents, forwarding, intake, marketing, organisation, output, registers,
    )  # fmt: skip
    for module in modules:
        for name, each in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(each).parameters), "")
            if each.__module__ == module.__name__ and first == "register" and not name.startswith("_"):
                yield name


def test_no_verb_is_left_out():
    assert set(changing_functions()) - NOT_A_CHANGE == set(VERBS)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    return pattern_of(tmp_path_factory.mktemp("pattern"), *ALL_CASES)


@pytest.fixture
def make(pattern, tmp_path_factory):
    return lambda: copy_of(pattern, tmp_path_factory.mktemp("same"))


@pytest.mark.parametrize("name", [name for name in VERBS if name != "make_letter"])
def test_a_verb_broken_off_leaves_the_register_before_or_after(make, name):
    assert break_everywhere(make, VERBS[name], for_ever=name in {"open_case", "edit_case"}) > 20
