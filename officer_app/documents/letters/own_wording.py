"""The officer's own wording of a letter: which text is used, what may stand in it, and which duties it leaves open."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from officer_app.documents.letters.duties import duty
from officer_app.documents.letters.writing import LANGUAGE_NAMES, LetterType
from officer_app.documents.markdown_blocks import Line, Look, Tag, read_template
from officer_app.documents.text_runs import bound
from officer_app.documents.wording import (
    LARGEST_WORDING,
    LETTER_LANGUAGES,
    Source,
    WordingProblem,
    Wordings,
    check_signs,
    check_tags,
    problem_in,
    read_wording,
)
from officer_app.domain.fields import is_empty
from officer_app.domain.words import Sentence

NO_WORDINGS: Final[Wordings] = {}

_OF_ANY_CASE: Final = (
    "reference", "subject_name", "received_on", "due_on", "contact", "authority_name", "authority_address",
    "authority_phone", "authority_email", "authority_site", "authority_languages",
)  # fmt: skip
"""Places that every letter of a case can fill, whether or not the program's own text has them."""
_MOST_CONDITIONS: Final = 8
"""Conditions that are looked at for the subject; each doubles the ways in which a letter can begin."""


@dataclass(frozen=True, slots=True)
class Places:
    """What can stand in the wording of a letter: places for values, and conditions under which a part is shown."""

    values: tuple[str, ...]
    conditions: tuple[str, ...]

    def __contains__(self, name: object) -> bool:
        return name in self.values or name in self.conditions


def wording_for(kind: LetterType, language: str, wordings: Wordings) -> Source:
    """Return the officer's own wording of a letter, or the program's where she has none."""
    own = wordings.get((kind.key, language), "")
    return read_wording(language, kind.key) if is_empty(own) else own_source(kind, language, own)


def own_source(kind: LetterType, language: str, text: str) -> Source:
    """Return a text of the officer as a source; it is never code, and includes nothing."""
    named = {"letter": Sentence(kind.label), "language": LANGUAGE_NAMES[language]}
    return Source(Sentence("your own text of the letter {letter}, {language}", named), bound(text))


def places_of(kind: LetterType) -> Places:
    """Return what can stand in a letter's wording, in the order in which the program's own text has it."""
    tags = [tag for language in LETTER_LANGUAGES for tag in _tags(_original(kind, language))]
    values = [tag.name for tag in tags if not tag.sign]
    conditions = [tag.name for tag in tags if tag.sign in {"#", "^"}]
    shared = _OF_ANY_CASE if kind.about == "case" else ()
    return Places(tuple(dict.fromkeys((*values, *shared))), tuple(dict.fromkeys(conditions)))


def check_own(kind: LetterType, language: str, text: str) -> None:
    """Check a text of the officer as a wording file is checked; raises `WordingProblem` naming line and place."""
    source = own_source(kind, language, text)
    if len(text.encode()) > LARGEST_WORDING:
        raise WordingProblem("Your text is larger than {limit} bytes. Make it shorter.", limit=LARGEST_WORDING)
    check_signs(source.name, text)
    check_tags(source, places_of(kind))
    lines, original = read_template(text), _original(kind, language)
    ways = [shown for shown in _ways_to_begin((*original, *lines)) if _begins_with_subject(original, shown)]
    if not all(_begins_with_subject(lines, shown) for shown in ways):
        raise problem_in(source.name, 1, Sentence("it does not begin with its subject"))


def lost_duties(kind: LetterType, language: str, text: str) -> tuple[Sentence, ...]:
    """Return what the law asks for that the program's own text says and this one no longer does, or not in full."""
    before, after = _original(kind, language), read_template(text)
    kept, had = _remarks(after), _remarks(before)
    places = {tag.name for tag in _tags(after) if not tag.sign}
    needed = _places_by_remark(before)
    lost = (code for code, number in had.items() if kept[code] < number or not needed.get(code, set()) <= places)
    return tuple(duty(code) for code in lost)


def remark_words(name: str) -> tuple[Sentence, ...]:
    """Return what the remark above a paragraph says that it is needed for: `REF-3 EXT-4`."""
    return tuple(duty(code) for code in name.split())


def _original(kind: LetterType, language: str) -> tuple[Line, ...]:
    return read_template(read_wording(language, kind.key).text)


def _tags(lines: Iterable[Line]) -> Iterator[Tag]:
    for line in lines:
        yield from (part for part in line.parts if isinstance(part, Tag))


def _remarks(lines: Iterable[Line]) -> Counter[str]:
    return Counter(code for tag in _tags(lines) if tag.sign == "!" for code in tag.name.split())


def _places_by_remark(lines: Iterable[Line]) -> dict[str, set[str]]:
    """Return the places of the paragraphs that stand under each remark, as far as the next heading or remark."""
    found: dict[str, set[str]] = {}
    codes: list[str] = []
    is_begun = False
    for line in lines:
        remarks = [code for tag in _tags([line]) if tag.sign == "!" for code in tag.name.split()]
        if line.look in {Look.SUBJECT, Look.HEADING} or (remarks and is_begun):
            codes, is_begun = [], False
        codes += remarks
        is_begun = is_begun or not line.marks
        for code in codes:
            found.setdefault(code, set()).update(tag.name for tag in _tags([line]) if not tag.sign)
    return found


def _ways_to_begin(lines: tuple[Line, ...]) -> Iterator[Mapping[str, bool]]:
    """Yield every way in which the first conditions can turn out; some exclude one another, which nobody says here."""
    names = list(dict.fromkeys(tag.name for tag in _tags(lines) if tag.sign in {"#", "^"}))[:_MOST_CONDITIONS]
    for answers in product((True, False), repeat=len(names)):
        yield dict(zip(names, answers, strict=True))


def _begins_with_subject(lines: tuple[Line, ...], shown: Mapping[str, bool]) -> bool:
    hidden: list[bool] = []
    for line in lines:
        for tag in _tags([line]):
            if tag.sign in {"#", "^"}:
                hidden.append(shown.get(tag.name, True) is (tag.sign == "^"))
            elif tag.sign == "/" and hidden:
                hidden.pop()
        if not line.marks and line.parts and not any(hidden):
            return line.look is Look.SUBJECT
    return False
