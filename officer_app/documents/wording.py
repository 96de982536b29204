"""The officer's wording files: placeholders first, then light Markdown, so that no value can become either.

Each value travels through both as a token of private-use characters; only in the finished blocks does it become text.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

import pystache

from officer_app.documents.blocks import Block, Bullets, Heading, Span, Spans, Table, Text, plain
from officer_app.documents.markdown_blocks import TAG, Line, Look, blocks_of, read_markdown, spans_of
from officer_app.documents.text_runs import bound
from officer_app.domain.errors import OfficerError
from officer_app.domain.places import resource
from officer_app.domain.words import Sentence

LETTER_LANGUAGES = ("en", "fr", "nl", "de")
LARGEST_WORDING = 64_000
VERSION_LENGTH = 12

_FILE_NAME = re.compile(r"[a-z_]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TOKEN = re.compile("\ue000[\ue100-\uf8fe]\uf8ff")


class WordingProblem(OfficerError):
    """A wording file cannot be used as it stands; the sentence names the file and the line."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that a draft lacks, in the words of the letter's language."""

    sentence: str


Value = str | tuple[str, ...] | Table | bool | Missing
Wordings = Mapping[tuple[str, str], str]
"""The officer's own wordings, by letter and language."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A letter's wording with its values in place, and the version of the wording used."""

    subject: Spans
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A wording as it was read, with the shared files that it includes put in their places."""

    name: str | Sentence
    text: str

    @property
    def version(self) -> str:
        """Return the short digest by which a message remembers the wording that was used."""
        return sha256(self.text.encode()).hexdigest()[:VERSION_LENGTH]


def letter_language(*wanted: str) -> str:
    """Return the first language that letters are written in: the person's, else the organisation's, else English."""
    return next((language for language in wanted if language in LETTER_LANGUAGES), "en")


def read_wording(language: str, key: str) -> Source:
    """Read one letter's wording with the shared paragraphs that it includes; raises `WordingProblem`."""
    name = f"letters/{language}/{key}.md"
    text = _read(name)
    for sign, included, _ in _tags(text):
        if sign == ">" and _FILE_NAME.fullmatch(included):
            shared = _read(f"letters/{language}/{included}.md")
            if any(inner == ">" for inner, _, _ in _tags(shared)):
                raise problem_in(name, 1, Sentence("{included} includes another file", {"included": included}))
            text = _including(text, included, shared)
    return Source(name, bound(text))


def _including(text: str, included: str, shared: str) -> str:
    tag = re.compile(r"\{\{>\s*" + re.escape(included) + r"\s*\}\}")
    return shared.join(tag.split(text))


def fill(source: Source, values: Mapping[str, Value]) -> Worded:
    """Return the wording with its values in place; raises `WordingProblem` where the file is broken."""
    check_tags(source, values)
    tokens = {name: _token(place) for place, name in enumerate(values)}
    context = {name: _for_template(value, tokens[name]) for name, value in values.items()}
    try:
        filled = pystache.Renderer(missing_tags="strict", escape=str, partials={}).render(source.text, context)
    except (pystache.parser.ParsingError, pystache.common.PystacheError, IndexError) as cause:
        raise problem_in(source.name, 1, Sentence("its sections do not fit")) from cause
    by_token = {tokens[name]: value for name, value in values.items()}
    blocks = tuple(block for block in blocks_of(_with_values_in(filled, by_token)) if not _is_blank(block))
    if not blocks or not isinstance(blocks[0], Heading):
        raise problem_in(source.name, 1, Sentence("it does not begin with its subject as a heading: # Subject"))
    return Worded(blocks[0].spans, blocks[1:])


def _read(name: str) -> str:
    try:
        content = resource(*name.split("/")).read_bytes()
    except FileNotFoundError as cause:
        raise WordingProblem("There is no wording file {file}.", file=name) from cause
    if len(content) > LARGEST_WORDING:
        raise WordingProblem("The wording file {file} is larger than {limit} bytes.", file=name, limit=LARGEST_WORDING)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as cause:
        raise WordingProblem("The wording file {file} is not text in UTF-8.", file=name) from cause
    check_signs(name, text)
    return text


