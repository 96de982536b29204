"""What a record says, field by field, in the words of a report: as paragraphs for people, as a table for programs."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from officer_app.documents.blocks import Span, Text
from officer_app.documents.grid import Column, Grid, Row
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.text_runs import bound
from officer_app.domain.fields import FieldSpec, Kind, first_value, is_empty, specs
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES
from officer_app.domain.words import Country

LONGEST_PIECE: Final = 15_000
"""Letters of a text in one row: a cell of a workbook takes twice as many, and some letters count double there."""
_SHORT: Final = 60
"""Letters up to which a fact stands in one line with others."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field that is filled: what it is called, and what it holds as a table of a report shows it."""

    spec: FieldSpec
    label: str
    value: Any


def facts_of(record: Any, asked: Asked, words: ReportWords, omit: Collection[str] = ()) -> tuple[Fact, ...]:
    """Return the filled fields of a record, in their order; what is no by default is not said."""
    key = BY_RECORD[type(record)].key
    return tuple(
        Fact(spec, words.field(key, spec.name), shown(spec, getattr(record, spec.name), asked, words))
        for spec in specs(type(record))
        if spec.name not in omit and not _says_nothing(spec, record)
    )


def _says_nothing(spec: FieldSpec, record: Any) -> bool:
    value = getattr(record, spec.name)
    return is_empty(value) or (value is False and first_value(type(record), spec.name) is False)


def shown(spec: FieldSpec, value: Any, asked: Asked, words: ReportWords) -> Any:
    """Return the value of a field as a table takes it: links by the titles of their records, hours in the zone."""
    way = _WAYS.get(spec.kind)
    return value if way is None or value is None else way(spec, value, asked, words)


def linked(record_type: str, record_id: int, asked: Asked, words: ReportWords) -> str:
    """Return a record that another names by its title, or by its number where it was not read."""
    record = RECORD_TYPES[record_type].record
    return asked.book.title(record, record_id) or words("report.numbered", number=record_id)


def local(at: datetime, asked: Asked) -> datetime:
    """Return an instant in the zone in which the report tells it."""
    return at.astimezone(asked.at.tzinfo)


def _in_language(_spec: FieldSpec, value: Any, asked: Asked, _words: ReportWords) -> str:
    return value.get(asked.language) or next((each for each in value.values() if each), "")


_WAYS: Final[Mapping[Kind, Callable[[FieldSpec, Any, Asked, ReportWords], Any]]] = {
    Kind.LINK: lambda spec, value, asked, words: linked(spec.links_to, value, asked, words),
    Kind.LINKS: lambda spec, value, asked, words: tuple(linked(spec.links_to, each, asked, words) for each in value),
    Kind.COUNTRY: lambda _spec, value, _asked, _words: Country(value),
    Kind.COUNTRIES: lambda _spec, value, _asked, _words: tuple(map(Country, value)),
    Kind.LANGUAGE: lambda _spec, value, _asked, words: words.language_name(value) if value else "",
    Kind.LINES: lambda _spec, value, _asked, _words: "\n".join(value),
    Kind.WORDING: _in_language,
    Kind.INSTANT: lambda _spec, value, asked, _words: local(value, asked),
}


def told(facts: Iterable[Fact], words: ReportWords) -> tuple[Text, ...]:
    """Return facts as paragraphs: the short ones of a group together, each longer text by itself."""
    return tuple(text for _, group in groupby(facts, key=lambda fact: fact.spec.group) for text in _group(group, words))


def _group(facts: Iterable[Fact], words: ReportWords) -> Iterator[Text]:
    said = [(words.leading(fact.label), words.cell(fact.value)) for fact in facts]
    short = [each for each in said if len(each[1]) <= _SHORT and "\n" not in each[1]]
    if short:
        yield Text(tuple(_together(short, words)))
    yield from (Text((Span(label, bold=True), Span(text))) for label, text in said if (label, text) not in short)


def _together(short: Sequence[tuple[str, str]], words: ReportWords) -> Iterator[Span]:
    between = bound(words("report.between"))
    for place, (label, text) in enumerate(short, 1):
        yield Span(label, bold=True)
        yield Span(text if place == len(short) else text + (" " if text.endswith(".") else between))


def records_grid(
    name: str, record: type[Any], records: Iterable[Any], asked: Asked, words: ReportWords, omit: Collection[str] = ()
) -> Grid:
    """Return every field of some records as data: a column each, and the number of the record before them."""
    kind = BY_RECORD[record]
    fields = [spec for spec in specs(record) if spec.name not in omit]
    columns = (
        Column("number", words("report.number"), right=True),
        *(Column(spec.name, words.field(kind.key, spec.name)) for spec in fields),
    )
    rows = [
        piece
        for each in records
        for piece in in_pieces((each.id, *(shown(spec, getattr(each, spec.name), asked, words) for spec in fields)))
    ]
    return Grid(name, words(f"records.{kind.key}"), columns, rows, on_paper=False)


def in_pieces(row: Row) -> Iterator[Row]:
    """Yield a row, and where a text in it is too long for a cell further ones with the rest under the same number."""
    rest = row
    while True:
        yield tuple(each[:LONGEST_PIECE] if type(each) is str else each for each in rest)
        if not any(type(each) is str and len(each) > LONGEST_PIECE for each in rest):
            return
        cut = (each[LONGEST_PIECE:] if type(each) is str else None for each in rest[1:])
        rest = (rest[0], *cut)
