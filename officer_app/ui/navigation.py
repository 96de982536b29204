"""The pages of the window, in one list, and the column at the left that leads to them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from officer_app.ui.buttons import button
from officer_app.ui.desk import Desk
from officer_app.ui.icons import SIZE
from officer_app.ui.labels import Text, plain_tip
from officer_app.ui.pages.cases import CasesPage
from officer_app.ui.pages.history import HistoryPage
from officer_app.ui.pages.new_case import NewCasePage
from officer_app.ui.pages.organisation import OrganisationPage
from officer_app.ui.pages.today import TodayPage
from officer_app.ui.words import t, translate

WIDTH, NARROW = 196, 56


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its key, title, icon and maker; without a group it stands on top, `in_nav=False` leaves it out."""

    key: str
    title: str
    icon: str
    make: Callable[[Desk], QWidget]
    group: str = ""
    in_nav: bool = True


PAGES = (
    PageSpec("today", "Today", "today", TodayPage),
    PageSpec("cases", "Cases", "cases", CasesPage),
    PageSpec("history", "History", "history", HistoryPage, group="Proof"),
    PageSpec("organisation", "Organisation", "organisation", OrganisationPage, group="This office"),
    PageSpec("new_case", "New case", "plus", NewCasePage, in_nav=False),
)

if len({page.key for page in PAGES}) != len(PAGES):
    raise AssertionError("two pages share a key")

IN_NAV = tuple(page for page in PAGES if page.in_nav)


class Navigation(QFrame):
    """A button for each page with the count of what waits there; in a narrow window only the icons."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(t("Pages"))
        self.setProperty("box", "side")
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, Text] = {}
        self._groups: list[Text] = []
        self._one = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(0)
        group = ""
        for page in IN_NAV:
            if page.group != group:
                group = page.group
                self._add_group(column, group)
            column.addWidget(self._entry(page))
        column.addStretch(1)
        self.set_narrow(narrow=False)

    def _add_group(self, column: QVBoxLayout, group: str) -> None:
        label = Text(translate(group), "quiet")
        label.setContentsMargins(10, 12, 0, 6)
        self._groups.append(label)
        column.addWidget(label)

    def _entry(self, page: PageSpec) -> QPushButton:
        title = translate(page.title)
        entry = button(title, f"nav_{page.key}", lambda: self.wanted.emit(page.key), look="nav", icon_name=page.icon)
        entry.setCheckable(True)
        entry.setIconSize(QSize(SIZE + 6, SIZE))
        self._one.addButton(entry)
        count = Text("", "quiet", name=f"nav_{page.key}_count")
        inside = QHBoxLayout(entry)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(count)
        self._buttons[page.key], self._counts[page.key] = entry, count
        return entry

    def mark(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_count(self, key: str, number: int) -> None:
        """Say how much waits on a page; nothing where nothing does."""
        self._counts[key].setText(str(number) if number else "")
        title = translate(next(page.title for page in PAGES if page.key == key))
        self._buttons[key].setAccessibleName(t("{page}, {n} open", page=title, n=number) if number else title)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, with their titles as tooltips."""
        self.setFixedWidth(NARROW if narrow else WIDTH)
        for label in self._groups:
            label.setVisible(not narrow)
        for page in IN_NAV:
            entry, title = self._buttons[page.key], translate(page.title)
            entry.setText("" if narrow else title)
            entry.setToolTip(plain_tip(title) if narrow else "")
            self._counts[page.key].setVisible(not narrow)
