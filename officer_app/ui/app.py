"""The start of the window: one application, one theme, and the register that was asked for or used last."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from officer_app import __version__
from officer_app.domain.clock import Clock
from officer_app.domain.places import resource
from officer_app.ui.crash import CrashGuard, keep_log
from officer_app.ui.jobs import Jobs
from officer_app.ui.main_window import PROGRAM, MainWindow
from officer_app.ui.opening import Opener
from officer_app.ui.settings import Settings
from officer_app.ui.single_instance import raise_first_window, user_name
from officer_app.ui.text_size import honour_text_size
from officer_app.ui.theme import THEME

LANGUAGE = "en_GB"
"""The window speaks English; the others come as translations."""


def run_window(register: Path | None, *, clock: Clock, state_folder: Path) -> int:
    """Open the window and return its exit code; where the register is open already, that window comes forward."""
    app = _application()
    settings = Settings(state_folder)
    wanted = register or _last_register(settings)
    if wanted is not None and raise_first_window(wanted):
        return 0
    guard = CrashGuard(keep_log(state_folder))
    guard.install()
    THEME.install(app, settings.look)
    jobs = Jobs(app)
    jobs.crashed.connect(guard.tell)
    gc.freeze()  # what the start made stays: to look through it for garbage would stop the window for 100 ms each time
    window = MainWindow(Opener(jobs, clock, user_name()), settings)
    guard.window = window
    if wanted is None:
        window.show_first_page()
    else:
        window.open_path(wanted)
    window.show_as_before()
    code = app.exec()
    jobs.stop()
    return code


def _application() -> QApplication:
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    honour_text_size()
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("officer")
    app.setApplicationDisplayName(PROGRAM)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("officer")
    app.setWindowIcon(QIcon(str(resource("icons", "officer.svg"))))
    QLocale.setDefault(QLocale(LANGUAGE))
    return app


def _last_register(settings: Settings) -> Path | None:
    last = settings.values.last_register
    path = Path(last) if last else None
    return path if path and path.is_file() else None
