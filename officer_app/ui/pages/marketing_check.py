"""Checking a mailing: paste addresses or choose a table, and see who must not be mailed; nothing is kept."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from officer_app.domain.client import Client
from officer_app.domain.errors import OfficerError
from officer_app.domain.watch import Cancelled, Progress
from officer_app.services.mailing import (
    ListCheck,
    Survey,
    TableFile,
    address_columns,
    check_against,
    column_lines,
    look_over,
    open_table,
    pasted_lines,
    read_stops,
)
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import EDGE, Card, Turning
from officer_app.ui.choosers import QuietCombo
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_file
from officer_app.ui.form_rows import Note
from officer_app.ui.jobs import Job
from officer_app.ui.labels import Text
from officer_app.ui.pages.marketing_result import ResultCard
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, say_here, t

_SIDE_BY_SIDE = 860
_TEXT_HEIGHT = 180


class MailingPage(QWidget):
    """At the left the list that is to be mailed, at the right who of it must not be."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("mailing")
        self.setAccessibleName(t("Check a mailing"))
        self.setAcceptDrops(True)
        self._desk = desk
        self._job: Job | None = None
        self._table: TableFile | None = None
        self._survey: Survey | None = None
        self._make_parts()
        self._lay_out()
        self.setFocusProxy(self.text)
        self.begin()

    def _make_parts(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setObjectName("mailing_text")
        self.text.setAccessibleName(t("Addresses"))
        self.text.setPlaceholderText(t("One address a line, or several with commas between them"))
        self.text.setMinimumHeight(_TEXT_HEIGHT)
        self.text.setTabChangesFocus(True)
        self.file_name = Text("", "strong", name="mailing_file")
        self.column = _combo("mailing_column", t("Column with the addresses"))
        self.column.setPlaceholderText(t("Choose a column"))
        self.column.currentIndexChanged.connect(self._check_column)
        self.which = Note(t("Which column holds the addresses?"), "muted", name="mailing_which")
        self.client = _combo("mailing_client", t("Mailing in the name of"))
        self.result = ResultCard(self._desk)
        self.notices = Note("", "warn", name="mailing_notices")

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("mailing_inside")
        page = QVBoxLayout(inside)
        page.setContentsMargins(EDGE, 18, EDGE, 18)
        page.setSpacing(10)
        page.addWidget(Text(t("Check a mailing"), "title"))
        page.addWidget(Note(t("Nothing of the list is kept: it is compared with the suppression list and forgotten."),
            "muted"))  # fmt: skip
        columns = Turning("mailing_columns", _SIDE_BY_SIDE, 16)
        columns.box.addWidget(self._list_card(), 1)
        columns.box.addWidget(self.result, 1)
        page.addWidget(columns, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, "mailing_area"))

    def _list_card(self) -> Card:
        card = Card("mailing_card", t("Who is to be mailed"))
        self.check_button = filled(t("Check"), "mailing.check", self.check, icon_name="check")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(t("Choose a file"), "mailing.choose", self.choose, icon_name="folder"))
        row.addWidget(button(t("Clear"), "mailing.clear", self.begin))
        row.addStretch(1)
        row.addWidget(self.check_button)
        for part in (self.text, self.file_name, self.notices, self.which, self.column):
            card.column.addWidget(part)
        card.column.addWidget(Note(t("Mailing in the name of"), "muted"))
        card.column.addWidget(self.client)
        card.column.addLayout(row)
        card.column.addStretch(1)
        return card

    def begin(self) -> None:
        """Begin with an empty list; what was checked before is forgotten."""
        if self._job:
            self._job.cancel()
        self._table = self._survey = None
        self.text.clear()
        self.text.show()
        for part in (self.file_name, self.notices, self.which, self.column):
            part.hide()
        self.result.forget()
        self._offer_clients()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._offer_clients()

    def _offer_clients(self) -> None:
        chosen = self.client.currentData()
        self.client.clear()
        self.client.addItem(t("Ourselves"), None)
        for each in self._desk.register.all(Client, retired_on=None):
            self.client.addItem(each.name, each.id)
        self.client.setCurrentIndex(max(0, self.client.findData(chosen)))

    # A table

    def choose(self) -> None:
        """Let the person choose a table on disk."""
        kinds = t("Tables (*.csv *.txt *.tsv *.xlsx);;All files (*)")
        path = choose_file(self, t("Choose the list of the mailing"), kinds)
        if path:
            self.read_table(path)

    def read_table(self, path: Path) -> None:
        """Look over a table; with one column of addresses it is checked at once, else the person chooses."""
        self.begin()
        self._run(t("Reading {name}", name=path.name), lambda progress, cancelled: _seen(path, progress, cancelled),
            self._show_table)  # fmt: skip

    def _show_table(self, seen: tuple[TableFile, Survey]) -> None:
        self._table, self._survey = seen
        self.text.hide()
        rows = count(self._survey.rows, "1 row", "{n} rows")
        self.file_name.setText(t("{name}, {rows}", name=self._table.path.name, rows=rows))
        self.file_name.show()
        self.notices.setText(" ".join(say_here(each) for each in self._survey.notices))
        self.notices.setVisible(bool(self._survey.notices))
        found = address_columns(self._survey)
        self._offer_columns()
        if len(found) == 1:
            self.column.setCurrentIndex(self.column.findData(found[0].place))  # which checks it
        else:
            self.column.setFocus()

    def _offer_columns(self) -> None:
        self.column.blockSignals(True)
        self.column.clear()
        for each in self._survey.columns if self._survey else ():
            example = f": {each.examples[0]}" if each.examples else ""
            self.column.addItem(f"{each.title}{example}", each.place)
        self.column.setCurrentIndex(-1)
        self.column.blockSignals(False)
        self.which.show()
        self.column.show()

    def _check_column(self, index: int) -> None:
        self.result.forget()
        if index >= 0:
            self.check()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1:
            self.read_table(paths[0])
        else:
            self._desk.notices.say(t("Drop one file with the list of the mailing."), Tone.WARN)

    # The check

    def check(self) -> None:
        """Compare the list with the suppression list, in the background."""
        table, place, text = self._table, self.column.currentData(), self.text.toPlainText()
        if table is None:
            whole = text.count("\n") + 1
            self._compare(lambda: pasted_lines(text), whole, is_empty=not text.strip())
        elif place is None:
            self._desk.notices.say(t("Choose the column that holds the addresses."), Tone.WARN)
        else:
            whole = self._survey.rows if self._survey else 0
            self._compare(partial(column_lines, table, place), whole, is_empty=False)

    def _compare(self, lines: Callable[[], Iterable[tuple[int, str]]], whole: int, *, is_empty: bool) -> None:
        if is_empty:
            self._desk.notices.say(t("Paste the addresses first, or choose a file."), Tone.WARN)
            return
        client = self.client.currentData()

        def work(progress: Progress, cancelled: Cancelled) -> ListCheck:
            with self._desk.register.snapshot() as reader:
                stops = read_stops(reader, client=client)
            return check_against(
                stops, lines(), progress=lambda done: progress(min(done, whole), whole), cancelled=cancelled
            )

        self._run(t("Checking the mailing"), work, self._show)

    def _show(self, check: ListCheck) -> None:
        self.result.show_check(check, self._table)

    def _run(self, title: str, work: Callable[[Progress, Cancelled], Any], then: Callable[[Any], None]) -> None:
        if self._job:
            self._job.cancel()
        self.check_button.setEnabled(False)
        job = self._desk.jobs.start(title, work, then, self._say_failure)
        self._job = job
        job.finished.connect(lambda: self._ended(job))

    def _ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.check_button.setEnabled(True)

    def _say_failure(self, error: Exception) -> None:
        if isinstance(error, OfficerError):
            self._desk.notices.say_error(error)
        else:
            self._desk.jobs.crashed.emit(error)


def _seen(path: Path, progress: Progress, cancelled: Cancelled) -> tuple[TableFile, Survey]:
    table = open_table(path)
    return table, look_over(table, progress, cancelled)


def _combo(name: str, label: str) -> QuietCombo:
    combo = QuietCombo()
    combo.setObjectName(name)
    combo.setAccessibleName(label)
    return combo
