"""Rows of a short list: a state, what it is about, what is known of it, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from officer_app.ui.buttons import button
from officer_app.ui.chips import Chip, Face
from officer_app.ui.labels import Text


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be done with a row."""

    title: str
    name: str
    do: Callable[[], object]
    icon: str = ""


class Row(QFrame):
    """One row; the words wrap, the offers stay at the right.

    It measures itself once for each width: Qt asks a layout within layouts again and again.
    """

    def __init__(self, name: str, title: str, face: Face | None = None, offers: Sequence[Offered] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._heights: dict[int, int] = {}
        self._inside = QWidget(self)
        self._inside.setProperty("box", "clear")
        outer = self._layout = QHBoxLayout(self._inside)
        outer.setContentsMargins(14, 10, 12, 10)
        outer.setSpacing(12)
        self.column = QVBoxLayout()
        self.column.setSpacing(3)
        words = selectable(Text(title, "strong", wrap=True, name=f"{name}_title"))
        if face:
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(Chip(face, f"{name}_state"))
            head.addWidget(words, 1)
            self.column.addLayout(head)
        else:  # each layout within a layout multiplies how often Qt asks for heights
            self.column.addWidget(words)
        outer.addLayout(self.column, 1)
        for offer in offers:
            made = button(offer.title, offer.name, offer.do, icon_name=offer.icon)
            outer.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, words: str, look: str = "muted") -> None:
        """Add a line below the title; nothing where there is nothing to say."""
        if words:
            self.column.addWidget(selectable(Text(words, look, wrap=True)))

    def add(self, widget: QWidget) -> None:
        """Add a widget below what is said."""
        self.column.addWidget(widget)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._layout.totalHeightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return self._layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._layout.totalMinimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # something inside has another size now
            self._heights.clear()
            self.updateGeometry()
        return super().event(event)


def selectable(label: QLabel) -> QLabel:
    """Let the person copy a text with the mouse."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setCursor(Qt.CursorShape.IBeamCursor)
    return label
