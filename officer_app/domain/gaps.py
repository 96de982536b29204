"""Every gap of the registers, the worst first: what is missing, expired or contradictory, found before others do."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from officer_app.domain.accountability_rules import disclosure_gaps, measure_gaps, suppression_gaps, tracker_gaps
from officer_app.domain.activity_rules import activity_gaps, unpublished_gaps
from officer_app.domain.agreement_gaps import agreement_gaps
from officer_app.domain.book import Book
from officer_app.domain.breach_rules import gaps_of_breach
from officer_app.domain.chain_rules import chain_gaps, change_gaps
from officer_app.domain.gap import GAP_RECORDS, Gap, GapRecords, Severity
from officer_app.domain.notice_rules import notice_gaps
from officer_app.domain.processor_rules import client_gaps, processor_gaps
from officer_app.domain.transfer_gaps import recipient_gaps, transfer_gaps

RULES: Final[tuple[Callable[[GapRecords, date], Iterator[Gap]], ...]] = (
    processor_gaps,
    agreement_gaps,
    chain_gaps,
    change_gaps,
    client_gaps,
    transfer_gaps,
    recipient_gaps,
    activity_gaps,
    unpublished_gaps,
    notice_gaps,
    tracker_gaps,
    disclosure_gaps,
    suppression_gaps,
    measure_gaps,
)
"""Each looks for its own kinds of gaps; a new rule is one function and one line."""


def gap_records(book: Book) -> GapRecords:
    """Return the records of a book in which gaps are looked for: those that were not taken out of their lists."""
    return GapRecords(**{name: book.live(record) for name, record in GAP_RECORDS.items()})


def find_gaps(records: GapRecords, today: date, zone: ZoneInfo) -> list[Gap]:
    """Return every gap on a day: the worst first, then the one that is due first; `zone` is where the hours pass."""
    found = [gap for rule in RULES for gap in rule(records, today)]
    found += [gap for breach in records.breaches for gap in gaps_of_breach(breach, today, zone)]
    return sorted(found, key=_weight)


_ORDER: Final = {severity: place for place, severity in enumerate(Severity)}


def _weight(gap: Gap) -> tuple[int, date, str, str]:
    return _ORDER[gap.severity], gap.due_on or date.max, gap.kind, gap.title.casefold()
