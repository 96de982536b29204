"""The registers of the sample: as full and as lively as promised, valid, dated with sense, and the same again."""

import re
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from officer_app.domain.activity import Activity, Purpose
from officer_app.domain.agreement import Agreement, AgreementStatus, ClauseCheck, OurRole, Presence
from officer_app.domain.breach import Breach, BreachRisk, NotificationStage
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.client import Client, Instruction, InstructionState
from officer_app.domain.clock import FixedClock
from officer_app.domain.disclosure import Disclosure, DisclosureOutcome
from officer_app.domain.document import Document
from officer_app.domain.fields import WORDING_LANGUAGES
from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment
from officer_app.domain.law import law_tables
from officer_app.domain.notice import NoticeVersion, PublishedPurpose, notice_in_force
from officer_app.domain.places import resource
from officer_app.domain.plain import to_plain
from officer_app.domain.processor import Processor, ProcessorCategory
from officer_app.domain.recipient import Recipient, RecipientKind
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome, SubProcessor
from officer_app.domain.transfer import Transfer
from officer_app.domain.transfer_facts import facts_of
from officer_app.domain.transfer_rules import assess_transfer
from officer_app.services.register import Effort, open_register
from officer_app.services.registers import check_whole
from officer_app.services.sample import build_sample
from officer_app.services.sample_registers import sittings

MONDAY = date(2026, 11, 23)
CHEAP = Effort(memory_log2=10, passes=1, lanes=1)
ENOUGH_FOR_LINKS = 14
KINDS = [kind for kind in RECORD_TYPES.values() if not kind.has_own_verbs]
HOURS_TO_NOTIFY = timedelta(hours=72)


def opened(folder, day=MONDAY, *, cases=0, language="en"):
    clock = FixedClock(day)
    sample = build_sample(folder, clock=clock, effort=CHEAP, cases=cases, language=language)
    return open_register(sample.path, passphrase=sample.passphrase, read_only=True, clock=clock, actor="a test")


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("sample"), cases=ENOUGH_FOR_LINKS) as made:
        yield made


def test_there_is_as_much_as_promised(register):
    counts = {kind.key: len(register.all(kind.record)) for kind in KINDS}
    exact = {"agreement": 30, "transfer": 40, "activity": 12, "breach": 3, "disclosure": 4, "client": 6,
             "change_notice": 6, "notice_version": 3, "clause_check": 30 * 25}  # fmt: skip
    assert {key: counts[key] for key in exact} == exact
    assert 24 <= counts["processor"] <= 27
    least = {"sub_processor": 12, "impact_assessment": 15, "tracker": 12, "recipient": 12, "measure": 20,
             "data_category": 12, "published_purpose": 15, "purpose": 20, "instruction": 8}  # fmt: skip
    assert all(counts[key] >= number for key, number in least.items())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_record_is_whole(register, kind):
    records = register.all(kind.record)
    assert [check_whole(register, each) for each in records] == [None] * len(records)


def test_processors_are_of_every_kind_and_from_everywhere(register):
    processors = register.all(Processor)
    assert {each.category for each in processors} >= set(ProcessorCategory) - {
        ProcessorCategory.ADVERTISING, ProcessorCategory.OTHER,
    }  # fmt: skip
    assert len({each.country for each in processors}) >= 20
    agreed = {each.processor for each in register.all(Agreement)}
    busy = {number for each in register.all(Activity) for number in each.processors}
    unbound = [each for each in processors if each.id not in agreed]
    assert {each.id in busy for each in unbound} == {True, False}
    assert any(each.assessed_on is None for each in processors)
    assert any(each.next_review_on and each.next_review_on < MONDAY for each in processors)


def test_agreements_are_mostly_complete_and_have_every_kind_of_gap(register):
    agreements = register.all(Agreement)
    rows = {each.id: register.all(ClauseCheck, agreement_id=each.id) for each in agreements}
    assert {row.presence for each in rows.values() for row in each} == set(Presence)
    complete = [
        number for number, each in rows.items() if {row.presence for row in each} <= {Presence.YES, Presence.NA}
    ]
    assert 15 <= len(complete) < len(agreements)
    assert [number for number, each in rows.items() if {row.presence for row in each} == {Presence.OPEN}]
    running = [each for each in agreements if each.status is AgreementStatus.IN_FORCE]
    assert any(each.ends_on and each.ends_on < MONDAY for each in running)
    assert any(each.signed_on is None for each in running)
    assert any(each.review_on and each.review_on < MONDAY for each in running)
    assert any(each.reviewed_on and each.reviewed_on < MONDAY - timedelta(days=730) for each in running)
    assert any(each.part_of for each in agreements)
    assert len({each.status for each in agreements}) >= 3


