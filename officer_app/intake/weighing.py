"""What counts of all that a message seems to ask: the surest findings, without those that only serve another."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from officer_app.domain.vocabulary import Right
from officer_app.intake.sentences import Said


class Strength(IntEnum):
    """How surely a sentence asks for something."""

    HINT = 1
    TOLD = 2
    CONDITION = 3
    ASIDE = 4
    ASKED = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A right and the sentence that shows it, word for word."""

    right: Right
    quote: str


@dataclass(frozen=True, slots=True)
class Found:
    """A right that a sentence seems to ask for, how surely, and at which of its words."""

    right: Right
    said: Said
    strength: Strength
    first: int = 0


_LAST_RESORT = frozenset({Right.QUESTION, Right.COMPLAINT})
"""What a letter is only where it asks for nothing else."""
_GROUNDS_OF_ERASURE = frozenset({Right.WITHDRAW_CONSENT, Right.OBJECTION, Right.RESTRICTION})
"""Beside an erasure under Art. 17 these are its grounds (Art. 17(1)(b) and (c)), not further requests."""


def settle(found: list[Found], first_cited: Right | None) -> list[Found]:
    """Return the strongest findings: what is asked beside what is only supposed does not count."""
    found = [each for each in found if each.right not in _LAST_RESORT and each.strength > Strength.HINT]
    asked = _with_strength(found, Strength.ASKED)
    if asked:
        asked |= _with_strength(found, Strength.ASIDE) - _GROUNDS_OF_ERASURE
    asked = asked or _with_strength(found, Strength.ASIDE) or _with_strength(found, Strength.CONDITION)
    kept = asked - _overruled(asked, found, first_cited)
    return [each for each in found if each.right in kept]


def guess(found: list[Found], told: list[Found], sentences: list[Said]) -> list[Found]:
    """Return what a message seems to want that asks for nothing outright: complaint, question, what it tells, hints."""
    asked = [each for each in found if each.strength > Strength.HINT]
    hints = [each for each in found if each.strength is Strength.HINT]
    return (
        _of(Right.COMPLAINT, asked)
        or _of(Right.QUESTION, asked)
        or told
        or [each for each in hints if each.right not in _LAST_RESORT]
        or _of(Right.COMPLAINT, hints)
        or _of(Right.QUESTION, hints)
        or [
            Found(Right.QUESTION, said, Strength.ASKED)
            for said in sentences
            if said.is_question and said.first("about_data")
        ]
    )


def _of(right: Right, found: list[Found]) -> list[Found]:
    return [each for each in found if each.right is right]


def _with_strength(found: list[Found], strength: Strength) -> set[Right]:
    return {each.right for each in found if each.strength is strength}


def _overruled(asked: set[Right], found: list[Found], first_cited: Right | None) -> set[Right]:
    """Return the rights that only serve the one whose article comes first, or say it in other words."""
    overruled: set[Right] = set()
    if first_cited is Right.ERASURE:
        overruled |= _GROUNDS_OF_ERASURE
    if first_cited in {Right.MARKETING_OBJECTION, Right.OBJECTION, Right.ACCESS, Right.RECTIFICATION}:
        overruled |= {Right.AUTOMATED_DECISION}
    if first_cited is Right.MARKETING_OBJECTION:
        overruled |= {Right.WITHDRAW_CONSENT}
    if Right.MARKETING_OBJECTION in asked:
        same = {each.said for each in _of(Right.MARKETING_OBJECTION, found)}
        only_there = all(each.said in same for each in _of(Right.OBJECTION, found))
        if only_there or first_cited is Right.MARKETING_OBJECTION:
            overruled |= {Right.OBJECTION}
    return overruled


def once(found: list[Found]) -> Iterator[Evidence]:
    """Yield each right once, in the law's order, with the first sentence that shows it most surely."""
    for right in Right:
        best = max(_of(right, found), key=lambda each: each.strength, default=None)
        if best is not None:
            yield Evidence(right, best.said.text)
