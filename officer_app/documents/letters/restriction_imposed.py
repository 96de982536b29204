"""That data are only stored from now on: which, why, since when, and what that means (GDPR Art. 18(1) to (3), 19)."""

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.answering import (
    decision_facts,
    identity_fact,
    listed,
    listed_or_missing,
    refused_values,
)
from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.told_recipients import recipients_fact, recipients_values
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Missing, Value
from officer_app.domain.fields import is_empty
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: the ground, the day, which data, and whom we told."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        identity_fact(writing, required=False),
        *decision_facts(writing, Right.RESTRICTION),
        ground_fact(writing, "RES-1"),
        past_day(writing, "restricted_on", "Restricted since", case.restricted_on, mends="case.restricted_on",
            lacks="Enter the day since which the data are only stored.", checklist=("RES-1",)),
        scope_fact(writing, "RES-1"),
        text_fact("allowed", "What stays allowed", case.restriction_allows, mends="case.restriction_allows",
            lacks="The letter only says what the law allows.", required=False, checklist=("RES-2",),
            source="GDPR Art. 18(2)"),
        recipients_fact(writing, Operation.RESTRICTED, "RES-4"),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    return {
        **letterhead.values(writing),
        "ground": ground_said(writing, "restriction_grounds"),
        "restricted_on": writing.day_or_missing("restricted_on", case.restricted_on),
        "scope": listed_or_missing(writing, "restriction_scope", case.restriction_scope),
        "has_allowed": not is_empty(case.restriction_allows),
        "allowed": listed(case.restriction_allows),
        "review_on": writing.words.day(case.restriction_review_on) if case.restriction_review_on else "",
        **recipients_values(writing, Operation.RESTRICTED),
        **refused_values(writing, Right.RESTRICTION),
    }


def ground_fact(writing: Writing, mark: str) -> Fact:
    """Return why the data are restricted; there are four grounds, and no other (GDPR Art. 18(1))."""
    ground = writing.file.case.restriction_ground
    note = Sentence("{ground}", {"ground": ground}) if ground else Sentence("Choose why the data are restricted.")
    return Fact("restriction_ground", "Ground", ground is not None, note, "case.restriction_ground",
        checklist=(mark,))  # fmt: skip


def scope_fact(writing: Writing, mark: str) -> Fact:
    """Return which data are restricted."""
    return text_fact("restriction_scope", "Which data are restricted", writing.file.case.restriction_scope,
        lacks="Say which data are restricted.", mends="case.restriction_scope", checklist=(mark,))  # fmt: skip


def ground_said(writing: Writing, group: str) -> str | Missing:
    """Return what the words of a group say of the ground, or the mark that none is chosen."""
    ground = writing.file.case.restriction_ground
    return writing.words(f"{group}.{ground.value}") if ground else writing.missing("restriction_ground")


TYPE = LetterType("restriction_imposed", "Restriction imposed", facts, values)
