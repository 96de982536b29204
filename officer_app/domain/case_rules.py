"""What must hold in every case that is kept, whoever writes it and by whichever way."""

from datetime import date, datetime

from officer_app.domain.case import WITHOUT_ANSWER, Case
from officer_app.domain.deadlines import after_months
from officer_app.domain.done_rules import check_done
from officer_app.domain.fields import check_record, is_empty, looks_like_email
from officer_app.domain.refusal import check_refusal, only_withholds
from officer_app.domain.vocabulary import AnswerTo, Outcome, Right, Role
from officer_app.domain.words import Sentence

OLD_AFTER_MONTHS = 120

REFUSING = frozenset({Outcome.REFUSED, Outcome.PARTLY})


def check_case(case: Case, today: date) -> dict[str, Sentence]:
    """Return what is wrong with a case, one sentence for each field; empty where it can be kept."""
    problems = check_record(case)
    for found in (_dates(case, today), _people(case), _part(case), _decision(case), check_done(case)):
        for name, sentence in found.items():
            problems.setdefault(name, sentence)
    return problems


def unlikely_receipt(received_on: date, today: date) -> Sentence | None:
    """Return a question about a day of receipt that is in the future or more than ten years past."""
    if received_on > today:
        return Sentence("{day} is in the future. Correct it, or say why that day.", {"day": received_on})
    if after_months(received_on, OLD_AFTER_MONTHS) < today:
        return Sentence("{day} is more than ten years ago. Correct it, or say why that day.", {"day": received_on})
    return None


def _unlikely(received_on: date, logged_at: datetime | None, today: date) -> Sentence | None:
    """Ask about the day as it was when the case was recorded: neither years nor a wrong clock make it unlikely."""
    logged_on = logged_at.date() if logged_at else today
    earlier, later = min(today, logged_on), max(today, logged_on)
    return unlikely_receipt(received_on, later if received_on > earlier else earlier)


def refused_rights(case: Case) -> tuple[Right, ...]:
    """Return the rights that a decision refuses: those named, or all of them where the whole is refused."""
    if case.outcome is Outcome.REFUSED:
        return case.rights
    return case.refused_rights if case.outcome is Outcome.PARTLY else ()


def _dates(case: Case, today: date) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    if case.received_on:
        unlikely = _unlikely(case.received_on, case.logged_at, today) if is_empty(case.received_note) else None
        if unlikely:
            found["received_on"] = unlikely
        if case.dated_on and case.dated_on > case.received_on:
            found["dated_on"] = Sentence("The letter cannot be dated after the day on which it was received.")
        if case.answered_on and case.answered_on < case.received_on:
            found["answered_on"] = Sentence("The answer cannot be older than the request.")
    if case.period_from and case.period_to and case.period_to < case.period_from:
        found["period_to"] = Sentence("This period ends before it begins.")
    return found


def _people(case: Case) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    wrong = next((each for each in case.subject_other_emails if not looks_like_email(each)), None)
    if wrong is not None:
        found["subject_other_emails"] = Sentence(
            "{line} does not look like one e-mail address: it needs a name, one @ and a domain.", {"line": wrong}
        )
    if case.answer_to is AnswerTo.THIRD and is_empty(case.receiver_name):
        found["receiver_name"] = Sentence("Name the person or the firm to whom the answer goes.")
    return found


def _part(case: Case) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    if case.role is Role.PROCESSOR and is_empty(case.client) and case.client_record is None:
        found["client"] = Sentence("Name the client for whom the data are held.")
    if case.is_excessive and is_empty(case.excessive_reason):
        found["excessive_reason"] = Sentence(
            "Say why: the controller has to prove that a request is unfounded or excessive.",
            source="GDPR Art. 12(5)",
        )
    if case.id is not None and case.id in {case.reminder_of, case.duplicate_of, *case.related}:
        found["related"] = Sentence("A case cannot be linked to itself.")
    return found


def _decision(case: Case) -> dict[str, Sentence]:
    if case.role is Role.PROCESSOR and case.outcome is not None and case.outcome not in WITHOUT_ANSWER:
        return {
            "outcome": Sentence(
                "Only the client decides on a request about its data. Choose one of: {outcomes}.",
                {"outcomes": WITHOUT_ANSWER},
                "GDPR Art. 28(3)(e)",
            )
        }
    if case.outcome not in REFUSING:
        return {}
    found: dict[str, Sentence] = {}
    refused = refused_rights(case)
    if not refused or not set(refused) <= set(case.rights):
        found["refused_rights"] = Sentence("Choose which of the rights asked are refused.")
    grounds = check_refusal(refused, case.refusal_grounds) if refused else None
    if grounds:
        found["refusal_grounds"] = grounds
    elif case.outcome is Outcome.REFUSED:
        partial = only_withholds(refused, case.refusal_grounds)
        found |= {"refusal_grounds": partial} if partial else {}
    if is_empty(case.outcome_reason):
        found["outcome_reason"] = Sentence("Give the person the reasons of the refusal.", source="GDPR Art. 12(4)")
    if case.outcome is Outcome.PARTLY and is_empty(case.granted_part):
        found["granted_part"] = Sentence("Say what is granted all the same.", source="EDPB Guidelines 01/2022 para 193")
    return found
