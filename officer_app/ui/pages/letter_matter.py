"""The letter page for what is no case: which letters there are, which is likely, what mends its facts, its name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from officer_app.domain.breach import is_notified
from officer_app.domain.case_file import CaseFile
from officer_app.domain.matter import BreachFile, ChangeFile, DisclosureFile, Matter, NoticeFile, TaskFile
from officer_app.domain.registry import BY_RECORD
from officer_app.domain.vocabulary import Right, TaskAnswer
from officer_app.services.case_work import change_task
from officer_app.services.cases import edit_case
from officer_app.services.organisation import save_organisation
from officer_app.services.register import Register
from officer_app.services.registers import change_record

_TOGETHER = (
    ("outcome", "data_given", "disclosed_on", "channel", "outcome_reason"),
    ("instrument", "ground", "bindingness"),
    ("name", "email", "address"),
    ("description", "nature"),
    ("measures_taken", "measures_planned"),
    ("categories", "data_concerned"),
    ("objection_until", "agreement"),
)
"""Fields of records that are only right together."""


@dataclass(frozen=True, slots=True)
class Mending:
    """One record with the fields that mend a fact, whose it is, and the verb that keeps those that were changed."""

    record: Any
    fields: tuple[str, ...]
    whose: str
    keep: Callable[[dict[str, Any]], object]


def record_of(file: Matter) -> Any:
    """Return the record that a letter is about."""
    match file:
        case CaseFile():
            return file.case
        case TaskFile():
            return file.task
        case NoticeFile():
            return file.notice
        case ChangeFile():
            return file.change
        case DisclosureFile():
            return file.disclosure
        case _:
            return file.breach if isinstance(file, BreachFile) else None


def name_of(file: Matter) -> str:
    """Return how a file of the letter is called: by the reference of the case, or by the title of the record."""
    if isinstance(file, CaseFile):
        return file.case.reference
    if isinstance(file, TaskFile | NoticeFile):
        return file.case_file.case.reference
    record = record_of(file)
    return BY_RECORD[type(record)].title(record)[:60]


def likely_of(file: Matter, today: date) -> str:
    """Return the letter that is probably needed about what is no case."""
    match file:
        case TaskFile():
            return _likely_of_task(file, today)
        case NoticeFile():
            return "recipient_notice"
        case ChangeFile():
            return "sub_processor_objection"
        case DisclosureFile():
            return "disclosure_reply"
        case _:
            told = isinstance(file, BreachFile) and is_notified(file.breach)
            return "breach_letter" if told else "breach_notification"


def _likely_of_task(file: TaskFile, today: date) -> str:
    task = file.task
    if task.answer is TaskAnswer.PENDING and task.asked_on and task.asked_on < today:
        return "instruction_chase"
    return "instruction_erase" if task.right is Right.ERASURE else "instruction_search"


def mending_of_matter(key: str, field: str, file: Matter, register: Register) -> Mending | None:
    """Return how a fact of such a letter is mended: in the record itself, or in the one on which it hangs."""
    together = next((group for group in _TOGETHER if field in group), (field,))
    if key == "organisation":
        keep = partial(save_organisation, register)
        return Mending(file.organisation, (field,), file.organisation.name, lambda values: keep(**values))
    if key == "case":
        if not isinstance(file, TaskFile | NoticeFile):
            return None
        case = file.case_file.case
        return Mending(case, (field,), case.reference, lambda values: edit_case(register, case.id or 0, **values))
    if key == "processor":
        return _in_processor(field, file, register)
    record = record_of(file)
    fields = tuple(each for each in together if hasattr(record, each))
    if key == "search_task":
        return Mending(record, fields, "", lambda values: change_task(register, record.id, **values))
    return Mending(record, fields, "", lambda values: change_record(register, key, record.id, **values))


def _in_processor(field: str, file: Matter, register: Register) -> Mending | None:
    processor = file.processor if isinstance(file, TaskFile | ChangeFile) else None
    if processor is None:
        return None
    fields = ("address", "country", "email", "privacy_email") if field == "address" else (field,)
    keep = partial(change_record, register, "processor", processor.id or 0)
    return Mending(processor, fields, processor.name, lambda values: keep(**values))
