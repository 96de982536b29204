"""Measures that protect personal data: administrative, technical, physical (GDPR Art. 32)."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.words import Choice


class MeasureKind(Choice):
    """Of which nature a measure is."""

    ADMINISTRATIVE = "administrative", "Administrative"
    TECHNICAL = "technical", "Technical"
    PHYSICAL = "physical", "Physical"


class Goal(Choice):
    """What a measure protects (GDPR Art. 32(1))."""

    CONFIDENTIALITY = "confidentiality", "Confidentiality"
    INTEGRITY = "integrity", "Integrity"
    AVAILABILITY = "availability", "Availability"
    RESILIENCE = "resilience", "Resilience"
    RECOVERY = "recovery", "Recovery"
    TESTING = "testing", "Testing"
    PSEUDONYMISATION = "pseudonymisation", "Pseudonymisation"
    ENCRYPTION = "encryption", "Encryption"


class MeasureState(Choice):
    """Whether a measure is there."""

    PLANNED = "planned", "Planned"
    IN_PLACE = "in_place", "In place"
    ENDED = "ended", "Ended"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure, described and not only promised."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter the name of the measure.")
    kind: MeasureKind = fields.choice("Kind", MeasureKind, MeasureKind.TECHNICAL)
    goals: tuple[Goal, ...] = fields.several("Protects", Goal)
    description: str = fields.text("What is done", long=True, limit=5_000)
    state: MeasureState = fields.choice("State", MeasureState, MeasureState.IN_PLACE)
    owner: str = fields.text("Responsible")
    in_place_since: date | None = fields.day("Since")
    tested_on: date | None = fields.day("Last tested on")
    review_on: date | None = fields.day("Test again on")
    documents: tuple[int, ...] = fields.links("Evidence", "document")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on
