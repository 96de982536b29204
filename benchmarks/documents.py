"""What conformant documents cost, each beside its peer in the same run, as medians of ratios.

Run: python benchmarks/documents.py. Limits:
- a one-page letter, conformant, at most 4 times the same text through plain ReportLab Platypus,
- and less than half of WeasyPrint's time for the same text (`pip install '.[bench]'`; needs Pango);
- a case register of 10,000 rows at most 12 times one of 1,000 rows,
- and at most 5 times drawing the same strings on a bare ReportLab canvas;
- memory under 400 MB for 100,000 rows, measured in a process of its own.
Seconds are the processor's own.
"""

import html
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from statistics import median

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from officer_app.documents import house_style as style
from officer_app.documents.fonts import ready
from officer_app.documents.letters import write_letter
from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.reports import report_type
from officer_app.documents.reports.asked import Asked
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile, CaseLine, dates_of, read_clock
from officer_app.domain.organisation import Organisation
from officer_app.domain.vocabulary import Outcome, Right, Stage

ROUNDS = 7
LETTER_LIMIT, WEASY_LIMIT, ROWS_LIMIT, CANVAS_LIMIT, MEMORY_LIMIT = 4.0, 0.5, 12.0, 5.0, 400
TODAY, AT = date(2026, 3, 20), datetime(2026, 3, 20, 9, tzinfo=UTC)
OFFICE = Organisation(
    name="Heron SA", address="1 Weir\n1000 Brussels", officer_email="privacy@heron.example", officer_name="Anna Peeters"
)
CASE = Case(
    id=1, reference="DSR-2026-00001", rights=(Right.ACCESS,), received_on=date(2026, 3, 5), language="en",
    subject_name="Hanneke Voorbeeld-de Wit", subject_address="Lindelaan 30\n2300 Turnhout", stage=Stage.CLOSED,
    outcome=Outcome.GRANTED, answered_on=date(2026, 3, 17),
)  # fmt: skip
DATES = dates_of(CASE, (), (), Calendar("BE", {}))
CLOCK = read_clock(CASE, DATES, (), (), TODAY)


def timed(act: Callable[[], object]) -> float:
    """Return how many seconds of the processor something takes."""
    start = time.process_time()
    act()
    return time.process_time() - start


def ratio(ours: Callable[[], object], peer: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return how many times as long as its peer something takes: the median of several pairs, after one to warm up."""
    ours(), peer()
    return median(timed(ours) / timed(peer) for _ in range(rounds))


def letter() -> str:
    """Write a letter of one page, and return what it says."""
    file = CaseFile(organisation=OFFICE, case=CASE, deadlines=DATES, clock=CLOCK)
    return write_letter("acknowledgement", file, language="en", today=TODAY).text


def plain_letter(text: str) -> None:
    """Set the same text with Platypus: paragraphs in the same font, no tags, no metadata."""
    SimpleDocTemplate(BytesIO(), invariant=1).build(
        [Paragraph(html.escape(each), style.BODY) for each in text.split("\n\n")]
    )


def woven_letter(text: str) -> None:
    """Set the same text with WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415 - only where it is installed

    HTML(string="".join(f"<p>{html.escape(each)}</p>" for each in text.split("\n\n"))).write_pdf()


def asked(rows: int) -> Asked:
    """Ask for a register of so many cases."""
    lines = tuple(
        CaseLine(replace(CASE, id=number, reference=f"DSR-2026-{number:05}"), DATES, CLOCK) for number in range(rows)
    )
    return Asked(
        organisation=OFFICE, language="en", at=AT, period_from=date(2026, 1, 1), period_to=date(2026, 12, 31),
        lines=lines, head="9f" * 32, file_name="our.officer",
    )  # fmt: skip


def register(facts: Asked) -> bytes:
    """Draw the case register, with its rows inside."""
    return report_bytes(report_type("case_register").build(facts), ReportForm.PDF)


def on_canvas(rows: list[tuple[str, ...]]) -> None:
    """Draw the same strings, one after the other, on bare pages."""
    font = ready("NotoSans-Regular")
    canvas = Canvas(BytesIO(), invariant=1, initialFontName=font)
    height = 0.0
    for row in rows:
        if height < style.BOTTOM:
            canvas.showPage()
            canvas.setFont(font, 7.5)
            height = style.PAGE_HEIGHT - style.TOP_LATER
        for place, text in enumerate(row):
            canvas.drawString(style.REPORT_SIDE + 60 * place, height, text)
        height -= 18
    canvas.save()


def memory_of(rows: int) -> int:
    """Return the most memory that a register of so many rows takes, in MB, in a process of its own."""
    said = subprocess.run([sys.executable, __file__, "--memory", str(rows)], capture_output=True, text=True, check=True)
    return int(said.stdout)


def tell(what: str, value: float, limit: float, unit: str = "times") -> bool:
    """Print a figure beside its limit, and tell whether it keeps it."""
    keeps = value <= limit
    print(f"{what}: {value:.2f} {unit}, limit {limit:g}: {'kept' if keeps else 'NOT KEPT'}")
    return keeps


def main() -> int:
    """Print each figure beside its limit; 1 where one is not kept."""
    text = letter()
    kept = [tell("a letter, to Platypus", ratio(letter, partial(plain_letter, text), 3 * ROUNDS), LETTER_LIMIT)]
    try:
        kept.append(tell("a letter, to WeasyPrint", ratio(letter, partial(woven_letter, text)), WEASY_LIMIT))
    except (ImportError, OSError) as missing:
        print(f"a letter, to WeasyPrint: not measured, it is not here ({missing})")
    small, large = asked(1_000), asked(10_000)
    kept.append(tell("10,000 rows, to 1,000", ratio(partial(register, large), partial(register, small), 3), ROWS_LIMIT))
    table = report_type("case_register").build(large).grids[-1].table(large.words("case_register"))
    rows = list(table.rows)
    kept.append(
        tell("10,000 rows, to a canvas", ratio(partial(register, large), partial(on_canvas, rows), 3), CANVAS_LIMIT)
    )
    kept.append(tell("100,000 rows, memory", memory_of(100_000), MEMORY_LIMIT, "MB"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        register(asked(int(sys.argv[2])))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    else:
        raise SystemExit(main())