def test_every_client_has_its_agreement_and_instructions(register):
    clients = {each.id for each in register.all(Client)}
    ours = [each for each in register.all(Agreement) if each.our_role is OurRole.PROCESSOR]
    assert {each.client for each in ours} == clients
    instructions = register.all(Instruction)
    assert {each.client_id for each in instructions} == clients
    assert {each.state for each in instructions} >= set(InstructionState) - {InstructionState.WITHDRAWN}
    carried_out = [each for each in register.all(Activity) if each.clients]
    assert [set(each.clients) for each in carried_out] == [clients]


def test_a_chain_is_three_deep(register):
    above = {each.id: each.under for each in register.all(SubProcessor)}

    def depth(number):
        return 0 if number is None else 1 + depth(above[number])

    assert Counter(depth(number) for number in above)[3] == 2


def test_time_to_object_is_open_closing_and_over(register):
    notices = register.all(ChangeNotice)
    left = sorted((each.objection_until - MONDAY).days for each in notices if each.outcome is ChangeOutcome.ANNOUNCED)
    assert left[0] == 3
    assert left[-1] >= 14
    over = {each.outcome for each in notices if each.objection_until < MONDAY}
    assert over == {ChangeOutcome.ACCEPTED, ChangeOutcome.DEEMED_ACCEPTED, ChangeOutcome.OBJECTED}
    assert any(each.client for each in notices)


def assessed(register, transfer):
    assessments = register.all(ImpactAssessment, transfer=transfer.id)
    return assess_transfer(facts_of(transfer, tuple(assessments), MONDAY), law_tables())


def test_transfers_reach_all_continents_and_show_every_verdict(register):
    found = {each.name: assessed(register, each) for each in register.all(Transfer)}
    countries = {each.country for each in register.all(Transfer)}
    for continent in (
        {"US", "CA", "MX"},
        {"BR", "AR", "CL"},
        {"GB", "CH", "UA"},
        {"IN", "JP", "KR"},
        {"MA", "KE", "ZA"},
        {"AU"},
    ):
        assert continent <= countries
    verdicts = Counter(each.verdict.value for each in found.values())
    assert verdicts == {"covered": 26, "gap": 12, "not_a_transfer": 2}
    assert {str(finding.code) for each in found.values() for finding in each.findings} == {
        "inside_eea", "same_entity", "no_mechanism", "adequacy_scope_unconfirmed", "dpf_not_listed", "dpf_no_hr_cover",
        "scc_repealed_set", "scc_not_a_transfer_tool", "scc_module_mismatch", "scc_importer_under_gdpr", "tia_missing",
        "tia_says_suspend", "derogation_recurring", "authorisation_missing",
    }  # fmt: skip
    assert {each.conclusion for each in register.all(ImpactAssessment)} == set(Conclusion)
    assert any(each.onward_of for each in register.all(Transfer))


def test_one_purpose_is_not_in_the_notice(register):
    unnamed = [each for each in register.all(Purpose) if each.published is None]
    assert len(unnamed) == 1
    versions = register.all(NoticeVersion)
    in_force = notice_in_force(versions, MONDAY)
    assert in_force.number == "2"
    assert notice_in_force(versions, MONDAY - timedelta(days=400)).number == "1"
    assert all(in_force.id in each.notices for each in register.all(PublishedPurpose))


def test_breaches_are_running_late_and_not_notified(register):
    running, late, harmless = sorted(register.all(Breach), key=lambda each: each.aware_at, reverse=True)
    now = FixedClock(MONDAY).now()
    assert running.notification is NotificationStage.NONE
    assert now - running.aware_at < HOURS_TO_NOTIFY
    assert late.notified_at - late.aware_at > HOURS_TO_NOTIFY
    assert late.delay_reason
    assert harmless.risk is BreachRisk.NONE
    assert harmless.not_notified_reason


def test_disclosures_end_in_every_common_way(register):
    outcomes = {each.outcome for each in register.all(Disclosure)}
    assert outcomes == set(DisclosureOutcome) - {DisclosureOutcome.CHALLENGED}


