"""The promise audit of a register: read in one short look at the file, reckoned afterwards."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from officer_app.domain.book import Book
from officer_app.domain.correspondence import Message
from officer_app.domain.promise import PromiseAudit, is_stranger
from officer_app.domain.promises import RECORDS, audit_promises
from officer_app.domain.registry import BY_RECORD
from officer_app.services.cases import Records
from officer_app.services.listing import Rows, lines_of, messages_among, read_rows

__all__ = ["PROMISE_TYPES", "PromiseRecords", "audits_of", "read_promise_records"]

PROMISE_TYPES: Final = frozenset(BY_RECORD[each].key for each in RECORDS) | {"case", "organisation", "pause"}
"""The types of which a change may keep or break a promise."""


@dataclass(frozen=True, slots=True)
class PromiseRecords:
    """What an audit is reckoned from; whoever has it holds up no change of the register."""

    rows: Rows
    book: Book


def read_promise_records(reader: Records) -> PromiseRecords:
    """Read everything that an audit needs."""
    rows = read_rows(reader)
    whole: dict[type[Any], tuple[Any, ...]] = {each: tuple(reader.all(each)) for each in RECORDS if each is not Message}
    return PromiseRecords(rows, Book({**whole, Message: messages_among(reader, filter(is_stranger, rows.cases))}))


def audits_of(records: PromiseRecords, today: date) -> tuple[PromiseAudit, ...]:
    """Audit every promise on a day."""
    rows = records.rows
    return audit_promises(records.book, tuple(lines_of(rows, today)), rows.organisation, today)
