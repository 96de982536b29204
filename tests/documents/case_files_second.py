"""What a case says where an objection, a consent, a machine's decision, a fee or a question is answered."""

from datetime import date

from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import Outcome, Right

_STOPPED = {
    "en": "We no longer analyse how often you open our newsletter.",
    "fr": "Nous n'analysons plus combien de fois vous ouvrez notre lettre d'information.",
    "nl": "Wij gaan niet meer na hoe vaak u onze nieuwsbrief opent.",
    "de": "Wir werten nicht mehr aus, wie oft Sie unseren Newsletter öffnen.",
}
_ERASED = {
    "en": "The times at which you opened our newsletters since 14 May 2024.",
    "fr": "Les moments auxquels vous avez ouvert nos lettres d'information depuis le 14 mai 2024.",
    "nl": "De tijdstippen waarop u onze nieuwsbrieven hebt geopend sinds 14 mei 2024.",
    "de": "Die Zeitpunkte, zu denen Sie unsere Newsletter seit dem 14. Mai 2024 geöffnet haben.",
}
_BACKUPS = {
    "en": "Our backups are overwritten within 30 days; until then nobody works with them.",
    "fr": "Nos sauvegardes sont écrasées dans les 30 jours ; d'ici là, personne ne travaille avec elles.",
    "nl": "Onze back-ups worden binnen 30 dagen overschreven; tot dan werkt niemand ermee.",
    "de": "Unsere Sicherungen werden innerhalb von 30 Tagen überschrieben; bis dahin arbeitet niemand damit.",
}
_GROUNDS = {
    "en": "Your account was used three times for orders with stolen cards. We look at the log-ins of such accounts so "
    "that nobody else comes to harm. You wrote that you travel a lot; that explains the places of the log-ins, but "
    "not the orders.",
    "fr": "Votre compte a servi trois fois à des commandes avec des cartes volées. Nous examinons les connexions à de "
    "tels comptes pour que personne d'autre ne subisse de dommage. Vous écrivez que vous voyagez beaucoup ; cela "
    "explique les lieux de connexion, mais pas les commandes.",
    "nl": "Uw account is drie keer gebruikt voor bestellingen met gestolen kaarten. Wij bekijken de aanmeldingen bij "
    "zulke accounts zodat niemand anders schade lijdt. U schrijft dat u veel reist; dat verklaart de plaatsen van de "
    "aanmeldingen, maar niet de bestellingen.",
    "de": "Ihr Konto wurde dreimal für Bestellungen mit gestohlenen Karten verwendet. Wir prüfen die Anmeldungen bei "
    "solchen Konten, damit niemand sonst zu Schaden kommt. Sie schreiben, dass Sie viel reisen; das erklärt die Orte "
    "der Anmeldungen, aber nicht die Bestellungen.",
}
_CONSENT = {
    "en": "Our monthly newsletter by e-mail, on 14 May 2024.",
    "fr": "Notre lettre d'information mensuelle par courriel, le 14 mai 2024.",
    "nl": "Onze maandelijkse nieuwsbrief per e-mail, op 14 mei 2024.",
    "de": "Unseren monatlichen Newsletter per E-Mail, am 14. Mai 2024.",
}
_DECISION = {
    "en": "On 2 March 2026 you were refused payment by invoice.",
    "fr": "Le 2 mars 2026, le paiement sur facture vous a été refusé.",
    "nl": "Op 2 maart 2026 is betaling op factuur u geweigerd.",
    "de": "Am 2. März 2026 wurde Ihnen die Zahlung auf Rechnung verweigert.",
}
_VIEW = {
    "en": "You have paid every invoice since 2019, and the one from 2023 had been lost in the post.",
    "fr": "Vous avez payé toutes vos factures depuis 2019, et celle de 2023 s'était perdue à la poste.",
    "nl": "U hebt sinds 2019 elke factuur betaald, en die van 2023 was in de post verloren gegaan.",
    "de": "Sie haben seit 2019 jede Rechnung bezahlt, und die aus dem Jahr 2023 war auf dem Postweg verloren gegangen.",
}
_REVIEWER = {
    "en": "Marc Janssens, head of accounts",
    "fr": "Marc Janssens, responsable de la comptabilité",
    "nl": "Marc Janssens, hoofd van de boekhouding",
    "de": "Marc Janssens, Leiter der Buchhaltung",
}
_RESULT = {
    "en": "The decision is changed: you can pay by invoice again. The lost invoice no longer counts.",
    "fr": "La décision est modifiée : vous pouvez de nouveau payer sur facture. La facture perdue ne compte plus.",
    "nl": "De beslissing is veranderd: u kunt weer op factuur betalen. De verloren factuur telt niet meer mee.",
    "de": "Die Entscheidung wird geändert: Sie können wieder auf Rechnung zahlen. Die verlorene Rechnung zählt nicht "
    "mehr.",
}
_EXCESSIVE = {
    "en": "You asked for the same data on 2, 9, 16 and 23 February 2026, and nothing in them has changed.",
    "fr": "Vous avez demandé les mêmes données les 2, 9, 16 et 23 février 2026, et rien n'y a changé.",
    "nl": "U hebt op 2, 9, 16 en 23 februari 2026 dezelfde gegevens gevraagd, en daaraan is niets veranderd.",
    "de": "Sie haben am 2., 9., 16. und 23. Februar 2026 dieselben Daten verlangt, und daran hat sich nichts geändert.",
}
_RECKONED = {
    "en": "Half an hour of work in our archive, and the postage.",
    "fr": "Une demi-heure de travail dans nos archives, et le port.",
    "nl": "Een half uur werk in ons archief, en de portkosten.",
    "de": "Eine halbe Stunde Arbeit in unserem Archiv und das Porto.",
}
_AMOUNT = {"en": "EUR 18.50", "fr": "18,50 euros", "nl": "18,50 euro", "de": "18,50 Euro"}
_PARTY = {
    "en": "Nordlys AB, Storgatan 1, 111 22 Stockholm, Sweden: privacy@nordlys.example",
    "fr": "Nordlys AB, Storgatan 1, 111 22 Stockholm, Suède : privacy@nordlys.example",
    "nl": "Nordlys AB, Storgatan 1, 111 22 Stockholm, Zweden: privacy@nordlys.example",
    "de": "Nordlys AB, Storgatan 1, 111 22 Stockholm, Schweden: privacy@nordlys.example",
}
_ANSWER = {
    "en": "Our newsletter is sent by Nordlys AB in Sweden. It has your e-mail address and nothing else.",
    "fr": "Notre lettre d'information est envoyée par Nordlys AB, en Suède. Elle a votre adresse électronique et rien "
    "d'autre.",
    "nl": "Onze nieuwsbrief wordt verstuurd door Nordlys AB in Zweden. Dat bedrijf heeft uw e-mailadres en niets "
    "anders.",
    "de": "Unseren Newsletter versendet Nordlys AB in Schweden. Das Unternehmen hat Ihre E-Mail-Adresse und sonst "
    "nichts.",
}


