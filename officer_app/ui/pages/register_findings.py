"""What the rules say of a record: its verdict, and each finding one click from the field that mends it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from officer_app.domain.findings import Finding
from officer_app.domain.gap import GapKind
from officer_app.domain.words import Sentence
from officer_app.services.gaps import RecordFindings
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, clear, rule
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Text
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, say_here, t

_SIGNS = {Tone.BAD: "alert", Tone.WARN: "alert", Tone.PLAIN: "info", Tone.OK: "check"}
_SHOWN = 5
"""Findings that are shown before the person asks for all."""


def tone_of(finding: Finding) -> Tone:
    """Return how loud a finding is shown: what takes the ground away, what is to be completed, what is only told."""
    if finding.takes_ground_away:
        return Tone.BAD
    return Tone.WARN if isinstance(finding.code, GapKind) else Tone.PLAIN


class FindingsCard(Card):
    """One row a finding, the verdict above them; nothing is shown where nothing was found."""

    def __init__(self, mend: Callable[[Finding], None]) -> None:
        super().__init__("findings", t("What the rules say"), " ")
        self.column.setSpacing(8)
        self._mend = mend
        self._found = RecordFindings(None, is_good=True, findings=())
        self._is_whole = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.hide()

    def show_findings(self, found: RecordFindings) -> None:
        """Show what was found."""
        if found != self._found:
            self._found, self._is_whole = found, False
        clear(self._rows)
        self.setVisible(bool(found.findings or found.verdict))
        number = len(found.findings)
        self.remark.setText(count(number, "1 finding", "{n} findings") if number else "")
        if found.verdict and all(each.sentence != found.verdict for each in found.findings):
            self._add(self._verdict(found.verdict, is_good=found.is_good))
        shown = found.findings if self._is_whole else found.findings[:_SHOWN]
        for at, finding in enumerate(shown):
            self._add(self._row(at, finding))
        if len(shown) < number:
            words = count(number - len(shown), "1 more finding", "{n} more findings")
            self._rows.addWidget(button(words, "findings_more", self._show_whole, look="link"))

    def _add(self, row: QWidget) -> None:
        if self._rows.count():
            self._rows.addWidget(rule())
        self._rows.addWidget(row)

    def _show_whole(self) -> None:
        self._is_whole = True
        self.show_findings(self._found)

    def _verdict(self, verdict: Sentence, *, is_good: bool) -> QWidget:
        tone = Tone.OK if is_good else Tone.BAD
        return _told("findings_verdict", tone, say_here(verdict), verdict.source, look="strong")

    def _row(self, at: int, finding: Finding) -> QWidget:
        said = say_here(finding.sentence)
        row = _told(f"finding_{at}", tone_of(finding), said, finding.source)
        line = row.layout()
        if finding.field and isinstance(line, QHBoxLayout):
            line.addWidget(self._offer(at, finding, said), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _offer(self, at: int, finding: Finding, said: str) -> QPushButton:
        made = button(t("Mend"), f"finding_{at}_mend", lambda: self._mend(finding))
        made.setAccessibleName(t("Mend: {finding}", finding=said))
        return made


def _told(name: str, tone: Tone, said: str, source: str, look: str = "body") -> QWidget:
    row = QWidget()
    row.setObjectName(name)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    ground = "" if tone is Tone.PLAIN else f"{tone}_soft"
    sign = Sign(_SIGNS[tone], "muted" if tone is Tone.PLAIN else tone.value, ground=ground, side=20)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Text(said, look, wrap=True, name=f"{name}_words"))
    if source:
        words.addWidget(Text(source, "quiet", wrap=True))
    line.addLayout(words, 1)
    return row