def check_signs(name: str | Sentence, text: str) -> None:
    """Refuse the signs by which values travel through a wording (`WordingProblem`)."""
    strange = _PRIVATE.search(text)
    if strange:
        raise problem_in(name, _line_of(text, strange.start()), Sentence("a sign of private use"))


def _tags(text: str) -> Iterator[tuple[str, str, int]]:
    for match in TAG.finditer(text):
        yield match[1], match[2], match.start()


def check_tags(source: Source, known: Container[str]) -> None:
    """Refuse places that no value has, parts without their end, and whatever else is no place (`WordingProblem`)."""
    open_sections: list[tuple[str, int]] = []
    for sign, name, start in _tags(source.text):
        line = _line_of(source.text, start)
        if sign in {"=", "{", "&", ">"}:
            raise problem_in(
                source.name,
                line,
                Sentence("only {{{{name}}}}, {{{{#name}}}}, {{{{^name}}}} and {{{{/name}}}} are known"),
            )
        if sign != "!" and name not in known:
            raise problem_in(source.name, line, Sentence("no value has the name {name}", {"name": name}))
        if sign in {"#", "^"}:
            open_sections.append((name, line))
        elif sign == "/" and (not open_sections or open_sections.pop()[0] != name):
            raise problem_in(source.name, line, Sentence("{{{{/{name}}}}} closes what was not opened", {"name": name}))
    if open_sections:
        name, line = open_sections[-1]
        raise problem_in(source.name, line, Sentence("{{{{#{name}}}}} is never closed", {"name": name}))
    rest = TAG.sub("", source.text)
    if "{{" in rest or "}}" in rest:
        raise problem_in(source.name, 1, Sentence("a placeholder is not closed"))


def problem_in(name: str | Sentence, line: int, what: Sentence) -> WordingProblem:
    """Return the error that names a wording and its line."""
    return WordingProblem(
        "The wording in {file}, line {line}, cannot be used: {what}.", file=name, line=line, what=what
    )


def _line_of(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _token(place: int) -> str:
    return f"\ue000{chr(0xE100 + place)}\uf8ff"


class _Nothing(str):
    """An empty value: its part is not shown, yet it leaves no emphasis without words, whose signs would be printed."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def _for_template(value: Value, token: str) -> str | bool:
    if isinstance(value, bool):
        return value
    return token if value else _Nothing(token)


def _with_values_in(text: str, values: Mapping[str, Value]) -> Iterator[Line | Bullets | Table]:
    """Yield the lines of a text with its values; one that stands alone in a paragraph is a list or a table."""
    for line in read_markdown(text):
        spans = spans_of(line)
        alone = values.get(plain(spans).strip())
        if isinstance(alone, Table) and line.look is Look.TEXT:
            yield alone
        elif isinstance(alone, tuple) and line.look is Look.TEXT:
            yield Bullets(tuple((Span(item),) for item in alone))
        elif isinstance(alone, tuple) and line.look in {Look.POINT, Look.NUMBER}:
            yield from (Line(line.look, (replace(spans[0], text=item),)) for item in alone)
        else:
            yield Line(line.look, tuple(each for span in spans for each in _with_values(span.text, span, values)))


def _with_values(text: str, look: Span, values: Mapping[str, Value]) -> Iterator[Span]:
    start = 0
    for match in _TOKEN.finditer(text):
        if match.start() > start:
            yield replace(look, text=text[start : match.start()])
        yield _span_of(values[match[0]], look)
        start = match.end()
    if start < len(text):
        yield replace(look, text=text[start:])


def _span_of(value: Value, look: Span) -> Span:
    match value:
        case Missing():
            return replace(look, text=value.sentence, missing=True)
        case tuple():
            return replace(look, text=", ".join(value))
        case Table():
            return replace(look, text="; ".join(", ".join(row) for row in value.rows))
        case _:
            return replace(look, text=str(value))


def _is_blank(block: Block) -> bool:
    return isinstance(block, Text) and not "".join(span.text for span in block.spans).strip()
