"""Chips: a state as icon, word and colour, drawn the same beside a title and in a table."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from officer_app.ui.icons import draw_icon
from officer_app.ui.theme import NOTE, THEME, Tone, font

HEIGHT = 22
_PADDING, _GAP, _ICON = 9.0, 5.0, 14.0
_AROUND, _EMPTY_COLUMN = 22, 40
"""Pixels round a chip in a list, and the width of a column without one."""

FACE_ROLE = int(Qt.ItemDataRole.UserRole) + 7
"""The role under which a table's model gives a `Face`."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a chip says: its words, what they mean, and the icon that says it without colour.

    `short` stands in their place in a list that has no room for them.
    """

    words: str
    tone: Tone = Tone.PLAIN
    icon: str = ""
    short: str = ""

    def within(self, room: float) -> "Face":
        """Return the face as it is said where there is so much room, in pixels."""
        return replace(self, words=self.short) if self.short and chip_width(self) > room else self


def _type() -> QFont:
    return font(NOTE, QFont.Weight.Medium)


def chip_width(face: Face) -> float:
    """Return the width of a chip in pixels."""
    words = QFontMetricsF(_type()).horizontalAdvance(face.words)
    return 2 * _PADDING + words + (_ICON + _GAP if face.icon else 0.0)


def draw_chip(painter: QPainter, at: QPointF, face: Face, room: float = 10_000.0) -> None:
    """Draw a chip with its left upper corner at a point, shortened where there is less room."""
    ink, ground = THEME.tone(face.tone)
    rect = QRectF(at.x() + 0.5, at.y() + 0.5, min(chip_width(face), room) - 1, HEIGHT - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(THEME.colour("strong_line"), 1) if face.tone is Tone.PLAIN else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    left = rect.left() + _PADDING - 1
    if face.icon:
        draw_icon(painter, QRectF(left, rect.center().y() - _ICON / 2, _ICON, _ICON), face.icon, ink)
        left += _ICON + _GAP
    painter.setPen(ink)
    painter.setFont(_type())
    words = QRectF(left, rect.top(), rect.right() - left - 2, rect.height())
    shown = QFontMetricsF(_type()).elidedText(face.words, Qt.TextElideMode.ElideRight, words.width() + 2)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


def column_width(face: Face, *, is_short: bool = False) -> int:
    """Return the width that a list's column needs for a chip, in pixels; for its short words where it has any."""
    if not face.words:
        return _EMPTY_COLUMN
    return round(chip_width(face.within(0) if is_short else face)) + _AROUND


class Chip(QWidget):
    """A chip of its own."""

    def __init__(self, face: Face, name: str = "chip", *, height: int = HEIGHT) -> None:
        super().__init__()
        self.setObjectName(name)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_face(face)
        THEME.changed.connect(self.update)

    def show_face(self, face: Face) -> None:
        """Say something else."""
        self.face = face
        self.setAccessibleName(face.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self.face) + 0.5), self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, QPointF(0, (self.height() - HEIGHT) / 2), self.face, self.width())


class ChipDelegate(QStyledItemDelegate):
    """Draws the `Face` of a table's cell over the row's own ground."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        face = index.data(FACE_ROLE)
        if isinstance(face, Face) and face.words:
            top = option.rect.top() + (option.rect.height() - HEIGHT) / 2
            room = option.rect.width() - 12
            draw_chip(painter, QPointF(option.rect.left() + 10, top), face.within(room), room)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        face = index.data(FACE_ROLE)
        return QSize(column_width(face) if isinstance(face, Face) else _EMPTY_COLUMN, HEIGHT)
