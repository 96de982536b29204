"""The sample register: lively, whole, the same for the same date, and about nobody who exists."""

import re
from collections import Counter
from datetime import date

import pytest

from officer_app.domain.activity import Activity
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case, is_open
from officer_app.domain.client import Client
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.deadlines import deadlines
from officer_app.domain.fields import WORDING_LANGUAGES
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.places import resource
from officer_app.domain.recipient import Recipient
from officer_app.domain.suppression import Suppression, SuppressionScope
from officer_app.domain.vocabulary import (
    AnswerTo,
    AttachmentKind,
    Channel,
    Direction,
    ExtensionReason,
    IdentityMethod,
    IdentityResult,
    LateReason,
    Outcome,
    PauseReason,
    Relation,
    Right,
    Role,
    Stage,
    SubjectCategory,
    TaskAnswer,
)
from officer_app.domain.workload import WaitsFor, workload
from officer_app.services.cases import case_file, organisation_of
from officer_app.services.listing import case_lines
from officer_app.services.output import preview_letter
from officer_app.services.register import Effort, is_encrypted, open_register, verify_register
from officer_app.services.sample import build_sample, sample_case_for_letter
from officer_app.services.sample_stories import events, read_sample, stories

SUNDAY = date(2026, 11, 22)
CHEAP = Effort(memory_log2=10, passes=1, lanes=1)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return build_sample(tmp_path_factory.mktemp("sample"), clock=FixedClock(SUNDAY), effort=CHEAP)


@pytest.fixture(scope="module")
def register(sample):
    with open_register(
        sample.path, passphrase=sample.passphrase, read_only=True, clock=FixedClock(SUNDAY), actor="a test"
    ) as opened:
        yield opened


@pytest.fixture(scope="module")
def cases(register):
    return register.all(Case)


def test_one_encrypted_file_is_built_and_verifies(sample):
    assert is_encrypted(sample.path)
    found = verify_register(sample.path, passphrase=sample.passphrase)
    assert found.findings == ()
    assert found.entries > 700


def test_no_name_of_the_sample_stands_in_the_bytes(sample, cases):
    stored = sample.path.read_bytes()
    names = {each for case in cases for each in (case.subject_name, case.subject_email, case.requester_name) if each}
    assert len(names) > 100
    assert not [name for name in names if name.encode() in stored or name.encode("utf-16-le") in stored]


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        (Stage, lambda case: [case.stage]),
        (Outcome, lambda case: [case.outcome]),
        (Right, lambda case: case.rights),
        (Channel, lambda case: [case.channel]),
        (Role, lambda case: [case.role]),
        (Relation, lambda case: [case.requester_relation]),
        (SubjectCategory, lambda case: [case.subject_category]),
        (ExtensionReason, lambda case: [case.extension_reason]),
        (AnswerTo, lambda case: [case.answer_to]),
    ],
)
def test_every_kind_of_case_is_there(cases, wanted, seen):
    spared = {Relation.OTHER} if wanted is Relation else set()
    assert set(wanted) - {value for case in cases for value in seen(case)} - spared == set()


def test_sixty_cases_speak_many_languages(cases):
    spoken = Counter(case.language for case in cases)
    assert spoken.total() == 60
    assert all(spoken[each] >= 5 for each in WORDING_LANGUAGES)
    assert {"it", "es", "pl", "el", "cs", "bg", "hu", "lt"} <= spoken.keys()


def test_everything_that_hangs_on_cases_is_there(register):
    checks, tasks, messages = register.all(IdentityCheck), register.all(SearchTask), register.all(Message)
    assert {check.method for check in checks} >= set(IdentityMethod)
    assert {check.result for check in checks} == set(IdentityResult)
    assert {task.answer for task in tasks} == set(TaskAnswer)
    assert {each.kind for each in register.all(Attachment)} == set(AttachmentKind)
    assert {pause.reason for pause in register.all(Pause)} == {PauseReason.CLARIFICATION, PauseReason.FEE}
    assert {message.direction.value for message in messages} == {"in", "out", "note"}
    assert {message.delivery.value for message in messages if message.delivery} >= {"sent", "delivered", "bounced"}
    assert any(task.chases > 1 for task in tasks)
    assert any(task.right for task in tasks)
    assert any(task.condition for task in tasks)
    assert any(message.in_reply_to for message in messages if message.direction is Direction.IN)
    assert any(each.redacts for each in register.all(Attachment))
    assert any(check.evidence_destroyed_on for check in checks if check.method is IdentityMethod.REDACTED_ID)


