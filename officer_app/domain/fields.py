"""Fields declared once: label, help, kind and rules; forms, lists, search, audit and export derive from them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from dataclasses import field as dataclass_field
from datetime import date, datetime
from enum import Enum, auto
from functools import cache
from typing import Any

from officer_app.domain.codes import country_codes, language_codes
from officer_app.domain.words import Choice, Sentence

Wording = Mapping[str, str]
"""One text in several languages, by language code: `{"en": "...", "fr": "..."}`."""

WORDING_LANGUAGES = ("en", "fr", "nl", "de")

SHORT = 200
LONG = 200_000
LARGEST_NUMBER = 10**12
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Outside these years a date is a slip of the keyboard, and the arithmetic of calendars ends."""


class Kind(Enum):
    """What a field holds, and so which editor shows it and how a row keeps it."""

    TEXT = auto()
    LONG_TEXT = auto()
    LINES = auto()
    EMAIL = auto()
    DATE = auto()
    INSTANT = auto()
    CHOICE = auto()
    CHOICES = auto()
    FLAG = auto()
    NUMBER = auto()
    LANGUAGE = auto()
    COUNTRY = auto()
    COUNTRIES = auto()
    WORDING = auto()
    LINK = auto()
    LINKS = auto()
    BLOB = auto()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field as every part of the program sees it; `missing` is what is said where it is required and empty."""

    name: str
    label: str
    kind: Kind
    help: str = ""
    group: str = ""
    required: bool = False
    missing: str = ""
    limit: int = SHORT
    choices: type[Choice] | None = None
    links_to: str = ""
    personal: bool = False
    in_form: bool = True


def _declare(kind: Kind, label: str, default: object, **facts: Any) -> Any:
    spec = FieldSpec("", label, kind, **facts)
    return dataclass_field(default=default, metadata={"spec": spec})


def text(label: str, *, long: bool = False, **facts: Any) -> Any:
    """Declare a text; a long one has many lines and keeps them."""
    facts.setdefault("limit", LONG if long else SHORT)
    return _declare(Kind.LONG_TEXT if long else Kind.TEXT, label, "", **facts)


def lines(label: str, **facts: Any) -> Any:
    """Declare a list of short texts, one a line."""
    return _declare(Kind.LINES, label, (), **facts)


def email(label: str, **facts: Any) -> Any:
    """Declare an e-mail address, in any script."""
    return _declare(Kind.EMAIL, label, "", **facts)


def day(label: str, **facts: Any) -> Any:
    """Declare a date without an hour: legal dates are dates, not instants."""
    return _declare(Kind.DATE, label, None, **facts)


def instant(label: str, **facts: Any) -> Any:
    """Declare a moment in UTC."""
    return _declare(Kind.INSTANT, label, None, **facts)


def choice(label: str, choices: type[Choice], default: Choice | None = None, **facts: Any) -> Any:
    """Declare one word of a closed list, or none."""
    return _declare(Kind.CHOICE, label, default, choices=choices, **facts)


def several(label: str, choices: type[Choice], **facts: Any) -> Any:
    """Declare any number of words of a closed list, in the list's order."""
    return _declare(Kind.CHOICES, label, (), choices=choices, **facts)


def flag(label: str, *, default: bool | None = False, **facts: Any) -> Any:
    """Declare a yes or no; with `default=None` it may also be unknown."""
    return _declare(Kind.FLAG, label, default, **facts)


def number(label: str, default: int | None = None, **facts: Any) -> Any:
    """Declare a whole number, zero or more."""
    return _declare(Kind.NUMBER, label, default, **facts)


def language(label: str, default: str = "", **facts: Any) -> Any:
    """Declare a language by its ISO 639-1 code."""
    return _declare(Kind.LANGUAGE, label, default, **facts)


def country(label: str, default: str = "", **facts: Any) -> Any:
    """Declare a country by its ISO 3166-1 code of two letters."""
    return _declare(Kind.COUNTRY, label, default, **facts)


def countries(label: str, **facts: Any) -> Any:
    """Declare any number of countries, each by its ISO 3166-1 code of two letters."""
    return _declare(Kind.COUNTRIES, label, (), **facts)


def wording(label: str, **facts: Any) -> Any:
    """Declare a text that letters quote, in each of the letters' languages."""
    return dataclass_field(
        default_factory=dict,
        metadata={"spec": FieldSpec("", label, Kind.WORDING, limit=facts.pop("limit", 5_000), **facts)},
    )


def link(label: str, links_to: str, **facts: Any) -> Any:
    """Declare a link to one record of the named type."""
    return _declare(Kind.LINK, label, None, links_to=links_to, **facts)


def links(label: str, links_to: str, **facts: Any) -> Any:
    """Declare links to any number of records of the named type."""
    return _declare(Kind.LINKS, label, (), links_to=links_to, **facts)


def specs(record_type: Any) -> tuple[FieldSpec, ...]:
    """Return the fields of a record type in the order of the class; `id` is nobody's to fill."""
    return _specs(record_type)


@cache
def _specs(record_type: Any) -> tuple[FieldSpec, ...]:
    return tuple(
        replace(each.metadata["spec"], name=each.name) for each in fields(record_type) if "spec" in each.metadata
    )


