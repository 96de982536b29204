"""The one place where work in the background shows itself: its name, how far it is, and a way to give it up."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from officer_app.ui.buttons import button
from officer_app.ui.jobs import Job, Jobs
from officer_app.ui.labels import Elided
from officer_app.ui.words import t

PATIENCE_MS = 400
"""Work that is done before this is not worth a word."""


class JobLine(QWidget):
    """Shows the oldest work that is still under way."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("job_line")
        self.setAccessibleName(t("Work in the background"))
        self._jobs = jobs
        self._job: Job | None = None
        self.title = Elided("", "note", name="job_title")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar()
        self.progress.setObjectName("job_progress")
        self.progress.setFixedWidth(80)
        self.progress.setTextVisible(False)
        self.cancel = button(t("Cancel"), "job_cancel", self._give_up, look="status")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._look)
        jobs.started.connect(self._wait)
        self.hide()

    def _wait(self, _job: object) -> None:
        if not self._patience.isActive():
            self._patience.start()

    def _look(self) -> None:
        """Show the oldest work under way, or nothing; look again when it ends."""
        waiting = [job for job in self._jobs.under_way() if not job.is_cancelled]
        oldest = waiting[0] if waiting else None
        if oldest is self._job:
            return  # its signals are heard already
        self._job = oldest
        self.setVisible(oldest is not None)
        if self._job:
            self.title.setText(self._job.title)
            self.progress.setAccessibleName(self._job.title)
            self.progress.setRange(0, 0)
            self._job.progressed.connect(self._show_progress)
            self._job.finished.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _give_up(self) -> None:
        if self._job:
            self._job.cancel()
            self._look()
