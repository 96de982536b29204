"""The line above the pages of a report: how far the drawing is and a way to give it up, or what came of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from officer_app.ui.buttons import button
from officer_app.ui.form_rows import Note
from officer_app.ui.words import count, t


class DrawingState(QWidget):
    """Words, a bar while there is work, and the one button that fits."""

    def __init__(self, cancel: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("report_state")
        self.setAccessibleName(t("State of the report"))
        self.setMinimumHeight(32)
        self.words = Note("", "muted", name="report_state_words")
        self.bar = QProgressBar()
        self.bar.setObjectName("report_progress")
        self.bar.setAccessibleName(t("Drawing the report"))
        self.bar.setFixedWidth(80)
        self.bar.setTextVisible(False)
        self.cancel = button(t("Cancel"), "report_cancel", cancel, look="quiet")
        self.again = button(t("Draw it now"), "report_again", again, look="quiet", icon_name="reload")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for each in (self.bar, self.cancel, self.again):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self._say("")

    def _say(self, words: str, look: str = "muted", *, at_work: bool = False, again: bool = False) -> None:
        self.words.setText(words)
        self.words.set_look(look)
        self.bar.setVisible(at_work)
        self.cancel.setVisible(at_work)
        self.again.setVisible(again)

    def begin(self) -> None:
        """Say that the report is being drawn."""
        self.bar.setRange(0, 0)
        self._say(t("Drawing the report"), at_work=True)

    def progress(self, done: int, whole: int) -> None:
        """Say how many entries of the history are verified, or pages drawn, of which nobody knows how many come."""
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
        if done and not whole:
            self.words.setText(t("Drawing page {n}", n=done))

    def done(self, pages: int, shown: int) -> None:
        """Say how many pages the report has, and how many of them are shown."""
        words = count(pages, "1 page", "{n} pages")
        if pages > shown:
            words = t("The first {shown} of {n} pages are shown; what you save or print has all.", shown=shown, n=pages)
        self._say(words)

    def give_up(self) -> None:
        """Say that the drawing was given up."""
        self._say(t("The drawing was given up. The pages below may be older."), again=True)

    def fail(self, sentence: str) -> None:
        """Say why there is no report."""
        self._say(sentence, "bad")
