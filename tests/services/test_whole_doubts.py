"""An export of an earlier day: what would not be accepted now is told and comes in; what breaks a register does not."""

import json

import pytest

from officer_app.domain.correspondence import Attachment
from officer_app.domain.errors import OfficerError
from officer_app.domain.suppression import Suppression
from officer_app.domain.vocabulary import AttachmentKind, Right
from officer_app.services import case_work, marketing
from officer_app.services.exporting_whole import export_whole, import_whole, read_whole
from officer_app.services.registers import add_record, retire_record
from officer_app.services.wording import add_wording, program_text
from tests.services.conftest import RECEIVED, TODAY, opened
from tests.services.test_exporting_whole import empty, full, spoiled

__all__ = ["empty", "full"]


@pytest.fixture
def fuller(full, case, tmp_path):
    """Fill a register with one record at least of everything that has a rule of its own."""
    (tmp_path / "cut.txt").write_text("The request.", "utf-8")
    (paper,) = full.all(Attachment)
    case_work.change_attachment(full, paper.id, kind=AttachmentKind.INTERNAL, redacts=None)
    case_work.attach_file(full, case.id, tmp_path / "cut.txt", AttachmentKind.INTERNAL, redacts=paper.id)
    case_work.add_task(full, case.id, system="CRM")
    case_work.add_identity_check(full, case.id, doubt="Another address.", asked_on=RECEIVED)
    case_work.add_pause(full, case.id, asked_on=RECEIVED)
    add_record(full, "activity", name="Billing")
    add_record(full, "activity", name="Payroll")
    add_wording(full, "acknowledgement", "en", program_text("acknowledgement", "en") + "\nThank you.\n")
    return full


def set_in(key, place=0, **facts):
    return lambda found: found["records"][key][place].update(facts)


EARLY = "2026-03-01"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (set_in("organisation", country="QX"), "Organisation 1, Acme: Country: QX is not a country code"),
        (set_in("case", dated_on="2026-03-09"), "Case 1, DSR-2026-0001: Dated: The letter cannot be dated"),
        (set_in("case", stage="closed"), "Case 1, DSR-2026-0001: Outcome: Say first with which outcome"),
        (set_in("case", subject_email="nobody"), "Case 1, DSR-2026-0001: E-mail: This does not look like one e-mail"),
        (set_in("identity_check", asked_on=EARLY), "Identity check 1: Asked on: The question cannot be older"),
        (set_in("identity_check", doubt=""), "Identity check 1: The reasonable doubt: Say what makes you doubt"),
        (set_in("search_task", asked_on="2026-03-09", due_on=EARLY), "Task 1, CRM: Due on: The task is due before"),
        (set_in("message", 0, direction="note"), "Message 2, Re: Answers the message: Choose a message of this case"),
        (set_in("attachment", kind="response"), "Attachment 1, paper.txt: Kind: A redacted version of this file is th"),
        (set_in("pause", asked_on=EARLY), "Pause 1, Identity: Asked on: The question cannot be older than the r"),
        (set_in("wording", text="{{nowhere}}"), "Wording 1, acknowledgement en: "),
        (set_in("activity", 1, name="billing"), "Processing activity 1, Billing: Name: There is an activity"),
        (set_in("processor", name=""), "Processor 2: Enter the legal name of the processor."),
        (set_in("processor", country="QX"), "Processor 2, Alpha: Country: QX is not a country code"),
        (set_in("processor", name="x" * 300), f"Processor 2, {'x' * 80}: Name has 300 characters; there is room for"),
    ],
)  # fmt: skip
def test_what_a_rule_of_today_refuses_is_named_and_comes_in_as_it_is(fuller, empty, change, said):
    data = spoiled(fuller, change)
    whole = read_whole(data)
    told = [f"{each.name}: {' '.join(map(str, each.sentences))}" for each in whole.doubts(TODAY)]
    assert [each for each in told if each.startswith(said)], told
    assert import_whole(empty, whole) == whole.size
    assert json.loads(export_whole(empty)) == json.loads(data)


def test_an_export_of_today_gives_no_doubt(fuller):
    assert read_whole(export_whole(fuller)).doubts(TODAY) == ()


def elsewhere(found):
    found["records"]["message"][1]["case_id"] = 2


def in_a_circle(found):
    first, second = found["records"]["sub_processor"]
    first["under"], second["under"] = second["id"], first["id"]


def twice_on_the_list(found):
    listed = found["records"]["suppression"]
    listed.append(listed[0] | {"id": 9})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (set_in("activity", processors=[99]), r"^Processing activity 1: Processors: number 99 is not in"),
        (elsewhere, r"^Message 2: Answers the message: number 1 belongs to another case\.$"),
        (set_in("message", case_id=None), r"^Message 1: it belongs to no case\."),
        (in_a_circle, r"^Sub-processor 1: This would go round in a circle: Top → Below → Top\.$"),
        (set_in("attachment", redacts=2), r"^Attachment 1: This would go round in a circle: paper.txt → cut.txt → pap"),
        (set_in("message", in_reply_to=2), r"^Message 1: This would go round in a circle: Données → Re → Données\.$"),
        (twice_on_the_list, r"^Suppressed address 9: it stands there twice\.$"),
        (set_in("case", received_on="0001-01-01"), r"^Case 1: .* cannot be right"),
        (set_in("case", title="a\x07"), r"^Case 1: Title has a sign that cannot be printed"),
        (set_in("sub_processor", processor=None), r"^Sub-processor 1: "),
        (set_in("organisation", own_holidays=["x"]), r"^Organisation 1: This is not a day: x"),
        (set_in("organisation", holidays_country="QX"), r"^Organisation 1: .*QX"),
    ],
)
def test_what_would_break_the_register_is_refused(fuller, change, sentence):
    opened(fuller, Right.ERASURE)
    marketing.add_suppression(fuller, "a@example.org")
    with pytest.raises(OfficerError, match=sentence):
        read_whole(spoiled(fuller, change))


def test_an_address_that_was_on_the_list_before_comes_back_in(full, empty):
    earlier = marketing.add_suppression(full, "a@example.org", scope="topic", topic="News")
    retire_record(full, "suppression", earlier.id, "By mistake.")
    marketing.add_suppression(full, "a@example.org", scope="topic", topic="News")
    marketing.add_suppression(full, "a@example.org", scope="topic", topic="NEWS")
    data = export_whole(full)
    import_whole(empty, read_whole(data))
    assert export_whole(empty) == data
    assert len(empty.all(Suppression)) == 3
