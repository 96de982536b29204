"""What runs out in the registers stands on Today: hours for a breach, days for the rest, and the way to all gaps."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from officer_app.domain.agreement import AgreementStatus
from officer_app.domain.breach import BreachNature
from officer_app.domain.gap import GapKind, Severity
from officer_app.services.registers import add_record, change_record
from officer_app.ui.chips import Chip
from officer_app.ui.gap_book import line_of
from officer_app.ui.gap_words import due_face, summary_words
from officer_app.ui.pages.today_gaps import DAYS_AHEAD, running_out
from officer_app.ui.theme import Tone


@pytest.fixture
def told(register, clock):
    """Tell a breach with 41 hours left, a change with 4 days, an agreement that ends in 20, one in 50."""
    now, today = clock.now(), clock.day
    breach = add_record(
        register, "breach", title="List sent", nature=(BreachNature.CONFIDENTIALITY,),
        aware_at=now - timedelta(hours=31),
    )  # fmt: skip
    processor = add_record(register, "processor", name="Nordlys AB", country="SE")
    add_record(
        register, "change_notice", what="Fjord joins", processor=processor.id, told_on=today - timedelta(days=10),
        objection_until=today + timedelta(days=4),
    )  # fmt: skip
    for title, days in (("Hosting", 20), ("Mailing", 50)):
        add_record(
            register, "agreement", title=title, processor=processor.id, status=AgreementStatus.IN_FORCE,
            signed_on=today - timedelta(days=300), ends_on=today + timedelta(days=days), remind_days=60,
        )  # fmt: skip
    return breach


@pytest.fixture
def card(told, window, settled):
    assert told
    settled()
    return window.workplace.page("today").gaps


def shown(card):
    rows = [each for each in card.findChildren(QAbstractButton) if each.objectName().startswith("running_out_")]
    return [(row.findChildren(QLabel)[0].text(), row.findChild(Chip).face.words) for row in rows if not row.isHidden()]


def test_the_soonest_stands_first_in_hours_or_days(card):
    assert shown(card) == [("List sent", "41 hours left"), ("Fjord joins", "In 4 days"), ("Hosting", "In 20 days")]
    assert card.findChild(Chip).face.tone is Tone.BAD


def number_of(words):
    return int("".join(mark for mark in words if mark.isdigit()))


def test_what_is_settled_goes_and_the_link_leads_to_all_gaps(qtbot, card, register, told, window, clock, settled):
    before = number_of(card.all.text())
    change_record(register, "breach", told.id, notified_at=clock.now())
    settled()
    assert [title for title, _ in shown(card)] == ["Fjord joins", "Hosting"]
    assert number_of(card.all.text()) == before - 1
    qtbot.mouseClick(card.all, Qt.MouseButton.LeftButton)
    assert window.workplace.current.objectName() == "gaps"


def test_a_press_opens_what_settles_it(qtbot, card):
    seen = []

    def look():
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
        seen.append((dialog.windowTitle(), dialog.focusWidget().objectName()))
        dialog.reject()

    QTimer.singleShot(0, lambda: QTimer.singleShot(0, look))
    qtbot.mouseClick(card.findChild(QAbstractButton, "running_out_0"), Qt.MouseButton.LeftButton)
    assert seen == [("List sent", "notified_at")]


def test_where_nothing_runs_out_it_says_so_and_empty_registers_say_nothing(register, window, settled):
    card = window.workplace.page("today").gaps
    assert card.isHidden()
    add_record(register, "processor", name="Nordlys AB", country="SE")
    settled()
    assert not card.isHidden()
    words = [label.text() for label in card.findChildren(QLabel) if isinstance(label, QWidget)]
    assert "No time limit of the registers ends within 30 days." in words


def test_reviews_that_are_due_are_no_time_limits(told, window, register, clock, settled):
    add_record(register, "processor", name="Quiet BV", next_review_on=clock.day)
    settled()
    listing = window.workplace.desk.gaps.listing
    kinds = {line.gap.kind for line in running_out(listing.lines, listing.day)}
    assert GapKind.PROCESSOR_REVIEW_DUE in {line.gap.kind for line in listing.lines}
    assert kinds == {GapKind.BREACH_CLOCK, GapKind.CHANGE_CLOSING, GapKind.AGREEMENT_ENDING}
    last = listing.day + timedelta(days=DAYS_AHEAD)
    assert all(line.gap.due_on <= last for line in running_out(listing.lines, listing.day))
    assert told


def face_of(window, kind, days, now=None):
    """Return how a gap of the register would be told had it been due so many days from now."""
    listing = window.workplace.desk.gaps.listing
    gap = next(line.gap for line in listing.lines if line.gap.kind is kind)
    facts = {name: getattr(gap, name) for name in type(gap).__dataclass_fields__}
    moved = type(gap)(**facts | {"due_on": listing.day + timedelta(days=days)})
    return due_face(line_of(0, moved).gap, listing.day, now or datetime(2030, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("kind", "days", "words", "tone"),
    [
        (GapKind.BREACH_CLOCK, -2, "2 days late", Tone.BAD),
        (GapKind.CHANGE_CLOSING, 0, "Today", Tone.BAD),
        (GapKind.CHANGE_CLOSING, 5, "In 5 days", Tone.WARN),
        (GapKind.AGREEMENT_ENDING, 61, "Tue 2 Jun", Tone.PLAIN),
        (GapKind.AGREEMENT_ENDING, -70, "Since 22 Jan", Tone.BAD),
        (GapKind.AGREEMENT_ENDING, -170, "Since 14 Oct 2025", Tone.BAD),
    ],
)
def test_days_are_told_as_people_tell_them(card, window, kind, days, words, tone):
    assert card
    face = face_of(window, kind, days)
    assert (face.words, face.tone) == (words, tone)


def test_the_last_hour_of_a_breach_is_told(card, window, told):
    until = told.aware_at + timedelta(hours=72)
    assert face_of(window, GapKind.BREACH_CLOCK, 0, until - timedelta(minutes=20)).words == "Less than an hour left"
    assert face_of(window, GapKind.BREACH_CLOCK, 0, until - timedelta(minutes=80)).words == "1 hour left"
    assert card


@pytest.mark.parametrize(
    ("numbers", "begins"),
    [
        ({Severity.URGENT: 1, Severity.SERIOUS: 9}, "Begin with the urgent one"),
        ({Severity.URGENT: 4}, "Begin with the 4 urgent ones"),
        ({Severity.SERIOUS: 2, Severity.MINOR: 8}, "Nothing is urgent; in 2 places"),
        ({Severity.MODERATE: 2}, "The law's requirements are met on paper"),
        ({}, ""),
    ],
)
def test_one_sentence_says_what_the_figures_mean(numbers, begins):
    assert summary_words(numbers).startswith(begins)
    assert bool(summary_words(numbers)) is bool(begins)
