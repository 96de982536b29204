"""A drawing before it is painted: shapes in points with y upwards; the same one goes on paper and into the window."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, TypeVar

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""Left, foot, right, top."""


class Colour(StrEnum):
    """What a colour is for; each painter has its own colour for it (`drawing_colours`)."""

    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    GROUND = "ground"
    WARN = "warn"
    WHOLE = "whole"
    MARKED = "marked"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    ELSEWHERE = "elsewhere"
    EEA = "eea"
    ADEQUATE = "adequate"
    COVERED = "covered"
    NOT_ASSESSED = "not_assessed"
    GAP = "gap"


class Hatch(StrEnum):
    """Lines in the colour of the ground over a fill: it is told apart without its colour."""

    RISING = "rising"
    FALLING = "falling"


HATCHES: Final[Mapping[Colour, Hatch]] = {
    Colour.MARKED: Hatch.RISING,
    Colour.SECOND: Hatch.FALLING,
    Colour.FOURTH: Hatch.RISING,
    Colour.NOT_ASSESSED: Hatch.FALLING,
    Colour.GAP: Hatch.RISING,
}
HATCH_STEP: Final = 3.0
HATCH_THICKNESS: Final = 0.55
EDGE_THICKNESS: Final = 0.4
"""Points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its left foot."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour
    edge: Colour | None = None

    @property
    def bounds(self) -> Bounds:
        """The rectangle itself."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Area:
    """Outlines filled together; an outline within another is a hole."""

    rings: tuple[tuple[Point, ...], ...]
    fill: Colour
    edge: Colour | None = None

    @property
    def bounds(self) -> Bounds:
        """The rectangle around it."""
        xs = [x for ring in self.rings for x, _ in ring]
        ys = [y for ring in self.rings for _, y in ring]
        return min(xs), min(ys), max(xs), max(ys)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        crossings = (
            x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
            for ring in self.rings
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
            if (y1 > y) != (y2 > y)
        )
        return sum(crossings) % 2 == 1


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc."""

    x: float
    y: float
    radius: float
    fill: Colour
    edge: Colour | None = None

    @property
    def bounds(self) -> Bounds:
        """The square around it."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return (x - self.x) ** 2 + (y - self.y) ** 2 <= self.radius**2


@dataclass(frozen=True, slots=True)
class Line:
    """A line from point to point."""

    points: tuple[Point, ...]
    colour: Colour = Colour.LINE
    thickness: float = 0.5
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its base line; `align` is the part of it that lies left of `x` (0, 0.5 or 1).

    Where there is less `room` than it needs, it ends in an ellipsis; 0 is room enough.
    """

    text: str
    x: float
    y: float
    size: float = 8.0
    colour: Colour = Colour.INK
    align: float = 0.0
    bold: bool = False
    room: float = 0.0


Filled = Box | Area | Dot
Shape = Box | Area | Dot | Line | Words
AnyShape = TypeVar("AnyShape", bound=Shape)


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a drawing that can be pointed at: what it stands for, and what it says."""

    key: str
    words: str
    shapes: tuple[Filled, ...]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return any(shape.holds(x, y) for shape in self.shapes)

    @property
    def middle(self) -> Point:
        """Where the words on it are shown: on the shape that was named last."""
        left, foot, right, top = self.shapes[-1].bounds
        return (left + right) / 2, (foot + top) / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are painted, and all that they say in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    in_words: str
    spots: tuple[Spot, ...] = field(default=())

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return what lies at a point; what is painted last lies above."""
        return next((spot for spot in reversed(self.spots) if spot.holds(x, y)), None)


def moved(shape: AnyShape, dx: float, dy: float) -> AnyShape:
    """Return a shape at another place."""
    match shape:
        case Line():
            return replace(shape, points=_moved_points(shape.points, dx, dy))
        case Area():
            return replace(shape, rings=tuple(_moved_points(ring, dx, dy) for ring in shape.rings))
        case _:
            return replace(shape, x=shape.x + dx, y=shape.y + dy)


def moved_spot(spot: Spot, dx: float, dy: float) -> Spot:
    """Return a spot at another place."""
    return replace(spot, shapes=tuple(moved(shape, dx, dy) for shape in spot.shapes))


def _moved_points(points: Iterable[Point], dx: float, dy: float) -> tuple[Point, ...]:
    return tuple((x + dx, y + dy) for x, y in points)


def hatching(shape: Filled) -> Iterator[tuple[Point, Point]]:
    """Yield the lines over the rectangle of a shape that is hatched; they hang together all over a drawing."""
    if shape.fill not in HATCHES:
        return
    left, foot, right, top = shape.bounds
    tall = top - foot
    begin, end, offset = (foot, top, foot) if HATCHES[shape.fill] is Hatch.RISING else (top, foot, -top)
    at = left - tall + (offset - left + tall) % HATCH_STEP
    while at < right:
        yield (at, begin), (at + tall, end)
        at += HATCH_STEP


WIDE: Final = "\u1100"
"""From here on a sign is about as wide as it is high."""
_WIDTHS: Final = {**dict.fromkeys("WM@%mw", 0.93), **dict.fromkeys("ijl.,;:'|I ", 0.32)}


def estimated_width(text: str, size: float) -> float:
    """Return about how wide a line of text becomes, in points, rather too much than too little."""
    return size * sum(_WIDTHS.get(mark) or (1.0 if mark >= WIDE else 0.66 if mark.isupper() else 0.6) for mark in text)
