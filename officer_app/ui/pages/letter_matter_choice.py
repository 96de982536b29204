"""Which letter about what is no case, in which language: the likely one is proposed, the person chooses."""

from datetime import date

from officer_app.domain.case_file import CaseFile
from officer_app.domain.matter import Matter
from officer_app.services.output import language_of, letter_types_about
from officer_app.ui.pages.letter_choice import LetterChoice, PlainChoice
from officer_app.ui.pages.letter_matter import likely_of
from officer_app.ui.words import translate


class MatterChoice(PlainChoice):
    """Two lists: the letters about a type of record, and their languages."""

    def __init__(self, file: Matter, about: str, today: date) -> None:
        super().__init__()
        for each in letter_types_about(about):
            self.kind.addItem(translate(each.label), each.key)
        wanted = likely_of(file, today)
        self.show_letter(wanted)
        self.show_language(language_of(file, wanted), file.organisation.letter_language)
        self.tell_changes()


def choice_of(file: Matter, about: str, today: date) -> PlainChoice:
    """Return the lists for letters about anything: a case has its own."""
    return LetterChoice(file) if isinstance(file, CaseFile) else MatterChoice(file, about, today)
