"""What letters are about, and the phase and the lateness of a notification of a breach (GDPR Art. 33(1) and (4))."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from officer_app.domain.breach import Breach, NotificationStage
from officer_app.domain.breach_phase import is_late, notified, phase_of
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile, dates_of, read_clock
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.matter import BreachFile, NoticeFile, TaskFile
from officer_app.domain.organisation import Organisation
from officer_app.domain.recipient_notice import RecipientNotice

ZONE = ZoneInfo("Europe/Brussels")
AWARE = datetime(2026, 10, 23, 14, tzinfo=UTC)
NOW = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)
"""Half past midnight of 25 October where the organisation is."""


def breach_file(now=NOW, **facts):
    return BreachFile(Organisation(name="Heron"), Breach(title="List", **{"aware_at": AWARE, **facts}), now, ZONE)


@pytest.mark.parametrize(
    ("facts", "phase"),
    [
        ({}, NotificationStage.INITIAL),
        ({"notification": NotificationStage.INITIAL, "notified_at": NOW}, NotificationStage.INITIAL),
        (
            {"notification": NotificationStage.INITIAL, "notified_at": datetime(2026, 10, 24, 21, tzinfo=UTC)},
            NotificationStage.FOLLOW_UP,
        ),
        ({"notification": NotificationStage.INITIAL}, NotificationStage.FOLLOW_UP),
        ({"notified_at": datetime(2026, 10, 24, 8, tzinfo=UTC)}, NotificationStage.FOLLOW_UP),
        ({"notification": NotificationStage.COMPLETE, "notified_at": NOW}, NotificationStage.COMPLETE),
    ],
)
def test_a_notification_is_the_first_until_the_day_is_over(facts, phase):
    assert phase_of(breach_file(**facts)) is phase


@pytest.mark.parametrize(
    ("now", "facts", "late"),
    [
        (datetime(2026, 10, 26, 14, tzinfo=UTC), {}, False),
        (datetime(2026, 10, 26, 14, 1, tzinfo=UTC), {}, True),
        (datetime(2026, 11, 20, tzinfo=UTC), {"notified_at": NOW}, False),
        (NOW, {"aware_at": None}, False),
    ],
)
def test_it_is_late_after_72_hours_even_where_the_clocks_change(now, facts, late):
    assert is_late(breach_file(now, **facts)) is late


def test_once_made_the_breach_says_when_and_how_far_and_keeps_what_was_entered():
    made = notified(breach_file())
    assert (made.notification, made.notified_at) == (NotificationStage.INITIAL, NOW)
    later = replace(breach_file(datetime(2026, 11, 2, 9, tzinfo=UTC)), breach=made)
    again = notified(later)
    assert (again.notification, again.notified_at) == (NotificationStage.FOLLOW_UP, NOW)
    unknown = notified(breach_file(notification=NotificationStage.INITIAL))
    assert (unknown.notification, unknown.notified_at) == (NotificationStage.FOLLOW_UP, None)


def test_a_task_and_a_notice_are_of_the_organisation_of_their_case():
    case = Case(reference="DSR-2026-0001", received_on=date(2026, 3, 5))
    dates = dates_of(case, (), (), Calendar("BE", {}))
    file = CaseFile(Organisation(name="Heron"), case, dates, read_clock(case, dates, (), (), date(2026, 3, 6)))
    assert TaskFile(file, SearchTask()).organisation.name == "Heron"
    assert NoticeFile(file, RecipientNotice()).organisation.name == "Heron"
