"""The list of gaps: below a heading for each weight, rows with the record, its sentence, its source and its day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from officer_app.domain.gap import Severity
from officer_app.ui.chips import Face, chip_width, draw_chip
from officer_app.ui.gap_book import GapLine
from officer_app.ui.gap_words import (
    NOTHING,
    severity_face,
    severity_words,
)
from officer_app.ui.icons import SIZE, draw_icon
from officer_app.ui.labels import isolated
from officer_app.ui.register_words import page_words
from officer_app.ui.table_cells import Index, draw_ground
from officer_app.ui.tables import RECORD_ROLE, Column, RecordModel, RecordTable
from officer_app.ui.theme import BODY, NOTE, THEME, Tone, font
from officer_app.ui.words import count, t

ROW, HEADING = 54, 38
"""Heights in pixels of a gap and of a heading."""
_INSET, _SIGN = 12.0, 30.0
_LINE = 19.0
_WHAT, _WIDEST_WHAT = 90, 240


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the gaps of one weight."""

    place: float
    severity: Severity
    number: int

    @property
    def key(self) -> Severity:
        """Which heading it is."""
        return self.severity

    @property
    def words(self) -> str:
        """How many there are, and what they have in common."""
        number = count(self.number, "1 gap", "{n} gaps")
        return t("{number}: {meaning}", number=number, meaning=severity_words(self.severity))


Entry = GapLine | Heading
DueFace = Callable[[GapLine], Face]


def with_headings(lines: Sequence[GapLine]) -> list[Entry]:
    """Return the gaps with a heading before those of each weight."""
    entries: list[Entry] = []
    for severity, those in groupby(lines, key=lambda line: line.gap.severity):
        group = list(those)
        entries += [Heading(group[0].place - 0.5, severity, len(group)), *group]
    return entries


def gap_columns(due: DueFace) -> tuple[Column, ...]:
    """Return the columns: what is missing where, in which register, by which rule, and until when."""
    return (
        Column("what", t("What is missing"), _what, lambda row: row.place, weight=_WHAT, widest=_WIDEST_WHAT),
        Column("register", t("Register"), _register, look="muted", weight=4, widest=170),
        Column("source", t("Source"), _source, look="source", weight=3, widest=200),
        Column("due", t("Due"), lambda row: due(row).words if isinstance(row, GapLine) else "", weight=9,
               face=lambda row: due(row) if isinstance(row, GapLine) else NOTHING),
    )  # fmt: skip


def _what(row: Entry) -> str:
    if isinstance(row, Heading):
        return f"{severity_face(row.severity).words}, {row.words}"
    return t("{title}: {sentence}", title=row.title, sentence=row.said)


def _register(row: Entry) -> str:
    return page_words(row.gap.key) if isinstance(row, GapLine) else ""


def _source(row: Entry) -> str:
    return row.gap.source if isinstance(row, GapLine) else ""


class GapModel(RecordModel):
    """Gaps and headings in their order; a heading cannot be chosen, and the keyboard passes over it."""

    def __init__(self, due: DueFace, parent: Any = None) -> None:
        super().__init__(gap_columns(due), lambda row: row.key, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.record(index), Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class GapDelegate(QStyledItemDelegate):
    """Draws the first column: a sign, the record in bold and its sentence below; or a heading over the whole row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RECORD_ROLE)
        painter.save()
        if isinstance(row, Heading):
            _draw_heading(painter, QRectF(option.rect), row)
        else:
            draw_ground(painter, option, index)
            _draw_gap(painter, QRectF(option.rect), row)
        painter.restore()


class SourceDelegate(QStyledItemDelegate):
    """Draws where the rule stands, small and quiet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        draw_ground(painter, option, index)
        room = QRectF(option.rect).adjusted(10, 0, -4, 0)
        _draw_line(painter, room, str(index.data() or ""), font(NOTE), "faint")


def _draw_heading(painter: QPainter, room: QRectF, heading: Heading) -> None:
    painter.fillRect(room, THEME.colour("page"))
    painter.setPen(THEME.colour("line"))
    painter.drawLine(room.bottomLeft(), room.bottomRight())
    face = severity_face(heading.severity)
    left = room.left() + _INSET - 2
    draw_chip(painter, QRectF(left, room.center().y() - 11, 0, 0).topLeft(), face)
    words = room.adjusted(left - room.left() + chip_width(face) + 10, 0, -8, 0)
    _draw_line(painter, words, heading.words, font(BODY), "muted")


def _draw_gap(painter: QPainter, room: QRectF, line: GapLine) -> None:
    face = severity_face(line.gap.severity)
    ink = "muted" if face.tone is Tone.PLAIN else face.tone.value
    top = room.top() + (ROW - 2 * _LINE) / 2
    draw_icon(painter, QRectF(room.left() + _INSET, top + 2, SIZE, SIZE), face.icon, THEME.colour(ink))
    words = QRectF(room.left() + _INSET + _SIGN - 4, top, room.width() - _INSET - _SIGN - 4, _LINE)
    _draw_line(painter, words, line.title, font(BODY, QFont.Weight.DemiBold), "text")
    _draw_line(painter, words.translated(0, _LINE), line.said, font(BODY), "muted")


def _draw_line(painter: QPainter, room: QRectF, words: str, face: QFont, colour: str) -> None:
    painter.setFont(face)
    painter.setPen(THEME.colour(colour))
    shown = QFontMetricsF(face).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), isolated(shown))


class GapTable(RecordTable):
    """Enter or a click opens what mends a gap; the menu key offers the rest."""

    def __init__(self, model: GapModel) -> None:
        super().__init__(model, "gap_list", t("Gaps"))
        self._gaps: Final = model
        self._headings: list[int] = []
        self.setItemDelegateForColumn(0, GapDelegate(self))
        self.setItemDelegateForColumn(2, SourceDelegate(self))
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.clicked.connect(self._open)

    def offer(self, title: str, name: str, does: Callable[[GapLine], object], keys: str = "") -> None:
        """Add something that can be done with the chosen gap, from its menu or by keys."""
        action = QAction(title, self)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: self._do(does))
        self.addAction(action)

    def _do(self, does: Callable[[GapLine], object]) -> None:
        chosen = self.chosen_record()
        if isinstance(chosen, GapLine):
            does(chosen)

    def _open(self, index: Index) -> None:
        row = self._gaps.record(index)
        if isinstance(row, GapLine):
            self.opened.emit(row)

    def show_lines(self, lines: Sequence[GapLine]) -> None:
        """Show gaps; the chosen one stays chosen, and where it was mended the next one takes its place."""
        before = self.chosen_record()
        at = self._gaps.row_of(before.key) if before else -1
        entries = with_headings(lines)
        self.blockSignals(True)
        self._gaps.show_rows(entries)
        self._span_headings(entries)
        if before:
            same = self._gaps.row_of(before.key)
            self.choose(same if same >= 0 else self._near(entries, at))
        self.blockSignals(False)
        self.share_room()

    def _span_headings(self, entries: Sequence[Entry]) -> None:
        self.clearSpans()
        for row in self._headings:
            self.setRowHeight(row, ROW)
        self._headings = [row for row, entry in enumerate(entries) if isinstance(entry, Heading)]
        for row in self._headings:
            self.setSpan(row, 0, 1, len(self._gaps.columns))
            self.setRowHeight(row, HEADING)

    def _near(self, entries: Sequence[Entry], at: int) -> int:
        """Return the row of the gap that stands nearest to a row, -1 where there is none."""
        rows = (row for row, entry in enumerate(entries) if isinstance(entry, GapLine))
        return min(rows, key=lambda row: abs(row - at), default=-1)
