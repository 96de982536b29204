"""A report as each kind of file: pages for people, rows for programs; the pages carry the rows inside them."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from enum import Enum
from io import BytesIO
from typing import Any, Final

from officer_app.documents.archive import Attached
from officer_app.documents.grid import Grid
from officer_app.documents.report import Report, render_report
from officer_app.documents.tabular import Sheet, csv_bytes, workbook_bytes
from officer_app.domain.watch import UNWATCHED, Watch


class ReportForm(Enum):
    """As which kind of file a report goes out; the value is the ending of its name."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def report_bytes(report: Report, form: ReportForm, watch: Watch = UNWATCHED) -> bytes:
    """Return a report as a file; the same report gives the same bytes.

    `watch` hears of pages drawn, of which nobody knows how many come, and of the rows of tables. Raises its `GivenUp`,
    and `OfficerError` where a text or a table is too long for a workbook.
    """
    match form:
        case ReportForm.PDF:
            data = Attached("data.json", "application/json", _json(report, watch.silent()), report.title)
            return render_report(report, (data,), watch)
        case ReportForm.XLSX:
            return workbook_bytes(_sheets(report, watch) or [_empty(report)], report.made_on)
        case ReportForm.CSV:
            return _csv(_sheets(report, watch) or [_empty(report)])
        case ReportForm.JSON:
            return _json(report, watch)


def _sheets(report: Report, watch: Watch) -> list[Sheet]:
    return [grid.sheet(report.words, part) for grid, part in _watched(report, watch)]


def _watched(report: Report, watch: Watch) -> Iterator[tuple[Grid, Watch]]:
    """Yield each table with who watches it: the rows of all count as one piece of work."""
    before, whole = 0, sum(len(grid.rows) for grid in report.grids)
    for grid in report.grids:
        yield grid, watch.part(before, whole)
        before += len(grid.rows)


def _empty(report: Report) -> Sheet:
    return Sheet((report.title,), [(report.words("report.nothing"),)], report.title)


def _csv(sheets: Sequence[Sheet]) -> bytes:
    """Return one table as it is; several one below the other, each under its name, with an empty line between."""
    if len(sheets) == 1:
        return csv_bytes(sheets[0])
    parts = [csv_bytes(Sheet((each.name,), ()), mark=False) + csv_bytes(each, mark=False) for each in sheets]
    return BOM_UTF8 + b"\r\n".join(parts)


def _json(report: Report, watch: Watch) -> bytes:
    """Return the facts of the report and its tables, a row a line: written row by row, for registers that are long."""
    facts: dict[str, Any] = {
        "report": report.title,
        "covers": report.covers,
        "language": report.words.language,
        "made_on": report.made_on.isoformat(),
        "foot": " · ".join(filter(None, (report.footer.left, report.footer.right))),
        "figures": {each.label: each.value for each in report.figures},
    }
    out = BytesIO()
    out.write(b"{\n")
    for name, value in facts.items():
        out.write(b" %b: %b,\n" % (_plain(name), _plain(value)))
    out.write(b' "tables": {')
    for place, (grid, part) in enumerate(_watched(report, watch)):
        out.write(b"%b\n  %b: [" % (b"," * bool(place), _plain(grid.name)))
        for number, row in enumerate(grid.objects(part)):
            out.write(b"%b\n   %b" % (b"," * bool(number), _plain(row)))
        out.write(b"\n  ]")
    out.write(b"\n }\n}\n")
    return out.getvalue()


_JSON: Final = json.JSONEncoder(ensure_ascii=False)


def _plain(value: Any) -> bytes:
    return _JSON.encode(value).encode("utf-8", "replace")
