"""Carry out one command: exit code 0, 1 for findings, 2 with one sentence on standard error."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from officer_app.cli.parser import make_parser
from officer_app.domain.clock import Clock
from officer_app.domain.errors import OfficerError

MISTAKE = 2


def run(argv: Sequence[str], clock: Clock) -> int:
    """Carry out the command line `argv`; `clock` tells the day where `--today` does not."""
    _speak_plainly()
    try:
        arguments = make_parser().parse_args(argv, argparse.Namespace(clock=clock))
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except OfficerError as error:
        print(error, file=sys.stderr)
        return MISTAKE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped. Nothing half-done was kept.", file=sys.stderr)
        return MISTAKE
    return code


def _speak_plainly() -> None:
    """Write what this screen or pipe cannot show as its code instead of breaking off; into pipes in UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
