"""The letter page of a case as the tests show it."""

from PySide6.QtWidgets import QPushButton

from officer_app.domain.vocabulary import Right
from officer_app.services.cases import open_case
from officer_app.ui.pages.letter import LetterPanel


def english_case(register, received_on):
    """Open a case whose acknowledgement lacks nothing."""
    return open_case(
        register, subject_name="Hélène Lefèvre", subject_address="Rue Neuve 12\n1000 Bruxelles", rights=(Right.ACCESS,),
        received_on=received_on, language="en",
    )  # fmt: skip


def shown(qtbot, desk, case, height=700):
    """Show the letters of a case, and wait for the pages."""
    made = LetterPanel(desk, case.id)
    qtbot.addWidget(made)
    made.resize(1126, height)
    made.show()
    qtbot.waitUntil(lambda: bool(made.view.sheets), timeout=20_000)
    return made


def press(panel, name):
    """Press a button of the page by its name."""
    panel.findChild(QPushButton, name).click()
