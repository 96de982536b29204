"""What the letter page shows, read in one look at the register and then written without it."""

from dataclasses import dataclass
from datetime import date, datetime

from officer_app.domain.errors import NotFound
from officer_app.domain.matter import Matter
from officer_app.services.cases import Records
from officer_app.services.letter_text import EDITED, Worded
from officer_app.services.matters import read_matter
from officer_app.services.output import Fact, TextRemark, WrittenLetter, facts_for, preview_letter, remarks_on_text
from officer_app.services.wording import Wordings, wordings_of
from officer_app.ui.words import t


@dataclass(frozen=True, slots=True)
class Found:
    """What the register holds for a letter: what it is about, the head of the history, the officer's own wordings."""

    file: Matter
    head: str
    wordings: Wordings


@dataclass(frozen=True, slots=True)
class Reading:
    """What the page shows: what it is about, the facts, the pages, and the text as the facts alone would have it.

    `remarks` are about the text as it stands.
    """

    file: Matter
    facts: tuple[Fact, ...]
    written: WrittenLetter
    original: Worded
    remarks: tuple[TextRemark, ...]


def find(reader: Records, about: str, record_id: int, today: date, now: datetime) -> Found | None:
    """Read what a letter is written from; nothing where the record has left the register."""
    try:
        file = read_matter(reader, about, record_id, today, now)
    except NotFound:
        return None
    return Found(file, reader.head(), wordings_of(reader))


def state_of(written: WrittenLetter) -> str:
    """Return what is to be known of a letter before it is made: changed by hand, or only a draft."""
    by_hand = t("text changed by hand") if written.template_version.endswith(EDITED) else ""
    draft = t("will be marked draft") if written.draft else ""
    return ", ".join(each for each in (by_hand, draft) if each)


def write(found: Found | None, key: str, code: str, today: date, edited: Worded | None) -> Reading | None:
    """Write the pages of a letter, with the text that the officer changed where she did."""
    if found is None:
        return None
    original = preview_letter(found.file, key, code, today, found.head, wordings=found.wordings)
    shown = original
    if edited is not None:
        shown = preview_letter(found.file, key, code, today, found.head, wordings=found.wordings, edited=edited)
    remarks = remarks_on_text(found.file, key, code, today, wordings=found.wordings, edited=edited)
    return Reading(found.file, facts_for(found.file, key, code, today), shown, original.worded, remarks)
