"""The list of gaps leaves the window: by the clipboard, on paper, or as a file that is written in the background."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.gap import Gap
from officer_app.domain.watch import Watch
from officer_app.services.cases import organisation_of
from officer_app.services.exporting import Form
from officer_app.services.gap_list import gap_bytes, gap_sheet, gap_text
from officer_app.services.gap_report import GapReport, write_gap_report
from officer_app.ui.desk import Desk
from officer_app.ui.exporting import save_table
from officer_app.ui.printing import print_pdf
from officer_app.ui.saving import save_pdf
from officer_app.ui.words import count, language, t, translate

Gaps = Callable[[], Sequence[Gap]]
Said = Callable[[], str]


class GapExport:
    """What can be done with the gaps that are shown; `summary` and `filter_words` say what they mean and which."""

    def __init__(self, desk: Desk, gaps: Gaps, total: Callable[[], int], summary: Said, filter_words: Said) -> None:
        self._desk, self._gaps, self._total = desk, gaps, total
        self._summary, self._filter_words = summary, filter_words

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu with every way out."""
        menu = QMenu(parent)
        menu.setObjectName("gap_export_menu")
        menu.setAccessibleName(t("Export"))
        ways: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (t("Excel workbook"), "xlsx", partial(self.save, Form.XLSX)),
            (t("CSV with semicolons"), "csv_semicolon", partial(self.save, Form.CSV, ";")),
            (t("CSV with commas"), "csv_usual", partial(self.save, Form.CSV)),
            (t("PDF document"), "pdf", self.save_report),
            (t("Print"), "print", self.print_report),
            (t("Copy the list"), "copy", self.copy),
        )
        for title, name, does in ways:
            action = menu.addAction(title)
            action.setObjectName(f"gap_export_{name}")
            action.triggered.connect(lambda _checked=False, does=does: does())
        return menu

    def save(self, form: Form, separator: str = ",") -> None:
        """Write the list as a workbook or as text, where the person says."""
        gaps, today = tuple(self._gaps()), self._desk.today()
        save_table(
            self._desk,
            t("Gaps"),
            form,
            lambda: gap_bytes(gap_sheet(gaps, translate, language()), form, today, separator),
            lambda name: count(len(gaps), "1 gap is in {name}.", "{n} gaps are in {name}.", name=name),
        )

    def copy(self) -> None:
        """Put the list on the clipboard, a tab between its parts."""
        gaps = self._gaps()
        QGuiApplication.clipboard().setText(gap_text(gap_sheet(gaps, translate, language())))
        self._desk.notices.say(count(len(gaps), "1 gap is on the clipboard.", "{n} gaps are on the clipboard."))

    def save_report(self) -> None:
        """Draw the report in the background, and write it where the person says."""

        def keep(pdf: bytes) -> None:
            self._desk.attempt(lambda: save_pdf(self._desk.window, pdf, t("Gaps")))

        self._draw(keep)

    def print_report(self) -> None:
        """Draw the report in the background, and print it where the person says."""

        def put_on_paper(pdf: bytes) -> None:
            print_pdf(self._desk.window, pdf)

        self._draw(put_on_paper)

    def _draw(self, then: Callable[[bytes], None]) -> None:
        register = self._desk.register
        asked = GapReport(
            gaps=tuple(self._gaps()), total=self._total(), organisation=organisation_of(register),
            at=register.clock.now(), summary=self._summary(), filter_words=self._filter_words(), head=register.head(),
            file_name=register.path.name, language=language(),
        )  # fmt: skip
        self._desk.jobs.start(t("Drawing the report"), lambda *watched: write_gap_report(asked, Watch(*watched)), then)
