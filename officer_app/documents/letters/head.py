"""To whom a letter goes, what its reference block says, and which fields mend that: by what the letter is about."""

from dataclasses import dataclass, field
from datetime import date

from officer_app.domain.addressee import Addressee, addressee
from officer_app.domain.case_file import CaseFile
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import AnswerTo, Salutation

_MENDS = {
    AnswerTo.SUBJECT: "case.subject",
    AnswerTo.REQUESTER: "case.requester",
    AnswerTo.THIRD: "case.receiver",
}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a letter; `details` are rows beside our reference, by the key of their words.

    `missing` is the key of the words for a name that is missing, `lacks` the sentence for it; `mends_name` and
    `mends_address` are the fields that mend what is lacking.
    """

    to: Addressee
    reference: str
    details: tuple[tuple[str, str | date | None], ...] = field(default=())
    salutation: Salutation = Salutation.NEUTRAL
    missing: str = "addressee"
    lacks: str = "The person has no name yet."
    mends_name: str = ""
    mends_address: str = ""


def case_head(file: CaseFile, *, brings_data: bool = False, to_client: bool = False) -> Head:
    """Return the head of a letter of a case: to a person, or to the client for whom we hold the data."""
    if to_client:
        return _client_head(file)
    case = file.case
    to = addressee(case, brings_data=brings_data)
    part = to.part or AnswerTo.SUBJECT
    return Head(
        to,
        case.reference,
        details=(("your_reference", case.external_reference), ("your_request_of", case.dated_on or case.received_on)),
        salutation=case.subject_salutation if part is AnswerTo.SUBJECT else Salutation.NEUTRAL,
        mends_name=f"{_MENDS[part]}_name",
        mends_address=f"{_MENDS[part]}_address",
    )


def _client_head(file: CaseFile) -> Head:
    return Head(
        client_addressee(file),
        file.case.reference,
        missing="client",
        lacks="It is not said for which client the data are held.",
        mends_name="client.name" if file.client else "case.client_record",
        mends_address="client.address" if file.client else "case.client_record",
    )


def client_addressee(file: CaseFile) -> Addressee:
    """Return the client of a case: as the register knows it, or only by the name that the case gives it."""
    client = file.client
    if client is None:
        return Addressee(None, file.case.client, "", "")
    contact = client.contact_name if is_empty(client.privacy_contact) else client.privacy_contact
    email = client.email if is_empty(client.privacy_email) else client.privacy_email
    return Addressee(None, client.name, email, client.address, country=client.country, attention=contact)
