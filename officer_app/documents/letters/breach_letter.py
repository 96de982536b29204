"""The letter to the people whom a breach concerns, in plain words (GDPR Art. 34(2))."""

from datetime import date, datetime

from officer_app.documents.letter_words import LetterWords
from officer_app.documents.letters import letterhead
from officer_app.documents.letters.head import Head
from officer_app.documents.letters.writing import Fact, LetterType, WritingAbout, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.addressee import Addressee
from officer_app.domain.breach import BreachRisk
from officer_app.domain.fields import is_empty
from officer_app.domain.matter import BreachFile
from officer_app.domain.words import Sentence

SOURCE = "GDPR Art. 34(2)"
BreachWriting = WritingAbout[BreachFile]


def head(file: BreachFile, words: LetterWords) -> Head:
    """Return the head: to everybody concerned; the address of each comes from outside the register."""
    return Head(Addressee(None, words("matter.people"), "", ""), words("matter.breach", number=file.breach.id or 0))


def facts(writing: BreachWriting) -> tuple[Fact, ...]:
    """Return what Art. 34(2) has the letter say: the nature, the consequences, the measures, whom to ask."""
    breach = writing.file.breach
    people = Sentence("The letter names nobody: put each address into the window, or send it by e-mail.")
    lost = Sentence("{nature}", {"nature": breach.nature}) if breach.nature else Sentence("Choose what was lost.")
    return (
        *letterhead.sender_facts(writing),
        letterhead.authority_fact(writing),
        Fact("addressee", "To whom", True, people, "breach.subject_categories", required=False),
        ours_fact(writing),
        _risk_fact(writing),
        Fact("nature", "What was lost", bool(breach.nature), lost, "breach.nature", checklist=("BRE-1",)),
        _said(writing, "description", "What happened", "Say what happened, in words for the people concerned."),
        _said(writing, "data_concerned", "Which data", "Say which data are concerned."),
        _said(writing, "effects", "Likely consequences", "Say what may follow for the people concerned."),
        _said(writing, "measures_taken", "Measures", "Say what was done against it."),
    )


def values(writing: BreachWriting) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    breach, words = writing.file.breach, writing.words
    zone, organisation = writing.file.zone, writing.file.organisation
    return {
        **letterhead.outside_values(writing),
        **letterhead.authority_values(writing),
        "aware_on": writing.day_or_missing("aware_at", local_day(breach.aware_at, writing)),
        "nature": tuple(words(f"breach_nature.{each.value}") for each in breach.nature) or writing.missing("nature"),
        "description": writing.or_missing("description", breach.description),
        "data_concerned": writing.or_missing("data_concerned", breach.data_concerned),
        "effects": writing.or_missing("effects", breach.effects),
        "measures_taken": writing.or_missing("measures", breach.measures_taken),
        "has_planned": not is_empty(breach.measures_planned),
        "measures_planned": breach.measures_planned,
        "officer": organisation.name if is_empty(organisation.officer_name) else organisation.officer_name,
        "phone": organisation.officer_phone,
        "has_phone": not is_empty(organisation.officer_phone),
        "notified": breach.notified_at is not None,
        "notified_on": words.day(breach.notified_at.astimezone(zone).date()) if breach.notified_at else "",
    }


def local_day(at: datetime | None, writing: BreachWriting) -> date | None:
    """Return the day of a moment where the organisation is."""
    return at.astimezone(writing.file.zone).date() if at else None


def ours_fact(writing: BreachWriting) -> Fact:
    """Return whether the letter is ours to write: a processor tells its client only (GDPR Art. 33(2))."""
    ours = not writing.file.breach.we_are_processor
    text = (
        "We are the controller."
        if ours
        else "We are the processor: we tell the client, and the client tells everybody else."
    )
    return Fact("ours", "Our part", ours, Sentence(text, source="GDPR Art. 33(2)"), "breach.we_are_processor")


def _risk_fact(writing: BreachWriting) -> Fact:
    high = writing.file.breach.risk is BreachRisk.HIGH
    text = (
        "High risk: the people are told without undue delay."
        if high
        else "No high risk is recorded: this letter is not owed."
    )
    return Fact("risk", "Risk to people", high, Sentence(text, source="GDPR Art. 34(1)"), "breach.risk",
        required=False)  # fmt: skip


def _said(writing: BreachWriting, field: str, label: str, lacks: str) -> Fact:
    return text_fact(field, label, getattr(writing.file.breach, field), lacks=lacks, mends=f"breach.{field}",
        checklist=("BRE-1",), source=SOURCE)  # fmt: skip


TYPE = LetterType("breach_letter", "Breach: letter to people", facts, values, about="breach", head=head)
