"""The texts that a letter had: when, by whom, how each begins, and one to be taken up again."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from officer_app.services.letter_text import read_template
from officer_app.services.wording import WordingVersion, program_text, versions_of
from officer_app.ui.buttons import button, filled
from officer_app.ui.choosers import QuietCombo
from officer_app.ui.desk import Desk
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.letter_paper import LetterPaper
from officer_app.ui.words import moment, t

_SIZE = (720, 560)


class WordingHistory(QDialog):
    """A list of texts with the chosen one below it; nothing is written from here."""

    def __init__(self, parent: QWidget, versions: tuple[WordingVersion, ...], program: str) -> None:
        super().__init__(parent)
        self.setObjectName("wording_versions")
        self.setWindowTitle(t("Earlier texts"))
        self.resize(*_SIZE)
        self._program = program
        self.texts = [each.text for each in versions] + [""]
        self.choice = QuietCombo()
        self.choice.call_it("wording_version", t("Text"))
        for each in versions:
            self.choice.addItem(_named(each))
        self.choice.addItem(t("The program's own text, as it is today"))
        self.paper = LetterPaper("wording_version_text", t("The chosen text"))
        self.paper.setReadOnly(True)
        self.paper.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.choice.currentIndexChanged.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(Text(t("Earlier texts"), "panel"))
        column.addWidget(self.choice)
        column.addWidget(self.paper, 1)
        column.addWidget(Note(t("A text that you take up is put on the paper. It counts once you keep it."), "note"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(t("Take up this text"), "wording_version_take", self.accept))
        row.addWidget(filled(t("Close"), "wording_version_close", self.reject))
        column.addLayout(row)
        self._show()

    def chosen(self) -> str:
        """Return the chosen text; an empty one is the program's."""
        return self.texts[self.choice.currentIndex()]

    def _show(self) -> None:
        self.paper.show_text(read_template(self.chosen() or self._program))


def _named(version: WordingVersion) -> str:
    if not version.text:
        return t("{when}, {who}: back to the program's own text", when=moment(version.at), who=version.actor)
    return t("{when}, {who}", when=moment(version.at), who=version.actor)


def show_history(parent: QWidget, desk: Desk, letter: str, language: str) -> str | None:
    """Show the texts of a letter; the one to be taken up, or None."""
    dialog = WordingHistory(parent, versions_of(desk.register, letter, language), program_text(letter, language))
    return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None
