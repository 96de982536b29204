"""The answer to an access request where data are held: all of GDPR Art. 15(1)(a) to (h) and 15(2)."""

from officer_app.documents.blocks import Table
from officer_app.documents.letters import access_facts, letterhead
from officer_app.documents.letters.access_facts import chosen_activities, chosen_recipients, copies
from officer_app.documents.letters.writing import LetterType, Writing
from officer_app.documents.wording import Missing, Value
from officer_app.domain.activity import Activity
from officer_app.domain.fields import is_empty
from officer_app.domain.recipient import Recipient
from officer_app.domain.vocabulary import Safeguard

COLUMN_SHARES = (3.0, 2.0, 3.2, 4.0)


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the access response."""
    case = writing.file.case
    return {
        **letterhead.values(writing),
        "holds_data": case.holds_data is True,
        "holds_unknown": case.holds_data is not True,
        "holds_missing": writing.missing("holds_data"),
        "has_withheld": not is_empty(case.withheld),
        "withheld": case.withheld,
        "remedies_wanted": not is_empty(case.withheld),
        **_copy_values(writing),
        **_art_15_values(writing),
        **_recipient_values(writing),
    }


def annexes(writing: Writing) -> tuple[str, ...]:
    """Return the lines under the signature: the files that go with the letter."""
    if not writing.file.case.holds_data:
        return ()
    names = (attachment.name for attachment in copies(writing.file))
    return tuple(writing.words("letter.annex", number=place, name=name) for place, name in enumerate(names, 1))


def _copy_values(writing: Writing) -> dict[str, Value]:
    summary = writing.file.case.data_summary
    files = annexes(writing)
    return {
        "has_annexes": bool(files),
        "annexes": files,
        "has_summary": not is_empty(summary),
        "data_summary": summary,
        "copy_lacks": not files and is_empty(summary),
        "copy_missing": writing.missing("copy"),
    }


def _art_15_values(writing: Writing) -> dict[str, Value]:
    activities = chosen_activities(writing.file)
    note = writing.file.case.source_note
    return {
        "purposes": _texts(writing, activities, "purpose", "purposes"),
        "categories": _texts(writing, activities, "categories", "categories"),
        "retention": _texts(writing, activities, "retention", "retention"),
        "source": _texts(writing, activities, "source", "source") if is_empty(note) else note,
        "automated": not activities or any(activity.automated for activity in activities),
        "logic": _texts(writing, [each for each in activities if each.automated], "logic", "logic"),
    }


def _texts(writing: Writing, activities: list[Activity], field: str, key: str) -> str | tuple[str, ...] | Missing:
    found: dict[str, None] = {}
    for activity in activities:
        text = getattr(activity, field).get(writing.words.language, "")
        if is_empty(text):
            return writing.missing(key)
        lines = text.splitlines() if field == "categories" else [text]
        found.update(dict.fromkeys(line.strip() for line in lines if not is_empty(line)))
    return _alone_or_listed(tuple(found)) or writing.missing(key)


def _alone_or_listed(texts: tuple[str, ...]) -> str | tuple[str, ...]:
    return texts[0] if len(texts) == 1 else texts


def _recipient_values(writing: Writing) -> dict[str, Value]:
    recipients = chosen_recipients(writing.file)
    words = writing.words
    known = bool(chosen_activities(writing.file))
    head = tuple(words(f"table.{column}") for column in ("recipient", "country", "purpose", "safeguard"))
    rows = tuple(_row(writing, recipient) for recipient in recipients)
    outside = any(each.safeguard is not Safeguard.EEA for each in recipients)
    return {
        "has_recipients": bool(recipients) or not known,
        "recipients": Table(head, rows, COLUMN_SHARES) if known else writing.missing("recipients"),
        "outside_eea": outside,
        "safeguarded": any(each.safeguard not in _UNSAFEGUARDED for each in recipients),
        "by_derogation": any(each.safeguard is Safeguard.DEROGATION for each in recipients),
        "inside_eea": known and not outside,
    }


_UNSAFEGUARDED = frozenset({Safeguard.EEA, Safeguard.DEROGATION})
"""Where nothing protects the data on their way: nothing has to, or an exception stands in for it (GDPR Art. 49)."""


def _row(writing: Writing, recipient: Recipient) -> tuple[str, ...]:
    words = writing.words
    purpose = recipient.purpose.get(words.language, "")
    shown = writing.missing("recipient_purpose").sentence if is_empty(purpose) else purpose
    safeguard = words(f"safeguards.{recipient.safeguard.value}")
    return recipient.name, words.country(recipient.country), shown, safeguard


TYPE = LetterType("access_response", "Access response", access_facts.facts, values, annexes, brings_data=True)
