"""Reports: which kind, of which days, in which language; its pages as they will be printed, and the ways out."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.reports import ReportForm
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import EDGE, Turning
from officer_app.ui.desk import Desk
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Text
from officer_app.ui.notices import words_of
from officer_app.ui.pages.reports_drawing import Drawn, ReportDrawing
from officer_app.ui.pages.reports_kinds import KindList
from officer_app.ui.pages.reports_options import ReportOptions
from officer_app.ui.pages.reports_saving import ReportSaving, table_menu
from officer_app.ui.pages.reports_state import DrawingState
from officer_app.ui.pdf_view import PdfView
from officer_app.ui.printing import print_pdf
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.words import t

_REST_MS = 200
_THREE_COLUMNS, _TWO_COLUMNS = 800, 560
_PAGES_SHOWN = 40
"""More pages than anybody looks through on a screen would only fill the memory."""


class ReportsPage(QWidget):
    """At the left the kinds, then the options of the one chosen, at the right its pages; all stays as it was left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reports")
        self.setAccessibleName(t("Reports"))
        self._desk = desk
        self._is_stale = True
        self.shown: Drawn | None = None
        self.kinds = KindList()
        self.options = ReportOptions(desk)
        self.drawing = ReportDrawing(desk, self)
        self.saving = ReportSaving(desk)
        self.state = DrawingState(self.drawing.cancel, self.reload)
        self.view = PdfView(desk.jobs, _PAGES_SHOWN)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._lay_out()
        self._connect()
        self._show_kind(self.kinds.key)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.view, 1)
        inner = Turning("reports_chosen", _TWO_COLUMNS, 16)
        inner.box.addWidget(self._middle(), 2)
        inner.box.addWidget(right, 5)
        kinds = scrolled(self.kinds, "reports_kinds_area")
        outer = Turning("reports_columns", _THREE_COLUMNS, 16)
        outer.box.addWidget(kinds, 2)
        outer.box.addWidget(inner, 6)
        for part, least in ((kinds, 150), (self._area, 150), (self.view, 240)):
            part.setMinimumHeight(least)
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, 18, EDGE, 12)
        page.setSpacing(12)
        page.addWidget(Text(t("Reports"), "title", name="reports_title"))
        page.addWidget(scrolled(outer, "reports_area"), 1)

    def _middle(self) -> QWidget:
        middle = QWidget()
        middle.setMinimumWidth(220)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._area = scrolled(self.options, "reports_options_area")
        column.addWidget(self._area, 1)
        self.save_button = filled(t("Save as PDF"), "report_save_pdf", lambda: self.save(ReportForm.PDF))
        self.tables_button = button(t("Save the tables"), "report_tables", icon_name="save")
        self.tables_button.setMenu(table_menu(self.tables_button, self.save))
        self.print_button = button(t("Print"), "report_print", self.print_report, icon_name="print")
        ways = QWidget()
        row = FlowLayout(ways, 8)
        for each in self._ways_out:
            row.addWidget(each)
        column.addWidget(ways)
        return middle

    @property
    def _ways_out(self) -> tuple[QWidget, ...]:
        return self.save_button, self.tables_button, self.print_button

    def _connect(self) -> None:
        self._rest.timeout.connect(self.reload)
        self.kinds.chosen.connect(self._show_kind)
        self.options.changed.connect(self._want)
        self.drawing.began.connect(self.state.begin)
        self.drawing.progressed.connect(self.state.progress)
        self.drawing.drawn.connect(self._show)
        self.drawing.failed.connect(self._fail)
        self.drawing.given_up.connect(self.state.give_up)

    def _show_kind(self, key: str) -> None:
        self.options.show_kind(key)
        self.view.clear()
        self._want()

    # What is shown

    def _want(self) -> None:
        """Draw soon, where somebody looks; else when somebody looks again."""
        self._offer(None)
        self._is_stale = True
        if self.isVisible():
            self._rest.start()

    def touched(self, _names: frozenset[str]) -> None:
        """Take note that the register changed."""
        self._want()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or (self.shown and self.shown.asked.today != self._desk.today()):
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        super().hideEvent(event)

    def reload(self) -> None:
        """Draw the report that is chosen, off the window's thread."""
        self._rest.stop()
        self._is_stale = False
        self._offer(None)
        try:
            request = self.options.request()
        except OfficerError as error:
            self.drawing.cancel()
            self._fail(error)
            return
        self.drawing.start(request)

    def _show(self, drawn: Drawn) -> None:
        if self._is_stale:
            return
        self._offer(drawn)
        self.state.done(drawn.pages, _PAGES_SHOWN)
        self.view.show_pdf(drawn.pdf)

    def _fail(self, error: Exception) -> None:
        self.view.clear()
        if isinstance(error, OfficerError):
            self.state.fail(words_of(error))
        else:
            self.state.fail(t("The report could not be drawn."))
            self._desk.jobs.crashed.emit(error)

    def _offer(self, drawn: Drawn | None) -> None:
        """Let be saved and printed what is shown, and nothing else."""
        self.shown = drawn
        for each in self._ways_out:
            each.setEnabled(drawn is not None)

    # What is done

    def save(self, form: ReportForm) -> None:
        """Write the report that is shown where the person says."""
        if self.shown:
            self.saving.save(self.shown, form)

    def print_report(self) -> None:
        """Send the pages that are shown to a printer."""
        if self.shown and print_pdf(self, self.shown.pdf):
            self._desk.notices.say(t("The report is at the printer."), Tone.OK)
