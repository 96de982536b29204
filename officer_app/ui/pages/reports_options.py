"""The options of the report that is chosen: period, language, draft, and what only this kind asks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from officer_app.domain.fields import WORDING_LANGUAGES
from officer_app.services.reports import REPORTS, ReportRequest, report_type
from officer_app.ui.case_book import Listing
from officer_app.ui.desk import Desk
from officer_app.ui.form_rows import Note
from officer_app.ui.pages.reports_choices import FIELDS, CaseField, Field, ListField
from officer_app.ui.pages.reports_kinds import TIMELESS
from officer_app.ui.pages.reports_period import PeriodChoice
from officer_app.ui.scrolling import measure_round
from officer_app.ui.words import language, language_name, t, translate


class ReportOptions(QWidget):
    """One field for each thing that can be asked; those of other kinds are hidden and keep what was chosen."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("report_options")
        self.setAccessibleName(t("Options of the report"))
        self._desk = desk
        self.title = Note("", "panel", name="report_title")
        self.period = PeriodChoice()
        self.language = ListField(
            "language", t("Language of the report"), ((code, language_name(code)) for code in WORDING_LANGUAGES)
        )
        self.draft = QCheckBox(t("Mark every page as a draft"))
        self.draft.setObjectName("report_draft")
        self.draft.setAccessibleName(self.draft.text())
        self.fields: dict[str, Field] = {name: make(desk.today()) for name, make in FIELDS.items()}
        self.language.combo.setCurrentIndex(max(0, self.language.combo.findData(language())))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 8, 8)
        column.setSpacing(12)
        rows = (self.title, *self.fields.values(), self.period, self.language, self.draft)
        for row in rows:
            column.addWidget(row)
        column.addStretch(1)

    def _connect(self) -> None:
        self.period.changed.connect(self.changed)
        for part in (self.language, *self.fields.values()):
            part.changed.connect(self.changed)
        self.draft.toggled.connect(self.changed)
        self.fields["year"].changed.connect(self._follow_year)
        self._desk.book.read.connect(self._offer_cases)
        if self._desk.book.listing:
            self._offer_cases(self._desk.book.listing)

    def _offer_cases(self, listing: Listing) -> None:
        field = self.fields["case"]
        if isinstance(field, CaseField):
            field.offer((line.case for line in listing.lines), listing.retired)

    def show_kind(self, key: str) -> None:
        """Show what a kind of report asks."""
        self._key = key
        self.title.setText(translate(REPORTS[key].label))
        for name, field in self.fields.items():
            field.setVisible(name in report_type(key).choices)
        self.period.setVisible(key not in TIMELESS)
        self._follow_year()
        measure_round(self)

    def _follow_year(self) -> None:
        """Let a year that was chosen take the place of the period."""
        by_year = "year" in report_type(self._key).choices and bool(self.fields["year"].value())
        self.period.setEnabled(not by_year)

    def request(self) -> ReportRequest:
        """Return what is asked for; raises `OfficerError` where something typed cannot be understood."""
        kind = report_type(self._key)
        first, last = (None, None) if kind.key in TIMELESS else self.period.days(self._desk.today())
        asked = {name: self.fields[name].value() for name in kind.choices}
        return ReportRequest(
            key=kind.key,
            language=self.language.value(),
            period_from=first,
            period_to=last,
            choices={name: value for name, value in asked.items() if value},
            draft=self.draft.isChecked(),
        )
