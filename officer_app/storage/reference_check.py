"""Finding rows that refer to what is not there, in short pieces: SQLite's own check of this reads a file in one go."""

from collections.abc import Collection, Iterator
from contextlib import closing

from officer_app.domain.registry import RECORD_TYPES, kind_name
from officer_app.domain.words import Sentence
from officer_app.storage.database import Connection
from officer_app.storage.history import PAYLOAD
from officer_app.storage.pieces import MOST_FINDINGS, START, Piece, some

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def check_references(connection: Connection) -> Iterator[Piece]:
    """Tell the rows of every table that refer to a row which no table has; a table that lacks is told elsewhere.

    Rows that are added meanwhile are not looked at: SQLite did when they were.
    """
    with connection.transaction("DEFERRED"):
        tables = {
            str(name): connection.value(f'SELECT max(rowid) FROM "{name}"') for (name,) in connection.rows(_TABLES)
        }
        asked = {
            table: _questions(connection, table, tables.keys()) for table, last in tables.items() if last is not None
        }
    for table, questions in asked.items():
        if questions:
            yield from _lost(connection, table, " OR ".join(questions), tables[table])


def _questions(connection: Connection, table: str, tables: Collection[str]) -> list[str]:
    return [
        f'(c."{column}" IS NOT NULL AND NOT EXISTS'
        f' (SELECT 1 FROM "{parent}" p WHERE p."{target or "rowid"}" = c."{column}"))'
        for _, _, parent, column, target, *_ in connection.rows(f'PRAGMA foreign_key_list("{table}")')
        if parent in tables
    ]


def _lost(connection: Connection, table: str, is_lost: str, last: int) -> Iterator[Piece]:
    sql = f'SELECT c.rowid, {is_lost} FROM "{table}" c WHERE c.rowid > ? AND c.rowid <= ? ORDER BY c.rowid'
    text = "{kind} {row} refers to a record that is not there."
    after, whole, left = START, False, MOST_FINDINGS
    while not whole and left > 0:
        with closing(connection.each(sql, (after, last))) as following:
            rows, whole = some(following, lambda _: 0)
        lost = [row for row, found in rows if found][:left]
        left -= len(lost)
        after = rows[-1][0] if rows else after
        yield Piece(tuple(Sentence(text, {"kind": _kind(table), "row": row}) for row in lost))


def _kind(table: str) -> Sentence | str:
    """Return what the rows of a table are; one that is not ours goes by its own name."""
    if table == PAYLOAD:
        return Sentence("Entry of the history", names=PAYLOAD)
    return kind_name(RECORD_TYPES[table]) if table in RECORD_TYPES else table
