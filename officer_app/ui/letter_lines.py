"""The way to a line of a letter's text: found by how it begins, shown for a moment, and lines put back after it."""

from collections.abc import Iterable

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from officer_app.services.letter_text import Line, Table
from officer_app.ui.letter_document import write_lines
from officer_app.ui.letter_paper import LetterPaper
from officer_app.ui.theme import THEME


def line_with(document: QTextDocument, words: str) -> QTextBlock | None:
    """Return the first paragraph with these words, whatever the blanks between them; None where none has them."""
    wanted = " ".join(words.split())
    block = document.begin()
    while wanted and block.isValid():
        if wanted in " ".join(block.text().split()):
            return block
        block = block.next()
    return None


def go_to_line(paper: LetterPaper, words: str) -> None:
    """Put the cursor at the end of the paragraph with these words, and mark it until the cursor goes on."""
    block = line_with(paper.document(), words)
    if block is None:
        return
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    paper.setTextCursor(cursor)
    paper.setFocus()
    mark = QTextEdit.ExtraSelection()
    mark.cursor = QTextCursor(block)
    mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    mark.format.setBackground(THEME.colour("warn_soft"))
    paper.setExtraSelections([mark])
    paper.ensureCursorVisible()


def put_back(paper: LetterPaper, words: str, lines: Iterable[Line | Table]) -> None:
    """Write lines anew after the paragraph with these words, or at the end; one step that can be undone.

    Where all of them stand in the text already, as after a second press, nothing is written.
    """
    wanted, standing = tuple(lines), paper.lines()
    if all(line in standing for line in wanted):
        return
    block = line_with(paper.document(), words)
    cursor = QTextCursor(block if block is not None else paper.document().lastBlock())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.beginEditBlock()
    cursor.insertBlock()
    write_lines(cursor, wanted)
    cursor.endEditBlock()
    paper.setTextCursor(cursor)
    paper.setFocus()
    paper.ensureCursorVisible()
