"""Drawings of reports in the window: painted from the same shapes, in the theme's colours, read with mouse and keys."""

from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from officer_app.services.drawings import ON_DARK, ON_LIGHT, shapes
from officer_app.ui.labels import isolated, plain_tip
from officer_app.ui.theme import DARK, THEME, font

Make = Callable[[float, float], shapes.Drawing]
"""Gives the drawing for a room, its width and height in points."""

PIXELS: Final = 4 / 3
"""Pixels of a point, before the screen's own scale."""
SMALLEST_TYPE: Final = 9
_FROM_THEME: Final = {
    shapes.Colour.INK: "text",
    shapes.Colour.MUTED: "muted",
    shapes.Colour.LINE: "strong_line",
    shapes.Colour.GROUND: "surface",
    shapes.Colour.WARN: "warn",
}
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PRESSES: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


def colour(of: shapes.Colour) -> QColor:
    """Return a colour of a drawing in the theme in force."""
    if of in _FROM_THEME:
        return THEME.colour(_FROM_THEME[of])
    return QColor((ON_DARK if THEME.tokens is DARK else ON_LIGHT)[of])


class DrawingView(QWidget):
    """Shows a drawing; arrows go from spot to spot, and `chosen` tells which one was pressed where that leads on.

    Its accessible name holds every number of the drawing, its accessible description the spot at hand.
    """

    chosen = Signal(str)

    def __init__(self, name: str, *, widest: float = 0.0, leads_on: bool = False) -> None:
        """Take the height that a width needs where `widest`, in pixels, is given; else fill the room."""
        super().__init__()
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._widest, self._leads_on = widest, leads_on
        self._make: Make | None = None
        self._paths: list[tuple[shapes.Shape, QPainterPath]] = []
        self.drawing = shapes.Drawing(0, 0, (), "")
        self.current = -1
        """The spot at hand, by its place; -1 for none."""
        THEME.changed.connect(self.update)

    def show_drawing(self, make: Make) -> None:
        """Show a drawing, made anew for each room; the spot at hand stays where it is still there."""
        kept = self.spot()
        self._make = make
        self._draw_anew()
        keys = [each.key for each in self.drawing.spots]
        self.current = keys.index(kept.key) if kept and kept.key in keys else -1
        self.setAccessibleName(self.drawing.in_words)
        self.setAccessibleDescription(self.drawing.spots[self.current].words if self.current >= 0 else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.drawing.spots else Qt.FocusPolicy.NoFocus)

    def limit_width(self, widest: float) -> None:
        """Draw no wider than so many pixels from now on."""
        if widest != self._widest:
            self._widest = widest
            self._draw_anew()

    def spot(self) -> shapes.Spot | None:
        """Return the spot at hand."""
        return self.drawing.spots[self.current] if 0 <= self.current < len(self.drawing.spots) else None

    def place_of(self, spot: shapes.Spot) -> QPoint:
        """Return the middle of a spot in the widget's pixels."""
        return self._to_pixels(*spot.middle).toPoint()

    def sizeHint(self) -> QSize:
        return QSize(300, max(120, self.minimumHeight()))

    def _draw_anew(self) -> None:
        if self._make is None:
            return
        width = min(self.width(), self._widest) if self._widest else self.width()
        self.drawing = self._make(max(width, 1) / PIXELS, self.height() / PIXELS)
        self._paths = [(shape, _path(shape)) for shape in self.drawing.shapes]
        if self._widest:
            self.setFixedHeight(ceil(self.drawing.height * PIXELS))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width() or not self._widest:
            self._draw_anew()

    # Painting

    def _left(self) -> float:
        return (self.width() - self.drawing.width * PIXELS) / 2

    def _to_pixels(self, x: float, y: float) -> QPointF:
        return QPointF(self._left() + x * PIXELS, (self.drawing.height - y) * PIXELS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape, path in self._paths:
            if isinstance(shape, shapes.Words):
                self._paint_words(painter, shape)
            else:
                self._in_points(painter)
                _paint(painter, shape, path)
                painter.restore()
        spot = self.spot()
        if spot and self.hasFocus():
            self._in_points(painter)
            _surround(painter, spot)
            painter.restore()

    def _in_points(self, painter: QPainter) -> None:
        painter.save()
        painter.translate(self._left(), self.drawing.height * PIXELS)
        painter.scale(PIXELS, -PIXELS)

    def _paint_words(self, painter: QPainter, words: shapes.Words) -> None:
        weight = QFont.Weight.DemiBold if words.bold else QFont.Weight.Normal
        type_ = font(max(SMALLEST_TYPE, round(words.size * PIXELS)), weight)
        metrics = QFontMetricsF(type_)
        text = words.text
        if words.room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.room * PIXELS)
        at = self._to_pixels(words.x, words.y) - QPointF(metrics.horizontalAdvance(text) * words.align, 0)
        painter.setFont(type_)
        painter.setPen(colour(words.colour))
        painter.drawText(at, isolated(text))

    # Mouse and keys

    def spot_under(self, at: QPointF) -> int:
        """Return the place of the spot at some pixels, -1 where there is none."""
        found = self.drawing.spot_at((at.x() - self._left()) / PIXELS, self.drawing.height - at.y() / PIXELS)
        return self.drawing.spots.index(found) if found else -1

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self.spot_under(QPointF(event.pos()))
            words = self.drawing.spots[place].words if place >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_link = self._leads_on and self.spot_under(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.spot_under(event.position())
        if place >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._take(place)
            self._press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.drawing.spots) - 1
        if key in _STEPS:
            self._take(max(0, min(last, self.current + _STEPS[key])), tell=True)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._take(0 if key is Qt.Key.Key_Home else last, tell=True)
        elif key in _PRESSES and self._leads_on and self.spot():
            self._press()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._take(max(self.current, 0), tell=True)
        super().focusInEvent(event)

    def _take(self, place: int, *, tell: bool = False) -> None:
        self.current = place
        spot = self.spot()
        if spot is None:
            return
        self.setAccessibleDescription(spot.words)
        if tell:
            QToolTip.showText(self.mapToGlobal(self.place_of(spot)), plain_tip(spot.words), self)
        self.update()

    def _press(self) -> None:
        spot = self.spot()
        if spot and self._leads_on:
            self.chosen.emit(spot.key)


