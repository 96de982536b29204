"""What a letter or a report is made of, before it is drawn: headings, paragraphs, lists and tables of plain text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one look; `missing` marks what a draft still lacks."""

    text: str
    bold: bool = False
    italic: bool = False
    missing: bool = False


Spans = tuple[Span, ...]


class Sign(str):
    """A short sign in a cell of a table, with the words that are said for it."""

    __slots__ = ("words",)

    words: str

    def __new__(cls, shown: str, words: str) -> Self:
        """Make a sign that is drawn as `shown`."""
        made = str.__new__(cls, shown)
        made.words = words
        return made


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the subject of a letter."""

    spans: Spans
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points; numbered where their order matters."""

    items: tuple[Spans, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under their heads; `shares` are the columns' parts of the width, `right` those set to the right."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    shares: tuple[float, ...] = field(default=())
    right: frozenset[int] = field(default=frozenset())


Block = Heading | Text | Bullets | Table


def plain(spans: Spans) -> str:
    """Return the words of some spans."""
    return "".join(span.text for span in spans)


def as_text(blocks: tuple[Block, ...]) -> str:
    """Return blocks as plain text, for the message that keeps what a letter said."""
    return "\n\n".join(_text_of(block) for block in blocks)


def _text_of(block: Block) -> str:
    match block:
        case Bullets():
            return "\n".join(f"- {plain(item)}" for item in block.items)
        case Table():
            return "\n".join(" | ".join(row) for row in (block.head, *block.rows))
        case _:
            return plain(block.spans)
