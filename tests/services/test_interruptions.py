"""Every verb of the officer's day, broken off at every step of SQLite, leaves the register before or after (R2)."""

import inspect
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from officer_app.domain.agreement import Clause, Presence
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment
from officer_app.domain.organisation import Organisation
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import (
    AttachmentKind,
    Delivery,
    Direction,
    ErasureGround,
    ExtensionReason,
    IdentityMethod,
    IdentityResult,
    Outcome,
    RestrictionGround,
    Right,
    Role,
    Stage,
    TaskAnswer,
)
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
from officer_app.services.register import create_register, open_register
from officer_app.services.registers import add_record, change_record
from tests.faults.conftest import break_everywhere

TODAY = date(2026, 3, 10)
RECEIVED = date(2026, 3, 5)
pytestmark = pytest.mark.slow

ACCESS, REFUSED, STOPPED, OF_CLIENT, DONE = 1, 2, 3, 4, 5
"""The cases of the prepared register: one to answer, one to refuse, one to leave alone, one that a client answers, and
one in which everything was done that its letters say."""
SAID_DONE = (
    "not_identifiable", "nothing_held", "rectification_done", "erasure_done", "restriction_imposed",
    "restriction_lift", "portability_cover",
)  # fmt: skip
OF_LETTER = {
    "refusal": REFUSED, "identity_request": REFUSED, "marketing_confirmation": STOPPED,
    "forward_to_client": OF_CLIENT, "forwarded_notice": OF_CLIENT, **dict.fromkeys(SAID_DONE, DONE),
}  # fmt: skip

NOT_A_CHANGE = {"save_attachment", "recovery_sheet", "read_document", "save_document"}
"""Public functions that take the register first and only read it."""

LETTERS = (
    "acknowledgement", "identity_request", "clarification_request", "extension", "access_response", "refusal",
    "marketing_confirmation", "forward_to_client", "forwarded_notice", *SAID_DONE,
)  # fmt: skip
TEXTS = {"en": "To send the news.", "fr": "Pour envoyer les nouvelles."}
MAIL = b"""From: Ann Peeters <ann@example.com>
To: privacy@heron.example
Subject: My data
Date: Thu, 5 Mar 2026 09:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8

Dear Sir or Madam, please send me a copy of all the personal data you hold about me. Ann Peeters
--x
Content-Type: text/plain; name="list.txt"
Content-Disposition: attachment; filename="list.txt"

customer 4711
--x--
"""


def prepare(register):
    """Fill a register so that every verb has something new to do."""
    recipient = add_record(register, "recipient", name="Mailhouse", purpose=TEXTS)
    facts = dict.fromkeys(("purpose", "categories", "retention", "source"), TEXTS)
    activity = add_record(register, "activity", name="Newsletter", recipients=(recipient.id,), **facts)
    person = {
        "received_on": RECEIVED,
        "subject_name": "Ann Peeters",
        "subject_email": "ann@example.com",
        "language": "en",
        "activities": (activity.id,),
        "holds_data": True,
        "data_summary": "Name: Ann Peeters",
        "clarification_overview": "News and orders.",
        "extension_reason": ExtensionReason.COMPLEXITY,
        "extension_details": "Five archives on paper.",
    }
    answered = cases.open_case(register, rights=(Right.ACCESS,), outcome=Outcome.GRANTED, **person)
    refused = cases.open_case(register, rights=(Right.ERASURE,), **person)
    cases.edit_case(
        register,
        refused.id,
        outcome=Outcome.REFUSED,
        refusal_grounds=(RefusalGround.LEGAL_OBLIGATION,),
        outcome_reason="The accounts have to be kept for seven years.",
    )
    passed = {"method": IdentityMethod.LOGIN, "result": IdentityResult.PASSED}
    case_work.add_identity_check(
        register, refused.id, doubt="Another address.", method=IdentityMethod.CODE, asked_for="The code that we send."
    )
    case_work.add_identity_check(register, answered.id, **passed)
    case_work.add_task(register, answered.id, system="CRM")
    case_work.add_message(register, answered.id, direction=Direction.OUT, delivery=Delivery.PENDING)
    case_work.add_message(register, answered.id, subject="Where are my data?")
    case_work.attach_file(register, answered.id, register.path.with_name("mail.eml"), AttachmentKind.REQUEST)
    case_work.add_pause(register, answered.id, asked_on=RECEIVED)
    cases.move_case(register, answered.id, Stage.ACCEPTED)
    processor = add_record(register, "processor", name="Nordlys AB", country="SE")
    agreement = add_record(register, "agreement", title="Mailing", processor=processor.id)
    documents.attach_document(register, "agreement", agreement.id, register.path.with_name("mail.eml"))
    documents.add_document(register, register.path.with_name("letter.txt"))
    measure = add_record(register, "measure", name="Encryption")
    registers.retire_record(register, "measure", measure.id, "Entered twice")


