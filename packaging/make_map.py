"""Make resources/map/world.json from Natural Earth's countries: `python packaging/make_map.py ne_110m.shp`.

It was run once; it stays so that anyone can see how the map came about, and make it anew from a later edition.
Beside the `.shp` lies its `.dbf` with the columns `name` and `iso_a3`. Everything is deterministic.
"""

import json
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from babel.core import get_global

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "resources" / "map" / "world.json"

WIDTH = 2000
"""Units from the western edge to the eastern one; everything is rounded to whole units."""
SOUTH, NORTH = -60, 90
"""Degrees: Antarctica has no outline, or it would take a quarter of the room."""
EDGE_STEP = 3
"""Degrees between two corners of the edge of the map."""
SOUTHERNMOST = 24
"""Units: there the dot of Antarctica stands, and what lies south of the map."""
LEAST_AREA = 3.0
"""Square units: smaller outlines that come of putting countries together are slips of the rounding."""
LEAST_CORNER = 1.0
"""Square units: a corner that makes a smaller triangle with its neighbours is left out."""
LEAST_RING, SMALL_RING = 3, 6
"""Corners of what is an outline at all, and of one that loses none."""
STEPS = 40
"""How finely the place for a number is looked for within a country."""

NAMED = {"N. Cyprus": "CY", "Somaliland": "SO", "Kosovo": "XK"}
"""What Natural Earth draws apart without an ISO code. The Union knows one Cyprus and one Somalia."""
LEFT_OUT = {"Antarctica"}
SAHARA_NORTH = 27.656425889592356
"""Degrees: the northern border of Western Sahara, which Natural Earth draws as far as Morocco administers it not."""
UNITED = ("CY", "EH", "SO")
"""Countries put together here of several: the borders within them go."""

# fmt: off
POINTS = {
    "AC": (-7.9, -14.4), "AD": (42.5, 1.5), "AG": (17.1, -61.8), "AI": (18.2, -63.1), "AQ": (-80.0, 0.0),
    "AS": (-14.3, -170.7), "AW": (12.5, -70.0), "AX": (60.2, 20.0), "BB": (13.2, -59.5), "BH": (26.0, 50.5),
    "BL": (17.9, -62.8), "BM": (32.3, -64.8), "BQ": (12.2, -68.3), "BV": (-54.4, 3.4), "CC": (-12.2, 96.8),
    "CK": (-21.2, -159.8), "CP": (10.3, -109.2), "CQ": (49.4, -2.4), "CV": (15.1, -23.6), "CW": (12.2, -69.0),
    "CX": (-10.5, 105.6), "DG": (-7.3, 72.4), "DM": (15.4, -61.4), "EA": (35.9, -5.3), "FM": (6.9, 158.2),
    "FO": (62.0, -6.9), "GD": (12.1, -61.7), "GF": (4.0, -53.1), "GG": (49.5, -2.6), "GI": (36.1, -5.4),
    "GP": (16.2, -61.5), "GS": (-54.4, -36.6), "GU": (13.4, 144.8), "HK": (22.3, 114.2), "HM": (-53.1, 73.5),
    "IC": (28.3, -16.0), "IM": (54.2, -4.5), "IO": (-6.3, 71.9), "JE": (49.2, -2.1), "KI": (1.4, 173.0),
    "KM": (-11.9, 43.4), "KN": (17.3, -62.7), "KY": (19.3, -81.3), "LC": (13.9, -61.0), "LI": (47.2, 9.5),
    "MC": (43.7, 7.4), "MF": (18.1, -63.1), "MH": (7.1, 171.2), "MO": (22.2, 113.5), "MP": (15.2, 145.7),
    "MQ": (14.6, -61.0), "MS": (16.7, -62.2), "MT": (35.9, 14.4), "MU": (-20.3, 57.6), "MV": (3.2, 73.2),
    "NF": (-29.0, 168.0), "NR": (-0.5, 166.9), "NU": (-19.1, -169.9), "PF": (-17.7, -149.4), "PM": (46.9, -56.3),
    "PN": (-25.1, -130.1), "PW": (7.5, 134.6), "RE": (-21.1, 55.5), "SC": (-4.7, 55.5), "SG": (1.35, 103.8),
    "SH": (-16.0, -5.7), "SJ": (78.2, 15.6), "SM": (43.9, 12.5), "ST": (0.2, 6.6), "SX": (18.0, -63.1),
    "TA": (-37.1, -12.3), "TC": (21.8, -71.8), "TK": (-9.2, -171.8), "TO": (-21.2, -175.2), "TV": (-8.5, 179.2),
    "UM": (19.3, 166.6), "VA": (41.9, 12.45), "VC": (13.2, -61.2), "VG": (18.4, -64.6), "VI": (18.3, -64.8),
    "WF": (-13.3, -176.2), "WS": (-13.8, -172.1), "YT": (-12.8, 45.2),
}
# fmt: on
"""Latitude and longitude, in degrees, of what Natural Earth does not draw at this scale."""

