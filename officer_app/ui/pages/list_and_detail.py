"""A list with the chosen record beside it; the record can have the whole page, and the way back is step by step."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from officer_app.ui.tables import RecordTable

_SIDE_BY_SIDE = 716
"""Width in pixels under which the record stands in the place of the list."""
_NARROWEST_LIST = 240

ListWidth = Callable[[int], int]
"""Gives the width of the list, in pixels, for the room of both."""


class ListAndDetail(QSplitter):
    """The list at the left, the panel of a record at the right; `turned` tells whether the panel has the whole page."""

    turned = Signal(bool)

    def __init__(self, name: str, side: QWidget, table: RecordTable, panel: Any, list_width: ListWidth) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(name)
        self.setHandleWidth(14)
        self.setChildrenCollapsible(False)
        self._side, self._table, self._panel, self._list_width = side, table, panel, list_width
        side.setMinimumWidth(_NARROWEST_LIST)
        self.addWidget(side)
        self.addWidget(panel)
        self.setStretchFactor(1, 1)
        panel.hide()

    @property
    def is_wide(self) -> bool:
        """Whether the record has the whole page."""
        return self._side.isHidden()

    def show_beside(self) -> None:
        """Show the record beside the list; in a narrow page in its place."""
        if self._panel.isHidden():
            self._panel.show()
            if self.width() < _SIDE_BY_SIDE:
                self.widen()
                return
            self._balance()
        self._table.share_room()

    def _balance(self) -> None:
        room = self.width() - self.handleWidth()
        width = self._list_width(room)
        self.setSizes([width, max(1, room - width)])

    def widen(self) -> None:
        """Show the record over the whole page."""
        self._panel.show()
        self._side.hide()
        self.turned.emit(True)

    def go_back(self) -> bool:
        """From the whole page to the list beside it, from there to the list alone; False where that is shown."""
        if self.is_wide:
            self._side.show()
            self.turned.emit(False)
            if self.width() < _SIDE_BY_SIDE:
                self._close()
            else:
                self._balance()
            self._table.setFocus()
            return True
        if not self._panel.isHidden():
            self._close()
            return True
        return False

    def _close(self) -> None:
        self._panel.forget()
        self._panel.hide()
        self._table.clearSelection()
        self._table.setFocus()

    def show_list_alone(self) -> None:
        """Close the record, however it is shown."""
        while self.go_back():
            pass
