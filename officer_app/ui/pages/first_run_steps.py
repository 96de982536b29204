"""The steps to a new register: where it lies and what opens it, whose it is, and the sheet with its recovery key."""

from collections.abc import Callable
from pathlib import Path

from pathvalidate import sanitize_filename
from PySide6.QtCore import QStorageInfo, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import is_empty
from officer_app.domain.organisation import Organisation
from officer_app.domain.synced_folders import unsafe_folder
from officer_app.services.output import recovery_sheet
from officer_app.services.register import Register
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Card
from officer_app.ui.dialogs.files import choose_folder
from officer_app.ui.dialogs.starter import what_it_brings
from officer_app.ui.form_rows import Note
from officer_app.ui.forms import Form
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Text
from officer_app.ui.passphrase import NewPassphrase
from officer_app.ui.printing import print_pdf
from officer_app.ui.saving import save_pdf
from officer_app.ui.words import language, say_here, t

SUFFIX = ".officer"
ORGANISATION_FIELDS = ("name", "officer_email", "address", "country", "officer_name", "letter_language")
_WIDTH = 640


class Step(Card):
    """One step: its number, a title, a sentence, and a row of buttons below what it asks."""

    back_wanted = Signal()
    done = Signal()

    def __init__(self, name: str, number: int, title: str, intro: str) -> None:
        super().__init__(name, padding=28)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(title)
        self.column.setContentsMargins(28, 22, 28, 22)
        self.column.setSpacing(12)
        self.column.addWidget(Text(t("Step {number} of 3", number=number), "note"))
        self.column.addWidget(Text(title, "title"))
        self.column.addWidget(Note(intro, "muted"))
        self.problem = Note("", "bad", name=f"{name}.remark")
        self.problem.hide()

    def add_buttons(self, *left: QWidget, forward: QWidget) -> None:
        """Close the step with its buttons, the next thing to do at the right."""
        self.column.addWidget(self.problem)
        row = QHBoxLayout()
        for each in left:
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(forward)
        self.column.addSpacing(4)
        self.column.addLayout(row)

    def say(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self.problem.say(sentence)


class PlaceStep(Step):
    """Name, folder and passphrase; without encryption only where the person says so."""

    def __init__(self, folder: Path, *, warns: bool, stop_warning: Callable[[], None]) -> None:
        super().__init__(
            "place_step",
            1,
            t("Where your register lies"),
            t("Everything is kept in one file on this computer. Nothing is sent anywhere."),
        )
        self._warns, self._stop_warning = warns, stop_warning
        self.name = _line("register_name", t("Name"), t("Privacy office"))
        self.folder = _line("register_folder", t("Folder"), str(folder))
        self.path_note = Note("", name="register_path")
        self.passphrase = NewPassphrase()
        self.plain = QCheckBox(t("Without encryption"))
        self.plain.setObjectName("without_encryption")
        self._lay_out()
        self.name.textChanged.connect(self._tell_path)
        self.folder.textChanged.connect(self._tell_path)
        self.plain.toggled.connect(self._choose_plain)
        for line in (self.name, self.folder, self.passphrase.first.line, self.passphrase.again.line):
            line.returnPressed.connect(self.check)
        self._tell_path()

    def _lay_out(self) -> None:
        self.column.addLayout(_labelled(t("Name"), self.name))
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(button(t("Choose"), "choose_folder", self._choose_folder, icon_name="folder"))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(t("Folder"), "strong"))
        column.addLayout(place)
        column.addWidget(self.path_note)
        self.column.addLayout(column)
        self.column.addWidget(self._cloud_box())
        self.column.addWidget(self.passphrase)
        self.column.addWidget(self.plain)
        self.plain_warning = Note(
            t("Anybody who gets the file can read every name and every letter in it. Do this only for exercises."),
            "warn",
            name="plain_warning",
        )
        self.plain_warning.hide()
        self.column.addWidget(self.plain_warning)
        self.add_buttons(
            button(t("Back"), "place.back", self.back_wanted.emit),
            forward=filled(t("Continue"), "place.continue", self.check),
        )

    def _cloud_box(self) -> QFrame:
        self.cloud = QFrame()
        self.cloud.setObjectName("cloud_warning")
        self.cloud.setProperty("box", "warn")
        self.cloud_words = Note("", "warn", name="cloud_warning.words")
        row = QHBoxLayout(self.cloud)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(Sign("warning", "warn"))
        row.addWidget(self.cloud_words, 1)
        row.addWidget(button(t("Do not say this again"), "cloud_warning.off", self._quiet, look="link"))
        self.cloud.hide()
        return self.cloud

    def path(self) -> Path:
        """Return the file that will be made."""
        name = sanitize_filename(self.name.text().strip().removesuffix(SUFFIX).strip(" ."), platform="universal")
        return Path(self.folder.text().strip()).expanduser() / f"{name}{SUFFIX}"

    def chosen_passphrase(self) -> str | None:
        """Return the passphrase, None for a plain register."""
        return None if self.plain.isChecked() else self.passphrase.first.text()

    def check(self) -> None:
        """Go on where everything is there, else say what is not."""
        self.say("")
        if is_empty(self.name.text()) or self.path().name == SUFFIX:
            self.say(t("Give the register a name."))
            self.name.setFocus()
        elif is_empty(self.folder.text()) or not self.path().parent.is_absolute():
            self.say(t("Choose a folder for the register."))
            self.folder.setFocus()
        elif self.path().exists():
            self.say(t("There is a file of this name in the folder already. Choose another name, or open that file."))
            self.name.setFocus()
        elif self.plain.isChecked() or self.passphrase.chosen() is not None:
            self.done.emit()

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, t("Folder for the register"), _first_that_exists(self.path().parent))
        if chosen:
            self.folder.setText(str(chosen))

    def _choose_plain(self, plain: bool) -> None:
        self.passphrase.setVisible(not plain)
        self.plain_warning.setVisible(plain)

    def _tell_path(self) -> None:
        self.path_note.setText(t("The file will be {path}", path=self.path()))
        here = _first_that_exists(self.path().parent)
        kind = bytes(QStorageInfo(str(here)).fileSystemType().data()).decode("ascii", "replace")
        warning = unsafe_folder(self.path().parent, kind) if self._warns else None
        self.cloud_words.setText(say_here(warning) if warning else "")
        self.cloud.setVisible(warning is not None)

    def _quiet(self) -> None:
        self._warns = False
        self._stop_warning()
        self.cloud.hide()


