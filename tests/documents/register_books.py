"""A small register of everything that the reports on registers tell of, and the asking for one."""

from datetime import UTC, date, datetime

from case_files import HEAD, ORGANISATION

from officer_app.documents.reports import report_type
from officer_app.documents.reports.asked import Asked
from officer_app.domain.activity import Activity, ActivityRole, ActivityState, LegalBasis, Purpose, RetentionStart
from officer_app.domain.agreement import Agreement, AgreementStatus, Clause, ClauseCheck, OurRole, Presence
from officer_app.domain.book import Book
from officer_app.domain.client import Client
from officer_app.domain.data_category import DataCategory, Sensitivity
from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment
from officer_app.domain.measure import Measure, MeasureState
from officer_app.domain.processor import Engagement, Processor
from officer_app.domain.recipient import Recipient, RecipientKind
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome, SubProcessor
from officer_app.domain.tracker import ConsentNeed, Party, Tracker, TrackerCategory
from officer_app.domain.transfer import ClauseSet, Mechanism, Module, Transfer, TransferStatus
from officer_app.domain.vocabulary import SubjectCategory

TODAY = date(2026, 11, 22)
OLD = date(2025, 1, 1)

PROCESSORS = (
    Processor(id=1, name="Nordlys AB", country="SE", storage_countries=("SE", "FI"), assessed_on=OLD),
    Processor(id=2, name="Mailstream Inc.", country="US"),
    Processor(id=3, name="Old Ltd", status=Engagement.ENDED),
    Processor(id=4, name="Forgotten SA", retired_on=OLD, retired_reason="twice"),
)
AGREEMENTS = (
    Agreement(id=1, title="Hosting", processor=1, status=AgreementStatus.IN_FORCE, objection_days=30, signed_on=OLD,
        subject_matter="s", duration="d", nature="n", purpose="p", data_types="t", data_subjects="s", our_rights="r"),
    Agreement(id=2, title="Campaigns for Lac", our_role=OurRole.PROCESSOR, client=1, status=AgreementStatus.DRAFT),
)  # fmt: skip
CHECKS = (
    *(
        ClauseCheck(id=number, agreement_id=1, clause=clause, presence=Presence.YES)
        for number, clause in enumerate(Clause, 1)
        if clause not in {Clause.CG, Clause.CE}
    ),
    ClauseCheck(id=101, agreement_id=1, clause=Clause.CG, presence=Presence.PARTLY),
    ClauseCheck(id=102, agreement_id=1, clause=Clause.CE, presence=Presence.NO),
)
SUB_PROCESSORS = (
    SubProcessor(id=1, name="Fjord AS", processor=1, country="NO", same_obligations=True, confirmed_on=OLD),
    SubProcessor(id=2, name="Madurai LLP", processor=1, under=1, country="IN"),
    SubProcessor(id=3, name="Alpha AS", processor=1, country="NO", same_obligations=False),
    SubProcessor(id=4, name="Deep LLP", processor=1, under=2, country="IN"),
)
CHANGES = (
    ChangeNotice(id=1, what="A cache in Malaysia", processor=1, agreement=1, told_on=date(2026, 11, 1)),
    ChangeNotice(id=2, what="A call centre", client=1, told_on=OLD, outcome=ChangeOutcome.OBJECTED, reason="why"),
)
CLIENTS = (Client(id=1, name="Brasserie du Lac", address="Quai 4\n4000 Liège\nBelgique", country="BE",
    email="odile@lac.example", services="Wishes for birthdays.", measures=(1,)),)  # fmt: skip
TRANSFERS = (
    Transfer(id=1, name="Mailings", country="US", processor=2, mechanism=Mechanism.SCC, module=Module.TWO,
        clause_set=ClauseSet.SCC_2010_87, clauses_signed_on=date(2020, 1, 1), review_on=date(2026, 11, 30)),
    Transfer(id=2, name="Vault", country="CH", mechanism=Mechanism.ADEQUACY, importer="Alpen AG", activities=(1,)),
    Transfer(id=3, name="Night desk", country="IN", mechanism=Mechanism.SCC, clause_set=ClauseSet.SCC_2021_914,
        module=Module.TWO, client=1),
    Transfer(id=4, name="Long ago", country="BR", status=TransferStatus.ENDED),
    Transfer(id=5, name="Within", country="NO", activities=(1,)),
)  # fmt: skip
ASSESSMENTS = (ImpactAssessment(id=1, transfer=3, done_on=OLD, conclusion=Conclusion.PROCEED, review_on=TODAY),)
CATEGORIES = (
    DataCategory(id=1, name="Contact data"),
    DataCategory(id=2, name="Health", sensitivity=Sensitivity.SPECIAL),
)
MEASURES = (
    Measure(id=1, name="Encryption at rest"),
    Measure(id=2, name="Night watch", state=MeasureState.PLANNED),
)
RECIPIENTS = (Recipient(id=1, name="Bpost", kind=RecipientKind.OTHER, country="BE"),)
ACTIVITIES = (
    Activity(id=1, name="Newsletter", reference="PA-01", state=ActivityState.APPROVED, data_categories=(1, 2),
        subjects=(SubjectCategory.CUSTOMER,), processors=(1,), recipients=(1,), measures=(1, 2), retention_months=24,
        retention_start=RetentionStart.LAST_CONTACT),
    Activity(id=2, name="Fairs", role=ActivityRole.JOINT, joint_controller="With Lac SA"),
    Activity(id=3, name="Campaigns", role=ActivityRole.PROCESSOR, clients=(1,), measures=(1,)),
    Activity(id=4, name="Nobody's work", role=ActivityRole.PROCESSOR),
)  # fmt: skip
PURPOSES = (Purpose(id=1, activity_id=1, name="Sending news", legal_basis=LegalBasis.CONSENT),)
TRACKERS = (
    Tracker(id=1, name="_ga", category=TrackerCategory.STATISTICS, provider="Google", party=Party.THIRD,
        lifetime_days=730, transfer=1),
    Tracker(id=2, name="sgm", category=TrackerCategory.MARKETING, consent=ConsentNeed.NOT_ASKED, lifetime="13 months"),
    Tracker(id=3, name="session", consent=ConsentNeed.EXEMPT, lifetime_days=0),
)  # fmt: skip

ALL = (PROCESSORS, AGREEMENTS, CHECKS, SUB_PROCESSORS, CHANGES, CLIENTS, TRANSFERS, ASSESSMENTS, CATEGORIES, MEASURES,
    RECIPIENTS, ACTIVITIES, PURPOSES, TRACKERS)  # fmt: skip


def asked(language="en", several=ALL, **changes):
    """Return what a report on these records is drawn from, or on others."""
    facts = {"organisation": ORGANISATION, "period_from": TODAY, "period_to": TODAY, "head": HEAD,
        "at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "file_name": "our.officer"}  # fmt: skip
    book = Book({type(records[0]): tuple(records) for records in several if records})
    return Asked(language=language, book=book, **{**facts, **changes})


def built(key, language="en", several=ALL, **changes):
    """Return a report on these records, or on others."""
    return report_type(key).build(asked(language, several, **changes))


def grid(report, name):
    """Return a table of a report as the objects that it gives out."""
    return list(next(each for each in report.grids if each.name == name).objects())


def without(records):
    """Return all records but those of one kind."""
    return tuple(each for each in ALL if each is not records)
