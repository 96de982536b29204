"""Which notification of a breach is being made, and whether it comes after the 72 hours (GDPR Art. 33(1) and (4))."""

from dataclasses import replace

from officer_app.domain.breach import Breach, NotificationStage, is_notified
from officer_app.domain.breach_rules import clock_of
from officer_app.domain.matter import BreachFile


def phase_of(file: BreachFile) -> NotificationStage:
    """Return the phase of a notification that is made now; on the day of the first one, made again, it is the first."""
    breach = file.breach
    if breach.notification is NotificationStage.COMPLETE:
        return NotificationStage.COMPLETE
    if not is_notified(breach):
        return NotificationStage.INITIAL
    first_on = breach.notified_at.astimezone(file.zone).date() if breach.notified_at else None
    is_first = first_on == file.now.astimezone(file.zone).date()
    return NotificationStage.INITIAL if is_first else NotificationStage.FOLLOW_UP


def is_late(file: BreachFile) -> bool:
    """Tell whether the first notification came, or would come now, after the 72 hours."""
    clock = clock_of(file.breach, file.zone)
    return clock is not None and (file.breach.notified_at or file.now) > clock.notify_by


def notified(file: BreachFile) -> Breach:
    """Return the breach as it stands once this notification is made; what was entered already stays."""
    breach = file.breach
    told_at = breach.notified_at if is_notified(breach) else file.now
    return replace(breach, notification=phase_of(file), notified_at=told_at)
