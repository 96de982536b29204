"""Cookies, beacons, widgets and analytics on the organisation's sites, and what they do with visitors' data."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.fields import Wording
from officer_app.domain.words import Choice, Sentence


class TrackerKind(Choice):
    """What a tracker is technically."""

    COOKIE = "cookie", "Cookie"
    STORAGE = "storage", "Local storage"
    BEACON = "beacon", "Web beacon"
    WIDGET = "widget", "Widget"
    ANALYTICS = "analytics", "Analytics"
    FINGERPRINT = "fingerprint", "Device recognition"


class TrackerCategory(Choice):
    """What a tracker is for, as a consent banner groups them."""

    NECESSARY = "necessary", "Strictly necessary"
    PREFERENCES = "preferences", "Preferences"
    STATISTICS = "statistics", "Statistics"
    MARKETING = "marketing", "Marketing"


class Party(Choice):
    """Who reads what the tracker collects."""

    FIRST = "first", "First party"
    THIRD = "third", "Third party"


class ConsentNeed(Choice):
    """Whether it may be set without asking (Directive 2002/58/EC Art. 5(3))."""

    ASKED = "asked", "Consent asked first"
    EXEMPT = "exempt", "Exempt"
    NOT_ASKED = "not_asked", "Consent not asked"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Tracker:
    """One tracker as the cookie page tells it."""

    id: int | None = None
    name: str = fields.text("Name", required=True,
        missing="Enter the name of the tracker.", help="As the browser shows it: _ga.")
    kind: TrackerKind = fields.choice("Kind", TrackerKind, TrackerKind.COOKIE)
    category: TrackerCategory = fields.choice("Category", TrackerCategory, TrackerCategory.NECESSARY)
    sites: tuple[str, ...] = fields.lines("Found on")
    provider: str = fields.text("Provider")
    party: Party = fields.choice("Party", Party, Party.FIRST)
    purpose: Wording = fields.wording("What for", limit=1_000)
    collects: tuple[str, ...] = fields.lines("Collects", help="One a line: IP address, device identifier.")
    lifetime: str = fields.text("Lifetime", help="As the cookie page says it: 13 months.")
    lifetime_days: int | None = fields.number("Lifetime in days")
    consent: ConsentNeed = fields.choice("Consent", ConsentNeed, ConsentNeed.ASKED)
    processor: int | None = fields.link("Processor", "processor")
    transfer: int | None = fields.link("Transfer", "transfer")
    activity: int | None = fields.link("Processing activity", "activity")
    categories: tuple[int, ...] = fields.links("Categories of data", "data_category")
    seen_on: date | None = fields.day("Last seen on")
    note: str = fields.text("Note", long=True, limit=5_000)
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


def check_tracker(tracker: Tracker) -> dict[str, Sentence]:
    """Return what contradicts itself in a tracker, by field."""
    is_exempt = tracker.consent is ConsentNeed.EXEMPT
    if is_exempt and tracker.category in {TrackerCategory.MARKETING, TrackerCategory.STATISTICS}:
        return {"consent": Sentence("Marketing and statistics are not exempt from consent; say how it is asked.")}
    return {}
