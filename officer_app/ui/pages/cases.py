"""Cases: the list at the left, the chosen case beside it; opened, a case takes the whole page."""

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from officer_app.domain.case_file import CaseLine
from officer_app.ui.cards import EDGE, Card, EmptyPlace
from officer_app.ui.case_book import Listing
from officer_app.ui.desk import Desk
from officer_app.ui.labels import Text
from officer_app.ui.pages.case_columns import due_columns
from officer_app.ui.pages.case_filter import CaseFilter, chosen
from officer_app.ui.pages.case_panel import CasePanel
from officer_app.ui.pages.filter_bar import FilterBar
from officer_app.ui.pages.list_and_detail import ListAndDetail
from officer_app.ui.tables import RecordModel, RecordTable, fill
from officer_app.ui.words import count, t

LIST_WIDTH = 400


class CasesPage(QWidget):
    """List and detail; Enter opens, Esc goes back, and the detail keeps its place when the list changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("cases")
        self.setAccessibleName(t("Cases"))
        self._desk = desk
        self._listing = Listing()
        self._is_read = False
        self.filters = FilterBar()
        self.filters.changed.connect(self._narrow)
        self.panel = CasePanel(desk)
        self.panel.closed.connect(self.go_back)
        self.panel.widened.connect(self._open_chosen)
        self._lay_out()
        desk.book.read.connect(self.show_listing)
        if desk.book.listing:
            self.show_listing(desk.book.listing)

    def _lay_out(self) -> None:
        self._split = ListAndDetail("cases_split", self._list_side(), self.table, self.panel, self._list_width)
        self._split.turned.connect(self._turn)
        self._split.splitterMoved.connect(lambda _at, _index: self._remember_width())
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, 18, EDGE, 18)
        page.addWidget(self._split)
        self.setFocusProxy(self.table)

    def _list_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("cases_list_side")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(t("Cases"), "title", name="cases_title"))
        self.summary = Text("", "muted", wrap=True, name="cases_summary")
        head.addWidget(self.summary, 1)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._list(), 1)
        return side

    def _list_width(self, _room: int) -> int:
        return self._desk.settings.values.list_width or LIST_WIDTH

    def _list(self) -> Card:
        card = Card("cases_card", padding=0)
        card.column.setContentsMargins(1, 4, 1, 2)
        self.model = RecordModel(due_columns(self._desk.today()), lambda line: line.case.id, self)
        self.table = RecordTable(self.model, "cases_list", t("Cases"))
        self.table.sortable(0)
        self.table.chosen.connect(self._show_beside)
        self.table.opened.connect(self._open)
        self._nothing = EmptyPlace("cases_no_match", "search", "", t("Show all cases"), self.filters.clear)
        self._empty = EmptyPlace(
            "cases_empty",
            "cases",
            t("Every request that reaches you becomes a case here: type it, or drop an e-mail on the window."),
            t("New case"),
            lambda: self._desk.page_wanted.emit("new_case"),
        )
        self._stack = QStackedLayout()
        card.column.addLayout(self._stack, 1)  # first, or the table would be shown as a window of its own
        for part in (self.table, self._nothing, self._empty):
            self._stack.addWidget(part)
        return card

    # The list

    def reload(self) -> None:
        """Read all cases again, in the background."""
        self._desk.book.reload()
        if self.panel.case_id is not None:
            self.panel.reload()

    def touched(self, names: frozenset[str]) -> None:
        """Show the open case again; the list comes from the book."""
        self.panel.touched(names)

    def show_listing(self, listing: Listing) -> None:
        """Show the cases of the register through the filter."""
        self._listing = listing
        self._is_read = True
        self.filters.offer_languages(listing.languages())
        self._narrow(self.filters.filter)

    def _narrow(self, wanted: CaseFilter) -> None:
        if not self._is_read:
            return
        lines = chosen(self._listing, wanted)
        fill(self.table, self.model, lines, self.panel.case_id)
        self.summary.setText(self._said(len(lines)))
        if not self._listing.lines:
            self._stack.setCurrentWidget(self._empty)
        elif lines:
            self._stack.setCurrentWidget(self.table)
        else:
            self._nothing.say(_why_nothing(wanted))
            self._stack.setCurrentWidget(self._nothing)

    def _said(self, shown: int) -> str:
        still_open = count(self._listing.still_open, "1 open", "{n} open")
        late = count(self._listing.late, "1 of them late", "{n} of them late") if self._listing.late else ""
        some = shown != self._listing.still_open or self.filters.filter != CaseFilter()
        said = [still_open, late, count(shown, "1 shown", "{n} shown") if some else ""]
        return ", ".join(each for each in said if each)

    # The detail

    def _show_beside(self, line: CaseLine | None) -> None:
        if line is None or line.case.id == self.panel.case_id:
            return
        self.panel.show_case(line.case.id)
        self._split.show_beside()

    def _open(self, line: CaseLine | None) -> None:
        if line is not None and line.case.id is not None:
            self.open_case(line.case.id)

    def _open_chosen(self) -> None:
        if self.panel.case_id is not None:
            self.open_case(self.panel.case_id)

    def open_case(self, case_id: int, tab: str = "") -> None:
        """Show a case over the whole page, and mark it in the list."""
        if self.panel.case_id != case_id:
            self.panel.show_case(case_id)
        if tab:
            self.panel.show_tab(tab)
        self._split.widen()
        self.table.choose_quietly(self.model.row_of(case_id))

    def _turn(self, wide: bool) -> None:
        self.panel.set_wide(wide=wide)
        if wide:
            self.panel.setFocus()

    def go_back(self) -> bool:
        """From the whole page to the list beside it, from there to the list alone; False where there is no way back."""
        if self._split.go_back():
            return True
        if self.filters.filter.query:
            self.filters.search("")
            return True
        return False

    def search(self, query: str) -> None:
        """Show the cases in which these words stand; the list comes forward."""
        if self._split.is_wide and query:
            self.go_back()
        self.filters.search(query)

    def choose_state(self, state: str) -> None:
        """Show the cases of one state, the list alone."""
        self._split.show_list_alone()
        self.filters.choose_state(state)

    def enter_list(self) -> None:
        """Put the keyboard into the list."""
        if self.table.chosen_record() is None:
            self.table.choose(0 if self.model.rowCount() else -1)
        self.table.setFocus()

    def _remember_width(self) -> None:
        if not self._split.is_wide and not self.panel.isHidden():
            self._desk.settings.keep(list_width=self._split.sizes()[0])


def _why_nothing(wanted: CaseFilter) -> str:
    if wanted.query.strip():
        return t("No case matches {query}.", query=wanted.query.strip())
    return t("No case is in this state.")
