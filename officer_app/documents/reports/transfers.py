"""Transfers to countries outside the European Economic Area: their grounds, whether these hold, and what falls due."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from officer_app.documents.grid import Grid, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.citing import cited
from officer_app.documents.reports.laid import columns_of
from officer_app.documents.reports.standing import across, by_name, standing
from officer_app.documents.reports.transfers_map import transfers_map
from officer_app.documents.world_map import WorldMap
from officer_app.domain.book import Book
from officer_app.domain.codes import read_country
from officer_app.domain.folding import fold
from officer_app.domain.gap import GapRecords, grouped
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.law import law_tables
from officer_app.domain.processor import Processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.sub_processor import SubProcessor
from officer_app.domain.transfer import Mechanism, Transfer, TransferStatus
from officer_app.domain.transfer_facts import facts_of, last_assessment
from officer_app.domain.transfer_gaps import transfer_gaps
from officer_app.domain.transfer_rules import TransferAssessment, Verdict, assess_transfer
from officer_app.domain.words import Country

NEEDS: Final = (Transfer, ImpactAssessment, Processor, SubProcessor, Recipient)
COUNTRY_SHARES: Final = {"country": 3.4, "transfers": 1.4, "covered": 1.4, "gap": 1.8, "not_a_transfer": 1.8}
TRANSFER_SHARES: Final = {
    "name": 3.6, "importer": 3.0, "country": 2.0, "status": 1.5, "mechanism": 3.0, "clauses": 2.4, "verdict": 2.0,
    "assessed_on": 1.8, "conclusion": 2.2, "review_on": 1.8,
}  # fmt: skip
FINDING_SHARES: Final = {"name": 3.0, "country": 1.8, "finding": 5.0, "source": 3.2}
DUE_SHARES: Final = {"name": 3.2, "to_do": 4.6, "due_on": 1.7, "source": 3.2}
FLOWING: Final = frozenset({TransferStatus.ACTIVE, TransferStatus.PLANNED})


@dataclass(frozen=True, slots=True)
class Judged:
    """A transfer with what the law says of it today, and the last assessment of the country."""

    transfer: Transfer
    found: TransferAssessment
    assessment: ImpactAssessment | None

    @property
    def flows(self) -> bool:
        """Tell whether data flow, or are to."""
        return self.transfer.status in FLOWING


def build(asked: Asked) -> Report:
    """Build the report on transfers, as they stand today."""
    words, book = asked.words("transfers"), asked.book
    assessments = grouped(book.live(ImpactAssessment), "transfer")
    judged = [_judge(each, assessments.get(each.id, ()), asked.today) for each in by_name(book.live(Transfer))]
    return standing(
        asked,
        words,
        "transfers",
        figures=_figures(judged, words),
        lead=_lead(judged, words),
        sections=(
            Section(words("transfers.map"), (_map(judged, asked.today, words),)),
            Section(words("transfers.countries"), (_countries(judged, words),)),
            Section(words("transfers.without_ground"), (_faults(judged, words),)),
            Section(words("transfers.due"), (_due(book, asked.today, words),)),
            across(words("transfers.list"), _list(judged, book, words)),
        ),
    )


def _judge(transfer: Transfer, assessments: Sequence[ImpactAssessment], today: date) -> Judged:
    found = assess_transfer(facts_of(transfer, assessments, today), law_tables())
    return Judged(transfer, found, last_assessment(transfer, assessments, today))


def _figures(judged: Sequence[Judged], words: ReportWords) -> tuple[Figure, ...]:
    flowing = [each for each in judged if each.flows]
    verdicts = Counter(each.found.verdict for each in flowing)
    countries = {each.transfer.country for each in flowing if each.found.is_transfer and each.transfer.country}
    return (
        Figure(str(verdicts[Verdict.COVERED] + verdicts[Verdict.GAP]), words("transfers.flowing")),
        Figure(str(len(countries)), words("transfers.to_countries")),
        Figure(str(verdicts[Verdict.COVERED]), words("transfers.covered")),
        Figure(str(verdicts[Verdict.GAP]), words("transfers.uncovered")),
    )


def _lead(judged: Sequence[Judged], words: ReportWords) -> str:
    if not judged:
        return words("transfers.nothing")
    names = [each.transfer.name for each in judged if each.flows and each.found.verdict is Verdict.GAP]
    return words.counted("transfers.lost", len(names), names=", ".join(names))


def _map(judged: Sequence[Judged], today: date, words: ReportWords) -> WorldMap:
    going = [(read_country(each.transfer.country), each.found.verdict) for each in judged if each.flows]
    return transfers_map(going, today, words)


def _countries(judged: Sequence[Judged], words: ReportWords) -> Grid:
    flowing = [each for each in judged if each.flows]
    rows = []
    for place in sorted({_place(each.transfer, words) for each in flowing}, key=lambda name: (fold(name), name)):
        those = Counter(each.found.verdict for each in flowing if _place(each.transfer, words) == place)
        counts = (those[Verdict.COVERED], those[Verdict.GAP], those[Verdict.NOT_A_TRANSFER])
        rows.append((place, sum(counts), *counts))
    heads = columns_of(words, COUNTRY_SHARES, frozenset(COUNTRY_SHARES) - {"country"})
    return Grid("countries", words("transfers.countries"), heads, rows)


def _place(transfer: Transfer, words: ReportWords) -> str:
    """Return where the data go: the international organisation, else the country."""
    return transfer.importer_organisation.strip() or words.country(transfer.country)


def _list(judged: Sequence[Judged], book: Book, words: ReportWords) -> Grid:
    rows = [_row(each, book, words) for each in judged]
    return Grid("transfers", words("transfers.list"), columns_of(words, TRANSFER_SHARES), rows)


def _row(judged: Judged, book: Book, words: ReportWords) -> Row:
    transfer, done = judged.transfer, judged.assessment
    clauses = (transfer.clause_set, words("transfers.module", module=transfer.module.value) if transfer.module else "")
    return (
        transfer.name,
        _importer(transfer, book),
        transfer.importer_organisation.strip() or Country(transfer.country),
        transfer.status,
        transfer.mechanism,
        clauses if transfer.mechanism is Mechanism.SCC else None,
        judged.found.verdict,
        done.done_on if done else None,
        done.conclusion if done else None,
        transfer.review_on,
    )


def _importer(transfer: Transfer, book: Book) -> str:
    linked = ((Processor, transfer.processor), (SubProcessor, transfer.sub_processor), (Recipient, transfer.recipient))
    return transfer.importer or next(filter(None, (book.title(record, each) for record, each in linked)), "")


def _faults(judged: Sequence[Judged], words: ReportWords) -> Grid:
    """List what takes the ground of a transfer away: by its code, so that every language says it."""
    rows = [
        (
            each.transfer.name,
            _place(each.transfer, words),
            words(f"findings.{fault.code}"),
            cited(fault.source, words.language),
        )
        for each in judged
        if each.flows
        for fault in each.found.faults
        if each.found.is_transfer
    ]
    return Grid("without_ground", words("transfers.without_ground"), columns_of(words, FINDING_SHARES), rows)


def _due(book: Book, today: date, words: ReportWords) -> Grid:
    """List what has expired or will soon, and what is to be looked at again, the first due first."""
    records = GapRecords(transfers=book.live(Transfer), assessments=book.live(ImpactAssessment))
    gaps = sorted(
        (each for each in transfer_gaps(records, today) if each.due_on),
        key=lambda each: (each.due_on or today, each.title, each.kind),
    )
    rows = [(each.title, each.kind, each.due_on, cited(each.source, words.language)) for each in gaps]
    return Grid("due", words("transfers.due"), columns_of(words, DUE_SHARES), rows)
