"""The drawings of charts: pure functions from what they show to shapes in points."""

from collections.abc import Iterator
from itertools import accumulate
from math import ceil
from typing import Final

from officer_app.documents.chart_ground import BASE, LARGEST_TYPE, SERIES, Ground, ground_for, legend
from officer_app.documents.charts import (
    Bar,
    BarChart,
    Chart,
    Course,
    CourseChart,
    Panel,
    PanelsChart,
    PartBar,
    PartsChart,
    Share,
    SharesChart,
)
from officer_app.documents.drawing import (
    Box,
    Colour,
    Dot,
    Drawing,
    Line,
    Shape,
    Spot,
    Words,
    estimated_width,
    moved,
    moved_spot,
)

HEIGHT: Final = 150.0
BAR_SHARE: Final = 0.58
ROW: Final = 17.0
MOST_ROWS: Final = 36
"""Lying bars in one drawing; more go into a further one, which may stand on the next page."""
PANEL_HEIGHT, PANEL_GAP = 104.0, 14.0


def drawings(chart: Chart, width: float) -> tuple[Drawing, ...]:
    """Return the drawings of a chart over a width in points: one, or several below one another where it is long."""
    match chart:
        case BarChart():
            return (bar_drawing(chart, width),)
        case PartsChart():
            return (parts_drawing(chart, width),)
        case SharesChart():
            return tuple(shares_drawings(chart, width))
        case CourseChart():
            return (course_drawing(chart, width),)
        case PanelsChart():
            return (panels_drawing(chart, width),)


def bar_drawing(chart: BarChart, width: float, height: float = HEIGHT) -> Drawing:
    """Draw bars with a marked part, over a width and a height in points."""
    ground = ground_for(
        width, height, tuple(bar.name for bar in chart.bars), max((bar.whole for bar in chart.bars), default=0)
    )
    shapes = list(ground.shapes())
    spots: list[Spot] = []
    for place, bar in enumerate(chart.bars):
        shapes += _bar(bar, place, ground)
        spots.append(Spot(f"{place}", _said(bar, chart.marked_name), (ground.column(place),)))
    shapes.append(ground.base_line())
    if any(bar.marked for bar in chart.bars):
        shapes.append(Words(chart.marked_name, 0, BASE - 26, 7.0, Colour.WARN, room=_row_room(chart, ground)))
    return Drawing(width, height, tuple(shapes), _joined(spots), tuple(spots))


def _row_room(chart: BarChart, ground: Ground) -> float:
    """Return the room before the first number in the line of what is marked."""
    first = next(place for place, bar in enumerate(chart.bars) if bar.marked)
    return ground.middle(first) - estimated_width("00", ground.size)


def _bar(bar: Bar, place: int, ground: Ground) -> Iterator[Shape]:
    width = ground.slot * BAR_SHARE
    x = ground.middle(place) - width / 2
    if bar.marked:
        yield Box(x, ground.foot, width, bar.marked * ground.per_unit, Colour.MARKED)
        yield from ground.number(bar.marked, place, ground.foot - 26, Colour.WARN)
    if bar.whole > bar.marked:
        foot = ground.top(bar.marked)
        yield Box(x, foot, width, ground.top(bar.whole) - foot, Colour.WHOLE)
    if bar.whole:
        yield from ground.number(bar.whole, place, ground.top(bar.whole) + 4)


def _said(bar: Bar, marked_name: str) -> str:
    """Return a bar in words: `January 12 (late: 2)`."""
    return bar.words or f"{bar.name} {bar.whole}" + (f" ({marked_name}: {bar.marked})" if bar.marked else "")


def _joined(spots: list[Spot]) -> str:
    return "; ".join(spot.words for spot in spots)


def parts_drawing(chart: PartsChart, width: float, height: float = HEIGHT) -> Drawing:
    """Draw bars of several parts, with their legend above."""
    shapes, top = legend(chart.parts, width, height)
    highest = max((_height(bar, chart) for bar in chart.bars), default=0)
    ground = ground_for(width, top, tuple(bar.name for bar in chart.bars), highest, foot=20)
    shapes += ground.shapes()
    spots = []
    for place, bar in enumerate(chart.bars):
        shapes += _side_by_side(bar, place, ground) if chart.side_by_side else _stacked(bar, place, ground)
        counted = ", ".join(f"{name} {number}" for name, number in zip(chart.parts, bar.numbers, strict=True))
        spots.append(Spot(f"{place}", f"{bar.name}: {counted}", (ground.column(place),)))
    return Drawing(width, height, (*shapes, ground.base_line()), _joined(spots), tuple(spots))


