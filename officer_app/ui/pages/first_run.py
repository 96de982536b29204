"""The first page of all: create a register, look round in the sample, or open a register that exists."""

from collections.abc import Callable
from itertools import count as count_up
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.organisation import Organisation
from officer_app.services.register import Register
from officer_app.services.sample import SampleRegister, build_sample
from officer_app.services.starter import add_starter_set
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Card
from officer_app.ui.dialogs.files import choose_file
from officer_app.ui.form_rows import Note
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Text
from officer_app.ui.notices import words_of
from officer_app.ui.opening import Opener, asks_passphrase
from officer_app.ui.pages.first_run_steps import OrganisationStep, PlaceStep, RecoveryStep
from officer_app.ui.saving import documents_folder
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import language, t

_CARD_WIDTH = 330


class FirstRunPage(QStackedWidget):
    """Leads to an open register: `register_ready` brings it, `unlock_wanted` names a locked one, `told` remarks."""

    register_ready = Signal(object)
    told = Signal(str)
    unlock_wanted = Signal(object)

    def __init__(
        self,
        opener: Opener,
        *,
        folder: Path | None = None,
        warns: bool = True,
        stop_warning: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self.setObjectName("first_run")
        self.setAccessibleName(t("Welcome"))
        self.setProperty("box", "page")
        self._opener = opener
        self._folder = folder or documents_folder()
        self._untold = ""
        self.place = PlaceStep(self._folder, warns=warns, stop_warning=stop_warning)
        self.organisation = OrganisationStep()
        self.recovery = RecoveryStep()
        self._pages = [self._middle(part) for part in (self._welcome(), self.place, self.organisation, self.recovery)]
        for page in self._pages:
            self.addWidget(page)
        self._connect()

    def _connect(self) -> None:
        self.place.back_wanted.connect(lambda: self._go(0))
        self.place.done.connect(lambda: self._go(1 + 1))
        self.organisation.back_wanted.connect(lambda: self._go(1))
        self.organisation.done.connect(self._create)
        self.recovery.done.connect(self._finish)

    def _middle(self, part: QWidget) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(part)
        row.addStretch(1)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        return scrolled(inner, f"{part.objectName()}_area")

    def _welcome(self) -> QWidget:
        page = QWidget()
        page.setObjectName("welcome")
        column = QVBoxLayout(page)
        column.setSpacing(8)
        column.addWidget(Text(t("Welcome to Officer"), "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(
            Text(t("Requests, their dates and their answers, in one file that never leaves your computer."), "muted"),
            0,
            Qt.AlignmentFlag.AlignHCenter,
        )
        column.addSpacing(14)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._create_card())
        cards.addWidget(self._sample_card())
        column.addLayout(cards)
        self.remark = Note("", "bad", name="welcome.remark")
        self.remark.hide()
        column.addWidget(self.remark)
        column.addSpacing(6)
        column.addWidget(
            button(t("Open an existing register"), "welcome.open", self._open, look="link"),
            0,
            Qt.AlignmentFlag.AlignHCenter,
        )
        return page

    def _create_card(self) -> Card:
        return _choice(
            "create_card",
            "shield",
            t("Create your register"),
            t("One encrypted file, opened by your passphrase. It takes two minutes: where it lies, and whose it is."),
            filled(t("Create a register"), "welcome.create", lambda: self._go(1)),
        )

    def _sample_card(self) -> Card:
        self._sample_button = button(t("Explore the sample"), "welcome.sample", self._explore)
        card = _choice(
            "sample_card",
            "search",
            t("Explore the sample"),
            t("The register of an invented company, with sixty requests and full registers. Everything can be tried."),
            self._sample_button,
        )
        self.progress = QProgressBar()
        self.progress.setObjectName("sample_progress")
        self.progress.setAccessibleName(t("Making the sample"))
        self.progress.setTextVisible(False)
        self.progress.hide()
        card.column.addWidget(self.progress)
        return card

    def _go(self, step: int) -> None:
        self.remark.say("")
        self.setCurrentIndex(step)
        first = {0: None, 1: self.place.name, 2: self.organisation.form.editor("name").field}.get(step)
        if first:
            first.setFocus()

    def go_back(self) -> None:
        """Go one step back; once the register is made there is none."""
        step = self.currentIndex()
        if step in {1, 2} and self.organisation.create_button.isEnabled():
            self._go(step - 1)

    def restart(self) -> None:
        """Begin anew, with nothing left in any line."""
        self.place.passphrase.clear()
        self.organisation.form.load(Organisation())
        self.organisation.starter.setChecked(False)
        self._go(0)

    # Creating

    def _create(self) -> None:
        self.organisation.say("")
        self.organisation.set_busy(busy=True)
        self._opener.create(
            self.place.path(),
            self.place.chosen_passphrase(),
            self.organisation.organisation(),
            self._created,
            self._not_created,
        )

    def _created(self, register: Register) -> None:
        self.organisation.set_busy(busy=False)
        self.place.passphrase.clear()
        self.recovery.register = register
        if self.organisation.starter.isChecked():
            self._begin_with_starter_set(register)
        if register.encrypted:
            self._go(3)
        else:
            self._finish()

    def _begin_with_starter_set(self, register: Register) -> None:
        try:
            add_starter_set(register, language())
        except OfficerError as error:
            self._untold = words_of(error)

    def _not_created(self, error: Exception) -> None:
        self.organisation.set_busy(busy=False)
        if isinstance(error, OfficerError):
            self.organisation.form.refuse(error)
        elif isinstance(error, OSError):
            self.organisation.form.refuse(
                OfficerError(
                    "{folder} cannot be written. Go back and choose another folder.", folder=self.place.path().parent
                )
            )
        else:
            self._opener.jobs.crashed.emit(error)

    def _finish(self) -> None:
        register, self.recovery.register = self.recovery.register, None
        if register:
            self.restart()
            self.register_ready.emit(register)
            self._tell_rest()

    def _tell_rest(self) -> None:
        """Tell why the starter set is not there; the register itself is."""
        if self._untold:
            self.told.emit(self._untold)
        self._untold = ""

    # The sample and existing registers

    def _explore(self) -> None:
        self.remark.say("")
        self._sample_button.setEnabled(False)
        self.progress.show()
        folder = _unused_folder(self._folder)

        def work(progress: Callable[[int, int], None], _cancelled: object) -> SampleRegister:
            return build_sample(folder, clock=self._opener.clock, progress=progress)

        job = self._opener.jobs.start(t("Making the sample"), work, self._sample_made, self._sample_failed)
        job.progressed.connect(self._show_progress)

    def _show_progress(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _sample_made(self, sample: SampleRegister) -> None:
        said = t("The passphrase of the sample is: {passphrase}", passphrase=sample.passphrase)

        def opened(register: Register) -> None:
            self._end_of_sample()
            self.register_ready.emit(register)
            self.told.emit(said)

        self._opener.unlock(sample.path, sample.passphrase, opened, self._sample_failed)

    def _sample_failed(self, error: Exception) -> None:
        self._end_of_sample()
        if isinstance(error, OfficerError):
            self.remark.say(words_of(error))
        else:
            self._opener.jobs.crashed.emit(error)

    def _end_of_sample(self) -> None:
        self.progress.hide()
        self._sample_button.setEnabled(True)

    def _open(self) -> None:
        kinds = t("Registers (*.officer);;All files (*)")
        path = choose_file(self, t("Open a register"), kinds, self._folder)
        if path:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a register that exists, or say why it cannot be; a locked one is handed to its door."""
        try:
            if asks_passphrase(path):
                self.unlock_wanted.emit(path)
            else:
                self.register_ready.emit(self._opener.open_now(path))
        except OfficerError as error:
            self.remark.say(words_of(error))


def _unused_folder(folder: Path) -> Path:
    name = t("Officer sample")
    names = (name if number == 1 else f"{name} {number}" for number in count_up(1))
    return next(folder / each for each in names if not (folder / each).exists())


def _choice(name: str, sign: str, title: str, words: str, press: QPushButton) -> Card:
    card = Card(name, padding=22)
    card.setFixedWidth(_CARD_WIDTH)
    card.column.setContentsMargins(22, 20, 22, 20)
    card.column.setSpacing(10)
    card.column.addWidget(Sign(sign, "accent", ground="accent_soft", side=36))
    card.column.addWidget(Text(title, "panel"))
    card.column.addWidget(Note(words, "muted"))
    card.column.addStretch(1)
    card.column.addWidget(press)
    return card
