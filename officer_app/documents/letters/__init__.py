"""The one list of letters, and the writing of one: facts first, then wording, then pages."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from officer_app.documents.blocks import Text
from officer_app.documents.letter import Letter, as_draft, render_letter, text_of, title_of
from officer_app.documents.letters import (
    access_response,
    acknowledgement,
    automated_decision,
    breach_letter,
    breach_notification,
    clarification_request,
    consent_withdrawal,
    disclosure_reply,
    erasure_done,
    extension,
    fee_notice,
    forward_to_client,
    forwarded_notice,
    identity_request,
    instruction,
    letterhead,
    marketing_confirmation,
    not_identifiable,
    not_ours,
    nothing_held,
    objection_rejected,
    objection_upheld,
    portability_cover,
    question_answered,
    recipient_notice,
    rectification_done,
    refusal,
    restriction_imposed,
    restriction_lift,
    sub_processor_objection,
)
from officer_app.documents.letters.duties_told import untold_duties
from officer_app.documents.letters.lint import Finished, look_over
from officer_app.documents.letters.own_wording import NO_WORDINGS, wording_for
from officer_app.documents.letters.text_remarks import TextRemark, remarks_of
from officer_app.documents.letters.writing import Fact, LetterType, WritingAbout, begin, begin_about
from officer_app.documents.wording import Worded, Wordings, fill
from officer_app.domain.errors import NotFound
from officer_app.domain.matter import Matter
from officer_app.domain.words import Sentence

LETTERS: dict[str, LetterType] = {
    each.key: each
    for each in (
        acknowledgement.TYPE,
        identity_request.TYPE,
        not_identifiable.TYPE,
        clarification_request.TYPE,
        extension.TYPE,
        access_response.TYPE,
        nothing_held.TYPE,
        rectification_done.TYPE,
        erasure_done.TYPE,
        restriction_imposed.TYPE,
        restriction_lift.TYPE,
        portability_cover.TYPE,
        refusal.TYPE,
        marketing_confirmation.TYPE,
        objection_upheld.TYPE,
        objection_rejected.TYPE,
        consent_withdrawal.TYPE,
        automated_decision.TYPE,
        fee_notice.TYPE,
        not_ours.TYPE,
        question_answered.TYPE,
        forward_to_client.TYPE,
        forwarded_notice.TYPE,
        recipient_notice.TYPE,
        instruction.SEARCH,
        instruction.ERASE,
        instruction.CHASE,
        sub_processor_objection.TYPE,
        disclosure_reply.TYPE,
        breach_letter.TYPE,
        breach_notification.TYPE,
    )
}

_ABOUT_A_PERSON = frozenset({"case", "breach"})
"""What the letters are about that go to people; the others ask things of organisations."""

EDITED = "edited"
"""What the version of a wording says of a letter whose text was changed by hand."""


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A finished letter: its pages, its words, to whom it goes, and whether something was missing."""

    pdf: bytes
    letter: Letter
    draft: bool
    missing: tuple[Fact, ...]
    subject: str
    text: str
    language: str
    template_version: str
    recipient: str
    email: str
    worded: Worded
    warnings: tuple[Sentence, ...] = field(default=())


def letter_types() -> tuple[LetterType, ...]:
    """Return the kinds of letters in the order in which a case needs them."""
    return tuple(LETTERS.values())


def letter_type(key: str) -> LetterType:
    """Return one kind of letter; raises `NotFound` naming those that exist."""
    if key not in LETTERS:
        raise NotFound("There is no letter {key}; there are: {known}.", key=key, known=list(LETTERS))
    return LETTERS[key]


def _begun(kind: LetterType, file: Any, language: str, today: date) -> WritingAbout[Any]:
    if kind.head:
        return begin_about(file, kind.head, language=language, today=today)
    return begin(file, language=language, today=today, brings_data=kind.brings_data, to_client=kind.to_client)


def letter_facts(key: str, file: Matter, language: str, today: date) -> tuple[Fact, ...]:
    """Return what a letter needs, there or missing, before it is written; raises `NotFound` for an unknown kind."""
    kind = letter_type(key)
    return kind.facts(_begun(kind, file, language, today))


def write_letter(
    key: str,
    file: Matter,
    *,
    language: str,
    today: date,
    head: str = "",
    draft: bool | None = None,
    wordings: Wordings = NO_WORDINGS,
    edited: Worded | None = None,
) -> WrittenLetter:
    """Write a letter; it is a draft where a required fact is missing or a draft is asked for.

    `head` is the digest of the register's history, printed short at the foot of each page. `wordings` are the
    officer's own, `edited` is the text of this one letter as she changed it. Raises `NotFound` for an unknown kind
    and `WordingProblem` where a wording is broken.
    """
    kind = letter_type(key)
    writing = _begun(kind, file, language, today)
    source = wording_for(kind, writing.words.language, wordings)
    worded = edited or fill(source, kind.values(writing))
    letter = letterhead.compose(kind, writing, worded, head)
    missing = tuple(fact for fact in kind.facts(writing) if fact.is_missing)
    is_draft = bool(missing) or bool(draft)
    if is_draft:
        letter = as_draft(letter, writing.words("letter.draft"))
    return WrittenLetter(
        pdf=render_letter(letter),
        letter=letter,
        draft=is_draft,
        missing=missing,
        subject=title_of(letter),
        text=text_of(letter),
        language=letter.language,
        template_version=f"{source.version} {EDITED}" if edited else source.version,
        recipient=writing.to.name,
        email=writing.to.email,
        worded=worded,
        warnings=_warnings(kind, letter, file),
    )


def look_over_text(
    key: str,
    file: Matter,
    *,
    language: str,
    today: date,
    wordings: Wordings = NO_WORDINGS,
    edited: Worded | None = None,
) -> tuple[TextRemark, ...]:
    """Return what stands beside a letter's text to be looked at again, without drawing its pages.

    Of a text that the officer changed also the duties that it no longer tells, and which remarks her hand made.
    """
    kind = letter_type(key)
    writing = _begun(kind, file, language, today)
    source, values = wording_for(kind, writing.words.language, wordings), kind.values(writing)

    def warned(worded: Worded) -> tuple[Sentence, ...]:
        return _warnings(kind, letterhead.compose(kind, writing, worded, ""), file)

    before = warned(fill(source, values))
    if edited is None:
        return remarks_of(before, before)
    return remarks_of(warned(edited), before, untold_duties(source, values, edited, writing.words.language))


def _warnings(kind: LetterType, letter: Letter, file: Any) -> tuple[Sentence, ...]:
    to_person = not kind.to_client and not kind.is_form and kind.about in _ABOUT_A_PERSON
    finished = Finished(kind.key, letter.language, (Text(letter.subject), *letter.blocks), to_person)
    return look_over(finished, file if kind.about == "case" else None)
