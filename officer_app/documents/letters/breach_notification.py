"""The notification of a breach to the authority as a form: every field of GDPR Art. 33(3), the phase, the delay."""

from officer_app.documents.authority import authority_of
from officer_app.documents.letter_words import LetterWords
from officer_app.documents.letters import letterhead
from officer_app.documents.letters.breach_letter import BreachWriting, ours_fact
from officer_app.documents.letters.breach_rows import Rows, tables
from officer_app.documents.letters.head import Head
from officer_app.documents.letters.writing import Fact, LetterType, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.addressee import Addressee
from officer_app.domain.breach import BreachRisk, NotificationStage
from officer_app.domain.breach_phase import is_late, phase_of
from officer_app.domain.breach_rules import clock_of
from officer_app.domain.fields import is_empty
from officer_app.domain.matter import BreachFile
from officer_app.domain.words import Sentence


def head(file: BreachFile, words: LetterWords) -> Head:
    """Return the head: to the authority that the breach names, or else to that of our country."""
    breach = file.breach
    known = authority_of(file.organisation.country, words.language)
    to = Addressee(None, breach.authority, "", "")
    if known and (is_empty(breach.authority) or breach.authority.strip() == known.name):
        to = Addressee(None, known.name, known.email, known.address.replace(", ", "\n"))
    return Head(
        to,
        words("matter.breach", number=breach.id or 0),
        details=(("your_reference", breach.authority_reference),),
        missing="authority",
        lacks="The program does not know the authority of the organisation's country: enter which one is told.",
        mends_name="breach.authority",
    )


def facts(writing: BreachWriting) -> tuple[Fact, ...]:
    """Return what the form needs: some at once, and in the last phase everything (GDPR Art. 33(3) and (4))."""
    breach = writing.file.breach
    to = text_fact("addressee", "To whom", writing.to.name, lacks=writing.head.lacks, mends="breach.authority")
    at = breach.aware_at.astimezone(writing.file.zone) if breach.aware_at else None
    aware = Sentence("{moment}", {"moment": at}) if at else Sentence("No hour is recorded.")
    return (
        *letterhead.sender_facts(writing),
        to,
        ours_fact(writing),
        Fact("aware_at", "Became aware", at is not None, aware, "breach.aware_at"),
        *_delay_facts(writing),
        _risk_fact(writing),
        Fact("nature", "What was lost", bool(breach.nature),
            Sentence("{nature}", {"nature": breach.nature}) if breach.nature else Sentence("Choose what was lost."),
            "breach.nature", checklist=("BRE-1",)),
        *_later_facts(writing),
    )  # fmt: skip


def values(writing: BreachWriting) -> dict[str, Value]:
    """Return the values for the wording of the form: a table for each part."""
    phase = phase_of(writing.file)
    return {
        **letterhead.outside_values(writing),
        "title": writing.or_missing("breach_title", writing.file.breach.title),
        "initial": phase is NotificationStage.INITIAL,
        "follow_up": phase is NotificationStage.FOLLOW_UP,
        "complete": phase is NotificationStage.COMPLETE,
        **tables(Rows(writing)),
    }


def _delay_facts(writing: BreachWriting) -> tuple[Fact, ...]:
    """Return whether the 72 hours are over, and where they are, whether the reasons are there (GDPR Art. 33(1))."""
    breach = writing.file.breach
    clock = clock_of(breach, writing.file.zone)
    if clock is None:
        return ()
    late = is_late(writing.file)
    until = {"until": clock.notify_by}
    said = Sentence("The 72 hours ended on {until}.", until) if late else Sentence("In time until {until}.", until)
    in_time = Fact("in_time", "Within 72 hours", not late, said, "", required=False)
    if not late:
        return (in_time,)
    why = text_fact("delay_reason", "Why later than 72 hours", breach.delay_reason, mends="breach.delay_reason",
        lacks="A late notification says why.", source="GDPR Art. 33(1)")  # fmt: skip
    return (in_time, why)


def _risk_fact(writing: BreachWriting) -> Fact:
    risk = writing.file.breach.risk
    if risk is BreachRisk.NONE:
        note = Sentence("No risk to people is likely: the authority need not be told.", source="GDPR Art. 33(1)")
        return Fact("risk", "Risk to people", False, note, "breach.risk", required=False)
    note = Sentence("{risk}", {"risk": risk}) if risk else Sentence("It is not judged yet.")
    return Fact("risk", "Risk to people", risk is not None, note, "breach.risk", required=False)


_LATER = (
    ("description", "What happened"),
    ("subject_categories", "Categories of people"),
    ("subject_count", "People, about"),
    ("record_count", "Records, about"),
    ("effects", "Likely consequences"),
    ("measures_taken", "Measures"),
)
"""What Art. 33(3) asks for and may follow in phases (Art. 33(4))."""


def _later_facts(writing: BreachWriting) -> tuple[Fact, ...]:
    last = phase_of(writing.file) is NotificationStage.COMPLETE
    return (*(_later(writing, field, label, last=last) for field, label in _LATER), _categories(writing, last=last))


def _later(writing: BreachWriting, field: str, label: str, *, last: bool) -> Fact:
    value = getattr(writing.file.breach, field)
    text = "" if value is None else str(value)
    return text_fact(field, label, text, mends=f"breach.{field}", checklist=("BRE-1",), required=last,
        lacks="The last notification says it." if last else "It may follow in a later notification.",
        source="GDPR Art. 33(3) and (4)")  # fmt: skip


def _categories(writing: BreachWriting, *, last: bool) -> Fact:
    names = ", ".join(each.name for each in writing.file.categories)
    text = writing.file.breach.data_concerned if is_empty(names) else names
    return text_fact("categories", "Categories of data", text, mends="breach.categories", checklist=("BRE-1",),
        required=last, lacks="The last notification says it." if last else "It may follow in a later notification.",
        source="GDPR Art. 33(3)(a)")  # fmt: skip


TYPE = LetterType("breach_notification", "Breach: notification to the authority", facts, values,
    about="breach", head=head, is_form=True)  # fmt: skip
