"""A letter to look at while its wording is written: of the newest case that can have it, or with its places named."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.errors import OfficerError
from officer_app.domain.organisation import Organisation
from officer_app.services.cases import Records, case_file, organisation_of
from officer_app.services.output import letter_types_for, preview_letter
from officer_app.services.wording import preview_wording
from officer_app.ui.notices import words_of


@dataclass(frozen=True, slots=True)
class Sample:
    """The pages of the letter, of which case they are, or why there are none."""

    pdf: bytes = b""
    reference: str = ""
    problem: str = ""


def read_sample(reader: Records, letter: str, today: date) -> CaseFile | Organisation:
    """Return the newest case in which the letter can be written, or only the organisation where there is none."""
    for case in reversed(reader.all(Case)):
        if case.id is not None and letter in {kind.key for kind in letter_types_for(case)}:
            return case_file(reader, case.id, today)
    return organisation_of(reader)


def draw_sample(found: CaseFile | Organisation, letter: str, language: str, today: date, text: str) -> Sample:
    """Draw the letter with a text that is not kept yet."""
    try:
        if isinstance(found, Organisation):
            return Sample(preview_wording(found, letter, language, today, text))
        written = preview_letter(found, letter, language, today, wordings={(letter, language): text})
    except OfficerError as error:
        return Sample(problem=words_of(error))
    return Sample(written.pdf, found.case.reference)
