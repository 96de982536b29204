"""A report is read, verified where it tells of the history, and drawn off the window's thread; it can be given up."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from officer_app.domain.watch import Cancelled, Progress, Watch
from officer_app.services.register import Register, verify_register
from officer_app.services.reports import (
    Asked,
    Checked,
    ReportForm,
    ReportRequest,
    draw_report,
    read_report,
    report_type,
)
from officer_app.ui.desk import Desk
from officer_app.ui.jobs import Job
from officer_app.ui.pdf_view import page_count
from officer_app.ui.words import t


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report with what it was drawn from, so that what is saved is what was seen."""

    request: ReportRequest
    asked: Asked
    pdf: bytes
    pages: int


def draw(register: Register, request: ReportRequest, recovery_key: str | None, watch: Watch) -> Drawn:
    """Read, verify and draw a report; raises `OfficerError` where `watch` gives it up meanwhile.

    The register is free again while its history is verified and the pages are drawn.
    """
    with register.snapshot() as reader:
        asked = read_report(register, reader, request)
    watch.look()
    if report_type(request.key).of_history:
        found = verify_register(
            register.path, recovery_key=recovery_key, progress=watch.progress, cancelled=watch.cancelled
        )
        asked = replace(asked, checked=Checked(found.entries, found.findings, found.stopped))
    pdf = draw_report(request.key, asked, ReportForm.PDF, watch)
    return Drawn(request, asked, pdf, page_count(pdf))


class ReportDrawing(QObject):
    """Draws one report at a time; another wish takes the place of the one under way."""

    began = Signal()
    progressed = Signal(int, int)
    drawn = Signal(object)
    failed = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None

    def start(self, request: ReportRequest) -> None:
        """Draw a report; the one under way is dropped."""
        self._drop()
        register = self._desk.register
        needs_key = report_type(request.key).of_history and register.encrypted
        key = register.recovery_key() if needs_key else None

        def work(progress: Progress, cancelled: Cancelled) -> Drawn:
            return draw(register, request, key, Watch(progress, cancelled))

        job = self._desk.jobs.start(t("Drawing the report"), work, self.drawn.emit, self.failed.emit)
        self._job = job
        job.progressed.connect(lambda done, whole: self.progressed.emit(done, whole) if job is self._job else None)
        job.finished.connect(lambda: self._ended(job))
        self.began.emit()

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._job:
            self._drop()
            self.given_up.emit()

    def _drop(self) -> None:
        if self._job:
            job, self._job = self._job, None
            job.cancel()

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            if job.is_cancelled:  # from the line at the foot of the window
                self.given_up.emit()
