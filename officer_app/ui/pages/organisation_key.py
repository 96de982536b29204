"""What opens the register: a new passphrase, and the recovery sheet for the day on which it is forgotten."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError, WrongPassphrase
from officer_app.services.output import recovery_sheet
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Card
from officer_app.ui.desk import Desk
from officer_app.ui.form_rows import Note
from officer_app.ui.notices import Offer
from officer_app.ui.passphrase import NewPassphrase, SecretField
from officer_app.ui.printing import print_pdf
from officer_app.ui.saving import save_pdf
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.words import language, say_here, t

_WIDTH = 560


class KeyPanel(QWidget):
    """Change the passphrase, print the recovery sheet; a register without encryption has neither."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("key")
        self._desk = desk
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 4, 16)
        column.setSpacing(12)
        cards = (self._passphrase_card(), self._sheet_card()) if desk.register.encrypted else (self._plain_card(),)
        for card in cards:
            card.setMaximumWidth(_WIDTH)
            column.addWidget(card)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(inner, "key_area"))

    def _passphrase_card(self) -> Card:
        card = Card("passphrase_card", t("Change the passphrase"), padding=20)
        self.old = SecretField("old_passphrase", t("Passphrase so far"))
        self.new = NewPassphrase(t("New passphrase"))
        warning = t("The whole file is encrypted anew. The old passphrase and the old recovery sheet open it no more.")
        row = QHBoxLayout()
        row.addWidget(filled(t("Change the passphrase"), "passphrase.change", self.change))
        row.addStretch(1)
        for part in (self.old, self.new, Note(warning)):
            card.column.addWidget(part)
        card.column.addLayout(row)
        return card

    def _sheet_card(self) -> Card:
        card = Card("sheet_card", t("Recovery sheet"), padding=20)
        words = t(
            "It opens the register when the passphrase is forgotten. Lock it away; do not keep it on this computer."
        )
        card.column.addWidget(Note(words, "muted"))
        row = QHBoxLayout()
        row.addWidget(button(t("Print the sheet"), "sheet.print", self.print_sheet, icon_name="print"))
        row.addWidget(button(t("Save as PDF"), "sheet.save", self.save_sheet, icon_name="save"))
        row.addStretch(1)
        card.column.addLayout(row)
        return card

    def _plain_card(self) -> Card:
        card = Card("plain_card", t("Without encryption"), padding=20)
        words = t("Anybody who gets this file can read it. For real requests, create an encrypted register.")
        card.column.addWidget(Note(words, "warn"))
        return card

    def change(self) -> None:
        """Give the register another passphrase, or say beside the lines why not."""
        self.old.say("")
        passphrase = self.new.chosen()
        if passphrase is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._desk.register.change_passphrase(self.old.text(), passphrase)
        except WrongPassphrase as error:
            self.old.say(say_here(error.sentence))
            self.old.setFocus()
            return
        except OfficerError as error:
            self._desk.notices.say_error(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.old.clear()
        self.new.clear()
        self._desk.notices.say(t("The passphrase is changed. Print a new recovery sheet now."), Tone.OK)

    def print_sheet(self) -> None:
        """Print the page with the recovery key."""
        print_pdf(self, recovery_sheet(self._desk.register, language()))

    def save_sheet(self) -> None:
        """Write the page with the recovery key where the person says."""
        try:
            saved = save_pdf(self, recovery_sheet(self._desk.register, language()), t("Recovery sheet"))
        except OfficerError as error:
            self._desk.notices.say_error(error, Offer(t("Choose another place"), self.save_sheet))
            return
        if saved:
            self._desk.notices.say(t("Saved as {path}", path=saved))
