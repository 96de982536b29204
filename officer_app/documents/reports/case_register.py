"""The case register of a period: four figures, what they mean, months, rights, and every case."""

from dataclasses import replace
from typing import Final, TypeVar

from officer_app.documents.charts import BarChart
from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import bars_by_month, columns_of, is_yearly, share_of
from officer_app.documents.reports.punctuality import Timeliness, days_late, received_on, timeliness
from officer_app.domain.case_file import CaseLine
from officer_app.domain.errors import OfficerError
from officer_app.domain.vocabulary import Channel, Right
from officer_app.domain.words import Choice

Chosen = TypeVar("Chosen", bound=Choice)

LATE_CASES_NAMED = 5
RIGHT_SHARES: Final = {
    "right": 3.4, "received": 1.5, "in_time": 1.4, "extended": 1.6, "late": 1.3, "refused": 1.4, "median": 1.7,
}  # fmt: skip
CASE_SHARES: Final = {
    "reference": 2.6, "received": 2.0, "person": 3.1, "rights": 2.9, "state": 2.9, "due": 2.0, "answered": 2.1,
    "late_days": 1.6,
}  # fmt: skip


def build(asked: Asked) -> Report:
    """Build the register of the cases received in the period."""
    words = asked.words("case_register")
    asked = _narrowed(asked, words)
    lines = asked.in_period()
    counts = timeliness(lines)
    return headed(
        asked,
        words,
        title=words("case_register.title"),
        covers=_covers(asked, words),
        figures=_figures(counts, words),
        lead=_in_words(counts, lines, words),
        sections=_sections(asked, lines, words),
    )


def _narrowed(asked: Asked, words: ReportWords) -> Asked:
    """Return what is asked with the cases of the right and of the channel chosen only, and says so in its words."""
    right, channel = _chosen(asked, "right", Right), _chosen(asked, "channel", Channel)
    lines = tuple(
        line
        for line in asked.lines
        if (right is None or right in line.case.rights) and (channel is None or line.case.channel is channel)
    )
    said = (asked.filter_words, *(words.choice(each) for each in (right, channel) if each))
    return replace(asked, lines=lines, filter_words=", ".join(filter(None, said)))


def _chosen(asked: Asked, name: str, kind: type[Chosen]) -> Chosen | None:
    given = asked.choices.get(name, "")
    found = next((each for each in kind if each.value == given), None)
    if given and found is None:
        known = [str(each.value) for each in kind]
        raise OfficerError(
            "The choice {name} is one of these: {known}; {given} is none.", name=name, known=known, given=given[:40]
        )
    return found


def _covers(asked: Asked, words: ReportWords) -> str:
    days = {"first": words.day(asked.period_from), "last": words.day(asked.period_to)}
    if asked.filter_words:
        return words("report.covers_filtered", filter=asked.filter_words, **days)
    return words("report.covers_all", **days)


def _figures(counts: Timeliness, words: ReportWords) -> tuple[Figure, ...]:
    none = words("case_register.none")
    middle = none if counts.median_days is None else _days(round(counts.median_days), words)
    return (
        Figure(str(counts.received), words("case_register.received")),
        Figure(share_of(counts.in_month, counts.answered, words), words("case_register.in_month")),
        Figure(share_of(counts.in_time, counts.answered, words), words("case_register.in_time")),
        Figure(middle, words("case_register.median")),
    )


def _in_words(counts: Timeliness, lines: tuple[CaseLine, ...], words: ReportWords) -> str:
    if not lines:
        return words("report.no_cases")
    answered = words("case_register.answered", answered=counts.answered, received=counts.received)
    return " ".join(
        (
            answered,
            _counted("open", counts.still_open, words),
            _counted("late", counts.late, words, cases=_late_cases(lines, words)),
            _counted("extended", counts.extended, words),
        )
    )


def _counted(key: str, count: int, words: ReportWords, **places: object) -> str:
    form = {0: "none", 1: "one"}.get(count, "many")
    return words(f"case_register.{key}_{form}", count=count, **places)


def _late_cases(lines: tuple[CaseLine, ...], words: ReportWords) -> str:
    late = sorted((line for line in lines if days_late(line)), key=days_late, reverse=True)
    named = ", ".join(_late_case(line, words) for line in late[:LATE_CASES_NAMED])
    more = len(late) - LATE_CASES_NAMED
    return f"{named} {words.counted('case_register.and_more', more)}" if more > 0 else named


def _late_case(line: CaseLine, words: ReportWords) -> str:
    places = {"reference": line.case.reference, "days": _days(days_late(line), words)}
    if line.case.late_reason is None:
        return words("case_register.late_case", **places)
    reason = words(f"late_reasons.{line.case.late_reason.value}")
    return words("case_register.late_case_reason", reason=reason, **places)


def _days(count: int, words: ReportWords) -> str:
    return words("case_register.day") if count == 1 else words("case_register.days", count=count)


def _sections(asked: Asked, lines: tuple[CaseLine, ...], words: ReportWords) -> tuple[Section, ...]:
    cases = Section(words("report.cases"), (_cases(lines, words),))
    if not lines:
        return (cases,)
    first, last = asked.period_from, asked.period_to
    heading = words("report.by_year" if is_yearly(first, last) else "report.by_month")
    days = ((received_on(line), days_late(line) > 0) for line in lines)
    chart = BarChart(bars_by_month(asked, days, first, last), words("report.late_row"))
    return (
        Section(heading, (chart,), words("report.legend")),
        Section(words("report.by_right"), (_rights(lines, words),), words("report.by_right_note")),
        cases,
    )


def _rights(lines: tuple[CaseLine, ...], words: ReportWords) -> Grid:
    columns = columns_of(words, RIGHT_SHARES, frozenset(RIGHT_SHARES) - {"right"})
    asked_rights = [right for right in Right if any(right in line.case.rights for line in lines)]
    rows = tuple(_right_row(right, lines, words) for right in asked_rights)
    return Grid("rights", words("report.by_right"), columns, rows)


def _right_row(right: Right, lines: tuple[CaseLine, ...], words: ReportWords) -> Row:
    counts = timeliness(line for line in lines if right in line.case.rights)
    middle = words("case_register.none") if counts.median_days is None else round(counts.median_days)
    return (right, counts.received, counts.in_time, counts.extended, counts.late, counts.refused, middle)


def _cases(lines: tuple[CaseLine, ...], words: ReportWords) -> Grid:
    columns = columns_of(words, CASE_SHARES, {"late_days"})
    return Grid("cases", words("report.cases"), columns, Mapped(lines, lambda line: _case_row(line, words)))


def _case_row(line: CaseLine, words: ReportWords) -> Row:
    case = line.case
    state = words.choice(case.stage)
    if case.outcome:
        state = f"{state}, {words(f'outcomes.{case.outcome.value}')}"
    facts = (case.reference, case.received_on, case.subject_name, case.rights, state)
    return (*facts, line.deadlines.due_on, case.answered_on, days_late(line) or None)
