"""The report that is shown leaves the window: as a PDF, as tables for other programs, or on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.watch import Watch
from officer_app.services.case_work import write_whole
from officer_app.services.reports import ReportForm, draw_report, report_type
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_new_file
from officer_app.ui.jobs import Cancelled, Progress
from officer_app.ui.notices import Offer
from officer_app.ui.pages.reports_drawing import Drawn
from officer_app.ui.pages.reports_kinds import TIMELESS
from officer_app.ui.saving import documents_folder, file_name, open_folder_of, with_ending
from officer_app.ui.theme import Tone
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
        again = Offer(t("Choose another place"), partial(self.save, drawn, form))
        try:
            to = with_ending(place, ending)
        except OfficerError as error:
            self._desk.notices.say_error(error, again)
            return
        writing = _Writing(drawn, form, to)
        job = self._desk.jobs.start(t("Saving the report"), writing.write, self._tell, partial(self._fail, again))
        job.finished.connect(lambda: self._give_up(writing) if job.is_cancelled else None)

    def _give_up(self, writing: "_Writing") -> None:
        if writing.is_written:  # it came to its end before it heard of it
            self._tell(writing.to)
            return
        offer = Offer(t("Save it after all"), partial(self.save, writing.drawn, writing.form))
        self._desk.notices.say(t("The saving was given up. No file was written."), Tone.PLAIN, offer)

    def _fail(self, again: Offer, error: Exception) -> None:
        if not isinstance(error, OfficerError):
            self._desk.jobs.crashed.emit(error)
            return
        self._desk.notices.say_error(error, again)

    def _tell(self, written: Path) -> None:
        offer = Offer(t("Show the folder"), lambda: open_folder_of(written))
        self._desk.notices.say(t("The report is in {name}.", name=written.name), Tone.OK, offer)


@dataclass(slots=True)
class _Writing:
    """A report on its way into a file."""

    drawn: Drawn
    form: ReportForm
    to: Path
    is_written: bool = False

    def write(self, progress: Progress, cancelled: Cancelled) -> Path:
        """Make the file in another thread, whole or not at all; raises `OfficerError`, also where it was given up."""
        watch = Watch(progress, cancelled)
        data = self.drawn.pdf if self.form is ReportForm.PDF else self._tables(watch)
        watch.look()
        write_whole(self.to, data)
        self.is_written = True
        return self.to

    def _tables(self, watch: Watch) -> bytes:
        return draw_report(self.drawn.request.key, self.drawn.asked, self.form, watch)


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
