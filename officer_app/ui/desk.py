"""What every page has at hand: the register, work in the background, notices, and the way to other pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.matters import is_there
from officer_app.services.register import Register
from officer_app.ui.case_book import CaseBook
from officer_app.ui.gap_book import GapBook
from officer_app.ui.jobs import Job, Jobs
from officer_app.ui.letter_drafts import LetterDrafts
from officer_app.ui.notices import Notices, Offer, words_of
from officer_app.ui.register_book import RegisterBook
from officer_app.ui.settings import Settings
from officer_app.ui.theme import Tone
from officer_app.ui.verifying import Verifier
from officer_app.ui.words import t

Question = Callable[[Any], Any]


def _as_it_is(answer: Any) -> Any:
    return answer


class Desk(QObject):
    """The officer's desk; `changed` tells once after each commit which tables were touched."""

    changed = Signal(object)
    case_wanted = Signal(int, str)
    page_wanted = Signal(str)
    cases_wanted = Signal(str)
    record_wanted = Signal(str, int, str)
    back_wanted = Signal()
    trail_left = Signal()
    wording_wanted = Signal(str, str)

    def __init__(
        self, register: Register, jobs: Jobs, settings: Settings, window: QWidget, drafts: LetterDrafts | None = None
    ) -> None:
        super().__init__(window)
        self.register = register
        self.jobs = jobs
        self.settings = settings
        self.window = window
        self.notices = Notices(window)
        self.letter_drafts = drafts or LetterDrafts()
        self.verifier = Verifier(register, jobs, self)
        self.book = CaseBook(self._ask_cases, self.today, self)
        self.changed.connect(self.book.touched)
        self.registers = RegisterBook(self._ask_registers, self.today, self)
        self.changed.connect(self.registers.touched)
        self.gaps = GapBook(register, jobs, self)
        self.changed.connect(self.gaps.touched)
        self.changed.connect(self._forget_letters)
        register.listen(self.changed.emit)

    def _ask_cases(self, question: Question, then: Question, on_done: Callable[[Any], None]) -> Job:
        return self.read(t("Reading the cases"), question, on_done, then)

    def _ask_registers(self, question: Question, then: Question, on_done: Callable[[Any], None]) -> Job:
        return self.read(t("Reading the registers"), question, on_done, then)

    def _forget_letters(self) -> None:
        """Forget the texts of letters about records that were deleted."""
        self.letter_drafts.keep_only(lambda about, record_id: is_there(self.register, about, record_id))

    def today(self) -> date:
        """Return the officer's day."""
        return self.register.clock.today()

    def read(self, title: str, question: Question, on_done: Callable[[Any], None], then: Question = _as_it_is) -> Job:
        """Ask the register in another thread, over a connection of its own; the answer comes to the window's.

        While the question is asked a change has to wait; `then` works on the answer when the register is free again.
        """

        def work(_progress: object, _cancelled: object) -> Any:
            with self.register.snapshot() as reader:
                answer = question(reader)
            return then(answer)

        return self.jobs.start(title, work, on_done)

    def attempt(self, verb: Callable[[], Any], done: str = "", offer: Offer | None = None) -> bool:
        """Do a verb; say what was done, or why it could not be."""
        try:
            verb()
        except OfficerError as error:
            self.notices.say(words_of(error), Tone.BAD)
            return False
        if done:
            self.notices.say(done, Tone.OK, offer)
        return True

    def open_case(self, case_id: int, tab: str = "") -> None:
        """Show a case over the whole page."""
        self.case_wanted.emit(case_id, tab)

    def open_record(self, key: str, record_id: int, tab: str = "") -> None:
        """Show a record of any type over the whole page; from there the way leads back to where one was."""
        self.record_wanted.emit(key, record_id, tab)
