"""The records of a register as they were at one moment, for rules and reports that look at many of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from officer_app.domain.registry import BY_RECORD

Record = TypeVar("Record")


@dataclass(frozen=True)
class Book:
    """Records by their class; a class that was not read has none."""

    records: Mapping[type[Any], tuple[Any, ...]] = field(default_factory=dict)

    def all(self, record: type[Record]) -> tuple[Record, ...]:
        """Return every record of a class, retired ones too, in the order of their numbers."""
        return self.records.get(record, ())

    def live(self, record: type[Record]) -> tuple[Record, ...]:
        """Return the records of a class that were not taken out of their list."""
        return tuple(each for each in self.all(record) if getattr(each, "retired_on", None) is None)

    def get(self, record: type[Record], record_id: int | None) -> Record | None:
        """Return one record, or None where it is not there."""
        return self._by_id.get(record, {}).get(record_id)

    def of(self, record: type[Record], field_name: str, value: object) -> tuple[Record, ...]:
        """Return the records whose field has a value, or holds it among several."""
        index = self._by_field.get((record, field_name))
        if index is None:
            index = self._by_field[record, field_name] = self._index(record, field_name)
        return tuple(index.get(value, ()))

    def title(self, record: type[Any], record_id: int | None) -> str:
        """Return the title of a record, or an empty text where it is not there."""
        found = self.get(record, record_id)
        return "" if found is None else BY_RECORD[record].title(found)

    @cached_property
    def _by_id(self) -> dict[type[Any], dict[int | None, Any]]:
        return {record: {each.id: each for each in several} for record, several in self.records.items()}

    @cached_property
    def _by_field(self) -> dict[tuple[type[Any], str], dict[object, list[Any]]]:
        return {}

    def _index(self, record: type[Any], field_name: str) -> dict[object, list[Any]]:
        """Return the records of a class under each value of a field, and under each of several."""
        index = defaultdict[object, list[Any]](list)
        for each in self.all(record):
            held = getattr(each, field_name)
            for value in {held, *held} if isinstance(held, tuple) else {held}:
                index[value].append(each)
        return dict(index)
