"""The request is not for us to answer: what was asked, why not we, and who is responsible instead (GDPR Art. 12(4))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import Outcome
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter tells: what was asked, that it is not ours, and who is responsible, where we know."""
    case = writing.file.case
    asked = Sentence("{rights}", {"rights": case.rights}) if case.rights else Sentence("Say what the person asks.")
    return (
        *letterhead.facts(writing),
        Fact("rights", "What is asked", bool(case.rights), asked, "case.rights", checklist=("COM-received",)),
        _decision_fact(writing),
        _holds_fact(writing),
        text_fact("responsible_party", "Who is responsible instead", case.responsible_party, required=False,
            lacks="Not known: the letter says so.", mends="case.responsible_party", checklist=("COM-clear",)),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    knows = not is_empty(case.responsible_party)
    return {
        **letterhead.values(writing),
        "rights": tuple(writing.right(right) for right in case.rights) or writing.missing("rights"),
        "nothing_held": case.holds_data is False,
        "kept_here": case.forwarded_on is None,
        "knows_party": knows,
        "unknown_party": not knows,
        "responsible_party": case.responsible_party,
    }


def _decision_fact(writing: Writing) -> Fact:
    outcome = writing.file.case.outcome
    fits = outcome in {None, Outcome.NOT_OURS}
    note = (
        Sentence("The letter says that we are not responsible.")
        if fits
        else Sentence("The outcome of the case is {outcome}: this letter says that it is not ours.",
            {"outcome": outcome})
    )  # fmt: skip
    return Fact("decision", "Decision", fits, note, "case.outcome", checklist=("COM-clear",))


def _holds_fact(writing: Writing) -> Fact:
    holds = writing.file.case.holds_data
    notes = {
        None: Sentence("Not said: the letter leaves it open whether we hold data."),
        True: Sentence("We hold data about this person: see whether the request is not ours after all."),
        False: Sentence("Nothing is held: the letter says so."),
    }
    return Fact("holds_data", "Do we hold data", holds is False, notes[holds], "case.holds_data", required=False)


TYPE = LetterType("not_ours", "Not ours", facts, values)
