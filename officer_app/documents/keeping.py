"""What stays on one page: a heading with the beginning of its section, a note with the end of what it tells of."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable

from officer_app.documents.blocks import Bullets
from officer_app.documents.paragraphs import points
from officer_app.documents.tables import PagedTable

SHORT_TEXT: Final = 60.0
"""Points: a text up to this height does not part from the table, the drawing or the note that follows it."""
LEAST_TEXT: Final = 30.0
"""Points: a heading stands over at least two lines of a longer one."""
TALLEST_KEPT: Final = 140.0
"""Points: two points of a list up to this height stay together where it begins, and where it ends."""


class KeptRoom(CondPageBreak):  # type: ignore[misc]
    """Turns the page where less is left than what follows needs; says how much that is, in points."""

    @property
    def kept_height(self) -> float:
        """Return the height that stays on one page, in points."""
        return float(self.height)


def under_heading(heading: Flowable, drawn: Sequence[Flowable], width: float) -> Iterator[Flowable]:
    """Yield a heading and its section over a width in points; they begin on one page."""
    needed = heading.getSpaceBefore() + _height(heading, width) + heading.getSpaceAfter()
    yield CondPageBreak(needed + _beginning(drawn, width))
    yield heading
    yield from drawn


def _beginning(drawn: Sequence[Any], width: float) -> float:
    """Return the height in points that a heading needs below it: a short text counts with what it leads to."""
    lead, height = 0.0, LEAST_TEXT
    if drawn and not hasattr(drawn[0], "kept_height"):
        lead, drawn = _height(drawn[0], width) + drawn[0].getSpaceAfter(), drawn[1:]
    if drawn and lead <= SHORT_TEXT and hasattr(drawn[0], "kept_height"):
        height = max(LEAST_TEXT, lead + drawn[0].kept_height)
    return height


def with_note(drawn: Sequence[Any], note: Flowable, width: float) -> list[Flowable]:
    """Return the contents of a section with the small note below them; it stands alone on no page."""
    if not drawn:
        return [note]
    *before, last = drawn
    below = max(last.getSpaceAfter(), note.getSpaceBefore()) + _height(note, width)
    if isinstance(last, PagedTable):
        last.room_below = below
        return [*drawn, note]
    height = getattr(last, "kept_height", _height(last, width))
    if height > SHORT_TEXT and not hasattr(last, "kept_height"):
        return [*drawn, note]
    return [*before, KeptRoom(height + below), last, note]


def listed(bullets: Bullets, style: ParagraphStyle, width: float) -> Iterator[Flowable]:
    """Yield a list over a width in points; neither its first point nor its last stands alone on a page."""
    drawn = list(points(bullets, style))
    starts = [place for place, each in enumerate(drawn) if getattr(each, "sign", "")]
    ends = [*starts[2:], len(drawn) - 1]
    kept = {start: _set_height(drawn[start:end], width) for start, end in zip(starts, ends, strict=False)}
    for place, each in enumerate(drawn):
        if place in {*starts[:1], *starts[-2:-1]} and kept.get(place, TALLEST_KEPT) < TALLEST_KEPT:
            yield KeptRoom(kept[place])
        yield each


def _set_height(drawn: Sequence[Flowable], width: float) -> float:
    """Return the height of some paragraphs in points, with the room between them."""
    return sum((_height(each, width) + float(each.getSpaceAfter()) for each in drawn), 0.0)


def _height(flowable: Flowable, width: float) -> float:
    return float(flowable.wrap(width, 0.0)[1])
