"""How the cells of a list are drawn: text in its column's look, chips, and what lies under both."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from officer_app.ui.chips import ChipDelegate
from officer_app.ui.labels import isolated
from officer_app.ui.theme import BODY, THEME, font

LOOK_ROLE = int(Qt.ItemDataRole.UserRole) + 3
INSET = 10
"""Pixels between the edge of a cell and its words."""

Index = QModelIndex | QPersistentModelIndex


def weight_of(look: str) -> QFont.Weight:
    """Return how heavy the words of a column's look are."""
    return QFont.Weight.DemiBold if look == "strong" else QFont.Weight.Normal


class RowDelegate(QStyledItemDelegate):
    """Draws a cell: text in its column's look, a line under the row, the selected row on a soft ground."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        draw_ground(painter, option, index)
        look = index.data(LOOK_ROLE) or "body"
        painter.setFont(font(BODY, weight_of(look)))
        painter.setPen(THEME.colour("muted" if look == "muted" else "text"))
        room = QRectF(option.rect).adjusted(INSET, 0, -4, 0)
        words = " ".join(str(index.data() or "").split())
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), isolated(shown))


class FaceDelegate(ChipDelegate):
    """A chip over the same ground as the rest of the row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        draw_ground(painter, option, index)
        super().paint(painter, option, index)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Draw what lies under a cell: the ground, the line below, and a frame round the row that has the keyboard."""
    rect = QRectF(option.rect)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected:
        painter.fillRect(rect, THEME.colour("accent_soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, THEME.colour("page"))
    painter.setPen(QPen(THEME.colour("line"), 1))
    if index.row() + 1 < index.model().rowCount():
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if selected and isinstance(option.widget, QTableView) and option.widget.hasFocus():
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1.5), THEME.colour("accent"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 0.5, rect.width(), 1.5), THEME.colour("accent"))
