"""A whole register as one JSON file, and such a file in an empty register: the same numbers, values and contents."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from officer_app.domain.errors import NotFound, OfficerError, ProblemsFound
from officer_app.domain.fields import specs
from officer_app.domain.keepable import check_keepable
from officer_app.domain.plain import from_plain, to_plain
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.domain.words import Sentence
from officer_app.services.cases import Records
from officer_app.services.register import Register, Work
from officer_app.services.whole_checks import breaks_in, told
from officer_app.services.whole_doubts import Doubt, doubts_in

FORMAT: Final = "officer register"
VERSION: Final = 1
LARGEST: Final = 2_000_000_000
"""Bytes of a file that is read back."""
_HIGHEST_NUMBER: Final = 2**62
_TOLD: Final = 5

_FILED: Final = tuple(
    key for key, kind in RECORD_TYPES.items() if {"digest", "media_type"} <= {spec.name for spec in specs(kind.record)}
)
"""The types whose records have contents beside them, under their digest."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A register's records by type, and the contents of its files by digest."""

    records: Mapping[str, tuple[Any, ...]]
    contents: Mapping[str, bytes]

    @property
    def size(self) -> int:
        """How many records there are."""
        return sum(map(len, self.records.values()))

    def doubts(self, today: date) -> tuple[Doubt, ...]:
        """Return the records that would not be accepted if they were typed today; they are brought in all the same."""
        return doubts_in(self.records, today)


def export_whole(reader: Records) -> bytes:
    """Return every record of every type with its number, and every file's contents; the history is not part of it.

    The same register gives the same bytes.
    """
    kept = {key: reader.all(kind.record) for key, kind in RECORD_TYPES.items()}
    digests = sorted({each.digest for key in _FILED for each in kept[key] if each.digest})
    found = {
        "format": FORMAT,
        "version": VERSION,
        "records": {key: [{"id": each.id} | to_plain(each) for each in records] for key, records in kept.items()},
        "contents": {digest: text for digest in digests if (text := _content(reader, digest)) is not None},
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _content(reader: Records, digest: str) -> str | None:
    try:
        return base64.b64encode(reader.content(digest)).decode("ascii")
    except NotFound:  # it was erased; the record says what it was
        return None


def read_whole(data: bytes) -> Whole:
    """Return what such a file holds, if a register can be made of it; raises `OfficerError`, `ProblemsFound` by record.

    Rules that may have come after the export do not count here; `Whole.doubts` tells what they would say.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise _not_ours() from problem
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _not_ours()
    if found.get("version") != VERSION:
        raise OfficerError("This export was written by a newer version of the program. Update the program first.")
    if not isinstance(found.get("records"), dict) or not isinstance(found.get("contents"), dict):
        raise _not_ours()
    if unknown := [key for key in found["records"] if key not in RECORD_TYPES]:
        raise OfficerError(
            "The export holds records of a kind that this program does not know: {kinds}.", kinds=unknown
        )
    return _checked(found["records"], found["contents"])


def _not_ours() -> OfficerError:
    return OfficerError("This is no export of a register. Such a file is made by: officer export REGISTER --out FILE.")


def _checked(listed: Mapping[str, Any], contents: Mapping[str, Any]) -> Whole:
    problems: dict[str, Sentence] = {}
    records = {key: tuple(_records(kind, listed.get(key, []), problems)) for key, kind in RECORD_TYPES.items()}
    _stop_at(problems)
    _stop_at(breaks_in(records))
    return Whole(records, {digest: _data(digest, text) for digest, text in contents.items()})


def _stop_at(problems: Mapping[str, Sentence]) -> None:
    if problems:
        first = dict(list(problems.items())[:_TOLD])
        if len(problems) > _TOLD:
            first[""] = Sentence("And {n} more.", {"n": len(problems) - _TOLD})
        raise ProblemsFound(first)


def _records(kind: RecordType, listed: Any, problems: dict[str, Sentence]) -> Iterator[Any]:
    for each in listed if isinstance(listed, list) else [listed]:
        number = each.get("id") if isinstance(each, dict) else None
        if type(number) is not int or not 0 < number < _HIGHEST_NUMBER:
            problems[f"{kind.key} {len(problems)}"] = told(kind, "?", Sentence("it has no number."))
            continue
        try:
            values = from_plain(kind.record, {name: value for name, value in each.items() if name != "id"})
            record = kind.record(id=number, **values)
            found = check_keepable(record)
        except ProblemsFound as error:
            found = error.problems
        if found:
            problems[f"{kind.key} {number}"] = told(kind, number, next(iter(found.values())))
        else:
            yield record


def _data(digest: str, text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError) as problem:
        raise _damaged(digest) from problem


def _damaged(digest: str) -> OfficerError:
    return OfficerError("The contents of a file in the export are damaged ({digest}).", digest=digest[:12])


def import_whole(register: Register, whole: Whole) -> int:
    """Put everything into an empty register, in one transaction; return how many records there are.

    Raises `OfficerError` where the register holds records already.
    """
    refuse_unless_empty(register)
    with register.change("register.import") as work:
        work.in_any_order()
        for key in _FILED:
            _store_contents(work, whole, key)
        for records in whole.records.values():
            for record in records:
                work.restore(record)
    return whole.size


def _store_contents(work: Work, whole: Whole, key: str) -> None:
    for record in whole.records[key]:
        if record.digest in whole.contents and work.store_content(whole.contents[record.digest]) != record.digest:
            raise _damaged(record.digest)


def refuse_unless_empty(reader: Records) -> None:
    """Raise `OfficerError` where the register holds any record."""
    held = next((kind for kind in RECORD_TYPES.values() if reader.all(kind.record)), None)
    if held:
        raise OfficerError(
            "This register holds records already ({kind}). A whole export goes into an empty register.",
            kind=Sentence(held.plural),
        )
