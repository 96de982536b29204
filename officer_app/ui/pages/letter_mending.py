"""Which fields mend a fact that a letter lacks, on which record they stand, and the verb that keeps them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from officer_app.domain.activity import Activity
from officer_app.domain.case import WITHOUT_ANSWER, Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.fields import is_empty
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.matter import Matter
from officer_app.domain.recipient import Recipient
from officer_app.domain.refusal import grounds_for
from officer_app.domain.vocabulary import IdentityResult, Role
from officer_app.services.case_work import add_identity_check, change_identity_check
from officer_app.services.cases import COURSE, edit_case
from officer_app.services.organisation import save_organisation
from officer_app.services.output import Fact
from officer_app.services.register import Register
from officer_app.services.registers import change_record
from officer_app.ui.choosers import ChoiceEditor, ChoicesEditor
from officer_app.ui.forms import Form
from officer_app.ui.pages.letter_matter import Mending, mending_of_matter

_TOGETHER = (
    ("outcome", "refused_rights", "refusal_grounds", "outcome_reason", "granted_part"),
    ("extension_reason", "extension_details"),
    ("received_on", "received_note"),
    ("holds_data", "activities"),
    ("doubt", "method", "asked_for"),
    ("result", "method", "obtained_on", "checked_by", "reason"),
    ("automated", "logic"),
    ("country", "safeguard"),
    ("corrections", "corrected_on", "supplement"),
    ("erased_data", "erasure_done_on", "erasure_ground", "erasure_backups", "erasure_kept"),
    ("restriction_ground", "restricted_on", "restriction_scope"),
    ("restriction_lift_on", "restriction_lift_reason"),
    ("transmitted_to", "transmitted_on"),
    ("unidentifiable", "identifying_facts"),
)
"""Fields that are only right together; a field that stands alone mends itself."""


def mending_of(fact: Fact, file: Matter, language: str, register: Register) -> Mending | None:
    """Return how a fact is mended, or None where no field of a form does."""
    key, _, field = fact.mends.partition(".")
    if not field or field in COURSE:
        return None
    if not isinstance(file, CaseFile):
        return mending_of_matter(key, field, file, register)
    together = next((group for group in _TOGETHER if field in group), (field,))
    return _MENDERS[key](file, field, together, language, register)


def _in_case(file: CaseFile, _field: str, fields: tuple[str, ...], _language: str, register: Register) -> Mending:
    return Mending(file.case, fields, "", lambda values: edit_case(register, file.case.id or 0, **values))


def _in_profile(file: CaseFile, field: str, _fields: tuple[str, ...], _language: str, register: Register) -> Mending:
    return Mending(
        file.organisation, (field,), file.organisation.name, lambda values: save_organisation(register, **values)
    )


def _in_check(file: CaseFile, _field: str, fields: tuple[str, ...], _language: str, register: Register) -> Mending:
    open_checks = [each for each in file.checks if each.result is IdentityResult.PENDING]
    if not open_checks:
        return Mending(
            IdentityCheck(), fields, "", lambda values: add_identity_check(register, file.case.id or 0, **values)
        )
    check = open_checks[-1]
    return Mending(check, fields, "", lambda values: change_identity_check(register, check.id or 0, **values))


def _in_activity(
    file: CaseFile, field: str, fields: tuple[str, ...], language: str, register: Register
) -> Mending | None:
    activity: Activity | None = _first_lacking(file.activities, field, language)
    if activity is None:
        return _in_case(file, "activities", ("holds_data", "activities"), language, register)
    keep = partial(change_record, register, "activity", activity.id or 0)
    return Mending(activity, fields, activity.name, lambda values: keep(**values))


def _in_recipient(
    file: CaseFile, field: str, fields: tuple[str, ...], language: str, register: Register
) -> Mending | None:
    recipient: Recipient | None = _first_lacking(file.recipients, field, language)
    if recipient is None:
        return None
    keep = partial(change_record, register, "recipient", recipient.id or 0)
    return Mending(recipient, fields, recipient.name, lambda values: keep(**values))


def _in_client(file: CaseFile, _field: str, fields: tuple[str, ...], _language: str, register: Register) -> Mending:
    client = file.client
    if client is None:
        return _in_case(file, "client_record", ("client_record",), "", register)
    keep = partial(change_record, register, "client", client.id or 0)
    return Mending(client, fields, client.name, lambda values: keep(**values))


def _first_lacking(records: tuple[Any, ...], field: str, language: str) -> Any:
    def lacks(record: Any) -> bool:
        value = getattr(record, field)
        return is_empty(value.get(language, "") if isinstance(value, dict) else value)

    return next((each for each in records if lacks(each)), records[0] if records else None)


_MENDERS: dict[str, Callable[[CaseFile, str, tuple[str, ...], str, Register], Mending | None]] = {
    "case": _in_case,
    "organisation": _in_profile,
    "identity_check": _in_check,
    "activity": _in_activity,
    "recipient": _in_recipient,
    "client": _in_client,
}


def narrow_choices(form: Form, case: Case) -> None:
    """Offer only the rights that were asked and the grounds that the law allows for them."""
    offered: dict[str, tuple[Any, ...]] = {"refused_rights": case.rights, "refusal_grounds": grounds_for(case.rights)}
    if case.role is Role.PROCESSOR and "outcome" in form.names():
        outcome = form.editor("outcome")
        if isinstance(outcome, ChoiceEditor):
            outcome.offer(WITHOUT_ANSWER)
    for name, choices in offered.items():
        if name in form.names():
            editor = form.editor(name)
            if isinstance(editor, ChoicesEditor):
                editor.offer(choices)
