"""Texts of letters that the officer changed: kept while she goes to and fro, in memory only.

One that is not made yet stays over a lock, and leaves no trace in any file; one that is made goes with its register.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from officer_app.services.letter_text import Line, Table, Worded
from officer_app.services.register import Register

Place = tuple[str, int, str, str]
"""What a letter is about and its number, the kind of letter, its language."""


@dataclass(slots=True)
class LetterDraft:
    """A changed text, the one with which it began, and whether the letter was made of it as it stands.

    `agreed` are the remarks about it in spite of which she wants it made, `name` is how its case or record is called.
    """

    lines: tuple[Line | Table, ...]
    begun_from: Worded
    is_made: bool = False
    agreed: set[str] = field(default_factory=set)
    name: str = ""


class LetterDrafts:
    """The drafts of one register; while it is locked, only those of which no letter was made."""

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

    def keep_only(self, is_there: Callable[[str, int], bool]) -> None:
        """Forget the texts about records that are not there any more."""
        self._kept = {place: draft for place, draft in self._kept.items() if is_there(place[0], place[1])}

    def drop_made(self) -> None:
        """Forget the texts of which letters were made: the register has those."""
        self._kept = {place: draft for place, draft in self._kept.items() if not draft.is_made}

    def has_unmade(self) -> bool:
        """Tell whether a changed text would be lost with the window."""
        return bool(self.unmade())

    def unmade(self) -> list[str]:
        """Return the names of the cases and records with a changed text of which no letter was made."""
        return [draft.name for draft in self._kept.values() if not draft.is_made]


class DraftsByRegister:
    """The drafts of every register that was open since the program began; a lock takes only those that are made."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, datetime | None], LetterDrafts] = {}

    def of(self, register: Register) -> LetterDrafts:
        """Return the drafts of a register; another one that came to stand in its place has its own."""
        begun_at = next((entry.at for entry in register.history(newest=1, before=2)), None)
        return self._kept.setdefault((register.path.resolve(), begun_at), LetterDrafts())

    def drop_made(self) -> None:
        """Forget the texts of which letters were made, when their register is closed."""
        for drafts in self._kept.values():
            drafts.drop_made()

    def unmade(self) -> list[tuple[str, str]]:
        """Return of each changed text that would be lost with the program its register's file and what it is about."""
        return [(path.name, name) for (path, _), drafts in self._kept.items() for name in drafts.unmade()]
