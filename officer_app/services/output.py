"""What leaves the register: letters to people, reports, and the sheet with the recovery key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from officer_app.documents.letters import (
    WrittenLetter,
    letter_facts,
    letter_type,
    letter_types,
    look_over_text,
    write_letter,
)
from officer_app.documents.letters.text_remarks import TextRemark
from officer_app.documents.letters.writing import Fact, LetterType
from officer_app.documents.recovery_sheet import recovery_sheet as draw_recovery_sheet
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.correspondence import Message, Pause
from officer_app.domain.forwarding import CLIENT_LETTER, check_letter, may_be_written
from officer_app.domain.matter import Matter
from officer_app.domain.vocabulary import (
    AttachmentKind,
    Channel,
    Direction,
    Outcome,
    PauseReason,
    Right,
    Stage,
)
from officer_app.services.case_work import ask_identity_within, insert_pause
from officer_app.services.cases import extend_within, move_within, organisation_of
from officer_app.services.forwarding import forward_within
from officer_app.services.letter_filing import Filing, MadeLetter, file_letter
from officer_app.services.marketing import confirm_within
from officer_app.services.matter_letters import make_of_matter
from officer_app.services.matters import read_matter
from officer_app.services.register import Register, Work
from officer_app.services.wording import NO_WORDINGS, Worded, Wordings, wordings_of

__all__ = [
    "Fact",
    "LetterType",
    "MadeLetter",
    "TextRemark",
    "WrittenLetter",
    "letter_type",
    "letter_types",
]


_ANSWERED_IN_WORDS = frozenset({Right.QUESTION, Right.COMPLAINT, Right.OTHER})
"""What a letter in the officer's own words answers to the end."""


def letter_types_for(case: Case) -> tuple[LetterType, ...]:
    """Return the kinds of letters that can be written in a case: to a client its request, to a person her answer."""
    return tuple(each for each in letter_types_about("case") if may_be_written(case, each.key))


def letter_types_about(about: str) -> tuple[LetterType, ...]:
    """Return the kinds of letters that are written about records of a type, by its key."""
    return tuple(each for each in letter_types() if each.about == about)


def language_of(file: Matter, key: str) -> str:
    """Return the language in which a letter is written unless another is asked for: of whoever receives it."""
    if not isinstance(file, CaseFile):
        return file.organisation.letter_language
    theirs = file.case.language
    if letter_type(key).to_client:
        theirs = file.client.language if file.client else ""
    return theirs or file.organisation.letter_language


def facts_for(file: Matter, key: str, language: str, today: date) -> tuple[Fact, ...]:
    """Return what a letter needs: what is there, what is missing, and where it is mended."""
    return letter_facts(key, file, language, today)


def preview_letter(
    file: Matter,
    key: str,
    language: str,
    today: date,
    head: str = "",
    *,
    wordings: Wordings = NO_WORDINGS,
    edited: Worded | None = None,
) -> WrittenLetter:
    """Return a letter's pages without recording anything: in the officer's wording, or with the text she changed."""
    return write_letter(key, file, language=language, today=today, head=head, wordings=wordings, edited=edited)


def remarks_on_text(
    file: Matter,
    key: str,
    language: str,
    today: date,
    *,
    wordings: Wordings = NO_WORDINGS,
    edited: Worded | None = None,
) -> tuple[TextRemark, ...]:
    """Return what is to be looked at again in a letter's text; in a changed one also what it no longer tells."""
    return look_over_text(key, file, language=language, today=today, wordings=wordings, edited=edited)


def make_letter(
    register: Register, record_id: int, key: str, language: str = "", *, edited: Worded | None = None
) -> MadeLetter:
    """Make a letter about a case or another record, and keep it there with what follows from sending it.

    A letter with a missing fact is a draft: it is marked on every page and leaves no record. The same letter made
    again on the same day gives the same pages and no second record. Raises `LetterNotAllowed` where we would answer
    a request that only our client may answer. `edited` is the text that the officer changed for this letter alone.
    """
    today, kind = register.clock.today(), letter_type(key)
    file = read_matter(register, kind.about, record_id, today, register.clock.now())
    language = language or language_of(file, key)
    write = partial(preview_letter, wordings=wordings_of(register), edited=edited)
    if not isinstance(file, CaseFile):
        return make_of_matter(register, file, kind, language, partial(write, file, key, language, today))
    check_letter(file.case, key)
    again = _made_before(register, file, write, key, language)
    if again:
        return again
    written = write(file, key, language, today, register.head())
    if written.draft:
        return MadeLetter(written)
    with register.change(f"letter.{key}") as work:
        message = _record(work, register, file, key, language, written)
        _CONSEQUENCES.get(key, _no_consequence)(work, register, file.case)
        return MadeLetter(written, message)


def _made_before(
    register: Register, file: CaseFile, write: Callable[..., WrittenLetter], key: str, language: str
) -> MadeLetter | None:
    today = register.clock.today()
    for message in reversed(file.messages):
        if (message.template, message.language, message.received_on) == (key, language, today):
            digests = {each.digest for each in file.attachments if each.message_id == message.id}
            contents = [register.content(digest) for digest in digests]
            written = write(_as_it_was(file, message), key, language, today, message.register_head)
            if written.pdf in contents:
                return MadeLetter(written, message)
    return None


