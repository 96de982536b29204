"""The two short lists at the right of Today: whom we wait for, and searches without an answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_app.domain.case_file import CaseLine
from officer_app.domain.workload import OpenTask, Waiting, WaitsFor
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, clear
from officer_app.ui.chips import Chip, Face
from officer_app.ui.desk import Desk
from officer_app.ui.labels import Elided, Text
from officer_app.ui.states import task_face
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, day_month, t

_SHOWN_TASKS = 4


class WaitingList(Card):
    """How many cases each of the others holds up, with whose they are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("waiting", t("Waiting for others"))
        self._desk = desk
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(5)
        self._rows.setColumnStretch(1, 1)
        self.column.addLayout(self._rows)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show who is waited for."""
        clear(self._rows)
        if not waiting:
            self._rows.addWidget(Text(t("Nobody holds a case up."), "muted"), 0, 0)
        for row, whom in enumerate(each for each in WaitsFor if any(item.waits_for is each for item in waiting)):
            lines = [item.line for item in waiting if item.waits_for is whom]
            self._rows.addWidget(Chip(_face(whom, len(lines)), f"waiting_{whom}"), row, 0)
            names = ", ".join(line.case.subject_name for line in lines)
            self._rows.addWidget(Elided(names, "muted", name=f"waiting_{whom}_names"), row, 1)


def _face(whom: WaitsFor, number: int) -> Face:
    if whom is WaitsFor.PERSON:
        return Face(count(number, "1 person", "{n} people"), Tone.WARN, "person")
    if whom is WaitsFor.CLIENT:
        return Face(count(number, "1 client", "{n} clients"), Tone.WARN, "organisation")
    return Face(count(number, "1 search", "{n} searches"), Tone.WARN, "search")


class TaskList(Card):
    """Searches without an answer, overdue first; pressing one opens its case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("tasks", t("Tasks"))
        self._desk = desk
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)

    def show_tasks(self, tasks: Sequence[OpenTask]) -> None:
        """Show the most urgent ones, and how many more there are."""
        clear(self._rows)
        if not tasks:
            words = t("Searches in systems and at processors that wait for an answer stand here.")
            self._rows.addWidget(Text(words, "muted", wrap=True))
        for each in tasks[:_SHOWN_TASKS]:
            self._rows.addWidget(_TaskRow(each, self._open(each.line)))
        more = len(tasks) - _SHOWN_TASKS
        if more > 0:
            shown = count(more, "1 more", "{n} more")
            self._rows.addWidget(
                button(shown, "tasks_more", lambda: self._desk.cases_wanted.emit("waiting"), look="link")
            )

    def _open(self, line: CaseLine) -> Callable[[], None]:
        return lambda: self._desk.open_case(line.case.id or 0, "tasks")


class _TaskRow(QPushButton):
    """One search: what, for whom, since when, and how much time is left."""

    def __init__(self, each: OpenTask, pressed: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(f"task_{each.task.id}")
        self.setProperty("look", "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(42)
        what = t("{system} for {reference}", system=each.task.system, reference=each.line.case.reference)
        self.setAccessibleName(what)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(each.task.system))
        words.addWidget(Elided(_since(each), "quiet"))
        row.addLayout(words, 1)
        row.addWidget(Chip(task_face(each.task.answer, each.days_left)), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: pressed())  # noqa: PLW0108 - Qt would pass the checked state


def _since(each: OpenTask) -> str:
    case = each.line.case
    if each.task.asked_on is None:
        return t("{reference}, {person}, not asked yet", reference=case.reference, person=case.subject_name)
    day = day_month(each.task.asked_on)
    return t("{person}, asked {day}, {reference}", reference=case.reference, person=case.subject_name, day=day)
