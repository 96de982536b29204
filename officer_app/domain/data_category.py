"""Categories of personal data, as the notice, the record of processing and the agreements name them."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.fields import Wording
from officer_app.domain.words import Choice


class Sensitivity(Choice):
    """How much care the law asks for (GDPR Art. 9 and 10)."""

    ORDINARY = "ordinary", "Ordinary"
    CAREFUL = "careful", "Needs care"
    SPECIAL = "special", "Special category (Art. 9)"
    CRIMINAL = "criminal", "Criminal convictions (Art. 10)"


class DataSource(Choice):
    """Where data come from."""

    PERSON = "person", "From the person"
    DEVICE = "device", "From the person's device"
    CLIENT = "client", "From a client"
    THIRD = "third", "From somebody else"
    DERIVED = "derived", "Derived by us"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class DataCategory:
    """One category of data with what belongs to it."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter the name of the category.")
    told_as: Wording = fields.wording("As people are told", help="A few words, as they stand in a letter.")
    examples: tuple[str, ...] = fields.lines("What belongs to it", help="One a line: name, e-mail address.")
    sensitivity: Sensitivity = fields.choice("Sensitivity", Sensitivity, Sensitivity.ORDINARY)
    sources: tuple[DataSource, ...] = fields.several("Where they come from", DataSource)
    note: str = fields.text("Note", long=True, limit=5_000)
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on
