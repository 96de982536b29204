"""Cookies, beacons and widgets: with or without consent, whose they are, how long they stay, where their data go."""

from collections.abc import Sequence
from typing import Final

from officer_app.documents.grid import Grid, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.laid import columns_of
from officer_app.documents.reports.standing import across, by_name, standing
from officer_app.domain.book import Book
from officer_app.domain.tracker import ConsentNeed, Party, Tracker, TrackerCategory
from officer_app.domain.transfer import Transfer
from officer_app.domain.words import Country

NEEDS: Final = (Tracker, Transfer)
CATEGORY_SHARES: Final = {"category": 3.4, "trackers": 1.4, "asked": 2.2, "exempt": 1.4, "not_asked": 2.2}
SHARES: Final = {
    "name": 2.2, "kind": 2.0, "category": 2.0, "sites": 2.8, "provider": 2.4, "party": 1.8, "consent": 2.2,
    "lifetime": 1.9, "collects": 3.4, "transfer": 3.4, "seen_on": 1.7,
}  # fmt: skip


def build(asked: Asked) -> Report:
    """Build the report on trackers, as they stand today."""
    words = asked.words("trackers")
    trackers = by_name(asked.book.live(Tracker))
    return standing(
        asked,
        words,
        "trackers",
        figures=_figures(trackers, words),
        lead=_lead(trackers, words),
        sections=(
            Section(words("trackers.by_category"), (_categories(trackers, words),)),
            across(words("trackers.list"), _list(trackers, asked.book, words)),
        ),
    )


def _figures(trackers: Sequence[Tracker], words: ReportWords) -> tuple[Figure, ...]:
    return (
        Figure(str(len(trackers)), words("trackers.count")),
        Figure(str(_consent(trackers, ConsentNeed.ASKED)), words("trackers.asked")),
        Figure(str(_consent(trackers, ConsentNeed.NOT_ASKED)), words("trackers.not_asked")),
        Figure(str(sum(each.party is Party.THIRD for each in trackers)), words("trackers.third")),
        Figure(str(sum(each.transfer is not None for each in trackers)), words("trackers.abroad")),
    )


def _consent(trackers: Sequence[Tracker], need: ConsentNeed) -> int:
    return sum(each.consent is need for each in trackers)


def _lead(trackers: Sequence[Tracker], words: ReportWords) -> str:
    if not trackers:
        return words("trackers.nothing")
    unasked = [each.name for each in trackers if each.consent is ConsentNeed.NOT_ASKED]
    return words.counted("trackers.unasked", len(unasked), names=", ".join(unasked))


def _categories(trackers: Sequence[Tracker], words: ReportWords) -> Grid:
    rows = []
    for category in TrackerCategory:
        those = [each for each in trackers if each.category is category]
        if those:
            rows.append((category, len(those), *(_consent(those, need) for need in ConsentNeed)))
    heads = columns_of(words, CATEGORY_SHARES, frozenset(CATEGORY_SHARES) - {"category"})
    return Grid("categories", words("trackers.by_category"), heads, rows)


def _list(trackers: Sequence[Tracker], book: Book, words: ReportWords) -> Grid:
    rows = [_row(each, book, words) for each in trackers]
    return Grid("trackers", words("trackers.list"), columns_of(words, SHARES), rows)


def _row(tracker: Tracker, book: Book, words: ReportWords) -> Row:
    return (
        tracker.name,
        tracker.kind,
        tracker.category,
        tracker.sites,
        tracker.provider,
        tracker.party,
        tracker.consent,
        _lifetime(tracker, words),
        tracker.collects,
        _transfer(tracker, book),
        tracker.seen_on,
    )


def _lifetime(tracker: Tracker, words: ReportWords) -> str:
    """Return the lifetime in days, which every language says, else as the page with the trackers says it."""
    if tracker.lifetime_days is None:
        return tracker.lifetime
    return words.counted("trackers.days", tracker.lifetime_days)


def _transfer(tracker: Tracker, book: Book) -> tuple[object, ...]:
    transfer = book.get(Transfer, tracker.transfer)
    return (Country(transfer.country), transfer.mechanism) if transfer else ()
