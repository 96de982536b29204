"""Headings that find their way into the outline, and the table of contents, whose pages are known at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from officer_app.documents import house_style as style
from officer_app.documents.fonts import SANS, Face
from officer_app.documents.paragraphs import TextParagraph, draw_text, fitting, paragraph, text_width
from officer_app.documents.structure import ADORNMENT, Place
from officer_app.documents.text_runs import printable

LINE: Final = 17.0
SIZE: Final = 10.0
_FACE: Final = Face(SANS)
_DOTS: Final = " ."
_GAP: Final = 6.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: a heading, and the key by which it is found."""

    title: str
    key: str


class HeadingParagraph(TextParagraph):
    """A heading that tells on which page it stands."""

    key = ""
    title = ""

    def draw(self) -> None:
        """Draw the heading and note where."""
        self.canv.head(self.title, self.key)
        super().draw()


def heading(title: str, key: str, look: ParagraphStyle, role: str) -> HeadingParagraph:
    """Return a heading that the outline and the table of contents know by its key."""
    made = paragraph(title, look, Place(role))
    made.__class__ = HeadingParagraph
    made.key, made.title = key, printable(title)
    return made


class Contents(Flowable):  # type: ignore[misc]
    """The table of contents; its lines are drawn when all pages are there."""

    def __init__(self, entries: Sequence[Entry], place: Place | None = None) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._place = place or Place("TOC")

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size in points: a line for each entry."""
        self.width, self.height = available_width, LINE * len(self._entries)
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Return the lines that fit, and the others."""
        count = int(available_height / LINE)
        parts = self._entries[:count], self._entries[count:]
        return [Contents(part, self._place) for part in parts if part] if count else []

    def draw(self) -> None:
        """Leave the room, and come back to it."""
        left, foot = self.canv.absolutePosition(0, 0)
        for number, entry in enumerate(self._entries, 1):
            line = Place("TOCI", self._place)
            self.canv.structure.include(line)
            baseline = foot + self.height - number * LINE + (LINE - SIZE)
            self.canv.later(partial(_draw_line, self.canv, entry, line, (left, baseline, self.width)))


def _draw_line(sheet: Any, entry: Entry, line: Place, where: tuple[float, float, float]) -> None:
    left, baseline, width = where
    to = next((each for each in sheet.headings if each.key == entry.key), None)
    number = str(to.page + 1) if to else ""
    room = width - text_width(number, _FACE, SIZE) - 2 * _GAP
    title = fitting(entry.title, room, _FACE, SIZE)
    link = Place("Link", line)
    look: dict[str, Any] = {"face": _FACE, "size": SIZE, "colour": style.INK}
    with sheet.says(ADORNMENT):
        start = left + text_width(title, _FACE, SIZE) + _GAP
        dots = int((left + room - start) / text_width(_DOTS, _FACE, SIZE))
        draw_text(sheet, _DOTS * max(0, dots), x=start, y=baseline, face=_FACE, size=SIZE, colour=style.LINE)
    with sheet.says(link):
        draw_text(sheet, f"{title} ", x=left, y=baseline, **look)
        draw_text(sheet, number, x=left + width, y=baseline, align=1.0, **look)
    if to:
        sheet.lead(link, (left, baseline - 4, left + width, baseline + SIZE), to, printable(f"{entry.title}, {number}"))
