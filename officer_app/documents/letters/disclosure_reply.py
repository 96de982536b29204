"""The reply to an authority that asks for data: what is given and on which ground, why not, or a question for it."""

from officer_app.documents.letter_words import LetterWords
from officer_app.documents.letters import letterhead
from officer_app.documents.letters.head import Head
from officer_app.documents.letters.writing import Fact, LetterType, WritingAbout, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.addressee import Addressee
from officer_app.domain.disclosure import DisclosureOutcome
from officer_app.domain.fields import is_empty, looks_like_email
from officer_app.domain.law import law_tables
from officer_app.domain.matter import DisclosureFile
from officer_app.domain.words import Sentence

SOURCE = "GDPR Art. 5(2) and 6"
DisclosureWriting = WritingAbout[DisclosureFile]
_GIVES = frozenset({DisclosureOutcome.DISCLOSED, DisclosureOutcome.PART})
_SAYS_WHY = frozenset({DisclosureOutcome.PART, DisclosureOutcome.REFUSED, DisclosureOutcome.CHALLENGED})


def head(file: DisclosureFile, words: LetterWords) -> Head:
    """Return the head: to the authority, to the attention of its officer; its contact is one line."""
    record = file.disclosure
    parts = [part.strip() for part in record.contact.split(",")]
    email = next((part for part in parts if looks_like_email(part)), "")
    to = Addressee(
        None,
        record.authority,
        email,
        "" if email else "\n".join(parts),
        country=record.country,
        attention=record.officer,
    )
    return Head(
        to,
        words("matter.disclosure", number=record.id or 0),
        details=(("your_reference", record.reference), ("your_request_of", record.received_on)),
        missing="asking_authority",
        lacks="Enter the name of the authority.",
        mends_name="disclosure.authority",
        mends_address="disclosure.contact",
    )


def facts(writing: DisclosureWriting) -> tuple[Fact, ...]:
    """Return what the reply needs: the demand, the decision, and what stands behind it."""
    record = writing.file.disclosure
    received = Sentence("{day}", {"day": record.received_on}) if record.received_on else Sentence("No day is recorded.")
    return (
        *letterhead.outside_facts(writing),
        Fact("received_on", "Received on", record.received_on is not None, received, "disclosure.received_on"),
        text_fact("data_asked", "What is asked", record.data_asked, mends="disclosure.data_asked",
            lacks="Say which data the authority asks for."),
        _decision_fact(writing),
        *_ground_facts(writing),
        *_given_facts(writing),
        *_reason_facts(writing),
    )  # fmt: skip


def values(writing: DisclosureWriting) -> dict[str, Value]:
    """Return the values for the wording of the reply."""
    record, words = writing.file.disclosure, writing.words
    outcome = record.outcome
    return {
        **letterhead.outside_values(writing),
        "received_on": writing.day_or_missing("received_on", record.received_on),
        "data_asked": writing.or_missing("data_asked", record.data_asked),
        "asks": _asks(writing),
        "undecided": outcome is DisclosureOutcome.OPEN and not _asks(writing),
        "decision_missing": writing.missing("decision"),
        "gives": outcome in _GIVES,
        "part": outcome is DisclosureOutcome.PART,
        "refuses": outcome is DisclosureOutcome.REFUSED,
        "challenges": outcome is DisclosureOutcome.CHALLENGED,
        "says_why": outcome in _SAYS_WHY,
        "has_instrument": not is_empty(record.instrument),
        "lacks_instrument": is_empty(record.instrument),
        "instrument": record.instrument,
        "has_ground": record.ground is not None,
        "ground": words(f"disclosure_grounds.{record.ground.value}") if record.ground else "",
        "binding": words(f"binding.{record.bindingness.value}"),
        "outside": _is_outside(writing),
        "has_agreement": not is_empty(record.art_48),
        "agreement": record.art_48,
        "data_given": writing.or_missing("data_given", record.data_given),
        "disclosed_on": writing.day_or_missing("disclosed_on", record.disclosed_on),
        "has_channel": not is_empty(record.channel),
        "channel": record.channel,
        "reason": writing.or_missing("reason", record.outcome_reason),
        **_person_values(writing),
    }


