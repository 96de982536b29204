"""Today: what is late, what comes next, what waits for others, and how the past year went."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from officer_app.domain.case_file import CaseLine
from officer_app.domain.workload import DAYS_OF_A_WEEK, Month, Workload
from officer_app.services.drawings import Bar
from officer_app.ui.buttons import button
from officer_app.ui.calendar_saving import calendar_menu
from officer_app.ui.cards import EDGE, Card, EmptyPlace, Figure, Turning
from officer_app.ui.case_book import Listing
from officer_app.ui.chart import ChartView
from officer_app.ui.desk import Desk
from officer_app.ui.labels import Text
from officer_app.ui.page_head import figures_row
from officer_app.ui.pages.case_columns import due_columns
from officer_app.ui.pages.today_gaps import RunningOut
from officer_app.ui.pages.today_lists import TaskList, WaitingList
from officer_app.ui.scrolling import scrolled
from officer_app.ui.tables import RecordModel, RecordTable, fill
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, long_day, month_name, t

SIDE_WIDTH = 346
_TWO_COLUMNS = 900
_FOUR_FIGURES = 720
_SHOWN = 200
_YEAR_HEIGHT = 200


class TodayPage(QWidget):
    """The page that the officer opens the lid for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("today")
        self.setAccessibleName(t("Today"))
        self._desk = desk
        self.title = Text(long_day(desk.today()), "title", name="today_title")
        self.summary = Text("", "muted", wrap=True, name="today_summary")
        inside = QWidget()
        inside.setObjectName("today_inside")
        page = QVBoxLayout(inside)
        page.setContentsMargins(EDGE, 18, EDGE, 18)
        page.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignVCenter)
        self.calendar = button(t("Calendar file"), "today_calendar", icon_name="today",
            tip=t("Save every deadline as a file for your own calendar program"))  # fmt: skip
        self.calendar.setMenu(calendar_menu(self, desk))
        head.addWidget(self.calendar)
        page.addLayout(head)
        page.addWidget(self._figures())
        page.addWidget(self._columns(), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, "today_area"))
        self.setFocusProxy(self.table)
        desk.book.read.connect(self._show)
        if desk.book.listing:
            self._show(desk.book.listing)

    def _figures(self) -> QWidget:
        wanted = self._desk.cases_wanted.emit
        self.late = Figure("figure_late", t("overdue"), "alert", Tone.BAD, lambda: wanted("late"))
        self.tomorrow = Figure("figure_soon", t("due by tomorrow"), "clock", Tone.BAD, lambda: wanted("soon"))
        self.week = Figure("figure_week", t("due this week"), "clock", Tone.WARN, lambda: wanted("soon"))
        self.others = Figure(
            "figure_waiting", t("waiting for others"), "history", Tone.PLAIN, lambda: wanted("waiting")
        )
        figures = (self.late, self.tomorrow, self.week, self.others)
        return figures_row("figures", figures, needs=_FOUR_FIGURES, abreast=2)

    def _columns(self) -> QWidget:
        columns = Turning("today_columns", needs=_TWO_COLUMNS)
        columns.box.addWidget(self._next(), 1)
        side = QVBoxLayout()
        side.setSpacing(12)
        self.chart = ChartView("year")
        self._year = Card("year_card", t("Received and answered late, 12 months"))
        self._year.setFixedHeight(_YEAR_HEIGHT)
        self._year.column.addWidget(self.chart, 1)
        self.gaps = RunningOut(self._desk)
        self.waiting = WaitingList(self._desk)
        self.tasks = TaskList(self._desk)
        for part in (self._year, self.gaps, self.waiting, self.tasks):
            part.setMinimumWidth(SIDE_WIDTH - 56)
            side.addWidget(part)
        side.addStretch(1)
        holder = QWidget()
        holder.setObjectName("today_side")
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setMaximumWidth(16_000)
        self._side = holder
        columns.box.addWidget(holder)
        return columns

    def _next(self) -> Card:
        card = Card("next_card", t("Next to answer"), t("soonest first"), padding=0)
        card.column.setContentsMargins(1, 12, 1, 2)
        card.head.setContentsMargins(11, 0, 11, 0)
        self.model = RecordModel(due_columns(self._desk.today()), lambda line: line.case.id, self)
        self.model.sort(0)
        self.table = RecordTable(self.model, "next_to_answer", t("Next to answer"))
        self.table.setMinimumHeight(280)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(self.model.record(index)))
        self._empty = EmptyPlace(
            "next_empty",
            "cases",
            t("Requests that wait for an answer stand here, the soonest first. None is open now."),
            t("New case"),
            lambda: self._desk.page_wanted.emit("new_case"),
        )
        self._stack = QStackedLayout()
        card.column.addLayout(self._stack, 1)  # first, or the table would be shown as a window of its own
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        return card

    def _open(self, line: CaseLine | None) -> None:
        if line and line.case.id is not None:
            self._desk.open_case(line.case.id)

    def reload(self) -> None:
        """Read the register again, in the background."""
        self._desk.book.reload()
        self._desk.gaps.look_again_on_a_new_day()

    def _show(self, listing: Listing) -> None:
        self.show_work(listing.work)

    def show_work(self, work: Workload) -> None:
        """Show the officer's day."""
        self.title.setText(long_day(self._desk.today()))
        self.summary.setText(summary_of(work))
        self.late.show_number(work.late)
        self.tomorrow.show_number(work.due_within(1))
        self.week.show_number(work.due_within(DAYS_OF_A_WEEK))
        self.others.show_number(len(work.waiting))
        fill(self.table, self.model, work.due_next[:_SHOWN], _key(self.table.chosen_record()))
        self._stack.setCurrentIndex(0 if work.due_next else 1)
        self.chart.show_bars([_bar(month) for month in work.months], t("late"))
        self.waiting.show_waiting(work.waiting)
        self.tasks.show_tasks(work.tasks)


def _bar(month: Month) -> Bar:
    words = t(
        "{month} {year}: {received} received, {late} late",
        month=month_name(month.month),
        year=month.year,
        received=month.received,
        late=month.late,
    )
    return Bar(month_name(month.month), month.received, month.late, words)


def _key(line: CaseLine | None) -> int | None:
    return line.case.id if line else None


def summary_of(work: Workload) -> str:
    """Return the day in a few words: `1 case is late, 1 is due tomorrow`."""
    said = []
    if work.late:
        said.append(count(work.late, "1 case is late", "{n} cases are late"))
    for days, one, many in (
        (0, "1 is due today", "{n} are due today"),
        (1, "1 is due tomorrow", "{n} are due tomorrow"),
    ):
        if work.due_on(days):
            said.append(count(work.due_on(days), one, many))
    if said:
        return ", ".join(said)
    if work.due_within(DAYS_OF_A_WEEK):
        return count(work.due_within(DAYS_OF_A_WEEK), "Nothing is late, 1 is due this week",
                     "Nothing is late, {n} are due this week")  # fmt: skip
    return t("Nothing is late and nothing is due this week") if work.due_next else t("No request waits for an answer")
