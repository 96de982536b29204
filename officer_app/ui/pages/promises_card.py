"""One promise in the window: its verdict, the evidence in numbers, and each exception one click from its record."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_app.domain.promise import Lapse, Look, PromiseAudit
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, clear, rule
from officer_app.ui.chips import Chip, Face
from officer_app.ui.labels import Elided, Text, plain_tip
from officer_app.ui.promise_words import (
    lapse_words,
    looked_words,
    record_words,
    statement_of,
    title_of,
    verdict_face,
)
from officer_app.ui.rows import selectable
from officer_app.ui.scrolling import measure_round
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, t

SHOWN: Final = 4
"""Exceptions that are shown before the person asks for more."""
MOST: Final = 100
"""As many as are shown then; the report lists them all."""

_NUMBER_WIDTH = 92

Open = Callable[[Lapse], None]


class PromiseCard(Card):
    """A promise with what is known of it; shown again it keeps how much of it the person had opened."""

    def __init__(self, audit: PromiseAudit, opened: Open) -> None:
        super().__init__(f"promise_{audit.promise.value}")
        self._open = opened
        self._is_whole = False
        self.chip = Chip(verdict_face(audit.verdict), f"{self.objectName()}_verdict")
        self.title = Text(title_of(audit.promise), "strong", wrap=True, name=f"{self.objectName()}_title")
        self.head.setSpacing(10)
        self.head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.head.addWidget(self.title, 1)
        self.column.addWidget(selectable(Text(statement_of(audit.promise), "muted", wrap=True)))
        self._inside = QVBoxLayout()
        self._inside.setSpacing(4)
        self.column.addLayout(self._inside)
        self.show_audit(audit)

    def show_audit(self, audit: PromiseAudit) -> None:
        """Show what an audit says now."""
        self.audit = audit
        self.chip.show_face(verdict_face(audit.verdict))
        self.setAccessibleName(t("{promise}: {verdict}", promise=title_of(audit.promise), verdict=audit.verdict))
        clear(self._inside)
        for at, look in enumerate(audit.looks):
            self._inside.addWidget(self._look(at, look))
        self._show_lapses()
        self._inside.addWidget(selectable(Text(audit.source, "quiet", wrap=True)))

    def _look(self, at: int, look: Look) -> QWidget:
        line = QWidget()
        line.setObjectName(f"{self.objectName()}_look_{at}")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = t("{kept} of {all}", kept=look.kept, all=look.count) if look.count else t("None recorded")
        number = Text(words, "strong" if look.lapses else "muted", name=f"{line.objectName()}_number")
        number.setMinimumWidth(_NUMBER_WIDTH)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(looked_words(look.looked), "muted", wrap=True), 1)
        return line

    def _show_lapses(self) -> None:
        lapses = self.audit.lapses
        shown = lapses[: MOST if self._is_whole else SHOWN]
        if shown:
            self._inside.addWidget(rule())
        for at, lapse in enumerate(shown):
            self._inside.addWidget(LapseRow(f"{self.objectName()}_lapse_{at}", lapse, self._open))
        if not self._is_whole and len(lapses) > SHOWN:
            words = count(len(lapses) - SHOWN, "1 more exception", "{n} more exceptions")
            self._inside.addWidget(button(words, f"{self.objectName()}_more", self._show_whole, look="link"))
        elif len(lapses) > MOST:
            self._inside.addWidget(Text(t("{n} more stand in the report.", n=len(lapses) - MOST), "quiet", wrap=True))

    def _show_whole(self) -> None:
        self._is_whole = True
        self.show_audit(self.audit)
        measure_round(self)


class LapseRow(QPushButton):
    """One exception: which record, what is wrong, and by how many days; pressing it shows the record."""

    def __init__(self, name: str, lapse: Lapse, opened: Open) -> None:
        super().__init__()
        self.lapse = lapse
        title, said = record_words(lapse), lapse_words(lapse)
        self.setObjectName(name)
        self.setProperty("look", "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(42)
        self.setAccessibleName(t("{title}: {sentence}", title=title, sentence=said))
        self.setToolTip(plain_tip(said))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(title))
        words.addWidget(Elided(said, "quiet"))
        row.addLayout(words, 1)
        if lapse.days:
            face = Face(count(lapse.days, "1 day", "{n} days"), Tone.WARN, "clock")
            row.addWidget(Chip(face), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: opened(lapse))
