"""One case: its head, and below it what is known, who asks, searches, recipients, messages, letters and history."""

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from officer_app.domain.case_file import CaseFile
from officer_app.domain.errors import NotFound
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import TaskAnswer
from officer_app.services.cases import case_file
from officer_app.ui.desk import Desk
from officer_app.ui.history_list import HistoryList
from officer_app.ui.history_words import history_of_case
from officer_app.ui.pages.case_header import CaseHeader
from officer_app.ui.pages.case_identity import Identity
from officer_app.ui.pages.case_letters import LetterPlace
from officer_app.ui.pages.case_messages import Messages
from officer_app.ui.pages.case_moves import Moves
from officer_app.ui.pages.case_notices import Notices
from officer_app.ui.pages.case_overview import Overview
from officer_app.ui.pages.case_tasks import Tasks
from officer_app.ui.pages.letter import LetterPanel
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import t

_LOWEST_PART = 260
"""Height in pixels that a part of the case keeps; in a lower window the whole case scrolls."""

TABS = ("overview", "identity", "tasks", "notices", "messages", "letters", "history")


class _Parts(QStackedWidget):
    """Asks for little room, so that a part scrolls within itself before the whole case does."""

    def sizeHint(self) -> QSize:
        return QSize(400, _LOWEST_PART)

    def hasHeightForWidth(self) -> bool:
        return False


class CasePanel(QWidget):
    """Shows a case, and shows it again where a change concerns it; the tab and the place in it stay."""

    closed = Signal()
    widened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("case_panel")
        self.setAccessibleName(t("Case"))
        self.setMinimumWidth(300)
        self._desk = desk
        self.case_id: int | None = None
        self._file: CaseFile | None = None
        self._stale: set[str] = set(TABS)
        self.moves = Moves(desk, self.show_tab)
        self.header = CaseHeader(self.moves)
        self.header.back.connect(self.closed)
        self.header.widened.connect(self.widened)
        self.tabs = QTabBar()
        self.tabs.setObjectName("case_tabs")
        self.tabs.setAccessibleName(t("Parts of the case"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.pages = _Parts()
        self.pages.setObjectName("case_pages")
        self._make_pages()
        self.tabs.currentChanged.connect(self._turn)
        self._lay_out()
        self.header.set_wide(wide=False)

    def _make_pages(self) -> None:
        self.overview = Overview(self._desk.register, self.moves)
        self.identity = Identity(self._desk)
        self.tasks = Tasks(self._desk, self.write_letter)
        self.notices = Notices(self._desk, self.write_letter)
        self.messages = Messages(self._desk)
        self.history = HistoryList("case_history", self._desk.register, tells_subject=True)
        self.letters = LetterPlace(self._desk, "letters", "case")
        parts: tuple[tuple[str, QWidget], ...] = (
            (t("Overview"), self.overview),
            (t("Identity"), self.identity),
            (t("Tasks"), self.tasks),
            (t("Recipients"), self.notices),
            (t("Messages"), self.messages),
            (t("Letters"), self.letters),
            (t("History"), _padded(self.history)),
        )
        for title, page in parts:
            self.tabs.addTab(title)
            self.pages.addWidget(page)

    def _lay_out(self) -> None:
        line = QFrame()
        line.setObjectName("tabs_line")
        line.setProperty("box", "rule")
        self.pages.setMinimumHeight(_LOWEST_PART)
        inside = QWidget()
        inside.setObjectName("case_inside")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, "case_area"))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(line)
        column.addSpacing(10)
        column.addWidget(self.pages, 1)

    def set_wide(self, *, wide: bool) -> None:
        """Tell whether the case has the whole page."""
        self.header.set_wide(wide=wide)

    def show_case(self, case_id: int | None) -> None:
        """Show another case; the tab stays."""
        if case_id != self.case_id:
            self.case_id = case_id
            self.letters.drop()
            self.reload()

    def forget(self) -> None:
        """Show no case."""
        self.case_id, self._file = None, None
        self.letters.drop()

    def touched(self, names: frozenset[str]) -> None:
        """Read the case again after any change; what does not concern it comes back the same."""
        if self.case_id is not None and names:
            self.reload()

    def reload(self) -> None:
        """Read the case again."""
        if self.case_id is None:
            return
        try:
            self._file = case_file(self._desk.register, self.case_id, self._desk.today())
        except NotFound:
            self.closed.emit()
            return
        self.header.show_file(self._file, self._desk.today())
        self._count(self._file)
        self.letters.forget_gone()
        self._stale = set(TABS)
        self._turn(self.tabs.currentIndex())

    def _count(self, file: CaseFile) -> None:
        waiting = sum(task.answer is TaskAnswer.PENDING for task in file.tasks)
        tasks = t("Tasks {n}", n=waiting) if waiting else t("Tasks")
        self.tabs.setTabText(TABS.index("tasks"), tasks)
        untold = sum(each.told_on is None and is_empty(each.not_told_reason) for each in file.notices)
        self.tabs.setTabText(TABS.index("notices"), t("Recipients {n}", n=untold) if untold else t("Recipients"))
        number = len(file.messages)
        self.tabs.setTabText(TABS.index("messages"), t("Messages {n}", n=number) if number else t("Messages"))

    def show_tab(self, name: str) -> None:
        """Turn to a part of the case by its name."""
        self.tabs.setCurrentIndex(TABS.index(name))

    def _turn(self, index: int) -> None:
        name = TABS[index]
        self.pages.setCurrentIndex(index)
        self.header.set_next_filled(is_filled=name != "letters")
        if self._file is None or name not in self._stale:
            return
        self._stale.discard(name)
        self._fill(name, self._file)

    def _fill(self, name: str, file: CaseFile) -> None:
        parts: dict[str, Any] = {
            "overview": self.overview.show_file,
            "identity": self.identity.show_file,
            "tasks": self.tasks.show_file,
            "notices": self.notices.show_file,
            "messages": self.messages.show_file,
            "letters": lambda file: self.letters.show_record(file.case.id or 0),
            "history": lambda file: self.history.show_entries(history_of_case(file, self._desk.register)),
        }
        parts[name](file)

    def write_letter(self, about: str, record_id: int) -> None:
        """Open the letters about a task or a notice of the case shown."""
        if self.case_id is not None:
            self.letters.show_other(about, record_id, of=self.case_id)
            self.show_tab("letters")

    @property
    def _letter_panel(self) -> LetterPanel | None:
        return self.letters.panel


def _padded(inside: QWidget) -> QWidget:
    holder = QWidget()
    holder.setObjectName("case_history_inside")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 10, 12)
    column.addWidget(inside)
    return scrolled(holder, "case_history_area")
