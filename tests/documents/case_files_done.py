"""What a case says where something was corrected, erased, restricted or handed over, or where nobody was found."""

from datetime import date

from officer_app.domain.recipient_notice import Operation, RecipientNotice
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.suppression import Suppression, SuppressionChannel
from officer_app.domain.vocabulary import ErasureGround, Outcome, RestrictionGround, Right

DONE = date(2026, 3, 12)
LIFTED = date(2026, 4, 15)

_TEXTS = {
    "unidentifiable": (
        "Our visitor statistics hold a random number for each visit, but no name, no address and no account.",
        "Nos statistiques de visite contiennent un nombre aléatoire par visite, mais ni nom, ni adresse, ni compte.",
        "Onze bezoekstatistieken bevatten een willekeurig getal per bezoek, maar geen naam, adres of account.",
        "Unsere Besuchsstatistik enthält je Besuch eine Zufallszahl, aber weder Namen noch Anschrift noch Konto.",
    ),
    "identifying_facts": (
        "The number in the cookie “visit” of your browser\nThe day and the hour of your visit",
        "Le nombre contenu dans le cookie « visit » de votre navigateur\nLe jour et l'heure de votre visite",
        "Het getal in de cookie “visit” van uw browser\nDe dag en het uur van uw bezoek",
        "Die Zahl im Cookie „visit“ Ihres Browsers\nTag und Stunde Ihres Besuchs",
    ),
    "corrections": (
        "House number: 12, formerly 21\nDate of birth: 3 May 1984, formerly 5 March 1984",
        "Numéro de la maison : 12, auparavant 21\nDate de naissance : 3 mai 1984, auparavant 5 mars 1984",
        "Huisnummer: 12, voorheen 21\nGeboortedatum: 3 mei 1984, voorheen 5 maart 1984",
        "Hausnummer: 12, bisher 21\nGeburtsdatum: 3. Mai 1984, bisher 5. März 1984",
    ),
    "supplement": (
        "The invoice of 2023 was paid on time; it had been lost in the post.",
        "La facture de 2023 a été payée à temps ; elle s'était perdue à la poste.",
        "De factuur van 2023 is op tijd betaald; ze was in de post verloren gegaan.",
        "Die Rechnung aus dem Jahr 2023 wurde rechtzeitig bezahlt; sie war auf dem Postweg verloren gegangen.",
    ),
    "erased_data": (
        "Your customer account with its orders\nYour newsletter profile",
        "Votre compte client avec ses commandes\nVotre profil de lettre d'information",
        "Uw klantenaccount met de bestellingen\nUw nieuwsbriefprofiel",
        "Ihr Kundenkonto mit den Bestellungen\nIhr Newsletter-Profil",
    ),
    "erasure_backups": (
        "Our backups are overwritten within 30 days. Until then nobody works with them.",
        "Nos sauvegardes sont écrasées dans les 30 jours. D'ici là, personne ne travaille avec elles.",
        "Onze back-ups worden binnen 30 dagen overschreven. Tot dan werkt niemand ermee.",
        "Unsere Sicherungskopien werden innerhalb von 30 Tagen überschrieben. Bis dahin arbeitet niemand damit.",
    ),
    "erasure_kept": (
        "Your invoices of the last ten years, until the end of 2036.",
        "Vos factures des dix dernières années, jusqu'à la fin de 2036.",
        "Uw facturen van de laatste tien jaar, tot het einde van 2036.",
        "Ihre Rechnungen der letzten zehn Jahre, bis Ende 2036.",
    ),
    "outcome_reason": (
        "The tax law obliges us to keep invoices for ten years.",
        "La loi fiscale nous oblige à conserver les factures pendant dix ans.",
        "De belastingwet verplicht ons facturen tien jaar te bewaren.",
        "Das Steuerrecht verpflichtet uns, Rechnungen zehn Jahre aufzubewahren.",
    ),
    "granted_part": ("Everything else.", "Tout le reste.", "Al het andere.", "Alles andere."),
    "restriction_scope": (
        "The entry “unpaid invoice of 2023” in your customer account",
        "La mention « facture de 2023 impayée » dans votre compte client",
        "De vermelding “onbetaalde factuur van 2023” in uw klantenaccount",
        "Der Eintrag „offene Rechnung aus dem Jahr 2023“ in Ihrem Kundenkonto",
    ),
    "restriction_allows": (
        "Our accountants compare the entry with the bank statements.",
        "Notre comptabilité compare la mention avec les extraits bancaires.",
        "Onze boekhouding vergelijkt de vermelding met de bankafschriften.",
        "Unsere Buchhaltung vergleicht den Eintrag mit den Kontoauszügen.",
    ),
    "restriction_lift_reason": (
        "The bank statements show that the invoice was paid on time. We have corrected the entry.",
        "Les extraits bancaires montrent que la facture a été payée à temps. Nous avons corrigé la mention.",
        "De bankafschriften tonen dat de factuur op tijd is betaald. Wij hebben de vermelding verbeterd.",
        "Die Kontoauszüge zeigen, dass die Rechnung rechtzeitig bezahlt wurde. Wir haben den Eintrag berichtigt.",
    ),
    "portable_data": (
        "Your name and your addresses\nYour orders since 2019",
        "Votre nom et vos adresses\nVos commandes depuis 2019",
        "Uw naam en uw adressen\nUw bestellingen sinds 2019",
        "Ihr Name und Ihre Anschriften\nIhre Bestellungen seit 2019",
    ),
    "withheld": (
        "The names of those who received your gifts are left out.",
        "Les noms de ceux qui ont reçu vos cadeaux n'y figurent pas.",
        "De namen van wie uw geschenken heeft gekregen, zijn weggelaten.",
        "Die Namen derer, die Ihre Geschenke erhalten haben, fehlen.",
    ),
    "reason": (
        "the firm no longer exists", "la société n'existe plus", "het bedrijf bestaat niet meer",
        "die Firma besteht nicht mehr",
    ),
}  # fmt: skip