def _height(bar: PartBar, chart: PartsChart) -> int:
    return max(bar.numbers, default=0) if chart.side_by_side else sum(bar.numbers)


def _stacked(bar: PartBar, place: int, ground: Ground) -> Iterator[Shape]:
    width = ground.slot * BAR_SHARE
    x, whole = ground.middle(place) - width / 2, sum(bar.numbers)
    for colour, number, end in zip(SERIES, bar.numbers, accumulate(bar.numbers), strict=False):
        if number:
            yield Box(x, ground.top(end - number), width, number * ground.per_unit, colour, Colour.GROUND)
    if whole:
        yield from ground.number(whole, place, ground.top(whole) + 4)


def _side_by_side(bar: PartBar, place: int, ground: Ground) -> Iterator[Shape]:
    room = ground.slot * 0.8
    width = room / max(len(bar.numbers), 1)
    size = max(5.0, min(ground.size, width * 0.8))
    for at, (colour, number) in enumerate(zip(SERIES, bar.numbers, strict=False)):
        x = ground.middle(place) - room / 2 + width * at
        if number:
            yield Box(x, ground.foot, width, number * ground.per_unit, colour, Colour.GROUND)
            yield Words(f"{number}", x + width / 2, ground.top(number) + 3, size, align=0.5)


def shares_drawings(chart: SharesChart, width: float) -> Iterator[Drawing]:
    """Yield lying bars, as many in one drawing as fit on a page, all on one scale."""
    highest = max((share.number for share in chart.shares), default=0)
    for first in range(0, max(len(chart.shares), 1), MOST_ROWS):
        yield _shares(chart, chart.shares[first : first + MOST_ROWS], width, highest)


def _shares(chart: SharesChart, shares: tuple[Share, ...], width: float, highest: int) -> Drawing:
    foot = ROW if chart.marked_name and any(share.marked for share in shares) else 0.0
    height = foot + ROW * max(len(shares), 1)
    named = min(width * 0.38, max((estimated_width(each.name, LARGEST_TYPE) for each in shares), default=0) + 10)
    said = max((estimated_width(_beside(each), LARGEST_TYPE) for each in shares), default=0) + 10
    per_unit = max(width - named - said, 20) / max(highest, 1)
    shapes: list[Shape] = []
    spots = []
    for place, share in enumerate(shares):
        y = height - ROW * (place + 1)
        shapes += _share(share, y, named, per_unit)
        words = f"{share.name} {_beside(share)}" + (f" ({chart.marked_name}: {share.marked})" if share.marked else "")
        spots.append(Spot(share.name, words, (Box(0, y, width, ROW, Colour.GROUND),)))
    shapes.append(Line(((named, foot), (named, height)), Colour.INK, 0.9))
    if foot:
        shapes += _marked_sign(chart.marked_name, named, width)
    return Drawing(width, height, tuple(shapes), _joined(spots), tuple(spots))


def _marked_sign(name: str, left: float, width: float) -> tuple[Shape, ...]:
    """Return what says, at the foot of a drawing, what the marked parts of its bars are."""
    return Box(left, 3, 9, 9, Colour.MARKED), Words(name, left + 13, 4.5, colour=Colour.WARN, room=width - left - 13)


def _beside(share: Share) -> str:
    return share.said or f"{share.number}"


def _share(share: Share, y: float, left: float, per_unit: float) -> Iterator[Shape]:
    yield Words(share.name, 0, y + 5.5, room=left - 6)
    marked = share.marked * per_unit
    if share.marked:
        yield Box(left, y + 3, marked, ROW - 6, Colour.MARKED)
    if share.number > share.marked:
        yield Box(left + marked, y + 3, (share.number - share.marked) * per_unit, ROW - 6, Colour.WHOLE)
    yield Words(_beside(share), left + share.number * per_unit + 5, y + 5.5)


_DASHES: Final = ((), (5.0, 2.0), (1.5, 2.0))
_LINES: Final = (Colour.WHOLE, Colour.SECOND, Colour.INK)


