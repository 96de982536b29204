"""The drawings of reports as the window paints them: the same charts, the same map, the same shapes."""

from officer_app.documents.chart_drawings import bar_drawing, drawings
from officer_app.documents.charts import Bar, BarChart, Chart, CourseChart, PanelsChart, PartsChart, SharesChart
from officer_app.documents.drawing import (
    EDGE_THICKNESS,
    HATCH_THICKNESS,
    HATCHES,
    Area,
    Box,
    Colour,
    Dot,
    Drawing,
    Filled,
    Line,
    Shape,
    Spot,
    Words,
    hatching,
)
from officer_app.documents.drawing_colours import ON_DARK, ON_LIGHT
from officer_app.documents.world_map import CountryMark, Standing, WorldMap, map_drawing, standing_by_law

__all__ = [
    "EDGE_THICKNESS",
    "HATCHES",
    "HATCH_THICKNESS",
    "ON_DARK",
    "ON_LIGHT",
    "Area",
    "Bar",
    "BarChart",
    "Box",
    "Chart",
    "Colour",
    "CountryMark",
    "CourseChart",
    "Dot",
    "Drawing",
    "Filled",
    "Line",
    "PanelsChart",
    "PartsChart",
    "Shape",
    "SharesChart",
    "Spot",
    "Standing",
    "Words",
    "WorldMap",
    "bar_drawing",
    "drawings",
    "hatching",
    "map_drawing",
    "standing_by_law",
]
