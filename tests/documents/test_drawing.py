"""Drawings: shapes that can be pointed at, hatching that stays within, colours that survive grey print."""

from itertools import pairwise

import pypdfium2
import pytest
from charts_told import AWKWARDLY_NAMED, CHARTS, EMPTY, WORLD, write
from reading import drawings_in_words, text_of
from reportlab.pdfbase.pdfmetrics import stringWidth

from officer_app.documents.charts import Bar, BarChart
from officer_app.documents.drawing import (
    HATCH_STEP,
    HATCHES,
    Area,
    Box,
    Colour,
    Dot,
    Drawing,
    Hatch,
    Line,
    Spot,
    Words,
    estimated_width,
    hatching,
    moved,
    moved_spot,
)
from officer_app.documents.drawing_colours import (
    LEAST_STEP,
    LEAST_STEP_ON_MAP,
    LEAST_STEP_ON_MAP_FOR_THE_COLOUR_BLIND,
    ON_DARK,
    ON_LIGHT,
    TOGETHER,
)
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.world_map import Standing

RING = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
HOLE = ((4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0))

SEEN_BY = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "who sees no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998)),
    "who sees no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881)),
    "who sees no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
"""Machado, Oliveira, Fernandes 2009, whole deficiency: how linear red, green and blue are seen."""


