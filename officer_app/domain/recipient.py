"""Recipients of personal data, by name (GDPR Art. 15(1)(c); CJEU C-154/21)."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.fields import Wording
from officer_app.domain.vocabulary import Safeguard
from officer_app.domain.words import Choice


class RecipientKind(Choice):
    """What a recipient is to the organisation."""

    PROCESSOR = "processor", "Processor"
    AFFILIATE = "affiliate", "Affiliate"
    DISTRIBUTOR = "distributor", "Distributor"
    RESELLER = "reseller", "Reseller"
    AUTHORITY = "authority", "Authority"
    JOINT = "joint", "Joint controller"
    OTHER = "other", "Other"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody to whom data are disclosed."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter the name of the recipient.")
    kind: RecipientKind = fields.choice("Kind", RecipientKind, RecipientKind.OTHER)
    country: str = fields.country("Country", "BE", required=True,
        missing="Choose the country of the recipient.")
    purpose: Wording = fields.wording(
        "What for", help="A few words, as they stand in a letter: hosting, sending e-mail."
    )
    safeguard: Safeguard = fields.choice("Ground for the transfer", Safeguard, Safeguard.EEA)
    processor: int | None = fields.link("Processor", "processor", help="Where it is one of our processors.")
    address: str = fields.text("Postal address", long=True, limit=1_000)
    contact_name: str = fields.text("Contact person", personal=True)
    email: str = fields.email("E-mail", personal=True)
    arrangement: str = fields.text("Agreement or arrangement", help="Art. 26 for joint controllers.")
    categories: tuple[int, ...] = fields.links("Categories of data", "data_category")
    note: str = fields.text("Note", long=True, limit=5_000)
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on
