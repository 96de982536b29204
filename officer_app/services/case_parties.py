"""Who else belongs to a case: the client whose data they are, the addresses left alone, the recipients told."""

from dataclasses import replace

from officer_app.domain.agreement import Agreement
from officer_app.domain.case import Case
from officer_app.domain.client import Client
from officer_app.domain.fields import is_empty
from officer_app.domain.forwarding import Contracts, contracts_among
from officer_app.domain.organisation import Organisation
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.suppression import Suppression, digests_of
from officer_app.services.register import Reader, Register, Work


def contracts_of(reader: Register | Reader) -> Contracts:
    """Return every client with what is agreed about forwarding."""
    return contracts_among(reader.all(Client), reader.all(Agreement))


def with_client(work: Work, case: Case) -> Case:
    """Name the client as the register does, where the case only points to it: lists and searches read the name."""
    if case.client_record is None or not is_empty(case.client):
        return case
    found = work.all(Client, id=case.client_record)
    return replace(case, client=found[0].name) if found else case


def suppressions_of(reader: Register | Reader, organisation: Organisation, case: Case) -> tuple[Suppression, ...]:
    """Return the entries of the suppression list that stop marketing to the person of a case, made by it or before.

    Whatever is asked: they remain of somebody whose data are erased, and are held about somebody otherwise unknown.
    """
    found = {each.id: each for each in reader.all(Suppression, from_case=case.id)}
    for address in (case.subject_email, *case.subject_other_emails, case.subject_phone):
        for digest in digests_of(organisation, address):
            found |= {each.id: each for each in reader.all(Suppression, digest=digest)}
    return tuple(each for each in found.values() if each.retired_on is None)


def notices_of(reader: Register | Reader, case_id: int) -> tuple[RecipientNotice, ...]:
    """Return what recipients were told of a case (GDPR Art. 19), each under the name that the register has for it."""
    return tuple(_named(reader, each) for each in reader.all(RecipientNotice, case_id=case_id))


def _named(reader: Register | Reader, notice: RecipientNotice) -> RecipientNotice:
    if notice.recipient is None:
        return notice
    return replace(notice, name=reader.get(Recipient, notice.recipient).name)
