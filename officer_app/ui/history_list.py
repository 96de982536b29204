"""A list of entries of the history, a page at a time."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.audit import HistoryEntry
from officer_app.domain.folding import fold, found
from officer_app.services.register import Register
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, EmptyPlace, clear, rule
from officer_app.ui.history_words import changes, deed, subject, when_and_who
from officer_app.ui.rows import Row
from officer_app.ui.scrolling import measure_round
from officer_app.ui.words import count, t

PAGE = 40
"""Entries shown at once."""
_LINES = 6


class HistoryList(QWidget):
    """Entries as rows; `older` fetches those before a number where the list does not hold all."""

    def __init__(self, name: str, register: Register, *, tells_subject: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(t("History"))
        self._register = register
        self._tells_subject = tells_subject
        self._entries: list[HistoryEntry] = []
        self._matching: list[HistoryEntry] = []
        self._query = ""
        self._whole: set[int] = set()
        self._shown = PAGE
        self.older: Callable[[int], Sequence[HistoryEntry]] | None = None
        self._card = Card(f"{name}_card", padding=0)
        self._card.column.setContentsMargins(0, 0, 0, 0)
        self._card.column.setSpacing(0)
        self.more = button(t("Show older entries"), f"{name}_more", self.show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._card)
        column.addWidget(self.more)
        column.addStretch(1)

    def show_entries(self, entries: Sequence[HistoryEntry], query: str = "") -> None:
        """Show entries, the newest first, in whose words the query stands."""
        self._entries, self._query, self._shown = list(entries), query, PAGE
        self._matching = list(filter(self._matches, self._entries))
        self._fill()

    def show_more(self) -> None:
        """Show older entries: those held, then those fetched."""
        there = min(self._shown, len(self._matching))
        self._shown += PAGE
        if self._shown > len(self._entries) and self.older and self._entries:
            fetched = self.older(self._entries[-1].seq)
            self._entries += fetched
            self._matching += filter(self._matches, fetched)
        if there:
            self._add_rows(there)
        else:
            self._fill()

    def _fill(self) -> None:
        clear(self._card.column)
        self._add_rows(0)
        if not self._matching:
            self._card.column.addWidget(EmptyPlace("history_empty", "history", t("No entry matches.")))

    def _add_rows(self, first: int) -> None:
        """Add the rows that are shown from a number on; those before it stand there already."""
        for number, entry in enumerate(self._matching[first : self._shown], first):
            if number:
                self._card.column.addWidget(rule())
            self._card.column.addWidget(self._row(entry))
        may_hold_more = self.older is not None and len(self._entries) >= PAGE and self._entries[-1].seq > 1
        self.more.setVisible(len(self._matching) > self._shown or may_hold_more)
        measure_round(self)

    def _matches(self, entry: HistoryEntry) -> bool:
        if not self._query.strip():
            return True
        words = (deed(entry), subject(entry, self._register), entry.actor, *changes(entry, self._register))
        return found(self._query, fold("\n".join(words)))

    def _row(self, entry: HistoryEntry) -> Row:
        about = subject(entry, self._register) if self._tells_subject else ""
        title = t("{deed}: {about}", deed=deed(entry), about=about) if about else deed(entry)
        row = Row(f"entry_{entry.seq}", title)
        lines = changes(entry, self._register)
        whole = len(lines) <= _LINES or entry.seq in self._whole
        for line in lines if whole else lines[:_LINES]:
            row.say(line)
        if not whole:
            words = count(len(lines) - _LINES, "1 more field", "{n} more fields")
            row.add(button(words, f"entry_more_{entry.seq}", lambda: self._show_whole(entry), look="link"))
        row.say(when_and_who(entry), "quiet")
        return row

    def _show_whole(self, entry: HistoryEntry) -> None:
        self._whole.add(entry.seq)
        self._fill()
