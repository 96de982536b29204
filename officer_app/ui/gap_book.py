"""The gaps of all registers: reckoned in the background, and again after each change that may open or close one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from officer_app.domain.folding import fold
from officer_app.domain.gap import Gap, GapKind, GapRecords, Severity
from officer_app.services.gaps import GAP_TYPES, ZONE, gaps_of, reread_gap_records
from officer_app.services.register import Register
from officer_app.ui.gap_words import title_of
from officer_app.ui.jobs import Job, Jobs
from officer_app.ui.register_words import page_words
from officer_app.ui.words import say_here, t, translate

Key = tuple[GapKind, str, int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class GapLine:
    """One gap as the list shows it: its place among all, its words, and what a search looks through."""

    place: int
    gap: Gap
    title: str
    said: str
    folded: str

    @property
    def key(self) -> Key:
        """Which gap it is, whatever its place."""
        return self.gap.kind, self.gap.key, self.gap.record_id, self.gap.row, self.said


@dataclass(frozen=True, slots=True)
class GapListing:
    """Every gap on a day, the worst first, and how many there are of each weight."""

    day: date
    lines: tuple[GapLine, ...] = ()
    numbers: Mapping[Severity, int] = field(default_factory=dict)
    looked_through: int = 0
    """In how many records gaps were looked for."""

    @property
    def urgent(self) -> int:
        """Return how many gaps are urgent."""
        return self.numbers.get(Severity.URGENT, 0)


def listing_of(records: GapRecords, day: date) -> GapListing:
    """Reckon what the pages show; in another thread, when the register is free again."""
    gaps = gaps_of(records, day, ZONE)
    looked_through = sum(len(getattr(records, name)) for name in GapRecords.__dataclass_fields__)
    lines = tuple(line_of(place, gap) for place, gap in enumerate(gaps))
    return GapListing(day, lines, Counter(gap.severity for gap in gaps), looked_through)


def line_of(place: int, gap: Gap) -> GapLine:
    """Return a gap in words."""
    title, said = title_of(gap), say_here(gap.sentence)
    searched = (title, said, gap.source, translate(gap.kind.label), page_words(gap.key))
    return GapLine(place, gap, title, said, fold("\n".join(searched)))


class GapBook(QObject):
    """Reads only what changed, one reading at a time; many changes at once cost one reading more, not many."""

    read = Signal(object)

    def __init__(self, register: Register, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register, self._jobs = register, jobs
        self._stale: set[str] = set()
        self._job: Job | None = None
        self._known: GapRecords | None = None
        self.listing: GapListing | None = None

    def reload(self, keys: Iterable[str] = GAP_TYPES) -> None:
        """Read the records of some types again and reckon; `read` tells when it is done."""
        self._stale |= set(keys)
        if self._job is not None or not self._stale:
            return
        wanted, self._stale = frozenset(self._stale), set()
        today = self._register.clock.today()
        self._job = self._jobs.start(t("Looking for gaps"), lambda *_: self._reckon(wanted, today), self._show)
        self._job.finished.connect(self._ended)

    def _reckon(self, keys: frozenset[str], today: date) -> GapListing:
        """Read and reckon; a reading that breaks off leaves nothing known, so that the next one reads everything."""
        known, self._known = self._known, None
        records = reread_gap_records(self._register, known or GapRecords(), keys if known else GAP_TYPES)
        self._known = records
        return listing_of(records, today)

    def look_again_on_a_new_day(self) -> None:
        """Reckon again where the day is no longer the one that is shown."""
        if self.listing and self.listing.day != self._register.clock.today():
            self.reload()

    def touched(self, names: frozenset[str]) -> None:
        """Reckon again where a change may open or close a gap."""
        self.reload(names & GAP_TYPES)

    def _ended(self) -> None:
        is_closing = self._job is not None and self._job.is_cancelled
        self._job = None
        if not is_closing:
            self.reload(())

    def _show(self, listing: Any) -> None:
        self.listing = listing
        self.read.emit(listing)
