"""The letters about a record of the registers: a breach, a disclosure, a change of sub-processors."""

from officer_app.ui.desk import Desk
from officer_app.ui.pages.case_letters import LetterPlace
from officer_app.ui.register_file import RegisterFile


class RecordLetters(LetterPlace):
    """The letter page as a part of a record."""

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__(desk, f"{key}_letters", key)

    def show_file(self, file: RegisterFile) -> None:
        """Show the letters about a record."""
        self.show_record(file.record.id)
