"""What a report is asked for: which cases, over which days, in which language."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain.case_file import CaseLine
from officer_app.domain.organisation import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The facts from which a report is built."""

    lines: tuple[CaseLine, ...]
    organisation: Organisation
    period_from: date
    period_to: date
    language: str
    today: date
    head: str
    filter_words: str

    def in_period(self) -> tuple[CaseLine, ...]:
        """Return the cases received in the period, the oldest first."""
        chosen = (
            line
            for line in self.lines
            if line.case.received_on and self.period_from <= line.case.received_on <= self.period_to
        )
        return tuple(sorted(chosen, key=lambda line: (line.case.received_on or date.min, line.case.reference)))
