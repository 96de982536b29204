"""The wordings of the letters: which the officer made her own, in which language, and the way to each."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from officer_app.services.wording import WordingState, wording_states
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, clear, rule
from officer_app.ui.chips import Face
from officer_app.ui.desk import Desk
from officer_app.ui.form_rows import Note
from officer_app.ui.pages.wording import WordingPanel
from officer_app.ui.rows import Row
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, language_name, t, translate

_WIDEST = 860


class WordingsPanel(QWidget):
    """A row for each letter with its languages; one of them opened takes the place of the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("wordings")
        self.setAccessibleName(t("Wordings"))
        self._desk = desk
        self.open_wording: WordingPanel | None = None
        self.card = Card("wordings_card", padding=0)
        self.card.setMaximumWidth(_WIDEST)
        self.card.column.setContentsMargins(0, 0, 0, 0)
        self.card.column.setSpacing(0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 12)
        column.setSpacing(10)
        words = Note(t(
            "Change what a letter says, for good and for every case. The facts of the case come into its places by "
            "themselves. The program's own text is never lost: you can go back to it."
        ), "muted", name="wordings_words")  # fmt: skip
        words.setMaximumWidth(_WIDEST)
        column.addWidget(words)
        column.addWidget(self.card)
        column.addStretch(1)
        self._list = scrolled(inner, "wordings_area")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 12)
        page.addWidget(self._stack)
        self.reload()

    def reload(self) -> None:
        """Read again which letters have a wording of the officer's."""
        clear(self.card.column)
        states = wording_states(self._desk.register)
        for number, letter in enumerate(dict.fromkeys(state.letter for state in states)):
            if number:
                self.card.column.addWidget(rule())
            self.card.column.addWidget(self._row([state for state in states if state.letter == letter]))

    def _row(self, states: list[WordingState]) -> Row:
        letter = states[0].letter
        own = sum(state.is_own for state in states)
        face = (
            Face(count(own, "Own text in 1 language", "Own text in {n} languages"), Tone.ACCENT, "edit")
            if own
            else None
        )
        if any(state.is_behind for state in states):
            face = Face(t("The program's text is newer"), Tone.WARN, "warning")
        row = Row(f"wording.{letter}", translate(states[0].label), face)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 2)
        line.setSpacing(8)
        for state in states:
            name = language_name(state.language)
            made = button(name, f"wording.{letter}.{state.language}", partial(self.open, letter, state.language),
                look="chip")  # fmt: skip
            made.setProperty("set", state.is_own)
            made.setAccessibleName(_spoken(state, name))
            line.addWidget(made)
        line.addStretch(1)
        row.add(holder)
        return row

    def open(self, letter: str, language: str) -> None:
        """Open a letter's wording in a language; what is typed in another one is asked about first."""
        if not self.may_close():
            return
        self.close_wording()
        self.open_wording = WordingPanel(self._desk, letter, language)
        self.open_wording.left.connect(self._leave)
        self._stack.addWidget(self.open_wording)
        self._stack.setCurrentWidget(self.open_wording)

    def may_close(self) -> bool:
        """Tell whether nothing typed would be lost, asking where it would."""
        return self.open_wording is None or self.open_wording.may_leave()

    def close_wording(self) -> None:
        """Show the list again."""
        if self.open_wording is not None:
            self._stack.removeWidget(self.open_wording)
            self.open_wording.hide()
            self.open_wording.deleteLater()
            self.open_wording = None

    def _leave(self) -> None:
        if self.may_close():
            self.close_wording()

    def is_dirty(self) -> bool:
        """Tell whether leaving would lose something."""
        return self.open_wording is not None and self.open_wording.is_dirty()


def _spoken(state: WordingState, language: str) -> str:
    letter = translate(state.label)
    if state.is_own:
        return t("{letter}, {language}: your own text", letter=letter, language=language)
    return t("{letter}, {language}: the program's text", letter=letter, language=language)
