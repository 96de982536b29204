"""That no data of this person are held, apart from the file of the request itself (GDPR Art. 15(1), 12(4))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.answering import identity_fact
from officer_app.documents.letters.writing import Fact, LetterType, Writing
from officer_app.documents.wording import Value
from officer_app.domain.letter_fits import IDENTIFYING_RIGHTS
from officer_app.domain.vocabulary import Right, TaskAnswer
from officer_app.domain.words import Sentence

_FOUND = frozenset({TaskAnswer.FOUND, TaskAnswer.EXCEPTION})


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what a negative answer needs: who asks, that nothing is held, and that every search is over."""
    return (
        *letterhead.facts(writing),
        identity_fact(writing),
        _holds_fact(writing),
        _found_fact(writing),
        _waiting_fact(writing),
    )


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    return {
        **letterhead.values(writing),
        "nothing_held": case.holds_data is False,
        "holds_missing": writing.missing("holds_data"),
        "access": Right.ACCESS in case.rights,
        "stops": listed_ways(writing),
        "destroyed_on": writing.words.day(case.destroy_on) if case.destroy_on else "",
    }


def listed_ways(writing: Writing) -> tuple[str, ...]:
    """Return of which details a fingerprint stands on the suppression list, in words."""
    channels = dict.fromkeys(each.channel for each in writing.file.suppressions)
    return tuple(writing.words(f"ways.{each.value}") for each in channels)


def _holds_fact(writing: Writing) -> Fact:
    notes = {
        None: Sentence("Say whether we hold data about this person."),
        True: Sentence("The case says that we hold data about this person."),
        False: Sentence("Nothing is held."),
    }
    holds = writing.file.case.holds_data
    return Fact("holds_data", "Do we hold data", holds is False, notes[holds], "case.holds_data",
        checklist=("ACC-0",))  # fmt: skip


def _found_fact(writing: Writing) -> Fact:
    found = _systems(writing, _FOUND)
    note = (
        Sentence("Data were found in: {systems}.", {"systems": found})
        if found
        else Sentence("No search found data.")
    )  # fmt: skip
    return Fact("found", "What the searches found", not found, note, checklist=("ACC-0",))


def _waiting_fact(writing: Writing) -> Fact:
    waiting = _systems(writing, frozenset({TaskAnswer.PENDING}))
    note = (
        Sentence("No answer yet from: {systems}.", {"systems": waiting})
        if waiting
        else Sentence("No search is waited for.")
    )
    return Fact("searched", "Searches", not waiting, note, checklist=("ACC-0",))


def _systems(writing: Writing, answers: frozenset[TaskAnswer]) -> list[str]:
    """Return the systems of the searches with such an answer; a task for an objection searches for nobody."""
    searches = (each for each in writing.file.tasks if each.right is None or each.right in IDENTIFYING_RIGHTS)
    return [each.system for each in searches if each.answer in answers]


TYPE = LetterType("nothing_held", "Nothing held", facts, values)