def lightness(code, sight):
    """Return CIE L* of a colour, 0 to 100, as somebody sees it: what is left of it in grey print."""
    linear = [_linear(int(code[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    red, green, blue = (
        min(1.0, max(0.0, sum(part * light for part, light in zip(row, linear, strict=True)))) for row in sight
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def _linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("colours", [ON_LIGHT, ON_DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SEEN_BY.values(), ids=SEEN_BY)
@pytest.mark.parametrize("fills", TOGETHER, ids=["marked", "series", "map"])
def test_what_stands_in_one_drawing_differs_in_grey_for_everybody(colours, sight, fills):
    levels = sorted(lightness(colours[fill], sight) for fill in fills)
    assert all(after - before >= LEAST_STEP for before, after in pairwise(levels))


@pytest.mark.parametrize("colours", [ON_LIGHT, ON_DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SEEN_BY)
def test_on_the_map_where_the_fills_lie_apart_they_differ_clearly(colours, sight):
    least = LEAST_STEP_ON_MAP if sight == "everybody" else LEAST_STEP_ON_MAP_FOR_THE_COLOUR_BLIND
    fills = (Colour.ELSEWHERE, *(standing.colour for standing in Standing))
    levels = sorted(lightness(colours[fill], SEEN_BY[sight]) for fill in fills)
    assert all(after - before >= least for before, after in pairwise(levels))


def test_every_fill_is_among_those_that_are_proved_and_every_colour_is_known_on_both_grounds():
    inks = {Colour.INK, Colour.MUTED, Colour.LINE, Colour.WARN}
    assert {fill for fills in TOGETHER for fill in fills} | inks == set(Colour)
    assert set(ON_LIGHT) == set(ON_DARK) == set(Colour)


def test_of_two_neighbours_in_lightness_one_is_hatched_or_both_are_far_apart():
    for fills in TOGETHER[:2]:
        ordered = sorted(fills, key=lambda fill: lightness(ON_LIGHT[fill], SEEN_BY["everybody"]))
        for one, other in pairwise(ordered):
            assert (HATCHES.get(one) is not HATCHES.get(other)) or Colour.GROUND in {one, other}
    assert HATCHES[Colour.GAP] is not HATCHES[Colour.NOT_ASSESSED]
    assert Colour.COVERED not in HATCHES


@pytest.mark.parametrize("fill", HATCHES)
def test_hatching_covers_a_box_and_goes_on_in_the_next(fill):
    lines = list(hatching(Box(3, 5, 37, 12, fill)))
    sign = -1 if HATCHES[fill] is Hatch.RISING else 1
    numbers = [round((x + sign * y) / HATCH_STEP, 6) for (x, y), _ in lines]
    assert numbers == [round(numbers[0]) + place for place in range(len(lines))]
    assert lines[0][0][0] < 3 < lines[0][1][0] + HATCH_STEP
    assert lines[-1][0][0] < 40 <= lines[-1][0][0] + HATCH_STEP
    assert all({begin[1], end[1]} == {5, 17} for begin, end in lines)


def test_a_plain_fill_is_not_hatched():
    assert not [*hatching(Box(3, 5, 37, 12, Colour.COVERED))]


def test_a_point_is_found_in_what_is_drawn_and_not_in_a_hole():
    assert Box(0, 0, 4, 2, Colour.WHOLE).holds(3.9, 1.9)
    assert not Box(0, 0, 4, 2, Colour.WHOLE).holds(4.1, 1)
    assert Dot(0, 0, 2, Colour.WHOLE).holds(1.4, 1.4)
    assert not Dot(0, 0, 2, Colour.WHOLE).holds(1.5, 1.5)
    area = Area((RING, HOLE), Colour.WHOLE)
    assert area.holds(2, 2)
    assert not area.holds(5, 5)
    assert not area.holds(11, 5)
    assert area.bounds == (0, 0, 10, 10)


def test_what_lies_above_is_found_first():
    below = Spot("land", "Land", (Area((RING,), Colour.EEA),))
    above = Spot("state", "State", (Box(0, 0, 1, 1, Colour.EEA), Dot(5, 5, 1, Colour.EEA)))
    drawing = Drawing(10, 10, (), "", (below, above))
    assert [drawing.spot_at(*at) for at in ((5, 5), (2, 8), (20, 20))] == [above, below, None]
    assert above.middle == (5, 5)


def test_shapes_are_moved_whole():
    assert moved(Box(1, 2, 3, 4, Colour.WHOLE), 10, 20) == Box(11, 22, 3, 4, Colour.WHOLE)
    assert moved(Line(((0, 0), (1, 1))), 1, 2) == Line(((1, 2), (2, 3)))
    assert moved(Area((HOLE,), Colour.EEA), 1, 0).bounds == (5, 4, 7, 6)
    assert moved(Words("x", 0, 0), 2, 3) == Words("x", 2, 3)
    assert moved_spot(Spot("a", "A", (Dot(0, 0, 1, Colour.EEA),)), 4, 5).holds(4, 5)


@pytest.mark.parametrize("text", ["Granted", "European Economic Area", "WWWW", "12/25", "Décembre", "Übermittlung"])
def test_the_estimated_width_is_enough_and_not_much_too_much(text):
    real = stringWidth(text, ready(Face(SANS).font), 8)
    assert real * 0.8 <= estimated_width(text, 8) <= real * 1.3


def test_each_drawing_is_one_figure_that_says_its_numbers():
    said = drawings_in_words(write({**CHARTS, "map": WORLD}))
    assert len(said) == 6
    assert said[0] == "Jan 12 (late: 3); Feb 7; Mar 0; April: 9 received, all late"
    assert "Hong Kong: 104 without a ground" in said[-1]


def test_a_figure_without_anything_to_show_says_so():
    assert drawings_in_words(write(EMPTY)) == ["–"] * len(EMPTY)


def test_the_same_drawings_give_the_same_bytes():
    contents = {**CHARTS, "map": WORLD}
    assert write(contents) == write(contents)


def test_awkward_names_stand_on_the_page_as_they_are():
    assert "<b>&amp;" in text_of(write(AWKWARDLY_NAMED))


def test_marked_parts_are_hatched_within_their_outline_on_paper():
    page = pypdfium2.PdfDocument(write({"bars": BarChart((Bar("Jan", 2, 2),), "late")}))[0]
    image = page.render(scale=4).to_pil().convert("RGB")
    marked = tuple(int(ON_LIGHT[Colour.MARKED][at : at + 2], 16) for at in (1, 3, 5))
    lines = [[image.getpixel((x, y)) for x in range(0, image.width, 2)] for y in range(0, image.height, 4)]
    within = [line[line.index(marked) : len(line) - line[::-1].index(marked)] for line in lines if marked in line]
    assert len(within) > 50
    assert all(any(sum(pixel) > sum(marked) + 150 for pixel in line) for line in within), "lines run through it"
    assert all(line.count(marked) > len(line) / 2 for line in within), "and it keeps its colour"
    outside = [line for line in lines if marked not in line]
    assert all(line[0] == (255, 255, 255) for line in outside)