def test_names_come_in_every_script(cases):
    names = " ".join(case.subject_name for case in cases)
    for script in ("Hélène", "Nguyễn Thị Mai", "Παπαδόπουλος", "Łukasz Żak", "O'Brien", "Müßigmann", "D'Angelo",
                   "Димитър", "נועה", "山田", "Đorđe", "Çağla"):  # fmt: skip
        assert script in names


def test_today_shows_the_promised_picture(register):
    work = workload(case_lines(register, SUNDAY), register.all(SearchTask), SUNDAY)
    assert (work.late, work.due_on(1), work.due_within(7)) == (1, 2, 7)  # one is a client's, to be passed on
    assert work.due_next[0].case.subject_name == "Hélène Lefèvre"
    assert work.due_next[1].case.subject_name == "Wouter Van den Broeck"
    assert Counter(each.waits_for for each in work.waiting) == {
        WaitsFor.PERSON: 2, WaitsFor.CLIENT: 1, WaitsFor.SEARCH: 1,
    }  # fmt: skip
    assert {each.days_left < 0 for each in work.tasks if each.days_left is not None} == {True, False}
    assert all(month.received for month in work.months)
    assert sum(month.late for month in work.months) >= 5


@pytest.mark.parametrize(
    ("today", "tomorrow"),
    [
        (date(2026, 11, 22), 1),  # a Sunday
        (date(2026, 11, 23), 1),  # a Monday
        (date(2026, 11, 27), 3),  # a Friday: the next working day is Monday
        (date(2026, 11, 28), 2),  # a Saturday
        (date(2028, 2, 29), 1),
        (date(2026, 4, 2), 1),  # Thursday before Easter
        (date(2027, 12, 24), 3),
        (date(2026, 12, 31), 4),  # before a holiday on a Friday
        (date(2026, 3, 30), 2),  # no month can end on 31 March
        (date(2026, 12, 24), 4),  # nor on 31 December, and New Year's Day is a Friday
        (date(2028, 5, 24), 2),  # Ascension Day is tomorrow
    ],
)
def test_the_picture_holds_on_any_day(today, tomorrow):
    left = {
        story.key: (deadlines(story.received_on, Calendar()).due_on - today).days
        for story in stories(today, Calendar(), 60)
        if not any(step.get("to") in {"answered", "closed"} or step.get("key") == "extension" for step in story.steps)
    }
    soon = {key: days for key, days in left.items() if 0 <= days <= 7}
    assert {key for key, days in left.items() if days < 0} == {"helene"}
    assert -8 <= left["helene"] <= -3
    assert len(soon) == 6
    assert min(soon.values()) == left["wouter"] == tomorrow


def test_history_runs_in_the_order_of_the_days(register):
    entries = register.history(newest=10_000)[::-1]
    moments = [entry.at for entry in entries]
    assert moments == sorted(moments)
    assert moments[-1] <= FixedClock(SUNDAY).now()
    assert len({moment.date() for moment in moments}) > 150


def test_references_follow_the_order_of_receipt(cases):
    by_reference = sorted(cases, key=lambda case: case.reference)
    assert [case.received_on for case in by_reference] == sorted(case.received_on for case in cases)
    assert {case.reference[:9] for case in cases} == {"DSR-2025-", "DSR-2026-"}


def test_nothing_happens_before_its_time(cases):
    for case in cases:
        assert case.logged_at.date() >= case.received_on
        assert all(day is None or case.received_on <= day <= SUNDAY for day in (case.answered_on, case.closed_on))
        told = (case.recipients_told_on, case.restriction_told_on, case.restriction_lifted_on, case.approved_on)
        assert all(day is None or day <= SUNDAY for day in told)


def test_late_answers_say_why(register):
    late = [line.case for line in case_lines(register, SUNDAY) if line.clock.is_late and not is_open(line.case)]
    assert {case.late_reason for case in late} == set(LateReason) - {LateReason.OTHER}
    assert all(case.late_note for case in late)


def test_extensions_count_and_extended_answers_are_in_time(register):
    extended = [line for line in case_lines(register, SUNDAY) if line.case.extension_notified_on]
    assert len(extended) == 3
    assert all(line.deadlines.extension_valid and not line.clock.is_late for line in extended)


