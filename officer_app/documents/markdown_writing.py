"""Lines of a letter's text as light Markdown with places: what is read back is what was written.

Text that only looks like Markdown, or like a place, is escaped. Blanks at the edge of emphasis are left plain, and
emphasis that Markdown has no signs for is given up rather than a word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from officer_app.documents.blocks import Span
from officer_app.documents.markdown_blocks import Line, Look, Part, Tag, merged, read_paragraphs

_SPECIAL = re.compile(r"[\\*_{}]")
_BLOCK_SIGN = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))")


def write_template(lines: Iterable[Line]) -> str:
    """Return lines as light Markdown with tags: what `read_template` reads is what was written."""
    written: list[str] = []
    last, number = None, 0
    for line in lines:
        if line.marks:
            written.extend(f"{tag.source}\n" for tag in line.marks)
            last = None
            continue
        text = _text_of(line)
        if not text:
            continue
        number = number + 1 if line.look is last is Look.NUMBER else 1
        written.append(_begun(line.look, number, text))
        last = line.look
    return "".join(written).strip("\n") + "\n"


def _begun(look: Look, number: int, text: str) -> str:
    if look in {Look.SUBJECT, Look.HEADING}:
        flat = text.replace("\\\n", " ")
        return f"{'#' if look is Look.SUBJECT else '##'} {flat}\n\n"
    sign = {Look.POINT: "- ", Look.NUMBER: f"{number}. "}.get(look, "")
    indented = text.replace("\n", "\n" + " " * len(sign))
    return f"{sign}{indented}\n\n"


def _text_of(line: Line) -> str:
    """Return one line in the signs that are read back as it is; where none are, without its emphasis."""
    wanted = _trimmed(line.parts)
    plainer = merged(replace(part, bold=False, italic=False) for part in wanted)
    for parts, italic in ((wanted, "*"), (wanted, "_"), (plainer, "*")):
        text = "".join(_runs(parts, italic))
        back = tuple(read_paragraphs(text))
        if len(back) == 1 and back[0].look is Look.TEXT and back[0].parts == parts:
            break
    return text


def _trimmed(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with plain blanks in place of emphasised ones at the ends of each stretch, none at the ends."""
    cut = [piece for part in merged(parts) for piece in (_pieces(part) if isinstance(part, Span) else (part,))]
    while cut and isinstance(cut[0], Span) and not cut[0].text.strip():
        cut.pop(0)
    while cut and isinstance(cut[-1], Span) and not cut[-1].text.strip():
        cut.pop()
    return _apart(merged(cut))


def _apart(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with a blank between a brace and the tag after it: together they would read as another tag."""
    pairs = zip(parts, (*parts, None)[1:], strict=True)
    return tuple(
        replace(part, text=f"{part.text} ")
        if isinstance(part, Span) and part.text.endswith("{") and isinstance(following, Tag)
        else part
        for part, following in pairs
    )


def _pieces(span: Span) -> tuple[Span, ...]:
    lines = (re.sub(r"[ \t]+$|^[ \t]+", "", each) for each in span.text.split("\n"))
    text = "\n".join(lines) if "\n" in span.text else span.text
    bare = text.strip()
    if not bare:
        return (Span(text),)
    begin = text.index(bare)
    return Span(text[:begin]), Span(bare, span.bold, span.italic), Span(text[begin + len(bare) :])


def _runs(parts: tuple[Part, ...], italic: str) -> Iterator[str]:
    """Yield the stretches of one look between their signs; the mark of a condition ends a stretch."""
    at_start = True
    for (bold, slanted, _mark), group in groupby(parts, key=_look_of):
        text = ""
        for part in group:
            text += part.source if isinstance(part, Tag) else escaped(part.text, at_start=at_start and not text)
        sign = ("**" if bold else "") + (italic if slanted else "")
        yield f"{sign}{text}{sign[::-1]}"
        at_start = False


def _look_of(part: Part) -> tuple[bool, bool, str]:
    if isinstance(part, Tag) and part.sign:
        return False, False, part.source
    return part.bold, part.italic, ""


def escaped(text: str, *, at_start: bool = True) -> str:
    """Return plain text so that Markdown and the places read it as it stands."""
    lines = _SPECIAL.sub(r"\\\g<0>", text).split("\n")
    first = 0 if at_start else 1
    lines[first:] = [_BLOCK_SIGN.sub(_block_escaped, line.lstrip()) for line in lines[first:]]
    return "\\\n".join(lines)


def _block_escaped(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0][0].isdigit() else f"\\{match[0]}"
