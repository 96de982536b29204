"""Promises about what the organisation itself does with data: which data, why, how protected, by which trackers."""

from collections.abc import Iterable, Iterator
from typing import Final

from officer_app.domain.activity import Activity, ActivityRole, Purpose
from officer_app.domain.activity_rules import running
from officer_app.domain.data_category import DataCategory
from officer_app.domain.fields import is_empty
from officer_app.domain.measure import Measure, MeasureKind, MeasureState
from officer_app.domain.notice import NoticeVersion, PublishedPurpose
from officer_app.domain.notice_rules import notices_in_force
from officer_app.domain.processor import Engagement, Processor
from officer_app.domain.promise import Facts, Lapse, LapseKind, Look, Looked, Wanted, lapse_of, look_at
from officer_app.domain.tracker import ConsentNeed, Party, Tracker

_OURS: Final = frozenset({ActivityRole.CONTROLLER, ActivityRole.JOINT})


def ours(facts: Facts) -> list[Activity]:
    """Return the activities that go on and of which we are the controller, alone or jointly."""
    return [each for each in running(facts.book.live(Activity), facts.today) if each.role in _OURS]


def data_catalogued(facts: Facts) -> tuple[Look, ...]:
    """Look whether each activity says which data it uses, and the catalogue where they come from."""
    catalogue = facts.book.live(DataCategory)
    known = {each.id for each in catalogue}
    return (
        look_at(Looked.ACTIVITY_DATA, ours(facts), lambda each: without_data(each, known)),
        look_at(Looked.CATEGORIES, catalogue, without_source, proves=False),
    )


def without_data(activity: Activity, known: set[int | None]) -> Iterator[Lapse]:
    """Tell of an activity that names no category of data in the catalogue (GDPR Art. 30(1)(c))."""
    if not known & set(activity.data_categories):
        yield lapse_of(LapseKind.ACTIVITY_WITHOUT_DATA, activity)


def without_source(category: DataCategory) -> Iterator[Lapse]:
    """Tell of a category that does not say where the data come from (GDPR Art. 14(2)(f))."""
    if not category.sources:
        yield lapse_of(LapseKind.CATEGORY_WITHOUT_SOURCE, category)


def trackers_told(facts: Facts) -> tuple[Look, ...]:
    """Look whether each tracker is described as the cookie page tells it, and set with consent where one is due."""
    trackers = facts.book.live(Tracker)
    asking = [each for each in trackers if each.consent is not ConsentNeed.EXEMPT]
    return (
        look_at(Looked.TRACKERS, trackers, untold),
        look_at(Looked.CONSENT, asking, unasked),
    )


def untold(tracker: Tracker) -> Iterator[Lapse]:
    """Tell what the description of a tracker lacks, and of a third party behind it that nothing names."""
    said = {
        Wanted.PROVIDER: tracker.provider, Wanted.PURPOSE: tracker.purpose, Wanted.COLLECTS: tracker.collects,
        Wanted.LIFETIME: tracker.lifetime or tracker.lifetime_days,
    }  # fmt: skip
    missing = tuple(wanted for wanted, value in said.items() if is_empty(value))
    if missing:
        yield lapse_of(LapseKind.TRACKER_INCOMPLETE, tracker, what=missing)
    if tracker.party is Party.THIRD and tracker.processor is None and tracker.transfer is None:
        yield lapse_of(LapseKind.TRACKER_UNLINKED, tracker)


def unasked(tracker: Tracker) -> Iterator[Lapse]:
    """Tell of a tracker that is set without asking, though it is not exempt (Directive 2002/58/EC Art. 5(3))."""
    if tracker.consent is ConsentNeed.NOT_ASKED:
        yield lapse_of(LapseKind.TRACKER_WITHOUT_CONSENT, tracker, on=tracker.seen_on)


def purposes_published(facts: Facts) -> tuple[Look, ...]:
    """Look whether the policy in force names each purpose; without a policy in force nothing can be proved."""
    in_force = {each.id for each in notices_in_force(facts.book.live(NoticeVersion), facts.today)}
    named = {each.id for each in facts.book.live(PublishedPurpose) if in_force & set(each.notices)}
    activities = {each.id: each for each in ours(facts)} if in_force else {}
    purposes = [each for each in facts.book.all(Purpose) if each.activity_id in activities]
    busy = {each.activity_id for each in purposes}
    return (
        look_at(Looked.PURPOSES, purposes, lambda each: _unnamed(each, activities[each.activity_id], named)),
        look_at(Looked.ACTIVITY_PURPOSES, activities.values(), lambda each: purposeless(each, busy), proves=False),
    )


def _unnamed(purpose: Purpose, activity: Activity, named: set[int | None]) -> Iterator[Lapse]:
    if purpose.published not in named:
        kind = LapseKind.PURPOSE_NOT_PUBLISHED
        yield lapse_of(kind, activity, row=purpose.id, what=(purpose.name,), on=activity.started_on)


def purposeless(activity: Activity, busy: set[int | None]) -> Iterator[Lapse]:
    """Tell of an activity for which no purpose is recorded (GDPR Art. 5(1)(b))."""
    if activity.id not in busy:
        yield lapse_of(LapseKind.ACTIVITY_WITHOUT_PURPOSE, activity)


def data_protected(facts: Facts) -> tuple[Look, ...]:
    """Look whether measures are in place for each activity and processor, and of each kind that was promised."""
    there = [each for each in facts.book.live(Measure) if each.state is MeasureState.IN_PLACE]
    in_place = {each.id for each in there}
    processors = [each for each in facts.book.live(Processor) if each.status is Engagement.ACTIVE]
    kinds = tuple(MeasureKind) if facts.book.live(Measure) else ()
    activities = running(facts.book.live(Activity), facts.today)
    return (
        look_at(Looked.ACTIVITY_MEASURES, activities, lambda each: unprotected(each, in_place)),
        look_at(Looked.PROCESSOR_MEASURES, processors, lambda each: unconfirmed(each, in_place)),
        look_at(Looked.MEASURE_KINDS, kinds, lambda each: kind_missing(each, there), proves=False),
    )


def unprotected(activity: Activity, in_place: set[int | None]) -> Iterator[Lapse]:
    """Tell of an activity that names no measure in place (GDPR Art. 30(1)(g) and 32)."""
    if not in_place & set(activity.measures):
        yield lapse_of(LapseKind.ACTIVITY_WITHOUT_MEASURES, activity)


def unconfirmed(processor: Processor, in_place: set[int | None]) -> Iterator[Lapse]:
    """Tell of a processor whose measures are neither linked nor confirmed (GDPR Art. 28(1) and 32)."""
    if not in_place & set(processor.measures) and processor.measures_confirmed_on is None:
        yield lapse_of(LapseKind.PROCESSOR_WITHOUT_MEASURES, processor)


def kind_missing(kind: MeasureKind, there: Iterable[Measure]) -> Iterator[Lapse]:
    """Tell of a kind of measures that the policy promises and of which none is in place."""
    if not any(each.kind is kind for each in there):
        yield Lapse(kind=LapseKind.MEASURE_KIND_MISSING, key="measure", record_id=None, reference="", what=(kind,))
