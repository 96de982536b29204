"""How gaps are said: their weight as icon, word and colour, what a weight means, when they are due, all in short."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from officer_app.domain.gap import Gap, GapKind, Severity
from officer_app.domain.registry import RECORD_TYPES
from officer_app.ui.chips import Face
from officer_app.ui.states import countdown, due_tone
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, day_month, short_day, t, translate

_FACES = {
    Severity.URGENT: (Tone.BAD, "alert"),
    Severity.SERIOUS: (Tone.WARN, "warning"),
    Severity.MODERATE: (Tone.ACCENT, "edit"),
    Severity.MINOR: (Tone.PLAIN, "draft"),
}
_COUNTED_DAYS = 60
"""Days before a date from which it is told as a countdown; earlier the day itself says more."""
_OVER = frozenset({GapKind.AGREEMENT_EXPIRED, GapKind.CHANGE_UNDECIDED})
"""Gaps of which the day is when something ended, not when something was to be done."""
_HOUR = timedelta(hours=1)
NOTHING = Face("")


def severity_face(severity: Severity) -> Face:
    """Return a weight as a chip."""
    return Face(translate(severity.label), *_FACES[severity])


def severity_words(severity: Severity) -> str:
    """Return what the gaps of a weight have in common."""
    said = {
        Severity.URGENT: t("a time limit runs out or has passed, or people may come to harm"),
        Severity.SERIOUS: t("something that the law requires is not there, or no longer holds"),
        Severity.MODERATE: t("something is to be checked, reviewed or written down"),
        Severity.MINOR: t("a record does not say all that is good to have at hand"),
    }
    return said[severity]


def title_of(gap: Gap) -> str:
    """Return what the record of a gap is called; one that is still to be made by its kind."""
    kind = RECORD_TYPES[gap.key]
    if gap.record_id is None:
        return translate(kind.plural)
    return gap.title or t("{kind} {number}", kind=translate(kind.singular), number=str(gap.record_id))


def due_face(gap: Gap, today: date, now: datetime) -> Face:
    """Return when a gap falls due: in hours where the law counts them, in days, or by its day where that is far off."""
    until = gap.sentence.values.get("until")
    if gap.kind is GapKind.BREACH_CLOCK and isinstance(until, datetime) and until > now:
        return _hours_face(until - now)
    if gap.due_on is None:
        return NOTHING
    days = (gap.due_on - today).days
    return Face(_due_words(gap, days, today), due_tone(days), "alert" if days < 0 else "clock")


def _due_words(gap: Gap, days: int, today: date) -> str:
    if gap.due_on and days > _COUNTED_DAYS:
        return short_day(gap.due_on, today)
    if gap.due_on and days < -_COUNTED_DAYS:
        return t("Since {day}", day=_since(gap.due_on, today))
    if days < 0 and gap.kind in _OVER:
        return count(-days, "1 day ago", "{n} days ago")
    return countdown(days)


def _since(day: date, today: date) -> str:
    return day_month(day) if day.year == today.year else short_day(day, today)


def _hours_face(left: timedelta) -> Face:
    hours = left // _HOUR
    words = count(hours, "1 hour left", "{n} hours left") if hours else t("Less than an hour left")
    return Face(words, Tone.BAD, "clock")


def summary_words(numbers: Mapping[Severity, int]) -> str:
    """Return in one sentence what the gaps of the registers mean."""
    urgent, serious = numbers.get(Severity.URGENT, 0), numbers.get(Severity.SERIOUS, 0)
    if urgent:
        return count(urgent, "Begin with the urgent one: a time limit is at stake, or people are.",
                     "Begin with the {n} urgent ones: time limits are at stake, or people are.")  # fmt: skip
    if serious:
        return count(serious, "Nothing is urgent; in 1 place the registers would not stand up to an inspection.",
                     "Nothing is urgent; in {n} places the registers would not stand up to an inspection.")  # fmt: skip
    if any(numbers.values()):
        return t("The law's requirements are met on paper; what is left is to review and to complete.")
    return ""
