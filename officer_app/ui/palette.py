"""The command palette and the sheet of shortcuts: both read the list of acts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from officer_app.domain.folding import fold, found
from officer_app.ui.actions import KEYS_OF_LISTS, Act, can_do, do, keys_in_words, title_of
from officer_app.ui.icons import icon
from officer_app.ui.labels import Text
from officer_app.ui.words import t, translate

_ACT_ROLE = int(Qt.ItemDataRole.UserRole)


class Palette(QDialog):
    """Type a few letters, press Enter: the act is done."""

    def __init__(self, window: QWidget, acts: Sequence[Act]) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setWindowTitle(t("Find anything to do"))
        self.setAccessibleName(self.windowTitle())
        self.setFixedWidth(480)
        self._acts = [act for act in acts if act.id != "palette" and can_do(window, act)]
        self.query = QLineEdit()
        self.query.setObjectName("palette_query")
        self.query.setAccessibleName(self.windowTitle())
        self.query.setPlaceholderText(t("What do you want to do?"))
        self.list = QListWidget()
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(t("What can be done"))
        self.list.setIconSize(QSize(16, 16))
        self.list.setMinimumHeight(300)
        self.nothing = Text(t("Nothing of that name."), "muted", name="palette_nothing")
        column = QVBoxLayout(self)
        for widget in (self.query, self.nothing, self.list):
            column.addWidget(widget)
        self.query.textChanged.connect(self._narrow)
        self.query.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._narrow("")

    def _narrow(self, query: str) -> None:
        self.list.clear()
        for act in self._acts:
            title = title_of(act)
            if found(query, fold(title)):
                keys = f"   {keys_in_words(act.keys)}" if act.keys else ""
                item = QListWidgetItem(icon(act.icon), title + keys)
                item.setData(_ACT_ROLE, act)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(self.list.count() == 0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.accept()
            do(self.parentWidget(), item.data(_ACT_ROLE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)


class ShortcutSheet(QDialog):
    """All keys on one page."""

    def __init__(self, window: QWidget, acts: Sequence[Act]) -> None:
        super().__init__(window)
        self.setObjectName("shortcuts")
        self.setWindowTitle(t("Keyboard shortcuts"))
        self.setAccessibleName(self.windowTitle())
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 20, 24, 24)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.addWidget(Text(self.windowTitle(), "panel"), 0, 0, 1, 5)
        lines = [(title_of(act), keys_in_words(act.keys)) for act in acts if act.keys]
        lines += [(translate(title), translate(keys)) for title, keys in KEYS_OF_LISTS]
        half = (len(lines) + 1) // 2
        for index, (title, keys) in enumerate(lines):
            row, column = index % half + 1, index // half * 3
            grid.addWidget(Text(title), row, column)
            grid.addWidget(Text(keys, "key"), row, column + 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnMinimumWidth(2, 24)
