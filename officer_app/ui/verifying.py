"""Checking the history from end to end in the background; whoever shows the result listens here."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from officer_app.domain.watch import Cancelled, Progress
from officer_app.services.register import Register, verify_register
from officer_app.ui.jobs import Job, Jobs
from officer_app.ui.words import count, moment, say_here, t


class Verifier(QObject):
    """Checks one register at a time; `result` stays until the next check, `began_at` tells what it still covers."""

    started = Signal()
    verified = Signal(object)

    def __init__(self, register: Register, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._jobs = jobs
        self._job: Job | None = None
        self.result: Any = None
        self.began_at: datetime | None = None

    def verify(self, head: str = "") -> None:
        """Check everything; `head` as printed on a PDF also finds a history that was cut or put back."""
        if self._job:
            return
        self.began_at = self._register.clock.now()
        path = self._register.path
        key = self._register.recovery_key() if self._register.encrypted else None

        def work(progress: Progress, cancelled: Cancelled) -> Any:
            return verify_register(path, recovery_key=key, head=head or None, progress=progress, cancelled=cancelled)

        self._job = self._jobs.start(t("Verifying the history"), work, self._done)
        self._job.finished.connect(self._ended)
        self.started.emit()

    def _ended(self) -> None:
        self._job = None

    def _done(self, result: Any) -> None:
        self.result = result
        self.verified.emit(result)


def verified_words(result: Any, began_at: datetime | None, now: datetime, newest: int) -> str:
    """Return what a check found, in one line that stays true: when it was, and how many entries came since.

    `newest` is the number of the last entry that there is now.
    """
    if not result.findings:
        when = _when(began_at or now, now)
        said = count(
            result.entries, "History verified {when}, 1 entry", "History verified {when}, {n} entries", when=when
        )
        newer = newest - result.entries
        return (
            count(newer, "{verified}, 1 new since", "{verified}, {n} new since", verified=said) if newer > 0 else said
        )
    if len(result.findings) == 1:
        return say_here(result.findings[0])
    return t("{first} And {n} more.", first=result.findings[0], n=len(result.findings) - 1)


def _when(at: datetime, now: datetime) -> str:
    here = at.astimezone()
    if here.date() == now.astimezone().date():
        return t("at {hour}", hour=f"{here:%H:%M}")
    return t("on {moment}", moment=moment(at))
