"""What the check of a mailing found: who must not be mailed and why, what no address is, and the list without them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.watch import Cancelled
from officer_app.services.case_work import write_whole
from officer_app.services.mailing import ListCheck, TableFile, cleaned_table, stopped_table
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_new_file
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.notices import Offer
from officer_app.ui.saving import documents_folder, file_name, open_folder_of, with_ending
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, full_day, t, translate

_SHOWN = 500


class ResultCard(Card):
    """Counts, the lines that were stopped and those that are no address, and two files to save."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("mailing_result", t("Who must not be mailed"))
        self._desk = desk
        self.checked: ListCheck | None = None
        self._table: TableFile | None = None
        self.empty = Note(t("Paste addresses or choose a file, and the answer stands here."), "muted")
        self.summary = Text("", "strong", wrap=True, name="mailing_summary")
        self.lines = QListWidget()
        self.lines.setObjectName("mailing_lines")
        self.lines.setAccessibleName(t("Who must not be mailed"))
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.save_cleaned = button(
            t("Save the list without them"), "mailing.cleaned", self.keep_cleaned, icon_name="save"
        )
        self.save_stopped = button(t("Save who is stopped"), "mailing.stopped", self.keep_stopped)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_cleaned)
        row.addWidget(self.save_stopped)
        row.addStretch(1)
        for part in (self.empty, self.summary):
            self.column.addWidget(part)
        self.column.addWidget(self.lines, 1)
        self.column.addLayout(row)
        self.column.addStretch(0)
        self.forget()

    def forget(self) -> None:
        """Show nothing, and keep nothing of the list."""
        self.checked = self._table = None
        self.lines.clear()
        self.summary.setText("")
        self._offer(is_there=False)

    def _offer(self, *, is_there: bool) -> None:
        self.empty.setVisible(not is_there)
        for part in (self.summary, self.lines, self.save_cleaned, self.save_stopped):
            part.setVisible(is_there)

    def show_check(self, check: ListCheck, table: TableFile | None) -> None:
        """Show what a check found."""
        self.checked, self._table = check, table
        self.summary.setText(_said(check))
        self.lines.clear()
        self.lines.addItems(_lines(check))
        self._offer(is_there=True)
        self.lines.setVisible(bool(self.lines.count()))
        self.save_stopped.setEnabled(bool(check.stopped))
        self.save_cleaned.setEnabled(bool(check.free))

    def keep_cleaned(self) -> None:
        """Write the list without those who must not be mailed where the person says."""
        check, table = self.checked, self._table
        if check:
            title = t("{name} without the stopped", name=table.path.stem if table else t("Mailing"))
            self._save(title, lambda cancelled: cleaned_table(check, table, cancelled=cancelled))

    def keep_stopped(self) -> None:
        """Write who must not be mailed, and why, where the person says."""
        check = self.checked
        if check:
            self._save(t("Not to be mailed"), lambda _cancelled: stopped_table(check, translate))

    def _save(self, title: str, made: Callable[[Cancelled], bytes]) -> None:
        place = choose_new_file(self, t("Save the list"), documents_folder() / file_name(f"{title}.csv"),
            t("CSV (*.csv)"))  # fmt: skip
        if place is None:
            return
        try:
            to = with_ending(place, ".csv")
        except OfficerError as error:
            self._desk.notices.say_error(error)
            return
        self._desk.jobs.start(t("Saving the list"), lambda _progress, cancelled: write_whole(to, made(cancelled)),
            self._say_saved)  # fmt: skip

    def _say_saved(self, written: Path) -> None:
        self._desk.notices.say(t("Saved as {path}", path=written), Tone.OK,
            Offer(t("Show the folder"), lambda: open_folder_of(written)))  # fmt: skip


def _said(check: ListCheck) -> str:
    if not check.whole:
        return t("There is no address in this list.")
    if not check.stopped:
        said = count(check.whole, "The 1 address may be mailed.", "None of the {n} addresses is stopped.")
    else:
        said = count(len(check.stopped), "1 of {whole} must not be mailed.", "{n} of {whole} must not be mailed.",
            whole=check.whole)  # fmt: skip
    lost = len(check.unreadable)
    more = count(lost, "1 line is no address.", "{n} lines are no address.") if lost else ""
    return f"{said} {more}".strip()


def _lines(check: ListCheck) -> list[str]:
    """Return the lines as they are shown: who is stopped first, then what is no address, and how many more."""
    stopped = [
        t("Line {line}: {address}, {reason}, since {day}", line=hit.line, address=hit.address, reason=hit.entry.reason,
            day=full_day(hit.entry.since) if hit.entry.since else "")
        for hit in check.stopped[:_SHOWN]
    ]  # fmt: skip
    lost = [
        t("Line {line}: {written} is no address", line=line, written=text) for line, text in check.unreadable[:_SHOWN]
    ]
    more = max(0, len(check.stopped) - _SHOWN) + max(0, len(check.unreadable) - _SHOWN)
    return [*stopped, *lost, *([t("and {n} more; save the list to see all", n=more)] if more else [])]
