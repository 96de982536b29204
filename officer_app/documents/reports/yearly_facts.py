"""What the yearly report is drawn from: one year, the same days of the year before, and the register as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.punctuality import Timeliness, timeliness
from officer_app.documents.reports.record_facts import local
from officer_app.domain.breach import Breach
from officer_app.domain.case import is_open
from officer_app.domain.case_file import CaseLine
from officer_app.domain.deadlines import after_months
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FIRST_YEAR, LAST_YEAR
from officer_app.domain.gap import Gap
from officer_app.domain.gaps import find_gaps, gap_records
from officer_app.domain.promise import Facts, Lapse, LapseKind, Promise, PromiseAudit
from officer_app.domain.promise_checks_abroad import Assessed, flowing
from officer_app.domain.promises import audit_promises

ZONE: Final = ZoneInfo("Europe/Brussels")
"""The zone in which the 72 hours of a breach are told."""
MONTHS: Final = 12
_FIGURES: Final = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, both ends among them."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Tell whether a day is one of them."""
        return day is not None and self.first <= day <= self.last

    @property
    def before(self) -> "Span":
        """The same days of the year before."""
        return Span(after_months(self.first, -MONTHS), after_months(self.last, -MONTHS))


def span_of(asked: Asked) -> Span:
    """Return the year that is asked for by name, else the twelve months of which the last ends the period.

    A period that is shorter than a year is taken as it is. Raises `OfficerError` where the name is no year.
    """
    year = asked.choices.get("year", "").strip()
    if year:
        if not (year.isascii() and year.isdecimal() and len(year) == _FIGURES and FIRST_YEAR < int(year) < LAST_YEAR):
            raise OfficerError("{year} is not a year; write it in four figures: year=2026.", year=year[:40])
        return Span(date(int(year), 1, 1), date(int(year), 12, 31))
    twelve_months = after_months(asked.period_to.replace(day=1), 1 - MONTHS)
    return Span(max(asked.period_from, twelve_months), asked.period_to)


@dataclass(frozen=True)
class YearFacts:
    """The facts of a year, each reckoned once."""

    asked: Asked
    span: Span

    @cached_property
    def lines(self) -> tuple[CaseLine, ...]:
        """The cases received in the year."""
        return self._received(self.span)

    @cached_property
    def lines_before(self) -> tuple[CaseLine, ...]:
        """The cases received in the same days of the year before."""
        return self._received(self.span.before)

    @cached_property
    def counts(self) -> Timeliness:
        """How quickly they were answered."""
        return timeliness(self.lines)

    @cached_property
    def counts_before(self) -> Timeliness:
        """How quickly those of the year before were answered."""
        return timeliness(self.lines_before)

    @property
    def waiting(self) -> int:
        """How many requests of the year are late and still open."""
        return sum(line.clock.is_late and is_open(line.case) for line in self.lines)

    @property
    def begins_on(self) -> date | None:
        """The day of the first request in the register, where the year before had begun by then; else None."""
        first = min((line.case.received_on for line in self.asked.lines if line.case.received_on), default=None)
        return first if first and first > self.span.before.first else None

    def _received(self, span: Span) -> tuple[CaseLine, ...]:
        return tuple(line for line in self.asked.lines if span.holds(line.case.received_on))

    @cached_property
    def audits(self) -> dict[Promise, PromiseAudit]:
        """Every promise as the register stands."""
        asked = self.asked
        found = audit_promises(asked.book, asked.lines, asked.organisation, asked.today)
        return {each.promise: each for each in found}

    def lapses(self, promise: Promise, *kinds: LapseKind) -> tuple[Lapse, ...]:
        """Return the lapses of a promise, of some kinds or of all."""
        return tuple(each for each in self.audits[promise].lapses if not kinds or each.kind in kinds)

    @cached_property
    def gaps(self) -> list[Gap]:
        """Every gap as the registers stand, the worst first."""
        return find_gaps(gap_records(self.asked.book), self.asked.today, ZONE)

    @cached_property
    def transfers(self) -> list[Assessed]:
        """The transfers that flow on the day of making, each with what the law says of its ground."""
        asked = self.asked
        return flowing(Facts(asked.book, asked.lines, asked.organisation, asked.today))

    def breaches(self, span: Span) -> list[Breach]:
        """Return the breaches of which one became aware in a span, the oldest first."""
        asked = self.asked
        those = [
            each for each in asked.book.live(Breach) if each.aware_at and span.holds(local(each.aware_at, asked).date())
        ]
        return sorted(those, key=lambda each: (str(each.aware_at), each.id or 0))

    def disclosures(self, span: Span) -> list[Disclosure]:
        """Return the demands of authorities that came in a span, the oldest first."""
        those = [each for each in self.asked.book.live(Disclosure) if span.holds(each.received_on)]
        return sorted(those, key=lambda each: (each.received_on or date.min, each.id or 0))


def names_of(lapses: Iterable[Lapse]) -> tuple[str, ...]:
    """Return the records of some lapses by name, each once."""
    return tuple(dict.fromkeys(each.reference for each in lapses if each.reference))
