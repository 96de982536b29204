"""The drawings of reports as the window paints them: the same charts, the same map, the same shapes."""

from officer_app.documents import drawing as shapes
from officer_app.documents.chart_drawings import bar_drawing
from officer_app.documents.charts import Bar, BarChart
from officer_app.documents.drawing_colours import ON_DARK, ON_LIGHT
from officer_app.documents.world_map import CountryMark, Standing, WorldMap, map_drawing, standing_by_law

__all__ = [
    "ON_DARK",
    "ON_LIGHT",
    "Bar",
    "BarChart",
    "CountryMark",
    "Standing",
    "WorldMap",
    "bar_drawing",
    "map_drawing",
    "shapes",
    "standing_by_law",
]
