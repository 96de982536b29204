"""Cards and pages: surfaces with a title, figures that lead somewhere, empty places that say what belongs there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from officer_app.ui.buttons import button
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Text
from officer_app.ui.theme import Tone

EDGE = 22
"""Space round a page, in pixels."""


class Card(QFrame):
    """A surface with a title at its left, a remark at its right, and a column for what it holds."""

    def __init__(self, name: str, title: str = "", remark: str = "", *, padding: int = 14) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title or name)
        self.setProperty("box", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, 12, padding, 12)
        self.column.setSpacing(6)
        self.remark = Text(remark, "faint", name=f"{name}_remark")
        self.head = QHBoxLayout()
        if title:
            self.head.addWidget(Text(title, "strong", name=f"{name}_title"))
            self.head.addStretch(1)
            self.head.addWidget(self.remark)
        self.column.addLayout(self.head)


class Figure(QPushButton):
    """A number that matters, with what it counts; pressing it shows the cases behind it."""

    def __init__(self, name: str, caption: str, sign: str, tone: Tone, pressed: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "figure")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(66)
        self._caption, self._tone, self._sign = caption, tone, sign
        self.number = Text("0", "figure", name=f"{name}_number")
        self.caption = Text(caption, "muted", name=f"{name}_caption")
        self._mark = Sign(sign, "muted", ground="page", side=32)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.number)
        words.addWidget(self.caption)
        row.addLayout(words, 1)
        for child in (self.number, self.caption, self._mark):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: pressed())  # noqa: PLW0108 - Qt would pass the checked state

    def show_number(self, number: int) -> None:
        """Show a number; nothing to count is shown without alarm."""
        self.number.setText(str(number))
        self.setAccessibleName(f"{number} {self._caption}")
        loud = number > 0 and self._tone is not Tone.PLAIN
        self._mark.show_sign(
            self._sign, self._tone.value if loud else "muted", f"{self._tone}_soft" if loud else "page"
        )

    def sizeHint(self) -> QSize:
        return QSize(150, 66)


class EmptyPlace(QWidget):
    """What belongs here, in a sentence, and the one button that brings it."""

    def __init__(
        self, name: str, sign: str, words: str, offer: str = "", pressed: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(Sign(sign, "faint"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.words = Text(words, "muted", wrap=True, name=f"{name}_words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        if offer:
            column.addWidget(button(offer, f"{name}_offer", pressed), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def also(self, widget: QWidget) -> None:
        """Show one thing more below the button."""
        self._column.insertWidget(self._column.count() - 1, widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, words: str) -> None:
        """Say why it is empty."""
        self.words.setText(words)
        self.setAccessibleName(words)


class Turning(QWidget):
    """Puts its parts side by side, and below one another under a width in pixels; 0 is what the parts need."""

    def __init__(self, name: str, needs: int = 0, gap: int = 14) -> None:
        super().__init__()
        self.setObjectName(name)
        self._needs = needs
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(gap)

    def _widths(self) -> list[int]:
        items = [self.box.itemAt(index) for index in range(self.box.count())]
        return [item.minimumSize().width() for item in items if item]

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def _turn(self) -> None:
        widths = self._widths()
        needed = self._needs or sum(widths) + self.box.spacing() * (len(widths) - 1)
        wide = self.width() >= needed
        self.box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and not self._needs:
            self._turn()  # its parts need another width than before
        return super().event(event)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def rule() -> QFrame:
    """Return a line between rows."""
    line = QFrame()
    line.setProperty("box", "rule")
    line.setObjectName("rule")
    return line
