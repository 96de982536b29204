"""What is missing in the record of processing: purposes, bases, retention, conditions (GDPR Art. 5, 6, 9, 30)."""

from collections.abc import Iterable, Iterator
from datetime import date

from officer_app.domain.activity import Activity, ActivityRole, ActivityState, LegalBasis, Purpose
from officer_app.domain.data_category import Sensitivity
from officer_app.domain.fields import is_empty
from officer_app.domain.gap import Gap, GapKind, GapRecords, gap_of, grouped, labels
from officer_app.domain.notice_rules import notices_in_force
from officer_app.domain.words import Sentence

PURPOSES = "purpose"
"""The type of the records that hang on an activity, by which a gap of a purpose is mended."""

_OURS = frozenset({ActivityRole.CONTROLLER, ActivityRole.JOINT})


def activity_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell what is missing of each activity that goes on."""
    purposes = grouped(records.purposes, "activity_id")
    sensitive = {each.id: each.sensitivity for each in records.categories}
    for activity in running(records.activities, today):
        its_purposes = purposes.get(activity.id, ())
        yield from without_purpose(activity, its_purposes)
        yield from without_retention(activity)
        yield from without_client(activity)
        yield from not_described(activity)
        yield from impact_not_assessed(activity)
        yield from consent_unproven(activity, its_purposes)
        yield from review_due(activity, today)
        held = {sensitive[each] for each in activity.data_categories if each in sensitive}
        for purpose in its_purposes:
            yield from without_condition(activity, purpose, held)


def running(activities: Iterable[Activity], today: date) -> list[Activity]:
    """Return the activities that have not ceased."""
    return [
        each
        for each in activities
        if each.state is not ActivityState.CEASED and not (each.ceased_on and each.ceased_on <= today)
    ]


def without_purpose(activity: Activity, purposes: Iterable[Purpose]) -> Iterator[Gap]:
    """Tell of an activity of ours without any purpose, and of purposes without legal basis."""
    if activity.role not in _OURS:
        return
    purposes = tuple(purposes)
    if not purposes:
        sentence = Sentence("No purpose is recorded.", source="GDPR Art. 5(1)(b) and 30(1)(b)")
        yield gap_of(GapKind.ACTIVITY_WITHOUT_PURPOSE, activity, sentence, PURPOSES)
    for each in purposes:
        if each.legal_basis is None:
            sentence = Sentence("This purpose has no legal basis: {purpose}.", {"purpose": each.name}, "GDPR Art. 6(1)")
            yield gap_of(GapKind.PURPOSE_WITHOUT_BASIS, activity, sentence, PURPOSES, row=each.id)


def without_retention(activity: Activity) -> Iterator[Gap]:
    """Tell of an activity of ours that does not say how long data are kept."""
    said = (activity.retention_period, activity.retention_months, activity.retention)
    if activity.role in _OURS and all(is_empty(each) for each in said):
        sentence = Sentence("It is not said how long the data are kept.", source="GDPR Art. 5(1)(e) and 30(1)(f)")
        yield gap_of(GapKind.ACTIVITY_WITHOUT_RETENTION, activity, sentence, "retention_period")


def without_client(activity: Activity) -> Iterator[Gap]:
    """Tell of an activity for clients that names none."""
    if activity.role is ActivityRole.PROCESSOR and not activity.clients:
        sentence = Sentence("It is carried out for clients, but names none.", source="GDPR Art. 30(2)(a)")
        yield gap_of(GapKind.ACTIVITY_WITHOUT_CLIENT, activity, sentence, "clients")


def not_described(activity: Activity) -> Iterator[Gap]:
    """Tell what the record must say of an activity and does not."""
    wanted = ("subjects", "data_categories", "measures") if activity.role in _OURS else ("measures",)
    missing = [name for name in wanted if is_empty(getattr(activity, name))]
    if missing:
        text = "The record of processing needs this, and it is missing: {fields}."
        source = "GDPR Art. 30(1)(c) and (g)" if activity.role in _OURS else "GDPR Art. 30(2)(d)"
        sentence = Sentence(text, {"fields": labels(activity, missing)}, source)
        yield gap_of(GapKind.ACTIVITY_INCOMPLETE, activity, sentence, missing[0])


def impact_not_assessed(activity: Activity) -> Iterator[Gap]:
    """Tell of an activity that needs an impact assessment and names none."""
    if activity.dpia_needed and is_empty(activity.dpia_reference):
        sentence = Sentence("It needs a data protection impact assessment, and none is named.", source="GDPR Art. 35")
        yield gap_of(GapKind.ACTIVITY_IMPACT, activity, sentence, "dpia_reference")


def consent_unproven(activity: Activity, purposes: Iterable[Purpose]) -> Iterator[Gap]:
    """Tell of an activity that rests on consent and does not say how that is proved."""
    rests_on_consent = any(each.legal_basis is LegalBasis.CONSENT for each in purposes)
    if rests_on_consent and is_empty(activity.consent_evidence):
        sentence = Sentence("It rests on consent, but it is not said how consent is proved.", source="GDPR Art. 7(1)")
        yield gap_of(GapKind.ACTIVITY_CONSENT, activity, sentence, "consent_evidence")


def review_due(activity: Activity, today: date) -> Iterator[Gap]:
    """Tell of an activity that is to be looked at again."""
    due = activity.review_on
    if due and due <= today:
        sentence = Sentence("Its review was planned for {day}.", {"day": due}, "GDPR Art. 24(1)")
        yield gap_of(GapKind.ACTIVITY_REVIEW_DUE, activity, sentence, "review_on", due_on=due)


def without_condition(activity: Activity, purpose: Purpose, held: set[Sensitivity]) -> Iterator[Gap]:
    """Tell of special categories without a condition of Art. 9(2), and of convictions without a law (Art. 10)."""
    if Sensitivity.SPECIAL in held and purpose.special_condition is None:
        text = "Special categories of data are used without a condition for them: {purpose}."
        sentence = Sentence(text, {"purpose": purpose.name}, "GDPR Art. 9(2)")
        yield gap_of(GapKind.PURPOSE_SPECIAL, activity, sentence, PURPOSES, row=purpose.id)
    if Sensitivity.CRIMINAL in held and is_empty(purpose.law):
        text = "Data on convictions are used, and no law that allows it is named: {purpose}."
        sentence = Sentence(text, {"purpose": purpose.name}, "GDPR Art. 10")
        yield gap_of(GapKind.PURPOSE_SPECIAL, activity, sentence, PURPOSES, row=purpose.id)


def unpublished_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell of purposes of ours that no notice in force names; without any notice that is the gap, not each purpose."""
    in_force = {each.id for each in notices_in_force(records.notices, today)}
    named = {each.id for each in records.published if in_force & set(each.notices)}
    ours = {each.id: each for each in running(records.activities, today) if each.role in _OURS}
    for purpose in records.purposes if in_force else ():
        activity = ours.get(purpose.activity_id)
        if activity and purpose.published not in named:
            text = "The published notice in force does not name this purpose: {purpose}."
            sentence = Sentence(text, {"purpose": purpose.name}, "GDPR Art. 5(1)(b), 13(1)(c) and 14(1)(c)")
            yield gap_of(GapKind.PURPOSE_NOT_PUBLISHED, activity, sentence, PURPOSES, row=purpose.id)
