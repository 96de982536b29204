"""The officer's own wordings of letters: kept whole or not at all, with their history, and given back when asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from officer_app.documents.letters import LETTERS, letter_type
from officer_app.documents.letters.own_wording import (
    NO_WORDINGS,
    Places,
    check_own,
    lost_duties,
    places_of,
)
from officer_app.documents.letters.sample_letter import draw_sample_letter
from officer_app.documents.markdown_blocks import read_template
from officer_app.documents.wording import LETTER_LANGUAGES, Worded, WordingProblem, Wordings, read_wording
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.errors import NotFound, ProblemsFound, refuse
from officer_app.domain.fields import check_record, is_empty
from officer_app.domain.organisation import Organisation
from officer_app.domain.wording import Wording
from officer_app.domain.words import Sentence
from officer_app.services.cases import Records
from officer_app.services.register import Register, Work

__all__ = ["NO_WORDINGS", "Places", "Worded", "WordingProblem", "Wordings"]

_ALL: Final = 10_000


@dataclass(frozen=True, slots=True)
class WordingState:
    """One letter in one language: the officer's record where she has one, and whether the program's text is newer."""

    letter: str
    label: str
    language: str
    record: Wording | None

    @property
    def is_own(self) -> bool:
        """Whether letters are written with the officer's text."""
        return self.record is not None and not is_empty(self.record.text)

    @property
    def is_behind(self) -> bool:
        """Whether the program's own text is another than the one hers was made from."""
        return self.record is not None and self.is_own and self.record.original != _version(self.letter, self.language)


@dataclass(frozen=True, slots=True)
class WordingVersion:
    """A text that was in use, since when and by whom; an empty one is the program's own."""

    at: datetime
    actor: str
    text: str


def wordings_of(reader: Records) -> Wordings:
    """Return the officer's own wordings, by letter and language."""
    kept = reader.all(Wording)
    return {(each.letter, each.language): each.text for each in kept if not is_empty(each.text)}


def wording_states(reader: Records) -> tuple[WordingState, ...]:
    """Return every letter in every language, with what the officer made of it."""
    kept = {(each.letter, each.language): each for each in reader.all(Wording)}
    return tuple(
        WordingState(kind.key, kind.label, language, kept.get((kind.key, language)))
        for kind in LETTERS.values()
        for language in LETTER_LANGUAGES
    )


def wording_state(reader: Records, letter: str, language: str) -> WordingState:
    """Return one letter in one language; raises `NotFound` where there is no such letter."""
    kind = letter_type(_known(letter, language))
    return WordingState(kind.key, kind.label, language, _record(reader, letter, language))


def program_text(letter: str, language: str) -> str:
    """Return the program's own text of a letter, with its shared paragraphs in place."""
    return read_wording(language, _known(letter, language)).text


def text_in_use(reader: Records, letter: str, language: str) -> str:
    """Return the text with which a letter is written: the officer's, or the program's."""
    record = _record(reader, letter, language)
    return program_text(letter, language) if record is None or is_empty(record.text) else record.text


def wording_places(letter: str) -> Places:
    """Return what can stand in the text of a letter."""
    return places_of(letter_type(letter))


def check_wording(letter: str, language: str, text: str) -> None:
    """Check a text as a wording file is checked; raises `WordingProblem` naming what is wrong."""
    check_own(letter_type(_known(letter, language)), language, text)


def open_duties(letter: str, language: str, text: str) -> tuple[Sentence, ...]:
    """Return what the law asks for that the program's own text says and this one no longer does, or not in full."""
    return lost_duties(letter_type(_known(letter, language)), language, text)


def preview_wording(organisation: Organisation, letter: str, language: str, today: date, text: str) -> bytes:
    """Return the pages of a letter in a text, its places named instead of filled."""
    check_wording(letter, language, text)
    return draw_sample_letter(letter_type(letter), organisation, language, today, text)


def versions_of(register: Register, letter: str, language: str) -> tuple[WordingVersion, ...]:
    """Return the texts that a letter had, the newest first."""
    record = _record(register, letter, language)
    if record is None:
        return ()
    return tuple(_versions(register.history("wording", record.id, newest=_ALL)))


