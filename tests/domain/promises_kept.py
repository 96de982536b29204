"""A register that keeps every promise on a day, and how one thing in it is changed."""

from dataclasses import replace
from datetime import date

from officer_app.domain.activity import Activity, ActivityRole, Purpose
from officer_app.domain.agreement import Agreement, AgreementStatus, Clause, ClauseCheck, OurRole, Presence
from officer_app.domain.book import Book
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine, dates_of, read_clock
from officer_app.domain.client import Client
from officer_app.domain.correspondence import Message
from officer_app.domain.data_category import DataCategory, DataSource
from officer_app.domain.disclosure import Disclosure, DisclosureGround, DisclosureOutcome
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment
from officer_app.domain.measure import Measure, MeasureKind
from officer_app.domain.notice import NoticeState, NoticeVersion, PublishedPurpose
from officer_app.domain.organisation import Organisation
from officer_app.domain.processor import Engagement, Processor
from officer_app.domain.promises import audit_promises
from officer_app.domain.recipient import Recipient, RecipientKind
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.suppression import Suppression, SuppressionChannel, fingerprint
from officer_app.domain.tracker import ConsentNeed, Party, Tracker
from officer_app.domain.transfer import ClauseSet, Mechanism, Module, Transfer, TransferStatus
from officer_app.domain.vocabulary import Direction, IdentityMethod, IdentityResult, Outcome, Right, Role, Stage

TODAY = date(2026, 11, 23)
KEY = "ab" * 32
ORGANISATION = Organisation(id=1, name="Selligent SA", address="x", officer_email="p@s.example", suppression_key=KEY)
TEXT = {"en": "x"}


def on(month, day):
    return date(2026, month, day)


def case(number, right, received_on, *, stage=Stage.CLOSED, **facts):
    known = {"reference": f"C-{number}", "rights": (right,), "subject_name": "Ann", "notice": 1}
    return Case(id=number, received_on=received_on, stage=stage, **(known | facts))


def _cases():
    answered = {"outcome": Outcome.GRANTED, "answered_on": on(3, 20)}
    mail = {"subject_email": "ann@post.example"}
    yield case(1, Right.ACCESS, on(3, 2), **answered)
    yield case(2, Right.QUESTION, on(3, 2), **answered)
    yield case(3, Right.ERASURE, on(3, 2), outcome=Outcome.REFUSED, answered_on=on(3, 20),
        refusal_grounds=(RefusalGround.UNFOUNDED_OR_EXCESSIVE,))  # fmt: skip
    yield case(4, Right.MARKETING_OBJECTION, on(5, 4), outcome=Outcome.GRANTED, answered_on=on(5, 6), **mail)
    yield case(5, Right.ACCESS, on(5, 4), role=Role.PROCESSOR, outcome=Outcome.FORWARDED, forwarded_on=on(5, 5))
    yield case(6, Right.ACCESS, on(5, 4), outcome=Outcome.NOT_OURS)
    yield case(7, Right.ACCESS, on(11, 20), stage=Stage.RECEIVED)
    yield case(8, Right.MARKETING_OBJECTION, on(11, 20), stage=Stage.RECEIVED, subject_email="new@post.example")


