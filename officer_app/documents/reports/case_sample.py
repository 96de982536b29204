"""A random sample of cases for an auditor, which she can draw again by hand: by seed and reference alone (facts F1)."""

import hashlib
from collections.abc import Iterable

from officer_app.documents.blocks import Bullets, Span
from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import columns_of, number_chosen
from officer_app.documents.reports.punctuality import days_late
from officer_app.domain.case_file import CaseLine

USUAL_COUNT, MOST = 20, 10_000
LONGEST_SEED = 80
_TESTS = ("received", "acknowledged", "identity", "search", "answer", "reasons", "evidence")


def build(asked: Asked) -> Report:
    """Build a sample of the cases of the period; without a seed the day of making is the seed."""
    words = asked.words("case_sample")
    seed = asked.choices.get("seed", "")[:LONGEST_SEED] or asked.today.isoformat()
    lines = asked.in_period()
    drawn = draw(lines, seed, number_chosen(asked, "count", USUAL_COUNT, MOST))
    return headed(
        asked,
        words,
        title=words("case_sample.title"),
        covers=asked.covers(words),
        figures=(
            Figure(str(len(drawn)), words("case_sample.drawn")),
            Figure(str(len(lines)), words("case_sample.among")),
            Figure(seed, words("case_sample.seed")),
        ),
        lead=words("case_sample.lead") if lines else words("case_sample.none"),
        sections=_sections(drawn, seed, words),
    )


def draw(lines: Iterable[CaseLine], seed: str, count: int) -> tuple[CaseLine, ...]:
    """Return so many cases as chance has it: those whose SHA-256 of seed, colon and reference is the lowest."""
    ordered = sorted(lines, key=lambda line: (ticket(seed, line.case.reference), line.case.id))
    return tuple(ordered[:count])


def ticket(seed: str, reference: str) -> str:
    """Return the number by which a case is drawn, in hex."""
    return hashlib.sha256(f"{seed}:{reference}".encode("utf-8", "replace")).hexdigest()


def _sections(drawn: tuple[CaseLine, ...], seed: str, words: ReportWords) -> tuple[Section, ...]:
    questions = Bullets(tuple((Span(words(f"tests.{each}")),) for each in _TESTS), numbered=True)
    method = Bullets(tuple((Span(words(f"method.{each}", seed=seed)),) for each in ("ticket", "lowest", "again")))
    return (
        Section(words("case_sample.cases"), (_cases(drawn, seed, words),)),
        Section(words("case_sample.method"), (method,)),
        Section(words("case_sample.questions"), (questions,)),
    )


def _cases(drawn: tuple[CaseLine, ...], seed: str, words: ReportWords) -> Grid:
    shares = {"reference": 2.1, "received": 1.6, "rights": 2.6, "stage": 1.6, "outcome": 1.6, "due": 1.6,
        "answered": 1.6, "late_days": 1.1, "ticket": 1.7}  # fmt: skip

    def row(line: CaseLine) -> Row:
        case = line.case
        ended = (case.stage, case.outcome, line.deadlines.due_on, case.answered_on, days_late(line) or None)
        return (case.reference, case.received_on, case.rights, *ended, ticket(seed, case.reference)[:12])

    columns = columns_of(words, shares, {"late_days"})
    return Grid("sample", words("case_sample.cases"), columns, Mapped(drawn, row))
