"""An open register: the bar at the top, the pages, the navigation beside them, and the line at the foot."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.register import Register
from officer_app.ui.case_book import Listing
from officer_app.ui.clock_watch import ClockWatch
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.stop_marketing import stop_in_dialog
from officer_app.ui.forms import Form
from officer_app.ui.jobs import Jobs
from officer_app.ui.letter_drafts import LetterDrafts
from officer_app.ui.navigation import PAGES, Navigation
from officer_app.ui.pages.cases import CasesPage
from officer_app.ui.pages.new_case import NewCasePage
from officer_app.ui.pages.register_page import RegisterPage
from officer_app.ui.pages.register_verdict import waiting_in
from officer_app.ui.record_ways import RecordWays
from officer_app.ui.renewing import offer_stronger_key
from officer_app.ui.search_results import SearchResults
from officer_app.ui.settings import Settings
from officer_app.ui.status_line import StatusLine
from officer_app.ui.top_bar import TopBar
from officer_app.ui.words import t

NARROW_BELOW = 900
"""Width in pixels under which the navigation shows icons only."""


class Workplace(QWidget):
    """Makes each page when it is first wanted, and tells those that exist what changed."""

    lock_wanted = Signal()

    def __init__(
        self, register: Register, jobs: Jobs, settings: Settings, window: QWidget, drafts: LetterDrafts | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("workplace")
        self.setAccessibleName(t("Workplace"))
        self.desk = Desk(register, jobs, settings, window, drafts)
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self.top = TopBar()
        self.top.lock.setVisible(register.encrypted)
        self.navigation = Navigation(settings.values.folded_groups)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.status = StatusLine(self.desk)
        self.ways = RecordWays(self)
        self._lay_out()
        self.results = SearchResults(self)
        self._connect()
        self.show_page("today")
        self.desk.book.reload()
        self.desk.registers.reload()
        self.desk.gaps.reload()
        self.desk.verifier.verify()
        self.clock_watch = ClockWatch(self.desk, self.reload)
        offer_stronger_key(self.desk, self._show_key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        pages = QVBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.stack, 1)
        self.desk.notices.settle_in(pages)
        row.addLayout(pages, 1)
        column.addLayout(row, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.navigation.wanted.connect(self._go_to_page)
        self.navigation.folded.connect(lambda names: self.desk.settings.keep(folded_groups=names))
        self.top.new_case_wanted.connect(lambda: self.show_page("new_case"))
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.search.searched.connect(self._search)
        self.top.search.entered.connect(self._enter_results)
        self.top.search.stepped.connect(self._step_into_results)
        self.results.chosen.connect(self._open_found)
        self.status.history_wanted.connect(lambda: self.show_page("history"))
        desk = self.desk
        desk.changed.connect(self._touched)
        desk.book.read.connect(self._show_count)
        desk.page_wanted.connect(self.show_page)
        desk.case_wanted.connect(self._open_case)
        desk.cases_wanted.connect(self._show_cases)
        desk.record_wanted.connect(self.ways.open)
        desk.back_wanted.connect(self.go_back)
        desk.trail_left.connect(self.ways.forget)
        desk.wording_wanted.connect(self.show_wording)
        desk.registers.read.connect(self._show_waiting)
        desk.gaps.read.connect(lambda listing: self.navigation.show_count("gaps", listing.urgent))
        desk.jobs.failed.connect(self._say_failure)

    def _say_failure(self, error: OfficerError) -> None:
        self.desk.notices.say_error(error)

    def page(self, key: str) -> Any:
        """Return a page, made now where it was not yet."""
        if key not in self._pages:
            spec = next(page for page in PAGES if page.key == key)
            self._pages[key] = spec.make(self.desk)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    @property
    def current(self) -> Any:
        """The page that is shown."""
        return self._pages[self._current]

    def show_page(self, key: str) -> None:
        """Show a page and mark it in the navigation."""
        page = self.page(key)
        self.results.hide()
        if key == self._current:
            return
        self._current = key
        self.stack.setCurrentWidget(page)
        self.navigation.mark("cases" if key == "new_case" else key)
        if key == "history":
            page.reload()
        page.setFocus()

    def _go_to_page(self, key: str) -> None:
        self.ways.forget()
        self.show_page(key)

    def new_record(self, key: str) -> None:
        """Let the person add a record to a register."""
        self._go_to_page(key)
        page: RegisterPage = self.page(key)
        page.new()

    def _open_case(self, case_id: int, tab: str) -> None:
        self.show_page("cases")
        self._cases().open_case(case_id, tab)

    def _cases(self) -> CasesPage:
        page: CasesPage = self.page("cases")
        return page

    def _new_case_page(self) -> NewCasePage:
        self.show_page("new_case")
        page: NewCasePage = self.page("new_case")
        return page

    def _show_cases(self, state: str) -> None:
        self.show_page("cases")
        self._cases().choose_state(state)

    def _search(self, query: str) -> None:
        hits = self.desk.registers.find(query) if query.strip() else []
        finds_cases = self.desk.book.finds(query)
        if query or "cases" in self._pages:
            if query and (finds_cases or not hits):
                self.show_page("cases")
            if "cases" in self._pages:
                self._cases().search(query)
        self.results.show_hits(hits, self.top.search)

    def _enter_results(self) -> None:
        if not self.results.isHidden() and not self.desk.book.finds(self.top.search.text()):
            self.results.take_first()
            return
        self.show_page("cases")
        self._cases().enter_list()

    def _step_into_results(self) -> None:
        if self.results.isHidden():
            self._enter_results()
        else:
            self.results.enter()

    def _open_found(self, key: str, record_id: int) -> None:
        query = self.top.search.text()
        self.top.search.clear()
        self._search("")
        self.ways.forget()
        if record_id:
            self.ways.open(key, record_id)
        else:
            self.show_page(key)
            self.page(key).show_list(query)

    def drop(self, event: QDropEvent) -> None:
        """Begin a case from what was dropped."""
        self._new_case_page().dropEvent(event)

    def stop_marketing(self) -> None:
        """Stop marketing to an address that somebody gave, and show the case that it makes."""
        done = stop_in_dialog(self.desk)
        if done and done.case.id is not None:
            self.desk.open_case(done.case.id, "letters")

    def choose_file(self) -> None:
        """Begin a case from a file that the person chooses."""
        self._new_case_page().choose_message()

    def go_back(self) -> None:
        """Go one step back on the page; from the search line, clear it first."""
        search = self.top.search
        if search.text():
            search.clear()
            self._search("")
        elif self._current == "new_case":
            self.current.give_up()
        elif not self.ways.back() and not (hasattr(self.current, "go_back") and self.current.go_back()):
            self.show_page("today")

    def reload(self) -> None:
        """Read the page that is shown again."""
        self.status.follow()
        if hasattr(self.current, "reload"):
            self.current.reload()

    def may_leave(self) -> bool:
        """Tell whether nothing typed on a page would be lost; texts of letters outlive the workplace."""
        is_dirty = any(hasattr(page, "is_dirty") and page.is_dirty() for page in self._pages.values())
        return not is_dirty and not any(form.is_dirty() for form in self.findChildren(Form))

    def _touched(self, names: frozenset[str]) -> None:
        for page in self._pages.values():
            if hasattr(page, "touched"):
                page.touched(names)
        if "organisation" in names:
            self.status.show_copy()
        if "register" in names:
            self.top.lock.setVisible(self.desk.register.encrypted)
            self.status.show_file()

    def _show_key(self) -> None:
        self.show_page("organisation")
        self.page("organisation").show_key()

    def show_wording(self, letter: str, language: str) -> None:
        """Show the wording of a letter, to change it for good."""
        self.show_page("organisation")
        self.page("organisation").show_wording(letter, language)

    def _show_count(self, listing: Listing) -> None:
        self.navigation.show_count("cases", listing.still_open)

    def _show_waiting(self, keys: frozenset[str]) -> None:
        for key in keys:
            self.navigation.show_count(key, waiting_in(self.desk.registers, key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < NARROW_BELOW
        self.navigation.set_narrow(narrow=narrow)
        self.top.set_narrow(narrow=narrow)
        super().resizeEvent(event)