def _others():
    yield IdentityCheck(id=1, case_id=1, result=IdentityResult.PASSED, method=IdentityMethod.LOGIN, doubt="x",
        asked_on=on(3, 3), obtained_on=on(3, 5))  # fmt: skip
    yield Message(id=1, case_id=6, direction=Direction.OUT, body="Not for us")
    digest = fingerprint(bytes.fromhex(KEY), "ann@post.example")
    yield Suppression(id=1, digest=digest, channel=SuppressionChannel.EMAIL, since=on(5, 5))
    yield Suppression(id=2, digest="00", channel=SuppressionChannel.EMAIL)
    yield Activity(id=1, name="Newsletter", data_categories=(1,), measures=(1,), started_on=on(1, 1))
    yield Activity(id=2, name="Mailings", role=ActivityRole.PROCESSOR, clients=(1,), measures=(1,))
    yield Purpose(id=1, activity_id=1, name="News", published=1)
    yield DataCategory(id=1, name="Contact", sources=(DataSource.PERSON,))
    yield Tracker(id=1, name="_ga", provider="Us", purpose=TEXT, collects=("IP",), lifetime_days=3)
    yield Tracker(id=2, name="sid", provider="Us", purpose=TEXT, collects=("id",), lifetime="1 day",
        consent=ConsentNeed.EXEMPT, party=Party.THIRD, processor=1)  # fmt: skip
    yield Client(id=1, name="Brasserie", address="x", services="Mailings", privacy_email="p@b.example")
    yield Processor(id=1, name="Nordlys", country="US", measures=(1,))
    yield Processor(id=2, name="Gone", country="VN", status=Engagement.ENDED)
    yield Recipient(id=1, name="Reseller", kind=RecipientKind.RESELLER, purpose=TEXT)
    yield Recipient(id=2, name="Bank", kind=RecipientKind.OTHER, purpose=TEXT, arrangement="Terms", country="IN")
    yield Recipient(id=3, name="Host", kind=RecipientKind.PROCESSOR, purpose=TEXT, country="US", processor=1)
    for number, kind in enumerate(MeasureKind, 1):
        yield Measure(id=number, name=kind.label, kind=kind)
    yield NoticeVersion(id=1, notice="Privacy notice", number="1", state=NoticeState.PUBLISHED,
        effective_from=date(2020, 1, 1), published_at="https://s.example")  # fmt: skip
    yield NoticeVersion(id=2, notice="Other notice", number="0", state=NoticeState.DRAFT)
    yield PublishedPurpose(id=1, name="News", notices=(1,))
    yield from _agreed()
    yield from _abroad()


def _agreed():
    for number, party in ((1, {"processor": 1}), (2, {"client": 1, "our_role": OurRole.PROCESSOR})):
        yield Agreement(id=number, title=f"A-{number}", status=AgreementStatus.IN_FORCE, signed_on=on(1, 2), **party)
    for number, clause in enumerate(Clause, 1):
        yield ClauseCheck(id=number, agreement_id=1, clause=clause, presence=Presence.YES)


def _abroad():
    yield Transfer(id=1, name="Tickets", processor=1, country="US", mechanism=Mechanism.ADEQUACY, dpf_listed=True,
        dpf_active=True)  # fmt: skip
    yield Transfer(id=2, name="Bank in India", recipient=2, country="IN", mechanism=Mechanism.SCC, module=Module.TWO,
        clause_set=ClauseSet.SCC_2021_914, clauses_signed_on=on(1, 2))  # fmt: skip
    yield Transfer(id=3, name="Inside", country="FR")
    yield Transfer(id=4, name="Over", country="CL", ends_on=on(1, 2))
    yield Transfer(id=5, name="Stopped", country="CL", status=TransferStatus.SUSPENDED)
    yield ImpactAssessment(id=1, transfer=2, done_on=on(1, 3), conclusion=Conclusion.PROCEED)
    yield Disclosure(id=1, authority="Police", outcome=DisclosureOutcome.DISCLOSED, disclosed_on=on(4, 2),
        ground=DisclosureGround.LEGAL_PROCESS, reviewed_by="Counsel", reviewed_on=on(4, 1))  # fmt: skip
    yield Disclosure(id=2, authority="Tax", outcome=DisclosureOutcome.OPEN)


def everything():
    """Return every record of the register: its cases first."""
    return [*_cases(), *_others()]


def changed(records, record, number, **changes):
    """Return the records with one of them changed."""
    there = [type(each) is record and each.id == number for each in records]
    assert sum(there) == 1
    return [replace(each, **changes) if hit else each for each, hit in zip(records, there, strict=True)]


def without(records, record, number=None):
    """Return the records without those of a class, or without one of them."""
    left = [each for each in records if not (type(each) is record and number in {None, each.id})]
    assert len(left) < len(records)
    return left


def audited(records, today=TODAY, organisation=ORGANISATION):
    """Return the audits by promise."""
    found = {}
    for each in records:
        found.setdefault(type(each), []).append(each)
    lines = tuple(map(line, found.pop(Case, [])))
    book = Book({kind: tuple(those) for kind, those in found.items()})
    return {each.promise: each for each in audit_promises(book, lines, organisation, today)}


def line(each, today=TODAY):
    """Return a case with its dates."""
    dates = dates_of(each, (), (), Calendar())
    return CaseLine(each, dates, read_clock(each, dates, (), (), today))


def lapses(records, **more):
    """Return what is wrong, over all promises."""
    return [lapse for audit in audited(records, **more).values() for lapse in audit.lapses]
