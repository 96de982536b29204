"""Tables that break over pages in time proportional to their rows, with their head on every page."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from officer_app.documents import house_style
from officer_app.documents.blocks import Table
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.paragraphs import TextParagraph, paragraph

PADDING = 4.0
GUTTER = 8.0
CELL_SIZE, SMALL_CELL_SIZE, MANY_COLUMNS = 8.5, 7.5, 8
LONGEST_WORD, WORDS_MEASURED, ROWS_MEASURED = 12, 50, 1_000
"""A word longer than twelve times the size of its letters does not widen its column; it is broken."""
TALLEST_UNBROKEN = 400.0
SHORT_TABLE = 140.0
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

    @property
    def least_height(self) -> float:
        """Return the height of the head and one row, in points: less than that is no table."""
        return self.head.height + (min(self.rows[0].height, TALLEST_UNBROKEN) if self.rows else 0.0)

    @property
    def kept_height(self) -> float:
        """Return the height that stays on one page, in points: all of a short table, the beginning of a long one."""
        whole = self.head.height + (self._ends[-1] if self._ends else 0.0)
        return whole if whole <= SHORT_TABLE else self.least_height

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        self.height = self.head.height + (self._ends[-1] if self._ends else 0.0)
        self.width = sum(self.head.widths)
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        room = available_height - self.head.height
        count = bisect_right(self._ends, room)
        if count == len(self.rows):
            return [self]
        if self.kept_height == self.height:
            return []
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
    size = CELL_SIZE if len(table.head) < MANY_COLUMNS else SMALL_CELL_SIZE
    widths = column_widths(table, width, size)
    head = Row(_cells(table.head, table.right, size, head=True), widths)
    return PagedTable(head, [Row(_cells(row, table.right, size), widths) for row in table.rows])


def column_widths(table: Table, width: float, size: float) -> tuple[float, ...]:
    """Return widths in points that break no word where there is room for all, and else cut the widest."""
    shares = table.shares or (1.0,) * len(table.head)
    wanted = [width * share / sum(shares) for share in shares]
    needed = [_longest_word(table, place, size) + GUTTER + 1 for place in range(len(table.head))]
    if sum(needed) >= width:
        return _levelled(needed, width)
    spare = [max(0.0, want - need) for want, need in zip(wanted, needed, strict=True)]
    left = width - sum(needed)
    portions = [left * part / sum(spare) if sum(spare) else left / len(needed) for part in spare]
    return tuple(need + portion for need, portion in zip(needed, portions, strict=True))


def _levelled(needed: list[float], width: float) -> tuple[float, ...]:
    """Cut only the widest columns, all to one width, so that dates and references stay whole."""
    ordered = sorted(needed)
    for place, need in enumerate(ordered):
        level = (width - sum(ordered[:place])) / (len(ordered) - place)
        if need >= level:
            return tuple(min(each, level) for each in needed)
    return tuple(needed)


def _longest_word(table: Table, place: int, size: float) -> float:
    limit = LONGEST_WORD * size
    head = [stringWidth(word, ready(Face(SANS, bold=True).font), size) for word in table.head[place].split()]
    texts = (row[place] for row in table.rows[:ROWS_MEASURED])
    body = [stringWidth(word, ready(Face(SANS).font), size) for text in texts for word in text.split()[:WORDS_MEASURED]]
    return min(limit, max((*head, *body), default=0.0))


def _cells(texts: tuple[str, ...], right: frozenset[int], size: float, *, head: bool = False) -> Cells:
    return [paragraph(text, _style(size, head=head, right=place in right)) for place, text in enumerate(texts)]


@cache
def _style(size: float, *, head: bool, right: bool) -> ParagraphStyle:
    look = Face(SANS, bold=head)
    return house_style.style(look, size, round(size * 1.4, 1), alignment=TA_RIGHT if right else TA_LEFT)


def _split_cell(
    cell: TextParagraph | None, width: float, room: float
) -> tuple[TextParagraph | None, TextParagraph | None] | None:
    if cell is None or cell.height <= room:
        return cell, None
    parts = cell.split(width, room)
    first, *rest = parts or (None,)
    return (first, rest[0]) if rest else None
