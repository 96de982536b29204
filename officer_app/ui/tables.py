"""Lists of records: a model with roles, not strings, and rows with lines between them and nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from officer_app.ui.chips import FACE_ROLE, Face, column_width
from officer_app.ui.labels import plain_tip
from officer_app.ui.table_cells import INSET, LOOK_ROLE, FaceDelegate, Index, RowDelegate, weight_of
from officer_app.ui.theme import BODY, NOTE, THEME, font

RECORD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 2

ROW_HEIGHT = 40
_KEPT = 9
"""Columns of this weight or more are never hidden."""
_MEASURED = 40
"""Rows that are measured for the width of a column."""
_WIDEST_FACE = 300
"""Pixels beyond which a chip is shortened in a list, however much room there is."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key and title, what it shows, by what it sorts, how it looks; `weight` is its share of room."""

    key: str
    title: str
    words: Callable[[Any], str]
    sorts_by: Callable[[Any], Any] | None = None
    look: str = "body"
    face: Callable[[Any], Face] | None = None
    weight: int = 2
    widest: int = 230


def _words(column: Column, row: Any) -> str:
    return column.face(row).words if column.face else column.words(row)


_ANSWERS: dict[int, Callable[[Column, Any], Any]] = {
    int(Qt.ItemDataRole.DisplayRole): _words,
    int(Qt.ItemDataRole.AccessibleTextRole): _words,
    int(Qt.ItemDataRole.ToolTipRole): lambda column, row: plain_tip(_words(column, row)),
    FACE_ROLE: lambda column, row: column.face(row) if column.face else None,
    RECORD_ROLE: lambda _column, row: row,
    LOOK_ROLE: lambda column, _row: column.look,
}


class RecordModel(QAbstractTableModel):
    """Rows of any kind; sorted by native values, each row found again by its key."""

    def __init__(self, columns: Sequence[Column], key_of: Callable[[Any], Any], parent: Any = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key_of = key_of
        self._rows: list[Any] = []
        self._sort_column = 0
        self._descending = False

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        ask = _ANSWERS.get(role)
        return self._sort_value(column, row) if role == SORT_ROLE else ask(column, row) if ask else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == int(Qt.ItemDataRole.DisplayRole):
                return self.columns[section].title
            if role == int(Qt.ItemDataRole.TextAlignmentRole):
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _sort_value(self, column: Column, row: Any) -> Any:
        return column.sorts_by(row) if column.sorts_by else column.words(row).casefold()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self._sort_column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.record(index)) for index in self.persistentIndexList()]
        self._rows = self._sorted(self._rows)
        places = {self._key_of(row): number for number, row in enumerate(self._rows)}
        for index, record in kept:
            self.changePersistentIndex(index, self.index(places[self._key_of(record)], index.column()))
        self.layoutChanged.emit()

    def _sorted(self, rows: Sequence[Any]) -> list[Any]:
        column = self.columns[self._sort_column]

        def value(row: Any) -> tuple[bool, Any]:
            found = self._sort_value(column, row)
            return found is None, found if found is not None else 0

        return sorted(rows, key=value, reverse=self._descending)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows in the order chosen by the person."""
        self.beginResetModel()
        self._rows = self._sorted(rows)
        self.endResetModel()

    def record(self, index: Index) -> Any:
        """Return the record of a row, None where there is no such row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, key: Any) -> int:
        """Return where the record of that key stands, -1 where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if self._key_of(row) == key), -1)


class RecordTable(QTableView):
    """A list in which one row is chosen; Enter or a double click opens it."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: RecordModel, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._records = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        faces = FaceDelegate(self)
        for number, column in enumerate(model.columns):
            if column.face:
                self.setItemDelegateForColumn(number, faces)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setObjectName(f"{name}_header")
        header.setAccessibleName(title)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(56)
        header.setFixedHeight(32)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.record(index)))
        THEME.changed.connect(self.viewport().update)

    def sortable(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let the person sort by a click on a title, beginning with this order."""
        self.horizontalHeader().setSortIndicator(column, order)
        self.setSortingEnabled(True)

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit(self.chosen_record())

    def chosen_record(self) -> Any:
        """Return the record of the chosen row, None where none is chosen."""
        rows = self.selectionModel().selectedRows() if self.selectionModel() else []
        return self._records.record(rows[0]) if rows else None

    def choose(self, row: int) -> None:
        """Choose a row and bring it into view; -1 chooses none."""
        if row < 0:
            self.clearSelection()
            return
        self.selectRow(row)
        self.scrollTo(self._records.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.chosen_record()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() and record is not None:
            if not event.isAutoRepeat():
                self.opened.emit(record)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        return super().event(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.share_room()

    def choose_quietly(self, row: int) -> None:
        """Choose a row without telling anybody that it was chosen; -1 chooses none."""
        self.blockSignals(True)
        self.choose(row)
        self.blockSignals(False)

    def share_room(self) -> None:
        """Give every column its words' width, and what is left by weight; the least needed go where room is short."""
        model, room = self._records, self.viewport().width()
        wanted = [self._wanted(number) for number in range(len(model.columns))]
        shown = self._fitting(wanted, room)
        if sum(wanted[number] for number in shown) > room:
            wanted = [self._wanted(number, is_short=True) for number in range(len(model.columns))]
        left = room - sum(wanted[number] for number in shown)  # too little of it is taken off the words
        stretch = sum(model.columns[number].weight for number in shown if not model.columns[number].face) or 1
        for number, column in enumerate(model.columns):
            self.setColumnHidden(number, number not in shown)
            if number in shown:
                extra = 0 if column.face else left * column.weight // stretch
                self.setColumnWidth(number, wanted[number] + extra)

    def _fitting(self, wanted: Sequence[int], room: int) -> list[int]:
        """Return the columns that have room; where that is short, those of least weight go, the last first."""
        weights = [column.weight for column in self._records.columns]
        shown = list(range(len(wanted)))
        while sum(wanted[number] for number in shown) > room and len(shown) > 1:
            least = min(weights[number] for number in shown)
            if least >= _KEPT:
                break
            shown.remove(max(number for number in shown if weights[number] == least))
        return shown

    def _wanted(self, number: int, *, is_short: bool = False) -> int:
        column = self._records.columns[number]
        rows = range(min(self._records.rowCount(), _MEASURED))
        if column.face:
            hints = [column_width(self._records.index(row, number).data(FACE_ROLE), is_short=is_short) for row in rows]
        else:
            widths = QFontMetricsF(font(BODY, weight_of(column.look)))
            words = (str(self._records.index(row, number).data()) for row in rows)
            hints = [round(widths.horizontalAdvance(each)) + 2 * INSET - 2 for each in words]
        title = (
            round(QFontMetricsF(font(NOTE, QFont.Weight.Medium)).horizontalAdvance(column.title))
            + 2 * INSET
            + (14 if self.isSortingEnabled() else 0)
        )
        return min(max([title, *hints]), max(title, _WIDEST_FACE if column.face else column.widest))


def fill(table: RecordTable, model: RecordModel, rows: Sequence[Any], key: Any) -> None:
    """Show rows and keep the chosen one, where it still is, without telling anybody that it was chosen again."""
    table.blockSignals(True)
    model.show_rows(rows)
    row = model.row_of(key) if key is not None else -1
    if row >= 0:
        table.choose(row)
    table.blockSignals(False)
    table.share_room()
