"""History: everything that was ever changed, by whom and when, and whether the chain still holds."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from officer_app.services.cases import case_file
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import EDGE, Card
from officer_app.ui.chips import Chip, Face
from officer_app.ui.desk import Desk
from officer_app.ui.history_list import PAGE, HistoryList
from officer_app.ui.history_words import history_of_case
from officer_app.ui.labels import Text
from officer_app.ui.page_head import PageHead
from officer_app.ui.rows import selectable
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.verifying import verified_words
from officer_app.ui.words import count, say_here, t

_PAUSE_MS = 200
_FINDINGS = 5
"""Findings of a check that are told; the first ones say enough."""
_SEARCHED = 2_000
"""Entries in which words are searched; a case's own are found however old they are."""


class HistoryPage(QWidget):
    """The trail, newest first; a case's reference shows everything about that case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("history")
        self.setAccessibleName(t("History"))
        self._desk = desk
        self.verify = filled(t("Verify now"), "history_verify", desk.verifier.verify, icon_name="shield")
        self._head = PageHead("history", t("History"), self.verify)
        self.summary = self._head.summary
        self.query = QLineEdit()
        self.query.setObjectName("history_query")
        self.query.setAccessibleName(t("Search the history"))
        self.query.setPlaceholderText(t("A case's reference, or any words"))
        self.query.setClearButtonEnabled(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.query.textChanged.connect(lambda _words: self._pause.start())
        self.list = HistoryList("history_list", desk.register, tells_subject=True)
        self._lay_out()
        desk.verifier.verified.connect(self.show_result)
        desk.verifier.started.connect(self._show_busy)
        self.reload()
        if desk.verifier.result is not None:
            self.show_result(desk.verifier.result)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, 18, EDGE, 0)
        page.setSpacing(12)
        page.addWidget(self._head)
        page.addWidget(self._chain())
        page.addWidget(self.query)
        inside = QWidget()
        inside.setObjectName("history_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 18)
        column.addWidget(self.list)
        page.addWidget(scrolled(inside, "history_area"), 1)

    def _chain(self) -> Card:
        card = Card("chain_card")
        row = QHBoxLayout()
        row.setSpacing(10)
        self.state = Chip(Face(t("Not verified yet"), Tone.PLAIN, "shield"), "chain_state")
        row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Text("", "muted", wrap=True, name="chain_words")
        row.addWidget(self.words, 1)
        card.column.addLayout(row)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Text(t("Digest of the last entry"), "note"))
        self.head = Text("", "note", wrap=True, name="chain_head")
        selectable(self.head)
        line.addWidget(self.head, 1)
        line.addWidget(button(t("Copy"), "chain_copy", self._copy, icon_name="copy"))
        card.column.addLayout(line)
        return card

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._desk.register.head())
        self._desk.notices.say(t("The digest is on the clipboard."))

    def _show_busy(self) -> None:
        self.verify.setEnabled(False)
        self.state.show_face(Face(t("Verifying"), Tone.PLAIN, "wait"))
        self.words.setText(t("Every entry is worked out again, and every record compared with its history."))

    def show_result(self, result: Any) -> None:
        """Show what a check found."""
        self.verify.setEnabled(True)
        if result.findings:
            self.state.show_face(Face(t("Does not hold"), Tone.BAD, "alert"))
            told = (*result.findings[:_FINDINGS], *filter(None, (result.stopped,)))
            self.words.setText("\n".join(map(say_here, told)))
        else:
            self.state.show_face(Face(t("Verified"), Tone.OK, "check"))
            self.words.setText(self._verified(result))

    def _verified(self, result: Any) -> str:
        register = self._desk.register
        newest = register.history(newest=1)
        now, seq = register.clock.now(), newest[0].seq if newest else 0
        return verified_words(result, self._desk.verifier.began_at, now, seq)

    def reload(self) -> None:
        """Read the newest entries again, or those of the case that is searched."""
        words = self.query.text().strip()
        register = self._desk.register
        self.head.setText(_grouped(register.head()))
        case_id = register.case_id(words) if words else None
        if case_id is not None:
            self.list.older = None
            entries = history_of_case(case_file(register, case_id, self._desk.today()), register)
            self.list.show_entries(entries)
        else:
            self.list.older = self._older
            entries = register.history(newest=_SEARCHED if words else PAGE)
            self.list.show_entries(entries, words)
        newest = register.history(newest=1)
        self.summary.setText(count(newest[0].seq, "1 entry", "{n} entries") if newest else "")

    def _older(self, before: int) -> Any:
        return self._desk.register.history(newest=PAGE, before=before)

    def touched(self, _names: frozenset[str]) -> None:
        """Read again after every change: every change is an entry."""
        if self.isVisible():
            self.reload()


def _grouped(head: str) -> str:
    return " ".join(head[start : start + 8] for start in range(0, len(head), 8))
