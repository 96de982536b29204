"""What was said about the columns of a source, for the next file with the same titles; no title is kept in clear."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from officer_app.domain.folding import fold
from officer_app.services.importing import Columns, DayOrder, Orders, Survey, fields_for, importable

FILE_NAME = "imports.json"
LARGEST = 200_000
MOST_SOURCES = 60
"""Sources that are remembered; the one not met for longest goes."""


class ImportMemory:
    """Keeps digests of titles beside the window's settings; rubbish in the file costs nothing but the memory."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def recall(self, key: str, survey: Survey) -> tuple[dict[str, int], dict[str, DayOrder]] | None:
        """Return the columns and the orders of days that were chosen for these titles, or None."""
        found = self._read().get(_source(key, survey))
        if not isinstance(found, dict):
            return None
        places = {_mark(column.title): column.place for column in survey.columns}
        columns, orders = found.get("columns"), found.get("orders")
        if not isinstance(columns, dict) or not isinstance(orders, dict):
            return None
        fields = {spec.name for spec in fields_for(importable(key))}
        known = {name: places[str(mark)] for name, mark in columns.items() if name in fields and str(mark) in places}
        named = {name: DayOrder[str(order)] for name, order in orders.items() if str(order) in DayOrder.__members__}
        return known, named

    def keep(self, key: str, survey: Survey, columns: Columns, orders: Orders) -> None:
        """Remember what was chosen for these titles."""
        marks = {column.place: _mark(column.title) for column in survey.columns}
        chosen = {name: marks[place] for name, place in columns.items() if place in marks}
        kept = self._read()
        source = _source(key, survey)
        kept.pop(source, None)
        kept[source] = {"columns": chosen, "orders": {name: order.name for name, order in orders.items()}}
        self._write(dict(list(kept.items())[-MOST_SOURCES:]))

    def _read(self) -> dict[str, Any]:
        try:
            with self.path.open(encoding="utf-8") as file:
                found = json.loads(file.read(LARGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, kept: dict[str, Any]) -> None:
        part = self.path.with_suffix(".part")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(kept, indent=1), "utf-8")
            part.replace(self.path)


def _source(key: str, survey: Survey) -> str:
    return f"{key} {_digest(sorted(fold(column.title) for column in survey.columns))}"


def _mark(title: str) -> str:
    return _digest([fold(title)])


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(texts)).encode()).hexdigest()[:20]
