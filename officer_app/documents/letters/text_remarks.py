"""What is to be said beside the text of a letter: what it must not say, what it no longer says, and by which line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from officer_app.documents.letters.duties_told import Lines, Untold
from officer_app.documents.letters.lint import COMPLAINT, COURT
from officer_app.domain.words import Sentence

_SAID_BY_DUTIES: Final = (
    (COMPLAINT, frozenset({"REF-3", "ACC-f", "FEE-3", "EXT-4"})),
    (COURT, frozenset({"REF-4"})),
)
"""Findings of the last look that say what a duty says too, which also knows the line."""


@dataclass(frozen=True, slots=True)
class TextRemark:
    """One thing to look at again: how the line begins where it is, the lines to put back, whether her hand made it."""

    sentence: Sentence
    near: str = field(default="")
    lines: Lines = field(default=())
    by_hand: bool = field(default=False)


def remarks_of(
    warned: Iterable[Sentence], before: Iterable[Sentence] = (), untold: Iterable[Untold] = ()
) -> tuple[TextRemark, ...]:
    """Return what is wrong in an edited text, what it lacks, then the warnings that were there without her hand.

    `before` are the warnings about the wording with which the text began.
    """
    untold = tuple(untold)
    lacking = (TextRemark(each.sentence, each.near, each.lines, by_hand=True) for each in untold)
    about = tuple(_of_warnings(warned, tuple(before), {code for each in untold for code in each.codes}))
    return (*(each for each in about if each.by_hand), *lacking, *(each for each in about if not each.by_hand))


def _of_warnings(warned: Iterable[Sentence], before: tuple[Sentence, ...], codes: set[str]) -> Iterator[TextRemark]:
    said = [finding for finding, same in _SAID_BY_DUTIES if codes & same]
    for each in warned:
        if each not in said:
            near = str(each.values.get("text", "")).rstrip("…").rstrip()
            yield TextRemark(each, near, by_hand=each not in before)
