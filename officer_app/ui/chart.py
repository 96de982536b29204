"""A chart of bars in the window, the one of the reports: how many, and how many of them are marked."""

from collections.abc import Sequence

from officer_app.services.drawings import Bar, BarChart, bar_drawing
from officer_app.ui.drawing import DrawingView

_LEAST_HEIGHT = 96


class ChartView(DrawingView):
    """Draws bars over the room that it is given, with their numbers on them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def show_bars(self, bars: Sequence[Bar], marked_name: str) -> None:
        """Show bars, the oldest first; `marked_name` says what the marked part is."""
        chart = BarChart(tuple(bars), marked_name)
        self.show_drawing(lambda width, height: bar_drawing(chart, width, height))
