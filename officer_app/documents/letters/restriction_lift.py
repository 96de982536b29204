"""That a restriction will be lifted: told before that day, with what the check gave (GDPR Art. 18(3))."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.answering import listed_or_missing
from officer_app.documents.letters.restriction_imposed import ground_fact, ground_said, scope_fact
from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.told_recipients import notices_about
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the notice needs: what is restricted and since when, why it ends, and a day that is still to come."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        past_day(writing, "restricted_on", "Restricted since", case.restricted_on, mends="case.restricted_on",
            lacks="Enter the day since which the data are only stored.", checklist=("LIF-1",)),
        scope_fact(writing, "LIF-1"),
        ground_fact(writing, "LIF-1"),
        text_fact("lift_reason", "Why it is lifted", case.restriction_lift_reason, mends="case.restriction_lift_reason",
            lacks="Say what the check gave, or what has changed.", checklist=("LIF-1",), source="GDPR Art. 18(3)"),
        _lift_fact(writing),
        _before_fact(writing),
        _recipients_fact(writing),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the notice."""
    case = writing.file.case
    return {
        **letterhead.values(writing),
        "restricted_on": writing.day_or_missing("restricted_on", case.restricted_on),
        "scope": listed_or_missing(writing, "restriction_scope", case.restriction_scope),
        "check": ground_said(writing, "lift_checks"),
        "reason": listed_or_missing(writing, "lift_reason", case.restriction_lift_reason),
        "lift_on": writing.day_or_missing("lift_on", case.restriction_lift_on),
        "to_tell": _told_before(writing),
    }


def _told_before(writing: Writing) -> tuple[str, ...]:
    """Return who was told of the restriction, and so hears of its end too."""
    told = notices_about(writing, Operation.RESTRICTED)
    return tuple(dict.fromkeys(each.name for each in told if each.told_on and each.told_on <= writing.today))


def _lift_fact(writing: Writing) -> Fact:
    day = writing.file.case.restriction_lift_on
    source = "GDPR Art. 18(3)"
    if day is None:
        note = Sentence("Enter the day on which the restriction is to be lifted.", source=source)
    elif day <= writing.today:
        note = Sentence(
            "{day} is not after today. Choose a later day: the person is told before.", {"day": day}, source
        )
    else:
        note = Sentence("{day}", {"day": day}, source)
    return Fact("lift_on", "To be lifted on", day is not None and day > writing.today, note, "case.restriction_lift_on",
        checklist=("LIF-1",))  # fmt: skip


def _before_fact(writing: Writing) -> Fact:
    lifted = writing.file.case.restriction_lifted_on
    note = (
        Sentence("It was lifted on {day}: the notice comes too late.", {"day": lifted}, "GDPR Art. 18(3)")
        if lifted
        else Sentence("Not lifted yet.")
    )
    return Fact("not_lifted", "Still restricted", lifted is None, note, "case.restriction_lifted_on",
        checklist=("LIF-1",))  # fmt: skip


def _recipients_fact(writing: Writing) -> Fact:
    names = _told_before(writing)
    note = (
        Sentence("The letter says that we tell: {names}.", {"names": names})
        if names
        else Sentence("Nobody was told of the restriction, so nobody is told of its end.")
    )
    return Fact("recipients", "Recipients", True, note, required=False)


TYPE = LetterType("restriction_lift", "Notice before lifting a restriction", facts, values)
