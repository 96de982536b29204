"""Which column of a table means which field: known by name and label, proposed by synonyms, changed by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, Kind, specs
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.intake.tabular import ColumnSeen, Survey
from officer_app.intake.tabular_days import DayOrder
from officer_app.intake.tabular_words import Meanings, as_title
from officer_app.services.registers import RETIREMENT

Columns = Mapping[str, int]
"""For each field the place of the column that it is taken from."""
Orders = Mapping[str, DayOrder]
"""For fields of days, which of two numbers is the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a table is to be taken over: its columns, how its days are meant, and whether an empty cell empties."""

    columns: Columns
    orders: Orders = field(default_factory=dict)
    empty_clears: bool = False
    meanings: Meanings = field(default_factory=Meanings)


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """A column whose days can be read in two ways: which field, which column, an example and its row."""

    spec: FieldSpec
    title: str
    example: str
    row: int


def importable(key: str) -> RecordType:
    """Return the type of that key; raises `OfficerError` where there is none, or none that a table can bring."""
    kind = RECORD_TYPES.get(key)
    if kind is None:
        raise OfficerError("There is no record type {key}; there are: {known}.", key=key, known=importable_keys())
    if key not in importable_keys():
        raise OfficerError(
            "{plural} are not imported from a table; these are: {known}.", plural=kind.plural, known=importable_keys()
        )
    return kind


def importable_keys() -> tuple[str, ...]:
    """Return the types that a table can bring: those without verbs of their own, and without contents beside them."""
    return tuple(key for key, kind in RECORD_TYPES.items() if not kind.has_own_verbs and "digest" not in kind.known_by)


def fields_for(kind: RecordType) -> tuple[FieldSpec, ...]:
    """Return the fields that a table can fill: those of the form, and those by which a record is recognised."""
    known = {kind.parent_field, *kind.known_by}
    return tuple(
        spec
        for spec in specs(kind.record)
        if spec.name not in RETIREMENT and (spec.in_form or spec.name in known) and spec.kind is not Kind.BLOB
    )


def proposed_columns(kind: RecordType, survey: Survey, meanings: Meanings) -> dict[str, int]:
    """Return the columns that need no mapping; where two mean one field, the one that says it best counts."""
    fields = fields_for(kind)
    titles = meanings.titles(fields)
    order = {title: rank for rank, title in enumerate(titles)}
    found: dict[str, int] = {}
    known = [column for column in survey.columns if as_title(column.title) in titles]
    for column in sorted(known, key=lambda each: order[as_title(each.title)]):
        found.setdefault(titles[as_title(column.title)], column.place)
    return {spec.name: found[spec.name] for spec in fields if spec.name in found}


def mapped_by_hand(kind: RecordType, survey: Survey, wishes: Iterable[str], columns: Columns) -> dict[str, int]:
    """Return the columns as `FIELD=COLUMN` wishes change them; raises `OfficerError` for what is not there."""
    fields = {spec.name: spec for spec in fields_for(kind)}
    by_label = {as_title(spec.label): spec.name for spec in fields.values()}
    places = {as_title(column.title): column.place for column in survey.columns}
    result = dict(columns)
    for wish in wishes:
        field, sign, title = wish.partition("=")
        name = field.strip() if field.strip() in fields else by_label.get(as_title(field), "")
        if not sign or not name:
            raise OfficerError("{wish}: write FIELD=COLUMN with one of the fields {known}.", wish=wish, known=[*fields])
        if not title.strip():
            result.pop(name, None)
            continue
        if as_title(title) not in places:
            known = [column.title for column in survey.columns]
            raise OfficerError("There is no column {title}; there are: {known}.", title=title.strip(), known=known)
        result = {each: at for each, at in result.items() if at != places[as_title(title)]}
        result[name] = places[as_title(title)]
    return result


def not_taken(survey: Survey, columns: Columns) -> tuple[ColumnSeen, ...]:
    """Return the columns that no field takes over."""
    return tuple(column for column in survey.columns if column.place not in columns.values())


def day_questions(kind: RecordType, survey: Survey, columns: Columns, orders: Orders) -> tuple[DayQuestion, ...]:
    """Return the columns of which a person has to say how their days are meant; each is asked once."""
    seen = {column.place: column for column in survey.columns}
    return tuple(
        DayQuestion(spec, seen[columns[spec.name]].title, days.example, days.unclear)
        for spec in fields_for(kind)
        if spec.kind in {Kind.DATE, Kind.INSTANT}
        and spec.name in columns
        and columns[spec.name] in seen
        and orders.get(spec.name, DayOrder.UNKNOWN) is DayOrder.UNKNOWN
        and (days := seen[columns[spec.name]].days).is_question
    )


def settled_orders(kind: RecordType, survey: Survey, columns: Columns, orders: Orders) -> dict[str, DayOrder]:
    """Return how the days of each field are read: as a person said, else as the rows of the column show."""
    seen = {column.place: column.days.order for column in survey.columns}
    shown = {spec.name: seen.get(columns[spec.name], DayOrder.UNKNOWN) for spec in fields_for(kind)
             if spec.name in columns}  # fmt: skip
    return shown | {name: order for name, order in orders.items() if order is not DayOrder.UNKNOWN}
