"""Records as plain JSON values and back: what the command line, the exports and the history write down."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from officer_app.domain.errors import ProblemsFound
from officer_app.domain.fields import FieldSpec, Kind, first_value, specs
from officer_app.domain.words import Choice, Sentence

Reading = Callable[[FieldSpec, Any], Any]

WHOLE_BITS = 63
"""A row keeps whole numbers up to this size, beside the sign."""


def to_plain(record: Any) -> dict[str, Any]:
    """Return a record's fields as JSON values: dates as ISO text, choices by their stored word, lists as lists."""
    return {spec.name: plain_value(getattr(record, spec.name)) for spec in specs(type(record))}


def plain_value(value: Any) -> Any:
    """Return one value as JSON can hold it; instants in UTC."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Choice():
            return value.value
        case tuple():
            return [plain_value(each) for each in value]
        case Mapping():
            return dict(value)
        case _:
            return value


def from_plain(record_type: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return typed values for a record's fields; null stands for what a new record has there.

    Raises `ProblemsFound` naming each field that cannot be read.
    """
    known = {spec.name: spec for spec in specs(record_type)}
    typed: dict[str, Any] = {}
    problems: dict[str, Sentence] = {}
    for name, value in values.items():
        if name not in known:
            problems[name] = Sentence("There is no field {name}.", {"name": name})
            continue
        try:
            read = typed_value(known[name], value)
            typed[name] = first_value(record_type, name) if read is None else read
        except (ValueError, TypeError, OverflowError):
            problems[name] = _unreadable(known[name], value)
    if problems:
        raise ProblemsFound(problems)
    return typed


def typed_value(spec: FieldSpec, value: Any) -> Any:
    """Return a JSON value as the field holds it.

    Raises `ValueError`, `TypeError` or `OverflowError` where it cannot be read.
    """
    if value is None or (value == "" and spec.kind not in _TEXTS):
        return _nothing(spec)
    read: Reading = _READERS.get(spec.kind, _read_text)
    return read(spec, value)


_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.LANGUAGE, Kind.COUNTRY})


def _nothing(spec: FieldSpec) -> Any:
    if spec.kind in _TEXTS:
        return ""
    if spec.kind in {Kind.CHOICES, Kind.LINES, Kind.COUNTRIES, Kind.LINKS}:
        return ()
    return {} if spec.kind is Kind.WORDING else None


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list | tuple):
        return list(value)
    raise TypeError(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(value)


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    if value.bit_length() > WHOLE_BITS:
        raise OverflowError(value)
    return value


def _yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError(value)


def _read_choice(spec: FieldSpec, value: Any) -> Choice:
    for each in spec.choices or ():
        if each.value == value:
            return each
    raise ValueError(value)


def _read_choices(spec: FieldSpec, value: Any) -> tuple[Choice, ...]:
    wanted = {_read_choice(spec, each) for each in _listed(value)}
    return tuple(each for each in spec.choices or () if each in wanted)


def _read_wording(_spec: FieldSpec, value: Any) -> dict[str, str]:
    return {str(code): _text(words) for code, words in dict(value).items()}


def _read_instant(value: Any) -> datetime:
    read = datetime.fromisoformat(value)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def _read_text(_spec: FieldSpec, value: Any) -> str:
    return _text(value)


_READERS: dict[Kind, Reading] = {
    Kind.DATE: lambda _, value: date.fromisoformat(value),
    Kind.INSTANT: lambda _, value: _read_instant(value),
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_choices,
    Kind.LINES: lambda _, value: tuple(_text(each) for each in _listed(value)),
    Kind.COUNTRIES: lambda _, value: tuple(_text(each) for each in _listed(value)),
    Kind.LINKS: lambda _, value: tuple(_whole(each) for each in _listed(value)),
    Kind.LINK: lambda _, value: _whole(value),
    Kind.NUMBER: lambda _, value: _whole(value),
    Kind.FLAG: lambda _, value: _yes_or_no(value),
    Kind.WORDING: _read_wording,
}


def _unreadable(spec: FieldSpec, value: Any) -> Sentence:
    values: dict[str, Any] = {"label": Sentence(spec.label), "value": str(value)[:80]}
    if spec.choices:
        values["allowed"] = ", ".join(spec.choices)
        return Sentence("{label}: {value} is not one of {allowed}.", values)
    if spec.kind in {Kind.DATE, Kind.INSTANT}:
        return Sentence("{label}: {value} is not a date such as 2026-03-05.", values)
    return Sentence("{label}: {value} cannot be read.", values)
