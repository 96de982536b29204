"""Cells as the values of fields: each kind read in the ways that people write it, or refused with a sentence."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final

from officer_app.domain.codes import read_country, written_otherwise
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import LARGEST_NUMBER, FieldSpec, Kind
from officer_app.domain.words import Sentence
from officer_app.intake.tabular import Cell
from officer_app.intake.tabular_days import DayOrder, read_day, read_moment
from officer_app.intake.tabular_words import Meanings, read_language

FindLink = Callable[[FieldSpec, str], int]
"""Returns the number of the record that a text names; raises `OfficerError`."""

_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+")
_LINE_ENDS: Final = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_SHOWN: Final = 80


def text_of(cell: Cell, *, one_line: bool) -> str:
    """Return what a cell says as a field keeps it: composed letters, plain line ends, no blanks around it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell)
    if text.isascii() and "\n" not in text and "\r" not in text and "\t" not in text:
        return text.strip()
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).strip().strip("\ufeff\u200b")
    return re.sub(r"\s*[\n\t]\s*", " ", text) if one_line else text


class CellReader:
    """Reads cells; `orders` says how the days of a field are written, `remarks` counts what was read otherwise."""

    def __init__(self, meanings: Meanings, find_link: FindLink, orders: Mapping[str, DayOrder]) -> None:
        self._meanings = meanings
        self._find_link = find_link
        self._orders = orders
        self.remarks: Counter[tuple[str, str]] = Counter()
        self._by_kind: dict[Kind, Callable[[FieldSpec, Cell], Any]] = {
            Kind.LONG_TEXT: lambda _, cell: text_of(cell, one_line=False),
            Kind.DATE: self._day,
            Kind.INSTANT: self._instant,
            Kind.CHOICE: lambda spec, cell: self._choice(spec, _plain(cell)),
            Kind.CHOICES: self._choices,
            Kind.LINES: lambda _, cell: _parts(cell),
            Kind.FLAG: self._flag,
            Kind.NUMBER: self._number,
            Kind.LANGUAGE: self._language,
            Kind.COUNTRY: lambda _, cell: self._country(_plain(cell)),
            Kind.COUNTRIES: self._countries,
            Kind.WORDING: self._wording,
            Kind.LINK: lambda spec, cell: self._find_link(spec, _plain(cell)),
            Kind.LINKS: lambda spec, cell: tuple(dict.fromkeys(self._find_link(spec, each) for each in _parts(cell))),
        }

    def read(self, spec: FieldSpec, cell: Cell) -> Any:
        """Return the value of a cell that is not empty; raises `OfficerError` with what is wrong."""
        reading = self._by_kind.get(spec.kind)
        return reading(spec, cell) if reading else text_of(cell, one_line=True)

    def _day(self, spec: FieldSpec, cell: Cell) -> date:
        if isinstance(cell, datetime):
            return cell.date()
        return cell if isinstance(cell, date) else read_day(_plain(cell), self._orders.get(spec.name, DayOrder.UNKNOWN))

    def _instant(self, spec: FieldSpec, cell: Cell) -> datetime:
        try:
            at = cell if isinstance(cell, datetime) else read_moment(_plain(cell))
        except ValueError:
            at = datetime.combine(self._day(spec, cell), time())
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)

    def _choice(self, spec: FieldSpec, text: str) -> Any:
        found = self._meanings.choice(spec.choices, text) if spec.choices else None
        if found is None:
            raise OfficerError(
                "{value} is not one of these: {allowed}.", value=text[:_SHOWN], allowed=tuple(spec.choices or ())
            )
        return found

    def _choices(self, spec: FieldSpec, cell: Cell) -> tuple[Any, ...]:
        parts = _parts(cell)
        if spec.choices and len(parts) == 1 and self._meanings.choice(spec.choices, parts[0]) is None:
            parts = tuple(each.strip() for each in parts[0].split(",") if each.strip())
        wanted = {self._choice(spec, each) for each in parts}
        return tuple(each for each in spec.choices or () if each in wanted)

    def _flag(self, _spec: FieldSpec, cell: Cell) -> bool:
        if isinstance(cell, bool):
            return cell
        found = self._meanings.flag(_plain(cell))
        if found is None:
            raise OfficerError("{value} is neither yes nor no.", value=_plain(cell)[:_SHOWN])
        return found

    def _number(self, _spec: FieldSpec, cell: Cell) -> int:
        text = _plain(cell)
        if _THOUSANDS.fullmatch(text):
            text = re.sub(r"\D", "", text)
        text = re.sub(r"[.,]0+\Z", "", text)
        if not (text.isascii() and text.isdigit()) or len(text) > len(str(LARGEST_NUMBER)):
            raise OfficerError("{value} is not a whole number.", value=text[:_SHOWN])
        return int(text)

    def _language(self, _spec: FieldSpec, cell: Cell) -> str:
        if code := read_language(_plain(cell)):
            return code
        raise OfficerError("{value} is not a language that this program knows.", value=_plain(cell)[:_SHOWN])

    def _country(self, text: str) -> str:
        code = read_country(text)
        if not code:
            raise OfficerError("{value} is not a country that this program knows.", value=text[:_SHOWN])
        if written_otherwise(text):
            self.remarks[text.strip().upper(), code] += 1
        return code

    def _countries(self, _spec: FieldSpec, cell: Cell) -> tuple[str, ...]:
        parts = _parts(cell)
        if len(parts) == 1 and not read_country(parts[0]):
            parts = tuple(each.strip() for each in parts[0].split(",") if each.strip())
        return tuple(dict.fromkeys(self._country(each) for each in parts))

    def _wording(self, _spec: FieldSpec, cell: Cell) -> dict[str, str]:
        text = text_of(cell, one_line=False)
        if text.startswith("{"):
            try:
                found = json.loads(text)
            except (ValueError, RecursionError):
                found = None
            if isinstance(found, dict) and all(isinstance(each, str) for each in found.values()):
                return {str(code): str(words) for code, words in found.items()}
        return {"en": text}

    def notices(self) -> tuple[Sentence, ...]:
        """Return what was read otherwise than it was written, in sentences."""
        return tuple(
            Sentence(
                "{written} was read as {code} ({count} times).", {"written": written, "code": code, "count": count}
            )
            if count > 1
            else Sentence("{written} was read as {code}.", {"written": written, "code": code})
            for (written, code), count in sorted(self.remarks.items())
        )


def _plain(cell: Cell) -> str:
    return text_of(cell, one_line=True)


def _parts(cell: Cell) -> tuple[str, ...]:
    """Return the parts of a list: its lines, or where it has one line only, what stands between semicolons."""
    text = _LINE_ENDS.sub("\n", str(cell)) if isinstance(cell, str) else _plain(cell)
    parts = text.split("\n") if "\n" in text else text.split(";")
    return tuple(text_of(each, one_line=True) for each in parts if each.strip())
