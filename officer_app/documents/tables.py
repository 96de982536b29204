"""Tables that break over pages in time proportional to their rows, with their head on every page."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from reportlab.platypus import Flowable

from officer_app.documents import house_style
from officer_app.documents.blocks import Table
from officer_app.documents.paragraphs import TextParagraph, paragraph

PADDING = 4.0
GUTTER = 8.0
TALLEST_UNBROKEN = 400.0
"""Points: a row up to this height moves to the next page as a whole, a taller one is split."""

Cells = list[TextParagraph | None]


@dataclass(slots=True)
class Row:
    """One row laid out: a paragraph for each cell, and the height of the tallest with its padding, in points."""

    cells: Cells
    widths: tuple[float, ...]
    height: float = field(init=False)

    def __post_init__(self) -> None:
        pairs = zip(self.cells, self.widths, strict=True)
        heights = [cell.wrap(width - GUTTER, 1e6)[1] for cell, width in pairs if cell]
        self.height = max(heights, default=0) + 2 * PADDING

    def split(self, room: float) -> tuple["Row", "Row"] | None:
        """Return the part of the row that fits into `room` and the rest, or None where not one line fits."""
        parts = [_split_cell(cell, width - GUTTER, room - 2 * PADDING) for cell, width in self._pairs()]
        if any(part is None for part in parts):
            return None
        first = Row([part[0] for part in parts if part], self.widths)
        return first, Row([part[1] for part in parts if part], self.widths)

    def _pairs(self) -> list[tuple[TextParagraph | None, float]]:
        return list(zip(self.cells, self.widths, strict=True))


class PagedTable(Flowable):  # type: ignore[misc]
    """A table of laid rows; splitting it costs a search in the running heights, not a new layout."""

    def __init__(self, head: Row, rows: list[Row]) -> None:
        super().__init__()
        self.head, self.rows = head, rows
        self._ends = list(accumulate(row.height for row in rows))
        self.spaceAfter = 10

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.height = self.head.height + (self._ends[-1] if self._ends else 0)
        self.width = sum(self.head.widths)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        room = available_height - self.head.height
        count = bisect_right(self._ends, room)
        if count == len(self.rows):
            return [self]
        used = self._ends[count - 1] if count else 0.0
        pieces = self.rows[count].split(room - used) if self.rows[count].height > TALLEST_UNBROKEN else None
        if pieces:
            return self._parts([*self.rows[:count], pieces[0]], [pieces[1], *self.rows[count + 1 :]])
        return self._parts(self.rows[:count], self.rows[count:]) if count else []

    def _parts(self, first: list[Row], rest: list[Row]) -> list[Flowable]:
        return [PagedTable(self.head, first), PagedTable(self.head, rest)]

    def draw(self) -> None:
        top = self.height
        for row in (self.head, *self.rows):
            self._draw_row(row, top)
            top -= row.height
            is_head = row is self.head
            self.canv.setStrokeColor(house_style.INK if is_head else house_style.LINE)
            self.canv.setLineWidth(0.9 if is_head else 0.5)
            self.canv.line(0, top, self.width, top)

    def _draw_row(self, row: Row, top: float) -> None:
        left = 0.0
        for cell, width in zip(row.cells, row.widths, strict=True):
            if cell:
                cell.drawOn(self.canv, left, top - PADDING - cell.height)
            left += width


def paged(table: Table, width: float) -> PagedTable:
    """Lay out a table over a width in points."""
    shares = table.shares or (1.0,) * len(table.head)
    widths = tuple(width * share / sum(shares) for share in shares)
    head = Row(_cells(table.head, table.right, head=True), widths)
    return PagedTable(head, [Row(_cells(row, table.right), widths) for row in table.rows])


def _cells(texts: tuple[str, ...], right: frozenset[int], *, head: bool = False) -> Cells:
    styles = {
        (False, False): house_style.CELL,
        (False, True): house_style.CELL_RIGHT,
        (True, False): house_style.CELL_HEAD,
        (True, True): house_style.CELL_HEAD_RIGHT,
    }
    return [paragraph(text, styles[head, place in right]) for place, text in enumerate(texts)]


def _split_cell(
    cell: TextParagraph | None, width: float, room: float
) -> tuple[TextParagraph | None, TextParagraph | None] | None:
    if cell is None or cell.height <= room:
        return cell, None
    parts = cell.split(width, room)
    return (parts[0], parts[1]) if len(parts) == 2 else None  # noqa: PLR2004
