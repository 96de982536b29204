"""Checking the history's chain in short pieces: each entry against its digest, and against the one before."""

from collections.abc import Iterator, Sequence
from contextlib import closing

from officer_app.domain.audit import link_digest, payload_digest
from officer_app.domain.words import Sentence
from officer_app.storage.database import Connection
from officer_app.storage.history import PAYLOAD, StoredEntry, entries
from officer_app.storage.pieces import START, Piece, some


def check_chain(connection: Connection, last: int) -> Iterator[Piece]:
    """Tell the first entry up to `last` that is not as it was written; everything after it hangs in the air.

    Entries are only ever added, so what was written since the check began changes nothing that it reads.
    """
    after, expected, previous, whole = START, 1, "", False
    while not whole:
        batch, erased, whole = _read(connection, after, last)
        held, problem = _first_problem(batch, expected, previous, erased)
        expected += len(batch)
        if whole and not problem and expected <= last:
            problem = _missing(expected)
        yield Piece((problem,) if problem else (), len(batch), held)
        if problem or not batch:
            return
        after, previous = batch[-1].link.seq, batch[-1].digest


def _read(connection: Connection, after: float, last: int) -> tuple[list[StoredEntry], set[int], bool]:
    """Return the next entries, which of them another entry says were erased, and whether these were the last."""
    sql = "SELECT record_id FROM audit_entry WHERE record_type = ? AND record_id BETWEEN ? AND ?"
    with connection.transaction("DEFERRED"):
        with closing(entries(connection, after, last)) as following:
            batch, whole = some(following, lambda entry: len(entry.content or ""))
        reach = (batch[0].link.seq, batch[-1].link.seq) if batch else (0, 0)
        erased = {row[0] for row in connection.rows(sql, (PAYLOAD, *reach))}
    return batch, erased, whole


def _first_problem(
    batch: Sequence[StoredEntry], first: int, previous: str, erased: set[int]
) -> tuple[int, Sentence | None]:
    """Return how many entries hold before the first that does not, and what is wrong with that one."""
    for expected, entry in enumerate(batch, start=first):
        problem = _problem_of_link(entry, expected, previous) or _problem_of_payload(entry, erased)
        if problem:
            return expected - first, problem
        previous = entry.digest
    return len(batch), None


def _missing(expected: int) -> Sentence:
    return Sentence("Entry {expected} of the history is missing: it was deleted.", {"expected": expected})


def _problem_of_link(entry: StoredEntry, expected: int, previous: str) -> Sentence | None:
    number = {"seq": entry.link.seq}
    if entry.link.seq != expected:
        return _missing(expected)
    if entry.link.previous != previous:
        return Sentence(
            "Entry {seq} of the history does not follow from the one before: "
            "an entry was moved, put in or taken out here.",
            number,
        )
    if link_digest(entry.link) != entry.digest:
        return Sentence("Entry {seq} of the history is not as it was written: it was changed or put in.", number)
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


def check_head(connection: Connection, printed: str, last: int) -> Iterator[Piece]:
    """Tell where no entry up to `last` has the digest that was printed; `printed` is its first digits."""
    sql = "SELECT seq, digest FROM audit_entry WHERE seq > ? AND seq <= ? ORDER BY seq"
    after, whole = START, False
    while not whole:
        with closing(connection.each(sql, (after, last))) as following:
            batch, whole = some(following, lambda _: 0)
        if any(digest.startswith(printed) for _, digest in batch):
            return
        after = batch[-1][0] if batch else after
        yield Piece()
    text = (
        "The history does not contain the printed state {head}: its end was cut off or written anew, "
        "or this is an older copy of the file."
    )
    yield Piece((Sentence(text, {"head": printed}),))
