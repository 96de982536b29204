"""A few records of every kind, linked as in life, for the tests of the registers' pages."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from officer_app.domain.agreement import AgreementForm, AgreementStatus, Clause, Presence
from officer_app.domain.breach import BreachNature
from officer_app.domain.measure import MeasureKind
from officer_app.domain.processor import Engagement, ProcessorCategory, Risk
from officer_app.domain.transfer import ClauseSet, Mechanism, Module
from officer_app.services import checklist
from officer_app.services.registers import add_record, retire_record

NAMES = (
    ("Nordlys AB", "SE", Risk.LOW), ("Mailstream Inc.", "US", Risk.MEDIUM), ("Łódzki Druk", "PL", None),
    ("R&D <b>BV</b>", "NL", Risk.HIGH), ("Zürich Analytik", "CH", Risk.LOW),
)  # fmt: skip


@dataclass
class Told:
    """The numbers of what was told, by a short name."""

    ids: dict = field(default_factory=dict)

    def __getitem__(self, name):
        return self.ids[name]


def tell(register):
    """Write the records; return their numbers by name."""
    told = Told()
    today = register.clock.today()
    measure = add_record(register, "measure", name="Encryption", kind=MeasureKind.TECHNICAL)
    told.ids["measure"] = measure.id
    for number, (name, country, risk) in enumerate(NAMES):
        status = Engagement.CONSIDERED if number == 2 else Engagement.ACTIVE
        made = add_record(
            register, "processor", name=name, country=country, risk=risk, status=status, measures=(measure.id,),
            category=(ProcessorCategory.EMAIL, ProcessorCategory.HOSTING)[number % 2], email=f"p{number}@example.org",
        )  # fmt: skip
        told.ids[name.split()[0]] = made.id
    gone = add_record(register, "processor", name="Bygone Ltd", country="GB")
    retire_record(register, "processor", gone.id, "Contract ended")
    told.ids["Bygone"] = gone.id
    _tell_chain(register, told)
    _tell_papers(register, told, today)
    return told


def _tell_chain(register, told):
    first = add_record(register, "sub_processor", name="Fjord Data", processor=told["Nordlys"], country="NO")
    second = add_record(
        register, "sub_processor", name="Cloudbase", processor=told["Nordlys"], under=first.id, country="DE"
    )
    told.ids |= {"Fjord": first.id, "Cloudbase": second.id}


def _tell_papers(register, told, today):
    activity = add_record(
        register, "activity", name="Newsletter", processors=(told["Nordlys"],), purpose={"en": "News."}
    )
    agreement = add_record(
        register, "agreement", title="Hosting agreement", processor=told["Nordlys"], form=AgreementForm.SIGNED,
        status=AgreementStatus.IN_FORCE, signed_on=today - timedelta(days=90), activities=(activity.id,),
    )  # fmt: skip
    for clause, found in ((Clause.CA, Presence.YES), (Clause.CB, Presence.NO)):
        checklist.check_clause(register, agreement.id, clause, presence=found)
    scc = {"mechanism": Mechanism.SCC, "module": Module.TWO, "processor": told["Mailstream"], "importer": "Mailstream"}
    transfer = add_record(
        register, "transfer", name="Deliveries", country="US", clause_set=ClauseSet.SCC_2010_87, **scc
    )
    add_record(register, "transfer", name="Hosting", country="SE", processor=told["Nordlys"])
    client = add_record(register, "client", name="Heron Group", privacy_email="privacy@heron.example")
    add_record(register, "instruction", client_id=client.id, given_on=today, text="Delete the spring list.")
    add_record(register, "purpose", activity_id=activity.id, name="Send news")
    add_record(register, "change_notice", what="Fjord Data joins", processor=told["Nordlys"], told_on=today)
    add_record(register, "data_category", name="Contact data")
    add_record(register, "recipient", name="Heron Distribution", country="FR", purpose={})
    add_record(register, "tracker", name="_ga")
    add_record(register, "notice_version", notice="Privacy notice", number="4")
    add_record(register, "published_purpose", name="Offers")
    add_record(register, "impact_assessment", transfer=transfer.id, version="1")
    add_record(register, "disclosure", authority="Federal Police", received_on=today)
    add_record(
        register, "breach", title="Laptop on a train", nature=(BreachNature.CONFIDENTIALITY,),
        aware_at=datetime(2026, 4, 1, 9, tzinfo=register.clock.now().tzinfo), processors=(told["Nordlys"],),
    )  # fmt: skip
    told.ids |= {"activity": activity.id, "agreement": agreement.id, "transfer": transfer.id, "client": client.id}
