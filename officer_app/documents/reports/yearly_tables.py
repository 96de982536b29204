"""The tables and charts of the yearly report; each is short enough for the whole to stay within twelve pages."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final

from babel.dates import format_date

from officer_app.documents.charts import Bar, BarChart, PartBar, PartsChart
from officer_app.documents.grid import Grid, Row
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.laid import columns_of
from officer_app.documents.reports.punctuality import timeliness
from officer_app.documents.reports.record_facts import local
from officer_app.documents.reports.yearly_facts import MONTHS, ZONE, Span, YearFacts
from officer_app.domain.breach import Breach
from officer_app.domain.breach_rules import clock_of
from officer_app.domain.case_file import CaseLine
from officer_app.domain.codes import read_country
from officer_app.domain.deadlines import after_months
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.folding import fold
from officer_app.domain.gap import Severity
from officer_app.domain.promise_checks_abroad import Assessed
from officer_app.domain.tracker import ConsentNeed, Tracker, TrackerCategory
from officer_app.domain.transfer import Mechanism
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import LOCALES, Country

MOST: Final = 8
"""So many rows of a table stand on paper; the report of its own has them all."""

MOST_KINDS: Final = 6
MOST_COUNTRIES: Final = 30
"""More than of other tables: the numbers on the map stand here."""


def grid(name: str, words: ReportWords, shares: dict[str, float], rows: Sequence[Row], texts: int = 1) -> Grid:
    """Return a table under its name; the columns after the first `texts` stand at the right."""
    return Grid(name, words(f"tables.{name}"), columns_of(words, shares, list(shares)[texts:]), tuple(rows))


COMPARED: Final = {"measure": 5.0, "this_year": 1.6, "year_before": 1.6}


def compared(facts: YearFacts, words: ReportWords) -> Grid:
    """Return the counts of requests beside those of the year before."""
    rows = [
        (words(f"measures.{each.name}"), _whole(getattr(facts.counts, each.name)),
            _whole(getattr(facts.counts_before, each.name)))
        for each in fields(facts.counts)
    ]  # fmt: skip
    return grid("requests", words, COMPARED, rows)


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


def by_right(lines: Sequence[CaseLine], words: ReportWords) -> Grid:
    """Return the requests of the year by what was asked."""
    rows = []
    for right in Right:
        counts = timeliness(line for line in lines if right in line.case.rights)
        if counts.received:
            rows.append((right, counts.received, counts.answered, counts.in_time, counts.late, counts.refused))
    shares = {"right": 4.0, "received": 1.4, "answered": 1.4, "in_time": 1.4, "late": 1.2, "refused": 1.4}
    return grid("rights", words, shares, rows)


def months(facts: YearFacts, words: ReportWords) -> BarChart:
    """Return the requests by month, with those that were late."""
    bars = []
    for start in _months(facts.span):
        here = [line for line in facts.lines if _same_month(line.case.received_on, start)]
        bars.append(Bar(_month_name(start, words), len(here), sum(line.clock.is_late for line in here)))
    return BarChart(tuple(bars), words("yearly.late"))


def years(facts: YearFacts, words: ReportWords) -> PartsChart:
    """Return the requests of each month beside those of the same month a year before."""
    bars = []
    for start in _months(facts.span):
        counted = ((facts.lines_before, after_months(start, -MONTHS)), (facts.lines, start))
        numbers = tuple(sum(_same_month(line.case.received_on, month) for line in those) for those, month in counted)
        bars.append(PartBar(_month_name(start, words), numbers))
    parts = (words("columns.year_before"), words("columns.this_year"))
    return PartsChart(parts, tuple(bars), side_by_side=True)


def _months(span: Span) -> Iterator[date]:
    month = span.first.replace(day=1)
    while month <= span.last:
        yield month
        month = after_months(month, 1)


def _same_month(day: date | None, month: date) -> bool:
    return day is not None and (day.year, day.month) == (month.year, month.month)


def _month_name(month: date, words: ReportWords) -> str:
    return str(format_date(month, "LLL", locale=LOCALES[words.language]))


def weights(facts: YearFacts, words: ReportWords) -> Grid:
    """Return how many gaps there are of each weight."""
    numbers = Counter(gap.severity for gap in facts.gaps)
    return grid("gaps", words, {"severity": 5.0, "number": 1.4}, [(each, numbers[each]) for each in Severity])


def frequent(facts: YearFacts, words: ReportWords) -> Grid:
    """Return the gaps that are found most often, the worst of them first; a kind of two weights has two rows."""
    numbers = Counter((gap.kind, gap.severity) for gap in facts.gaps)
    worst = list(Severity)
    kinds = sorted(numbers, key=lambda each: (worst.index(each[1]), -numbers[each], each[0]))[:MOST_KINDS]
    rows = [(*each, numbers[each]) for each in kinds]
    return grid("gap_kinds", words, {"kind": 5.0, "severity": 2.4, "number": 1.4}, rows, texts=2)


def countries(facts: YearFacts, words: ReportWords) -> Grid:
    """Return the transfers that flow by country, most first, with their grounds; the last row sums up the others."""
    going: dict[str, list[Assessed]] = defaultdict(list)
    for transfer, assessed in facts.transfers:
        place = read_country(transfer.country) or transfer.importer_organisation or transfer.country
        going[place or words("report.none")].append((transfer, assessed))
    ordered = sorted(going.items(), key=lambda each: (-len(each[1]), fold(words.country(each[0]))))
    shown = len(ordered) if len(ordered) <= MOST_COUNTRIES else MOST_COUNTRIES - 1
    rows: list[Row] = [(Country(code), *_grounded(those)) for code, those in ordered[:shown]]
    if others := ordered[shown:]:
        name = words("yearly.other_countries", count=len(others))
        rows.append((name, *_grounded([each for _, those in others for each in those])))
    return grid("countries", words, {"country": 2.2, "ground": 5.6, "number": 1.0, "sound": 1.4}, rows, texts=2)


def _grounded(those: Sequence[Assessed]) -> tuple[tuple[Mechanism, ...], int, int]:
    """Return the grounds of transfers, the most frequent first, their number, and for how many the ground holds."""
    frequent = Counter(transfer.mechanism for transfer, _ in those).most_common()
    return tuple(each for each, _ in frequent), len(those), sum(not assessed.faults for _, assessed in those)


def grounds(facts: YearFacts, words: ReportWords) -> Grid:
    """Return the transfers that flow by their ground, and for how many of them it holds."""
    all_of: Counter[Mechanism] = Counter()
    held: Counter[Mechanism] = Counter()
    for transfer, assessed in facts.transfers:
        all_of[transfer.mechanism] += 1
        held[transfer.mechanism] += not assessed.faults
    rows = [(each, number, held[each]) for each, number in sorted(all_of.items(), key=lambda pair: (-pair[1], pair[0]))]
    return grid("transfers", words, {"ground": 5.0, "number": 1.4, "sound": 1.6}, rows[:MOST])


def breaches(those: Sequence[Breach], asked: Asked, words: ReportWords) -> Grid:
    """Return the breaches of the year: risk, whether the authority was told, and within how many hours."""
    rows = [
        (each.title, each.aware_at and local(each.aware_at, asked), each.risk, each.notification, _in_time(each, words))
        for each in those
    ]
    shares = {"breach": 3.4, "aware": 2.2, "risk": 2.0, "authority": 2.2, "in_72_hours": 1.8}
    return grid("breaches", words, shares, rows[:MOST], texts=9)


def _in_time(breach: Breach, words: ReportWords) -> Any:
    clock = clock_of(breach, ZONE)
    if breach.notified_at is None or clock is None:
        return words("report.none")
    return breach.notified_at <= clock.notify_by


def disclosures(those: Sequence[Disclosure], words: ReportWords) -> Grid:
    """Return the demands of authorities of the year and what became of them."""
    rows = [(each.authority, each.received_on, each.ground, each.outcome) for each in those]
    shares = {"authority_name": 4.0, "received_on": 1.8, "disclosure_ground": 2.6, "outcome": 2.2}
    return grid("disclosures", words, shares, rows[:MOST], texts=9)


def trackers(facts: YearFacts, words: ReportWords) -> Grid:
    """Return the trackers by category, and how many of them ask for consent."""
    there = facts.asked.book.live(Tracker)
    rows = []
    for category in TrackerCategory:
        consents = Counter(each.consent for each in there if each.category is category)
        rows.append((category, consents.total(), *(consents[each] for each in ConsentNeed)))
    shares = {"category": 4.0, "number": 1.2, "asked": 1.6, "exempt": 1.4, "not_asked": 1.8}
    return grid("trackers", words, shares, rows)
