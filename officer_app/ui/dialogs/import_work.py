"""The work of an import beside the window: reading in jobs, writing in short steps; all of it can be given up."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from officer_app.domain.errors import OfficerError
from officer_app.services.importing import (
    Cancelled,
    Columns,
    GivenUp,
    Meanings,
    Orders,
    Outdated,
    Plan,
    Progress,
    Receipt,
    Survey,
    TableFile,
    Undone,
    Wish,
    carrying_out,
    importable,
    look_over,
    open_table,
    plan_import,
    proposed_columns,
    undoing_import,
)
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.import_memory import ImportMemory
from officer_app.ui.dialogs.import_room import AT_ONCE, kept_still, let_go
from officer_app.ui.jobs import Job
from officer_app.ui.notices import words_of
from officer_app.ui.words import t, translate

SLICE_MS = 25
"""So long records are written before the window may move again."""


class _SpokenHere(dict[str, str]):
    """The words of the program in the window's language, as a table of translations."""

    def __contains__(self, _text: object) -> bool:
        return True

    def __getitem__(self, text: str) -> str:
        return translate(text)


class ImportWork(QObject):
    """One import from its file to its undoing; `began` and `rested` frame whatever takes time."""

    began = Signal(str)
    progressed = Signal(int, int)
    rested = Signal()
    refused = Signal(str)
    given_up = Signal()
    surveyed = Signal()
    planned = Signal()
    imported = Signal()
    undone = Signal(object)
    outdated = Signal()

    def __init__(self, desk: Desk, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kind = importable(key)
        self.meanings = Meanings((_SpokenHere(),))
        self.memory = ImportMemory(desk.settings.path.parent)
        self.file: TableFile | None = None
        self.survey: Survey | None = None
        self.columns: Columns = {}
        self.orders: Orders = {}
        self.empty_clears = False
        self.plan: Plan | None = None
        self.receipt: Receipt | None = None
        self._job: Job | None = None
        self._steps: Generator[int, None, Any] | None = None
        self._whole = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    @property
    def is_under_way(self) -> bool:
        """Whether something takes time just now."""
        return self._job is not None or self._steps is not None

    def open(self, path: Path) -> None:
        """Read a file as it seems to be meant."""
        self._look_over(lambda: open_table(path))

    def read_as(self, **facts: Any) -> None:
        """Read the same file otherwise: by another encoding, separator or sheet, with or without titles."""
        if self.file:
            file = self.file.read_as(**facts)
            self._look_over(lambda: file)

    def _look_over(self, opened: Callable[[], TableFile]) -> None:
        def work(progress: Progress, cancelled: Cancelled) -> Any:
            file = opened()
            return file, look_over(file, progress, cancelled)

        self._start(t("Reading the file"), work, self._take_survey)

    def _take_survey(self, found: tuple[TableFile, Survey]) -> None:
        self.file, self.survey = found
        remembered = self.memory.recall(self.kind.key, self.survey)
        if remembered is None:
            self.columns, self.orders = proposed_columns(self.kind, self.survey, self.meanings), {}
        else:
            self.columns, self.orders = remembered
        self.surveyed.emit()

    def prepare(self) -> None:
        """Find out what the import would do."""
        file, survey = self.file, self.survey
        if file is None or survey is None:
            return
        self.memory.keep(self.kind.key, survey, self.columns, self.orders)
        wish = Wish(columns=self.columns, orders=self.orders, empty_clears=self.empty_clears, meanings=self.meanings)
        register, key = self.desk.register, self.kind.key

        def work(progress: Progress, cancelled: Cancelled) -> Plan:
            with register.snapshot() as reader:
                return kept_still(
                    lambda heard: plan_import(reader, key, file, survey, wish, progress=heard, cancelled=cancelled),
                    progress,
                )

        self._start(t("Comparing with the register"), work, self._take_plan)

    def _take_plan(self, plan: Plan) -> None:
        self.forget_plan()
        self.plan = plan
        self.planned.emit()

    def forget_plan(self) -> None:
        """Let go of the preview; of many records bit by bit, beside the window."""
        plan, self.plan = self.plan, None
        if plan is None:
            return
        records = [*plan.additions, *plan.alterations]
        if len(records) > AT_ONCE:
            self.desk.jobs.start(t("Putting the preview away"), lambda _progress, _cancelled: let_go(records))
        else:
            let_go(records)

    def _start(self, title: str, work: Callable[[Progress, Cancelled], Any], done: Callable[[Any], None]) -> None:
        if self.is_under_way:
            return

        def deliver(result: Any) -> None:
            self._rest()
            done(result)

        job = self.desk.jobs.start(title, work, deliver, self._fail)
        self._job = job
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda: self._ended(job))
        self.began.emit(title)

    def _ended(self, job: Job) -> None:
        if job.is_cancelled and self._job is job:
            let_go([])  # it may have come to its end before it heard of it
            self._rest()
            self.given_up.emit()

    def _rest(self) -> None:
        self._job = self._steps = None
        self._timer.stop()
        self.rested.emit()

    def _fail(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, GivenUp):
            self.given_up.emit()
        elif isinstance(error, OfficerError):
            self.refused.emit(words_of(error))
        else:
            self.desk.jobs.crashed.emit(error)

    def write(self) -> None:
        """Write the plan in short steps; all of it is one change of the register."""
        if self.plan and not self.is_under_way:
            self._step_through(t("Importing"), carrying_out(self.desk.register, self.plan), self.plan.writes)

    def undo(self) -> None:
        """Take this import back."""
        if self.receipt:
            self.take_back(self.receipt)

    def take_back(self, receipt: Receipt) -> None:
        """Take an import back, this one or an earlier one, in short steps too."""
        if not self.is_under_way:
            steps = undoing_import(self.desk.register, receipt)
            self._step_through(t("Taking the import back"), steps, receipt.added + receipt.changed)

    def _step_through(self, title: str, steps: Generator[int, None, Any], whole: int) -> None:
        self._steps, self._whole = steps, whole
        self._timer.start(0)
        self.began.emit(title)

    def _step(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            while self._steps and not clock.hasExpired(SLICE_MS):
                self.progressed.emit(next(self._steps), self._whole)
        except StopIteration as end:
            self._rest()
            self._take_written(end.value)
        except Outdated as error:
            self._rest()
            self.refused.emit(words_of(error))
            self.outdated.emit()
        except OfficerError as error:
            self._fail(error)

    def _take_written(self, found: Receipt | Undone) -> None:
        if isinstance(found, Undone):
            self.receipt = None
            self.undone.emit(found)
        else:
            self.receipt = found
            self.imported.emit()

    def cancel(self) -> None:
        """Give up what is under way; nothing of it was kept."""
        if self._steps:
            self._steps.close()
            self._rest()
            self.given_up.emit()
        elif self._job:
            self._job.cancel()
