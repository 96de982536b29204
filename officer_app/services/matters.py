"""What a letter is about, read in one look: a case, a task or a notice of it, or a record of the registers."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from officer_app.domain.agreement import Agreement
from officer_app.domain.breach import Breach
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.matter import BreachFile, ChangeFile, DisclosureFile, Matter, NoticeFile, TaskFile
from officer_app.domain.processor import Processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.sub_processor import ChangeNotice, SubProcessor
from officer_app.services.cases import Records, case_file, organisation_of
from officer_app.services.gaps import ZONE

Linked = TypeVar("Linked")


def read_matter(reader: Records, about: str, record_id: int, today: date, now: datetime) -> Matter:
    """Read what a letter is about, by the key and the number of its record; raises `NotFound`."""
    if about == "case":
        return case_file(reader, record_id, today)
    return _READERS[about](reader, record_id, today, now)


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
