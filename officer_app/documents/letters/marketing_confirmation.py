"""The confirmation that marketing has stopped: since when, profiling included, and what the list keeps (Art. 21(3))."""

from datetime import date

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.suppression import Suppression, SuppressionScope
from officer_app.domain.vocabulary import Right, TaskAnswer
from officer_app.domain.words import Sentence

_STOPPED_BY = frozenset({TaskAnswer.DONE, TaskAnswer.NOT_FOUND, TaskAnswer.FOUND})


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the confirmation tells: which addresses, since when, and in which systems."""
    return (
        *letterhead.plain_facts(writing),
        _stopped_fact(writing),
        _since_fact(writing),
        _scope_fact(writing),
        _systems_fact(writing),
    )


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the confirmation."""
    since = _since(writing)
    return {
        **letterhead.values(writing),
        "stopped_on": writing.day_or_missing("stopped_on", since),
        "ways": _ways(writing) or writing.missing("stopped"),
        "everything": not _narrow(writing),
        "narrow": bool(_narrow(writing)),
        "topics": _narrow(writing),
        "told_systems": bool(_systems(writing)),
        "systems": _systems(writing),
    }


def _entries(writing: Writing) -> tuple[Suppression, ...]:
    return writing.file.suppressions


def _since(writing: Writing) -> date | None:
    """Return the day from which every address of the case is left alone."""
    return max((each.since for each in _entries(writing) if each.since), default=None)


def _ways(writing: Writing) -> tuple[str, ...]:
    channels = dict.fromkeys(each.channel for each in _entries(writing))
    return tuple(writing.words(f"ways.{each.value}") for each in channels)


def _narrow(writing: Writing) -> tuple[str, ...]:
    """Return what alone was stopped; nothing where all marketing was."""
    entries = _entries(writing)
    if not entries or any(_stops_all(each) for each in entries):
        return ()
    return tuple(dict.fromkeys(_topic(writing, each) for each in entries))


def _stops_all(entry: Suppression) -> bool:
    return entry.scope is SuppressionScope.ALL or (entry.scope is SuppressionScope.TOPIC and is_empty(entry.topic))


def _topic(writing: Writing, entry: Suppression) -> str:
    return entry.topic if entry.scope is SuppressionScope.TOPIC else writing.words("ways.client")


def _systems(writing: Writing) -> tuple[str, ...]:
    tasks = (each for each in writing.file.tasks if each.right is Right.MARKETING_OBJECTION)
    return tuple(dict.fromkeys(each.system for each in tasks if not is_empty(each.system)))


def _stopped_fact(writing: Writing) -> Fact:
    entries = _entries(writing)
    note = (
        Sentence("{ways}", {"ways": tuple(dict.fromkeys(each.channel for each in entries))}, "GDPR Art. 21(3)")
        if entries
        else Sentence("No address of this person is on the suppression list. Stop marketing to it first.",
            source="GDPR Art. 21(3)")
    )  # fmt: skip
    return Fact("stopped", "Address on the list", bool(entries), note, "", checklist=("MKT-1", "MKT-2"))


def _since_fact(writing: Writing) -> Fact:
    since = _since(writing)
    note = Sentence("{day}", {"day": since}) if since else Sentence("It follows from the entry on the list.")
    return Fact("stopped_on", "Stopped since", since is not None, note, "", checklist=("MKT-1",))


def _scope_fact(writing: Writing) -> Fact:
    narrow = _narrow(writing)
    note = (
        Sentence("Only: {topics}. The letter says that everything can be stopped.", {"topics": narrow})
        if narrow
        else Sentence("All marketing, with the profiling for it.", source="GDPR Art. 21(2)")
    )
    return Fact("scope", "What is stopped", True, note, "", required=False, checklist=("MKT-1",))


def _systems_fact(writing: Writing) -> Fact:
    tasks = [each for each in writing.file.tasks if each.right is Right.MARKETING_OBJECTION]
    open_ones = [each.system for each in tasks if each.answer not in _STOPPED_BY | {TaskAnswer.NOT_NEEDED}]
    if open_ones:
        note = Sentence("Not confirmed yet in: {systems}. Send the letter when it has stopped there.",
            {"systems": open_ones})  # fmt: skip
    elif tasks:
        note = Sentence("Stopped in: {systems}.", {"systems": [each.system for each in tasks]})
    else:
        note = Sentence("No system is named in the organisation's profile; the letter names none.")
    return Fact("systems", "Systems", not open_ones, note, "", required=False, checklist=("MKT-1",))


TYPE = LetterType("marketing_confirmation", "Marketing has stopped", facts, values)
