"""How every report grows with its register: ten times the records cost at most 12 times, as medians of ratios.

Run: python benchmarks/reports.py. Each report is drawn from the records of the sample register taken several times,
and ten times as often again. A report that looks through all records for each of them would not keep this. Seconds are
the processor's own.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.reports import REPORTS, report_type
from officer_app.documents.reports.asked import Asked
from officer_app.domain.book import Book
from officer_app.domain.clock import FixedClock
from officer_app.services.register import open_register
from officer_app.services.reports import ReportRequest, read_report
from officer_app.services.sample import build_sample

ROUNDS, FEW, MANY, LIMIT = 3, 3, 30, 12.0
TODAY = date(2026, 3, 20)


def facts(folder: Path) -> Iterator[tuple[str, Asked]]:
    """Yield what each report of more than one case is drawn from on the sample register."""
    clock = FixedClock(TODAY)
    made = build_sample(folder, clock=clock)
    with open_register(made.path, passphrase=made.passphrase, clock=clock, actor="sample") as register:
        for key in REPORTS:
            if key != "case_file":
                asked = ReportRequest(key=key, language="en", period_from=date(2025, 1, 1), period_to=TODAY)
                yield key, read_report(register, register, asked)


def times_over(asked: Asked, times: int) -> Asked:
    """Return the same facts several times over, under numbers of their own."""
    records = {}
    for kind, held in asked.book.records.items():
        last = max((each.id for each in held), default=0)
        records[kind] = tuple(replace(each, id=each.id + turn * last) for turn in range(times) for each in held)
    return replace(asked, book=Book(records), lines=asked.lines * times, history=asked.history * times)


def seconds(key: str, asked: Asked) -> float:
    """Return how many seconds of the processor a report takes as a PDF."""
    start = time.process_time()
    report_bytes(report_type(key).build(asked), ReportForm.PDF)
    return time.process_time() - start


def main() -> int:
    """Print how each report grows beside the limit; 1 where one does not keep it."""
    kept = True
    with TemporaryDirectory() as folder:
        for key, asked in facts(Path(folder)):
            few, many = times_over(asked, FEW), times_over(asked, MANY)
            seconds(key, few)
            grown = median(seconds(key, many) / seconds(key, few) for _ in range(ROUNDS))
            kept &= grown <= LIMIT
            print(f"{key}: {grown:.1f} times, limit {LIMIT:g}: {'kept' if grown <= LIMIT else 'NOT KEPT'}", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
