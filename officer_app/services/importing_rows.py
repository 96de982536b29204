"""Rows of a table as values of fields: every cell as its field wants it, or a sentence that says what is wrong."""

from dataclasses import dataclass
from typing import Any

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, first_value
from officer_app.domain.registry import RecordType
from officer_app.domain.words import Sentence
from officer_app.intake.tabular import Cell, Row, Survey
from officer_app.intake.tabular_values import CellReader, FindLink
from officer_app.services.importing_columns import Wish, fields_for, settled_orders


@dataclass(slots=True)
class ReadRow:
    """A row as values of fields, by what it is recognised, and the record of the register that it means."""

    row: int
    values: dict[str, Any]
    key: tuple[str, ...] = ()
    match: Any = None


class RowReader:
    """Reads the cells that are taken over, as the person wishes it."""

    def __init__(self, kind: RecordType, survey: Survey, wish: Wish, find_link: FindLink) -> None:
        known = {spec.name: spec for spec in fields_for(kind)}
        self.taken = tuple((known[name], place) for name, place in wish.columns.items())
        self._kind, self._width, self._empty_clears = kind, survey.width, wish.empty_clears
        orders = settled_orders(kind, survey, wish.columns, wish.orders)
        self._cells = CellReader(wish.meanings, find_link, orders)

    def read(self, row: Row) -> tuple[dict[str, Any], list[Sentence]]:
        """Return the values of a row by field, and what is wrong with it."""
        problems: list[Sentence] = []
        if any(cell != "" for cell in row.cells[self._width :]):
            cells = {"cells": len(row.cells), "width": self._width}
            problems.append(Sentence("The row has {cells} cells; the table has {width} columns.", cells))
        values: dict[str, Any] = {}
        for spec, place in self.taken:
            cell = row.cells[place] if place < len(row.cells) else ""
            try:
                if not _is_blank(cell):
                    values[spec.name] = self._cells.read(spec, cell)
                elif self._empty_clears:
                    values[spec.name] = first_value(self._kind.record, spec.name)
            except OfficerError as error:
                problems.append(about(spec, error.sentence))
        return values, problems

    def notices(self) -> tuple[Sentence, ...]:
        """Return what was read otherwise than it was written."""
        return self._cells.notices()


def _is_blank(cell: Cell) -> bool:
    return cell == "" or (isinstance(cell, str) and not cell.strip())


def about(spec: FieldSpec, problem: Sentence) -> Sentence:
    """Return what is wrong with a field, with the field's label where the sentence does not name it."""
    if "{label}" in problem.text or problem.text == spec.missing:
        return problem
    return Sentence("{label}: {problem}", {"label": Sentence(spec.label), "problem": problem})
