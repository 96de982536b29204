"""The yearly report to management: requests, promises, gaps, parties, transfers, incidents, and what to decide."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from officer_app.documents.blocks import Bullets, Span, Text
from officer_app.documents.grid import Grid
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports import promise_tables
from officer_app.documents.reports import yearly_tables as tables
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import share_of
from officer_app.documents.reports.transfers_map import transfers_map
from officer_app.documents.reports.yearly_facts import YearFacts, names_of, span_of
from officer_app.documents.world_map import WorldMap
from officer_app.domain.codes import read_country
from officer_app.domain.gap import GAP_RECORDS, Severity
from officer_app.domain.promise import LapseKind, Promise, PromiseVerdict
from officer_app.domain.promises import RECORDS

NEEDS: Final = tuple(dict.fromkeys((*RECORDS, *GAP_RECORDS.values())))
NAMED: Final = 5
"""So many records are named in a sentence, the others counted."""

MAP_SHARE: Final = 0.7
"""Of the width of the page: below the map its table begins on the same page."""


def build(asked: Asked) -> Report:
    """Build the report on one year, with the year before beside it."""
    words = asked.words("yearly")
    facts = YearFacts(asked, span_of(asked))
    covered = {"first": words.day(facts.span.first), "last": words.day(facts.span.last)}
    return headed(
        asked,
        words,
        title=words("yearly.title"),
        covers=words("report.covers", **covered),
        figures=_figures(facts, words),
        sections=tuple(_sections(facts, words)),
        formal=True,
        signature=tuple(filter(None, (asked.organisation.name, asked.organisation.officer_name))),
    )


def _figures(facts: YearFacts, words: ReportWords) -> tuple[Figure, ...]:
    counts = facts.counts
    return (
        Figure(str(counts.received), words("figures.received")),
        Figure(share_of(counts.in_time, counts.answered, words), words("figures.in_time")),
        Figure(str(_broken(facts)), words("figures.broken")),
        Figure(str(_heavy(facts)), words("figures.gaps")),
    )


def _broken(facts: YearFacts) -> int:
    return promise_tables.number_of(tuple(facts.audits.values()), PromiseVerdict.BROKEN)


def _heavy(facts: YearFacts) -> int:
    return sum(gap.severity in {Severity.URGENT, Severity.SERIOUS} for gap in facts.gaps)


def _sections(facts: YearFacts, words: ReportWords) -> Iterator[Section]:
    yield Section(words("headings.short"), (_findings(facts, words),), _begins(facts, words))
    yield from _requests(facts, words)
    promises = facts.asked.words("promises")
    verdicts = promise_tables.verdict_grid(tuple(facts.audits.values()), promises)
    yield Section(words("headings.promises"), (verdicts,), words("notes.promises"), new_page=True)
    yield Section(words("headings.gaps"), (tables.weights(facts, words), tables.frequent(facts, words)),
        words("notes.gaps"))  # fmt: skip
    yield _parties(facts, words)
    yield from _transfers(facts, words)
    yield from _incidents(facts, words)
    yield Section(words("headings.trackers"), (tables.trackers(facts, words),))
    yield Section(words("headings.decide"), (_decisions(facts, words),), new_page=True)


def _findings(facts: YearFacts, words: ReportWords) -> Bullets:
    late = "waiting" if facts.waiting else "late"
    found = {
        "received": facts.counts.received,
        late: facts.counts.late,
        "broken": _broken(facts),
        "gaps": _heavy(facts),
        "agreements": len(facts.lapses(Promise.PROCESSORS, LapseKind.PROCESSOR_WITHOUT_AGREEMENT)),
        "transfers": len(names_of(facts.lapses(Promise.TRANSFERS))),
        "breaches": len(facts.breaches(facts.span)),
        "disclosures": len(facts.disclosures(facts.span)),
        "trackers": len(names_of(facts.lapses(Promise.TRACKERS))),
    }
    before = {
        "received": facts.counts_before.received,
        late: facts.counts_before.late,
        "breaches": len(facts.breaches(facts.span.before)),
        "disclosures": len(facts.disclosures(facts.span.before)),
    }
    places = {key: {"before": number} for key, number in before.items()}
    places[late]["open"] = facts.waiting
    said = (words.counted(f"findings.{key}", count, **places.get(key, {})) for key, count in found.items())
    return Bullets(tuple((Span(each),) for each in said))


def _begins(facts: YearFacts, words: ReportWords) -> str:
    """Return the note that the register began only during the year before, or after it."""
    return words("notes.begins", day=words.day(facts.begins_on)) if facts.begins_on else ""


def _requests(facts: YearFacts, words: ReportWords) -> Iterator[Section]:
    yield Section(words("headings.requests"), (tables.compared(facts, words),), words("notes.requests"))
    yield Section(words("headings.months"), (tables.months(facts, words),), words("notes.months"), level=2)
    yield Section(words("headings.years"), (tables.years(facts, words),), level=2)
    yield Section(words("headings.rights"), (tables.by_right(facts.lines, words),), words("notes.rights"), level=2)


def _lapses(facts: YearFacts, promise: Promise) -> Grid:
    return promise_tables.lapse_grid(facts.audits[promise], facts.asked.words("promises"), most=tables.MOST)


def _parties(facts: YearFacts, words: ReportWords) -> Section:
    evidence = promise_tables.look_grid(facts.audits[Promise.PROCESSORS], facts.asked.words("promises"))
    content = (evidence, _lapses(facts, Promise.PROCESSORS))
    return Section(words("headings.processors"), content, words("notes.most", count=tables.MOST))


def _transfers(facts: YearFacts, words: ReportWords) -> Iterator[Section]:
    shown = _map(facts)
    told = (tables.grounds(facts, words), _lapses(facts, Promise.TRANSFERS))
    note = words("notes.most", count=tables.MOST)
    if any(mark.number for mark in shown.countries.values()):
        yield Section(words("headings.transfers"), (shown, tables.countries(facts, words)), new_page=True)
        yield Section(words("headings.grounds"), told, note, level=2)
    else:
        yield Section(words("headings.transfers"), told, note)


def _map(facts: YearFacts) -> WorldMap:
    going = [(read_country(transfer.country), found.verdict) for transfer, found in facts.transfers]
    return replace(transfers_map(going, facts.asked.today, facts.asked.words("transfers")), share=MAP_SHARE)


def _incidents(facts: YearFacts, words: ReportWords) -> Iterator[Section]:
    breaches, disclosures = facts.breaches(facts.span), facts.disclosures(facts.span)
    before = (len(facts.breaches(facts.span.before)), len(facts.disclosures(facts.span.before)))
    yield Section(words("headings.breaches"), (tables.breaches(breaches, facts.asked, words),),
        words("notes.before", count=len(breaches), before=before[0]))  # fmt: skip
    yield Section(words("headings.disclosures"), (tables.disclosures(disclosures, words),),
        words("notes.before", count=len(disclosures), before=before[1]))  # fmt: skip


def _decisions(facts: YearFacts, words: ReportWords) -> Bullets | Text:
    lacking = (LapseKind.CLAUSES_MISSING, LapseKind.PROMISE_NOT_AGREED, LapseKind.PROMISE_NOT_CHECKED)
    open_points = {
        "overdue": facts.lapses(Promise.REQUESTS, LapseKind.OVERDUE),
        "identity": facts.lapses(Promise.RIGHTS),
        "marketing": facts.lapses(Promise.MARKETING),
        "purposes": facts.lapses(Promise.PURPOSES),
        "agreements": facts.lapses(Promise.PROCESSORS, LapseKind.PROCESSOR_WITHOUT_AGREEMENT),
        "clauses": facts.lapses(Promise.PROCESSORS, *lacking),
        "transfers": facts.lapses(Promise.TRANSFERS),
        "recipients": facts.lapses(Promise.RECIPIENTS),
        "trackers": facts.lapses(Promise.TRACKERS),
    }
    urgent = [gap.title for gap in facts.gaps if gap.severity is Severity.URGENT]
    named = {"urgent": tuple(dict.fromkeys(urgent))} | {key: names_of(each) for key, each in open_points.items()}
    items = [(Span(words(f"decide.{key}", names=_named(names, words))),) for key, names in named.items() if names]
    return Bullets(tuple(items), numbered=True) if items else Text((Span(words("decide.nothing")),))


def _named(names: Sequence[str], words: ReportWords) -> str:
    shown, more = ", ".join(names[:NAMED]), len(names) - NAMED
    return f"{shown} {words.counted('yearly.and_more', more)}" if more > 0 else shown.removesuffix(".")
