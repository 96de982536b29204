"""The paper on which the officer writes a letter's text: no signs of markup, and places that cannot be broken."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from officer_app.services.letter_text import Line, Look, Span, Table, Tag, read_template, write_template
from officer_app.ui.letter_document import (
    MISSING,
    look_of,
    parts_at,
    plain_look,
    read_lines,
    set_look,
    show_lines,
    write_lines,
    write_part,
)
from officer_app.ui.letter_marks import draw_again, tag_words
from officer_app.ui.theme import THEME

OWN_FORMAT = "application/x-officer-letter-text"
_MOST_PASTED = 64_000
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LetterPaper(QTextEdit):
    """A text in the looks of a letter; `written` says that the person changed it, `moved` that the cursor went on."""

    written = Signal()
    moved = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.document().setDocumentMargin(14)
        self._tables: tuple[Table, ...] = ()
        self._is_busy = False
        self.textChanged.connect(self._note)
        self.cursorPositionChanged.connect(self.moved)
        THEME.changed.connect(self._follow_theme)

    # What stands on it

    def show_text(self, lines: Iterable[Line | Table]) -> None:
        """Show a text; it is not taken for something that the person typed."""
        shown = tuple(lines)
        self._tables = tuple(each for each in shown if isinstance(each, Table))
        self._is_busy = True
        try:
            show_lines(self.document(), shown)
        finally:
            self._is_busy = False
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def lines(self) -> tuple[Line | Table, ...]:
        """Return the text as it stands."""
        return read_lines(self.document(), self._tables)

    def tags(self) -> list[tuple[Tag, int]]:
        """Return every place and mark with its position in the document."""
        found = []
        block = self.document().begin()
        while block.isValid():
            found += [(part, at) for part, at in parts_at(block) if isinstance(part, Tag)]
            block = block.next()
        return found

    def _note(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        try:
            self._mend_pairs()
        finally:
            self._is_busy = False
        self.written.emit()

    def _mend_pairs(self) -> None:
        """Take away the edge of a conditional part whose other edge is gone, in one step with what took that."""
        lonely: list[int] = []
        opened: list[tuple[str, int]] = []
        for tag, at in self.tags():
            if tag.sign in {"#", "^"}:
                opened.append((tag.name, at))
            elif tag.sign == "/" and tag.name in [name for name, _at in opened]:
                while opened[-1][0] != tag.name:
                    lonely.append(opened.pop()[1])
                opened.pop()
            elif tag.sign == "/":
                lonely.append(at)
        lonely += [at for _name, at in opened]
        if not lonely:
            return
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        for at in sorted(lonely, reverse=True):
            cursor.setPosition(at)
            cursor.deleteChar()
        cursor.endEditBlock()

    def _follow_theme(self) -> None:
        self._is_busy = True
        try:
            draw_again(self.document(), {tag for tag, _at in self.tags()})
        finally:
            self._is_busy = False

    # How it is written

    def look(self) -> Look:
        """Return the look of the paragraph with the cursor."""
        return look_of(self.textCursor().block())

    def choose_look(self, look: Look) -> None:
        """Give the selected paragraphs a look."""
        cursor = self.textCursor()
        first, last = sorted((cursor.anchor(), cursor.position()))
        block = self.document().findBlock(first)
        cursor.beginEditBlock()
        while block.isValid() and block.position() <= last:
            self._give_look(block.position(), look)
            block = block.next()
        cursor.endEditBlock()
        self.moved.emit()

    def _give_look(self, position: int, look: Look) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        parts = list(parts_at(cursor.block()))
        set_look(cursor, look)
        for part, at in parts:
            if isinstance(part, Span):
                cursor.setPosition(at)
                cursor.setPosition(at + len(part.text), QTextCursor.MoveMode.KeepAnchor)
                made = plain_look(look)
                if part.bold:
                    made.setFontWeight(QFont.Weight.Bold)
                cursor.mergeCharFormat(made)

    def turn_bold(self) -> None:
        """Make the selected words bold, or plain again."""
        made = QTextCharFormat()
        made.setFontWeight(QFont.Weight.Normal if self.is_bold() else QFont.Weight.Bold)
        self._merge(made)

    def turn_italic(self) -> None:
        """Make the selected words italic, or upright again."""
        made = QTextCharFormat()
        made.setFontItalic(not self.is_italic())
        self._merge(made)

    def _merge(self, made: QTextCharFormat) -> None:
        self.mergeCurrentCharFormat(made)
        self.moved.emit()

    def is_bold(self) -> bool:
        """Tell whether what is typed now would be bold."""
        return self.currentCharFormat().fontWeight() >= QFont.Weight.Bold

    def is_italic(self) -> bool:
        """Tell whether what is typed now would be italic."""
        return self.currentCharFormat().fontItalic()

    def insert_place(self, name: str) -> None:
        """Put a place where the cursor is."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        write_part(cursor, Tag("", name), self.look())
        cursor.setCharFormat(plain_look(self.look()))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(plain_look(self.look()))

    def set_condition(self, sign: str, name: str) -> None:
        """Show the selected paragraphs only under a condition."""
        cursor = self.textCursor()
        first, last = sorted((cursor.anchor(), cursor.position()))
        self._is_busy = True  # its two edges come one after the other
        cursor.beginEditBlock()
        for position, tag, is_end in ((last, Tag("/", name), True), (first, Tag(sign, name), False)):
            cursor.setPosition(position)
            move = QTextCursor.MoveOperation
            cursor.movePosition(move.EndOfBlock if is_end else move.StartOfBlock)
            cursor.insertBlock()
            if not is_end:
                cursor.movePosition(move.PreviousBlock)
            set_look(cursor, Look.TEXT)
            write_part(cursor, tag, Look.TEXT)
        cursor.endEditBlock()
        self._is_busy = False
        self._note()

    # Keys, and what is copied and pasted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and control:
            event.ignore()  # Ctrl+Enter belongs to the page
            return
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._begins_line():
            return
        if event.text() and self.currentCharFormat().hasProperty(MISSING):
            self.setCurrentCharFormat(plain_look(self.look()))
        super().keyPressEvent(event)

    def _begins_line(self) -> bool:
        """Go on with plain text after a heading, and leave a list at an empty point; False where Enter does as ever."""
        cursor, look = self.textCursor(), self.look()
        is_end = cursor.atBlockEnd() and not cursor.hasSelection()
        if look in {Look.POINT, Look.NUMBER} and is_end and not cursor.block().text():
            self.choose_look(Look.TEXT)
            return True
        if look in {Look.SUBJECT, Look.HEADING} and is_end:
            cursor.beginEditBlock()
            cursor.insertBlock()
            set_look(cursor, Look.TEXT)
            cursor.endEditBlock()
            self.setTextCursor(cursor)
            self.setCurrentCharFormat(plain_look(Look.TEXT))
            return True
        return False

    def createMimeDataFromSelection(self) -> QMimeData:
        made = QMimeData()
        lines = self._selected()
        made.setData(OWN_FORMAT, write_template(lines).encode())
        made.setText("\n".join(_plain(line) for line in lines))
        return made

    def _selected(self) -> tuple[Line, ...]:
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        lines = []
        block = self.document().findBlock(first)
        while block.isValid() and block.position() < last:
            parts = [_cut(part, at, first, last) for part, at in parts_at(block)]
            lines.append(Line(look_of(block), tuple(part for part in parts if part is not None)))
            block = block.next()
        return tuple(lines)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(OWN_FORMAT) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste what was copied here with its looks and places; from elsewhere the words alone, as paragraphs."""
        if source.hasFormat(OWN_FORMAT):
            lines = read_template(source.data(OWN_FORMAT).toStdString()[:_MOST_PASTED])
        else:
            words = source.text()[:_MOST_PASTED].replace("\r\n", "\n").replace("\r", "\n").split("\n")
            lines = tuple(Line(self.look(), (Span(each),)) for each in words)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if len(lines) == 1:
            for part in lines[0].parts:
                write_part(cursor, part, self.look())
        else:
            write_lines(cursor, lines)
        cursor.endEditBlock()
        self.setTextCursor(cursor)


def _cut(part: Span | Tag, at: int, first: int, last: int) -> Span | Tag | None:
    """Return so much of a part as lies between two positions."""
    if isinstance(part, Tag):
        return part if first <= at < last else None
    text = part.text[max(0, first - at) : max(0, last - at)]
    return Span(text, part.bold, part.italic, part.missing) if text else None


def _plain(line: Line) -> str:
    return "".join(f"[{tag_words(part)}]" if isinstance(part, Tag) else part.text for part in line.parts)
