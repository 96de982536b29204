"""What is done with a letter: made and kept, saved as a file, printed, or laid into the mail program as a draft."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.output import MadeLetter
from officer_app.ui.buttons import button, filled
from officer_app.ui.desk import Desk
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Text
from officer_app.ui.notices import Offer
from officer_app.ui.pages.letter_mail import mail_button
from officer_app.ui.printing import print_pdf
from officer_app.ui.saving import open_folder_of, save_pdf
from officer_app.ui.theme import Tone
from officer_app.ui.words import t


class LetterVerbs(QWidget):
    """The buttons below a letter; `made` makes it, or says why not and returns None, `title` names its file."""

    def __init__(
        self,
        desk: Desk,
        made: Callable[[], MadeLetter | None],
        title: Callable[[], str],
        turn: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("letter_verbs")
        self._desk, self._made, self._title = desk, made, title
        self._saved: Path | None = None
        self.draft_note = Text("", "muted", name="letter_draft")
        self.edit_button = button(t("Change the text"), "letter.edit", turn, icon_name="edit")
        self.folder_button = button(t("Open the folder"), "letter.folder", self._open_folder, icon_name="folder")
        self._verbs = (
            filled(t("Make the letter"), "letter.make", self.make),
            self.edit_button,
            button(t("Save as PDF"), "letter.save", self.save, icon_name="save"),
            mail_button(desk, made, title),
            button(t("Print"), "letter.print", self.print_letter, icon_name="print"),
        )
        row = self._row = FlowLayout(self, 8)
        for each in (*self._verbs, self.folder_button, self.draft_note):
            row.addWidget(each)
        self.folder_button.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.setMinimumHeight(self._row.heightForWidth(self.width()))  # as many lines as there are
        return super().event(event)

    def offer(self, *, is_chosen: bool) -> None:
        """Offer the verbs where a letter is chosen."""
        for each in self._verbs:
            each.setEnabled(is_chosen)

    def call_turn(self, words: str) -> None:
        """Say what the button that turns to the text and back does now."""
        self.edit_button.setText(words)
        self.edit_button.setAccessibleName(words)

    def forget_saved(self) -> None:
        """Forget the file of the letter that was chosen before."""
        self._saved = None
        self.folder_button.hide()

    def make(self) -> None:
        """Make the letter and keep it with what it is about; a draft is made but not kept."""
        made = self._made()
        if made is None:
            return
        offer = Offer(t("Save as PDF"), self.save)
        if not made.is_kept:
            words = t("The letter is a draft, because a fact is missing. It is not recorded.")
            self._desk.notices.say(words, Tone.WARN, offer)
        else:
            with_case = t("The letter is made, and recorded with the case.")
            words = with_case if made.message else t("The letter is made, and kept among the documents of the record.")
            self._desk.notices.say(words, Tone.OK, offer)

    def save(self) -> None:
        """Make the letter and write its pages where the person says."""
        made = self._made()
        if made is None:
            return
        try:
            saved = save_pdf(self, made.written.pdf, self._title())
        except OfficerError as error:
            self._desk.notices.say_error(error, Offer(t("Choose another place"), self.save))
            return
        if saved:
            self._saved = saved
            self.folder_button.show()
            self._desk.notices.say(t("Saved as {path}", path=saved), Tone.OK)

    def print_letter(self) -> None:
        """Make the letter and send its pages to a printer."""
        made = self._made()
        if made and print_pdf(self, made.written.pdf):
            self._desk.notices.say(t("The letter is at the printer."), Tone.OK)

    def _open_folder(self) -> None:
        if self._saved:
            open_folder_of(self._saved)
