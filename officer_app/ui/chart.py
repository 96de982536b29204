"""A small chart of bars: how many came each month, and how many of them were answered late."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from officer_app.ui.labels import plain_tip
from officer_app.ui.theme import THEME, font

_FOOT, _HEAD = 22.0, 6.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: its short name, the whole and the part that was late, and both in words."""

    name: str
    whole: int
    part: int
    words: str


class BarChart(QWidget):
    """Draws bars with the late part at the foot; the tooltip and the screen reader give the numbers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.bars: tuple[Bar, ...] = ()
        THEME.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these months, the oldest first."""
        self.bars = tuple(bars)
        self.setAccessibleName("; ".join(bar.words for bar in self.bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 120)

    def _slot(self) -> float:
        return self.width() / max(1, len(self.bars))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(10))
        most = max((bar.whole for bar in self.bars), default=0) or 1
        floor = self.height() - _FOOT
        for index, bar in enumerate(self.bars):
            self._draw(painter, bar, index * self._slot(), floor, (floor - _HEAD) / most)

    def _draw(self, painter: QPainter, bar: Bar, left: float, floor: float, unit: float) -> None:
        slot = self._slot()
        width = min(22.0, slot * 0.6)
        x = left + (slot - width) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.whole:
            painter.setBrush(THEME.colour("bar"))
            painter.drawRoundedRect(QRectF(x, floor - bar.whole * unit, width, bar.whole * unit), 2, 2)
        else:
            painter.setBrush(THEME.colour("line"))
            painter.drawRect(QRectF(x, floor - 1, width, 1))
        if bar.part:
            painter.setBrush(THEME.colour("bad"))
            height = max(4.0, bar.part * unit)
            painter.drawRect(QRectF(x, floor - height, width, height))
        painter.setPen(THEME.colour("muted"))
        painter.drawText(QRectF(left - 4, floor + 3, slot + 8, 16), int(Qt.AlignmentFlag.AlignCenter), bar.name)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.bars:
            index = min(len(self.bars) - 1, int(event.pos().x() // self._slot()))
            QToolTip.showText(event.globalPos(), plain_tip(self.bars[index].words), self)
            return True
        return super().event(event)
