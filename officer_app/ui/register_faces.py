"""How records stand, as icon, word and colour: one table for every register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from officer_app.domain.activity import ActivityState
from officer_app.domain.agreement import AgreementStatus, Presence
from officer_app.domain.breach import Breach, NotificationStage, is_excused, is_notified
from officer_app.domain.data_category import Sensitivity
from officer_app.domain.disclosure import DisclosureOutcome
from officer_app.domain.fields import FieldSpec, Kind, specs
from officer_app.domain.impact_assessment import Conclusion
from officer_app.domain.measure import MeasureState
from officer_app.domain.notice import NoticeState
from officer_app.domain.processor import Engagement, Risk
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.sub_processor import ChangeOutcome
from officer_app.domain.tracker import ConsentNeed
from officer_app.domain.transfer import TransferStatus
from officer_app.domain.words import Choice
from officer_app.ui.chips import Face
from officer_app.ui.theme import Tone
from officer_app.ui.words import full_day, t, translate

_WELL, _OFF, _DRAFT = (Tone.OK, "check"), (Tone.PLAIN, "stop"), (Tone.PLAIN, "draft")
_WAIT, _BAD, _CARE = (Tone.WARN, "wait"), (Tone.BAD, "alert"), (Tone.WARN, "alert")

_TONES: Mapping[type[Choice], Mapping[str, tuple[Tone, str]]] = {
    Engagement: {"considered": _DRAFT, "active": _WELL, "ended": _OFF},
    AgreementStatus: {
        "none": _BAD, "requested": _WAIT, "draft": _DRAFT, "negotiation": _WAIT, "in_force": _WELL,
        "expired": _BAD, "terminated": _OFF, "superseded": _OFF,
    },
    ActivityState: {"draft": _DRAFT, "in_review": _WAIT, "approved": _WELL, "ceased": _OFF},
    MeasureState: {"planned": _WAIT, "in_place": _WELL, "ended": _OFF},
    NoticeState: {"draft": _DRAFT, "published": _WELL},
    ChangeOutcome: {
        "announced": _WAIT, "accepted": _WELL, "objected": _BAD, "deemed_accepted": _WELL,
        "deemed_refused": _OFF, "engaged": _WELL,
    },
    TransferStatus: {
        "planned": _DRAFT, "active": (Tone.ACCENT, "forward"), "suspended": (Tone.WARN, "pause"), "ended": _OFF,
    },
    Conclusion: {"proceed": _WELL, "with_measures": (Tone.OK, "shield"), "suspend": (Tone.BAD, "pause")},
    DisclosureOutcome: {
        "open": _WAIT, "disclosed": (Tone.PLAIN, "forward"), "part": (Tone.PLAIN, "forward"),
        "refused": (Tone.PLAIN, "stop"), "challenged": _CARE,
    },
    NotificationStage: {"none": _CARE, "initial": _WAIT, "follow_up": _WAIT, "complete": _WELL},
    Sensitivity: {
        "ordinary": (Tone.PLAIN, ""), "careful": (Tone.WARN, "shield"), "special": (Tone.BAD, "shield"),
        "criminal": (Tone.BAD, "shield"),
    },
    Risk: {"low": _WELL, "medium": _CARE, "high": _BAD},
    ConsentNeed: {"asked": _WELL, "exempt": (Tone.PLAIN, "check"), "not_asked": _BAD},
    Presence: {
        "open": (Tone.PLAIN, "wait"), "yes": _WELL, "partly": _CARE, "no": (Tone.BAD, "close"), "na": _OFF,
    },
}  # fmt: skip

_STATE_FIELDS = ("status", "state", "outcome", "conclusion", "notification")


@cache
def state_spec(key: str) -> FieldSpec | None:
    """Return the field that says how a record of a type stands; its list can be narrowed by it."""
    kind = RECORD_TYPES[key]
    words = {spec.name: spec for spec in specs(kind.record) if spec.kind is Kind.CHOICE}
    names = (*_STATE_FIELDS, *kind.columns)
    return next((words[name] for name in names if name in words), None)


def is_toned(spec: FieldSpec | None) -> bool:
    """Tell whether the words of a closed list are shown as chips."""
    return spec is not None and spec.choices in _TONES


def choice_face(choice: Choice | None) -> Face:
    """Return a word of a closed list as a chip."""
    if choice is None:
        return Face(t("Open"), Tone.PLAIN, "wait")
    tone, icon = _TONES.get(type(choice), {}).get(choice.value, (Tone.PLAIN, ""))
    return Face(translate(choice.label), tone, icon, _short_words(choice))


def _short_words(choice: Choice) -> str:
    return t("With measures") if choice is Conclusion.WITH_MEASURES else ""


def state_face(key: str, record: Any) -> Face | None:
    """Return how a record stands; nothing where its type has no such field."""
    if getattr(record, "retired_on", None):
        return retired_face(record.retired_on)
    if isinstance(record, Breach) and is_excused(record) and not is_notified(record):
        return Face(t("Not to be notified"), Tone.PLAIN, "check")
    spec = state_spec(key)
    return choice_face(getattr(record, spec.name)) if spec and is_toned(spec) else None


def retired_face(day: date) -> Face:
    """Return that a record was taken out of its list, and when."""
    return Face(t("Taken out on {day}", day=full_day(day)), Tone.PLAIN, "bin")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whether a record of a type waits for the officer; the navigation counts those that do."""

    key: str

    def __call__(self, record: Any) -> bool:
        """Tell whether this one does."""
        if record.retired_on is not None:
            return False
        if self.key == "change_notice":
            return bool(record.outcome is ChangeOutcome.ANNOUNCED)
        if self.key == "disclosure":
            return bool(record.outcome is DisclosureOutcome.OPEN)
        return self.key == "breach" and record.closed_on is None
