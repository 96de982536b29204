"""The promise audit leaves the window: for the board as a PDF, for programs as a workbook, text or JSON."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.watch import Watch
from officer_app.services.reports import ReportForm, ReportRequest, draw_report, read_report
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_new_file
from officer_app.ui.report_writing import ReportWriting
from officer_app.ui.saving import documents_folder, file_name
from officer_app.ui.words import language, t


class PromiseReport:
    """Asks for a place, then reads, draws and writes in the background."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu with one entry for each kind of file."""
        menu = QMenu(parent)
        menu.setObjectName("promises_report_menu")
        menu.setAccessibleName(t("Report"))
        kinds = (
            (t("PDF document"), ReportForm.PDF),
            (t("Excel workbook"), ReportForm.XLSX),
            (t("CSV with commas"), ReportForm.CSV),
            (t("JSON"), ReportForm.JSON),
        )
        for title, form in kinds:
            action = menu.addAction(title)
            action.setObjectName(f"promises_report_{form.value}")
            action.triggered.connect(partial(self._chosen, form))
        return menu

    def _chosen(self, form: ReportForm, _checked: bool = False) -> None:
        self.save(form)

    def save(self, form: ReportForm) -> None:
        """Write the report as a kind of file, where the person says."""
        ending = f".{form.value}"
        proposed = documents_folder() / file_name(f"{t('Promise audit')}{ending}")
        place = choose_new_file(self._desk.window, t("Report"), proposed, f"*{ending}")
        if place is None:
            return
        writing = ReportWriting(self._desk, partial(self._drawn, form), partial(self.save, form))
        writing.start(t("Drawing the report"), place, ending)

    def _drawn(self, form: ReportForm, watch: Watch) -> bytes:
        register = self._desk.register
        with register.snapshot() as reader:
            asked = read_report(register, reader, ReportRequest(key="promise_audit", language=language()))
        return draw_report("promise_audit", asked, form, watch)