def prepare_others(register):
    """Add a stopped address, an entry that was taken out, and a request that belongs to a client."""
    organisation.save_organisation(register, marketing_systems=("Mailings",))
    person = {"subject_name": "Ann Peeters", "subject_email": "ann@example.com", "language": "en"}
    marketing.stop_marketing(register, ["ann@example.com"], received_on=RECEIVED, **person)
    entry = marketing.add_suppression(register, "bob@example.com")
    registers.retire_record(register, "suppression", entry.id, "He wants the newsletter again")
    client = add_record(register, "client", name="Heron Club", email="club@heron.example", tells_people=True)
    of_client = {"role": Role.PROCESSOR, "client_record": client.id, "forwarded_on": RECEIVED, "request_text": "Erase."}
    cases.open_case(register, rights=(Right.ERASURE,), received_on=RECEIVED, **person, **of_client)


def prepare_done(register):
    """Add a case with all that was done, and what the letters about it need."""
    case = cases.open_case(
        register,
        rights=(Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION, Right.PORTABILITY),
        received_on=RECEIVED,
        subject_name="Cora Maes",
        subject_email="cora@example.com",
        language="en",
        holds_data=False,
        unidentifiable="The statistics hold no name.",
        corrections="House number: 12, formerly 21",
        corrected_on=TODAY,
        erased_data="The newsletter profile",
        erasure_done_on=TODAY,
        erasure_ground=ErasureGround.NOT_NEEDED,
        erasure_backups="They are overwritten within 30 days.",
        restriction_ground=RestrictionGround.ACCURACY,
        restricted_on=RECEIVED,
        restriction_scope="The address",
        restriction_lift_on=date(2026, 4, 1),
        restriction_lift_reason="The address is right.",
        portable_data="The orders",
        portable_format="CSV",
        transmitted_to="Vita NV",
        transmitted_on=TODAY,
    )
    case_work.add_identity_check(register, case.id, method=IdentityMethod.LOGIN, result=IdentityResult.PASSED)


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
    """Return the bytes of a prepared register, made once: each attempt begins with a copy of it."""
    path = _files_beside(tmp_path_factory.mktemp("pattern")) / "same.officer"
    profile = Organisation(name="Heron SA", address="1 Weir\n1000 Brussels", officer_email="p@heron.example")
    with create_register(path, None, clock=FixedClock(TODAY), actor="Anna", organisation=profile) as register:
        prepare(register)
        prepare_others(register)
        prepare_done(register)
    return path.read_bytes()


def _files_beside(folder):
    Path(folder / "letter.txt").write_bytes(b"what came by post " * 1_000)
    Path(folder / "mail.eml").write_bytes(MAIL)
    return folder


@pytest.fixture
def make(pattern, tmp_path_factory):
    """Give a function that opens the same prepared register again and again."""

    def made():
        path = _files_beside(tmp_path_factory.mktemp("same")) / "same.officer"
        path.write_bytes(pattern)
        return open_register(path, clock=FixedClock(TODAY), actor="Anna")

    return made


@pytest.mark.parametrize("name", [name for name in VERBS if name != "make_letter"])
def test_a_verb_broken_off_leaves_the_register_before_or_after(make, name):
    assert break_everywhere(make, VERBS[name], for_ever=name in {"open_case", "edit_case"}) > 20


@pytest.mark.parametrize("key", LETTERS)
def test_a_letter_broken_off_leaves_neither_a_record_nor_a_consequence(make, key, monkeypatch):
    monkeypatch.setattr(output, "write_letter", once_for_each_head(output.write_letter))
    number = OF_LETTER.get(key, ACCESS)

    def letter(register):
        made = output.make_letter(register, number, key)
        assert made.message is not None, [str(fact) for fact in made.written.missing]

    assert break_everywhere(make, letter) > 20


def once_for_each_head(write):
    """Draw the same pages only once: between two attempts nothing in the register has changed."""

    @cache
    def drawn(key, _number, language, today, head):
        return write(key, files[key], language=language, today=today, head=head)

    files = {}

    def remembered(key, file, *, language, today, head, **_own_wording):
        files[key] = file
        return drawn(key, file.case.id, language, today, head)

    return remembered
