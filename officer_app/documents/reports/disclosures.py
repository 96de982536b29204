"""Disclosures to authorities: each demand, on what it relied, who looked at it, and what was handed over."""

from collections.abc import Iterator

from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import columns_of, counts_grid, in_days
from officer_app.documents.reports.record_facts import facts_of, records_grid, told
from officer_app.domain.disclosure import Disclosure, DisclosureOutcome
from officer_app.domain.words import Country

GIVEN = frozenset({DisclosureOutcome.DISCLOSED, DisclosureOutcome.PART})


def build(asked: Asked) -> Report:
    """Build the log of the demands received in the period."""
    words = asked.words("disclosures")
    demands = in_days(asked, asked.book.live(Disclosure), lambda each: each.received_on)
    given = [each for each in demands if each.outcome in GIVEN]
    unseen = sum(not each.reviewed_by for each in given)
    return headed(
        asked,
        words,
        title=words("disclosures.title"),
        covers=asked.covers(words),
        figures=(
            Figure(str(len(demands)), words("disclosures.demands")),
            Figure(str(len(given)), words("disclosures.given")),
            Figure(str(_count(demands, DisclosureOutcome.REFUSED)), words("disclosures.refused")),
            Figure(str(_count(demands, DisclosureOutcome.OPEN)), words("disclosures.open")),
        ),
        lead=words.counted("disclosures.unseen", unseen) if demands else words("disclosures.none"),
        sections=tuple(_sections(demands, asked, words)) if demands else (),
    )


def _count(demands: list[Disclosure], outcome: DisclosureOutcome) -> int:
    return sum(each.outcome is outcome for each in demands)


def _sections(demands: list[Disclosure], asked: Asked, words: ReportWords) -> Iterator[Section]:
    yield Section(words("disclosures.list"), (_table(demands, words),))
    for name in ("ground", "bindingness"):
        heading, head = words(f"disclosures.by_{name}"), words.field("disclosure", name)
        yield Section(heading, (counts_grid(name, heading, head, (getattr(each, name) for each in demands), words),))
    yield Section(
        words("disclosures.each"), (records_grid("fields", Disclosure, demands, asked, words),), new_page=True
    )
    for number, demand in enumerate(demands, start=1):
        heading = f"{number}. {demand.authority}"
        if demand.received_on:
            heading = f"{heading}, {words.day(demand.received_on)}"
        yield Section(heading, told(facts_of(demand, asked, words, ("authority", "received_on")), words), level=2)


def _table(demands: list[Disclosure], words: ReportWords) -> Grid:
    shares = {"received": 1.6, "authority": 3.0, "country": 1.6, "binding": 1.8, "outcome": 2.0, "given_on": 1.6,
        "told_on": 1.6}  # fmt: skip

    def row(each: Disclosure) -> Row:
        what = (each.bindingness, each.outcome, each.disclosed_on, each.subject_told_on)
        return (each.received_on, each.authority, Country(each.country), *what)

    return Grid("demands", words("disclosures.list"), columns_of(words, shares), Mapped(demands, row))
