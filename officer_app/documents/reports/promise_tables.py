"""The promise audit on paper: its sentences, its tables, and the evidence of each promise."""

from datetime import date
from typing import Final

from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.laid import columns_of
from officer_app.domain.agreement import Clause
from officer_app.domain.promise import Lapse, Look, Promise, PromiseAudit, PromiseVerdict, Wanted
from officer_app.domain.promise_checks_parties import PROMISED
from officer_app.domain.promises import audit_promises
from officer_app.domain.words import Choice

VERDICT_SHARES: Final = {"number": 0.7, "promise": 6.2, "verdict": 2.1, "count": 1.4, "kept": 1.3, "lapses": 1.6}
LOOK_SHARES: Final = {"looked": 7.4, "count": 1.4, "kept": 1.4}
LAPSE_SHARES: Final = {"record": 2.9, "wrong": 6.4, "days": 1.0}
DATA_COLUMNS: Final = ("number", "promise", "kind", "register", "id", "record", "on", "until", "days", "wrong")
COUNTS: Final = frozenset({"count", "kept", "lapses", "days"})
"""The columns that stand at the right."""


def audits(asked: Asked) -> tuple[PromiseAudit, ...]:
    """Audit the register of a report on the day of making."""
    return audit_promises(asked.book, asked.lines, asked.organisation, asked.today)


def number_of(found: tuple[PromiseAudit, ...], verdict: PromiseVerdict) -> int:
    """Return how many promises have a verdict."""
    return sum(each.verdict is verdict for each in found)


def lead(found: tuple[PromiseAudit, ...], words: ReportWords) -> str:
    """Return in words how many promises are broken, and for how many there is no evidence."""
    broken = words.counted("promises.lead", number_of(found, PromiseVerdict.BROKEN))
    return f"{broken} {words.counted('promises.unproved', number_of(found, PromiseVerdict.NOT_PROVABLE))}"


def heading_of(promise: Promise, words: ReportWords) -> str:
    """Return a promise with its number in the policy."""
    return words("promises.heading", number=promise.number, promise=words.choice(promise))


def lapse_words(lapse: Lapse, words: ReportWords) -> str:
    """Return what is wrong with a record, in the language of the report."""
    places = {
        "on": _day(lapse.on, words),
        "until": _day(lapse.until, words),
        "days": words.counted("promises.days", lapse.days or 0),
        "what": words.listed(_named(each, words) for each in lapse.what),
    }
    return words(f"lapses.{lapse.kind}", **places)


def _day(day: date | None, words: ReportWords) -> str:
    return words.day(day) if day else words("report.none")


def _named(each: object, words: ReportWords) -> str:
    if isinstance(each, Wanted):
        return words(f"wanted.{each}")
    if isinstance(each, Clause) and each in PROMISED:
        return words(f"promised.{each.value}")
    return words.within(words.choice(each)) if isinstance(each, Choice) else words.cell(each)


def record_words(lapse: Lapse, words: ReportWords) -> str:
    """Return the reference or the name by which the record is known."""
    return lapse.reference or words("promises.no_name")


def verdict_grid(found: tuple[PromiseAudit, ...], words: ReportWords) -> Grid:
    """Return one row a promise: its verdict, how much was looked at, how much of it is in order."""
    columns = columns_of(words, VERDICT_SHARES, COUNTS)
    return Grid("verdicts", words("promises.verdicts"), columns, tuple(map(_verdict_row, found)))


def _verdict_row(audit: PromiseAudit) -> Row:
    looked, kept = (sum(getattr(look, name) for look in audit.looks) for name in ("count", "kept"))
    return (audit.promise.number, audit.promise, audit.verdict, looked, kept, len(audit.lapses))


def look_grid(audit: PromiseAudit, words: ReportWords) -> Grid:
    """Return one row for each thing that was looked at for a promise."""
    columns = columns_of(words, LOOK_SHARES, COUNTS)
    rows = tuple(_look_row(look, words) for look in audit.looks)
    return Grid(f"evidence_{audit.promise.value}", _sheet(audit, words("promises.evidence")), columns, rows)


def _look_row(look: Look, words: ReportWords) -> Row:
    return (words(f"looked.{look.looked}"), look.count, look.kept)


def lapse_grid(audit: PromiseAudit, words: ReportWords, most: int | None = None) -> Grid:
    """Return one row for each exception to a promise, or for the first of them; days only where some have them."""
    lapses = audit.lapses[:most]
    has_days = any(each.days is not None for each in lapses)
    shares = {key: share for key, share in LAPSE_SHARES.items() if has_days or key != "days"}

    def row(each: Lapse) -> Row:
        told = (record_words(each, words), lapse_words(each, words))
        return (*told, each.days) if has_days else told

    columns, rows = columns_of(words, shares, COUNTS), Mapped(lapses, row)
    return Grid(f"exceptions_{audit.promise.value}", _sheet(audit, words("promises.exceptions")), columns, rows)


def data_grid(found: tuple[PromiseAudit, ...], words: ReportWords) -> Grid:
    """Return every exception as data: promise, kind, record and days, for programs."""
    lapses = [(audit.promise, lapse) for audit in found for lapse in audit.lapses]
    columns = columns_of(words, dict.fromkeys(DATA_COLUMNS, 1.0))
    rows = Mapped(lapses, lambda pair: _data_row(pair[0], pair[1], words))
    return Grid("exceptions", words("promises.exceptions"), columns, rows, on_paper=False)


def _data_row(promise: Promise, lapse: Lapse, words: ReportWords) -> Row:
    where = (str(lapse.kind), lapse.key, lapse.record_id, lapse.reference)
    return (promise.number, promise, *where, lapse.on, lapse.until, lapse.days, lapse_words(lapse, words))


def _sheet(audit: PromiseAudit, title: str) -> str:
    return f"{audit.promise.number} {title}"
