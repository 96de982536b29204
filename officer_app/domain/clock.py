"""What day it is and what time: always passed in, never asked of the machine by a rule."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from officer_app.domain.words import Sentence

SLACK = timedelta(hours=1)
"""How far clocks differ without anybody having set one wrongly."""


class Clock(Protocol):
    """Tells the officer's day, in her own zone, and the instant in UTC."""

    def today(self) -> date:
        """Return the date on the officer's wall."""
        ...

    def now(self) -> datetime:
        """Return this instant, aware and in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at noon UTC of one date, so that two runs give the same files."""

    day: date

    def today(self) -> date:
        """Return the fixed date."""
        return self.day

    def now(self) -> datetime:
        """Return noon UTC of the fixed date."""
        return datetime.combine(self.day, time(12), UTC)


def clock_behind(now: datetime, newest: datetime) -> Sentence | None:
    """Return a warning where it is earlier now than when something was last recorded; both instants in UTC."""
    if now + SLACK >= newest:
        return None
    return Sentence(
        "The clock of this computer shows {now}, but something was recorded on {newest} already. "
        "Set the clock right first: every date follows it.",
        {"now": now, "newest": newest},
    )
