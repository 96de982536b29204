"""Exporting lists: records of one type as CSV, XLSX or JSON that a re-import recognises word for word."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import Enum
from typing import Any

from officer_app.documents.tabular import Cell, Sheet, csv_bytes, json_bytes, xlsx_bytes
from officer_app.domain.fields import FieldSpec, Kind, is_empty, specs
from officer_app.domain.folding import fold
from officer_app.domain.plain import plain_value
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.domain.words import Translate, untranslated
from officer_app.intake.tabular_words import as_title
from officer_app.services.cases import Records

Put = Callable[[FieldSpec, Any], Cell]


class Form(Enum):
    """As which kind of file a list goes out; the value is the ending of its name."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


def export_bytes(
    reader: Records,
    key: str,
    records: Iterable[Any],
    form: Form,
    *,
    today: date,
    columns: Sequence[str] | None = None,
    by_names: bool = False,
    separator: str = ",",
    translate: Translate = untranslated,
) -> bytes:
    """Return records as a file: all fields, or those of `columns`; titles are labels, or the names of the fields.

    Raises `OfficerError` where a text is too long for a cell of a workbook.
    """
    kind = RECORD_TYPES[key]
    chosen = [spec for spec in specs(kind.record) if columns is None or spec.name in columns]
    if form is Form.JSON:
        return json_bytes([_object(record, chosen) for record in records])
    cells = CellWriter(reader, translate)
    titles = tuple(spec.name for spec in chosen) if by_names else _titles(chosen, translate)
    rows = [tuple(cells.put(spec, getattr(record, spec.name)) for spec in chosen) for record in records]
    sheet = Sheet(titles, rows, translate(kind.plural))
    return xlsx_bytes(sheet, today) if form is Form.XLSX else csv_bytes(sheet, separator)


def _object(record: Any, chosen: Iterable[FieldSpec]) -> dict[str, Any]:
    return {"id": record.id} | {spec.name: plain_value(getattr(record, spec.name)) for spec in chosen}


def _titles(chosen: Sequence[FieldSpec], translate: Translate) -> tuple[str, ...]:
    """Return the labels; one that another field shares, or has for its name, gives way to the field's own name."""
    names = {as_title(spec.name): spec.name for spec in chosen}
    found: list[str] = []
    for spec in chosen:
        label = translate(spec.label)
        taken = {as_title(each) for each in found}
        is_clear = as_title(label) not in taken and names.get(as_title(label), spec.name) == spec.name
        found.append(label if is_clear else spec.name)
    return tuple(found)


class CellWriter:
    """Puts values into cells: choices by their label, links by the title of the record where only one has it."""

    def __init__(self, reader: Records, translate: Translate = untranslated) -> None:
        self._reader = reader
        self._translate = translate
        self._titles: dict[str, dict[int, str]] = {}
        self._by_kind: dict[Kind, Put] = {
            Kind.CHOICE: lambda _, value: translate(value.label),
            Kind.CHOICES: lambda _, value: "; ".join(translate(each.label) for each in value),
            Kind.LINES: lambda _, value: _listed(value),
            Kind.COUNTRIES: lambda _, value: "; ".join(value),
            Kind.FLAG: lambda _, value: translate("Yes") if value else translate("No"),
            Kind.DATE: lambda _, value: value,
            Kind.INSTANT: lambda _, value: str(plain_value(value)),
            Kind.NUMBER: lambda _, value: value,
            Kind.WORDING: lambda _, value: _wording(value),
            Kind.LINK: self._linked,
            Kind.LINKS: lambda spec, value: _listed([self._linked(spec, each) for each in value]),
        }

    def put(self, spec: FieldSpec, value: Any) -> Cell:
        """Return the cell of a value; an empty text for an empty one."""
        if is_empty(value):
            return ""
        put = self._by_kind.get(spec.kind)
        return put(spec, value) if put else str(value)

    def _linked(self, spec: FieldSpec, record_id: int) -> str:
        kind = RECORD_TYPES[spec.links_to]
        if kind.key not in self._titles:
            self._titles[kind.key] = self._unique_titles(kind)
        return self._titles[kind.key].get(record_id) or f"#{record_id}"

    def _unique_titles(self, kind: RecordType) -> dict[int, str]:
        titles = {record.id: kind.title(record).strip() for record in self._reader.all(kind.record)}
        often = Counter(fold(title) for title in titles.values())
        return {
            number: title
            for number, title in titles.items()
            if title and often[fold(title)] == 1 and "\n" not in title and not title.startswith("#")
        }


def _listed(parts: Sequence[str]) -> str:
    """Return the parts of a list, one a line; a single one with a semicolon keeps a line end that says it is one."""
    end = "\n" if len(parts) == 1 and ";" in parts[0] else ""
    return "\n".join(parts) + end


def _wording(value: dict[str, str]) -> str:
    """Return one text as it is, several languages as JSON."""
    if set(value) == {"en"} and not value["en"].lstrip().startswith("{"):
        return value["en"]
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
