"""The verbs of the organisation's profile: its own facts, what it does with data, and to whom it gives them."""

from dataclasses import replace
from typing import Any, TypeVar

from officer_app.domain.activity import Activity
from officer_app.domain.errors import refuse
from officer_app.domain.fields import check_record
from officer_app.domain.organisation import Organisation
from officer_app.domain.organisation_rules import check_organisation
from officer_app.domain.recipient import Recipient
from officer_app.services.cases import organisation_of
from officer_app.services.register import Register

__all__ = ["add_activity", "add_recipient", "change_activity", "change_recipient", "organisation_of",
           "save_organisation"]  # fmt: skip

Record = TypeVar("Record")


def save_organisation(register: Register, **values: Any) -> Organisation:
    """Write the profile; raises `ProblemsFound` with a sentence for each field."""
    with register.change("organisation.edit") as work:
        organisation = replace(organisation_of(work), **values)
        refuse(check_organisation(organisation))
        return work.insert(organisation) if organisation.id is None else work.update(organisation)


def add_activity(register: Register, **values: Any) -> Activity:
    """Add something that the organisation does with personal data."""
    return _add(register, "activity.add", Activity(**values))


def change_activity(register: Register, activity_id: int, **values: Any) -> Activity:
    """Change how an activity is told to people."""
    return _change(register, "activity.edit", Activity, activity_id, values)


def add_recipient(register: Register, **values: Any) -> Recipient:
    """Add somebody who receives personal data, by name (GDPR Art. 15(1)(c))."""
    return _add(register, "recipient.add", Recipient(**values))


def change_recipient(register: Register, recipient_id: int, **values: Any) -> Recipient:
    """Change a recipient's name, country, purpose or safeguard."""
    return _change(register, "recipient.edit", Recipient, recipient_id, values)


def _add(register: Register, verb: str, record: Record) -> Record:
    refuse(check_record(record))
    with register.change(verb) as work:
        return work.insert(record)


def _change(register: Register, verb: str, kind: type[Record], record_id: int, values: dict[str, Any]) -> Record:
    with register.change(verb) as work:
        before: Any = work.get(kind, record_id)
        record: Record = replace(before, **values)
        refuse(check_record(record))
        return work.update(record)
