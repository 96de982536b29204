"""What must hold within one record of the registers, and among the records of its type."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from officer_app.domain.activity import (
    Activity,
    ActivityRole,
    LegalBasis,
    Purpose,
    check_activity,
    check_names,
    check_purpose,
)
from officer_app.domain.agreement import Agreement, Clause, OurRole, Presence, check_agreement, checklist_of
from officer_app.domain.breach import Breach, BreachNature, NotificationStage, SubjectsTold, check_breach
from officer_app.domain.client import Client, check_client
from officer_app.domain.disclosure import Disclosure, DisclosureOutcome, check_disclosure
from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment, check_assessment
from officer_app.domain.notice import (
    NoticeKind,
    NoticeState,
    NoticeVersion,
    check_frozen,
    check_notice,
    notice_in_force,
)
from officer_app.domain.processor import Processor, check_processor
from officer_app.domain.registry import RECORD_TYPES, children_of, links_from, links_to
from officer_app.domain.sub_processor import (
    ChangeNotice,
    ChangeOutcome,
    SubProcessor,
    check_chain,
    check_change,
    check_sub_processor,
)
from officer_app.domain.tracker import ConsentNeed, Tracker, TrackerCategory, check_tracker
from officer_app.domain.transfer import Transfer, check_transfer

EARLY, LATE = date(2026, 3, 1), date(2026, 4, 1)
BEFORE, AFTER = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 2, 9, tzinfo=UTC)

TERMS = [
    (check_processor, Processor, "active_from", "active_to"),
    (check_sub_processor, SubProcessor, "active_from", "active_to"),
    (check_client, Client, "active_from", "active_to"),
    (check_transfer, Transfer, "starts_on", "ends_on"),
    (check_activity, Activity, "started_on", "ceased_on"),
    (check_notice, NoticeVersion, "effective_from", "effective_to"),
]


@pytest.mark.parametrize(("check", "record", "begins", "ends"), TERMS, ids=lambda each: getattr(each, "__name__", each))
def test_nothing_ends_before_it_begins(check, record, begins, ends):
    assert set(check(record(**{begins: LATE, ends: EARLY}))) == {ends}
    assert check(record(**{begins: EARLY, ends: LATE})) == {}
    assert check(record(**{begins: EARLY, ends: EARLY})) == {}


def test_an_agreement_that_ends_before_it_starts_is_told():
    agreement = Agreement(title="Hosting", processor=1, starts_on=LATE, ends_on=EARLY)
    assert str(check_agreement(agreement)["ends_on"]) == "The agreement cannot end before it starts."
    assert check_agreement(replace(agreement, ends_on=None)) == {}


def test_an_agreement_names_the_other_side():
    assert set(check_agreement(Agreement(title="Hosting"))) == {"processor"}
    assert set(check_agreement(Agreement(title="Mailings", our_role=OurRole.PROCESSOR, processor=1))) == {"client"}
    assert check_agreement(Agreement(title="Mailings", our_role=OurRole.PROCESSOR, client=2)) == {}


def test_nothing_is_part_of_itself():
    assert set(check_agreement(Agreement(id=7, title="Hosting", processor=1, part_of=7))) == {"part_of"}
    assert set(check_transfer(Transfer(id=7, onward_of=7))) == {"onward_of"}
    assert check_transfer(Transfer(id=7, onward_of=8)) == {}


def test_a_new_agreement_begins_with_every_clause_unchecked():
    rows = checklist_of(Agreement(id=3, title="Hosting", processor=1))
    assert [row.clause for row in rows] == list(Clause)
    assert {(row.agreement_id, row.presence) for row in rows} == {(3, Presence.OPEN)}


class TestChain:
    top = SubProcessor(id=1, name="Alpha", processor=5)
    middle = SubProcessor(id=2, name="Beta", processor=5, under=1)
    low = SubProcessor(id=3, name="Gamma", processor=5, under=2)

    def test_a_chain_may_be_as_deep_as_it_is(self):
        assert check_chain(self.low, [self.top, self.middle, self.low]) == {}
        assert check_chain(replace(self.low, id=None), [self.top, self.middle]) == {}

    def test_a_circle_is_named(self):
        found = check_chain(replace(self.top, under=3), [self.top, self.middle, self.low])
        assert str(found["under"]) == "This would go round in a circle: Alpha → Gamma → Beta → Alpha."

    def test_a_record_is_not_under_itself(self):
        assert set(check_chain(replace(self.top, under=1), [self.top])) == {"under"}

    def test_a_chain_stays_with_one_processor(self):
        found = check_chain(replace(self.low, processor=6), [self.top, self.middle, self.low])
        assert str(found["under"]) == "Beta works for another processor."

    def test_a_place_that_is_not_there_ends_the_chain(self):
        assert check_chain(replace(self.low, under=99), [self.top, self.low]) == {}


def test_a_notice_of_change_says_who_told_whom():
    assert set(check_change(ChangeNotice(what="New host"))) == {"processor"}
    assert check_change(ChangeNotice(what="New host", client=1)) == {}
    late = ChangeNotice(what="New host", processor=1, told_on=LATE, objection_until=EARLY)
    assert set(check_change(late)) == {"objection_until"}
    objected = ChangeNotice(what="New host", processor=1, outcome=ChangeOutcome.OBJECTED)
    assert set(check_change(objected)) == {"reason"}
    assert check_change(replace(objected, reason="Data would leave the EEA.")) == {}


def test_an_assessment_that_is_done_says_what_follows():
    done = ImpactAssessment(transfer=1, done_on=EARLY)
    assert set(check_assessment(done)) == {"conclusion"}
    assert check_assessment(replace(done, is_needed=False)) == {}
    concluded = replace(done, conclusion=Conclusion.PROCEED, review_on=date(2026, 2, 1))
    assert set(check_assessment(concluded)) == {"review_on"}
    assert check_assessment(replace(concluded, review_on=LATE)) == {}


@pytest.mark.parametrize("category", TrackerCategory)
def test_marketing_and_statistics_are_never_exempt_from_consent(category):
    found = check_tracker(Tracker(name="_x", category=category, consent=ConsentNeed.EXEMPT))
    assert set(found) == ({"consent"} if category in {TrackerCategory.MARKETING, TrackerCategory.STATISTICS} else set())


def test_a_disclosure_says_what_was_given_and_when():
    given = Disclosure(authority="Court", received_on=LATE, outcome=DisclosureOutcome.PART)
    assert set(check_disclosure(given)) == {"data_given", "disclosed_on"}
    assert set(check_disclosure(replace(given, data_given="Log lines", disclosed_on=EARLY))) == {"disclosed_on"}
    assert check_disclosure(replace(given, data_given="Log lines", disclosed_on=LATE)) == {}
    assert check_disclosure(replace(given, outcome=DisclosureOutcome.REFUSED)) == {}


def test_invisible_marks_say_nothing():
    nothing = "\u200b"
    joint = Activity(name="Fair", role=ActivityRole.JOINT, joint_controller=nothing)
    assert set(check_activity(joint)) == {"joint_controller"}
    purpose = Purpose(name="Safety", legal_basis=LegalBasis.LEGITIMATE_INTEREST, interest=nothing)
    assert set(check_purpose(purpose)) == {"interest"}
    objected = ChangeNotice(what="New host", processor=1, outcome=ChangeOutcome.OBJECTED, reason=nothing)
    assert set(check_change(objected)) == {"reason"}
    given = Disclosure(outcome=DisclosureOutcome.PART, data_given=nothing, disclosed_on=LATE)
    assert set(check_disclosure(given)) == {"data_given"}


class TestBreach:
    breach = Breach(title="Lost laptop", aware_at=AFTER, nature=(BreachNature.CONFIDENTIALITY,))

    def test_nothing_comes_before_its_cause(self):
        assert set(check_breach(replace(self.breach, notified_at=BEFORE))) == {"notified_at"}
        assert set(check_breach(replace(self.breach, occurred_at=AFTER, ended_at=BEFORE))) == {"ended_at"}
        assert check_breach(replace(self.breach, occurred_at=BEFORE, ended_at=AFTER, notified_at=AFTER)) == {}

    def test_a_processor_names_the_client(self):
        assert set(check_breach(replace(self.breach, we_are_processor=True))) == {"client"}
        assert check_breach(replace(self.breach, we_are_processor=True, client=1)) == {}

    def test_silence_has_a_reason(self):
        assert set(check_breach(replace(self.breach, subjects_told=SubjectsTold.NO))) == {"not_told_reason"}
        closed = replace(self.breach, closed_on=LATE)
        assert set(check_breach(closed)) == {"not_notified_reason"}
        assert check_breach(replace(closed, not_notified_reason="The disk was encrypted.")) == {}
        assert check_breach(replace(closed, notification=NotificationStage.COMPLETE)) == {}
        assert check_breach(replace(closed, notified_at=AFTER)) == {}

    def test_a_processor_owes_the_authority_no_word(self):
        """GDPR Art. 33(2): it tells its client, who notifies."""
        assert check_breach(replace(self.breach, closed_on=LATE, we_are_processor=True, client=1)) == {}


class TestNotice:
    old = NoticeVersion(id=1, notice="Privacy notice", number="1", state=NoticeState.PUBLISHED,
                        effective_from=date(2025, 1, 1), effective_to=date(2026, 2, 28))  # fmt: skip
    new = NoticeVersion(id=2, notice="Privacy notice", number="2", state=NoticeState.PUBLISHED, effective_from=EARLY)

    def test_what_is_published_is_in_force_from_a_day(self):
        assert set(check_notice(replace(self.new, effective_from=None))) == {"effective_from"}
        assert check_notice(replace(self.new, state=NoticeState.DRAFT, effective_from=None)) == {}

    def test_a_published_version_stays_as_it_was(self):
        changed = replace(self.new, number="3", effective_to=LATE)
        assert set(check_frozen(changed, [self.old, self.new])) == {"number"}
        assert check_frozen(replace(self.new, effective_to=LATE, note="Replaced"), [self.old, self.new]) == {}

    def test_a_draft_and_a_new_version_are_free(self):
        draft = replace(self.new, state=NoticeState.DRAFT)
        assert check_frozen(replace(draft, number="9"), [draft]) == {}
        assert check_frozen(replace(draft, id=None, number="9"), [draft]) == {}

    @pytest.mark.parametrize(
        ("on", "number"),
        [(date(2024, 12, 31), None), (date(2025, 1, 1), "1"), (date(2026, 2, 28), "1"), (EARLY, "2"), (LATE, "2")],
    )
    def test_the_version_in_force_on_a_day(self, on, number):
        found = notice_in_force([self.new, self.old, replace(self.new, id=3, state=NoticeState.DRAFT)], on)
        assert (found.number if found else None) == number

    def test_a_cookie_notice_is_not_the_privacy_notice(self):
        cookies = replace(self.new, id=9, kind=NoticeKind.COOKIES)
        assert notice_in_force([cookies], LATE) is None
        assert notice_in_force([cookies, self.new], LATE, NoticeKind.COOKIES) == cookies
        assert notice_in_force([replace(self.new, retired_on=LATE)], LATE) is None

    def test_of_two_the_later_is_in_force(self):
        assert notice_in_force([replace(self.old, effective_to=None), self.new], LATE) == self.new


class TestActivity:
    one = Activity(id=1, name="Newsletter")

    def test_two_activities_never_share_a_name(self):
        twin = Activity(name="  NEWSLETTER ")
        assert str(check_names(twin, [self.one])["name"]) == "There is an activity with this name already."
        assert check_names(self.one, [self.one]) == {}
        assert check_names(twin, [replace(self.one, retired_on=EARLY)]) == {}
        assert check_names(replace(twin, retired_on=EARLY), [self.one]) == {}

    def test_joint_controllers_have_an_arrangement(self):
        assert set(check_activity(replace(self.one, role=ActivityRole.JOINT))) == {"joint_controller"}
        assert check_activity(replace(self.one, role=ActivityRole.JOINT, joint_controller="Sister company")) == {}

    def test_a_legitimate_interest_is_named(self):
        purpose = Purpose(activity_id=1, name="Fraud", legal_basis=LegalBasis.LEGITIMATE_INTEREST)
        assert set(check_purpose(purpose)) == {"interest"}
        assert check_purpose(replace(purpose, interest="Keeping accounts safe")) == {}
        assert check_purpose(replace(purpose, legal_basis=LegalBasis.CONSENT)) == {}


class TestRegistry:
    def test_children_name_their_parent(self):
        assert [each.key for each in children_of("agreement")] == ["clause_check"]
        assert RECORD_TYPES["clause_check"].parent_field == "agreement_id"
        assert RECORD_TYPES["agreement"].parent_field == ""

    def test_links_are_known_from_both_ends(self):
        assert {spec.name for spec in links_from("transfer")} >= {"processor", "activities", "onward_of"}
        assert ("transfer", "processor") in {(kind.key, spec.name) for kind, spec in links_to("processor")}

    @pytest.mark.parametrize("kind", [each for each in RECORD_TYPES.values() if not each.has_own_verbs],
                             ids=lambda kind: kind.key)  # fmt: skip
    def test_what_a_type_says_of_itself_is_true(self, kind):
        names = set(kind.record.__dataclass_fields__)
        assert {*kind.columns, *kind.known_by} <= names
        assert kind.parent or {"retired_on", "retired_reason"} <= names
        assert kind.check(kind.record()) is not None
        assert kind.born_with(kind.record()) is not None
        assert kind.checks_among == bool(kind.key in {"activity", "sub_processor", "notice_version"})
        assert kind.check_among(kind.record(), ()) == {}