def _person_values(writing: DisclosureWriting) -> dict[str, Value]:
    record, words = writing.file.disclosure, writing.words
    silent = not is_empty(record.gag) or record.gag_until is not None
    return {
        "told": record.subject_told_on is not None,
        "told_on": words.day(record.subject_told_on) if record.subject_told_on else "",
        "silent": silent and record.subject_told_on is None,
        "has_gag": not is_empty(record.gag),
        "gag": record.gag,
        "has_gag_until": record.gag_until is not None,
        "gag_until": words.day(record.gag_until) if record.gag_until else "",
        "tells": not silent and record.subject_told_on is None,
    }


def _asks(writing: DisclosureWriting) -> bool:
    """Tell whether the reply is a question: nothing is decided, and no legal basis was named."""
    record = writing.file.disclosure
    return record.outcome is DisclosureOutcome.OPEN and is_empty(record.instrument)


def _is_outside(writing: DisclosureWriting) -> bool:
    country = writing.file.disclosure.country
    return bool(country) and not law_tables().is_inside(country)


def _decision_fact(writing: DisclosureWriting) -> Fact:
    outcome = writing.file.disclosure.outcome
    if _asks(writing):
        note = Sentence("Nothing is decided, and no legal basis is named: the letter asks for it.", source=SOURCE)
        return Fact("decision", "Decision", True, note, "disclosure.outcome")
    decided = outcome is not DisclosureOutcome.OPEN
    note = Sentence("{outcome}", {"outcome": outcome}) if decided else Sentence("Nothing is decided yet.")
    return Fact("decision", "Decision", decided, note, "disclosure.outcome")


def _ground_facts(writing: DisclosureWriting) -> tuple[Fact, ...]:
    """Return what allows us to give data: a ground; outside the EEA an agreement between states (Art. 48)."""
    record = writing.file.disclosure
    if record.outcome not in _GIVES:
        return ()
    known = text_fact("instrument", "Legal basis", record.instrument, mends="disclosure.instrument",
        lacks="Say which law or order the authority relies on.", source=SOURCE)  # fmt: skip
    ground = Sentence("{ground}", {"ground": record.ground}) if record.ground else Sentence("Choose the ground.")
    checked = text_fact("verified_how", "That they are genuine", record.verified_how, mends="disclosure.verified_how",
        lacks="Say how you checked that the authority is genuine.", source="GDPR Art. 32")  # fmt: skip
    facts = (known, Fact("ground", "Ground", record.ground is not None, ground, "disclosure.ground"), checked)
    if not _is_outside(writing):
        return facts
    agreement = text_fact("art_48", "International agreement", record.art_48, mends="disclosure.art_48",
        lacks="An order of a third country counts only on the basis of an international agreement.",
        source="GDPR Art. 48")  # fmt: skip
    return (*facts, agreement)


def _given_facts(writing: DisclosureWriting) -> tuple[Fact, ...]:
    record = writing.file.disclosure
    if record.outcome not in _GIVES:
        return ()
    day = Sentence("{day}", {"day": record.disclosed_on}) if record.disclosed_on else Sentence("No day is recorded.")
    return (
        text_fact("data_given", "What is given", record.data_given, mends="disclosure.data_given",
            lacks="Say which data are handed over.", source="GDPR Art. 5(1)(c)"),
        Fact("disclosed_on", "Given on", record.disclosed_on is not None, day, "disclosure.disclosed_on"),
    )  # fmt: skip


def _reason_facts(writing: DisclosureWriting) -> tuple[Fact, ...]:
    record = writing.file.disclosure
    if record.outcome not in _SAYS_WHY:
        return ()
    return (text_fact("outcome_reason", "Why not", record.outcome_reason, mends="disclosure.outcome_reason",
        lacks="Say why the data, or some of them, are not given.", source=SOURCE),)  # fmt: skip


TYPE = LetterType("disclosure_reply", "Reply to an authority", facts, values, about="disclosure", head=head)
