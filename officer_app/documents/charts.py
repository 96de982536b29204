"""What the charts of a report show; all words on them come with the facts, in the language of the reader.

`chart_drawings` draws them: every number stands on the chart or is said beside it.
"""

from dataclasses import dataclass
from math import ceil, log10
from typing import Final

WANTED_LINES: Final = 3
MOST_PARTS, MOST_COURSES = 5, 3
"""More than these cannot be told apart in one chart."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its whole height, the part of it that is marked, and all of that in words."""

    name: str
    whole: int
    marked: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars side by side; the marked part is drawn below and counted in its own line under the names."""

    bars: tuple[Bar, ...]
    marked_name: str


@dataclass(frozen=True, slots=True)
class PartBar:
    """One bar of several parts, one number for each part of the chart."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartsChart:
    """Bars of up to five parts, upon one another or `side_by_side`; `parts` are their names, the lowest first."""

    parts: tuple[str, ...]
    bars: tuple[PartBar, ...]
    side_by_side: bool = False

    def __post_init__(self) -> None:
        if len(self.parts) > MOST_PARTS:
            raise ValueError(f"{len(self.parts)} parts cannot be told apart")


@dataclass(frozen=True, slots=True)
class Share:
    """One category: how many it has, how many of these are marked, and what stands beside its bar (`12, 34%`)."""

    name: str
    number: int
    marked: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True)
class SharesChart:
    """Lying bars, one a category; `marked_name` says what the marked part is."""

    shares: tuple[Share, ...]
    marked_name: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """One line of a chart: its name, and a whole number for each place, None where there is none."""

    name: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class CourseChart:
    """Up to three lines over months or years; `limit` is a number not to be passed, with its name."""

    names: tuple[str, ...]
    courses: tuple[Course, ...]
    limit: tuple[int, str] | None = None

    def __post_init__(self) -> None:
        if len(self.courses) > MOST_COURSES:
            raise ValueError(f"{len(self.courses)} lines cannot be told apart")


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart among several, under its title."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class PanelsChart:
    """Small bar charts beside one another, all on one scale."""

    panels: tuple[Panel, ...]
    marked_name: str
    columns: int = 3


Chart = BarChart | PartsChart | SharesChart | CourseChart | PanelsChart


def scale(highest: int) -> tuple[int, int]:
    """Return the step between lines and the height of the highest one: 1, 2 or 5 times a power of ten."""
    rough = max(highest, 1) / WANTED_LINES
    power = 10 ** max(0, ceil(log10(rough)) - 1) if rough > 1 else 1
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return step, step * max(1, ceil(max(highest, 1) / step))
