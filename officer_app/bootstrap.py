"""Where everything is put together: the machine's clock, the person's folders, and which shell is wanted."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import platformdirs

from officer_app.cli.run import run
from officer_app.cli.window import asks_for_window, window_wanted


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock."""

    def today(self) -> date:
        """Return the date in the officer's zone."""
        return datetime.now(UTC).astimezone().date()

    def now(self) -> datetime:
        """Return this instant in UTC."""
        return datetime.now(UTC)


def main(argv: Sequence[str] | None = None) -> int:
    """Start the command line where a verb is given, else the window; returns the exit code."""
    argv = list(sys.argv[1:] if argv is None else argv)
    if asks_for_window(argv):
        from officer_app.ui.app import run_window  # noqa: PLC0415 - the command line must start where Qt cannot

        wanted = window_wanted(argv, SystemClock())
        return run_window(wanted.register, clock=wanted.clock, state_folder=state_folder())
    return run(argv, SystemClock())


def state_folder() -> Path:
    """Return the folder for the window's own settings and log: nothing of any case is kept there."""
    return Path(platformdirs.user_state_dir("officer", appauthor=False))


if __name__ == "__main__":
    sys.exit(main())
