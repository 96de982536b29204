"""Drawings painted on a page: each is one figure, with its numbers in words for those who do not see it."""

from collections.abc import Iterable
from typing import Any, Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import FILL_EVEN_ODD
from reportlab.platypus import Flowable

from officer_app.documents import drawing as shapes
from officer_app.documents.drawing_colours import ON_LIGHT
from officer_app.documents.fonts import SANS, Face
from officer_app.documents.paragraphs import draw_text, fitting
from officer_app.documents.structure import Place

_COLOURS: Final[dict[shapes.Colour, Color]] = {colour: HexColor(code) for colour, code in ON_LIGHT.items()}
_NOTHING_SAID: Final = "–"
"""A figure must say something: one that has nothing to show says this."""


class PaintedDrawing(Flowable):  # type: ignore[misc]
    """A drawing on the page, in its own measures in points."""

    def __init__(self, drawing: shapes.Drawing) -> None:
        super().__init__()
        self.drawing = drawing
        self.width, self.height = drawing.width, drawing.height
        self.kept_height = drawing.height
        self.spaceAfter = 8

    def draw(self) -> None:
        """Paint the drawing as one figure (ISO 14289-1 section 7.3)."""
        x, y = self.canv.absolutePosition(0, 0)
        box = f"/A<</O/Layout/BBox[{x:.2f} {y:.2f} {x + self.width:.2f} {y + self.height:.2f}]/Placement/Block>>"
        said = self.drawing.in_words or _NOTHING_SAID
        with self.canv.says(Place("Figure", alternative=said, attributes=box)):
            paint(self.canv, self.drawing.shapes)


def paint(canvas: Any, drawn: Iterable[shapes.Shape]) -> None:
    """Paint shapes on a canvas, within what it says."""
    for shape in drawn:
        match shape:
            case shapes.Words():
                _paint_words(canvas, shape)
            case shapes.Line():
                _paint_line(canvas, shape)
            case _:
                _paint_filled(canvas, shape)


def _paint_words(canvas: Any, words: shapes.Words) -> None:
    face = Face(SANS, bold=words.bold)
    text = fitting(words.text, words.room, face, words.size) if words.room else words.text
    look = {"face": face, "size": words.size, "colour": _COLOURS[words.colour], "align": words.align}
    draw_text(canvas, text, x=words.x, y=words.y, **look)


def _paint_line(canvas: Any, line: shapes.Line) -> None:
    path = canvas.beginPath()
    path.moveTo(*line.points[0])
    for point in line.points[1:]:
        path.lineTo(*point)
    canvas.setStrokeColor(_COLOURS[line.colour])
    canvas.setLineWidth(line.thickness)
    canvas.setDash(*((list(line.dashes),) if line.dashes else ()))
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()


def _paint_filled(canvas: Any, shape: shapes.Filled) -> None:
    path = _path(canvas, shape)
    canvas.setFillColor(_COLOURS[shape.fill])
    canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_EVEN_ODD)
    if lines := [(*begin, *end) for begin, end in shapes.hatching(shape)]:
        canvas.saveState()
        canvas.clipPath(path, stroke=0, fill=0, fillMode=FILL_EVEN_ODD)
        canvas.setStrokeColor(_COLOURS[shapes.Colour.GROUND])
        canvas.setLineWidth(shapes.HATCH_THICKNESS)
        canvas.lines(lines)
        canvas.restoreState()
    if shape.edge:
        canvas.setStrokeColor(_COLOURS[shape.edge])
        canvas.setLineWidth(shapes.EDGE_THICKNESS)
        canvas.drawPath(path, stroke=1, fill=0)


def _path(canvas: Any, shape: shapes.Filled) -> Any:
    path = canvas.beginPath()
    match shape:
        case shapes.Box():
            path.rect(shape.x, shape.y, shape.width, shape.height)
        case shapes.Dot():
            path.circle(shape.x, shape.y, shape.radius)
        case shapes.Area():
            for first, *others in shape.rings:
                path.moveTo(*first)
                for point in others:
                    path.lineTo(*point)
                path.close()
    return path