def _path(shape: shapes.Shape) -> QPainterPath:
    path = QPainterPath()
    match shape:
        case shapes.Box():
            path.addRect(QRectF(shape.x, shape.y, shape.width, shape.height))
        case shapes.Dot():
            path.addEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        case shapes.Area():
            for ring in shape.rings:
                path.addPolygon(QPolygonF([QPointF(*point) for point in ring]))
                path.closeSubpath()
        case shapes.Line():
            path.addPolygon(QPolygonF([QPointF(*point) for point in shape.points]))
    return path


def _paint(painter: QPainter, shape: shapes.Filled | shapes.Line, path: QPainterPath) -> None:
    if isinstance(shape, shapes.Line):
        pen = QPen(colour(shape.colour), shape.thickness)
        if shape.dashes:
            pen.setDashPattern([each / shape.thickness for each in shape.dashes])
        painter.strokePath(path, pen)
        return
    painter.fillPath(path, colour(shape.fill))
    if lines := [QLineF(*begin, *end) for begin, end in shapes.hatching(shape)]:
        _hatch(painter, lines, path)
    if shape.edge:
        painter.strokePath(path, QPen(colour(shape.edge), shapes.EDGE_THICKNESS))


def _hatch(painter: QPainter, lines: list[QLineF], path: QPainterPath) -> None:
    painter.save()
    painter.setClipPath(path)
    painter.setPen(QPen(colour(shapes.Colour.GROUND), shapes.HATCH_THICKNESS))
    painter.drawLines(lines)
    painter.restore()


def _surround(painter: QPainter, spot: shapes.Spot) -> None:
    """Show where the keyboard is."""
    for shape in spot.shapes:
        path = _path(shape)
        painter.strokePath(path, QPen(colour(shapes.Colour.GROUND), 4.5 / PIXELS))  # seen on any fill
        painter.strokePath(path, QPen(colour(shapes.Colour.INK), 2 / PIXELS))
