"""Charts: every number on them is right and stands where it is measured, whatever there is to show."""

from itertools import pairwise

import pytest
from charts_told import AWKWARDLY_NAMED, BARS, CHARTS, COURSES, EMPTY, MONTHS, PANELS, PARTS, SHARES

from officer_app.documents.chart_drawings import MOST_ROWS, bar_drawing, drawings
from officer_app.documents.charts import (
    Bar,
    BarChart,
    Course,
    CourseChart,
    Panel,
    PanelsChart,
    PartBar,
    PartsChart,
    Share,
    SharesChart,
    scale,
)
from officer_app.documents.drawing import Box, Colour, Dot, Line, Words, estimated_width
from officer_app.documents.world_map import WorldMap

WIDTH = 482.0
EVERY_CHART = [
    chart for told in (CHARTS, AWKWARDLY_NAMED, EMPTY) for chart in told.values() if not isinstance(chart, WorldMap)
]


def drawn(chart, width=WIDTH):
    (drawing,) = drawings(chart, width)
    return drawing


def boxes(drawing, fill):
    return [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.fill is fill]


def said(drawing):
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def test_bars_are_as_high_as_their_numbers():
    drawing = drawn(BARS)
    assert scale(12) == (5, 15)
    unit = (drawing.height - 50) / 15
    assert [box.height for box in boxes(drawing, Colour.MARKED)] == pytest.approx([3 * unit, 9 * unit])
    assert [box.height for box in boxes(drawing, Colour.WHOLE)] == pytest.approx([9 * unit, 7 * unit])


def test_every_number_of_the_bars_stands_on_them_and_what_is_marked_in_its_own_line():
    words = [shape for shape in drawn(BARS).shapes if isinstance(shape, Words)]
    assert [each.text for each in words if each.colour is Colour.INK] == ["12", "7", "9"]
    assert [each.text for each in words if each.colour is Colour.WARN] == ["3", "9", "late"]
    assert len({each.y for each in words if each.colour is Colour.WARN}) == 1


def test_nothing_is_marked_where_nothing_is():
    assert "late" not in said(drawn(BarChart((Bar("Jan", 3),), "late")))


def test_each_bar_can_be_pointed_at_over_its_whole_height():
    drawing = drawn(BARS)
    slot = (WIDTH - 36) / 4
    found = [drawing.spot_at(30 + slot * (place + 0.5), 100) for place in range(4)]
    assert [spot.words for spot in found] == [
        "Jan 12 (late: 3)",
        "Feb 7",
        "Mar 0",
        "April: 9 received, all late",
    ]
    assert drawing.in_words == "; ".join(spot.words for spot in found)


@pytest.mark.parametrize("number", [1, 12, 18, 40, 200])
@pytest.mark.parametrize("width", [200.0, WIDTH])
def test_names_under_the_bars_never_touch(number, width):
    chart = BarChart(tuple(Bar(f"{place % 12 + 1:02}/26", place) for place in range(number)), "late")
    below = [
        each
        for each in drawn(chart, width).shapes
        if isinstance(each, Words) and each.align == 0.5 and "/" in each.text
    ]
    assert below
    ends = [(each.x - estimated_width(each.text, each.size) / 2.2, each.x + estimated_width(each.text, each.size) / 2.2)
        for each in below]  # fmt: skip
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


def test_parts_stand_upon_one_another_and_make_up_the_whole():
    drawing = drawn(PARTS)
    lowest, refused, still_open = (boxes(drawing, fill) for fill in (Colour.FIRST, Colour.SECOND, Colour.THIRD))
    sign, january, february = lowest
    assert sign.height == sign.width
    assert refused[1].y == pytest.approx(january.y + january.height)
    assert still_open[1].y == pytest.approx(february.y + february.height + refused[2].height)
    assert {"Granted", "Refused", "Open", "10"} <= set(said(drawing))
    assert drawing.in_words == "Jan: Granted 8, Refused 2, Open 0; Feb: Granted 5, Refused 1, Open 4"


def test_parts_side_by_side_each_bear_their_number():
    drawing = drawn(PartsChart(PARTS.parts, PARTS.bars, side_by_side=True))
    assert [text for text in said(drawing) if text in {"8", "2", "1", "4"}] == ["8", "2", "1", "4"]
    assert all(box.y == 20 for box in boxes(drawing, Colour.THIRD)[1:])


