"""Which cases the list shows: by state, right, language and the words that were typed."""

from dataclasses import dataclass

from officer_app.domain.case import is_open
from officer_app.domain.case_file import CaseLine
from officer_app.domain.folding import found
from officer_app.domain.vocabulary import Right
from officer_app.domain.workload import DAYS_OF_A_WEEK
from officer_app.ui.case_book import Listing

STATES = ("open", "all", "late", "soon", "waiting", "closed")


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
