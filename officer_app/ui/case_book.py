"""All cases as they stand: read once after a change, in the background, and shown by every page that lists them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from officer_app.domain.case import Case, is_open
from officer_app.domain.case_file import CaseLine
from officer_app.domain.folding import fold, found
from officer_app.domain.workload import Workload, workload
from officer_app.services.listing import Rows, lines_of, read_rows
from officer_app.ui.jobs import Job

CONCERNED = frozenset({"case", "search_task", "identity_check", "pause", "organisation"})
"""Tables of which a change shows in a list of cases."""

Ask = Callable[[Callable[[Any], Any], Callable[[Any], Any], Callable[[Any], None]], Job]
"""Puts a question to the register in the background, works on the answer there, and brings the result back."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Every case of the register, with what a search looks through and which of them wait for others.

    `retired` are those that were taken out of the list.
    """

    lines: Sequence[CaseLine] = ()
    folded: Mapping[int | None, str] = field(default_factory=dict)
    waiting: frozenset[int | None] = frozenset()
    work: Workload = Workload((), (), (), ())
    retired: Sequence[Case] = ()

    @property
    def still_open(self) -> int:
        """Return how many cases still need an answer."""
        return sum(is_open(line.case) for line in self.lines)

    @property
    def late(self) -> int:
        """Return how many open cases are past their date."""
        return sum(is_open(line.case) and line.clock.is_late for line in self.lines)

    def languages(self) -> tuple[str, ...]:
        """Return the languages that occur, by code."""
        return tuple(sorted({line.case.language for line in self.lines} - {""}))


def listing_of(rows: Rows, today: date) -> Listing:
    """Reckon what the pages show; in another thread, when the register is free again."""
    lines = lines_of(rows, today)
    work = workload(lines, rows.tasks, today)
    return Listing(
        lines,
        {line.case.id: searched_words(line.case) for line in lines},
        frozenset(each.line.case.id for each in work.waiting),
        work,
        rows.retired,
    )


def searched_words(case: Case) -> str:
    """Return what a search for a case looks through, folded."""
    return fold(
        "\n".join(
            (
                case.reference, case.subject_name, *case.subject_aliases, case.subject_email,
                *case.subject_other_emails, case.subject_phone, case.receiver_name, case.receiver_email,
                case.requester_name, case.requester_organisation, case.requester_email, case.client, case.title,
                case.external_reference, *case.identifiers, *case.labels, case.owner,
                *map(_without_signs, (*case.identifiers, case.subject_phone)),
            )
        )
    )  # fmt: skip


def _without_signs(number: str) -> str:
    """Return a number as somebody types it who leaves its blanks, dashes and dots out."""
    return "".join(mark for mark in number if mark.isalnum())


class CaseBook(QObject):
    """Reads all cases, one reading at a time; many changes at once cost one reading more, not many."""

    read = Signal(object)

    def __init__(self, ask: Ask, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._today = today
        self._is_reading = False
        self._again = False
        self.listing: Listing | None = None

    def finds(self, query: str) -> bool:
        """Tell whether every word of a query stands in some case."""
        listing = self.listing
        return listing is not None and any(found(query, words) for words in listing.folded.values())

    def reload(self) -> None:
        """Read again; `read` tells when it is done."""
        if self._is_reading:
            self._again = True
            return
        self._is_reading, self._again = True, False
        today = self._today()
        self._ask(read_rows, lambda rows: listing_of(rows, today), self._show).finished.connect(self._ended)

    def touched(self, names: frozenset[str]) -> None:
        """Read again where a change concerns a list of cases."""
        if names & CONCERNED:
            self.reload()

    def _ended(self) -> None:
        self._is_reading = False
        if self._again:
            self.reload()

    def _show(self, listing: Listing) -> None:
        self.listing = listing
        self.read.emit(listing)
