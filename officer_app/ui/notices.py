"""Notices under the page: what was done, what went wrong, and at most one thing to do about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError, ProblemsFound
from officer_app.ui.buttons import button
from officer_app.ui.cards import EDGE
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Text
from officer_app.ui.theme import Tone
from officer_app.ui.words import say_here, t

STAYS_MS = 10_000
_WIDTH = 460
_MOST, _TALL = 2, 420
"""How many there may be at once; in a window that is not tall it is one."""
_BOXES = {Tone.PLAIN: "info", Tone.ACCENT: "info", Tone.BAD: "bad", Tone.WARN: "warn", Tone.OK: "ok"}
_ICONS = {Tone.PLAIN: "info", Tone.ACCENT: "info", Tone.BAD: "alert", Tone.WARN: "warning", Tone.OK: "check"}


@dataclass(frozen=True, slots=True)
class Offer:
    """The one thing that a notice offers to do."""

    title: str
    do: Callable[[], object]


class Notice(QFrame):
    """One notice, with its offer and a cross to put it away."""

    gone = Signal()

    def __init__(self, words: str, tone: Tone, offer: Offer | None) -> None:
        super().__init__()
        self.tone = tone
        self.setObjectName("notice")
        self.setAccessibleName(words)
        self.setProperty("box", _BOXES[tone])
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        sign = Sign(_ICONS[tone], "muted" if tone is Tone.PLAIN else tone.value)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(words, wrap=True, name="notice_words"), 1)
        if offer:
            row.addWidget(button(offer.title, "notice_offer", lambda: self._take(offer)))
        row.addWidget(button("", "notice_close", self.put_away, look="quiet", icon_name="close", tip=t("Put away")))

    def _take(self, offer: Offer) -> None:
        self.put_away()
        offer.do()

    def put_away(self) -> None:
        """Take the notice off the window."""
        self.hide()
        self.setParent(None)
        self.gone.emit()
        self.deleteLater()


class Notices(QWidget):
    """The notices of a window: in a place of their own where one is made for them, so that they cover nothing.

    Where none is made they lie over the lower right corner. Nothing to say takes no room.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("notices")
        self.setAccessibleName(t("Notices"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._has_place = False
        window.installEventFilter(self)
        self.hide()

    def settle_in(self, layout: QBoxLayout) -> None:
        """Take a place at the end of a layout, from now on."""
        self._has_place = True
        self._column.setContentsMargins(EDGE, 0, EDGE, 8)
        layout.addWidget(self)
        self.hide()

    def say(self, words: str, tone: Tone = Tone.OK, offer: Offer | None = None) -> Notice:
        """Show a notice for ten seconds; one about an error stays until it is put away or others take its place."""
        for same in [each for each in self.shown() if each.accessibleName() == words]:
            same.put_away()
        while len(self.shown()) >= (_MOST if self.window().height() >= _TALL else 1):
            min(self.shown(), key=lambda each: each.tone is Tone.BAD).put_away()  # the oldest, errors last
        notice = Notice(words, tone, offer)
        notice.gone.connect(self._settle)
        self._column.addWidget(notice)
        notice.show()  # a layout gives no room to what is not shown yet
        if tone is not Tone.BAD:
            QTimer.singleShot(STAYS_MS, notice, notice.put_away)
        self._settle()
        return notice

    def say_error(self, error: OfficerError, offer: Offer | None = None) -> Notice:
        """Show what went wrong in the error's own sentence, with the one thing to do about it."""
        return self.say(words_of(error), Tone.BAD, offer)

    def shown(self) -> list[Notice]:
        """Return the notices on the window, the oldest first."""
        return self.findChildren(Notice, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show} and self.shown():
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        window = self.parentWidget()
        if window is None or not self.shown():
            self.hide()
            return
        if self._has_place:
            self.show()
            return
        width = min(_WIDTH, window.width() - 32)
        self.setFixedWidth(width)
        self._column.invalidate()
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry(window.width() - width - 16, window.height() - height - 40, width, height)
        self.show()
        self.raise_()


def words_of(error: OfficerError) -> str:
    """Return an error in the window's language; several problems one after the other."""
    if isinstance(error, ProblemsFound):
        return " ".join(say_here(problem) for problem in error.problems.values())
    return say_here(error.sentence)
