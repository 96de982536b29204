"""A page with something beside it: each scrolls for itself, and where the width is short all is one column."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.ui.scrolling import scrolled

_GAP = 14


class Beside(QWidget):
    """Holds a main part that can be replaced, and a side of a fixed width that goes under it below `needs` pixels."""

    def __init__(self, name: str, side: QWidget, side_width: int, needs: int) -> None:
        super().__init__()
        self._needs = needs
        self._is_narrow = False
        self._side = side
        self._area = scrolled(QWidget(), f"{name}_area")
        self._side_area = scrolled(side, f"{name}_side")
        self._side_area.setFixedWidth(side_width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._area, 1)
        row.addWidget(self._side_area)

    def show_main(self, widget: QWidget) -> None:
        """Put a widget in the place of the main part."""
        if self._is_narrow:
            self._side.setParent(None)  # else it would go with the old column
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addWidget(widget, 1)
        if self._is_narrow:
            self._column.addWidget(self._side)
        inner.setProperty("box", "clear")
        self._area.setWidget(inner)
        self._side.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < self._needs
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._turn()
        super().resizeEvent(event)

    def _turn(self) -> None:
        if self._is_narrow:
            self._side_area.takeWidget()
            self._column.addWidget(self._side)
        else:
            self._column.removeWidget(self._side)
            self._side_area.setWidget(self._side)
        self._side_area.setVisible(not self._is_narrow)
        self._side.show()
