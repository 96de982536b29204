"""Every promise: a register that keeps them all has no lapse, and one slip in it makes exactly that one."""

from datetime import date

import pytest

from officer_app.domain.activity import Activity, ActivityRole, ActivityState, Purpose
from officer_app.domain.agreement import Agreement, AgreementStatus, Clause, ClauseCheck, Presence
from officer_app.domain.case import Case
from officer_app.domain.client import Client
from officer_app.domain.correspondence import Message
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment
from officer_app.domain.measure import Measure, MeasureKind, MeasureState
from officer_app.domain.notice import NoticeVersion
from officer_app.domain.organisation import Organisation
from officer_app.domain.processor import Processor
from officer_app.domain.promise import LapseKind, Looked, Promise, PromiseVerdict, Wanted
from officer_app.domain.promises import CHECKS, RECORDS
from officer_app.domain.recipient import Recipient
from officer_app.domain.suppression import Suppression
from officer_app.domain.tracker import ConsentNeed, Party, Tracker
from officer_app.domain.transfer import ClauseSet, Mechanism, Transfer
from officer_app.domain.vocabulary import Delivery, Direction, IdentityResult, Outcome, Right, Stage
from officer_app.domain.words import Country
from tests.domain.promises_kept import ORGANISATION, TODAY, audited, changed, everything, lapses, on, without

K = LapseKind

