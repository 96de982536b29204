"""The days that a letter tells as past: none that is missing, and none that is still to come."""

from datetime import date

from officer_app.documents.letters.writing import Fact, Writing
from officer_app.domain.words import Sentence


def past_day(
    writing: Writing, key: str, label: str, day: date | None, *, lacks: str, mends: str, checklist: tuple[str, ...]
) -> Fact:
    """Return the fact that something happened on a day: not without a day, nor on one that is still to come."""
    is_past = day is not None and day <= writing.today
    if day is None:
        note = Sentence(lacks)
    elif is_past:
        note = Sentence("{day}", {"day": day})
    else:
        note = Sentence("{day} is still to come, but the letter says that it is done.", {"day": day})
    return Fact(key, label, is_past, note, mends, checklist=checklist)
