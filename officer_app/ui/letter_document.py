"""Lines of a letter in a document of Qt, and back: headings, lists, bold, italic, tables and chips for places."""

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from officer_app.services.letter_text import Line, Look, Part, Span, Table, Tag, merged
from officer_app.ui.letter_marks import OBJECT, mark_format, tag_of
from officer_app.ui.theme import BODY, THEME

MISSING = QTextFormat.Property.UserProperty + 1
"""Property of words that stand for what is missing."""

_LEVELS = {Look.SUBJECT: 1, Look.HEADING: 2}
_SIZES = {Look.SUBJECT: 17, Look.HEADING: 15}
_LISTS = {
    Look.POINT: QTextListFormat.Style.ListDisc,
    Look.NUMBER: QTextListFormat.Style.ListDecimal,
}
_GAP = 6.0
_LINE_BREAK = "\N{LINE SEPARATOR}"


def show_lines(document: QTextDocument, lines: Iterable[Line | Table]) -> None:
    """Put lines into an empty document; what was typed before cannot be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    write_lines(QTextCursor(document), lines)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def write_lines(cursor: QTextCursor, lines: Iterable[Line | Table]) -> None:
    """Write lines at a cursor, the first into the paragraph where it stands."""
    is_first = True
    for line in lines:
        if isinstance(line, Table):
            _write_table(cursor, line)
            is_first = True
            continue
        if not is_first:
            cursor.insertBlock()
        is_first = False
        set_look(cursor, line.look)
        for part in line.parts:
            write_part(cursor, part, line.look)


def write_part(cursor: QTextCursor, part: Part, look: Look) -> None:
    """Write words, or the chip of a place, at a cursor."""
    if isinstance(part, Tag):
        cursor.insertText(OBJECT, mark_format(part, cursor.document()))
        return
    made = plain_look(look)
    if part.bold:
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(part.italic)
    if part.missing:
        made.setProperty(MISSING, True)
        made.setForeground(THEME.colour("bad"))
    cursor.insertText(part.text.replace("\n", _LINE_BREAK), made)


def plain_look(look: Look) -> QTextCharFormat:
    """Return how words look in a line without any emphasis."""
    made = QTextCharFormat()
    made.setProperty(QTextFormat.Property.FontPixelSize, _SIZES.get(look, BODY + 1))
    made.setFontWeight(QFont.Weight.DemiBold if look in _LEVELS else QFont.Weight.Normal)
    return made


def set_look(cursor: QTextCursor, look: Look) -> None:
    """Give the paragraph of a cursor its look; its words keep theirs but for what a heading decides."""
    block = QTextBlockFormat()
    block.setHeadingLevel(_LEVELS.get(look, 0))
    block.setTopMargin(2 * _GAP if look is Look.HEADING else 0)
    block.setBottomMargin(_GAP / 3 if look in _LISTS else _GAP)
    old: Any = cursor.currentList()
    if old is not None:
        old.remove(cursor.block())
    cursor.setBlockFormat(block)
    if look in _LISTS:
        _join_list(cursor, look)
    cursor.setBlockCharFormat(plain_look(look))


def _join_list(cursor: QTextCursor, look: Look) -> None:
    """Make the paragraph a point of the list before it, where that is of the same kind, or of a new one."""
    before: Any = cursor.block().previous().textList()
    if before is not None and before.format().style() is _LISTS[look]:
        before.add(cursor.block())
    else:
        made = QTextListFormat()
        made.setStyle(_LISTS[look])
        made.setIndent(1)
        cursor.createList(made)


def _write_table(cursor: QTextCursor, table: Table) -> None:
    look = QTextTableFormat()
    look.setCellPadding(4)
    look.setCellSpacing(0)
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(THEME.colour("line"))
    look.setHeaderRowCount(1)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    rows = [table.head, *table.rows]
    made = cursor.insertTable(len(rows), len(table.head), look)
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            cell = made.cellAt(number, column).firstCursorPosition()
            cell.insertText(words.replace("\n", _LINE_BREAK), plain_look(Look.TEXT if number else Look.HEADING))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def look_of(block: QTextBlock) -> Look:
    """Return how a paragraph stands in the letter."""
    listed: Any = block.textList()
    if listed is not None:
        return Look.NUMBER if listed.format().style() is _LISTS[Look.NUMBER] else Look.POINT
    level = block.blockFormat().headingLevel()
    return {1: Look.SUBJECT, 2: Look.HEADING}.get(level, Look.TEXT)


def read_lines(document: QTextDocument, tables: Iterable[Table] = ()) -> tuple[Line | Table, ...]:
    """Return the lines of a document; its tables keep the widths of those with which it began, in their order."""
    known = list(tables)
    lines: list[Line | Table] = []
    place = document.rootFrame().begin()
    while not place.atEnd():
        frame: Any = place.currentFrame()
        block = place.currentBlock()
        if isinstance(frame, QTextTable):
            lines.append(_read_table(frame, known.pop(0) if known else None))
        elif frame is None and block.isValid():
            lines.append(Line(look_of(block), read_parts(block)))
        place += 1
    return tuple(lines)


def read_parts(block: QTextBlock) -> tuple[Part, ...]:
    """Return the words and places of a paragraph."""
    return merged(part for part, _position in parts_at(block))


def parts_at(block: QTextBlock) -> Iterator[tuple[Part, int]]:
    """Yield the words and places of a paragraph, each with its position in the document."""
    is_heading = look_of(block) in _LEVELS
    inside = block.begin()
    while not inside.atEnd():
        piece = inside.fragment()
        look, position = piece.charFormat(), piece.position()
        tag = tag_of(look)
        for number, mark in enumerate(piece.text() if tag else ""):
            if tag and mark == OBJECT:
                yield tag, position + number
        if tag is None:
            yield _span(piece.text(), look, is_heading=is_heading), position
        inside += 1


def _span(text: str, look: QTextCharFormat, *, is_heading: bool) -> Span:
    bold = look.fontWeight() >= QFont.Weight.Bold and not is_heading
    words = text.replace(_LINE_BREAK, "\n").replace(OBJECT, "")
    return Span(words, bold=bold, italic=look.fontItalic(), missing=bool(look.property(MISSING)))


def _read_table(table: QTextTable, begun: Table | None) -> Table:
    rows = [tuple(_cell_words(table, row, column) for column in range(table.columns())) for row in range(table.rows())]
    if begun is not None and len(begun.head) == table.columns():
        return Table(rows[0], tuple(rows[1:]), begun.shares, begun.right)
    return Table(rows[0], tuple(rows[1:]))


def _cell_words(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n").replace(_LINE_BREAK, "\n")
