"""The objection to a change of sub-processors: in time, with the grounds, under the agreement (GDPR Art. 28(2))."""

from officer_app.documents.letter_words import LetterWords
from officer_app.documents.letters import letterhead
from officer_app.documents.letters.head import Head
from officer_app.documents.letters.writing import Fact, LetterType, WritingAbout, text_fact
from officer_app.documents.report_words import report_words
from officer_app.documents.wording import Value
from officer_app.domain.addressee import Addressee
from officer_app.domain.agreement import Authorisation
from officer_app.domain.fields import is_empty
from officer_app.domain.matter import ChangeFile
from officer_app.domain.sub_processor import ChangeOutcome
from officer_app.domain.words import Sentence

SOURCE = "GDPR Art. 28(2)"
ChangeWriting = WritingAbout[ChangeFile]
_AGREED = frozenset({ChangeOutcome.ACCEPTED, ChangeOutcome.DEEMED_ACCEPTED, ChangeOutcome.ENGAGED})


def head(file: ChangeFile, words: LetterWords) -> Head:
    """Return the head: to the processor that announced the change."""
    processor, change = file.processor, file.change
    to = Addressee(None, "", "", "")
    if processor:
        contact = processor.contact_name if is_empty(processor.privacy_contact) else processor.privacy_contact
        email = processor.email if is_empty(processor.privacy_email) else processor.privacy_email
        to = Addressee(None, processor.name, email, processor.address, country=processor.country, attention=contact)
    return Head(
        to,
        words("matter.change_notice", number=change.id or 0),
        details=(("your_notice_of", change.told_on),),
        missing="processor",
        lacks="No processor announced this change to us, so there is nobody to object to.",
        mends_name="processor.name" if processor else "change_notice.processor",
        mends_address="processor.address" if processor else "change_notice.processor",
    )


def facts(writing: ChangeWriting) -> tuple[Fact, ...]:
    """Return what the objection needs: what was announced, the grounds, that there is time, the agreement."""
    change, agreement = writing.file.change, writing.file.agreement
    told = Sentence("{day}", {"day": change.told_on}) if change.told_on else Sentence("No day is recorded.")
    return (
        *letterhead.outside_facts(writing),
        text_fact("what", "What changes", change.what, lacks="Say what changes.", mends="change_notice.what",
            checklist=("C2",)),
        Fact("told_on", "Notice of", change.told_on is not None, told, "change_notice.told_on", checklist=("C2",)),
        text_fact("reason", "Why we object", change.reason, mends="change_notice.reason", checklist=("C2",),
            lacks="Say why you object, with the facts of this change.", source=SOURCE),
        _open_fact(writing),
        _in_time(writing),
        text_fact("agreement", "Agreement", agreement.title if agreement else "", mends="change_notice.agreement",
            lacks="The letter names no agreement.", checklist=("C2",), required=False, source=SOURCE),
    )  # fmt: skip


def values(writing: ChangeWriting) -> dict[str, Value]:
    """Return the values for the wording of the objection."""
    change, file, words = writing.file.change, writing.file, writing.words
    agreement, sub = file.agreement, file.sub_processor
    authorisation = agreement.authorisation if agreement else None
    return {
        **letterhead.outside_values(writing),
        "what": writing.or_missing("what", change.what),
        "kind": report_words(words.language).choice(change.kind),
        "told_on": writing.day_or_missing("told_on", change.told_on),
        "has_sub": sub is not None,
        "sub_name": sub.name if sub else "",
        "sub_country": words.country(sub.country) if sub and sub.country else "",
        "has_sub_country": bool(sub and sub.country),
        "has_effect": change.takes_effect_on is not None,
        "takes_effect_on": words.day(change.takes_effect_on) if change.takes_effect_on else "",
        "in_time": change.objection_until is not None and _is_in_time(writing),
        "objection_until": words.day(change.objection_until) if change.objection_until else "",
        "has_agreement": agreement is not None,
        "agreement": agreement.title if agreement else "",
        "specific": authorisation is Authorisation.SPECIFIC,
        "reason": writing.or_missing("reason", change.reason),
    }


def _is_in_time(writing: ChangeWriting) -> bool:
    change = writing.file.change
    objected_on = change.decided_on if change.outcome is ChangeOutcome.OBJECTED else None
    return change.objection_until is None or (objected_on or writing.today) <= change.objection_until


def _open_fact(writing: ChangeWriting) -> Fact:
    outcome = writing.file.change.outcome
    is_open = outcome not in _AGREED
    text = "It was not agreed to." if is_open else "The outcome is {outcome}: whoever agreed cannot object any more."
    return Fact("open", "Still open", is_open, Sentence(text, {"outcome": outcome}), "change_notice.outcome",
        checklist=("C2",))  # fmt: skip


def _in_time(writing: ChangeWriting) -> Fact:
    until = writing.file.change.objection_until
    if until is None:
        note = Sentence("It is not recorded until when we may object.", source=SOURCE)
        return Fact("in_time", "In time", False, note, "change_notice.objection_until", required=False,
            checklist=("C2",))  # fmt: skip
    in_time = _is_in_time(writing)
    text = "In time until {day}." if in_time else "The time ended on {day}: the letter does not say that it is in time."
    return Fact("in_time", "In time", in_time, Sentence(text, {"day": until}, SOURCE), "", required=False,
        checklist=("C2",))  # fmt: skip


TYPE = LetterType("sub_processor_objection", "Objection to a sub-processor", facts, values,
    about="change_notice", head=head)  # fmt: skip
