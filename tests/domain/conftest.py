"""Rules are measured here, not the machine; and a small register in which nothing is wrong."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, settings

from officer_app.domain.activity import Activity, ActivityRole, LegalBasis, Purpose, SpecialCondition
from officer_app.domain.agreement import (
    Agreement,
    AgreementStatus,
    Authorisation,
    Clause,
    ClauseCheck,
    OurRole,
    Presence,
)
from officer_app.domain.breach import Breach, BreachNature, BreachRisk, NotificationStage, SubjectsTold
from officer_app.domain.client import Client
from officer_app.domain.data_category import DataCategory, Sensitivity
from officer_app.domain.disclosure import Disclosure, DisclosureOutcome
from officer_app.domain.gap import GapRecords
from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment
from officer_app.domain.measure import Measure
from officer_app.domain.notice import NoticeState, NoticeVersion, PublishedPurpose
from officer_app.domain.processor import Engagement, Processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome, SubProcessor
from officer_app.domain.suppression import Suppression
from officer_app.domain.tracker import Tracker
from officer_app.domain.transfer import ClauseSet, Frequency, ImporterRole, Mechanism, Module, Transfer
from officer_app.domain.vocabulary import Safeguard, SubjectCategory

settings.register_profile("officer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("officer")

EARLY, LATELY = date(2024, 1, 2), date(2026, 1, 10)


def _processors():
    facts = {"address": "1 Main Street", "contact_name": "Ann Lee", "description": "Support", "assessed_on": LATELY}
    yield Processor(id=1, name="Zendora", country="US", storage_countries=("BE", "US"), **facts)
    yield Processor(id=2, name="Maybe", country="BE", status=Engagement.CONSIDERED, **facts)
    yield Processor(id=3, name="Gone", status=Engagement.ENDED, returned_on=LATELY)


def _agreements():
    in_force = {"status": AgreementStatus.IN_FORCE, "signed_on": EARLY, "reviewed_on": LATELY, "breach_hours": 24}
    yield Agreement(
        id=1,
        title="Zendora DPA",
        processor=1,
        authorisation=Authorisation.GENERAL,
        objection_days=30,
        notice_channel="E-mail",
        duration="Three years",
        **in_force,
    )
    yield Agreement(id=2, title="For Client", our_role=OurRole.PROCESSOR, client=1, **in_force)
    yield Agreement(id=3, title="Zendora DPA, old", processor=1, status=AgreementStatus.SUPERSEDED)


def _clauses():
    """One open row: what it asks for stands in the agreement itself."""
    for agreement, first in ((1, 1), (2, 101)):
        for number, clause in enumerate(Clause, first):
            is_open = (agreement, clause) == (1, Clause.C0_DURATION)
            yield ClauseCheck(
                id=number, agreement_id=agreement, clause=clause, presence=Presence.OPEN if is_open else Presence.YES
            )


def _transfers():
    yield Transfer(
        id=1,
        name="Tickets",
        processor=1,
        country="US",
        mechanism=Mechanism.ADEQUACY,
        dpf_listed=True,
        dpf_active=True,
        dpf_checked_on=date(2026, 5, 1),
        dpf_next_certification_on=date(2027, 5, 1),
    )
    yield Transfer(
        id=2,
        name="Night shift",
        sub_processor=1,
        recipient=3,
        country="IN",
        mechanism=Mechanism.SCC,
        clause_set=ClauseSet.SCC_2021_914,
        module=Module.TWO,
        clauses_signed_on=EARLY,
    )
    yield Transfer(
        id=3,
        name="Prize",
        recipient=2,
        country="US",
        mechanism=Mechanism.CONSENT,
        importer_role=ImporterRole.CONTROLLER,
        frequency=Frequency.ONCE,
        derogation_reason="Asked for.",
    )


def _breaches():
    facts = {
        "nature": (BreachNature.CONFIDENTIALITY,),
        "description": "A laptop was stolen.",
        "effects": "Spam",
        "subject_categories": "Customers",
        "subject_count": 40,
        "record_count": 40,
    }
    yield Breach(
        id=1,
        title="Laptop",
        aware_at=datetime(2026, 11, 16, 9, 20, tzinfo=UTC),
        risk=BreachRisk.HIGH,
        notification=NotificationStage.INITIAL,
        notified_at=datetime(2026, 11, 18, tzinfo=UTC),
        subjects_told=SubjectsTold.YES,
        measures_taken="Wiped",
        **facts,
    )
    yield Breach(
        id=2,
        title="Lost key",
        aware_at=datetime(2026, 11, 1, tzinfo=UTC),
        risk=BreachRisk.NONE,
        not_notified_reason="Encrypted.",
        measures_planned="New locks",
        **facts,
    )
    yield Breach(
        id=3,
        title="A client's list",
        aware_at=datetime(2026, 11, 1, tzinfo=UTC),
        we_are_processor=True,
        client=1,
        client_told_at=datetime(2026, 11, 1, tzinfo=UTC),
        measures_taken="Shut",
        **facts,
    )


def _processing():
    activities = (
        Activity(
            id=1,
            name="Support",
            processors=(1,),
            subjects=(SubjectCategory.CUSTOMER,),
            data_categories=(1, 2, 3),
            measures=(1,),
            retention_period="24 months",
            consent_evidence="Log",
        ),
        Activity(
            id=2,
            name="Mailings",
            role=ActivityRole.PROCESSOR,
            clients=(1,),
            measures=(1,),
            data_categories=(1,),
            retention_period="As told",
        ),
    )
    categories = (
        DataCategory(id=1, name="Contact"),
        DataCategory(id=2, name="Health", sensitivity=Sensitivity.SPECIAL),
        DataCategory(id=3, name="Convictions", sensitivity=Sensitivity.CRIMINAL),
    )
    purpose = Purpose(
        id=1,
        activity_id=1,
        name="Answering",
        legal_basis=LegalBasis.CONSENT,
        law="An act",
        published=1,
        special_condition=SpecialCondition.CONSENT,
    )
    return {"activities": activities, "categories": categories, "purposes": (purpose,)}


def _promises():
    published = {"notice": "Privacy notice", "state": NoticeState.PUBLISHED}
    return {
        "notices": (
            NoticeVersion(
                id=1, number="1", effective_from=date(2020, 1, 1), effective_to=date(2024, 12, 31), **published
            ),
            NoticeVersion(id=2, number="2", effective_from=date(2025, 1, 1), **published),
        ),
        "published": (PublishedPurpose(id=1, name="Support", notices=(1, 2)),),
        "disclosures": (
            Disclosure(
                id=1,
                authority="FBI",
                country="US",
                outcome=DisclosureOutcome.DISCLOSED,
                reviewed_by="Lawyer",
                reviewed_on=LATELY,
                art_48="Treaty of 2003",
            ),
            Disclosure(id=2, authority="Police", due_on=date(2026, 12, 31)),
        ),
        "suppressions": (Suppression(id=1, plain="ann@example.com", since=date(2026, 10, 1), confirmed_on=LATELY),),
        "measures": (Measure(id=1, name="Locks", review_on=date(2027, 6, 1)),),
        "trackers": (Tracker(id=1, name="_session"),),
    }


@pytest.fixture
def sound_records():
    """Return a register of every type of which nothing is missing, expired or contradictory on 23 November 2026."""
    return GapRecords(
        processors=tuple(_processors()),
        sub_processors=(
            SubProcessor(
                id=1,
                name="Chain",
                processor=1,
                country="IN",
                address="2 Mall Road",
                contact_name="Raj",
                description="Night shift",
                same_obligations=True,
            ),
        ),
        changes=(
            ChangeNotice(
                id=1,
                what="New host",
                processor=1,
                agreement=1,
                told_on=date(2026, 11, 10),
                takes_effect_on=date(2026, 12, 20),
                outcome=ChangeOutcome.ACCEPTED,
            ),
        ),
        clients=(
            Client(id=1, name="Client", address="3 Quay", services="Mailings", privacy_email="dpo@client.example"),
        ),
        agreements=tuple(_agreements()),
        clauses=tuple(_clauses()),
        transfers=tuple(_transfers()),
        assessments=(
            ImpactAssessment(
                id=1, transfer=2, done_on=LATELY, review_on=date(2027, 1, 10), conclusion=Conclusion.PROCEED
            ),
        ),
        recipients=(
            Recipient(id=1, name="Partner", country="FR"),
            Recipient(id=2, name="Prize house", country="US", safeguard=Safeguard.DEROGATION),
            Recipient(id=3, name="Night desk", country="IN", safeguard=Safeguard.SCC),
        ),
        breaches=tuple(_breaches()),
        **_processing(),
        **_promises(),
    )
