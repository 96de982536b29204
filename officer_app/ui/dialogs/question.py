"""A question with verbs on its buttons; the safe answer is the default, and Esc gives it too."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.ui.buttons import button, filled
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.words import count, t


class Question(QDialog):
    """One question, what follows from it, and two answers."""

    def __init__(self, parent: QWidget | None, question: str, verb: str, *, details: str = "", safe: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(question)
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(Text(question, "panel", wrap=True, name="question.words"))
        if details:
            column.addWidget(Note(details, "muted", name="question.details"))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        safe_button = filled(safe or t("Cancel"), "question.safe", self.reject)
        safe_button.setDefault(True)
        row.addWidget(button(verb, "question.verb", self.accept))
        row.addWidget(safe_button)
        column.addLayout(row)
        safe_button.setFocus()


def confirm(parent: QWidget | None, question: str, verb: str, *, details: str = "", safe: str = "") -> bool:
    """Ask before something is done; True where the person chose the verb."""
    return Question(parent, question, verb, details=details, safe=safe).exec() == QDialog.DialogCode.Accepted


def may_discard(parent: QWidget | None) -> bool:
    """Ask whether what was typed may be lost."""
    return confirm(
        parent,
        t("Discard what you typed?"),
        t("Discard"),
        details=t("It has not been saved."),
        safe=t("Keep editing"),
    )


def may_discard_letter(parent: QWidget | None, unmade: Sequence[tuple[str, str]]) -> bool:
    """Ask whether texts of letters that are not made yet may be lost; `unmade` has the file and the name of each."""
    return confirm(
        parent,
        count(len(unmade), "Discard the text of a letter?", "Discard the texts of {n} letters?"),
        t("Discard"),
        details=count(
            len(unmade),
            "You changed the text of a letter about {name} in {file} and have not made the letter of it yet.",
            "You changed the texts of {n} letters in {file} and have not made the letters of them yet.",
            name=unmade[0][1],
            file=", ".join(sorted({file for file, _ in unmade})),
        ),
        safe=t("Keep it"),
    )