def _versions(entries: list[HistoryEntry]) -> Iterator[WordingVersion]:
    for entry in entries:
        before, after = entry.before or {}, entry.after
        if after is not None and (entry.before is None or after.get("text") != before.get("text")):
            yield WordingVersion(entry.at, entry.actor, str(after.get("text", "")))


def keep_wording(register: Register, letter: str, language: str, text: str) -> Wording:
    """Keep a text as the officer's own of a letter; raises `WordingProblem` and keeps nothing where it cannot be used.

    A text that is the program's own is not kept as hers: later ones of the program are used then.
    """
    check_wording(letter, language, text)
    own = "" if read_template(text) == read_template(program_text(letter, language)) else text
    with register.change("wording.keep") as work:
        return _write(work, register, letter, language, own)


def use_program_wording(register: Register, letter: str, language: str) -> Wording | None:
    """Go back to the program's own text; the officer's stays in the history."""
    _known(letter, language)
    if _record(register, letter, language) is None:
        return None
    with register.change("wording.original") as work:
        return _write(work, register, letter, language, "")


def settle_wording(register: Register, letter: str, language: str) -> Wording:
    """Say that the officer's text takes account of the program's newest one."""
    record = _record(register, letter, language)
    if record is None:
        raise NotFound("The program's own text of this letter is in use.")
    with register.change("wording.settle") as work:
        return work.update(replace(record, original=_version(letter, language)))


def add_wording(register: Register, letter: str = "", language: str = "", text: str = "", **others: Any) -> Wording:
    """Keep a text that a command brings, in place of an earlier one; an empty one goes back to the program's own.

    Raises `ProblemsFound` where it sets what the program sets itself.
    """
    refuse({name: Sentence("The program sets this itself.") for name in others})
    if is_empty(text) and (earlier := use_program_wording(register, letter, language)):
        return earlier
    return keep_wording(register, letter, language, text)


def change_wording(register: Register, wording_id: int, **values: Any) -> Wording:
    """Keep another text in a wording; the letter and the language of a wording stay what they are."""
    if others := values.keys() - {"text"}:
        raise ProblemsFound({name: Sentence("Of a wording only the text changes.") for name in sorted(others)})
    record = register.get(Wording, wording_id)
    return keep_wording(register, record.letter, record.language, values.get("text", record.text))


def withdraw_wording(register: Register, wording_id: int, _reason: str = "") -> Wording | None:
    """Go back from a wording to the program's own text."""
    record = register.get(Wording, wording_id)
    return use_program_wording(register, record.letter, record.language)


def bring_back_wording(register: Register, wording_id: int) -> Wording:
    """Take the officer's last text of a letter into use again; raises `NotFound` where there was none."""
    record = register.get(Wording, wording_id)
    last = next((each for each in versions_of(register, record.letter, record.language) if each.text), None)
    if last is None:
        raise NotFound("There is no earlier text of this letter.")
    return keep_wording(register, record.letter, record.language, last.text)


def _write(work: Work, register: Register, letter: str, language: str, text: str) -> Wording:
    record = _record(work, letter, language) or Wording(letter=letter, language=language)
    is_new = is_empty(record.text)
    original = _version(letter, language) if is_new else record.original
    changed = replace(record, text=text, original=original, changed_at=register.clock.now())
    refuse(check_record(changed))
    if record.id is None:
        return work.insert(changed)
    return work.update(changed) if text != record.text else record


def _record(reader: Records, letter: str, language: str) -> Wording | None:
    return next(iter(reader.all(Wording, letter=letter, language=language)), None)


def _version(letter: str, language: str) -> str:
    return read_wording(language, letter).version


def _known(letter: str, language: str) -> str:
    if language not in LETTER_LANGUAGES:
        raise NotFound("Letters are written in {known}, not in {language}.", known=list(LETTER_LANGUAGES),
            language=language or "?")  # fmt: skip
    return letter_type(letter).key
