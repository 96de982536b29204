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
        self._fill()

    def show_more(self) -> None:
        """Show older entries: those held, then those fetched."""
        self._shown += PAGE
        if self._shown > len(self._entries) and self.older and self._entries:
            self._entries += self.older(self._entries[-1].seq)
        self._fill()

    def _fill(self) -> None:
        clear(self._card.column)
        rows = [entry for entry in self._entries if self._matches(entry)]
        for number, entry in enumerate(rows[: self._shown]):
            if number:
                self._card.column.addWidget(rule())
            self._card.column.addWidget(self._row(entry))
        if not rows:
            self._card.column.addWidget(EmptyPlace("history_empty", "history", t("No entry matches.")))
        may_hold_more = self.older is not None and len(self._entries) >= PAGE and self._entries[-1].seq > 1
        self.more.setVisible(len(rows) > self._shown or may_hold_more)
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
