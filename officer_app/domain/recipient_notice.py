"""Whom we told that data were rectified, erased or restricted, or why that could not be (GDPR Art. 19)."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.fields import is_empty
from officer_app.domain.words import Choice, Sentence


class Operation(Choice):
    """What was done with the data of which a recipient is told."""

    RECTIFIED = "rectified", "Rectified"
    ERASED = "erased", "Erased"
    RESTRICTED = "restricted", "Restricted"
    LIFTED = "lifted", "Restriction lifted"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientNotice:
    """What one recipient was told about one person's data."""

    id: int | None = None
    case_id: int | None = fields.link("Case", "case", in_form=False)
    recipient: int | None = fields.link("Recipient in the register", "recipient")
    name: str = fields.text("Name", help="Where the recipient is not in the register.")
    email: str = fields.email("E-mail")
    address: str = fields.text("Postal address", long=True, limit=500)
    operation: Operation = fields.choice("What was done", Operation, Operation.ERASED)
    done_on: date | None = fields.day("Done on")
    details: str = fields.text("Which data of whom", long=True, limit=5_000, personal=True,
        help="No more than the recipient needs to find them; the correct value where it was rectified.")
    told_on: date | None = fields.day("Told on")
    confirmed_on: date | None = fields.day("Confirmed on")
    not_told_reason: str = fields.text("Why it could not be told", long=True, limit=2_000,
        help="Impossible, or a disproportionate effort (Art. 19).")
# fmt: on


def check_recipient_notice(notice: RecipientNotice) -> dict[str, Sentence]:
    """Return what contradicts itself in a notice, by field."""
    if notice.recipient is None and is_empty(notice.name):
        return {"name": Sentence("Choose the recipient, or enter a name.")}
    if notice.told_on and not is_empty(notice.not_told_reason):
        return {"not_told_reason": Sentence("Either the recipient was told, or there is a reason why not.")}
    if notice.confirmed_on and notice.told_on and notice.confirmed_on < notice.told_on:
        return {"confirmed_on": Sentence("The confirmation cannot be older than the notice.")}
    return {}
