"""The list of gaps as it leaves the program: a table for a workbook or a text file, nothing in it live."""

from collections.abc import Iterable
from datetime import date

from officer_app.documents.tabular import Sheet, csv_bytes, xlsx_bytes
from officer_app.domain.gap import Gap
from officer_app.domain.inert import inert
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.words import Translate, say, untranslated
from officer_app.services.exporting import Form


def gap_sheet(gaps: Iterable[Gap], translate: Translate = untranslated, language: str = "en") -> Sheet:
    """Return gaps as a table in a language, in the order in which they come."""
    titles = (
        translate("Severity"),
        translate("Register"),
        translate("Record"),
        translate("What is missing"),
        translate("Kind"),
        translate("Source"),
        translate("Due on"),
    )
    return Sheet(titles, [_row(gap, translate, language) for gap in gaps], translate("Gaps"))


def _row(gap: Gap, translate: Translate, language: str) -> tuple[str | date, ...]:
    return (
        translate(gap.severity.label),
        translate(RECORD_TYPES[gap.key].plural),
        gap.title,
        say(gap.sentence, translate, language),
        translate(gap.kind.label),
        gap.source,
        gap.due_on or "",
    )


def gap_bytes(sheet: Sheet, form: Form, today: date, separator: str = ",") -> bytes:
    """Return the table as a workbook or as text; raises `OfficerError` where a text is too long for a cell."""
    return xlsx_bytes(sheet, today) if form is Form.XLSX else csv_bytes(sheet, separator)


def gap_text(sheet: Sheet) -> str:
    """Return the table as it is pasted into a message or a sheet: one line a gap, a tab between its parts."""
    return "\n".join(
        "\t".join(inert(" ".join(str(cell).split())) for cell in row) for row in (sheet.titles, *sheet.rows)
    )
