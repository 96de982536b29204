"""The pages of the window, in one list, and the column at the left that leads to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from officer_app.domain.registry import RECORD_TYPES
from officer_app.ui.buttons import button
from officer_app.ui.cards import rule
from officer_app.ui.desk import Desk
from officer_app.ui.icons import wear
from officer_app.ui.labels import Text, plain_tip
from officer_app.ui.pages.cases import CasesPage
from officer_app.ui.pages.gaps import GapsPage
from officer_app.ui.pages.history import HistoryPage
from officer_app.ui.pages.marketing_check import MailingPage
from officer_app.ui.pages.new_case import NewCasePage
from officer_app.ui.pages.organisation import OrganisationPage
from officer_app.ui.pages.promises import PromisesPage
from officer_app.ui.pages.register_page import RegisterPage
from officer_app.ui.pages.reports import ReportsPage
from officer_app.ui.pages.today import TodayPage
from officer_app.ui.register_book import REGISTERS
from officer_app.ui.register_words import group_words
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import t, translate

WIDTH, NARROW = 196, 68
"""Width of the column in pixels; the narrow one has room for the icons beside a scroll bar."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its key, title, icon and maker; without a group it stands above or below all groups."""

    key: str
    title: str
    icon: str
    make: Callable[[Desk], QWidget]
    group: str = ""
    in_nav: bool = True
    """Whether it has an entry in the column at the left."""


_ORDER = (
    "processor", "agreement", "sub_processor", "change_notice", "transfer", "impact_assessment", "client",
    "activity", "data_category", "recipient", "measure", "tracker",
    "breach", "disclosure", "notice_version", "published_purpose", "suppression",
)  # fmt: skip
"""The registers as the navigation lists them, those of every day first; one that is not named here comes last."""


def _register_pages() -> tuple[PageSpec, ...]:
    """Return a page for every record type that has a heading, under the headings in their order."""
    keys = sorted(REGISTERS, key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER))
    groups = tuple(dict.fromkeys(RECORD_TYPES[key].group for key in keys))
    made = (
        PageSpec(key, page_title(key), kind.icon, partial(RegisterPage, key=key), group=kind.group)
        for key, kind in ((key, RECORD_TYPES[key]) for key in keys)
    )
    return tuple(sorted(made, key=lambda page: groups.index(page.group)))


def page_title(key: str) -> str:
    """Return the title of a register's page in English: what the window shows is translated from it."""
    short = {
        "activity": "Activities",
        "breach": "Breaches",
        "change_notice": "Chain changes",
        "disclosure": "Disclosures",
        "impact_assessment": "Impact assessments",
        "notice_version": "Notices",
        "suppression": "Suppression",
    }
    return short.get(key, RECORD_TYPES[key].plural)


PAGES = (
    PageSpec("today", "Today", "today", TodayPage),
    PageSpec("cases", "Cases", "cases", CasesPage),
    PageSpec("gaps", "Gaps", "task", GapsPage),
    PageSpec("promises", "Promises", "promise", PromisesPage),
    PageSpec("reports", "Reports", "chart", ReportsPage),
    *_register_pages(),
    PageSpec("mailing", "Check a mailing", "mail", MailingPage, group="Accountability"),
    PageSpec("history", "History", "history", HistoryPage),
    PageSpec("organisation", "Organisation", "organisation", OrganisationPage),
    PageSpec("new_case", "New case", "plus", NewCasePage, in_nav=False),
)

if len({page.key for page in PAGES}) != len(PAGES):
    raise AssertionError("two pages share a key")

IN_NAV = tuple(page for page in PAGES if page.in_nav)
NUMBERED = (
    "today", "cases", "processor", "agreement", "transfer", "activity", "breach", "history", "organisation",
)  # fmt: skip
"""The pages that Ctrl and a number go to, from 1."""
ADDED = tuple((page.key, RECORD_TYPES[page.key].singular) for page in IN_NAV
              if page.key in REGISTERS and not RECORD_TYPES[page.key].has_own_verbs)  # fmt: skip
"""The registers to which a record can be added from anywhere, with what such a record is called in English."""


class Group:
    """A heading of the navigation with its pages; a click folds them away."""

    def __init__(self, name: str, toggle: Callable[[], None]) -> None:
        self.name = name
        self.pages: list[str] = []
        self.is_folded = False
        words = group_words(name)
        self.heading = button(words, f"nav_group_{name}", toggle, look="heading")
        self.heading.setCheckable(True)
        self.count = Text("", "quiet", name=f"nav_group_{name}_count")
        inside = QHBoxLayout(self.heading)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(self.count)

    def needs(self, buttons: Mapping[str, QPushButton]) -> int:
        """Return the height in pixels that its pages take when they are not folded away."""
        return sum(buttons[key].sizeHint().height() for key in self.pages)

    def show_state(self, waiting: int) -> None:
        """Say whether the pages are folded away, and how much waits on them then."""
        words = group_words(self.name)
        wear(self.heading, "folded" if self.is_folded else "chevron", "faint")
        self.heading.setChecked(not self.is_folded)
        self.heading.setAccessibleName(t("{group}, folded", group=words) if self.is_folded else words)
        self.count.setText(str(waiting) if self.is_folded and waiting else "")


