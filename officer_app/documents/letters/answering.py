"""What the letters have in common that say what was done: who asks, that it is granted, and a part that is refused."""

from officer_app.documents.letters.refusal import ground_words, proof_facts, proof_values, time_fact
from officer_app.documents.letters.writing import Fact, Writing, text_fact
from officer_app.documents.wording import Missing, Value
from officer_app.domain.case import Case
from officer_app.domain.case_rules import refused_rights
from officer_app.domain.fields import is_empty
from officer_app.domain.identity import is_settled
from officer_app.domain.refusal import GROUNDS, RefusalGround
from officer_app.domain.vocabulary import Outcome, Right
from officer_app.domain.words import Sentence

_DONE = frozenset({Outcome.GRANTED, Outcome.PARTLY, None})


def listed(text: str) -> str | tuple[str, ...]:
    """Return the lines of a text, each a point of its own; a single line stays a sentence."""
    lines = tuple(line.strip() for line in text.splitlines() if not is_empty(line))
    return lines if len(lines) > 1 else "".join(lines)


def listed_or_missing(writing: Writing, key: str, text: str) -> str | tuple[str, ...] | Missing:
    """Return the lines of a text, or the mark that it is missing."""
    return listed(text) or writing.missing(key)


def identity_fact(writing: Writing, *, required: bool = True) -> Fact:
    """Return the fact that it is settled who asks: required where the letter tells of the data."""
    settled = is_settled(writing.file.checks)
    note = (
        Sentence("It is settled who asks.")
        if settled
        else Sentence("It is not settled who asks. Record a check that was passed, or say why none is needed.")
    )
    return Fact("identity", "Identity", settled, note, "identity_check.result", required, checklist=("COM-identity",))


def is_refused_in_part(case: Case, right: Right) -> bool:
    """Tell whether a part of what this right asks is refused."""
    return case.outcome is Outcome.PARTLY and right in case.refused_rights


def decision_facts(writing: Writing, right: Right) -> tuple[Fact, ...]:
    """Return that the case grants what the letter says was done, and why a part of it is refused where one is."""
    case = writing.file.case
    if not is_refused_in_part(case, right):
        return (_decision(case, right),)
    return (_decision(case, right), *refused_facts(writing, right))


def refused_facts(writing: Writing, right: Right) -> tuple[Fact, ...]:
    """Return what a refusal within a letter needs: the reasons, a ground that the law allows, the first month."""
    case = writing.file.case
    grounds = grounds_of(case, right)
    note = Sentence("{grounds}", {"grounds": grounds}) if grounds else Sentence("Choose the ground of the refusal.")
    return (
        text_fact("reasons", "Reasons, to the person", case.outcome_reason, mends="case.outcome_reason",
            lacks="Say why, with the facts of this case.", checklist=("REF-2", "REF-5"), source="GDPR Art. 12(4)"),
        Fact("grounds", "Ground of the refusal", bool(grounds), note, "case.refusal_grounds", checklist=("REF-2",)),
        *proof_facts(writing),
        time_fact(writing),
    )  # fmt: skip


def refused_values(writing: Writing, right: Right) -> dict[str, Value]:
    """Return the values for the part of a letter that says what is refused, and what can be done about it."""
    case = writing.file.case
    return {
        "refused_part": is_refused_in_part(case, right),
        "refused_reasons": writing.or_missing("reasons", case.outcome_reason),
        "refused_grounds": ground_words(writing, grounds_of(case, right)),
        **proof_values(writing),
    }


def grounds_of(case: Case, right: Right) -> tuple[RefusalGround, ...]:
    """Return those grounds of a case on which the law lets this right be refused."""
    return tuple(each for each in case.refusal_grounds if each in GROUNDS[right])


def _decision(case: Case, right: Right) -> Fact:
    fits = right not in case.rights or case.outcome in _DONE
    if case.outcome is None:
        note = Sentence("Not decided yet: the letter says that it is done.")
    elif fits:
        note = Sentence("{outcome}", {"outcome": case.outcome})
    elif right in refused_rights(case):
        note = Sentence("The case refuses this. The refusal is the letter for that.", source="GDPR Art. 12(4)")
    else:
        note = Sentence("The outcome is {outcome}; this letter would say something else.", {"outcome": case.outcome})
    return Fact("decision", "Decision", fits, note, "case.outcome")
