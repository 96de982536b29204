"""Clients whose data we process on their instructions, and those instructions (GDPR Art. 28(3)(a), 29, 30(2))."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.processor import Engagement
from officer_app.domain.words import Choice, Sentence


class InstructionState(Choice):
    """What we do with an instruction."""

    RECEIVED = "received", "Received"
    FOLLOWED = "followed", "Followed"
    QUESTIONED = "questioned", "Client told that it infringes the law"
    WITHDRAWN = "withdrawn", "Withdrawn"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A controller for whom we are the processor, as our record of processing names it (GDPR Art. 30(2)(a))."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter the name of the client.", group="Client")
    status: Engagement = fields.choice("Status", Engagement, Engagement.ACTIVE, group="Client")
    address: str = fields.text("Postal address", long=True, limit=1_000, group="Client")
    country: str = fields.country("Country", group="Client")
    enterprise_number: str = fields.text("Enterprise number", group="Client")
    language: str = fields.language("Language", group="Client", help="In which we write to it.")
    contact_name: str = fields.text("Contact person", personal=True, group="Contact")
    email: str = fields.email("E-mail", personal=True, group="Contact")
    phone: str = fields.text("Telephone", personal=True, group="Contact")
    privacy_contact: str = fields.text("Privacy contact", personal=True, group="Contact")
    privacy_email: str = fields.email("E-mail for requests of people", personal=True, group="Contact",
        help="Where we forward what people ask about the client's data.")
    representative: str = fields.text("Representative in the Union", group="Contact", help="Art. 27, where it has one.")
    services: str = fields.text("What we do for it", long=True, limit=5_000, group="Processing",
        help="The categories of processing carried out for this client (Art. 30(2)(b)).")
    categories: tuple[int, ...] = fields.links("Categories of data", "data_category", group="Processing")
    measures: tuple[int, ...] = fields.links("Measures", "measure", group="Processing")
    forward_days: int = fields.number("Forward requests within days", 2, group="Processing",
        help="As the agreement says; without a word there, without delay.")
    tells_people: bool = fields.flag("People may be told that we passed their request on", group="Processing",
        help="Only where the client or the agreement allows it (Decision (EU) 2021/915, clause 8(a)).")
    active_from: date | None = fields.day("Client since", group="Processing")
    active_to: date | None = fields.day("Client until", group="Processing")
    end_choice: str = fields.text("At the end: delete or return", group="Processing", help="Art. 28(3)(g).")
    documents: tuple[int, ...] = fields.links("Documents", "document", group="Papers")
    notes: str = fields.text("Notes", long=True, personal=True, group="Papers")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """One documented instruction of a client (GDPR Art. 28(3)(a))."""

    id: int | None = None
    client_id: int | None = fields.link("Client", "client", required=True,
        missing="Choose the client.", in_form=False)
    given_on: date | None = fields.day("Given on", required=True,
        missing="Enter the day of the instruction.")
    given_by: str = fields.text("Given by", personal=True)
    text: str = fields.text("Instruction", long=True, limit=10_000, required=True,
        missing="Enter what the client instructs.")
    state: InstructionState = fields.choice("What we did", InstructionState, InstructionState.RECEIVED,
        help="Where it infringes the law, the client is told at once (Art. 28(3), second subparagraph).")
    done_on: date | None = fields.day("Done on")
    note: str = fields.text("Note", long=True, limit=5_000)
    documents: tuple[int, ...] = fields.links("Documents", "document")
# fmt: on


def check_client(client: Client) -> dict[str, Sentence]:
    """Return what contradicts itself in a client, by field."""
    if client.active_from and client.active_to and client.active_to < client.active_from:
        return {"active_to": Sentence("The relation cannot end before it began.")}
    return {}
