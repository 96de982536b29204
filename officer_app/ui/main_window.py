"""The window: a door while no register is open, the workplace while one is."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.register import Register
from officer_app.ui.actions import ACTS, install, page_acts, record_acts
from officer_app.ui.buttons import press_filled
from officer_app.ui.dialogs.question import may_discard, may_discard_letter
from officer_app.ui.dialogs.starter import offer_starter_set
from officer_app.ui.dropping import takes
from officer_app.ui.letter_drafts import DraftsByRegister
from officer_app.ui.navigation import ADDED, IN_NAV, NUMBERED
from officer_app.ui.notices import Notices, words_of
from officer_app.ui.opening import Opener, asks_passphrase
from officer_app.ui.pages.first_run import FirstRunPage
from officer_app.ui.pages.unlock import UnlockPage
from officer_app.ui.palette import Palette, ShortcutSheet
from officer_app.ui.settings import Settings, visible_place
from officer_app.ui.single_instance import Doorbell, raise_first_window
from officer_app.ui.theme import THEME, Look, Tone
from officer_app.ui.words import t
from officer_app.ui.workplace import Workplace

PROGRAM = "Officer"


class MainWindow(QMainWindow):
    """Holds the door or the workplace; every act of `ui.actions` is one of its methods."""

    def __init__(self, opener: Opener, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self._opener = opener
        self._settings = settings
        self._doorbell: Doorbell | None = None
        self._register: Register | None = None
        self._drafts = DraftsByRegister()
        self.workplace: Workplace | None = None
        self.unlock = UnlockPage(opener)
        self.doors = QStackedWidget()
        self.doors.setObjectName("doors")
        self.doors.addWidget(self.unlock)
        self.setCentralWidget(self.doors)
        self.notices = Notices(self)
        self.unlock.unlocked.connect(self.show_register)
        self.unlock.other_wanted.connect(lambda: self.show_first_page())  # noqa: PLW0108 - it takes a remark
        pages = page_acts(((page.key, page.title, page.icon) for page in IN_NAV), NUMBERED)
        self.acts = (*ACTS, *pages, *record_acts(ADDED))
        self.qt_actions = install(self, self.acts)
        self.setMinimumSize(480, 320)
        self.setGeometry(visible_place(settings.values.place))
        self._say_title()

    def _say_title(self) -> None:
        name = self._register.path.stem if self._register else ""
        self.setWindowTitle(f"{name} - {PROGRAM}" if name else PROGRAM)

    # The door

    @cached_property
    def first_run(self) -> FirstRunPage:
        """The page where a register is created or chosen; most days nobody comes there, so it is made on demand."""
        settings = self._settings
        made = FirstRunPage(
            self._opener,
            warns=settings.values.warns_of_synced,
            stop_warning=lambda: settings.keep(warns_of_synced=False),
        )
        made.register_ready.connect(self.show_register)
        made.unlock_wanted.connect(self.ask_passphrase)
        made.told.connect(self.notices.say)
        self.doors.addWidget(made)
        return made

    def show_first_page(self, remark: str = "") -> None:
        """Offer to create a register, to look round in the sample, or to open another."""
        self.doors.setCurrentWidget(self.first_run)
        if remark:
            self.notices.say(remark, Tone.BAD)

    def ask_passphrase(self, path: Path) -> None:
        """Ask for the key of a locked register."""
        self.unlock.ask(path)
        self.doors.setCurrentWidget(self.unlock)

    def open_path(self, path: Path) -> None:
        """Open a register, or say why it cannot be opened."""
        try:
            if asks_passphrase(path):
                self.ask_passphrase(path)
            else:
                self.show_register(self._opener.open_now(path))
        except OfficerError as error:
            self.show_first_page(words_of(error))

    def show_register(self, register: Register) -> None:
        """Work with an open register; one that another window has is left to that window."""
        if self._doorbell is None and raise_first_window(register.path):
            register.close()
            self.show_first_page(t("This register is open in another window already."))
            return
        self._close_register()
        self._register = register
        self._settings.keep(last_register=str(register.path))
        self._doorbell = Doorbell(register.path, self.come_forward, self)
        self.workplace = Workplace(register, self._opener.jobs, self._settings, self, self._drafts.of(register))
        self.workplace.lock_wanted.connect(self.lock)
        self.doors.addWidget(self.workplace)
        self.doors.setCurrentWidget(self.workplace)
        self.workplace.current.setFocus()
        self._say_title()

    def _close_register(self) -> None:
        if self._doorbell:
            self._doorbell.close()
            self._doorbell = None
        self._opener.jobs.stop()
        self._drafts.drop_made()
        if self.workplace:
            self.doors.removeWidget(self.workplace)
            self.workplace.desk.notices.deleteLater()
            self.workplace.deleteLater()
            self.workplace = None
        if self._register:
            self._register.close()
            self._register = None
        self._say_title()

    def come_forward(self) -> None:
        """Come to the front: somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # The acts

    def is_open(self) -> bool:
        """Tell whether a register is open."""
        return self.workplace is not None

    def can_lock(self) -> bool:
        """Tell whether the open register has a passphrase."""
        return self._register is not None and self._register.encrypted

    def lock(self) -> None:
        """Close the register and ask for its passphrase; asks where something would be lost, as no letter's text is."""
        if self._register is None or not self.can_lock() or not self._may_leave():
            return
        path = self._register.path
        self._close_register()
        self.ask_passphrase(path)

    def _may_leave(self) -> bool:
        return self.workplace is None or self.workplace.may_leave() or may_discard(self)

    def _work(self) -> Workplace:
        if self.workplace is None:
            raise AssertionError("an act without a register")
        return self.workplace

    def show_page(self, key: str) -> None:
        if self.workplace:
            self.workplace.show_page(key)

    def new_record(self, key: str) -> None:
        self._work().new_record(key)

    def new_case(self) -> None:
        self._work().show_page("new_case")

    def stop_marketing(self) -> None:
        self._work().stop_marketing()

    def new_case_from_file(self) -> None:
        self._work().choose_file()

    def go_to_search(self) -> None:
        search = self._work().top.search
        search.setFocus()
        search.selectAll()

    def do_next(self) -> None:
        press_filled(self.workplace.current if self.workplace else self.doors)

    def go_back(self) -> None:
        if self.workplace:
            self.workplace.go_back()
        elif isinstance(door := self.doors.currentWidget(), FirstRunPage):
            door.go_back()

    def reload(self) -> None:
        self._work().reload()

    def verify_now(self) -> None:
        self._work().show_page("history")
        self._work().desk.verifier.verify()

    def offer_starter_set(self) -> None:
        offer_starter_set(self._work().desk)

    def choose_look(self, look: str) -> None:
        THEME.choose(Look(look))
        self._settings.keep(look=look)

    def show_palette(self) -> None:
        Palette(self, self.acts).open()

    def show_shortcuts(self) -> None:
        ShortcutSheet(self, self.acts).open()

    # The window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.workplace and takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.workplace:
            self.workplace.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        unmade = self._drafts.unmade()
        if not self._may_leave() or (unmade and not may_discard_letter(self, unmade)):
            event.ignore()
            return
        place = self.normalGeometry() if self.isMaximized() else self.geometry()
        self._settings.keep(
            place=(place.x(), place.y(), place.width(), place.height()), is_maximized=self.isMaximized()
        )
        self._close_register()
        event.accept()

    def show_as_before(self) -> None:
        """Show the window as it was left."""
        if self._settings.values.is_maximized:
            self.showMaximized()
        else:
            self.show()
        QTimer.singleShot(0, self.raise_)
