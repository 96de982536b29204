"""What a letter no longer tells once its text was changed by hand: line by line of the checklist, as far as words show.

The wording says by its remarks (`{{! ACK-2 }}`) what its paragraphs are there for. A part under such a remark is told
as long as the values of its places stand in the letter, and half of its own words in what is left of it or was written
anew. Whoever says the same in wholly other words is asked once more, and knows better.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from officer_app.documents.blocks import Table, plain
from officer_app.documents.letters.duties import duty
from officer_app.documents.letters.lint_phrases import in_words, read_phrases
from officer_app.documents.markdown_blocks import TAG, Line, Look, lines_of, merged, spans_of
from officer_app.documents.wording import Source, Value, Worded, fill
from officer_app.domain.words import Sentence

_OPEN, _CLOSE, _REMARK = "\ue001", "\ue002", "\ue003"
"""Signs of private use: round each value, and before what a remark says."""
_VALUE: Final = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)
_FRAME: Final = re.compile(f"[{_OPEN}{_CLOSE}]")
_EXACT: Final = re.compile(r"[\d@]")
_LONGEST_EXACT: Final = 12
"""Words of a value that has to stand as it is: a day, a sum, an address. Of a longer one half of the words has to."""
_SHORTEST_WORD, _STEM = 4, 5
_SHARE = 0.5
_FEWEST_ALIKE = 2
_LONGEST_NEAR: Final = 80

Lines = tuple[Line | Table, ...]


@dataclass(frozen=True, slots=True)
class Untold:
    """Duties that the text fulfils no longer; `near` is how the line begins where they stood or stand.

    `lines` fulfilled them, where nothing of these is left.
    """

    codes: tuple[str, ...]
    near: str
    lines: Lines = field(default=())

    @property
    def sentence(self) -> Sentence:
        """What is to be said of it, with the law that wants it told."""
        duties = [duty(code) for code in self.codes]
        source = "; ".join(dict.fromkeys(each.source for each in duties if each.source))
        said = "The letter no longer says, or not in full: {duties}."
        return Sentence(said, {"duties": list({each.text: each for each in duties}.values())}, source)


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands under one remark: its lines as they are printed, where they begin, and the values in them."""

    codes: tuple[str, ...]
    start: int
    lines: Lines = ()
    values: tuple[str, ...] = ()
    own: str = ""


def untold_duties(source: Source, values: Mapping[str, Value], edited: Worded, language: str) -> tuple[Untold, ...]:
    """Return what the wording with these values tells and the edited text does not, in its order, each duty once."""
    original, parts = _parts_of(source, values)
    text = _Text(edited, original, read_phrases(language).words)
    found: dict[tuple[str, ...], Untold] = {}
    for part in parts:
        if part.codes not in found and not text.tells(part):
            near, is_gone = text.near(part, original)
            found[part.codes] = Untold(part.codes, near, part.lines if is_gone else ())
    return tuple(found.values())


# The letter as the wording has it


def _parts_of(source: Source, values: Mapping[str, Value]) -> tuple[Lines, list[_Part]]:
    """Return the lines of the letter as the wording has it, and the parts of it that stand under a remark."""
    marked = TAG.sub(lambda tag: f"\n\n{_REMARK}{tag[2]}\n\n" if tag[1] == "!" else tag[0], source.text)
    framed = {name: _framed(value) for name, value in values.items()}
    worded = fill(Source(source.name, f"# -\n\n{marked}"), framed)
    lines: list[Line | Table] = []
    parts: list[_Part] = []
    codes: tuple[str, ...] = ()
    is_begun = True
    for line in lines_of(worded.blocks):
        said = _words_of(line)
        if said.startswith(_REMARK):
            codes, is_begun = (*(() if is_begun else codes), *said[1:].split()), False
            continue
        if isinstance(line, Line) and line.look in {Look.SUBJECT, Look.HEADING}:
            codes, is_begun = (), True
        if codes:
            begun = parts.pop() if is_begun else _Part(codes, len(lines))
            parts.append(_with_line(begun, line))
            is_begun = True
        lines.append(_bare(line))
    return tuple(lines), parts


