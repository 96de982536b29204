"""The locked door: the passphrase or the recovery key opens the register; until then nothing of it is shown."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError, WrongPassphrase
from officer_app.services.register import Register, unlock_delay
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Card
from officer_app.ui.form_rows import Note
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Elided, Text
from officer_app.ui.notices import words_of
from officer_app.ui.opening import Opener
from officer_app.ui.passphrase import SecretField
from officer_app.ui.words import count, t

_WIDTH = 420


class UnlockPage(QWidget):
    """Asks for the key of one file; after three wrong ones it waits a little longer each time."""

    unlocked = Signal(object)
    other_wanted = Signal()

    def __init__(self, opener: Opener) -> None:
        super().__init__()
        self.setObjectName("unlock")
        self.setAccessibleName(t("Locked"))
        self.setProperty("box", "page")
        self._opener = opener
        self._path = Path()
        self._failures = 0
        self._wait = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self.file_name = Elided("", "panel", name="unlock.file")
        self.passphrase = SecretField("passphrase", t("Passphrase"))
        self.recovery = self._recovery_field()
        self.remark = Note("", "bad", name="unlock.problem")
        self.open_button = filled(t("Unlock"), "unlock.open", self.try_to_open, icon_name="unlocked")
        self.turn_button = button("", "unlock.turn", self._turn, look="link")
        self._lay_out()
        self.passphrase.entered.connect(self.try_to_open)

    def _recovery_field(self) -> QWidget:
        field = QWidget()
        self.recovery_line = QLineEdit()
        self.recovery_line.setObjectName("recovery_key")
        self.recovery_line.setAccessibleName(t("Recovery key"))
        self.recovery_line.returnPressed.connect(self.try_to_open)
        column = QVBoxLayout(field)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(t("Recovery key"), "strong"))
        column.addWidget(self.recovery_line)
        column.addWidget(Note(t("It stands on the recovery sheet. Blanks and small letters are fine.")))
        return field

    def _lay_out(self) -> None:
        card = Card("unlock_card", padding=28)
        card.setFixedWidth(_WIDTH)
        card.column.setContentsMargins(28, 26, 28, 24)
        card.column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Sign("lock", "accent", ground="accent_soft", side=40))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.file_name)
        names.addWidget(Text(t("This register is locked."), "muted"))
        head.addLayout(names, 1)
        card.column.addLayout(head)
        card.column.addSpacing(4)
        for part in (self.passphrase, self.recovery, self.remark, self.open_button):
            card.column.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.turn_button)
        foot.addStretch(1)
        foot.addWidget(button(t("Open another file"), "unlock.other", self.other_wanted.emit, look="link"))
        card.column.addLayout(foot)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def ask(self, path: Path) -> None:
        """Ask for the key of a file, with nothing of an earlier one left on the page."""
        self._path = path
        self._failures = 0
        self.file_name.setText(path.name)
        self.recovery_line.clear()
        self.passphrase.clear()
        self.remark.say("")
        self._show_recovery(wanted=False)
        self._set_waiting(0)

    def _turn(self) -> None:
        self._show_recovery(wanted=self.recovery.isHidden())

    def _show_recovery(self, *, wanted: bool) -> None:
        self.recovery.setVisible(wanted)
        self.passphrase.setVisible(not wanted)
        self.turn_button.setText(t("Use the passphrase") if wanted else t("Use the recovery key"))
        (self.recovery_line if wanted else self.passphrase).setFocus()

    def try_to_open(self) -> None:
        """Try the key that stands in the line, unless the page waits."""
        if not self.open_button.isEnabled():
            return
        if self.recovery.isHidden():
            self._try_passphrase()
        else:
            self._try_recovery_key()

    def _try_passphrase(self) -> None:
        if not self.passphrase.text():
            self.remark.say(t("Enter the passphrase."))
            self.passphrase.setFocus()
            return
        self._set_busy(busy=True)
        self.remark.say("")
        self._opener.unlock(self._path, self.passphrase.text(), self._opened, self._refused)

    def _try_recovery_key(self) -> None:
        try:
            register = self._opener.open_now(self._path, self.recovery_line.text())
        except OfficerError as error:
            self._refused(error)
            return
        self._opened(register)

    def _opened(self, register: Register) -> None:
        if register.path != self._path.resolve():
            register.close()  # the person went on to another file meanwhile
            return
        self._set_busy(busy=False)
        self._failures = 0
        self.passphrase.clear()
        self.recovery_line.clear()
        self.unlocked.emit(register)

    def _refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, OfficerError):
            self._opener.jobs.crashed.emit(error)
            return
        self.remark.say(words_of(error))
        if isinstance(error, WrongPassphrase):
            self._failures += 1
            self._set_waiting(round(unlock_delay(self._failures)))
        line = self.passphrase.line if self.recovery.isHidden() else self.recovery_line
        line.setFocus()
        line.selectAll()

    def _set_busy(self, *, busy: bool) -> None:
        self.open_button.setEnabled(not busy)
        self.open_button.setText(t("Opening") if busy else t("Unlock"))

    def _set_waiting(self, seconds: int) -> None:
        self._wait = seconds
        self._timer.stop()
        self.open_button.setEnabled(seconds == 0)
        self.open_button.setText(count(seconds, "Wait 1 second", "Wait {n} seconds") if seconds else t("Unlock"))
        if seconds:
            self._timer.start()

    def _count_down(self) -> None:
        self._set_waiting(self._wait - 1)
