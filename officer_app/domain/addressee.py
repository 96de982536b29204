"""To whom the letters of a case go."""

from dataclasses import dataclass

from officer_app.domain import fields
from officer_app.domain.case import Case
from officer_app.domain.vocabulary import AnswerTo


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a letter goes, and what she is to the case; without a country the address names it itself.

    `part` is None for our client, the controller: an organisation, with the person in it to whom the letter is shown.
    """

    part: AnswerTo | None
    name: str
    email: str
    address: str
    organisation: str = ""
    country: str = ""
    attention: str = ""


def addressee(case: Case, *, brings_data: bool = False) -> Addressee:
    """Return to whom a letter goes: to whoever asks, and the data to somebody else where the person wants that."""
    if brings_data and case.answer_to is AnswerTo.THIRD:
        return Addressee(AnswerTo.THIRD, case.receiver_name, case.receiver_email, case.receiver_address)
    if case.answer_to is not AnswerTo.SUBJECT and not fields.is_empty(case.requester_name):
        return Addressee(
            AnswerTo.REQUESTER,
            case.requester_name,
            case.requester_email,
            case.requester_address,
            case.requester_organisation,
        )
    return Addressee(
        AnswerTo.SUBJECT, case.subject_name, case.subject_email, case.subject_address, country=case.subject_country
    )