END_OF_COLUMNS = 0x0D

Point = tuple[int, int]
Ring = list[Point]

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""The Equal Earth projection (Savric, Patterson, Jenny 2018): every country has its true share of the area."""


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place stands on the map, in radii of the globe."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    theta_2 = theta * theta
    theta_6 = theta_2**3
    stretch = 9 * A4 * theta_6 * theta_2 + 7 * A3 * theta_6 + 3 * A2 * theta_2 + A1
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * stretch)
    return x, theta * (A1 + A2 * theta_2 + theta_6 * (A3 + A4 * theta_2))


HALF_WIDTH = equal_earth(180, 0)[0]
LOWEST, HIGHEST = equal_earth(0, SOUTH)[1], equal_earth(0, NORTH)[1]
UNIT = 2 * HALF_WIDTH / WIDTH
HEIGHT = round((HIGHEST - LOWEST) / UNIT)


def placed(longitude: float, latitude: float) -> Point:
    """Return the place in whole units, y upwards; what lies south of the map stands at its foot."""
    x, y = unbounded(longitude, latitude)
    return x, max(SOUTHERNMOST, y)


def unbounded(longitude: float, latitude: float) -> Point:
    """Return the place in whole units, also where that is below the map."""
    x, y = equal_earth(longitude, latitude)
    return round((x + HALF_WIDTH) / UNIT), round((y - LOWEST) / UNIT)


def edge() -> Ring:
    """Return the edge of the map: both halves of the 180th meridian, the pole, and a straight foot.

    The projection draws the pole as a line, and all land near it flat: without its edge it looks cut off.
    """
    latitudes = range(SOUTH, NORTH + 1, EDGE_STEP)
    return [*(unbounded(-180, each) for each in latitudes), *(unbounded(180, each) for each in reversed(latitudes))]


def names(table: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the code of three letters of each country, from the `.dbf`."""
    content = table.read_bytes()
    number, start, length = struct.unpack("<IHH", content[4:12])
    columns, at = [], 32
    while content[at] != END_OF_COLUMNS:
        columns.append((content[at : at + 11].split(b"\0")[0].decode(), content[at + 16]))
        at += 32
    for row in range(number):
        left, facts = content[start + row * length + 1 : start + (row + 1) * length], {}
        for name, width in columns:
            facts[name], left = left[:width].decode("latin-1").strip(), left[width:]
        yield facts["name"], facts["iso_a3"]


def shapes(outlines: Path) -> Iterator[list[list[tuple[float, float]]]]:
    """Yield the rings of each country in degrees, from the `.shp`."""
    content, at = outlines.read_bytes(), 100
    while at < len(content):
        words = struct.unpack(">i", content[at + 4 : at + 8])[0]
        body = content[at + 8 : at + 8 + 2 * words]
        parts, points = struct.unpack("<2i", body[36:44])
        starts = (*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), points)
        flat = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        pairs = list(zip(flat[::2], flat[1::2], strict=True))
        yield [pairs[first:last] for first, last in pairwise(starts)]
        at += 8 + 2 * words


def within(point: tuple[float, float], rings: list[list[tuple[float, float]]]) -> bool:
    """Tell whether a point lies within rings of which the inner ones are holes."""
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def code_of(name: str, three: str) -> str:
    """Return the ISO 3166-1 code of two letters."""
    return NAMED.get(name) or str(get_global("territory_aliases")[three][0])


def read(source: Path) -> dict[str, list[Ring]]:
    """Return the rings of each country on the map."""
    found: dict[str, list[Ring]] = defaultdict(list)
    for (name, three), rings in zip(names(source.with_suffix(".dbf")), shapes(source), strict=True):
        if name in LEFT_OUT:
            continue
        code = code_of(name, three)
        for ring in rings:
            if code == "MA":
                found["EH"].append(_rounded(_cut(ring, is_south=True)))
                found["MA"].append(_rounded(_cut(ring, is_south=False)))
            else:
                found[code].append(_rounded(ring))
    found |= {code: united(found[code]) for code in UNITED}
    return {code: [ring for ring in rings if len(ring) >= LEAST_RING] for code, rings in found.items()}