ROWS = [
    (K.ANSWERED_LATE, Case, 1, {"answered_on": on(4, 7)}, {"on": on(4, 2), "until": on(4, 7), "days": 5}),
    (K.OVERDUE, Case, 7, {"received_on": on(10, 5)}, {"on": on(11, 5), "until": None, "days": 18}),
    (K.ACTIVITY_WITHOUT_DATA, Activity, 1, {"data_categories": (9,)}, {}),
    (K.CATEGORY_WITHOUT_SOURCE, DataCategory, 1, {"sources": ()}, {}),
    (K.TRACKER_INCOMPLETE, Tracker, 1, {"provider": " ", "lifetime_days": None},
        {"what": (Wanted.PROVIDER, Wanted.LIFETIME)}),
    (K.TRACKER_UNLINKED, Tracker, 2, {"processor": None}, {}),
    (K.TRACKER_WITHOUT_CONSENT, Tracker, 1, {"consent": ConsentNeed.NOT_ASKED, "seen_on": on(2, 1)}, {"on": on(2, 1)}),
    (K.FORWARDED_LATE, Case, 5, {"forwarded_on": on(5, 9)}, {"on": on(5, 6), "until": on(5, 9), "days": 3}),
    (K.NOT_FORWARDED, Case, 5, {"forwarded_on": None}, {"on": on(5, 6)}),
    (K.ANSWERED_FOR_CLIENT, Case, 5, {"answered_on": on(5, 5)}, {"on": on(5, 5)}),
    (K.ANSWERED_FOR_CLIENT, Case, 5, {"outcome": Outcome.GRANTED, "closed_on": on(5, 7)}, {"on": on(5, 7)}),
    (K.CLIENT_WITHOUT_AGREEMENT, Agreement, 2, {"status": AgreementStatus.EXPIRED}, {"reference": "Brasserie"}),
    (K.CLIENT_INCOMPLETE, Client, 1, {"services": "", "privacy_email": ""},
        {"what": (Wanted.SERVICES, Wanted.CONTACT)}),
    (K.ACTIVITY_WITHOUT_CLIENT, Activity, 2, {"clients": ()}, {}),
    (K.PURPOSE_NOT_PUBLISHED, Purpose, 1, {"published": None},
        {"what": ("News",), "row": 1, "reference": "Newsletter", "on": on(1, 1)}),
    (K.STOPPED_LATE, Suppression, 1, {"since": on(5, 13)}, {"on": on(5, 4), "until": on(5, 13), "days": 9}),
    (K.NOT_STOPPED, Case, 4, {"subject_email": "", "subject_phone": "+32 2 000 00 21"}, {"on": on(5, 4), "days": 203}),
    (K.OBJECTION_REFUSED, Case, 4, {"outcome": Outcome.PARTLY, "refused_rights": (Right.MARKETING_OBJECTION,),
        "outcome_reason": "x"}, {"on": on(5, 6)}),
    (K.ACTIVITY_WITHOUT_MEASURES, Activity, 1, {"measures": (9,)}, {}),
    (K.PROCESSOR_WITHOUT_MEASURES, Processor, 1, {"measures": ()}, {}),
    (K.MEASURE_KIND_MISSING, Measure, 3, {"state": MeasureState.PLANNED},
        {"what": (MeasureKind.PHYSICAL,), "record_id": None, "key": "measure"}),
    (K.CLAUSES_MISSING, ClauseCheck, list(Clause).index(Clause.CE) + 1, {"presence": Presence.PARTLY},
        {"what": (Clause.CE,), "reference": "A-1"}),
    (K.CLAUSES_NOT_CHECKED, ClauseCheck, list(Clause).index(Clause.CE) + 1, {"presence": Presence.OPEN},
        {"what": (Clause.CE,)}),
    (K.PROMISE_NOT_AGREED, ClauseCheck, list(Clause).index(Clause.NO_DISCLOSURE) + 1, {"presence": Presence.NO},
        {"what": (Clause.NO_DISCLOSURE,), "on": on(1, 2)}),
    (K.PROMISE_NOT_CHECKED, ClauseCheck, list(Clause).index(Clause.NO_USE) + 1, {"presence": Presence.OPEN},
        {"what": (Clause.NO_USE,)}),
    (K.RECIPIENT_WITHOUT_PURPOSE, Recipient, 1, {"purpose": {}}, {}),
    (K.RECIPIENT_WITHOUT_TERMS, Recipient, 2, {"arrangement": ""}, {"reference": "Bank"}),
    (K.DISCLOSED_WITHOUT_GROUND, Disclosure, 1, {"ground": None}, {"on": on(4, 2)}),
    (K.DISCLOSED_WITHOUT_REVIEW, Disclosure, 1, {"reviewed_by": ""}, {"on": on(4, 2)}),
    (K.DISCLOSED_BEFORE_REVIEW, Disclosure, 1, {"reviewed_on": on(4, 6)}, {"until": on(4, 6), "days": 4}),
    (K.DISCLOSED_ABROAD, Disclosure, 1, {"country": "US"}, {}),
    (K.TRANSFER_WITHOUT_GROUND, Transfer, 1, {"mechanism": Mechanism.NONE}, {"what": (Country("US"),)}),
    (K.TRANSFER_NOT_ADEQUATE, Transfer, 1, {"dpf_active": False}, {"what": (Country("US"), Mechanism.ADEQUACY)}),
    (K.TRANSFER_CLAUSES, Transfer, 2, {"clause_set": ClauseSet.SCC_2010_87}, {}),
    (K.TRANSFER_NOT_ASSESSED, ImpactAssessment, 1, {"transfer": 1}, {"reference": "Bank in India"}),
    (K.TRANSFER_TO_SUSPEND, ImpactAssessment, 1, {"conclusion": Conclusion.SUSPEND}, {}),
    (K.TRANSFER_GROUND_FAILS, Transfer, 1, {"mechanism": Mechanism.CONTRACT}, {}),
    (K.COUNTRY_UNRECORDED, Processor, 1, {"access_countries": ("VN", "BE")}, {"what": (Country("VN"),)}),
    (K.COUNTRY_UNRECORDED, Recipient, 1, {"country": "US"}, {"reference": "Reseller"}),
    (K.ANSWERED_BEFORE_IDENTITY, IdentityCheck, 1, {"obtained_on": on(3, 26)},
        {"on": on(3, 20), "until": on(3, 26), "days": 6, "reference": "C-1"}),
    (K.ANSWERED_WITHOUT_IDENTITY, IdentityCheck, 1, {"result": IdentityResult.FAILED}, {"on": on(3, 20)}),
    (K.REFUSED_WITHOUT_GROUND, Case, 3, {"refusal_grounds": ()}, {"on": on(3, 20)}),
    (K.NOT_OURS_OPEN, Case, 6, {"stage": Stage.RECEIVED}, {"on": on(5, 4)}),
    (K.NOT_OURS_UNANSWERED, Message, 1, {"direction": Direction.IN}, {"reference": "C-6"}),
    (K.NOT_OURS_UNANSWERED, Message, 1, {"template": "acknowledgement"}, {}),
    (K.NOT_OURS_UNANSWERED, Message, 1, {"delivery": Delivery.BOUNCED}, {}),
    (K.NOTICE_UNKNOWN, Case, 2, {"notice": None}, {"on": on(3, 2)}),
    (K.NOTICE_WITHOUT_TEXT, NoticeVersion, 1, {"published_at": ""}, {"on": date(2020, 1, 1)}),
]  # fmt: skip


def test_where_every_promise_is_kept_nothing_lapses():
    found = audited(everything())
    assert {each.verdict for each in found.values()} == {PromiseVerdict.KEPT}
    assert not [lapse for each in found.values() for lapse in each.lapses]
    assert all(look.kept == look.count > 0 for each in found.values() for look in each.looks)
    assert {look.looked for each in found.values() for look in each.looks} == set(Looked)


@pytest.mark.parametrize(("kind", "record", "number", "changes", "said"), ROWS, ids=lambda each: str(each)[:40])
def test_a_slip_makes_exactly_that_lapse(kind, record, number, changes, said):
    found = lapses(changed(everything(), record, number, **changes))
    assert [each.kind for each in found] == [kind]
    assert {name: getattr(found[0], name) for name in said} == said


