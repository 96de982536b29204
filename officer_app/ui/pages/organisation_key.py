"""What opens the register: a new passphrase, encryption for a plain file, and the sheet for a forgotten passphrase."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.output import recovery_sheet
from officer_app.services.register import earlier_copy, remove_earlier_copy
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Card
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.form_rows import Note
from officer_app.ui.notices import Offer
from officer_app.ui.passphrase import NewPassphrase, SecretField
from officer_app.ui.printing import print_pdf
from officer_app.ui.renewing import Renewing
from officer_app.ui.saving import save_pdf
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.words import language, t

_WIDTH = 560


class KeyPanel(QWidget):
    """Change the passphrase or make its key stronger, print the recovery sheet; encrypt a plain register."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("key")
        self._desk = desk
        self.renewing = Renewing(desk, self)
        self.renewing.began.connect(lambda: self._show_busy(busy=True))
        self.renewing.ended.connect(lambda: self._show_busy(busy=False))
        self.renewing.done.connect(self._done)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._area: QWidget | None = None
        self._fill()

    def _fill(self) -> None:
        """Lay the cards out that suit the register as it is now."""
        if self._area is not None:
            self._page.removeWidget(self._area)
            self._area.deleteLater()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 4, 16)
        column.setSpacing(12)
        self._busy_buttons: list[QPushButton] = []
        for card in self._cards():
            card.setMaximumWidth(_WIDTH)
            column.addWidget(card)
        column.addStretch(1)
        self._area = scrolled(inner, "key_area")
        self._page.addWidget(self._area)
        self._show_busy(busy=self.renewing.is_under_way)

    def _cards(self) -> list[Card]:
        register = self._desk.register
        if not register.encrypted:
            return [self._plain_card()]
        cards = [self._stronger_card()] if register.could_be_stronger else []
        cards += [self._passphrase_card(), self._sheet_card()]
        copy = earlier_copy(register.path)
        return [*cards, self._copy_card(copy.name)] if copy else cards

    def _passphrase_card(self) -> Card:
        card = Card("passphrase_card", t("Change the passphrase"), padding=20)
        self.old = SecretField("old_passphrase", t("Passphrase so far, or the recovery key"))
        self.new = NewPassphrase(t("New passphrase"))
        warning = t("The whole file is encrypted anew. The old passphrase and the old recovery sheet open it no more.")
        for part in (self.old, self.new, Note(warning)):
            card.column.addWidget(part)
        card.column.addLayout(self._act(t("Change the passphrase"), "passphrase.change", self.change))
        return card

    def _stronger_card(self) -> Card:
        card = Card("stronger_card", t("Make the encryption stronger"), padding=20)
        words = t(
            "A register that is encrypted today makes each guess at its passphrase cost more than this one does. Your "
            "passphrase stays the same; the file is encrypted anew, and the old recovery sheet opens it no more."
        )
        self.today = SecretField("today_passphrase", t("Passphrase"))
        self.today.entered.connect(self.strengthen)
        card.column.addWidget(Note(words, "muted"))
        card.column.addWidget(self.today)
        row = self._act(t("Make it stronger"), "passphrase.strengthen", self.strengthen, is_first=False)
        card.column.addLayout(row)
        return card

    def _plain_card(self) -> Card:
        card = Card("plain_card", t("Without encryption"), padding=20)
        words = t("Anybody who gets this file can read it. With a passphrase it is encrypted, with all that is in it.")
        self.new = NewPassphrase(t("Passphrase"))
        warning = t(
            "Nobody can open it again without the passphrase or the recovery sheet. Copies that you made before stay "
            "readable: delete them. A disk may keep traces of the old file for some time."
        )
        for part in (Note(words, "warn"), self.new, Note(warning)):
            card.column.addWidget(part)
        card.column.addLayout(self._act(t("Protect this file"), "passphrase.protect", self.protect))
        return card

    def _act(self, title: str, name: str, act: Callable[[], None], *, is_first: bool = True) -> QHBoxLayout:
        row = QHBoxLayout()
        pressed = (filled if is_first else button)(title, name, act)
        self._busy_buttons.append(pressed)
        row.addWidget(pressed)
        row.addStretch(1)
        return row

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

    def _copy_card(self, name: str) -> Card:
        card = Card("copy_card", t("The register as it was"), padding=20)
        words = t(
            "Before it was encrypted anew it was kept as {name}, beside the register. The passphrase of that time "
            "opens it. Remove it once you have seen that all is well.",
            name=name,
        )
        card.column.addWidget(Note(words, "muted", name="copy_words"))
        card.column.addLayout(self._act(t("Remove the copy"), "copy.remove", self.remove_copy, is_first=False))
        return card

    def _show_busy(self, *, busy: bool) -> None:
        for each in self._busy_buttons:
            each.setEnabled(not busy)

    def change(self) -> None:
        """Give the register another passphrase, or say beside the lines why not."""
        self.old.say("")
        passphrase = self.new.chosen()
        if passphrase is not None:
            known = self.old.text()
            title = t("Changing the passphrase")
            self.renewing.begin(title, lambda: self._desk.register.new_passphrase(known, passphrase), self.old)

    def strengthen(self) -> None:
        """Encrypt the register anew under the same passphrase."""
        self.today.say("")
        known = self.today.text()
        self.renewing.begin(
            t("Making the encryption stronger"), lambda: self._desk.register.stronger_key(known), self.today
        )

    def protect(self) -> None:
        """Encrypt a plain register."""
        passphrase = self.new.chosen()
        if passphrase is not None:
            self.renewing.begin(
                t("Encrypting the register"), lambda: self._desk.register.protection(passphrase), self.new.first
            )

    def is_busy(self) -> bool:
        """Tell whether the register is being encrypted anew: leaving now would give that up."""
        return self.renewing.is_under_way

    def _done(self, words: str) -> None:
        self._fill()
        self._desk.notices.say(words, Tone.OK, Offer(t("Print the sheet"), self.print_sheet))

    def remove_copy(self) -> None:
        """Remove the register as it was before it was encrypted anew, after asking."""
        path = self._desk.register.path
        if confirm(
            self,
            t("Remove the register as it was?"),
            t("Remove the copy"),
            details=t("What you work in stays as it is."),
            safe=t("Keep it"),
        ) and self._desk.attempt(lambda: remove_earlier_copy(path), t("The copy is removed.")):
            self._fill()

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
