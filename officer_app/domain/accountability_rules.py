"""What is open with authorities' demands, opt-outs, trackers and measures (GDPR Art. 5(2), 21(3), 32, 48)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from officer_app.domain.deadlines import after_months
from officer_app.domain.disclosure import Disclosure, DisclosureOutcome
from officer_app.domain.fields import is_empty
from officer_app.domain.gap import Gap, GapKind, GapRecords, Severity, gap_of
from officer_app.domain.law import law_tables
from officer_app.domain.measure import Measure, MeasureState
from officer_app.domain.suppression import Suppression
from officer_app.domain.tracker import ConsentNeed, Party, Tracker
from officer_app.domain.words import Sentence

CONFIRM_DAYS: Final = 14
"""After so many days an opt-out that was not confirmed to the person is told of (our policy)."""
DEMAND_DAYS: Final = 7
"""So long before its deadline an open demand of an authority is told of (our policy)."""

_GIVEN = frozenset({DisclosureOutcome.DISCLOSED, DisclosureOutcome.PART})


def disclosure_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell what is open with each demand of an authority."""
    for each in records.disclosures:
        yield from demand_due(each, today)
        yield from without_review(each)
        yield from without_agreement(each)


def demand_due(disclosure: Disclosure, today: date) -> Iterator[Gap]:
    """Tell of an open demand whose deadline is near or has passed."""
    due = disclosure.due_on
    if disclosure.outcome is DisclosureOutcome.OPEN and due and due <= today + timedelta(days=DEMAND_DAYS):
        text = "The authority's deadline is {day}, and nothing is decided."
        severity = GapKind.DISCLOSURE_DUE.severity
        if due < today:
            text = "The authority's deadline was {day}, and nothing is decided."
            severity = Severity.URGENT
        sentence = Sentence(text, {"day": due}, "GDPR Art. 6(1)(c)")
        yield gap_of(GapKind.DISCLOSURE_DUE, disclosure, sentence, "outcome", due_on=due, severity=severity)


def without_review(disclosure: Disclosure) -> Iterator[Gap]:
    """Tell of data that were handed over though no lawyer looked at the demand."""
    if disclosure.outcome in _GIVEN and (disclosure.reviewed_on is None or is_empty(disclosure.reviewed_by)):
        sentence = Sentence("Data were handed over without a legal review on record.", source="GDPR Art. 5(2) and 6(1)")
        yield gap_of(GapKind.DISCLOSURE_REVIEW, disclosure, sentence, "reviewed_by")


def without_agreement(disclosure: Disclosure) -> Iterator[Gap]:
    """Tell of data that went to an authority outside the EEA without an international agreement (Art. 48)."""
    law = law_tables()
    is_abroad = law.is_known(disclosure.country) and not law.is_inside(disclosure.country)
    if disclosure.outcome in _GIVEN and is_abroad and is_empty(disclosure.art_48) and disclosure.transfer is None:
        text = (
            "Data went to an authority outside the European Economic Area, and neither an international agreement "
            "nor a transfer is named."
        )
        yield gap_of(GapKind.DISCLOSURE_ABROAD, disclosure, Sentence(text, source="GDPR Art. 48"), "art_48")


def suppression_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell of opt-outs of which the person has heard nothing."""
    for each in records.suppressions:
        yield from unconfirmed(each, today)


def unconfirmed(suppression: Suppression, today: date) -> Iterator[Gap]:
    """Tell of an opt-out that was not confirmed after a fortnight; the answer is due after a month (Art. 12(3))."""
    can_confirm = not is_empty(suppression.plain) or suppression.from_case is not None
    if suppression.confirmed_on or not can_confirm or suppression.since is None:
        return
    if suppression.since + timedelta(days=CONFIRM_DAYS) <= today:
        due = after_months(suppression.since, 1)
        text = "The person has not been told that marketing stopped on {since}; that is due by {due}."
        sentence = Sentence(text, {"since": suppression.since, "due": due}, "GDPR Art. 12(3) and 21(3)")
        severity = Severity.SERIOUS if due < today else GapKind.SUPPRESSION_UNCONFIRMED.severity
        kind = GapKind.SUPPRESSION_UNCONFIRMED
        yield gap_of(kind, suppression, sentence, "confirmed_on", due_on=due, severity=severity)


def tracker_gaps(records: GapRecords, _today: date) -> Iterator[Gap]:
    """Tell what is wrong with each tracker."""
    for each in records.trackers:
        yield from consent_not_asked(each)
        yield from third_party_unrecorded(each)


def consent_not_asked(tracker: Tracker) -> Iterator[Gap]:
    """Tell of a tracker that is set without asking, though it is not exempt."""
    if tracker.consent is ConsentNeed.NOT_ASKED:
        text = "It is set without asking for consent. Ask first, or say that it is exempt."
        sentence = Sentence(text, source="Directive 2002/58/EC Art. 5(3); GDPR Art. 6(1)(a)")
        yield gap_of(GapKind.TRACKER_CONSENT, tracker, sentence, "consent")


def third_party_unrecorded(tracker: Tracker) -> Iterator[Gap]:
    """Tell of a tracker by which somebody else collects data, and which names neither processor nor transfer."""
    if tracker.party is Party.THIRD and tracker.processor is None and tracker.transfer is None:
        text = "Somebody else collects data by it, and neither a processor nor a transfer is named."
        sentence = Sentence(text, source="GDPR Art. 26, 28 and 44; EDPB Guidelines 05/2021")
        yield gap_of(GapKind.TRACKER_THIRD_PARTY, tracker, sentence, "processor")


def measure_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell of measures whose test is due."""
    for each in records.measures:
        yield from retest_due(each, today)


def retest_due(measure: Measure, today: date) -> Iterator[Gap]:
    """Tell of a measure in place that is to be tested again (Art. 32(1)(d))."""
    due = measure.review_on
    if measure.state is MeasureState.IN_PLACE and due and due <= today:
        sentence = Sentence("Its test was planned for {day}.", {"day": due}, "GDPR Art. 32(1)(d)")
        yield gap_of(GapKind.MEASURE_DUE, measure, sentence, "review_on", due_on=due)