def _as_it_was(file: CaseFile, message: Message) -> CaseFile:
    """Return the file without what the letter itself left in it."""
    earlier = tuple(each for each in file.messages if (each.id or 0) < (message.id or 0))
    known = tuple(each for each in file.attachments if each.message_id != message.id)
    return replace(file, messages=earlier, attachments=known)


def _record(work: Work, register: Register, file: CaseFile, key: str, language: str, written: WrittenLetter) -> Message:
    case = file.case
    filing = Filing(
        key=key,
        language=language,
        channel=_channel(case, key),
        name=f"{case.reference} {key.replace('_', ' ')} {language}.pdf",
        kind=AttachmentKind.RESPONSE,
        in_reply_to=_answered(file),
    )
    return file_letter(work, register, file, written, filing)


def _channel(case: Case, key: str) -> Channel:
    if letter_type(key).to_client:
        return Channel.EMAIL
    return case.answer_channel or (Channel.POST if case.channel is Channel.POST else Channel.EMAIL)


def _answered(file: CaseFile) -> int | None:
    """Return the latest message that came in: a letter answers it until the officer says otherwise."""
    came = [each for each in file.messages if each.direction is Direction.IN]
    return max(came, key=lambda each: (each.received_on or date.min, each.id or 0)).id if came else None


def _no_consequence(_work: Work, _register: Register, _case: Case) -> None:
    """Leave the case as it is: an answer counts when the officer says that it left."""


def _acknowledged(work: Work, register: Register, case: Case) -> None:
    if case.acknowledged_on is None:
        work.update(replace(case, acknowledged_on=register.clock.today()))


def _identity_asked(work: Work, register: Register, case: Case) -> None:
    ask_identity_within(work, case, register.clock.today())
    if case.stage in {Stage.RECEIVED, Stage.ACCEPTED, Stage.COLLECTING, Stage.CLARIFICATION_PENDING}:
        move_within(work, register, case, Stage.IDENTITY_PENDING)


def _clarification_asked(work: Work, register: Register, case: Case) -> None:
    asked_on = register.clock.today()
    insert_pause(work, Pause(case_id=case.id, reason=PauseReason.CLARIFICATION, asked_on=asked_on))
    if case.stage in {Stage.RECEIVED, Stage.ACCEPTED, Stage.COLLECTING, Stage.IDENTITY_PENDING}:
        move_within(work, register, case, Stage.CLARIFICATION_PENDING)


def _extended(work: Work, register: Register, case: Case) -> None:
    if case.extension_notified_on is None:
        extend_within(work, register, case)


def _marketing_confirmed(work: Work, register: Register, case: Case) -> None:
    confirm_within(work, case, register.clock.today())
    if case.rights == (Right.MARKETING_OBJECTION,):
        _made_ready(work, register, case, Outcome.GRANTED)


def _fee_announced(work: Work, register: Register, case: Case) -> None:
    insert_pause(work, Pause(case_id=case.id, reason=PauseReason.FEE, asked_on=register.clock.today()))


def _question_answered(work: Work, register: Register, case: Case) -> None:
    if set(case.rights) <= _ANSWERED_IN_WORDS:
        _made_ready(work, register, case, Outcome.GRANTED)


def _declined(work: Work, register: Register, case: Case) -> None:
    _made_ready(work, register, case, Outcome.NOT_OURS)


def _made_ready(work: Work, register: Register, case: Case, outcome: Outcome) -> None:
    """Decide a case that this letter ends, and bring it to where only the sending is left; a decision stays."""
    if case.outcome not in {None, outcome}:
        return
    case = work.update(replace(case, outcome=outcome))
    if case.stage in {Stage.RECEIVED, Stage.COLLECTING}:
        case = move_within(work, register, case, Stage.ACCEPTED if case.stage is Stage.RECEIVED else Stage.READY)
    if case.stage is Stage.ACCEPTED:
        move_within(work, register, case, Stage.READY)


def _forwarded(work: Work, register: Register, case: Case) -> None:
    forward_within(work, case, register.clock.today())


def _lifting_told(work: Work, register: Register, case: Case) -> None:
    if case.restriction_told_on is None:
        work.update(replace(case, restriction_told_on=register.clock.today()))


_CONSEQUENCES: dict[str, Callable[[Work, Register, Case], None]] = {
    "acknowledgement": _acknowledged,
    "identity_request": _identity_asked,
    "clarification_request": _clarification_asked,
    "extension": _extended,
    "marketing_confirmation": _marketing_confirmed,
    "restriction_lift": _lifting_told,
    "fee_notice": _fee_announced,
    "not_ours": _declined,
    "question_answered": _question_answered,
    CLIENT_LETTER: _forwarded,
}


def recovery_sheet(register: Register, language: str = "en") -> bytes:
    """Return one printed page with the key that opens the register when the passphrase is lost."""
    return draw_recovery_sheet(
        register.recovery_key(),
        file_name=register.path.name,
        made_on=register.clock.today(),
        organisation=organisation_of(register).name,
        language=language,
    )
