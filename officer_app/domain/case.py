"""A data subject case: what a person asked, and the stages through which the answer goes."""

from dataclasses import dataclass
from datetime import date, datetime

from officer_app.domain import fields
from officer_app.domain.errors import MoveNotAllowed
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import (
    AnswerTo,
    Channel,
    ErasureGround,
    ExtensionReason,
    LateReason,
    Outcome,
    Relation,
    RestrictionGround,
    Retention,
    Right,
    Role,
    Salutation,
    Stage,
    SubjectCategory,
)


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case; several rights may be asked in it, for the data subject by herself or by somebody else."""

    id: int | None = None
    reference: str = fields.text("Reference", limit=40, in_form=False)
    stage: Stage = fields.choice("Stage", Stage, Stage.RECEIVED, in_form=False)

    # The request
    rights: tuple[Right, ...] = fields.several("What is asked", Right, required=True, group="Request",
        missing="Choose what is asked.")
    other_request: str = fields.text("What else is asked", group="Request",
        help="In a few words, in the language of the answer: the acknowledgement repeats them.")
    received_on: date | None = fields.day("Received on", required=True, group="Request",
        missing="Enter the day on which the request was received.",
        help="The day on which it reached the organisation by any official way; that day starts the month.")
    received_note: str = fields.text("Why that day", group="Request",
        help="Where it was received on another day than it was recorded, or the day was changed.")
    channel: Channel = fields.choice("How it came", Channel, Channel.EMAIL, group="Request")
    dated_on: date | None = fields.day("Dated", group="Request", help="The date that the letter itself bears.")
    language: str = fields.language("Language of the request", group="Request", help="The answer is in this language.")
    request_text: str = fields.text("What was written", long=True, personal=True, group="Request")
    period_from: date | None = fields.day("Data from", group="Request")
    period_to: date | None = fields.day("Data until", group="Request")
    title: str = fields.text("Title", group="Request", personal=True, help="A few words, for the list.")
    external_reference: str = fields.text("Their reference", group="Request")
    notice_version: str = fields.text("Privacy notice, where it is not in the register", group="Request")
    notice: int | None = fields.link("Privacy notice in force at receipt", "notice_version", group="Request")

    # The data subject
    subject_name: str = fields.text("Name", required=True, personal=True, group="Data subject",
        missing="Enter the name of the person.")
    subject_salutation: Salutation = fields.choice("Salutation", Salutation, Salutation.NEUTRAL, group="Data subject")
    subject_aliases: tuple[str, ...] = fields.lines("Other names", personal=True, group="Data subject")
    subject_email: str = fields.email("E-mail", personal=True, group="Data subject")
    subject_other_emails: tuple[str, ...] = fields.lines("Other e-mail addresses", personal=True, group="Data subject",
        help="One a line. The search finds the person under each of them.")
    subject_phone: str = fields.text("Telephone", personal=True, group="Data subject")
    subject_address: str = fields.text("Postal address", long=True, limit=500, personal=True, group="Data subject",
        help="As on an envelope, without the name.")
    subject_country: str = fields.country("Country", group="Data subject")
    subject_birth_date: date | None = fields.day("Date of birth", personal=True, group="Data subject",
        help="Only where it is needed to find or to tell people apart.")
    subject_category: SubjectCategory = fields.choice("Is to us", SubjectCategory, SubjectCategory.CONTACT,
        group="Data subject")
    identifiers: tuple[str, ...] = fields.lines("Identifiers to search with", personal=True, group="Data subject",
        help="One a line: customer number 4711, cookie ID, another address.")

    # Somebody asks for the data subject
    requester_name: str = fields.text("Representative", personal=True, group="Representative",
        help="Only where somebody else writes for the data subject.")
    requester_organisation: str = fields.text("Organisation", group="Representative")
    requester_relation: Relation | None = fields.choice("Relation", Relation, group="Representative")
    requester_email: str = fields.email("E-mail", personal=True, group="Representative")
    requester_address: str = fields.text("Postal address", long=True, limit=500, personal=True, group="Representative")
    authority_document: str = fields.text("Proof of authority", group="Representative",
        help="Which document was seen and when; never the document itself.")
    answer_to: AnswerTo = fields.choice("Answer goes to", AnswerTo, AnswerTo.SUBJECT, group="Representative",
        help="Somebody else receives the letter with the data; all other letters go to whoever asks.")
    receiver_name: str = fields.text("Receiver", personal=True, group="Representative",
        help="Only where the person wants the answer to go to somebody else.")
    receiver_email: str = fields.email("E-mail of the receiver", personal=True, group="Representative")
    receiver_address: str = fields.text("Postal address of the receiver", long=True, limit=500, personal=True,
        group="Representative")

    # Our part
    role: Role = fields.choice("We act as", Role, Role.CONTROLLER, group="Our part")
    client: str = fields.text("Client", group="Our part", help="For whom we hold the data, where we are the processor.")
    client_record: int | None = fields.link("Client in the register", "client", group="Our part")
    forwarded_on: date | None = fields.day("Forwarded to the client on", group="Our part")
    client_instruction: str = fields.text("Instruction of the client", long=True, group="Our part")
    owner: str = fields.text("Handled by", group="Our part")
    labels: tuple[str, ...] = fields.lines("Labels", group="Our part")
    notes: str = fields.text("Notes", long=True, personal=True, group="Our part")
    reminder_of: int | None = fields.link("Reminder of", "case", group="Our part",
        help="A reminder starts no new month; it belongs to the first request.")
    duplicate_of: int | None = fields.link("Duplicate of", "case", group="Our part")
    related: tuple[int, ...] = fields.links("Related cases", "case", group="Our part")

    # Triage
    is_complete: bool | None = fields.flag("Is the request clear and complete?", default=None, group="Triage")
    is_legitimate_requester: bool | None = fields.flag("May this person ask?", default=None, group="Triage")
    is_legitimate_request: bool | None = fields.flag("Is it a request under the GDPR?", default=None, group="Triage")
    is_excessive: bool = fields.flag("Manifestly unfounded or excessive", group="Triage",
        help="The controller has to prove it (Art. 12(5)); a first request or a yearly one hardly ever is.")
    excessive_reason: str = fields.text("Why unfounded or excessive", long=True, group="Triage")
    fee_proposed: str = fields.text("Fee proposed", group="Triage")

    # The search and the answer
    activities: tuple[int, ...] = fields.links("Processing that concerns this person", "activity", group="Answer")
    holds_data: bool | None = fields.flag("Do we hold data about this person?", default=None, group="Answer")
    source_note: str = fields.text("Where this person's data come from", long=True, personal=True, group="Answer",
        help="Only where it differs from the activity; in the language of the answer.")
    data_summary: str = fields.text("The data, where they fit in the letter", long=True, personal=True, group="Answer")
    withheld: str = fields.text("Withheld or made unreadable, and why", long=True, group="Answer")
    clarification_overview: str = fields.text("What we process, to help the person choose", long=True, group="Answer")
    pages_final: int | None = fields.number("Pages given", group="Answer")
    pages_exempt: int | None = fields.number("Pages withheld", group="Answer")
    answer_channel: Channel | None = fields.choice("Answered by", Channel, group="Answer")
    recipients_told_on: date | None = fields.day("Recipients told on (Art. 19)", group="Answer")

    # More time
    extension_reason: ExtensionReason | None = fields.choice("Reason for more time", ExtensionReason, group="Extension")
    extension_details: str = fields.text("Why, for this request", long=True, group="Extension",
        help="What makes it complex or which requests are many; not that the team is busy.")
    extension_notified_on: date | None = fields.day("Person told on", group="Extension", in_form=False)

    # Decision
    outcome: Outcome | None = fields.choice("Outcome", Outcome, group="Decision")
    outcome_reason: str = fields.text("Reasons, to the person", long=True, group="Decision")
    refused_rights: tuple[Right, ...] = fields.several("Refused", Right, group="Decision")
    refusal_grounds: tuple[RefusalGround, ...] = fields.several("Grounds", RefusalGround, group="Decision")
    granted_part: str = fields.text("What is granted all the same", long=True, group="Decision")
    reviewed_by: str = fields.text("Reviewed by", group="Decision")
    reviewed_on: date | None = fields.day("Reviewed on", group="Decision")
    approved_by: str = fields.text("Approved by", group="Decision")
    approved_on: date | None = fields.day("Approved on", group="Decision")
    late_reason: LateReason | None = fields.choice("Why late", LateReason, group="Decision")
    late_note: str = fields.text("Lateness explained", group="Decision")

    # Restriction
    restriction_ground: RestrictionGround | None = fields.choice("Ground", RestrictionGround, group="Restriction")
    restricted_on: date | None = fields.day("Restricted since", group="Restriction")
    restriction_allows: str = fields.text("What stays allowed", group="Restriction")
    restriction_systems: str = fields.text("Systems flagged", group="Restriction")
    restriction_review_on: date | None = fields.day("Look again on", group="Restriction")
    restriction_told_on: date | None = fields.day("Told before lifting on", group="Restriction")
    restriction_lifted_on: date | None = fields.day("Lifted on", group="Restriction")

    restriction_scope: str = fields.text("Which data are restricted", long=True, limit=5_000, group="Restriction",
        help="In the language of the answer: the letter repeats it.")
    restriction_lift_on: date | None = fields.day("To be lifted on", group="Restriction",
        help="The person is told before that day (Art. 18(3)).")
    restriction_lift_reason: str = fields.text("Why it is lifted", long=True, limit=5_000, group="Restriction")

    # What was done for each right: texts in the language of the answer, which the letters repeat
    corrections: str = fields.text("What was corrected", long=True, limit=20_000, personal=True, group="Rectification",
        help="One a line: what stood there, and what stands there now.")
    corrected_on: date | None = fields.day("Corrected on", group="Rectification")
    supplement: str = fields.text("Statement added", long=True, limit=20_000, personal=True, group="Rectification",
        help="Where the person asked for a supplementary statement (Art. 16).")
    erased_data: str = fields.text("What was erased", long=True, limit=20_000, personal=True, group="Erasure")
    erasure_ground: ErasureGround | None = fields.choice("Ground", ErasureGround, group="Erasure")
    erasure_done_on: date | None = fields.day("Erased from the systems on", group="Erasure")
    erasure_backups: str = fields.text("What happens in the backups", long=True, limit=5_000, group="Erasure")
    erasure_kept: str = fields.text("What is kept all the same", long=True, limit=5_000, group="Erasure",
        help="With the exception of Art. 17(3) among the grounds of the decision; a suppression entry needs none.")
    portable_data: str = fields.text("Which data are handed over", long=True, limit=5_000, group="Portability",
        help="What the person gave, on consent or contract, processed by automated means (Art. 20(1)).")
    portable_format: str = fields.text("Format", group="Portability", help="CSV, JSON or XML; a PDF is none.")
    transmitted_to: str = fields.text("Handed directly to", group="Portability",
        help="Another controller, where the person asked for it (Art. 20(2)).")
    transmitted_on: date | None = fields.day("Handed over on", group="Portability")
    stopped_processing: str = fields.text("What we stopped", long=True, limit=5_000, group="Objection")
    stopped_on: date | None = fields.day("Stopped on", group="Objection")
    withdrawn_consent: str = fields.text("Consent to what", long=True, limit=5_000, group="Withdrawal of consent")
    consent_ended_on: date | None = fields.day("Ended on", group="Withdrawal of consent")
    decision_about: str = fields.text("Which decision", long=True, limit=5_000, group="Automated decision")
    decision_reviewer: str = fields.text("Looked at again by", group="Automated decision",
        help="A person with the power to change it (Art. 22(3)).")
    decision_view: str = fields.text("What the person said about it", long=True, limit=20_000, personal=True,
        group="Automated decision")
    decision_result: str = fields.text("Result", long=True, limit=5_000, group="Automated decision")
    decision_reviewed_on: date | None = fields.day("Looked at again on", group="Automated decision")
    fee_reason: str = fields.text("How the fee was reckoned", long=True, limit=5_000, group="Fee",
        help="The administrative costs of this request; no overhead, no profit (Art. 12(5)).")
    fee_answer_by: date | None = fields.day("Answer about the fee by", group="Fee")
    unidentifiable: str = fields.text("Why we cannot tell who is meant", long=True, limit=5_000, group="Identification",
        help="Art. 11(2): which data we hold, and why they do not lead to this person.")
    identifying_facts: str = fields.text("What would help us", long=True, limit=5_000, group="Identification")
    answer_text: str = fields.text("Answer to the question", long=True, limit=50_000, personal=True, group="Answer",
        help="In the language of the person: the letter consists of it.")
    responsible_party: str = fields.text("Who is responsible instead", long=True, limit=2_000, group="Answer",
        help="Where the request is not ours: to whom the person can turn, with the address.")

    # The course of the case, set by its verbs
    logged_at: datetime | None = fields.instant("Recorded", in_form=False)
    acknowledged_on: date | None = fields.day("Acknowledged on", in_form=False)
    answered_on: date | None = fields.day("Answered on", in_form=False)
    closed_on: date | None = fields.day("Closed on", in_form=False)
    reopened_on: date | None = fields.day("Reopened on", in_form=False)
    retention: Retention = fields.choice("Case file", Retention, Retention.NOT_SET, group="Retention")
    retention_reason: str = fields.text("Why kept that long", group="Retention")
    destroy_on: date | None = fields.day("Destroy on", group="Retention")
    erased_on: date | None = fields.day("Erased on", in_form=False)
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


ALLOWED_MOVES: dict[Stage, tuple[Stage, ...]] = {
    Stage.RECEIVED: (Stage.ACCEPTED, Stage.IDENTITY_PENDING, Stage.CLARIFICATION_PENDING, Stage.CLOSED),
    Stage.IDENTITY_PENDING: (Stage.ACCEPTED, Stage.CLARIFICATION_PENDING, Stage.READY, Stage.CLOSED),
    Stage.CLARIFICATION_PENDING: (Stage.ACCEPTED, Stage.IDENTITY_PENDING, Stage.READY, Stage.CLOSED),
    Stage.ACCEPTED: (
        Stage.COLLECTING, Stage.REVIEW, Stage.READY,
        Stage.IDENTITY_PENDING, Stage.CLARIFICATION_PENDING, Stage.CLOSED,
    ),
    Stage.COLLECTING: (Stage.REVIEW, Stage.READY, Stage.IDENTITY_PENDING, Stage.CLARIFICATION_PENDING, Stage.CLOSED),
    Stage.REVIEW: (Stage.READY, Stage.COLLECTING, Stage.CLOSED),
    Stage.READY: (Stage.ANSWERED, Stage.REVIEW, Stage.CLOSED),
    Stage.ANSWERED: (Stage.CLOSED, Stage.REVIEW),
    Stage.CLOSED: (Stage.REVIEW,),
}  # fmt: skip

OPEN_STAGES = tuple(stage for stage in Stage if stage not in {Stage.ANSWERED, Stage.CLOSED})

WITHOUT_ANSWER = (Outcome.WITHDRAWN, Outcome.FORWARDED, Outcome.DUPLICATE, Outcome.NOT_OURS)
"""Outcomes with which a case may be closed although nothing was decided on the request itself."""


def is_open(case: Case) -> bool:
    """Tell whether somebody still waits for an answer in this case."""
    return case.stage in OPEN_STAGES and case.retired_on is None


ANSWERING = (Stage.READY, Stage.ANSWERED)
"""The stages in which we answer ourselves; a request that belongs to a client never gets there."""


def allowed_moves(case: Case) -> tuple[Stage, ...]:
    """Return the stages to which a case can go; a client's request is forwarded and closed, never answered by us."""
    moves = ALLOWED_MOVES[case.stage]
    return tuple(each for each in moves if each not in ANSWERING) if case.role is Role.PROCESSOR else moves


