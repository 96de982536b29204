"""Processors, the agreements with them, and what each agreement says clause by clause (GDPR Art. 28)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from officer_app.documents.blocks import Span, Text
from officer_app.documents.grid import Column, Grid, Row, Shown
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.citing import cited
from officer_app.documents.reports.laid import columns_of
from officer_app.documents.reports.standing import across, by_name, standing
from officer_app.domain.agreement import Agreement, AgreementStatus, Clause, ClauseCheck, OurRole, Presence
from officer_app.domain.agreement_gaps import binds
from officer_app.domain.agreement_rules import agreement_facts
from officer_app.domain.book import Book
from officer_app.domain.client import Client
from officer_app.domain.gap import grouped
from officer_app.domain.law import law_tables
from officer_app.domain.processor import Engagement, Processor, ProcessorCategory
from officer_app.domain.words import Country

NEEDS: Final = (Processor, Agreement, ClauseCheck, Client)
SIGNS: Final = {
    Presence.YES: "✓", Presence.PARTLY: "◐", Presence.NO: "✘", Presence.OPEN: "?", Presence.NA: "–"
}  # fmt: skip
"""How the matrix shows whether a clause is there; none of them needs a colour."""

CATEGORY_SHARES: Final = {"category": 4.0, "processors": 1.4, "bound": 2.0, "assessed": 2.0}
PROCESSOR_SHARES: Final = {
    "processor": 4.0, "category": 2.6, "status": 1.7, "country": 1.9, "stored_in": 2.4, "seen_from": 2.4,
    "agreement": 2.3, "assessed_on": 1.8, "risk": 1.4, "next_review_on": 1.8,
}  # fmt: skip
AGREEMENT_SHARES: Final = {
    "agreement": 3.6, "with": 3.0, "our_role": 2.4, "status": 1.8, "form": 2.8, "signed_on": 1.7, "ends_on": 1.7,
    "review_on": 1.8, "authorisation": 2.4, "objection_days": 1.3, "breach_hours": 1.3,
}  # fmt: skip
CLAUSE_SHARES: Final = {"number": 0.6, "clause": 6.0, "source": 3.4, "present": 1.4, "of": 1.4}
NAME_SHARE: Final = 9.0

Matrix = Sequence[tuple[Agreement, dict[Clause, Presence]]]


def build(asked: Asked) -> Report:
    """Build the report on processors and their agreements, as they stand today."""
    words, book = asked.words("processors"), asked.book
    processors, agreements = by_name(book.live(Processor)), by_name(book.live(Agreement), "title")
    checks = grouped(book.all(ClauseCheck), "agreement_id")
    matrix = [(each, _presence(each, checks.get(each.id, ()), asked.today)) for each in agreements]
    bound = {each.processor for each in agreements if each.our_role is OurRole.CONTROLLER and binds(each, asked.today)}
    working = [each for each in processors if each.status is Engagement.ACTIVE]
    return standing(
        asked,
        words,
        "processors",
        figures=_figures(working, bound, matrix, words),
        lead=_lead(working, bound, words),
        sections=(
            Section(words("processors.by_category"), (_categories(working, bound, words),)),
            across(words("processors.list"), _list(processors, agreements, asked.today, words)),
            across(words("processors.agreements"), _agreements(agreements, asked, words)),
            across(words("processors.matrix"), _legend(words), _matrix(matrix, words), new_page=True),
            Section(words("processors.clauses"), (_clauses(matrix, words),), level=2, landscape=bool(matrix)),
        ),
    )


def _status(agreement: Agreement, today: date) -> AgreementStatus:
    """Return how an agreement stands on a day; one recorded as in force that has ended by then is so no more."""
    if agreement.status is not AgreementStatus.IN_FORCE or binds(agreement, today):
        return agreement.status
    is_terminated = agreement.terminated_on is not None and agreement.terminated_on <= today
    return AgreementStatus.TERMINATED if is_terminated else AgreementStatus.EXPIRED


def _presence(agreement: Agreement, checks: Sequence[ClauseCheck], today: date) -> dict[Clause, Presence]:
    found = agreement_facts(agreement, checks, today).presence
    return {clause: found.get(clause, Presence.OPEN) for clause in Clause}


def _is_whole(presence: dict[Clause, Presence]) -> bool:
    return all(each in {Presence.YES, Presence.NA} for each in presence.values())


def _figures(
    working: Sequence[Processor], bound: set[int | None], matrix: Matrix, words: ReportWords
) -> tuple[Figure, ...]:
    return (
        Figure(str(len(working)), words("processors.working")),
        Figure(str(sum(each.id in bound for each in working)), words("processors.bound")),
        Figure(str(sum(each.assessed_on is not None for each in working)), words("processors.assessed")),
        Figure(str(sum(_is_whole(presence) for _, presence in matrix)), words("processors.whole")),
    )


def _lead(working: Sequence[Processor], bound: set[int | None], words: ReportWords) -> str:
    if not working:
        return words("processors.nobody")
    unbound = [each.name for each in working if each.id not in bound]
    return words.counted("processors.unbound", len(unbound), names=", ".join(unbound))


def _categories(working: Sequence[Processor], bound: set[int | None], words: ReportWords) -> Grid:
    rows: list[Row] = []
    for category in (*ProcessorCategory, None):
        those = [each for each in working if each.category is category]
        if those:
            name = category or words("processors.no_category")
            assessed = sum(each.assessed_on is not None for each in those)
            rows.append((name, len(those), sum(each.id in bound for each in those), assessed))
    heads = columns_of(words, CATEGORY_SHARES, frozenset(CATEGORY_SHARES) - {"category"})
    return Grid("categories", words("processors.by_category"), heads, rows)


def _list(processors: Sequence[Processor], agreements: Sequence[Agreement], today: date, words: ReportWords) -> Grid:
    theirs = grouped(agreements, "processor")
    rows = [
        _processor_row(each, [_status(one, today) for one in theirs.get(each.id, ())], words) for each in processors
    ]
    return Grid("processors", words("processors.list"), columns_of(words, PROCESSOR_SHARES), rows)


def _processor_row(processor: Processor, agreed: Sequence[AgreementStatus], words: ReportWords) -> Row:
    name = f"{processor.name} ({processor.product})" if processor.product else processor.name
    return (
        name,
        processor.category,
        processor.status,
        Country(processor.country),
        tuple(map(Country, processor.storage_countries)),
        tuple(map(Country, processor.access_countries)),
        tuple(dict.fromkeys(agreed)) or words("processors.no_agreement"),
        processor.assessed_on,
        processor.risk,
        processor.next_review_on,
    )


def _agreements(agreements: Sequence[Agreement], asked: Asked, words: ReportWords) -> Grid:
    rows = [_agreement_row(each, asked.book, asked.today) for each in agreements]
    *heads, hours = columns_of(words, AGREEMENT_SHARES, frozenset({"objection_days", "breach_hours"}))
    hours = replace(hours, short=words("columns.breach_hours_short"))
    return Grid("agreements", words("processors.agreements"), (*heads, hours), rows)


def _agreement_row(agreement: Agreement, book: Book, today: date) -> Row:
    other = book.title(Processor, agreement.processor) or book.title(Client, agreement.client)
    return (
        agreement.title,
        other,
        agreement.our_role,
        _status(agreement, today),
        agreement.form,
        agreement.signed_on,
        agreement.ends_on,
        agreement.review_on,
        agreement.authorisation,
        agreement.objection_days,
        agreement.breach_hours,
    )


def _matrix(matrix: Matrix, words: ReportWords) -> Grid:
    clauses = [Column(each.value, words.choice(each), short=str(number)) for number, each in enumerate(Clause, 1)]
    heads = (Column("agreement", words("columns.agreement"), NAME_SHARE), *clauses)
    rows = [(agreement.title, *(Shown(SIGNS[each], each) for each in found.values())) for agreement, found in matrix]
    return Grid("clause_matrix", words("processors.matrix"), heads, rows)


def _legend(words: ReportWords) -> Text:
    signs = "   ".join(f"{sign} {words.choice(presence)}" for presence, sign in SIGNS.items())
    return Text((Span(f"{words('processors.signs')} {signs}"),))


def _clauses(matrix: Matrix, words: ReportWords) -> Grid:
    law, rows = law_tables().clauses, []
    for number, clause in enumerate(Clause, 1):
        present = sum(found[clause] is Presence.YES for _, found in matrix)
        asked_of = sum(found[clause] is not Presence.NA for _, found in matrix)
        rows.append((number, clause, cited(law[clause].source, words.language), present, asked_of))
    heads = columns_of(words, CLAUSE_SHARES, frozenset({"number", "present", "of"}))
    return Grid("clauses", words("processors.clauses"), heads, rows)