def course_drawing(chart: CourseChart, width: float, height: float = HEIGHT) -> Drawing:
    """Draw lines over the months, each with a number at every point of the first line and its name above."""
    told = [number for course in chart.courses for number in course.numbers if number is not None]
    highest = max((*told, chart.limit[0] if chart.limit else 0), default=0)
    several = len(chart.courses) > 1
    ground = ground_for(width, height - 15 * several, chart.names, highest, foot=20)
    shapes = [*ground.shapes(), *(_limit(*chart.limit, ground) if chart.limit else ()), ground.base_line()]
    x = 0.0
    for at, course in enumerate(chart.courses):
        shapes += _course(course, at, ground)
        if several:
            sign = Line(((x, height - 5), (x + 22, height - 5)), _LINES[at], 1.4, _DASHES[at])
            shapes += (sign, Words(course.name, x + 26, height - 8, room=max(width - x - 26, 1)))
            x += 40 + estimated_width(course.name, LARGEST_TYPE)
    spots = tuple(
        Spot(f"{place}", f"{name}: {_at(chart, place)}", (ground.column(place),))
        for place, name in enumerate(chart.names)
        if _at(chart, place)
    )
    return Drawing(width, height, tuple(shapes), _joined(list(spots)), spots)


def _at(chart: CourseChart, place: int) -> str:
    numbers = ((course.name, course.numbers[place]) for course in chart.courses)
    return ", ".join(f"{name} {number}" for name, number in numbers if number is not None)


def _limit(number: int, name: str, ground: Ground) -> Iterator[Shape]:
    y = ground.top(number)
    yield Line(((ground.left, y), (ground.right, y)), Colour.WARN, 0.9, (4.0, 2.5))
    yield Words(name, ground.right, y + 3, 7.0, Colour.WARN, 1.0, room=ground.right - ground.left)


def _course(course: Course, at: int, ground: Ground) -> Iterator[Shape]:
    """Yield a line, broken where there is no number, with a dot at each of them."""
    stretch: list[tuple[float, float]] = []
    points = [
        None if number is None else (ground.middle(place), ground.top(number))
        for place, number in enumerate(course.numbers)
    ]
    for point in (*points, None):
        if point:
            stretch.append(point)
        elif stretch:
            yield Line(tuple(stretch), _LINES[at], 1.4, _DASHES[at])
            stretch = []
    for place, (point, number) in enumerate(zip(points, course.numbers, strict=True)):
        if point and number is not None:
            yield Dot(*point, 2.0, _LINES[at])
            if at == 0:
                yield from ground.number(number, place, point[1] + 5)


def panels_drawing(chart: PanelsChart, width: float) -> Drawing:
    """Draw small charts side by side, the first at the left of the top row."""
    gap, height = PANEL_GAP, PANEL_HEIGHT
    room = (width - gap * (chart.columns - 1)) / chart.columns
    rows = max(1, ceil(len(chart.panels) / chart.columns))
    highest = max((bar.whole for panel in chart.panels for bar in panel.bars), default=0)
    is_marked = any(bar.marked for panel in chart.panels for bar in panel.bars)
    shapes: list[Shape] = list(_marked_sign(chart.marked_name, 0, width)) if is_marked else []
    spots: list[Spot] = []
    for place, panel in enumerate(chart.panels):
        row, column = divmod(place, chart.columns)
        dx, dy = column * (room + gap), (rows - 1 - row) * height + ROW * is_marked
        drawn, pointed = _panel(panel, place, chart.marked_name, ground_for(room, height - 16, _names(panel), highest))
        shapes += [moved(shape, dx, dy) for shape in drawn]
        spots += [moved_spot(spot, dx, dy) for spot in pointed]
    return Drawing(width, rows * height + ROW * is_marked, tuple(shapes), _joined(spots), tuple(spots))


def _names(panel: Panel) -> tuple[str, ...]:
    return tuple(bar.name for bar in panel.bars)


def _panel(panel: Panel, number: int, marked_name: str, ground: Ground) -> tuple[list[Shape], list[Spot]]:
    shapes: list[Shape] = [Words(panel.title, 0, ground.height, bold=True, room=ground.width), *ground.shapes()]
    spots = []
    for place, bar in enumerate(panel.bars):
        shapes += _bar(bar, place, ground)
        spots.append(Spot(f"{number}.{place}", f"{panel.title}, {_said(bar, marked_name)}", (ground.column(place),)))
    return [*shapes, ground.base_line()], spots
