"""Line icons from the program's own SVG files, tinted when they are drawn, so that they follow the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.domain.places import resource
from officer_app.ui.theme import THEME

SIZE = 16
"""Side of an icon in pixels that do not depend on the screen."""


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon in a colour, as sharp as the painter's device."""
    _renderer(name, colour.name()).render(painter, rect)


class _Tinted(QIconEngine):
    """Draws an icon in a token's colour; a checked or disabled control gets its own."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode is QIcon.Mode.Disabled:
            return THEME.colour("faint")
        if state is QIcon.State.On and self._tint == "text":
            return THEME.colour("accent")
        return THEME.colour(self._tint)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())  # room to the right of the square keeps the words away
        draw_icon(painter, QRectF(rect.x(), rect.y(), side, side), self._name, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._tint)

    def key(self) -> str:
        return f"officer-{self._name}-{self._tint}"


@cache
def icon(name: str, tint: str = "text") -> QIcon:
    """Return an icon of `resources/icons` in a token's colour; it follows the theme by itself."""
    return QIcon(_Tinted(name, tint))


class Sign(QWidget):
    """An icon of its own, on a soft ground where it has a tone; the words beside it say the same."""

    def __init__(self, name: str, tint: str = "muted", *, ground: str = "", side: int = SIZE) -> None:
        super().__init__()
        self.setObjectName(f"sign_{name}")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name, self._tint, self._ground, self._side = name, tint, ground, side
        THEME.changed.connect(self.update)

    def show_sign(self, name: str, tint: str, ground: str = "") -> None:
        """Show another icon."""
        self._name, self._tint, self._ground = name, tint, ground
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(THEME.colour(self._ground))
            radius = 6.0 if self._side > 2 * SIZE - 8 else self._side / 2
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        edge = (self._side - min(SIZE, self._side)) / 2
        draw_icon(painter, QRectF(edge, edge, SIZE, SIZE), self._name, THEME.colour(self._tint))
