"""What the officer has to do today: what is late, what comes next, what waits for others, and the past year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from officer_app.domain.case import is_open
from officer_app.domain.case_file import CaseLine
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.vocabulary import ClockState, Role, TaskAnswer
from officer_app.domain.words import Choice

DAYS_OF_A_WEEK = 7
MONTHS_SHOWN = 12


class WaitsFor(Choice):
    """Who has to act before the officer can go on."""

    PERSON = "person", "The person"
    CLIENT = "client", "The client"
    SEARCH = "search", "A search"


@dataclass(frozen=True, slots=True)
class Month:
    """How many requests came in a month, and how many of these were or are late."""

    year: int
    month: int
    received: int
    late: int


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A search that has no answer yet, with the case for which it is made; `days_left` is None without a date."""

    task: SearchTask
    line: CaseLine
    days_left: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open case that somebody else holds up."""

    line: CaseLine
    waits_for: WaitsFor


@dataclass(frozen=True, slots=True)
class Workload:
    """The officer's day; `due_next` holds every open case, the soonest first, and last those passed on to a client."""

    due_next: tuple[CaseLine, ...]
    tasks: tuple[OpenTask, ...]
    waiting: tuple[Waiting, ...]
    months: tuple[Month, ...]

    @property
    def late(self) -> int:
        """Return how many open cases are past their date."""
        return sum(days < 0 for days in self._days_left())

    def due_on(self, days: int) -> int:
        """Return how many are due exactly so many days from today."""
        return sum(left == days for left in self._days_left())

    def due_within(self, days: int) -> int:
        """Return how many are due from today on, within so many days."""
        return sum(0 <= left <= days for left in self._days_left())

    def _days_left(self) -> list[int]:
        return [line.clock.days_left for line in self.due_next if not _is_ended(line)]


def _is_ended(line: CaseLine) -> bool:
    """Tell whether nothing is due any more in an open case: it was passed on to the client."""
    return line.clock.state is ClockState.ENDED


def workload(lines: Sequence[CaseLine], tasks: Iterable[SearchTask], today: date) -> Workload:
    """Arrange the cases and tasks of a register as the work of a day."""
    still_open = sorted(
        (line for line in lines if is_open(line.case)),
        key=lambda line: (_is_ended(line), line.clock.due_on, line.case.reference),
    )
    by_case = {line.case.id: line for line in still_open}
    pending = [
        OpenTask(task, by_case[task.case_id], (task.due_on - today).days if task.due_on else None)
        for task in tasks
        if task.answer is TaskAnswer.PENDING and task.case_id in by_case
    ]
    pending.sort(key=lambda each: (each.days_left is None, each.days_left or 0, each.line.clock.due_on))
    searched = {each.task.case_id for each in pending}
    return Workload(
        due_next=tuple(still_open),
        tasks=tuple(pending),
        waiting=tuple(_waiting(still_open, searched)),
        months=months_until(lines, today),
    )


def waits_for(line: CaseLine, *, is_searched: bool) -> WaitsFor | None:
    """Return who holds an open case up; None where the officer herself can go on."""
    if line.clock.state is ClockState.STOPPED:
        return WaitsFor.PERSON
    if line.case.role is Role.PROCESSOR and line.case.forwarded_on and not line.case.client_instruction:
        return WaitsFor.CLIENT
    return WaitsFor.SEARCH if is_searched else None


def _waiting(lines: Iterable[CaseLine], searched: set[int | None]) -> Iterable[Waiting]:
    for line in lines:
        whom = waits_for(line, is_searched=line.case.id in searched)
        if whom:
            yield Waiting(line, whom)


def months_until(lines: Iterable[CaseLine], today: date, shown: int = MONTHS_SHOWN) -> tuple[Month, ...]:
    """Count by month of receipt, the months before this one first and empty ones too."""
    received: dict[int, int] = {}
    late: dict[int, int] = {}
    for line in lines:
        number = _number(line.deadlines.received_on)
        received[number] = received.get(number, 0) + 1
        late[number] = late.get(number, 0) + line.clock.is_late
    last = _number(today)
    return tuple(
        Month(number // 12, number % 12 + 1, received.get(number, 0), late.get(number, 0))
        for number in range(last - shown + 1, last + 1)
    )


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1
