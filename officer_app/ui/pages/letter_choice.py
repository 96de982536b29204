"""Which letter in which language: proposed from the case, and asked where no letter is a good guess."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.fields import WORDING_LANGUAGES
from officer_app.services.output import language_of, letter_type, letter_types_for
from officer_app.ui.choosers import QuietCombo
from officer_app.ui.pages.likely_letter import likely_letter
from officer_app.ui.words import language_name, t, translate


class PlainChoice(QWidget):
    """Two lists: the kinds of letters, and the languages in which they are written."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letter_choice")
        self.kind = _combo("letter_type", t("Letter"))
        self.language = _combo("letter_language", t("Language of the letter"))
        self.kind.setPlaceholderText(t("Choose a letter"))
        for code in WORDING_LANGUAGES:
            self.language.addItem(language_name(code), code)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for combo in (self.kind, self.language):
            row.addWidget(combo)

    def tell_changes(self) -> None:
        """Say from now on when another letter or language is chosen."""
        for combo in (self.kind, self.language):
            combo.currentIndexChanged.connect(self.changed)

    @property
    def key(self) -> str:
        """The kind of letter that is chosen; nothing while none is."""
        return str(self.kind.currentData() or "")

    @property
    def code(self) -> str:
        """The language that is chosen."""
        return str(self.language.currentData())

    def show_letter(self, key: str) -> None:
        """Choose a kind of letter, or none so that the person chooses."""
        self.kind.setCurrentIndex(self.kind.findData(key) if key else -1)

    def show_language(self, wanted: str, usual: str) -> None:
        """Choose a language, or the usual one where letters are not written in it."""
        fitting = wanted if wanted in WORDING_LANGUAGES else usual
        self.language.setCurrentIndex(max(0, self.language.findData(fitting)))

    def follow(self, record: Any) -> None:
        """Take note that the record which the letter is about may have changed."""


class LetterChoice(PlainChoice):
    """The letters of a case; what the person chose stays until the case comes to another step."""

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self._file = file
        self._to_client: bool | None = None
        self._offer(file.case)
        self._suggested = likely_letter(file.case)
        self.show_letter(self._suggested)
        self._show_language()
        self.kind.currentIndexChanged.connect(self._show_language)
        self.tell_changes()

    def _offer(self, case: Case) -> None:
        """List the letters that can be written in this case."""
        self._offered = letter_types_for(case)
        self.kind.clear()
        for each in self._offered:
            self.kind.addItem(translate(each.label), each.key)

    def _offer_anew(self, case: Case) -> None:
        """List other letters where others fit now; the one that is chosen stays, unless it fits no longer."""
        if letter_types_for(case) == self._offered:
            return
        chosen = self.key
        with QSignalBlocker(self.kind):
            self._offer(case)
            self.show_letter(chosen)
        if self.key != chosen:
            self._suggested = ""
            self.kind.currentIndexChanged.emit(self.kind.currentIndex())

    def _show_language(self) -> None:
        """Choose the language of whoever receives the letter; what the person chose stays for the next letter to her.

        A letter to a client is in the client's language.
        """
        to = letter_type(self.key).to_client if self.key else False
        if to is self._to_client:
            return
        self._to_client = to
        wanted = language_of(self._file, self.key) if self.key else self._file.case.language
        self.show_language(wanted, self._file.organisation.letter_language)

    def follow(self, record: Case) -> None:
        """Choose the letter that the case needs now, where it came to another step since one was suggested."""
        self._offer_anew(record)
        wanted = likely_letter(record)
        if wanted != self._suggested:
            self._suggested = wanted
            self.show_letter(wanted)


def _combo(name: str, label: str) -> QuietCombo:
    combo = QuietCombo()
    combo.call_it(name, label)
    combo.setMinimumContentsLength(10)
    combo.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
    return combo