def test_records_lead_to_cases_where_these_are_told(register, tmp_path):
    named = [number for kind in (Breach, Disclosure) for each in register.all(kind) for number in each.cases]
    assert {register.get(Case, number).subject_name for number in named} == {
        "Bénédicte Vandermeulen-Noël", "Émile Dupont-Çelik",
    }  # fmt: skip
    with opened(tmp_path) as short:
        assert not any(each.cases for kind in (Breach, Disclosure) for each in short.all(kind))


def test_papers_lie_beside_their_records(register):
    beside = {
        (kind.key, register.get(Document, number).name)
        for kind in (BY_RECORD[each] for each in (Agreement, NoticeVersion, Processor, Breach))
        for record in register.all(kind.record)
        for number in record.documents
    }
    assert {key for key, _ in beside} == {"agreement", "notice_version", "processor", "breach"}
    assert {name for _, name in beside} == {each.name for each in register.all(Document)}
    assert len(beside) == 7
    for document in register.all(Document):
        assert register.content(document.digest) == resource("sample", "files", document.name).read_bytes()


def test_the_examples_of_recipients_have_got_names(register):
    recipients = register.all(Recipient)
    assert not [each.name for each in recipients if "to be named" in each.name or each.note]
    assert {each.kind for each in recipients} >= {
        RecipientKind.PROCESSOR, RecipientKind.AFFILIATE, RecipientKind.DISTRIBUTOR, RecipientKind.RESELLER,
    }  # fmt: skip
    assert all((each.processor is not None) is (each.kind is RecipientKind.PROCESSOR) for each in recipients)


HAPPENED = frozenset({"signed_on", "reviewed_on", "assessed_on", "done_on", "told_on", "checked_on", "received_on",
    "decided_on", "tested_on", "seen_on", "disclosed_on", "given_on", "confirmed_on", "aware_at", "notified_at",
    "closed_on", "starts_on", "active_from", "dpf_checked_on", "clauses_signed_on", "returned_on"})  # fmt: skip


def test_nothing_is_written_before_it_happened(register):
    written = {(each.record_type, each.record_id): each.at for each in reversed(register.history(newest=20_000))}
    too_early = [
        (kind.key, record.id, name)
        for kind in KINDS
        for record in register.all(kind.record)
        for name in HAPPENED & set(kind.record.__dataclass_fields__)
        if _after(getattr(record, name), written[kind.key, record.id])
    ]
    assert too_early == []
    assert len({written[key].date() for key in written if key[0] == "transfer"}) >= 8


def _after(fact, written_at):
    match fact:
        case datetime():
            return fact > written_at
        case date():
            return fact > written_at.date()
        case _:
            return False


@pytest.mark.parametrize("language", WORDING_LANGUAGES)
def test_the_registers_are_there_in_every_language(tmp_path, language):
    with opened(tmp_path, language=language) as register:
        names = {each.name for each in register.all(Activity)}
        newsletter = {"en": "Newsletter", "fr": "Lettre d'information", "nl": "Nieuwsbrief", "de": "Newsletter"}
        assert newsletter[language] in names
        assert len(names) == 12
        assert len(register.all(Transfer)) == 40


def kept(register):
    return {
        key: [(each.id, to_plain(each)) for each in register.all(kind.record)] for key, kind in RECORD_TYPES.items()
    }


def test_two_builds_on_one_date_hold_the_same(tmp_path):
    with opened(tmp_path / "first", cases=3) as first, opened(tmp_path / "second", cases=3) as second:
        assert kept(first) == kept(second)
        assert first.head() == second.head()


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2028, 2, 29), date(2027, 1, 1), date(2026, 5, 3)])
def test_any_day_will_do(tmp_path, today):
    days = [each.day for each in sittings(today, Calendar())]
    assert days == sorted(days)
    assert days[-1] == today
    with opened(tmp_path, today) as register:
        assert len(register.all(Transfer)) == 40
        running = max(register.all(Breach), key=lambda each: each.aware_at)
        assert timedelta(0) < FixedClock(today).now() - running.aware_at < HOURS_TO_NOTIFY
        closing = [(each.objection_until - today).days for each in register.all(ChangeNotice)]
        assert 3 in closing


def test_addresses_and_sites_lead_nowhere():
    written = "\n".join(path.read_text("utf-8") for path in resource("sample", "registers").glob("*.toml"))
    hosts = re.findall(r"@([\w-]+(?:\.[\w-]+)+)", written) + re.findall(r"https?://([^/\"\s]+)", written)
    assert len(hosts) > 60
    assert [host for host in hosts if not host.endswith(".example")] == []
