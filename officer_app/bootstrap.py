"""Where everything is put together: the machine's clock, the person's folders, and which shell is wanted."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import platformdirs

from officer_app.domain.clock import Clock, FixedClock

VERBS = frozenset({"demo", "new", "case", "letter", "report", "add", "list", "show", "verify", "assess"})
WITH_VALUE = frozenset({"--today", "--passphrase-file"})


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
    words = _words(argv)
    asks_help = {"-h", "--help", "--version"} & set(argv)
    if asks_help or (words and words[0] in VERBS) or _has_unknown_option(argv):
        from officer_app.cli.run import run  # noqa: PLC0415 - the command line must start where Qt cannot

        return run(argv, SystemClock())
    from officer_app.ui.app import run_window  # noqa: PLC0415 - and the window only where it is wanted

    return run_window(Path(words[0]) if words else None, clock=_clock(argv), state_folder=state_folder())


def state_folder() -> Path:
    """Return the folder for the window's own settings and log: nothing of any case is kept there."""
    return Path(platformdirs.user_state_dir("officer", appauthor=False))


def _words(argv: Sequence[str]) -> list[str]:
    before = ["", *argv]
    return [
        word for word, last in zip(argv, before, strict=False) if not word.startswith("-") and last not in WITH_VALUE
    ]


def _has_unknown_option(argv: Sequence[str]) -> bool:
    return any(word.startswith("-") and word.split("=")[0] not in WITH_VALUE for word in argv)


def _clock(argv: Sequence[str]) -> Clock:
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        if word == "--today":
            return FixedClock(date.fromisoformat(following))
    return SystemClock()


if __name__ == "__main__":
    sys.exit(main())
