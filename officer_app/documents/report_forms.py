"""A report as each kind of file: pages for people, rows for programs; the pages carry the rows inside them."""

import json
from codecs import BOM_UTF8
from collections.abc import Sequence
from enum import Enum
from io import BytesIO
from typing import Any, Final

from officer_app.documents.archive import Attached
from officer_app.documents.report import Report, render_report
from officer_app.documents.tabular import Sheet, csv_bytes, workbook_bytes


class ReportForm(Enum):
    """As which kind of file a report goes out; the value is the ending of its name."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def report_bytes(report: Report, form: ReportForm) -> bytes:
    """Return a report as a file; the same report gives the same bytes.

    Raises `OfficerError` where a text or a table is too long for a workbook.
    """
    match form:
        case ReportForm.PDF:
            data = Attached("data.json", "application/json", _json(report), report.title)
            return render_report(report, (data,))
        case ReportForm.XLSX:
            return workbook_bytes(_sheets(report) or [_empty(report)], report.made_on)
        case ReportForm.CSV:
            return _csv(_sheets(report) or [_empty(report)])
        case ReportForm.JSON:
            return _json(report)


def _sheets(report: Report) -> list[Sheet]:
    return [grid.sheet(report.words) for grid in report.grids]


def _empty(report: Report) -> Sheet:
    return Sheet((report.title,), [(report.words("report.nothing"),)], report.title)


def _csv(sheets: Sequence[Sheet]) -> bytes:
    """Return one table as it is; several one below the other, each under its name, with an empty line between."""
    if len(sheets) == 1:
        return csv_bytes(sheets[0])
    parts = [csv_bytes(Sheet((each.name,), ()), mark=False) + csv_bytes(each, mark=False) for each in sheets]
    return BOM_UTF8 + b"\r\n".join(parts)


def _json(report: Report) -> bytes:
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
    for place, grid in enumerate(report.grids):
        out.write(b"%b\n  %b: [" % (b"," * bool(place), _plain(grid.name)))
        for number, row in enumerate(grid.objects()):
            out.write(b"%b\n   %b" % (b"," * bool(number), _plain(row)))
        out.write(b"\n  ]")
    out.write(b"\n }\n}\n")
    return out.getvalue()


_JSON: Final = json.JSONEncoder(ensure_ascii=False)


def _plain(value: Any) -> bytes:
    return _JSON.encode(value).encode("utf-8", "replace")
