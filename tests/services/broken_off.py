"""A register in which every verb has something to do, and copies of it in which a verb is broken off at each step."""

from datetime import date
from functools import cache
from pathlib import Path

from officer_app.domain.clock import FixedClock
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
)
from officer_app.services import case_work, cases, documents, marketing, organisation, registers
from officer_app.services.register import create_register, open_register
from officer_app.services.registers import add_record

TODAY = date(2026, 3, 10)
RECEIVED = date(2026, 3, 5)

ACCESS, REFUSED, STOPPED, OF_CLIENT, DONE = 1, 2, 3, 4, 5
"""The cases of the prepared register: one to answer, one to refuse, one to leave alone, one that a client answers, and
one in which everything was done that its letters say."""
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


ALL_CASES = (prepare, prepare_others, prepare_done)
"""The preparations that make the cases under these numbers, in their order."""


def pattern_of(folder, *fillings):
    """Return the bytes of a register that was filled once: each attempt begins with a copy of it."""
    path = _files_beside(folder) / "same.officer"
    profile = Organisation(name="Heron SA", address="1 Weir\n1000 Brussels", officer_email="p@heron.example")
    with create_register(path, None, clock=FixedClock(TODAY), actor="Anna", organisation=profile) as register:
        for fill in fillings:
            fill(register)
    return path.read_bytes()


def copy_of(pattern, folder):
    """Open a copy of the register in a folder of its own."""
    path = _files_beside(folder) / "same.officer"
    path.write_bytes(pattern)
    return open_register(path, clock=FixedClock(TODAY), actor="Anna")


def _files_beside(folder):
    Path(folder / "letter.txt").write_bytes(b"what came by post " * 1_000)
    Path(folder / "mail.eml").write_bytes(MAIL)
    return folder


def once_for_each_head(write):
    """Draw the same pages only once: between two attempts nothing in the register has changed."""
    files = {}

    @cache
    def drawn(key, language, today, head):
        return write(key, files[key], language=language, today=today, head=head)

    def remembered(key, file, *, language, today, head, **_own_wording):
        files[key] = file
        return drawn(key, language, today, head)

    return remembered
