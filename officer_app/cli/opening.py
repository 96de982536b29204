"""How a command opens a register: its clock, its actor, and the passphrase that is never an argument."""

import argparse
import getpass
import json
import os
import sys
from typing import Any

from officer_app.domain.clock import Clock, FixedClock
from officer_app.domain.errors import OfficerError
from officer_app.services.register import Register, is_encrypted, open_register


def clock_of(arguments: argparse.Namespace) -> Clock:
    """Return the clock that `--today` fixes, or the machine's."""
    clock: Clock = arguments.clock
    return FixedClock(arguments.today) if arguments.today else clock


def actor() -> str:
    """Return the name under which changes stand in the history: the account's."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "officer"


def passphrase_of(arguments: argparse.Namespace, *, ask_twice: bool = False) -> str:
    """Return the passphrase from its file, the environment or the prompt.

    Raises `OfficerError` where none is to be had.
    """
    if arguments.passphrase_file:
        return _from_file(arguments)
    if "OFFICER_PASSPHRASE" in os.environ:
        return os.environ["OFFICER_PASSPHRASE"]
    if not sys.stdin.isatty():
        raise OfficerError("The register needs its passphrase: set OFFICER_PASSPHRASE or use --passphrase-file.")
    first = getpass.getpass("Passphrase: ")
    if ask_twice and getpass.getpass("Once more: ") != first:
        raise OfficerError("The two passphrases differ. Nothing was created.")
    return first


def _from_file(arguments: argparse.Namespace) -> str:
    try:
        text: str = arguments.passphrase_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OfficerError("The passphrase file {file} cannot be read.", file=arguments.passphrase_file) from error
    return text.removesuffix("\n").removesuffix("\r")


def open_for(arguments: argparse.Namespace, *, read_only: bool = False) -> Register:
    """Open the register that a command names, for reading or for writing."""
    passphrase = passphrase_of(arguments) if is_encrypted(arguments.register) else None
    return open_register(
        arguments.register, passphrase=passphrase, read_only=read_only, clock=clock_of(arguments), actor=actor()
    )


def fields_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the object of `--json FIELDS`; raises `OfficerError` where it is none."""
    try:
        fields = json.loads(arguments.fields)
    except (ValueError, RecursionError) as error:
        raise OfficerError("FIELDS is not JSON: {problem}.", problem=error) from error
    if not isinstance(fields, dict):
        raise OfficerError("FIELDS must be one JSON object, such as {example}.", example='{"language": "fr"}')
    return fields


def print_json(value: Any) -> None:
    """Print a value as JSON that people can read too."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
