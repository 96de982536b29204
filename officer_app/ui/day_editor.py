"""Days and moments in a form: typed as people write them, or picked from a calendar; read back in words beside."""

import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, date, datetime
from string import Template

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec
from officer_app.domain.typed import parse_day
from officer_app.domain.words import date_in_words
from officer_app.ui.editors import Editor
from officer_app.ui.icons import wear
from officer_app.ui.labels import Text
from officer_app.ui.theme import THEME
from officer_app.ui.words import full_day, language, t

_CALENDAR_SHEET = Template("""
#calendar_popup { background: $raised; border: 1px solid $strong_line; border-radius: 8px; }
#qt_calendar_navigationbar { background: $raised; }
QToolButton { background: transparent; color: $text; border: none; padding: 4px 8px; font-weight: 600; }
QToolButton:hover { color: $accent; }
QToolButton::menu-indicator { image: none; }
QAbstractItemView { background: $raised; color: $text; selection-background-color: $accent;
    selection-color: $on_accent; }
""")
_CLOCK = re.compile(r"(.*?),?\s+(\d{1,2})[:.h](\d{2})")


class DayEditor(Editor):
    """A day, typed in any usual way; what was understood stands beside it, and nothing typed is ever wiped."""

    def __init__(self, spec: FieldSpec) -> None:
        frame = QWidget()
        self.line = QLineEdit()
        self.line.setMinimumWidth(150)
        self.line.setPlaceholderText(t("day/month/year"))
        self.echo = Text("", "muted", name=f"{spec.name}.echo")
        super().__init__(spec, frame, self.line)
        self.calendar_button = QToolButton()
        wear(self.calendar_button, "today", "muted")
        self.calendar_button.setObjectName(f"{spec.name}.calendar")
        self.calendar_button.setAccessibleName(t("Choose from a calendar"))
        self.calendar_button.clicked.connect(self.open_calendar)
        self._lay_out(frame)
        self.line.textChanged.connect(self._read_back)
        self.line.editingFinished.connect(self.left)

    def _lay_out(self, frame: QWidget) -> None:
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line)
        row.addWidget(self.calendar_button)
        row.addWidget(self.echo)
        row.addStretch(1)
        frame.setFocusProxy(self.line)

    def show(self, value: object) -> None:
        self.line.setText(full_day(value) if isinstance(value, date) else "")

    def value(self) -> object:
        return parse_day(self.line.text(), language()) if self.line.text().strip() else None

    def _read_back(self) -> None:
        try:
            day = self.value()
        except OfficerError:
            day = None
        said = date_in_words(day, language(), weekday=True) if isinstance(day, date) else ""
        self.echo.setText("" if said == self.line.text().strip() else said)
        self.changed()

    def open_calendar(self) -> None:
        """Open a calendar under the line, at the day that stands in it."""
        try:
            day = self.value()
        except OfficerError:
            day = None
        popup = CalendarPopup(self.line, day if isinstance(day, date) else None, self._pick)
        popup.show()

    def _pick(self, day: date) -> None:
        self.line.setText(full_day(day))
        self.line.setFocus()


class CalendarPopup(QFrame):
    """A month to pick a day from; Esc or a click elsewhere closes it."""

    def __init__(self, under: QLineEdit, day: date | None, pick: Callable[[date], None]) -> None:
        super().__init__(under, Qt.WindowType.Popup)
        self.setObjectName("calendar_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pick = pick
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setMinimumDate(QDate(1, 1, 1))
        self.calendar.setMaximumDate(QDate(9999, 12, 31))
        if day:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        self.move(under.mapToGlobal(QPoint(0, under.height() + 2)))
        self.calendar.setFocus()

    def _dress(self) -> None:
        self.setStyleSheet(_CALENDAR_SHEET.substitute(asdict(THEME.tokens)))
        head, weekend = QTextCharFormat(), QTextCharFormat()
        head.setForeground(THEME.colour("muted"))
        head.setBackground(THEME.colour("raised"))
        weekend.setForeground(THEME.colour("faint"))
        self.calendar.setHeaderTextFormat(head)
        for name, sign in (("prev", "back"), ("next", "forward")):
            arrow = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(arrow, QToolButton):
                wear(arrow, sign, "muted")
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)

    def _take(self, picked: QDate) -> None:
        self._pick(date(picked.year(), picked.month(), picked.day()))
        self.close()


class InstantEditor(Editor):
    """A day with its hour, in the time of this computer."""

    def __init__(self, spec: FieldSpec) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(t("day/month/year 14:05"))
        super().__init__(spec, self.line)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self.left)

    def show(self, value: object) -> None:
        here = value.astimezone() if isinstance(value, datetime) else None
        self.line.setText(f"{full_day(here.date())} {here:%H:%M}" if here else "")

    def value(self) -> object:
        text = self.line.text().strip()
        if not text:
            return None
        found = _CLOCK.fullmatch(text)
        if found is None or int(found[2]) > 23 or int(found[3]) > 59:  # noqa: PLR2004 - a day's last hour and minute
            raise OfficerError("Write the day and the hour: 5/3/2026 14:05.")
        day = parse_day(found[1], language())
        return datetime(day.year, day.month, day.day, int(found[2]), int(found[3])).astimezone().astimezone(UTC)
