"""The map: no country is lost, each stands where it lies, what goes there can be read and pointed at."""

import importlib.util
import json
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from charts_told import AWKWARDLY_NAMED, LEGEND, MARKS, TODAY, WORLD

from officer_app.documents.drawing import Area, Box, Colour, Dot, Line, Words
from officer_app.documents.world_map import CountryMark, Standing, WorldMap, map_drawing, standing_by_law, world
from officer_app.domain.codes import country_codes
from officer_app.domain.law import law_tables
from officer_app.domain.places import resource

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 482.0
POSSIBLE = sorted(country_codes() - law_tables().no_country)


@pytest.fixture(scope="module")
def maker():
    spec = importlib.util.spec_from_file_location("make_map", ROOT / "packaging" / "make_map.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def drawn():
    return map_drawing(WORLD, WIDTH)


def spot(drawing, code):
    return next(each for each in drawing.spots if each.key == code)


def fills(drawing, code):
    return {shape.fill for shape in spot(drawing, code).shapes}


def test_every_code_that_a_register_may_hold_is_on_the_map_and_none_besides():
    assert sorted(world().countries) == POSSIBLE


@pytest.mark.parametrize("width", [250.0, WIDTH])
def test_whatever_is_marked_is_seen_and_can_be_pointed_at(width):
    marks = {code: CountryMark(Standing.GAP, 0, code) for code in POSSIBLE}
    drawing = map_drawing(WorldMap(marks, {}), width)
    assert {each.key for each in drawing.spots} == set(POSSIBLE)
    for each in drawing.spots:
        left, foot, right, top = each.shapes[-1].bounds
        assert max(right - left, top - foot) >= 3.0, each.key
        assert left >= 0
        assert right <= width + 0.5
        assert foot >= 0
        assert top <= drawing.height + 1


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [("BE", 4.6, 50.7), ("US", -98, 39), ("AU", 134, -25), ("BR", -53, -10), ("JP", 138, 36.3), ("ZA", 22, -31),
     ("LS", 28.3, -29.5), ("UA", 34.2, 45.2), ("CY", 33.4, 35.3), ("SO", 45, 10), ("XK", 20.9, 42.6),
     ("EH", -14, 25), ("MA", -7, 32), ("GL", -42, 72)],
)  # fmt: skip
def test_a_place_lies_in_its_country(maker, code, longitude, latitude):
    place = maker.placed(longitude, latitude)
    within = [each for each, country in world().countries.items() if Area(country.rings, Colour.EEA).holds(*place)]
    assert within == [code]


def test_the_places_of_numbers_lie_within_their_countries_and_of_dots_where_they_belong(maker):
    for code, country in world().countries.items():
        if country.rings:
            assert Area(country.rings, Colour.EEA).holds(*country.at), code
        else:
            latitude, longitude = maker.POINTS[code]
            assert dist(country.at, maker.placed(longitude, latitude)) < 1, code


def test_every_country_has_its_true_share_of_the_area():
    def area(code):
        return sum(
            abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2
            for ring in world().countries[code].rings
        )

    for one, other, real in (
        ("GL", "DZ", 2.166 / 2.382),
        ("BR", "AU", 8.515 / 7.688),
        ("SE", "MA", 0.450 / 0.447),
        ("EH", "MA", 0.266 / 0.447),
    ):
        assert area(one) / area(other) == pytest.approx(real, rel=0.15)


def test_the_projection_is_the_published_one(maker):
    assert maker.equal_earth(180, 0)[0] == pytest.approx(2.70662998)
    assert maker.equal_earth(0, 90) == pytest.approx((0, 1.31736276))


def test_neighbours_share_their_border():
    def corners(code):
        return {point for ring in world().countries[code].rings for point in ring}

    assert len(corners("FR") & corners("ES")) >= 4
    assert len(corners("CA") & corners("US")) >= 20


def test_the_file_is_small_and_of_whole_numbers_and_says_where_it_comes_from():
    path = resource("map", "world.json")
    assert path.stat().st_size < 100_000
    found = json.loads(path.read_text("utf-8"))
    assert all(
        isinstance(each, int) for country in found["countries"].values() for ring in country["rings"] for each in ring
    )
    said = resource("map", "README.md").read_text("utf-8")
    assert "Natural Earth" in said
    assert "public domain" in said


def test_the_law_colours_the_ground_of_the_day():
    law = law_tables()
    then, now = standing_by_law(law, date(2025, 6, 1)), standing_by_law(law, TODAY)
    assert now["BE"].standing is now["NO"].standing is now["RE"].standing is Standing.EEA
    assert now["CH"].standing is Standing.ADEQUATE
    assert ("BR" in now, "BR" in then) == (True, False)
    assert not {"US", "IN"} & set(now) or now["US"].standing is Standing.ADEQUATE
    assert all(mark.words == "" and mark.number == 0 for mark in now.values())


def test_a_transfers_verdict_lies_over_the_law(drawn):
    assert Colour.NOT_ASSESSED in fills(drawn, "CH")
    assert Colour.COVERED in fills(drawn, "US")
    assert Colour.GAP in fills(drawn, "IN")
    assert {each.key for each in drawn.spots} == set(MARKS)


