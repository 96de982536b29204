"""Checking a register from end to end: the file, its tables, its history, its records and their contents."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any, Final

from officer_app.domain.audit import head_digits, link_digest, payload_digest
from officer_app.domain.errors import DamagedRegister, OfficerError
from officer_app.domain.fields import spec_of
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.domain.words import Sentence
from officer_app.storage.database import Connection, Row
from officer_app.storage.history import PAYLOAD, REGISTER, StoredEntry, content_digest, entries, last_entry
from officer_app.storage.opening import foreign_parts, is_current
from officer_app.storage.table import table_of

MOST_FINDINGS: Final = 50
"""Findings of one kind that are told; whoever sees so many knows enough."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the register found: nothing where all is as it was written."""

    findings: tuple[Sentence, ...]
    entries: int
    head: str


def verify(connection: Connection, head: str | None = None) -> Verification:
    """Check a register; with `head`, as printed on a PDF, also that its history still contains that state."""
    printed = _digits_of(head) if head is not None else None
    findings: list[Sentence] = []
    seq, last = 0, ""
    try:
        with connection.transaction("DEFERRED"):
            findings.extend(_checks(connection, printed))
            seq, last = last_entry(connection)
        findings.extend(_check_contents(connection))
    except DamagedRegister as problem:
        findings.append(problem.sentence)
    return Verification(tuple(findings), seq, last)


def _digits_of(head: str) -> str:
    digits = head_digits(head)
    if not digits:
        raise OfficerError("A head has 12 digits or more, each 0 to 9 or a to f. Compare it with the paper.")
    return digits


def _checks(connection: Connection, printed: str | None) -> Iterator[Sentence]:
    yield from _check_file(connection)
    yield from _check_tables(connection)
    yield from _check_chain(connection)
    yield from _check_rehearsal(connection)
    for record_type in RECORD_TYPES.values():
        yield from _check_records(connection, record_type)
    if printed is not None and not _is_in_history(connection, printed):
        yield Sentence(
            "The history does not contain the printed state {head}: its end was cut off or written anew, "
            "or this is an older copy of the file.",
            {"head": printed},
        )


def _check_file(connection: Connection) -> Iterator[Sentence]:
    pages = connection.rows("PRAGMA cipher_integrity_check") if connection.key else []
    structure = [row for row in connection.rows("PRAGMA integrity_check(10)") if row[0] != "ok"]
    for (problem,) in [*pages, *structure]:
        yield Sentence("The file is damaged: {problem}. Restore the latest copy.", {"problem": str(problem).strip()})


def _check_tables(connection: Connection) -> Iterator[Sentence]:
    parts = foreign_parts(connection) if is_current(connection) else ()
    if parts:
        yield Sentence("Tables or triggers are not as this program makes them: {parts}.", {"parts": parts})
    for table, row, *_ in connection.rows("PRAGMA foreign_key_check")[:MOST_FINDINGS]:
        yield Sentence("{table} {row} refers to a record that is not there.", {"table": table, "row": row})


def _check_chain(connection: Connection) -> Iterator[Sentence]:
    """Tell the first entry that is not as it was written; everything after it hangs in the air."""
    erased = {row[0] for row in connection.rows("SELECT record_id FROM audit_entry WHERE record_type = ?", (PAYLOAD,))}
    previous = ""
    for expected, entry in enumerate(entries(connection), start=1):
        problem = _problem_of_link(entry, expected, previous) or _problem_of_payload(entry, erased)
        if problem:
            yield problem
            return
        previous = entry.digest


def _problem_of_link(entry: StoredEntry, expected: int, previous: str) -> Sentence | None:
    numbers = {"seq": entry.link.seq, "expected": expected}
    if entry.link.seq != expected:
        return Sentence("Entry {expected} of the history is missing: it was deleted.", numbers)
    if entry.link.previous != previous:
        return Sentence(
            "Entry {seq} of the history does not follow from the one before: "
            "an entry was moved, put in or taken out here.",
            numbers,
        )
    if link_digest(entry.link) != entry.digest:
        return Sentence("Entry {seq} of the history is not as it was written: it was changed or put in.", numbers)
    return None


def _problem_of_payload(entry: StoredEntry, erased: set[int]) -> Sentence | None:
    number = {"seq": entry.link.seq}
    if entry.salt is None or entry.content is None:
        if entry.link.seq in erased:
            return None
        return Sentence("What entry {seq} of the history says was erased, and no entry tells of it.", number)
    if payload_digest(entry.salt, entry.content) != entry.link.payload_digest:
        return Sentence("What entry {seq} of the history says is not what was written.", number)
    return None


def _check_rehearsal(connection: Connection) -> Iterator[Sentence]:
    """Tell where a real register was marked as a rehearsal afterwards, whose salts can be guessed."""
    marked = connection.value("SELECT value FROM meta WHERE key = 'rehearsal'") == "1"
    sql = "SELECT content FROM audit_payload JOIN audit_entry USING (seq) WHERE seq = 1 AND record_type = ?"
    made = connection.value(sql, (REGISTER,))
    with suppress(ValueError, TypeError, KeyError):
        if json.loads(made)["after"]["rehearsal"] is not marked:
            yield Sentence("The register's mark of a rehearsal was changed after it was made.")


