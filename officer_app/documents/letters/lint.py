"""The last look at a finished letter: what it must not ask, what it has to name, in whose language, with no gap left.

It looks at the words that will leave, whoever wrote them: the program, the officer in a field, or her hand at the end.
A finding is a warning beside the letter; only she can know whether it is right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from officer_app.documents.blocks import Block, Bullets, Heading, Text
from officer_app.documents.letters.lint_phrases import (
    Passage,
    Phrases,
    Sought,
    in_words,
    language_of,
    passages,
    read_phrases,
    written,
)
from officer_app.documents.letters.writing import LANGUAGE_NAMES, beginning
from officer_app.documents.wording import LETTER_LANGUAGES
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.case_rules import refused_rights
from officer_app.domain.fields import is_empty
from officer_app.domain.folding import fold
from officer_app.domain.vocabulary import Outcome, Right
from officer_app.domain.words import Sentence

_ASKED: Final = {
    "identity_copy": Sentence(
        "This seems to ask for a copy of an identity document: “{text}”. Ask for something that tells less, or for "
        "a copy on which all is covered that you do not need.",
        source="GDPR Art. 12(6) and 5(1)(c); EDPB 01/2022 paras 74 to 77",
    ),
    "signature": Sentence(
        "This seems to ask for a signature: “{text}”. The law ties a request to no form.",
        source="EDPB 01/2022 para 52",
    ),
    "reasons": Sentence(
        "This seems to ask why the person wants it: “{text}”. Nobody has to give reasons for a request.",
        source="EDPB 01/2022 para 167",
    ),
}
COMPLAINT: Final = Sentence(
    "The letter does not say that the person can complain to a supervisory authority.",
    source="GDPR Art. 12(4), 15(1)(f) and 77",
)
COURT: Final = Sentence("The letter does not say that the person can go to court.", source="GDPR Art. 12(4) and 79")
_REASONED: Final = frozenset({Right.OBJECTION, Right.AUTOMATED_DECISION, Right.COMPLAINT, Right.QUESTION, Right.OTHER})
"""What lives from the reasons of the person, so that a letter may ask for them (GDPR Art. 21(1) and 22(3))."""

_REFUSING: Final = frozenset({"refusal", "objection_rejected", "not_identifiable", "automated_decision", "fee_notice"})
_TELLING: Final = {
    "access_response": Right.ACCESS,
    "rectification_done": Right.RECTIFICATION,
    "erasure_done": Right.ERASURE,
    "restriction_imposed": Right.RESTRICTION,
    "portability_cover": Right.PORTABILITY,
}
"""The letters that grant a right, and refuse a part of it where the case does."""

_GAPS: Final = re.compile(r"\{\{|\}\}|_{3,}|\.{4,}|…{2,}|\[\s*(?:\.{2,}|…|\?+)?\s*\]")
_BRACKETS: Final = re.compile(r"\[([^\[\]\n]{1,60})\]")
_CROSSES: Final = re.compile(r"(?<![\w*])[xX]{3,9}(?![\w*])")
_MOST_OF_A_KIND: Final = 3
_FEWEST_WORDS, _FEWEST_KNOWN, _TIMES = 8, 4, 2
"""A paragraph is in another language where that one's common words are at least four, and twice those of its own."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished letter as it is looked at; one that goes to an organisation may ask it for more than a person."""

    key: str
    language: str
    blocks: tuple[Block, ...]
    to_person: bool = True


def look_over(letter: Finished, file: CaseFile | None) -> tuple[Sentence, ...]:
    """Return what somebody should look at again before the letter leaves; `file` is the case that it answers."""
    phrases = read_phrases(letter.language)
    case = file.case if file else Case()
    said = tuple(passages(letter.blocks))
    whole = in_words(" ".join(each.sentence for each in said))
    found = [*_gaps(letter.blocks, said, phrases, case)]
    if letter.to_person:
        found += _asked(said, whole, phrases, case)
        found += _remedies(letter, whole, phrases, case)
        found += _languages(letter, case)
    return tuple(found)


def _asked(said: Sequence[Passage], whole: str, phrases: Phrases, case: Case) -> Iterator[Sentence]:
    for name, finding in _ASKED.items():
        if name == "reasons" and case.rights and set(case.rights) <= _REASONED:
            continue
        sought = phrases.rules[name]
        if not sought.what.search(whole):
            continue
        paragraphs = dict.fromkeys(each.paragraph for each in said)
        spared = {each for each in paragraphs if sought.about.search(in_words(each))}
        hits = (each.sentence for each in said if each.paragraph not in spared and _says(each, sought, phrases))
        for sentence in _few(hits):
            yield Sentence(finding.text, {"text": beginning(sentence)}, finding.source)


