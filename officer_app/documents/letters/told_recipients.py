"""Whom we told that data were corrected, erased or restricted, by name, as a letter says it (GDPR Art. 19)."""

from dataclasses import dataclass
from datetime import date

from officer_app.documents.letters.access_facts import chosen_activities, chosen_recipients
from officer_app.documents.letters.writing import Fact, Writing
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.recipient_notice import Operation, RecipientNotice
from officer_app.domain.words import Sentence


@dataclass(frozen=True, slots=True)
class Told:
    """The recipients of what was done: told, told in vain, and still to be told, each as the letter shows it."""

    told: tuple[str, ...]
    untold: tuple[str, ...]
    to_tell: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether any recipient is known."""
        return bool(self.told or self.untold or self.to_tell)


def told_of(writing: Writing, operation: Operation) -> Told:
    """Return what each recipient of the data knows of an operation: by its notice, or by the day told to all."""
    notices = notices_about(writing, operation)
    told = [_said(writing, each) for each in notices if _is_past(writing, each.told_on)]
    waiting = [each for each in notices if not _is_past(writing, each.told_on)]
    untold = [
        writing.words("told.reason", name=each.name, reason=each.not_told_reason)
        for each in waiting
        if not is_empty(each.not_told_reason)
    ]
    to_tell = [each.name for each in waiting if is_empty(each.not_told_reason)]
    noticed = {each.recipient for each in notices}
    others = [each.name for each in chosen_recipients(writing.file) if each.id not in noticed]
    day = _day_for_all(writing)
    if day:
        told += [writing.words("told.on", name=name, day=writing.words.day(day)) for name in others]
        others = []
    return Told(tuple(told), tuple(untold), (*to_tell, *others))


def _is_past(writing: Writing, day: date | None) -> bool:
    return day is not None and day <= writing.today


def _day_for_all(writing: Writing) -> date | None:
    """Return the day on which all recipients were told, unless it is still to come."""
    day = writing.file.case.recipients_told_on
    return day if _is_past(writing, day) else None


def notices_about(writing: Writing, operation: Operation) -> tuple[RecipientNotice, ...]:
    """Return the notices of a case that tell of this operation."""
    return tuple(each for each in writing.file.notices if each.operation is operation)


def recipients_values(writing: Writing, operation: Operation) -> dict[str, Value]:
    """Return the values for the paragraph about the recipients: each named, or how it stands where none is known."""
    known = told_of(writing, operation)
    day = _day_for_all(writing)
    return {
        "told": known.told,
        "untold": known.untold,
        "to_tell": known.to_tell,
        "told_all_on": writing.words.day(day) if day and not known else "",
        "told_nobody": not known and not day and bool(chosen_activities(writing.file)),
        "told_if_any": not known and not day and not chosen_activities(writing.file),
    }


def recipients_fact(writing: Writing, operation: Operation, mark: str) -> Fact:
    """Return whether the recipients were told; the letter may leave before, for the law names no day (Art. 19)."""
    known, day = told_of(writing, operation), _day_for_all(writing)
    waiting = bool(known.to_tell)
    unknown = not known and not day and not chosen_activities(writing.file)
    note = _note(known, unknown=unknown)
    return Fact("recipients", "Recipients told", not (waiting or unknown), note, "case.recipients_told_on",
        required=False, checklist=(mark,))  # fmt: skip


def _note(known: Told, *, unknown: bool) -> Sentence:
    source = "GDPR Art. 19"
    if known.to_tell:
        return Sentence("Not told yet: {names}. The letter says that we tell them.", {"names": known.to_tell}, source)
    if known:
        return Sentence("{told}", {"told": (*known.told, *known.untold)}, source)
    if unknown:
        return Sentence(
            "It is not recorded who received the data: the letter only says that we tell them. Record the notices, "
            "or choose the processing that concerns this person.",
            source=source,
        )
    return Sentence("Nobody has to be told by name.", source=source)


def _said(writing: Writing, notice: RecipientNotice) -> str:
    words = writing.words
    told = words.day(notice.told_on) if notice.told_on else ""
    if notice.confirmed_on is None:
        return words("told.on", name=notice.name, day=told)
    return words("told.confirmed", name=notice.name, day=told, confirmed=words.day(notice.confirmed_on))
