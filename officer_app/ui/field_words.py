"""A field's value as a person reads it, whether it comes from a record or from the history."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from officer_app.domain.errors import NotFound
from officer_app.domain.fields import FieldSpec, Kind, is_empty
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.register import Register
from officer_app.ui.words import count, country_name, full_day, language, language_name, moment, show_here, t, translate

_SHOWN = 120
"""Signs of a text that the history tells."""
_BY_KIND: dict[Kind, Callable[[Any], str]] = {
    Kind.LANGUAGE: language_name,
    Kind.COUNTRY: country_name,
    Kind.COUNTRIES: lambda value: ", ".join(country_name(code) for code in value),
    Kind.DATE: lambda value: full_day(value) if isinstance(value, date) else str(value),
    Kind.INSTANT: lambda value: moment(value) if isinstance(value, datetime) else str(value),
    Kind.LINES: "\n".join,
    Kind.WORDING: lambda value: str(value.get(language()) or next((text for text in value.values() if text), "")),
    Kind.BLOB: lambda _value: t("contents of a file"),
}


def value_words(spec: FieldSpec, value: Any, register: Register | None = None) -> str:
    """Return a value in words; nothing for an empty one, the title of what it links to where that is known."""
    if isinstance(value, bool):
        return show_here(value)
    if is_empty(value):
        return ""
    if spec.name == "languages":  # one a line, as codes
        return ", ".join(map(language_name, value))
    if spec.kind in {Kind.LINK, Kind.LINKS}:
        linked = value if isinstance(value, tuple | list) else (value,)
        return "\n".join(link_words(spec, each, register) for each in linked)
    return _BY_KIND.get(spec.kind, show_here)(value)


def link_words(spec: FieldSpec, value: object, register: Register | None) -> str:
    """Return the title of a linked record, or its kind and number where it cannot be read."""
    kind = RECORD_TYPES.get(spec.links_to)
    if kind is None:
        return str(value)
    if register is not None and isinstance(value, int):
        try:
            return kind.title(register.get(kind.record, value))
        except NotFound:
            pass
    return t("{kind} {number}", kind=translate(kind.singular), number=str(value))


def short_words(spec: FieldSpec, value: Any, register: Register | None = None) -> str:
    """Return a value on one line, as the history tells it; a long text is shortened."""
    words = value_words(spec, value, register)
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else t("{start}… ({length})", start=line[:_SHOWN], length=_length(len(line)))


def _length(characters: int) -> str:
    return count(characters, "1 character", "{n} characters")
