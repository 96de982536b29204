"""The one list of record types: pages, forms, tables, search, audit and export all read it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Activity, Organisation, Recipient


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record: its key is its table and its name on the command line."""

    key: str
    record: type[Any]
    singular: str
    plural: str
    title: Callable[[Any], str]
    parent: str = ""


_TYPES = (
    RecordType("organisation", Organisation, "Organisation", "Organisation", lambda record: record.name),
    RecordType("recipient", Recipient, "Recipient", "Recipients", lambda record: record.name),
    RecordType("activity", Activity, "Activity", "Activities", lambda record: record.name),
    RecordType("case", Case, "Case", "Cases", lambda record: record.reference),
    RecordType("identity_check", IdentityCheck, "Identity check", "Identity checks",
               lambda record: record.method.label if record.method else "", parent="case"),
    RecordType("search_task", SearchTask, "Task", "Tasks", lambda record: record.system, parent="case"),
    RecordType("message", Message, "Message", "Messages", lambda record: record.subject, parent="case"),
    RecordType("attachment", Attachment, "Attachment", "Attachments", lambda record: record.name, parent="case"),
    RecordType("pause", Pause, "Pause", "Pauses", lambda record: record.reason.label, parent="case"),
)  # fmt: skip


def _refuse_twins(types: tuple[RecordType, ...]) -> None:
    if len({each.key for each in types}) != len(types) or len({each.record for each in types}) != len(types):
        raise AssertionError("two record types share a key or a class")


_refuse_twins(_TYPES)
RECORD_TYPES: dict[str, RecordType] = {each.key: each for each in _TYPES}
BY_RECORD: dict[type[Any], RecordType] = {each.record: each for each in _TYPES}
