"""Charts with their numbers written on them, in the colours and the type of the house."""

from dataclasses import dataclass
from math import ceil, log10

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color

from officer_app.documents import house_style as style
from officer_app.documents.fonts import SANS, Face, ready

HEIGHT = 150.0
LEFT, RIGHT, BASE, TOP = 24.0, 6.0, 34.0, 16.0
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

    def drawing(self, width: float) -> Drawing:
        """Return the chart over a width in points."""
        drawing = Drawing(width, HEIGHT)
        step, highest = scale(max((bar.whole for bar in self.bars), default=0))
        per_unit = (HEIGHT - BASE - TOP) / highest
        for value in range(0, highest + 1, step):
            y = BASE + value * per_unit
            drawing.add(Line(LEFT, y, width - RIGHT, y, strokeColor=style.LINE, strokeWidth=0.5))
            drawing.add(_label(str(value), 0, y - 3, anchor="start", colour=style.MUTED))
        slot = (width - LEFT - RIGHT) / max(len(self.bars), 1)
        for place, bar in enumerate(self.bars):
            _draw_bar(drawing, bar, LEFT + slot * place, slot, per_unit)
        drawing.add(Line(LEFT, BASE, width - RIGHT, BASE, strokeColor=style.INK, strokeWidth=0.9))
        if any(bar.marked for bar in self.bars):
            drawing.add(_label(self.marked_name, 0, BASE - 26, anchor="start", colour=style.WARN_INK, size=7))
        return drawing


def scale(highest: int) -> tuple[int, int]:
    """Return the step between lines and the height of the highest one: 1, 2 or 5 times a power of ten."""
    rough = max(highest, 1) / WANTED_LINES
    power = 10 ** max(0, ceil(log10(rough)) - 1) if rough > 1 else 1
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return step, step * max(1, ceil(max(highest, 1) / step))


def _draw_bar(drawing: Drawing, bar: Bar, left: float, slot: float, per_unit: float) -> None:
    width = slot * BAR_SHARE
    x, middle = left + (slot - width) / 2, left + slot / 2
    size = min(8.0, slot / 3)
    marked = bar.marked * per_unit
    if bar.marked:
        drawing.add(Rect(x, BASE, width, marked, fillColor=style.LATE, strokeColor=None))
        drawing.add(_label(str(bar.marked), middle, BASE - 26, colour=style.WARN_INK, size=size))
    if bar.whole > bar.marked:
        rest = (bar.whole - bar.marked) * per_unit
        drawing.add(Rect(x, BASE + marked, width, rest, fillColor=style.ACCENT, strokeColor=None))
    if bar.whole:
        drawing.add(_label(str(bar.whole), middle, BASE + bar.whole * per_unit + 4, size=size))
    drawing.add(_label(bar.name, middle, BASE - 13, colour=style.MUTED, size=size))


def _label(
    text: str, x: float, y: float, *, anchor: str = "middle", colour: Color = style.INK, size: float = 8.0
) -> String:
    font = ready(Face(SANS).font)
    return String(x, y, text, fontName=font, fontSize=size, fillColor=colour, textAnchor=anchor)
