"""The promise audit: each promise of the published policy as a check over the register, with its evidence."""

from datetime import date
from typing import Any, Final

from officer_app.domain.activity import Activity, Purpose
from officer_app.domain.agreement import Agreement, ClauseCheck
from officer_app.domain.book import Book
from officer_app.domain.case_file import CaseLine
from officer_app.domain.client import Client
from officer_app.domain.correspondence import Message
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.measure import Measure
from officer_app.domain.notice import NoticeVersion, PublishedPurpose
from officer_app.domain.organisation import Organisation
from officer_app.domain.processor import Processor
from officer_app.domain.promise import Facts, Promise, PromiseAudit, PromiseCheck
from officer_app.domain.promise_checks_abroad import transfers_lawful
from officer_app.domain.promise_checks_cases import not_ours, notices_known, requests_answered, rights_granted
from officer_app.domain.promise_checks_marketing import marketing_stopped
from officer_app.domain.promise_checks_parties import (
    clients_obeyed,
    disclosures_reviewed,
    processors_bound,
    recipients_known,
)
from officer_app.domain.promise_checks_processing import (
    data_catalogued,
    data_protected,
    purposes_published,
    trackers_told,
)
from officer_app.domain.recipient import Recipient
from officer_app.domain.suppression import Suppression
from officer_app.domain.tracker import Tracker
from officer_app.domain.transfer import Transfer

CHECKS: Final = (
    PromiseCheck(Promise.REQUESTS, requests_answered, "GDPR Art. 12(2) and (3)"),
    PromiseCheck(Promise.DATA, data_catalogued, "GDPR Art. 13, 14 and 30(1)(c)", (Activity, DataCategory)),
    PromiseCheck(Promise.TRACKERS, trackers_told, "Directive 2002/58/EC Art. 5(3); GDPR Art. 13", (Tracker,)),
    PromiseCheck(Promise.CLIENTS, clients_obeyed, "GDPR Art. 28(3)(a) and (e), 29 and 30(2)",
                 (Client, Agreement, Activity)),
    PromiseCheck(Promise.PURPOSES, purposes_published, "GDPR Art. 5(1)(b), 13(1)(c) and 14(1)(c)",
                 (Activity, Purpose, NoticeVersion, PublishedPurpose)),
    PromiseCheck(Promise.MARKETING, marketing_stopped, "GDPR Art. 21(2) and (3)", (Suppression,)),
    PromiseCheck(Promise.SAFEGUARDS, data_protected, "GDPR Art. 32", (Activity, Processor, Measure)),
    PromiseCheck(Promise.PROCESSORS, processors_bound, "GDPR Art. 28", (Processor, Agreement, ClauseCheck)),
    PromiseCheck(Promise.RECIPIENTS, recipients_known, "GDPR Art. 13(1)(e), 15(1)(c) and 30(1)(d)", (Recipient,)),
    PromiseCheck(Promise.DISCLOSURES, disclosures_reviewed, "GDPR Art. 5(2), 6(1) and 48", (Disclosure,)),
    PromiseCheck(Promise.TRANSFERS, transfers_lawful, "GDPR Art. 44 to 49",
                 (Transfer, ImpactAssessment, Processor, Recipient)),
    PromiseCheck(Promise.RIGHTS, rights_granted, "GDPR Art. 12(4) and (6), 15 to 22", (IdentityCheck,)),
    PromiseCheck(Promise.NOT_OURS, not_ours, "GDPR Art. 12(2) and (4)", (Message,)),
    PromiseCheck(Promise.NOTICES, notices_known, "GDPR Art. 12 to 14", (NoticeVersion,)),
)  # fmt: skip
"""One check for each promise, in the order of the policy, with the article beside it."""


def audit_promises(
    book: Book, lines: tuple[CaseLine, ...], organisation: Organisation, today: date
) -> tuple[PromiseAudit, ...]:
    """Audit every promise on a day; the book needs the records of `RECORDS`."""
    facts = Facts(book, lines, organisation, today)
    return tuple(PromiseAudit(each.promise, each.check(facts), each.source) for each in CHECKS)


RECORDS: Final[tuple[type[Any], ...]] = tuple(dict.fromkeys(record for each in CHECKS for record in each.records))
"""The classes that an audit looks at beside the cases; of messages only those of requests that are not ours."""
