"""The days that a report covers: a quick choice, or a first and a last day as they are typed."""

from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.deadlines import after_months
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, Kind
from officer_app.ui.choosers import QuietCombo
from officer_app.ui.day_editor import DayEditor
from officer_app.ui.labels import Text
from officer_app.ui.words import t

Days = tuple[date | None, date | None]
"""The first and the last day; None goes to the first or the last day that there is."""


class Quick(Enum):
    """A period that is chosen in one go."""

    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    TWELVE_MONTHS = "twelve_months"
    EVERYTHING = "everything"
    OWN = "own"


def days_of(quick: Quick, today: date) -> Days:
    """Return the days of a quick choice; of one's own choice none."""
    match quick:
        case Quick.THIS_YEAR:
            return date(today.year, 1, 1), today
        case Quick.LAST_YEAR:
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        case Quick.TWELVE_MONTHS:
            return after_months(today, -12) + timedelta(days=1), today
        case _:
            return None, None


class PeriodChoice(QWidget):
    """A list of quick choices; the two days stand below where the person wants her own."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report_period_choice")
        self.quick = QuietCombo()
        self.quick.call_it("report_period", t("Period"))
        names = (t("This year"), t("Last year"), t("Last 12 months"), t("Everything"), t("Days of your own"))
        for each, name in zip(Quick, names, strict=True):
            self.quick.addItem(name, each.value)
        self.first = DayEditor(FieldSpec("report_from", t("First day"), Kind.DATE))
        self.last = DayEditor(FieldSpec("report_to", t("Last day"), Kind.DATE))
        self._own = QWidget()
        self._lay_out()
        self.quick.setCurrentIndex(list(Quick).index(Quick.TWELVE_MONTHS))
        self.quick.currentIndexChanged.connect(self._turn)
        for day in (self.first, self.last):
            day.on_leave = self.changed.emit

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._own)
        inner.setContentsMargins(0, 4, 0, 0)
        inner.setSpacing(4)
        for day, label in ((self.first, t("First day")), (self.last, t("Last day"))):
            day.echo.hide()
            inner.addWidget(Text(label, "muted"))
            inner.addWidget(day.widget)
        self._own.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(t("Period"), "strong"))
        column.addWidget(self.quick)
        column.addWidget(self._own)

    @property
    def chosen(self) -> Quick:
        """The quick choice that stands."""
        return list(Quick)[self.quick.currentIndex()]

    def choose(self, quick: Quick) -> None:
        """Choose a period."""
        self.quick.setCurrentIndex(list(Quick).index(quick))

    def own_days(self, first: date | None, last: date | None) -> None:
        """Choose two days of one's own."""
        with QSignalBlocker(self.quick):
            self.choose(Quick.OWN)
        self._own.show()
        self.first.load(first)
        self.last.load(last)
        self.changed.emit()

    def days(self, today: date) -> Days:
        """Return the days chosen; raises `OfficerError` where one cannot be read, or the first comes after the last."""
        if self.chosen is not Quick.OWN:
            return days_of(self.chosen, today)
        first, last = self.first.value(), self.last.value()
        if isinstance(first, date) and isinstance(last, date) and first > last:
            raise OfficerError("The first day comes after the last one.")
        return first if isinstance(first, date) else None, last if isinstance(last, date) else None

    def _turn(self) -> None:
        self._own.setVisible(self.chosen is Quick.OWN)
        self.changed.emit()
