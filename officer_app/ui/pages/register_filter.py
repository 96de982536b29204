"""Which records of a register the list shows: by state, by other words and countries, and by what was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from officer_app.domain.fields import FieldSpec, Kind, spec_of
from officer_app.domain.folding import found
from officer_app.domain.registry import RECORD_TYPES
from officer_app.ui.register_book import Shelf
from officer_app.ui.register_faces import state_spec

ALL, RETIRED = "all", "retired"


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What the person chose: a state by its stored word, values by field, and words; nothing leaves everything in."""

    state: str = ALL
    chosen: Mapping[str, str] = field(default_factory=dict)
    query: str = ""

    def lets_in(self, spec: FieldSpec | None, record: Any, folded: str) -> bool:
        """Tell whether a record is shown; retired ones are shown on their own."""
        return (
            (record.retired_on is not None) == (self.state == RETIRED)
            and (self.state in {ALL, RETIRED} or (spec is not None and getattr(record, spec.name) == self.state))
            and all(_has(getattr(record, name), value) for name, value in self.chosen.items())
            and found(self.query, folded)
        )


def _has(value: Any, wanted: str) -> bool:
    return wanted in value if isinstance(value, tuple) else bool(value == wanted)


def chosen(shelf: Shelf, wanted: RegisterFilter) -> list[Any]:
    """Return the records that the list shows."""
    spec = state_spec(shelf.kind.key)
    return [each for each in shelf.records if wanted.lets_in(spec, each, shelf.folded.get(each.id, ""))]


def narrowing_specs(key: str) -> tuple[FieldSpec, ...]:
    """Return the other fields by which a list can be narrowed: closed lists and countries among its columns."""
    kind, state = RECORD_TYPES[key], state_spec(key)
    narrowing = (spec_of(kind.record, name) for name in kind.columns)
    return tuple(
        spec
        for spec in narrowing
        if spec.kind in {Kind.CHOICE, Kind.CHOICES, Kind.COUNTRY} and (state is None or spec.name != state.name)
    )


def occurring(records: Iterable[Any], spec: FieldSpec) -> tuple[str, ...]:
    """Return the values of a field that occur, closed lists in their own order."""
    seen: set[str] = set()
    for record in records:
        value = getattr(record, spec.name)
        seen.update(value if isinstance(value, tuple) else (value,) if value else ())
    if spec.choices:
        return tuple(each for each in spec.choices if each in seen)
    return tuple(sorted(seen))