def _framed(value: Value) -> Value:
    match value:
        case str() if value:
            return f"{_OPEN}{value}{_CLOSE}"
        case tuple():
            return tuple(f"{_OPEN}{each}{_CLOSE}" for each in value)
        case _:
            return value


def _with_line(part: _Part, line: Line | Table) -> _Part:
    if isinstance(line, Table):
        rows = tuple(" ".join(row) for row in line.rows)
        return replace(part, lines=(*part.lines, line), values=(*part.values, *rows))
    said = "".join(span.text for span in spans_of(line) if not span.missing)
    values = (*part.values, *_VALUE.findall(said))
    return replace(part, lines=(*part.lines, _bare(line)), values=values, own=f"{part.own} {_VALUE.sub(' ', said)}")


def _bare(line: Line | Table) -> Line | Table:
    if isinstance(line, Table):
        return line
    return Line(line.look, merged(replace(span, text=_FRAME.sub("", span.text)) for span in spans_of(line)))


def _words_of(line: Line | Table) -> str:
    return " ".join(cell for row in line.rows for cell in row) if isinstance(line, Table) else plain(spans_of(line))


# The letter as it was changed


class _Text:
    """The edited text, and which of its lines are new."""

    def __init__(self, edited: Worded, original: Iterable[Line | Table], common: frozenset[str]) -> None:
        self._common = common
        self._lines = [Line(Look.SUBJECT, edited.subject), *lines_of(edited.blocks)]
        known = {in_words(_words_of(line)) for line in original}
        self._all = {in_words(_words_of(line)) for line in self._lines}
        self._new = [line for line in self._lines if in_words(_words_of(line)) not in known]
        self._said = in_words(" ".join(map(_words_of, self._lines)))
        self._new_stems = {stem for line in self._new for stem in self._stems(_words_of(line))}

    def tells(self, part: _Part) -> bool:
        """Tell whether the values of a part stand in the text, and half of its own words where they can be meant."""
        left = [line for line in part.lines if self._has(line)]
        stems = self._new_stems.union(*(self._stems(_words_of(line)) for line in left))
        return _share(self._stems(part.own), stems) >= _SHARE and all(self._holds(each, stems) for each in part.values)

    def _holds(self, value: str, stems: set[str]) -> bool:
        words = in_words(value)
        if _EXACT.search(value) and len(words.split()) <= _LONGEST_EXACT:
            return words in self._said
        return _share(self._stems(value), stems) >= _SHARE

    def near(self, part: _Part, original: Lines) -> tuple[str, bool]:
        """Return how the line begins where a part stands or stood, and whether nothing of the part is left."""
        words = {stem for line in part.lines for stem in self._stems(_words_of(line))}
        alike = {_likeness(words, self._stems(_words_of(line))): line for line in reversed(self._new)}
        best = max(alike, default=0.0)
        if best >= _SHARE:
            return _beginning(alike[best]), False
        left = [line for line in part.lines if self._has(line)]
        before = (line for line in reversed(original[: part.start]) if isinstance(line, Line) and self._has(line))
        return _beginning(left[-1] if left else next(before, self._lines[0])), not left

    def _has(self, line: Line | Table) -> bool:
        return in_words(_words_of(line)) in self._all

    def _stems(self, text: str) -> set[str]:
        """Return the beginnings of the words that carry the meaning: the longer ones, figures, nothing common."""
        words = (word for word in in_words(text).split() if word not in self._common)
        return {word[:_STEM] for word in words if len(word) >= _SHORTEST_WORD or word.isdigit()}


def _beginning(line: Line | Table) -> str:
    return " ".join(_words_of(line).split())[:_LONGEST_NEAR].rstrip()


def _share(wanted: set[str], found: set[str]) -> float:
    return len(wanted & found) / len(wanted) if wanted else 1.0


def _likeness(one: set[str], other: set[str]) -> float:
    """Return which part of the shorter line stands in the longer one; a single word makes no likeness."""
    common = len(one & other)
    return common / min(len(one), len(other)) if common >= _FEWEST_ALIKE else 0.0
