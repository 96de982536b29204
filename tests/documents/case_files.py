"""Case files for the tests of letters and reports: one complete, one empty, and those that each letter needs."""

from dataclasses import replace
from datetime import date

from officer_app.documents.letters import LETTERS
from officer_app.domain.activity import Activity
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile, dates_of, read_clock
from officer_app.domain.client import Client
from officer_app.domain.correspondence import Attachment
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.domain.recipient import Recipient
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.suppression import Suppression, SuppressionChannel
from officer_app.domain.vocabulary import (
    AttachmentKind,
    ExtensionReason,
    IdentityMethod,
    IdentityResult,
    Outcome,
    Right,
    Role,
    Safeguard,
    Salutation,
)
from tests.documents.case_files_done import done_answers, done_beside
from tests.documents.case_files_second import second_answers

TODAY = date(2026, 4, 2)
HEAD = "3f9ca1e277b0" + "0" * 52
LANGUAGES = ("en", "fr", "nl", "de")
OF_CASES = tuple(key for key, kind in LETTERS.items() if kind.about == "case")
"""The letters of a case; the others are in `matter_files.py`."""


def _in_all(**texts: str) -> dict[str, str]:
    return {language: texts[language] for language in LANGUAGES}


ORGANISATION = Organisation(
    id=1,
    name="Selligent SA",
    address="avenue de Finlande 2\n1420 Braine-l'Alleud",
    officer_name="Claire Dubois",
    officer_email="privacy-dataprotection@selligent.com",
    officer_phone="+32 2 555 01 02",
)

RECIPIENTS = (
    Recipient(id=1, name="Nordlys AB", country="SE",
        purpose=_in_all(en="hosting", fr="hébergement", nl="hosting", de="Hosting")),
    Recipient(id=2, name="Mailstream Inc.", country="US", safeguard=Safeguard.SCC,
        purpose=_in_all(en="sending e-mail", fr="envoi des messages", nl="verzenden van e-mail", de="E-Mail-Versand")),
)  # fmt: skip

ACTIVITIES = (
    Activity(
        id=1,
        name="Newsletter",
        purpose=_in_all(
            en="To send you our newsletter and invite you to our events, with your consent of 14 May 2024.",
            fr="Pour vous envoyer notre lettre d'information et vous inviter à nos événements, sur la base de votre "
            "consentement du 14 mai 2024.",
            nl="Om u onze nieuwsbrief te sturen en u uit te nodigen voor onze evenementen, op basis van uw toestemming "
            "van 14 mei 2024.",
            de="Um Ihnen unseren Newsletter zu schicken und Sie zu unseren Veranstaltungen einzuladen, aufgrund Ihrer "
            "Einwilligung vom 14. Mai 2024.",
        ),
        categories=_in_all(
            en="Name and e-mail address\nEvents that you attended",
            fr="Nom et adresse électronique\nÉvénements auxquels vous avez participé",
            nl="Naam en e-mailadres\nEvenementen die u hebt bijgewoond",
            de="Name und E-Mail-Adresse\nVeranstaltungen, an denen Sie teilgenommen haben",
        ),
        recipients=(1, 2),
        retention=_in_all(
            en="Twenty-four months after your last contact with us.",
            fr="Vingt-quatre mois après votre dernier contact avec nous.",
            nl="Vierentwintig maanden na uw laatste contact met ons.",
            de="Vierundzwanzig Monate nach Ihrem letzten Kontakt mit uns.",
        ),
        source=_in_all(
            en="You gave us these data yourself when you registered.",
            fr="Vous nous avez donné ces données vous-même lors de votre inscription.",
            nl="U hebt ons deze gegevens zelf gegeven toen u zich inschreef.",
            de="Sie haben uns diese Daten bei Ihrer Anmeldung selbst gegeben.",
        ),
    ),
)

CASE = Case(
    id=1,
    reference="DSR-2026-0112",
    rights=(Right.ACCESS,),
    received_on=date(2026, 3, 5),
    language="fr",
    subject_name="Hélène Lefèvre",
    subject_salutation=Salutation.MADAM,
    subject_address="Rue Neuve 12\n1000 Bruxelles",
    subject_email="helene@example.be",
    activities=(1,),
)

PASSED = IdentityCheck(id=1, method=IdentityMethod.KNOWN_ADDRESS, result=IdentityResult.PASSED)

CLIENT = Client(
    id=7,
    name="Brasserie du Lac",
    address="Quai Imaginaire 4\n4000 Liège",
    country="BE",
    language="fr",
    contact_name="Odile Marchand",
    privacy_email="privacy@brasseriedulac.example",
    tells_people=True,
)

STOPPED = Suppression(
    id=1, digest="0" * 64, channel=SuppressionChannel.EMAIL, plain="helene@example.be", from_case=1, since=TODAY
)

_REQUEST = {
    "en": "Hello,\n\nplease delete my card.\n\nHélène Lefèvre",
    "fr": "Bonjour,\n\nsupprimez ma carte de fidélité.\n\nHélène Lefèvre",
    "nl": "Beste,\n\nwis mijn klantenkaart.\n\nHélène Lefèvre",
    "de": "Guten Tag,\n\nbitte löschen Sie meine Kundenkarte.\n\nHélène Lefèvre",
}

