"""A link that leads nowhere is refused at its field, by every verb that writes a record and on the command line."""

import json

import pytest

from officer_app.domain.correspondence import Attachment
from officer_app.domain.errors import ProblemsFound
from officer_app.domain.suppression import SuppressionScope
from officer_app.domain.vocabulary import AttachmentKind, ExtensionReason, Right, Role, Stage
from officer_app.intake.attachments import IncomingFile
from officer_app.services import case_work, cases, marketing
from officer_app.services.registers import add_record, change_record
from tests.services.conftest import RECEIVED, case, clock, founded, nothing_changes, opened, register

__all__ = ["case", "clock", "founded", "register"]

TODAY = ("--today", "2026-03-05")
CLIENT = {"scope": SuppressionScope.CLIENT, "client": 77}
MORE_TIME = {"extension_reason": ExtensionReason.COMPLEXITY, "extension_details": "Five archives on paper."}


def stop(register, case):
    return marketing.stop_marketing(register, ["a@example.org"], case_id=case.id, extent=marketing.Extent(**CLIENT))


@pytest.mark.parametrize(
    ("field", "verb"),
    [
        ("activities", lambda register, _: opened(register, activities=(77,))),
        ("related", lambda register, case: opened(register, related=(case.id, 77))),
        ("reminder_of", lambda register, _: opened(register, reminder_of=77)),
        ("notice", lambda register, _: opened(register, notice=77)),
        ("client_record", lambda register, _: opened(register, role=Role.PROCESSOR, client_record=77)),
        ("client_record", lambda register, _: opened(register, client="Acme", client_record=77)),
        ("duplicate_of", lambda register, case: cases.edit_case(register, case.id, duplicate_of=77)),
        ("activities", lambda register, case: cases.move_case(register, case.id, Stage.ACCEPTED, activities=(77,))),
        ("related", lambda register, case: cases.extend_case(register, case.id, **MORE_TIME, related=(77,))),
        ("processor", lambda register, case: case_work.add_task(register, case.id, system="CRM", processor=77)),
        ("in_reply_to", lambda register, case: case_work.add_message(register, case.id, in_reply_to=77)),
        ("recipient", lambda register, case: add_record(register, "recipient_notice", case_id=case.id, recipient=77)),
        ("case_id", lambda register, _: add_record(register, "recipient_notice", case_id=77, name="Mailhouse")),
        ("activity_id", lambda register, _: add_record(register, "purpose", activity_id=77, name="Billing")),
        ("client", lambda register, _: marketing.add_suppression(register, "a@example.org", **CLIENT)),
        ("client", stop),
    ],
)
def test_every_verb_refuses_it_at_its_field_and_saves_nothing(register, case, field, verb):
    with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
        verb(register, case)
    assert list(raised.value.problems) == [field]


def test_a_change_is_refused_as_well(register, case):
    task = case_work.add_task(register, case.id, system="CRM")
    entry = marketing.add_suppression(register, "a@example.org")
    recipient = add_record(register, "recipient", name="Mailhouse")
    for verb in (
        lambda: case_work.change_task(register, task.id, processor=77),
        lambda: marketing.change_suppression(register, entry.id, from_case=77),
        lambda: change_record(register, "recipient", recipient.id, processor=77),
    ):
        with (
            nothing_changes(register),
            pytest.raises(ProblemsFound, match=r"^(Processor|Case) 77 is not in the regist"),
        ):
            verb()


def test_what_hangs_on_a_case_names_only_what_hangs_on_it(register, case, tmp_path):
    other = opened(register, Right.ERASURE)
    (tmp_path / "export.csv").write_bytes(b"a;b")
    elsewhere = case_work.attach_file(register, other.id, tmp_path / "export.csv", AttachmentKind.INTERNAL)
    message = case_work.add_message(register, other.id, subject="My data", received_on=RECEIVED)
    file = IncomingFile(name="cut.csv", data=b"a", media_type="text/csv")
    for named, sentence in (
        ({"message_id": message.id}, f"Message {message.id} belongs to another case."),
        ({"redacts": elsewhere.id}, "Choose another file of this case."),
    ):
        with (
            nothing_changes(register),
            pytest.raises(ProblemsFound) as raised,
            register.change("attachment.add") as work,
        ):
            case_work.insert_attachment(work, register, file, case_id=case.id, kind=AttachmentKind.INTERNAL, **named)
        assert {name: str(said) for name, said in raised.value.problems.items()} == {next(iter(named)): sentence}
    assert len(register.all(Attachment)) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("case", "add", "{register}", {"subject_name": "Ann", "received_on": "2026-03-02", "rights": ["access"],
                                        "activities": [9]}), "Processing activity 9 is not in the register."),
        (("case", "move", "{register}", "DSR-2026-0001", "accepted", {"related": [1, 9]}),
         "A case cannot be linked to itself."),
        (("case", "move", "{register}", "DSR-2026-0001", "accepted", {"duplicate_of": 9}),
         "Case 9 is not in the register."),
        (("add", "{register}", "search_task", {"case": "DSR-2026-0001", "system": "CRM", "processor": 9}),
         "Processor 9 is not in the register."),
    ],
)  # fmt: skip
def test_the_command_line_says_one_sentence(officer, plain_register, words, sentence):
    asked = {"subject_name": "Zoé", "received_on": "2026-03-02", "rights": ["access"]}
    officer(*TODAY, "case", "add", plain_register, "--json", json.dumps(asked))
    *command, facts = words
    found = officer(*TODAY, *(each.format(register=plain_register) for each in command), "--json", json.dumps(facts))
    assert (found.code, found.out, found.err) == (2, "", f"{sentence}\n")