class OrganisationStep(Step):
    """The facts that every letter bears; the rest of the profile can wait."""

    def __init__(self) -> None:
        super().__init__(
            "organisation_step",
            2,
            t("Whose privacy officer you are"),
            t("These facts stand on every letter. You can change them and add more later, under Organisation."),
        )
        self.form = Form(Organisation, fields=ORGANISATION_FIELDS)
        self.form.setObjectName("organisation_form")
        self.form.saved.connect(lambda _values: self.done.emit())
        self.form.given_up.connect(self.back_wanted)
        self.column.addWidget(self.form)
        self.starter = QCheckBox(t("Begin with what a marketing-technology company usually has"))
        self.starter.setObjectName("with_starter_set")
        self.column.addWidget(self.starter)
        self.column.addWidget(Note(what_it_brings(), "muted", name="starter_words"))
        self.create_button = filled(t("Create the register"), "organisation.create", self.form.save)
        self.add_buttons(
            button(t("Back"), "organisation.back", self.back_wanted.emit),
            forward=self.create_button,
        )

    def organisation(self) -> Organisation:
        """Return the organisation as it was typed; raises `ProblemsFound`."""
        values = self.form.collect()
        return Organisation(**values, holidays_country=values["country"])

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be pressed twice while the register is made."""
        self.create_button.setEnabled(not busy)
        self.create_button.setText(t("Creating") if busy else t("Create the register"))


class RecoveryStep(Step):
    """The sheet that opens the register when the passphrase is forgotten: now is the time to print it."""

    def __init__(self) -> None:
        super().__init__(
            "recovery_step",
            3,
            t("If you ever forget the passphrase"),
            t("Nobody can open the file without its passphrase: not we, not the system's administrator. The recovery "
              "sheet holds a key that opens it. Print it, or save it on a stick, and lock it away where only people "
              "can reach it who may read everything. Do not keep it on this computer."),
        )  # fmt: skip
        self.register: Register | None = None
        row = QHBoxLayout()
        row.addWidget(button(t("Print the sheet"), "recovery.print", self._print, icon_name="print"))
        row.addWidget(button(t("Save as PDF"), "recovery.save", self._save, icon_name="save"))
        row.addStretch(1)
        self.column.addLayout(row)
        self.add_buttons(forward=filled(t("Open the register"), "recovery.done", self.done.emit))

    def _print(self) -> None:
        if self.register:
            print_pdf(self, recovery_sheet(self.register, language()))

    def _save(self) -> None:
        if not self.register:
            return
        try:
            saved = save_pdf(self, recovery_sheet(self.register, language()), t("Recovery sheet"))
        except OfficerError as error:
            self.say(say_here(error.sentence))
            return
        if saved:
            self.problem.set_look("ok")
            self.say(t("Saved as {path}", path=saved))


def _line(name: str, label: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(name)
    line.setAccessibleName(label)
    line.setMaxLength(4_000)
    return line


def _labelled(label: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(Text(label, "strong"))
    column.addWidget(widget)
    return column


def _first_that_exists(folder: Path) -> Path:
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())
