"""Versions of the privacy notice, frozen once published, and the purposes that they name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from officer_app.domain import fields
from officer_app.domain.fields import Wording
from officer_app.domain.words import Choice, Sentence


class NoticeKind(Choice):
    """To whom a notice speaks."""

    PRIVACY = "privacy", "Privacy notice"
    COOKIES = "cookies", "Cookie notice"
    EMPLOYEES = "employees", "Notice to employees and applicants"
    OTHER = "other", "Another notice"


class NoticeState(Choice):
    """Whether a version is still being written."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeVersion:
    """One version of a privacy notice and the time in which it was in force."""

    id: int | None = None
    notice: str = fields.text("Notice", required=True,
        missing="Enter the name of the notice.", help="Which document: Privacy notice, Cookie notice.")
    number: str = fields.text("Version", required=True,
        missing="Enter the version of the notice.")
    kind: NoticeKind = fields.choice("Kind", NoticeKind, NoticeKind.PRIVACY)
    state: NoticeState = fields.choice("State", NoticeState, NoticeState.DRAFT)
    effective_from: date | None = fields.day("In force from")
    effective_to: date | None = fields.day("In force until")
    languages: tuple[str, ...] = fields.lines("Languages", help="One a line, as codes: en, fr, nl, de.")
    published_at: str = fields.text("Published at", limit=500, help="The address of the page.")
    documents: tuple[int, ...] = fields.links("Text as published", "document")
    summary: str = fields.text("What changed", long=True, limit=5_000)
    is_material: bool = fields.flag("The change matters to people")
    told_how: str = fields.text("How people were told")
    approved_by: str = fields.text("Approved by")
    note: str = fields.text("Note", long=True, limit=5_000)
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPurpose:
    """A purpose that the published notice names; processing for any other is a finding."""

    id: int | None = None
    name: str = fields.text("Purpose", required=True,
        missing="Enter the purpose.", help="In the words of the notice, in short.")
    wording: Wording = fields.wording("As the notice says it")
    notices: tuple[int, ...] = fields.links("Named in", "notice_version")
    place: str = fields.text("Where in the notice")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


def check_notice(version: NoticeVersion) -> dict[str, Sentence]:
    """Return what contradicts itself in a version, by field."""
    found: dict[str, Sentence] = {}
    if version.state is NoticeState.PUBLISHED and version.effective_from is None:
        found["effective_from"] = Sentence("Enter the day from which the published version is in force.")
    if version.effective_from and version.effective_to and version.effective_to < version.effective_from:
        found["effective_to"] = Sentence("A version cannot end before it is in force.")
    return found


_MAY_FOLLOW = ("effective_to", "told_how", "note", "retired_on", "retired_reason")
"""What may still be written about a version after its publication: what happens to it, never what it says."""


def check_frozen(version: NoticeVersion, others: Iterable[NoticeVersion]) -> dict[str, Sentence]:
    """Return the fields of a published version that would be changed: it stays as it was published."""
    before = next((each for each in others if each.id == version.id and version.id is not None), None)
    if before is None or before.state is NoticeState.DRAFT:
        return {}
    allowed = replace(before, **{name: getattr(version, name) for name in _MAY_FOLLOW})
    sentence = Sentence("A published version stays as it is; write a new version for a change.")
    return {
        spec.name: sentence
        for spec in fields.specs(NoticeVersion)
        if getattr(allowed, spec.name) != getattr(version, spec.name)
    }


def notice_in_force(
    versions: Iterable[NoticeVersion], on: date, kind: NoticeKind = NoticeKind.PRIVACY
) -> NoticeVersion | None:
    """Return the published version that applied on a day: of several, the one that came into force last."""
    applied = [
        each
        for each in versions
        if each.state is NoticeState.PUBLISHED
        and each.kind is kind
        and each.retired_on is None
        and each.effective_from
        and each.effective_from <= on
        and (each.effective_to is None or on <= each.effective_to)
    ]
    return max(applied, key=lambda each: (each.effective_from or on, each.id or 0), default=None)