_FIELDS = {
    "not_identifiable": ("unidentifiable", "identifying_facts"),
    "rectification_done": ("corrections", "supplement"),
    "erasure_done": ("erased_data", "erasure_backups", "erasure_kept", "outcome_reason", "granted_part"),
    "restriction_imposed": ("restriction_scope", "restriction_allows"),
    "restriction_lift": ("restriction_scope", "restriction_lift_reason"),
    "portability_cover": ("portable_data", "withheld"),
}
_RESTRICTED = {
    "rights": (Right.RESTRICTION,),
    "restriction_ground": RestrictionGround.ACCURACY,
    "restricted_on": date(2026, 3, 6),
}
_FACTS: dict[str, dict[str, object]] = {
    "not_identifiable": {"rights": (Right.ACCESS, Right.ERASURE, Right.MARKETING_OBJECTION)},
    "nothing_held": {"holds_data": False, "outcome": Outcome.NOTHING_HELD, "destroy_on": date(2029, 3, 5)},
    "rectification_done": {"rights": (Right.RECTIFICATION,), "outcome": Outcome.GRANTED, "corrected_on": DONE},
    "erasure_done": {
        "rights": (Right.ERASURE,),
        "outcome": Outcome.PARTLY,
        "refused_rights": (Right.ERASURE,),
        "refusal_grounds": (RefusalGround.LEGAL_OBLIGATION,),
        "erasure_ground": ErasureGround.CONSENT_WITHDRAWN,
        "erasure_done_on": DONE,
    },
    "restriction_imposed": {**_RESTRICTED, "outcome": Outcome.GRANTED, "restriction_review_on": date(2026, 5, 4)},
    "restriction_lift": {**_RESTRICTED, "restriction_lift_on": LIFTED},
    "portability_cover": {
        "rights": (Right.PORTABILITY,),
        "outcome": Outcome.GRANTED,
        "portable_format": "CSV",
        "transmitted_to": "Nordlicht Versand",
        "transmitted_on": DONE,
    },
}
OPERATIONS = {
    "rectification_done": Operation.RECTIFIED,
    "erasure_done": Operation.ERASED,
    "restriction_imposed": Operation.RESTRICTED,
    "restriction_lift": Operation.RESTRICTED,
}
STOPPED = Suppression(id=1, digest="0" * 64, channel=SuppressionChannel.EMAIL, from_case=1, since=DONE)


def in_words(key: str, language: str) -> str:
    """Return one of these texts in a language."""
    return _TEXTS[key][("en", "fr", "nl", "de").index(language)]


def done_answers(key: str, language: str) -> dict[str, object]:
    """Return what the case needs for one of these letters."""
    return {**_FACTS.get(key, {}), **{name: in_words(name, language) for name in _FIELDS.get(key, ())}}


def done_beside(key: str, language: str) -> dict[str, object]:
    """Return what stands beside the case: the recipients told, and the entry on the suppression list."""
    operation = OPERATIONS.get(key)
    parts: dict[str, object] = {"suppressions": (STOPPED,)} if key in {"erasure_done", "nothing_held"} else {}
    return parts | {"notices": notices(operation, language)} if operation else parts


def notices(operation: Operation, language: str) -> tuple[RecipientNotice, ...]:
    """Return one recipient who was told and confirmed it, and one who could not be told."""
    confirmed = {"told_on": DONE, "confirmed_on": date(2026, 3, 16)}
    return (
        RecipientNotice(id=1, recipient=1, name="Nordlys AB", operation=operation, **confirmed),
        RecipientNotice(id=2, name="Mailstream BV", operation=operation, not_told_reason=in_words("reason", language)),
    )
