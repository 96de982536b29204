"""Lines for a passphrase: hidden until shown, a word about Caps Lock, and an honest meter for a new one."""

import unicodedata

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.register import check_passphrase, passphrase_strength
from officer_app.ui.buttons import button
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.theme import THEME
from officer_app.ui.words import say_here, t

_TONES = ("bad", "bad", "warn", "ok", "ok")
_STEPS = 4


class SecretLine(QLineEdit):
    """A line that hides what is typed and notices Caps Lock from the letters that arrive."""

    caps_noticed = Signal(bool)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(1_000_000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_noticed.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class SecretField(QWidget):
    """A labelled secret line with a button that shows it, and the word about Caps Lock under it."""

    entered = Signal()

    def __init__(self, name: str, label: str, help_text: str = "") -> None:
        super().__init__()
        self.line = SecretLine(name, label)
        self._show = button(t("Show"), f"{name}.show", self._turn, look="quiet")
        self._caps = Note(t("Caps Lock seems to be on."), "warn", name=f"{name}.caps")
        self._problem = Note("", "bad", name=f"{name}.problem")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(label, "strong"))
        column.addLayout(row)
        if help_text:
            column.addWidget(Note(help_text))
        for note in (self._caps, self._problem):
            note.hide()
            column.addWidget(note)
        self.setFocusProxy(self.line)
        self.line.caps_noticed.connect(self._caps.setVisible)
        self.line.textChanged.connect(lambda: self.say(""))
        self.line.returnPressed.connect(self.entered)

    def text(self) -> str:
        """Return what was typed, to the letter."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide again."""
        self.line.clear()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._show.setText(t("Show"))
        self._caps.hide()

    def say(self, sentence: str) -> None:
        """Put a sentence under the line; an empty one takes it away."""
        self._problem.say(sentence)
        self.line.setAccessibleDescription(sentence)

    def _turn(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText(t("Hide") if hidden else t("Show"))


class StrengthMeter(QWidget):
    """Four bars and a sentence: how hard a passphrase is to guess."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strength")
        self.score = -1
        self.words = Note("", name="strength.words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        THEME.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def measure(self, text: str) -> None:
        """Show how hard the text is to guess; nothing is said about an empty line."""
        strength = passphrase_strength(text) if text else None
        self.score = strength.score if strength else -1
        self.words.setText(say_here(strength.sentence) if strength else "")
        self.words.set_look(_TONES[strength.score] if strength else "note")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - 3 * 4) / _STEPS
        for step in range(_STEPS):
            is_lit = step < self.score or (step == 0 and self.score == 0)
            painter.setBrush(THEME.colour(_TONES[self.score] if is_lit else "line"))
            painter.drawRoundedRect(QRectF(step * (width + 4), 0, width, 4), 2, 2)


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with its meter."""

    def __init__(self, label: str = "") -> None:
        super().__init__()
        self.first = SecretField(
            "passphrase",
            label or t("Passphrase"),
            t("Four or five words that you make up are easy to keep in mind and hard to guess. Blanks count."),
        )
        self.meter = StrengthMeter()
        self.again = SecretField("passphrase_again", t("The same once more"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.first)
        column.addWidget(self.meter)
        column.addWidget(self.again)
        self.first.line.textChanged.connect(self.meter.measure)
        self.meter.measure("")

    def chosen(self) -> str | None:
        """Return the passphrase where both lines agree and it may be used; else say beside the line what is wrong."""
        try:
            check_passphrase(self.first.text())
        except OfficerError as error:
            problems = getattr(error, "problems", {})
            self.first.say(say_here(problems.get("passphrase", error.sentence)))
            self.first.setFocus()
            return None
        same = unicodedata.normalize("NFC", self.first.text()) == unicodedata.normalize("NFC", self.again.text())
        if not same:
            self.again.say(t("The two passphrases differ."))
            self.again.setFocus()
            return None
        return self.first.text()

    def clear(self) -> None:
        """Forget both lines."""
        self.first.clear()
        self.again.clear()
