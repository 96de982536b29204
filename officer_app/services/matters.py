"""What a letter is about, read in one look: a case, a task or a notice of it, or a record of the registers."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from officer_app.domain.agreement import Agreement
from officer_app.domain.breach import Breach
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.errors import NotFound
from officer_app.domain.fields import is_empty
from officer_app.domain.folding import fold
from officer_app.domain.matter import BreachFile, ChangeFile, DisclosureFile, Matter, NoticeFile, TaskFile
from officer_app.domain.processor import Processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.domain.sub_processor import ChangeNotice, SubProcessor
from officer_app.services.case_work import change_task
from officer_app.services.cases import Records, case_file, edit_case, find_case, organisation_of
from officer_app.services.gaps import ZONE
from officer_app.services.register import Register
from officer_app.services.registers import change_record

Linked = TypeVar("Linked")
_DIGITS = 12


def read_matter(reader: Records, about: str, record_id: int, today: date, now: datetime) -> Matter:
    """Read what a letter is about, by the key and the number of its record; raises `NotFound`."""
    if about == "case":
        return case_file(reader, record_id, today)
    return _READERS[about](reader, record_id, today, now)


def is_there(reader: Records, about: str, record_id: int) -> bool:
    """Tell whether what a letter is about, by the key and the number of its record, is in the register."""
    try:
        reader.get(RECORD_TYPES[about].record, record_id)
    except NotFound:
        return False
    return True


def find_matter(reader: Records, about: str, named: str) -> int:
    """Return the number of what a letter is about, as a person names it; raises `NotFound`.

    A case has its reference; its tasks and notices are counted within it (`DSR-2026-0001/2`) or named by their number;
    any other record goes by its number, its reference or its title.
    """
    if about == "case":
        return find_case(reader, named).id or 0
    kind, wanted = RECORD_TYPES[about], named.strip()
    records = reader.all(kind.record)
    if kind.parent == "case" and "/" in wanted:
        return _within_case(reader, kind, wanted)
    found = [each for each in records if str(each.id) == wanted] or [
        each for each in records if fold(wanted) in {fold(name) for name in _names_of(kind, each)}
    ]
    if len(found) > 1:
        numbers = [str(each.id) for each in found]
        raise NotFound("Several records are called {name}; name one by its number: {numbers}.", name=wanted,
            numbers=numbers)  # fmt: skip
    if not found:
        raise NotFound("There is no {type} {name} in this register.", type=kind.singular.lower(), name=wanted)
    return int(found[0].id)


def _within_case(reader: Records, kind: RecordType, named: str) -> int:
    reference, _, place = named.rpartition("/")
    case = find_case(reader, reference)
    numbers = [each.id for each in reader.all(kind.record, case_id=case.id)]
    at = int(place) if place.isascii() and place.isdecimal() and len(place) <= _DIGITS else 0
    if 1 <= at <= len(numbers):
        return int(numbers[at - 1])
    if at in numbers:
        return at
    raise NotFound("The case {reference} has no {type} {place}; it has {count}.", reference=case.reference,
        type=kind.singular.lower(), place=place, count=len(numbers))  # fmt: skip


def _names_of(kind: RecordType, record: Any) -> tuple[str, ...]:
    return tuple(name for name in (kind.title(record), getattr(record, "reference", "")) if not is_empty(name))


def edit_matter(register: Register, about: str, record_id: int, **values: Any) -> None:
    """Change facts of what a letter is about; raises `ProblemsFound`."""
    if about == "case":
        edit_case(register, record_id, **values)
    elif about == "search_task":
        change_task(register, record_id, **values)
    else:
        change_record(register, about, record_id, **values)


def _task(reader: Records, task_id: int, today: date, _now: datetime) -> TaskFile:
    task = reader.get(SearchTask, task_id)
    return TaskFile(case_file(reader, task.case_id or 0, today), task, _linked(reader, Processor, task.processor))


def _notice(reader: Records, notice_id: int, today: date, _now: datetime) -> NoticeFile:
    notice = reader.get(RecipientNotice, notice_id)
    numbers = [each.id for each in reader.all(RecipientNotice, case_id=notice.case_id)]
    recipient = _linked(reader, Recipient, notice.recipient)
    return NoticeFile(case_file(reader, notice.case_id or 0, today), notice, recipient, numbers.index(notice.id) + 1)


def _change(reader: Records, change_id: int, _today: date, _now: datetime) -> ChangeFile:
    change = reader.get(ChangeNotice, change_id)
    return ChangeFile(
        organisation_of(reader),
        change,
        _linked(reader, Processor, change.processor),
        _linked(reader, SubProcessor, change.sub_processor),
        _linked(reader, Agreement, change.agreement),
    )


def _disclosure(reader: Records, disclosure_id: int, _today: date, _now: datetime) -> DisclosureFile:
    return DisclosureFile(organisation_of(reader), reader.get(Disclosure, disclosure_id))


def _breach(reader: Records, breach_id: int, _today: date, now: datetime) -> BreachFile:
    breach = reader.get(Breach, breach_id)
    return BreachFile(
        organisation_of(reader),
        breach,
        now,
        ZONE,
        tuple(reader.get(DataCategory, each) for each in breach.categories),
        tuple(reader.get(Processor, each) for each in breach.processors),
    )


def _linked(reader: Records, record: type[Linked], number: int | None) -> Linked | None:
    return None if number is None else reader.get(record, number)


_READERS: dict[str, Callable[[Any, int, date, datetime], Matter]] = {
    "search_task": _task,
    "recipient_notice": _notice,
    "change_notice": _change,
    "disclosure": _disclosure,
    "breach": _breach,
}