def test_every_kind_of_lapse_is_tried():
    tried = {row[0] for row in ROWS}
    elsewhere = {K.PROFILE_INCOMPLETE, K.ACTIVITY_WITHOUT_PURPOSE, K.PROCESSOR_WITHOUT_AGREEMENT, K.NOTICE_NOT_IN_FORCE}
    assert tried | elsewhere == set(K)


def test_a_profile_without_an_address_cannot_be_written_to():
    found = lapses(
        everything(), organisation=Organisation(id=1, name="X", suppression_key=ORGANISATION.suppression_key)
    )
    assert [(each.kind, each.what) for each in found] == [(K.PROFILE_INCOMPLETE, (Wanted.ADDRESS, Wanted.EMAIL))]


def test_an_activity_without_purpose_is_told():
    found = lapses(without(everything(), Purpose))
    assert [(each.kind, each.reference) for each in found] == [(K.ACTIVITY_WITHOUT_PURPOSE, "Newsletter")]


def test_a_processor_without_agreement_is_told_and_its_clauses_are_not_looked_at():
    found = audited(without(everything(), Agreement, 1))[Promise.PROCESSORS]
    assert [each.kind for each in found.lapses] == [K.PROCESSOR_WITHOUT_AGREEMENT]
    assert found.verdict is PromiseVerdict.BROKEN
    assert [look.count for look in found.looks] == [1, 0, 0]


def test_a_policy_that_was_not_in_force_at_receipt_is_told():
    late = changed(everything(), NoticeVersion, 1, effective_from=on(4, 1))
    found = audited(late)[Promise.NOTICES].lapses
    assert {(each.kind, each.what) for each in found} == {(K.NOTICE_NOT_IN_FORCE, ("Privacy notice 1",))}
    ended = changed(everything(), NoticeVersion, 1, effective_to=on(11, 1))
    assert [each.reference for each in audited(ended)[Promise.NOTICES].lapses] == ["C-7", "C-8"]


def test_a_policy_outside_the_register_is_known_by_its_name():
    assert not lapses(changed(everything(), Case, 2, notice=None, notice_version="Version of 2018"))


def test_without_a_policy_in_force_purposes_cannot_be_proved():
    found = audited(without(everything(), NoticeVersion))[Promise.PURPOSES]
    assert found.verdict is PromiseVerdict.NOT_PROVABLE


def test_an_empty_register_proves_nothing():
    found = audited([], organisation=Organisation())
    assert [each.verdict for each in found.values()] == [PromiseVerdict.NOT_PROVABLE] * 14
    assert [each.promise.number for each in found.values()] == list(range(1, 15))


def test_a_complete_profile_alone_does_not_prove_that_requests_are_answered():
    assert audited([])[Promise.REQUESTS].verdict is PromiseVerdict.NOT_PROVABLE


def test_a_check_without_a_day_came_before_the_answer():
    waived = {"result": IdentityResult.WAIVED, "reason": "Known", "asked_on": None, "obtained_on": None}
    assert not lapses(changed(everything(), IdentityCheck, 1, **waived))


def test_a_case_without_any_check_was_answered_without_identity():
    found = lapses(without(everything(), IdentityCheck))
    assert [each.kind for each in found] == [K.ANSWERED_WITHOUT_IDENTITY]


def test_an_objection_is_found_on_the_list_by_its_case_too():
    by_case = changed(everything(), Suppression, 1, digest="ff", from_case=4)
    assert not lapses(by_case)


def test_an_objection_by_letter_alone_is_not_looked_for_on_the_list():
    assert not lapses(changed(everything(), Case, 4, subject_email=""))


def test_an_objection_that_stopped_before_it_came_is_kept():
    assert not lapses(changed(everything(), Suppression, 1, since=on(1, 1)))


def test_what_has_ended_or_been_taken_out_is_not_looked_at():
    records = changed(everything(), Activity, 1, state=ActivityState.CEASED, data_categories=())
    assert K.ACTIVITY_WITHOUT_DATA not in {each.kind for each in lapses(records)}
    retired = changed(everything(), Tracker, 1, consent=ConsentNeed.NOT_ASKED, retired_on=TODAY)
    assert not lapses(retired)


def test_a_joint_controller_answers_for_its_purposes():
    records = changed(everything(), Activity, 1, role=ActivityRole.JOINT, data_categories=())
    assert [each.kind for each in lapses(records)] == [K.ACTIVITY_WITHOUT_DATA]


def test_one_record_with_two_lapses_counts_once():
    records = changed(everything(), Tracker, 2, provider="", processor=None)
    look = audited(records)[Promise.TRACKERS].looks[0]
    assert (len(look.lapses), look.count, look.kept) == (2, 2, 1)


def test_a_third_party_named_by_its_transfer_is_known():
    assert not lapses(changed(everything(), Tracker, 2, processor=None, transfer=1, party=Party.THIRD))


def test_each_promise_has_one_check_with_its_source():
    assert [each.promise for each in CHECKS] == list(Promise)
    assert all(each.source for each in CHECKS)
    assert Case not in RECORDS
