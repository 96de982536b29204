"""The chains of sub-processors, level by level, and the changes announced in them (GDPR Art. 28(2) and (4))."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from officer_app.documents.grid import Grid, Row, Shown
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.laid import columns_of
from officer_app.documents.reports.standing import across, by_name, standing
from officer_app.domain.agreement import Agreement
from officer_app.domain.book import Book
from officer_app.domain.chain_rules import last_day_to_object
from officer_app.domain.client import Client
from officer_app.domain.gap import grouped
from officer_app.domain.law import law_tables
from officer_app.domain.processor import Processor
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome, SubProcessor
from officer_app.domain.words import Country

NEEDS: Final = (Processor, SubProcessor, ChangeNotice, Agreement, Client)
STEP: Final = "\u00a0\u00a0\u00a0\u00a0"
"""How far a page sets in each level of a chain."""
CHAIN_SHARES: Final = {
    "name": 5.2, "level": 0.9, "role": 2.8, "country": 2.2, "same_obligations": 2.0, "confirmed_on": 1.8,
    "active_from": 1.8, "active_to": 1.8,
}  # fmt: skip
CHANGE_SHARES: Final = {
    "what": 4.0, "kind": 2.2, "announced_by": 2.6, "told_on": 1.8, "takes_effect_on": 1.8, "objection_until": 1.9,
    "days_left": 1.1, "outcome": 2.1, "decided_on": 1.8,
}  # fmt: skip

Chain = tuple[tuple[int, SubProcessor], ...]
"""The links of a chain from above to below, each with its level; 1 works for the processor itself."""


def build(asked: Asked) -> Report:
    """Build the report on sub-processors, as they stand today."""
    words, book = asked.words("sub_processors"), asked.book
    chains = _chains(book)
    changes = sorted(book.live(ChangeNotice), key=lambda each: (each.told_on or date.max, each.id or 0))
    return standing(
        asked,
        words,
        "sub_processors",
        figures=_figures(chains, changes, words),
        lead=_lead(chains, words),
        sections=(
            Section(words("sub_processors.chains"), (_grid(chains, words),), words("sub_processors.levels")),
            across(words("sub_processors.changes"), _changes(changes, asked, words)),
        ),
    )  # fmt: skip


def _chains(book: Book) -> list[tuple[Processor, Chain]]:
    """Return each processor that has sub-processors with its chain; those in the list only."""
    theirs = grouped(book.live(SubProcessor), "processor")
    found = []
    for processor in by_name(book.live(Processor)):
        links = theirs.get(processor.id, ())
        if links:
            found.append((processor, chain_of(links)))
    return found


def chain_of(links: Sequence[SubProcessor]) -> Chain:
    """Return the links of one processor from above to below; one whose upper link is not there stands at the top."""
    here = {each.id for each in links}
    below = grouped(links, "under")
    waiting = [(1, each) for each in reversed(by_name(each for each in links if each.under not in here))]
    chain: list[tuple[int, SubProcessor]] = []
    while waiting:
        level, link = waiting.pop()
        chain.append((level, link))
        waiting.extend((level + 1, each) for each in reversed(by_name(below.get(link.id, ()))))
    return tuple(chain)


def _figures(
    chains: Sequence[tuple[Processor, Chain]], changes: Sequence[ChangeNotice], words: ReportWords
) -> tuple[Figure, ...]:
    links = [link for _, chain in chains for link in chain]
    abroad = sum(_is_abroad(each) for _, each in links)
    unconfirmed = sum(each.same_obligations is not True for _, each in links)
    undecided = sum(each.outcome is ChangeOutcome.ANNOUNCED for each in changes)
    return (
        Figure(str(len(links)), words("sub_processors.count")),
        Figure(str(max((level for level, _ in links), default=0)), words("sub_processors.depth")),
        Figure(str(abroad), words("sub_processors.abroad")),
        Figure(str(unconfirmed), words("sub_processors.unconfirmed")),
        Figure(str(undecided), words("sub_processors.undecided")),
    )


def _is_abroad(link: SubProcessor) -> bool:
    law = law_tables()
    return law.is_known(link.country) and not law.is_inside(link.country)


def _lead(chains: Sequence[tuple[Processor, Chain]], words: ReportWords) -> str:
    if not chains:
        return words("sub_processors.nobody")
    return words.counted("sub_processors.with_chain", len(chains), names=", ".join(each.name for each, _ in chains))


def _grid(chains: Sequence[tuple[Processor, Chain]], words: ReportWords) -> Grid:
    rows = []
    for processor, chain in chains:
        rows.append(_processor_row(processor, words))
        rows.extend(_link_row(link, level, words) for level, link in chain)
    heads = columns_of(words, CHAIN_SHARES, frozenset({"level"}))
    return Grid("chains", words("sub_processors.chains"), heads, rows)


def _processor_row(processor: Processor, words: ReportWords) -> Row:
    role = words("sub_processors.processor")
    country = Country(processor.country)
    return (processor.name, 0, role, country, None, None, processor.active_from, processor.active_to)


def _link_row(link: SubProcessor, level: int, words: ReportWords) -> Row:
    same = words("sub_processors.not_confirmed") if link.same_obligations is None else link.same_obligations
    return (
        Shown(f"{STEP * level}{link.name}", link.name),
        level,
        link.role,
        Country(link.country),
        same,
        link.confirmed_on,
        link.active_from,
        link.active_to,
    )


def _changes(changes: Sequence[ChangeNotice], asked: Asked, words: ReportWords) -> Grid:
    rows = [_change_row(each, asked, words) for each in changes]
    heads = columns_of(words, CHANGE_SHARES, frozenset({"days_left"}))
    return Grid("changes", words("sub_processors.changes"), heads, rows)


def _change_row(notice: ChangeNotice, asked: Asked, words: ReportWords) -> Row:
    book = asked.book
    by = book.title(Processor, notice.processor)
    client = book.title(Client, notice.client)
    until = last_day_to_object(notice, book.get(Agreement, notice.agreement))
    is_running = notice.outcome is ChangeOutcome.ANNOUNCED and until is not None and until >= asked.today
    return (
        notice.what,
        notice.kind,
        by or (words("sub_processors.by_us", client=client) if client else ""),
        notice.told_on,
        notice.takes_effect_on,
        until,
        (until - asked.today).days if is_running and until else None,
        notice.outcome,
        notice.decided_on,
    )
