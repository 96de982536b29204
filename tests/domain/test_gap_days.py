"""Gaps as days pass: what weighs more, what is due, what comes first, and how it is said."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from officer_app.domain.activity import Activity, ActivityRole
from officer_app.domain.agreement import AgreementStatus, Presence
from officer_app.domain.breach import Breach, BreachRisk
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.gap import GapKind, GapRecords, Severity
from officer_app.domain.gaps import find_gaps
from officer_app.domain.notice import NoticeState, NoticeVersion
from officer_app.domain.sub_processor import ChangeNotice
from officer_app.domain.suppression import Suppression
from officer_app.domain.transfer import Mechanism, Transfer

TODAY = date(2026, 11, 23)
BRUSSELS = ZoneInfo("Europe/Brussels")


def gaps(records, today=TODAY):
    return find_gaps(records, today, BRUSSELS)


def only(records, today=TODAY):
    (found,) = gaps(records, today)
    return found


@pytest.mark.parametrize(
    ("until", "severity", "kind"),
    [
        (date(2026, 11, 22), Severity.SERIOUS, GapKind.CHANGE_UNDECIDED),
        (date(2026, 11, 23), Severity.URGENT, GapKind.CHANGE_CLOSING),
        (date(2026, 11, 30), Severity.URGENT, GapKind.CHANGE_CLOSING),
        (date(2026, 12, 1), Severity.SERIOUS, GapKind.CHANGE_CLOSING),
    ],
)
def test_the_last_week_to_object_is_urgent(until, severity, kind):
    """GDPR Art. 28(2)."""
    notice = ChangeNotice(id=1, what="New host", processor=1, told_on=date(2026, 11, 1), objection_until=until)
    found = only(GapRecords(changes=(notice,)))
    assert (found.kind, found.severity, found.due_on) == (kind, severity, until)


def breach(**facts):
    known = {"description": "x", "subject_categories": "x", "effects": "x", "measures_taken": "x"}
    known |= {"subject_count": 1, "record_count": 1, "risk": BreachRisk.RISK}
    return Breach(id=1, title="Laptop", aware_at=datetime(2026, 11, 20, 17, 5, tzinfo=UTC), **known | facts)


class TestBreachClock:
    """Facts A5, second row: aware on Friday 20 November 2026 at 18:05 in Brussels."""

    @pytest.mark.parametrize(
        ("today", "said", "unless"),
        [
            (date(2026, 11, 20), "must be told by", ", unless the breach is unlikely to result in a risk to people."),
            (TODAY, "must be told by", ", unless the breach is unlikely to result in a risk to people."),
            (date(2026, 11, 24), "had to be told by", ". Tell it now, with the reasons for the delay."),
        ],
    )
    def test_it_runs_to_the_hour_and_then_has_run_out(self, today, said, unless):
        found = only(GapRecords(breaches=(breach(),)), today)
        assert (found.kind, found.severity) == (GapKind.BREACH_CLOCK, Severity.URGENT)
        assert (found.due_on, found.source) == (TODAY, "GDPR Art. 33(1)")
        assert f"{said} Monday 23 November 2026, 18:05 CET{unless}" in str(found.sentence)

    def test_no_risk_only_asks_for_the_reason(self):
        found = only(GapRecords(breaches=(breach(risk=BreachRisk.NONE),)))
        assert (found.severity, found.field) == (Severity.MODERATE, "not_notified_reason")

    @pytest.mark.parametrize(
        ("risk", "kind"),
        [
            (BreachRisk.RISK, GapKind.BREACH_CLOCK),
            (None, GapKind.BREACH_RISK),
        ],
    )
    def test_a_reason_for_silence_holds_only_without_a_risk(self, risk, kind):
        found = only(GapRecords(breaches=(breach(risk=risk, not_notified_reason="Hardly anybody."),)))
        assert found.kind is kind
        excused = breach(risk=BreachRisk.NONE, not_notified_reason="The disk was encrypted.")
        assert gaps(GapRecords(breaches=(excused,))) == []

    def test_the_clock_stops_with_the_moment_of_the_notification_alone(self):
        assert gaps(GapRecords(breaches=(breach(notified_at=datetime(2026, 11, 21, tzinfo=UTC)),))) == []


def test_a_demand_past_its_deadline_is_urgent():
    demand = Disclosure(id=1, authority="Police", due_on=date(2026, 11, 22))
    assert only(GapRecords(disclosures=(demand,))).severity is Severity.URGENT
    assert only(GapRecords(disclosures=(demand,)), date(2026, 11, 22)).severity is Severity.SERIOUS


def test_an_opt_out_that_nobody_confirmed_weighs_more_after_the_month():
    """GDPR Art. 12(3)."""
    stopped = GapRecords(suppressions=(Suppression(id=1, from_case=4, since=date(2026, 10, 23)),))
    assert gaps(stopped, date(2026, 11, 5)) == []
    assert only(stopped, date(2026, 11, 6)).severity is Severity.MODERATE
    assert only(stopped, TODAY).severity is Severity.MODERATE
    late = only(stopped, date(2026, 11, 24))
    assert (late.severity, late.due_on) == (Severity.SERIOUS, TODAY)


class TestAdequacy:
    """The decision on the United Kingdom ends on 27 December 2031."""

    RECORDS = GapRecords(transfers=(Transfer(id=1, name="Support", country="GB", mechanism=Mechanism.ADEQUACY),))

    def test_its_end_is_told_of_six_months_before(self):
        assert gaps(self.RECORDS, date(2031, 6, 26)) == []
        found = only(self.RECORDS, date(2031, 6, 27))
        assert (found.kind, found.due_on) == (GapKind.TRANSFER_ADEQUACY_ENDING, date(2031, 12, 27))

    def test_then_the_ground_is_lost(self):
        assert only(self.RECORDS, date(2031, 12, 27)).kind is GapKind.TRANSFER_ADEQUACY_ENDING
        assert only(self.RECORDS, date(2031, 12, 28)).kind is GapKind.TRANSFER_GROUND


class TestNotices:
    def test_without_any_notice_there_is_one_gap_for_a_record_still_to_be_made(self):
        records = GapRecords(activities=(Activity(id=1, name="Support"),))
        found = next(each for each in gaps(records) if each.kind is GapKind.NOTICE_NONE)
        assert (found.key, found.record_id) == ("notice_version", None)

    def test_a_processor_needs_none_of_its_own(self):
        records = GapRecords(activities=(Activity(id=1, name="Mailings", role=ActivityRole.PROCESSOR),))
        assert GapKind.NOTICE_NONE not in {each.kind for each in gaps(records)}

    def test_each_notice_has_versions_of_its_own(self):
        both = (
            NoticeVersion(id=1, notice="Privacy notice", number="1", state=NoticeState.PUBLISHED,
                          effective_from=date(2025, 1, 1)),
            NoticeVersion(id=2, notice="Cookies", number="1", state=NoticeState.PUBLISHED,
                          effective_from=date(2026, 1, 1)),
        )  # fmt: skip
        assert gaps(GapRecords(notices=both)) == []
        one_name = tuple(replace(each, notice="privacy  NOTICE") for each in both)
        found = only(GapRecords(notices=one_name))
        assert (found.kind, found.record_id) == (GapKind.NOTICE_OVERLAP, 1)
        assert "version 1 is in force from 1 January 2026" in str(found.sentence)


class TestAgreements:
    @staticmethod
    def lacking(records, count):
        """Say no to so many clauses from (a) on."""
        return replace(
            records,
            clauses=tuple(
                replace(each, presence=Presence.NO) if 8 <= each.id < 8 + count else each for each in records.clauses
            ),
        )

    @pytest.mark.parametrize(
        ("count", "start"), [(1, "A clause is"), (2, "2 clauses are"), (5, "5 clauses are"), (6, "6 clauses are")]
    )
    def test_missing_clauses_are_one_gap_that_names_five(self, sound_records, count, start):
        said = str(only(self.lacking(sound_records, count)).sentence)
        assert said.startswith(start)
        assert ("among them" in said) is (count > 5)
        assert "Documented instructions only" in said

    def test_rows_that_nobody_checked_are_counted(self, sound_records):
        nothing = replace(sound_records, clauses=tuple(each for each in sound_records.clauses if each.id > 100))
        assert str(only(nothing).sentence) == "21 clauses were not checked yet."

    def test_another_agreement_in_force_takes_the_place_of_one_that_ended(self, sound_records):
        first, client, old = sound_records.agreements
        ended = replace(old, status=AgreementStatus.IN_FORCE, signed_on=first.signed_on, ends_on=date(2025, 1, 1))
        assert gaps(replace(sound_records, agreements=(first, client, ended))) == []
        lonely = only(replace(sound_records, agreements=(client, ended)))
        assert (lonely.kind, lonely.record_id, lonely.due_on) == (GapKind.AGREEMENT_EXPIRED, 3, date(2025, 1, 1))


def test_the_worst_comes_first_and_then_what_is_due_first(sound_records):
    spoilt = replace(
        sound_records,
        breaches=(breach(risk=BreachRisk.HIGH),),
        clauses=(),
        changes=(
            ChangeNotice(id=1, what="Later", processor=1, told_on=TODAY, objection_until=date(2026, 12, 30)),
            ChangeNotice(id=2, what="Sooner", processor=1, told_on=TODAY, objection_until=date(2026, 12, 20)),
        ),
        processors=tuple(replace(each, assessed_on=None, address="") for each in sound_records.processors),
    )
    found = gaps(spoilt)
    order = list(Severity)
    assert {each.severity for each in found} == set(Severity)
    assert all(order.index(one.severity) <= order.index(two.severity) for one, two in pairwise(found))
    assert [each.title for each in found if each.kind is GapKind.CHANGE_CLOSING] == ["Sooner", "Later"]
    assert found == gaps(spoilt)


def test_a_gap_of_a_purpose_names_its_row(sound_records):
    (purpose,) = sound_records.purposes
    found = only(replace(sound_records, purposes=(replace(purpose, legal_basis=None),)))
    assert (found.key, found.record_id, found.field, found.row) == ("activity", 1, "purpose", 1)
