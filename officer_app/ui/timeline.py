"""The course of a case on one line: what happened, the waits, today, and the dates still ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from officer_app.ui.labels import plain_tip
from officer_app.ui.theme import THEME, font
from officer_app.ui.words import day_month

_EDGE, _GAP, _DOT, _NEAR = 8.0, 14.0, 5.5, 24.0
_LINE_Y, _HEIGHT = 29.0, 54
_ROUNDING = 0.5
"""Pixels that a word may be wider than its room before it is shortened: sums of widths are not exact."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line with a word or two under it; a date ahead is drawn open, a missed one in the bad colour."""

    day: date
    label: str
    is_ahead: bool = False
    is_missed: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """What the line shows: marks in order of their days, waits from a day to a day, and today."""

    marks: tuple[Mark, ...]
    waits: tuple[tuple[date, date], ...]
    today: date


def join_days(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks in order of their days, those of one day joined into one."""
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda each: each.day):
        if joined and joined[-1].day == mark.day:
            last = joined[-1]
            joined[-1] = Mark(
                mark.day,
                f"{last.label}, {mark.label}",
                is_ahead=last.is_ahead and mark.is_ahead,
                is_missed=last.is_missed or mark.is_missed,
            )
        else:
            joined.append(mark)
    return tuple(joined)


def share(widths: Sequence[float], room: float) -> float:
    """Return which part of its width each word can have without touching the next: 1 where there is room for all."""
    needed = sum(_needs(widths))
    return min(1.0, max(0.0, room - _edge(widths[0]) - _edge(widths[-1])) / needed) if needed else 1.0


def place(days: Sequence[date], widths: Sequence[float], room: float) -> list[float]:
    """Return where each day stands: apart far enough for its words, the rest of the room by the days between."""
    if not days:
        return []
    factor = share(widths, room)
    needs = [need * factor for need in _needs(widths)]
    weights = [sqrt((after - before).days) for before, after in pairwise(days)]
    spare = max(0.0, room - _edge(widths[0]) - _edge(widths[-1]) - sum(needs))
    total = sum(weights) or 1.0
    places = [_edge(widths[0])]
    for need, weight in zip(needs, weights, strict=True):
        places.append(places[-1] + need + spare * weight / total)
    return places


def _needs(widths: Sequence[float]) -> list[float]:
    return [(left + right) / 2 + _GAP for left, right in pairwise(widths)]


def _edge(width: float) -> float:
    return max(_EDGE, width / 2)


def where(day: date, days: Sequence[date], places: Sequence[float]) -> float:
    """Return where any day stands between the placed ones."""
    for (first, second), (left, right) in zip(pairwise(days), pairwise(places), strict=True):
        if day <= second:
            return left + (right - left) * max(0, (day - first).days) / max(1, (second - first).days)
    return places[-1]


class Timeline(QWidget):
    """Draws a `Course`; a screen reader hears it as one sentence."""

    def __init__(self, name: str = "timeline") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(280)
        self.course = Course((), (), date.min)
        THEME.changed.connect(self.update)

    def show_course(self, course: Course) -> None:
        """Show the course of a case."""
        self.course = Course(join_days(course.marks), course.waits, course.today)
        self.setAccessibleName("; ".join(f"{day_month(mark.day)} {mark.label}" for mark in self.course.marks))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, _HEIGHT)

    def places(self) -> list[float]:
        """Return where the marks stand, in pixels from the left."""
        return place([mark.day for mark in self.course.marks], self._widths(), float(self.width()))

    def shown(self) -> list[tuple[float, str]]:
        """Return the room of each mark in pixels, and its words as they fit into it."""
        widths, words = self._widths(), QFontMetricsF(font(11))
        factor = share(widths, float(self.width()))
        return [
            (width * factor, words.elidedText(mark.label, Qt.TextElideMode.ElideRight, width * factor + _ROUNDING))
            for width, mark in zip(widths, self.course.marks, strict=True)
        ]

    def _widths(self) -> list[float]:
        words, figures = QFontMetricsF(font(11)), QFontMetricsF(font(11, QFont.Weight.DemiBold))
        return [
            max(words.horizontalAdvance(mark.label), figures.horizontalAdvance(day_month(mark.day)))
            for mark in self.course.marks
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.course.marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        self._draw_line(painter, places)
        for x, mark, (room, label) in zip(places, self.course.marks, self.shown(), strict=True):
            self._draw_mark(painter, x, mark)
            self._draw_words(painter, x, room, day_month(mark.day), label)

    def _draw_line(self, painter: QPainter, places: list[float]) -> None:
        days = [mark.day for mark in self.course.marks]
        now = where(self.course.today, days, places)
        painter.setPen(QPen(THEME.colour("strong_line"), 2))
        painter.drawLine(QPointF(places[0], _LINE_Y), QPointF(places[-1], _LINE_Y))
        painter.setPen(QPen(THEME.colour("accent"), 2))
        painter.drawLine(QPointF(places[0], _LINE_Y), QPointF(now, _LINE_Y))
        missed = next((spot for spot, mark in zip(places, self.course.marks, strict=True) if mark.is_missed), None)
        if missed is not None and now > missed:
            painter.setPen(QPen(THEME.colour("bad"), 2))
            painter.drawLine(QPointF(missed, _LINE_Y), QPointF(now, _LINE_Y))
        painter.setPen(QPen(THEME.colour("warn"), 1))
        painter.setBrush(THEME.colour("warn_soft"))
        for begin, end in self.course.waits:
            left, right = where(begin, days, places), where(end, days, places)
            painter.drawRect(QRectF(left, _LINE_Y - 3.5, right - left, 7))

    def _draw_mark(self, painter: QPainter, x: float, mark: Mark) -> None:
        colour = THEME.colour("bad" if mark.is_missed else "accent")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(THEME.colour("page") if mark.is_ahead else colour)
        radius = _DOT - 1 if mark.is_ahead else _DOT - 0.5
        painter.drawEllipse(QPointF(x, _LINE_Y), radius, radius)

    def _draw_words(self, painter: QPainter, x: float, room: float, day: str, label: str) -> None:
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
        painter.setPen(THEME.colour("text"))
        painter.setFont(font(11, QFont.Weight.DemiBold))
        painter.drawText(QRectF(x - room / 2, 6, room, 15), middle, day)
        painter.setPen(THEME.colour("muted"))
        painter.setFont(font(11))
        painter.drawText(QRectF(x - room / 2, 38, room, 15), middle, label)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            places = self.places()
            near = [each for each, x in zip(self.course.marks, places, strict=True) if abs(x - event.pos().x()) < _NEAR]
            said = ", ".join(f"{day_month(each.day)} {each.label}" for each in near)
            QToolTip.showText(event.globalPos(), plain_tip(said), self)
            return True
        return super().event(event)
