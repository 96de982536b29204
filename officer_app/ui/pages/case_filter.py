"""Which cases the list shows: by state, right, language and the words that were typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from officer_app.domain.case import Case, is_open
from officer_app.domain.case_file import CaseLine
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.folding import fold, found
from officer_app.domain.vocabulary import Right
from officer_app.domain.workload import DAYS_OF_A_WEEK, workload
from officer_app.services.cases import case_lines

STATES = ("open", "all", "late", "soon", "waiting", "closed")


@dataclass(frozen=True, slots=True)
class Listing:
    """Every case of the register, with what a search looks through and which of them wait for others."""

    lines: Sequence[CaseLine] = ()
    folded: Mapping[int | None, str] = field(default_factory=dict)
    waiting: frozenset[int | None] = frozenset()

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


def read_listing(reader: Any, today: date) -> Listing:
    """Read all cases; for another thread, over a snapshot."""
    lines = case_lines(reader, today)
    waiting = workload(lines, reader.all(SearchTask), today).waiting
    return Listing(
        lines,
        {line.case.id: searched_words(line.case) for line in lines},
        frozenset(each.line.case.id for each in waiting),
    )


def searched_words(case: Case) -> str:
    """Return what a search for a case looks through, folded."""
    return fold(
        "\n".join(
            (
                case.reference, case.subject_name, *case.subject_aliases, case.subject_email, case.subject_phone,
                case.requester_name, case.requester_organisation, case.requester_email, case.client, case.title,
                case.external_reference, *case.identifiers, *case.labels, case.owner,
            )
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What the person chose; `None` and an empty text leave everything in."""

    state: str = "open"
    right: Right | None = None
    language: str = ""
    query: str = ""

    def lets_in(self, listing: Listing, line: CaseLine) -> bool:
        """Tell whether a case is shown; a search looks through closed cases too."""
        return (
            self._fits_state(listing, line)
            and (self.right is None or self.right in line.case.rights)
            and (not self.language or line.case.language == self.language)
            and found(self.query, listing.folded.get(line.case.id, ""))
        )

    def _fits_state(self, listing: Listing, line: CaseLine) -> bool:
        still_open = is_open(line.case)
        match self.state:
            case "all":
                return True
            case "late":
                return still_open and line.clock.is_late
            case "soon":
                return still_open and 0 <= line.clock.days_left <= DAYS_OF_A_WEEK
            case "waiting":
                return line.case.id in listing.waiting
            case "closed":
                return not still_open
        return still_open or bool(self.query.strip())


def chosen(listing: Listing, wanted: CaseFilter) -> list[CaseLine]:
    """Return the cases that the list shows."""
    return [line for line in listing.lines if wanted.lets_in(listing, line)]
