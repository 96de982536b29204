"""What is late today and what falls due next: the cases, and the searches on which they wait."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import columns_of, number_chosen
from officer_app.domain.case_file import CaseLine
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.vocabulary import ClockState
from officer_app.domain.workload import OpenTask, Workload, waits_for, workload

USUAL_DAYS, MOST_DAYS = 30, 3_650
WEEK = 7


def build(asked: Asked) -> Report:
    """Build the list of what is late and of what is due within the days that were chosen."""
    words = asked.words("overdue")
    days = number_chosen(asked, "days", USUAL_DAYS, MOST_DAYS)
    work = workload(asked.lines, asked.book.all(SearchTask), asked.today)
    return headed(
        asked,
        words,
        title=words("overdue.title"),
        covers=asked.as_of(words),
        figures=_figures(work, days, words),
        lead=_lead(work, words),
        sections=tuple(_sections(work, asked, days, words)),
    )


def _figures(work: Workload, days: int, words: ReportWords) -> tuple[Figure, ...]:
    waiting = sum(line.clock.state is ClockState.STOPPED for line in work.due_next)
    return (
        Figure(str(work.late), words("overdue.late")),
        Figure(str(work.due_within(WEEK)), words("overdue.within_week")),
        Figure(str(work.due_within(days)), words("overdue.within_days", days=days)),
        Figure(str(waiting), words("overdue.waiting")),
    )


def _lead(work: Workload, words: ReportWords) -> str:
    if not work.due_next:
        return words("overdue.none")
    late_tasks = sum((task.days_left or 0) < 0 for task in work.tasks)
    return f"{words.counted('overdue.open', len(work.due_next))} {words.counted('overdue.tasks', late_tasks)}"


def _sections(work: Workload, asked: Asked, days: int, words: ReportWords) -> Iterator[Section]:
    running = [line for line in work.due_next if line.clock.state is not ClockState.ENDED]
    last = asked.today + timedelta(days=days)
    searched = {each.task.case_id for each in work.tasks}
    parts = {
        "overdue": [line for line in running if line.clock.is_late],
        "upcoming": [line for line in running if not line.clock.is_late and line.clock.due_on <= last],
        "later": [line for line in running if not line.clock.is_late and line.clock.due_on > last],
    }
    for name, lines in parts.items():
        yield Section(words(f"overdue.head_{name}"), (_cases(name, lines, searched, words),))
    yield Section(words("overdue.searches"), (_tasks(work.tasks, words),))


def _cases(name: str, lines: Sequence[CaseLine], searched: set[int | None], words: ReportWords) -> Grid:
    shares = {"reference": 2.1, "received": 1.6, "rights": 2.8, "stage": 2.0, "owner": 1.7, "due": 1.6,
        "days_left": 1.2, "waits_for": 1.8}  # fmt: skip

    def row(line: CaseLine) -> Row:
        case = line.case
        held_up = waits_for(line, is_searched=case.id in searched)
        clock = (line.clock.due_on, line.clock.days_left, held_up)
        return (case.reference, case.received_on, case.rights, case.stage, case.owner, *clock)

    return Grid(name, words(f"overdue.head_{name}"), columns_of(words, shares, {"days_left"}), Mapped(lines, row))


def _tasks(tasks: Sequence[OpenTask], words: ReportWords) -> Grid:
    shares = {"reference": 2.0, "system": 3.4, "asked": 1.6, "due": 1.6, "reminders": 1.3, "days_left": 1.2}

    def row(each: OpenTask) -> Row:
        task = each.task
        asked = (task.asked_on, task.due_on, task.chases, each.days_left)
        return (each.line.case.reference, task.system, *asked)

    columns = columns_of(words, shares, {"reminders", "days_left"})
    return Grid("searches", words("overdue.searches"), columns, Mapped(tasks, row))