def test_no_letter_is_a_draft(register):
    wanted = Counter(
        event.step["key"]
        for event in events(stories(SUNDAY, Calendar(), 60), SUNDAY, Calendar())
        if event.step["do"] == "letter"
    )
    made = Counter(message.template for message in register.all(Message) if message.template)
    assert made == wanted
    assert len(made) == 6


def test_a_client_s_request_is_passed_on_and_not_answered(register, cases):
    ours = [case for case in cases if case.role is Role.PROCESSOR]
    assert {case.client for case in ours} == {"Brasserie du Lac", "Rederij Noordster"}
    assert not any(case.answered_on or case.acknowledged_on for case in ours)
    assert {case.forwarded_on is None for case in ours} == {True, False}
    named = [case for case in ours if case.client_record]
    assert {register.get(Client, case.client_record).name for case in named} == {case.client for case in ours}
    assert all(register.get(Client, case.client_record).name == case.client for case in named)


def test_reminder_and_duplicate_name_the_first_case(register, cases):
    linked = [case for case in cases if case.reminder_of or case.duplicate_of]
    assert len(linked) == 2
    for case in linked:
        first = register.get(Case, case.reminder_of or case.duplicate_of)
        assert first.subject_name == case.subject_name
        assert first.received_on < case.received_on


@pytest.mark.parametrize("language", WORDING_LANGUAGES)
def test_one_case_in_each_language_is_ready_for_its_letter(register, language):
    case = sample_case_for_letter(register, language)
    letter = preview_letter(case_file(register, case.id, SUNDAY), "access_response", language, SUNDAY)
    assert not letter.draft
    assert letter.pdf.startswith(b"%PDF")
    assert case.subject_name in letter.text
    assert case.data_summary.splitlines()[-1].replace("\xa0", " ") in letter.text.replace("\xa0", " ")


def test_every_wording_stands_in_every_language(register):
    recipients, activities = register.all(Recipient), register.all(Activity)
    assert (len(recipients), len(activities)) == (15, 12)
    wordings = [each.purpose for each in recipients]
    for activity in activities:
        wordings += [activity.purpose, activity.categories, activity.retention, activity.source]
        wordings += [activity.logic] if activity.automated else []
    assert all(set(wording) == set(WORDING_LANGUAGES) and all(wording.values()) for wording in wordings)
    assert len({each.country for each in recipients}) >= 8
    assert {recipient for activity in activities for recipient in activity.recipients} == {r.id for r in recipients}


def test_the_profile_is_the_company_s_own(register):
    organisation = organisation_of(register)
    assert organisation.address == "avenue de Finlande 2\n1420 Braine-l'Alleud"
    assert organisation.officer_email == "privacy-dataprotection@selligent.com"


def test_addresses_of_people_lead_nowhere():
    written = "\n".join(path.read_text("utf-8") for path in resource("sample").glob("*.toml"))
    addresses = set(re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", written)) - {"privacy-dataprotection@selligent.com"}
    assert len(addresses) >= 50
    assert not [address for address in addresses if not address.endswith(".example")]


def test_every_part_phrase_and_table_is_used():
    written = [table for name in ("cases_open.toml", "cases_past.toml") for table in read_sample(name)["case"]]
    parts = read_sample("parts.toml")
    assert set(parts) == {part for table in written for part in table["course"]}
    steps = [step for part in parts.values() for step in part]
    assert set(read_sample("phrases.toml")) == {step["phrase"] for step in steps if "phrase" in step}
    for table in written:
        course = [*table.get("steps", ()), *(step for part in table["course"] for step in parts[part])]
        asked = {step["with"] for step in course if "with" in step}
        told = {name for name, value in table.items() if isinstance(value, dict)}
        assert told <= asked, table["key"]


def test_whoever_wanted_no_marketing_is_on_the_list_and_no_address_with_them(register):
    entries = register.all(Suppression)
    assert len(entries) == 7
    assert {each.scope for each in entries} == set(SuppressionScope)
    assert all(each.confirmed_on and not each.plain for each in entries)
    assert len({each.from_case for each in entries if each.from_case}) == 4
    told = [each for each in register.history("suppression", newest=1_000) if each.before or each.after]
    assert told
    assert not any("@" in (side or {}).get("plain", "") for each in told for side in (each.before, each.after))
