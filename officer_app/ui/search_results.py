"""What a search finds in every register, below the line in which one types."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from officer_app.ui.icons import SIZE, draw_icon
from officer_app.ui.labels import Text, isolated
from officer_app.ui.register_book import Hits
from officer_app.ui.register_words import title_words
from officer_app.ui.theme import BODY, NOTE, THEME, font
from officer_app.ui.words import count, t, translate

_PLACE = int(Qt.ItemDataRole.UserRole)
_KIND = _PLACE + 1
_ICON = _PLACE + 2
_ROW, _MOST_ROWS = 34, 12
_FEW = 4
"""Records of one register that are shown where several registers have some."""


class _Line(QStyledItemDelegate):
    """A title at the left, the kind of record at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(THEME.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(option.rect), 6, 6)
        room = QRectF(option.rect).adjusted(10, 0, -10, 0)
        draw_icon(painter, QRectF(room.left(), room.center().y() - SIZE / 2, SIZE, SIZE), index.data(_ICON),
                  THEME.colour("muted"))  # fmt: skip
        kind = str(index.data(_KIND))
        painter.setFont(font(NOTE))
        width = painter.fontMetrics().horizontalAdvance(kind)
        painter.setPen(THEME.colour("muted"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), kind)
        painter.setFont(font(BODY))
        painter.setPen(THEME.colour("text"))
        words = room.adjusted(SIZE + 10, 0, -width - 16, 0)
        title = " ".join(str(index.data()).split())
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, round(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), isolated(shown))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW)


class _List(QListWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class SearchResults(QFrame):
    """Lies below the search line while it finds something; `chosen` tells type and number, 0 for its whole list."""

    chosen = Signal(str, int)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("search_results")
        self.setAccessibleName(t("Found in the registers"))
        self.setProperty("box", "info")
        self._over = over
        self.list = _List()
        self.list.setObjectName("search_results_list")
        self.list.setAccessibleName(t("Found in the registers"))
        self.list.setItemDelegate(_Line(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        self._title = Text(t("Found in the registers"), "quiet")
        self._title.setContentsMargins(8, 2, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.list)
        self.hide()

    def show_hits(self, hits: Sequence[Hits], below: QWidget) -> None:
        """Show what was found below a widget; nothing where nothing was."""
        self.list.clear()
        most = _FEW if len(hits) > 1 else _MOST_ROWS
        for hit in hits:
            for record in hit.first[:most]:
                self._add(title_words(hit.kind, record), translate(hit.kind.singular), hit.kind.icon,
                          (hit.kind.key, record.id))  # fmt: skip
            more = hit.number - min(most, len(hit.first))
            if more > 0:
                words = count(more, "1 more in {list}", "{n} more in {list}", list=translate(hit.kind.plural))
                self._add(words, "", "more", (hit.kind.key, 0))
        if not hits:
            self.hide()
            return
        rows = min(_MOST_ROWS, self.list.count())
        corner = below.mapTo(self._over, below.rect().bottomLeft())
        self.setGeometry(corner.x(), corner.y() + 4, below.width(), rows * _ROW + 44)
        self.show()
        self.raise_()

    def _add(self, title: str, kind: str, sign: str, place: tuple[str, int]) -> None:
        item = QListWidgetItem(title)
        item.setData(_PLACE, place)
        item.setData(_KIND, kind)
        item.setData(_ICON, sign)
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{title}, {kind}" if kind else title)
        self.list.addItem(item)

    def enter(self) -> None:
        """Put the keyboard into the list."""
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def take_first(self) -> None:
        """Open what stands first."""
        self._take(self.list.item(0))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            key, record_id = item.data(_PLACE)
            self.hide()
            self.chosen.emit(key, record_id)
