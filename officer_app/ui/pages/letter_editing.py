"""The text of one letter, changed by hand before it is made; what is typed stays until the letter is made of it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.letter_text import Worded, letter_of_lines, lines_of_letter
from officer_app.services.output import Fact, TextRemark
from officer_app.ui.buttons import button
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.form_rows import Note
from officer_app.ui.letter_drafts import LetterDraft, Place
from officer_app.ui.letter_lines import go_to_line, line_with, put_back
from officer_app.ui.letter_paper import LetterPaper
from officer_app.ui.letter_tools import LetterTools
from officer_app.ui.notices import words_of
from officer_app.ui.pages.letter_remarks import LEAST_HEIGHT, LetterRemarks
from officer_app.ui.words import t

_LEAST_PAPER, _SHARE = 120, 0.36
"""Pixels that the text always has, and which part of the editor's height the remarks below it may take at most."""


class LetterEditing(QWidget):
    """The finished text with its values in place, its tools, and the way back to the original."""

    changed = Signal()
    mend_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("letter_editing")
        self.setAccessibleName(t("Text of the letter"))
        self._desk = desk
        self._place: Place | None = None
        self._original: Worded | None = None
        self._name = ""
        self.paper = LetterPaper("letter_text", t("Text of the letter"))
        self.tools = LetterTools(self.paper)
        self.remark = Note("", "warn", name="letter_text_remark")
        self.remarks = LetterRemarks()
        self.original = button(t("Back to the original"), "letter_original", self.go_back, look="quiet",
            icon_name="reload")  # fmt: skip
        self.for_good = button(t("Change it for all such letters"), "letter_for_good", self._change_for_good,
            look="link")  # fmt: skip
        self.paper.written.connect(self._typed)
        self.paper.moved.connect(lambda: self.paper.setExtraSelections([]))
        self.remarks.line_wanted.connect(self.go_to)
        self.remarks.back_wanted.connect(self.put_back)
        self.remarks.mend_wanted.connect(self.mend_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.tools, 1)
        head.addWidget(self.original)
        foot = QHBoxLayout()
        foot.addWidget(
            Note(t("The salutation, the closing and what stands round them are added by themselves."), "note"), 1
        )
        foot.addWidget(self.for_good)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.remark)
        column.addWidget(self.paper, 1)
        column.addWidget(self.remarks)
        column.addLayout(foot)
        self.remark.hide()
        self.original.setEnabled(False)

    def text_of(self, place: Place) -> Worded | None:
        """Return the text that was changed by hand; None where it was not, `OfficerError` where it has no subject."""
        draft = self._desk.letter_drafts.get(place)
        return letter_of_lines(draft.lines) if draft else None

    def show_letter(self, place: Place, original: Worded, name: str) -> None:
        """Show the text of a letter about what is called so: as she left it, or as it is written from the facts."""
        draft = self._desk.letter_drafts.get(place)
        is_shown = place == self._place and (draft is not None or original == self._original)
        self._place, self._original, self._name = place, original, name
        if not is_shown:
            self.paper.show_text(draft.lines if draft else lines_of_letter(original))
        self._say(draft)

    def show_remarks(
        self, missing: Iterable[Fact], remarks: Iterable[TextRemark], can_mend: Callable[[Fact], bool]
    ) -> None:
        """Show below the text what is missing, and what to look at again in it."""
        self.remarks.show_remarks(missing, remarks, can_mend, self.has_line)
        self._share_room()

    def has_line(self, remark: TextRemark) -> bool:
        """Tell whether the line that a remark is about stands in the text."""
        return line_with(self.paper.document(), remark.near) is not None

    def go_to(self, remark: TextRemark) -> None:
        """Show the line that a remark is about."""
        go_to_line(self.paper, remark.near)

    def put_back(self, remark: TextRemark) -> None:
        """Write what the text no longer says where it stood, as the facts have it."""
        put_back(self.paper, remark.near, remark.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Let nothing lie over another: where there is too little room for all, the page round it scrolls."""
        has_remarks = not self.remarks.isHidden()
        others = self._column.minimumHeightForWidth(self.width()) - has_remarks * self.remarks.height()
        others += max(0, _LEAST_PAPER - self.paper.minimumHeight())
        self.setMinimumHeight(others + has_remarks * LEAST_HEIGHT)
        self.remarks.leave_room(min(round(self.height() * _SHARE), self.height() - others))

    def _say(self, draft: LetterDraft | None, problem: str = "") -> None:
        is_old = draft is not None and not draft.is_made and draft.begun_from != self._original
        words = ""
        if is_old:
            words = t(
                "A fact of the letter, or its wording, has changed since you began to write. Your text stays as it is: "
                "correct it by hand, or go back to the original."
            )
        self.remark.say(problem or words)
        self.original.setEnabled(draft is not None)

    def _typed(self) -> None:
        if self._place is None or self._original is None:
            return
        drafts = self._desk.letter_drafts
        earlier = drafts.get(self._place)
        draft = LetterDraft(self.paper.lines(), earlier.begun_from if earlier else self._original, name=self._name)
        if earlier and not earlier.is_made:
            draft.agreed |= earlier.agreed
        try:
            is_changed = letter_of_lines(draft.lines) != letter_of_lines(lines_of_letter(self._original))
        except OfficerError as error:
            drafts.keep(self._place, draft)
            self._say(draft, words_of(error))
            return
        if is_changed:
            drafts.keep(self._place, draft)
        else:
            drafts.drop(self._place)
        self._say(drafts.get(self._place))
        self.changed.emit()

    def go_back(self) -> None:
        """Take the text as it is written from the facts again, after asking."""
        place, original = self._place, self._original
        if place is None or original is None or not self._may_drop():
            return
        self._desk.letter_drafts.drop(place)
        self.paper.show_text(lines_of_letter(original))
        self._say(None)
        self.changed.emit()

    def _may_drop(self) -> bool:
        return confirm(
            self,
            t("Go back to the original text?"),
            t("Go back"),
            details=t("What you wrote in this letter is lost."),
            safe=t("Keep my text"),
        )

    def _change_for_good(self) -> None:
        if self._place is not None:
            self._desk.wording_wanted.emit(self._place[2], self._place[3])