def _says(passage: Passage, sought: Sought, phrases: Phrases) -> bool:
    """Tell whether a sentence says what is sought, alone or as a point of the list that its intro begins."""
    alone, intro = (phrases.finds(sought, each) for each in (passage.sentence, passage.intro))
    return alone or (not intro and phrases.finds(sought, f"{passage.intro} {passage.sentence}"))


def _few(hits: Iterable[str]) -> Iterator[str]:
    """Yield the first of some sentences, each once; no more are looked for."""
    told: set[str] = set()
    for each in hits:
        if each not in told:
            told.add(each)
            yield each
        if len(told) == _MOST_OF_A_KIND:
            return


def _gaps(blocks: Sequence[Block], said: Sequence[Passage], phrases: Phrases, case: Case) -> Iterator[Sentence]:
    own = _words_of_others(case)
    hits = (each.sentence for each in said if _has_gap(each.sentence, phrases) and fold(each.sentence) not in own)
    for sentence in _few(hits):
        yield Sentence("A place seems not to be filled: “{text}”.", {"text": beginning(sentence)})
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        ends = following is None or isinstance(following, Heading)
        if isinstance(block, Heading) and ends:
            yield Sentence("Nothing stands under “{text}”.", {"text": beginning(written(block.spans))})
        elif isinstance(block, Text) and ends and written(block.spans).rstrip().endswith(":"):
            yield Sentence("Nothing follows “{text}”.", {"text": beginning(written(block.spans))})


def _has_gap(sentence: str, phrases: Phrases) -> bool:
    names = (in_words(each) for each in _BRACKETS.findall(sentence))
    return (
        _GAPS.search(sentence) is not None
        or _CROSSES.search(sentence) is not None
        or phrases.unfilled.search(in_words(sentence)) is not None
        or any(phrases.places.search(each) for each in names)
    )


def _words_of_others(case: Case) -> str:
    """Return what stands in a letter as somebody else wrote it: the data, and what the person said."""
    theirs = (case.data_summary, case.decision_view, case.request_text, case.supplement, case.corrections)
    return fold("\n".join(theirs))


def _remedies(letter: Finished, whole: str, phrases: Phrases, case: Case) -> Iterator[Sentence]:
    named = {name: pattern.search(whole) is not None for name, pattern in phrases.remedies.items()}
    refuses = _refuses(letter.key, case)
    if (refuses or letter.key == "access_response") and not named["complaint"]:
        yield COMPLAINT
    if refuses and not named["court"]:
        yield COURT


def _refuses(key: str, case: Case) -> bool:
    """Tell whether a letter refuses something, so that it has to name the remedies (GDPR Art. 12(4))."""
    if key in _REFUSING:
        return True
    if key == "access_response" and not is_empty(case.withheld):
        return True
    return case.outcome is Outcome.PARTLY and _TELLING.get(key) in refused_rights(case)


def _languages(letter: Finished, case: Case) -> Iterator[Sentence]:
    if case.language in LETTER_LANGUAGES and case.language != letter.language:
        named = {"theirs": LANGUAGE_NAMES[case.language], "ours": LANGUAGE_NAMES[letter.language]}
        yield Sentence("The person wrote in {theirs}, and this letter is in {ours}.", named, "GDPR Art. 12(1)")
    own = _words_of_others(case)
    foreign = ((text, other) for text in _paragraphs(letter.blocks) if (other := _foreign(text, letter.language)))
    told = ((text, other) for text, other in foreign if fold(text) not in own)
    for text, other in islice(told, _MOST_OF_A_KIND):
        values = {"language": LANGUAGE_NAMES[other], "text": beginning(text)}
        yield Sentence("This seems to be written in {language}: “{text}”.", values, "GDPR Art. 12(1)")


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Text():
                yield written(block.spans)
            case Bullets():
                yield from (written(item) for item in block.items)


def _foreign(text: str, language: str) -> str:
    """Return the language in which a paragraph seems to be written, where that is not the letter's."""
    if len(text.split()) < _FEWEST_WORDS:
        return ""
    counted = language_of(text)
    likely, number = counted.most_common(1)[0]
    is_clear = number >= _FEWEST_KNOWN and number >= _TIMES * counted[language]
    return likely if is_clear and likely != language else ""
