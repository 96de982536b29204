"""How a long check reads while somebody works: short pieces, and long statements that give way to whoever writes."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from officer_app.domain.watch import Cancelled
from officer_app.domain.words import Sentence
from officer_app.storage.database import Connection, Row

START: Final = -math.inf
"""Below every number that a row can have, also below those that no program of ours gives."""

MOST_ROWS: Final = 2_000
MOST_LETTERS: Final = 4_000_000
MOST_SECONDS: Final = 0.02
"""A piece ends after so many rows, so many letters of what they say, or so long a time on a slow machine."""

MOST_FINDINGS: Final = 50
"""Findings of one kind that are told; whoever sees so many knows enough."""

ATTEMPTS: Final = 40
PAUSE_SECONDS: Final = 0.1
"""How often a long statement gives way, and how long it then waits; at last it runs to its end, and a writer waits."""

Taken = TypeVar("Taken")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one piece of a check found, and how many entries of the history it went through.

    `held` counts those that were found to follow from the one before, as they were written.
    """

    findings: tuple[Sentence, ...] = ()
    entries: int = 0
    held: int = 0


def some(rows: Iterable[Taken], letters: Callable[[Taken], int]) -> tuple[list[Taken], bool]:
    """Take rows until they are many or say much; also tell whether these were all."""
    taken: list[Taken] = []
    size, end = 0, time.monotonic() + MOST_SECONDS
    for row in rows:
        taken.append(row)
        size += letters(row)
        if len(taken) >= MOST_ROWS or size >= MOST_LETTERS or time.monotonic() >= end:
            return taken, False
    return taken, True


def giving_way(connection: Connection, sql: str, cancelled: Cancelled, *, at_last: bool = True) -> list[Row] | None:
    """Return the rows of a long statement that is broken off, and begun anew later, as soon as somebody writes.

    Where somebody always does, it runs to its end `at_last`, and whoever writes waits; or else None is returned.

    A writer's journal lies beside the file from the first page it changes, before its commit has to wait for readers.
    A journal that stays as it was is what a killed program left: nobody waits behind it.
    """
    known = {None, _journal_of(connection.path)}
    for _ in range(ATTEMPTS):
        found = connection.rows_unless(lambda: _journal_of(connection.path) not in known or cancelled(), sql)
        if found is not None or cancelled():
            return found or []
        known.add(_journal_of(connection.path))
        time.sleep(PAUSE_SECONDS)
    return connection.rows(sql) if at_last else None


def _journal_of(path: Path) -> tuple[int, int] | None:
    """Return what tells one journal beside the file from another, or None where there is none."""
    try:
        status = path.with_name(f"{path.name}-journal").stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
