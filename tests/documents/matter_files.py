"""What letters beside those of a case are about: for each kind one that lacks nothing, and one that is empty."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from officer_app.documents.letters import LETTERS
from officer_app.domain.agreement import Agreement, Authorisation
from officer_app.domain.breach import Breach, BreachCause, BreachNature, BreachRisk, BreachSeverity, SubjectsTold
from officer_app.domain.case import Case
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Bindingness, Disclosure, DisclosureGround, DisclosureOutcome
from officer_app.domain.matter import BreachFile, ChangeFile, DisclosureFile, NoticeFile, TaskFile
from officer_app.domain.organisation import Organisation
from officer_app.domain.processor import Processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import Operation, RecipientNotice
from officer_app.domain.sub_processor import ChangeNotice, SubProcessor
from officer_app.domain.vocabulary import Right, TaskAnswer
from tests.documents.case_files import CASE, LANGUAGES, ORGANISATION, make_file

OF_MATTERS = tuple(key for key, kind in LETTERS.items() if kind.about != "case")
EACH = [(key, language) for key in OF_MATTERS for language in LANGUAGES]
ZONE = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 4, 2, 8, 30, tzinfo=UTC)
AWARE = datetime(2026, 3, 31, 8, 20, tzinfo=UTC)

PROCESSOR = Processor(id=3, name="Nordlys AB", address="Fjärdgatan 8\n111 22 Stockholm", country="SE",
    privacy_contact="Ingrid Lund", privacy_email="privacy@nordlys.example")  # fmt: skip
SUB = SubProcessor(id=4, name="Cloudbarn Inc.", processor=3, country="US")
AGREEMENT = Agreement(id=5, title="Hosting 2025", processor=3, authorisation=Authorisation.SPECIFIC)
RECIPIENT = Recipient(id=6, name="Mailstream BV", country="NL", address="Kade 5\n1011 AB Amsterdam",
    contact_name="Jan Kok")  # fmt: skip

TEXTS = {
    "do": {"en": "All orders and the loyalty card.", "fr": "Toutes les commandes et la carte de fidélité.",
        "nl": "Alle bestellingen en de klantenkaart.", "de": "Alle Bestellungen und die Kundenkarte."},
    "details": {"en": "The address of customer 4711 in the list of March 2025.",
        "fr": "L'adresse du client 4711 dans la liste de mars 2025.",
        "nl": "Het adres van klant 4711 in de lijst van maart 2025.",
        "de": "Die Adresse von Kunde 4711 in der Liste vom März 2025."},
    "what": {"en": "A new host for backups", "fr": "Un nouvel hébergeur de sauvegardes",
        "nl": "Een nieuwe host voor back-ups", "de": "Ein neuer Anbieter für Sicherungen"},
    "why": {"en": "No transfer to the United States is agreed, and no assessment was shown to us.",
        "fr": "Aucun transfert vers les États-Unis n'est convenu, et aucune analyse ne nous a été montrée.",
        "nl": "Een doorgifte naar de Verenigde Staten is niet afgesproken, en wij zagen geen beoordeling.",
        "de": "Eine Übermittlung in die USA ist nicht vereinbart, und eine Prüfung wurde uns nicht gezeigt."},
    "asked": {"en": "The name and address of the holder of card 4711.",
        "fr": "Le nom et l'adresse du titulaire de la carte 4711.",
        "nl": "De naam en het adres van de houder van kaart 4711.",
        "de": "Name und Anschrift der Person mit der Karte 4711."},
    "given": {"en": "Name and postal address.", "fr": "Nom et adresse postale.", "nl": "Naam en postadres.",
        "de": "Name und Postanschrift."},
    "law": {"en": "Article 46bis of the Code of Criminal Procedure", "fr": "Article 46bis du Code d'instruction "
        "criminelle", "nl": "Artikel 46bis van het Wetboek van Strafvordering",
        "de": "Artikel 46bis der Strafprozessordnung"},
    "happened": {"en": "A list of customers was sent to a wrong address.",
        "fr": "Une liste de clients a été envoyée à une mauvaise adresse.",
        "nl": "Een lijst van klanten is naar een verkeerd adres gestuurd.",
        "de": "Eine Kundenliste wurde an eine falsche Adresse geschickt."},
    "data": {"en": "Names, addresses and orders.", "fr": "Noms, adresses et commandes.",
        "nl": "Namen, adressen en bestellingen.", "de": "Namen, Adressen und Bestellungen."},
    "effects": {"en": "Somebody may write in our name.", "fr": "Quelqu'un pourrait écrire en notre nom.",
        "nl": "Iemand kan in onze naam schrijven.", "de": "Jemand kann in unserem Namen schreiben."},
    "done": {"en": "The receiver confirmed that the list is deleted.",
        "fr": "Le destinataire a confirmé que la liste est effacée.",
        "nl": "De ontvanger bevestigde dat de lijst is gewist.",
        "de": "Der Empfänger hat bestätigt, dass die Liste gelöscht ist."},
    "planned": {"en": "Lists leave encrypted from now on.", "fr": "Les listes partent désormais chiffrées.",
        "nl": "Lijsten vertrekken voortaan versleuteld.", "de": "Listen gehen künftig nur verschlüsselt hinaus."},
    "people": {"en": "Customers", "fr": "Clients", "nl": "Klanten", "de": "Kundinnen und Kunden"},
    "channel": {"en": "registered letter", "fr": "lettre recommandée", "nl": "aangetekende brief",
        "de": "Einschreiben"},
}  # fmt: skip


def complete_matter(key, language, **changes):
    """Return what this letter is about, lacking nothing; `changes` are those of its record."""
    said = {name: texts[language] for name, texts in TEXTS.items()}
    match LETTERS[key].about:
        case "search_task":
            return task_file(said, **changes)
        case "recipient_notice":
            return notice_file(said, **changes)
        case "change_notice":
            return change_file(said, **changes)
        case "disclosure":
            return disclosure_file(said, **changes)
        case _:
            return breach_file(said, **changes)


def empty_matter(key):
    """Return what this letter is about in a register just created."""
    nobody, case = Organisation(id=1), Case(id=1, reference="DSR-2026-0001", received_on=date(2026, 3, 5))
    file = make_file(case, nobody, checks=(), activities=(), recipients=())
    match LETTERS[key].about:
        case "search_task":
            return TaskFile(file, SearchTask(id=1, case_id=1))
        case "recipient_notice":
            return NoticeFile(file, RecipientNotice(id=1, case_id=1))
        case "change_notice":
            return ChangeFile(nobody, ChangeNotice(id=1))
        case "disclosure":
            return DisclosureFile(nobody, Disclosure(id=1))
        case _:
            return BreachFile(nobody, Breach(id=1), NOW, ZONE)


def task_file(said, *, processor=PROCESSOR, case=CASE, **changes):
    """Return the second task of a case."""
    task = SearchTask(id=9, case_id=1, system="CRM", processor=3, right=Right.ACCESS, instruction=said["do"],
        asked_on=date(2026, 3, 9), due_on=date(2026, 3, 23), answer=TaskAnswer.PENDING)  # fmt: skip
    task = replace(task, **changes)
    tasks = (SearchTask(id=2, case_id=1, system="Shop"), task)
    return TaskFile(make_file(case, tasks=tasks), task, processor)


def notice_file(said, *, recipient=RECIPIENT, case=CASE, **changes):
    """Return a notice to a recipient."""
    notice = RecipientNotice(id=8, case_id=1, recipient=6, operation=Operation.ERASED, done_on=date(2026, 4, 1),
        details=said["details"])  # fmt: skip
    return NoticeFile(make_file(case), replace(notice, **changes), recipient)


def change_file(said, *, processor=PROCESSOR, agreement=AGREEMENT, sub=SUB, **changes):
    """Return an announced change."""
    change = ChangeNotice(id=7, what=said["what"], processor=3, told_on=date(2026, 3, 20),
        takes_effect_on=date(2026, 5, 1), objection_until=date(2026, 4, 20), reason=said["why"])  # fmt: skip
    return ChangeFile(ORGANISATION, replace(change, **changes), processor, sub, agreement)


def disclosure_file(said, **changes):
    """Return a demand that is met in part."""
    record = Disclosure(
        id=4,
        authority="Federale Gerechtelijke Politie",
        officer="Eva Claes",
        contact="Koningsstraat 202, 1000 Brussel",
        verified_how="Called back over the switchboard.",
        received_on=date(2026, 3, 27),
        ground=DisclosureGround.LEGAL_PROCESS,
        instrument=said["law"],
        reference="PV 2026/881",
        bindingness=Bindingness.BINDING,
        data_asked=said["asked"],
        outcome=DisclosureOutcome.PART,
        outcome_reason=said["why"],
        data_given=said["given"],
        channel=said["channel"],
        disclosed_on=date(2026, 4, 2),
    )
    return DisclosureFile(ORGANISATION, replace(record, **changes))


def breach_file(said, *, now=NOW, **changes):
    """Return a breach of which everything is known."""
    breach = Breach(
        id=2,
        title=said["happened"],
        aware_at=AWARE,
        discovered_at=AWARE,
        nature=(BreachNature.CONFIDENTIALITY,),
        cause=BreachCause.INTERNAL_ACCIDENT,
        description=said["happened"],
        subject_categories=said["people"],
        subject_count=240,
        record_count=1200,
        data_concerned=said["data"],
        countries=("BE", "NL"),
        effects=said["effects"],
        severity=BreachSeverity.LIMITED,
        risk=BreachRisk.HIGH,
        measures_taken=said["done"],
        measures_planned=said["planned"],
        subjects_told=SubjectsTold.SOON,
    )
    categories = (DataCategory(id=1, name=said["data"].rstrip(".")),)
    return BreachFile(ORGANISATION, replace(breach, **changes), now, ZONE, categories, (PROCESSOR,))
