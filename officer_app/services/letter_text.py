"""The text of a letter as the window edits it: lines in their looks, with places where it is a wording."""

from collections.abc import Iterable

from officer_app.documents.blocks import Span, Table, plain
from officer_app.documents.letters import EDITED
from officer_app.documents.letters.own_wording import remark_words
from officer_app.documents.letters.place_words import condition_label, place_label
from officer_app.documents.markdown_blocks import (
    Line,
    Look,
    Part,
    Tag,
    blocks_of,
    lines_of,
    merged,
    read_template,
    spans_of,
)
from officer_app.documents.markdown_writing import write_template
from officer_app.documents.wording import Worded
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import is_empty
from officer_app.domain.words import Sentence

__all__ = [
    "EDITED",
    "Line",
    "Look",
    "Part",
    "Span",
    "Table",
    "Tag",
    "Worded",
    "merged",
    "read_template",
    "write_template",
]

Lines = tuple[Line | Table, ...]


def lines_of_letter(worded: Worded) -> Lines:
    """Return the text of a finished letter as lines; the first is its subject."""
    return (Line(Look.SUBJECT, merged(worded.subject)), *map(_tidy, lines_of(worded.blocks)))


def letter_of_lines(lines: Iterable[Line | Table]) -> Worded:
    """Return lines as the text of a letter: the first is its subject; raises `OfficerError` where there is none."""
    written = [each for each in lines if isinstance(each, Table) or not is_empty(plain(spans_of(each)))]
    if not written or not isinstance(written[0], Line):
        raise OfficerError("The letter has no subject. Write it on the first line.")
    return Worded(spans_of(written[0]), tuple(blocks_of(map(_tidy, written[1:]))))


def _tidy(line: Line | Table) -> Line | Table:
    if isinstance(line, Table):
        return line
    look = Look.HEADING if line.look is Look.SUBJECT else line.look
    return Line(look, merged(line.parts))


def words_of_tag(tag: Tag) -> tuple[Sentence, ...]:
    """Return what a place, the edge of a conditional part, or a remark about the law is called."""
    if tag.sign == "!":
        return remark_words(tag.name)
    return (condition_label(tag.sign, tag.name) if tag.sign else place_label(tag.name),)