@dataclass(slots=True)
class _State:
    """What the history says of one record; after an erasure only what was written since."""

    values: dict[str, Any]
    whole: bool


def _check_records(connection: Connection, record_type: RecordType) -> Iterator[Sentence]:
    table = table_of(record_type.record)
    defaults = table.row(record_type.record())
    problems = (
        _compare(record_type, record_id, row, state, defaults)
        for record_id, row, state in _beside(
            connection.each(f"{table.select} ORDER BY id"), _states(connection, record_type.key)
        )
    )
    yield from islice((problem for problem in problems if problem), MOST_FINDINGS)


def _beside(
    rows: Iterator[Row], states: Iterator[tuple[int, _State]]
) -> Iterator[tuple[int, Row | None, _State | None]]:
    """Yield each record with its row and with what the history says of it; both come in the order of the ids."""
    row = next(rows, None)
    for record_id, state in states:
        while row is not None and row[0] < record_id:
            yield row[0], row, None
            row = next(rows, None)
        if row is not None and row[0] == record_id:
            yield record_id, row, state
            row = next(rows, None)
        else:
            yield record_id, None, state
    while row is not None:
        yield row[0], row, None
        row = next(rows, None)


def _states(connection: Connection, key: str) -> Iterator[tuple[int, _State]]:
    for record_id, group in groupby(_payloads(connection, key), key=lambda row: row[0]):
        yield record_id, _replayed(content for _, content in group)


def _payloads(connection: Connection, key: str) -> Iterator[Row]:
    sql = (
        "SELECT record_id, content FROM audit_entry LEFT JOIN audit_payload USING (seq)"
        " WHERE record_type = ? ORDER BY record_id, seq"
    )
    yield from connection.each(sql, (key,))


def _replayed(contents: Iterable[str | None]) -> _State:
    state = _State({}, whole=True)
    for content in contents:
        payload = _readable(content)
        if payload is None:
            state = _State({}, whole=False)
        else:
            state.values.update(payload.get("after") or {})
    return state


def _readable(content: str | None) -> dict[str, Any] | None:
    try:
        payload = json.loads(content) if content is not None else None
    except ValueError:
        return None
    return payload if isinstance(payload, dict) else None


def _compare(
    record_type: RecordType, record_id: int, row: Row | None, state: _State | None, defaults: dict[str, Any]
) -> Sentence | None:
    about = {"kind": Sentence(record_type.singular), "id": record_id}
    if state is None:
        text = "{kind} {id} is in the register but not in its history: it was put in outside the program."
        return Sentence(text, about)
    if row is None:
        text = "{kind} {id} is in the history but not in the register: it was deleted outside the program."
        return Sentence(text, about)
    expected = defaults | state.values if state.whole else state.values
    present = zip(defaults, row[1:], strict=True)
    differing = tuple(name for name, value in present if expected.get(name, value) != value)
    return _changed_outside(record_type, row, differing) if differing else None


def _changed_outside(record_type: RecordType, row: Row, differing: tuple[str, ...]) -> Sentence:
    title = _title(record_type, row)
    values = {
        "kind": Sentence(record_type.singular),
        "title": title,
        "id": row[0],
        "fields": _labels(record_type, differing),
    }
    if title:
        text = "{kind} {title} (number {id}) is not as its history says; changed outside the program: {fields}."
        return Sentence(text, values)
    return Sentence("{kind} number {id} is not as its history says; changed outside the program: {fields}.", values)


def _labels(record_type: RecordType, names: Iterable[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(spec_of(record_type.record, name).label) for name in names)


def _title(record_type: RecordType, row: Row) -> str:
    try:
        return record_type.title(table_of(record_type.record).load(row))
    except (OfficerError, AttributeError, TypeError):
        return ""


def _check_contents(connection: Connection) -> Iterator[Sentence]:
    for (digest,) in connection.rows("SELECT digest FROM content"):
        data = connection.value("SELECT data FROM content WHERE digest = ?", (digest,))
        if content_digest(data) != digest:
            yield Sentence("The contents of the attached file {digest} were changed.", {"digest": digest[:12]})
    missing = "SELECT id, name FROM attachment WHERE digest <> '' AND digest NOT IN (SELECT digest FROM content)"
    for number, name in connection.rows(missing)[:MOST_FINDINGS]:
        yield Sentence(
            "The contents of the attachment {name} (number {number}) are missing.", {"name": name, "number": number}
        )


def _is_in_history(connection: Connection, printed: str) -> bool:
    sql = "SELECT 1 FROM audit_entry WHERE substr(digest, 1, ?) = ?"
    return connection.value(sql, (len(printed), printed)) is not None
