"""A page that is longer than the window can be scrolled, and keeps the page's own ground."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """A scroll area that measures its contents again when it is shown: what was filled out of sight has no height."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.measure_soon()

    def measure_soon(self) -> None:
        """Measure when the event at hand is over: what was just added is not shown before that."""
        QTimer.singleShot(0, self, self._measure)

    def _measure(self) -> None:
        inner = self.widget()
        if inner is None:
            return
        for layout in inner.findChildren(QLayout):
            layout.invalidate()
        self.setWidgetResizable(True)  # Qt measures the contents in this call, and in no other that is public


def measure_round(widget: QWidget) -> None:
    """Let the scroll area round a widget measure again, after rows were added to it or taken out."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Scrolled):
            above.measure_soon()
        above = above.parentWidget()


def scrolled(inner: QWidget, name: str) -> QScrollArea:
    """Return a scroll area round a widget; only down, never sideways."""
    inner.setProperty("box", "clear")
    area = Scrolled()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
