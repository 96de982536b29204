"""How quickly cases were answered: the counts that a regulator asks for (facts F1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from officer_app.domain.case import is_open
from officer_app.domain.case_file import CaseLine
from officer_app.domain.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Counts over some cases; `median_days` is None where nothing is answered."""

    received: int
    answered: int
    in_month: int
    in_time: int
    late: int
    still_open: int
    extended: int
    refused: int
    median_days: float | None


def timeliness(lines: Iterable[CaseLine]) -> Timeliness:
    """Count; an answer is in time until the end of the day that counts, extended or not (GDPR Art. 12(3))."""
    lines = tuple(lines)
    answers = [(line, line.case.answered_on) for line in lines if line.case.answered_on]
    days = [(answered_on - line.deadlines.received_on).days for line, answered_on in answers]
    return Timeliness(
        received=len(lines),
        answered=len(answers),
        in_month=sum(answered_on <= line.deadlines.first_due_on for line, answered_on in answers),
        in_time=sum(answered_on <= line.deadlines.due_on for line, answered_on in answers),
        late=sum(days_late(line) > 0 for line in lines),
        still_open=sum(is_open(line.case) for line in lines),
        extended=sum(line.deadlines.extension_valid for line in lines),
        refused=sum(line.case.outcome in {Outcome.REFUSED, Outcome.PARTLY} for line in lines),
        median_days=median(days) if days else None,
    )


def received_on(line: CaseLine) -> date:
    """Return the day on which a request came; where it is not recorded, the day from which its dates are reckoned."""
    return line.case.received_on or line.deadlines.received_on


def days_late(line: CaseLine) -> int:
    """Return by how many days the answer is or was late; zero where it is not."""
    return max(0, -line.clock.days_left) if line.clock.is_late else 0
