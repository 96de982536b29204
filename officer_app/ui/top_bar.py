"""The bar at the top: search in the middle, the lock and the new case at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from officer_app.ui.actions import keys_in_words
from officer_app.ui.buttons import button, filled
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Text
from officer_app.ui.navigation import WIDTH
from officer_app.ui.words import t

HEIGHT = 44
_PAUSE_MS = 120
_SEARCH_WIDTH = 480


class SearchLine(QLineEdit):
    """A line with a lens at its left and its key at its right; Enter or Down goes on into the list."""

    entered = Signal()
    stepped = Signal()
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setAccessibleName(t("Search people, cases and registers"))
        self.setPlaceholderText(t("Search people, cases and registers"))
        self.setMaximumWidth(_SEARCH_WIDTH)
        self.setMinimumWidth(120)
        self.setTextMargins(26, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 10, 0)
        lens = Sign("search")
        self.key = Text(keys_in_words("Ctrl+F"), "key", name="search_key")
        self.key.setFixedHeight(18)
        row.addWidget(lens)
        row.addStretch(1)
        row.addWidget(self.key, 0, Qt.AlignmentFlag.AlignVCenter)
        for child in (lens, self.key):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._on_text)

    def _on_text(self, words: str) -> None:
        self.key.setVisible(not words)
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down} and not event.modifiers():
            self._pause.stop()
            self.searched.emit(self.text())
            (self.stepped if event.key() == Qt.Key.Key_Down else self.entered).emit()
            return
        super().keyPressEvent(event)


class TopBar(QFrame):
    """Search, lock, new case."""

    lock_wanted = Signal()
    new_case_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setProperty("box", "bar")
        self.setFixedHeight(HEIGHT)
        self.search = SearchLine()
        self.lock = button(t("Lock"), "lock", self.lock_wanted.emit, icon_name="lock")
        self.new_case = filled(t("New case"), "new_case_button", self.new_case_wanted.emit, icon_name="plus")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(WIDTH, 0, 12, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.search, 3)
        self._row.addStretch(1)
        self._row.addWidget(self.lock)
        self._row.addWidget(self.new_case)

    def set_narrow(self, *, narrow: bool) -> None:
        """Begin at the left where the navigation is narrow."""
        self._row.setContentsMargins(12 if narrow else WIDTH, 0, 12, 0)
