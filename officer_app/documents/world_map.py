"""The world as a drawing: where data go, on which footing in law, and how many transfers go there.

The outlines come from `resources/map/world.json` (Natural Earth, public domain; Equal Earth projection, so that every
country has its true share of the area). Of what is too small to be seen a dot stands at its place.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from math import dist
from typing import Final

from officer_app.documents.drawing import (
    Area,
    Box,
    Colour,
    Dot,
    Drawing,
    Filled,
    Line,
    Point,
    Shape,
    Spot,
    Words,
    estimated_width,
    moved,
)
from officer_app.domain.folding import fold
from officer_app.domain.law import LawTables
from officer_app.domain.places import resource


class Standing(StrEnum):
    """On which footing a country stands: by the law alone, or by the verdict on what goes there."""

    EEA = "eea"
    ADEQUATE = "adequate"
    COVERED = "covered"
    NOT_ASSESSED = "not_assessed"
    GAP = "gap"

    @property
    def colour(self) -> Colour:
        """The colour and hatching of it."""
        return Colour(self.value)


@dataclass(frozen=True, slots=True)
class CountryMark:
    """How one country is shown: its footing, the number written on it (none for 0), and what it says in words.

    `words` are read out and shown where one points at the country: `United States: 3 transfers, 1 without a ground`.
    A country without words is only coloured.
    """

    standing: Standing
    number: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class WorldMap:
    """A map for a report or the window.

    `countries` holds a mark for each ISO 3166-1 code of two letters that is not simply elsewhere; begin with
    `standing_by_law(law, on)` and put the marks of the transfers over it: `{**standing_by_law(law, on), **marks}`.
    `legend` says in the reader's words what each footing means that occurs, in the order in which it is to be read:
    `{Standing.EEA: "European Economic Area", ...}`; one that is not in it is not explained. `numbers` says there
    what the numbers on the map count. On a page the map takes `share` of the width.
    """

    countries: Mapping[str, CountryMark]
    legend: Mapping[Standing, str]
    numbers: str = ""
    share: float = 1.0


def standing_by_law(law: LawTables, on: date) -> dict[str, CountryMark]:
    """Return what the law says of countries on a day: within the EEA, or with a decision under GDPR Art. 45."""
    adequate = {each.country for each in law.adequacy if each.country and each.in_force(on)}
    return {code: CountryMark(Standing.ADEQUATE) for code in sorted(adequate)} | {
        code: CountryMark(Standing.EEA) for code in sorted(law.inside)
    }


@dataclass(frozen=True, slots=True)
class Country:
    """The outlines of a country in units of the map, and where a number stands best."""

    rings: tuple[tuple[Point, ...], ...]
    at: Point
    extent: float


@dataclass(frozen=True, slots=True)
class World:
    """The outlines of every country, the edge of the map and its size, in units of the map; y upwards."""

    width: float
    height: float
    edge: tuple[Point, ...]
    countries: Mapping[str, Country]


@cache
def world() -> World:
    """Read the outlines that came with the program."""
    found = json.loads(resource("map", "world.json").read_text("utf-8"))
    countries = {code: _country(each) for code, each in found["countries"].items()}
    return World(found["width"], found["height"], _points(found["edge"]), countries)


def _country(found: Mapping[str, list[list[float]] | list[float]]) -> Country:
    rings = tuple(_points(ring) for ring in found["rings"] if isinstance(ring, list))
    x, y = found["at"]
    extent = max((max(_spread(ring)) for ring in rings), default=0.0)
    return Country(rings, (float(str(x)), float(str(y))), extent)


def _points(flat: list[float]) -> tuple[Point, ...]:
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def _spread(ring: tuple[Point, ...]) -> tuple[float, float]:
    xs, ys = zip(*ring, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


MARGIN: Final = 0.5
"""Points around the map: there the line at its edge finds room."""
ROW: Final = 14.0
SIGN, SIGN_WIDTH = 9.0, 12.0
"""The height of a sign of the legend and its width."""
ANY_NUMBER: Final = "n"
"""Stands in the legend for the numbers on the map."""
SMALLEST: Final = 5.0
"""Points: a country that is smaller than this is shown by a dot beside its outline."""
DOT, MARKED_DOT = 1.5, 2.6
BADGE, SMALLEST_BADGE, BADGES_ACROSS = 6.2, 4.6, 60
"""The radius of a number's disc on a large and on a small map; between them it grows with the width."""
ROOMY: Final = 24.0
"""Points: on a country of this extent its number stands within, beside a smaller one with a line to it."""
MOST_SHOWN: Final = 999
_AROUND: Final = ((0, 1), (1, 0.5), (-1, 0.5), (1, -0.5), (-1, -0.5), (0, -1))
_STEPS: Final = (11.0, 17.0, 24.0, 32.0)