def next_stage(case: Case) -> Stage | None:
    """Return the stage that usually follows, for the one filled button; None where the case is at its end."""
    if case.stage is Stage.CLOSED:
        return None
    return Stage.CLOSED if case.role is Role.PROCESSOR else ALLOWED_MOVES[case.stage][0]


def check_move(case: Case, to: Stage) -> None:
    """Raise `MoveNotAllowed` where the case cannot go to that stage; the identity gate is asked apart."""
    if case.role is Role.PROCESSOR and to in ANSWERING:
        raise MoveNotAllowed(
            "We hold these data for {client}, and only the client answers. Forward the request, then close the case.",
            client=case.client,
            source="GDPR Art. 28(3)(e)",
        )
    if to not in allowed_moves(case):
        raise MoveNotAllowed(
            "A case that is {stage} cannot become {to}; it can become: {allowed}.",
            stage=case.stage,
            to=to,
            allowed=allowed_moves(case),
        )
    check_outcome(case, to)


def check_outcome(case: Case, stage: Stage) -> None:
    """Raise `MoveNotAllowed` where a case with this outcome cannot be, or remain, answered or closed."""
    has_answer = case.stage is Stage.ANSWERED or case.answered_on is not None
    if stage is Stage.ANSWERED and (case.outcome is None or case.outcome in WITHOUT_ANSWER):
        raise MoveNotAllowed("Say first how the request was decided: granted, in part, refused or nothing held.")
    if stage is Stage.CLOSED and case.outcome is None:
        raise MoveNotAllowed("Say first with which outcome the case is closed.")
    if stage is Stage.CLOSED and not has_answer and case.outcome not in WITHOUT_ANSWER:
        raise MoveNotAllowed("The person has no answer yet. Answer first, then close the case.")
