"""The access package in one dialog: the check, the place, and then the passphrase, which is shown this once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.domain.findings import Finding
from officer_app.domain.watch import Cancelled, Progress, Watch
from officer_app.services.access_package import (
    ENDING,
    MadePackage,
    PackedPackage,
    check_package_place,
    keep_package,
    look_over_package,
    pack_package,
    ready_package,
)
from officer_app.ui.buttons import button, filled
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_new_file
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.form_rows import Note
from officer_app.ui.jobs import Job
from officer_app.ui.labels import Text
from officer_app.ui.notices import words_of
from officer_app.ui.saving import documents_folder, file_name, open_folder_of, with_ending
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import say_here, t

_WIDTH, _HEIGHT, _FRAME = 600, 480, 40


class AccessPackageDialog(QDialog):
    """What the check found, one button to make the package, and what has to be told by another way."""

    def __init__(self, desk: Desk, case: Case) -> None:
        super().__init__(desk.window)
        self.setObjectName("package_dialog")
        self.setWindowTitle(t("Access package"))
        self._desk, self._case = desk, case
        self._job: Job | None = None
        self._is_told = False
        self.made: MadePackage | None = None
        self.passphrase = QLineEdit()
        self.passphrase.setObjectName("package_passphrase")
        self.passphrase.setAccessibleName(t("Passphrase"))
        self.passphrase.setReadOnly(True)
        self._lay_out(look_over_package(desk.register, case.id or 0, desk.register.clock))

    def _lay_out(self, findings: tuple[Finding, ...]) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(t("Access package"), "panel"))
        self.said = Note(_intro(findings), "muted", name="package_said")
        column.addWidget(self.said)
        self.found = scrolled(_list_of(findings), "package_found")
        column.addWidget(self.found, 1)
        column.addWidget(self.passphrase)
        self.passphrase.hide()
        self.problem = Note("", "bad", name="package_problem")
        self.problem.hide()
        column.addWidget(self.problem)
        self.bar = QProgressBar()
        self.bar.setObjectName("package_progress")
        self.bar.setAccessibleName(t("Making the package"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        column.addWidget(self.bar)
        column.addLayout(self._buttons(findings))
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, room.width() - _FRAME), min(_HEIGHT, room.height() - _FRAME))

    def _buttons(self, findings: tuple[Finding, ...]) -> QHBoxLayout:
        self.copy_button = button(t("Copy"), "package_copy", self._copy)
        self.folder_button = button(t("Open the folder"), "package_folder", self._open_folder, icon_name="folder")
        self.cancel_button = button(t("Cancel"), "package_cancel", self.reject)
        self.make_button = filled(t("Choose the place and make it"), "package_make", self.make)
        self.make_button.setEnabled(not any(each.takes_ground_away for each in findings))
        row = QHBoxLayout()
        row.addStretch(1)
        for each in (self.copy_button, self.folder_button, self.cancel_button, self.make_button):
            row.addWidget(each)
        self.copy_button.hide()
        self.folder_button.hide()
        return row

    def make(self) -> None:
        """Ask for the place, and pack off the window's thread."""
        proposed = documents_folder() / file_name(f"{self._case.reference}{ENDING}")
        chosen = choose_new_file(self, t("Access package"), proposed, t("Encrypted ZIP files (*.zip)"))
        if chosen is None:
            return
        try:
            place = with_ending(chosen, ENDING)
            check_package_place(place)
        except OfficerError as error:
            self._refuse(error)
            return
        self.problem.hide()
        self.bar.setRange(0, 0)
        self._job = self._desk.jobs.start(
            t("Making the package"), self._pack, lambda packed: self._keep(packed, place), self._refuse
        )
        self._job.progressed.connect(self._progress)
        self._job.finished.connect(self._rest)  # also where the person gave it up
        self._set_busy(is_busy=True)

    def _pack(self, progress: Progress, cancelled: Cancelled) -> PackedPackage:
        register, watch = self._desk.register, Watch(progress, cancelled)
        with register.snapshot() as reader:
            ready = ready_package(reader, self._case.id or 0, register.clock, watch)
        return pack_package(ready, watch=watch)

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _rest(self) -> None:
        is_given_up = self._job is not None and self._job.is_cancelled
        self._job = None
        self._set_busy(is_busy=False)
        if is_given_up:
            self._remark(t("Given up. No file was written, and nothing was noted with the case."), "muted")

    def _keep(self, packed: PackedPackage, place: Path) -> None:
        try:
            self.made = keep_package(self._desk.register, packed, place)
        except OfficerError as error:
            self._refuse(error)
            return
        self._show(self.made)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, OfficerError):
            raise error
        self._remark(words_of(error), "bad")

    def _remark(self, words: str, look: str) -> None:
        self.problem.setText(words)
        self.problem.set_look(look)
        self.problem.show()

    def _set_busy(self, *, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.make_button.setEnabled(not is_busy)
        self.cancel_button.setEnabled(True)

    def _show(self, made: MadePackage) -> None:
        told = t(
            "The package is at {path}. Tell the person this passphrase by another way than the package: by telephone, "
            "or by post. It is shown this once and is kept nowhere.",
            path=made.path,
        )
        self.said.setText(told)
        self.found.hide()
        self._column.insertStretch(self._column.indexOf(self.problem), 1)  # in the place of what was found
        self.passphrase.setText(made.passphrase)
        for each in (self.passphrase, self.copy_button, self.folder_button):
            each.show()
        self.make_button.hide()
        self.cancel_button.setText(t("Close"))
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self.passphrase.selectAll()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.passphrase.text())
        self._is_told = True

    def _open_folder(self) -> None:
        if self.made:
            open_folder_of(self.made.path)

    def reject(self) -> None:
        if self._job:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            return
        if self.made is None or self._is_told or self._may_forget():
            self.passphrase.clear()
            super().reject()

    def _may_forget(self) -> bool:
        return confirm(self, t("Did you note the passphrase?"), t("Yes, close"), safe=t("Show it again"),
            details=t("Without it nobody can open the package; a new one would have to be made."))  # fmt: skip

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()


def _intro(findings: tuple[Finding, ...]) -> str:
    if any(each.takes_ground_away for each in findings):
        return t("The package cannot be made yet:")
    return t("The letter, an index, the files and the data for programs go into one encrypted ZIP. Look at this first:")


def _list_of(findings: tuple[Finding, ...]) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(8)
    for each in sorted(findings, key=lambda finding: not finding.takes_ground_away):
        look = "bad" if each.takes_ground_away else "body"
        words = t("{finding} ({source})", finding=say_here(each.sentence), source=each.source)
        column.addWidget(Note(words, look, name=f"package.{each.code}"))
    column.addStretch(1)
    return inner


def make_package_in_dialog(desk: Desk, case: Case) -> MadePackage | None:
    """Check, make the package and tell its passphrase once; None where the person gave it up."""
    dialog = AccessPackageDialog(desk, case)
    dialog.exec()
    made = dialog.made
    dialog.deleteLater()
    return made
