"""What a breach still asks for: the 72 hours, the client, the people, the documentation (GDPR Art. 33 and 34)."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from officer_app.domain.breach import Breach, BreachRisk, NotToldReason, SubjectsTold, is_excused, is_notified
from officer_app.domain.deadlines import BreachDeadline, breach_deadline
from officer_app.domain.fields import is_empty
from officer_app.domain.gap import Gap, GapKind, Severity, gap_of, labels
from officer_app.domain.words import Sentence


def gaps_of_breach(breach: Breach, today: date, zone: ZoneInfo) -> Iterator[Gap]:
    """Tell what a breach still asks for, in the organisation's zone."""
    if breach.we_are_processor:
        yield from client_not_told(breach)
    else:
        yield from not_notified(breach, today, zone)
        yield from late_without_reason(breach, zone)
        yield from risk_open(breach)
        yield from people_undecided(breach)
    yield from not_documented(breach)


def clock_of(breach: Breach, zone: ZoneInfo) -> BreachDeadline | None:
    """Return until when the authority must be told; None where it is not known since when we are aware."""
    return breach_deadline(breach.aware_at, zone) if breach.aware_at else None


def not_notified(breach: Breach, today: date, zone: ZoneInfo) -> Iterator[Gap]:
    """Tell of the clock of a breach: it stops with a notification, or with the reason why none is needed."""
    clock = clock_of(breach, zone)
    if clock is None or is_notified(breach) or is_excused(breach):
        return
    until = clock.notify_by
    field, severity = "notified_at", GapKind.BREACH_CLOCK.severity
    if breach.risk is BreachRisk.NONE:
        text = (
            "It is held unlikely to result in a risk to people; write down why, so that the authority need not be told."
        )
        field, severity = "not_notified_reason", Severity.MODERATE
    elif until.date() < today:
        text = "The authority had to be told by {until}. Tell it now, with the reasons for the delay."
    else:
        text = "The authority must be told by {until}, unless the breach is unlikely to result in a risk to people."
    sentence = Sentence(text, {"until": until}, "GDPR Art. 33(1)")
    yield gap_of(GapKind.BREACH_CLOCK, breach, sentence, field, due_on=until.date(), severity=severity)


def late_without_reason(breach: Breach, zone: ZoneInfo) -> Iterator[Gap]:
    """Tell of a notification after the 72 hours that does not say why."""
    clock = clock_of(breach, zone)
    if clock and breach.notified_at and breach.notified_at > clock.notify_by and is_empty(breach.delay_reason):
        text = "The authority was told after {until}, and it is not said why so late."
        sentence = Sentence(text, {"until": clock.notify_by}, "GDPR Art. 33(1)")
        yield gap_of(GapKind.BREACH_LATE, breach, sentence, "delay_reason")


def client_not_told(breach: Breach) -> Iterator[Gap]:
    """Tell of a breach of a client's data of which the client does not know."""
    if breach.client_told_at is None:
        sentence = Sentence("The client must be told without undue delay.", source="GDPR Art. 33(2)")
        yield gap_of(GapKind.BREACH_CLIENT, breach, sentence, "client_told_at")


def risk_open(breach: Breach) -> Iterator[Gap]:
    """Tell of a breach whose risk nobody has weighed: everything else hangs on it."""
    if breach.risk is None:
        sentence = Sentence("The risk to people is not assessed.", source="GDPR Art. 33(1) and 34(1)")
        yield gap_of(GapKind.BREACH_RISK, breach, sentence, "risk")


def people_undecided(breach: Breach) -> Iterator[Gap]:
    """Tell of a high risk of which people were not told, or not with a reason that holds."""
    if breach.risk is not BreachRisk.HIGH:
        return
    text = ""
    if breach.subjects_told is SubjectsTold.UNDECIDED:
        text = "The risk is high: decide whether and how people are told."
    elif breach.subjects_told is SubjectsTold.SOON:
        text = "The risk is high, and people have not been told yet."
    elif breach.subjects_told is SubjectsTold.NO and breach.not_told_reason is NotToldReason.NO_HIGH_RISK:
        text = "People were not told because the risk is not high, but it is recorded as high."
    if text:
        yield gap_of(GapKind.BREACH_PEOPLE, breach, Sentence(text, source="GDPR Art. 34(1) and (3)"), "subjects_told")


def not_documented(breach: Breach) -> Iterator[Gap]:
    """Tell what the documentation of a breach lacks of what Art. 33(3) and (5) want of it."""
    missing = [name for name in ("description", "subject_categories", "effects") if is_empty(getattr(breach, name))]
    missing += [name for name in ("subject_count", "record_count") if getattr(breach, name) is None]
    if is_empty(breach.measures_taken) and is_empty(breach.measures_planned):
        missing.append("measures_taken")
    if missing:
        text = "The documentation of the breach does not say: {fields}."
        sentence = Sentence(text, {"fields": labels(breach, missing)}, "GDPR Art. 33(3) and (5)")
        yield gap_of(GapKind.BREACH_CONTENT, breach, sentence, missing[0])
