"""The room in which bars and lines of a chart stand: its scale, its names, its legend."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from officer_app.documents.charts import scale
from officer_app.documents.drawing import Box, Colour, Line, Shape, Words, estimated_width

LEFT, RIGHT, BASE, TOP = 30.0, 6.0, 34.0, 16.0
NARROW_LEFT, WIDE = 19.0, 300.0
LARGEST_TYPE, SMALLEST_TYPE = 8.0, 6.0
LEGEND_HEIGHT: Final = 15.0
LEAST_ROOM: Final = 26.0
"""Points; `BASE` and `TOP` are the room below and above the bars, `LEAST_ROOM` what every name under them is given."""

SERIES: Final = (Colour.FIRST, Colour.SECOND, Colour.THIRD, Colour.FOURTH, Colour.FIFTH)
"""The colours of parts of bars, in their order; more parts than these cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The room of upright bars: where they begin, points for one bar and for one that is counted, and their names.

    `every` says how many bars share one name, `counted` how many share one number, where there is no room for each.
    """

    width: float
    height: float
    names: tuple[str, ...]
    highest: int
    foot: float
    left: float
    slot: float
    per_unit: float
    size: float
    every: int
    counted: int

    def number(self, number: int, place: int, y: float, colour: Colour = Colour.INK) -> Iterator[Words]:
        """Yield a number over or under a bar."""
        if place % self.counted == 0:
            yield Words(f"{number}", self.middle(place), y, self.size, colour, 0.5)

    def middle(self, place: int) -> float:
        """Return where the middle of a bar stands."""
        return self.left + self.slot * (place + 0.5)

    def top(self, number: float) -> float:
        """Return how high a number reaches."""
        return self.foot + number * self.per_unit

    def shapes(self) -> Iterator[Shape]:
        """Yield the lines, their numbers, and the names below; the base line comes last, over the bars."""
        step, highest = scale(self.highest)
        for value in range(0, highest + 1, step):
            yield Line(((self.left, self.top(value)), (self.right, self.top(value))))
            yield Words(f"{value}", 0, self.top(value) - 3, colour=Colour.MUTED)
        for place, name in enumerate(self.names):
            if place % self.every == 0:
                at, room = self.middle(place), self.slot * self.every
                yield Words(name, at, self.foot - 13, self.size, Colour.MUTED, 0.5, room=room)

    @property
    def right(self) -> float:
        """Return where the lines end."""
        return self.width - RIGHT

    def column(self, place: int) -> Box:
        """Return the whole room of one bar, to be pointed at."""
        return Box(self.left + self.slot * place, 0, self.slot, self.height, Colour.GROUND)

    def base_line(self) -> Line:
        """Return the line on which the bars stand."""
        return Line(((self.left, self.foot), (self.right, self.foot)), Colour.INK, 0.9)


def ground_for(width: float, height: float, names: tuple[str, ...], highest: int, foot: float = BASE) -> Ground:
    """Return the room for bars with these names, the highest of which counts so many; measures in points."""
    numbers = estimated_width(f"{scale(highest)[1]}", LARGEST_TYPE) + 5
    left = max(LEFT if width >= WIDE else NARROW_LEFT, numbers)
    slot = (width - left - RIGHT) / max(len(names), 1)
    longest = max((estimated_width(name, 1.0) for name in names), default=1.0)
    size = max(SMALLEST_TYPE, min(LARGEST_TYPE, slot / max(longest, 0.1)))
    needed = min(longest * size, LEAST_ROOM)
    per_unit = (height - foot - TOP) / scale(highest)[1]
    counted = ceil(estimated_width(f"{highest}", size) / slot)
    every = max(1, ceil(needed / slot))
    return Ground(width, height, names, highest, foot, left, slot, per_unit, size, every, max(1, counted))


def legend(parts: tuple[str, ...], width: float, top: float, left: float = 0.0) -> tuple[list[Shape], float]:
    """Return a sign and a name for each part, in rows down from `top`, and the foot of the last row."""
    shapes: list[Shape] = []
    x, y = left, top
    for colour, name in zip(SERIES, parts, strict=False):
        needed = 14 + estimated_width(name, LARGEST_TYPE)
        if x > left and x + needed > width:
            x, y = left, y - LEGEND_HEIGHT
        shapes.append(Box(x, y - 9, 9, 9, colour, Colour.MUTED))
        shapes.append(Words(name, x + 13, y - 8, LARGEST_TYPE, room=width - x - 13))
        x += needed + 12
    return shapes, y - LEGEND_HEIGHT