def test_small_states_have_a_dot_over_all_land(drawn):
    kinds = [type(shape) for shape in drawn.shapes]
    assert kinds.index(Dot) > max(place for place, kind in enumerate(kinds) if kind is Area)
    singapore = spot(drawn, "SG").shapes
    assert [type(shape) for shape in singapore] == [Dot, Dot]
    assert singapore[0].fill is Colour.COVERED


def test_each_number_stands_on_or_beside_its_country_and_none_over_another(drawn):
    words = [shape for shape in drawn.shapes if isinstance(shape, Words) and shape.bold]
    assert sorted(each.text for each in words) == ["1", "104", "2", "3", "5"]
    discs = [shape for shape in drawn.shapes if isinstance(shape, Dot) and shape.edge is Colour.INK]
    assert len(discs) == 5
    assert all(dist((a.x, a.y), (b.x, b.y)) >= a.radius + b.radius for a, b in combinations(discs, 2))
    assert spot(drawn, "US").holds(*next((each.x, each.y) for each in words if each.text == "5"))


def test_crowded_numbers_keep_apart():
    marks = {code: CountryMark(Standing.GAP, 1, code) for code in ("IL", "JO", "LB", "SY", "PS", "EG", "IQ", "TR")}
    drawing = map_drawing(WorldMap(marks, {}), WIDTH)
    discs = [shape for shape in drawing.shapes if isinstance(shape, Dot) and shape.edge is Colour.INK]
    assert all(dist((a.x, a.y), (b.x, b.y)) >= a.radius + b.radius for a, b in combinations(discs, 2))


def test_a_number_without_end_is_cut_but_said_whole():
    drawing = map_drawing(AWKWARDLY_NAMED["map"], WIDTH)
    assert "999+" in [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert drawing.in_words == drawing.spots[0].words


def test_the_legend_explains_what_occurs_and_nothing_else(drawn):
    assert set(LEGEND.values()) <= {shape.text for shape in drawn.shapes if isinstance(shape, Words)}
    alone = map_drawing(replace(WORLD, countries={"BE": CountryMark(Standing.EEA)}), WIDTH)
    assert [shape.text for shape in alone.shapes if isinstance(shape, Words)] == ["European Economic Area"]
    signs = [shape for shape in drawn.shapes if isinstance(shape, Box)]
    assert [sign.fill for sign in signs if sign.y == signs[-1].y][:1]
    assert {sign.fill for sign in signs} == {standing.colour for standing in LEGEND}


def test_all_is_said_in_the_order_of_names(drawn):
    assert drawn.in_words == (
        "Hong Kong: 104 without a ground; India: 2 without a ground; Singapore: 1 covered; "
        "Switzerland: 3 not assessed; United States: 5 covered"
    )
    assert [each.words for each in drawn.spots] == drawn.in_words.split("; ")


def test_a_code_that_is_no_country_disturbs_nothing():
    drawing = map_drawing(WorldMap({"EU": CountryMark(Standing.GAP, 1, "European Union: 1")}, {}), WIDTH)
    assert drawing.spots == ()
    assert drawing.in_words == "European Union: 1"


def test_without_marks_there_is_the_world_alone():
    drawing = map_drawing(WorldMap({}, {}), WIDTH)
    edge, *land = drawing.shapes
    assert isinstance(edge, Line)
    assert {shape.fill for shape in land} == {Colour.ELSEWHERE}
    assert drawing.height == pytest.approx(WIDTH * world().height / world().width, abs=1)


def test_all_land_lies_within_the_edge_of_the_map_and_none_is_cut(maker, drawn):
    edge = Area((world().edge,), Colour.GROUND)
    corners = {point for country in world().countries.values() for ring in country.rings for point in ring}
    cut = {(x, y) for x, y in corners if y <= 0 or y >= world().height}
    assert not cut, "a coast that ends at the upper or lower edge"
    outside = [(x, y) for x, y in corners if not edge.holds(x + (3 if x < world().width / 2 else -3), y)]
    assert not outside, "the 180th meridian runs through Russia and Fiji, but not within them"
    assert (maker.SOUTH, maker.NORTH) == (-60, 90)
    assert world().edge == tuple(maker.edge())
    line = drawn.shapes[0]
    assert line.points[0] == line.points[-1]
    assert min(x for x, _ in line.points) > 0
    assert max(x for x, _ in line.points) < drawn.width
    assert max(y for _, y in line.points) < drawn.height


def test_the_legend_says_what_the_numbers_count_where_there_are_any(drawn):
    assert "Number of transfers" not in texts(drawn), "nothing is said where no words are given"
    told = map_drawing(replace(WORLD, numbers="Number of transfers"), WIDTH)
    discs = [shape for shape in told.shapes if isinstance(shape, Dot) and shape.edge is Colour.INK]
    assert len(discs) == len(MARKS) + 1
    said = texts(told)
    assert said[said.index("n") + 1] == "Number of transfers"
    none = replace(WORLD, numbers="Number of transfers", countries={"BE": CountryMark(Standing.EEA)})
    assert texts(map_drawing(none, WIDTH)) == ["European Economic Area"]


def texts(drawing):
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
