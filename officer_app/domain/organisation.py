"""The organisation whose officer keeps the register: letterhead, authority, and what its letters quote."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.fields import Wording


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The one organisation of a register, and its choices where the law leaves one (POLICY)."""

    id: int | None = None
    name: str = fields.text("Legal name", required=True, group="Organisation",
        missing="Enter the legal name of the organisation.")
    address: str = fields.text("Postal address", long=True, limit=500, required=True, group="Organisation",
        missing="Enter the postal address of the organisation.",
        help="As it stands on a letter: street, then postcode and town.")
    country: str = fields.country("Country", "BE", required=True, group="Organisation",
        missing="Choose the country of the organisation.")
    enterprise_number: str = fields.text("Enterprise number", group="Organisation")
    website: str = fields.text("Website", group="Organisation")
    officer_name: str = fields.text("Privacy officer", group="Privacy officer",
        help="The name under the letters; leave empty to sign as the privacy office.")
    officer_title: Wording = fields.wording("Title under the letters", group="Privacy officer")
    officer_email: str = fields.email("E-mail for requests", required=True, group="Privacy officer",
        missing="Enter the e-mail address to which people write.")
    officer_phone: str = fields.text("Telephone", group="Privacy officer")
    letter_language: str = fields.language("Language where a person's is not known", "en", group="Letters")
    place: str = fields.text("Place beside the date of a letter", group="Letters")
    holidays_country: str = fields.country("Public holidays of", "BE", group="Deadlines",
        help="The country in which the answer is given (Reg. 1182/71 Art. 2(1)).")
    own_holidays: tuple[str, ...] = fields.lines("Own days without work", group="Deadlines",
        help="One a line: 2027-05-07 Bridge day.")
    target_days: int = fields.number("Own target, days before the legal date", 5, group="Deadlines")
    acknowledge_days: int = fields.number("Acknowledge within days", 3, group="Deadlines")
    undue_delay_days: int = fields.number("Ask about identity or scope within days", 5, group="Deadlines",
        help="Later than this, a pause is not relied on (EDPB 01/2022 para 159).")
    marketing_systems: tuple[str, ...] = fields.lines("Systems that send marketing", group="Marketing",
        help="One a line. Whoever refuses marketing is stopped in each of them.")
    suppression_key: str = fields.text("Key of the suppression list", in_form=False)
    attachment_limit_mb: int = fields.number("Largest attachment, in megabytes", 25, group="Files")
    backup_folder: str = fields.text("Folder for backups", limit=4_000, group="Files")
# fmt: on


def is_prompt(organisation: Organisation, received_on: date, asked_on: date) -> bool:
    """Tell whether a question to the person came without undue delay, in the days that we allow (EDPB 01/2022, 159)."""
    return (asked_on - received_on).days <= (organisation.undue_delay_days or 0)
