"""The line at the foot: which file, encrypted or plain, the last copy, and whether the history was verified."""

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from officer_app.services.cases import organisation_of
from officer_app.ui.buttons import button
from officer_app.ui.desk import Desk
from officer_app.ui.icons import Sign, wear
from officer_app.ui.job_line import JobLine
from officer_app.ui.labels import Elided, Text
from officer_app.ui.stylesheet import dress
from officer_app.ui.verifying import verified_words
from officer_app.ui.words import moment, t, without_mnemonic

HEIGHT = 26


class StatusLine(QFrame):
    """Says quietly that all is well, or loudly that it is not."""

    history_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setProperty("box", "foot")
        self.setFixedHeight(HEIGHT)
        self.sign = Sign("unlocked")
        self.file = Elided("", "note", name="status_file")
        self.copy = Text("", "note", name="status_copy")
        self.history: QPushButton = button("", "status_history", self.history_wanted.emit, look="status")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(18)
        row.addWidget(self.sign)
        row.addWidget(self.file, 3)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(JobLine(desk.jobs))
        row.addWidget(self.history, 0, Qt.AlignmentFlag.AlignRight)
        self._desk = desk
        self._result: Any = None
        desk.verifier.started.connect(self._show_busy)
        desk.verifier.verified.connect(self.show_result)
        desk.changed.connect(self.follow)
        self.show_file()
        self.show_copy()

    def show_file(self) -> None:
        """Say which file is open, and whether it is encrypted."""
        register = self._desk.register
        state = t("encrypted") if register.encrypted else t("not encrypted")
        read_only = t(", read only") if register.read_only else ""
        self.file.setText(f"{register.path.name}, {state}{read_only}")
        self.sign.show_sign("lock" if register.encrypted else "unlocked", "muted")

    def _say(self, words: str) -> None:
        self.history.setText(without_mnemonic(words))
        self.history.setAccessibleName(words)

    def _show_busy(self) -> None:
        self._result = None
        self._say(t("Verifying the history"))

    def follow(self) -> None:
        """Say how far the last check reaches: entries came since, or another day began."""
        if self._result is not None and not self._result.findings:
            register = self._desk.register
            newest = register.history(newest=1)
            self._say(
                verified_words(
                    self._result, self._desk.verifier.began_at, register.clock.now(), newest[0].seq if newest else 0
                )
            )

    def show_result(self, result: Any) -> None:
        """Say what the check of the history found."""
        self._result = result
        self._say(t("The history does not hold: look at it now"))
        self.follow()
        dress(self.history, "state", "bad" if result.findings else "")
        wear(self.history, *(("alert", "bad") if result.findings else ("check", "ok")))

    def show_copy(self) -> None:
        """Say when the register was copied last; nothing where no folder for copies is named."""
        register = self._desk.register
        folder = organisation_of(register).backup_folder.strip()
        last = last_copy(Path(folder), register.path) if folder else None
        said = t("Last copy {when}", when=moment(last)) if last else t("No copy in the folder for backups")
        self.copy.setText(said if folder else "")


def last_copy(folder: Path, register: Path) -> datetime | None:
    """Return when the newest copy in a folder was written, None where there is none or the folder is not there."""
    try:
        written = [each.stat().st_mtime for each in folder.glob(f"{register.stem}*") if each.resolve() != register]
    except OSError:
        return None
    return datetime.fromtimestamp(max(written)).astimezone() if written else None