def second_answers(key: str, language: str) -> dict[str, object]:
    """Return what the case needs for one of these letters."""
    match key:
        case "objection_upheld":
            return {
                "rights": (Right.OBJECTION,),
                "outcome": Outcome.GRANTED,
                "stopped_processing": _STOPPED[language],
                "stopped_on": date(2026, 3, 12),
                **_erased(language),
            }
        case "objection_rejected":
            return {
                "rights": (Right.OBJECTION,),
                "outcome": Outcome.REFUSED,
                "refusal_grounds": (RefusalGround.COMPELLING_GROUNDS,),
                "outcome_reason": _GROUNDS[language],
            }
        case "consent_withdrawal":
            return {
                "rights": (Right.WITHDRAW_CONSENT,),
                "withdrawn_consent": _CONSENT[language],
                "consent_ended_on": date(2026, 3, 6),
            }
        case _:
            return _others(key, language)


def _others(key: str, language: str) -> dict[str, object]:
    match key:
        case "automated_decision":
            return {
                "rights": (Right.AUTOMATED_DECISION,),
                "decision_about": _DECISION[language],
                "decision_view": _VIEW[language],
                "decision_reviewer": _REVIEWER[language],
                "decision_reviewed_on": date(2026, 3, 24),
                "decision_result": _RESULT[language],
            }
        case "fee_notice":
            return {
                "is_excessive": True,
                "excessive_reason": _EXCESSIVE[language],
                "fee_proposed": _AMOUNT[language],
                "fee_reason": _RECKONED[language],
                "fee_answer_by": date(2026, 4, 6),
            }
        case "not_ours":
            return {"holds_data": False, "responsible_party": _PARTY[language]}
        case "question_answered":
            return {"rights": (Right.QUESTION,), "answer_text": _ANSWER[language]}
        case _:
            return {}


def _erased(language: str) -> dict[str, object]:
    return {
        "erased_data": _ERASED[language],
        "erasure_done_on": date(2026, 3, 20),
        "erasure_backups": _BACKUPS[language],
        "recipients_told_on": date(2026, 3, 23),
    }
