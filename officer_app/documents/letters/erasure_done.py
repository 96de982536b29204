"""What was erased, why and since when; what is kept under which exception; and who was told (GDPR Art. 17, 19)."""

from collections.abc import Iterator

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.answering import (
    decision_facts,
    identity_fact,
    is_refused_in_part,
    listed_or_missing,
    refused_values,
)
from officer_app.documents.letters.nothing_held import listed_ways
from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.told_recipients import recipients_fact, recipients_values
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: what was erased and what is kept, each with its ground, and whom we told."""
    return (
        *letterhead.facts(writing),
        identity_fact(writing, required=False),
        *decision_facts(writing, Right.ERASURE),
        *_erased_facts(writing),
        *_kept_facts(writing),
        recipients_fact(writing, Operation.ERASED, "ERA-3"),
        _list_fact(writing),
    )


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    ground = case.erasure_ground
    return {
        **letterhead.values(writing),
        "erased_data": listed_or_missing(writing, "erased_data", case.erased_data),
        "erased_on": writing.day_or_missing("erasure_day", case.erasure_done_on),
        "ground": writing.words(f"erasure_grounds.{ground.value}") if ground else writing.missing("erasure_ground"),
        "backups": listed_or_missing(writing, "backups", case.erasure_backups),
        "keeps": _keeps(writing),
        "kept": listed_or_missing(writing, "kept", case.erasure_kept),
        "stops": listed_ways(writing),
        "destroyed_on": writing.words.day(case.destroy_on) if case.destroy_on else "",
        **recipients_values(writing, Operation.ERASED),
        **refused_values(writing, Right.ERASURE),
    }


def _keeps(writing: Writing) -> bool:
    """Tell whether something is kept that was to be erased: in that part the request is refused."""
    case = writing.file.case
    return not is_empty(case.erasure_kept) or is_refused_in_part(case, Right.ERASURE)


def _erased_facts(writing: Writing) -> tuple[Fact, ...]:
    case = writing.file.case
    ground = case.erasure_ground
    chosen = Sentence("{ground}", {"ground": ground}) if ground else Sentence("Choose why the data had to be erased.")
    return (
        text_fact("erased_data", "What was erased", case.erased_data, mends="case.erased_data",
            lacks="Say what was erased.", checklist=("ERA-1",), source="GDPR Art. 17(1)"),
        past_day(writing, "erased_on", "Erased on", case.erasure_done_on, mends="case.erasure_done_on",
            lacks="Enter the day on which the data were erased.", checklist=("ERA-1",)),
        Fact("erasure_ground", "Ground", ground is not None, chosen, "case.erasure_ground", checklist=("ERA-1",)),
        text_fact("backups", "Backups", case.erasure_backups, mends="case.erasure_backups",
            lacks="Say what happens to the data in the backups, and until when.", checklist=("ERA-1",)),
    )  # fmt: skip


def _kept_facts(writing: Writing) -> Iterator[Fact]:
    case = writing.file.case
    refused = is_refused_in_part(case, Right.ERASURE)
    yield text_fact("kept", "What is kept all the same", case.erasure_kept, mends="case.erasure_kept",
        lacks="Say what is kept: the request is refused in part." if refused else "Nothing is kept.",
        required=refused, checklist=("ERA-2", "REF-5"), source="GDPR Art. 17(3)")  # fmt: skip
    if _keeps(writing) and not refused:
        note = Sentence(
            "Something is kept, so the erasure is refused in part: choose that outcome, with the exception.",
            source="GDPR Art. 17(3) and 12(4)",
        )
        yield Fact("partly", "Refused in part", False, note, "case.outcome", checklist=("ERA-2", "REF-2"))


def _list_fact(writing: Writing) -> Fact:
    stopped = bool(writing.file.suppressions)
    note = (
        Sentence("A fingerprint stays on the suppression list: the letter says why, and for how long.")
        if stopped
        else Sentence("No address of this person is on the suppression list, so the letter does not name it.")
    )
    return Fact("suppressed", "Suppression list", True, note, required=False, checklist=("ERA-4",))


TYPE = LetterType("erasure_done", "Erasure done", facts, values)