def _cut(ring: list[tuple[float, float]], *, is_south: bool) -> list[tuple[float, float]]:
    """Return the part of a ring on one side of the northern border of Western Sahara."""
    made: list[tuple[float, float]] = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 <= SAHARA_NORTH) if is_south else (y1 >= SAHARA_NORTH):
            made.append((x1, y1))
        if (y1 < SAHARA_NORTH) != (y2 < SAHARA_NORTH) and SAHARA_NORTH not in {y1, y2}:
            made.append((x1 + (x2 - x1) * (SAHARA_NORTH - y1) / (y2 - y1), SAHARA_NORTH))
    return [*made, made[0]]


def united(rings: list[Ring]) -> list[Ring]:
    """Return the outlines of several rings together: what two of them share, each its own way round, goes."""
    edges = {(point, after) for ring in rings for _, point, after in _corners(ring)}
    left: dict[Point, list[Point]] = defaultdict(list)
    for begin, end in sorted(edge for edge in edges if edge[::-1] not in edges):
        left[begin].append(end)
    made: list[Ring] = []
    while any(left.values()):
        at = first = min(begin for begin, ends in left.items() if ends)
        ring = []
        while left[at]:
            ring.append(at)
            at = left[at].pop()
            if at == first:
                break
        made.append(ring)
    return [ring for ring in made if _area(ring) >= LEAST_AREA]


def _rounded(ring: list[tuple[float, float]]) -> Ring:
    made: Ring = []
    for longitude, latitude in ring:
        point = placed(longitude, latitude)
        if not made or point != made[-1]:
            made.append(point)
    return made[:-1] if made[0] == made[-1] else made


def simplified(countries: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Leave out corners that nobody sees; both countries at a border leave out the same ones."""
    beside: dict[Point, set[frozenset[Point]]] = defaultdict(set)
    for ring in (each for rings in countries.values() for each in rings):
        for before, point, after in _corners(ring):
            beside[point].add(frozenset({before, after}))

    def stays(before: Point, point: Point, after: Point) -> bool:
        doubled = (point[0] - before[0]) * (after[1] - before[1]) - (after[0] - before[0]) * (point[1] - before[1])
        return len(beside[point]) > 1 or abs(doubled) / 2 >= LEAST_CORNER

    return {
        code: [[corner[1] for corner in _corners(ring) if len(ring) < SMALL_RING or stays(*corner)] for ring in rings]
        for code, rings in countries.items()
    }


def _corners(ring: Ring) -> Iterator[tuple[Point, Point, Point]]:
    yield from zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True)


def middle(rings: list[Ring]) -> Point:
    """Return the point of the largest ring that lies farthest from its edges: there a number has room."""
    ring = max(rings, key=_area)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    spots = [
        (min(xs) + (max(xs) - min(xs)) * (i + 0.5) / STEPS, min(ys) + (max(ys) - min(ys)) * (j + 0.5) / STEPS)
        for i in range(STEPS)
        for j in range(STEPS)
    ]
    inside = [spot for spot in spots if within(spot, [ring])] or [ring[0]]
    best = max(inside, key=lambda spot: (_room(spot, ring), spot))
    return round(best[0]), round(best[1])


def _area(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), _, (x2, y2) in _corners(ring))) / 2


def _room(spot: tuple[float, float], ring: Ring) -> float:
    """Return the square of the distance to the nearest edge."""
    x, y = spot
    least = float(WIDTH**2)
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        dx, dy = x2 - x1, y2 - y1
        along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / ((dx * dx + dy * dy) or 1)))
        least = min(least, (x1 + along * dx - x) ** 2 + (y1 + along * dy - y) ** 2)
    return least


def main(source: Path) -> None:
    """Write the map."""
    drawn = simplified(read(source))
    dots = {code: placed(longitude, latitude) for code, (latitude, longitude) in POINTS.items() if code not in drawn}
    countries = {
        code: {
            "at": middle(drawn[code]) if code in drawn else dots[code],
            "rings": [[each for point in ring for each in point] for ring in drawn.get(code, [])],
        }
        for code in sorted({*drawn, *dots})
    }
    lines = ",\n".join(f'"{code}":{json.dumps(each, separators=(",", ":"))}' for code, each in countries.items())
    outline = json.dumps([each for point in edge() for each in point], separators=(",", ":"))
    facts = f'"projection":"Equal Earth","width":{WIDTH},"height":{HEIGHT},"edge":{outline}'
    OUT.write_text(f'{{{facts},"countries":{{\n{lines}\n}}}}\n', "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
