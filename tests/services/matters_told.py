"""A register with one record of each kind that a letter can be about, and what its letter needs."""

from datetime import UTC, date, datetime

from officer_app.domain.breach import BreachNature, BreachRisk
from officer_app.domain.disclosure import Bindingness, DisclosureGround, DisclosureOutcome
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.vocabulary import Right
from officer_app.services import case_work, cases
from officer_app.services.registers import add_record

RECEIVED = date(2026, 3, 5)
OF_CASE = ("instruction_search", "instruction_erase", "instruction_chase", "recipient_notice")
OF_RECORD = ("sub_processor_objection", "disclosure_reply", "breach_letter", "breach_notification")
KIND_OF = {
    "instruction_search": "search_task",
    "instruction_erase": "search_task",
    "instruction_chase": "search_task",
    "recipient_notice": "recipient_notice",
    "sub_processor_objection": "change_notice",
    "disclosure_reply": "disclosure",
    "breach_letter": "breach",
    "breach_notification": "breach",
}


def tell_matters(register):
    """Fill a register; return the number of each record by the key of its type."""
    person = {"subject_name": "Ann Peeters", "subject_email": "ann@example.com", "language": "en"}
    case = cases.open_case(register, rights=(Right.ERASURE,), received_on=RECEIVED, **person)
    processor = add_record(register, "processor", name="Nordlys AB", address="Fjärdgatan 8\n111 22 Stockholm",
        country="SE", email="privacy@nordlys.example")  # fmt: skip
    other = add_record(register, "processor", name="Quay BV", address="Kade 5\n1011 AB Amsterdam", country="NL")
    first = {"system": "CRM", "processor": processor.id, "instruction": "The loyalty card."}
    task = case_work.add_task(register, case.id, **first)
    asked = case_work.add_task(register, case.id, system="Shop", processor=other.id, asked_on=RECEIVED)
    notice = add_record(register, "recipient_notice", case_id=case.id, name="Mailstream BV", done_on=RECEIVED,
        address="Kade 6\n1011 AB Amsterdam", operation=Operation.ERASED, details="Customer 4711.")  # fmt: skip
    return {
        "case": case.id,
        "search_task": task.id,
        "asked_task": asked.id,
        "recipient_notice": notice.id,
        **tell_records(register, processor.id),
    }


def tell_records(register, processor):
    """Add what belongs to no case."""
    change = add_record(register, "change_notice", what="New host", processor=processor, told_on=RECEIVED,
        objection_until=date(2026, 4, 4), reason="No transfer is agreed.")  # fmt: skip
    disclosure = add_record(register, "disclosure", authority="Federal Police", contact="Street 1, 1000 Brussels",
        received_on=RECEIVED, verified_how="Called back.", ground=DisclosureGround.LEGAL_PROCESS,
        instrument="Article 46bis", bindingness=Bindingness.BINDING, data_asked="The holder of card 4711.",
        outcome=DisclosureOutcome.DISCLOSED, data_given="A name.", disclosed_on=date(2026, 3, 9))  # fmt: skip
    breach = add_record(register, "breach", title="List sent astray", aware_at=datetime(2026, 3, 9, 8, tzinfo=UTC),
        nature=(BreachNature.CONFIDENTIALITY,), risk=BreachRisk.HIGH, description="A list went astray.",
        data_concerned="Names.", effects="Mail in our name.", measures_taken="It was deleted.")  # fmt: skip
    return {"change_notice": change.id, "disclosure": disclosure.id, "breach": breach.id}


def record_for(told, key):
    """Return the number of the record about which a letter is written."""
    return told["asked_task" if key == "instruction_chase" else KIND_OF[key]]