def test_a_long_legend_takes_more_rows_and_the_bars_give_way():
    names = tuple(f"Answered within the lawful date, group {number}" for number in range(5))
    drawing = drawn(PartsChart(names, (PartBar("Jan", (1, 1, 1, 1, 1)),)))
    rows = {shape.y for shape in drawing.shapes if isinstance(shape, Words) and shape.text in names}
    assert len(rows) == 3
    tops = [shape.y for shape in drawing.shapes if isinstance(shape, Words) and shape.text == "5"]
    assert max(tops) < min(rows)


def test_what_cannot_be_told_apart_is_refused():
    with pytest.raises(ValueError, match="6 parts"):
        PartsChart(tuple("abcdef"), ())
    with pytest.raises(ValueError, match="4 lines"):
        CourseChart((), tuple(Course(name, ()) for name in "abcd"))


def test_shares_are_as_long_as_their_numbers_and_say_them():
    drawing = drawn(SHARES)
    (access_late, sign), (access, erasure) = boxes(drawing, Colour.MARKED), boxes(drawing, Colour.WHOLE)
    assert sign.height == 9
    assert (access_late.width + access.width) / erasure.width == pytest.approx(41 / 9)
    assert access.x == pytest.approx(access_late.x + access_late.width)
    assert {"41, 82%", "9", "0", "Access", "late"} <= set(said(drawing))
    assert drawing.in_words == "Access 41, 82% (late: 3); Erasure 9; Portability 0"


def test_many_shares_go_on_in_a_further_drawing_on_the_same_scale():
    many = SharesChart(tuple(Share(f"Country {number}", 100 - number) for number in range(90)))
    pieces = drawings(many, WIDTH)
    assert [len(piece.spots) for piece in pieces] == [MOST_ROWS, MOST_ROWS, 90 - 2 * MOST_ROWS]
    first, later = (boxes(piece, Colour.WHOLE)[0].width for piece in (pieces[0], pieces[2]))
    assert first / later == pytest.approx(100 / 28, rel=0.05)


def test_a_course_is_broken_where_nothing_is_known():
    lines = [shape for shape in drawn(COURSES).shapes if isinstance(shape, Line) and shape.thickness == 1.4]
    median = [line for line in lines if line.colour is Colour.WHOLE and len(line.points) > 1 and not line.dashes]
    assert [len(line.points) for line in median] == [2, 3, 2]
    dots = [shape for shape in drawn(COURSES).shapes if isinstance(shape, Dot)]
    assert len(dots) == 5 + 6


def test_a_course_says_its_numbers_and_the_limit_its_name():
    drawing = drawn(COURSES)
    assert {"12", "9", "22", "30", "28", "one month", "Median", "Longest"} <= set(said(drawing))
    assert drawing.spots[2].words == "Mar: Longest 30"
    limit = next(shape for shape in drawing.shapes if isinstance(shape, Line) and shape.colour is Colour.WARN)
    at_thirty = next(
        shape
        for shape in drawing.shapes
        if isinstance(shape, Dot) and shape.fill is Colour.SECOND and shape.y == limit.points[0][1]
    )
    assert at_thirty.x == pytest.approx(drawing.spots[2].middle[0])


def test_small_charts_share_one_scale_and_stand_beside_one_another():
    drawing = drawn(PANELS)
    tall = PanelsChart((Panel("A", (Bar("J", 2),)), Panel("B", (Bar("J", 8),))), "late")
    low, high = boxes(drawn(tall), Colour.WHOLE)
    assert high.height / low.height == pytest.approx(4)
    assert low.y == high.y
    assert "Portability, Jun" in drawing.in_words
    assert len(drawing.spots) == 4 * len(MONTHS)
    assert said(drawing)[0] == "late"


@pytest.mark.parametrize("chart", EVERY_CHART)
@pytest.mark.parametrize("width", [180.0, WIDTH, 735.0])
def test_nothing_is_drawn_beside_the_page(chart, width):
    for drawing in drawings(chart, width):
        assert drawing.width == width
        for shape in drawing.shapes:
            if isinstance(shape, Box):
                assert shape.width >= 0
                assert shape.height >= 0
                assert shape.x >= -0.01
                assert shape.x + shape.width <= width + 0.01
                assert shape.y >= -0.01
                assert shape.y + shape.height <= drawing.height + 0.01


def test_a_chart_takes_the_height_that_it_is_given():
    drawing = bar_drawing(BARS, 260, 96)
    assert (drawing.width, drawing.height) == (260, 96)
    assert max(shape.y for shape in drawing.shapes if isinstance(shape, Words)) < 96
