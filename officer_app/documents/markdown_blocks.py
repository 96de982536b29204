"""A letter's text as lines, each in one look, read from light Markdown; `markdown_writing` writes them as it again.

The wording files, the officer's own wordings and the editor of the window all go through these lines. Places such as
`{{due_on}}` are tags between the words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from officer_app.documents.blocks import Block, Bullets, Heading, Span, Spans, Table, Text

TAG = re.compile(r"\{\{\s*([#^/!>&={]?)\s*(.*?)\s*[=}]?\}\}", re.DOTALL)
"""A place, a part that is shown under a condition, its end, or a remark."""

_STANDS_ALONE = re.compile(r"^[ \t]*(\{\{\s*[#^/!][^{}]*\}\})[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEPT = re.compile("\ue000([\ue100-\uf8fe])\uf8ff")
_FIRST_KEPT = 0xE100


class Look(StrEnum):
    """How a line stands in a letter."""

    SUBJECT = "subject"
    HEADING = "heading"
    TEXT = "text"
    POINT = "point"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Tag:
    """A place, or the beginning (`#`, `^`) or end (`/`) of a part under a condition, or a remark (`!`)."""

    sign: str
    name: str
    bold: bool = False
    italic: bool = False

    @property
    def source(self) -> str:
        """Return the tag as a wording file has it."""
        return f"{{{{! {self.name} }}}}" if self.sign == "!" else f"{{{{{self.sign}{self.name}}}}}"


Part = Span | Tag


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or point; a line break inside it is a newline."""

    look: Look
    parts: tuple[Part, ...]

    @property
    def marks(self) -> tuple[Tag, ...]:
        """Return its tags where it holds nothing else that is printed: beginnings, ends and remarks; else nothing."""
        tags = tuple(part for part in self.parts if isinstance(part, Tag) and part.sign)
        rest = [part for part in self.parts if part not in tags]
        return () if any(isinstance(part, Tag) or part.text.strip() for part in rest) else tags


# Lines and blocks


def blocks_of(lines: Iterable[Line | Bullets | Table]) -> Iterator[Block]:
    """Yield the lines of a finished letter as blocks: points that follow one another are one list."""
    for look, group in groupby(lines, key=lambda each: each.look if isinstance(each, Line) else None):
        each = [_block(line) for line in group]
        if look in {Look.POINT, Look.NUMBER}:
            yield Bullets(tuple(block.spans for block in each if isinstance(block, Text)), look is Look.NUMBER)
        else:
            yield from each


def _block(line: Line | Bullets | Table) -> Block:
    if not isinstance(line, Line):
        return line
    spans = spans_of(line)
    level = {Look.SUBJECT: 1, Look.HEADING: 2}.get(line.look)
    return Heading(spans, level) if level else Text(spans)


def lines_of(blocks: Iterable[Block]) -> Iterator[Line | Table]:
    """Yield blocks as lines; a table stays what it is."""
    for block in blocks:
        match block:
            case Heading():
                yield Line(Look.SUBJECT if block.level == 1 else Look.HEADING, block.spans)
            case Bullets():
                look = Look.NUMBER if block.numbered else Look.POINT
                yield from (Line(look, item) for item in block.items)
            case Table():
                yield block
            case Text():
                yield Line(Look.TEXT, block.spans)


# From Markdown


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero").enable(["heading", "list", "emphasis", "newline", "escape"])


def read_markdown(text: str) -> Iterator[Line]:
    """Yield the lines of light Markdown: headings, paragraphs, lists, bold and italic; all else is plain text."""
    look, inside = Look.TEXT, Look.POINT
    for token in _markdown().parse(text):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            inside = Look.POINT if token.type == "bullet_list_open" else Look.NUMBER
        elif token.type == "heading_open":
            look = Look.SUBJECT if token.tag == "h1" else Look.HEADING
        elif token.type == "heading_close":
            look = Look.TEXT
        elif token.type == "inline":
            yield Line(inside if token.level > 1 else look, tuple(_spans(token)))


def _spans(token: Token) -> Iterator[Span]:
    look = Span("")
    for child in token.children or ():
        if child.type in {"strong_open", "strong_close"}:
            look = replace(look, bold=child.type == "strong_open")
        elif child.type in {"em_open", "em_close"}:
            look = replace(look, italic=child.type == "em_open")
        elif child.type == "softbreak":
            yield replace(look, text=" ")
        elif child.type == "hardbreak":
            yield replace(look, text="\n")
        else:
            yield replace(look, text=child.content)


def read_template(text: str) -> tuple[Line, ...]:
    """Return the lines of a wording, with its tags between the words; raises nothing, whatever stands in it."""
    lines: list[Line] = []
    start = 0
    for match in _STANDS_ALONE.finditer(text):
        lines.extend(read_paragraphs(text[start : match.start()]))
        lines.append(Line(Look.TEXT, (_tag(match[1]),)))
        start = match.end()
    return (*lines, *read_paragraphs(text[start:]))


def read_paragraphs(text: str) -> Iterator[Line]:
    """Yield the lines of a text whose tags all stand within its words."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\ue000{chr(_FIRST_KEPT + len(kept) - 1)}\uf8ff"

    for line in read_markdown(TAG.sub(keep, text)):
        parts = tuple(part for span in line.parts if isinstance(span, Span) for part in _parts(span, kept))
        yield Line(line.look, merged(parts))


def _parts(span: Span, kept: list[str]) -> Iterator[Part]:
    start = 0
    for match in _KEPT.finditer(span.text):
        yield replace(span, text=span.text[start : match.start()])
        yield replace(_tag(kept[ord(match[1]) - _FIRST_KEPT]), bold=span.bold, italic=span.italic)
        start = match.end()
    yield replace(span, text=span.text[start:])


def _tag(source: str) -> Tag:
    match = TAG.match(source)
    return Tag(match[1], match[2]) if match else Tag("!", "")


def merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts without empty ones, neighbours of one look as one; a mark has no look of its own."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Tag):
            found.append(part if not part.sign else Tag(part.sign, part.name))
        elif found and isinstance(found[-1], Span) and _is_alike(found[-1], part):
            found[-1] = replace(part, text=found[-1].text + part.text)
        elif part.text:
            found.append(part)
    return tuple(found)


def _is_alike(one: Span, other: Span) -> bool:
    return (one.bold, one.italic, one.missing) == (other.bold, other.italic, other.missing)


def spans_of(line: Line) -> Spans:
    """Return the words of a line without its tags."""
    return tuple(part for part in line.parts if isinstance(part, Span))
