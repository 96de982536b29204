"""What runs out in the registers: clocks of breaches, times to object, ends of agreements, demands of authorities."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_app.domain.gap import GapKind
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, clear
from officer_app.ui.chips import Chip, Face
from officer_app.ui.desk import Desk
from officer_app.ui.gap_book import GapLine, GapListing
from officer_app.ui.gap_mending import GapMending
from officer_app.ui.gap_words import due_face
from officer_app.ui.labels import Elided, Text, plain_tip
from officer_app.ui.scrolling import measure_round
from officer_app.ui.words import count, t, translate

DAYS_AHEAD: Final = 30
"""How far Today looks ahead in the registers."""
_SHOWN = 3

_RUNNING_OUT: Final = frozenset(
    {
        GapKind.BREACH_CLOCK,
        GapKind.CHANGE_CLOSING,
        GapKind.AGREEMENT_ENDING,
        GapKind.DISCLOSURE_DUE,
        GapKind.SUPPRESSION_UNCONFIRMED,
        GapKind.TRANSFER_ADEQUACY_ENDING,
    }
)
"""Gaps in which time itself runs out; a review that is due can wait a day."""


def running_out(lines: Sequence[GapLine], today: date) -> list[GapLine]:
    """Return the gaps of which the time runs out within the days that Today shows, the soonest first."""
    last = today + timedelta(days=DAYS_AHEAD)
    found = [line for line in lines if line.gap.kind in _RUNNING_OUT and line.gap.due_on and line.gap.due_on <= last]
    return sorted(found, key=lambda line: (line.gap.due_on or last, line.place))


class RunningOut(Card):
    """The soonest few, each one click from what settles it, and the way to all gaps."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("running_out", t("Running out in the registers"))
        self._desk = desk
        self._mending = GapMending(desk)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.remark.hide()
        self.all = button("", "all_gaps", lambda: desk.page_wanted.emit("gaps"), look="link")
        self.head.addWidget(self.all)
        self.hide()
        desk.gaps.read.connect(self.show_listing)
        if desk.gaps.listing:
            self.show_listing(desk.gaps.listing)

    def show_listing(self, listing: GapListing) -> None:
        """Show what runs out; nothing where the registers are empty."""
        clear(self._rows)
        self.setVisible(bool(listing.looked_through))
        lines = running_out(listing.lines, listing.day)
        if not lines:
            words = count(DAYS_AHEAD, "No time limit of the registers ends within 1 day.",
                          "No time limit of the registers ends within {n} days.")  # fmt: skip
            self._rows.addWidget(Text(words, "muted", wrap=True))
        now = self._desk.register.clock.now()
        for at, line in enumerate(lines[:_SHOWN]):
            face = due_face(line.gap, listing.day, now)
            self._rows.addWidget(_Line(f"running_out_{at}", line, face, self._open(line)))
        words = count(len(listing.lines), "All gaps (1)", "All gaps ({n})")
        self.all.setText(words)
        self.all.setAccessibleName(words)
        measure_round(self)

    def _open(self, line: GapLine) -> Callable[[], None]:
        return lambda: self._mending.mend(line.gap)


class _Line(QPushButton):
    """One of them: which record, what runs out, and how much time is left."""

    def __init__(self, name: str, line: GapLine, face: Face, pressed: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(42)
        self.setAccessibleName(t("{title}: {sentence}", title=line.title, sentence=line.said))
        self.setToolTip(plain_tip(line.said))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(line.title))
        words.addWidget(Elided(translate(line.gap.kind.label), "quiet"))
        row.addLayout(words, 1)
        row.addWidget(Chip(face), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: pressed())  # noqa: PLW0108 - Qt would pass the checked state
