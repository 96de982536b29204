"""What a message asks: phrases found in its sentences, weighed against conditions, threats and mere politeness."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from officer_app.domain.vocabulary import Right
from officer_app.intake.articles import asked_by_article, names_duties_only
from officer_app.intake.phrases import Match, Word
from officer_app.intake.rules import RIGHT_NAMED, Rules
from officer_app.intake.sentences import Said


class Strength(IntEnum):
    """How surely a sentence asks for something."""

    HINT = 1
    CONDITION = 2
    ASIDE = 3
    ASKED = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """A right and the sentence that shows it, word for word."""

    right: Right
    quote: str


@dataclass(frozen=True, slots=True)
class _Found:
    right: Right
    said: Said
    strength: Strength
    first: int = 0


_LAST_RESORT = frozenset({Right.QUESTION, Right.COMPLAINT})
"""What a letter is only where it asks for nothing else."""
_GROUNDS_OF_ERASURE = frozenset({Right.WITHDRAW_CONSENT, Right.OBJECTION, Right.RESTRICTION})
"""Beside an erasure under Art. 17 these are its grounds (Art. 17(1)(b) and (c)), not further requests."""
_SAID_BY_SENDERS = frozenset({Right.MARKETING_OBJECTION, Right.QUESTION, Right.COMPLAINT})
"""What the footer of an advertisement or an invoice seems to ask: how to unsubscribe, how to complain."""
_START = 2


def evidence_of(sentences: list[Said], rules: Rules, articles: re.Pattern[str]) -> tuple[Evidence, ...]:
    """Return each right asked for, once, with the first sentence that shows it best; empty where nothing is asked."""
    talk = [said for said in sentences if not _is_noise(said, rules)]
    cited = asked_by_article(_outside_threats(talk, rules), articles)
    found = [each for said in talk for each in _found_in(said, rules)]
    if len(talk) < len(sentences):
        found = [each for each in found if each.strength is Strength.ASKED and each.right not in _SAID_BY_SENDERS]
    if cited:
        found = [each for each in found if not _is_formality(each, rules, articles)]
    found += [_Found(right, said, Strength.ASKED) for right, said in cited]
    settled = _settle(found, cited[0][0] if cited else None)
    if not settled and len(talk) == len(sentences):
        settled = _last_resort(found, sentences, rules)
    return tuple(_once(settled))


def _is_noise(said: Said, rules: Rules) -> bool:
    """Tell whether a sentence belongs to an invoice, an advertisement or an automatic reply.

    `Stop sending me your special offers` does not: there the words of the advertisement stand inside a request.
    """
    noises = rules.noise.find(said.words)
    asks = rules.asks.find(said.words) if noises else []
    return any(not any(ask.covers(noise) for ask in asks) for noise in noises)


def _is_formality(found: "_Found", rules: Rules, articles: re.Pattern[str]) -> bool:
    """Tell whether a letter that cites its article only lists, supposes or recalls a duty here and asks nothing."""
    said = found.said
    if said.is_listed or said.text.endswith(";") or names_duties_only(said, articles):
        return True
    return any(
        match.after <= found.first and "," not in said.between(match.after, found.first)
        for match in rules.conditions.find(said.words)
    )


def _outside_threats(sentences: Iterable[Said], rules: Rules) -> Iterator[Said]:
    return (said for said in sentences if not rules.threats.first(said.words))


def _found_in(said: Said, rules: Rules) -> Iterator[_Found]:
    """Yield what one sentence asks, leaving out what lies behind a threat or inside a longer phrase."""
    threat = rules.threats.first(said.words)
    end = threat.first if threat else len(said.words)
    asks = rules.asks.find(said.words)
    shields = rules.shields.find(said.words)
    for match in asks:
        covered = any(_hides(other, match) for other in (*asks, *shields) if other.meaning != match.meaning)
        strength = _strength(match, said, rules)
        denied = strength is not Strength.CONDITION and _is_denied(match, said.words, rules)
        if match.first < end and not covered and not denied:
            yield _Found(RIGHT_NAMED[match.meaning], said, strength, match.first)
    for match in rules.hints.find(said.words):
        if match.first < end and not any(shield.covers(match) for shield in shields):
            yield _Found(RIGHT_NAMED[match.meaning], said, Strength.HINT, match.first)


def _hides(other: Match, match: Match) -> bool:
    """Tell whether a phrase is part of another: in `delete all that you know about me` nobody asks what you know."""
    is_deleted = (other.meaning, match.meaning) == (Right.ERASURE, Right.ACCESS)
    return other.covers(match) or (is_deleted and other.first < match.first < other.after)


def _is_denied(match: Match, words: tuple[Word, ...], rules: Rules) -> bool:
    """Tell whether `do not` or the like stands right before the phrase."""
    before = words[max(match.first - 6, 0) : match.first]
    return any(denial.after == len(before) for denial in rules.negations.find(before))


def _strength(match: Match, said: Said, rules: Rules) -> Strength:
    """Return how surely it is asked: `if ..., please delete` asks, `if you do not delete` only supposes."""
    condition = rules.conditions.at_start(said.words, within=_START)
    if condition is None or condition.first > match.first:
        return Strength.ASKED
    comma = said.text.find(",", said.words[condition.after - 1].end)
    is_supposed = comma < 0 or said.words[match.first].start < comma
    return Strength.CONDITION if is_supposed else Strength.ASIDE


def _settle(found: list[_Found], first_cited: Right | None) -> list[_Found]:
    """Return the strongest findings: what is asked beside what is only supposed does not count."""
    found = [each for each in found if each.right not in _LAST_RESORT]
    asked = {each.right for each in found if each.strength is Strength.ASKED}
    aside = {each.right for each in found if each.strength is Strength.ASIDE}
    if asked:
        asked |= aside - {Right.WITHDRAW_CONSENT} - _GROUNDS_OF_ERASURE
    for strength in (Strength.ASIDE, Strength.CONDITION, Strength.HINT):
        asked = asked or {each.right for each in found if each.strength is strength}
    kept = asked - _overruled(asked, found, first_cited)
    return [each for each in found if each.right in kept]


def _overruled(asked: set[Right], found: list[_Found], first_cited: Right | None) -> set[Right]:
    overruled: set[Right] = set()
    if first_cited is Right.ERASURE:
        overruled |= _GROUNDS_OF_ERASURE
    if first_cited in {Right.MARKETING_OBJECTION, Right.OBJECTION, Right.ACCESS, Right.RECTIFICATION}:
        overruled |= {Right.AUTOMATED_DECISION}
    if first_cited is Right.MARKETING_OBJECTION:
        overruled |= {Right.WITHDRAW_CONSENT}
    if Right.MARKETING_OBJECTION in asked:
        same = {each.said for each in found if each.right is Right.MARKETING_OBJECTION}
        objected = [each for each in found if each.right is Right.OBJECTION]
        if all(each.said in same for each in objected) or first_cited is Right.MARKETING_OBJECTION:
            overruled |= {Right.OBJECTION}
    return overruled


def _last_resort(found: list[_Found], sentences: list[Said], rules: Rules) -> list[_Found]:
    """Return a complaint, else a question about data, where nothing else is asked."""
    complaints = [each for each in found if each.right is Right.COMPLAINT]
    if complaints:
        return sorted(complaints, key=lambda each: -each.strength)
    questions = [each for each in found if each.right is Right.QUESTION]
    asked = [said for said in sentences if said.is_question and rules.about_data.first(said.words)]
    return questions or [_Found(Right.QUESTION, said, Strength.ASKED) for said in asked]


def _once(found: list[_Found]) -> Iterator[Evidence]:
    """Yield each right once, in the law's order, with the first sentence that shows it most surely."""
    for right in Right:
        best = max((each for each in found if each.right is right), key=lambda each: each.strength, default=None)
        if best is not None:
            yield Evidence(right, best.said.text)
