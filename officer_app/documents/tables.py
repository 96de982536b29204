"""Tables that break over pages, laid row by row as the pages come, with their head on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable

from officer_app.documents import house_style
from officer_app.documents.blocks import Sign, Table
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.long_words import word_width
from officer_app.documents.structure import ADORNMENT, Place
from officer_app.documents.table_cells import Cell, cell

PADDING = 4.0
CELL_SIZE, SMALL_CELL_SIZE, MANY_COLUMNS = 8.5, 7.5, 8
GUTTER, SMALL_GUTTER = 10.0, 8.0
"""Points between two columns."""
LONGEST_WORD, LONGEST_ADDRESS, WORDS_MEASURED, ROWS_MEASURED = 20, 11, 50, 1_000
"""A word wider than twenty times the size of its letters does not widen its column, nor an address wider than eleven
times: it is broken. Where that leaves the columns no room to spare, no word wider than eleven times does."""
TALLEST_UNBROKEN = 400.0
"""Points: a row up to this height moves to the next page as a whole, a taller one is split."""
SHORT_TABLE = 140.0
"""Points: a table up to this height stands on one page, and so do the few rows that stay together."""
TOGETHER, LEAST = 3, 2
"""Rows that a page ends or begins a table with, where they are low; of a short table at least two."""


@dataclass(slots=True)
class Row:
    """One row laid out: a cell for each column, and the height of the tallest with its padding, in points."""

    cells: Sequence[Cell | None]
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max((each.height for each in self.cells if each), default=0.0) + 2 * PADDING

    def split(self, room: float) -> tuple["Row", "Row"] | None:
        """Return the part of the row that fits into `room` points and the rest, or None where not one line fits."""
        room -= 2 * PADDING
        if room < 0:
            return None
        parts = [each.split(room) if each else (None, None) for each in self.cells]
        if not any(first for first, _ in parts) or not any(rest for _, rest in parts):
            return None
        return Row([first for first, _ in parts]), Row([rest for _, rest in parts])


class _Plan:
    """A table with the widths of its columns: it lays each row when a page has come to it."""

    def __init__(self, table: Table, width: float) -> None:
        is_wide = len(table.head) >= MANY_COLUMNS
        self._size, self.gutter = (SMALL_CELL_SIZE, SMALL_GUTTER) if is_wide else (CELL_SIZE, GUTTER)
        self._table, self._place = table, Place("Table")
        self.widths = column_widths(table, width, self._size, self.gutter)
        self._looks = {role: self._looks_of(role) for role in ("TH", "TD")}
        self.head = self._row(table.head, Place("TR", self._place), "TH")
        self.later_head = self._row(table.head, ADORNMENT, "TH")
        self.count = len(table.rows)

    def row(self, number: int) -> Row:
        """Lay one row, counted from 0."""
        return self._row(self._table.rows[number], Place("TR", self._place), "TD")

    def _looks_of(self, role: str) -> list[ParagraphStyle]:
        """Return how each column is set in the head, or in the rows."""
        right = self._table.right
        return [_style(self._size, head=role == "TH", right=column in right) for column in range(len(self.widths))]

    def _row(self, texts: Sequence[str], place: Place, role: str) -> Row:
        cells = []
        for text, look, width in zip(texts, self._looks[role], self.widths, strict=True):
            spoken = text.words if isinstance(text, Sign) else ""
            inside = ADORNMENT if place is ADORNMENT else Place(role, place, spoken=spoken)
            cells.append(cell(text, look, width - self.gutter, inside))
        return Row(cells)


class PagedTable(Flowable):  # type: ignore[misc]
    """Some rows of a table that are laid, and the number of the first that is not: it is laid when there is room."""

    def __init__(self, plan: _Plan, head: Row, rows: Sequence[Row] = (), following: int = 0) -> None:
        super().__init__()
        self._plan, self._head, self._rows, self._following = plan, head, list(rows), following
        self.spaceAfter = 10
        self.room_below = 0.0
        """Points that are left free below the last row, unless it is a tall one: a note stands there."""

    @property
    def kept_height(self) -> float:
        """Return the height that stays on one page, in points: all of a short table, of a long one head and a row."""
        whole = self._lay(SHORT_TABLE)
        if self._is_short(whole):
            return self._with_room_below(whole)
        heights = [row.height for row in self._rows]
        return self._head.height + min(max(_low(heights), *heights[:1]), TALLEST_UNBROKEN) if heights else whole

    def _with_room_below(self, height: float) -> float:
        return height + (self.room_below if self._rows and self._rows[-1].height <= SHORT_TABLE else 0.0)

    def _is_short(self, height: float) -> bool:
        return self._following == self._plan.count and height <= SHORT_TABLE

    def _lay(self, room: float) -> float:
        """Lay rows until one goes beyond the room, in points, and return the height of all."""
        height = self._head.height + sum(row.height for row in self._rows)
        while self._following < self._plan.count and (height <= room or not self._rows):
            self._rows.append(self._plan.row(self._following))
            self._following += 1
            height += self._rows[-1].height
        return height

    def wrap(self, _available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size in points; of a table that is taller than the room only that it is."""
        self.width, self.height = sum(self._plan.widths), self._lay(available_height)
        needed = self._with_room_below(self.height)
        return self.width, self.height if needed <= available_height else needed

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Return what fits on this page and the rest; nothing where not a row fits, or a short table not whole."""
        height = self._lay(max(available_height, SHORT_TABLE))
        if self._with_room_below(height) <= available_height:
            return [self]
        if self._is_short(height):
            return []
        count, room = 0, available_height - self._head.height
        last = len(self._rows) - 1
        while count < last and self._rows[count].height <= room:
            room -= self._rows[count].height
            count += 1
        tall = self._rows[count]
        pieces = tall.split(room) if tall.height > TALLEST_UNBROKEN else None
        if pieces is None:
            kept = self._with_company(count)
            first, *rest = self._parts(self._rows[:kept], self._rows[kept:])
            return [first, CondPageBreak(available_height), *rest] if kept else []
        return self._parts([*self._rows[:count], pieces[0]], [pieces[1], *self._rows[count + 1 :]])

    def _with_company(self, count: int) -> int:
        """Return how many rows stay on a page that has room for `count`: low ones do not stand alone on either."""
        heights = [row.height for row in self._rows]
        if count < LEAST and sum(heights[: count + 1]) <= SHORT_TABLE:
            return 0
        lacking = TOGETHER - (len(heights) - count + self._plan.count - self._following)
        moved = min(lacking, count - LEAST)
        while moved > 0 and sum(heights[count - moved :]) > SHORT_TABLE:
            moved -= 1
        return count - max(moved, 0)

    def _parts(self, first: list[Row], rest: list[Row]) -> list[Flowable]:
        plan = self._plan
        following = PagedTable(plan, plan.later_head, rest, self._following)
        following.room_below = self.room_below
        return [PagedTable(plan, self._head, first, plan.count), following]

    def draw(self) -> None:
        """Draw the head and the laid rows, with a rule below each."""
        top, lines = self.height, []
        for row in (self._head, *self._rows):
            left = 0.0
            for each, width in zip(row.cells, self._plan.widths, strict=True):
                if each:
                    each.draw_on(self.canv, left, top - PADDING, width - self._plan.gutter)
                left += width
            top -= row.height
            lines.append(top)
        with self.canv.says(ADORNMENT):
            self._rule(lines[:1], house_style.INK, 0.9)
            self._rule(lines[1:], house_style.LINE, 0.5)

    def _rule(self, heights: list[float], colour: Color, thickness: float) -> None:
        self.canv.setStrokeColor(colour)
        self.canv.setLineWidth(thickness)
        self.canv.lines([(0, y, self.width, y) for y in heights])


def _low(heights: Sequence[float]) -> float:
    """Return the height in points of the first rows, as far as these are few and low."""
    height = 0.0
    for each in heights[:TOGETHER]:
        if height + each > SHORT_TABLE:
            break
        height += each
    return height


def paged(table: Table, width: float) -> PagedTable:
    """Lay out a table over a width in points."""
    plan = _Plan(table, width)
    return PagedTable(plan, plan.head)


def column_widths(table: Table, width: float, size: float, gutter: float) -> tuple[float, ...]:
    """Return widths in points that break no word where there is room for all, and else cut the widest."""
    shares = table.shares or (1.0,) * len(table.head)
    wanted = [width * share / sum(shares) for share in shares]
    measured = table.rows[:ROWS_MEASURED]
    columns = list(zip(*measured, strict=True)) if measured else [()] * len(table.head)
    for most, room in ((LONGEST_WORD, 0.85 * width), (LONGEST_ADDRESS, width)):
        longest = [_longest_word(*each, size, most) for each in zip(table.head, columns, strict=True)]
        needed = [each + gutter + 1 for each in longest]
        if sum(needed) < room:
            break
    else:
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


def _longest_word(head: str, texts: Sequence[str], size: float, most: int) -> float:
    """Return the width in points of the longest word of a column, up to the most that a word may widen it."""
    bold, font = ready(Face(SANS, bold=True).font), ready(Face(SANS).font)
    widths = [min(word_width(word, bold, size), most * size) for word in head.split()]
    for word in _words_of(texts):
        allowed = most if _is_word(word) else LONGEST_ADDRESS
        widths.append(min(word_width(word, font, size), allowed * size))
    return max(widths, default=0.0)


def _is_word(text: str) -> bool:
    """Tell whether a text is a word of letters, as a sentence has it: no address, no reference."""
    return text.strip(".,;:()[]«»\"'").replace("-", "").isalpha()


def _words_of(texts: Sequence[str]) -> set[str]:
    """Return the first words of each text of a column, and what follows them as one more."""
    return {word for text in dict.fromkeys(texts) for word in text.split(None, WORDS_MEASURED)}


@cache
def _style(size: float, *, head: bool, right: bool) -> ParagraphStyle:
    look = Face(SANS, bold=head)
    return house_style.style(look, size, round(size * 1.4, 1), alignment=TA_RIGHT if right else TA_LEFT)
