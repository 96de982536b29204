"""Whether a command line asks for the window, and with which register and clock."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from officer_app.cli.parser import VERBS, Parser, present_day
from officer_app.domain.clock import Clock, FixedClock
from officer_app.domain.errors import OfficerError


@dataclass(frozen=True, slots=True)
class WindowWanted:
    """The register to open first, if any, and the clock to go by."""

    register: Path | None
    clock: Clock


def asks_for_window(argv: Sequence[str]) -> bool:
    """Tell whether these words name no verb and make sense for the window; else the command line speaks."""
    try:
        asked = _parser().parse_args(list(argv))
    except OfficerError:
        return False
    return not asked.help and (asked.register is None or _is_register(asked.register))


def _is_register(named: Path) -> bool:
    """Tell a file, even one that is gone, from a verb, even one that is misspelt."""
    return str(named) not in VERBS and (named.suffix == ".officer" or os.path.lexists(named))


def window_wanted(argv: Sequence[str], clock: Clock) -> WindowWanted:
    """Return what the window is to open; `clock` tells the day where `--today` does not."""
    asked = _parser().parse_args(list(argv))
    return WindowWanted(asked.register, FixedClock(asked.today) if asked.today else clock)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="officer", add_help=False)
    parser.add_argument("--today", type=present_day)
    parser.add_argument("--help", "-h", "--version", dest="help", action="store_true")
    parser.add_argument("register", type=Path, nargs="?")
    return parser