class Navigation(QFrame):
    """A button for each page with the count of what waits there; in a narrow window only the icons.

    Until the person folds a heading herself, as many are open as the height has room for, that of the page shown first.
    """

    wanted = Signal(str)
    folded = Signal(object)

    def __init__(self, folded: tuple[str, ...] | None = None) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(t("Pages"))
        self.setProperty("box", "side")
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, Text] = {}
        self._groups: dict[str, Group] = {}
        self._waiting: dict[str, int] = {}
        self._is_narrow = False
        self._is_hers = folded is not None
        self._shown = ""
        self._one = QButtonGroup(self)
        inside = QWidget()
        inside.setObjectName("navigation_inside")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(8, 4, 8, 4)
        self._column.setSpacing(0)
        for page in IN_NAV:
            self._add(page)
        self._column.addStretch(1)
        self._area = scrolled(inside, "navigation_area")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        for group in self._groups.values():
            group.is_folded = group.name in (folded or ())
        self.set_narrow(narrow=False)

    def _add(self, page: PageSpec) -> None:
        if page.group and page.group not in self._groups:
            group = Group(page.group, partial(self._toggle, page.group))
            self._groups[page.group] = group
            self._column.addSpacing(2)
            self._column.addWidget(group.heading)
        if page.group:
            self._groups[page.group].pages.append(page.key)
        elif self._groups and not self._has_foot():
            self._column.addSpacing(3)
            self._column.addWidget(rule())
            self._column.addSpacing(3)
        self._column.addWidget(self._entry(page))

    def _has_foot(self) -> bool:
        """Tell whether a page below the groups stands there already."""
        last = list(self._buttons)[-1]
        return all(last not in group.pages for group in self._groups.values())

    def _entry(self, page: PageSpec) -> QPushButton:
        title = translate(page.title)
        entry = button(title, f"nav_{page.key}", lambda: self.wanted.emit(page.key), look="nav", icon_name=page.icon)
        entry.setCheckable(True)
        self._one.addButton(entry)
        count = Text("", "quiet", name=f"nav_{page.key}_count")
        inside = QHBoxLayout(entry)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(count)
        self._buttons[page.key], self._counts[page.key] = entry, count
        return entry

    def _toggle(self, name: str) -> None:
        self._is_hers = True
        self._groups[name].is_folded = not self._groups[name].is_folded
        self._show_groups()
        self.folded.emit(tuple(each.name for each in self._groups.values() if each.is_folded))

    def _show_groups(self) -> None:
        for group in self._groups.values():
            group.heading.setVisible(not self._is_narrow)
            group.show_state(sum(self._waiting.get(key, 0) for key in group.pages))
            for key in group.pages:
                self._buttons[key].setVisible(self._is_narrow or not group.is_folded)

    def mark(self, key: str) -> None:
        """Mark the page that is shown, and bring it into view."""
        if key not in self._buttons:
            return
        self._buttons[key].setChecked(True)
        self._shown = key
        self._fold_to_fit()
        for group in self._groups.values():
            if key in group.pages and group.is_folded:
                group.is_folded = False
                self._show_groups()
        self._area.ensureWidgetVisible(self._buttons[key], 0, 30)

    def _fold_to_fit(self) -> None:
        """Open as many groups as the height has room for, unless the person chose; that of the page shown always."""
        if self._is_hers or self._is_narrow:
            return
        whole = self._column.sizeHint().height()
        opened = [group for group in self._groups.values() if not group.is_folded]
        room = self.height() - whole + sum(group.needs(self._buttons) for group in opened)
        for group in sorted(self._groups.values(), key=lambda each: self._shown not in each.pages):
            needed = group.needs(self._buttons)
            group.is_folded = needed > room and self._shown not in group.pages
            room -= 0 if group.is_folded else needed
        self._show_groups()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_to_fit()

    def show_count(self, key: str, number: int) -> None:
        """Say how much waits on a page; nothing where nothing does."""
        self._waiting[key] = number
        self._counts[key].setText(str(number) if number else "")
        title = translate(next(page.title for page in PAGES if page.key == key))
        self._buttons[key].setAccessibleName(t("{page}, {n} open", page=title, n=number) if number else title)
        self._show_groups()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, with their titles as tooltips."""
        self._is_narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDTH)
        for page in IN_NAV:
            entry, title = self._buttons[page.key], translate(page.title)
            entry.setText("" if narrow else title)
            entry.setToolTip(plain_tip(title) if narrow else "")
            self._counts[page.key].setVisible(not narrow)
        self._show_groups()
