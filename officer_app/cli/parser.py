"""The verbs of the command line and their options, in one place."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from officer_app import __version__
from officer_app.cli import assess, cases, exchange, letters, records, registers
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FIRST_YEAR, LAST_YEAR, far_day

Verb = Callable[[argparse.Namespace], int]
Verbs = Any
"""What `add_subparsers` returns; argparse gives its type no public name."""


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and where help is."""
        raise OfficerError("{problem}. See: {command} --help", problem=message.capitalize(), command=self.prog)


_MOST_DIGITS = 15

VERBS = (
    "demo",
    "new",
    "case",
    "letter",
    "report",
    "package",
    "add",
    "list",
    "show",
    "import",
    "export",
    "calendar",
    "verify",
    "assess",
)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of every verb; each sets `run` to the function that carries it out."""
    parser = Parser(prog="officer", description="The privacy officer's program. Without a verb it opens the window.")
    parser.add_argument("--version", action="version", version=f"officer {__version__}")
    parser.add_argument("--today", type=present_day, metavar="DATE", help="act as if it were this day")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help="read the passphrase from a file")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)
    _register_verbs(verbs)
    _case_verbs(verbs.add_parser("case", help="add, list, show and move cases"))
    _output_verbs(verbs)
    _record_verbs(verbs)
    _exchange_verbs(verbs)
    rules = verbs.add_parser("assess", help="the rules as a filter: JSON objects, one a line, in and out")
    rules.add_argument("rule", choices=assess.ALL_RULES)
    rules.set_defaults(run=assess.run)
    return parser


def _register_verbs(verbs: Verbs) -> None:
    demo = _verb(verbs, "demo", registers.demo, "build a sample register, a response letter and a report")
    demo.add_argument("folder", type=Path, metavar="DIR")
    demo.add_argument("--lang", choices=("en", "fr", "nl", "de"), default="en")
    demo.add_argument("--cases", type=int, default=60, metavar="N")
    new = _verb(verbs, "new", registers.new, "create an empty register")
    new.add_argument("register", type=Path, metavar="REGISTER")
    new.add_argument("--no-encryption", action="store_true", help="leave the file readable by anyone who has it")
    verify = _verb(verbs, "verify", registers.verify, "check the file, its records and its history")
    verify.add_argument("register", type=Path, metavar="REGISTER")
    verify.add_argument("--head", metavar="DIGEST", help="the digest that a PDF bears at its foot")


def _case_verbs(case: argparse.ArgumentParser) -> None:
    verbs = case.add_subparsers(dest="case_verb", required=True, metavar="VERB", parser_class=Parser)
    add = _on_register(verbs, "add", cases.add, "record a request; prints its reference")
    add.add_argument("--from", dest="source", metavar="FILE", help="an e-mail, a text, or - for standard input")
    _json_fields(add)
    listing = _on_register(verbs, "list", cases.show_list, "list the cases")
    listing.add_argument("--json", action="store_true")
    listing.add_argument("--open", action="store_true", help="only those that wait for an answer")
    listing.add_argument("--due-before", type=day, metavar="DATE")
    show = _on_register(verbs, "show", cases.show, "show one case")
    show.add_argument("reference", metavar="REF")
    show.add_argument("--json", action="store_true")
    move = _on_register(verbs, "move", cases.move, "take a case to another stage")
    move.add_argument("reference", metavar="REF")
    move.add_argument("stage", metavar="STAGE")
    _json_fields(move)


def _output_verbs(verbs: Verbs) -> None:
    letter = _verb(verbs, "letter", letters.letter, "make a letter")
    letter.add_argument("register", type=Path, metavar="REGISTER", nargs="?")
    letter.add_argument("reference", metavar="REF", nargs="?")
    letter.add_argument("type", metavar="TYPE", nargs="?")
    letter.add_argument("--list", action="store_true", help="the types, one a line")
    letter.add_argument("--lang", metavar="L", default="")
    letter.add_argument("--out", type=Path, metavar="FILE.pdf")
    letter.add_argument("--eml", type=Path, metavar="FILE.eml", help="an e-mail draft with the letter attached")
    _json_fields(letter)
    report = _verb(verbs, "report", letters.report, "make a report")
    report.add_argument("register", type=Path, metavar="REGISTER", nargs="?")
    report.add_argument("kind", metavar="KIND", nargs="?")
    report.add_argument("--list", action="store_true", help="the kinds, one a line")
    report.add_argument("--from", dest="start", type=day, metavar="DATE")
    report.add_argument("--to", dest="end", type=day, metavar="DATE")
    report.add_argument("--lang", metavar="L", default="en")
    report.add_argument("--choose", action="append", default=[], metavar="NAME=VALUE", help="case=REF, count=20 ...")
    report.add_argument("--draft", action="store_true", help="mark every page as a draft")
    report.add_argument("--out", type=Path, metavar="FILE.pdf|.xlsx|.csv|.json")

    package = _on_register(verbs, "package", letters.package, "the answer to a person as one encrypted ZIP")
    package.add_argument("reference", metavar="REF")
    package.add_argument("--out", type=Path, metavar="FILE.zip", required=True)

    calendar = _on_register(verbs, "calendar", letters.calendar, "every deadline as a file for a calendar program")
    calendar.add_argument("--lang", metavar="L", default="")
    calendar.add_argument("--names", action="store_true", help="with the names of people; without it there are none")
    calendar.add_argument("--out", type=Path, metavar="FILE.ics", required=True)


def _record_verbs(verbs: Verbs) -> None:
    add = _on_register(verbs, "add", records.add, "add a record of any other type")
    add.add_argument("type", metavar="TYPE")
    _json_fields(add)
    listing = _on_register(verbs, "list", records.show_list, "list the records of a type as JSON")
    listing.add_argument("type", metavar="TYPE")
    show = _on_register(verbs, "show", records.show, "show one record as JSON")
    show.add_argument("type", metavar="TYPE")
    show.add_argument("id", type=record_number, metavar="ID")


def _exchange_verbs(verbs: Verbs) -> None:
    bring = _on_register(verbs, "import", exchange.bring, "import a table, or a whole export into an empty register")
    bring.add_argument("type", metavar="TYPE", help="what the rows are, or all for a whole export")
    bring.add_argument("file", type=Path, nargs="?", metavar="FILE")
    bring.add_argument("--map", action="extend", nargs="+", default=[], metavar="FIELD=COLUMN",
                       help="FIELD= leaves a field out")  # fmt: skip
    bring.add_argument("--dry-run", action="store_true", help="print the counts and the problems, write nothing")
    bring.add_argument("--dates", choices=sorted(exchange.DATES), help="how 03/04/2026 is meant")
    bring.add_argument("--empty-clears", action="store_true", help="an empty cell empties the field of a known record")
    bring.add_argument("--encoding", metavar="NAME", help="such as utf-8 or cp1252; found out otherwise")
    bring.add_argument("--separator", metavar="SIGN", help="comma, semicolon, tab or pipe; found out otherwise")
    bring.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook; the first one otherwise")
    bring.add_argument("--no-titles", action="store_true", help="the first row is a record: columns are Column A, B, C")
    bring.add_argument("--problems", type=Path, metavar="FILE.csv", help="write the rows that are left out there")
    whole = _on_register(verbs, "export", exchange.take_out, "write everything that a register holds")
    whole.add_argument("--out", type=Path, required=True, metavar="FILE.json")


def _verb(verbs: Verbs, name: str, run: Verb, what: str) -> Parser:
    parser: Parser = verbs.add_parser(name, help=what, description=what.capitalize() + ".")
    parser.set_defaults(run=run)
    return parser


def _on_register(verbs: Verbs, name: str, run: Verb, what: str) -> Parser:
    parser = _verb(verbs, name, run, what)
    parser.add_argument("register", type=Path, metavar="REGISTER")
    return parser


def _json_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", dest="fields", metavar="FIELDS", default="{}", help="facts, as one JSON object")


def day(text: str) -> date:
    """Read a date of the command line: 2026-03-05."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-03-05") from None


def present_day(text: str) -> date:
    """Read the day to act as if it were; raises `OfficerError` for one with which no calendar reckons."""
    asked = day(text)
    if not FIRST_YEAR < asked.year < LAST_YEAR:
        raise OfficerError("{problem}", problem=far_day(asked))
    return asked


def record_number(text: str) -> int:
    """Read the number of a record."""
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a record, such as 12")
    return int(text)
