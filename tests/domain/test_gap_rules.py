"""Every kind of gap: a register in which nothing is wrong has none, and one slip in it makes exactly that one."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from officer_app.domain.activity import ActivityState, LegalBasis
from officer_app.domain.agreement import AgreementForm, AgreementStatus, Authorisation, Clause, Presence
from officer_app.domain.breach import BreachRisk, NotificationStage, NotToldReason, SubjectsTold
from officer_app.domain.disclosure import DisclosureOutcome
from officer_app.domain.fields import spec_of
from officer_app.domain.gap import Gap, GapKind, GapRecords
from officer_app.domain.gaps import find_gaps
from officer_app.domain.impact_assessment import Conclusion
from officer_app.domain.measure import MeasureState
from officer_app.domain.notice import NoticeState
from officer_app.domain.processor import Engagement
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.sub_processor import ChangeOutcome
from officer_app.domain.tracker import ConsentNeed, Party
from officer_app.domain.transfer import ClauseSet, Mechanism, Module, TransferStatus
from officer_app.domain.vocabulary import Safeguard

TODAY = date(2026, 11, 23)
BRUSSELS = ZoneInfo("Europe/Brussels")
PAST, COMING = date(2026, 11, 22), date(2026, 11, 30)


def spoiled(records: GapRecords, where, number, changes):
    """Return the register with one record changed, or taken away where there are no changes."""
    kept = []
    for each in getattr(records, where):
        if each.id != number:
            kept.append(each)
        elif changes is not None:
            kept.append(replace(each, **changes))
    assert kept != list(getattr(records, where))
    return replace(records, **{where: tuple(kept)})


def gaps(records, today=TODAY):
    return find_gaps(records, today, BRUSSELS)


def is_a_place(gap: Gap):
    """Tell whether a gap leads to a field of its record, or to a type of records."""
    record = RECORD_TYPES[gap.key].record
    return gap.field in RECORD_TYPES or spec_of(record, gap.field)


def test_each_clause_that_is_lacking_is_cited_by_its_own_rule(sound_records):
    lacking = {Clause.CE, Clause.C9, Clause.C1, Clause.C29}
    checks = [
        replace(each, presence=Presence.NO) if each.clause in lacking and each.agreement_id == 1 else each
        for each in sound_records.clauses
    ]
    (found,) = gaps(replace(sound_records, clauses=tuple(checks)))
    assert found.source == "GDPR Art. 28(3)(e); 28(9); 28(1); 30(1)(d) and (e); EDPB Opinion 22/2024"


def test_nothing_is_found_where_nothing_is_wrong(sound_records):
    assert gaps(sound_records) == []


def test_nothing_is_found_in_an_empty_register():
    assert gaps(GapRecords()) == []


K = GapKind
ROWS = [
    (K.PROCESSOR_UNUSED, "processors", 2, {"status": Engagement.ACTIVE}, "agreement"),
    (K.PROCESSOR_WITHOUT_AGREEMENT, "agreements", 1, None, "agreement"),
    (K.PROCESSOR_WITHOUT_AGREEMENT, "agreements", 1, {"status": AgreementStatus.NONE}, "agreement"),
    (K.PROCESSOR_NOT_ASSESSED, "processors", 1, {"assessed_on": None}, "assessed_on"),
    (K.PROCESSOR_REVIEW_DUE, "processors", 1, {"next_review_on": TODAY}, "next_review_on"),
    (K.PROCESSOR_INCOMPLETE, "processors", 1, {"address": " "}, "address"),
    (K.PROCESSOR_INCOMPLETE, "processors", 1, {"contact_name": ""}, "contact_name"),
    (K.PROCESSOR_INCOMPLETE, "processors", 1, {"description": ""}, "description"),
    (K.PROCESSOR_ABROAD, "processors", 1, {"country": "CH"}, "country"),
    (K.PROCESSOR_ABROAD, "processors", 1, {"storage_countries": ("BE", "US", "IN")}, "storage_countries"),
    (K.PROCESSOR_ABROAD, "processors", 1, {"access_countries": ("IN",)}, "access_countries"),
    (K.PROCESSOR_ABROAD, "transfers", 1, {"status": TransferStatus.ENDED}, "country"),
    (K.PROCESSOR_KEEPS_DATA, "processors", 3, {"returned_on": None}, "returned_on"),
    (K.SUB_OBLIGATIONS, "sub_processors", 1, {"same_obligations": None}, "same_obligations"),
    (K.SUB_OBLIGATIONS, "sub_processors", 1, {"same_obligations": False}, "same_obligations"),
    (K.SUB_INCOMPLETE, "sub_processors", 1, {"contact_name": ""}, "contact_name"),
    (K.SUB_ABROAD, "sub_processors", 1, {"country": "GB"}, "country"),
    (K.SUB_ABROAD, "transfers", 2, {"sub_processor": None}, "country"),
    (K.CHANGE_CLOSING, "changes", 1, {"outcome": ChangeOutcome.ANNOUNCED, "objection_until": TODAY}, "outcome"),
    (K.CHANGE_CLOSING, "changes", 1, {"outcome": ChangeOutcome.ANNOUNCED, "takes_effect_on": None}, "outcome"),
    (K.CHANGE_UNDECIDED, "changes", 1, {"outcome": ChangeOutcome.ANNOUNCED, "objection_until": PAST}, "outcome"),
    (K.CHANGE_UNDECIDED, "changes", 1,
     {"outcome": ChangeOutcome.ANNOUNCED, "agreement": None, "takes_effect_on": PAST}, "outcome"),
    (K.CLIENT_WITHOUT_AGREEMENT, "agreements", 2, None, "agreement"),
    (K.CLIENT_INCOMPLETE, "clients", 1, {"privacy_email": ""}, "privacy_contact"),
    (K.CLIENT_INCOMPLETE, "clients", 1, {"services": ""}, "services"),
    (K.AGREEMENT_NOT_IN_FORCE, "agreements", 1, {"status": AgreementStatus.DRAFT}, "status"),
    (K.AGREEMENT_UNSIGNED, "agreements", 1, {"signed_on": None}, "signed_on"),
    (K.AGREEMENT_UNSIGNED, "agreements", 1, {"signed_on": date(2026, 12, 1), "reviewed_on": None}, "signed_on"),
    (K.AGREEMENT_EXPIRED, "agreements", 1, {"ends_on": PAST}, "ends_on"),
    (K.AGREEMENT_EXPIRED, "agreements", 2, {"status": AgreementStatus.EXPIRED}, "ends_on"),
    (K.AGREEMENT_EXPIRED, "agreements", 1, {"terminated_on": TODAY}, "ends_on"),
    (K.AGREEMENT_ENDING, "agreements", 1, {"ends_on": TODAY}, "ends_on"),
    (K.AGREEMENT_ENDING, "agreements", 1, {"ends_on": date(2027, 1, 22)}, "ends_on"),
    (K.AGREEMENT_CLAUSES, "clauses", 11, {"presence": Presence.NO}, "clause_check"),
    (K.AGREEMENT_CLAUSES, "clauses", 11, {"presence": Presence.PARTLY}, "clause_check"),
    (K.AGREEMENT_CLAUSES, "clauses", 11, {"presence": Presence.NA}, "clause_check"),
    (K.AGREEMENT_NOT_CHECKED, "clauses", 11, {"presence": Presence.OPEN}, "clause_check"),
    (K.AGREEMENT_NOT_CHECKED, "agreements", 1, {"duration": ""}, "clause_check"),
    (K.AGREEMENT_PROMISES, "clauses", 23, {"presence": Presence.NO}, "clause_check"),
    (K.AGREEMENT_NOTICE, "agreements", 1, {"objection_days": None}, "objection_days"),
    (K.AGREEMENT_NOTICE, "agreements", 1, {"notice_channel": ""}, "objection_days"),
    (K.AGREEMENT_AUTHORISATION, "agreements", 1, {"authorisation": None}, "authorisation"),
    (K.AGREEMENT_BARE, "agreements", 1, {"breach_hours": None}, "breach_hours"),
    (K.AGREEMENT_OLD, "agreements", 1, {"reviewed_on": date(2024, 11, 23)}, "reviewed_on"),
    (K.AGREEMENT_REVIEW_DUE, "agreements", 1, {"review_on": TODAY}, "review_on"),
    (K.TRANSFER_GROUND, "transfers", 1, {"mechanism": Mechanism.NONE}, "mechanism"),
    (K.TRANSFER_GROUND, "transfers", 1, {"dpf_listed": None}, "dpf_listed"),
    (K.TRANSFER_CLAUSES, "transfers", 2, {"clause_set": ClauseSet.SCC_2010_87}, "clause_set"),
    (K.TRANSFER_CLAUSES, "transfers", 2, {"module": Module.ONE}, "module"),
    (K.TRANSFER_ASSESSMENT, "assessments", 1, None, "impact_assessment"),
    (K.TRANSFER_SUSPEND, "assessments", 1, {"conclusion": Conclusion.SUSPEND}, "impact_assessment"),
    (K.TRANSFER_ASSESSMENT_DUE, "assessments", 1, {"review_on": date(2026, 12, 23)}, "impact_assessment"),
    (K.TRANSFER_LIST, "transfers", 1, {"dpf_checked_on": None}, "dpf_checked_on"),
    (K.TRANSFER_LIST, "transfers", 1, {"dpf_checked_on": date(2025, 11, 23)}, "dpf_checked_on"),
    (K.TRANSFER_LIST, "transfers", 1, {"dpf_next_certification_on": PAST}, "dpf_next_certification_on"),
    (K.TRANSFER_UNSIGNED, "transfers", 2, {"clauses_signed_on": None}, "clauses_signed_on"),
    (K.TRANSFER_DEROGATION, "transfers", 3, {"derogation_reason": ""}, "derogation_reason"),
    (K.TRANSFER_REVIEW_DUE, "transfers", 3, {"review_on": TODAY}, "review_on"),
    (K.RECIPIENT_ABROAD, "recipients", 1, {"country": "US", "safeguard": Safeguard.SCC}, "country"),
    (K.RECIPIENT_SAFEGUARD, "recipients", 2, {"safeguard": Safeguard.EEA}, "safeguard"),
    (K.RECIPIENT_SAFEGUARD, "recipients", 3, {"safeguard": Safeguard.ADEQUACY}, "safeguard"),
    (K.ACTIVITY_WITHOUT_PURPOSE, "purposes", 1, None, "purpose"),
    (K.ACTIVITY_WITHOUT_RETENTION, "activities", 1, {"retention_period": ""}, "retention_period"),
    (K.ACTIVITY_WITHOUT_CLIENT, "activities", 2, {"clients": ()}, "clients"),
    (K.ACTIVITY_INCOMPLETE, "activities", 1, {"subjects": ()}, "subjects"),
    (K.ACTIVITY_INCOMPLETE, "activities", 2, {"measures": ()}, "measures"),
    (K.ACTIVITY_IMPACT, "activities", 1, {"dpia_needed": True}, "dpia_reference"),
    (K.ACTIVITY_CONSENT, "activities", 1, {"consent_evidence": ""}, "consent_evidence"),
    (K.ACTIVITY_REVIEW_DUE, "activities", 1, {"review_on": TODAY}, "review_on"),
    (K.PURPOSE_WITHOUT_BASIS, "purposes", 1, {"legal_basis": None}, "purpose"),
    (K.PURPOSE_NOT_PUBLISHED, "purposes", 1, {"published": None}, "purpose"),
    (K.PURPOSE_NOT_PUBLISHED, "published", 1, {"notices": (1,)}, "purpose"),
    (K.PURPOSE_SPECIAL, "purposes", 1, {"special_condition": None}, "purpose"),
    (K.PURPOSE_SPECIAL, "purposes", 1, {"law": ""}, "purpose"),
    (K.TRACKER_CONSENT, "trackers", 1, {"consent": ConsentNeed.NOT_ASKED}, "consent"),
    (K.TRACKER_THIRD_PARTY, "trackers", 1, {"party": Party.THIRD}, "processor"),
    (K.BREACH_CLOCK, "breaches", 1, {"notification": NotificationStage.NONE, "notified_at": None}, "notified_at"),
    (K.BREACH_CLOCK, "breaches", 2, {"not_notified_reason": ""}, "not_notified_reason"),
    (K.BREACH_LATE, "breaches", 1, {"notified_at": datetime(2026, 11, 19, 9, 21, tzinfo=UTC)}, "delay_reason"),
    (K.BREACH_CLIENT, "breaches", 3, {"client_told_at": None}, "client_told_at"),
    (K.BREACH_RISK, "breaches", 1, {"risk": None}, "risk"),
    (K.BREACH_PEOPLE, "breaches", 1, {"subjects_told": SubjectsTold.UNDECIDED}, "subjects_told"),
    (K.BREACH_PEOPLE, "breaches", 1, {"subjects_told": SubjectsTold.SOON}, "subjects_told"),
    (K.BREACH_PEOPLE, "breaches", 1,
     {"subjects_told": SubjectsTold.NO, "not_told_reason": NotToldReason.NO_HIGH_RISK}, "subjects_told"),
    (K.BREACH_CONTENT, "breaches", 1, {"effects": ""}, "effects"),
    (K.BREACH_CONTENT, "breaches", 2, {"measures_planned": ""}, "measures_taken"),
    (K.BREACH_CONTENT, "breaches", 3, {"subject_count": None}, "subject_count"),
    (K.DISCLOSURE_DUE, "disclosures", 2, {"due_on": COMING}, "outcome"),
    (K.DISCLOSURE_DUE, "disclosures", 2, {"due_on": PAST}, "outcome"),
    (K.DISCLOSURE_REVIEW, "disclosures", 1, {"reviewed_by": ""}, "reviewed_by"),
    (K.DISCLOSURE_ABROAD, "disclosures", 1, {"art_48": ""}, "art_48"),
    (K.NOTICE_NONE, "notices", 2, {"state": NoticeState.DRAFT}, "state"),
    (K.NOTICE_NONE, "notices", 2, {"effective_to": PAST}, "effective_to"),
    (K.NOTICE_OVERLAP, "notices", 1, {"effective_to": date(2025, 1, 1)}, "effective_to"),
    (K.NOTICE_OVERLAP, "notices", 1, {"effective_to": None}, "effective_to"),
    (K.SUPPRESSION_UNCONFIRMED, "suppressions", 1, {"confirmed_on": None}, "confirmed_on"),
    (K.MEASURE_DUE, "measures", 1, {"review_on": TODAY}, "review_on"),
]  # fmt: skip
BY_DAY = {K.TRANSFER_ADEQUACY_ENDING}
"""Kinds that no slip makes but the passing of time; they have tests of their own."""


@pytest.mark.parametrize(("kind", "where", "number", "changes", "field"), ROWS)
def test_one_slip_is_one_gap(sound_records, kind, where, number, changes, field):
    (found,) = gaps(spoiled(sound_records, where, number, changes))
    assert (found.kind, found.field) == (kind, field)
    assert found.source
    assert str(found.sentence).endswith(".")
    assert "None" not in str(found.sentence)
    assert found.title
    assert is_a_place(found)


def test_every_kind_has_its_row():
    assert {row[0] for row in ROWS} | BY_DAY == set(GapKind)


FINE = [
    ("processors", 1, {"status": Engagement.CONSIDERED, "assessed_on": None, "address": ""}),
    ("processors", 1, {"contact_name": "", "privacy_contact": "Lea Roth"}),
    ("processors", 1, {"storage_countries": ("ZZ", "FR", "RE", "US")}),
    ("sub_processors", 1, {"active_to": PAST, "same_obligations": None}),
    ("sub_processors", 1, {"processor": 3, "same_obligations": None, "address": ""}),
    ("changes", 1, {"outcome": ChangeOutcome.ANNOUNCED, "agreement": None, "takes_effect_on": None}),
    ("clients", 1, {"status": Engagement.ENDED, "address": ""}),
    ("agreements", 1, {"form": AgreementForm.LAW, "signed_on": None}),
    ("agreements", 3, {"status": AgreementStatus.EXPIRED}),
    ("agreements", 3, {"status": AgreementStatus.TERMINATED}),
    ("agreements", 1, {"ends_on": date(2027, 1, 23)}),
    ("agreements", 1, {"reviewed_on": date(2024, 11, 24)}),
    ("agreements", 1, {"authorisation": Authorisation.SPECIFIC, "objection_days": None}),
    ("agreements", 2, {"authorisation": Authorisation.SPECIFIC}),
    ("agreements", 1, {"request_days": 2, "breach_hours": None}),
    ("clauses", 17, {"presence": Presence.NA}),
    ("clauses", 23, {"presence": Presence.OPEN}),
    ("transfers", 1, {"status": TransferStatus.SUSPENDED, "mechanism": Mechanism.NONE}),
    ("transfers", 3, {"ends_on": PAST, "mechanism": Mechanism.NONE}),
    ("transfers", 3, {"same_legal_entity": True, "mechanism": Mechanism.NONE}),
    ("transfers", 1, {"dpf_checked_on": date(2025, 11, 24)}),
    ("assessments", 1, {"review_on": date(2026, 12, 24)}),
    ("recipients", 1, {"country": "ZZ"}),
    ("recipients", 1, {"country": "US", "processor": 1, "safeguard": Safeguard.ADEQUACY}),
    ("activities", 1, {"state": ActivityState.CEASED, "retention_period": ""}),
    ("activities", 1, {"ceased_on": TODAY, "retention_period": ""}),
    ("activities", 2, {"retention_period": "", "subjects": (), "data_categories": ()}),
    ("activities", 1, {"retention_period": "", "retention_months": 24}),
    ("activities", 1, {"dpia_needed": True, "dpia_reference": "DPIA 3"}),
    ("activities", 1, {"data_categories": (1, 9)}),
    ("purposes", 1, {"legal_basis": LegalBasis.CONTRACT}),
    ("published", 1, {"notices": (2, 3)}),
    ("trackers", 1, {"party": Party.THIRD, "transfer": 1}),
    ("trackers", 1, {"consent": ConsentNeed.EXEMPT}),
    ("breaches", 1, {"notified_at": datetime(2026, 11, 19, 9, 20, tzinfo=UTC)}),
    ("breaches", 1, {"notified_at": datetime(2026, 11, 20, tzinfo=UTC), "delay_reason": "Found out on a Sunday."}),
    ("breaches", 1, {"risk": BreachRisk.RISK, "subjects_told": SubjectsTold.UNDECIDED}),
    ("breaches", 1, {"subjects_told": SubjectsTold.NO, "not_told_reason": NotToldReason.PROTECTED}),
    ("breaches", 1, {"aware_at": None}),
    ("disclosures", 1, {"outcome": DisclosureOutcome.REFUSED, "reviewed_by": "", "art_48": ""}),
    ("disclosures", 1, {"country": "FR", "art_48": ""}),
    ("disclosures", 1, {"art_48": "", "transfer": 1}),
    ("disclosures", 2, {"due_on": date(2026, 12, 1)}),
    ("notices", 1, {"state": NoticeState.DRAFT, "effective_to": None}),
    ("suppressions", 1, {"confirmed_on": None, "since": date(2026, 11, 10)}),
    ("suppressions", 1, {"confirmed_on": None, "since": None}),
    ("suppressions", 1, {"confirmed_on": None, "plain": ""}),
    ("measures", 1, {"state": MeasureState.PLANNED, "review_on": PAST}),
    ("measures", 1, {"review_on": COMING}),
]


@pytest.mark.parametrize(("where", "number", "changes"), FINE)
def test_what_only_looks_like_a_slip_is_none(sound_records, where, number, changes):
    assert gaps(spoiled(sound_records, where, number, changes)) == []
