"""Line icons from the program's own SVG files, in the colours of the theme in force."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from officer_app.domain.places import resource
from officer_app.ui.theme import THEME

SIZE = 16
"""Side of an icon in pixels that do not depend on the screen."""

_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)
"""The scales of screens for which an icon is drawn anew, so that it is sharp on each."""


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon in a colour, as sharp as the painter's device."""
    _renderer(name, colour.name()).render(painter, rect)


def icon(name: str, tint: str = "text", *, room: int = 0) -> QIcon:
    """Return an icon of `resources/icons` in a token's colour of the theme in force; `room` stays free at its right."""
    checked = "accent" if tint == "text" else tint
    return _made(name, room, *(THEME.colour(each).name() for each in (tint, checked, "faint")))


@cache
def _made(name: str, room: int, plain: str, checked: str, disabled: str) -> QIcon:
    """Return an icon of ready pictures: one drawn by a Python engine lets Qt paint what Python has forgotten."""
    made = QIcon()
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, plain),
        (QIcon.Mode.Normal, QIcon.State.On, checked),
        (QIcon.Mode.Disabled, QIcon.State.Off, disabled),
        (QIcon.Mode.Disabled, QIcon.State.On, disabled),
    ):
        for scale in _SCALES:
            made.addPixmap(_picture(name, room, colour, scale), mode, state)
    return made


def _picture(name: str, room: int, colour: str, scale: float) -> QPixmap:
    made = QPixmap(QSize(SIZE + room, SIZE) * scale)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw_icon(painter, QRectF(0, 0, SIZE, SIZE), name, QColor(colour))
    painter.end()
    return made


def wear(button: QAbstractButton, name: str, tint: str = "text", *, room: int = 0) -> None:
    """Put an icon on a button; it follows the theme from then on."""
    button.setProperty("icon_worn", [name, tint, room])
    button.setIconSize(QSize(SIZE + room, SIZE))
    button.setIcon(icon(name, tint, room=room))


def _follow_theme() -> None:
    for widget in QApplication.allWidgets():
        worn = widget.property("icon_worn")
        if worn and isinstance(widget, QAbstractButton):
            name, tint, room = worn
            widget.setIcon(icon(name, tint, room=room))


THEME.changed.connect(_follow_theme)


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
