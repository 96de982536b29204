"""The records that a form can link to: those in their lists, those already chosen, and new ones made on the way."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from officer_app.domain.case import Case
from officer_app.domain.errors import NotFound
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.documents import add_document, remove_unnamed
from officer_app.services.register import Register
from officer_app.ui.dialogs.files import choose_file
from officer_app.ui.register_words import title_words
from officer_app.ui.words import t

Named = tuple[int, str]
Make = Callable[[str, str, QWidget | None], Named | None]
"""Lets the person add a record of a type, under the name that she typed; None where she gave it up."""


class RecordSource:
    """Answers a form that asks what it can link to; `make` adds what is missing."""

    def __init__(self, register: Register, make: Make, leaving_out: tuple[str, int] | None = None) -> None:
        self._register = register
        self._make = make
        self._leaving_out = leaving_out
        self._files: list[int] = []

    def __call__(self, key: str) -> list[Named]:
        """Return the records of a type that are in their list, by title; two of one title are told apart."""
        kind = RECORD_TYPES[key]
        records = (each for each in self._register.all(kind.record) if getattr(each, "retired_on", None) is None)
        named = [(each.id, self._title(key, each)) for each in records if (key, each.id) != self._leaving_out]
        return told_apart(sorted(named, key=lambda pair: pair[1].casefold()))

    def title_of(self, key: str, record_id: int) -> str:
        """Return what a chosen record is called that is not in its list any more."""
        kind = RECORD_TYPES[key]
        try:
            record = self._register.get(kind.record, record_id)
        except NotFound:
            return ""
        title = self._title(key, record)
        return t("{title} (taken out)", title=title) if getattr(record, "retired_on", None) else title

    def can_make(self, key: str) -> bool:
        """Tell whether a record of a type can be added from a form."""
        return key == "document" or not RECORD_TYPES[key].has_own_verbs

    def make(self, key: str, typed: str, parent: QWidget | None) -> Named | None:
        """Let the person add a record; raises `OfficerError` where a file cannot be taken."""
        if key != "document":
            return self._make(key, typed, parent)
        path: Path | None = choose_file(parent, t("Add a file"))
        if path is None:
            return None
        document = add_document(self._register, path).document
        self._files.append(document.id or 0)
        return document.id or 0, document.name

    def drop_unused(self) -> None:
        """Take the files out again that were added on the way and that no record came to name."""
        if self._files:
            remove_unnamed(self._register, self._files)

    def _title(self, key: str, record: object) -> str:
        if isinstance(record, Case):
            return f"{record.reference} {record.subject_name}".strip()
        return title_words(RECORD_TYPES[key], record)


def told_apart(named: list[Named]) -> list[Named]:
    """Put the number of the record behind titles that occur twice, so that each can be chosen."""
    times: dict[str, int] = {}
    for _key, title in named:
        times[title.casefold()] = times.get(title.casefold(), 0) + 1
    return [
        (key, t("{title}, number {n}", title=title, n=key) if times[title.casefold()] > 1 else title)
        for key, title in named
    ]
