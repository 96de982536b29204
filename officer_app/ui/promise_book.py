"""The promise audit for the window: reckoned in the background, and again after a change while somebody looks at it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from officer_app.domain.promise import PromiseAudit, PromiseVerdict
from officer_app.services.promises import PROMISE_TYPES, PromiseRecords, audits_of, read_promise_records
from officer_app.ui.desk import Desk
from officer_app.ui.jobs import Job
from officer_app.ui.words import t


@dataclass(frozen=True, slots=True)
class PromiseListing:
    """Every promise on a day."""

    day: date
    audits: tuple[PromiseAudit, ...]

    def number(self, verdict: PromiseVerdict) -> int:
        """Return how many promises have a verdict."""
        return sum(each.verdict is verdict for each in self.audits)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded from which anything could be said."""
        return self.number(PromiseVerdict.NOT_PROVABLE) == len(self.audits)


class PromiseBook(QObject):
    """Reads one at a time, and only while it is wanted; many changes at once cost one reading more, not many."""

    read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_stale = True
        self._is_wanted = False
        self._job: Job | None = None
        self.listing: PromiseListing | None = None
        desk.changed.connect(self.touched)

    def want(self, *, wanted: bool) -> None:
        """Say whether somebody looks at it; what changed meanwhile, or the day, is read then."""
        self._is_wanted = wanted
        if self.listing and self.listing.day != self._desk.today():
            self._is_stale = True
        self._read_where_stale()

    def touched(self, names: frozenset[str]) -> None:
        """Audit again where a change may keep or break a promise."""
        if names & PROMISE_TYPES:
            self.reload()

    def reload(self) -> None:
        """Audit again, now or as soon as somebody looks."""
        self._is_stale = True
        self._read_where_stale()

    def _read_where_stale(self) -> None:
        if self._job is not None or not self._is_stale or not self._is_wanted:
            return
        self._is_stale = False
        today = self._desk.today()

        def reckon(records: PromiseRecords) -> PromiseListing:
            return PromiseListing(today, audits_of(records, today))

        self._job = self._desk.read(t("Auditing the promises"), read_promise_records, self._show, reckon)
        self._job.finished.connect(self._ended)

    def _ended(self) -> None:
        is_closing = self._job is not None and self._job.is_cancelled
        self._job = None
        if not is_closing:
            self._read_where_stale()

    def _show(self, listing: Any) -> None:
        self.listing = listing
        self.read.emit(listing)
