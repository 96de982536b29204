"""The gaps of a real register: read in one look, reckoned afterwards, and told for one record."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from officer_app.domain.agreement import AgreementStatus, Clause, ClauseCheck, OurRole, Presence
from officer_app.domain.breach import BreachNature, NotificationStage
from officer_app.domain.errors import NotFound
from officer_app.domain.gap import GapKind, GapRecords
from officer_app.domain.impact_assessment import Conclusion
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.transfer import ClauseSet, Mechanism, Module
from officer_app.services.gaps import GAP_TYPES, findings_for, gaps_of, read_gap_records, reread_gap_records
from officer_app.services.registers import add_record, change_record, retire_record

TODAY = date(2026, 3, 10)
BRUSSELS = ZoneInfo("Europe/Brussels")
SCC = {"mechanism": Mechanism.SCC, "clause_set": ClauseSet.SCC_2021_914, "module": Module.TWO}


def found(register):
    return gaps_of(read_gap_records(register), TODAY, BRUSSELS)


def told(register, key, record):
    return findings_for(register, key, record.id, TODAY, BRUSSELS)


def codes(findings):
    return [each.code for each in findings.findings]


@pytest.fixture
def processor(register):
    return add_record(
        register, "processor", name="Zendora", country="US", address="1 Main Street", contact_name="Ann Lee",
        description="Support", assessed_on=date(2026, 1, 1),
    )  # fmt: skip


@pytest.fixture
def transfer(register, processor):
    return add_record(
        register, "transfer", name="Tickets", country="US", processor=processor.id,
        clauses_signed_on=date(2025, 1, 1), **SCC,
    )  # fmt: skip


@pytest.fixture
def agreement(register, processor):
    return add_record(
        register, "agreement", title="Zendora DPA", processor=processor.id, status=AgreementStatus.IN_FORCE,
        signed_on=date(2025, 1, 1), breach_hours=24,
    )  # fmt: skip


def test_an_empty_register_has_no_gaps(register):
    assert found(register) == []


def test_a_new_register_is_mended_step_by_step(register, processor):
    assert {each.kind for each in found(register)} == {GapKind.PROCESSOR_UNUSED, GapKind.PROCESSOR_ABROAD}
    transfer = add_record(register, "transfer", name="Tickets", country="US", processor=processor.id)
    assert {each.kind for each in found(register)} == {GapKind.PROCESSOR_UNUSED, GapKind.TRANSFER_GROUND}
    change_record(register, "transfer", transfer.id, clauses_signed_on=date(2025, 1, 1), **SCC)
    assert {each.kind for each in found(register)} == {GapKind.PROCESSOR_UNUSED, GapKind.TRANSFER_ASSESSMENT}
    add_record(register, "impact_assessment", transfer=transfer.id, done_on=TODAY, conclusion=Conclusion.PROCEED)
    assert {each.kind for each in found(register)} == {GapKind.PROCESSOR_UNUSED}
    agreement = add_record(register, "agreement", title="DPA", processor=processor.id, status=AgreementStatus.IN_FORCE,
                           signed_on=TODAY, breach_hours=24)  # fmt: skip
    (gap,) = found(register)
    assert (gap.kind, gap.key, gap.record_id, gap.title) == (
        GapKind.AGREEMENT_NOT_CHECKED, "agreement", agreement.id, "DPA"
    )  # fmt: skip
    for check in register.all(ClauseCheck, agreement_id=agreement.id):
        change_record(register, "clause_check", check.id, presence=Presence.YES)
    assert found(register) == []


def test_what_is_taken_out_of_its_list_is_no_gap(register, processor, transfer):
    assert found(register)
    retire_record(register, "transfer", transfer.id, "Not used any more")
    assert GapKind.PROCESSOR_ABROAD in {each.kind for each in found(register)}
    retire_record(register, "processor", processor.id, "Not used any more")
    assert found(register) == []
    nothing = told(register, "processor", processor)
    assert (nothing.verdict, nothing.is_good, nothing.findings) == (None, True, ())


class TestTransfer:
    def test_its_verdict_and_what_is_found(self, register, transfer):
        said = told(register, "transfer", transfer)
        assert (str(said.verdict), said.is_good) == ("This transfer has no ground that holds.", False)
        assert codes(said) == ["tia_missing"]

    def test_with_its_assessment_the_ground_holds_and_what_is_due_stands_beside(self, register, transfer):
        add_record(register, "impact_assessment", transfer=transfer.id, done_on=date(2026, 1, 1),
                   review_on=TODAY, conclusion=Conclusion.PROCEED)  # fmt: skip
        said = told(register, "transfer", transfer)
        assert (str(said.verdict), said.is_good) == ("The ground of this transfer holds.", True)
        assert codes(said) == ["transfer_assessment_due"]
        assert not said.findings[0].takes_ground_away

    def test_none_at_all(self, register):
        branch = add_record(register, "transfer", name="Our desk in Dakar", country="SN", same_legal_entity=True)
        said = told(register, "transfer", branch)
        assert (str(said.verdict), said.is_good) == ("This is no transfer in the sense of the GDPR.", True)
        assert codes(said) == ["same_entity"]


class TestAgreement:
    def test_how_many_clauses_are_missing_and_how_many_are_not_checked(self, register, agreement):
        checks = {each.clause: each.id for each in register.all(ClauseCheck, agreement_id=agreement.id)}
        change_record(register, "clause_check", checks[Clause.CG], presence=Presence.NO)
        change_record(register, "clause_check", checks[Clause.CA], presence=Presence.YES)
        said = told(register, "agreement", agreement)
        assert str(said.verdict) == "Clauses missing or only partly there: 1; not checked yet: 20."
        assert (said.is_good, codes(said)) == (False, ["clause_missing"])

    @pytest.fixture
    def complete(self, register, agreement):
        for check in register.all(ClauseCheck, agreement_id=agreement.id):
            change_record(register, "clause_check", check.id, presence=Presence.YES)
        return agreement

    def test_all_clauses_there(self, register, complete):
        said = told(register, "agreement", complete)
        assert (str(said.verdict), said.is_good, codes(said)) == ("Every clause of Art. 28 is there.", True, [])

    def test_its_end_is_told_once(self, register, complete):
        change_record(register, "agreement", complete.id, ends_on=date(2026, 3, 9))
        said = told(register, "agreement", complete)
        assert (said.is_good, codes(said)) == (False, ["expired"])
        change_record(register, "agreement", complete.id, ends_on=None, status=AgreementStatus.EXPIRED)
        assert codes(told(register, "agreement", complete)) == ["agreement_expired"]

    def test_of_a_client(self, register):
        client = add_record(register, "client", name="Client")
        agreement = add_record(register, "agreement", title="For Client", our_role=OurRole.PROCESSOR,
                               client=client.id, status=AgreementStatus.DRAFT)  # fmt: skip
        assert "agreement_not_in_force" in codes(told(register, "agreement", agreement))


class TestBreach:
    @pytest.fixture
    def breach(self, register):
        return add_record(register, "breach", title="Laptop", nature=(BreachNature.CONFIDENTIALITY,),
                          aware_at=datetime(2026, 3, 9, 9, tzinfo=UTC))  # fmt: skip

    def test_its_clock(self, register, breach):
        said = told(register, "breach", breach)
        assert "by Thursday 12 March 2026, 10:00 CET" in str(said.verdict)
        assert codes(said)[0] == "breach_clock"
        late = findings_for(register, "breach", breach.id, date(2026, 3, 13), BRUSSELS)
        assert str(late.verdict) == "The 72 hours ended at Thursday 12 March 2026, 10:00 CET."

    def test_its_clock_stopped(self, register, breach):
        change_record(register, "breach", breach.id, notification=NotificationStage.INITIAL,
                      notified_at=datetime(2026, 3, 9, 10, tzinfo=UTC))  # fmt: skip
        said = told(register, "breach", breach)
        assert str(said.verdict).startswith("The authority was told")
        assert "breach_clock" not in codes(said)

    def test_a_client_s_breach_has_no_such_clock(self, register, breach):
        client = add_record(register, "client", name="Client")
        change_record(register, "breach", breach.id, we_are_processor=True, client=client.id)
        said = told(register, "breach", breach)
        assert (said.verdict, codes(said)[0]) == (None, "breach_client")


@pytest.mark.usefixtures("transfer")
def test_every_record_with_a_page_has_its_findings(register, processor, agreement):
    """What one record is told is what the page of gaps tells of it, with fewer records read."""
    change_record(register, "processor", processor.id, next_review_on=TODAY)
    add_record(register, "sub_processor", name="Chain", processor=processor.id, country="IN")
    add_record(register, "change_notice", what="New host", processor=processor.id, agreement=agreement.id,
               told_on=TODAY, objection_until=TODAY)  # fmt: skip
    add_record(register, "client", name="Client")
    activity = add_record(register, "activity", name="Support", processors=(processor.id,))
    add_record(register, "purpose", activity_id=activity.id, name="Answering")
    add_record(register, "recipient", name="Partner", country="US")
    add_record(register, "notice_version", notice="Privacy notice", number="1")
    add_record(register, "tracker", name="_ga", provider="G", party="third")
    add_record(register, "measure", name="Locks", review_on=TODAY)
    add_record(register, "disclosure", authority="Police", received_on=TODAY, due_on=TODAY)
    everything = found(register)
    assert {each.key for each in everything} >= {
        "processor", "sub_processor", "change_notice", "client", "activity", "recipient", "notice_version", "tracker",
        "measure", "disclosure", "agreement", "transfer",
    }  # fmt: skip
    for key in {each.key for each in everything} - {"agreement", "transfer", "breach"}:
        for record in register.all(RECORD_TYPES[key].record):
            here = [str(each.kind) for each in everything if (each.key, each.record_id) == (key, record.id)]
            assert codes(findings_for(register, key, record.id, TODAY, BRUSSELS)) == here, key


def test_a_record_that_is_not_there(register):
    with pytest.raises(NotFound):
        findings_for(register, "transfer", 7, TODAY, BRUSSELS)


def test_what_changed_is_read_again_in_short_looks_and_the_rest_is_kept(register, processor, agreement, transfer):
    known = reread_gap_records(register, GapRecords(), GAP_TYPES)
    assert known == read_gap_records(register)
    assert len(known.clauses) > 10
    change_record(register, "processor", processor.id, name="Zendora GmbH")
    change_record(register, "transfer", transfer.id, name="Calls")
    again = reread_gap_records(register, known, {"processor"})
    assert [each.name for each in again.processors] == ["Zendora GmbH"]
    assert again.transfers is known.transfers
    assert reread_gap_records(register, again, {"transfer", "organisation"}) == read_gap_records(register)
    assert agreement
