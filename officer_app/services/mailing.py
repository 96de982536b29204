"""Checking a mailing against the suppression list: who must not be mailed; of the list itself nothing is kept."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from officer_app.documents.tabular import Sheet, csv_bytes
from officer_app.domain.fields import is_empty
from officer_app.domain.folding import fold
from officer_app.domain.inert import as_written
from officer_app.domain.suppression import Suppression, SuppressionScope, fingerprint, normal_email, normals
from officer_app.domain.watch import Cancelled, GivenUp
from officer_app.domain.words import Translate, untranslated
from officer_app.intake.tabular import ColumnSeen, Survey, TableFile, look_over, open_table
from officer_app.services.cases import Records, organisation_of

__all__ = [
    "Hit", "ListCheck", "Stops", "Survey", "TableFile", "address_columns", "check_against", "check_lines",
    "check_mailing", "cleaned_table", "column_lines", "look_over", "open_table", "pasted_lines", "read_stops",
    "stopped_table",
]  # fmt: skip

Line = tuple[int, str]
"""An address, or what stands in its place, with the number of its line or row, counted from 1."""

EVERY: Final = 1_000
"""Addresses between two looks at whether the person gave up."""
_ADDRESS: Final = re.compile(r"[^\s<>;,\"'()]+@[^\s<>;,\"'()]+")
_SEPARATORS: Final = re.compile(r"[;,\t]")
_TITLES: Final = re.compile(r"e-?mail|courriel|adres|telefo|telepho|phone|gsm|mobil|handy")


@dataclass(frozen=True, slots=True)
class Hit:
    """An address of a mailing that must not be mailed: its line, counted from 1, and the entry that says so."""

    line: int
    address: str
    entry: Suppression


@dataclass(frozen=True, slots=True)
class ListCheck:
    """What the check of a mailing found; of the list itself nothing is kept."""

    stopped: tuple[Hit, ...]
    unreadable: tuple[Line, ...]
    free: tuple[Line, ...]

    @property
    def whole(self) -> int:
        """How many addresses were looked at."""
        return len(self.stopped) + len(self.unreadable) + len(self.free)


def check_mailing(
    reader: Records,
    addresses: Iterable[str],
    *,
    client: int | None = None,
    topic: str = "",
    progress: Callable[[int], None] = lambda _: None,
) -> ListCheck:
    """Say which addresses of a mailing must not be mailed, for a client or a topic; nothing of the list is kept."""
    return check_lines(reader, enumerate(addresses, start=1), client=client, topic=topic, progress=progress)


def check_lines(
    reader: Records, lines: Iterable[Line], *, client: int | None = None, topic: str = "", **watched: Any
) -> ListCheck:
    """Say which of these lines must not be mailed; `watched` is what `check_against` takes."""
    return check_against(read_stops(reader, client=client, topic=topic), lines, **watched)


@dataclass(frozen=True, slots=True)
class Stops:
    """The entries that count for a mailing, by fingerprint, and what is needed to find an address among them."""

    key: bytes
    country: str
    entries: Mapping[str, Suppression]

    def entry_of(self, found: Iterable[str]) -> Suppression | None:
        """Return the entry that stops one of these normalised addresses."""
        if not self.entries:
            return None
        digests = (fingerprint(self.key, normal) for normal in found)
        return next((self.entries[each] for each in digests if each in self.entries), None)


def read_stops(reader: Records, *, client: int | None = None, topic: str = "") -> Stops:
    """Return the entries that count for a mailing in the name of a client or about a topic."""
    organisation = organisation_of(reader)
    entries = {each.digest: each for each in reader.all(Suppression) if _applies(each, client, topic)}
    return Stops(bytes.fromhex(organisation.suppression_key), organisation.country, entries)


def check_against(
    stops: Stops,
    lines: Iterable[Line],
    *,
    progress: Callable[[int], None] = lambda _: None,
    cancelled: Cancelled = lambda: False,
) -> ListCheck:
    """Say which of these lines must not be mailed; `progress` hears how many were looked at. Raises `GivenUp`."""
    hits: list[Hit] = []
    unreadable: list[Line] = []
    free: list[Line] = []
    for number, (line, address) in enumerate(lines, start=1):
        if number % EVERY == 0:
            progress(number)
            if cancelled():
                raise GivenUp
        if is_empty(address):
            continue
        found = [normal for _, normal in normals(address, stops.country)]
        entry = stops.entry_of(found)
        if entry:
            hits.append(Hit(line, address, entry))
        else:
            (free if found else unreadable).append((line, address))
    return ListCheck(tuple(hits), tuple(unreadable), tuple(free))


def _applies(entry: Suppression, client: int | None, topic: str) -> bool:
    if entry.retired_on:
        return False
    match entry.scope:
        case SuppressionScope.CLIENT:
            return client is not None and entry.client == client
        case SuppressionScope.TOPIC:
            return bool(topic) and entry.topic.strip().casefold() == topic.strip().casefold()
        case SuppressionScope.ALL:
            return True


def pasted_lines(text: str) -> Iterator[Line]:
    """Yield the addresses of a pasted list: one a line, or several with commas or semicolons between them."""
    for number, line in enumerate(text.splitlines(), start=1):
        mails = _ADDRESS.findall(line)
        parts = mails or [part for part in _SEPARATORS.split(line) if not is_empty(part)]
        yield from ((number, part.strip()) for part in parts)


def address_columns(survey: Survey) -> tuple[ColumnSeen, ...]:
    """Return the columns that hold addresses, by what stands in them; else those whose title says so."""
    holding = tuple(each for each in survey.columns if any(normal_email(as_written(one)) for one in each.examples))
    return holding or tuple(each for each in survey.columns if _TITLES.search(fold(each.title)))


def column_lines(file: TableFile, place: int) -> Iterator[Line]:
    """Yield what stands in one column of a table, with the numbers of the rows."""
    for row in file.records():
        cell = str(row.cells[place]) if place < len(row.cells) else ""
        yield row.number, as_written(cell)


def stopped_table(check: ListCheck, translate: Translate = untranslated) -> bytes:
    """Return who must not be mailed, and why, as CSV."""
    titles = tuple(map(translate, ("Line", "Address", "Reason", "Since")))
    rows = [(hit.line, hit.address, translate(hit.entry.reason.label), hit.entry.since or "") for hit in check.stopped]
    return csv_bytes(Sheet(titles, rows))


def cleaned_table(check: ListCheck, file: TableFile | None = None, *, cancelled: Cancelled = lambda: False) -> bytes:
    """Return the list without those who must not be mailed, as CSV: a table with all its columns, in its order.

    What is no address stays out too: nobody could tell whether it is stopped. Raises `GivenUp`.
    """
    if file is None:
        return csv_bytes(Sheet(("E-mail",), [(address,) for _, address in check.free]))
    allowed = {line for line, _ in check.free}
    titles: tuple[str, ...] = ()
    rows: list[Sequence[object]] = []
    for row in file.rows():
        if row.number % EVERY == 0 and cancelled():
            raise GivenUp
        if row.number in allowed:
            rows.append(row.cells)
        elif file.reading.titled and not titles and any(row.cells):
            titles = tuple(map(str, row.cells))
    return csv_bytes(Sheet(titles, [tuple(as_written(str(cell)) for cell in row) for row in rows]))
