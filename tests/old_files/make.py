"""Make this version's pair of registers for the tests of later versions; see README.md."""

import sys
from datetime import date
from pathlib import Path

from officer_app.documents.pdf import short_digest
from officer_app.domain.activity import Activity, LegalBasis, Purpose
from officer_app.domain.agreement import Agreement, checklist_of
from officer_app.domain.breach import Breach, BreachNature
from officer_app.domain.case import Case
from officer_app.domain.client import Client, Instruction
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.document import Document
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment
from officer_app.domain.measure import Measure
from officer_app.domain.notice import NoticeVersion, PublishedPurpose
from officer_app.domain.organisation import Organisation
from officer_app.domain.processor import Processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.sub_processor import ChangeNotice, SubProcessor
from officer_app.domain.suppression import Suppression
from officer_app.domain.tracker import Tracker
from officer_app.domain.transfer import Transfer
from officer_app.domain.vocabulary import IdentityMethod, IdentityResult, PauseReason, Right
from officer_app.services.register import Effort, Register, Work, create_register
from officer_app.storage.opening import version_name

PASSPHRASE = "the heron waits by the weir"
CLOCK = FixedClock(date(2026, 3, 5))
ORGANISATION = Organisation(
    name="Heron SA",
    address="rue du Barrage 1\n1000 Bruxelles",
    officer_email="privacy@heron.example",
    officer_title={"en": "Privacy officer", "fr": "Déléguée à la protection des données"},
)


def fill(register: Register) -> None:
    """Record one of each kind, in letters of several scripts."""
    with register.change("sample") as work:
        recipient = work.insert(Recipient(name="Nuage & Cie", purpose={"en": "Hosting"}))
        activity = work.insert(
            Activity(name="Newsletter", purpose={"en": "To write to you."}, recipients=(recipient.id or 0,))
        )
        case = work.insert(
            Case(
                reference="DSR-2026-0001",
                rights=(Right.ACCESS, Right.PORTABILITY),
                received_on=date(2026, 3, 4),
                subject_name="Ζωή Παπαδοπούλου",
                activities=(activity.id or 0,),
                logged_at=CLOCK.now(),
            )
        )
        work.insert(IdentityCheck(case_id=case.id, method=IdentityMethod.KNOWN_ADDRESS, result=IdentityResult.PASSED))
        work.insert(SearchTask(case_id=case.id, system="Mailing list", due_on=date(2026, 3, 12)))
        message = work.insert(Message(case_id=case.id, subject="Mes données", body="Que savez-vous de moi ?"))
        digest = work.store_content(b"Que savez-vous de moi ?")
        work.insert(Attachment(case_id=case.id, message_id=message.id, name="lettre.txt", digest=digest, size=23))
        work.insert(Pause(case_id=case.id, reason=PauseReason.IDENTITY, asked_on=date(2026, 3, 4)))
        fill_registers(work, activity.id or 0)


def fill_registers(work: Work, activity: int) -> None:
    """Record one of each kind of the registers, linked as they usually are."""
    file = work.insert(Document(name="contrat.txt", digest=work.store_content(b"Contrat"), size=7))
    data = work.insert(DataCategory(name="Coordonnées", told_as={"fr": "vos coordonnées"}))
    measure = work.insert(Measure(name="Chiffrement"))
    client = work.insert(Client(name="Boulangerie Zoé", country="BE", categories=(data.id or 0,)))
    work.insert(Instruction(client_id=client.id, given_on=CLOCK.today(), text="Envoyer la lettre d’information."))
    processor = work.insert(Processor(name="Nuage & Cie", storage_countries=("BE", "US"), measures=(measure.id or 0,)))
    notice = work.insert(NoticeVersion(notice="Privacy notice", number="1", effective_from=date(2025, 1, 1)))
    published = work.insert(PublishedPurpose(name="Newsletter", notices=(notice.id or 0,)))
    work.insert(
        Purpose(activity_id=activity, name="Newsletter", legal_basis=LegalBasis.CONSENT, published=published.id)
    )
    agreement = work.insert(Agreement(title="Hébergement", processor=processor.id, documents=(file.id or 0,)))
    for row in checklist_of(agreement):
        work.insert(row)
    sub = work.insert(SubProcessor(name="Datacentre Łódź", processor=processor.id, country="PL"))
    work.insert(ChangeNotice(what="New host", processor=processor.id, sub_processor=sub.id, told_on=CLOCK.today()))
    transfer = work.insert(Transfer(name="Support", country="US", processor=processor.id, activities=(activity,)))
    work.insert(ImpactAssessment(transfer=transfer.id, conclusion=Conclusion.PROCEED, done_on=CLOCK.today()))
    work.insert(Tracker(name="_heron", processor=processor.id, activity=activity))
    work.insert(Disclosure(authority="Tribunal de Bruxelles", received_on=CLOCK.today()))
    work.insert(Breach(title="Portable perdu", aware_at=CLOCK.now(), nature=(BreachNature.CONFIDENTIALITY,)))
    work.insert(Suppression(digest="ab" * 32, since=CLOCK.today()))


def make(folder: Path, name: str, passphrase: str | None) -> None:
    """Make one register; raises `RegisterError` where it is there already."""
    path = folder / f"version-{version_name()}-{name}.officer"
    with create_register(
        path, passphrase, clock=CLOCK, actor="Anna", organisation=ORGANISATION, effort=Effort(10, 1, 1)
    ) as register:
        fill(register)
        sys.stdout.write(f"{path.name}: head {short_digest(register.head())}\n")


if __name__ == "__main__":
    make(Path(__file__).parent, "plain", None)
    make(Path(__file__).parent, "encrypted", PASSPHRASE)
