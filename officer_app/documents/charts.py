"""Charts with their numbers written on them, in the colours and the type of the house."""

from dataclasses import dataclass
from math import ceil, log10

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from officer_app.documents import house_style as style
from officer_app.documents.fonts import SANS, Face
from officer_app.documents.paragraphs import draw_text
from officer_app.documents.structure import Place

HEIGHT = 150.0
LEFT, RIGHT, BASE, TOP = 30.0, 6.0, 34.0, 16.0
BAR_SHARE = 0.58
WANTED_LINES = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its whole height, and the part of it that is marked."""

    name: str
    whole: int
    marked: int = 0


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars side by side; the marked part is drawn below and counted in its own line under the names."""

    bars: tuple[Bar, ...]
    marked_name: str


class BarDrawing(Flowable):  # type: ignore[misc]
    """A bar chart on the page, over a width in points."""

    def __init__(self, chart: BarChart, width: float) -> None:
        super().__init__()
        self.chart, self.width, self.height = chart, width, HEIGHT

    def draw(self) -> None:
        """Draw the chart as one figure, with its numbers in words for those who do not see it."""
        x, y = self.canv.absolutePosition(0, 0)
        box = f"/A<</O/Layout/BBox[{x:.2f} {y:.2f} {x + self.width:.2f} {y + self.height:.2f}]/Placement/Block>>"
        with self.canv.says(Place("Figure", alternative=_in_words(self.chart), attributes=box)):
            self._draw()

    def _draw(self) -> None:
        step, highest = scale(max((bar.whole for bar in self.chart.bars), default=0))
        per_unit = (HEIGHT - BASE - TOP) / highest
        for value in range(0, highest + 1, step):
            y = BASE + value * per_unit
            self._line(y, style.LINE, 0.5)
            self._label(str(value), 0, y - 3, align=0, colour=style.MUTED)
        slot = (self.width - LEFT - RIGHT) / max(len(self.chart.bars), 1)
        for place, bar in enumerate(self.chart.bars):
            self._bar(bar, LEFT + slot * place, slot, per_unit)
        self._line(BASE, style.INK, 0.9)
        if any(bar.marked for bar in self.chart.bars):
            self._label(self.chart.marked_name, 0, BASE - 26, align=0, colour=style.WARN_INK, size=7)

    def _bar(self, bar: Bar, left: float, slot: float, per_unit: float) -> None:
        width = slot * BAR_SHARE
        x, middle = left + (slot - width) / 2, left + slot / 2
        size = min(8.0, slot / 3)
        marked = bar.marked * per_unit
        if bar.marked:
            self._block(x, BASE, width, marked, style.LATE)
            self._label(str(bar.marked), middle, BASE - 26, colour=style.WARN_INK, size=size)
        if bar.whole > bar.marked:
            self._block(x, BASE + marked, width, (bar.whole - bar.marked) * per_unit, style.ACCENT)
        if bar.whole:
            self._label(str(bar.whole), middle, BASE + bar.whole * per_unit + 4, size=size)
        self._label(bar.name, middle, BASE - 13, colour=style.MUTED, size=size)

    def _block(self, x: float, y: float, width: float, height: float, colour: Color) -> None:
        self.canv.setFillColor(colour)
        self.canv.rect(x, y, width, height, stroke=0, fill=1)

    def _line(self, y: float, colour: Color, thickness: float) -> None:
        self.canv.setStrokeColor(colour)
        self.canv.setLineWidth(thickness)
        self.canv.line(LEFT, y, self.width - RIGHT, y)

    def _label(
        self, text: str, x: float, y: float, *, align: float = 0.5, colour: Color = style.INK, size: float = 8.0
    ) -> None:
        draw_text(self.canv, text, x=x, y=y, face=Face(SANS), size=size, colour=colour, align=align)


def _in_words(chart: BarChart) -> str:
    """Return the numbers of a chart: `January 12 (late: 2), February 8`."""
    return ", ".join(
        f"{bar.name} {bar.whole}" + (f" ({chart.marked_name}: {bar.marked})" if bar.marked else "")
        for bar in chart.bars
    )


def scale(highest: int) -> tuple[int, int]:
    """Return the step between lines and the height of the highest one: 1, 2 or 5 times a power of ten."""
    rough = max(highest, 1) / WANTED_LINES
    power = 10 ** max(0, ceil(log10(rough)) - 1) if rough > 1 else 1
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return step, step * max(1, ceil(max(highest, 1) / step))
