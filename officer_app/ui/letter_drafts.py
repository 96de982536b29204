"""Texts of letters that the officer changed and that are not made yet: kept while she goes to and fro."""

from dataclasses import dataclass, field

from officer_app.services.letter_text import Line, Table, Worded

Place = tuple[str, int, str, str]
"""What a letter is about and its number, the kind of letter, its language."""


@dataclass(slots=True)
class LetterDraft:
    """A changed text, the one with which it began, and whether the letter was made of it as it stands.

    `agreed` are the remarks about it in spite of which she wants it made.
    """

    lines: tuple[Line | Table, ...]
    begun_from: Worded
    is_made: bool = False
    agreed: set[str] = field(default_factory=set)


class LetterDrafts:
    """The drafts of one open register."""

    def __init__(self) -> None:
        self._kept: dict[Place, LetterDraft] = {}

    def get(self, place: Place) -> LetterDraft | None:
        """Return the changed text of a letter, where there is one."""
        return self._kept.get(place)

    def keep(self, place: Place, draft: LetterDraft) -> None:
        """Keep a changed text."""
        self._kept[place] = draft

    def drop(self, place: Place) -> None:
        """Forget a changed text."""
        self._kept.pop(place, None)

    def has_unmade(self) -> bool:
        """Tell whether a changed text would be lost with the window."""
        return any(not draft.is_made for draft in self._kept.values())
