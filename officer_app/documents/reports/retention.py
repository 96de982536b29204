"""What is kept how long and why, what has to go, and what went (GDPR Art. 5(1)(e) and (2); facts F2)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import columns_of, counts_grid
from officer_app.documents.reports.record_facts import shown
from officer_app.domain.activity import Activity
from officer_app.domain.case import Case, is_open
from officer_app.domain.fields import is_empty, spec_of
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.vocabulary import IdentityMethod, IdentityResult, Retention

SOON: Final = timedelta(days=90)
WITH_PAPER: Final = frozenset({IdentityMethod.REDACTED_ID, IdentityMethod.AUTHORITY_DOCUMENT})
"""Methods that leave a copy which has to go as soon as the check is done (EDPB 01/2022 para 79)."""


def build(asked: Asked) -> Report:
    """Build the report on retention and destruction as it stands today."""
    words = asked.words("retention")
    cases = asked.book.all(Case)
    due = [case for case in cases if _has_to_go(case) and _day(case) <= asked.today]
    papers = [each for each in asked.book.all(IdentityCheck) if leaves_paper(each)]
    kept = [each for each in papers if each.evidence_destroyed_on is None]
    return headed(
        asked,
        words,
        title=words("retention.title"),
        covers=asked.as_of(words),
        figures=(
            Figure(str(len(cases)), words("retention.files")),
            Figure(str(len(due)), words("retention.due")),
            Figure(str(sum(case.erased_on is not None for case in cases)), words("retention.erased")),
            Figure(str(len(kept)), words("retention.papers_kept")),
        ),
        lead=_lead(cases, words),
        sections=tuple(_sections(asked, cases, due, papers, words)),
    )


def leaves_paper(check: IdentityCheck) -> bool:
    """Tell whether a check is over and was made with a document, or says that one was destroyed."""
    over = check.result is not IdentityResult.PENDING and check.method in WITH_PAPER
    return over or check.evidence_destroyed_on is not None


def _has_to_go(case: Case) -> bool:
    return case.destroy_on is not None and case.erased_on is None and case.retention is not Retention.RETAIN


def _day(case: Case) -> date:
    return case.destroy_on or date.max


def _lead(cases: Sequence[Case], words: ReportWords) -> str:
    open_ended = sum(_is_open_ended(case) for case in cases)
    return words.counted("retention.open_ended", open_ended) if cases else words("retention.none")


def _is_open_ended(case: Case) -> bool:
    """Tell whether a case is over and nobody has said yet what becomes of its file."""
    decided = case.destroy_on is not None or case.retention is not Retention.NOT_SET
    return not is_open(case) and not decided and case.erased_on is None


def _sections(
    asked: Asked, cases: Sequence[Case], due: list[Case], papers: list[IdentityCheck], words: ReportWords
) -> Iterator[Section]:
    states = counts_grid("states", words("retention.states"), words.field("case", "retention"),
        (case.retention for case in cases), words)  # fmt: skip
    yield Section(words("retention.states"), (states,))
    soon = [case for case in cases if _has_to_go(case) and asked.today < _day(case) <= asked.today + SOON]
    parts = {
        "due": sorted(due, key=_day),
        "soon": sorted(soon, key=_day),
        "kept": [case for case in cases if case.retention in {Retention.RETAIN, Retention.REVIEW}],
        "open": [case for case in cases if _is_open_ended(case)],
        "gone": [case for case in cases if case.erased_on],
    }
    for name, chosen in parts.items():
        note = words("retention.reason_note") if name == "kept" else ""
        yield Section(words(f"retention.head_{name}"), (_files(name, chosen, words),), note)
    yield _identity(asked, papers, words)
    yield _activities(asked, words)


def _files(name: str, cases: Sequence[Case], words: ReportWords) -> Grid:
    shares = {"reference": 2.2, "closed": 1.7, "retention": 1.7, "reason": 4.0, "destroy": 1.7, "erased": 1.7}

    def row(case: Case) -> Row:
        reason = case.retention_reason or words("report.not_said")
        return (case.reference, case.closed_on, case.retention, reason, case.destroy_on, case.erased_on)

    return Grid(name, words(f"retention.head_{name}"), columns_of(words, shares), Mapped(cases, row))


def _identity(asked: Asked, papers: list[IdentityCheck], words: ReportWords) -> Section:
    shares = {"reference": 2.2, "method": 3.2, "result": 1.8, "obtained": 1.8, "destroyed": 2.0, "after_days": 1.4}

    def row(check: IdentityCheck) -> Row:
        gone, came = check.evidence_destroyed_on, check.obtained_on
        days = (gone - came).days if gone and came else None
        return (asked.book.title(Case, check.case_id), check.method, check.result, came, gone, days)

    columns = columns_of(words, shares, {"after_days"})
    grid = Grid("identity", words("retention.identity"), columns, Mapped(papers, row))
    return Section(words("retention.identity"), (grid,), words("retention.identity_note"))


def _activities(asked: Asked, words: ReportWords) -> Section:
    shares = {"activity": 2.6, "period": 3.4, "runs_from": 2.0, "deletion": 3.0}

    def row(activity: Activity) -> Row:
        told: Any = shown(spec_of(Activity, "retention"), activity.retention, asked, words)
        period = activity.retention_period or told
        period = words("report.not_said") if is_empty(period) else period
        return (activity.name, period, activity.retention_start, activity.deletion_method)

    grid = Grid("activities", words("retention.activities"), columns_of(words, shares),
        Mapped(asked.book.live(Activity), row))  # fmt: skip
    return Section(words("retention.activities"), (grid,))
