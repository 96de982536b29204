"""The extension notice: within the first month, with reasons and the new date (GDPR Art. 12(3))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the notice needs: that it is in time, the reason, why for this request, the new date."""
    case, dates = writing.file.case, writing.file.deadlines
    reason = case.extension_reason
    new_date = Sentence("{day}", {"day": dates.extended_due_on}, "GDPR Art. 12(3)")
    chosen = Sentence("{reason}", {"reason": reason}) if reason else Sentence("Choose complexity or number.")
    return (
        *letterhead.facts(writing),
        _in_time(writing),
        Fact("extension_reason", "Reason", reason is not None, chosen, "case.extension_reason", checklist=("EXT-2",)),
        text_fact("extension_details", "Why, for this request", case.extension_details,
            lacks="Say what makes this request complex or which requests are many.",
            mends="case.extension_details", checklist=("EXT-2",), source="EDPB 01/2022 paras 162 to 164"),
        Fact("extended_due_on", "New date", True, new_date, "case.received_on", checklist=("EXT-3",)),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the extension notice."""
    case, words = writing.file.case, writing.words
    reason = case.extension_reason
    return {
        **letterhead.values(writing),
        "first_due_on": words.day(writing.file.deadlines.first_due_on),
        "extended_due_on": words.day(writing.file.deadlines.extended_due_on),
        "reason": words(f"extension_reasons.{reason.value}") if reason else writing.missing("extension_reason"),
        "details": writing.or_missing("extension_details", case.extension_details),
    }


def _in_time(writing: Writing) -> Fact:
    last = writing.file.deadlines.extension_notice_due_on
    given = writing.file.case.extension_notified_on or writing.today
    in_time = given <= last
    note = (
        Sentence("In time until {day}.", {"day": last}, "GDPR Art. 12(3)")
        if in_time
        else Sentence("The first month ended on {day}: more time can no longer be taken.", {"day": last},
            "GDPR Art. 12(3)")
    )  # fmt: skip
    return Fact("in_time", "In the first month", in_time, note, "case.extension_notified_on", checklist=("EXT-1",))


TYPE = LetterType("extension", "Extension notice", facts, values)
