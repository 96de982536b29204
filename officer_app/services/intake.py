"""From a message that came in to a case: read it, guess, let the officer confirm, file everything at once."""

from email.utils import parseaddr
from typing import Any

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message
from officer_app.domain.fields import looks_like_email
from officer_app.domain.folding import fold
from officer_app.domain.vocabulary import AttachmentKind, Channel, Direction
from officer_app.intake.reading import Candidate, read_bytes, read_candidate, read_text
from officer_app.intake.triage import assess_line
from officer_app.services.case_work import insert_attachment, insert_message
from officer_app.services.cases import insert_case, organisation_of
from officer_app.services.register import Register, Work

__all__ = ["Candidate", "assess_line", "open_case_from", "proposed_values", "read_bytes", "read_candidate", "read_text"]


def proposed_values(candidate: Candidate, register: Register) -> dict[str, Any]:
    """Return the facts of a new case as the message suggests them; the officer confirms or corrects."""
    today = register.clock.today()
    values: dict[str, Any] = {
        "rights": candidate.rights,
        "received_on": min(candidate.received_on or today, today),
        "channel": Channel.EMAIL if candidate.sender else Channel.UNKNOWN,
        "language": candidate.language or organisation_of(register).letter_language,
        "request_text": candidate.text,
        "title": candidate.subject[:200],
        "subject_name": candidate.requester.name,
        "requester_name": candidate.requester.on_behalf_by,
        **_addresses(candidate),
    }
    return {name: value for name, value in values.items() if value not in ("", (), None)}


def _addresses(candidate: Candidate) -> dict[str, Any]:
    """Return whose address is whose: where somebody writes for a person, the mail's own is the writer's."""
    written, sent_from = candidate.requester.email, parseaddr(candidate.sender)[1]
    if not candidate.requester.on_behalf_by or not looks_like_email(sent_from):
        return {"subject_email": written}
    return {"subject_email": "" if fold(written) == fold(sent_from) else written, "requester_email": sent_from}


def open_case_from(register: Register, candidate: Candidate, **values: Any) -> Case:
    """Open a case from a message, with the message and its attachments filed, in one transaction.

    `values` win over what the message suggests; raises `ProblemsFound` and then saves nothing.
    """
    with register.change("case.open") as work:
        case = insert_case(work, register, **(proposed_values(candidate, register) | values))
        file_message(work, register, candidate, case)
        return case


def file_message(work: Work, register: Register, candidate: Candidate, case: Case) -> None:
    """File a message with its attachments under a case, within a larger change."""
    message = insert_message(work, _message(candidate, case))
    for file in candidate.attachments:
        facts = {"case_id": case.id, "message_id": message.id, "kind": AttachmentKind.REQUEST}
        insert_attachment(work, register, file, **facts)


def _message(candidate: Candidate, case: Case) -> Message:
    return Message(
        case_id=case.id,
        direction=Direction.IN,
        channel=case.channel,
        written_at=candidate.sent_at,
        received_on=case.received_on,
        sender=candidate.sender[:1_000],
        subject=candidate.subject[:1_000],
        body=candidate.full_text,
        language=case.language,
    )
