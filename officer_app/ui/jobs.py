"""Work off the window's thread: one place for progress, cancel, results and failures."""

import contextlib
from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from officer_app.domain.errors import OfficerError
from officer_app.domain.watch import Cancelled, Progress

Work = Callable[[Progress, Cancelled], Any]


class Job(QObject):
    """One piece of work on its way; its signals arrive on the window's thread."""

    progressed = Signal(int, int)
    finished = Signal()
    _succeeded = Signal(object)
    _broke = Signal(object)

    def __init__(self, title: str, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._cancel = Event()
        self._on_done: Callable[[Any], None] | None = None
        self._on_failed: Callable[[Exception], None] | None = None
        self._succeeded.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._report, Qt.ConnectionType.QueuedConnection)

    @property
    def is_cancelled(self) -> bool:
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; its result, if one still comes, is dropped."""
        self._cancel.set()

    def run(self) -> None:
        """Do the work; called in a thread of the pool."""
        with contextlib.suppress(RuntimeError):  # the window went away while the work went on
            try:
                self._succeeded.emit(self._work(self.progressed.emit, self._cancel.is_set))
            except Exception as error:  # noqa: BLE001 - every failure is brought to the window's thread
                self._broke.emit(error)

    @Slot(object)
    def _deliver(self, result: object) -> None:
        self._end(self._on_done, result)

    @Slot(object)
    def _report(self, error: Exception) -> None:
        self._end(self._on_failed, error)

    def _end(self, then: Callable[[Any], None] | None, value: Any) -> None:
        self.finished.emit()
        self.deleteLater()
        if then and not self.is_cancelled:
            then(value)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """Starts jobs and knows which are under way; `failed` and `crashed` speak where a job has no `on_failed`."""

    started = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: list[Job] = []

    def start(
        self,
        title: str,
        work: Work,
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Start `work(progress, cancelled)` in another thread; the callbacks come on the window's thread."""
        job = Job(title, work, self)
        job._on_done = on_done  # noqa: SLF001 - a job is made only here
        job._on_failed = on_failed or self._tell  # noqa: SLF001
        self._running.append(job)
        job.finished.connect(lambda: self._running.remove(job))
        self.started.emit(job)
        self._pool.start(_Runner(job))
        return job

    def under_way(self) -> tuple[Job, ...]:
        """Return the jobs that have not ended."""
        return tuple(self._running)

    def stop(self) -> None:
        """Cancel everything and wait for the threads: the register is about to be closed."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()

    def _tell(self, error: Exception) -> None:
        (self.failed if isinstance(error, OfficerError) else self.crashed).emit(error)