_DOUBT = {
    "en": "You wrote from an e-mail address that we do not know.",
    "fr": "Vous avez écrit depuis une adresse électronique que nous ne connaissons pas.",
    "nl": "U schreef vanaf een e-mailadres dat wij niet kennen.",
    "de": "Sie haben von einer E-Mail-Adresse geschrieben, die wir nicht kennen.",
}
_ASKED = {
    "en": "Please confirm your customer number.",
    "fr": "Veuillez confirmer votre numéro de client.",
    "nl": "Bevestig ons uw klantnummer.",
    "de": "Bitte bestätigen Sie Ihre Kundennummer.",
}
_OVERVIEW = {
    "en": "Orders and invoices since 2015\nCalls with our support",
    "fr": "Commandes et factures depuis 2015\nAppels à notre service d'assistance",
    "nl": "Bestellingen en facturen sinds 2015\nGesprekken met onze klantendienst",
    "de": "Bestellungen und Rechnungen seit 2015\nGespräche mit unserem Kundendienst",
}
_DETAILS = {
    "en": "Your data are spread over seven systems, and two thousand messages name other people.",
    "fr": "Vos données se trouvent dans sept systèmes, et deux mille messages citent d'autres personnes.",
    "nl": "Uw gegevens zitten in zeven systemen, en tweeduizend berichten noemen andere mensen.",
    "de": "Ihre Daten liegen in sieben Systemen, und zweitausend Nachrichten nennen andere Personen.",
}
_REASONS = {
    "en": "We must keep your invoices of the last ten years.",
    "fr": "Nous devons conserver vos factures des dix dernières années.",
    "nl": "Wij moeten uw facturen van de laatste tien jaar bewaren.",
    "de": "Wir müssen Ihre Rechnungen der letzten zehn Jahre aufbewahren.",
}
_GRANTED = {
    "en": "We deleted your newsletter data on 1 April 2026.",
    "fr": "Nous avons effacé vos données de lettre d'information le 1er avril 2026.",
    "nl": "Wij hebben uw nieuwsbriefgegevens op 1 april 2026 gewist.",
    "de": "Wir haben Ihre Newsletter-Daten am 1. April 2026 gelöscht.",
}


def make_file(case: Case = CASE, organisation: Organisation = ORGANISATION, **more: object) -> CaseFile:
    checks = more.pop("checks", (PASSED,))
    calendar = Calendar("BE", {})
    dates = dates_of(case, (), checks, calendar)
    clock = read_clock(case, dates, (), checks, TODAY)
    parts = {"activities": ACTIVITIES, "recipients": RECIPIENTS, **more}
    return CaseFile(organisation, case, dates, clock, checks=checks, **parts)


def empty_file() -> CaseFile:
    """Return a register just created: a reference and the day of receipt, without which there are no dates."""
    case = Case(id=1, reference="DSR-2026-0001", received_on=date(2026, 3, 5))
    return make_file(case, Organisation(id=1), checks=(), activities=(), recipients=())


def complete_file(key: str, language: str, **changes: object) -> CaseFile:
    """Return the file in which this letter lacks nothing."""
    case = replace(CASE, language=language, **{**_for_letter(key, language), **changes})
    if key == "identity_request":
        return make_file(case, checks=(pending_check(language),))
    copy = Attachment(id=1, kind=AttachmentKind.RESPONSE, name="contact.csv")
    return make_file(case, attachments=(copy,), **_beside(key, language))


def _beside(key: str, language: str) -> dict[str, object]:
    match key:
        case "marketing_confirmation":
            return {"suppressions": (STOPPED,)}
        case "forward_to_client" | "forwarded_notice":
            return {"client": CLIENT}
        case _:
            return done_beside(key, language)


def pending_check(language: str, method: IdentityMethod = IdentityMethod.KNOWN_FACTS) -> IdentityCheck:
    return IdentityCheck(id=2, doubt=_DOUBT[language], asked_for=_ASKED[language], method=method)


def _for_letter(key: str, language: str) -> dict[str, object]:
    match key:
        case "clarification_request":
            return {"clarification_overview": _OVERVIEW[language]}
        case "extension":
            return {"extension_reason": ExtensionReason.COMPLEXITY, "extension_details": _DETAILS[language]}
        case "access_response":
            return {"holds_data": True, "outcome": Outcome.GRANTED}
        case "refusal":
            return {
                "rights": (Right.ERASURE,),
                "outcome": Outcome.PARTLY,
                "refused_rights": (Right.ERASURE,),
                "refusal_grounds": (RefusalGround.LEGAL_OBLIGATION,),
                "outcome_reason": _REASONS[language],
                "granted_part": _GRANTED[language],
            }
        case _:
            return _of_others(key, language)


def _of_others(key: str, language: str) -> dict[str, object]:
    match key:
        case "marketing_confirmation":
            return {"rights": (Right.MARKETING_OBJECTION,)}
        case "forward_to_client" | "forwarded_notice":
            return {
                "role": Role.PROCESSOR,
                "client": CLIENT.name,
                "client_record": CLIENT.id,
                "request_text": _REQUEST[language],
                "forwarded_on": TODAY,
            }
        case _:
            return done_answers(key, language) or second_answers(key, language)
