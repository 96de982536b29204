"""What a letter still lacks and what to look at again, beside its text: each with the law's source and a way there."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from officer_app.services.letter_text import Table
from officer_app.services.output import Fact, TextRemark
from officer_app.ui.buttons import button
from officer_app.ui.cards import clear
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.form_rows import Note
from officer_app.ui.icons import Sign
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import count, say_here, t, translate

_MOST_ASKED = 6
LEAST_HEIGHT = 74
"""Pixels that the remarks may always take."""


class RemarkRow(QFrame):
    """One remark: a sign, its words, where the law says so, and the verbs that help."""

    def __init__(self, name: str, words: str, source: str, *, tone: str = "warn") -> None:
        super().__init__()
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        at = Qt.AlignmentFlag.AlignTop if source else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Sign("alert", tone, ground=f"{tone}_soft", side=20), 0, at)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Note(words, tone, name=f"{name}.text"))
        if source:
            lines.addWidget(Note(t("Source: {source}", source=source), "note", name=f"{name}.source"))
        row.addLayout(lines, 1)
        self._row = row

    def add_verb(self, words: str, name: str, pressed: Callable[[], object], about: str) -> QPushButton:
        """Add a button at the right; `about` says to a screen reader what it is for."""
        made = button(words, f"{self.objectName()}.{name}", pressed, look="quiet")
        made.setAccessibleName(f"{words}: {about}")
        self._row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return made


class WarningRow(RemarkRow):
    """Something in the finished letter to look at again before it leaves; only the person knows whether it is right."""

    line_wanted = Signal(object)
    back_wanted = Signal(object)

    def __init__(self, remark: TextRemark, *, has_line: bool = False) -> None:
        said = say_here(remark.sentence)
        super().__init__("letter_warning", said, remark.sentence.source)
        self.remark = remark
        self.setAccessibleName(t("Look at this again: {warning}", warning=said))
        if has_line:
            words = t("Show the place") if remark.lines else t("Show the line")
            self.add_verb(words, "line", lambda: self.line_wanted.emit(self.remark), said)
        if has_line and remark.lines and not any(isinstance(each, Table) for each in remark.lines):
            self.add_verb(t("Put it back"), "back", lambda: self.back_wanted.emit(self.remark), said)


class MissingRow(RemarkRow):
    """A fact without which the letter is a draft."""

    mend_wanted = Signal(object)

    def __init__(self, fact: Fact, *, can_mend: bool) -> None:
        label = translate(fact.label)
        words = t("Missing: {label}. {note}", label=label, note=say_here(fact.note))
        super().__init__("letter_missing_fact", words, "", tone="bad")
        self.fact = fact
        self.setAccessibleName(words)
        if can_mend:
            self.add_verb(t("Fill in"), "mend", lambda: self.mend_wanted.emit(self.fact), label)


class LetterRemarks(QWidget):
    """The remarks below the text; where they are many they scroll, so that the text keeps its room."""

    line_wanted = Signal(object)
    back_wanted = Signal(object)
    mend_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letter_remarks")
        self.setAccessibleName(t("What to look at again"))
        self.rows: list[RemarkRow] = []
        self._shown: object = None
        self._room = 0
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(0, 0, 4, 0)
        self._lines.setSpacing(2)
        self._area = scrolled(self._inner, "letter_remarks_area")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.hide()

    def show_remarks(
        self,
        missing: Iterable[Fact],
        remarks: Iterable[TextRemark],
        can_mend: Callable[[Fact], bool],
        has_line: Callable[[TextRemark], bool],
    ) -> None:
        """Show what is missing, then what to look at again; what is shown already is not shown anew."""
        facts = [(fact, can_mend(fact)) for fact in missing]
        warned = [(remark, has_line(remark)) for remark in remarks]
        if self._shown == (facts, warned):
            return
        self._shown = (facts, warned)
        clear(self._lines)
        lacking = [MissingRow(fact, can_mend=can) for fact, can in facts]
        warnings = [WarningRow(remark, has_line=has) for remark, has in warned]
        for each in lacking:
            each.mend_wanted.connect(self.mend_wanted)
        for row in warnings:
            row.line_wanted.connect(self.line_wanted)
            row.back_wanted.connect(self.back_wanted)
        self.rows = [*lacking, *warnings]
        for shown in self.rows:
            self._lines.addWidget(shown)
            shown.show()  # what Qt shows by itself a moment later has no height yet
        self.setVisible(bool(self.rows))
        self._fit()

    def leave_room(self, height: int) -> None:
        """Take at most so many pixels."""
        self._room = height
        self._fit()

    def _fit(self) -> None:
        if not self.rows:
            return
        wanted = self._lines.totalHeightForWidth(max(self.width(), 1))
        self.setFixedHeight(max(0, min(wanted, max(LEAST_HEIGHT, self._room))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


def may_make(parent: QWidget, remarks: Iterable[str]) -> bool:
    """Ask whether a letter is made although something in its changed text is to be looked at again."""
    said = list(remarks)
    shown = [f"- {each}" for each in said[:_MOST_ASKED]]
    if len(said) > _MOST_ASKED:
        shown.append(count(len(said) - _MOST_ASKED, "and 1 more", "and {n} more"))
    return confirm(
        parent,
        t("Make the letter all the same?"),
        t("Make it all the same"),
        details="\n".join(shown),
        safe=t("Go on writing"),
    )
