"""The report that is shown leaves the window: as a PDF, as tables for other programs, or on paper."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.watch import Watch
from officer_app.services.reports import ReportForm, draw_report, report_type
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_new_file
from officer_app.ui.pages.reports_drawing import Drawn
from officer_app.ui.pages.reports_kinds import TIMELESS
from officer_app.ui.report_writing import ReportWriting
from officer_app.ui.saving import documents_folder, file_name
from officer_app.ui.words import t, translate


def name_of(drawn: Drawn) -> str:
    """Return the name under which a report is proposed: kind, case or days, language, and whether it is a draft."""
    asked, request = drawn.asked, drawn.request
    first, last = asked.period_from.isoformat(), asked.period_to.isoformat()
    days = asked.today.isoformat() if request.key in TIMELESS else t("{first} to {last}", first=first, last=last)
    told = request.choices.get("case", "") or request.choices.get("year", "") or days
    draft = t("draft") if request.draft else ""
    return " ".join(filter(None, (translate(report_type(request.key).label), told, asked.language, draft)))


class ReportSaving:
    """Asks for a place and writes there in the background, whole or not at all."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def save(self, drawn: Drawn, form: ReportForm) -> None:
        """Write a report as a kind of file where the person says."""
        ending = f".{form.value}"
        kinds = {
            ReportForm.PDF: t("PDF documents (*.pdf)"),
            ReportForm.XLSX: t("Excel workbooks (*.xlsx)"),
            ReportForm.CSV: t("CSV (*.csv)"),
            ReportForm.JSON: t("JSON (*.json)"),
        }
        proposed = documents_folder() / file_name(f"{name_of(drawn)}{ending}")
        place = choose_new_file(self._desk.window, t("Save the report"), proposed, kinds[form])
        if place is None:
            return
        make = partial(_bytes_of, drawn, form)
        writing = ReportWriting(self._desk, make, partial(self.save, drawn, form))
        writing.start(t("Saving the report"), place, ending)


def _bytes_of(drawn: Drawn, form: ReportForm, watch: Watch) -> bytes:
    return drawn.pdf if form is ReportForm.PDF else draw_report(drawn.request.key, drawn.asked, form, watch)


def table_menu(parent: QWidget, chosen: Callable[[ReportForm], None]) -> QMenu:
    """Return the menu with the kinds of file that hold the tables of a report."""
    menu = QMenu(parent)
    menu.setObjectName("report_tables_menu")
    menu.setAccessibleName(t("Save the tables"))
    kinds = (
        (t("Excel workbook"), ReportForm.XLSX),
        (t("CSV with commas"), ReportForm.CSV),
        (t("JSON"), ReportForm.JSON),
    )
    for title, form in kinds:
        action = menu.addAction(title)
        action.setObjectName(f"report_save_{form.value}")
        action.triggered.connect(lambda _checked=False, form=form: chosen(form))
    return menu
