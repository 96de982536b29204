"""Where a case stands, as icon, word and colour."""

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine, ClockReading
from officer_app.domain.vocabulary import Channel, ClockState, IdentityResult, Outcome, Stage, TaskAnswer
from officer_app.ui.chips import Face
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, t, translate

SOON_DAYS = 7
"""Days before its date from which a case is shown as soon due."""


def countdown(days_left: int) -> str:
    """Return `3 days late`, `Today`, `Tomorrow`, `In 9 days`."""
    if days_left < 0:
        return count(-days_left, "1 day late", "{n} days late")
    if days_left == 0:
        return t("Today")
    return count(days_left, "Tomorrow", "In {n} days")


def due_face(line: CaseLine) -> Face:
    """Return when a case is due, or how it ended."""
    clock = line.clock
    if clock.state is ClockState.ENDED:
        return ended_face(line.case, clock)
    return Face(countdown(clock.days_left), due_tone(clock.days_left), "alert" if clock.days_left < 0 else "clock")


def ended_face(case: Case, clock: ClockReading) -> Face:
    """Return how a case ended: the word says whether it was late."""
    if case.outcome is Outcome.FORWARDED or case.forwarded_on:
        return Face(t("Forwarded"), Tone.PLAIN, "forward")
    if case.answered_on is None:
        return Face(t("Closed"), Tone.PLAIN, "check")
    if clock.is_late:
        return Face(t("Answered late"), Tone.WARN, "alert")
    return Face(t("Answered"), Tone.OK, "check")


def due_tone(days_left: int) -> Tone:
    """Return what so many days mean."""
    if days_left <= 1:
        return Tone.BAD
    return Tone.WARN if days_left <= SOON_DAYS else Tone.PLAIN


def stage_words(case: Case) -> str:
    """Return the stage, and the outcome where it is known."""
    if case.outcome and case.stage in {Stage.ANSWERED, Stage.CLOSED}:
        return t("{stage}, {outcome}", stage=case.stage, outcome=translate(case.outcome.label).lower())
    return translate(case.stage.label)


def channel_words(channel: Channel) -> str:
    """Return how a request came, as it stands in a chip: `by e-mail`."""
    said = {
        Channel.EMAIL: t("by e-mail"),
        Channel.POST: t("by post"),
        Channel.WEB_FORM: t("by web form"),
        Channel.PHONE: t("by telephone"),
        Channel.IN_PERSON: t("in person"),
        Channel.AUTHORITY: t("through the authority"),
        Channel.SECURE_LINK: t("by secure link"),
    }
    return said.get(channel, t("way unknown"))


CHANNEL_ICONS = {
    Channel.EMAIL: "mail",
    Channel.POST: "mail",
    Channel.PHONE: "phone",
    Channel.IN_PERSON: "person",
    Channel.AUTHORITY: "shield",
    Channel.SECURE_LINK: "lock",
    Channel.WEB_FORM: "globe",
}


def identity_face(result: IdentityResult) -> Face:
    """Return what a check of identity showed."""
    tones = {
        IdentityResult.PENDING: (Tone.WARN, "wait"),
        IdentityResult.PASSED: (Tone.OK, "check"),
        IdentityResult.WAIVED: (Tone.OK, "check"),
        IdentityResult.FAILED: (Tone.BAD, "alert"),
        IdentityResult.ABANDONED: (Tone.PLAIN, "stop"),
    }
    tone, icon = tones[result]
    return Face(translate(result.label), tone, icon)


def task_face(answer: TaskAnswer, days_left: int | None) -> Face:
    """Return where a search stands: its answer, or how much time is left for it."""
    if answer is not TaskAnswer.PENDING:
        tones = {TaskAnswer.EXCEPTION: Tone.WARN, TaskAnswer.NOT_NEEDED: Tone.PLAIN}
        return Face(translate(answer.label), tones.get(answer, Tone.OK), "check")
    if days_left is None:
        return Face(translate(answer.label), Tone.PLAIN, "wait")
    return Face(countdown(days_left), due_tone(days_left), "alert" if days_left < 0 else "wait")
