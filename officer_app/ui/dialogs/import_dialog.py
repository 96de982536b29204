"""The import assistant: a file, its columns, a preview, what was done; nothing is written before the last button."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.importing import Receipt, Undone, save_problems
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import EmptyPlace
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_file, choose_new_file
from officer_app.ui.dialogs.import_columns import ColumnsStep
from officer_app.ui.dialogs.import_past import PastImports, written
from officer_app.ui.dialogs.import_preview import PreviewStep
from officer_app.ui.dialogs.import_work import ImportWork
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.notices import Offer, words_of
from officer_app.ui.saving import documents_folder, file_name
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, say_here, t, translate

_FILE, _COLUMNS, _PREVIEW, _RESULT = range(4)
_SIZE = (900, 640)
_MOST_TOLD = 8


class ImportDialog(QDialog):
    """Imports one file as records of a type; pages call `import_records`."""

    def __init__(self, desk: Desk, key: str, path: Path | None = None) -> None:
        super().__init__(desk.window)
        self.setObjectName("import_dialog")
        self.work = ImportWork(desk, key, self)
        self._desk = desk
        self.setWindowTitle(t("Import a list: {plural}", plural=translate(self.work.kind.plural)))
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self._lay_out()
        self._connect()
        self._show_step(_FILE)
        if path:
            self.take(path)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), "panel", name="import_heading"))
        self.columns_step = ColumnsStep(self.work)
        self.preview_step = PreviewStep(self.work, self._save_problems)
        self.outcome = Note("", "body", name="import_result")
        self.stack = QStackedWidget()
        self.stack.setObjectName("import_steps")
        for step in (self._file_step(), self.columns_step, self.preview_step, self._result_step()):
            self.stack.addWidget(step)
        column.addWidget(self.stack, 1)
        self.problem = Note("", "bad", name="import_problem")
        self.problem.hide()
        column.addWidget(self.problem)
        column.addLayout(self._footer())

    def _file_step(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        words = t("Drop a CSV file or an Excel workbook here. Nothing is written before you have seen a preview.")
        column.addWidget(EmptyPlace("import_file", "document", words, t("Choose a file"), self._choose), 1)
        self.past = PastImports(self._desk, self.work.kind.key)
        column.addWidget(self.past)
        return step

    def _result_step(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.result_title = Text("", "strong", wrap=True, name="import_result_title")
        column.addWidget(self.result_title)
        column.addWidget(self.outcome)
        self.undo = button(t("Undo this import"), "import_undo", self.work.undo, icon_name="undo")
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return step

    def _footer(self) -> QHBoxLayout:
        self.back = button(t("Back"), "import_back", self._go_back, icon_name="back")
        self.busy = Text("", "note", name="import_busy")
        self.progress = QProgressBar()
        self.progress.setObjectName("import_progress")
        self.progress.setFixedWidth(140)
        self.progress.setTextVisible(False)
        self.stop = button(t("Give up"), "import_stop", self.work.cancel)
        self.close_button = button(t("Cancel"), "import_close", self.reject)
        self.next = filled(t("Preview"), "import_next", self._go_on)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addStretch(1)
        for widget in (self.busy, self.progress, self.stop, self.close_button, self.next):
            row.addWidget(widget)
        return row

    def _connect(self) -> None:
        work = self.work
        work.began.connect(self._show_busy)
        work.progressed.connect(self._show_progress)
        work.rested.connect(self._show_rest)
        work.refused.connect(self.problem.say)
        work.given_up.connect(lambda: self.problem.say(t("Given up. Nothing was changed.")))
        work.surveyed.connect(self._show_survey)
        work.planned.connect(self._show_plan)
        work.imported.connect(self._show_imported)
        work.undone.connect(self._show_undone)
        work.outdated.connect(work.prepare)
        self.past.wanted.connect(self._take_back)
        self.columns_step.reading_changed.connect(lambda facts: self._read_as(**facts))

    def take(self, path: Path) -> None:
        """Read a file that was chosen or dropped."""
        self.problem.say("")
        self.work.open(path)

    def _take_back(self, receipt: Receipt) -> None:
        self.problem.say("")
        self.work.take_back(receipt)

    def _choose(self) -> None:
        kinds = t("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)")
        if path := choose_file(self, t("Choose a table"), kinds):
            self.take(path)

    def _read_as(self, **facts: object) -> None:
        self.problem.say("")
        self.work.read_as(**facts)

    def _go_on(self) -> None:
        self.problem.say("")
        if self.stack.currentIndex() == _COLUMNS:
            missing = self.columns_step.missing()
            self.columns_step.say(missing)
            if not missing:
                self.work.prepare()
        elif self.stack.currentIndex() == _PREVIEW:
            self.work.write()
        elif self.stack.currentIndex() == _RESULT:
            self.accept()

    def _go_back(self) -> None:
        self.problem.say("")
        self._show_step(self.stack.currentIndex() - 1)

    def _show_step(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.back.setVisible(step in {_COLUMNS, _PREVIEW})
        self.next.setVisible(step != _FILE)
        self.next.setText({_COLUMNS: t("Preview"), _RESULT: t("Close")}.get(step, self._import_words()))
        self.next.setAccessibleName(self.next.text())
        self._show_rest()

    def _import_words(self) -> str:
        writes = self.work.plan.writes if self.work.plan else 0
        return count(writes, "Import 1 record", "Import {n} records")

    def _show_busy(self, title: str) -> None:
        self.busy.setText(title)
        self.progress.setAccessibleName(title)
        self.progress.setRange(0, 0)
        self._set_busy(True)

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _show_rest(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.busy, self.progress, self.stop):
            widget.setVisible(busy)
        self.close_button.setVisible(not busy and self.stack.currentIndex() != _RESULT)
        self.stack.setEnabled(not busy)
        self.back.setEnabled(not busy)
        nothing = self.stack.currentIndex() == _PREVIEW and not (self.work.plan and self.work.plan.writes)
        self.next.setEnabled(not busy and not nothing)

    def _show_survey(self) -> None:
        self.columns_step.show_survey()
        self._show_step(_COLUMNS)

    def _show_plan(self) -> None:
        self.preview_step.show_plan()
        self._show_step(_PREVIEW)

    def _show_imported(self) -> None:
        receipt, plan = self.work.receipt, self.work.plan
        if receipt is None or plan is None:
            return
        self.result_title.setText(written(receipt))
        left = count(len(plan.problems), "1 row was left out.", "{n} rows were left out.") if plan.problems else ""
        self.outcome.setText(left)
        self.undo.show()
        self._show_step(_RESULT)

    def _show_undone(self, undone: Undone) -> None:
        self.result_title.setText(
            t("{deleted} deleted again, {restored} as before.", deleted=undone.deleted, restored=undone.restored)
        )
        told = [say_here(each) for each in undone.left[:_MOST_TOLD]]
        if len(undone.left) > _MOST_TOLD:
            told.append(t("And {n} more stay as they are.", n=len(undone.left) - _MOST_TOLD))
        self.outcome.setText("\n".join(told))
        self.undo.hide()
        self._show_step(_RESULT)

    def _save_problems(self) -> None:
        work = self.work
        if work.file is None or work.survey is None or work.plan is None:
            return
        name = file_name(t("{file} with problems.csv", file=work.file.path.stem))
        place = choose_new_file(self, t("Save the rows with problems"), documents_folder() / name, t("CSV (*.csv)"))
        if place is None:
            return
        try:
            save_problems(place, work.file, work.survey, work.plan.problems, translate)
        except OfficerError as error:
            self.problem.say(words_of(error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.work.is_under_way and self.stack.currentIndex() != _RESULT:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1:
            self.take(paths[0])
        else:
            self.problem.say(t("Drop one file at a time."))

    def reject(self) -> None:
        """Give up what is under way; where nothing is, close."""
        if self.work.is_under_way:
            self.work.cancel()
        elif self.stack.currentIndex() == _RESULT:
            self.accept()
        else:
            super().reject()

    def done(self, result: int) -> None:
        if self.work.receipt is not None:
            self._desk.notices.say(self.result_title.text(), Tone.OK, Offer(t("Undo"), self._undo_later))
        self.work.forget_plan()
        super().done(result)

    def _undo_later(self) -> None:
        """Take the import back from the notice; the assistant stands before the window, where nothing is saved then."""
        self.open()
        self.work.undo()


def import_records(desk: Desk, key: str, path: Path | None = None) -> None:
    """Let the person import a table as records of a type; afterwards a notice offers to take it back."""
    dialog = ImportDialog(desk, key, path)
    dialog.exec()
    if dialog.work.receipt is None:
        dialog.deleteLater()
