"""What every kind of letter is given to work with, and what it says about the facts that it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from officer_app.documents.authority import Authority, authority_of
from officer_app.documents.letter_words import LetterWords, read_words
from officer_app.documents.letters.head import Head, case_head
from officer_app.documents.wording import Missing, Value, letter_language
from officer_app.domain.addressee import Addressee
from officer_app.domain.case_file import CaseFile
from officer_app.domain.fields import is_empty
from officer_app.domain.matter import Matter
from officer_app.domain.organisation import is_prompt
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence

LANGUAGE_NAMES = {
    "en": Sentence("English"),
    "fr": Sentence("French"),
    "nl": Sentence("Dutch"),
    "de": Sentence("German"),
}
LONGEST_NOTE = 80

About = TypeVar("About", bound=Matter)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a letter needs: there or not, where it comes from, and the field that mends it."""

    key: str
    label: str
    present: bool
    note: Sentence
    mends: str = ""
    required: bool = True
    checklist: tuple[str, ...] = field(default=())

    @property
    def is_missing(self) -> bool:
        """Tell whether a letter without this fact is only a draft."""
        return self.required and not self.present


@dataclass(frozen=True, slots=True)
class WritingAbout(Generic[About]):
    """One letter about to be written: what it is about, its head, its language and words, the day on it."""

    file: About
    head: Head
    today: date
    words: LetterWords
    authority: Authority | None

    @property
    def to(self) -> Addressee:
        """Return to whom the letter goes."""
        return self.head.to

    def or_missing(self, key: str, value: str) -> str | Missing:
        """Return the value, or the mark that it is missing."""
        return self.missing(key) if is_empty(value) else value

    def day_or_missing(self, key: str, day: date | None) -> str | Missing:
        """Return the day in words, or the mark that it is missing."""
        return self.words.day(day) if day else self.missing(key)

    def is_prompt(self: "Writing", asked_on: date | None = None) -> bool:
        """Tell whether a question of that day, or of today, came without undue delay: only then may waiting count."""
        received_on = self.file.case.received_on
        return received_on is not None and is_prompt(self.file.organisation, received_on, asked_on or self.today)

    def right(self: "Writing", right: Right) -> str:
        """Return what a right asks for, in words; for what is in no list of the law, in the officer's."""
        own = self.file.case.other_request if right is Right.OTHER else ""
        return self.words(f"rights.{right.value}") if is_empty(own) else own

    def missing(self, key: str) -> Missing:
        """Return the sentence that names a missing fact in the letter's language."""
        return Missing(self.words("letter.missing", what=self.words(f"missing.{key}")))


Writing = WritingAbout[CaseFile]
"""A letter of a case; most letters are."""


@dataclass(frozen=True, slots=True)
class LetterType:
    """One kind of letter: its facts, and the values for the places in its wording.

    One that brings the data goes to whom the person chose; every other one to whoever asks, a refusal too
    (GDPR Art. 12(4) has the person herself told). One `to_client` goes to the controller for whom we hold the data.
    `about` is the key of the records of which it is written; where that is no case, `head` says to whom it goes.
    A form has neither salutation nor closing.
    """

    key: str
    label: str
    facts: Callable[[Any], tuple[Fact, ...]]
    values: Callable[[Any], Mapping[str, Value]]
    annexes: Callable[[Any], tuple[str, ...]] = field(default=lambda _writing: ())
    brings_data: bool = False
    to_client: bool = False
    about: str = "case"
    head: Callable[[Any, LetterWords], Head] | None = None
    is_form: bool = False


def begin(file: CaseFile, *, language: str, today: date, brings_data: bool = False, to_client: bool = False) -> Writing:
    """Prepare a letter of a case in the language asked for, or in the organisation's where none is written in it."""
    head = case_head(file, brings_data=brings_data, to_client=to_client)
    return begin_about(file, lambda _file, _words: head, language=language, today=today)


def begin_about(
    file: About, head: Callable[[About, LetterWords], Head], *, language: str, today: date
) -> WritingAbout[About]:
    """Prepare a letter about anything; `head` says to whom it goes."""
    organisation = file.organisation
    words = read_words(letter_language(language, organisation.letter_language))
    return WritingAbout(file, head(file, words), today, words, authority_of(organisation.country, words.language))


def text_fact(
    key: str,
    label: str,
    value: str,
    *,
    lacks: str,
    mends: str,
    checklist: tuple[str, ...] = (),
    required: bool = True,
    source: str = "",
) -> Fact:
    """Return the fact that a text is there; its note shows how the text begins, or says what is missing."""
    present = not is_empty(value)
    note = Sentence("{text}", {"text": beginning(value)}, source) if present else Sentence(lacks, source=source)
    return Fact(key, label, present, note, mends, required, checklist)


def beginning(text: str) -> str:
    """Return the first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NOTE else f"{line[: LONGEST_NOTE - 1].rstrip()}…"
