"""Comparing each record with what the history says of it, in short pieces that read both sides at one moment."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any, Final

from officer_app.domain.errors import OfficerError
from officer_app.domain.registry import RecordType, field_name, kind_name
from officer_app.domain.words import Choice, Sentence
from officer_app.storage.database import Connection, Row
from officer_app.storage.history import REMOVAL
from officer_app.storage.pieces import MOST_FINDINGS, START, Piece, some
from officer_app.storage.table import Table, table_of

_SAID: Final = (
    "SELECT record_id, content, verb FROM audit_entry LEFT JOIN audit_payload USING (seq) WHERE record_type = ?"
)


@dataclass(slots=True)
class _State:
    """What the history says of one record; after an erasure only what was written since."""

    values: dict[str, Any] = field(default_factory=dict)
    whole: bool = True
    is_there: bool = True
    made_twice: bool = False


def check_records(connection: Connection, record_type: RecordType) -> Iterator[Piece]:
    """Tell the records of one type that are not as their history says."""
    table = table_of(record_type.record)
    defaults = table.row(record_type.record())
    left = MOST_FINDINGS
    for rows, said in _batches(connection, table):
        problems = (_compare(record_type, *beside, defaults) for beside in _beside(rows, said))
        found = tuple(islice((problem for problem in problems if problem), left))
        yield Piece(found, len(said))
        left -= len(found)
        if not left:
            return


def _batches(connection: Connection, table: Table) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield rows with all that the history says of them; a change comes before a batch with both, or after it."""
    after, last = START, _last_id(connection, table)
    while after < last:
        with connection.transaction("DEFERRED"):
            said, until = _next_said(connection, table.name, after, last)
            rows, until = _next_rows(connection, table, after, until)
        yield rows, [each for each in said if each[0] <= until]
        after = until


def _last_id(connection: Connection, table: Table) -> float:
    """Return the highest number of a record that is there now, or of which the history tells."""
    sql = (
        f'SELECT max(id) FROM (SELECT max(id) AS id FROM "{table.name}"'
        " UNION ALL SELECT max(record_id) FROM audit_entry WHERE record_type = ?)"
    )
    found: int | None = connection.value(sql, (table.name,))
    return START if found is None else found


def _next_said(connection: Connection, key: str, after: float, last: float) -> tuple[list[Row], float]:
    """Return all that the history says of the next records, and the number up to which that is all."""
    sql = f"{_SAID} AND record_id > ? AND record_id <= ? ORDER BY record_id, seq"
    with closing(connection.each(sql, (key, after, last))) as following:
        said, whole = some(following, lambda row: len(row[1] or ""))
    if whole:
        return said, last
    cut = said[-1][0]
    before = [row for row in said if row[0] < cut]
    if before:
        return before, before[-1][0]
    return connection.rows(f"{_SAID} AND record_id = ? ORDER BY seq", (key, cut)), cut


def _next_rows(connection: Connection, table: Table, after: float, until: float) -> tuple[list[Row], float]:
    """Return the next records up to one of them, and the number up to which these are all."""
    sql = f"{table.select} WHERE id > ? AND id <= ? ORDER BY id"
    with closing(connection.each(sql, (after, until))) as following:
        rows, whole = some(following, lambda _: 0)
    return rows, until if whole else rows[-1][0]


def _beside(rows: Iterable[Row], said: Iterable[Row]) -> Iterator[tuple[int, Row | None, _State | None]]:
    """Yield each record with its row and with what the history says of it, in the order of their numbers."""
    by_id = {row[0]: row for row in rows}
    states = {record_id: _replayed(group) for record_id, group in groupby(said, _first)}
    for record_id in sorted(by_id.keys() | states.keys()):
        yield record_id, by_id.get(record_id), states.get(record_id)


def _first(row: Row) -> Any:
    return row[0]


def _replayed(said: Iterable[Row]) -> _State:
    state = _State(is_there=False)
    for _, content, verb in said:
        payload = _readable(content)
        if payload is None:
            state = _State(whole=False, is_there=not verb.endswith(REMOVAL), made_twice=state.made_twice)
        elif payload.get("after") is None:
            state = _State(is_there=False, made_twice=state.made_twice)
        elif payload.get("before") is None:
            state = _State(dict(payload["after"]), made_twice=state.made_twice or state.is_there)
        else:
            state.values.update(payload["after"])
    return state


def _readable(content: str | None) -> dict[str, Any] | None:
    try:
        payload = json.loads(content) if content is not None else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(payload, dict):
        return None
    sides = (payload.get("before"), payload.get("after"))
    return payload if all(isinstance(side, dict | None) for side in sides) else None


def _compare(
    record_type: RecordType, record_id: int, row: Row | None, state: _State | None, defaults: dict[str, Any]
) -> Sentence | None:
    about = {"kind": kind_name(record_type), "id": record_id}
    if state is None:
        text = "{kind} {id} is in the register but not in its history: it was put in outside the program."
        return Sentence(text, about)
    if problem := _wrongly_there(is_there=row is not None, state=state):
        return Sentence(problem, about)
    if row is None:
        return None
    expected = defaults | state.values if state.whole else state.values
    present = zip(defaults, row[1:], strict=True)
    differing = tuple(name for name, value in present if expected.get(name, value) != value)
    return _changed_outside(record_type, row, differing) if differing else None


def _wrongly_there(*, is_there: bool, state: _State) -> str:
    if state.made_twice:
        return "{kind} {id} was added twice in the history: the first was deleted outside the program."
    if is_there and not state.is_there:
        return "{kind} {id} was deleted as the history says but is in the register: it was put in outside the program."
    if state.is_there and not is_there:
        return "{kind} {id} is in the history but not in the register: it was deleted outside the program."
    return ""


def _changed_outside(record_type: RecordType, row: Row, differing: tuple[str, ...]) -> Sentence:
    title = _title(record_type, row)
    values = {
        "kind": kind_name(record_type),
        "title": title,
        "id": row[0],
        "fields": _labels(record_type, differing),
    }
    if title:
        text = "{kind} {title} (number {id}) is not as its history says; changed outside the program: {fields}."
        return Sentence(text, values)
    return Sentence("{kind} number {id} is not as its history says; changed outside the program: {fields}.", values)


def _labels(record_type: RecordType, names: Iterable[str]) -> tuple[Sentence, ...]:
    return tuple(field_name(record_type.record, name) for name in names)


def _title(record_type: RecordType, row: Row) -> str:
    """Return by what a record is known; a word of a closed list stays one, so that each language can say it."""
    try:
        record = table_of(record_type.record).load(row)
        known_by = getattr(record, record_type.known_by[0], None)
        return known_by if isinstance(known_by, Choice) else record_type.title(record)
    except (OfficerError, AttributeError, TypeError):
        return ""
