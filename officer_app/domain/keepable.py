"""What a register can keep at all, whatever its forms ask for today: how an export of an earlier version comes back.

Whether a text is required, how long it may be, and how an address or a code looks are rules that may become stricter.
Without a day, a word or a link that a type requires nothing can be reckoned; signs that cannot be printed, days that no
calendar has and a value of another kind were never accepted.
"""

from dataclasses import replace
from functools import cache
from typing import Any, Final

from officer_app.domain.fields import LARGEST_NUMBER, FieldSpec, Kind, check_field, first_value, specs
from officer_app.domain.words import Sentence

_AS_TEXT: Final = {
    Kind.TEXT: Kind.TEXT,
    Kind.LONG_TEXT: Kind.LONG_TEXT,
    Kind.LINES: Kind.LINES,
    Kind.EMAIL: Kind.TEXT,
    Kind.LANGUAGE: Kind.TEXT,
    Kind.COUNTRY: Kind.TEXT,
    Kind.COUNTRIES: Kind.LINES,
    Kind.WORDING: Kind.LONG_TEXT,
}
"""What holds words, and as what it is looked at where it may say anything."""


def check_keepable(record: Any) -> dict[str, Sentence]:
    """Return what of a record no register could keep, by field; less than `check_record` asks for."""
    found = ((spec.name, _check(record, spec)) for spec in specs(type(record)))
    return {name: problem for name, problem in found if problem}


def _check(record: Any, spec: FieldSpec) -> Sentence | None:
    value = getattr(record, spec.name)
    if value is None and first_value(type(record), spec.name) is not None:
        return check_field(replace(spec, required=True), value)
    return check_field(_loosened(spec), value)


@cache
def _loosened(spec: FieldSpec) -> FieldSpec:
    if spec.kind not in _AS_TEXT:
        return spec
    return replace(spec, kind=_AS_TEXT[spec.kind], required=False, limit=LARGEST_NUMBER)
