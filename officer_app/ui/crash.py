"""When the program itself is at fault: a plain sentence, and a log without personal data."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from officer_app import __version__
from officer_app.ui.buttons import button, filled
from officer_app.ui.labels import Text
from officer_app.ui.saving import open_folder_of
from officer_app.ui.words import t

LOG_NAME = "officer.log"
_LARGEST = 1_000_000

_LOG = logging.getLogger("officer")


def keep_log(folder: Path) -> Path:
    """Write faults into a log in the state folder; an old long one is begun anew."""
    path = folder / LOG_NAME
    handler: logging.Handler = logging.NullHandler()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        too_long = path.exists() and path.stat().st_size > _LARGEST
        handler = logging.FileHandler(path, mode="w" if too_long else "a", encoding="utf-8", delay=True)
    except OSError:
        _LOG.debug("no log can be kept")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for old in list(_LOG.handlers):
        _LOG.removeHandler(old)
        old.close()
    _LOG.addHandler(handler)
    _LOG.propagate = False
    return path


def facts_of(error: BaseException) -> str:
    """Return where a fault happened: files, lines and kinds of error, never a message or a value."""
    lines = [f"Officer {__version__}, Python {sys.version.split()[0]}, {sys.platform}", type(error).__qualname__]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    cause = error.__cause__ or error.__context__
    if cause is not None:
        lines.append(f"from {type(cause).__qualname__}")
    return "\n".join(lines)


class CrashDialog(QDialog):
    """Says that it was our fault and that nothing saved is lost."""

    def __init__(self, parent: QWidget | None, error: BaseException, log: Path) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle(t("Something went wrong in the program"))
        self.setAccessibleName(self.windowTitle())
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Text(self.windowTitle(), "panel", wrap=True))
        said = t(
            "This is a fault of the program, not of yours. What was saved is safe; the last step may not have been "
            "done. Look whether it was, and try again."
        )
        column.addWidget(Text(said, wrap=True))
        column.addWidget(Text(facts_of(error), "note", wrap=True, name="crash_facts"))
        column.addWidget(
            Text(t("The same lines are in {log}; they hold no personal data.", log=log), "note", wrap=True)
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(t("Show the log"), "crash_log", lambda: open_folder_of(log)))
        go_on = filled(t("Go on"), "crash_close", self.accept)
        row.addWidget(go_on)
        column.addLayout(row)
        go_on.setFocus()


class CrashGuard:
    """Catches what nobody caught, writes it down, and shows one dialog at a time."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._is_open = False
        self.window: QWidget | None = None

    def install(self) -> None:
        """Take over from Python's own hook."""
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.tell(error)

    def tell(self, error: BaseException) -> None:
        """Write a fault down and show it."""
        _LOG.error("%s", facts_of(error))
        if not self._is_open:
            self._is_open = True
            CrashDialog(self.window, error, self._log).exec()
            self._is_open = False