def map_drawing(shown: WorldMap, width: float) -> Drawing:
    """Draw the map over a width in points, its legend below it."""
    rows = _legend_rows(shown, width)
    foot = MARGIN + ROW * len(rows) + 4 * bool(rows)
    unit = (width - 2 * MARGIN) / world().width
    place = _Placing(unit, foot, max(SMALLEST_BADGE, min(BADGE, width / BADGES_ACROSS)))
    shapes: list[Shape] = []
    parts: dict[str, tuple[Filled, ...]] = {}
    for code, country in world().countries.items():
        mark = shown.countries.get(code)
        drawn = tuple(place.country(country, mark))
        shapes += drawn
        parts[code] = drawn
    shapes.sort(key=lambda shape: isinstance(shape, Dot))
    shapes.insert(0, place.edge())
    marked = {code: mark for code, mark in shown.countries.items() if code in parts}
    badges = dict(place.badges(marked))
    shapes += [shape for badge in badges.values() for shape in badge]
    shapes += _legend(rows)
    spots = (
        Spot(code, mark.words, (*parts[code], *(each for each in badges.get(code, ()) if isinstance(each, Dot))))
        for code, mark in marked.items()
        if mark.words
    )
    by_name = tuple(sorted(spots, key=lambda spot: fold(spot.words)))
    return Drawing(width, foot + world().height * unit + MARGIN, tuple(shapes), _in_words(shown), by_name)


def _in_words(shown: WorldMap) -> str:
    said = sorted((mark.words for mark in shown.countries.values() if mark.words), key=fold)
    return "; ".join(said or shown.legend.values())


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where the map stands: points for a unit, the height of what stands below it, the radius of a number's disc."""

    unit: float
    foot: float
    badge: float

    def point(self, at: Point) -> Point:
        return at[0] * self.unit + MARGIN, at[1] * self.unit + self.foot

    def edge(self) -> Line:
        """Return the edge of the map: the projection draws land near the pole flat, which without it looks cut off."""
        first, *others = map(self.point, world().edge)
        return Line((first, *others, first))

    def country(self, country: Country, mark: CountryMark | None) -> Iterator[Area | Dot]:
        """Yield the outlines of a country, and a dot where these are too small and something is to be shown."""
        fill = mark.standing.colour if mark else Colour.ELSEWHERE
        if country.rings:
            rings = tuple(tuple(map(self.point, ring)) for ring in country.rings)
            yield Area(rings, fill, Colour.GROUND)
        if mark and country.extent * self.unit < SMALLEST:
            x, y = self.point(country.at)
            yield Dot(x, y, MARKED_DOT if mark.number else DOT, fill, Colour.GROUND)

    def badges(self, marks: Mapping[str, CountryMark]) -> Iterator[tuple[str, tuple[Shape, ...]]]:
        """Yield the numbers, those of the most transfers first, none over another."""
        taken: list[Point] = []
        counted = [(code, mark) for code, mark in marks.items() if mark.number]
        for code, mark in sorted(counted, key=lambda each: (-each[1].number, each[0])):
            country = world().countries[code]
            home = self.point(country.at)
            at = self._free(home, taken, within=country.extent * self.unit >= ROOMY)
            taken.append(at)
            yield code, tuple(_badge(home, at, self.badge, mark.number))

    def _free(self, home: Point, taken: list[Point], *, within: bool) -> Point:
        spots = [home] if within else []
        spots += [(home[0] + step * x, home[1] + step * y) for step in _STEPS for x, y in _AROUND]
        inside = [spot for spot in spots if self._is_inside(spot)]
        return next((spot for spot in inside if all(self._apart(spot, other) for other in taken)), home)

    def _is_inside(self, spot: Point) -> bool:
        right, top = self.point((world().width, world().height))
        apart = self.badge
        return MARGIN + apart <= spot[0] <= right - apart and self.foot + apart <= spot[1] <= top - apart

    def _apart(self, one: Point, other: Point) -> bool:
        return dist(one, other) >= 2 * self.badge + 1


def _badge(home: Point, at: Point, radius: float, number: int) -> Iterator[Shape]:
    if at != home:
        yield Line((home, at), Colour.INK, 0.6)
    yield from _disc(at, radius, f"{number}" if number <= MOST_SHOWN else f"{MOST_SHOWN}+")


def _disc(at: Point, radius: float, text: str) -> Iterator[Shape]:
    size = min(1.3 * radius, 1.75 * radius / estimated_width(text, 1.0))
    yield Dot(*at, radius, Colour.GROUND, Colour.INK)
    yield Words(text, at[0], at[1] - 0.36 * size, size, align=0.5, bold=True)


def _legend_rows(shown: WorldMap, width: float) -> list[list[Shape]]:
    """Return the signs and names of what occurs, in rows from the top; each stands at height 0."""
    rows: list[list[Shape]] = []
    x = width
    for sign, name in _entries(shown):
        needed = SIGN_WIDTH + estimated_width(name, 8.0) + 13
        if not rows or x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1] += [moved(shape, x, 0) for shape in sign]
        begin = x + SIGN_WIDTH + 4
        rows[-1].append(Words(name, begin, 2.5, room=width - begin))
        x += needed
    return rows


def _entries(shown: WorldMap) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Yield the sign and the name of each footing that occurs, last those of the numbers."""
    marks = shown.countries.values()
    occurring = {mark.standing for mark in marks}
    for standing, name in shown.legend.items():
        if standing in occurring:
            yield (Box(0, 1, SIGN_WIDTH, SIGN, standing.colour, Colour.MUTED),), name
    if shown.numbers and any(mark.number for mark in marks):
        yield tuple(_disc((SIGN_WIDTH / 2, 1 + SIGN / 2), SIGN / 2 + 0.5, ANY_NUMBER)), shown.numbers


def _legend(rows: list[list[Shape]]) -> Iterator[Shape]:
    for number, row in enumerate(reversed(rows)):
        yield from (moved(shape, 0, ROW * number) for shape in row)
