"""What a message asks: phrases found in its sentences, weighed against conditions, threats and mere politeness."""

from collections.abc import Iterable, Iterator, Sequence

from officer_app.domain.vocabulary import Right
from officer_app.intake.phrases import Match
from officer_app.intake.rules import RIGHT_NAMED, Rules
from officer_app.intake.sentences import Said
from officer_app.intake.told import Telling
from officer_app.intake.weighing import Evidence, Found, Strength, guess, once, settle

_SAID_BY_SENDERS = frozenset({Right.MARKETING_OBJECTION, Right.QUESTION, Right.COMPLAINT})
"""What the footer of an advertisement or an invoice seems to ask: how to unsubscribe, how to complain."""
_OF_ANY_PAPER = frozenset(Right) - {Right.MARKETING_OBJECTION, Right.OBJECTION, Right.WITHDRAW_CONSENT, Right.QUESTION}
"""What people also ask about papers and goods: a copy, a correction, to strike something out."""
_NOT_ONLY_ACCESS = frozenset({Right.PORTABILITY, Right.RESTRICTION})
"""What a message tells that seems to ask for access: a file for another provider, `all you have on me` on hold."""
_START = 2


def evidence_of(sentences: list[Said], rules: Rules) -> tuple[Evidence, ...]:
    """Return each right asked for, once, with the first sentence that shows it best; empty where nothing is asked."""
    talk = [said for said in sentences if not _is_noise(said)]
    cited = _asked_by_article(_outside_threats(talk))
    found = [each for said in talk if said.phrases for each in _found_in(said, rules)]
    is_sent_to_many = any(_is_of("noise", said) for said in sentences)
    if is_sent_to_many:
        found = [each for each in found if each.strength is Strength.ASKED and each.right not in _SAID_BY_SENDERS]
    if not cited and not _is_personal(talk, rules):
        found = [each for each in found if each.right not in _OF_ANY_PAPER]
    if cited:
        found = [each for each in found if not _is_formality(each)]
    found += [Found(right, said, Strength.ASKED) for right, said in cited]
    settled = settle(found, cited[0][0] if cited else None)
    if not cited and not is_sent_to_many:
        settled = _completed(settled, found, talk, rules)
    return tuple(once(settled))


def _completed(settled: list[Found], found: list[Found], sentences: list[Said], rules: Rules) -> list[Found]:
    """Return the findings with what a message only tells, in their place or beside them."""
    telling = Telling(sentences, rules)
    if not settled:
        settled = guess(found, telling.told(), sentences)
    elif {each.right for each in settled} == {Right.ACCESS}:
        settled = _not_only_access(settled, telling.told(_NOT_ONLY_ACCESS))
    return settled + telling.together(settled) + telling.beside(settled)


def _not_only_access(asked: list[Found], told: list[Found]) -> list[Found]:
    """Return what is told in the place of the access asked, or beside it: a copy now, and the file on hold."""
    elsewhere = {Right.RESTRICTION} >= {each.right for each in told}
    same = {each.said for each in told}
    return told + [each for each in asked if not told or (elsewhere and each.said not in same)]


def _is_personal(sentences: list[Said], rules: Rules) -> bool:
    """Tell whether a message speaks of a person at all: `correct the price on page two` asks nothing of the officer."""
    if "personal" not in rules.spoken.kinds or any(said.first("personal") for said in sentences):
        return True
    return Telling(sentences, rules).is_personal


def _is_noise(said: Said) -> bool:
    """Tell whether a sentence belongs to an invoice, an advertisement or an automatic reply, or thanks for the past."""
    return _is_of("noise", said) or _is_of("thanked", said)


def _is_of(kind: str, said: Said) -> bool:
    """Tell whether a sentence is of this kind of noise.

    `Stop sending me your special offers` is not: there the words of the advertisement stand inside a request.
    """
    noises = said.all(kind)
    asks = said.all("asks") if noises else []
    return any(not any(ask.covers(noise) for ask in asks) for noise in noises)


def _is_formality(found: Found) -> bool:
    """Tell whether a letter that cites its article only lists, supposes or recalls a duty here and asks nothing."""
    said = found.said
    if said.is_listed or said.text.endswith(";") or _names_duties_only(said):
        return True
    return any(
        match.after <= found.first and "," not in said.between(match.after, found.first)
        for match in said.all("conditions")
    )


def _names_duties_only(said: Said) -> bool:
    """Tell whether a sentence cites articles but no right, as `Art. 12(3): you have to confirm the erasure` does."""
    return bool(said.cited) and not any(said.cited)


def _asked_by_article(sentences: Iterable[Said]) -> list[tuple[Right, Said]]:
    """Return the right of the first article cited outside lists and questions, and portability wherever it is cited.

    Letters that cite articles name the right they use first; later ones stand there as duties or as grounds.
    """
    asked: list[tuple[Right, Said]] = []
    for said in sentences:
        if said.is_listed or said.is_question:
            continue
        for right in filter(None, said.cited):
            if not asked or (right is Right.PORTABILITY and right not in {each for each, _ in asked}):
                asked.append((right, said))
    return asked


def _outside_threats(sentences: Iterable[Said]) -> Iterator[Said]:
    return (said for said in sentences if not said.first("threats"))


def _found_in(said: Said, rules: Rules) -> Iterator[Found]:
    """Yield what one sentence asks, leaving out what lies behind a threat or inside a longer phrase."""
    threat = said.first("threats")
    end = threat.first if threat else len(said.words)
    asks = said.all("asks")
    shields = said.all("shields")
    for match in asks:
        covered = any(_hides(other, match) for other in (*asks, *shields) if other.meaning != match.meaning)
        strength = _strength(match, said)
        denied = strength is not Strength.CONDITION and (
            _is_denied(match, said.words, rules) or _is_spared(match, said, rules)
        )
        if match.first < end and not covered and not denied:
            yield Found(RIGHT_NAMED[match.meaning], said, strength, match.first)
    for match in said.all("hints"):
        shielded = any(shield.covers(match) for shield in shields) or _is_denied(match, said.words, rules)
        if match.first < end and not shielded:
            yield Found(RIGHT_NAMED[match.meaning], said, Strength.HINT, match.first)


def _hides(other: Match, match: Match) -> bool:
    """Tell whether a phrase is part of another: in `delete all that you know about me` nobody asks what you know."""
    is_deleted = (other.meaning, match.meaning) == (Right.ERASURE, Right.ACCESS)
    return other.covers(match) or (is_deleted and other.first < match.first < other.after)


def _is_denied(match: Match, words: Sequence[str], rules: Rules) -> bool:
    """Tell whether `do not` or the like stands right before the phrase."""
    before = words[max(match.first - 6, 0) : match.first]
    return any(denial.after == len(before) for denial in rules.negations.find(before))


def _is_spared(match: Match, said: Said, rules: Rules) -> bool:
    """Tell whether an erasure is told of that shall not be: `nothing may be deleted from my file`."""
    if match.meaning != Right.ERASURE:
        return False
    spared = (each for each in said.found_in(rules.classes) if each.meaning == "spared")
    return any(each.first < match.after and match.first < each.after for each in spared)


def _strength(match: Match, said: Said) -> Strength:
    """Return how surely it is asked: `if ..., please delete` asks, `if you do not delete` only supposes."""
    condition = said.at_start("conditions", within=_START)
    if condition is None or condition.first > match.first:
        return Strength.ASKED
    comma = said.text.find(",", said.places[condition.after - 1][1])
    is_supposed = comma < 0 or said.places[match.first][0] < comma
    return Strength.CONDITION if is_supposed else Strength.ASIDE