def spec_of(record_type: Any, name: str) -> FieldSpec:
    """Return one field's spec; raises `KeyError` where the record has no such field."""
    return {spec.name: spec for spec in specs(record_type)}[name]


def is_empty(value: object) -> bool:
    """Tell whether a value says nothing: none, no text but blanks and invisible marks, an empty list."""
    if isinstance(value, str):
        return all(unicodedata.category(mark) in {"Zs", "Cf", "Cc", "Zl", "Zp"} for mark in value)
    if isinstance(value, Mapping):
        return all(is_empty(each) for each in value.values())
    return value is None or value == ()


def first_value(record_type: Any, name: str) -> Any:
    """Return the value that a new record has in the named field; where it is not None, the field is never None."""
    return default_of(record_type.__dataclass_fields__[name])


def default_of(dataclass_field_: Field[Any]) -> Any:
    """Return the value that a new record has in this field."""
    if dataclass_field_.default_factory is not MISSING:
        return dataclass_field_.default_factory()
    return None if dataclass_field_.default is MISSING else dataclass_field_.default


_ADDRESS = re.compile(r"[^\s@,;<>\"()]+@[^\s@,;<>\"()]+\.[^\s@,;<>\"().]{2,}")


def looks_like_email(value: str) -> bool:
    """Tell whether the text has the shape of one e-mail address, in any script."""
    return _ADDRESS.fullmatch(value) is not None and ".." not in value


def check_field(spec: FieldSpec, value: object) -> Sentence | None:
    """Return what is wrong with a value in one sentence, or None."""
    if spec.required and is_empty(value):
        return _missing(spec)
    for part in _texts_of(value):
        problem = _check_text(spec, part)
        if problem:
            return problem
    return None if is_empty(value) else _check_shape(spec, value) or _check_size(value)


def _missing(spec: FieldSpec) -> Sentence:
    if spec.missing:
        return Sentence(spec.missing)
    return Sentence("This field is needed: {label}.", {"label": Sentence(spec.label)})


def _check_shape(spec: FieldSpec, value: object) -> Sentence | None:
    match spec.kind:
        case Kind.EMAIL if not looks_like_email(str(value)):
            return Sentence("This does not look like one e-mail address: it needs a name, one @ and a domain.")
        case Kind.COUNTRY if value not in country_codes():
            return Sentence("{code} is not a country code of two letters, such as BE.", {"code": value})
        case Kind.COUNTRIES if isinstance(value, tuple) and not country_codes().issuperset(value):
            strange = next(code for code in value if code not in country_codes())
            return Sentence("{code} is not a country code of two letters, such as BE.", {"code": strange})
        case Kind.LANGUAGE if value not in language_codes():
            return Sentence("{code} is not a language code, such as fr.", {"code": value})
        case Kind.WORDING if isinstance(value, Mapping) and not value.keys() <= language_codes():
            return Sentence(
                "{codes} is not a language code, such as fr.", {"codes": sorted(value.keys() - language_codes())}
            )
        case _:
            return None


def _check_size(value: object) -> Sentence | None:
    match value:
        case int() if not 0 <= value <= LARGEST_NUMBER:
            return Sentence("Enter a whole number between zero and {largest}.", {"largest": LARGEST_NUMBER})
        case date() if not isinstance(value, datetime) and not FIRST_YEAR <= value.year <= LAST_YEAR:
            return far_day(value)
        case _:
            return None


def far_day(day: date) -> Sentence:
    """Return the sentence for a date so far away that it cannot be meant."""
    return Sentence(
        "{day} cannot be right: enter a date between {first} and {last}.",
        {"day": day.isoformat(), "first": FIRST_YEAR, "last": LAST_YEAR},
    )


def _texts_of(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        return tuple(value.values())
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, tuple) else ()


def _check_text(spec: FieldSpec, value: str) -> Sentence | None:
    if len(value) > spec.limit:
        return Sentence(
            "{label} has {length} characters; there is room for {limit}.",
            {"label": Sentence(spec.label), "length": len(value), "limit": spec.limit},
        )
    if value.isprintable():
        return None
    one_line = spec.kind not in {Kind.LONG_TEXT, Kind.WORDING}
    strange = next((mark for mark in value if _is_strange(mark, one_line=one_line)), None)
    if strange is None:
        return None
    return Sentence(
        "{label} has a sign that cannot be printed (U+{code}); take it out.",
        {"label": Sentence(spec.label), "code": f"{ord(strange):04X}"},
    )


_NONCHARACTER = 0xFFFE


def _is_strange(mark: str, *, one_line: bool) -> bool:
    if mark in "\n\t\r":
        return one_line
    return unicodedata.category(mark) in {"Cc", "Cs"} or ord(mark) & _NONCHARACTER == _NONCHARACTER


def check_record(record: Any) -> dict[str, Sentence]:
    """Return what is wrong with a record's fields, by name; empty where every field can be kept."""
    found = ((spec.name, _check_in(record, spec)) for spec in specs(record.__class__))
    return {name: problem for name, problem in found if problem}


def _check_in(record: Any, spec: FieldSpec) -> Sentence | None:
    value = getattr(record, spec.name)
    if value is None and first_value(record.__class__, spec.name) is not None:
        return _missing(spec)
    return check_field(spec, value)
