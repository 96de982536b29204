"""A case as a line of days, and the words that say why it must be answered by its date."""

from collections.abc import Iterable
from datetime import date

from officer_app.domain.case_file import CaseFile
from officer_app.domain.deadlines import Deadlines
from officer_app.domain.vocabulary import ClockState, IdentityResult, PauseReason, Role
from officer_app.ui.paragraph import Run, address_of
from officer_app.ui.timeline import Course, Mark
from officer_app.ui.words import day_and_month, say_here, t


def course_of(file: CaseFile, today: date) -> Course:
    """Return what the timeline of a case shows."""
    case, dates = file.case, file.deadlines
    is_ours = case.role is Role.CONTROLLER
    ended_on = case.answered_on or (None if is_ours else _passed_on(file)) or case.closed_on
    marks = [Mark(dates.received_on, t("received"))]
    marks += [Mark(day, words) for day, words in _events(file) if day is not None]
    end = ended_on or today
    by = t("answer by") if is_ours else t("forward by")
    marks.append(Mark(dates.due_on, by, is_ahead=end <= dates.due_on, is_missed=end > dates.due_on))
    if ended_on is None and is_ours and not dates.extension_valid:
        marks.append(Mark(dates.extended_due_on, t("latest, if extended"), is_ahead=True))
    return Course(tuple(marks), tuple(_waits(file, today)), min(end, today))


def _passed_on(file: CaseFile) -> date | None:
    return file.case.forwarded_on if file.clock.state is ClockState.ENDED else None


def _events(file: CaseFile) -> Iterable[tuple[date | None, str]]:
    case = file.case
    yield case.acknowledged_on, t("acknowledged")
    for check in file.checks:
        yield check.asked_on, t("identity asked")
        passed = check.result in {IdentityResult.PASSED, IdentityResult.WAIVED}
        yield check.obtained_on, t("confirmed") if passed else t("identity answered")
    asked = {
        PauseReason.IDENTITY: t("identity asked"),
        PauseReason.CLARIFICATION: t("asked what is meant"),
        PauseReason.FEE: t("fee asked"),
    }
    for pause in file.pauses:
        yield pause.asked_on, asked[pause.reason]
        yield pause.answered_on, t("answered us")
    yield case.extension_notified_on, t("more time told")
    yield case.forwarded_on, t("forwarded")
    yield case.answered_on, t("answered")
    if case.answered_on is None:
        yield case.closed_on, t("closed")


def _waits(file: CaseFile, today: date) -> Iterable[tuple[date, date]]:
    end = min(file.case.answered_on or file.case.closed_on or today, today)
    for pause in file.pauses:
        if pause.asked_on:
            yield pause.asked_on, pause.answered_on or end
    for check in file.checks:
        if check.asked_on:
            yield check.asked_on, check.obtained_on or end


def why(file: CaseFile) -> tuple[Run, ...]:
    """Return why the case is due on its date: the rules first, what is not relied on last and quieter."""
    return why_dates(file.deadlines)


def why_dates(dates: Deadlines) -> tuple[Run, ...]:
    """Return why an answer is due on its date, for a case or for a request that is still being recorded."""
    runs = [Run(t("Why {day}.", day=day_and_month(dates.due_on)), "strong")]
    told: set[str] = set()
    for sentence in dates.explanation:
        runs.append(Run(say_here(sentence), "faint" if sentence.source.startswith("EDPB") else "muted"))
        rules = [rule for rule in sentence.source.split("; ") if rule and rule not in told]
        told.update(rules)
        for rule in rules:
            end = "." if rule is rules[-1] else ","
            runs.append(Run(rule + end, "link" if address_of(rule) else "faint"))
    return tuple(runs)
