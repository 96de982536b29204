"""What a message tells without asking it outright: classes of words that stand together, in one sentence or near by.

Which classes make which right stands in `cues.toml`, for all languages alike; which words belong to a class stands in
the rules of each language. `a ~b -c` is a sentence with a word of class `a`, with `b` in or near it, `c` in neither.
"""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from officer_app.domain.vocabulary import Right
from officer_app.intake.rules import RIGHT_NAMED, Rules
from officer_app.intake.sentences import Said
from officer_app.intake.weighing import Found, Strength

_NEAR = 2
"""Sentences before and after the one that is shown."""
_QUESTION = "question"
_SPOKEN_OF = frozenset({"i", "record", "wrong"})
"""Somebody is spoken of where a record is wrong: `the file says that I caused the crash`."""
_Classes = Sequence[frozenset[str]]


class Cue(NamedTuple):
    """The classes that must stand in the sentence, those that may also stand near it, and those that must not."""

    here: frozenset[str]
    near: frozenset[str]
    absent: frozenset[str]

    def fits(self, here: frozenset[str], around: frozenset[str], near: frozenset[str]) -> bool:
        """Tell whether a sentence with the classes `here` and `around`, among those `near`, is one of these."""
        return self.here <= here and self.near <= around and self.absent.isdisjoint(near)


class Cues(NamedTuple):
    """For each right its cues: sure ones, weak ones for want of better, and those that count beside what is asked.

    `together` counts in the very sentence that asks something else, `beside` in a sentence of its own.
    """

    sure: Mapping[Right, tuple[Cue, ...]]
    weak: Mapping[Right, tuple[Cue, ...]]
    together: Mapping[Right, tuple[Cue, ...]]
    beside: Mapping[Right, tuple[Cue, ...]]
    chasing: tuple[Cue, ...]


@cache
def cues_of(folder: Path) -> Cues:
    """Read which classes make which right, the more particular rights first; raises KeyError for an unknown right."""
    with (folder / "cues.toml").open("rb") as file:
        found = tomllib.load(file)
    chasing = tuple(map(_cue, found.pop("chasing")))
    return Cues(**{name: {RIGHT_NAMED[right]: tuple(map(_cue, cues)) for right, cues in rights.items()}
                   for name, rights in found.items()}, chasing=chasing)  # fmt: skip


def _cue(written: str) -> Cue:
    marks = written.split()
    return Cue(
        here=frozenset(mark for mark in marks if mark[0] not in "~-"),
        near=frozenset(mark[1:] for mark in marks if mark[0] == "~"),
        absent=frozenset(mark[1:] for mark in marks if mark[0] == "-"),
    )


class Telling:
    """What sentences tell, by the classes of words in each and around it."""

    def __init__(self, sentences: Sequence[Said], rules: Rules) -> None:
        """Look up the classes of each sentence once."""
        self._cues = cues_of(rules.folder)
        self._sentences = [said for said in sentences if not said.first("shields")]
        self._here = [_classes_in(said, rules) for said in self._sentences]
        self._near = [_union(self._here[max(at - _NEAR, 0) : at + _NEAR + 1]) for at in range(len(self._here))]

    def told(self, among: Collection[Right] = tuple(Right)) -> list[Found]:
        """Return the right, of some or of all, that the sentences tell of, with each sentence that shows it.

        What one sentence tells alone counts before what only its neighbours make of it, and weak cues come last; of
        several rights the more particular one is meant.
        """
        sure, weak = self._cues.sure, self._cues.weak
        for cues, around in ((sure, self._here), (sure, self._near), (weak, self._near)):
            for right, fitting in cues.items():
                found = list(self._showing(right, fitting, around, self._near)) if right in among else []
                if found:
                    return found
        return []

    @property
    def is_personal(self) -> bool:
        """Tell whether the sentences speak of somebody's own things and of no other matter of the office."""
        classes = _union(self._here)
        is_mine = "mine" in classes or classes >= _SPOKEN_OF
        return is_mine and "other_matters" not in classes

    @property
    def is_chasing(self) -> bool:
        """Tell whether the sentences speak of an earlier letter of the writer's own, without saying what it asked."""
        classes = _union(self._here)
        return any(cue.fits(classes, classes, classes) for cue in self._cues.chasing)

    def together(self, asked: Iterable[Found]) -> list[Found]:
        """Return the rights told in the same sentences that ask something else: `erase this and stop your adverts`."""
        asked = list(asked)
        rights, said = {each.right for each in asked}, {each.said for each in asked}
        found = (
            each
            for right, fitting in self._cues.together.items()
            if right not in rights
            for each in self._showing(right, fitting, self._here, self._here)
        )
        return [each for each in found if each.said in said]

    def beside(self, asked: Iterable[Found]) -> list[Found]:
        """Return the rights told in sentences that ask nothing outright, while others ask something else."""
        asked = list(asked)
        told = (
            found
            for right, fitting in self._cues.beside.items()
            if all(each.right is not right for each in asked)
            for found in self._showing(right, fitting, self._here, self._here)
        )
        return [found for found in told if all(each.said != found.said for each in asked)]

    def _showing(self, right: Right, cues: Iterable[Cue], around: _Classes, near: _Classes) -> Iterator[Found]:
        for said, *classes in zip(self._sentences, self._here, around, near, strict=True):
            if any(cue.fits(*classes) for cue in cues):
                yield Found(right, said, Strength.TOLD)


def _classes_in(said: Said, rules: Rules) -> frozenset[str]:
    classes = frozenset(match.meaning for match in said.found_in(rules.classes))
    return classes | {_QUESTION} if "?" in said.text else classes


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
